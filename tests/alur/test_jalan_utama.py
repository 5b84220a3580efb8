"""The main road of the year through the real steps, without pages."""

import pytest

from evaluasi.alur import penilaian, penyampaian
from evaluasi.models import SebaranUnit
from pegawai.models import Jejak, Pekerjaan
from tests import pembuat


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp(pemeran.sari)


def test_penilai_dan_atasannya_berasal_dari_penempatan(skp, pemeran, organisasi):
    assert (skp.penilai, skp.atasan_penilai, skp.unit_penilai) == (pemeran.budi, pemeran.tono, organisasi.egov)


def test_dari_draf_sampai_dokumen_diterima(skp, pemeran, django_capture_on_commit_callbacks):
    skp = pembuat.tetapkan(skp)
    assert skp.salinan["pegawai"]["nama"] == "Sari Utami, S.Kom."
    assert skp.salinan["pegawai"]["unit"] == "DINAS KOMUNIKASI DAN INFORMATIKA"
    tw1 = pembuat.triwulan(1)
    pembuat.isi_realisasi(skp, tw1)
    evaluasi = pembuat.buat_evaluasi_ditetapkan(skp, tw1, pemeran.admin, hasil="di_atas", perilaku="sesuai")
    assert (evaluasi.predikat, evaluasi.capaian) == ("baik", "baik")
    evaluasi = penyampaian.sampaikan(evaluasi, oleh=pemeran.budi)
    evaluasi = penyampaian.terima(evaluasi, oleh=pemeran.sari)
    assert evaluasi.status == "diterima"
    langkah = Jejak.objects.filter(objek_jenis="evaluasi").values_list("kata_kerja", flat=True)
    assert list(langkah) == ["nilai", "tetapkan", "sampaikan", "terima"]


def test_pekerjaan_hitung_menyimpan_sebaran_unit(skp, pemeran, organisasi):
    from evaluasi.tasks import hitung_predikat

    skp = pembuat.tetapkan(skp)
    tw1 = pembuat.triwulan(1)
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin)
    pembuat.nilai(skp, tw1)
    pekerjaan = Pekerjaan.objects.get(kunci=f"unit-{organisasi.egov.pk}-{tw1.kode}")
    hitung_predikat(pekerjaan.pk)
    hitung_predikat(pekerjaan.pk)
    pekerjaan.refresh_from_db()
    sebaran = SebaranUnit.objects.get(unit=organisasi.egov)
    assert (pekerjaan.status, sebaran.jumlah["baik"], sebaran.belum_dinilai) == ("selesai", 1, 0)


def test_penilaian_yang_sama_dua_kali_meninggalkan_satu_jejak(skp, pemeran):
    skp = pembuat.tetapkan(skp)
    tw1 = pembuat.triwulan(1)
    pertama = pembuat.nilai(skp, tw1)
    kedua = pembuat.nilai(skp, tw1, versi=pertama.versi)
    assert pertama.pk == kedua.pk
    assert Jejak.objects.filter(kata_kerja="nilai").count() == 1


def test_kepala_unit_mendapat_saran_dari_capaian_unit_yang_dipimpinnya(pemeran, periode, organisasi):
    skp_budi = pembuat.buat_skp_ditetapkan(pemeran.budi)
    tw1 = pembuat.triwulan(1)
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin, "istimewa")
    evaluasi = pembuat.nilai(skp_budi, tw1)
    assert (evaluasi.saran_hasil, evaluasi.unit_capaian) == ("di_atas", organisasi.dinas)
    assert penilaian.saran_untuk(evaluasi).alasan == ["Capaian kinerja BIDANG E-GOVERNMENT Istimewa"]
