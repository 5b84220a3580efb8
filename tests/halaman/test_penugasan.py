"""Penugasan in the browser: propose, decide, choose for an RHK, tugas belajar (Lampiran p. 45-46, 62-65)."""

import pytest
from django.utils.timezone import localdate

from skp_app.alur import penugasan as alur
from skp_app.models import Penugasan
from tests import pembuat
from tests.halaman.bantu import isi, teks
from tests.halaman.kueri import kueri

pytestmark = pytest.mark.django_db
STUDI = {"jenis": "tugas_belajar", "program": "Magister Kebijakan Publik", "perguruan": "Universitas Airlangga",
         "jenjang": "lanjut", "akreditasi_perguruan": "A", "akreditasi_prodi": "B"}  # fmt: skip


@pytest.fixture
def minta():
    return {"uraian": "Tim penyusun RPJMD", "mulai": localdate().isoformat(), "jenis": "biasa"}


def test_sukarela_dari_usul_sampai_rhk(pemeran, sebagai, minta):
    sari, budi = sebagai(pemeran.sari), sebagai(pemeran.budi)
    jawab = sari.post("/penugasan/ajukan/", minta | {"pemberi_teks": "Kepala Bappeda"})
    usulan = Penugasan.objects.get()
    assert jawab.url == f"/penugasan/{usulan.kode}/"
    assert "Menunggu persetujuan Anda" in teks(budi.get("/penugasan/"))
    assert budi.post(f"/penugasan/{usulan.kode}/putuskan/", {"putusan": "tolak"}).status_code == 422
    assert budi.post(f"/penugasan/{usulan.kode}/putuskan/", {"putusan": "setuju"}).status_code == 302
    rhk = pembuat.buat_skp(pemeran.sari).rhk.first()
    pilih = f"/skp/{rhk.skp.kode}/rhk/{rhk.pk}/penugasan/"
    assert "Tim penyusun RPJMD" in teks(sari.get(pilih))
    assert sari.post(pilih, {"pilihan": f"tugas-{usulan.pk}", "versi": rhk.versi}).status_code == 302
    rhk.refresh_from_db()
    assert (rhk.penugasan, rhk.penugasan_dari) == (usulan, "Kepala Bappeda")
    assert sari.post(pilih, {"pilihan": "tanpa", "versi": 1}).status_code == 409


def test_pimpinan_menunjuk_orang_yang_dicari(pemeran, sebagai, minta):
    rina = sebagai(pemeran.rina)
    assert "Sari Utami" in teks(rina.post("/penugasan/tunjuk/", minta | {"pegawai_cari": "sari", "cari": "pegawai"}))
    assert Penugasan.objects.count() == 0
    assert rina.post("/penugasan/tunjuk/", minta | {"pegawai": pemeran.sari.kode}).status_code == 302
    assert Penugasan.objects.get().status == "diusulkan"
    assert sebagai(pemeran.joko).get("/penugasan/tunjuk/").status_code == 403


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"uraian": ""}, "Penugasan belum diisi"),
        ({"uraian": "A" * 10_000}, "paling panjang 500 huruf"),
        ({"mulai": "besok"}, "ditulis dengan tanggal"),
        ({"mulai": "2026-05-02", "selesai": "2026-05-01"}, "tidak boleh sebelum hari pertama"),
        ({"jenis": "tugas_belajar"}, "Program studi belum diisi"),
        ({"jenis": "lembur"}, "pilih salah satu"),
        ({"pemberi_teks": ""}, "Penugasan dari belum diisi"),
    ],
)
def test_isian_keliru(pemeran, sebagai, minta, ganti, kalimat):
    jawab = sebagai(pemeran.sari).post("/penugasan/ajukan/", minta | {"pemberi_teks": "Kepala Bappeda"} | ganti)
    assert jawab.status_code == 422
    assert kalimat in teks(jawab)
    assert Penugasan.objects.count() == 0


def test_orang_lain_tidak_melihat(pemeran, sebagai, minta):
    sebagai(pemeran.sari).post("/penugasan/ajukan/", minta | {"pemberi_teks": "Kepala Bappeda"})
    kode = Penugasan.objects.get().kode
    for orang in (pemeran.joko, pemeran.rina, pemeran.tono, pemeran.admin):
        klien = sebagai(orang)
        assert klien.get(f"/penugasan/{kode}/").status_code == 404
        assert klien.post(f"/penugasan/{kode}/putuskan/", {"putusan": "setuju"}).status_code == 404
    assert sebagai(pemeran.sari).post(f"/penugasan/{kode}/putuskan/", {"putusan": "setuju"}).status_code == 403


def test_tugas_belajar_dengan_panduan_ipk_sampai_skp_yang_sama(pemeran, sebagai, minta):
    sari = sebagai(pemeran.sari)
    sari.post("/penugasan/ajukan/", minta | STUDI | {"pemberi_teks": "Universitas Airlangga"})
    tugas = Penugasan.objects.get()
    ke = f"/penugasan/{tugas.kode}/"
    for orang in (sari, sebagai(pemeran.budi)):
        assert "3,51 – 4,00 3,20 – 3,50 3,00 – 3,19 < 3,00" in teks(orang.get(ke))
        assert "Ketepatan waktu kelulusan: lebih cepat, tepat waktu, adanya perpanjangan." in teks(orang.get(ke))
    alur.putuskan(tugas, oleh=pemeran.budi, setuju=True)
    assert sari.post(f"{ke}rhk/", {"mutu": "di atas 3,50"}).status_code == 409  # no draft
    skp = pembuat.buat_skp(pemeran.sari)
    assert sari.post(f"{ke}rhk/", {"mutu": ""}).status_code == 422
    assert sari.post(f"{ke}rhk/", {"mutu": "di atas 3,50"}).url == f"/skp/{skp.kode}/"
    assert skp.rhk.count() == 4
    hari = localdate().isoformat()
    assert sari.post(f"{ke}hasil/", {"hasil": "gagal", "tanggal": hari}).status_code == 302
    assert "hanya dapat Kurang atau Sangat Kurang" in teks(sari.get(ke))


def test_jabatan_plt_ditawarkan_pada_rhk(pemeran, organisasi, sebagai):
    pembuat.tempatkan(pemeran.sari, organisasi.statistik, "KEPALA BIDANG STATISTIK", "administrator", jenis="plt")
    rhk = pembuat.buat_skp(pemeran.sari).rhk.first()
    klien, pilih = sebagai(pemeran.sari), f"/skp/{rhk.skp.kode}/rhk/{rhk.pk}/penugasan/"
    halaman = klien.get(pilih)
    assert "Plt. KEPALA BIDANG STATISTIK" in teks(halaman)
    nama = isi(halaman).split('value="duduk-')[1].split('"')[0]
    assert klien.post(pilih, {"pilihan": f"duduk-{nama}", "versi": 1}).status_code == 302
    assert Penugasan.objects.get().jenis == "plt"


def test_tombol_penugasan_menyimpan_dahulu_lalu_ke_pemilih(pemeran, sebagai):
    skp = pembuat.buat_skp(pemeran.sari)
    rhk = skp.rhk.first()
    kirim = {f"rhk-{rhk.pk}-versi": 1, f"rhk-{rhk.pk}-teks": "Kata yang baru diketik", "lalu": f"penugasan-{rhk.pk}"}
    jawab = sebagai(pemeran.sari).post(f"/skp/{skp.kode}/simpan/", kirim)
    rhk.refresh_from_db()
    assert (jawab.url, rhk.teks) == (f"/skp/{skp.kode}/rhk/{rhk.pk}/penugasan/", "Kata yang baru diketik")


def test_jumlah_kueri_daftar_tidak_tumbuh(pemeran, sebagai, minta):
    klien = sebagai(pemeran.sari)
    klien.post("/penugasan/ajukan/", minta | {"pemberi_teks": "A"})
    klien.get("/penugasan/")
    with kueri() as satu:
        klien.get("/penugasan/")
    for n in range(4):
        klien.post("/penugasan/ajukan/", minta | {"pemberi_teks": f"B{n}"})
    klien.get("/penugasan/")
    with kueri() as lima:
        klien.get("/penugasan/")
    assert len(lima) == len(satu)
