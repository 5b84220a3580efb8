"""What is done for evidence in the background: links looked at, thumbnails made, held files asked for, waste removed.

Everything here follows from the rows, so a round that was killed, or a bell that nobody heard, is made up by the next.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from io import BytesIO
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.timezone import localdate, localtime, now
from PIL import Image

from pegawai import bel
from pegawai.alur import pekerjaan as buku
from pegawai.models import Ketentuan, Pekerjaan, Pemberitahuan
from skp_app import berkas_bukti, pengambil
from skp_app.alur.unggah_bukti import periksa_tertahan
from skp_app.aturan.bukti import GAMBAR
from skp_app.models import BuktiDukung, JenisBukti, Kesehatan
from skp_app.models.bukti import GAGAL

TUGAS = "skp_app.rawat_bukti"
SEKALI = timedelta(days=7)  # a link is looked at again after
LEWAT = timedelta(minutes=10)  # a check asked for is made up after
SERENTAK = 8
SEKELOMPOK = 40
DETIK_SEKALI_JALAN = 600
SISI_MINIATUR = 320  # pixels
Periksa = Callable[[str], pengambil.Putusan]


def pesan() -> Pekerjaan:
    """Order the round of this hour."""
    kini = localtime()
    judul = f"Pemeriksaan bukti dukung {kini:%d/%m/%Y %H.%M}"
    pekerjaan = buku.pesan(TUGAS, f"{kini:%Y%m%d%H}", judul, None)
    bel.bunyikan(pekerjaan)
    return pekerjaan


def jalankan(_pekerjaan: Pekerjaan, kemajuan: Callable[[int, int], None], periksa: Periksa | None = None) -> dict:
    """The body of the round. Its result says how many links, thumbnails, held files and removals there were."""
    mulai = monotonic()
    antre = list(_tautan_menunggu().values_list("pk", flat=True)) if settings.PERIKSA_TAUTAN else []
    hasil: dict[str, Any] = {"tautan": 0, "tidak_terbuka": 0}
    periksa = periksa or _pengambil().periksa
    for awal in range(0, len(antre), SEKELOMPOK):
        kemajuan(awal, len(antre))
        putusan = _periksa_sekelompok(antre[awal : awal + SEKELOMPOK], periksa)
        hasil["tautan"] += len(putusan)
        hasil["tidak_terbuka"] += sum(p.kesehatan in GAGAL for p in putusan)
        if monotonic() - mulai > DETIK_SEKALI_JALAN:
            break  # the next round goes on where this one stopped
    kemajuan(len(antre), len(antre))
    return hasil | {
        "miniatur": sum(map(buat_miniatur, _tanpa_miniatur())),
        "tertahan": sum(map(periksa_tertahan, _tertahan())),
        "dibuang": sum(map(hapus_isi, _terbuang())),
    }


def periksa_satu(pk: int, periksa: Periksa | None = None) -> None:
    """What one item needs now: its link looked at, its thumbnail made."""
    bukti = BuktiDukung.objects.ada().filter(pk=pk).first()
    if bukti is None:
        return
    if bukti.jenis == JenisBukti.TAUTAN:
        if settings.PERIKSA_TAUTAN:
            catat_putusan(pk, (periksa or _pengambil().periksa)(bukti.tautan))
    elif bukti.gambar and bukti.dapat_dibuka:
        buat_miniatur(bukti)


# links -------------------------------------------------------------------------------------------
def _pengambil() -> pengambil.Pengambil:
    return pengambil.Pengambil(Ketentuan.objects.nilai("bukti_situs", localdate()))


def _tautan_menunggu() -> QuerySet[BuktiDukung]:
    """Never looked at, or a week ago; the longest waiting first."""
    perlu = Q(diperiksa_pada=None, dibuat_pada__lt=now() - LEWAT) | Q(diperiksa_pada__lt=now() - SEKALI)
    tautan = BuktiDukung.objects.ada().filter(perlu, jenis=JenisBukti.TAUTAN)
    return tautan.order_by(F("diperiksa_pada").asc(nulls_first=True), "pk")


def _periksa_sekelompok(kunci: list[int], periksa: Periksa) -> list[pengambil.Putusan]:
    """The network is asked side by side, the rows are written one by one."""
    tautan = dict(BuktiDukung.objects.ada().filter(pk__in=kunci).values_list("pk", "tautan"))
    with ThreadPoolExecutor(SERENTAK) as kolam:
        putusan = list(kolam.map(periksa, tautan.values()))
    for pk, hasil in zip(tautan, putusan, strict=True):
        catat_putusan(pk, hasil)
    return putusan


@transaction.atomic
def catat_putusan(pk: int, putusan: pengambil.Putusan) -> None:
    """Write down what was found; a link that cannot be opened any more is reported to its owner, once per failure."""
    bukti = BuktiDukung.objects.select_for_update(no_key=True).filter(pk=pk, dihapus_pada=None).first()
    if bukti is None:
        return
    kini = now()
    baru_gagal = putusan.kesehatan in GAGAL and bukti.gagal_sejak is None
    bukti.kesehatan, bukti.alasan_kesehatan, bukti.diperiksa_pada = putusan.kesehatan, putusan.alasan, kini
    bukti.gagal_sejak = (bukti.gagal_sejak or kini) if putusan.kesehatan in GAGAL else None
    bukti.save(update_fields=["kesehatan", "alasan_kesehatan", "diperiksa_pada", "gagal_sejak"])
    if baru_gagal:
        kunci = f"bukti-{bukti.pk}-{kini:%Y%m%d%H%M}"
        isi = f"{bukti.judul}: {putusan.alasan}"
        Pemberitahuan.kirim(
            bukti.pemilik, kunci, "Bukti dukung belum bisa dibuka", isi, f"/bukti/{bukti.kode}/rincian/"
        )


# files -------------------------------------------------------------------------------------------
def _tanpa_miniatur() -> Iterable[BuktiDukung]:
    siap = BuktiDukung.objects.ada().filter(tipe__in=GAMBAR, miniatur="", kesehatan=Kesehatan.BISA)
    return siap.order_by("pk")[:200]


def buat_miniatur(bukti: BuktiDukung) -> bool:
    """A small picture beside the file, made from the one that was written anew; made twice, one is kept."""
    if bukti.miniatur:
        return False
    gudang = berkas_bukti.gudang()
    with gudang.open(bukti.tempat) as isi, Image.open(isi) as gambar:
        gambar.thumbnail((SISI_MINIATUR, SISI_MINIATUR))
        keluar = BytesIO()
        gambar.convert("RGB").save(keluar, "JPEG", quality=80)
    nama = gudang.save(berkas_bukti.tempat_baru(bukti.sidik), ContentFile(keluar.getvalue()))
    if not BuktiDukung.objects.filter(pk=bukti.pk, miniatur="").update(miniatur=nama):
        gudang.delete(nama)
        return False
    return True


def _tertahan() -> Iterable[BuktiDukung]:
    return BuktiDukung.objects.ada().filter(jenis=JenisBukti.BERKAS, kesehatan=Kesehatan.PERIKSA).order_by("pk")[:200]


def _terbuang() -> Iterable[BuktiDukung]:
    buang = BuktiDukung.objects.filter(jenis=JenisBukti.BERKAS, dihapus_pada__lt=now() - timedelta(days=1))
    return buang.exclude(tempat="").order_by("pk")[:500]


def hapus_isi(bukti: BuktiDukung) -> bool:
    """The bytes of a file that was thrown away; its row, digest and trace stay."""
    for nama in filter(None, (bukti.tempat, bukti.miniatur)):
        with suppress(FileNotFoundError):
            berkas_bukti.gudang().delete(nama)
    return bool(BuktiDukung.objects.filter(pk=bukti.pk).update(tempat="", miniatur=""))
