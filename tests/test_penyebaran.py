"""The production files say what the code reads, and start what is tested here."""

import ast
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import psycopg
import pytest
import yaml

from skp_app.config import layanan, periksa, perintah, proses, rahasia

AKAR = layanan.AKAR
KONFIGURASI = AKAR / "skp_app" / "config"
COMPOSE = yaml.safe_load((AKAR / "docker-compose.yml").read_text())
PROSES = ("web", "worker", "beat", "migrasi")
PENYIMPAN = ("postgres", "redis", "proksi")


def setelan_kode() -> dict[str, bool]:
    """Every environment name settings.py reads -> does it have a default?"""
    pohon = ast.parse((KONFIGURASI / "settings.py").read_text())
    panggilan = [n for n in ast.walk(pohon) if isinstance(n, ast.Call) and getattr(n.func, "id", "") in PEMBACA]
    return {n.args[0].value: len(n.args) > 1 for n in panggilan if isinstance(n.args[0], ast.Constant)}


PEMBACA = {"teks", "benar", "bilangan"}
# Read outside settings.py; each has a default there.
LAIN = {*perintah.BAWAAN, "VAR_DIR"}


def lingkungan(nama: str) -> set[str]:
    return {kunci.removesuffix("_FILE") for kunci in COMPOSE["services"][nama]["environment"]}


@pytest.mark.parametrize("nama", PROSES)
def test_setiap_setelan_wajib_ada_di_compose(nama):
    wajib = {kunci for kunci, ada_bawaan in setelan_kode().items() if not ada_bawaan}
    assert wajib == {"SECRET_KEY", "DATABASE_URL", "REDIS_URL"}
    assert wajib - lingkungan(nama) == set()


@pytest.mark.parametrize("nama", PROSES)
def test_compose_tidak_menyebut_setelan_yang_tidak_dibaca(nama):
    assert lingkungan(nama) - set(setelan_kode()) - LAIN == set()


def test_setiap_setelan_diterangkan():
    keterangan = set(re.findall(r"^\| `([A-Z0-9_]+)`", (KONFIGURASI / "README.md").read_text(), re.M))
    assert keterangan == set(setelan_kode()) | LAIN


@pytest.mark.parametrize("nama", PROSES)
def test_perintah_layanan_berasal_dari_satu_tabel(nama):
    assert COMPOSE["services"][nama]["command"] == ["python", "-m", "skp_app.config.perintah", nama]


def test_tabel_perintah_dan_compose_berisi_proses_yang_sama():
    assert set(perintah.PERINTAH) == set(PROSES)
    assert set(COMPOSE["services"]) == {*PROSES, *PENYIMPAN}


def test_citra_memulai_web_dengan_perintah_yang_sama():
    baris = (AKAR / "Dockerfile").read_text().splitlines()
    assert baris[-1] == 'CMD ["python", "-m", "skp_app.config.perintah", "web"]'
    assert "USER skp" in baris


def test_rahasia_hanya_dari_berkas():
    for nama, layanan_ in COMPOSE["services"].items():
        for kunci, nilai in layanan_.get("environment", {}).items():
            if re.search(r"SECRET|SANDI|PASSWORD|_URL", kunci):
                assert kunci.endswith("_FILE"), (nama, kunci)
                assert nilai.removeprefix("/run/secrets/") in layanan_["secrets"]
    assert {s["file"] for s in COMPOSE["secrets"].values()} == {f"./rahasia/{s}" for s in COMPOSE["secrets"]}


def test_nama_situs_dan_surel_tidak_punya_bawaan():
    isian = (AKAR / "docker-compose.yml").read_text()
    for nama in ("VERSI", "NAMA_HOST", "EMAIL_HOST", "EMAIL_PENGIRIM"):
        assert re.findall(r"\$\{" + nama + r"(.)", isian)[0] == ":"
        assert f"${{{nama}:-" not in isian


def test_hanya_proksi_terbuka_ke_luar():
    assert [n for n, s in COMPOSE["services"].items() if "ports" in s] == ["proksi"]
    assert COMPOSE["networks"]["data"]["internal"] is True


def test_pembuat_rahasia_membuat_tepat_yang_diminta_compose(tmp_path):
    assert rahasia.tulis(tmp_path / "r") == sorted(COMPOSE["secrets"])
    lama = (tmp_path / "r" / "secret_key").read_text()
    with pytest.raises(FileExistsError):
        rahasia.tulis(tmp_path / "r")
    assert (tmp_path / "r" / "secret_key").read_text() == lama
    assert len(lama) >= 50


def test_tanpa_rahasia_aplikasi_tidak_mulai():
    bersih = {k: v for k, v in os.environ.items() if not k.startswith(("SECRET_KEY", "DATABASE_URL"))}
    hasil = subprocess.run(
        [sys.executable, "-c", "import skp_app.config.settings"],
        env=bersih,
        cwd=AKAR,
        capture_output=True,
        text=True,
    )
    assert hasil.returncode != 0
    assert "DATABASE_URL (or DATABASE_URL_FILE) must be set" in hasil.stderr or "SECRET_KEY" in hasil.stderr


@pytest.mark.parametrize(
    ("paket", "nilai"),
    [
        ([{"name": "a", "version": "1", "vulns": []}], True),
        ([{"name": "a", "version": "1", "vulns": [{"id": "X-1"}]}], False),
        ([{"name": "a", "skip_reason": "tidak dikenal"}], None),
        ([{"name": "a", "skip_reason": "?"}, {"name": "b", "version": "1", "vulns": [{"id": "X"}]}], False),
    ],
)
def test_audit_tidak_menyebut_aman_yang_tidak_diperiksa(paket, nilai):
    assert periksa.nilai(paket) is nilai


# A small production: own database with the two roles, the real commands, HTTPS settings ------------
@pytest.fixture(scope="module")
def produksi(tmp_path_factory):
    folder = tmp_path_factory.mktemp("produksi")
    rahasia.tulis(folder / "rahasia")
    with layanan.postgres(folder / "pg", pilihan=layanan.PILIHAN_UJI) as alamat:
        _jalankan_peran(folder)
        aplikasi, pemilik = (alamat.replace("postgres@", f"{p}@") for p in ("skp_aplikasi", "skp_pemilik"))
        setelan = periksa.lingkungan_produksi() | {
            "DATABASE_URL": aplikasi,
            "REDIS_URL": os.environ["REDIS_URL"],
            "VAR_DIR": str(folder),
            "WEB_BIND": f"127.0.0.1:{_port_bebas()}",
        }
        migrasi = _proses("migrasi", setelan | {"DATABASE_URL": pemilik})
        assert migrasi.wait(120) == 0, (folder / "migrasi.log").read_text()
        subprocess.run(
            [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"],
            env=os.environ | setelan,
            cwd=AKAR,
            check=True,
        )
        yield {"alamat": aplikasi, "setelan": setelan, "folder": folder}


def _jalankan_peran(folder: Path) -> None:
    """peran.sql as the database container runs it, with its secrets from the generator."""
    sql = (KONFIGURASI / "peran.sql").read_text().replace("/run/secrets", str(folder / "rahasia"))
    biner = layanan.biner_postgres()
    psql = [
        biner / "psql",
        "-v",
        "ON_ERROR_STOP=1",
        "-q",
        "-h",
        folder / "pg",
        "-U",
        "postgres",
        "-d",
        "postgres",
    ]
    # The local server makes the database `skp` at its start; a new installation has none yet.
    subprocess.run([*psql, "-c", "DROP DATABASE skp"], check=True)
    subprocess.run(psql, input=sql, text=True, check=True)


def _port_bebas() -> int:
    import socket

    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return soket.getsockname()[1]


def _proses(nama: str, setelan: dict) -> subprocess.Popen:
    modul = COMPOSE["services"][nama]["command"][1:]
    catatan = Path(setelan["VAR_DIR"]) / f"{nama}.log"
    return proses.mulai([sys.executable, *modul], catatan, cwd=AKAR, env=os.environ | setelan)


@pytest.mark.lambat
def test_peran_aplikasi_tidak_mengubah_skema_dan_jejak(produksi):
    with psycopg.connect(produksi["alamat"], autocommit=True) as sambungan:
        assert sambungan.execute("SELECT count(*) FROM pegawai_jejak").fetchone() == (0,)
        for larangan in (
            "CREATE TABLE titipan (id int)",
            "DROP TABLE pegawai_jejak",
            "UPDATE pegawai_jejak SET kata_kerja = 'x'",
            "DELETE FROM pegawai_jejak",
            "TRUNCATE pegawai_jejak",
            "ALTER TABLE pegawai_jejak DISABLE TRIGGER ALL",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                sambungan.execute(larangan)


@pytest.mark.lambat
def test_web_produksi_menjawab_pemeriksaan_kesehatan(produksi):
    setelan = produksi["setelan"]
    web = _proses("web", setelan)
    try:
        sehat = [sys.executable, *COMPOSE["services"]["web"]["healthcheck"]["test"][2:]]
        assert _ulangi(lambda: subprocess.run(sehat, env=os.environ | setelan, cwd=AKAR).returncode == 0)
        halaman = f"http://{setelan['WEB_BIND']}/"
        assert _kode(halaman, Host="lain.contoh.go.id") == 400
        assert _kode(halaman, Host=setelan["ALLOWED_HOSTS"]) == 301  # to https
    finally:
        proses.hentikan(web)
    assert _kode(halaman) is None


def _ulangi(siap, batas: float = 30) -> bool:
    akhir = time.monotonic() + batas
    while not (hasil := siap()) and time.monotonic() < akhir:
        time.sleep(0.3)
    return hasil


class _TanpaAlih(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


def _kode(alamat: str, **kepala) -> int | None:
    try:
        buka = urllib.request.build_opener(_TanpaAlih).open
        return buka(urllib.request.Request(alamat, headers=kepala), timeout=10).status
    except urllib.error.HTTPError as galat:
        return galat.code
    except OSError:
        return None


TANDA_SIAP = {"worker": "[queues]", "beat": "maxinterval"}  # the last words of its greeting


@pytest.mark.lambat
@pytest.mark.parametrize("nama", ["worker", "beat"])
def test_proses_latar_mulai_dan_berhenti_dengan_sopan(produksi, nama):
    anak = _proses(nama, produksi["setelan"])
    catatan = produksi["folder"] / f"{nama}.log"
    batas = time.monotonic() + 60
    while TANDA_SIAP[nama] not in catatan.read_text() and time.monotonic() < batas:
        time.sleep(0.2)
    time.sleep(2)  # right after these words the process learns to leave politely
    assert anak.poll() is None, catatan.read_text()
    anak.terminate()
    assert anak.wait(20) == 0
