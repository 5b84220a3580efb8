"""Files of evidence: what is kept and how, and every hostile file with the sentence that refuses it."""

import io
import socket
import struct
import threading
from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.utils.timezone import now
from PIL import Image

from pegawai.models import Jejak, Ketentuan
from pegawai.penolakan import IsianKeliru, TerlaluSering
from skp_app import berkas_bukti
from skp_app.alur import bukti as gudang
from skp_app.alur import rawat_bukti
from skp_app.alur.unggah_bukti import unggah
from skp_app.aturan.bukti import AKHIRAN_LAIN, KALIMAT
from skp_app.models import BuktiDukung
from tests import berkas_uji as b
from tests.cuplikan import tanpa_perubahan

pytestmark = pytest.mark.django_db
PDF = b.pdf()  # each one made differs by its /ID
PAKAI = "Unggah PDF, gambar, Word, atau Excel."


@pytest.fixture(autouse=True)
def ember(settings, tmp_path):
    """A storage of this test alone."""
    lokal = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path / "bukti")}}
    settings.STORAGES = {**settings.STORAGES, "bukti": lokal}
    return tmp_path / "bukti"


@pytest.fixture
def sari(pemeran):
    return pemeran.sari


def kirim(sari, nama, isi, **lain):
    return unggah(SimpleUploadedFile(nama, isi), oleh=sari, **lain)


def tersimpan(ember):
    return [p for p in ember.rglob("*") if p.is_file()]


# refused -----------------------------------------------------------------------------------------
def lain_isi(sebutan, akhiran):
    return f"Isi berkas ini bukan {sebutan} walau namanya berakhiran .{akhiran}. Periksa berkas aslinya."


def asing(akhiran):
    return f"Berkas .{akhiran} tidak bisa dilihat penilai. {PAKAI}"


MZ, PHP = b"MZ\x90\0" + b"\0" * 200, b"<?php system($_GET[0]); ?>"
JAHAT = {
    "161 kosong": ("a.pdf", b"", KALIMAT["kosong"]),
    "162 satu bita": ("a.pdf", b"%", lain_isi("PDF", "pdf")),
    "163 terlalu besar": (
        "a.png", b"\x89PNG" + b"\0" * (5 * 1024 * 1024),
        "Foto 5 MB terlalu besar (paling besar 5 MB). Kecilkan, atau tempel tautannya.",
    ),
    "164 tanpa akhiran": ("laporan", b.pdf(), KALIMAT["tanpa_akhiran"]),
    "165 pdf.exe": ("a.pdf.exe", MZ, asing("exe")),
    "167 php": ("a.php", PHP, asing("php")),
    "168 html bernama pdf": ("a.pdf", b"<html><script>alert(1)</script></html>", lain_isi("PDF", "pdf")),
    "169 exe bernama jpg": ("a.jpg", MZ, lain_isi("gambar JPG", "jpg")),
    "170 gif berskrip": ("a.jpg", b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert(1)", lain_isi("gambar JPG", "jpg")),
    "170 gif": ("a.gif", b"GIF89a", AKHIRAN_LAIN["gif"]),
    "171 pdf dan html": ("a.pdf", b.pdf() + b"\n<html><script>alert(1)</script>", KALIMAT["dua_muka"]),
    "172 pdf dan zip": ("a.pdf", b.pdf() + b.office(), KALIMAT["dua_muka"]),
    "173 jpeg berkomentar php": ("a.jpg", b.gambar(comment=PHP), KALIMAT["dua_muka"]),
    "174 svg berskrip": ("a.svg", b"<svg><script>alert(1)</script></svg>", AKHIRAN_LAIN["svg"]),
    "175 svg berentitas": ("a.svg", b.ENTITAS, AKHIRAN_LAIN["svg"]),
    "176 bom xml": ("a.docx", b.office(isi=b.BOM_XML), KALIMAT["xml_entitas"]),
    "176 entitas luar": ("a.docx", b.office(isi=b.ENTITAS), KALIMAT["xml_entitas"]),
    "177 heic": ("a.HEIC", b"\0\0\0\x18ftypheic", AKHIRAN_LAIN["heic"]),
    "178 tiff": ("a.tiff", b.gambar("TIFF"), AKHIRAN_LAIN["tif"]),
    "179 png raksasa": (
        "a.png", b.png_raksasa(),
        "Gambar ini terlalu besar ukurannya (3600 megapiksel; paling besar 40). Kecilkan, lalu unggah.",
    ),
    "180 apng": ("a.png", b.apng(), KALIMAT["bergerak"]),
    "181 jpeg terpotong": ("a.jpg", b.gambar(sisi=(400, 300))[:900], KALIMAT["rusak"]),
    "184 javascript": ("a.pdf", b.pdf(b.javascript), KALIMAT["pdf_program"]),
    "184 javascript tersembunyi": ("a.pdf", b.pdf(b.javascript_tersembunyi), KALIMAT["pdf_program"]),
    "185 launch": ("a.pdf", b.pdf(b.luncur), KALIMAT["pdf_luncur"]),
    "186 lampiran": ("a.pdf", b.pdf(b.lampiran), KALIMAT["pdf_lampiran"]),
    "186 video": ("a.pdf", b.pdf(b.video), KALIMAT["pdf_media"]),
    "187 terkunci": ("a.pdf", b.pdf_terkunci(), KALIMAT["pdf_terkunci"]),
    "187 terkunci pemilik": ("a.pdf", b.pdf_terkunci_pemilik(), KALIMAT["pdf_terkunci"]),
    "188 banyak halaman": (
        "a.pdf", b.banyak_halaman(50_000),
        "PDF ini 50000 halaman; paling banyak 1000. Unggah bagian yang menjadi bukti saja.",
    ),
    "189 xref rusak": ("a.pdf", b.pdf().replace(b"startxref", b"startxxxx"), KALIMAT["rusak"]),
    "189 bukan pdf": ("a.pdf", b"%PDF-1.7\n%%EOF", KALIMAT["rusak"]),
    "190 xfa": ("a.pdf", b.pdf(b.xfa), KALIMAT["pdf_formulir"]),
    "191 docm": ("a.docm", b.office(), AKHIRAN_LAIN["docm"]),
    "191 makro bernama docx": ("a.docx", b.office(lain={"word/vbaProject.bin": b"\xd0\xcf"}), KALIMAT["makro"]),
    "192 xlsm": ("a.xlsm", b.office("xlsx"), AKHIRAN_LAIN["docm"]),
    "192 jenis makro": (
        "a.xlsx", b.office("xlsx", jenis_isi="application/vnd.ms-excel.sheet.macroEnabled.main+xml"), KALIMAT["makro"],
    ),
    "193 templat jauh": ("a.docx", b.templat_jauh(), KALIMAT["ambil_luar"]),
    "194 zip berlapis": ("a.docx", b.zip_berlapis(), KALIMAT["arsip_bersarang"]),
    "194 bom arsip": ("a.docx", b.bom_arsip(), KALIMAT["arsip_besar"]),
    "194 banyak bagian": ("a.docx", b.office(lain={f"w/{n}": "x" for n in range(1000)}), KALIMAT["arsip_banyak"]),
    "195 keluar folder": ("a.docx", b.office(lain={"../../etc/cron.d/x": "x"}), KALIMAT["arsip_letak"]),
    "195 jalan penuh": ("a.docx", b.office(lain={"/etc/passwd": "x"}), KALIMAT["arsip_letak"]),
    "196 tautan simbolis": ("a.docx", b.zip_tautan(), KALIMAT["arsip_taut"]),
    "197 zip bersandi": ("a.docx", b.zip_sandi(), KALIMAT["office_terkunci"]),
    "197 word bersandi": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, KALIMAT["office_terkunci"]),
    "198 eicar dalam pdf": ("a.pdf", b.pdf() + b.EICAR, KALIMAT["virus"]),
    "198 eicar dalam arsip": ("a.docx", b.office(lain={"word/media/x.bin": b.EICAR}), KALIMAT["virus"]),
    "198 eicar": ("eicar.com", b.EICAR, asing("com")),
    "xlsx bernama docx": ("a.docx", b.office("xlsx"), lain_isi("Word", "docx")),
    "dde": ("a.docx", b.office(isi=b"<d><instrText>DDEAUTO c:\\cmd</instrText></d>"), KALIMAT["dde"]),
    "zip biasa": ("a.zip", b.office(), AKHIRAN_LAIN["zip"]),
    "office lama": ("a.xls", b"\xd0\xcf\x11\xe0", AKHIRAN_LAIN["doc"]),
    "html": ("a.html", b"<html>", AKHIRAN_LAIN["html"]),
}  # fmt: skip


@pytest.mark.parametrize("kasus", JAHAT)
def test_berkas_jahat_ditolak_dengan_kalimatnya_dan_tidak_disimpan(sari, ember, kasus):
    nama, isi, kalimat = JAHAT[kasus]
    with tanpa_perubahan(), pytest.raises(IsianKeliru) as tolak:
        kirim(sari, nama, isi)
    assert (tolak.value.kalimat, tersimpan(ember)) == (kalimat, [])


def test_tiap_sebab_punya_kalimat_sendiri():
    assert len(set(KALIMAT.values())) == len(KALIMAT)
    assert all("!" not in k and "berhasil" not in k and "tidak valid" not in k for k in KALIMAT.values())


# kept --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("nama", "isi", "tipe"),
    [
        ("a.pdf", b.pdf(), "pdf"),
        ("A.PDF", b.pdf(), "pdf"),
        ("a.jpeg", b.gambar(), "jpeg"),
        ("a.jpg", b.gambar(mode="CMYK"), "jpeg"),
        ("a.png", b.gambar("PNG", mode="RGBA"), "png"),
        ("a.docx", b.bertautan(), "docx"),
        ("a.xlsx", b.office("xlsx"), "xlsx"),
    ],
)
def test_berkas_baik_diterima(sari, ember, nama, isi, tipe):
    bukti = kirim(sari, nama, isi)
    assert (bukti.jenis, bukti.tipe, bukti.judul, bukti.kesehatan) == ("berkas", tipe, nama, "bisa")
    with storages["bukti"].open(bukti.tempat) as berkas:
        assert berkas_bukti.sidik_berkas(berkas) == bukti.sidik
    assert [p.relative_to(ember).as_posix() for p in tersimpan(ember)] == [bukti.tempat]


def test_nama_simpan_acak_dalam_folder_sidik(sari):
    bukti = kirim(sari, "rahasia-sari.pdf", b.pdf())
    satu, dua, acak = bukti.tempat.split("/")
    assert (satu, dua, len(acak)) == (bukti.sidik[:2], bukti.sidik[2:4], 32)
    assert "sari" not in bukti.tempat


def test_foto_disimpan_tanpa_letak_dan_tanda_terima_mengingat_aslinya(sari):
    asli = b.foto_bergps()
    assert b"KENARI-KAMERA" in asli
    bukti = kirim(sari, "foto.jpg", asli)
    with storages["bukti"].open(bukti.tempat) as berkas:
        kini = berkas.read()
    assert b"KENARI-KAMERA" not in kini
    assert dict(Image.open(io.BytesIO(kini)).getexif()) == {}
    assert bukti.sidik_asli == berkas_bukti.sidik_berkas(io.BytesIO(asli)) != bukti.sidik


def test_berkas_yang_sama_disimpan_sekali_dan_diberitahukan(sari, ember):
    pertama = kirim(sari, "a.pdf", PDF)
    with tanpa_perubahan():
        kedua = kirim(sari, "nama-lain.pdf", PDF)
    assert (kedua, pertama.baru, kedua.baru, len(tersimpan(ember))) == (pertama, True, False, 1)


def test_berkas_yang_sama_milik_orang_lain_tersimpan_sendiri(sari, pemeran):
    assert kirim(sari, "a.pdf", PDF) != kirim(pemeran.budi, "a.pdf", PDF)


def test_jejak_unggahan_menyebut_sidik_tanpa_nama_berkas(sari):
    bukti = kirim(sari, "KENARI.pdf", b.pdf())
    jejak = Jejak.objects.get(kata_kerja="tambah_bukti")
    assert jejak.data == {"jenis": "berkas", "sidik": bukti.sidik_asli}


@pytest.mark.parametrize(
    "nama", ["../../etc/passwd.pdf", "a\r\nSet-Cookie: x.pdf", "\u202efdp.exe.pdf", "CON.pdf", "x" * 300 + ".pdf"]
)
def test_nama_bermusuhan_menjadi_nama_yang_terbaca(sari, nama):
    bukti = kirim(sari, nama, b.pdf())
    assert bukti.nama_asli.endswith(".pdf")
    assert len(bukti.nama_asli) <= 150
    assert not set('/\\\r\n"\u202e') & set(bukti.nama_asli)


# policy ------------------------------------------------------------------------------------------
def test_instansi_menerima_lebih_sedikit_jenis(sari):
    k = Ketentuan.objects.get(kunci="bukti_berkas")
    Ketentuan.objects.filter(pk=k.pk).update(nilai=k.nilai | {"tipe": ["pdf", "exe"]})
    for nama, akhiran in (("a.png", "png"), ("a.exe", "exe")):
        with pytest.raises(IsianKeliru) as tolak:
            kirim(sari, nama, b.gambar("PNG"))
        assert tolak.value.kalimat == asing(akhiran)


def test_gudang_penuh_berkas_yang_belum_dipakai(sari):
    k = Ketentuan.objects.get(kunci="bukti_berkas")
    Ketentuan.objects.filter(pk=k.pk).update(nilai=k.nilai | {"berkas_per_skp": 1})
    pertama = kirim(sari, "a.pdf", b.pdf())
    with pytest.raises(IsianKeliru, match="Gudang Anda penuh"):
        kirim(sari, "b.jpg", b.gambar())
    gudang.buang(pertama, oleh=sari)
    assert kirim(sari, "b.jpg", b.gambar()).baru


def test_enam_puluh_unggahan_sejam(sari, monkeypatch):
    monkeypatch.setattr("skp_app.alur.unggah_bukti.SEJAM", 2)
    for _ in range(2):
        with pytest.raises(IsianKeliru):
            kirim(sari, "a.exe", MZ)
    with pytest.raises(TerlaluSering) as tolak:
        kirim(sari, "a.exe", MZ)
    assert 0 < tolak.value.detik <= 3600
    assert "Coba lagi dalam" in tolak.value.kalimat


# the scanner -------------------------------------------------------------------------------------
class Clamd:
    """Speaks INSTREAM: reads the chunks, answers FOUND when the word is in them."""

    def __init__(self):
        self.soket = socket.create_server(("127.0.0.1", 0))
        self.diterima = []
        threading.Thread(target=self._layani, daemon=True).start()

    @property
    def alamat(self):
        return f"127.0.0.1:{self.soket.getsockname()[1]}"

    def _layani(self):
        while True:
            try:
                saluran, _ = self.soket.accept()
            except OSError:
                return
            with saluran, saluran.makefile("rb") as baca:
                assert baca.read(10) == b"zINSTREAM\0"
                isi = b""
                while panjang := struct.unpack("!L", baca.read(4))[0]:
                    isi += baca.read(panjang)
                self.diterima.append(isi)
                saluran.sendall(b"stream: Uji FOUND\0" if b"KENARI-VIRUS" in isi else b"stream: OK\0")


@pytest.fixture
def clamd():
    layanan = Clamd()
    yield layanan
    layanan.soket.close()


def test_pemeriksa_virus_menerima_isi_utuh_dan_menolak(sari, ember, clamd):
    with override_settings(ANTIVIRUS=clamd.alamat):
        assert kirim(sari, "a.pdf", PDF).kesehatan == "bisa"
        with pytest.raises(IsianKeliru) as tolak:
            kirim(sari, "b.pdf", b.pdf() + b"%KENARI-VIRUS\n")
    assert tolak.value.kalimat == KALIMAT["virus"]
    assert clamd.diterima[0] == PDF
    assert len(tersimpan(ember)) == 1


def test_pemeriksa_virus_mati_berkas_ditahan_sampai_ia_menjawab(sari, clamd):
    with override_settings(ANTIVIRUS="127.0.0.1:9"):
        bukti = kirim(sari, "a.pdf", b.pdf())
        assert (bukti.kesehatan, bukti.dapat_dibuka) == ("periksa", False)
        assert rawat_bukti.jalankan(None, lambda *_: None)["tertahan"] == 0
    with override_settings(ANTIVIRUS=clamd.alamat):
        assert rawat_bukti.jalankan(None, lambda *_: None)["tertahan"] == 1
    bukti.refresh_from_db()
    assert (bukti.kesehatan, bukti.dapat_dibuka, bukti.alasan_kesehatan) == ("bisa", True, "")


# afterwards --------------------------------------------------------------------------------------
def test_miniatur_dibuat_sekali(sari, ember):
    bukti = kirim(sari, "foto.jpg", b.gambar(sisi=(1200, 800)))
    for jumlah in (1, 0):
        assert rawat_bukti.jalankan(None, lambda *_: None)["miniatur"] == jumlah
    bukti.refresh_from_db()
    with storages["bukti"].open(bukti.miniatur) as berkas:
        assert Image.open(berkas).size == (320, 213)
    assert len(tersimpan(ember)) == 2


def test_isi_yang_dibuang_terhapus_sehari_kemudian(sari, ember, time_machine):
    bukti = kirim(sari, "foto.jpg", b.gambar())
    rawat_bukti.buat_miniatur(bukti)
    gudang.buang(bukti, oleh=sari)
    assert rawat_bukti.jalankan(None, lambda *_: None)["dibuang"] == 0
    time_machine.move_to(now() + timedelta(hours=25))
    for jumlah in (1, 0):
        assert rawat_bukti.jalankan(None, lambda *_: None)["dibuang"] == jumlah
    bukti = BuktiDukung.objects.get()
    assert (bukti.tempat, bukti.miniatur, len(bukti.sidik), tersimpan(ember)) == ("", "", 64, [])
