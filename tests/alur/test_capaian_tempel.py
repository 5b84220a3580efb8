"""Capaian of many units from a table: looked at first, then written together; what is in use is only reported."""

import pytest
from django.utils.timezone import localdate

from evaluasi.alur import capaian, capaian_tempel
from evaluasi.alur.capaian_tempel import Hasil
from evaluasi.models import CapaianOrganisasi
from pegawai.models import Jejak, Pekerjaan
from pegawai.penolakan import BukanHak, KeadaanMenolak
from tests import pembuat
from tests.cuplikan import ditolak, tanpa_perubahan
from tests.halaman.kueri import kueri


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


def tabel(*baris):
    hari = f"{localdate():%d/%m/%Y}"
    return "\n".join(f"{unit}\t{kata}\tLKj\tBupati\t{hari}" for unit, kata in baris)


def periksa(teks, tw1):
    hasil = capaian_tempel.periksa(teks, tw1)
    return [(b.unit and b.unit.nama, str(b.keadaan), b.kalimat) for b in hasil.baris]


def terapkan(teks, tw1, oleh, **lain):
    sidik = capaian_tempel.periksa(teks, tw1).sidik
    return capaian_tempel.terapkan(teks, tw1, oleh=oleh, **{"sidik": sidik} | lain)


def tersimpan():
    return list(CapaianOrganisasi.objects.order_by("unit__jalur").values_list("unit__nama", "predikat", "versi"))


def test_nama_kode_dan_id_unor_mengenali_unit(pemeran, organisasi, tw1):
    organisasi.bkd.kode_unor = "8ae48289"
    organisasi.bkd.save()
    teks = tabel(("bidang  statistik", "Baik"), (organisasi.egov.kode, "Kurang"), ("8ae48289", "Istimewa"))
    with tanpa_perubahan():
        assert periksa(teks, tw1) == [
            ("BIDANG STATISTIK", "baru", ""),
            ("BIDANG E-GOVERNMENT", "baru", ""),
            ("BADAN KEPEGAWAIAN DAERAH", "baru", ""),
        ]
    assert terapkan(teks, tw1, pemeran.admin) == Hasil(3, 0, 0)
    assert tersimpan() == [
        ("BIDANG E-GOVERNMENT", "kurang", 1),
        ("BIDANG STATISTIK", "baik", 1),
        ("BADAN KEPEGAWAIAN DAERAH", "istimewa", 1),
    ]
    assert Jejak.objects.filter(kata_kerja="catat_capaian", data__cara="tempel").count() == 3
    assert Pekerjaan.objects.count() == 3


def test_unit_asing_kembar_dan_ganda(pemeran, organisasi, tw1):
    pembuat.buat_unit("SEKSI UMUM", organisasi.egov)
    pembuat.buat_unit("SEKSI UMUM", organisasi.statistik)
    teks = tabel(
        ("Dinas X", "Baik"), ("Seksi Umum", "Baik"), ("BIDANG STATISTIK", "Baik"), ("Bidang Statistik", "Baik")
    )
    assert [k for _, _, k in periksa(teks, tw1)] == [
        f"Unit “Dinas X” tidak ada pada {tw1.nama}. Periksa ejaannya, atau pakai kode unit.",
        "Ada 2 unit bernama “Seksi Umum”. Pakai kode unitnya dari daftar yang diunduh.",
        "",
        "BIDANG STATISTIK sudah ada di baris 3.",
    ]
    assert terapkan(teks, tw1, pemeran.admin) == Hasil(1, 0, 3)


def test_yang_sudah_direkam_hanya_ditimpa_bila_diminta(pemeran, organisasi, tw1):
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin, "kurang")
    teks = tabel(("BIDANG E-GOVERNMENT", "Baik"), ("BIDANG STATISTIK", "Baik"))
    assert periksa(teks, tw1)[0] == ("BIDANG E-GOVERNMENT", "ubah", "Sudah direkam Kurang; menjadi Baik.")
    assert terapkan(teks, tw1, pemeran.admin) == Hasil(1, 0, 1)
    assert tersimpan() == [("BIDANG E-GOVERNMENT", "kurang", 1), ("BIDANG STATISTIK", "baik", 1)]
    assert terapkan(teks, tw1, pemeran.admin, timpa=True) == Hasil(0, 1, 1)
    assert tersimpan()[0] == ("BIDANG E-GOVERNMENT", "baik", 2)
    with tanpa_perubahan():
        assert terapkan(teks, tw1, pemeran.admin, timpa=True, sidik="lama") == Hasil(0, 0, 2)


def test_yang_dipakai_evaluasi_dilaporkan_dan_tidak_ditimpa(pemeran, organisasi, tw1):
    pembuat.buat_evaluasi_ditetapkan(pembuat.buat_skp_ditetapkan(pemeran.sari), tw1, pemeran.admin)
    teks = tabel(("BIDANG E-GOVERNMENT", "Istimewa"), ("BIDANG STATISTIK", "Baik"))
    assert periksa(teks, tw1)[0] == (
        "BIDANG E-GOVERNMENT",
        "terpakai",
        "Sudah Baik dan dipakai 1 evaluasi yang ditetapkan. Ajukan perubahannya satu per satu; orang kedua "
        "menyetujuinya.",
    )
    assert terapkan(teks, tw1, pemeran.admin, timpa=True) == Hasil(1, 0, 1)
    assert tersimpan() == [("BIDANG E-GOVERNMENT", "baik", 1), ("BIDANG STATISTIK", "baik", 1)]


def test_yang_direkam_orang_lain_sejak_diperiksa_menghentikan_simpan(pemeran, organisasi, tw1):
    teks = tabel(("BIDANG E-GOVERNMENT", "Baik"), ("BIDANG STATISTIK", "Baik"))
    sidik = capaian_tempel.periksa(teks, tw1).sidik
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin, "kurang")
    with ditolak(KeadaanMenolak, "Ada yang direkam sejak tabel ini diperiksa. Periksa lagi, lalu simpan."):
        terapkan(teks, tw1, pemeran.admin, sidik=sidik)


def test_hanya_pengelola_instansi(pemeran, organisasi, tw1):
    teks = tabel(("BIDANG STATISTIK", "Baik"))
    with ditolak(BukanHak, "Capaian organisasi hanya dapat direkam oleh pengelola kepegawaian instansi."):
        terapkan(teks, tw1, pemeran.dewi)


def test_banyaknya_kueri_tidak_tumbuh_dengan_unit_dan_hitung_ulang_satu_pekerjaan(pemeran, organisasi, tw1):
    hitungan = []
    capaian.periksa_bkd(pemeran.admin)  # rights are looked up once for each person
    for awal, banyak in (("SEKSI", 21), ("LOKET", 60)):
        unit = [pembuat.buat_unit(f"{awal} {n}", organisasi.egov) for n in range(banyak)]
        teks = tabel(*((u.nama, "Baik") for u in unit))
        sidik = capaian_tempel.periksa(teks, tw1).sidik
        with kueri() as daftar:
            capaian_tempel.terapkan(teks, tw1, oleh=pemeran.admin, sidik=sidik)
        hitungan.append(len(daftar))
    assert (hitungan[0], CapaianOrganisasi.objects.count()) == (hitungan[1], 81)
    assert list(Pekerjaan.objects.values_list("kunci", flat=True)) == [f"semua-{tw1.kode}"]
