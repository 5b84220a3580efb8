"""Recording the capaian organisasi: by the BKD, once per unit and period, frozen once a set evaluation rests on it."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from evaluasi.alur import capaian, hitung, penilaian
from evaluasi.models import CapaianOrganisasi, Evaluasi
from pegawai.models import Jejak, Pekerjaan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.models import PeriodeEvaluasi
from tests import pembuat
from tests.cuplikan import ditolak, tanpa_perubahan

TERPAKAI = (
    "Capaian ini sudah dipakai 1 evaluasi yang ditetapkan. Perubahannya diajukan dengan alasan dan disetujui orang "
    "kedua."
)


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


def catat(unit, periode, oleh, predikat="baik", **lain):
    isi = {"dasar": "LKj Triwulan I", "ditetapkan_oleh": "Bupati", "tanggal": localdate()} | lain
    return capaian.catat(unit, periode, oleh=oleh, predikat=predikat, **isi)


def jejak():
    return list(Jejak.objects.filter(kata_kerja="catat_capaian").values_list("oleh__nama", "sebagai", "dari", "ke"))


def test_capaian_direkam_dengan_satu_jejak_dan_satu_hitung_ulang(pemeran, organisasi, tw1):
    rekaman = catat(organisasi.egov, tw1, pemeran.admin)
    assert (rekaman.predikat, rekaman.versi, rekaman.direkam_oleh) == ("baik", 1, pemeran.admin)
    assert jejak() == [("Ayu Puspita", "pengelola_instansi", "", "baik")]
    assert list(Pekerjaan.objects.values_list("kunci", "peminta__nama")) == [
        (f"unit-{organisasi.egov.pk}-{tw1.kode}", "Ayu Puspita")
    ]


def test_rekaman_yang_sama_dua_kali_tidak_mengubah_apa_apa(pemeran, organisasi, tw1):
    rekaman = catat(organisasi.egov, tw1, pemeran.admin)
    with tanpa_perubahan():
        assert catat(organisasi.egov, tw1, pemeran.admin, dasar=" LKj Triwulan I ") == rekaman


@pytest.mark.parametrize("siapa", ["sari", "budi", "tono", "bupati", "dewi", "kepala_bkd"])
def test_hanya_pengelola_instansi_yang_merekam(pemeran, organisasi, tw1, siapa):
    with ditolak(BukanHak, "Capaian organisasi hanya dapat direkam oleh pengelola kepegawaian instansi."):
        catat(organisasi.egov, tw1, getattr(pemeran, siapa))


def test_dasar_harus_ada(pemeran, organisasi, tw1):
    with ditolak(IsianKeliru, "Dasar capaian belum diisi. Contoh: LKj Triwulan I 2026."):
        catat(organisasi.egov, tw1, pemeran.admin, dasar="  ")


def test_koreksi_menaikkan_versi_dan_menghitung_ulang(pemeran, organisasi, tw1):
    catat(organisasi.egov, tw1, pemeran.admin)
    rekaman = catat(organisasi.egov, tw1, pemeran.admin, "kurang", versi=1)
    assert (rekaman.predikat, rekaman.versi) == ("kurang", 2)
    assert [j[2:] for j in jejak()] == [("", "baik"), ("baik", "kurang")]
    assert CapaianOrganisasi.objects.count() == 1


@pytest.mark.parametrize("versi", [None, 0, 2])
def test_koreksi_dari_formulir_lama_ditolak(pemeran, organisasi, tw1, versi):
    catat(organisasi.egov, tw1, pemeran.admin)
    with ditolak(VersiBasi, "Capaian ini baru saja disimpan oleh orang lain.") as penolakan:
        catat(organisasi.egov, tw1, pemeran.admin, "kurang", versi=versi)
    assert (penolakan.value.tersimpan["predikat"], penolakan.value.dikirim["predikat"]) == ("Baik", "Kurang")


@pytest.fixture
def ditetapkan(pemeran, tw1):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    return pembuat.buat_evaluasi_ditetapkan(skp, tw1, pemeran.admin)


def test_capaian_yang_dipakai_evaluasi_ditetapkan_tidak_dapat_diubah(ditetapkan, pemeran, organisasi, tw1):
    with ditolak(KeadaanMenolak, TERPAKAI):
        catat(organisasi.egov, tw1, pemeran.admin, "kurang", versi=1)


def test_dasar_dari_capaian_yang_dipakai_masih_dapat_diperbaiki(ditetapkan, pemeran, organisasi, tw1):
    assert catat(organisasi.egov, tw1, pemeran.admin, dasar="LKj nomor 12", versi=1).versi == 2


def test_capaian_unit_dan_periode_lain_tetap_dapat_diubah(ditetapkan, pemeran, organisasi, tw1):
    for unit, periode in ((organisasi.statistik, tw1), (organisasi.egov, pembuat.triwulan(2))):
        catat(unit, periode, pemeran.admin)
        assert catat(unit, periode, pemeran.admin, "kurang", versi=1).predikat == "kurang"


# the yearly figure that is late (Lampiran p. 94 f) -----------------------------------------------
@pytest.fixture
def terlambat(pemeran, periode, organisasi):
    """The yearly evaluation, its window already over; last year's capaian of the unit was Baik."""
    pembuat.buat_periode(periode.tahun - 1)
    catat(organisasi.egov, pembuat.akhir_tahun(periode.tahun - 1), pemeran.admin, "baik")
    kemarin = localdate() - timedelta(days=1)
    akhir = PeriodeEvaluasi.objects.filter(pk=pembuat.akhir_tahun().pk)
    akhir.update(jendela_mulai=kemarin, jendela_selesai=kemarin)
    return akhir.get()


def test_capaian_tahun_lalu_dipakai_dan_disebut(terlambat, pemeran):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    evaluasi = penilaian.tetapkan(pembuat.nilai(skp, terlambat, oleh=pemeran.tono), oleh=pemeran.tono, versi=1)
    assert (evaluasi.capaian, evaluasi.capaian_tahun_lalu) == ("baik", True)
    assert evaluasi.salinan["capaian_catatan"] == "capaian tahun sebelumnya"


def test_capaian_yang_terlambat_tidak_mengubah_yang_sudah_ditetapkan(terlambat, pemeran, organisasi):
    sari, joko = (pembuat.buat_skp_ditetapkan(p) for p in (pemeran.sari, pemeran.joko))
    penilaian.tetapkan(pembuat.nilai(sari, terlambat, oleh=pemeran.tono), oleh=pemeran.tono, versi=1)
    pembuat.nilai(joko, terlambat, oleh=pemeran.tono)
    catat(organisasi.egov, terlambat, pemeran.admin, "istimewa")
    hitung.hitung_unit(organisasi.egov.pk, terlambat)
    assert list(Evaluasi.objects.order_by("pk").values_list("capaian", "capaian_tahun_lalu")) == [
        ("baik", True),
        ("istimewa", False),
    ]


def test_capaian_tahun_lalu_yang_sudah_dipakai_tidak_dapat_diubah(terlambat, pemeran, organisasi, periode):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    penilaian.tetapkan(pembuat.nilai(skp, terlambat, oleh=pemeran.tono), oleh=pemeran.tono, versi=1)
    with ditolak(KeadaanMenolak, TERPAKAI):
        catat(organisasi.egov, pembuat.akhir_tahun(periode.tahun - 1), pemeran.admin, "kurang", versi=1)
