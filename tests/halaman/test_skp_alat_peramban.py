"""Tools of the editor in a real browser: the picker, the keys, sementara links, pasted tables, no JavaScript"""

import pytest

from skp_app import katalog
from skp_app.alur import intervensi, penyusunan
from skp_app.models import ButirKatalog, Iki, Pendamping, Rhk
from tests import pembuat
from tests.halaman.test_skp_peramban import UKURAN, diperiksa, layar, periksa, tunggu  # noqa: F401

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]


@pytest.fixture
def skp(basis_nyata, pemeran, periode):
    return pembuat.buat_skp(pemeran.sari)


@pytest.fixture
def rancangan(pemeran, skp):
    """The shared draft of the penilai."""
    return intervensi.bagikan_rancangan(pembuat.buat_skp(pemeran.budi), oleh=pemeran.budi)


@pytest.fixture
def lembar(layar, skp):  # noqa: F811
    halaman = layar(skp.pegawai)
    halaman.goto(f"/skp/{skp.kode}/")
    return halaman


def buka_pemilih(halaman, n=1):
    halaman.get_by_role("button", name=f"RHK pimpinan yang diintervensi untuk RHK {n}", exact=False).click()
    halaman.locator(".pemilih").wait_for()


def teks_rhk(skp):
    return list(skp.rhk.values_list("teks", flat=True))


# Pemilih -------------------------------------------------------------------------------------------
def test_pemilih_terbuka_di_bawah_rhk_dan_menghubungkan_tanpa_muat_ulang(lembar, skp, rancangan):
    kotak = lembar.locator("#rhk-2 .sel-rhk textarea").first
    buka_pemilih(lembar)
    kotak.fill("Diketik sambil memilih")
    tunggu(lembar, "tersimpan")
    lembar.get_by_role("radio", name="Tersedianya layanan 2 yang andal").check()
    lembar.get_by_role("button", name="Pakai pilihan ini").click()
    lembar.locator("#rhk-1 .intervensi", has_text="KEPALA BIDANG E-GOVERNMENT — Tersedianya layanan 2").wait_for()
    assert lembar.locator("#rhk-1 .intervensi .cip").inner_text() == "Sementara"
    assert lembar.locator(".pemilih").count() == 0
    assert lembar.evaluate("document.activeElement.dataset.bukaPemilih") == str(skp.rhk.first().pk)
    assert skp.rhk.first().intervensi_rhk == rancangan.rhk.last()
    assert teks_rhk(skp)[1] == "Diketik sambil memilih"


def test_rhk_yang_baru_dihubungkan_masih_tersimpan_sendiri(lembar, skp, rancangan):
    """The picker raised the version of the row: what is typed next must rest on it."""
    buka_pemilih(lembar)
    lembar.get_by_role("radio", name="Tersedianya layanan 1 yang andal").check()
    lembar.get_by_role("button", name="Pakai pilihan ini").click()
    lembar.locator("#rhk-1 .intervensi .cip").wait_for()
    lembar.evaluate("delete document.getElementById('status-simpan').dataset.keadaan")
    lembar.locator("#rhk-1 .sel-rhk textarea").first.fill("Setelah dihubungkan")
    tunggu(lembar, "tersimpan")
    assert teks_rhk(skp)[0] == "Setelah dihubungkan"


def test_pencarian_menyaring_dan_escape_menutup(lembar, rancangan):
    buka_pemilih(lembar)
    lembar.get_by_label("Cari pegawai, tim, atau RHK").fill("layanan 2")
    lembar.locator(".pemilih", has_not_text="Tersedianya layanan 1").wait_for()
    assert lembar.locator(".pemilih input[name=pilihan]").count() == 3  # one row, own words, later
    lembar.keyboard.press("Escape")
    lembar.locator(".pemilih").wait_for(state="detached")
    assert lembar.evaluate("'bukaPemilih' in document.activeElement.dataset")


def test_pilihan_yang_belum_lengkap_ditunjukkan_di_tempat(lembar):
    buka_pemilih(lembar)
    lembar.get_by_role("radio", name="Tulis dengan kata sendiri").check()
    lembar.get_by_role("button", name="Pakai pilihan ini").click()
    lembar.get_by_text("Tulis RHK pimpinan yang Anda dukung").first.wait_for()
    assert lembar.locator(".pemilih [role=alert]").inner_text().startswith("Pilihan belum lengkap.")


def test_pemilih_kosong_mengingatkan_pimpinan(lembar, skp):
    lembar.locator("#rhk-2 .sel-rhk textarea").first.fill("Diketik dahulu")
    buka_pemilih(lembar)
    assert "Budi Santoso belum punya SKP" in lembar.locator(".pemilih").inner_text()
    lembar.get_by_role("button", name="Ingatkan pimpinan").click()
    lembar.get_by_text("Pengingat dikirim kepada Budi Santoso.").wait_for()
    assert teks_rhk(skp)[1] == "Diketik dahulu"


# Sementara -----------------------------------------------------------------------------------------
def test_kata_pimpinan_yang_berubah_dibandingkan_lalu_dipakai(layar, skp, rancangan):  # noqa: F811
    rhk, atas = skp.rhk.first(), rancangan.rhk.first()
    penyusunan.simpan_rhk(rhk, oleh=skp.pegawai, versi=rhk.versi, intervensi_rhk=atas)
    penyusunan.simpan_rhk(atas, oleh=rancangan.pegawai, versi=atas.versi, teks="Tersedianya layanan publik yang andal")
    halaman = layar(skp.pegawai)
    halaman.goto(f"/skp/{skp.kode}/")
    kotak = halaman.get_by_role("group", name="RHK pimpinan untuk RHK 1 perlu dikonfirmasi ulang")
    assert [k.inner_text().strip() for k in kotak.locator("del, ins").all()] == ["1", "publik"]
    kotak.get_by_role("button", name="Pakai yang baru").click()
    halaman.locator("#rhk-1 .intervensi", has_text="Tersedianya layanan publik yang andal").wait_for()
    assert Rhk.objects.get(pk=rhk.pk).salinan_rhk == "Tersedianya layanan publik yang andal"


# Papan ketik ---------------------------------------------------------------------------------------
def fokus(halaman):
    return halaman.evaluate("document.activeElement.name ?? ''")


def test_enter_turun_dan_ctrl_s_menyimpan(lembar, skp):
    satu, dua = Iki.objects.filter(rhk__skp=skp).order_by("rhk__urutan")
    lembar.locator(f"#id_iki-{satu.pk}-target").focus()
    lembar.keyboard.press("Enter")
    assert fokus(lembar) == f"iki-{dua.pk}-target"
    lembar.keyboard.press("ControlOrMeta+a")
    lembar.keyboard.type("7-8 bulan")
    lembar.keyboard.press("Control+s")
    tunggu(lembar, "tersimpan")
    assert Iki.objects.get(pk=dua.pk).target == "7-8 bulan"
    assert lembar.locator(f"#catat_iki-{dua.pk}-target").inner_text() == "dibaca: 7 sampai 8 bulan"


def test_ctrl_enter_menambah_indikator_dan_alt_panah_memindahkan(lembar, skp):
    satu, dua = skp.rhk.all()
    lembar.locator(f"#id_rhk-{dua.pk}-teks").focus()
    lembar.keyboard.press("Alt+ArrowUp")
    lembar.wait_for_url("**/?buka=1#rhk-1")
    assert list(skp.rhk.all()) == [dua, satu]
    lembar.wait_for_function(f"document.activeElement.name === 'rhk-{dua.pk}-teks'")
    lembar.keyboard.press("Control+Enter")
    lembar.wait_for_function("document.activeElement.name?.startsWith('iki-')")
    assert dua.iki.count() == 2


TABEL = "Layanan tertempel\tJumlah hari\t3 hari\nLayanan kedua\tJumlah biaya\t2 juta"
TEMPEL = """(teks) => {
  const data = new DataTransfer();
  data.setData("text/plain", teks);
  document.activeElement.dispatchEvent(
    new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def test_tabel_yang_ditempel_ditawarkan_menjadi_baris(lembar, skp):
    kotak = lembar.locator(f"#id_rhk-{skp.rhk.first().pk}-teks")
    kotak.fill("Diketik sebelum menempel")
    lembar.evaluate(TEMPEL, TABEL)
    lembar.get_by_role("button", name="Tempel sebagai baris").click()
    lembar.get_by_role("button", name="Masukkan 2 RHK").click()
    lembar.get_by_text("2 RHK dimasukkan.").wait_for()
    assert teks_rhk(skp) == [
        "Diketik sebelum menempel", "Tersedianya layanan 2 yang andal", "Layanan tertempel", "Layanan kedua",
    ]  # fmt: skip


def test_kata_kegiatan_langsung_diingatkan(lembar, skp):
    pk = skp.rhk.first().pk
    lembar.locator(f"#id_rhk-{pk}-teks").fill("Menyusun laporan")
    lembar.locator(f"#catat_rhk-{pk}-teks", has_text="Tulis hasilnya, bukan kegiatannya.").wait_for()


def test_baris_lampiran_yang_disarankan_disisipkan(lembar, skp):
    lembar.get_by_role("button", name="Bukti kinerja").click()
    tunggu(lembar, "tersimpan")
    assert [b.teks for b in skp.lampiran.all()] == ["Bukti kinerja yang disampaikan: …"]


# Dua orang ---------------------------------------------------------------------------------------------
def test_pemilik_dan_pendamping_melihat_kedua_teks(layar, pemeran, skp):  # noqa: F811
    milik = pembuat.buat_skp(pemeran.budi)
    Pendamping.objects.create(
        pemimpin=pemeran.budi, pendamping=pemeran.joko, mulai=milik.mulai, ditunjuk_oleh=pemeran.budi
    )
    target = f"#id_iki-{milik.rhk.first().iki.get().pk}-target"
    budi, joko = layar(pemeran.budi), layar(pemeran.joko)
    for halaman in (budi, joko):
        halaman.goto(f"/skp/{milik.kode}/")
    joko.locator(target).fill("20 layanan dari Joko")
    tunggu(joko, "tersimpan")
    budi.locator(target).fill("30 layanan dari Budi")
    tunggu(budi, "tertunda")
    bentrok = budi.locator("#rhk-1 .bentrok").inner_text()
    assert "20 layanan dari Joko" in bentrok
    assert "30 layanan dari Budi" in bentrok


# Tanpa JavaScript, semua ukuran ------------------------------------------------------------------------
def test_alat_tanpa_javascript(layar, skp, rancangan):  # noqa: F811
    ButirKatalog.objects.all().delete()
    katalog.muat(ButirKatalog)
    halaman = layar(skp.pegawai, "ponsel", java_script_enabled=False)
    halaman.goto(f"/skp/{skp.kode}/?buka=1")
    halaman.get_by_role("button", name="RHK pimpinan yang diintervensi untuk RHK 1").click()
    halaman.get_by_label("Cari pegawai, tim, atau RHK").fill("layanan 2")
    halaman.get_by_role("button", name="Cari", exact=True).click()
    halaman.get_by_role("radio", name="Tersedianya layanan 2 yang andal").check()
    halaman.get_by_role("button", name="Pakai pilihan ini").click()
    assert halaman.locator("#rhk-1 .cip-kuning", has_text="Sementara").is_visible()
    halaman.get_by_role("button", name="Jadwal pelaporan").click()
    assert halaman.locator("#id_lampiran-skema").input_value() == "Kemajuan dilaporkan setiap … kepada …"
    halaman.get_by_role("button", name="Katalog jabatan").click()
    halaman.get_by_role("checkbox", name="Tersedianya layanan daring yang andal").check()
    halaman.get_by_role("button", name="Masukkan RHK").click()
    assert halaman.get_by_text("1 RHK dimasukkan.").is_visible()


@pytest.mark.parametrize("ukuran", UKURAN)
def test_alat_bebas_hambatan(layar, skp, rancangan, ukuran):  # noqa: F811
    rhk, atas = skp.rhk.first(), rancangan.rhk.first()
    penyusunan.simpan_rhk(rhk, oleh=skp.pegawai, versi=rhk.versi, intervensi_rhk=atas)
    penyusunan.simpan_rhk(atas, oleh=rancangan.pegawai, versi=atas.versi, teks="Menyusun layanan")
    katalog.muat(ButirKatalog)
    halaman = layar(skp.pegawai, ukuran)
    periksa(halaman, f"/skp/{skp.kode}/isi-dari/katalog/")
    periksa(halaman, f"/skp/{skp.kode}/?buka=1")
    buka_pemilih(halaman)
    diperiksa(halaman, "pemilih terbuka")
    halaman.get_by_text("Pintasan").click()
    halaman.locator(".menu-aksi summary").first.click()
    diperiksa(halaman, "menu terbuka")
    periksa(layar(rancangan.pegawai, ukuran), f"/skp/{rancangan.kode}/")
