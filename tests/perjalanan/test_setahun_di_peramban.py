"""One year of Sari, played as people play it: on a laptop, and on a phone without JavaScript."""

import re
import subprocess

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from evaluasi.models import Evaluasi
from skp_app.models import Skp
from tests import pembuat
from tests.dokumen.bacaan import rapat, teks_pdf
from tests.tanda_tangan_uji import FRASA

pytestmark = [pytest.mark.peramban, pytest.mark.usefixtures("basis_nyata")]
RHK = "Tersedianya layanan perizinan daring yang andal bagi masyarakat"
IKI = "Jumlah layanan perizinan yang beroperasi penuh secara daring"
REALISASI = "12 layanan"
UMPAN_BALIK = "Layanan berjalan sesuai kesepakatan, gangguan cepat ditangani."
# What Chromium writes when the page answers that something is still missing.
BELUM_LENGKAP = "Failed to load resource: the server responded with a status of 422 (Unprocessable Entity)"
# What htmx writes when somebody leaves a page before a side note of it has arrived.
DITINGGALKAN = ("htmx:afterRequest", "htmx:sendAbort")
CATATAN = "Pertahankan ketersediaan layanan dan susun panduan pemulihan."


class Orang:
    """A person at a browser of his own."""

    def __init__(self, halaman, pegawai):
        self.h = halaman
        self.pegawai = pegawai
        self.keluhan = []
        halaman.on("console", self._dengar)
        halaman.on("pageerror", lambda galat: self.keluhan.append(str(galat)))
        halaman.goto("/masuk/")
        halaman.fill("#id_masuk", pegawai.pengguna.masuk)
        halaman.fill("#id_sandi", pembuat.SANDI)
        self.tekan("Masuk")
        halaman.wait_for_url(re.compile(r"/$"))

    def _dengar(self, pesan):
        if pesan.type in {"error", "warning"} and not pesan.text.startswith(DITINGGALKAN):
            self.keluhan.append(pesan.text)

    def buka(self, alamat):
        self.h.goto(alamat)

    def tekan(self, nama, **lain):
        self.h.get_by_role("button", name=nama, **lain).first.click()
        self.h.wait_for_load_state()

    def ketik(self, label, teks):
        self.h.get_by_label(label).first.fill(teks)

    def pilih(self, kelompok, pilihan):
        self.h.get_by_role("group", name=kelompok).get_by_label(pilihan, exact=True).check(force=True)

    def sandi(self):
        if self.h.locator("#id_sandi").count():
            self.h.fill("#id_sandi", pembuat.SANDI)

    def melihat(self, teks):
        expect(self.h.locator("#isi")).to_contain_text(teks)

    def unduh(self, alamat):
        return self.h.request.get(alamat).body()


@pytest.mark.parametrize(("lebar", "skrip"), [(1366, True), (390, False)], ids=["laptop", "hp tanpa skrip"])
def test_dari_draf_sampai_dokumen_bertanda_tangan(buka, pemeran, organisasi, periode, lebar, skrip, tmp_path):
    def datang(pegawai):
        return Orang(buka(width=lebar, java_script_enabled=skrip), pegawai)

    sari, budi = datang(pemeran.sari), datang(pemeran.budi)
    skp = menyusun(sari)
    dikembalikan_lalu_ditetapkan(sari, budi, skp)
    tw1 = pembuat.triwulan(1)
    mengisi_realisasi(sari, tw1)
    memberi_umpan_balik(budi, skp, tw1)
    merekam_capaian(datang(pemeran.admin), organisasi.egov, tw1)
    menilai(budi, skp, tw1)
    evaluasi = menandatangani(sari, budi, skp, tw1)
    memeriksa_dokumen(sari, skp, evaluasi)
    memeriksa_tanda_tangan(sari, skp, evaluasi, tmp_path)
    assert [k for k in sari.keluhan + budi.keluhan if k != BELUM_LENGKAP] == []


def menyusun(sari):
    sari.buka("/skp/")
    sari.tekan("Mulai menyusun")
    skp = Skp.objects.get(pegawai=sari.pegawai)
    sari.tekan("Tulis RHK utama")
    sari.ketik("Rencana hasil kerja", RHK)
    sari.ketik("Indikator kinerja individu", IKI)
    sari.tekan("Simpan")
    sari.melihat("Target")
    sari.tekan("Ajukan")
    sari.melihat("Target RHK 1, indikator 1, belum diisi.")
    sari.ketik("Target dan satuan", "10 layanan")
    sari.h.locator(".pilih-aspek summary").first.click()
    sari.h.get_by_role("group", name="Aspek").first.get_by_label("Kuantitas").check()
    sari.tekan("Ajukan")
    sari.melihat("Menunggu pimpinan")
    return skp


def dikembalikan_lalu_ditetapkan(sari, budi, skp):
    alamat = f"/skp/{skp.kode}/"
    budi.buka(alamat)
    budi.ketik("Catatan untuk pegawai", "Tahun lalu sudah 11 layanan, mohon target tidak turun.")
    budi.tekan("Kembalikan")
    sari.buka(alamat)
    sari.melihat("mohon target tidak turun")
    sari.ketik("Target dan satuan", "12 layanan")
    sari.tekan("Ajukan")
    sari.melihat("Menunggu pimpinan")
    budi.buka(alamat)
    budi.ketik("Ekspektasi khusus, Akuntabel", "Setiap gangguan dilaporkan pada hari yang sama")
    budi.tekan("Tetapkan")
    budi.sandi()
    budi.tekan("Tetapkan SKP")
    budi.melihat("Ditetapkan")
    sari.buka(alamat)
    sari.melihat("Setiap gangguan dilaporkan pada hari yang sama")


def mengisi_realisasi(sari, tw1):
    sari.buka(f"/realisasi/{tw1.kode}/")
    sari.ketik(IKI, REALISASI)
    sari.ketik("Sumber data", "laporan layanan")
    sari.tekan("Simpan")
    sari.h.locator(".tambah-bukti summary").first.click()
    sari.ketik("Nama bukti", "Berita acara layanan")
    sari.ketik("Tautan", "https://arsip.example.go.id/berita-acara")
    sari.tekan("Tambah bukti untuk")
    sari.melihat("Berita acara layanan")


def memberi_umpan_balik(budi, skp, tw1):
    budi.buka(f"/umpan-balik/beri/{skp.kode}/?periode={tw1.kode}")
    budi.h.locator("select[name=sasaran]").select_option(index=1)
    budi.h.locator("input[name=nada][value=positif]").check(force=True)
    budi.h.locator("textarea[name=isi]").fill(UMPAN_BALIK)
    budi.tekan("Kirim umpan balik")
    budi.melihat(UMPAN_BALIK)


def merekam_capaian(admin, unit, tw1):
    admin.buka(f"/organisasi/capaian/{tw1.kode}/?cari={unit.nama}")
    admin.h.locator("summary", has_text=f"capaian {unit.nama}").first.click()
    baris = admin.h.get_by_role("form", name=f"Capaian {unit.nama}")
    baris.locator("input[value=baik]").check(force=True)
    baris.locator("[name=dasar]").fill("LKj Triwulan I")
    baris.locator("[name=ditetapkan_oleh]").fill("Kepala Dinas")
    baris.locator("[name=tanggal]").fill(localdate().isoformat())
    baris.get_by_role("button", name="Simpan").click()
    admin.h.wait_for_load_state()
    admin.melihat("dihitung ulang")


def menilai(budi, skp, tw1):
    budi.buka(f"/penilaian/{tw1.kode}/{skp.kode}/")
    budi.melihat(REALISASI)
    budi.melihat(UMPAN_BALIK)
    budi.pilih("Rating hasil kerja", "Di atas")
    budi.pilih("Rating perilaku kerja", "Di atas")
    budi.h.locator("textarea[name=catatan]").fill(CATATAN)
    budi.tekan("Simpan", exact=True)
    budi.melihat("Sangat Baik")
    budi.h.get_by_role("link", name="Tetapkan penilaian ini").click()
    budi.sandi()
    budi.tekan("Tetapkan", exact=True)
    budi.melihat("Ditetapkan")


def menandatangani(sari, budi, skp, tw1):
    """The SKP by both, the results by Budi, which hands them over, the Dokumen Evaluasi by Sari, which receives it."""
    evaluasi = Evaluasi.objects.get(skp=skp, periode_evaluasi=tw1)
    alamat = f"/evaluasi/{evaluasi.kode}/"
    sari.unduh(f"/skp/{skp.kode}/skp.pdf")
    for berkas in ("hasil.pdf", "dokumen.pdf"):
        budi.unduh(f"{alamat}{berkas}")
    for orang in (sari, budi):
        orang.buka("/tanda-tangan/kunci/")
        orang.ketik("Frasa sandi", FRASA)
        orang.ketik("Ulangi frasa sandi", FRASA)
        orang.sandi()
        orang.tekan("Buat kunci")
    bubuhkan(sari, "1 dokumen ditandatangani.")
    bubuhkan(budi, "3 dokumen ditandatangani.")
    sari.buka(alamat)
    sari.melihat("Sangat Baik")
    sari.melihat(CATATAN)
    bubuhkan(sari, "1 dokumen ditandatangani.")
    sari.buka(alamat)
    sari.melihat("Diterima")
    return Evaluasi.objects.get(pk=evaluasi.pk)


def bubuhkan(orang, jawaban):
    orang.buka("/tanda-tangan/")
    orang.ketik("Frasa sandi", FRASA)
    orang.tekan("Tanda tangani")
    orang.melihat(jawaban)


def memeriksa_tanda_tangan(sari, skp, evaluasi, folder):
    """An independent judge calls every signature valid, and the last one covers the whole file."""
    berkas = {f"/skp/{skp.kode}/skp.pdf": 2}
    berkas |= {f"/evaluasi/{evaluasi.kode}/{nama}": n for nama, n in (("hasil.pdf", 1), ("dokumen.pdf", 2))}
    for nomor, (alamat, tanda) in enumerate(berkas.items()):
        tujuan = folder / f"{nomor}.pdf"
        tujuan.write_bytes(sari.unduh(alamat))
        kata = subprocess.run(["pdfsig", "-nocert", str(tujuan)], capture_output=True, text=True).stdout
        assert (alamat, kata.count("Signature is Valid."), kata.count("- Total document signed")) == (alamat, tanda, 1)


def memeriksa_dokumen(sari, skp, evaluasi):
    assert (evaluasi.status, evaluasi.predikat) == ("diterima", "sangat_baik")
    rencana = rapat(teks_pdf(sari.unduh(f"/skp/{skp.kode}/skp.pdf")))
    hasil = rapat(teks_pdf(sari.unduh(f"/evaluasi/{evaluasi.kode}/hasil.pdf")))
    dokumen = rapat(teks_pdf(sari.unduh(f"/evaluasi/{evaluasi.kode}/dokumen.pdf")))
    assert [t for t in (RHK, IKI, "12 layanan", "Setiap gangguan dilaporkan") if rapat(t) not in rencana] == []
    kalimat = (f"{REALISASI} berdasarkan laporan layanan", f"Pimpinan: {UMPAN_BALIK}", "PERIODE***: TRIWULAN I")
    assert [t for t in kalimat if rapat(t) not in hasil] == []
    assert [t for t in ("SANGAT BAIK", CATATAN, "CAPAIAN KINERJA ORGANISASI : BAIK") if rapat(t) not in dokumen] == []
