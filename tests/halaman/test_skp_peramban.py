"""The sheets in a real browser: autosave, two versions, a lost network, a phone, no JavaScript"""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

from skp_app.alur import pendokumentasian, penyusunan
from skp_app.models import Iki
from tests import pembuat

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]
UKURAN = {"laptop": (1366, 768), "ponsel": (390, 844), "sempit": (320, 640)}


@pytest.fixture
def skp(basis_nyata, pemeran, periode):
    skp = pembuat.buat_skp(pemeran.sari)
    penyusunan.simpan_iki(Iki.objects.last(), oleh=pemeran.sari, versi=Iki.objects.last().versi, target="")
    return skp


@pytest.fixture
def iki(skp):
    return skp.rhk.first().iki.get()


@pytest.fixture
def layar(buka, sebagai, live_server):
    """layar(sari, width=390): a browser window in which this person is logged in."""

    def masuk(orang, ukuran="laptop", **pilihan):
        lebar, tinggi = UKURAN[ukuran]
        halaman = buka(lebar, tinggi, **pilihan)
        kue = sebagai(orang).cookies[settings.SESSION_COOKIE_NAME].value
        halaman.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": kue, "url": live_server.url}])
        return halaman

    return masuk


@pytest.fixture
def lembar(layar, skp):
    halaman = layar(skp.pegawai)
    halaman.goto(f"/skp/{skp.kode}/")
    return halaman


def target(halaman, iki):
    return halaman.locator(f"#id_iki-{iki.pk}-target")


def tunggu(halaman, keadaan):
    halaman.locator(f'#status-simpan[data-keadaan="{keadaan}"]').wait_for()
    halaman.wait_for_timeout(100)


def ketik(halaman, iki, teks, keadaan="tersimpan"):
    halaman.evaluate("delete document.getElementById('status-simpan').dataset.keadaan")
    target(halaman, iki).fill(teks)
    tunggu(halaman, keadaan)


def tersimpan(iki):
    return Iki.objects.get(pk=iki.pk).target


def test_ketikan_tersimpan_sendiri_berulang_kali(lembar, iki):
    for teks in ("12 layanan", "13 layanan", "14 layanan"):
        ketik(lembar, iki, teks)
        assert tersimpan(iki) == teks


def test_yang_kurang_dihitung_ulang_setelah_tersimpan(lembar, iki):
    assert lembar.locator("#kurang").inner_text().startswith("Kurang 1 hal")
    ketik(lembar, Iki.objects.last(), "9 layanan")
    lembar.locator("#kurang", has_text="Siap diajukan").wait_for()


def test_dua_versi_tampil_di_barisnya_dan_dapat_dipilih(lembar, iki):
    Iki.objects.filter(pk=iki.pk).update(target="Dari tab lain", versi=9)
    ketik(lembar, iki, "Dari tab ini", "tertunda")
    kotak = lembar.locator("#rhk-1 .bentrok")
    assert "Dari tab lain" in kotak.inner_text()
    ketik(lembar, Iki.objects.last(), "9 layanan", "tertunda")
    assert tersimpan(Iki.objects.last()) == "9 layanan"
    kotak.get_by_role("button", name="Pakai versi saya").click()
    lembar.get_by_text("Draf tersimpan.").wait_for()
    assert tersimpan(iki) == "Dari tab ini"


def test_kalimat_muncul_di_bawah_isian_dan_hilang_setelah_diperbaiki(lembar, skp):
    kotak = lembar.locator("#id_lampiran-dukungan")
    kotak.fill("x" * 1001)
    kalimat = lembar.locator("#id_lampiran-dukungan_error")
    kalimat.wait_for()
    assert "satu butir paling panjang 1000 huruf" in kalimat.inner_text()
    assert kotak.get_attribute("aria-invalid") == "true"
    kotak.fill("Satu server uji")
    kalimat.wait_for(state="detached")
    assert [b.teks for b in skp.lampiran.all()] == ["Satu server uji"]


def test_jaringan_putus_tidak_menghilangkan_ketikan(lembar, skp, iki):
    lembar.context.set_offline(True)
    ketik(lembar, iki, "Diketik tanpa jaringan", "tertunda")
    lembar.context.set_offline(False)
    tunggu(lembar, "tersimpan")
    assert tersimpan(iki) == "Diketik tanpa jaringan"
    ketik(lembar, iki, "Disambung lagi")  # on the version that the late answer brought
    assert tersimpan(iki) == "Disambung lagi"


def test_aspek_dipilih_dengan_papan_ketik(lembar, iki):
    ringkasan = lembar.locator("#rhk-1 .pilih-aspek summary")
    ringkasan.focus()
    lembar.keyboard.press("Enter")
    for tombol in ("Tab", "Tab", "Tab", "Space"):
        lembar.keyboard.press(tombol)
    tunggu(lembar, "tersimpan")
    lembar.keyboard.press("Escape")
    assert Iki.objects.get(pk=iki.pk).aspek == ["kuantitas", "waktu"]
    assert ringkasan.evaluate("e => e === document.activeElement")
    assert "Kuantitas\nWaktu" in ringkasan.inner_text()


def test_ganti_pendekatan_tanpa_tombol(lembar, skp):
    assert not lembar.get_by_role("button", name="Terapkan").is_visible()
    lembar.get_by_label("Kualitatif").check(force=True)
    lembar.get_by_label("Ukuran keberhasilan, indikator 1 RHK 1").wait_for()
    skp.refresh_from_db()
    assert skp.pendekatan == "kualitatif"


def test_indikator_baru_langsung_dapat_ditulis(lembar):
    lembar.get_by_role("button", name="Tambah indikator pada RHK 1").click()
    lembar.wait_for_url("**/?buka=1#rhk-1")
    lembar.wait_for_function("document.activeElement.id.endsWith('-teks')")


def test_di_ponsel_satu_rhk_terbuka(layar, skp):
    halaman = layar(skp.pegawai, "ponsel")
    halaman.goto(f"/skp/{skp.kode}/")
    kolom = halaman.locator(".sel-rhk textarea")
    assert [k.is_visible() for k in kolom.all()] == [False, True]  # the second lacks its target
    halaman.locator("#rhk-1 [data-buka]").click()
    assert [k.is_visible() for k in kolom.all()] == [True, False]


def test_tanpa_javascript_dari_draf_sampai_diajukan(layar, skp, iki):
    halaman = layar(skp.pegawai, java_script_enabled=False)
    halaman.goto(f"/skp/{skp.kode}/")
    target(halaman, iki).fill("15 layanan")
    halaman.get_by_role("button", name="Tambah indikator pada RHK 1").click()
    assert tersimpan(iki) == "15 layanan"
    halaman.get_by_role("button", name="Hapus indikator 2 RHK 1").click()
    target(halaman, Iki.objects.last()).fill("9 layanan")
    halaman.get_by_role("button", name="Ajukan ke pimpinan").click()
    assert halaman.get_by_text("SKP diajukan ke Budi Santoso.").is_visible()


def test_realisasi_tersimpan_sendiri(layar, skp, iki, pemeran):
    penyusunan.simpan_iki(Iki.objects.last(), oleh=pemeran.sari, versi=Iki.objects.last().versi, target="9 layanan")
    pembuat.tetapkan(skp)
    halaman = layar(pemeran.sari)
    halaman.goto(f"/realisasi/{skp.periode.tahun}-tw1/")
    kotak = halaman.locator(f"#id_realisasi-{iki.pk}-teks")
    for teks in ("3 layanan", "4 layanan"):
        halaman.evaluate("delete document.getElementById('status-simpan').dataset.keadaan")
        kotak.fill(teks)
        tunggu(halaman, "tersimpan")
        assert iki.realisasi.get().teks == teks


@pytest.mark.parametrize("ukuran", UKURAN)
def test_semua_halaman_bebas_hambatan(layar, skp, iki, pemeran, ukuran):
    sari, budi = layar(pemeran.sari, ukuran), layar(pemeran.budi, ukuran)
    tahun, rhk = skp.periode.tahun, iki.rhk
    for alamat in ("/skp/", f"/skp/{skp.kode}/", f"/skp/{skp.kode}/rhk/{rhk.pk}/intervensi/", "/realisasi/"):
        periksa(sari, alamat)
    penyusunan.simpan_iki(Iki.objects.last(), oleh=pemeran.sari, versi=Iki.objects.last().versi, target="9 layanan")
    pembuat.ajukan(skp)
    for alamat in (f"/skp/tim/{tahun}/", f"/skp/{skp.kode}/", f"/skp/{skp.kode}/tetapkan/"):
        periksa(budi, alamat)
    skp.refresh_from_db()
    pembuat.tetapkan(skp)
    pendokumentasian.catat_realisasi(iki, pembuat.triwulan(1), oleh=pemeran.sari, teks="3 layanan", jenis="progres")
    for alamat in (f"/skp/{skp.kode}/", f"/realisasi/{tahun}-tw1/", "/umpan-balik/"):
        periksa(sari, alamat)
    for alamat in (f"/realisasi/{tahun}-tw1/{skp.kode}/", f"/umpan-balik/beri/{skp.kode}/"):
        periksa(budi, alamat)


TABEL = "RHK\tIndikator\tTarget\nLayanan tertempel\tJumlah hari\t3 hari\n\tJumlah biaya\t2 juta\nBuruk\t\t1"


@pytest.fixture
def dengan_sumber(skp, pemeran, organisasi):
    """Sari had an SKP last year under another post, and Wati held the post that Sari has now."""
    tahun, duduk, wati = skp.periode.tahun - 1, pemeran.sari.penempatan.get(), pembuat.buat_pegawai("Wati Rahayu")
    akhir = {"selesai": date(tahun, 12, 31)}
    duduk.mulai = date(tahun + 1, 1, 1)
    duduk.save()
    pembuat.tempatkan(pemeran.sari, organisasi.egov, "PENGELOLA DATA", **akhir)
    pembuat.tempatkan(wati, organisasi.egov, duduk.jabatan.nama, duduk.jabatan.jenis, **akhir)
    for orang in (pemeran.sari, wati):
        lama = pembuat.buat_skp(orang, tahun=tahun, rhk=4)
        penyusunan.simpan_lampiran(lama, oleh=orang, dukungan=["Satu server uji"])
        pembuat.tetapkan(lama)
    return skp


@pytest.mark.parametrize("ukuran", UKURAN)
def test_pengisi_bebas_hambatan(layar, dengan_sumber, pemeran, ukuran):
    halaman = layar(pemeran.sari, ukuran)
    for nama in ("salin", "pendahulu", "tempel"):
        periksa(halaman, f"/skp/{dengan_sumber.kode}/isi-dari/{nama}/")
    halaman.get_by_label("Tabel dari Excel").fill(TABEL)
    halaman.get_by_role("button", name="Periksa").click()
    halaman.get_by_text("Baris 4: Indikator belum diisi.").wait_for()
    diperiksa(halaman, "pratinjau")


def test_pengisi_tanpa_javascript(layar, dengan_sumber, iki, pemeran):
    halaman = layar(pemeran.sari, "ponsel", java_script_enabled=False)
    halaman.goto(f"/skp/{dengan_sumber.kode}/?buka=1")
    target(halaman, iki).fill("15 layanan")
    halaman.get_by_role("button", name="Salin dari tahun lalu").click()
    assert tersimpan(iki) == "15 layanan"
    assert halaman.get_by_role("checkbox", disabled=True).count() == 2  # the draft has these two already
    for n in (3, 4):
        halaman.get_by_role("checkbox", name=f"Tersedianya layanan {n} yang andal").check()
    halaman.get_by_role("button", name="Salin RHK").click()
    assert halaman.get_by_text("2 RHK dimasukkan.").is_visible()
    assert dengan_sumber.rhk.count() == 4


def periksa(halaman, alamat):
    """No barrier that axe knows, no sideways scrolling."""
    assert halaman.goto(alamat).status == 200
    diperiksa(halaman, alamat)


def diperiksa(halaman, alamat):
    temuan = [(v["id"], v["nodes"][0]["html"]) for v in Axe().run(halaman).response["violations"]]
    assert temuan == [], alamat
    lebar = halaman.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert lebar <= 0, alamat
