"""Reference data that every installation starts with: the catalogue of example RHK (`katalog.toml`)."""

import tomllib
from pathlib import Path

BERKAS = Path(__file__).with_name("katalog.toml")


def awal():
    """The examples as they are stored: {field: value} of each."""
    return tomllib.loads(BERKAS.read_text())["butir"]


def muat(butir_katalog):
    """Insert what is missing; examples that an installation changed or switched off stay as they are."""
    butir_katalog.objects.bulk_create([butir_katalog(**isi) for isi in awal()], ignore_conflicts=True)
