"""What the database itself refuses of an import."""

import pytest
from django.db import IntegrityError, transaction

from pegawai.models import BarisImpor, Impor, RefJabatan
from tests import pembuat

pytestmark = pytest.mark.django_db


@pytest.fixture
def buat():
    orang = pembuat.buat_pegawai("Ayu Puspita", masuk=False)

    def impor(status="diperiksa", **lain):
        isi = {"dijalankan_oleh": orang} | lain
        return Impor.objects.create(
            jenis="pegawai", nama_berkas="a.xlsx", sidik="0", status=status, diunggah_oleh=orang, **isi
        )

    return impor


def ditolak(langkah, nama):
    with pytest.raises(IntegrityError, match=nama), transaction.atomic():
        langkah()


def test_satu_impor_menulis_pada_satu_saat(buat):
    buat("berjalan")
    ditolak(lambda: buat("berjalan"), "impor_satu_yang_menulis")
    ditolak(lambda: buat("membatalkan"), "impor_satu_yang_menulis")
    buat("selesai")
    ditolak(lambda: buat("selesai", dijalankan_oleh=None), "impor_dijalankan_seseorang")
    ditolak(lambda: buat("asal"), "impor_status_dikenal")


def test_baris_impor(buat):
    impor = buat()

    def baris(**isi):
        return BarisImpor.objects.create(**{"impor": impor, "nomor": 2, "putusan": "terima", "tindakan": "baru"} | isi)

    baris()
    ditolak(baris, "barisimpor_satu_nomor")
    ditolak(lambda: baris(nomor=None), "barisimpor_tanpa_nomor_hilang")
    ditolak(lambda: baris(nomor=3, tindakan="tolak", keadaan="diterapkan"), "barisimpor_ditolak_tidak_diterapkan")
    baris(nomor=None, tindakan="hilang")
    baris(nomor=None, tindakan="hilang")


def test_acuan_jabatan():
    RefJabatan.objects.create(kode="a", jenis="pelaksana", nama="Pengemudi")
    ditolak(lambda: RefJabatan.objects.create(kode="a", jenis="pelaksana", nama="Lain"), "kode")
    ditolak(lambda: RefJabatan.objects.create(kode="b", jenis="asal", nama="Lain"), "refjabatan_jenis_dikenal")
