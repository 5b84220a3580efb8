"""The survey in the database: counts grow by one answer per invitation that is spent, and nothing after closing"""

import pytest
from django.db import IntegrityError, connection, transaction

from skp_app.alur import survei, survei_jawab
from skp_app.aturan.survei import Skala
from skp_app.models import DrafSurvei, HitunganSurvei, KotakKomentar, UndanganSurvei
from tests.alur.test_survei import (  # noqa: F401
    berjalan,
    dunia,
    evaluasi_kini,
    jawaban,
    pemeran,
    periode,
    tentang,
    tim,
    undangan,
)
from tests.basis_data.langsung import DITERIMA, coba, hapus, salin, ubah

SATU = "Hitungan survei bertambah satu jawaban"
STATUS = "Survei tidak menerima perubahan ini pada statusnya sekarang"
UNDANGAN = "Undangan survei dijawab sekali"
IMBANG = "Satu jawaban memakai satu undangan survei"
SERING = [0, 0, 0, 1, 0] * 7


@pytest.fixture
def hitungan(undangan):  # noqa: F811
    return HitunganSurvei.objects.get(sasaran=undangan.sasaran, kelompok=undangan.kelompok)


@pytest.fixture
def terjawab(undangan, hitungan):  # noqa: F811
    survei_jawab.kirim(undangan, oleh=undangan.penjawab, isi=jawaban(akuntabel="Baik."))
    hitungan.refresh_from_db()
    undangan.refresh_from_db()
    return undangan


def test_jawaban_dan_undangan_berpasangan(undangan, hitungan):  # noqa: F811
    """Each by itself is refused when the transaction ends; together they pass, once."""
    assert ubah(hitungan, banyak=1, hitungan=SERING) == IMBANG
    assert ubah(undangan, dijawab=True) == IMBANG
    survei_jawab.kirim(undangan, oleh=undangan.penjawab, isi=jawaban())
    with connection.cursor() as kursor:
        kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert ubah(undangan, dijawab=True) == UNDANGAN


@pytest.mark.parametrize(
    ("banyak", "isi"),
    [
        (1, SERING),  # the count alone
        (2, [0, 0, 0, 0, 0] * 7),  # an answer taken away
        (2, [0, 0, 0, 3, 0] * 7),  # two answers for one
        (2, [0, 0, 1, 0, 0] * 7),  # an answer changed
        (2, [0, 0, 0, 2, 0] * 6 + [0, 0, 0, 1, 0]),  # one value is missing
        (3, [0, 0, 0, 3, 0] * 7),
    ],
)
def test_hitungan_hanya_bertambah_satu_jawaban(terjawab, hitungan, banyak, isi):
    assert (hitungan.banyak, hitungan.hitungan) == (1, SERING)
    assert ubah(hitungan, banyak=banyak, hitungan=isi) == SATU


def test_hitungan_tidak_dihapus_atau_dipindah(terjawab, hitungan):
    assert hapus(hitungan) == "Hitungan survei tidak dihapus"
    assert ubah(hitungan, kelompok="bawahan", banyak=2, hitungan=[0, 0, 0, 2, 0] * 7) == SATU
    assert ubah(hitungan, hitungan=[0] * 34) == "Hitungan survei 7 x 5"


def test_undangan_tidak_ditarik_diubah_atau_ditambah(terjawab, pemeran):  # noqa: F811
    lain = UndanganSurvei.objects.filter(dijawab=False).first()
    assert ubah(terjawab, dijawab=False) == UNDANGAN
    assert ubah(lain, kelompok="bawahan") == UNDANGAN
    assert hapus(lain) == "Undangan survei tidak dihapus"
    assert salin(lain, kode="a" * 16, penjawab_id=pemeran.rina.pk) == STATUS


@pytest.mark.parametrize(
    ("isi", "harap"),
    [
        ("[]", "Komentar survei tidak diubah"),
        ('[{"nilai": "akuntabel", "teks": "Buruk."}]', "Komentar survei tidak diubah"),
        ('{"a": 1}', "Komentar survei berupa daftar"),
        ('[{"nilai": "loyal", "teks": "Baru."}, {"nilai": "akuntabel", "teks": "Baik."}]', DITERIMA),
    ],
)
def test_komentar_boleh_diacak_tidak_diubah(terjawab, isi, harap):
    assert ubah(terjawab.sasaran.kotak, isi=isi) == harap
    assert hapus(terjawab.sasaran.kotak) == "Komentar survei tidak dihapus"


def test_sesudah_terkirim_tidak_ada_draf(terjawab):
    sql = "INSERT INTO skp_app_drafsurvei (undangan_id, isi, versi) VALUES (%s, '{}', 1)"
    assert coba(sql, terjawab.pk) == "Jawaban survei sudah terkirim"


@pytest.mark.parametrize("akhir", ["tutup", "batalkan"])
def test_survei_yang_berakhir_tidak_menerima_apa_pun(berjalan, terjawab, hitungan, pemeran, akhir):  # noqa: F811
    if akhir == "tutup":
        survei.tutup(berjalan, oleh=pemeran.admin)
    else:
        survei.batalkan(berjalan, oleh=pemeran.admin, alasan="Uji")
    lain = UndanganSurvei.objects.filter(dijawab=False).first()
    assert ubah(lain, dijawab=True) == STATUS
    assert ubah(hitungan, banyak=2, hitungan=[0, 0, 0, 2, 0] * 7) == STATUS
    assert ubah(terjawab.sasaran.kotak, isi='[{"nilai": "akuntabel", "teks": "Baik."}, 1]') == STATUS
    assert coba("INSERT INTO skp_app_drafsurvei (undangan_id, isi, versi) VALUES (%s, '{}', 1)", lain.pk) == STATUS
    assert ubah(berjalan, status="berjalan", ditutup_pada=None) == "Status survei hanya maju"


def test_survei_yang_diumumkan_tidak_berubah(berjalan, tim):  # noqa: F811
    for isi in ({"minimum": 6}, {"bibit": "0" * 32}, {"selesai": "2030-01-01"}, {"pengumuman": "Lain"}):
        assert ubah(berjalan, **isi) == "Survei yang sudah diumumkan tidak berubah"
    assert hapus(berjalan) == "Survei tidak dihapus"
    assert ubah(tentang(berjalan, tim[0]), penilai_id=tim[1].pk) == "Sasaran survei tidak berubah sesudah diundi"


@pytest.mark.parametrize(
    ("isi", "batas"),
    [
        ({"minimum": 4}, "survei_minimum_lima"),
        ({"minimum": 18}, "survei_minimum_tercapai"),
        ({"rekan": 21}, "survei_rekan_terbanyak"),
        ({"bibit": "x"}, "survei_berbibit"),
        ({"selesai": "2020-01-01"}, "survei_selesai_setelah_mulai"),
        ({"status": "lain"}, "survei_status_dikenal"),
        ({"status": "ditutup"}, "survei_ditutup_bertanggal"),
        ({}, "survei_satu_per_periode"),
    ],
)
def test_pengaturan_yang_melanggar_batas_ditolak(berjalan, isi, batas):  # noqa: F811
    dibatalkan = {"status": "dibatalkan"} if isi and "status" not in isi else {}
    assert salin(berjalan, kode="b" * 16, **dibatalkan, **isi) == batas


def test_transaksi_yang_gagal_tidak_menyisakan_apa_pun(undangan, hitungan):  # noqa: F811
    survei_jawab.simpan_draf(undangan, oleh=undangan.penjawab, versi=0, isi=jawaban(Skala.JARANG))
    with pytest.raises(IntegrityError):
        _kirim_lalu_langgar(undangan)
    undangan.refresh_from_db()
    hitungan.refresh_from_db()
    assert (undangan.dijawab, hitungan.banyak) == (False, 0)
    assert DrafSurvei.objects.get(undangan=undangan).isi["loyal"]["skala"] == Skala.JARANG
    assert KotakKomentar.objects.get(sasaran=undangan.sasaran).isi == []


@transaction.atomic
def _kirim_lalu_langgar(undangan):  # noqa: F811
    survei_jawab.kirim(undangan, oleh=undangan.penjawab, isi=jawaban())
    UndanganSurvei.objects.filter(pk=undangan.pk).update(dijawab=True)  # refused: spent already
