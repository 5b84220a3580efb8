"""A real worker is killed in the middle of a recount; the next one finishes it, and nobody can tell afterwards."""

import os
import signal
import time
from contextlib import contextmanager
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils.timezone import now

from evaluasi.alur import hitung
from evaluasi.models import Evaluasi, SebaranUnit
from pegawai.models import Pekerjaan, UnitKerja
from pegawai.tasks import bunyikan_ulang
from skp_app.config import perintah, proses
from tests import pembuat

pytestmark = [pytest.mark.lambat, pytest.mark.usefixtures("basis_nyata")]
UNIT, SEBELUM = 30, 25  # how many there are; how many are done, in one transaction, before the kill
RATING = ("di_bawah", "sesuai", "di_atas")


@pytest.fixture
def instansi(pemeran, organisasi, periode):
    """Thirty bidang, each with a head and one rated member; every capaian is recorded."""
    tw1 = pembuat.triwulan(1)
    for n in range(UNIT):
        bidang = pembuat.buat_unit(f"BIDANG {n}", organisasi.dinas)
        kepala, anggota = (pembuat.buat_pegawai(f"{sebutan} {n}", masuk=False) for sebutan in ("Kepala", "Anggota"))
        pembuat.tempatkan(kepala, bidang, f"KEPALA BIDANG {n}", "administrator", memimpin=True)
        pembuat.tempatkan(anggota, bidang, "PENGELOLA DATA")
        pembuat.catat_capaian(bidang, tw1, pemeran.admin, "baik")
        skp = pembuat.buat_skp_ditetapkan(anggota, rhk=1)
        pembuat.nilai(skp, tw1, RATING[n % 3], RATING[n // 3 % 3])
    Pekerjaan.objects.all().delete()
    return tw1


def alamat_basis_data():
    """The database of this very test, as the worker's environment names it."""
    s = connection.settings_dict
    return f"postgresql://{s['USER']}@/{s['NAME']}?host={quote(s['HOST'], safe='')}"


@contextmanager
def para_pekerja(folder, **setelan):
    """Start workers with the command of production; whatever is left of them ends with the block."""
    berjalan = []

    def mulai():
        lain = {"DATABASE_URL": alamat_basis_data(), "REDIS_URL": settings.REDIS_URL}
        baru = proses.mulai(perintah.baris("worker"), folder / "pekerja.log", env=os.environ | lain | setelan)
        berjalan.append(baru)
        return baru

    yield mulai
    for satu in berjalan:
        proses.hentikan(satu, signal.SIGKILL)


@pytest.fixture
def pekerja(tmp_path):
    with para_pekerja(tmp_path, DJANGO_SETTINGS_MODULE="skp_app.config.settings_test") as mulai:
        yield mulai


def tunggu(syarat, detik=60):
    batas = time.monotonic() + detik
    while not syarat():
        assert time.monotonic() < batas, list(Pekerjaan.objects.values())
        time.sleep(0.05)


def hasil():
    kolom = ("unit", "capaian", "jumlah", "belum_dinilai", "bendera")
    return {
        "sebaran": list(SebaranUnit.objects.order_by("unit").values_list(*kolom)),
        "evaluasi": list(Evaluasi.objects.order_by("pk").values()),
    }


def test_kill_9_di_tengah_hitung_ulang_tidak_meninggalkan_bekas(instansi, pemeran, pekerja):
    pekerjaan = hitung.pesan(None, instansi, pemeran.admin)
    halangan = hitung.daftar_unit(None, instansi)[SEBELUM]
    with transaction.atomic():
        UnitKerja.objects.select_for_update().get(pk=halangan)  # here the worker has to stop and wait
        korban = pekerja()
        tunggu(lambda: Pekerjaan.objects.get().selesai_bagian == SEBELUM)
        os.killpg(korban.pid, signal.SIGKILL)
        korban.wait()
    setengah = list(SebaranUnit.objects.order_by("pk").values_list("unit", "dihitung_pada"))
    assert (len(setengah), Pekerjaan.objects.get().status) == (SEBELUM, "jalan")

    Pekerjaan.objects.update(sewa_sampai=now() - timedelta(seconds=1))  # two minutes later
    bunyikan_ulang()
    pekerja()
    tunggu(lambda: Pekerjaan.objects.get().status == "selesai")
    pekerjaan.refresh_from_db()
    assert (pekerjaan.percobaan, pekerjaan.hasil, pekerjaan.persen) == (2, {"unit": UNIT}, 100)
    assert list(SebaranUnit.objects.order_by("pk").values_list("unit", "dihitung_pada"))[:SEBELUM] == setengah

    setelah_dibunuh = hasil()
    SebaranUnit.objects.all().delete()
    hitung.jalankan(hitung.pesan(None, instansi, pemeran.admin), lambda *n: None)
    assert hasil() == setelah_dibunuh
    assert len(setelah_dibunuh["sebaran"]) == UNIT
