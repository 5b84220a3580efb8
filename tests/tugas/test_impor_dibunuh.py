"""A real worker is killed in the middle of an import; the next one finishes it, and each row was applied once."""

import os
import signal
from collections import Counter
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils.timezone import now

from pegawai.alur.impor import jalan, langkah
from pegawai.models import BarisImpor, Impor, Jejak, Pegawai, Pekerjaan, RefJabatan
from pegawai.penolakan import KeadaanMenolak
from pegawai.tasks import bunyikan_ulang
from tests import pembuat
from tests.serentak import bersamaan, ditolak, menang, serentak
from tests.tugas.test_pekerja_dibunuh import pekerja, tunggu  # noqa: F401

pytestmark = [pytest.mark.lambat, pytest.mark.usefixtures("basis_nyata")]
BANYAK = 1_200  # three pieces


@pytest.fixture
def bkd():
    orang = pembuat.buat_pegawai("Ayu Puspita")
    pembuat.jadikan_bkd(orang)
    return orang


def buat_impor(bkd, banyak=BANYAK, awalan="a"):
    """References of jabatan as they stand after the look at the file."""
    impor = Impor.objects.create(
        jenis="ref_jabatan_pelaksana", nama_berkas=f"{awalan}.xlsx", sidik="0", status="diperiksa", diunggah_oleh=bkd
    )
    nilai = [{"ID": f"{awalan}{n:031}", "NAMA": f"Pengelola Layanan {awalan} {n}"} for n in range(banyak)]
    baris = [
        BarisImpor(impor=impor, nomor=n + 2, urutan=n, kunci=v["ID"], putusan="terima", tindakan="sama", nilai=v)
        for n, v in enumerate(nilai)
    ]
    langkah.rencanakan(impor, BarisImpor.objects.bulk_create(baris))
    return impor


def test_kill_9_di_tengah_impor_tidak_meninggalkan_bekas(bkd, pekerja):  # noqa: F811
    impor = langkah.jalankan(buat_impor(bkd), oleh=bkd)
    with transaction.atomic():
        # Here the worker has to stop and wait: the last piece wants this row.
        list(BarisImpor.objects.select_for_update().filter(impor=impor, urutan=1_100))
        korban = pekerja()
        tunggu(lambda: Pekerjaan.objects.get().selesai_bagian == 1_000)
        os.killpg(korban.pid, signal.SIGKILL)
        korban.wait()
    assert (RefJabatan.objects.count(), Impor.objects.get().status) == (1_000, "berjalan")
    Pekerjaan.objects.update(sewa_sampai=now() - timedelta(seconds=1))  # two minutes later
    bunyikan_ulang()
    pekerja()
    tunggu(lambda: Pekerjaan.objects.get().status == "selesai")
    impor.refresh_from_db()
    assert (impor.status, impor.angka["hasil"], RefJabatan.objects.count()) == ("selesai", {"baru": BANYAK}, BANYAK)
    sekali = Counter(Jejak.objects.filter(objek_jenis="refjabatan").values_list("objek_id", flat=True))
    assert set(sekali.values()) == {1}


def test_dua_impor_serentak_hanya_satu_yang_menulis(bkd):
    dua = [buat_impor(bkd, 5, huruf) for huruf in "ab"]
    hasil = serentak(lambda n: langkah.jalankan(dua[n], oleh=Pegawai.objects.get(pk=bkd.pk)), 2)
    assert (len(menang(hasil)), ditolak(hasil)) == (1, [KeadaanMenolak])


def test_klik_ganda_serentak_memesan_satu_pekerjaan(bkd):
    impor = buat_impor(bkd, 5)
    hasil = serentak(lambda n: langkah.jalankan(impor, oleh=Pegawai.objects.get(pk=bkd.pk)), 4)
    assert ({i.pekerjaan_id for i in hasil}, Pekerjaan.objects.count()) == ({Pekerjaan.objects.get().pk}, 1)


def test_dua_pekerja_pada_satu_impor_menerapkan_setiap_baris_sekali(bkd):
    impor = langkah.jalankan(buat_impor(bkd), oleh=bkd)
    pekerjaan = impor.pekerjaan
    bersamaan(*[lambda: jalan.jalankan(pekerjaan, lambda *n: None)] * 2)
    assert (RefJabatan.objects.count(), Impor.objects.get().status) == (BANYAK, "selesai")
    assert Jejak.objects.filter(objek_jenis="refjabatan").count() == BANYAK
