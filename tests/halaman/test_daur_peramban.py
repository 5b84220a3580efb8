"""Versions, changes, Proses Mutasi and penugasan in a browser: nothing for axe to find, nothing beyond the edge."""

from datetime import date
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils.timezone import localdate

from skp_app.alur import mutasi, penugasan
from skp_app.models import VersiSkp
from tests import pembuat
from tests.alur.test_mutasi import ganti_kepala
from tests.halaman.test_perubahan import alamat, diajukan, draf, lama  # noqa: F401
from tests.halaman.test_skp_peramban import layar  # noqa: F401

pytestmark = [pytest.mark.peramban, pytest.mark.lambat, pytest.mark.usefixtures("basis_nyata")]
DUA_UKURAN = pytest.mark.parametrize("ukuran", ["laptop", "ponsel"])
STUDI = {"program": "Magister Kebijakan Publik", "perguruan": "Universitas Airlangga", "jenjang": "lanjut",
         "luar_negeri": False, "akreditasi_perguruan": "A", "akreditasi_prodi": "B"}  # fmt: skip


@pytest.fixture
def pelanggaran(layar):  # noqa: F811
    """pelanggaran(orang, ukuran, [address, ...]) -> {address: what axe found}, only where it found something."""

    def periksa(orang, ukuran, daftar):
        halaman, hasil = layar(orang, ukuran), {}
        for ke in daftar:
            assert halaman.goto(ke).status in {200, 422}, ke
            halaman.evaluate("for (const d of document.querySelectorAll('main details')) d.open = true")
            assert halaman.evaluate("document.documentElement.scrollWidth <= innerWidth"), ke
            hasil[ke] = [v["id"] for v in Axe().run(halaman).response["violations"]]
        return {ke: temuan for ke, temuan in hasil.items() if temuan}

    return periksa


@DUA_UKURAN
def test_ajukan_perubahan(pelanggaran, lama, pemeran, ukuran):  # noqa: F811
    assert pelanggaran(pemeran.sari, ukuran, [alamat(lama, "perubahan/")]) == {}


@DUA_UKURAN
def test_versi_bandingan_dan_perubahan_di_mata_penilai(pelanggaran, lama, diajukan, pemeran, ukuran):  # noqa: F811
    satu, dua, *_, akhir = VersiSkp.objects.order_by("pk").values_list("pk", flat=True)
    milik = [alamat(diajukan), alamat(lama, "versi/"), alamat(lama, f"banding/{dua}/{akhir}/"),
             alamat(lama, f"banding/{dua}/{akhir}/?hanya=on"), alamat(lama, f"banding/{satu}/{dua}/")]  # fmt: skip
    assert pelanggaran(pemeran.sari, ukuran, milik) == {}
    assert pelanggaran(pemeran.budi, ukuran, [alamat(diajukan), alamat(lama), alamat(lama, "versi/")]) == {}


@DUA_UKURAN
def test_rancangan_perubahan_dan_bandingannya(pelanggaran, lama, draf, pemeran, ukuran):  # noqa: F811
    dasar = VersiSkp.objects.order_by("pk").values_list("pk", flat=True).last()
    daftar = [alamat(draf), alamat(lama), alamat(draf, f"banding/{dasar}/0/")]
    assert pelanggaran(pemeran.sari, ukuran, daftar) == {}


@pytest.fixture
def tmt():
    """A day of last year, so that no calendar makes it lie in the future or at the beginning of the SKP."""
    return date(localdate().year - 1, 7, 1)


@DUA_UKURAN
def test_langkah_proses_mutasi(pelanggaran, organisasi, pemeran, tmt, ukuran):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari, tahun=tmt.year)
    ke = f"/organisasi/mutasi/{pemeran.sari.kode}/"
    isian = {"jenis": "mutasi", "tmt": tmt.isoformat(), "dasar": "SK 800/12", "cara": "catat",
             "unit": organisasi.statistik.kode, "jabatan": "STATISTISI AHLI MUDA",
             "jenis_jabatan": "jf_keahlian"}  # fmt: skip
    tanya = [ke, f"{ke}?{urlencode(isian | {'unit': '', 'unit_cari': 'bidang', 'cari': 'unit'})}",
             f"{ke}?{urlencode(isian | {'tmt': 'kapan', 'jabatan': ''})}", f"{ke}?{urlencode(isian)}"]  # fmt: skip
    lihat = f"{ke}?{urlencode(isian | {'pratinjau': 1, 'rhk': skp.rhk.first().pk})}"
    daftar = ["/organisasi/mutasi/?q=a", *tanya, lihat]
    assert pelanggaran(pemeran.admin, ukuran, daftar) == {}


@DUA_UKURAN
def test_peristiwa_dan_bawahan_yang_berganti_penilai(pelanggaran, organisasi, pemeran, tmt, ukuran):
    for orang in (pemeran.budi, pemeran.sari, pemeran.joko):
        pembuat.buat_skp_ditetapkan(orang, tahun=tmt.year)
    ganti_kepala(pemeran, organisasi, tmt)
    bawahan = f"/organisasi/mutasi/{pemeran.budi.kode}/bawahan/"
    pratinjau = {"jenis": "mutasi", "tmt": tmt.isoformat(), "cara": "tercatat", "bawahan": "on", "pratinjau": 1}
    daftar = [bawahan, f"{bawahan}?tmt=kapan", f"{bawahan}?tmt={tmt}",
              f"/organisasi/mutasi/{pemeran.budi.kode}/?{urlencode(pratinjau)}"]  # fmt: skip
    assert pelanggaran(pemeran.admin, ukuran, daftar) == {}
    permintaan = mutasi.Permintaan(pemeran.budi, "mutasi", tmt, bawahan=True)
    terjadi = mutasi.jalankan(permintaan, oleh=pemeran.admin)
    sesudah = [f"/organisasi/mutasi/peristiwa/{terjadi.kode}/", "/organisasi/mutasi/"]
    assert pelanggaran(pemeran.admin, ukuran, sesudah) == {}


@DUA_UKURAN
def test_penugasan_tugas_belajar_dan_pemilihnya(pelanggaran, organisasi, pemeran, periode, ukuran):
    pembuat.tempatkan(pemeran.sari, organisasi.statistik, "KEPALA BIDANG STATISTIK", "administrator", jenis="plt")
    isi = {"mulai": localdate(), "pemberi_teks": "Kepala Bappeda", "selesai": None}
    biasa = penugasan.ajukan(oleh=pemeran.sari, uraian="Tim penyusun RPJMD", jenis="biasa", **isi)
    studi = penugasan.ajukan(oleh=pemeran.sari, uraian="Magister", jenis="tugas_belajar", studi=STUDI, **isi)
    ke = [f"/penugasan/{t.kode}/" for t in (biasa, studi)]
    rhk = pembuat.buat_skp(pemeran.sari).rhk.first()
    assert pelanggaran(pemeran.budi, ukuran, ["/penugasan/", "/penugasan/tunjuk/", *ke]) == {}
    for tugas in (biasa, studi):
        penugasan.putuskan(tugas, oleh=pemeran.budi, setuju=True)
    daftar = ["/penugasan/", "/penugasan/ajukan/", *ke, f"/skp/{rhk.skp.kode}/rhk/{rhk.pk}/penugasan/"]
    assert pelanggaran(pemeran.sari, ukuran, daftar) == {}
