"""A tugas belajar that was not finished: Kurang or Sangat Kurang by perilaku (Lampiran p. 100 d, 103 d; E56)."""

from datetime import timedelta
from itertools import product

import pytest
from django.utils.timezone import localdate

from evaluasi.alur import hitung, penilaian, studi
from evaluasi.alur.keberatan import predikat_sah
from evaluasi.aturan.kuadran import predikat_studi_gagal
from evaluasi.models import Evaluasi
from pegawai.penolakan import IsianKeliru, VersiBasi
from skp_app.alur import penugasan
from skp_app.models import PeriodeEvaluasi
from tests import pembuat
from tests.basis_data.langsung import DITERIMA, ubah
from tests.cuplikan import ditolak

STUDI = {"program": "Magister Epidemiologi", "perguruan": "Universitas Y", "jenjang": "lanjut",
         "akreditasi_perguruan": "A", "akreditasi_prodi": "B"}  # fmt: skip
RATING = ("di_bawah", "sesuai", "di_atas")
KALIMAT = (
    "Tugas belajar Magister Epidemiologi di Universitas Y tidak diselesaikan; predikat ditetapkan dalam kategori "
    "Kurang atau Sangat Kurang menurut perilaku kerja (Permenpan RB 6/2022, Lampiran hlm. {} huruf d)."
)


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def kini(skp):
    """The triwulan of today."""
    return PeriodeEvaluasi.objects.get(jenis="periodik", mulai__lte=localdate(), selesai__gte=localdate())


@pytest.fixture
def belajar(skp, pemeran):
    mulai = localdate() - timedelta(days=1)
    return penugasan.tunjuk(
        pemeran.sari, oleh=pemeran.budi, uraian="Tugas belajar", mulai=mulai, jenis="tugas_belajar", studi=STUDI
    )


@pytest.fixture
def gagal(belajar, pemeran):
    return penugasan.catat_hasil_studi(belajar, oleh=pemeran.budi, lulus=False, tanggal=localdate())


@pytest.mark.parametrize(
    ("perilaku", "predikat"), [("di_bawah", "sangat_kurang"), ("sesuai", "kurang"), ("di_atas", "kurang")]
)
def test_predikat_dibatasi_menurut_perilaku(skp, kini, gagal, perilaku, predikat):
    evaluasi = pembuat.nilai(skp, kini, "di_bawah", perilaku)
    assert (evaluasi.predikat, evaluasi.tugas_belajar_gagal) == (predikat, True)


@pytest.mark.parametrize("hasil", ["sesuai", "di_atas"])
def test_rating_hasil_lain_ditolak(skp, kini, gagal, hasil):
    with ditolak(IsianKeliru, studi.TERTUTUP):
        pembuat.nilai(skp, kini, hasil, "di_atas")
    with pytest.raises(ValueError, match="fixes the rating"):
        predikat_studi_gagal(hasil, "sesuai")


def test_keberatan_tidak_membuka_kuadran_lagi():
    assert predikat_sah("di_bawah", "di_atas", studi_gagal=True) == "kurang"
    with pytest.raises(IsianKeliru):
        predikat_sah("sesuai", "di_atas", studi_gagal=True)


def test_periode_lain_memakai_kuadran_dan_tahunan_ikut_terbatas(skp, kini, gagal):
    lain = PeriodeEvaluasi.objects.filter(jenis="periodik", selesai__lt=kini.mulai).first()
    assert studi.gagal(skp, kini) == gagal == studi.gagal(skp, pembuat.akhir_tahun())
    assert lain is None or studi.gagal(skp, lain) is None


def test_yang_lulus_dinilai_seperti_biasa(skp, kini, belajar, pemeran):
    penugasan.catat_hasil_studi(belajar, oleh=pemeran.budi, lulus=True, tanggal=localdate())
    assert pembuat.nilai(skp, kini, "di_bawah", "sesuai").predikat == "butuh_perbaikan"


def test_sebabnya_tercetak_di_depan_catatan_dan_tidak_perlu_alasan_menyimpang(skp, kini, gagal, pemeran):
    tanda = dict.fromkeys(skp.rhk.values_list("pk", flat=True), "di_atas")
    salinan = pembuat.buat_evaluasi_ditetapkan(skp, kini, pemeran.admin, hasil="di_bawah", tanda=tanda).salinan
    assert (salinan["predikat"], salinan["rating_hasil"]) == ("kurang", "di_bawah")
    assert salinan["catatan"] == f"{KALIMAT.format(100)} Pertahankan mutu layanan."
    assert studi.kalimat(gagal, pembuat.akhir_tahun()) == KALIMAT.format(103)


def test_hasil_studi_yang_datang_kemudian_menahan_penetapan(skp, kini, belajar, pemeran):
    pembuat.catat_capaian(skp.unit_penilai, kini, pemeran.admin)
    evaluasi = pembuat.nilai(skp, kini)
    penugasan.catat_hasil_studi(belajar, oleh=pemeran.budi, lulus=False, tanggal=localdate())
    with ditolak(VersiBasi, penilaian.STUDI_BERUBAH):
        penilaian.tetapkan(evaluasi, oleh=pemeran.budi, versi=evaluasi.versi)


def test_hitung_ulang_tidak_mengembalikan_sel_kuadran(skp, kini, gagal):
    pembuat.nilai(skp, kini, "di_bawah", "sesuai")
    hitung.hitung_unit(skp.unit_penilai_id, kini)
    assert Evaluasi.objects.get().predikat == "kurang"


def test_basis_data_hanya_menerima_tiga_sel(skp, kini, gagal):
    evaluasi = pembuat.nilai(skp, kini, "di_bawah", "sesuai")
    semua = ["sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang"]
    diterima = {
        (h, p, k)
        for h, p, k in product(RATING, RATING, semua)
        if ubah(evaluasi, rating_hasil=h, rating_perilaku=p, predikat=k) == DITERIMA
    }
    assert diterima == {
        ("di_bawah", "di_bawah", "sangat_kurang"), ("di_bawah", "sesuai", "kurang"), ("di_bawah", "di_atas", "kurang"),
    }  # fmt: skip
    assert ubah(evaluasi, tugas_belajar_gagal=False) == "evaluasi_predikat_dari_kuadran"
