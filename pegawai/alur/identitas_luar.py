"""Whose account somebody is who comes from single sign-on. It is found once by NIP, afterwards by the provider's name.

The NIP is only believed the first time: a provider may give it to another person by mistake, its own `sub` never.
"""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import now

from pegawai.alur.hak import wajib_bkd
from pegawai.aturan.masuk import lipat
from pegawai.models import IdentitasLuar, Jejak, Pegawai, Pemberitahuan, Pengguna
from pegawai.penolakan import KeadaanMenolak

HUBUNGI = "Hubungi pengelola kepegawaian (BKD) instansi Anda."
TIDAK_ADA = f"Belum ada akun untuk NIP yang disebut layanan masuk instansi. {HUBUNGI}"
DITUTUP = f"Akun Anda di aplikasi ini ditutup. {HUBUNGI}"
BERBEDA = f"Layanan masuk instansi menyebut NIP lain daripada akun yang terhubung dengannya. {HUBUNGI}"
SUDAH_TERHUBUNG = f"Akun dengan NIP ini sudah terhubung dengan pemakai lain pada layanan masuk instansi. {HUBUNGI}"
BUKAN_ANDA = "Bila bukan Anda yang melakukannya, segera hubungi pengelola kepegawaian (BKD)."


@transaction.atomic
def kenali(penerbit: str, subjek: str, nip: Any) -> Pengguna:
    """The open account of this person. Raises KeadaanMenolak with a sentence; never creates an account."""
    masuk = lipat(nip) if isinstance(nip, str) else ""
    terhubung = IdentitasLuar.objects.select_related("pengguna__pegawai").filter(penerbit=penerbit, subjek=subjek)
    identitas = terhubung.first()
    if identitas is None:
        return _hubungkan(penerbit, subjek, masuk)
    if masuk and masuk != identitas.pengguna.masuk:
        raise KeadaanMenolak(BERBEDA)
    return _terbuka(identitas.pengguna)


def _hubungkan(penerbit: str, subjek: str, masuk: str) -> Pengguna:
    pengguna = Pengguna.objects.select_related("pegawai").filter(masuk=masuk).first() if masuk else None
    if pengguna is None:
        raise KeadaanMenolak(TIDAK_ADA)
    _terbuka(pengguna)
    try:
        with transaction.atomic():
            IdentitasLuar.objects.create(pengguna=pengguna, penerbit=penerbit, subjek=subjek)
    except IntegrityError:
        raise KeadaanMenolak(SUDAH_TERHUBUNG) from None
    pegawai = Pegawai.objects.filter(pengguna=pengguna).first()
    if pegawai:
        judul = "Akun Anda terhubung dengan layanan masuk instansi"
        Pemberitahuan.kirim(pegawai, f"sso:{now().isoformat()}", judul, BUKAN_ANDA)
    Jejak.catat(pengguna, "hubungkan_sso", oleh=pegawai)
    return pengguna


def _terbuka(pengguna: Pengguna) -> Pengguna:
    if not pengguna.is_active:
        raise KeadaanMenolak(DITUTUP)
    return pengguna


@transaction.atomic
def lepas(pegawai: Pegawai, *, oleh: Pegawai) -> None:
    """The provider gave the person a new name: the next login finds the account by NIP again."""
    wajib_bkd(oleh)
    if pegawai.pengguna and IdentitasLuar.objects.filter(pengguna=pegawai.pengguna).delete()[0]:
        Pemberitahuan.kirim(pegawai, f"sso:{now().isoformat()}", "Hubungan akun Anda dengan layanan masuk dilepas BKD")
        Jejak.catat(pegawai.pengguna, "lepas_sso", oleh=oleh, sebagai="bkd")
