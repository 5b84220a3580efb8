"""A worker is killed in the middle of the reminders; the next one goes on, and everybody is reminded once."""

import os
import signal
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils.timezone import localdate, now

from evaluasi.alur import pengingat_harian
from pegawai import acuan, bel
from pegawai.alur import pekerjaan as buku
from pegawai.models import HariLibur, Ketentuan, Pekerjaan, Pemberitahuan
from pegawai.tasks import bunyikan_ulang
from skp_app.alur.periode import buka_tahun
from skp_app.models import Periode
from tests.tugas.test_pekerja_dibunuh import pekerja, tunggu

pytestmark = [pytest.mark.lambat, pytest.mark.usefixtures("basis_nyata")]
__all__ = ["pekerja"]


@pytest.fixture
def hari(pemeran):
    """Whatever today is: a working day, on which everybody is reminded of a deadline."""
    acuan.muat(Ketentuan, HariLibur)
    buka_tahun(localdate().year, oleh=None)
    Periode.objects.update(tenggat_penetapan=localdate())
    return localdate()


def test_kill_9_di_tengah_pengingat_tidak_meninggalkan_bekas(hari, pemeran, pekerja):
    pekerjaan = buku.pesan(pengingat_harian.TUGAS, hari.isoformat(), "Pengingat", None, hari=hari.isoformat())
    bel.bunyikan(pekerjaan)
    with transaction.atomic():  # the batch cannot be written while this key is taken
        kunci = f"ringkasan-{hari}"
        Pemberitahuan.objects.create(penerima=pemeran.joko, kunci=kunci, judul="sedang ditulis yang lain")
        korban = pekerja()
        tunggu(lambda: Pekerjaan.objects.get().jumlah_bagian > 0)
        os.killpg(korban.pid, signal.SIGKILL)
        korban.wait()
        transaction.set_rollback(True)
    assert (Pemberitahuan.objects.count(), Pekerjaan.objects.get().status) == (0, "jalan")

    Pekerjaan.objects.update(sewa_sampai=now() - timedelta(seconds=1))  # two minutes later
    bunyikan_ulang()
    pekerja()
    tunggu(lambda: Pekerjaan.objects.get().status == "selesai")
    pekerjaan.refresh_from_db()
    assert (pekerjaan.percobaan, pekerjaan.persen) == (2, 100)
    # Everybody of the cast has a post and owes an SKP, but the Bupati.
    diingatkan = list(Pemberitahuan.objects.filter(kunci=kunci).values_list("penerima", flat=True))
    assert sorted(diingatkan) == sorted(p.pk for p in vars(pemeran).values() if p != pemeran.bupati)
    assert pekerjaan.hasil["orang_diingatkan"] == len(diingatkan)
