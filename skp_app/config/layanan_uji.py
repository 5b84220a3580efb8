"""Pytest plugin: services of the test session's own, unless DATABASE_URL and REDIS_URL name others.

It acts before Django reads its settings. Under xdist the controller starts them once and the
workers inherit the addresses. Sessions side by side do not meet: each has a folder of its own.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from skp_app.config import layanan


@contextlib.contextmanager
def _folder_sesi() -> Iterator[Path]:
    induk = layanan.folder_var() / "uji"
    induk.mkdir(parents=True, exist_ok=True)
    buang_sisa(induk)
    folder = Path(tempfile.mkdtemp(dir=induk))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def buang_sisa(induk: Path) -> None:
    """Remove folders of sessions that were killed: nobody holds their lock any more."""
    for folder in induk.iterdir():
        if (folder / "kunci").exists() and (pegangan := layanan.pegang(folder / "kunci")) is not None:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(pegangan)


def _hanya_aturan(args: list[str]) -> bool:
    """The pure rules need no database, and their tests should answer at once."""
    jalur = [a for a in args if not a.startswith("-")]
    return bool(jalur) and all(a.rstrip("/").startswith("tests/aturan") for a in jalur)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config, parser, args):
    if layanan.kurang() and not _hanya_aturan(args):
        tumpukan = contextlib.ExitStack()
        early_config.add_cleanup(tumpukan.close)
        folder = tumpukan.enter_context(_folder_sesi())
        tumpukan.enter_context(layanan.lingkungan(folder, pilihan=layanan.PILIHAN_UJI))
    return (yield)
