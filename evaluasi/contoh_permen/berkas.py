"""The transcriptions that the examples are entered from."""

import tomllib
from pathlib import Path
from typing import Any

import evaluasi as kamar_evaluasi
import skp_app as kamar_skp

RENCANA = Path(kamar_skp.__path__[0]) / "contoh"
HASIL = Path(kamar_evaluasi.__path__[0]) / "contoh"


def baca(folder: Path, kunci: str) -> dict[str, Any]:
    """What one person plans (in RENCANA) or was found to have done (in HASIL)."""
    (berkas,) = folder.glob(f"anak-lampiran-*-{kunci}.toml")
    return tomllib.loads(berkas.read_text())


def lembar(lampiran: int, jenis: str) -> list[dict[str, Any]]:
    """The sheets of one kind ('manual', 'workblock') that this Anak Lampiran prints; the sixth has none."""
    semua = RENCANA.glob(f"anak-lampiran-{lampiran}-*-{jenis}.toml")
    return [satu for berkas in semua for satu in tomllib.loads(berkas.read_text())[jenis]]
