"""Ajukan perubahan, versi, Bandingkan versi: what each person sees of a change, and what is refused."""

import pytest
from django.utils.timezone import localdate

from evaluasi.views.meja import susun
from skp_app.alur import penyusunan, perencanaan, perubahan
from skp_app.models import Skp, VersiSkp
from tests import pembuat
from tests.conftest import segarkan
from tests.halaman.bantu import isi, teks
from tests.halaman.kueri import kueri

ALASAN = "Penugasan baru dari Kepala Dinas"


@pytest.fixture
def lama(pemeran, periode):
    draf = pembuat.buat_skp(pemeran.sari, rhk=3)
    penyusunan.simpan_lampiran(draf, oleh=pemeran.sari, dukungan=["Anggaran"])
    return pembuat.tetapkan(draf)


@pytest.fixture
def draf(lama, pemeran):
    """Version 2: a target of RHK 1 grows, RHK 3 goes."""
    baru = perubahan.buka(lama, oleh=pemeran.sari, alasan=ALASAN)
    iki = baru.rhk.first().iki.get()
    penyusunan.simpan_iki(iki, oleh=pemeran.sari, versi=1, target="99 layanan")
    penyusunan.hapus_rhk(baru.rhk.last(), oleh=pemeran.sari)
    return Skp.objects.get(pk=baru.pk)


@pytest.fixture
def diajukan(draf):
    return pembuat.ajukan(draf)


@pytest.fixture
def sari(sebagai, pemeran):
    return sebagai(pemeran.sari)


@pytest.fixture
def budi(sebagai, pemeran):
    return sebagai(pemeran.budi)


def alamat(skp, sisa=""):
    return f"/skp/{skp.kode}/{sisa}"


# opening ------------------------------------------------------------------------------------------
def test_pemilik_membuka_perubahan_dengan_alasan(sari, lama):
    assert "Ajukan perubahan" in teks(sari.get(alamat(lama)))
    assert sari.get(alamat(lama, "perubahan/")).status_code == 200
    jawaban = sari.post(alamat(lama, "perubahan/"), {"alasan": ALASAN})
    baru = Skp.objects.get(menggantikan=lama)
    assert (jawaban.status_code, jawaban.headers["Location"]) == (302, alamat(baru))
    assert baru.alasan_perubahan == ALASAN


def test_kedua_kali_menuju_rancangan_yang_sama(sari, lama, draf):
    for jawaban in (sari.get(alamat(lama, "perubahan/")), sari.post(alamat(lama, "perubahan/"), {"alasan": "Lain"})):
        assert (jawaban.status_code, jawaban.headers["Location"]) == (302, alamat(draf))
    assert Skp.objects.count() == 2


@pytest.mark.parametrize("alasan", ["", "  ", "x" * 501])
def test_alasan_yang_salah_ditolak_dengan_kalimat(sari, lama, alasan):
    jawaban = sari.post(alamat(lama, "perubahan/"), {"alasan": alasan})
    assert (jawaban.status_code, Skp.objects.count()) == (422, 1)
    assert "Alasan perubahan" in teks(jawaban)


def test_penilai_tidak_membuka_perubahan_dan_tidak_ditawari(budi, lama):
    assert "Ajukan perubahan" not in teks(budi.get(alamat(lama)))
    assert budi.get(alamat(lama, "perubahan/")).status_code == 403
    assert budi.post(alamat(lama, "perubahan/"), {"alasan": ALASAN}).status_code == 403


def test_orang_lain_tidak_tahu_ada_perubahan(sebagai, pemeran, lama, draf):
    for siapa in (pemeran.budi, pemeran.tono, pemeran.dewi, pemeran.admin):
        klien = sebagai(siapa)
        assert klien.get(alamat(draf)).status_code == 404
        assert ALASAN not in isi(klien.get(alamat(lama)))
        assert ALASAN not in isi(klien.get(alamat(lama, "versi/")))
    assert sebagai(pemeran.joko).get(alamat(lama, "versi/")).status_code == 404


# the editor ---------------------------------------------------------------------------------------
def test_penyunting_menandai_sel_yang_berubah_dan_yang_dicabut(sari, lama, draf):
    halaman = isi(sari.get(alamat(draf)))
    assert halaman.count("data-ubah") == 1
    assert "Semula: 11 layanan" in halaman
    kata = teks(sari.get(alamat(draf)))
    assert "Perubahan atas versi 1" in kata
    assert "2 sel berubah, 1 RHK tetap" in kata
    assert f"Alasan: {ALASAN}" in kata
    assert "Dicabut dari versi 1: Tersedianya layanan 3 yang andal" in kata


def test_buang_kembali_ke_versi_yang_berlaku(sari, lama, draf):
    jawaban = sari.post(alamat(draf, "perubahan/buang/"))
    assert (jawaban.status_code, jawaban.headers["Location"]) == (302, alamat(lama))
    assert Skp.objects.get(pk=draf.pk).status == "dibatalkan"
    assert sari.post(alamat(draf, "perubahan/buang/")).status_code == 409
    assert sari.post(alamat(lama, "perubahan/buang/")).status_code == 409


# the penilai --------------------------------------------------------------------------------------
def test_penilai_melihat_yang_berubah_dan_selebihnya_terlipat(budi, diajukan):
    halaman = isi(budi.get(alamat(diajukan)))
    berubah, sisa = halaman.split('<details class="lipatan">')
    assert "<del>" in berubah
    assert "Tersedianya layanan 2 yang andal" not in berubah.split("j-ubahan")[1]
    assert '<span class="tersembunyi">semula </span>11' in berubah
    assert '<span class="tersembunyi">menjadi </span>99' in berubah
    assert "RHK dicabut" in berubah
    assert "Tersedianya layanan 2 yang andal" in sisa


def test_perubahan_ditetapkan_di_halaman(budi, diajukan, lama):
    halaman = budi.get(alamat(diajukan, "tetapkan/"))
    sidik = halaman.context["sidik"]
    segarkan(budi)
    assert budi.post(alamat(diajukan, "tetapkan/"), {"sidik": sidik}).status_code == 302
    assert "Digantikan versi 2" in teks(budi.get(alamat(lama)))
    assert "Buka versi 2 yang berlaku" in teks(budi.get(alamat(lama)))
    for kode in (lama.kode, diajukan.kode):
        assert budi.get(f"/skp/{kode}/skp.pdf").content[:5] == b"%PDF-"


def test_daftar_menghitung_orang_sekali(sari, budi, lama, diajukan):
    tim = teks(budi.get(f"/skp/tim/{lama.mulai.year}/"))
    assert (tim.count("Sari Utami, S.Kom."), "Periksa perubahan" in tim) == (1, True)
    assert "1 menunggu keputusan Anda" in tim
    daftar = teks(sari.get("/skp/"))
    assert (daftar.count("Perubahan diajukan"), "Lihat perubahan" in daftar) == (1, True)


def test_beranda_menyebut_perubahan_sekali_dan_tidak_meminta_skp_lagi(pemeran, diajukan):
    meja = susun(pemeran.sari, localdate(), 0)
    assert sorted(s.status for s in meja.skp) == ["diajukan", "penyesuaian_diajukan"]
    milik_budi = [k for k in susun(pemeran.budi, localdate(), 0).kewajiban if k.pemilik == pemeran.budi.pk]
    assert [k.kode for k in milik_budi if k.jenis.kunci == "periksa_skp"] == [diajukan.kode]


def test_riwayat_triwulan_pertama_tampak_pada_versi_kedua(sari, budi, pemeran, lama):
    tw1 = pembuat.triwulan(1)
    pembuat.isi_realisasi(lama, tw1)
    pembuat.buat_evaluasi_ditetapkan(lama, tw1, pemeran.admin)
    baru = perubahan.buka(lama, oleh=pemeran.sari, alasan=ALASAN)
    penyusunan.hapus_rhk(baru.rhk.last(), oleh=pemeran.sari)
    skp = pembuat.tetapkan(Skp.objects.get(pk=baru.pk))
    assert teks(sari.get(f"/realisasi/{tw1.kode}/")).count("9 layanan") >= 2
    tim = teks(budi.get(f"/penilaian/tim/{tw1.kode}/"))
    assert (tim.count("Sari Utami, S.Kom."), "Ditetapkan" in tim) == (1, True)
    jawaban = budi.get(f"/penilaian/{tw1.kode}/{skp.kode}/")
    assert jawaban.status_code == 302


def test_realisasi_indikator_yang_dicabut_tetap_terbaca_penilai(budi, pemeran, lama):
    tw2 = pembuat.triwulan(2)
    pembuat.isi_realisasi(lama, tw2)
    baru = perubahan.buka(lama, oleh=pemeran.sari, alasan=ALASAN)
    penyusunan.hapus_rhk(baru.rhk.last(), oleh=pemeran.sari)
    skp = pembuat.tetapkan(Skp.objects.get(pk=baru.pk))
    kata = teks(budi.get(f"/penilaian/{tw2.kode}/{skp.kode}/"))
    assert "Dari versi SKP sebelumnya" in kata
    assert "Jumlah layanan 3 yang beroperasi" in kata
    assert budi.get(f"/penilaian/{tw2.kode}/{lama.kode}/").status_code == 200  # the old address


# versions -----------------------------------------------------------------------------------------
def test_daftar_versi_dan_bandingan(sari, lama, diajukan):
    sebutan = [s.sebutan for s, _ in sari.get(alamat(diajukan, "versi/")).context["daftar"]]
    assert sebutan == ["Versi 1, diajukan", "Versi 1, ditetapkan", "Versi 2, diajukan"]
    satu, dua, tiga = VersiSkp.objects.order_by("pk").values_list("pk", flat=True)
    beda = sari.get(alamat(lama, f"banding/{dua}/{tiga}/"), {"hanya": "on"})
    assert "2 sel berubah" in teks(beda)
    assert "Tersedianya layanan 2" not in isi(beda)
    assert "Tersedianya layanan 2" in isi(sari.get(alamat(lama, f"banding/{dua}/{tiga}/")))
    assert "Tidak ada yang berubah" in teks(sari.get(alamat(lama, f"banding/{satu}/{dua}/")))


def test_memilih_dua_versi_menuju_bandingannya(sari, lama):
    a, b = VersiSkp.objects.order_by("pk").values_list("pk", flat=True)
    jawaban = sari.get(alamat(lama, "versi/"), {"dari": a, "ke": b})
    assert jawaban.headers["Location"] == alamat(lama, f"banding/{a}/{b}/?hanya=on")


@pytest.mark.parametrize("buruk", ["999999999", "abc", "-1", "9" * 40])
def test_pilihan_versi_yang_ganjil_ditolak(sari, lama, buruk):
    assert sari.get(alamat(lama, "versi/"), {"dari": buruk, "ke": buruk}).status_code == 400
    assert sari.get(alamat(lama, f"banding/{buruk}/{buruk}/")).status_code == 404
    assert sari.get(alamat(lama, f"versi/{buruk}/skp.pdf")).status_code == 404


def test_versi_milik_orang_lain_tidak_dapat_dibandingkan(sari, lama, pemeran):
    pembuat.buat_skp_ditetapkan(pemeran.joko)
    milik = VersiSkp.objects.filter(skp=lama).values_list("pk", flat=True)
    asing = VersiSkp.objects.filter(skp__pegawai=pemeran.joko).first()
    assert sari.get(alamat(lama, f"banding/{milik[0]}/{asing.pk}/")).status_code == 404
    assert sari.get(alamat(lama, f"versi/{asing.pk}/skp.pdf")).status_code == 404


def test_pdf_versi_lama_adalah_berkas_yang_sama(sari, lama, diajukan):
    sebelum = sari.get(alamat(lama, "skp.pdf")).content
    pembuat.tetapkan(diajukan)
    ditetapkan = VersiSkp.objects.get(skp=lama, peristiwa="tetapkan")
    assert sari.get(alamat(diajukan, f"versi/{ditetapkan.pk}/skp.pdf")).content == sebelum
    usulan = VersiSkp.objects.get(skp=diajukan, peristiwa="ajukan")
    assert sari.get(alamat(diajukan, f"versi/{usulan.pk}/skp.pdf")).content[:5] == b"%PDF-"


def test_jumlah_kueri_versi_tetap(sari, lama, pemeran):
    jumlah = []
    for n in range(2):
        with kueri() as semua:
            sari.get(alamat(lama, "versi/"))
        jumlah.append(len(semua))
        kini = Skp.objects.dihitung().get(pegawai=pemeran.sari)
        baru = perubahan.buka(kini, oleh=pemeran.sari, alasan=ALASAN)
        iki = baru.rhk.first().iki.get()
        penyusunan.simpan_iki(iki, oleh=pemeran.sari, versi=1, target=f"{50 + n} layanan")
        pembuat.tetapkan(Skp.objects.get(pk=baru.pk))
    assert jumlah[0] == jumlah[1]


def test_dikembalikan_lalu_diajukan_lagi_tersimpan_semua(sari, diajukan, pemeran):
    perencanaan.kembalikan(diajukan, oleh=pemeran.budi, catatan="Target terlalu tinggi.")
    pembuat.ajukan(Skp.objects.get(pk=diajukan.pk))
    assert teks(sari.get(alamat(diajukan, "versi/"))).count("Diajukan") == 3
