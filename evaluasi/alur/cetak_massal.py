"""The documents of a whole unit or team as one ZIP: ordered, printed in the background, fetched by who ordered it."""

import hashlib
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any, NamedTuple

from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.text import slugify
from django.utils.timezone import localtime, now

from evaluasi.alur import pencetakan as cetak_evaluasi
from evaluasi.models import Evaluasi
from pegawai import bel, mandat
from pegawai.alur import pekerjaan as buku
from pegawai.alur import pembacaan
from pegawai.aturan.pilihan import Istilah
from pegawai.models import Jejak, Pegawai, Pekerjaan, UnitKerja
from pegawai.models.pembacaan import JenisBaca, SebagaiPembaca
from pegawai.penolakan import BukanHak, KeadaanMenolak
from skp_app.alur import paket
from skp_app.alur import pencetakan as cetak_skp
from skp_app.alur.pencetakan import isi_terbaru
from skp_app.aturan.status import TIDAK_DIHITUNG
from skp_app.dokumen import tabel_csv
from skp_app.dokumen.cetak import TerlaluPanjang
from skp_app.models import Dokumen, PeriodeEvaluasi, Skp

TUGAS = "evaluasi.cetak_massal"
SEKALI = 50  # people whose rows are in memory at once
KEPALA = (
    *("No.", "Nama", "NIP", "Jabatan", "Unit kerja", "Dokumen", "Format"),
    *("Nomor dokumen", "Kode", "Berkas", "SHA-256", "Keterangan"),
)


class JenisCetak(Istilah):
    SKP = "skp", "SKP"
    LAMPIRAN = "lampiran", "Lampiran SKP"
    HASIL = "hasil", "Hasil Evaluasi Kinerja"
    DOKUMEN = "dokumen", "Dokumen Evaluasi Kinerja"


class Baris(NamedTuple):
    """One document of the index; without `berkas` it could not be printed and `keterangan` says why.

    Words only: the frozen copies of a thousand people do not stay in memory.
    """

    nomor: int
    nama: str
    nip: str
    jabatan: str
    unit: str
    jenis: JenisCetak
    format: str = ""
    nomor_dokumen: str = ""
    kode: str = ""
    berkas: str = ""
    sidik: str = ""
    keterangan: str = ""


@transaction.atomic
def pesan(
    periode: PeriodeEvaluasi, unit: UnitKerja | None, *, oleh: Pegawai, jenis: Iterable[str], keperluan: str
) -> Pekerjaan:
    """Order the ZIP of a unit and what lies below it, or of the own team when `unit` is None.

    Raises BukanHak for a unit out of reach, KeadaanMenolak when nothing was set there.
    """
    if unit and not mandat.unit_terjangkau(oleh.pengguna).filter(pk=unit.pk).exists():
        raise BukanHak("Dokumen unit ini hanya dicetak oleh pengelolanya.")
    if not terpilih(periode, unit, oleh).exists():
        raise KeadaanMenolak("Belum ada SKP yang ditetapkan untuk dicetak pada pilihan ini.")
    urut = [j.value for j in JenisCetak if j in set(jenis)]
    sasaran = unit.nama if unit else "tim sendiri"
    kunci = f"{periode.kode}-{unit.pk if unit else 'tim'}-{'.'.join(urut)}-{oleh.pk}"
    untuk = {"periode": periode.kode, "unit": unit and unit.kode, "jenis": urut, "keperluan": keperluan}
    pekerjaan = buku.pesan(
        TUGAS, kunci, f"Cetak dokumen {sasaran}, {periode.nama}"[:200], oleh, oleh=oleh.kode, **untuk
    )
    Jejak.catat(unit or oleh, "pesan_cetak_massal", oleh=oleh, **untuk)
    bel.bunyikan(pekerjaan)
    return pekerjaan


def terpilih(periode: PeriodeEvaluasi, unit: UnitKerja | None, oleh: Pegawai) -> QuerySet[Skp]:
    """Set SKP of these days that `oleh` may read now, by unit and name."""
    semua = Skp.objects.visible_to(oleh).filter(
        periode=periode.periode_id, salinan__isnull=False, mulai__lte=periode.selesai, selesai__gte=periode.mulai
    )
    semua = semua.exclude(status__in=TIDAK_DIHITUNG)
    milik = semua.filter(unit__in=UnitKerja.objects.di_bawah([unit.jalur])) if unit else semua.filter(penilai=oleh)
    return milik.select_related("pegawai", "unit").order_by("unit__jalur", "pegawai__nama", "mulai", "pk")


def jalankan(pekerjaan: Pekerjaan, kemajuan: Callable[[int, int], None]) -> dict[str, Any]:
    """The body of the job. Begun anew after a killed worker: what was printed is stored and only read again.

    Rights are those of the moment: the people are looked up again, and once more with every batch.
    """
    masukan = pekerjaan.masukan
    oleh = Pegawai.objects.select_related("pengguna").get(kode=masukan["oleh"])
    periode = PeriodeEvaluasi.objects.select_related("periode").get(kode=masukan["periode"])
    unit = UnitKerja.objects.get(kode=masukan["unit"]) if masukan["unit"] else None
    jenis = [JenisCetak(j) for j in masukan["jenis"]]
    with tempfile.TemporaryFile() as sementara:
        daftar = _tulis(sementara, _Pesanan(periode, unit, oleh, jenis, masukan["keperluan"]), kemajuan)
        simpanan = paket.simpan(pekerjaan, sementara)
    tercetak = sum(bool(b.berkas) for b in daftar)
    hasil = {"dokumen": tercetak, "tidak_tercetak": len(daftar) - tercetak}
    return hasil | {"tautan": f"/cetak/paket/{pekerjaan.kode}/", **simpanan}


class _Pesanan(NamedTuple):
    periode: PeriodeEvaluasi
    unit: UnitKerja | None
    oleh: Pegawai
    jenis: list[JenisCetak]
    keperluan: str

    @property
    def sebagai(self) -> SebagaiPembaca:
        return pembacaan.sebagai_pejabat(self.oleh) if self.unit else SebagaiPembaca.PENILAI


def _tulis(ke: IO[bytes], pesanan: _Pesanan, kemajuan: Callable[[int, int], None]) -> list[Baris]:
    """One document in memory at a time; the index comes last, when everything is known."""
    pk = list(terpilih(pesanan.periode, pesanan.unit, pesanan.oleh).values_list("pk", flat=True))
    daftar: list[Baris] = []
    with zipfile.ZipFile(ke, "w", zipfile.ZIP_STORED) as arsip:  # a PDF is compressed already
        for selesai, skp in enumerate(_per_kelompok(pk, pesanan)):
            kemajuan(selesai, len(pk))
            for baris, dokumen in _dokumen(selesai + 1, *skp, pesanan):
                if dokumen is not None:
                    isi_pdf = isi_terbaru(dokumen)  # with the signatures it has so far
                    baris = baris._replace(sidik=hashlib.sha256(isi_pdf).hexdigest())
                    arsip.writestr(_anggota(baris.berkas, dokumen), isi_pdf)
                daftar.append(baris)
        konteks = {"daftar": daftar, "periode": pesanan.periode, "unit": pesanan.unit, "oleh": pesanan.oleh}
        isi = {"pada": now(), "keperluan": pesanan.keperluan, "orang": len({b.nomor for b in daftar})}
        arsip.writestr("indeks.html", render_to_string("dokumen/indeks_cetak.html", konteks | isi))
        arsip.writestr("indeks.csv", _csv(daftar))
    kemajuan(len(pk), len(pk))
    return daftar


def _per_kelompok(pk: list[int], pesanan: _Pesanan) -> Iterator[tuple[Skp, Evaluasi | None]]:
    """SKP with its set evaluation, as far as both may be read at this very moment."""
    sebagai = pesanan.sebagai
    for awal in range(0, len(pk), SEKALI):
        boleh = terpilih(pesanan.periode, pesanan.unit, pesanan.oleh)
        kelompok = list(boleh.filter(pk__in=pk[awal : awal + SEKALI]))
        pembacaan.catat_banyak(
            pesanan.oleh, sorted({s.pegawai_id for s in kelompok}), JenisBaca.CETAK, sebagai, pesanan.keperluan
        )
        evaluasi = Evaluasi.objects.visible_to(pesanan.oleh).filter(
            skp__in=kelompok, periode_evaluasi=pesanan.periode, salinan__isnull=False
        )
        milik = {e.skp_id: e for e in evaluasi.select_related("periode_evaluasi")}
        yield from ((skp, milik.get(skp.pk)) for skp in kelompok)


def _dokumen(
    nomor: int, skp: Skp, evaluasi: Evaluasi | None, pesanan: _Pesanan
) -> Iterator[tuple[Baris, Dokumen | None]]:
    if evaluasi:
        evaluasi.skp = skp
    duduk = (skp.salinan or {}).get("pegawai", {}).get("jabatan", "")
    siapa = (nomor, skp.pegawai.nama_lengkap, skp.pegawai.nip or "", duduk, skp.unit.nama)
    for jenis in pesanan.jenis:
        tentang_skp = jenis in {JenisCetak.SKP, JenisCetak.LAMPIRAN}
        if not tentang_skp and evaluasi is None:
            continue
        try:
            dokumen = _arsip(jenis, skp, evaluasi)
        except TerlaluPanjang as sebab:
            yield Baris(*siapa, jenis, keterangan=str(sebab)), None
            continue
        kode = dokumen.kode_format
        periode = "" if tentang_skp else f"-{pesanan.periode.kode}"
        berkas = f"{nomor:04}-{slugify(skp.pegawai.nama)[:60]}/{kode}{periode}.pdf"
        resmi = (skp.nomor_dokumen if tentang_skp else evaluasi and evaluasi.nomor_dokumen) or ""
        lain = _keterangan(jenis, evaluasi)
        yield Baris(*siapa, jenis, kode, resmi, dokumen.kode, berkas, keterangan=lain), dokumen


def _arsip(jenis: JenisCetak, skp: Skp, evaluasi: Evaluasi | None) -> Dokumen:
    if jenis == JenisCetak.SKP:
        return cetak_skp.dokumen_skp(skp)
    if jenis == JenisCetak.LAMPIRAN:
        return cetak_skp.dokumen_lampiran(skp)
    assert evaluasi is not None
    arsip = cetak_evaluasi.arsip_hasil if jenis == JenisCetak.HASIL else cetak_evaluasi.arsip_dokumen
    return arsip(evaluasi)


def _keterangan(jenis: JenisCetak, evaluasi: Evaluasi | None) -> str:
    diubah = evaluasi is not None and evaluasi.putusan_predikat
    if diubah and jenis in {JenisCetak.HASIL, JenisCetak.DOKUMEN}:
        return "Hasilnya diubah oleh keputusan atas keberatan (Format D.1.3, tidak ikut di sini)."
    return ""


def _anggota(nama: str, dokumen: Dokumen) -> zipfile.ZipInfo:
    """Dated by the document, so that the same documents make the same entries."""
    anggota = zipfile.ZipInfo(nama, localtime(dokumen.dibuat_pada).timetuple()[:6])
    anggota.external_attr = 0o600 << 16
    return anggota


def _csv(daftar: list[Baris]) -> bytes:
    return tabel_csv.tulis([KEPALA, *((b.nomor, *b[1:5], b.jenis.cetak, *b[6:]) for b in daftar)])


def buka(pekerjaan: Pekerjaan, *, oleh: Pegawai) -> Any:
    """The finished ZIP, for who ordered it; every download leaves a trace."""
    if pekerjaan.peminta_id != oleh.pk:
        raise BukanHak("Paket ini hanya terbuka bagi yang memesannya.")
    isi = paket.buka(pekerjaan, "Buat lagi dari halaman cetak dokumen")
    unit = UnitKerja.objects.filter(kode=pekerjaan.masukan["unit"] or "").first()
    if unit and not mandat.unit_terjangkau(oleh.pengguna).filter(pk=unit.pk).exists():
        raise BukanHak("Anda tidak lagi mengelola unit ini.")
    Jejak.catat(unit or oleh, "unduh_cetak_massal", oleh=oleh, pekerjaan=pekerjaan.kode)
    return isi
