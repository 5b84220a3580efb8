"""Evidence in a real browser: no barrier at any size, an upload with its progress, and the same without a script."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from skp_app import pengambil
from skp_app.alur import bukti as alur
from skp_app.alur import pendokumentasian, rawat_bukti
from skp_app.alur.unggah_bukti import unggah
from skp_app.models import BuktiDukung
from tests import pembuat
from tests.berkas_uji import gambar, pdf
from tests.halaman.test_skp_peramban import UKURAN, layar, periksa  # noqa: F401

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]


@pytest.fixture
def realisasi(basis_nyata, pemeran, periode):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    iki = skp.rhk.first().iki.get()
    return pendokumentasian.catat_realisasi(iki, pembuat.triwulan(1), oleh=pemeran.sari, teks="9 layanan")


@pytest.fixture
def foto(realisasi, pemeran):
    """A picture, a link that asks for access, and a document in the unit, all used."""
    foto = unggah(SimpleUploadedFile("rapat.jpg", gambar(sisi=(640, 480))), oleh=pemeran.sari, judul="Foto rapat")
    rawat_bukti.buat_miniatur(foto)
    tautan = alur.tambah_tautan(oleh=pemeran.sari, judul="Notula", tautan="https://drive.google.com/x")
    rawat_bukti.catat_putusan(tautan.pk, pengambil.MEMINTA_IZIN)
    unit = alur.tambah_unit(oleh=pemeran.sari, judul="Berita acara", lokasi="Lemari arsip bidang")
    for satu in (foto, tautan, unit):
        alur.pakai(satu, realisasi, oleh=pemeran.sari)
    return foto


@pytest.mark.parametrize("ukuran", UKURAN)
def test_halaman_bukti_bebas_hambatan(layar, foto, pemeran, ukuran):  # noqa: F811
    sari = layar(pemeran.sari, ukuran)
    for alamat in ("/bukti/", f"/bukti/{foto.kode}/rincian/", "/realisasi/2026-tw1/"):
        periksa(sari, alamat)
    periksa(layar(pemeran.budi, ukuran), f"/bukti/{foto.kode}/rincian/")


@pytest.mark.parametrize("skrip", [True, False])
def test_unggah_dari_gudang(layar, realisasi, pemeran, skrip):  # noqa: F811
    sari = layar(pemeran.sari, java_script_enabled=skrip)
    sari.goto("/bukti/")
    berkas = {"name": "Laporan.pdf", "mimeType": "application/pdf", "buffer": pdf()}
    sari.locator("#id_berkas").set_input_files(berkas)
    sari.get_by_role("button", name="Unggah", exact=True).click()
    sari.wait_for_url("**/rincian/")
    assert sari.get_by_role("heading", level=1).inner_text() == "Laporan.pdf"
    assert BuktiDukung.objects.get().nama_asli == "Laporan.pdf"


def test_berkas_yang_ditolak_dikatakan_di_tempatnya(layar, realisasi, pemeran):  # noqa: F811
    sari = layar(pemeran.sari)
    sari.goto("/bukti/")
    sari.locator("#id_berkas").set_input_files({"name": "a.svg", "mimeType": "image/svg+xml", "buffer": b"<svg/>"})
    sari.get_by_role("button", name="Unggah", exact=True).click()
    sari.get_by_text("Gambar SVG dapat memuat program, jadi tidak diterima.").wait_for()
    assert not BuktiDukung.objects.exists()


def test_foto_dari_lembar_realisasi_langsung_menjadi_baris(layar, realisasi, pemeran):  # noqa: F811
    sari = layar(pemeran.sari)
    sari.goto("/realisasi/2026-tw1/")
    daftar = sari.locator(f"#iki-{realisasi.iki_id} [data-bukti]")
    daftar.get_by_text("Tambah bukti dukung").click()
    daftar.get_by_label("Berkas atau foto").set_input_files(
        {"name": "rapat.png", "mimeType": "image/png", "buffer": gambar("PNG")}
    )
    daftar.get_by_role("link", name="rapat.png", exact=True).wait_for()
    assert [b.nama_asli for b in realisasi.bukti.all()] == ["rapat.png"]
