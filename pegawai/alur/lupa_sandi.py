"""A forgotten password, helped by mail: only to an address whose owner showed before that it is his.

The request stores what was typed and looks at nothing, so that it takes as long for a name that nobody has. The worker
looks, writes the link and forgets the request. The password still needs the second factor of the account.
"""

import secrets
from datetime import timedelta

import structlog
from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.crypto import salted_hmac
from django.utils.timezone import now

from pegawai import bel, rahasia
from pegawai.alur import sesi
from pegawai.alur.akun import BUKAN_ANDA, GANTI
from pegawai.aturan.masuk import lipat
from pegawai.models import Jejak, KodeAktivasi, Pegawai, Pemberitahuan, Pengguna, SuratTertutup, TautanSandi
from pegawai.models.surat import JenisSurat
from pegawai.penolakan import KeadaanMenolak

TUGAS = "pegawai.kirim_surat_tertutup"
TUJUAN = "surat-tertutup"
BERLAKU = timedelta(minutes=30)
JARAK = timedelta(minutes=5)  # between two links to the same account
DISIMPAN = timedelta(hours=1)  # a request that no mail server took by then is forgotten
UJI_DETIK = 24 * 3600
SEKALI_JALAN = 200
TIDAK_BERLAKU = "Tautan ini sudah dipakai atau kedaluwarsa. Minta yang baru dari halaman masuk."
catatan = structlog.get_logger("pemberitahuan")


# Asking ------------------------------------------------------------------------------------------
def minta(masuk: str) -> None:
    """Somebody says that he forgot the password of this name."""
    _titipkan(JenisSurat.SANDI, lipat(masuk))


def minta_uji(pegawai: Pegawai) -> None:
    """A link to the recorded address of the person, who shows by it that the mail box is his. Raises KeadaanMenolak."""
    if not pegawai.surel or pegawai.pengguna is None:
        raise KeadaanMenolak("Belum ada surel yang tercatat. Laporkan surel Anda kepada BKD.")
    _titipkan(JenisSurat.SUREL, f"{pegawai.pengguna.pk} {pegawai.surel}")


@transaction.atomic
def _titipkan(jenis: JenisSurat, isi: str) -> None:
    surat = SuratTertutup.objects.create(jenis=jenis, isi=rahasia.kunci(TUJUAN, isi.encode()))
    transaction.on_commit(lambda: bel.panggil(surat.pk, TUGAS))


# The worker --------------------------------------------------------------------------------------
def kirim_semua() -> None:
    """What waits, and away with what waited too long."""
    SuratTertutup.objects.filter(dibuat_pada__lt=now() - DISIMPAN).delete()
    for pk in list(SuratTertutup.objects.order_by("id").values_list("pk", flat=True)[:SEKALI_JALAN]):
        if not kirim(pk):
            return


def kirim(pk: int) -> bool:
    """One letter; False when the mail server is away, which loses nothing."""
    try:
        with transaction.atomic():
            surat = SuratTertutup.objects.select_for_update(skip_locked=True).filter(pk=pk).first()
            if surat is not None:
                _tulis(surat)
                surat.delete()
    except OSError as galat:  # smtplib's errors are OSErrors, too
        catatan.warning("surat_tidak_terkirim", galat=type(galat).__name__)
        return False
    return True


def _tulis(surat: SuratTertutup) -> None:
    isi = (rahasia.buka(TUJUAN, surat.isi) or b"").decode()
    if surat.jenis == JenisSurat.SANDI:
        _kirim_tautan(isi)
    else:
        pengguna, _, surel = isi.partition(" ")
        token = signing.dumps([int(pengguna), surel], salt=TUJUAN)
        _kirim(surel, "surel/uji_surel.txt", {"alamat": f"{settings.ALAMAT_SITUS}/akun/surel/{token}/"})


def _kirim_tautan(masuk: str) -> None:
    pengguna = Pengguna.objects.select_for_update(of=("self",)).filter(masuk=masuk, is_active=True).first()
    pegawai = Pegawai.objects.filter(pengguna=pengguna).first() if pengguna else None
    if pengguna is None or pegawai is None or not pegawai.surel or pegawai.surel != pengguna.surel_teruji:
        return
    if TautanSandi.objects.filter(pengguna=pengguna, berlaku_sampai__gt=now() + BERLAKU - JARAK).exists():
        return
    token = secrets.token_urlsafe(32)
    isi = {"sidik": _sidik(token), "berlaku_sampai": now() + BERLAKU}
    TautanSandi.objects.update_or_create(pengguna=pengguna, defaults=isi)
    _kirim(pegawai.surel, "surel/tautan_sandi.txt", {"alamat": f"{settings.ALAMAT_SITUS}/masuk/sandi/{token}/"})


def _kirim(ke: str, templat: str, isi: dict[str, str]) -> None:
    EmailMessage("Pemberitahuan Aplikasi SKP", render_to_string(templat, isi), to=[ke]).send()


def _sidik(token: str) -> str:
    return salted_hmac("pegawai.tautan-sandi", token, algorithm="sha256").hexdigest()


# Using -------------------------------------------------------------------------------------------
def pemilik(token: str) -> Pengguna:
    """Whose link this is. Raises KeadaanMenolak for one that opens nothing."""
    berlaku = TautanSandi.objects.filter(berlaku_sampai__gt=now(), pengguna__is_active=True)
    tautan = berlaku.select_related("pengguna__pegawai").filter(sidik=_sidik(token)).first()
    if tautan is None:
        raise KeadaanMenolak(TIDAK_BERLAKU)
    return tautan.pengguna


@transaction.atomic
def pakai(token: str, sandi: str) -> None:
    """Set the new password and use the link up; every session ends. Raises KeadaanMenolak."""
    pengguna = pemilik(token)
    if not TautanSandi.objects.filter(pengguna=pengguna, sidik=_sidik(token)).delete()[0]:
        raise KeadaanMenolak(TIDAK_BERLAKU)
    pengguna.set_password(sandi)
    pengguna.save(update_fields=["password"])
    KodeAktivasi.objects.filter(pengguna=pengguna).delete()
    sesi.akhiri_semua(pengguna)
    pegawai = Pegawai.objects.filter(pengguna=pengguna).first()
    if pegawai:
        Pemberitahuan.kirim(pegawai, f"sandi:{now().isoformat()}", GANTI, BUKAN_ANDA)
    Jejak.catat(pengguna, "ganti_sandi_tautan", oleh=pegawai)


def surel_dari(token: str, pegawai: Pegawai) -> str:
    """The address that this link proves for this person. Raises KeadaanMenolak."""
    try:
        pengguna, surel = signing.loads(token, salt=TUJUAN, max_age=UJI_DETIK)
    except (signing.BadSignature, ValueError):
        raise KeadaanMenolak(TIDAK_BERLAKU) from None
    if pengguna != pegawai.pengguna_id or surel != pegawai.surel:
        raise KeadaanMenolak("Tautan ini untuk akun lain, atau surel yang tercatat sudah berganti.")
    return surel


@transaction.atomic
def catat_teruji(token: str, pegawai: Pegawai) -> None:
    """The person reads mail at this address. A second click changes nothing."""
    surel = surel_dari(token, pegawai)
    if Pengguna.objects.filter(pegawai=pegawai).exclude(surel_teruji=surel).update(surel_teruji=surel):
        Jejak.catat(pegawai.pengguna, "uji_surel", oleh=pegawai)
