"""Anak Lampiran 4 and 5 in the browser: the realisasi by the pegawai, the umpan balik by each of the named givers.

Pimpinan, subordinates and peers write from their own account, outsiders through the link they were sent; what somebody
unnamed said is written down by the Pimpinan. The printed Formats are compared with the transcription.
"""

import pytest
from django.conf import settings

from evaluasi.alur.pencetakan import cetak_hasil
from evaluasi.contoh_permen import hasil, rencanakan
from evaluasi.contoh_permen.berkas import HASIL, baca
from evaluasi.contoh_permen.pemberi import Diminta, Luar, pemberi
from evaluasi.contoh_permen.tokoh import DAERAH, KEMENTERIAN
from evaluasi.models import Evaluasi
from skp_app.alur.rekaman import cetak_umpan_balik
from skp_app.models import PeriodeEvaluasi, UmpanBalik
from skp_app.models.umpan_balik import Hubungan
from tests.perjalanan.sel_contoh import sel, tersisa

pytestmark = [pytest.mark.peramban, pytest.mark.lambat, pytest.mark.usefixtures("basis_nyata")]


class Layar:
    """One browser window per person, logged in once; None is a visitor without an account."""

    def __init__(self, buka, sebagai, alamat):
        self.buka, self.sebagai, self.alamat = buka, sebagai, alamat
        self.terbuka = {}

    def __call__(self, orang):
        if orang not in self.terbuka:
            self.terbuka[orang] = self.buka()
            if orang:
                nama = settings.SESSION_COOKIE_NAME
                kue = {"name": nama, "value": self.sebagai(orang).cookies[nama].value, "url": self.alamat}
                self.terbuka[orang].context.add_cookies([kue])
        return self.terbuka[orang]


@pytest.fixture
def layar(buka, sebagai, live_server):
    return Layar(buka, sebagai, live_server.url)


@pytest.mark.parametrize("contoh", [KEMENTERIAN, DAERAH], ids=lambda c: c.nama)
def test_setiap_pemberi_menulis_sendiri_dan_cetakannya_sama_dengan_lampiran(contoh, layar):
    semua, orang, periode = rencanakan(contoh)
    akhir = PeriodeEvaluasi.objects.get(periode=periode, jenis="tahunan")
    hasil.catat_capaian(contoh, semua, akhir, orang[contoh.bkd])
    for kunci, skp in semua.items():
        isi = baca(HASIL, kunci)
        mengisi_realisasi(layar(skp.pegawai), skp, akhir, isi)
        for sasaran, suara in hasil.suara(skp, isi):
            memberi(layar, skp, akhir, pemberi(kunci, suara["pemberi"]), suara, orang, bidang(sasaran))
        potongan = list(sel(kunci, isi))
        assert tersisa(cetak_umpan_balik(skp, akhir), potongan) == []
        hasil.nilai(skp, akhir, isi)
        evaluasi = Evaluasi.objects.get(skp=skp, periode_evaluasi=akhir)
        assert tersisa(cetak_hasil(evaluasi), [*potongan, "CAPAIAN KINERJA ORGANISASI BAIK"]) == []


def bidang(sasaran):
    """The value of the field *Tentang*: 'rhk-5', 'iki-9', 'akuntabel'."""
    ((jenis, apa),) = sasaran.items()
    return apa if jenis == "perilaku" else f"{jenis}-{apa.pk}"


# By the pegawai -----------------------------------------------------------------------------------
def mengisi_realisasi(halaman, skp, akhir, isi):
    halaman.goto(f"/realisasi/{akhir.kode}/")
    for iki, satu in hasil.baris(skp, isi):
        for nama in ("teks", "sumber_data"):
            kotak = halaman.locator(f'[name="realisasi-{iki.pk}-{nama}"]')
            nilai = satu.get({"teks": "realisasi"}.get(nama, nama), "")
            kotak.evaluate("(k, nilai) => { k.value = nilai; }", nilai)
    with halaman.expect_navigation():
        halaman.locator(".bilah-simpan button[type=submit]").first.click()
    assert halaman.locator(".salah").count() == 0


def meminta(halaman, sasaran, pertanyaan, *, luar=None, kepada=None):
    """The pegawai asks one person about one thing."""
    halaman.goto("/umpan-balik/minta/")
    if kepada:
        halaman.get_by_label("Cari pegawai").fill(kepada.nama)
        tekan(halaman, "Cari")
        halaman.get_by_label(kepada.nama_lengkap).check()
    else:
        halaman.get_by_text("Orang tanpa akun").click()
        halaman.locator('[name="nama_luar_1"]').fill(luar.nama)
        halaman.locator('[name="kaitan_luar_1"]').fill(luar.kaitan)
    halaman.locator('[name="sasaran"]').select_option(sasaran)
    halaman.get_by_label("Pertanyaan").fill(pertanyaan)
    tekan(halaman, "Kirim permintaan")


# By each giver ------------------------------------------------------------------------------------
def memberi(layar, skp, akhir, siapa, suara, orang, sasaran):
    sebelum = UmpanBalik.objects.count()
    if isinstance(siapa, Luar):
        menjawab_tautan(layar, skp, siapa, suara, sasaran)
    elif isinstance(siapa, Diminta):
        menjawab_permintaan(layar, skp, orang[siapa.kunci], suara, sasaran)
    else:
        menulis(layar(orang[siapa] if siapa else skp.penilai), skp, akhir, suara, sasaran, dicatat=siapa is None)
    assert UmpanBalik.objects.count() == sebelum + 1


def menulis(halaman, skp, akhir, suara, sasaran, *, dicatat):
    halaman.goto(f"/umpan-balik/beri/{skp.kode}/?periode={akhir.kode}")
    halaman.locator('[name="sasaran"]').select_option(sasaran)
    if dicatat and not suara["pemberi"].startswith("Pimpinan"):
        mencatat(halaman, suara["pemberi"])
    mengirim(halaman, suara)


def mencatat(halaman, label):
    """The Pimpinan writes down what somebody unnamed told him."""
    dikenal = {h.cetak: h for h in Hubungan}
    halaman.get_by_text("Mencatat umpan balik dari orang lain").click()
    halaman.locator('[name="hubungan"]').select_option(dikenal.get(label, Hubungan.PIHAK_LAIN))
    if label not in dikenal:
        halaman.locator('[name="nama"]').fill(label)


def menjawab_permintaan(layar, skp, orang, suara, sasaran):
    meminta(layar(skp.pegawai), sasaran, hasil.PERTANYAAN, kepada=orang)
    halaman = layar(orang)
    halaman.goto("/umpan-balik/permintaan/")
    halaman.get_by_role("link", name="Tulis umpan balik").first.click()
    mengirim(halaman, suara)


def menjawab_tautan(layar, skp, luar, suara, sasaran):
    """The link goes by whatever way the pegawai chooses; its reader has no account."""
    milik = layar(skp.pegawai)
    meminta(milik, sasaran, hasil.PERTANYAAN, luar=luar)
    tekan(milik, f"Buat tautan untuk {luar.nama}")
    halaman = layar(None)
    halaman.goto(milik.locator("#alamat").input_value())
    assert settings.SESSION_COOKIE_NAME not in {k["name"] for k in halaman.context.cookies()}
    mengirim(halaman, suara)
    assert halaman.url.endswith("/umpan-balik/pihak-lain/selesai/")


def mengirim(halaman, suara):
    halaman.locator(f'[name="nada"][value="{suara["nada"]}"]').check()
    halaman.locator('[name="isi"]').fill(suara["isi"])
    tekan(halaman, "Kirim umpan balik")


def tekan(halaman, nama):
    with halaman.expect_navigation():
        halaman.get_by_role("button", name=nama).first.click()
