"""Examines a PDF that somebody shows us: in a capped process, against our roots of trust and our registry."""

import hashlib
import json
import tempfile
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from skp_app.aturan.keaslian import Putusan, putuskan
from skp_app.models import Dokumen, OtoritasLokal, PenandaTangan, TandaTangan
from skp_app.proses_terkurung import jalankan

TUNGGU_DETIK = 40


class Terdaftar(NamedTuple):
    """The stored document with these very bytes, and which of its signatures are in them (none: as printed)."""

    dokumen: Dokumen
    tanda: list[TandaTangan]
    pindaian: bool = False


class Laporan(NamedTuple):
    """The answer, what it rests on, and the SHA-256 of the file."""

    putusan: Putusan
    tanda: list[dict]
    terdaftar: Terdaftar | None
    sha256: str


class TidakTerperiksa(Exception):
    """The file is too heavy to be examined."""


def akar() -> list[str]:
    """PEM of every root that we trust: our own, of all generations, and those that the installation names."""
    milik = list(OtoritasLokal.objects.values_list("sertifikat", flat=True))
    folder = Path(settings.AKAR_TEPERCAYA_DIR) if settings.AKAR_TEPERCAYA_DIR else None
    return milik + [b.read_text() for b in sorted(folder.glob("*.pem"))] if folder else milik


def terdaftar(sha256: str) -> Terdaftar | None:
    """What our registry knows of these bytes."""
    lengkap = TandaTangan.objects.select_related("penanda__dokumen__skp", "penanda__pegawai")
    if tanda := lengkap.filter(sha256=sha256).first():
        return Terdaftar(tanda.penanda.dokumen, *_isi(tanda))
    dokumen = Dokumen.objects.select_related("skp").filter(sha256=sha256).first()
    return dokumen and Terdaftar(dokumen, [])


def _isi(tanda):
    if not tanda.elektronik:
        return [tanda], True
    semua = TandaTangan.objects.filter(penanda__dokumen=tanda.penanda.dokumen_id, pada__lte=tanda.pada)
    return [t for t in semua.select_related("penanda").order_by("penanda__urutan") if t.elektronik], False


def periksa(isi: bytes) -> Laporan:
    """Look at these bytes from all sides. Raises TidakTerperiksa."""
    sha256 = hashlib.sha256(isi).hexdigest()
    kenal = terdaftar(sha256)
    pada = [t.pada.isoformat() for t in kenal.tanda] if kenal else []
    tanda = dalam_kurungan(isi, akar(), pada)
    return Laporan(putuskan(tanda, terdaftar=kenal is not None), tanda or [], kenal, sha256)


def dalam_kurungan(isi: bytes, akar: list[str], pada: list[str]) -> list[dict] | None:
    """The signatures as a process sees them that can do nothing else. Raises TidakTerperiksa."""
    with tempfile.TemporaryDirectory(prefix="cek-") as folder:
        berkas = Path(folder) / "berkas"
        berkas.write_bytes(isi)
        masukan = json.dumps({"akar": akar, "pada": pada})
        jawaban = jalankan(
            "skp_app.pemeriksa_ttd", str(berkas), folder=Path(folder), detik=TUNGGU_DETIK, masukan=masukan
        )
    if jawaban is None or "tanda" not in jawaban:
        raise TidakTerperiksa
    return jawaban["tanda"]


def penanda(dokumen: Dokumen) -> list[PenandaTangan]:
    """Its signers in order, each with his signature or None."""
    return list(dokumen.penanda.select_related("pegawai", "tanda"))
