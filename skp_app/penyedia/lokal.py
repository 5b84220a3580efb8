"""Signs with the key that this installation issued to a person. Valid, but not certified (PP 71/2019 art. 60)."""

from asn1crypto import keys, pem, x509
from pyhanko.sign import signers
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from pegawai.models import Pegawai
from pegawai.penolakan import KeadaanMenolak
from skp_app.models import KunciTandaTangan, OtoritasLokal
from skp_app.penyedia import PenyediaDiam, Permintaan, Rahasia, keliru
from skp_app.penyedia.kertas import bubuhkan
from skp_app.penyedia.sertifikat import FrasaKeliru, buka_dengan_frasa

BELUM_PUNYA = "Anda belum punya kunci tanda tangan. Buat dulu di halaman Kunci tanda tangan."
HABIS = "Masa berlaku kunci tanda tangan Anda sudah habis. Buat kunci baru."
FRASA_SALAH = "Frasa sandi keliru. Belum ada yang ditandatangani."
WAKTU_DIAM = "Otoritas stempel waktu tidak menjawab. Dokumen tetap menunggu; coba lagi nanti."


class SesiKunci:
    """An opened key, for as many documents as are signed in this request."""

    def __init__(self, penanda: signers.Signer) -> None:
        self.penanda = penanda

    def tandatangani(self, permintaan: Permintaan) -> bytes:
        try:
            return bubuhkan(permintaan, self.penanda)
        except TimestampRequestError:
            raise PenyediaDiam(WAKTU_DIAM) from None


def buka(pegawai: Pegawai, rahasia: Rahasia) -> SesiKunci:
    """The key of this person. KeadaanMenolak when none is in force, TidakDitandatangani for a wrong passphrase."""
    kunci = KunciTandaTangan.objects.filter(pegawai=pegawai, dicabut_pada=None).first()
    if kunci is None:
        raise KeadaanMenolak(BELUM_PUNYA)
    if kunci.habis:
        raise KeadaanMenolak(HABIS)
    try:
        der = buka_dengan_frasa(kunci.kunci, kunci.garam, rahasia.frasa)
    except FrasaKeliru:
        raise keliru("frasa", FRASA_SALAH) from None
    toko = SimpleCertificateStore()
    toko.register_multiple(_sertifikat(p) for p in OtoritasLokal.objects.values_list("sertifikat", flat=True))
    penanda = signers.SimpleSigner(
        signing_cert=_sertifikat(kunci.sertifikat), signing_key=keys.PrivateKeyInfo.load(der), cert_registry=toko
    )
    return SesiKunci(penanda)


def _sertifikat(teks: str) -> x509.Certificate:
    return x509.Certificate.load(pem.unarmor(teks.encode())[2])
