"""The private services: they start from every state a killed run can leave, and leave nothing themselves."""

import os
import signal
import subprocess
import sys
import time

import psutil
import psycopg
import pytest
import redis

from skp_app.config import layanan, layanan_uji
from skp_app.config.proses import GagalMulai


@pytest.fixture(autouse=True)
def tanpa_alamat(monkeypatch):
    for nama in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY"):
        monkeypatch.delenv(nama, raising=False)


def milik(folder) -> list[psutil.Process]:
    """Every process that has this folder on its command line, except ourselves."""
    semua = (p for p in psutil.process_iter(["cmdline", "status"]) if p.info["status"] != psutil.STATUS_ZOMBIE)
    return [p for p in semua if p.pid != os.getpid() and str(folder) in " ".join(p.info["cmdline"] or [])]


def nilai(perintah: str):
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as sambungan:
        return sambungan.execute(perintah).fetchone()[0]


def tulis(perintah: str):
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as sambungan:
        sambungan.execute(perintah)


@pytest.fixture
def terbunuh(tmp_path):
    """A folder whose run was killed without a chance to clean up."""
    kode = "import sys, time; from pathlib import Path; from skp_app.config import layanan\n"
    kode += "with layanan.lingkungan(Path(sys.argv[1])): print('siap', flush=True); time.sleep(60)"
    anak = subprocess.Popen([sys.executable, "-c", kode, tmp_path], stdout=subprocess.PIPE, cwd=layanan.AKAR)
    assert anak.stdout.readline() == b"siap\n"
    assert len(milik(tmp_path)) >= 3
    anak.send_signal(signal.SIGKILL)
    anak.wait()
    anak.stdout.close()
    return tmp_path


def test_data_tetap_dan_tidak_ada_yang_tertinggal(tmp_path):
    with layanan.lingkungan(tmp_path):
        tulis("CREATE TABLE ingatan AS SELECT 7 AS angka")
        assert redis.Redis.from_url(os.environ["REDIS_URL"]).ping()
        assert milik(tmp_path) != []
    assert milik(tmp_path) == []
    assert layanan.kurang() == ["DATABASE_URL", "REDIS_URL"]
    with layanan.lingkungan(tmp_path):
        assert nilai("SELECT angka FROM ingatan") == 7


def test_layanan_lokal_menyimpan_dengan_aman(tmp_path):
    with layanan.lingkungan(tmp_path):
        assert [nilai(f"SHOW {s}") for s in ("fsync", "synchronous_commit", "listen_addresses")] == ["on", "on", ""]
        setelan = redis.Redis.from_url(os.environ["REDIS_URL"]).config_get("*")
        assert [setelan[s] for s in ("maxmemory-policy", "port", "save")] == ["noeviction", "0", ""]
    assert (tmp_path / "pg").stat().st_mode & 0o077 == 0
    assert (tmp_path / "kunci_rahasia").stat().st_mode & 0o077 == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="PR_SET_PDEATHSIG hanya ada di Linux")
def test_proses_yang_dibunuh_tidak_meninggalkan_anak(terbunuh):
    akhir = time.monotonic() + 10
    while milik(terbunuh) and time.monotonic() < akhir:
        time.sleep(0.1)
    assert milik(terbunuh) == []


def test_mulai_lagi_setelah_dibunuh(terbunuh):
    with layanan.lingkungan(terbunuh):
        assert nilai("SELECT 1") == 1


def test_server_yang_masih_hidup_setelah_dibunuh_digantikan(tmp_path):
    """Where the kernel does not tell the children: the old server is still there, and must go."""
    with layanan.postgres(tmp_path / "pg"):
        lama = milik(tmp_path)[0].pid
        with layanan.postgres(tmp_path / "pg"):
            assert lama not in [p.pid for p in milik(tmp_path)]


@pytest.mark.parametrize("isi", ["{pid}\n/lain\n", "bukan angka", ""])
def test_berkas_pid_basi_tidak_menghalangi(tmp_path, isi):
    with layanan.postgres(tmp_path / "pg"):
        pass
    (tmp_path / "pg" / "postmaster.pid").write_text(isi.format(pid=os.getpid()))
    with layanan.postgres(tmp_path / "pg") as alamat:
        assert psycopg.connect(alamat).execute("SELECT 1").fetchone() == (1,)


def test_penyiapan_yang_terputus_diulang(tmp_path):
    (tmp_path / "pg.baru").mkdir()
    (tmp_path / "pg.baru" / "PG_VERSION").write_text("18\n")
    with layanan.postgres(tmp_path / "pg") as alamat:
        assert alamat == layanan.alamat_postgres(tmp_path / "pg")


def test_jalur_panjang_tetap_dapat_disambung(tmp_path):
    jauh = tmp_path / ("folder-yang-namanya-panjang-" * 4)
    with layanan.lingkungan(jauh):
        assert nilai("SELECT 1") == 1
        assert redis.Redis.from_url(os.environ["REDIS_URL"]).ping()
    assert milik(jauh) == []


def test_folder_yang_sedang_dipakai_ditolak_atau_dipakai_bersama(tmp_path):
    with layanan.lingkungan(tmp_path):
        tulis("CREATE TABLE bersama AS SELECT 1 AS angka")
        alamat = dict(os.environ)
        for nama in ("DATABASE_URL", "REDIS_URL"):
            del os.environ[nama]
        with pytest.raises(GagalMulai, match="sudah berjalan"), layanan.lingkungan(tmp_path):
            pass
        with layanan.lingkungan(tmp_path, bersama=True):
            assert os.environ["DATABASE_URL"] == alamat["DATABASE_URL"]
            assert nilai("SELECT angka FROM bersama") == 1
        os.environ.update(alamat)
        assert nilai("SELECT angka FROM bersama") == 1


def test_alamat_yang_sudah_diatur_tidak_diganti(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://lain/skp")
    monkeypatch.setenv("REDIS_URL", "redis://lain")
    with layanan.lingkungan(tmp_path):
        assert os.environ["DATABASE_URL"] == "postgresql://lain/skp"
        assert os.environ["REDIS_URL"] == "redis://lain"
        assert milik(tmp_path) == []
    assert not (tmp_path / "pg").exists()


def test_alamat_dari_berkas_dihormati(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL_FILE", "/run/secrets/database_url")
    assert layanan.kurang() == ["REDIS_URL"]


def test_sisa_sesi_uji_dibuang_dan_sesi_hidup_tidak(tmp_path):
    for nama in ("mati", "hidup"):
        (tmp_path / nama).mkdir()
        (tmp_path / nama / "kunci").touch()
    pegangan = layanan.pegang(tmp_path / "hidup" / "kunci")
    layanan_uji.buang_sisa(tmp_path)
    os.close(pegangan)
    assert [f.name for f in tmp_path.iterdir()] == ["hidup"]
