"""The BKD chooses in which period work is documented, and opens a period for longer (Pasal 16(3)-(4))."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from pegawai.models import Ketentuan
from skp_app.models import PeriodeDokumentasi, Perpanjangan, Tahap
from tests import pembuat
from tests.cuplikan import tanpa_perubahan
from tests.halaman.bantu import isi, teks
from tests.halaman.kueri import kueri

ALAMAT = "/periode/2026/pendokumentasian/"
PILIHAN = {"frekuensi": "bulanan", "hari_kerja": "3", "tutup": "batas", "dasar": "Peraturan Bupati 12/2026"}


@pytest.fixture(autouse=True)
def hari_ini(time_machine):
    time_machine.move_to(datetime(2026, 4, 11, 3))


@pytest.fixture
def bkd(sebagai, pemeran, periode):
    return sebagai(pemeran.admin)


def test_enam_pilihan_dengan_artinya_dan_contohnya(bkd):
    halaman = teks(bkd.get(f"{ALAMAT}?frekuensi=mingguan"))
    assert "Harian Lembar sebulan berisi hari-hari kerja. Beberapa kali dalam satu periode evaluasi" in halaman
    assert "Triwulanan Berlaku Sekali dalam satu periode evaluasi" in halaman
    assert "Semesteran Sebagian periode evaluasi dinilai tanpa realisasi baru" in halaman
    assert "1–4 Januari 2026 1 Januari 2026 4 Januari 2026 9 Januari 2026 Triwulan I 2026" in halaman
    assert halaman.count("Triwulan I 2026") == 4  # four weeks
    assert bkd.get(f"{ALAMAT}?frekuensi=dwimingguan").status_code == 400


def test_pilihan_tersimpan_dengan_dasarnya(bkd, pemeran):
    assert bkd.post(f"{ALAMAT}simpan/", PILIHAN).url == ALAMAT
    maret = PeriodeDokumentasi.objects.get(kode="2026-03")
    assert (maret.batas, maret.tutup) == (date(2026, 4, 6), date(2026, 4, 6))
    nilai = Ketentuan.objects.filter(mulai=date(2026, 1, 1), sumber="Peraturan Bupati 12/2026")
    assert sorted(nilai.values_list("kunci", "nilai")) == [
        ("pendokumentasian", "bulanan"), ("pendokumentasian_hari_kerja", 3), ("pendokumentasian_tutup", "batas"),
    ]  # fmt: skip


def test_sesudah_ada_realisasi_periodenya_tetap_batasnya_tidak(bkd, pemeran):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    pembuat.isi_realisasi(skp, pembuat.triwulan(1))
    with tanpa_perubahan():
        jawaban = bkd.post(f"{ALAMAT}simpan/", PILIHAN)
    assert jawaban.status_code == 409
    assert "Sudah ada realisasi tahun 2026; periode pendokumentasiannya tetap." in teks(jawaban)
    assert bkd.post(f"{ALAMAT}simpan/", PILIHAN | {"frekuensi": "triwulanan"}).status_code == 302
    assert PeriodeDokumentasi.objects.get(kode="2026-tw1").tutup == date(2026, 4, 6)


def test_isian_keliru_dikatakan_dan_tidak_hilang(bkd):
    jawaban = bkd.post(f"{ALAMAT}simpan/", PILIHAN | {"hari_kerja": "-1", "dasar": ""})
    assert jawaban.status_code == 422
    assert "Dasar belum diisi." in teks(jawaban)
    assert 'value="-1"' in isi(jawaban)


def test_hanya_bkd_yang_memilih(sebagai, pemeran, periode):
    dewi = sebagai(pemeran.dewi)
    with tanpa_perubahan():
        assert dewi.post(f"{ALAMAT}simpan/", PILIHAN).status_code == 403
    assert 'action="/periode/2026/pendokumentasian/simpan/"' not in isi(dewi.get(ALAMAT))


def test_pengelola_memperpanjang_untuk_unit_dan_orang_lalu_mencabut(sebagai, pemeran, organisasi, periode):
    dewi = sebagai(pemeran.dewi)
    assert "BIDANG E-GOVERNMENT" in teks(dewi.get(f"{ALAMAT}?q=e-gov"))
    isian = {
        "sasaran": f"unit-{organisasi.egov.kode}",
        "periode": "2026-tw1",
        "sampai": "2026-04-20",
        "alasan": "Banjir",
    }
    for _ in range(2):
        assert dewi.post(f"{ALAMAT}perpanjang/", isian).url == ALAMAT
    satu = Perpanjangan.objects.get()
    assert (satu.tahap, satu.unit, satu.sampai) == (Tahap.PENDOKUMENTASIAN, organisasi.egov, date(2026, 4, 20))
    assert "BIDANG E-GOVERNMENT Triwulan I 2026 Berlaku Sampai 20 April 2026. Banjir" in teks(dewi.get(ALAMAT))
    assert "Banjir" not in teks(dewi.get("/periode/2026/"))  # that page is about penetapan
    dewi.post(f"{ALAMAT}{satu.pk}/cabut/")
    satu.refresh_from_db()
    assert satu.dicabut_pada is not None


def test_perpanjangan_di_luar_unit_sendiri_ditolak(sebagai, pemeran, organisasi, periode):
    isian = {"sasaran": f"unit-{organisasi.bkd.kode}", "periode": "2026-tw1", "sampai": "2026-04-20", "alasan": "x"}
    dewi = sebagai(pemeran.dewi)
    with tanpa_perubahan():
        assert dewi.post(f"{ALAMAT}perpanjang/", isian).status_code == 422


@pytest.mark.parametrize("banyak", [1, 3])
def test_banyaknya_kueri_tidak_tumbuh_dengan_perpanjangan(bkd, organisasi, pemeran, banyak):
    for unit in (organisasi.egov, organisasi.statistik, organisasi.bkd)[:banyak]:
        isian = {"sasaran": f"unit-{unit.kode}", "periode": "2026-tw1", "sampai": "2026-04-20", "alasan": "Banjir"}
        bkd.post(f"{ALAMAT}perpanjang/", isian)
    with kueri() as daftar:
        assert teks(bkd.get(ALAMAT)).count("Banjir") == banyak
    assert len(daftar) == 16


# What follows for rating and home ------------------------------------------------------------------------------------
def test_periode_evaluasi_tanpa_periode_dokumentasi_tidak_menagih_realisasi(bkd, pemeran, sebagai, time_machine):
    bkd.post(f"{ALAMAT}simpan/", PILIHAN | {"frekuensi": "semesteran", "tutup": "penetapan"})
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    time_machine.move_to(datetime(2026, 7, 4, 3))
    assert "Menunggu realisasi" not in teks(sebagai(pemeran.budi).get("/penilaian/tim/2026-tw1/"))
    assert "Menunggu realisasi" in teks(sebagai(pemeran.budi).get("/penilaian/tim/2026-tw2/"))
    assert "Lengkapi realisasi Triwulan I 2026" not in teks(sebagai(pemeran.sari).get("/"))
    assert "tidak meminta realisasi baru" in teks(sebagai(pemeran.sari).get("/realisasi/2026-tw1/"))
    semester = PeriodeDokumentasi.objects.select_related("periode_evaluasi").get(kode="2026-s1")
    for rhk in skp.rhk.all():
        pembuat.catat_progres(rhk.iki.get(), semester, angka=Decimal(4))
    assert "Menunggu realisasi" not in teks(sebagai(pemeran.budi).get("/penilaian/tim/2026-tw2/"))
