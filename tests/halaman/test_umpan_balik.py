"""Umpan balik berkelanjutan: giving it as a penilai, reading what one received"""

from datetime import date

import pytest
import time_machine

from pegawai.models import Pemberitahuan
from skp_app.alur import umpan_balik
from skp_app.models import Iki, PenutupanPeriode, UmpanBalik
from tests import pembuat
from tests.cuplikan import tanpa_perubahan
from tests.halaman.bantu import isi, teks
from tests.halaman.kueri import kueri

KATA = "Layanan izin usaha berjalan tanpa gangguan selama Maret."


@pytest.fixture(autouse=True)
def pertengahan_tahun():
    with time_machine.travel(date(2026, 5, 15), tick=True):
        yield


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def tw(skp):
    return pembuat.triwulan(1)


@pytest.fixture
def iki(skp):
    return Iki.objects.filter(rhk__skp=skp).first()


@pytest.fixture
def budi(sebagai, pemeran):
    return sebagai(pemeran.budi)


@pytest.fixture
def isian(iki, tw):
    return {
        "sasaran": f"iki-{iki.pk}",
        "nada": "positif",
        "isi": KATA,
        "hubungan": "pimpinan",
        "nama": "",
        "periode": tw.kode,
    }


def alamat(skp):
    return f"/umpan-balik/beri/{skp.kode}/"


# Memberi -------------------------------------------------------------------------------------------
def test_halaman_menyebut_siapa_yang_melihat(budi, skp, iki):
    jawaban = budi.get(alamat(skp), {"periode": "2026-tw1"})
    assert (
        "Dilihat oleh Sari Utami, S.Kom., Anda sebagai pejabat penilai, dan Tono Subroto sebagai atasan penilai."
        in teks(jawaban)
    )
    assert f'<option value="iki-{iki.pk}">' in isi(jawaban)
    assert '<option value="kolaboratif">Kolaboratif</option>' in isi(jawaban)
    assert 'name="periode" value="2026-tw1"' in isi(jawaban)


def test_beri_untuk_indikator(budi, skp, iki, tw, isian, pemeran):
    jawaban = budi.post(alamat(skp), isian)
    assert jawaban.url == f"/umpan-balik/?skp={skp.kode}&periode=2026-tw1"
    u = UmpanBalik.objects.get()
    assert (u.skp, u.iki, u.perilaku, u.isi, u.nada, u.sebutan, u.pemberi, u.periode_evaluasi) == (
        skp, iki, "", KATA, "positif", "Pimpinan", pemeran.budi, tw,
    )  # fmt: skip
    assert Pemberitahuan.objects.filter(penerima=pemeran.sari, judul="Anda menerima umpan balik").count() == 1
    assert KATA in teks(budi.get(jawaban.url))


def test_mencatat_umpan_balik_orang_lain(budi, skp, isian):
    budi.post(alamat(skp), isian | {"sasaran": "kolaboratif", "hubungan": "rekan_setingkat", "nama": "Joko"})
    u = UmpanBalik.objects.get()
    assert (u.iki, u.perilaku, u.sebutan, u.hubungan) == (
        None, "kolaboratif", "Rekan kerja setingkat (Joko)", "rekan_setingkat",
    )  # fmt: skip


def test_kata_yang_sama_dua_kali_satu_umpan_balik(budi, skp, isian):
    budi.post(alamat(skp), isian)
    with tanpa_perubahan():
        assert budi.post(alamat(skp), isian).status_code == 302


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"isi": ""}, "Yang terjadi belum diisi."),
        ({"isi": "bagus"}, "Yang terjadi paling pendek 15 huruf. Sekarang 5."),
        ({"isi": "x" * 1001}, "Yang terjadi paling panjang 1000 huruf. Sekarang 1001; pendekkan."),
        ({"isi": KATA + "\x1b"}, "Isian memuat tanda yang tidak dapat dicetak."),
        ({"nada": "marah"}, "Kesan: pilih salah satu yang tersedia."),
        ({"nada": ""}, "Kesan belum diisi."),
        ({"sasaran": ""}, "Tentang belum diisi."),
        ({"sasaran": "iki-" + "9" * 40}, "Tentang: pilih salah satu yang tersedia."),
        ({"sasaran": "setia"}, "Tentang: pilih salah satu yang tersedia."),
        ({"hubungan": "musuh"}, "Berasal dari: pilih salah satu yang tersedia."),
        ({"nama": "x" * 121}, "Nama pemberi paling panjang 120 huruf."),
        ({"periode": "kapan"}, "Periode"),
    ],
)
def test_isian_keliru_tampil_lagi_dengan_kalimat(budi, skp, isian, ubah, kalimat):
    with tanpa_perubahan():
        jawaban = budi.post(alamat(skp), isian | ubah)
    assert jawaban.status_code == 422
    assert kalimat in teks(jawaban)


def test_indikator_skp_lain_bukan_pilihan(budi, skp, isian, pemeran):
    lain = pembuat.buat_skp_ditetapkan(pemeran.joko).rhk.first().iki.get()
    with tanpa_perubahan():
        assert budi.post(alamat(skp), isian | {"sasaran": f"iki-{lain.pk}"}).status_code == 422


@pytest.mark.parametrize("periode", ["2026-tw9", "1999-akhir"])
def test_periode_yang_tidak_ada(budi, skp, isian, periode):
    with tanpa_perubahan():
        assert budi.post(alamat(skp), isian | {"periode": periode}).status_code == 404


@pytest.mark.parametrize(
    ("siapa", "status"), [("sari", 403), ("tono", 403), ("dewi", 403), ("rina", 404), ("joko", 404)]
)
@pytest.mark.parametrize("cara", ["get", "post"])
def test_hanya_penilai_yang_memberi(sebagai, pemeran, skp, isian, siapa, status, cara):
    klien = sebagai(getattr(pemeran, siapa))
    with tanpa_perubahan():
        assert getattr(klien, cara)(alamat(skp), isian).status_code == status


def test_setelah_evaluasi_ditetapkan_ditolak_dengan_kalimat(budi, skp, tw, isian):
    PenutupanPeriode.objects.create(skp=skp, periode_evaluasi=tw)
    with tanpa_perubahan():
        jawaban = budi.post(alamat(skp), isian)
    assert jawaban.status_code == 409
    assert "Evaluasi Triwulan I 2026 sudah ditetapkan." in teks(jawaban)


def test_sebelum_skp_ditetapkan_ditolak_dengan_kalimat(budi, pemeran, skp, isian):
    lain = pembuat.ajukan(pembuat.buat_skp(pemeran.joko))
    with tanpa_perubahan():
        jawaban = budi.post(alamat(lain), isian | {"sasaran": "loyal"})
    assert jawaban.status_code == 409
    assert "Umpan balik diberikan setelah SKP ditetapkan." in teks(jawaban)


# Membaca -------------------------------------------------------------------------------------------
@pytest.fixture
def diberi(skp, tw, iki, pemeran):
    umpan_balik.beri(skp, tw, oleh=pemeran.budi, isi=KATA, nada="positif", iki=iki)
    kata = "Rapat dua kali tidak dihadiri tanpa kabar."
    umpan_balik.beri(skp, tw, oleh=pemeran.budi, isi=kata, nada="tidak_positif", perilaku="kolaboratif")


def test_diterima_dikelompokkan(sebagai, pemeran, diberi):
    halaman = teks(sebagai(pemeran.sari).get("/umpan-balik/"))
    pertama = "RHK 1. Tersedianya layanan 1 yang andal 1 umpan balik Jumlah layanan 1 yang beroperasi " + KATA
    assert pertama in halaman
    assert "Perilaku: Kolaboratif 1 umpan balik Rapat dua kali tidak dihadiri tanpa kabar." in halaman
    assert halaman.index(pertama) < halaman.index("Perilaku: Kolaboratif")


def test_saring_periode(sebagai, pemeran, skp, diberi):
    sari = sebagai(pemeran.sari)
    assert KATA in teks(sari.get("/umpan-balik/", {"skp": skp.kode, "periode": "2026-tw1"}))
    assert "Belum ada umpan balik pada Triwulan II 2026." in teks(sari.get("/umpan-balik/", {"periode": "2026-tw2"}))


def test_tanpa_skp_ada_kalimatnya(sebagai, pemeran, periode):
    assert "Anda belum punya SKP." in teks(sebagai(pemeran.joko).get("/umpan-balik/"))


@pytest.mark.parametrize(
    ("siapa", "status"),
    [("sari", 200), ("budi", 200), ("tono", 200), ("dewi", 403), ("admin", 403), ("rina", 404), ("joko", 404)],
)
def test_milik_orang_lain_hanya_untuk_para_pihak(sebagai, pemeran, skp, diberi, siapa, status):
    jawaban = sebagai(getattr(pemeran, siapa)).get("/umpan-balik/", {"skp": skp.kode})
    assert jawaban.status_code == status
    assert (KATA in teks(jawaban)) == (status == 200)


@pytest.mark.parametrize("saring", [{"skp": "x"}, {"skp": "a" * 500}, {"periode": "x"}, {"periode": "2026-tw1%"}])
def test_saringan_ganjil_ditolak(sebagai, pemeran, skp, saring):
    assert sebagai(pemeran.sari).get("/umpan-balik/", saring).status_code == 400


@pytest.mark.parametrize("saring", [{"skp": "a" * 16}, {"periode": "1999-tw1"}])
def test_saringan_yang_tidak_ada(sebagai, pemeran, skp, saring):
    assert sebagai(pemeran.sari).get("/umpan-balik/", saring).status_code == 404


@pytest.mark.parametrize("banyak", [1, 3])
def test_jumlah_kueri_tetap(sebagai, pemeran, skp, tw, iki, banyak):
    for n in range(banyak):
        umpan_balik.beri(skp, tw, oleh=pemeran.budi, isi=f"{KATA} {n}", nada="positif", iki=iki)
    sari = sebagai(pemeran.sari)
    with kueri() as semua:
        assert isi(sari.get("/umpan-balik/")).count(KATA) == banyak
    assert len(semua) == 8


def test_teks_orang_tidak_menjadi_kode_halaman(sebagai, budi, skp, isian, pemeran):
    budi.post(alamat(skp), isian | {"isi": "<script>alert('panjang')</script>"})
    assert "<script>alert" not in isi(sebagai(pemeran.sari).get("/umpan-balik/"))


def test_metode_lain_ditolak(budi, skp):
    with tanpa_perubahan():
        assert budi.put(alamat(skp)).status_code == 405
