"""Deliver the outbox: each waiting message is mailed once; a mail server that is away loses nothing."""

import smtplib

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.timezone import now

from pegawai.models import Pemberitahuan

SEKALI_JALAN = 200
PERCOBAAN_TERBANYAK = 10


def kirim_antrean() -> int:
    """Mail what waits, at most SEKALI_JALAN messages. Returns how many left."""
    terkirim = 0
    with transaction.atomic():
        bebas = Pemberitahuan.objects.select_for_update(of=("self",), skip_locked=True).select_related("penerima")
        antre = list(
            bebas.filter(dikirim_pada__isnull=True, percobaan__lt=PERCOBAAN_TERBANYAK).order_by("id")[:SEKALI_JALAN]
        )
        with get_connection(fail_silently=False) as sambungan:
            for pesan in antre:
                terkirim += _kirim(pesan, sambungan)
    return terkirim


def _kirim(pesan: Pemberitahuan, sambungan) -> bool:  # type: ignore[no-untyped-def]
    """One message. A person without an address is served by the inbox alone."""
    pesan.percobaan += 1
    try:
        if pesan.penerima.surel:
            _surat(pesan, sambungan).send()
        pesan.dikirim_pada = now()
    except (smtplib.SMTPException, OSError):
        pass  # stays in the outbox; the next round tries again
    pesan.save(update_fields=["percobaan", "dikirim_pada"])
    return pesan.dikirim_pada is not None


def _surat(pesan: Pemberitahuan, sambungan) -> EmailMessage:  # type: ignore[no-untyped-def]
    # The subject names no person: it shows on locked screens and in server logs.
    isi = render_to_string("surel/pemberitahuan.txt", {"pesan": pesan, "situs": settings.ALAMAT_SITUS})
    return EmailMessage("Pemberitahuan Aplikasi SKP", isi, to=[pesan.penerima.surel], connection=sambungan)
