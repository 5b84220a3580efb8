"""Surat pengingat to the head of a unit: how many people of his are late, and who; one letter, or a ZIP for all units.

Printed from the rows as they stand and never stored, but for the ZIP, which who ordered it fetches for seven days.
"""

import tempfile
import zipfile
from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.utils.text import slugify
from django.utils.timezone import localdate

from evaluasi.alur import tahap as alur
from evaluasi.aturan.surat_pengingat import NAMA_TERBANYAK, Hal, nomor_ke
from evaluasi.models import TahapPegawai
from pegawai import bel, mandat
from pegawai.alur import pekerjaan as buku
from pegawai.models import Jejak, Pegawai, Pekerjaan, Penempatan, UnitKerja
from pegawai.penolakan import BukanHak, KeadaanMenolak
from skp_app.alur import paket
from skp_app.alur.isi import identitas, nama_instansi, tempat, unit_tercetak
from skp_app.alur.pencetakan import kertas
from skp_app.aturan.format import POTRET
from skp_app.dokumen.cetak import lembar
from skp_app.models import PeriodeEvaluasi

TUGAS = "evaluasi.surat_pengingat"
TEMPLAT = "dokumen/surat_pengingat.html"
HALAMAN_TERBANYAK = 12


class Surat(NamedTuple):
    """What a letter is about: period, what is late, its number as the office writes it."""

    periode: PeriodeEvaluasi
    hal: Hal
    nomor: str


def cetak(unit: UnitKerja, surat: Surat, *, oleh: Pegawai) -> bytes:
    """The letter as PDF. BukanHak for a unit out of reach, KeadaanMenolak when nobody is late."""
    wajib_mengelola(unit, oleh)
    if not belum(unit, surat).exists():
        raise KeadaanMenolak(f"Tidak ada pegawai {unit.nama} yang tertinggal dalam {surat.hal.sebutan}.")
    Jejak.catat(unit, "cetak_surat_pengingat", oleh=oleh, periode=surat.periode.kode, hal=surat.hal.value)
    return lembar(TEMPLAT, isi(unit, surat, oleh=oleh), kertas=kertas(), arah=POTRET, maks=HALAMAN_TERBANYAK)


def wajib_mengelola(unit: UnitKerja, oleh: Pegawai) -> None:
    if not mandat.mengelola(oleh.pengguna, unit.pk):
        raise BukanHak("Surat pengingat dicetak oleh pengelola kinerja unit atau BKD.")


def belum(unit: UnitKerja, surat: Surat) -> QuerySet[TahapPegawai]:
    """The people whom the letter is about."""
    return alur.cabang(unit, surat.periode).filter(alur.SYARAT[surat.hal.saring])


def isi(unit: UnitKerja, surat: Surat, *, oleh: Pegawai) -> dict[str, Any]:
    """The letter as data, in a fixed number of statements."""
    per_unit = alur.gulung(alur.per_unit(alur.cabang(unit, surat.periode)))
    terlambat = alur.gulung(alur.per_unit(belum(unit, surat)))
    anak = UnitKerja.objects.filter(induk=unit).order_by("nama")
    rincian = [(a.nama, terlambat[a.jalur]["wajib"], per_unit[a.jalur]["wajib"]) for a in anak]
    jumlah = terlambat[unit.jalur]["wajib"]
    return {
        **_kepala(oleh),
        "nomor": surat.nomor,
        "hal": surat.hal,
        "periode": surat.periode,
        "tenggat": _tenggat(surat),
        "unit": unit.nama,
        "kepada": _pimpinan(unit, unit.nama),
        "pada": alur.terhitung(surat.periode),
        "wajib": per_unit[unit.jalur]["wajib"],
        "jumlah": jumlah,
        "rincian": [(nama, n, semua) for nama, n, semua in rincian if n],
        "nama": _nama(unit, surat),
        "sisa": max(0, jumlah - NAMA_TERBANYAK),
    }


def _nama(unit: UnitKerja, surat: Surat) -> list[tuple[str, str, str, str]]:
    """(name, jabatan, unit, what is missing) of the first of them, by unit."""
    hari = min(max(localdate(), surat.periode.mulai), surat.periode.selesai)
    duduk = Penempatan.objects.pada(hari).filter(jenis="definitif").select_related("jabatan")
    semua = belum(unit, surat).select_related("pegawai", "unit").order_by("unit__jalur", "pegawai__nama", "pk")
    semua = semua.prefetch_related(Prefetch("pegawai__penempatan", duduk, to_attr="duduk"))
    return [(t.pegawai.nama_lengkap, _jabatan(t), t.unit.nama, surat.hal.kurang(t.skp)) for t in semua[:NAMA_TERBANYAK]]


def _jabatan(tahap: TahapPegawai) -> str:
    return next((p.nama_jabatan for p in tahap.pegawai.duduk), "")  # type: ignore[attr-defined]


def _tenggat(surat: Surat) -> Any:
    """The last day by which it should have been done."""
    periode = surat.periode
    return periode.periode.tenggat_penetapan if surat.hal is Hal.SKP else periode.jendela_selesai


def _pimpinan(unit: UnitKerja, bila_kosong: str) -> str:
    """To whom the letter goes: the post of the head, by the record of placements."""
    duduk = Penempatan.objects.pada(localdate()).filter(unit=unit, memimpin=True).select_related("jabatan")
    kepala = duduk.order_by("jenis").first()
    return kepala.nama_jabatan if kepala else f"Pimpinan {bila_kosong}"


def _kepala(oleh: Pegawai) -> dict[str, Any]:
    """Letterhead and signature: the printed unit of whoever makes the letter, and its head."""
    duduk = Penempatan.objects.pada(localdate()).filter(pegawai=oleh).select_related("unit").order_by("jenis").first()
    if duduk is None:
        raise KeadaanMenolak("Penempatan Anda belum dicatat, jadi kepala suratnya tidak diketahui.")
    pengirim = unit_tercetak(duduk.unit)
    memimpin = Penempatan.objects.pada(localdate()).filter(unit=pengirim, memimpin=True)
    pimpinan = memimpin.select_related("pegawai", "jabatan", "unit").order_by("jenis").first()
    instansi = nama_instansi(pengirim)
    return {
        "instansi": instansi,
        "pengirim": "" if pengirim.nama == instansi else pengirim.nama,
        "tempat": tempat(pengirim),
        "tanggal": localdate(),
        "pimpinan": identitas(pimpinan) if pimpinan else None,
    }


# All units right below one of them -----------------------------------------------------------------
@transaction.atomic
def pesan(unit: UnitKerja, surat: Surat, *, oleh: Pegawai) -> Pekerjaan:
    """Order a letter for each unit right below that has people who are late. The same raises as `cetak`."""
    wajib_mengelola(unit, oleh)
    if not belum(unit, surat).exists():
        raise KeadaanMenolak(f"Tidak ada pegawai {unit.nama} yang tertinggal dalam {surat.hal.sebutan}.")
    masukan = {"periode": surat.periode.kode, "hal": surat.hal.value, "nomor": surat.nomor, "unit": unit.kode}
    kunci = f"{surat.periode.kode}-{surat.hal}-{unit.pk}-{oleh.pk}"
    judul = f"Surat pengingat {unit.nama}, {surat.periode.nama}"[:200]
    pekerjaan = buku.pesan(TUGAS, kunci, judul, oleh, oleh=oleh.kode, **masukan)
    Jejak.catat(unit, "pesan_surat_pengingat", oleh=oleh, **masukan)
    bel.bunyikan(pekerjaan)
    return pekerjaan


def jalankan(pekerjaan: Pekerjaan, kemajuan: Callable[[int, int], None]) -> dict[str, Any]:
    """The body of the job. Begun anew after a killed worker; it writes over the earlier attempt."""
    masukan = pekerjaan.masukan
    oleh = Pegawai.objects.select_related("pengguna").get(kode=masukan["oleh"])
    periode = PeriodeEvaluasi.objects.select_related("periode").get(kode=masukan["periode"])
    surat = Surat(periode, Hal(masukan["hal"]), masukan["nomor"])
    induk = UnitKerja.objects.get(kode=masukan["unit"])
    wajib_mengelola(induk, oleh)
    terlambat = alur.gulung(alur.per_unit(belum(induk, surat)))
    semua = UnitKerja.objects.filter(induk=induk).order_by("nama")
    unit = [u for u in semua if terlambat[u.jalur]["wajib"]]
    with tempfile.TemporaryFile() as sementara:
        with zipfile.ZipFile(sementara, "w", zipfile.ZIP_STORED) as arsip:
            for nomor, u in enumerate(unit, start=1):
                kemajuan(nomor - 1, len(unit))
                satu = surat._replace(nomor=nomor_ke(surat.nomor, nomor))
                pdf = lembar(
                    TEMPLAT, isi(u, satu, oleh=oleh), kertas=kertas(), arah=POTRET, maks=HALAMAN_TERBANYAK
                )  # fmt: skip
                arsip.writestr(f"{nomor:03}-{slugify(u.nama)[:60]}.pdf", pdf)
        simpanan = paket.simpan(pekerjaan, sementara)
    kemajuan(len(unit), len(unit))
    return {"surat": len(unit), "tautan": f"/pantauan/surat/{pekerjaan.kode}/", **simpanan}


def buka(pekerjaan: Pekerjaan, *, oleh: Pegawai) -> Any:
    """The finished ZIP, for who ordered it and still manages the unit; every download leaves a trace."""
    if pekerjaan.peminta_id != oleh.pk:
        raise BukanHak("Paket ini hanya terbuka bagi yang memesannya.")
    isi_paket = paket.buka(pekerjaan, "Buat lagi dari halaman Pantauan")
    unit = UnitKerja.objects.get(kode=pekerjaan.masukan["unit"])
    wajib_mengelola(unit, oleh)
    Jejak.catat(unit, "unduh_surat_pengingat", oleh=oleh, pekerjaan=pekerjaan.kode)
    return isi_paket
