"""/katalog/: examples of RHK, kept by the BKD as dated data with their source."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from pegawai.models import Jejak
from skp_app.models import ButirKatalog
from tests import pembuat
from tests.halaman.bantu import isi, teks
from tests.halaman.kueri import kueri

pytestmark = pytest.mark.django_db
ISIAN = {
    "kelompok": "Pranata Komputer", "jenis_jabatan": "jf_keahlian", "teks": "Tersedianya data terpadu",
    "iki": "Jumlah sumber data | … sumber | Kuantitas", "sumber": "Rapat BKD 3 Maret", "aktif": "on",
}  # fmt: skip


@pytest.fixture
def admin(pemeran, sebagai):
    return sebagai(pemeran.admin)


def test_contoh_baru_ditawarkan_saat_menyusun(admin, pemeran, sebagai):
    assert admin.post("/katalog/tambah/", ISIAN | {"iki": "a | b | harga"}).status_code == 422
    assert admin.post("/katalog/tambah/", ISIAN).status_code == 302
    assert admin.post("/katalog/tambah/", ISIAN).status_code == 409
    skp = pembuat.buat_skp(pemeran.sari)
    alamat = f"/skp/{skp.kode}/isi-dari/katalog/"
    assert "Tersedianya data terpadu" in teks(sebagai(pemeran.sari).get(alamat))
    butir = ButirKatalog.objects.get(teks="Tersedianya data terpadu")
    lewat = ISIAN | {"versi": 1, "selesai": (localdate() - timedelta(days=1)).isoformat()}
    assert admin.post(f"/katalog/{butir.pk}/", lewat).status_code == 302
    assert "Tersedianya data terpadu" not in teks(sebagai(pemeran.sari).get(alamat))
    assert sebagai(pemeran.sari).post(alamat, {"rhk": [butir.pk]}).status_code == 422
    assert "Rapat BKD 3 Maret" not in teks(admin.get("/katalog/?q=terpadu"))
    assert "Rapat BKD 3 Maret" in teks(admin.get("/katalog/?q=terpadu&keadaan=semua"))


def test_perubahan_meninggalkan_yang_lama_di_jejak_dan_versi_basi_ditolak(admin):
    admin.post("/katalog/tambah/", ISIAN)
    butir = ButirKatalog.objects.get(teks="Tersedianya data terpadu")
    alamat = f"/katalog/{butir.pk}/"
    assert "Jumlah sumber data | … sumber | Kuantitas" in isi(admin.get(alamat))
    assert admin.post(alamat, ISIAN | {"versi": 1, "sumber": "SK 12"}).status_code == 302
    assert admin.post(alamat, ISIAN | {"versi": 1, "sumber": "SK 13"}).status_code == 409
    assert admin.post(alamat, ISIAN | {"versi": 1, "sumber": "SK 12"}).status_code == 302
    jejak = Jejak.objects.get(objek_jenis="butirkatalog", kata_kerja="ubah")
    assert (jejak.data["sebelum"]["sumber"], jejak.data["sumber"]) == ("Rapat BKD 3 Maret", "SK 12")


def test_mandat_membaca_dan_tidak_menulis(pemeran, sebagai):
    dewi = sebagai(pemeran.dewi)
    assert "Tambah contoh" not in teks(dewi.get("/katalog/"))
    assert dewi.post("/katalog/tambah/", ISIAN).status_code == 403
    assert sebagai(pemeran.sari).get("/katalog/").status_code == 404


def test_banyaknya_kueri_tetap(admin):
    def banyak():
        with kueri() as daftar:
            admin.get("/katalog/?q=zz-")
        return len(daftar)

    def contoh(n):
        ButirKatalog.objects.create(kelompok="Uji", teks=f"zz-{n}", sumber="Uji")

    contoh(1)
    sedikit = banyak()
    for n in range(2, 6):
        contoh(n)
    assert banyak() == sedikit == 7
