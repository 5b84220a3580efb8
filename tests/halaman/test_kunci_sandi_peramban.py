"""Passkeys in a real Chromium with a virtual authenticator: registered, logged in with, decided with, removed"""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from pegawai.alur import faktor
from pegawai.models import Jejak, KunciSandi
from tests.halaman.test_faktor import kode_kini, pasang
from tests.pembuat import SANDI

pytestmark = [pytest.mark.peramban, pytest.mark.usefixtures("basis_nyata")]
UKURAN = {"laptop": (1366, 768), "ponsel": (390, 844)}
ALAT = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


def pasang_alat(halaman, **lain):
    """A virtual authenticator in this browser; gives the DevTools session and its id."""
    cdp = halaman.context.new_cdp_session(halaman)
    cdp.send("WebAuthn.enable")
    return cdp, cdp.send("WebAuthn.addVirtualAuthenticator", {"options": ALAT | lain})["authenticatorId"]


def masuk(halaman, pegawai):
    halaman.goto("/masuk/?next=/akun/keamanan/")
    halaman.fill("#id_masuk", pegawai.nip)
    halaman.fill("#id_sandi", SANDI)
    halaman.get_by_role("button", name="Masuk", exact=True).click()


def daftarkan(halaman, nama):
    halaman.goto("/akun/keamanan/kunci/")
    halaman.get_by_label("Nama kunci").fill(nama)
    halaman.get_by_role("button", name="Buat kunci sandi").click()


@pytest.fixture
def sari(buka, pemeran, periode, live_server):
    """Sari's browser at localhost (a passkey knows no bare address), with a phone that has a fingerprint."""
    halaman = buka()
    halaman.keluhan = []
    halaman.on("console", lambda m: m.type == "error" and halaman.keluhan.append(m.text))
    halaman.alat = pasang_alat(halaman)
    masuk(halaman, pemeran.sari)
    expect(halaman.get_by_role("heading", name="Faktor kedua", level=1)).to_be_visible()
    return halaman


@pytest.fixture
def berkunci(sari):
    daftarkan(sari, "Ponsel pribadi")
    expect(sari.get_by_role("heading", name="Kode pemulihan")).to_be_visible()
    return sari


def test_kunci_didaftarkan_dengan_nama_dan_kode_pemulihan(berkunci, pemeran):
    assert berkunci.locator(".kode-banyak li").count() == 10
    berkunci.get_by_role("link", name="Sudah saya simpan").click()
    expect(berkunci.get_by_role("strong").filter(has_text="Ponsel pribadi")).to_be_visible()
    kunci = KunciSandi.objects.get()
    assert (kunci.pengguna, kunci.nama) == (pemeran.sari.pengguna, "Ponsel pribadi")
    assert berkunci.keluhan == []


def test_masuk_dengan_kunci_saja(berkunci):
    berkunci.context.clear_cookies()
    berkunci.goto("/masuk/?next=/akun/keamanan/")
    berkunci.get_by_role("button", name="Masuk dengan kunci sandi").click()
    expect(berkunci.get_by_role("heading", name="Faktor kedua", level=1)).to_be_visible()
    assert KunciSandi.objects.get().dipakai_pada is not None


def test_kunci_sebagai_langkah_kedua(berkunci, pemeran):
    berkunci.context.clear_cookies()
    masuk(berkunci, pemeran.sari)
    expect(berkunci.get_by_role("heading", name="Langkah kedua")).to_be_visible()
    berkunci.get_by_role("button", name="Pakai kunci sandi").click()
    berkunci.wait_for_url("**/akun/keamanan/")


def test_kunci_memastikan_keputusan(berkunci):
    berkunci.goto("/akun/pastikan/?next=/akun/")
    berkunci.get_by_role("button", name="Pakai kunci sandi").click()
    berkunci.wait_for_url("**/akun/")


def test_kunci_dihapus_dan_tidak_membuka_lagi(berkunci):
    berkunci.goto("/akun/keamanan/")
    berkunci.get_by_role("button", name="Hapus Ponsel pribadi").click()
    expect(berkunci.get_by_text("Kunci sandi “Ponsel pribadi” dihapus.")).to_be_visible()
    assert not KunciSandi.objects.exists()
    milik = Jejak.objects.filter(objek_jenis="pengguna").values_list("kata_kerja", flat=True)
    assert list(milik) == ["pasang_kunci", "lepas_kunci"]
    berkunci.context.clear_cookies()
    berkunci.goto("/masuk/")
    berkunci.get_by_role("button", name="Masuk dengan kunci sandi").click()
    expect(berkunci.get_by_role("heading", name="Kunci sandi tidak cocok")).to_be_visible()


def test_perangkat_yang_sama_tidak_didaftarkan_dua_kali(berkunci):
    daftarkan(berkunci, "Lagi")
    expect(berkunci.get_by_text("Kunci di perangkat ini sudah terdaftar.")).to_be_visible()
    assert KunciSandi.objects.count() == 1


def test_kunci_orang_lain_tidak_menyelesaikan_masuk(berkunci, pemeran):
    berkunci.context.clear_cookies()
    pasang(pemeran.joko)
    masuk(berkunci, pemeran.joko)
    formulir = '<form data-mulai="/masuk/kunci/mulai/" data-kunci="pakai"></form>'
    assert formulir not in berkunci.content()  # Joko has no key, so none is offered
    isi = tandatangani(berkunci)
    assert isi["status"] == 422
    assert "Kunci sandi tidak cocok" in isi["teks"]


TANDATANGANI = """async (ulang) => {
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const kirim = (alamat, isi) => fetch(alamat, { method: "POST", headers: { "X-CSRFToken": token }, body: isi });
  const b = (t) => Uint8Array.from(atob(t.replace(/-/g, "+").replace(/_/g, "/")), (h) => h.charCodeAt(0));
  const t = (x) => btoa(String.fromCharCode(...new Uint8Array(x))).replace(/\\+/g, "-").replace(/\\//g, "_").replace(/=+$/, "");
  const p = (await (await kirim("/masuk/kunci/mulai/")).json()).publicKey;
  const k = await navigator.credentials.get({ publicKey: { ...p, challenge: b(p.challenge), allowCredentials: [] } });
  const jawaban = JSON.stringify({ id: k.id, rawId: t(k.rawId), type: k.type, clientExtensionResults: {}, response: {
    clientDataJSON: t(k.response.clientDataJSON), authenticatorData: t(k.response.authenticatorData),
    signature: t(k.response.signature) } });
  const isi = new FormData();
  isi.set("kredensial", jawaban);
  const hasil = await kirim("/masuk/kunci/", isi);
  return { status: hasil.status, teks: await hasil.text(), jawaban };
}"""  # noqa: E501


def tandatangani(halaman):
    """Ask for a challenge and answer it with whatever key this device has, past the page's own script."""
    return halaman.evaluate(TANDATANGANI)


def test_jawaban_yang_sama_tidak_dipakai_dua_kali(berkunci):
    berkunci.context.clear_cookies()
    berkunci.goto("/masuk/")
    jawaban = tandatangani(berkunci)["jawaban"]
    berkunci.context.clear_cookies()
    berkunci.goto("/masuk/")
    berkunci.evaluate("document.querySelector('form[data-kunci]').elements.kredensial.value = " + json.dumps(jawaban))
    berkunci.evaluate("document.querySelector('form[data-kunci]').submit()")
    expect(berkunci.get_by_role("heading", name="Kunci sandi tidak cocok")).to_be_visible()


def test_perangkat_tanpa_sidik_jari_atau_pin_tidak_cukup(sari):
    cdp, alat = sari.alat
    cdp.send("WebAuthn.setUserVerified", {"authenticatorId": alat, "isUserVerified": False})
    daftarkan(sari, "Tanpa PIN")
    expect(sari.get_by_role("status").filter(has_text="Dibatalkan")).to_be_visible()
    assert not KunciSandi.objects.exists()


def test_tanpa_skrip_jalan_kata_sandi_tetap_ada(buka, pemeran, periode):
    rahasia, _ = pasang(pemeran.sari)
    halaman = buka(width=390, java_script_enabled=False)
    masuk(halaman, pemeran.sari)
    halaman.get_by_label("Kode dari aplikasi autentikator").fill(kode_kini(rahasia))
    halaman.get_by_role("button", name="Lanjutkan").click()
    expect(halaman.get_by_role("heading", name="Faktor kedua", level=1)).to_be_visible()
    expect(halaman.get_by_role("button", name="Masuk dengan kunci sandi")).to_have_count(0)
    halaman.goto("/akun/keamanan/kunci/")
    expect(halaman.get_by_text("Peramban ini tidak dapat membuat kunci sandi")).to_be_visible()


@pytest.mark.parametrize("ukuran", UKURAN)
def test_halaman_faktor_ramah_semua_orang(buka, pemeran, periode, ukuran):
    halaman = buka(*UKURAN[ukuran])
    pasang_alat(halaman)
    temuan = []

    def periksa(nama):
        masalah = [v["id"] for v in Axe().run(halaman).response["violations"]]
        lebar = halaman.evaluate("document.documentElement.scrollWidth > innerWidth")
        temuan.append((nama, masalah, lebar))

    halaman.goto("/masuk/")
    periksa("masuk")
    masuk(halaman, pemeran.sari)
    for nama, alamat in (("kunci", "kunci/"), ("kode", "kode/"), ("keamanan", "")):
        halaman.goto(f"/akun/keamanan/{alamat}")
        periksa(nama)
    daftarkan(halaman, "Ponsel pribadi")
    expect(halaman.get_by_role("heading", name="Kode pemulihan")).to_be_visible()
    periksa("pemulihan")
    pasang_lagi(pemeran.sari)
    for nama, alamat in (("terpasang", "/akun/keamanan/"), ("pastikan", "/akun/pastikan/"), ("akun", "/akun/")):
        halaman.goto(alamat)
        periksa(nama)
    halaman.context.clear_cookies()
    masuk(halaman, pemeran.sari)
    periksa("langkah-kedua")
    assert [t for t in temuan if t[1:] != ([], False)] == []


def pasang_lagi(pegawai):
    """An app besides the key, without ending the session of the browser."""
    rahasia = faktor.siapkan(pegawai.pengguna)
    sesi_ini = pegawai.pengguna.sesi.latest("terakhir").session_key
    faktor.aktifkan(pegawai.pengguna, kode_kini(rahasia, -1), sesi_ini=sesi_ini, oleh=pegawai)
