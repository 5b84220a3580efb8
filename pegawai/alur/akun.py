"""What a person changes in the own account. Every change of a password is told to its owner."""

from django.db import transaction
from django.utils.timezone import now

from pegawai.models import Jejak, Pegawai, Pemberitahuan, Pengguna

GANTI = "Kata sandi Anda diganti"
BUKAN_ANDA = "Bila bukan Anda yang melakukannya, segera hubungi pengelola kepegawaian (BKD)."


@transaction.atomic
def ganti_sandi(pengguna: Pengguna, sandi: str, *, oleh: Pegawai) -> None:
    """Set a new password. Sessions elsewhere end at once, because their signature no longer fits."""
    _simpan_sandi(pengguna, sandi)
    Pemberitahuan.kirim(oleh, f"sandi:{now().isoformat()}", GANTI, BUKAN_ANDA)
    Jejak.catat(pengguna, "ganti_sandi", oleh=oleh)


@transaction.atomic
def akhiri_sesi_lain(pengguna: Pengguna, sandi: str, *, oleh: Pegawai) -> None:
    """Store the same password with a new salt: every session signed with the old hash ends."""
    _simpan_sandi(pengguna, sandi)
    Jejak.catat(pengguna, "akhiri_sesi_lain", oleh=oleh)


def _simpan_sandi(pengguna: Pengguna, sandi: str) -> None:
    pengguna.set_password(sandi)
    pengguna.save(update_fields=["password"])
