"""Paket bukti: everything that proves one SKP in one period, as a ZIP with a page that lists it."""

import tempfile
import zipfile
from collections.abc import Callable, Iterator
from typing import IO, Any, NamedTuple

from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.timezone import now

from pegawai import bel
from pegawai.alur import pekerjaan as buku
from pegawai.models import Jejak, Pegawai, Pekerjaan
from pegawai.penolakan import BukanHak, KeadaanMenolak
from skp_app import berkas_bukti
from skp_app.alur import paket
from skp_app.alur.isi import salinan
from skp_app.alur.pencetakan import kertas
from skp_app.aturan.bukti import nama_aman
from skp_app.dokumen import bagian
from skp_app.dokumen.cetak import lembar
from skp_app.models import BuktiDukung, PakaiBukti, PeriodeEvaluasi, Skp

TUGAS = "skp_app.paket_bukti"
POTONG = 256 * 1024


class Isi(NamedTuple):
    """One piece of evidence in the pack: what it proves, and its name there ('' when it is no file)."""

    bukti: BuktiDukung
    untuk: list[str]
    nama: str


def pesan(skp: Skp, periode: PeriodeEvaluasi, *, oleh: Pegawai) -> Pekerjaan:
    """Order the pack; the same order while it is open is that order."""
    _pastikan_pembaca(skp, oleh)
    if not skp.mencakup(periode):
        raise KeadaanMenolak(f"{periode.nama} berada di luar masa SKP ini.")
    judul = f"Paket bukti {periode.nama}"
    kunci = f"{skp.pk}-{periode.pk}-{oleh.pk}"
    pekerjaan = buku.pesan(TUGAS, kunci, judul, oleh, skp=skp.kode, periode=periode.kode)
    bel.bunyikan(pekerjaan)
    return pekerjaan


def _pastikan_pembaca(skp: Skp, oleh: Pegawai) -> None:
    if not skp.peran(oleh):
        raise BukanHak("Paket bukti hanya terbuka bagi pegawai, penilai, dan atasan penilai.")


def jalankan(pekerjaan: Pekerjaan, kemajuan: Callable[[int, int], None]) -> dict[str, Any]:
    """The body of the job. Begun anew after a killed worker; the pack of the earlier attempt is removed."""
    skp = Skp.objects.select_related("pegawai").get(kode=pekerjaan.masukan["skp"])
    periode = PeriodeEvaluasi.objects.get(kode=pekerjaan.masukan["periode"])
    isi = list(isi_paket(skp, periode))
    with tempfile.TemporaryFile() as sementara:
        daftar = _tulis(sementara, isi, skp, periode, kemajuan)
        simpanan = paket.simpan(pekerjaan, sementara)
    return {"bukti": len(isi), "berkas": len(daftar), "tautan": f"/bukti/paket/{pekerjaan.kode}/", **simpanan}


def isi_paket(skp: Skp, periode: PeriodeEvaluasi) -> Iterator[Isi]:
    """What proves this SKP, in all its versions, in the period; each item once, with all that it proves."""
    rangkaian = {"iki__rhk__skp__rangkaian": skp.rangkaian}
    realisasi = {f"realisasi__{k}": v for k, v in rangkaian.items()}
    progres = {f"progres__{k}": v for k, v in rangkaian.items()}
    masa = Q(**realisasi) if periode.tahunan else Q(**realisasi, realisasi__periode_evaluasi=periode)
    catatan = Q(**progres) if periode.tahunan else Q(**progres, progres__periode_dokumentasi__periode_evaluasi=periode)
    untuk: dict[int, list[str]] = {}
    for p in PakaiBukti.objects.filter(masa | catatan).select_related("realisasi__iki", "progres__iki"):
        teks = (p.realisasi or p.progres).iki.teks  # type: ignore[union-attr]
        if teks not in untuk.setdefault(p.bukti_id, []):
            untuk[p.bukti_id].append(teks)
    for nomor, b in enumerate(BuktiDukung.objects.filter(pk__in=untuk).select_related("pemilik"), start=1):
        yield Isi(b, untuk[b.pk], f"berkas/{nomor:03}-{nama_aman(b.nama_asli)}" if b.dapat_dibuka else "")


def cetak_daftar(skp: Skp, periode: PeriodeEvaluasi) -> bytes:
    """The list alone as PDF, from the rows as they stand. TerlaluPanjang beyond 40 pages."""
    kepala = skp.salinan or salinan(skp, {}, None)
    konteks = {
        "instansi": kepala["instansi"],
        "pegawai": kepala["pegawai"],
        "rentang": bagian.rentang(kepala["periode"]),
        "periode_cetak": f"PERIODE: {periode.label_cetak}",
        "identitas": bagian.identitas("A.1.7", kepala),
        "baris": [_baris(i) for i in isi_paket(skp, periode)],
    }
    return lembar("dokumen/daftar_bukti.html", konteks, kertas=kertas())


def _baris(i: Isi) -> dict[str, Any]:
    b = i.bukti
    letak = f"Berkas {b.nama_asli}" if i.nama else b.tautan or (f"Ada di unit: {b.lokasi}" if b.lokasi else "")
    sidik = b.sidik if i.nama else ""
    return {"judul": b.judul, "untuk": i.untuk, "letak": letak, "diterima": b.dibuat_pada, "sidik": sidik}


def _tulis(
    ke: IO[bytes], isi: list[Isi], skp: Skp, periode: PeriodeEvaluasi, kemajuan: Callable[[int, int], None]
) -> list[Isi]:
    berkas = [i for i in isi if i.nama]
    konteks = {"isi": isi, "skp": skp, "periode": periode, "pada": now()}
    with zipfile.ZipFile(ke, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("daftar-bukti.html", render_to_string("dokumen/paket_bukti.html", konteks))
        arsip.writestr("sidik-sha256.txt", "".join(f"{i.bukti.sidik}  {i.nama}\n" for i in berkas))
        for ke_berapa, i in enumerate(berkas):
            kemajuan(ke_berapa, len(berkas))
            with arsip.open(i.nama, "w") as tulis, berkas_bukti.gudang().open(i.bukti.tempat) as baca:
                while potong := baca.read(POTONG):
                    tulis.write(potong)
    kemajuan(len(berkas), len(berkas))
    return berkas


def buka(pekerjaan: Pekerjaan, *, oleh: Pegawai) -> Any:
    """The finished pack, for a party of the SKP; whoever is not the owner leaves a trace."""
    skp = Skp.objects.get(kode=pekerjaan.masukan["skp"])
    _pastikan_pembaca(skp, oleh)
    isi = paket.buka(pekerjaan, "Buat lagi dari halaman realisasi")
    if skp.pegawai_id != oleh.pk:
        Jejak.catat(skp, "unduh_paket_bukti", oleh=oleh, periode=pekerjaan.masukan["periode"])
    return isi
