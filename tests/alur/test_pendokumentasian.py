"""Realisasi and evidence: by the owner, in a set SKP, until the evaluation of the period is set."""

from datetime import date

import pytest

from pegawai.models import Jejak, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur import bukti, pendokumentasian
from skp_app.models import Realisasi
from tests import pembuat
from tests.cuplikan import ditolak, tanpa_perubahan


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def iki(skp):
    return skp.rhk.first().iki.get()


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


def catat(iki, periode, oleh=None, teks="9 layanan", **lain):
    return pendokumentasian.catat_realisasi(iki, periode, oleh=oleh or iki.rhk.skp.pegawai, teks=teks, **lain)


def jejak():
    return list(
        Jejak.objects.filter(objek_jenis="skp").exclude(kata_kerja__in=["buat", "ajukan", "tetapkan"])
        .values_list("kata_kerja", "oleh__nama", "sebagai")
    )  # fmt: skip


# realisasi ---------------------------------------------------------------------------------------
def test_realisasi_pertama_meninggalkan_satu_jejak(iki, tw1):
    realisasi = catat(iki, tw1, sumber_data="laporan layanan", jenis="akhir", kendala="Listrik padam")
    assert (realisasi.versi, realisasi.tercetak) == (1, "9 layanan berdasarkan laporan layanan")
    assert jejak() == [("catat_realisasi", "Sari Utami", "pemilik")]


def test_realisasi_yang_sama_dua_kali_adalah_satu(iki, tw1):
    pertama = catat(iki, tw1)
    with tanpa_perubahan():
        assert catat(iki, tw1) == pertama


def test_perubahan_menaikkan_versi_dan_meninggalkan_jejak_sendiri(iki, tw1):
    catat(iki, tw1)
    assert catat(iki, tw1, teks="10 layanan", versi=1).versi == 2
    assert [j[0] for j in jejak()] == ["catat_realisasi", "ubah_realisasi"]


@pytest.mark.parametrize("versi", [None, 0, 2])
def test_realisasi_dengan_versi_lama_ditolak(iki, tw1, versi):
    catat(iki, tw1)
    with ditolak(VersiBasi, "Realisasi ini baru saja disimpan dari tempat lain.") as penolakan:
        catat(iki, tw1, teks="10 layanan", versi=versi)
    assert (penolakan.value.tersimpan, penolakan.value.dikirim) == ({"teks": "9 layanan"}, {"teks": "10 layanan"})


def test_periode_baru_tidak_menimpa_yang_lama(iki, tw1):
    catat(iki, tw1)
    catat(iki, pembuat.triwulan(2), teks="20 layanan")
    assert list(Realisasi.objects.order_by("periode_evaluasi__mulai").values_list("teks", flat=True)) == [
        "9 layanan", "20 layanan",
    ]  # fmt: skip


@pytest.mark.parametrize("siapa", ["budi", "rina", "joko", "admin", "tono"])
def test_hanya_pemilik_yang_mengisi_realisasi(iki, tw1, pemeran, siapa):
    with ditolak(BukanHak, "Realisasi hanya dapat diisi oleh pegawai yang bersangkutan."):
        catat(iki, tw1, oleh=getattr(pemeran, siapa))


def test_sebelum_ditetapkan_belum_ada_realisasi(pemeran, tw1):
    iki = pembuat.buat_skp(pemeran.joko).rhk.first().iki.get()
    with ditolak(KeadaanMenolak, "Realisasi diisi setelah SKP ditetapkan."):
        catat(iki, tw1)


def test_periode_tahun_lain_ditolak(iki, periode):
    pembuat.buat_periode(periode.tahun - 1)
    lalu = pembuat.triwulan(4, periode.tahun - 1)
    with ditolak(KeadaanMenolak, f"{lalu.nama} berada di luar masa SKP ini."):
        catat(iki, lalu)


def test_periode_sebelum_skp_mulai_ditolak(pemeran, periode, tw1):
    skp = pembuat.buat_skp_ditetapkan(pemeran.joko, mulai=date(periode.tahun, 7, 1))
    iki = skp.rhk.first().iki.get()
    with ditolak(KeadaanMenolak, f"{tw1.nama} berada di luar masa SKP ini."):
        catat(iki, tw1)
    assert catat(iki, pembuat.triwulan(3)).versi == 1


def test_setelah_evaluasi_ditetapkan_realisasi_terkunci(skp, iki, tw1, pemeran):
    catat(iki, tw1)
    pembuat.buat_evaluasi_ditetapkan(skp, tw1, pemeran.admin)
    kalimat = f"Evaluasi {tw1.nama} sudah ditetapkan; realisasinya tidak dapat diubah."
    with ditolak(KeadaanMenolak, kalimat):
        catat(iki, tw1, teks="99 layanan", versi=1)
    with ditolak(KeadaanMenolak, kalimat):
        catat(skp.rhk.last().iki.get(), tw1)
    assert catat(iki, pembuat.triwulan(2)).versi == 1  # the next period is open


def test_bidang_lain_ditolak(iki, tw1):
    with ditolak(IsianKeliru, "Bidang tidak dikenal: diubah_pada, iki_id."):
        catat(iki, tw1, iki_id=1, diubah_pada=None)


@pytest.mark.parametrize("isian", [{"teks": ""}, {"teks": "  \n"}])
def test_realisasi_kosong_ditolak(iki, tw1, isian):
    with ditolak(IsianKeliru, "Realisasi belum diisi."):
        catat(iki, tw1, **isian)
    catat(iki, tw1)
    with ditolak(IsianKeliru, "Realisasi belum diisi."):
        catat(iki, tw1, versi=1, **isian)


def test_realisasi_tanpa_teks_ditolak_tetapi_kendala_saja_dapat_diubah(iki, tw1, pemeran):
    with ditolak(IsianKeliru, "Realisasi belum diisi."):
        pendokumentasian.catat_realisasi(iki, tw1, oleh=pemeran.sari, kendala="Listrik padam")
    catat(iki, tw1)
    ada = pendokumentasian.catat_realisasi(iki, tw1, oleh=pemeran.sari, versi=1, kendala="Listrik padam")
    assert (ada.teks, ada.kendala, ada.versi) == ("9 layanan", "Listrik padam", 2)


@pytest.fixture
def realisasi(iki, tw1):
    return catat(iki, tw1)


def test_dokumentasi_tidak_mengirim_pesan(realisasi, skp):
    bukti.tambah(realisasi, oleh=skp.pegawai, judul="Laporan", lokasi="Lemari")
    assert Pemberitahuan.objects.exclude(kunci__startswith=f"skp-{skp.pk}-").count() == 0
