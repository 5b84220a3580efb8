"""A real worker is killed while it prints the documents of a team; the next one goes on and doubles none of them."""

import os
import signal
import zipfile
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils.timezone import now

from evaluasi.alur import cetak_massal
from pegawai.models import Pekerjaan
from pegawai.tasks import bunyikan_ulang
from skp_app.alur import paket
from skp_app.models import Dokumen
from tests import pembuat
from tests.tugas.test_pekerja_dibunuh import para_pekerja, tunggu

pytestmark = [pytest.mark.lambat, pytest.mark.usefixtures("basis_nyata")]
ORANG, SEBELUM = 8, 3  # people; documents that are stored before the kill


@pytest.fixture
def tim(pemeran, organisasi, periode):
    for n in range(ORANG):
        anggota = pembuat.buat_pegawai(f"Anggota {n}", masuk=False)
        pembuat.tempatkan(anggota, organisasi.egov, "PENGELOLA DATA")
        pembuat.buat_skp_ditetapkan(anggota, rhk=1)
    Pekerjaan.objects.all().delete()
    return pemeran.budi


@pytest.fixture
def pekerja(tmp_path):
    """Workers with the settings of production, whose files are on the disk."""
    setelan = {"SECRET_KEY": settings.SECRET_KEY, "HTTPS": "0", "GUDANG_DIR": str(tmp_path / "gudang")}
    with para_pekerja(tmp_path, DJANGO_SETTINGS_MODULE="skp_app.config.settings", **setelan) as mulai:
        yield mulai


def test_kill_9_di_tengah_pencetakan_tidak_menghilangkan_dan_tidak_menggandakan(tim, pekerja, tmp_path):
    pekerjaan = cetak_massal.pesan(pembuat.triwulan(1), None, oleh=tim, jenis=["skp"], keperluan="Berkas unit")
    korban = pekerja()
    tunggu(lambda: Dokumen.objects.count() >= SEBELUM, detik=120)
    os.killpg(korban.pid, signal.SIGKILL)
    korban.wait()
    tercetak = list(Dokumen.objects.order_by("pk").values_list("pk", "kode", "sha256"))
    assert SEBELUM <= len(tercetak) < ORANG

    Pekerjaan.objects.update(sewa_sampai=now() - timedelta(seconds=1))  # two minutes later
    bunyikan_ulang()
    pekerja()
    tunggu(lambda: Pekerjaan.objects.get().status == "selesai", detik=120)
    pekerjaan.refresh_from_db()
    assert (pekerjaan.percobaan, pekerjaan.hasil["dokumen"], pekerjaan.hasil["tidak_tercetak"]) == (2, ORANG, 0)
    assert list(Dokumen.objects.order_by("pk").values_list("pk", "kode", "sha256"))[: len(tercetak)] == tercetak
    assert Dokumen.objects.count() == ORANG
    (simpanan,) = (tmp_path / "gudang" / "bukti").glob(paket.tempat(pekerjaan))
    with zipfile.ZipFile(simpanan) as arsip:
        assert arsip.testzip() is None
        assert sorted(n.rpartition(".")[2] for n in arsip.namelist()) == ["csv", "html", *["pdf"] * ORANG]
