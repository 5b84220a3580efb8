"""The uploaded file: private, under a random name, and only for as long as the import needs it."""

import re
import secrets

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from pegawai.models import Impor

ANGKA_PANJANG = re.compile(r"\d{9,}")
FOLDER = "impor"


def simpan(isi: bytes) -> str:
    """Keep it, and forget it again when the transaction around does not come through."""
    return default_storage.save(f"{FOLDER}/{secrets.token_hex(16)}", ContentFile(isi))


def baca(impor: Impor) -> bytes:
    with default_storage.open(impor.berkas) as berkas:
        return berkas.read()


def buang(impor: Impor) -> None:
    """Delete it once this transaction is through. The caller saves the row."""
    nama, impor.berkas = impor.berkas, ""
    if nama:
        transaction.on_commit(lambda: default_storage.delete(nama))


def nama_aman(nama: str) -> str:
    """As people know the file, but a number in it that may be an NIP is masked."""
    return ANGKA_PANJANG.sub("•••", " ".join(nama.split()))[-150:]
