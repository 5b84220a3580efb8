"""A month on the grid from an Excel paste on a laptop, day by day on a phone, with the keyboard, without JavaScript"""

from datetime import date

import pytest
import time_machine

from skp_app.models import CatatanHarian, KegiatanRutin
from tests import pembuat
from tests.aturan.test_lembar import APRIL
from tests.halaman.test_skp_peramban import UKURAN, layar, periksa  # noqa: F401

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]
LEMBAR = "/realisasi/lembar/2026-04/"
TEMPEL = """(sel, teks) => {
  const isi = new DataTransfer();
  isi.setData("text/plain", teks);
  sel.dispatchEvent(new ClipboardEvent("paste", { clipboardData: isi, bubbles: true, cancelable: true }));
}"""


@pytest.fixture(autouse=True)
def akhir_april():
    with time_machine.travel("2026-04-30 20:00 +0700", tick=True):
        yield


@pytest.fixture
def skp(basis_nyata, pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def lembar(layar, skp):  # noqa: F811
    halaman = layar(skp.pegawai)
    halaman.goto(LEMBAR)
    return halaman


def tempel(halaman, sel, teks):
    halaman.evaluate(f"([id, teks]) => ({TEMPEL})(document.getElementById(id), teks)", [sel, teks])


def sel(halaman, hari, nama, urut=0):
    """One cell of a day."""
    return halaman.locator(f"#h-{hari:02} tr[data-baris]").nth(urut).locator(f"[name$='-{nama}']")


def tersimpan(halaman):
    halaman.locator('#status-simpan[data-keadaan="tersimpan"]').wait_for()
    halaman.evaluate("delete document.getElementById('status-simpan').dataset.keadaan")


def test_sebulan_ditempel_dua_baris_merah_diperbaiki_di_tempatnya(lembar):
    buruk = APRIL.replace("30-04-2026\t10:00", "31-04-2026\t10:00").replace("\t12\tUsulan", "\tdua belas\tUsulan", 1)
    tempel(lembar, sel(lembar, 15, "kegiatan").get_attribute("id"), buruk)
    lembar.get_by_text("53 baris masuk ke lembar.").wait_for()
    merah = lembar.locator("tr.baris-tertahan")
    assert merah.count() == 2
    merah.locator("[name$='-tanggal'][aria-invalid=true]").fill("30-04-2026")
    lembar.keyboard.press("Tab")
    lembar.locator("h1").click()
    tersimpan(lembar)
    assert merah.count() == 1
    merah.locator("[name$='-realisasi'][aria-invalid=true]").fill("12")
    lembar.locator("h1").click()
    tersimpan(lembar)
    lembar.reload()
    assert (merah.count(), CatatanHarian.objects.count()) == (0, 55)
    assert CatatanHarian.objects.values("tanggal").distinct().count() == 21


def test_hanya_papan_ketik(lembar):
    sel(lembar, 1, "kegiatan").focus()
    lembar.keyboard.type("Menyusun rekap")
    lembar.keyboard.press("Enter")
    assert lembar.evaluate("document.activeElement.id") == sel(lembar, 2, "kegiatan").get_attribute("id")
    tersimpan(lembar)
    assert lembar.locator("#h-01 tr[data-baris]").count() == 2  # the next empty one is there
    lembar.keyboard.press("ArrowUp")
    lembar.keyboard.press("ArrowUp")
    lembar.keyboard.press("End")
    lembar.keyboard.press("ArrowRight")
    assert lembar.evaluate("document.activeElement.name").endswith("-sumber_data")
    lembar.keyboard.type("Rekap SKP")
    lembar.keyboard.press("Tab")
    lembar.keyboard.type("2")
    lembar.keyboard.press("Tab")
    lembar.keyboard.type("Laporan")
    lembar.keyboard.press("ArrowDown")
    tersimpan(lembar)
    catatan = CatatanHarian.objects.get()
    assert (catatan.kegiatan, catatan.sumber_data, str(catatan.realisasi.normalize()), catatan.satuan) == (
        "Menyusun rekap", "Rekap SKP", "2", "Laporan",
    )  # fmt: skip
    assert lembar.locator("#h-01 tr[data-baris]").count() == 2  # the next empty one is there


def test_satu_kolom_ditempel_ke_bawah_dari_sel_itu(lembar):
    tempel(lembar, sel(lembar, 1, "kegiatan").get_attribute("id"), "Satu\tSumber\nDua\nTiga\n")
    lembar.locator("#h-06 tr[data-baris]").nth(1).wait_for()
    lembar.wait_for_timeout(300)
    isi = CatatanHarian.objects.values_list("tanggal", "kegiatan", "sumber_data")
    assert list(isi) == [
        (date(2026, 4, 1), "Satu", "Sumber"), (date(2026, 4, 2), "Dua", ""), (date(2026, 4, 6), "Tiga", ""),
    ]  # fmt: skip


def test_dua_tab_memilih_teksnya(lembar, skp):
    sel(lembar, 1, "kegiatan").fill("Semula")
    lembar.locator("h1").click()
    tersimpan(lembar)
    CatatanHarian.objects.update(kegiatan="Dari ponsel", versi=5)
    sel(lembar, 1, "kegiatan").fill("Dari laptop")
    lembar.locator("h1").click()
    lembar.get_by_role("button", name="Pakai versi saya").click()
    tersimpan(lembar)
    assert CatatanHarian.objects.get().kegiatan == "Dari laptop"


def test_hari_demi_hari_di_ponsel_tanpa_skrip(layar, skp):  # noqa: F811
    ponsel = layar(skp.pegawai, "ponsel", java_script_enabled=False)
    ponsel.goto("/realisasi/lembar/hari/2026-04-13/")
    for n in range(5):
        ponsel.get_by_label("Apa yang Anda kerjakan dan hasilkan?").fill(f"Melayani loket hari {n}")
        ponsel.get_by_label("RHK atau indikator").select_option(label="Jumlah layanan 1 yang beroperasi")
        ponsel.get_by_label("Realisasi").fill("1")
        ponsel.get_by_label("Satuan").fill("Layanan")
        ponsel.get_by_role("button", name="Simpan", exact=True).click()
        ponsel.get_by_text("Catatan tersimpan.").wait_for()
        with ponsel.expect_navigation():
            ponsel.locator("a[rel=next]").click()
    hari = CatatanHarian.objects.order_by("tanggal").values_list("tanggal", flat=True)
    assert [h.day for h in hari] == [13, 14, 15, 16, 17]
    assert CatatanHarian.objects.filter(garis_iki=skp.rhk.first().iki.get().garis).count() == 5


def test_sebulan_hari_demi_hari_di_ponsel(layar, skp):  # noqa: F811
    ponsel = layar(skp.pegawai, "ponsel")
    for hari in range(1, 30):
        ponsel.goto(f"/realisasi/lembar/hari/2026-04-{hari:02}/")
        if ponsel.locator(".judul .cip").count() == 0:
            ponsel.get_by_label("Apa yang Anda kerjakan dan hasilkan?").fill("Melayani loket")
            ponsel.get_by_role("button", name="Simpan", exact=True).click()
            ponsel.get_by_text("Catatan tersimpan.").wait_for()
    assert CatatanHarian.objects.count() == 20  # 21 working days; the last one is today
    assert not CatatanHarian.objects.filter(tanggal__day__in=(3, 4, 5)).exists()


@pytest.mark.parametrize("ukuran", UKURAN)
def test_setiap_halaman_bebas_hambatan(layar, skp, pemeran, ukuran):  # noqa: F811
    KegiatanRutin.objects.create(pegawai=skp.pegawai, kegiatan="Apel pagi")
    sari = layar(skp.pegawai, ukuran)
    sari.goto(LEMBAR)
    sari.locator("#tempel summary").click()
    sari.get_by_label("Tabel dari Excel").fill(APRIL.replace("30-04-2026\t10:00", "31-04-2026\t10:00"))
    sari.get_by_role("button", name="Masukkan", exact=True).click()
    sari.get_by_text("54 baris masuk ke lembar.").wait_for()
    for alamat in (LEMBAR, "/realisasi/lembar/hari/2026-04-15/", "/realisasi/catat/", "/realisasi/rutin/",
                   "/realisasi/ketidakhadiran/", f"{LEMBAR}impor/"):  # fmt: skip
        periksa(sari, alamat)
    periksa(layar(pemeran.budi, ukuran), f"{LEMBAR}{skp.kode}/")
