"""/periode/<tahun>/luncurkan/, /periode/<tahun>/evaluasi/ and /periode/kunci/ on screen."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from pegawai.models import Pekerjaan
from skp_app.alur import peluncuran
from skp_app.models import Periode, PeriodeEvaluasi, Perpanjangan
from tests import pembuat
from tests.halaman.bantu import isi, teks
from tests.halaman.kueri import kueri

pytestmark = pytest.mark.django_db


@pytest.fixture
def alamat(periode):
    return f"/periode/{periode.tahun}/luncurkan/"


def test_pratinjau_lalu_luncurkan(pemeran, organisasi, alamat, sebagai):
    admin = sebagai(pemeran.admin, sandi_segar=True)
    assert "Lihat pratinjau" in isi(admin.get(alamat))
    saring = f"?jenis=pns&unit={organisasi.egov.kode}"
    halaman = teks(admin.get(alamat + saring))
    assert "Mendapat rancangan SKP 3 Dibuatkan rancangan kosong" in halaman
    assert "Luncurkan untuk 3 pegawai" in halaman
    assert "Sari Utami" in teks(admin.get(f"{alamat}{saring}&golongan=siap"))
    isian = {"jenis": ["pns"], "unit": organisasi.egov.kode}
    jawaban = admin.post(f"{alamat}jalankan/", isian)
    pesanan = Pekerjaan.objects.get(tugas=peluncuran.TUGAS)
    assert jawaban["Location"] == f"/proses/{pesanan.kode}/"
    assert admin.post(f"{alamat}jalankan/", isian).status_code == 302
    assert Pekerjaan.objects.filter(tugas=peluncuran.TUGAS).count() == 1


def test_kata_sandi_di_antaranya_dan_isian_keliru(pemeran, alamat, sebagai):
    admin = sebagai(pemeran.admin)
    assert "/akun/pastikan/" in admin.post(f"{alamat}jalankan/", {"jenis": ["pns"]})["Location"]
    assert Pekerjaan.objects.count() == 0
    assert admin.post(f"{alamat}jalankan/", {}).status_code == 422
    assert admin.get(f"{alamat}?unit=tidak-ada").status_code == 400
    assert sebagai(pemeran.dewi).get(alamat).status_code == 404


def test_banyaknya_kueri_pratinjau_tetap(pemeran, organisasi, alamat, sebagai):
    admin = sebagai(pemeran.admin)

    def banyak():
        with kueri() as daftar:
            admin.get(f"{alamat}?jenis=pns&golongan=siap")
        return len(daftar)

    sedikit = banyak()
    for n in range(5):
        pembuat.tempatkan(pembuat.buat_pegawai(f"Staf {n}", masuk=False), organisasi.egov, "PENGOLAH DATA")
    assert banyak() == sedikit


# A longer window of evaluation -----------------------------------------------------------------------------
@pytest.fixture
def jendela(periode):
    """The window of the first triwulan ended yesterday."""
    kemarin = localdate() - timedelta(days=1)
    PeriodeEvaluasi.objects.filter(kode=f"{periode.tahun}-tw1").update(
        jendela_selesai=kemarin, jendela_mulai=kemarin - timedelta(days=9)
    )
    return f"/periode/{periode.tahun}/evaluasi/"


def test_masa_evaluasi_diperpanjang_dan_dicabut_lewat_layar(pemeran, periode, jendela, sebagai):
    dewi, sampai = sebagai(pemeran.dewi), localdate() + timedelta(days=5)
    assert "Sari Utami" in teks(dewi.get(f"{jendela}?q=sari"))
    isian = {"sasaran": f"pegawai-{pemeran.sari.kode}", "masa": f"{periode.tahun}-tw1", "alasan": "Server padam"}
    assert dewi.post(f"{jendela}perpanjang/?q=sari", isian).status_code == 422
    assert dewi.post(f"{jendela}perpanjang/?q=sari", isian | {"sampai": sampai.isoformat()}).status_code == 302
    halaman = teks(dewi.get(jendela))
    assert (f"Triwulan I {periode.tahun}, sampai" in halaman, "Server padam" in halaman) == (True, True)
    satu = Perpanjangan.objects.get()
    assert sebagai(pemeran.rina).post(f"{jendela}{satu.pk}/cabut/").status_code == 404
    assert dewi.post(f"{jendela}{satu.pk}/cabut/").status_code == 302
    assert "Dicabut" in teks(dewi.get(jendela))
    bukan = isian | {"sampai": sampai.isoformat(), "sasaran": f"pegawai-{pemeran.kepala_bkd.kode}"}
    assert dewi.post(f"{jendela}perpanjang/?q=hadi", bukan).status_code == 422


def test_perpanjangan_evaluasi_tidak_muncul_di_tenggat_penetapan(pemeran, periode, jendela, sebagai):
    Perpanjangan.objects.create(
        periode=periode, tahap="evaluasi", periode_evaluasi=pembuat.triwulan(1), pegawai=pemeran.sari,
        sampai=localdate(), alasan="Hanya evaluasi", dibuat_oleh=pemeran.admin,
    )  # fmt: skip
    admin = sebagai(pemeran.admin)
    assert "Hanya evaluasi" not in teks(admin.get(f"/periode/{periode.tahun}/"))
    assert "Hanya evaluasi" in teks(admin.get(jendela))


# Locking a year --------------------------------------------------------------------------------------------
def test_tahun_berjalan_tidak_menawarkan_kunci(pemeran, periode, sebagai):
    admin = sebagai(pemeran.admin, sandi_segar=True)
    alamat = f"/periode/{periode.tahun}/kunci/"
    assert f"Tahun {periode.tahun} Berjalan" in teks(admin.get("/periode/kunci/"))
    assert "masa evaluasinya masih berjalan" in teks(admin.get(alamat))
    assert admin.post(alamat, {"dasar": "BA 1"}).status_code == 422
    assert admin.post(alamat, {"dasar": "BA 1", "paham": "on"}).status_code == 409


def test_tahun_lalu_dikunci_lewat_layar(pemeran, sebagai):
    tahun = localdate().year - 2
    pembuat.buat_periode(tahun)
    PeriodeEvaluasi.objects.filter(periode__tahun=tahun, jendela_selesai__gte=localdate()).update(
        jendela_selesai=localdate() - timedelta(days=1)
    )
    admin = sebagai(pemeran.admin, sandi_segar=True)
    assert admin.post(f"/periode/{tahun}/kunci/", {"dasar": "BA 1", "paham": "on"}).status_code == 302
    assert "Dikunci Ayu Puspita" in teks(admin.get(f"/periode/{tahun}/kunci/"))
    assert "Tahun ini dikunci" in teks(admin.get(f"/periode/{tahun}/"))
    assert Periode.objects.get(tahun=tahun).dasar_kunci == "BA 1"
