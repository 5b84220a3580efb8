"""/livez and /readyz: break each part once"""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils.timezone import now

from pegawai.models import Pekerjaan
from pegawai.views import sehat


@pytest.fixture(autouse=True)
def _lupa():
    sehat.migrasi.cache_clear()
    yield
    sehat.migrasi.cache_clear()


def jawab(client, alamat="/readyz"):
    jawaban = client.get(alamat)
    return jawaban.status_code, jawaban.content.decode()


def test_hidup_tanpa_basis_data(client):
    """Without the django_db mark every query is an error."""
    assert jawab(client, "/livez") == (200, "ok")


def test_siap(client, db):
    assert jawab(client) == (200, "ok")


def putus(execute, sql, params, many, context):
    raise OperationalError("password=rahasia")


def test_tanpa_basis_data_tidak_siap_tetapi_hidup(client, db):
    with connection.execute_wrapper(putus):
        assert jawab(client) == (503, "tidak siap")
        assert jawab(client, "/livez") == (200, "ok")


def test_migrasi_tertinggal_tidak_siap(client, db):
    with connection.cursor() as kursor:
        kursor.execute("DELETE FROM django_migrations WHERE app = 'pegawai'")
    assert jawab(client) == (503, "tidak siap")


def test_tanpa_redis_tidak_siap(client, db, settings):
    settings.REDIS_URL = "unix:///tidak/ada.sock"
    assert jawab(client) == (503, "tidak siap")


def test_cakram_hampir_penuh_tidak_siap(client, db, monkeypatch):
    monkeypatch.setattr(sehat, "RUANG_TERSISA", 1.0)
    assert jawab(client) == (503, "tidak siap")


def test_antrean_yang_tidak_diambil_tidak_siap(client, db):
    Pekerjaan.objects.create(tugas="x", kunci="x", judul="x")
    assert jawab(client) == (200, "ok")
    Pekerjaan.objects.update(dibuat_pada=now() - timedelta(minutes=16))
    assert jawab(client) == (503, "tidak siap")


def test_pekerjaan_yang_pernah_diambil_tidak_dihitung(client, db):
    Pekerjaan.objects.create(tugas="x", kunci="x", judul="x", percobaan=1)
    Pekerjaan.objects.update(dibuat_pada=now() - timedelta(hours=1))
    assert jawab(client) == (200, "ok")
