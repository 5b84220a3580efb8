"""Accounts: the first password by a one-time code, and what a person changes later.

The BKD opens accounts and hands out codes; it never types or sees a password. Every change of a password is told
to its owner.
"""

from datetime import timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.timezone import now

from pegawai.alur.hak import wajib_bkd
from pegawai.alur.sesi import akhiri_semua
from pegawai.aturan.masuk import bersih_kode, lipat
from pegawai.models import Jejak, KodeAktivasi, Pegawai, Pemberitahuan, Pengguna
from pegawai.models.kode import kode_acak
from pegawai.penolakan import IsianKeliru, KeadaanMenolak

GANTI = "Kata sandi Anda diganti"
BUKAN_ANDA = "Bila bukan Anda yang melakukannya, segera hubungi pengelola kepegawaian (BKD)."
KODE_BERLAKU = timedelta(hours=24)


@transaction.atomic
def terbitkan_kode(pegawai: Pegawai, *, oleh: Pegawai, nama_masuk: str = "") -> str:
    """Open the account when there is none, close its password and its sessions, and give a code that works once.

    The code is returned in the clear this one time; only its hash is kept. A person without NIP needs `nama_masuk`.
    Raises BukanHak, IsianKeliru when the login name is missing or taken, KeadaanMenolak for a closed account.
    """
    wajib_bkd(oleh)
    pegawai = Pegawai.objects.select_for_update(no_key=True, of=("self",)).select_related("pengguna").get(pk=pegawai.pk)
    baru = pegawai.pengguna is None
    kode = kode_untuk(pegawai, nama_masuk=nama_masuk)
    if not baru:
        Pemberitahuan.kirim(pegawai, f"aktivasi:{now().isoformat()}", "Kode aktivasi baru dibuat", BUKAN_ANDA)
    Jejak.catat(pegawai.pengguna, "terbitkan_kode", oleh=oleh, sebagai="bkd", akun_baru=baru)
    return kode


def kode_untuk(pegawai: Pegawai, *, nama_masuk: str = "", berlaku: timedelta = KODE_BERLAKU) -> str:
    """A code for this person, whose row is locked, and an account when he has none. The caller leaves the trace."""
    return kode_baru(_akun(pegawai, nama_masuk), berlaku)


def _akun(pegawai: Pegawai, nama_masuk: str) -> Pengguna:
    if pegawai.pengguna is None:
        pegawai.pengguna = _akun_baru(lipat(pegawai.nip or nama_masuk))
        pegawai.save(update_fields=["pengguna"])
    if not pegawai.pengguna.is_active:
        raise KeadaanMenolak("Akun ini ditutup. Buka kembali sebelum membuat kode aktivasi.")
    return pegawai.pengguna


def _akun_baru(masuk: str) -> Pengguna:
    if not masuk:
        raise _keliru("Isi nama masuk, karena orang ini tidak ber-NIP.")
    if masuk.isdecimal() and len(masuk) != 18:
        raise _keliru("Nama masuk tidak boleh berupa angka saja.")
    if Pengguna.objects.filter(masuk=masuk).exists():
        raise _keliru("Nama masuk ini sudah dipakai. Pilih yang lain.")
    return Pengguna.objects.create_user(masuk)


def kode_baru(pengguna: Pengguna, berlaku: timedelta = KODE_BERLAKU) -> str:
    """A fresh code in groups of four. The old password no longer opens, and every session ends at once."""
    pengguna.set_unusable_password()
    pengguna.save(update_fields=["password"])
    akhiri_semua(pengguna)
    kode = kode_acak()
    isi = {"sidik": sidik_kode(kode), "berlaku_sampai": now() + berlaku}
    KodeAktivasi.objects.update_or_create(pengguna=pengguna, defaults=isi)
    return "-".join(kode[n : n + 4] for n in range(0, len(kode), 4))


def sidik_kode(kode: str) -> str:
    """80 random bits need no slow hash, only one that the database alone cannot turn back."""
    return salted_hmac("pegawai.aktivasi", bersih_kode(kode), algorithm="sha256").hexdigest()


@transaction.atomic
def aktifkan(pengguna: Pengguna, kode: str, sandi: str) -> Pengguna:
    """Set the first password and use up the code. Raises KeadaanMenolak when another click was quicker."""
    terpakai, _ = KodeAktivasi.objects.filter(
        pengguna=pengguna, sidik=sidik_kode(kode), berlaku_sampai__gt=now()
    ).delete()
    if not terpakai:
        raise KeadaanMenolak("Kode aktivasi ini sudah dipakai atau kedaluwarsa. Minta kode baru kepada BKD.")
    _simpan_sandi(pengguna, sandi)
    pegawai = Pegawai.objects.filter(pengguna=pengguna).first()
    if pegawai:
        Pemberitahuan.kirim(pegawai, f"sandi:{now().isoformat()}", GANTI, BUKAN_ANDA)
    Jejak.catat(pengguna, "aktifkan", oleh=pegawai)
    return pengguna


@transaction.atomic
def tutup(pegawai: Pegawai, *, oleh: Pegawai) -> None:
    """Nobody enters by this account any more, and its sessions end; the data stay. Raises KeadaanMenolak."""
    wajib_bkd(oleh)
    if pegawai == oleh:
        raise KeadaanMenolak("Anda tidak dapat menutup akun Anda sendiri.")
    pengguna = pegawai.pengguna
    if pengguna and Pengguna.objects.filter(pk=pengguna.pk, is_active=True).update(is_active=False):
        akhiri_semua(pengguna)
        Jejak.catat(pengguna, "tutup", oleh=oleh, sebagai="bkd")


@transaction.atomic
def buka(pegawai: Pegawai, *, oleh: Pegawai) -> None:
    """Open a closed account again; its password is the one it had."""
    wajib_bkd(oleh)
    if Pengguna.objects.filter(pegawai=pegawai, is_active=False).update(is_active=True):
        Jejak.catat(pegawai.pengguna, "buka", oleh=oleh, sebagai="bkd")


def _keliru(kalimat: str) -> IsianKeliru:
    return IsianKeliru(kalimat, {"nama_masuk": kalimat})


@transaction.atomic
def ganti_sandi(pengguna: Pengguna, sandi: str, sesi_ini: str, *, oleh: Pegawai) -> None:
    """Set a new password. Only the session with this key goes on."""
    _simpan_sandi(pengguna, sandi)
    akhiri_semua(pengguna, kecuali=sesi_ini)
    Pemberitahuan.kirim(oleh, f"sandi:{now().isoformat()}", GANTI, BUKAN_ANDA)
    Jejak.catat(pengguna, "ganti_sandi", oleh=oleh)


@transaction.atomic
def akhiri_sesi_lain(pengguna: Pengguna, sesi_ini: str, *, oleh: Pegawai) -> None:
    """Only the session with this key goes on."""
    akhiri_semua(pengguna, kecuali=sesi_ini)
    Jejak.catat(pengguna, "akhiri_sesi_lain", oleh=oleh)


def _simpan_sandi(pengguna: Pengguna, sandi: str) -> None:
    pengguna.set_password(sandi)
    pengguna.save(update_fields=["password"])
