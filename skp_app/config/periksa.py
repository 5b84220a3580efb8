"""`make check`: every static check in one run; all are tried, the failed ones are named at the end."""

import json
import os
import secrets
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent


def lingkungan_produksi() -> dict[str, str]:
    """The environment of a production installation, with secrets that live for this run only."""
    return {
        "DJANGO_SETTINGS_MODULE": "skp_app.config.settings",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "DATABASE_URL": "postgresql://skp@localhost/skp",
        "REDIS_URL": "redis://localhost/0",
        "ALLOWED_HOSTS": "skp.contoh.go.id",
        "HTTPS": "1",
        "DI_BALIK_PROKSI": "1",
        # No database is needed here; Django warns that it could not ask one.
        "PYTHONWARNINGS": "ignore::RuntimeWarning",
    }


PERIKSA = {
    "ruff check": ["ruff", "check"],
    "ruff format": ["ruff", "format", "--check"],
    "kontrak impor": ["lint-imports"],
    "tipe aturan dan alur": ["mypy"],
    "migrasi lengkap": ["python", "manage.py", "makemigrations", "--check", "--dry-run"],
    "setelan produksi": ["python", "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
}


def jalankan(perintah: list[str]) -> bool:
    program = str(BIN / perintah[0])
    return subprocess.run([program, *perintah[1:]], env=os.environ | lingkungan_produksi()).returncode == 0


def audit(kunci: str = "requirements-dev.lock") -> bool | None:
    """Known vulnerabilities in the lock; see `nilai` for the answer."""
    perintah = [BIN / "pip-audit", "--requirement", kunci, "--disable-pip", "--require-hashes"]
    perintah += ["--format", "json", "--progress-spinner", "off", "--timeout", "20"]
    hasil = subprocess.run(perintah, capture_output=True, text=True)
    try:
        paket = json.loads(hasil.stdout)["dependencies"]
    except (json.JSONDecodeError, KeyError):
        print(hasil.stderr[-2000:])
        return None
    return nilai(paket)


def nilai(paket: list[dict]) -> bool | None:
    """True: nothing known. False: something is. None: not every package could be asked about.

    A mirror without the vulnerability service answers "unknown package"; that is not "safe".
    """
    terlewat = [p["name"] for p in paket if "vulns" not in p]
    if terlewat:
        print(f"Tidak dikenal oleh layanan kerentanan: {len(terlewat)} dari {len(paket)} pustaka")
    rentan = [p for p in paket if p.get("vulns")]
    for p in rentan:
        print(f"{p['name']} {p['version']}: {', '.join(v['id'] for v in p['vulns'])}")
    if rentan:
        return False
    return None if terlewat else True


def main() -> None:
    gagal = []
    for nama, perintah in PERIKSA.items():
        print(f"== {nama}", flush=True)
        if not jalankan(perintah):
            gagal.append(nama)
    print("== audit pustaka", flush=True)
    aman = audit()
    if aman is None:
        print("!!! KERENTANAN PUSTAKA TIDAK DAPAT DIPERIKSA: layanannya tidak terjangkau dari sini !!!")
    elif not aman:
        gagal.append("audit pustaka")
    if gagal:
        sys.exit(f"\nGagal: {', '.join(gagal)}")
    print("\nSemua pemeriksaan lulus.")


if __name__ == "__main__":
    main()
