"""The survey in a real browser: no barrier at any size, a draft that saves itself, and without JavaScript"""

from types import SimpleNamespace

import pytest

from skp_app.alur import survei
from skp_app.aturan.survei import NILAI
from skp_app.models import DrafSurvei, UndanganSurvei
from tests import pembuat
from tests.halaman.matriks.survei import buat
from tests.halaman.test_skp_peramban import UKURAN, layar, periksa, tunggu  # noqa: F401

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]


@pytest.fixture
def dunia(basis_nyata, pemeran, periode):
    """A closed survey about Sari with six answers, and a running one that Joko has not answered yet."""
    survei.atur_saklar(True, oleh=pemeran.admin, dasar="SE Bupati nomor 12 tahun 2026")
    d = SimpleNamespace(orang=pemeran, skp={"sari": pembuat.buat_skp_ditetapkan(pemeran.sari)})
    penjawab = (pemeran.joko, pemeran.tono, pemeran.rina, pemeran.dewi, pemeran.admin, pemeran.kepala_bkd)
    tutup, _ = buat(d, 1, penjawab, "Datang tepat waktu pada setiap pelayanan.")
    survei.tutup(tutup, oleh=pemeran.admin)
    d.sasaran = tutup.sasaran.get()
    d.jalan, undangan = buat(d, 2, (pemeran.joko,), "")
    d.undangan = undangan[pemeran.joko]
    return d


def alamat(dunia):
    return f"/survei/jawab/{dunia.undangan.kode}/"


@pytest.mark.parametrize("ukuran", UKURAN)
def test_halaman_bebas_hambatan(layar, dunia, ukuran):  # noqa: F811
    joko, admin, sari = (layar(getattr(dunia.orang, n), ukuran) for n in ("joko", "admin", "sari"))
    for url in ("/survei/", alamat(dunia)):
        periksa(joko, url)
    for url in ("/survei/", f"/survei/hasil/{dunia.sasaran.kode}/"):
        periksa(sari, url)
    tahap = [dunia.sasaran.survei, dunia.jalan]
    kosong = pembuat.triwulan(3).kode
    for url in ("/survei/kelola/", *(f"/survei/kelola/{s.periode_evaluasi.kode}/" for s in tahap)):
        periksa(admin, url)
    periksa(admin, f"/survei/kelola/{kosong}/")


def pilih(halaman, nilai, kata):
    kelompok = halaman.get_by_role("group", name=f"Seberapa sering Anda melihatnya? {nilai.cetak}")
    kelompok.get_by_label(kata, exact=True).check()


def test_draf_tersimpan_sendiri_lalu_terkirim(layar, dunia):  # noqa: F811
    halaman = layar(dunia.orang.joko, "ponsel")
    halaman.goto("/survei/")
    halaman.get_by_role("link", name="Jawab tentang Sari Utami").click()
    pilih(halaman, NILAI[0], "Jarang")
    tunggu(halaman, "tersimpan")
    halaman.evaluate("delete document.getElementById('status-simpan').dataset.keadaan")
    pilih(halaman, NILAI[1], "Selalu")
    tunggu(halaman, "tersimpan")
    assert {n: s["skala"] for n, s in DrafSurvei.objects.get().isi.items()} == {NILAI[0]: "2", NILAI[1]: "5"}
    for nilai in NILAI[2:]:
        pilih(halaman, nilai, "Sering")
    halaman.get_by_label("Komentar tentang loyal").fill("Menjaga nama baik.")
    halaman.get_by_role("button", name="Kirim").click()
    halaman.get_by_text("Semua kuesioner Anda sudah terkirim.").wait_for()
    assert UndanganSurvei.objects.get(pk=dunia.undangan.pk).dijawab is True


def test_dijawab_tanpa_javascript_dengan_papan_ketik(layar, dunia):  # noqa: F811
    halaman = layar(dunia.orang.joko, java_script_enabled=False)
    halaman.goto(alamat(dunia))
    pilih(halaman, NILAI[0], "Sering")
    halaman.get_by_role("button", name="Simpan draf").click()
    halaman.get_by_text("Draf tersimpan.").wait_for()
    halaman.get_by_role("button", name="Kirim").click()
    halaman.get_by_text("Ada 6 hal yang perlu dilengkapi").wait_for()
    for nilai in NILAI[1:]:
        halaman.locator(f'input[name="skala-{nilai}"][value="3"]').focus()
        halaman.keyboard.press("Space")
    halaman.get_by_role("button", name="Kirim").press("Enter")
    halaman.get_by_text("Jawaban terkirim.").wait_for()
    assert not DrafSurvei.objects.exists()
