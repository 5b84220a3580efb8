"""Container health check: `python -m skp_app.config.sehat livez` ends 0 when the web process answers 200."""

import os
import sys
import urllib.error
import urllib.request


def sehat(halaman: str) -> bool:
    """Ask this container's own web server, under a name it accepts."""
    port = os.environ.get("WEB_BIND", "127.0.0.1:8000").rpartition(":")[2]
    nama = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0]
    permintaan = urllib.request.Request(f"http://127.0.0.1:{port}/{halaman}", headers={"Host": nama})
    try:
        return urllib.request.urlopen(permintaan, timeout=4).status == 200
    except (urllib.error.URLError, OSError):
        return False


if __name__ == "__main__":
    sys.exit(not sehat(sys.argv[1] if len(sys.argv) > 1 else "livez"))
