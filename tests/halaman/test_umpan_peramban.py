"""Umpan balik in a real browser: no barrier at any size, a round on a phone without scripts, hints while typing."""

import pytest

from skp_app.alur import permintaan_umpan, umpan_balik
from skp_app.models import UmpanBalik
from tests import pembuat
from tests.halaman.test_skp_peramban import UKURAN, layar, periksa  # noqa: F401

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]
KATA = "Pada 12 Maret Anda menjelaskan alur izin kepada warga dengan sabar."


@pytest.fixture
def skp(basis_nyata, pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def pintu(skp):
    [p] = permintaan_umpan.minta(
        skp, pembuat.triwulan(1), oleh=skp.pegawai, luar=[("Bu Ratna", "Pengguna layanan")], pertanyaan="Apa?",
        perilaku="berorientasi_pelayanan",
    )  # fmt: skip
    return f"/umpan-balik/pihak-lain/{permintaan_umpan.buat_tautan(p, oleh=skp.pegawai)}/"


@pytest.mark.parametrize("ukuran", UKURAN)
def test_setiap_halaman_bebas_hambatan(layar, skp, pintu, pemeran, ukuran):  # noqa: F811
    u = umpan_balik.beri(skp, pembuat.triwulan(1), oleh=pemeran.joko, isi=KATA, nada="positif", perilaku="loyal")
    permintaan_umpan.minta(
        skp, pembuat.triwulan(1), oleh=pemeran.sari, kepada=[pemeran.joko], pertanyaan="Apa?", perilaku="adaptif"
    )
    sari, joko, budi = (layar(o, ukuran) for o in (pemeran.sari, pemeran.joko, pemeran.budi))
    for alamat in ("/umpan-balik/", "/umpan-balik/minta/", "/umpan-balik/diminta/", pintu):
        periksa(sari, alamat)
    for alamat in (
        "/umpan-balik/beri/", f"/umpan-balik/beri/{skp.kode}/", "/umpan-balik/diberi/", "/umpan-balik/permintaan/",
        f"/umpan-balik/{u.pk}/perbaiki/",
    ):  # fmt: skip
        periksa(joko, alamat)
    for alamat in (f"/umpan-balik/?skp={skp.kode}", f"/umpan-balik/beri/{skp.kode}/", "/umpan-balik/cakupan/"):
        periksa(budi, alamat)


def test_seputaran_di_hp_tanpa_skrip(layar, skp, pemeran):  # noqa: F811
    sari = layar(pemeran.sari, "ponsel", java_script_enabled=False)
    sari.goto("/umpan-balik/minta/")
    sari.get_by_label("Tentang").select_option(label="Kolaboratif")
    sari.get_by_label("Pertanyaan").fill("Apa yang perlu saya ubah dalam rapat tim?")
    sari.get_by_label("Joko Prasetyo").check()
    sari.get_by_role("button", name="Kirim permintaan").click()
    joko = layar(pemeran.joko, "ponsel", java_script_enabled=False)
    joko.goto("/umpan-balik/permintaan/")
    joko.get_by_role("link", name="Tulis umpan balik").click()
    joko.get_by_text("Positif", exact=True).click()
    joko.get_by_label("Yang terjadi").fill("Bagus sekali.")
    joko.get_by_role("button", name="Periksa tulisan").click()
    assert joko.get_by_text("Sebutkan kapan, di mana, atau berapa.").is_visible()
    joko.get_by_label("Yang terjadi").fill(KATA)
    joko.get_by_role("button", name="Kirim umpan balik").click()
    joko.wait_for_url("**/umpan-balik/diberi/")
    sari.goto("/umpan-balik/")
    sari.get_by_role("button", name="Terima kasih untuk Rekan kerja setingkat").click()
    assert sari.get_by_text("Terima kasih", exact=True).is_visible()
    assert UmpanBalik.objects.get().tanggapan.jenis == "terima_kasih"


def test_pihak_luar_menjawab_dari_hp_tanpa_akun(buka, skp, pintu):
    tamu = buka(width=390, java_script_enabled=False)
    tamu.goto(pintu)
    tamu.get_by_text("Positif", exact=True).click()
    tamu.get_by_label("Yang terjadi").fill(KATA)
    tamu.get_by_role("button", name="Kirim umpan balik").click()
    assert tamu.get_by_role("heading", name="Terima kasih").is_visible()
    assert UmpanBalik.objects.get().sebutan == "Pengguna layanan (Bu Ratna)"


def test_pembuka_dan_petunjuk_saat_menulis(layar, skp, pemeran):  # noqa: F811
    joko = layar(pemeran.joko)
    joko.goto(f"/umpan-balik/beri/{skp.kode}/")
    joko.get_by_role("button", name="Dampaknya …").click()
    assert joko.get_by_label("Yang terjadi").input_value() == "Dampaknya …"
    joko.get_by_role("button", name="Periksa tulisan").click()
    joko.get_by_text("Masih pendek. Tambahkan satu kalimat.").wait_for()
    assert joko.get_by_label("Yang terjadi").input_value() == "Dampaknya …"
    joko.goto("/umpan-balik/beri/")
    joko.get_by_label("Cari nama").press_sequentially("zzz")
    joko.get_by_text("Tidak ada orang bernama “zzz”").wait_for()
