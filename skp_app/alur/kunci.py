"""The key of a person, and the authority of the installation that vouches for it. Made at first use."""

import base64
import hashlib
from datetime import timedelta

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate, now

from pegawai import laju
from pegawai.models import Jejak, Ketentuan, Pegawai, Penempatan
from pegawai.penolakan import IsianKeliru, KeadaanMenolak
from skp_app.alur.isi import nama_instansi
from skp_app.models import KunciTandaTangan, OtoritasLokal
from skp_app.penyedia import sertifikat

FRASA_TERPENDEK = 10
SERING = "Terlalu banyak kunci dibuat."


def otoritas(instansi: str) -> tuple[OtoritasLokal, bytes]:
    """The newest authority with its key, made when there is none, or when nobody can open the last one any more."""
    terbaru = OtoritasLokal.objects.last()
    kunci = _buka(terbaru) if terbaru else None
    if terbaru is not None and kunci is not None:
        return terbaru, kunci
    return buat_otoritas(instansi)


def buat_otoritas(instansi: str) -> tuple[OtoritasLokal, bytes]:
    """A new authority beside the older ones, which stay roots of trust. Two at once make one."""
    terbaru = OtoritasLokal.objects.last()
    nomor = terbaru.nomor + 1 if terbaru else 1
    pem, der = sertifikat.buat_otoritas(instansi, nomor, now())
    try:
        with transaction.atomic():
            baru = OtoritasLokal.objects.create(nomor=nomor, sertifikat=pem, kunci=_laci().encrypt(der).decode())
            Jejak.catat(baru, "buat_otoritas", oleh=None, nomor=nomor)
    except IntegrityError:
        return otoritas(instansi)
    return baru, der


def kunci_ulang() -> int:
    """Encrypt every authority with the secret of today; how many could be opened. For a change of the secret."""
    n = 0
    for satu in OtoritasLokal.objects.all():
        if der := _buka(satu):
            OtoritasLokal.objects.filter(pk=satu.pk).update(kunci=_laci().encrypt(der).decode())
            n += 1
    return n


def _laci() -> MultiFernet:
    """Opens with the present secret or a former one, locks with the present one."""
    rahasia = [settings.KUNCI_OTORITAS, *settings.KUNCI_OTORITAS_LAMA]
    return MultiFernet(
        [Fernet(base64.urlsafe_b64encode(hashlib.sha256(_TUJUAN + r.encode()).digest())) for r in rahasia]
    )


_TUJUAN = b"otoritas-lokal:"  # the same secret signs sessions; here it is another key


def _buka(satu: OtoritasLokal) -> bytes | None:
    try:
        return _laci().decrypt(satu.kunci.encode())
    except InvalidToken:
        return None


def milik(pegawai: Pegawai) -> KunciTandaTangan | None:
    """The key in force of a person, None when there is none or it has run out."""
    kunci = KunciTandaTangan.objects.filter(pegawai=pegawai, dicabut_pada=None).first()
    return kunci if kunci and not kunci.habis else None


def buat(pegawai: Pegawai, *, oleh: Pegawai, frasa: str) -> KunciTandaTangan:
    """A key that only `frasa` opens. IsianKeliru for a weak one, KeadaanMenolak while another key is in force.

    Nobody can open it without the passphrase, nor give the passphrase back: who forgot it revokes and makes another.
    """
    if oleh != pegawai:
        raise KeadaanMenolak("Kunci tanda tangan hanya dapat dibuat oleh pemiliknya.")
    if kalimat := kelemahan(frasa, pegawai):
        raise IsianKeliru(kalimat, {"frasa": kalimat})
    laju.hitung("kunci-tanda-tangan", pegawai.pk, 10, 3600, SERING)
    instansi = _instansi(pegawai)
    induk, kunci_induk = otoritas(instansi)
    lama = timedelta(days=Ketentuan.objects.nilai("tanda_tangan", localdate())["kunci_hari"])
    pem, der = sertifikat.terbitkan(induk.sertifikat, kunci_induk, pegawai.nama_lengkap, instansi, now(), lama)
    terkunci, garam = sertifikat.kunci_dengan_frasa(der, frasa)
    try:
        with transaction.atomic():
            _akhiri_yang_habis(pegawai)
            baru = KunciTandaTangan.objects.create(
                pegawai=pegawai, sertifikat=pem, kunci=terkunci, garam=garam, mulai=now(), selesai=now() + lama
            )
            Jejak.catat(baru, "buat_kunci", oleh=oleh, sebagai="pemilik")
    except IntegrityError:
        raise KeadaanMenolak("Anda sudah punya kunci tanda tangan yang berlaku.") from None
    return baru


def kelemahan(frasa: str, pegawai: Pegawai) -> str:
    """Why this passphrase is too weak, '' when it is not."""
    if len(frasa) < FRASA_TERPENDEK:
        return f"Frasa sandi paling pendek {FRASA_TERPENDEK} huruf."
    dikenal = {pegawai.nip or "", pegawai.nama.lower()}
    if frasa.isdigit() or frasa.lower() in dikenal or len(set(frasa)) < 5:
        return "Frasa sandi ini mudah ditebak. Pakai beberapa kata."
    return ""


def _akhiri_yang_habis(pegawai: Pegawai) -> None:
    KunciTandaTangan.objects.filter(pegawai=pegawai, dicabut_pada=None, selesai__lte=now()).update(dicabut_pada=now())


def cabut(pegawai: Pegawai, *, oleh: Pegawai) -> None:
    """End the key in force; what was signed with it before stays signed. A second time does nothing."""
    with transaction.atomic():
        kunci = KunciTandaTangan.objects.select_for_update().filter(pegawai=pegawai, dicabut_pada=None).first()
        if kunci is None:
            return
        if oleh != pegawai:
            raise KeadaanMenolak("Kunci tanda tangan hanya dapat dicabut oleh pemiliknya.")
        kunci.dicabut_pada = now()
        kunci.save(update_fields=["dicabut_pada"])
        Jejak.catat(kunci, "cabut_kunci", oleh=oleh, sebagai="pemilik")


def _instansi(pegawai: Pegawai) -> str:
    duduk = Penempatan.objects.pada(localdate()).filter(pegawai=pegawai).select_related("unit").first()
    return nama_instansi(duduk.unit) if duduk else "Instansi pemerintah"
