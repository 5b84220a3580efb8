"""Asking for feedback, answering or declining, and the page of somebody without an account."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils.timezone import now

from skp_app.alur import permintaan_umpan as alur
from skp_app.models import PermintaanUmpanBalik, UmpanBalik
from skp_app.views import umpan_luar
from tests import pembuat
from tests.cuplikan import tanpa_perubahan
from tests.halaman.bantu import isi, teks
from tests.halaman.kueri import kueri

TANYA = "Apa yang perlu saya perbaiki?"
KATA = "Tugas akhir dikumpulkan dua hari sebelum batasnya."


@pytest.fixture(autouse=True)
def hitungan_kosong():
    cache.clear()


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def sari(sebagai, pemeran, skp):
    return sebagai(pemeran.sari)


def minta(klien, **lain):
    return klien.post("/umpan-balik/minta/", {"sasaran": "adaptif", "pertanyaan": TANYA} | lain)


def satu(skp, **lain):
    [p] = alur.minta(skp, pembuat.triwulan(1), oleh=skp.pegawai, pertanyaan=TANYA, **{"perilaku": "adaptif"} | lain)
    return p


def test_meminta_rekan_dan_pihak_luar_sekaligus(sari, pemeran, skp):
    rhk = skp.rhk.first()
    jawaban = minta(
        sari, sasaran=f"rhk-{rhk.pk}", kepada=[pemeran.joko.kode], nama_luar_1="Dr. Wahyu", kaitan_luar_1="Dosen"
    )
    assert jawaban.url == "/umpan-balik/diminta/"
    semua = PermintaanUmpanBalik.objects.order_by("pk").values_list("kepada__nama", "nama_luar", "kaitan_luar", "rhk")
    assert list(semua) == [("Joko Prasetyo", "", "", rhk.pk), (None, "Dr. Wahyu", "Dosen", rhk.pk)]
    halaman = teks(sari.get("/umpan-balik/diminta/"))
    assert "Dr. Wahyu (Dosen)" in halaman
    assert "Buat tautan" in halaman


def test_cari_orang_menyimpan_yang_sudah_dipilih(sari, pemeran):
    with tanpa_perubahan():
        jawaban = minta(sari, kepada=[pemeran.joko.kode], cari_orang="Rina", cari="1")
    assert f'value="{pemeran.joko.kode}" checked' in isi(jawaban)
    assert f'value="{pemeran.rina.kode}"' in isi(jawaban)
    assert TANYA in isi(jawaban)


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({}, "Pilih paling sedikit satu orang."),
        ({"pertanyaan": ""}, "Pertanyaan belum diisi."),
        ({"pertanyaan": "x" * 301}, "Pertanyaan paling panjang 300 huruf. Sekarang 301; pendekkan."),
        ({"sasaran": "rhk-999999"}, "Tentang: pilih salah satu yang tersedia."),
        ({"kepada": ["z" * 16]}, "Kepada: pilih salah satu yang tersedia."),
        ({"nama_luar_1": "Wahyu"}, "Isi nama dan kaitannya."),
        ({"nama_luar_1": "Wahyu", "kaitan_luar_1": "Pimpinan"}, "Tulis kaitannya sebagai pihak luar"),
    ],
)
def test_permintaan_keliru_tampil_lagi(sari, ubah, kalimat):
    with tanpa_perubahan():
        jawaban = minta(sari, **ubah)
    assert (jawaban.status_code, kalimat in teks(jawaban)) == (422, True)


def test_sebelum_skp_ditetapkan_ada_kalimatnya(sebagai, pemeran, periode):
    assert "Umpan balik diminta setelah SKP Anda ditetapkan." in teks(sebagai(pemeran.joko).get("/umpan-balik/minta/"))


def test_yang_diminta_hanya_melihat_hal_itu(sebagai, pemeran, skp):
    ini, lain = skp.rhk.all()
    p = satu(skp, kepada=[pemeran.rina], perilaku="", rhk=ini)
    rina = sebagai(pemeran.rina)
    assert TANYA in teks(rina.get("/umpan-balik/permintaan/"))
    halaman = rina.get(f"/umpan-balik/beri/{skp.kode}/?permintaan={p.kode}")
    assert (ini.teks in teks(halaman), lain.teks in teks(halaman)) == (True, False)
    kirim = {
        "sasaran": f"rhk-{ini.pk}", "nada": "positif", "isi": KATA, "periode": "2026-tw1", "bentuk": "insidentil",
        "cara": "langsung", "permintaan": p.kode, "diumumkan": "Pegawai (Rina Kartikasari)",
    }  # fmt: skip
    kirim["periode"] = f"{skp.mulai.year}-tw1"
    assert rina.post(f"/umpan-balik/beri/{skp.kode}/", kirim).url == "/umpan-balik/diberi/"
    u = UmpanBalik.objects.get()
    assert (u.sebutan, u.rhk, u.permintaan) == ("Pegawai (Rina Kartikasari)", ini, p)
    assert rina.get(f"/umpan-balik/beri/{skp.kode}/").status_code == 404


def test_menolak_dengan_alasan(sebagai, pemeran, skp, sari):
    p = satu(skp, kepada=[pemeran.rina])
    rina = sebagai(pemeran.rina)
    panjang = rina.post(f"/umpan-balik/permintaan/{p.kode}/tolak/", {"alasan": "x" * 301})
    assert (panjang.status_code, "x" * 301 in isi(panjang)) == (422, True)
    assert (
        rina.post(f"/umpan-balik/permintaan/{p.kode}/tolak/", {"alasan": "Belum bekerja bersama."}).status_code == 302
    )
    assert "Alasannya: Belum bekerja bersama." in teks(sari.get("/umpan-balik/diminta/"))


@pytest.mark.parametrize("banyak", [1, 3])
def test_jumlah_kueri_kotak_permintaan(sebagai, pemeran, skp, banyak):
    for nilai in ("adaptif", "loyal", "kompeten")[:banyak]:
        satu(skp, kepada=[pemeran.rina], perilaku=nilai)
    rina = sebagai(pemeran.rina)
    with kueri() as semua:
        assert isi(rina.get("/umpan-balik/permintaan/")).count(TANYA) == banyak
    assert len(semua) == 5


@pytest.mark.parametrize("banyak", [1, 3])
def test_jumlah_kueri_yang_saya_minta(sari, pemeran, skp, banyak):
    for nilai in ("adaptif", "loyal", "kompeten")[:banyak]:
        satu(skp, kepada=[pemeran.rina], perilaku=nilai)
    with kueri() as semua:
        assert isi(sari.get("/umpan-balik/diminta/")).count(TANYA) == banyak
    assert len(semua) == 5


# Pihak luar -----------------------------------------------------------------------------------------
@pytest.fixture
def dosen(skp):
    return satu(skp, luar=[("Dr. Wahyu", "Dosen")], perilaku="", rhk=skp.rhk.first())


@pytest.fixture
def pintu(dosen, sari):
    """The address, as its requester sees it once."""
    halaman = isi(sari.post(f"/umpan-balik/permintaan/{dosen.kode}/tautan/"))
    return halaman.partition('value="http://testserver')[2].partition('"')[0]


def jawab(pintu, **lain):
    return Client().post(pintu, {"isi": KATA, "nada": "positif"} | lain)


def test_halaman_luar_hanya_memuat_penanya_hal_dan_pembaca(pintu, skp, pemeran):
    ini, lain = skp.rhk.all()
    halaman = Client().get(pintu)
    assert f"Sari Utami, S.Kom. bertanya tentang: {ini.teks} {TANYA}" in teks(halaman)
    assert "Dilihat oleh Sari Utami, S.Kom., pejabat penilai kinerjanya, dan atasan pejabat itu." in teks(halaman)
    assert "Nama Anda tampil sebagai “Dosen (Dr. Wahyu)”." in teks(halaman)
    for kata in (lain.teks, pemeran.budi.nama, pemeran.tono.nama, pemeran.sari.nip, skp.kode, skp.unit.nama):
        assert kata not in isi(halaman)
    assert "script" not in halaman["Content-Security-Policy"].partition("script-src")[0]
    assert halaman["Cache-Control"] == "no-store"
    assert halaman["Referrer-Policy"] == "same-origin"


def test_satu_tautan_satu_jawaban(pintu, sari):
    jawaban = jawab(pintu)
    assert jawaban.url == "/umpan-balik/pihak-lain/selesai/"
    assert "Terima kasih" in teks(Client().get(jawaban.url))
    with tanpa_perubahan():
        lagi = jawab(pintu)
    assert (lagi.status_code, "Tautan ini keliru atau tidak berlaku lagi." in teks(lagi)) == (404, True)
    halaman = teks(sari.get("/umpan-balik/"))
    assert KATA in halaman
    assert "Dosen (Dr. Wahyu), lewat tautan" in halaman


def test_tautan_palsu_dicabut_dan_lewat_dijawab_sama(pintu, dosen, sari):
    palsu = Client().get(pintu[:-3] + "xx/")
    assert palsu.status_code == 404
    with time_machine.travel(now() + timedelta(days=8)):
        lewat = Client().get(pintu)
    sari.post(f"/umpan-balik/permintaan/{dosen.kode}/cabut/")
    dicabut = Client().get(pintu)
    kalimat = "Tautan ini keliru atau tidak berlaku lagi."
    assert [(j.status_code, kalimat in teks(j)) for j in (palsu, lewat, dicabut)] == [(404, True)] * 3


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"isi": ""}, "Yang terjadi belum diisi."),
        ({"isi": "bagus"}, "Yang terjadi paling pendek 15 huruf. Sekarang 5."),
        ({"isi": "x" * 1001}, "Yang terjadi paling panjang 1000 huruf."),
        ({"isi": KATA + "\x1b[31m"}, "Isian memuat tanda yang tidak dapat dicetak."),
        ({"nada": "marah"}, "Kesan: pilih salah satu yang tersedia."),
        ({"saran": "y" * 501}, "Saran paling panjang 500 huruf."),
        ({"diumumkan": "Bupati"}, "Aturan penyebutan nama berubah selagi Anda menulis."),
    ],
)
def test_isian_luar_yang_keliru_tetap_di_formulir(pintu, ubah, kalimat):
    with tanpa_perubahan():
        jawaban = jawab(pintu, **ubah)
    assert (jawaban.status_code, kalimat in teks(jawaban)) == (422, True)
    assert (ubah.get("saran") or ubah.get("isi", KATA)).strip("\x1b")[:20] in isi(jawaban)


def test_skrip_orang_luar_tidak_menjadi_kode(pintu, sari):
    jawab(pintu, isi="<script>alert('lima belas huruf')</script>")
    assert "<script>alert" not in isi(sari.get("/umpan-balik/"))


def test_terlalu_sering_mengirim_diminta_menunggu(pintu, monkeypatch):
    monkeypatch.setattr(umpan_luar, "PER_TAUTAN", 2)
    for _ in range(2):
        assert jawab(pintu, nada="marah").status_code == 422
    with tanpa_perubahan():
        ditahan = jawab(pintu)
    assert ditahan.status_code == 429
    assert 0 < int(ditahan["Retry-After"]) <= umpan_luar.DETIK
    assert KATA in isi(ditahan)
    assert "Tulisan Anda masih ada di sini. Coba lagi dalam" in teks(ditahan)


def test_menebak_tautan_dari_satu_jaringan_ditahan(monkeypatch):
    monkeypatch.setattr(umpan_luar, "PER_JARINGAN", 2)
    status = [Client().get("/umpan-balik/pihak-lain/tebak.tebak/").status_code for _ in range(3)]
    assert status == [404, 404, 429]
