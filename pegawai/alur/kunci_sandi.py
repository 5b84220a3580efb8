"""Passkeys (WebAuthn): the browser signs a challenge of ours with a key that never leaves its owner's device.

The protocol itself is `fido2`'s; here is who may do what, and what is kept. A challenge lives in the session that asked
for it and is taken out before it is looked at, so no answer counts twice.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils.timezone import now
from fido2.rpid import verify_rp_id
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from pegawai.alur import faktor
from pegawai.alur.isian import wajib
from pegawai.models import KunciSandi, Pegawai, Pengguna
from pegawai.penolakan import IsianKeliru, KeadaanMenolak

TERBANYAK = 10
NAMA_TERPANJANG = 60
GAGAL = "Kunci sandi tidak dapat dipakai. Coba lagi, atau pakai cara lain."
WAJIB = UserVerificationRequirement.REQUIRED  # a fingerprint, a face or a PIN: the key alone is two factors
SALAH_BENTUK = (ValueError, KeyError, TypeError, AttributeError, IndexError, AssertionError)


def _situs() -> str:
    return urlsplit(settings.ALAMAT_SITUS).hostname or "localhost"


def _server() -> Fido2Server:
    """Only pages of exactly this host may ask; a neighbour under the same domain may not."""
    situs = _situs()

    def dari_sini(asal: str) -> bool:
        return urlsplit(asal).hostname == situs and verify_rp_id(situs, asal)

    return Fido2Server(PublicKeyCredentialRpEntity(name="Aplikasi SKP", id=situs), verify_origin=dari_sini)


def tawarkan(pengguna: Pengguna, nama: str) -> tuple[dict[str, Any], Any]:
    """Options for the browser to make a key, and the challenge to keep. Raises KeadaanMenolak at the limit."""
    ada = list(KunciSandi.objects.filter(pengguna=pengguna))
    if len(ada) >= TERBANYAK:
        raise KeadaanMenolak(f"Paling banyak {TERBANYAK} kunci sandi. Hapus yang tidak dipakai dahulu.")
    pemilik = PublicKeyCredentialUserEntity(name=pengguna.masuk, id=_pegangan(pengguna), display_name=nama)
    pilihan, tantangan = _server().register_begin(
        pemilik, [_kredensial(k) for k in ada], ResidentKeyRequirement.REQUIRED, WAJIB
    )
    return dict(pilihan), tantangan


def _pegangan(pengguna: Pengguna) -> bytes:
    """What the device stores as whose key it is: says nothing about the person, and outlives every signing key."""
    return hashlib.sha256(f"pegawai.kunci-sandi:{pengguna.pk}".encode()).digest()


def _kredensial(kunci: KunciSandi) -> AttestedCredentialData:
    return AttestedCredentialData(bytes(kunci.kredensial))


@transaction.atomic
def daftarkan(
    pengguna: Pengguna, tantangan: Any, jawaban: str, nama: str, *, sesi_ini: str, oleh: Pegawai
) -> list[str]:
    """Keep the new key; gives the recovery codes when it is the first factor. Raises IsianKeliru, KeadaanMenolak."""
    nama = wajib(nama, NAMA_TERPANJANG, "nama", "Nama kunci")
    faktor.terkunci(pengguna)
    if KunciSandi.objects.filter(pengguna=pengguna).count() >= TERBANYAK:
        raise KeadaanMenolak(f"Paling banyak {TERBANYAK} kunci sandi. Hapus yang tidak dipakai dahulu.")
    try:
        isi = RegistrationResponse.from_dict(_baca(jawaban))
        data = _server().register_complete(tantangan, isi)
    except SALAH_BENTUK:
        raise _tidak_cocok() from None
    kredensial = data.credential_data
    if kredensial is None:
        raise _tidak_cocok()
    sidik = _sidik(kredensial.credential_id)
    if KunciSandi.objects.filter(sidik_kredensial=sidik).exists():
        raise KeadaanMenolak("Kunci sandi ini sudah terdaftar.")
    KunciSandi.objects.create(
        pengguna=pengguna, nama=nama, sidik_kredensial=sidik, kredensial=bytes(kredensial), hitungan=data.counter
    )
    return faktor.sesudah_dipasang(pengguna, "pasang_kunci", f"Kunci sandi “{nama}” didaftarkan", sesi_ini, oleh)


@transaction.atomic
def hapus(kunci: KunciSandi, *, sesi_ini: str, oleh: Pegawai) -> None:
    """Take a key away; a second click finds nothing."""
    faktor.terkunci(kunci.pengguna)
    if KunciSandi.objects.filter(pk=kunci.pk).delete()[0]:
        judul = f"Kunci sandi “{kunci.nama}” dihapus"
        faktor.sesudah_dilepas(kunci.pengguna, "lepas_kunci", judul, sesi_ini, oleh)


def tantang(pengguna: Pengguna | None) -> tuple[dict[str, Any], Any]:
    """Options for the browser to sign with a key: of this account, or whichever the visitor's device offers."""
    ada = [_kredensial(k) for k in KunciSandi.objects.filter(pengguna=pengguna)] if pengguna else None
    pilihan, tantangan = _server().authenticate_begin(ada, WAJIB)
    return dict(pilihan), tantangan


@transaction.atomic
def pemilik(tantangan: Any, jawaban: str) -> Pengguna:
    """Whose key signed the challenge. Raises IsianKeliru, with one sentence for every reason."""
    try:
        isi = AuthenticationResponse.from_dict(_baca(jawaban))
        kunci = KunciSandi.objects.select_for_update(of=("self",)).select_related("pengguna__pegawai").get(
            sidik_kredensial=_sidik(isi.raw_id), pengguna__is_active=True
        )  # fmt: skip
        _server().authenticate_complete(tantangan, [_kredensial(kunci)], isi)
        hitungan = isi.response.authenticator_data.counter
    except (*SALAH_BENTUK, KunciSandi.DoesNotExist):
        raise _tidak_cocok() from None
    pegangan = isi.response.user_handle
    if pegangan is not None and pegangan != _pegangan(kunci.pengguna):
        raise _tidak_cocok()
    if hitungan and hitungan <= kunci.hitungan:  # a key that counts has been copied
        raise _tidak_cocok()
    kunci.hitungan, kunci.dipakai_pada = hitungan, now()
    kunci.save(update_fields=["hitungan", "dipakai_pada"])
    return kunci.pengguna


def _baca(jawaban: str) -> Mapping[str, Any]:
    isi = json.loads(jawaban)
    if not isinstance(isi, dict):
        raise ValueError("not an object")
    return isi


def _sidik(nama: bytes) -> str:
    return hashlib.sha256(nama).hexdigest()


def _tidak_cocok() -> IsianKeliru:
    return IsianKeliru(GAGAL)
