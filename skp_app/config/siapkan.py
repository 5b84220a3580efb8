"""Prepare the machine: virtual environment, locked packages, system libraries.

Run as a file by the Makefile with the system's Python, before anything is installed:
standard library only, and never imported as part of the package.
"""

import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("Diperlukan Python 3.11 atau lebih baru.")

AKAR = Path(__file__).resolve().parents[2]
VENV = AKAR / ".venv"
KUNCI = AKAR / "requirements-dev.lock"
PYTHON_VENV = VENV / "bin" / "python"
FOLDER_FONTA = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", str(Path.home() / ".fonts"))


def ada_pustaka(nama: str) -> bool:
    """Can the dynamic linker open lib<nama>? WeasyPrint opens it in the same way."""
    try:
        ctypes.CDLL(f"lib{nama}.so.0")
    except OSError:
        return ctypes.util.find_library(nama) is not None
    return True


def ada_fonta(awal: str) -> bool:
    return any(next(Path(folder).rglob(f"{awal}*"), None) for folder in FOLDER_FONTA if Path(folder).is_dir())


def ada_chromium() -> bool:
    return any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))


# (Debian package, is it there?, without it: stop or go on)
SISTEM = [
    ("libpango-1.0-0", lambda: ada_pustaka("pango-1.0"), "berhenti"),
    ("libpangoft2-1.0-0", lambda: ada_pustaka("pangoft2-1.0"), "berhenti"),
    ("libharfbuzz-subset0", lambda: ada_pustaka("harfbuzz-subset"), "berhenti"),
    ("fonts-urw-base35", lambda: ada_fonta("URWBookman"), "lanjut"),
]
SISTEM_UJI = [
    ("fonts-noto-core", lambda: ada_fonta("NotoSans-Regular"), "lanjut"),
    ("chromium", ada_chromium, "lanjut"),
    ("poppler-utils", lambda: bool(shutil.which("pdftotext")), "lanjut"),
]


def perintah_apt() -> list[str] | None:
    """apt-get as this user may run it without being asked anything, or None."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    tanpa_sandi = shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True)
    return ["sudo", "-n", "apt-get"] if tanpa_sandi and tanpa_sandi.returncode == 0 else None


def pasang_paket(paket: list[str]) -> None:
    apt = perintah_apt()
    if not apt:
        return
    print("Memasang paket sistem:", " ".join(paket), flush=True)
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    for langkah in (["update"], ["install", "-y", "--no-install-recommends", *paket]):
        subprocess.run([*apt, "-qq", *langkah], stdout=subprocess.DEVNULL)


def siapkan_sistem(daftar: list) -> None:
    kurang = [paket for paket, ada, _ in daftar if not ada()]
    if kurang:
        pasang_paket(kurang)
    kurang = [(paket, sikap) for paket, ada, sikap in daftar if not ada()]
    if kurang:
        nama = " ".join(paket for paket, _ in kurang)
        pesan = f"Belum terpasang di sistem ini: {nama}. Pasang dengan: {saran(nama)}"
        if any(sikap == "berhenti" for _, sikap in kurang):
            sys.exit(pesan)
        print("PERHATIAN:", pesan, flush=True)


def saran(nama: str) -> str:
    if sys.platform == "darwin":
        return "brew install pango poppler; brew install --cask chromium"
    if shutil.which("dnf"):
        return "sudo dnf install -y pango urw-base35-fonts google-noto-sans-fonts chromium poppler-utils"
    return f"sudo apt-get install -y {nama}"


def buat_venv() -> None:
    if (VENV / "kunci.sha256").exists() and PYTHON_VENV.exists():
        return
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except subprocess.CalledProcessError:
        # Debian ships the venv module without ensurepip unless this package is there.
        pasang_paket(["python3-venv"])
        try:
            venv.create(VENV, with_pip=True, clear=True)
        except subprocess.CalledProcessError:
            sys.exit("Modul venv tidak lengkap. Pasang dengan: sudo apt-get install -y python3-venv")


def pasang_kunci() -> None:
    """Install exactly what the lock names; skip when this lock is installed already."""
    cap = VENV / "kunci.sha256"
    sidik = hashlib.sha256(KUNCI.read_bytes() + sys.version.encode()).hexdigest()
    if cap.exists() and cap.read_text() == sidik:
        return
    print("Memasang pustaka Python menurut", KUNCI.name, flush=True)
    pip = [PYTHON_VENV, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    if subprocess.run([*pip, "--require-hashes", "-r", KUNCI]).returncode:
        sys.exit("Pemasangan pustaka gagal; keterangannya ada di atas.")
    # The checkout is importable from everywhere, as with an editable install.
    paket = next((VENV / "lib").glob("python3.*")) / "site-packages"
    (paket / "skp.pth").write_text(f"{AKAR}\n")
    cap.write_text(sidik)


def main() -> None:
    os.umask(0o022)  # the local PostgreSQL may have to run as another user
    buat_venv()
    pasang_kunci()
    siapkan_sistem(SISTEM + (SISTEM_UJI if "--uji" in sys.argv else []))


if __name__ == "__main__":
    main()
