"""Keys and certificates of our own: the authority of the installation, and a key per person behind a passphrase."""

import base64
import secrets
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from cryptography.x509.oid import NameOID

BERLAKU_OTORITAS = timedelta(days=3653)
# 32 MB and about a tenth of a second for each guess.
SCRYPT = {"length": 32, "n": 2**15, "r": 8, "p": 1}
SUDAH_MULAI = timedelta(minutes=5)  # clocks differ


class FrasaKeliru(Exception):
    """This passphrase does not open this key."""


def buat_otoritas(nama: str, nomor: int, kini: datetime) -> tuple[str, bytes]:
    """A new root: its certificate as PEM, its key as DER in the clear."""
    kunci = ec.generate_private_key(ec.SECP256R1())
    subjek = _nama(f"Otoritas tanda tangan {nama} {nomor}", nama)
    bangun = _dasar(subjek, subjek, kunci.public_key(), kini, BERLAKU_OTORITAS)
    bangun = bangun.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    bangun = bangun.add_extension(_guna(menerbitkan=True), critical=True)
    pengenal = x509.SubjectKeyIdentifier.from_public_key(kunci.public_key())
    return _pem(bangun.add_extension(pengenal, critical=False).sign(kunci, hashes.SHA256())), _der(kunci)


def terbitkan(
    otoritas: str, kunci_otoritas: bytes, nama: str, instansi: str, kini: datetime, lama: timedelta
) -> tuple[str, bytes]:
    """A certificate for one person by this authority: certificate as PEM, key as DER in the clear."""
    induk = x509.load_pem_x509_certificate(otoritas.encode())
    penerbit = serialization.load_der_private_key(kunci_otoritas, password=None)
    kunci = ec.generate_private_key(ec.SECP256R1())
    bangun = _dasar(_nama(nama, instansi), induk.subject, kunci.public_key(), kini, lama)
    bangun = bangun.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    bangun = bangun.add_extension(_guna(menerbitkan=False), critical=True)
    asal = x509.AuthorityKeyIdentifier.from_issuer_public_key(induk.public_key())  # type: ignore[arg-type]
    return _pem(bangun.add_extension(asal, critical=False).sign(penerbit, hashes.SHA256())), _der(kunci)  # type: ignore[arg-type]


def kunci_dengan_frasa(der: bytes, frasa: str) -> tuple[str, str]:
    """The key as nobody can read it without the passphrase: (encrypted key, salt)."""
    garam = secrets.token_bytes(16)
    return _laci(frasa, garam).encrypt(der).decode(), garam.hex()


def buka_dengan_frasa(terkunci: str, garam: str, frasa: str) -> bytes:
    """The key in the clear, DER. Raises FrasaKeliru."""
    try:
        return _laci(frasa, bytes.fromhex(garam)).decrypt(terkunci.encode())
    except InvalidToken:
        raise FrasaKeliru from None


def _laci(frasa: str, garam: bytes) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(Scrypt(salt=garam, **SCRYPT).derive(frasa.encode())))


def _nama(umum: str, instansi: str) -> x509.Name:
    """Names in a certificate hold at most 64 letters."""
    bagian = ((NameOID.COUNTRY_NAME, "ID"), (NameOID.ORGANIZATION_NAME, instansi), (NameOID.COMMON_NAME, umum))
    return x509.Name([x509.NameAttribute(oid, teks[:64]) for oid, teks in bagian])


def _dasar(subjek, penerbit, publik, kini, lama):
    bangun = x509.CertificateBuilder().subject_name(subjek).issuer_name(penerbit).public_key(publik)
    bangun = bangun.serial_number(x509.random_serial_number())
    return bangun.not_valid_before(kini - SUDAH_MULAI).not_valid_after(kini + lama)


def _guna(*, menerbitkan: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not menerbitkan, content_commitment=not menerbitkan, key_encipherment=False,
        data_encipherment=False, key_agreement=False, key_cert_sign=menerbitkan, crl_sign=menerbitkan,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip


def _pem(sertifikat: x509.Certificate) -> str:
    return sertifikat.public_bytes(serialization.Encoding.PEM).decode()


def _der(kunci: ec.EllipticCurvePrivateKey) -> bytes:
    bentuk = serialization.PrivateFormat.PKCS8
    return kunci.private_bytes(serialization.Encoding.DER, bentuk, serialization.NoEncryption())
