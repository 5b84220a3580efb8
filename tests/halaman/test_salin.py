"""Copying to e-Kinerja BKN: every field in its order, for the owner and for who assessed."""

import pytest

from evaluasi.alur import penyampaian
from tests import pembuat
from tests.halaman.bantu import isi, teks


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari, rhk=2)


def label(halaman):
    """Labels with the text of their fields, in the order of the page."""
    return [(i.label, i.nilai) for langkah in halaman.context["langkah"] for i in langkah.isian]


def test_pegawai_menyalin_skp_menurut_urutan_ekinerja(sebagai, pemeran, skp):
    halaman = sebagai(pemeran.sari).get(f"/ekspor/salin/skp/{skp.kode}/")
    tahun = skp.mulai.year
    semua = label(halaman)
    assert semua[:4] == [
        ("Periode awal", f"01/01/{tahun}"), ("Periode akhir", f"31/12/{tahun}"), ("Pendekatan", "Kuantitatif"),
        ("Jenis RHK", "Utama"),
    ]  # fmt: skip
    assert [i for i in semua if i[0] in {"Rencana hasil kerja", "Target", "Aspek"}] == [
        ("Rencana hasil kerja", "Tersedianya layanan 1 yang andal"), ("Aspek", "Kuantitas"), ("Target", "11 layanan"),
        ("Rencana hasil kerja", "Tersedianya layanan 2 yang andal"), ("Aspek", "Kuantitas"), ("Target", "12 layanan"),
    ]  # fmt: skip
    assert isi(halaman).count("readonly") == len(semua)
    assert f"/ekspor/salin/skp/{skp.kode}/" in isi(sebagai(pemeran.sari).get("/"))


def test_hanya_pemilik_dan_hanya_yang_ditetapkan(sebagai, pemeran, skp):
    alamat = f"/ekspor/salin/skp/{skp.kode}/"
    assert [sebagai(o).get(alamat).status_code for o in (pemeran.budi, pemeran.rina)] == [403, 404]
    draf = pembuat.buat_skp(pemeran.joko)
    assert sebagai(pemeran.joko).get(f"/ekspor/salin/skp/{draf.kode}/").status_code == 409


def test_penilai_menyalin_hasil_yang_ditetapkan(sebagai, pemeran, skp):
    evaluasi = pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin, hasil="di_atas")
    penyampaian.sampaikan(evaluasi, oleh=pemeran.budi)
    alamat = f"/ekspor/salin/evaluasi/{evaluasi.kode}/"
    assert label(sebagai(pemeran.budi).get(alamat)) == [
        ("Rating hasil kerja", "Di atas ekspektasi"), ("Rating perilaku kerja", "Sesuai ekspektasi"),
        ("Catatan/rekomendasi", "Pertahankan mutu layanan."), ("Predikat kinerja pegawai", "Baik"),
    ]  # fmt: skip
    assert [sebagai(o).get(alamat).status_code for o in (pemeran.sari, pemeran.rina)] == [403, 404]
    assert "Salin ke e-Kinerja BKN" in teks(sebagai(pemeran.budi).get(f"/evaluasi/{evaluasi.kode}/"))
    assert "Salin ke e-Kinerja BKN" not in teks(sebagai(pemeran.sari).get(f"/evaluasi/{evaluasi.kode}/"))
    dinilai = pembuat.nilai(skp, pembuat.triwulan(2))
    assert sebagai(pemeran.budi).get(f"/ekspor/salin/evaluasi/{dinilai.kode}/").status_code == 409
