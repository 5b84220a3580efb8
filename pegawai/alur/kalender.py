"""The secret address of one person's calendar: made, replaced and revoked by himself; only its hash is kept."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils.timezone import now

from pegawai.models import Jejak, LanggananKalender, Pegawai

DICATAT_TIAP = timedelta(hours=1)  # how exactly it is remembered when a program last asked


def sidik(rahasia: str) -> str:
    return hashlib.sha256(rahasia.encode()).hexdigest()


@transaction.atomic
def buat(pegawai: Pegawai) -> str:
    """The secret of a new address, shown once; the address before it no longer works."""
    rahasia = secrets.token_urlsafe(32)
    isi = {"sidik": sidik(rahasia), "dibuat_pada": now(), "dibaca_pada": None}
    langganan, baru = LanggananKalender.objects.update_or_create(pegawai=pegawai, defaults=isi)
    Jejak.catat(langganan, "buat_kalender" if baru else "ganti_kalender", oleh=pegawai, sebagai="pemilik")
    return rahasia


@transaction.atomic
def cabut(pegawai: Pegawai) -> None:
    """The address stops working at once; a second click finds nothing to do."""
    langganan = LanggananKalender.objects.select_for_update().filter(pegawai=pegawai).first()
    if langganan:
        Jejak.catat(langganan, "cabut_kalender", oleh=pegawai, sebagai="pemilik")
        langganan.delete()


def milik(rahasia: str) -> Pegawai | None:
    """Whose calendar this is; None for an unknown address or a closed account."""
    ada = LanggananKalender.objects.filter(sidik=sidik(rahasia), pegawai__pengguna__is_active=True)
    langganan = ada.select_related("pegawai").first()
    if langganan is None:
        return None
    lama = langganan.dibaca_pada is None or langganan.dibaca_pada < now() - DICATAT_TIAP
    if lama:
        ada.update(dibaca_pada=now())
    return langganan.pegawai
