"""Feedback: by the penilai, on one thing, sent once and told once (Pasal 17-19)."""

from datetime import date

import pytest

from pegawai.models import Jejak, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import umpan_balik
from skp_app.models import UmpanBalik
from tests import pembuat
from tests.cuplikan import ditolak, tanpa_perubahan


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


def beri(skp, periode, oleh=None, **isi):
    isi = {"isi": "Sudah baik.", "nada": "positif", "perilaku": "loyal"} | isi
    return umpan_balik.beri(skp, periode, oleh=oleh or skp.penilai, **isi)


def test_umpan_balik_meninggalkan_satu_jejak_dan_satu_pesan(skp, tw1, pemeran):
    kiriman = beri(skp, tw1, isi="  Sudah baik.  ")
    assert (str(kiriman), kiriman.hubungan, kiriman.perilaku) == ("Pimpinan: Sudah baik.", "pimpinan", "loyal")
    jejak = Jejak.objects.filter(kata_kerja="beri_umpan_balik")
    assert list(jejak.values_list("oleh__nama", "sebagai", "data")) == [
        ("Budi Santoso", "penilai", {"umpan_balik": kiriman.pk})
    ]
    pesan = Pemberitahuan.objects.filter(judul="Anda menerima umpan balik")
    assert [p.penerima for p in pesan] == [pemeran.sari]


def test_umpan_balik_yang_sama_terkirim_sekali(skp, tw1):
    pertama = beri(skp, tw1)
    with tanpa_perubahan():
        assert beri(skp, tw1, isi=" Sudah baik. ") == pertama


def test_umpan_balik_pada_indikator(skp, tw1):
    iki = skp.rhk.first().iki.get()
    kiriman = beri(skp, tw1, iki=iki, perilaku="")
    assert (kiriman.iki, kiriman.perilaku) == (iki, "")


@pytest.mark.parametrize(
    ("dari", "hubungan", "cetak"),
    [
        ("", "pimpinan", "Pimpinan: Sudah baik."),
        ("Pimpinan (nama)", "pimpinan", "Pimpinan (nama): Sudah baik."),
        ("Rekan kerja setingkat (nama)", "rekan_setingkat", "Rekan kerja setingkat (nama): Sudah baik."),
        ("Pegawai di bawahnya (nama)", "bawahan", "Pegawai di bawahnya (nama): Sudah baik."),
        ("Stakeholder terkait", "pihak_lain", "Stakeholder terkait: Sudah baik."),
    ],
)
def test_penilai_mencatat_umpan_balik_orang_lain(skp, tw1, dari, hubungan, cetak):
    kiriman = beri(skp, tw1, dari=dari)
    assert (kiriman.hubungan, str(kiriman), kiriman.pemberi) == (hubungan, cetak, skp.penilai)


@pytest.mark.parametrize("isi", ["", "   ", "\n"])
def test_umpan_balik_kosong_ditolak(skp, tw1, isi):
    with ditolak(IsianKeliru, "Umpan balik belum ditulis."):
        beri(skp, tw1, isi=isi)


def test_umpan_balik_tentang_satu_hal_saja(skp, tw1):
    kalimat = "Pilih satu: indikator hasil kerja atau nilai perilaku."
    with ditolak(IsianKeliru, kalimat):
        beri(skp, tw1, perilaku="")
    with ditolak(IsianKeliru, kalimat):
        beri(skp, tw1, iki=skp.rhk.first().iki.get(), perilaku="loyal")


def test_indikator_orang_lain_ditolak(skp, tw1, pemeran):
    asing = pembuat.buat_skp_ditetapkan(pemeran.joko).rhk.first().iki.get()
    with ditolak(IsianKeliru, "Indikator tersebut bukan bagian dari SKP ini."):
        beri(skp, tw1, iki=asing, perilaku="")


@pytest.mark.parametrize("siapa", ["sari", "rina", "tono", "joko", "admin"])
def test_hanya_penilai_yang_memberi(skp, tw1, pemeran, siapa):
    with ditolak(BukanHak, "Umpan balik pimpinan diberikan oleh pejabat penilai kinerja."):
        beri(skp, tw1, oleh=getattr(pemeran, siapa))


@pytest.mark.parametrize("sampai", [lambda s: s, pembuat.ajukan], ids=["draf", "diajukan"])
def test_sebelum_ditetapkan_belum_ada_umpan_balik(pemeran, tw1, sampai):
    skp = sampai(pembuat.buat_skp(pemeran.joko))
    with ditolak(KeadaanMenolak, "Umpan balik diberikan setelah SKP ditetapkan."):
        beri(skp, tw1)


def test_periode_tahun_lain_ditolak(skp, periode):
    pembuat.buat_periode(periode.tahun - 1)
    lalu = pembuat.triwulan(4, periode.tahun - 1)
    with ditolak(KeadaanMenolak, f"{lalu.nama} berada di luar masa SKP ini."):
        beri(skp, lalu)


def test_periode_sebelum_skp_mulai_ditolak(pemeran, periode, tw1):
    skp = pembuat.buat_skp_ditetapkan(pemeran.joko, mulai=date(periode.tahun, 7, 1))
    with ditolak(KeadaanMenolak, f"{tw1.nama} berada di luar masa SKP ini."):
        beri(skp, tw1)


def test_setelah_evaluasi_ditetapkan_umpan_balik_periode_itu_tertutup(skp, tw1, pemeran):
    beri(skp, tw1)
    pembuat.buat_evaluasi_ditetapkan(skp, tw1, pemeran.admin)
    with ditolak(KeadaanMenolak, f"Evaluasi {tw1.nama} sudah ditetapkan."):
        beri(skp, tw1, isi="Terlambat.")
    beri(skp, pembuat.triwulan(2), isi="Untuk triwulan berikutnya.")
    assert UmpanBalik.objects.count() == 2
