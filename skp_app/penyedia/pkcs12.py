"""Signs with a certificate that a person brings as a file (.p12, .pfx) for this one signing. It is not kept."""

from asn1crypto import keys, x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates, load_pkcs12
from django.utils.timezone import now
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from pegawai.models import Pegawai
from skp_app.penyedia import Rahasia, keliru
from skp_app.penyedia.lokal import SesiKunci

TERBESAR = 64 * 1024  # bytes
TAK_TERBUKA = "Berkas sertifikat tidak dapat dibuka: frasa sandi keliru, atau bukan berkas .p12."
TANPA_KUNCI = "Berkas ini tidak memuat kunci dan sertifikat untuk tanda tangan."


def buka(pegawai: Pegawai, rahasia: Rahasia) -> SesiKunci:
    """The key in the uploaded file. TidakDitandatangani when it cannot be opened, is out of date or no such file."""
    berkas = rahasia.berkas
    if berkas is None:
        raise keliru("berkas", "Pilih berkas sertifikatnya dulu.")
    if (berkas.size or 0) > TERBESAR:
        raise keliru("berkas", "Berkas ini terlalu besar untuk sebuah sertifikat.")
    try:
        isi = load_pkcs12(berkas.read(), rahasia.frasa.encode())
    except (ValueError, TypeError):
        raise keliru("frasa", TAK_TERBUKA) from None
    return SesiKunci(_penanda(isi))


def _penanda(isi: PKCS12KeyAndCertificates) -> signers.SimpleSigner:
    if isi.cert is None or not isinstance(isi.key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise keliru("berkas", TANPA_KUNCI)
    milik = isi.cert.certificate
    if not milik.not_valid_before_utc <= now() <= milik.not_valid_after_utc:
        raise keliru("berkas", "Sertifikat ini belum atau tidak berlaku lagi.")
    bentuk, tanpa = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    der = isi.key.private_bytes(serialization.Encoding.DER, bentuk, tanpa)
    toko = SimpleCertificateStore()
    toko.register_multiple(_x509(c.certificate) for c in isi.additional_certs)
    return signers.SimpleSigner(
        signing_cert=_x509(milik), signing_key=keys.PrivateKeyInfo.load(der), cert_registry=toko
    )


def _x509(sertifikat) -> x509.Certificate:
    return x509.Certificate.load(sertifikat.public_bytes(serialization.Encoding.DER))
