"""The one table of start commands: `python -m skp_app.config.perintah <name>`.

`make run`, the tests and docker-compose.yml all start the processes through it, so what is
tested is what runs.
"""

import os
import sys

from .layanan import folder_var

BAWAAN = {
    "WEB_BIND": "127.0.0.1:8000",
    "WEB_WORKERS": "2",
    "WEB_THREADS": "4",
    "WORKER_CONCURRENCY": "2",
}

PERINTAH = {
    "web": "gunicorn skp_app.config.wsgi:application --worker-class gthread --workers {WEB_WORKERS}"
    " --threads {WEB_THREADS} --bind {WEB_BIND} --timeout 60 --graceful-timeout 20"
    " --max-requests 5000 --max-requests-jitter 500",
    "worker": "celery --app skp_app.config worker --loglevel WARNING --concurrency {WORKER_CONCURRENCY}"
    " --max-tasks-per-child 200 --without-gossip --without-mingle",
    "beat": "celery --app skp_app.config beat --loglevel WARNING --schedule {VAR_DIR}/beat.jadwal --pidfile=",
    "migrasi": "django pasang",
}


def baris(nama: str) -> list[str]:
    """The argument list of one process, completed from the environment."""
    isian = BAWAAN | {"VAR_DIR": str(folder_var())} | os.environ
    return [sys.executable, "-m", *(kata.format_map(isian) for kata in PERINTAH[nama].split())]


def main() -> None:
    if len(sys.argv) != 2 or sys.argv[1] not in PERINTAH:
        sys.exit(f"Pemakaian: python -m skp_app.config.perintah {{{'|'.join(PERINTAH)}}}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "skp_app.config.settings")
    # exec, not a child: signals of the container or of `make run` reach the process itself.
    os.execv(sys.executable, baris(sys.argv[1]))


if __name__ == "__main__":
    main()
