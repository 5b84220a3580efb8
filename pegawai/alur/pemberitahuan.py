"""Deliver the outbox: each waiting message is mailed once; a mail server that is away loses nothing.

Each person chooses how: a mail for every message, one mail a day or a week that gathers them, or none.
"""

import smtplib
from collections.abc import Iterator
from datetime import time

import structlog
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.utils.timezone import localdate, localtime, now

from pegawai.aturan.surel import CaraSurel, batas_ringkasan
from pegawai.models import Ketentuan, Pegawai, Pemberitahuan

SEKALI_JALAN = 200
PERCOBAAN_TERBANYAK = 10
DISEBUT = 20  # so many messages a gathering mail names
DIRANGKUM = (CaraSurel.HARIAN, CaraSurel.MINGGUAN)
# What the server says about one message; everything else is about the server, and the round ends.
PESAN_DITOLAK = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, ValueError)
catatan = structlog.get_logger("pemberitahuan")


def kirim_antrean() -> int:
    """Mail what waits, at most SEKALI_JALAN messages and as many gathering mails. Returns how many messages left.

    Each mail is committed by itself, so that a round cut short repeats none of those that left.
    """
    # A person without an address, or who wants no mail, is served by the inbox alone.
    tanpa_surel = Pegawai.objects.filter(Q(surel="") | Q(cara_surel=CaraSurel.TIDAK))
    terkirim = _menunggu().filter(penerima__in=tanpa_surel.order_by()).update(dikirim_pada=now())
    langsung = _menunggu().exclude(penerima__cara_surel__in=DIRANGKUM)
    antre = list(langsung.values_list("pk", flat=True)[:SEKALI_JALAN])
    rangkuman = list(_rangkuman())
    try:
        with get_connection() as sambungan:
            for pk in antre:
                terkirim += _kirim(pk, sambungan)
            for pk in rangkuman:
                terkirim += _kirim_rangkuman(pk, sambungan)
    except OSError as galat:  # smtplib's errors are OSErrors, too
        catatan.warning("surel_tidak_terkirim", galat=type(galat).__name__)
    return terkirim


def _menunggu() -> QuerySet[Pemberitahuan]:
    return Pemberitahuan.objects.filter(dikirim_pada__isnull=True, percobaan__lt=PERCOBAAN_TERBANYAK).order_by("id")


def _sampai_batas(cara: CaraSurel) -> QuerySet[Pemberitahuan]:
    """What the gathering mail that is due by now has to bring."""
    pukul = time.fromisoformat(Ketentuan.objects.nilai("jam_ringkasan", localdate()))
    batas = batas_ringkasan(cara, localtime(), pukul)
    return _menunggu().filter(penerima__cara_surel=cara, dibuat_pada__lt=batas)


def _rangkuman() -> Iterator[int]:
    """People for whom a gathering mail is due."""
    for cara in DIRANGKUM:
        orang = _sampai_batas(cara).order_by("penerima").values_list("penerima", flat=True)
        yield from orang.distinct()[:SEKALI_JALAN]


@transaction.atomic
def _kirim_rangkuman(pk: int, sambungan: BaseEmailBackend) -> int:
    """One mail with all that waits for this person; returns how many messages it brought."""
    penerima = Pegawai.objects.get(pk=pk)
    bebas = _sampai_batas(CaraSurel(penerima.cara_surel)).filter(penerima=pk)
    semua = list(bebas.select_for_update(of=("self",), skip_locked=True, no_key=True))
    if not semua:
        return 0
    isi = {"penerima": penerima, "semua": semua[:DISEBUT], "lebih": max(0, len(semua) - DISEBUT)}
    surat = EmailMessage(
        "Ringkasan pemberitahuan Aplikasi SKP",
        render_to_string("surel/ringkasan.txt", isi | {"situs": settings.ALAMAT_SITUS}),
        to=[penerima.surel],
        connection=sambungan,
    )
    return len(semua) if _coba(surat, semua) else 0


def _coba(surat: EmailMessage, semua: list[Pemberitahuan]) -> bool:
    """Send it, and write down that these messages were tried or have left."""
    for pesan in semua:
        pesan.percobaan += 1
    try:
        surat.send()
    except PESAN_DITOLAK:
        saat = None  # stays in the outbox; the next round tries again
    else:
        saat = now()
    for pesan in semua:
        pesan.dikirim_pada = saat
    Pemberitahuan.objects.bulk_update(semua, ["percobaan", "dikirim_pada"])
    return saat is not None


@transaction.atomic
def _kirim(pk: int, sambungan: BaseEmailBackend) -> bool:
    """One message, unless another worker has it in hand or has sent it."""
    bebas = _menunggu().select_related("penerima").select_for_update(of=("self",), skip_locked=True, no_key=True)
    pesan = bebas.filter(pk=pk).first()
    if pesan is None:
        return False
    return _coba(_surat(pesan, sambungan), [pesan])


def _surat(pesan: Pemberitahuan, sambungan: BaseEmailBackend) -> EmailMessage:
    # The subject names no person: it shows on locked screens and in server logs.
    isi = render_to_string("surel/pemberitahuan.txt", {"pesan": pesan, "situs": settings.ALAMAT_SITUS})
    return EmailMessage("Pemberitahuan Aplikasi SKP", isi, to=[pesan.penerima.surel], connection=sambungan)
