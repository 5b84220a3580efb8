"""What `make bench` opens exists, for the people it opens it as."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from evaluasi.bench import pengukur, tabel
from evaluasi.bench.bahan import Bahan
from evaluasi.bench.halaman import HALAMAN, LANTAI
from evaluasi.bench.kerja import hitung_ulang, lantai_sql
from evaluasi.bench.klien import Ukuran


@pytest.fixture(scope="module")
def bahan(django_db_setup, django_db_blocker):
    """Made once for the file, and never committed."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo", pegawai=60, verbosity=0, stdout=StringIO())
        bahan = Bahan()
        assert bahan.persona["penyusun"] == bahan.draf.pegawai  # made here, so that no test takes it back
        yield bahan
        transaction.set_rollback(True)


@pytest.mark.parametrize("halaman", HALAMAN, ids=lambda h: f"{h.nama} ({h.persona})")
def test_halaman_yang_diukur_terbuka(bahan, db, sebagai, halaman):
    orang = bahan.persona[halaman.persona]
    assert sebagai(orang).get(halaman.alamat(bahan)).status_code == 200


def test_draf_yang_diukur_penuh_dan_tidak_dibuat_dua_kali(bahan, db):
    assert [r.iki.count() for r in bahan.draf.rhk.all()] == [3] * 12
    assert Bahan().draf == bahan.draf


def test_lantai_sql_berjalan_untuk_orangnya(bahan, db):
    for halaman in HALAMAN:
        if halaman.lantai:
            assert lantai_sql(LANTAI[halaman.lantai], bahan.lantai(halaman.persona), 1) > 0


def test_hitung_ulang_diukur_terhadap_lantainya(bahan, db):
    hasil = hitung_ulang(bahan, 1)
    assert hasil["semua_unit"]["anggaran"] == 3 * hasil["semua_unit"]["lantai"]


def test_pengukur_menulis_biaya_pada_jawaban(db, rf):
    kepala = {}
    lingkungan = rf.get("/masuk/").environ
    badan = pengukur.application(lingkungan, lambda status, baris: kepala.update(baris, status=status))
    assert kepala["status"] == "200 OK"
    assert int(kepala["X-Bench-Kueri"]) <= 8
    assert float(kepala["X-Bench-Cpu"]) > 0
    assert b"Kata sandi" in b"".join(badan)


def test_ringkasan_memakai_kueri_terbanyak_dan_nilai_tengah():
    ukuran = Ukuran(kueri=[3, 5, 4], cpu=[0.1, 0.3, 0.2], lama=[0.2, 0.4, 0.3], bita=900)
    ringkas = ukuran.ringkas()
    assert (ringkas["kueri"], ringkas["cpu"], ringkas["p50"], ringkas["kali"]) == (5, 0.2, 0.3, 3)


def test_eksponen_menyebut_pertumbuhan_biaya():
    kecil, besar = {"cpu": 0.01}, {"cpu": 0.1}
    assert tabel.eksponen(kecil, besar, {"pegawai": 2_000}, {"pegawai": 20_000}) == pytest.approx(1.0)
    assert tabel.eksponen(None, besar, None, {"pegawai": 20_000}) is None
