"""Who can put a signature on a PDF. Each provider is one small module with `buka`, all behind the same two steps:

    sesi = penyedia.buka(pegawai, rahasia)     # once: what only the person knows is checked
    berkas = sesi.tandatangani(permintaan)     # for each document: the file with one signature more

What a provider refuses is a `Ditolak` with a sentence; then nothing was signed and the document goes on waiting.
"""

from datetime import datetime
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from django.core.files.uploadedfile import UploadedFile

from pegawai.models import Pegawai
from pegawai.penolakan import IsianKeliru, KeadaanMenolak

# Loaded when it is needed: some of them bring a library along.
MODUL = {"lokal": "lokal", "pkcs12": "pkcs12", "bsre": "bsre", "basah": "basah"}


class Rahasia:
    """What a person types or uploads for this one signing. It is never stored, logged or put into an order."""

    __slots__ = ("berkas", "frasa", "kode", "nik")

    def __init__(self, *, frasa: str = "", nik: str = "", kode: str = "", berkas: UploadedFile | None = None) -> None:
        self.frasa, self.nik, self.kode, self.berkas = frasa, nik, kode, berkas

    def __repr__(self) -> str:
        return "<Rahasia>"


class Permintaan(NamedTuple):
    """One signature that is asked for."""

    isi: bytes  # the PDF as it stands
    peran: str
    urutan: tuple[str, ...]  # all roles that sign it
    terakhir: bool  # nobody signs after this one: the signature locks the document
    nama: str
    alasan: str
    tempat: str
    pada: datetime
    kode: str  # of the document, as its QR has it
    label: str  # what kind of certificate it is, printed in the visible stamp


class Sesi(Protocol):
    def tandatangani(self, permintaan: Permintaan) -> bytes: ...


class Penyedia(Protocol):
    def buka(self, pegawai: Pegawai, rahasia: Rahasia) -> Sesi: ...


class TidakDitandatangani(IsianKeliru):
    """Wrong passphrase, expired certificate, wrong file: the person can mend it."""


class PenyediaDiam(KeadaanMenolak):
    """The provider does not answer, or answers nonsense: the document waits, nobody can say that it was signed."""


def keliru(bidang: str, kalimat: str) -> TidakDitandatangani:
    return TidakDitandatangani(kalimat, {bidang: kalimat})


def cari(kunci: str) -> Penyedia:
    """The provider of this name; KeyError for an unknown one."""
    return cast(Penyedia, import_module(f"{__name__}.{MODUL[kunci]}"))
