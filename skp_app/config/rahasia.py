"""Make the secrets of a new installation: `python3 skp_app/config/rahasia.py [folder]`.

Standard library only. Refuses to touch a file that exists: a rotation is done by hand, see README.
"""

import os
import secrets
import sys
from pathlib import Path


def isi() -> dict[str, str]:
    """File name -> content. The passwords are letters and digits, so they need no quoting in a URL."""
    sandi = {nama: secrets.token_hex(24) for nama in ("postgres", "pemilik", "aplikasi", "redis")}
    return {
        "secret_key": secrets.token_urlsafe(50),
        "secret_key_lama": "",
        "database_url": f"postgresql://skp_aplikasi:{sandi['aplikasi']}@postgres/skp",
        "database_url_pemilik": f"postgresql://skp_pemilik:{sandi['pemilik']}@postgres/skp",
        "redis_url": f"redis://:{sandi['redis']}@redis:6379/0",
        "sandi_surel": "",
        **{f"sandi_{nama}": nilai for nama, nilai in sandi.items()},
    }


def tulis(folder: Path) -> list[str]:
    """Write every secret into `folder`; raises FileExistsError before anything is changed."""
    folder.mkdir(mode=0o700, exist_ok=True)
    baru = isi()
    if ada := sorted(nama for nama in baru if (folder / nama).exists()):
        raise FileExistsError(f"Sudah ada di {folder}: {', '.join(ada)}. Tidak ada yang diubah.")
    for nama, nilai in baru.items():
        # The containers read them as another user; the folder itself is closed to everybody else.
        with open(os.open(folder / nama, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644), "w") as berkas:
            berkas.write(nilai)
    return sorted(baru)


if __name__ == "__main__":
    try:
        print("Dibuat:", ", ".join(tulis(Path(sys.argv[1] if len(sys.argv) > 1 else "rahasia"))))
    except FileExistsError as galat:
        sys.exit(str(galat))
