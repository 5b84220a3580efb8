"""Clients of the read API: the BKD gives a program a token, once, and takes it back; every request leaves a trace."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils.crypto import constant_time_compare
from django.utils.timezone import localdate, now

from evaluasi.models import AksesApi, KlienApi, Lingkup
from pegawai.alur.hak import wajib_bkd
from pegawai.models import Jejak, Pegawai, UnitKerja
from pegawai.models.kode import ABJAD
from pegawai.penolakan import IsianKeliru

AWALAN = "skp"
PANJANG_AWALAN = 8
TERLAMA = timedelta(days=366)  # then the BKD looks again whether the client still needs it


@transaction.atomic
def buat(
    *, oleh: Pegawai, nama: str, keperluan: str, lingkup: Iterable[str], unit: UnitKerja | None, berlaku_sampai: date
) -> tuple[KlienApi, str]:
    """A new client and its token, which nobody can read again. Raises BukanHak, IsianKeliru."""
    wajib_bkd(oleh)
    if not localdate() <= berlaku_sampai <= localdate() + TERLAMA:
        kalimat = "Masa berlaku paling lama satu tahun, dan belum lewat."
        raise IsianKeliru(kalimat, {"berlaku_sampai": kalimat})
    awalan = "".join(secrets.choice(ABJAD) for _ in range(PANJANG_AWALAN))
    token = f"{AWALAN}_{awalan}_{secrets.token_urlsafe(32)}"
    klien = KlienApi(
        nama=nama, keperluan=keperluan, awalan=awalan, sidik=sidik(token), unit=unit, dibuat_oleh=oleh,
        lingkup=[n.value for n in Lingkup if n in set(lingkup)], berlaku_sampai=berlaku_sampai,
    )  # fmt: skip
    try:
        with transaction.atomic():
            klien.save()
    except IntegrityError:
        kalimat = "Nama ini sudah dipakai klien yang belum dicabut."
        raise IsianKeliru(kalimat, {"nama": kalimat}) from None
    isi = {"lingkup": klien.lingkup, "unit": unit and unit.kode, "sampai": berlaku_sampai.isoformat()}
    Jejak.catat(klien, "buat_klien_api", oleh=oleh, sebagai="bkd", nama=nama, **isi)
    return klien, token


@transaction.atomic
def cabut(klien: KlienApi, *, oleh: Pegawai) -> KlienApi:
    """Its token opens nothing from now on; a second click finds it withdrawn."""
    wajib_bkd(oleh)
    klien = KlienApi.objects.select_for_update(no_key=True).get(pk=klien.pk)
    if klien.dicabut_pada is None:
        klien.dicabut_oleh, klien.dicabut_pada = oleh, now()
        klien.save(update_fields=["dicabut_oleh", "dicabut_pada"])
        Jejak.catat(klien, "cabut_klien_api", oleh=oleh, sebagai="bkd")
    return klien


def sidik(token: str) -> str:
    """The token has 256 bits of chance, so a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode()).hexdigest()


def kenali(token: str) -> KlienApi | None:
    """The client whose token this is, while it is in force."""
    bagian = token.split("_", 2)
    if len(bagian) != 3 or bagian[0] != AWALAN:
        return None
    klien = KlienApi.objects.berlaku().select_related("unit").filter(awalan=bagian[1]).first()
    return klien if constant_time_compare(klien.sidik if klien else "", sidik(token)) else None


def catat(klien: KlienApi, operasi: str, baris: int, objek: str = "") -> None:
    AksesApi.objects.create(klien=klien, operasi=operasi, baris=baris, objek=objek)
