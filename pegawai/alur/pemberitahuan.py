"""Deliver the outbox: each waiting message is mailed once; a mail server that is away loses nothing."""

import smtplib

import structlog
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.timezone import now

from pegawai.models import Pemberitahuan

SEKALI_JALAN = 200
PERCOBAAN_TERBANYAK = 10
# What the server says about one message; everything else is about the server, and the round ends.
PESAN_DITOLAK = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, ValueError)
catatan = structlog.get_logger("pemberitahuan")


def kirim_antrean() -> int:
    """Mail what waits, at most SEKALI_JALAN messages. Returns how many left.

    Each message is committed by itself, so that a round cut short repeats none of those that left.
    """
    # A person without an address is served by the inbox alone.
    terkirim = _menunggu().filter(penerima__surel="").update(dikirim_pada=now())
    antre = list(_menunggu().values_list("pk", flat=True)[:SEKALI_JALAN])
    try:
        with get_connection() as sambungan:
            for pk in antre:
                terkirim += _kirim(pk, sambungan)
    except OSError as galat:  # smtplib's errors are OSErrors, too
        catatan.warning("surel_tidak_terkirim", galat=type(galat).__name__)
    return terkirim


def _menunggu() -> QuerySet[Pemberitahuan]:
    return Pemberitahuan.objects.filter(dikirim_pada__isnull=True, percobaan__lt=PERCOBAAN_TERBANYAK).order_by("id")


@transaction.atomic
def _kirim(pk: int, sambungan: BaseEmailBackend) -> bool:
    """One message, unless another worker has it in hand or has sent it."""
    bebas = _menunggu().select_related("penerima").select_for_update(of=("self",), skip_locked=True, no_key=True)
    pesan = bebas.filter(pk=pk).first()
    if pesan is None:
        return False
    pesan.percobaan += 1
    try:
        _surat(pesan, sambungan).send()
        pesan.dikirim_pada = now()
    except PESAN_DITOLAK:
        pass  # stays in the outbox; the next round tries again
    pesan.save(update_fields=["percobaan", "dikirim_pada"])
    return pesan.dikirim_pada is not None


def _surat(pesan: Pemberitahuan, sambungan: BaseEmailBackend) -> EmailMessage:
    # The subject names no person: it shows on locked screens and in server logs.
    isi = render_to_string("surel/pemberitahuan.txt", {"pesan": pesan, "situs": settings.ALAMAT_SITUS})
    return EmailMessage("Pemberitahuan Aplikasi SKP", isi, to=[pesan.penerima.surel], connection=sambungan)
