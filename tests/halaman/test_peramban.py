"""The frame in a real browser: nothing blocked by the CSP, unsent text is kept, no double sending"""

import pytest
from playwright.sync_api import expect

from tests.halaman import alamat_uji
from tests.pembuat import SANDI

pytestmark = [
    pytest.mark.peramban,
    pytest.mark.urls("tests.halaman.alamat_uji"),
    pytest.mark.usefixtures("basis_nyata"),
]
LEBAR = [1366, 390, 320]


@pytest.fixture
def sari(buka, pemeran, periode):
    """Sari's browser, logged in through the page; `.keluhan` collects what the console complains about."""
    alamat_uji.TERCATAT.clear()
    return masuk(buka(), pemeran.sari)


def masuk(halaman, pegawai):
    halaman.keluhan = []
    halaman.on("console", lambda m: m.type in {"error", "warning"} and halaman.keluhan.append(m.text))
    halaman.goto("/masuk/?next=/akun/")
    halaman.fill("#id_masuk", pegawai.nip)
    halaman.fill("#id_sandi", SANDI)
    halaman.click("button[type=submit]")
    halaman.wait_for_url("**/akun/")
    return halaman


@pytest.mark.parametrize("lebar", LEBAR)
def test_tidak_ada_yang_diblokir_dan_tidak_ada_gulir_mendatar(buka, pemeran, periode, lebar):
    halaman = masuk(buka(width=lebar), pemeran.admin)
    for alamat in ("/akun/", "/pemberitahuan/", "/proses/", "/akun/pastikan/", "/uji/isian/"):
        halaman.goto(alamat)
        assert halaman.evaluate("document.documentElement.scrollWidth <= innerWidth"), alamat
    assert halaman.keluhan == []


def test_skrip_sisipan_diblokir(sari):
    sari.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.kena = 1\">')")
    sari.wait_for_timeout(200)
    assert sari.evaluate("window.kena") is None


def test_menu_hp_terbuka_tanpa_skrip(buka, pemeran, periode):
    halaman = masuk(buka(width=390, java_script_enabled=False), pemeran.sari)
    expect(halaman.locator("#menu")).to_be_hidden()
    halaman.click(".tab-bawah a[href='#menu']")
    expect(halaman.locator("#menu")).to_be_visible()
    halaman.click(".tutup-menu")
    expect(halaman.locator("#menu")).to_be_hidden()


def test_kelompok_menu_dibuka_dengan_papan_ketik_dan_diingat(buka, pemeran, periode):
    halaman = masuk(buka(), pemeran.admin)
    kelompok = halaman.locator("details.lipatan", has_text="Kesehatan sistem")
    expect(kelompok.get_by_text("Kesehatan sistem")).to_be_hidden()
    kelompok.locator("summary").press("Enter")
    expect(kelompok.get_by_text("Kesehatan sistem")).to_be_visible()
    halaman.goto("/pemberitahuan/")
    expect(kelompok.get_by_text("Kesehatan sistem")).to_be_visible()
    assert halaman.keluhan == []


def test_simpan_otomatis_mengabarkan_waktunya(sari):
    sari.goto("/uji/isian/")
    sari.fill("#teks", "Laporan")
    sari.locator("#teks").blur()
    expect(sari.locator("#status-simpan")).to_contain_text("Tersimpan otomatis")
    assert alamat_uji.TERCATAT == ["Laporan"]


def test_isian_saat_jaringan_putus_tersimpan_lalu_terkirim(sari):
    sari.goto("/uji/isian/")
    sari.context.set_offline(True)
    sari.fill("#teks", "Ditulis di kereta")
    sari.locator("#teks").blur()
    expect(sari.locator("#status-simpan")).to_contain_text("Jaringan terputus")
    tersimpan = sari.evaluate("JSON.stringify(localStorage)")
    assert "Ditulis di kereta" in tersimpan
    assert "csrf" not in tersimpan
    sari.context.set_offline(False)
    expect(sari.locator("#status-simpan")).to_contain_text("Isian tertunda terkirim")
    assert alamat_uji.TERCATAT == ["Ditulis di kereta"]
    assert sari.evaluate("localStorage.length") == 0


def test_isian_tertunda_ditawarkan_hanya_kepada_penulisnya(sari, pemeran):
    kunci = f"skp:{pemeran.sari.kode}:/uji/isian/"
    sari.evaluate(
        "k => localStorage.setItem(k, JSON.stringify({pada: '09.50', isian: [['teks', 'Tadi pagi']]}))", kunci
    )
    sari.evaluate("localStorage.setItem('skp:orang-lain:/x/', JSON.stringify({pada: '09.51', isian: []}))")
    sari.reload()
    expect(sari.locator("#pesan .pesan-awas")).to_contain_text("Ada 1 isian dari 09.50 yang belum terkirim.")
    sari.click("#pesan button:has-text('Kirim')")
    expect(sari.locator("#pesan .pesan-awas")).to_have_count(0)
    assert alamat_uji.TERCATAT == ["Tadi pagi"]


def test_keluar_menghapus_isian_di_perangkat(sari, pemeran):
    sari.evaluate(
        "k => localStorage.setItem(k, JSON.stringify({pada: '1', isian: []}))", f"skp:{pemeran.sari.kode}:/x/"
    )
    sari.click("[data-keluar] button")
    sari.wait_for_url("**/masuk/?keluar=1")
    assert sari.evaluate("localStorage.length") == 0


def test_klik_ganda_mengirim_sekali(sari):
    sari.goto("/uji/isian/")
    sari.fill("#lain", "sekali saja")
    sari.evaluate("() => { const k = document.getElementById('kirim'); k.click(); k.click(); }")
    sari.wait_for_url("**/uji/simpan/")
    assert alamat_uji.TERCATAT == ["sekali saja"]


def test_meninggalkan_isian_yang_belum_tersimpan_ditanya_dulu(sari):
    sari.goto("/uji/isian/")
    ditanya = []
    sari.on("dialog", lambda d: (ditanya.append(d.type), d.accept()))
    sari.locator("#lain").press_sequentially("belum disimpan")
    sari.goto("/akun/")
    assert ditanya == ["beforeunload"]


@pytest.mark.parametrize("lebar", [1366, 390])
def test_ramah_pembaca_layar(buka, pemeran, periode, lebar):
    from axe_playwright_python.sync_playwright import Axe

    halaman = buka(width=lebar)
    halaman.goto("/masuk/")
    temuan = {"/masuk/": _pelanggaran(Axe(), halaman)}
    masuk(halaman, pemeran.admin)
    for alamat in ("/akun/", "/pemberitahuan/", "/proses/", "/akun/pastikan/", "/tidak/ada/"):
        halaman.goto(alamat)
        temuan[alamat] = _pelanggaran(Axe(), halaman)
    assert {a: t for a, t in temuan.items() if t} == {}


def _pelanggaran(axe, halaman):
    return [v["id"] for v in axe.run(halaman).response["violations"]]
