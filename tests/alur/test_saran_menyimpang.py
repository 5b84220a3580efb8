"""A rating that differs from the suggestion needs its reason; the yearly one looks at realisasi akhir."""

import pytest

from evaluasi.alur import penilaian
from evaluasi.models import Evaluasi
from pegawai.penolakan import IsianKeliru
from skp_app.alur import pendokumentasian
from tests import pembuat
from tests.basis_data.langsung import ubah
from tests.cuplikan import ditolak, tanpa_perubahan

KURANG_ALASAN = "Rating hasil kerja berbeda dari saran. Tulis alasannya pada lembar penilaian."
BEKU = "Evaluasi sudah ditetapkan: saran dan alasannya tidak dapat diubah"


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


def tanda(skp, *nilai):
    return dict(zip(skp.rhk.values_list("pk", flat=True), nilai, strict=True))


@pytest.fixture
def menyimpang(skp, tw1, pemeran):
    """Suggested di bawah, rated sesuai, no reason yet."""
    pembuat.catat_capaian(skp.unit_penilai, tw1, pemeran.admin)
    return pembuat.nilai(skp, tw1, tanda=tanda(skp, "di_bawah", "di_bawah"))


def tetapkan(evaluasi):
    return penilaian.tetapkan(evaluasi, oleh=evaluasi.penilai, versi=evaluasi.versi)


def test_tanpa_alasan_tersimpan_tetapi_tidak_dapat_ditetapkan(menyimpang):
    assert (menyimpang.status, menyimpang.menyimpang) == ("dinilai", True)
    with ditolak(IsianKeliru, KURANG_ALASAN):
        tetapkan(menyimpang)


def test_dengan_alasan_ditetapkan_dan_alasannya_tidak_tercetak(menyimpang, skp, tw1):
    evaluasi = pembuat.nilai(skp, tw1, alasan_menyimpang=" Kendala di luar kendalinya. ", versi=1)
    assert tetapkan(evaluasi).alasan_menyimpang == "Kendala di luar kendalinya."
    assert "Kendala di luar" not in str(Evaluasi.objects.get().salinan)


def test_alasan_yang_tidak_lagi_berlaku_tidak_ikut_ditetapkan(menyimpang, skp, tw1):
    sama = {"hasil": "di_bawah", "alasan_menyimpang": "Tidak jadi.", "versi": 1}
    assert tetapkan(pembuat.nilai(skp, tw1, **sama)).alasan_menyimpang == ""


def test_alasan_yang_sama_dua_kali_tidak_mengubah_apa_apa(menyimpang, skp, tw1):
    pembuat.nilai(skp, tw1, alasan_menyimpang="Kendala.", versi=1)
    with tanpa_perubahan():
        pembuat.nilai(skp, tw1, alasan_menyimpang="Kendala.", versi=1)


def test_kepala_unit_yang_capaiannya_berubah_memerlukan_alasan(pemeran, tw1, organisasi):
    skp = pembuat.buat_skp_ditetapkan(pemeran.budi)
    pembuat.catat_capaian(organisasi.dinas, tw1, pemeran.admin)
    evaluasi = pembuat.nilai(skp, tw1)  # nothing is known of his unit yet, so nothing was suggested
    assert evaluasi.saran_hasil == ""
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin, "istimewa")
    with ditolak(IsianKeliru, KURANG_ALASAN):
        tetapkan(evaluasi)


def test_basis_data_menolak_menyimpang_tanpa_alasan_dan_membekukannya(menyimpang, skp, tw1):
    tetap = tetapkan(pembuat.nilai(skp, tw1, alasan_menyimpang="Kendala.", versi=1))
    for isi in ({"alasan_menyimpang": ""}, {"saran_hasil": "sesuai"}, {"tugas_belajar_gagal": True}):
        assert ubah(tetap, **isi) == BEKU
    dinilai = pembuat.nilai(skp, pembuat.triwulan(2), tanda=tanda(skp, "di_bawah", "di_bawah"))
    salinan = {"salinan": "{}", "sidik": "a" * 64, "capaian": "baik", "ditetapkan_pada": tetap.ditetapkan_pada}
    assert ubah(dinilai, status="ditetapkan", **salinan) == "evaluasi_menyimpang_beralasan"


def test_saran_tahunan_menyebut_hasil_kerja_tanpa_realisasi_akhir(skp):
    akhir = pembuat.akhir_tahun()
    pembuat.isi_realisasi(skp, pembuat.triwulan(3))  # progress only
    iki = skp.rhk.first().iki.get()
    pendokumentasian.catat_realisasi(iki, akhir, oleh=skp.pegawai, teks="12 layanan", jenis="akhir")
    evaluasi = pembuat.nilai(skp, akhir, tanda=tanda(skp, "sesuai", "sesuai"))
    assert evaluasi.saran_alasan == (
        "0 dari 2 hasil kerja di atas ekspektasi, 0 di bawah; 0 dari 2 hasil kerja utama di bawah ekspektasi; "
        "1 hasil kerja belum punya realisasi akhir."
    )
