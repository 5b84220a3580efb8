"""Telling other systems what happened: addresses of the BKD, notes made from the trail, delivery with patience.

The trail is the outbox: whoever set an SKP left a `Jejak` in the same transaction, and its numbers come without gaps.
Each address remembers how far it was read, so no event is lost and none is told twice.
"""

import json
import secrets
import socket
import ssl
import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import reduce
from operator import or_
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max, Q
from django.utils.timezone import now

from evaluasi.aturan import webhook as aturan
from evaluasi.aturan.webhook import DARI_JEJAK, Peristiwa, StatusKiriman
from evaluasi.models import AlamatWebhook, Evaluasi, Keberatan, KirimanWebhook
from pegawai import bel, mandat
from pegawai import rahasia as laci
from pegawai.alur import pekerjaan as buku
from pegawai.alur.hak import wajib_bkd
from pegawai.models import Jejak, Pegawai, Pekerjaan, Pemberitahuan
from pegawai.penolakan import IsianKeliru, KeadaanMenolak
from skp_app.models import Skp
from skp_app.pengambil import DETIK, Pengambil

TUGAS = "evaluasi.kirim_webhook"
TUJUAN = "webhook"
SEKALI_BACA, SEKALI_KIRIM = 1000, 200
HANYA_HTTPS = "Alamat harus diawali https:// dan memakai nama situs, tanpa nomor port dan tanpa kata sandi."


# Addresses ----------------------------------------------------------------------------------------
@transaction.atomic
def daftarkan(*, oleh: Pegawai, nama: str, url: str, peristiwa: Iterable[str]) -> tuple[AlamatWebhook, str]:
    """A new address and its secret, which nobody can read again. It is told of what happens from now on."""
    wajib_bkd(oleh)
    _periksa(url)
    rahasia = secrets.token_urlsafe(32)
    alamat = AlamatWebhook(
        nama=nama, url=url, peristiwa=[p.value for p in Peristiwa if p in set(peristiwa)], dibuat_oleh=oleh,
        rahasia=laci.kunci(TUJUAN, rahasia.encode()),
        jejak_terakhir=Jejak.objects.aggregate(n=Max("nomor"))["n"] or 0,
    )  # fmt: skip
    try:
        with transaction.atomic():
            alamat.save()
    except IntegrityError:
        kalimat = "Alamat ini sudah terdaftar."
        raise IsianKeliru(kalimat, {"url": kalimat}) from None
    Jejak.catat(alamat, "daftarkan_webhook", oleh=oleh, sebagai="bkd", url=url, peristiwa=alamat.peristiwa)
    return alamat, rahasia


def _periksa(url: str) -> None:
    """Raises IsianKeliru for an address that the only way out would refuse anyway."""
    try:
        bagian = urlsplit(url)
        port = bagian.port
    except ValueError:
        raise IsianKeliru(HANYA_HTTPS, {"url": HANYA_HTTPS}) from None
    host = bagian.hostname or ""
    bernama = "." in host and not host.replace(".", "").isdigit() and ":" not in host
    if bagian.scheme != "https" or port or bagian.username or bagian.fragment or not bernama:
        raise IsianKeliru(HANYA_HTTPS, {"url": HANYA_HTTPS})


@transaction.atomic
def cabut(alamat: AlamatWebhook, *, oleh: Pegawai) -> AlamatWebhook:
    wajib_bkd(oleh)
    alamat = AlamatWebhook.objects.select_for_update(no_key=True).get(pk=alamat.pk)
    if alamat.dicabut_pada is None:
        alamat.dicabut_pada = now()
        alamat.save(update_fields=["dicabut_pada"])
        Jejak.catat(alamat, "cabut_webhook", oleh=oleh, sebagai="bkd")
    return alamat


@transaction.atomic
def hidupkan(alamat: AlamatWebhook, *, oleh: Pegawai) -> AlamatWebhook:
    """After it was stopped: what happened meanwhile is told as well."""
    wajib_bkd(oleh)
    alamat = AlamatWebhook.objects.select_for_update(no_key=True).get(pk=alamat.pk)
    if alamat.dicabut_pada:
        raise KeadaanMenolak("Alamat ini sudah dicabut. Daftarkan lagi bila masih diperlukan.")
    if alamat.dihentikan_pada:
        alamat.dihentikan_pada, alamat.gagal_beruntun = None, 0
        alamat.save(update_fields=["dihentikan_pada", "gagal_beruntun"])
        Jejak.catat(alamat, "hidupkan_webhook", oleh=oleh, sebagai="bkd")
    return alamat


@transaction.atomic
def kirim_ulang(kiriman: KirimanWebhook, *, oleh: Pegawai) -> KirimanWebhook:
    """Once more from the first try on, with the same key; one that waits already is left as it is."""
    wajib_bkd(oleh)
    kiriman = KirimanWebhook.objects.select_for_update(of=("self",)).select_related("alamat").get(pk=kiriman.pk)
    if not kiriman.alamat.aktif:
        raise KeadaanMenolak("Alamat ini tidak aktif. Hidupkan dulu, lalu kirim ulang.")
    if kiriman.status != StatusKiriman.ANTRE:
        kiriman.status, kiriman.percobaan, kiriman.berikutnya = StatusKiriman.ANTRE, 0, now()
        kiriman.save(update_fields=["status", "percobaan", "berikutnya"])
        Jejak.catat(kiriman, "kirim_ulang_webhook", oleh=oleh, sebagai="bkd")
        pesan()
    return kiriman


# From the trail to notes --------------------------------------------------------------------------
def jadwalkan() -> None:
    """Asked every minute: read the trail for each address, then order the delivery of what is due."""
    for pk in AlamatWebhook.objects.filter(dicabut_pada=None, dihentikan_pada=None).values_list("pk", flat=True):
        _baca_jejak(pk)
    if _jatuh_tempo().exists():
        pesan()


def pesan() -> Pekerjaan:
    pekerjaan = buku.pesan(TUGAS, "webhook", "Kirim pemberitahuan ke sistem lain", None)
    bel.bunyikan(pekerjaan)
    return pekerjaan


@transaction.atomic
def _baca_jejak(pk: int) -> None:
    """New notes for one address; another worker that reads for it at this moment is left to it."""
    alamat = AlamatWebhook.objects.select_for_update(skip_locked=True, no_key=True).filter(pk=pk).first()
    if alamat is None:
        return
    dicari = reduce(or_, (Q(objek_jenis=jenis, kata_kerja=kata) for jenis, kata in DARI_JEJAK))
    ujung = Jejak.objects.aggregate(n=Max("nomor"))["n"] or 0
    baru = Jejak.objects.filter(dicari, nomor__gt=alamat.jejak_terakhir, nomor__lte=ujung).order_by("nomor")
    semua = list(baru[:SEKALI_BACA])
    kode = _kode(semua)
    KirimanWebhook.objects.bulk_create(
        [k for j in semua if (k := _kiriman(alamat, j, kode)) is not None], ignore_conflicts=True
    )
    alamat.jejak_terakhir = semua[-1].nomor if len(semua) == SEKALI_BACA else ujung
    alamat.save(update_fields=["jejak_terakhir"])


def _kode(semua: list[Jejak]) -> dict[tuple[str, int], tuple[str, str]]:
    """(kind, key) of the objects of these traces -> (kind, kode) that the API knows; a case is known by its result."""
    milik: dict[str, set[int]] = {}
    for j in semua:
        milik.setdefault(j.objek_jenis, set()).add(j.objek_id)
    kode = {}
    for jenis, model, jalan in (("skp", Skp, "kode"), ("evaluasi", Evaluasi, "kode"), ("keberatan", Keberatan, _HASIL)):
        for pk, k in model.objects.filter(pk__in=milik.get(jenis, ())).values_list("pk", jalan):
            kode[jenis, pk] = ("skp" if jenis == "skp" else "evaluasi", k)
    return kode


_HASIL = "evaluasi__kode"


def _kiriman(alamat: AlamatWebhook, jejak: Jejak, kode: dict[Any, tuple[str, str]]) -> KirimanWebhook | None:
    peristiwa = DARI_JEJAK[jejak.objek_jenis, jejak.kata_kerja]
    objek = kode.get((jejak.objek_jenis, jejak.objek_id))
    if peristiwa not in alamat.peristiwa or objek is None:
        return None
    kunci = f"{jejak.nomor}-{jejak.sidik[:12]}"
    isi = {
        "id": kunci,
        "peristiwa": peristiwa.value,
        "pada": jejak.pada.isoformat(timespec="seconds"),
        "objek": {"jenis": objek[0], "kode": objek[1]},
    }
    return KirimanWebhook(alamat=alamat, kunci=kunci, peristiwa=peristiwa, isi=isi, berikutnya=now())


# Delivery -----------------------------------------------------------------------------------------
def _jatuh_tempo() -> Any:
    hidup = {"alamat__dicabut_pada": None, "alamat__dihentikan_pada": None}
    return KirimanWebhook.objects.filter(status=StatusKiriman.ANTRE, berikutnya__lte=now(), **hidup).order_by("pk")


def jalankan(_: Pekerjaan, kemajuan: Callable[[int, int], None]) -> dict[str, Any]:
    """The body of the job: each note in a transaction of its own, so that one cut short repeats none that left."""
    pk = list(_jatuh_tempo().values_list("pk", flat=True)[:SEKALI_KIRIM])
    terkirim = 0
    for selesai, satu in enumerate(pk):
        kemajuan(selesai, len(pk))
        terkirim += _kirim(satu)
    return {"terkirim": terkirim, "gagal": len(pk) - terkirim}


@transaction.atomic
def _kirim(pk: int) -> bool:
    bebas = _jatuh_tempo().select_related("alamat").select_for_update(of=("self",), skip_locked=True, no_key=True)
    kiriman = bebas.filter(pk=pk).first()
    if kiriman is None:  # another worker has it, or its address was stopped a moment ago
        return False
    badan = json.dumps(kiriman.isi, ensure_ascii=False).encode()
    waktu, rahasia = int(time.time()), _rahasia(kiriman.alamat)
    kepala = {
        "Content-Type": "application/json",
        "X-SKP-Peristiwa": kiriman.peristiwa,
        "X-SKP-Kiriman": kiriman.kunci,
        "X-SKP-Tanda-Tangan": aturan.tanda_tangan(rahasia, waktu, badan),
    }
    url = kiriman.alamat.url
    status, alasan = pengambil(urlsplit(url).hostname or "").kirim(url, badan, kepala)
    berhasil = 200 <= status < 300
    _catat(kiriman, status, "" if berhasil else alasan or f"Dijawab {status}.", berhasil)
    return berhasil


def _rahasia(alamat: AlamatWebhook) -> str:
    isi = laci.buka(TUJUAN, alamat.rahasia)
    if isi is None:  # the signing key it was locked with is gone
        raise KeadaanMenolak(f"Rahasia alamat {alamat.nama} tidak terbuka lagi. Cabut, lalu daftarkan lagi.")
    return isi.decode()


def pengambil(host: str) -> Pengambil:
    """The way out to this one host; to a host of the own network only where the installation names its place."""
    letak = settings.WEBHOOK_DALAM.get(host)
    if letak is None:
        return Pengambil([host])
    alamat, _, port = letak.rpartition(":")
    return Pengambil(
        [host],
        selesaikan=lambda _: [alamat],
        sambung=lambda a: socket.create_connection((a, int(port)), timeout=DETIK),
        umum=lambda _: True,
        tls=ssl.create_default_context(cafile=settings.WEBHOOK_CA or None),
    )


def _catat(kiriman: KirimanWebhook, status: int, galat: str, berhasil: bool) -> None:
    kiriman.percobaan += 1
    kiriman.jawaban, kiriman.galat = status or None, galat[:200]
    if berhasil:
        kiriman.status, kiriman.dikirim_pada = StatusKiriman.TERKIRIM, now()
    elif (tunggu := aturan.jeda(kiriman.percobaan)) is None:
        kiriman.status = StatusKiriman.GAGAL
    else:
        kiriman.berikutnya = now() + timedelta(seconds=tunggu)
    kiriman.save()
    alamat = AlamatWebhook.objects.select_for_update(no_key=True).get(pk=kiriman.alamat_id)
    alamat.gagal_beruntun = 0 if berhasil else alamat.gagal_beruntun + 1
    if alamat.gagal_beruntun >= aturan.BERUNTUN_TERBANYAK and alamat.dihentikan_pada is None:
        _hentikan(alamat)
    alamat.save(update_fields=["gagal_beruntun", "dihentikan_pada"])


def _hentikan(alamat: AlamatWebhook) -> None:
    alamat.dihentikan_pada = now()
    Jejak.catat(alamat, "hentikan_webhook", oleh=None, gagal=alamat.gagal_beruntun)
    for petugas in mandat.pengelola_instansi():
        Pemberitahuan.kirim(
            petugas,
            f"webhook-{alamat.pk}-{alamat.dihentikan_pada:%Y%m%d%H%M}",
            f"Pengiriman ke {alamat.nama} dihentikan",
            f"{alamat.gagal_beruntun} kiriman berturut-turut gagal. Periksa sistem penerimanya, lalu hidupkan lagi.",
            tautan=f"/ekspor/webhook/{alamat.kode}/",
        )
