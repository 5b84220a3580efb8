"""Paket bukti: everything that proves one SKP in one period, as a ZIP with a page that lists it."""

import hashlib
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import IO, Any, NamedTuple

from django.core.files import File
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.timezone import now

from pegawai import bel
from pegawai.alur import pekerjaan as buku
from pegawai.models import Jejak, Pegawai, Pekerjaan
from pegawai.models.pekerjaan import StatusPekerjaan
from pegawai.penolakan import BukanHak, KeadaanMenolak
from skp_app import berkas_bukti
from skp_app.aturan.bukti import nama_aman
from skp_app.models import BuktiDukung, PakaiBukti, PeriodeEvaluasi, Skp

TUGAS = "skp_app.paket_bukti"
BERLAKU = timedelta(days=7)
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
    nama = tempat(pekerjaan)
    gudang = berkas_bukti.gudang()
    with tempfile.TemporaryFile() as sementara:
        daftar = _tulis(sementara, isi, skp, periode, kemajuan)
        sementara.seek(0)
        sidik = hashlib.file_digest(sementara, "sha256").hexdigest()
        sementara.seek(0)
        gudang.delete(nama)
        gudang.save(nama, File(sementara))
    return {
        "bukti": len(isi), "berkas": len(daftar), "sidik": sidik, "tautan": f"/bukti/paket/{pekerjaan.kode}/",
        "berlaku_sampai": (now() + BERLAKU).isoformat(),
    }  # fmt: skip


def tempat(pekerjaan: Pekerjaan) -> str:
    """Named by the job alone, so that a second attempt writes over the first."""
    return f"paket/{hashlib.sha256(pekerjaan.kode.encode()).hexdigest()}"


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
    if pekerjaan.status != StatusPekerjaan.SELESAI:
        raise KeadaanMenolak("Paket ini belum selesai dibuat.")
    if kedaluwarsa(pekerjaan) or not berkas_bukti.gudang().exists(tempat(pekerjaan)):
        raise KeadaanMenolak("Paket ini sudah kedaluwarsa. Buat lagi dari halaman realisasi.")
    if skp.pegawai_id != oleh.pk:
        Jejak.catat(skp, "unduh_paket_bukti", oleh=oleh, periode=pekerjaan.masukan["periode"])
    return berkas_bukti.gudang().open(tempat(pekerjaan))


def kedaluwarsa(pekerjaan: Pekerjaan) -> bool:
    return pekerjaan.berakhir_pada is None or pekerjaan.berakhir_pada < now() - BERLAKU


def bersihkan() -> int:
    """Remove the packs that expired; how many."""
    lama = Pekerjaan.objects.filter(tugas=TUGAS, berakhir_pada__lt=now() - BERLAKU, hasil__has_key="tautan")
    n = 0
    for pekerjaan in lama.exclude(hasil__has_key="dihapus")[:500]:
        berkas_bukti.gudang().delete(tempat(pekerjaan))
        Pekerjaan.objects.filter(pk=pekerjaan.pk).update(hasil=pekerjaan.hasil | {"dihapus": True})
        n += 1
    return n
