"""Runs one of our modules on a stranger's file in a process that gives everything else up (pegawai/kurungan.py)."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings


def jalankan(modul: str, *argumen: str, folder: Path, detik: int, masukan: str = "") -> Any:
    """What the module answers in JSON; None when it was too heavy: it died, or took more than `detik` on the clock.

    `folder` is where it may put its temporary files. None of our secrets is in its environment.
    """
    lingkungan = {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "TMPDIR": str(folder)}
    try:
        jalan = subprocess.run(
            [sys.executable, "-m", modul, *argumen], cwd=settings.AKAR, env=lingkungan, input=masukan,
            capture_output=True, encoding="utf-8", timeout=detik, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return None
    return json.loads(jalan.stdout) if jalan.returncode == 0 else None
