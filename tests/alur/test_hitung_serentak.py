"""Ratings and recomputations in the same moment: whoever comes last has counted everything."""

import pytest

from evaluasi.alur import hitung, panduan, periksa_hitungan
from evaluasi.models import PenjelasanBendera, SebaranUnit
from pegawai.alur import pekerjaan as buku
from pegawai.models import Ketentuan, Pekerjaan
from tests import pembuat
from tests.serentak import bersamaan, di_tengah, serentak

pytestmark = pytest.mark.usefixtures("basis_nyata")


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


@pytest.fixture
def tim(pemeran, organisasi, tw1):
    """Three who answer to Budi and one who answers to Rina, nobody rated."""
    orang = (pemeran.sari, pemeran.joko, pembuat.buat_pegawai("Lina"), pembuat.buat_pegawai("Wati"))
    pembuat.tempatkan(orang[2], organisasi.egov, "PENGELOLA DATA")
    pembuat.tempatkan(orang[3], organisasi.statistik, "PENGELOLA DATA")
    return [pembuat.buat_skp_ditetapkan(p, rhk=1) for p in orang]


def jalankan_semua():
    for pk in Pekerjaan.objects.filter(status="antre").values_list("pk", flat=True):
        buku.kerjakan(pk, hitung.jalankan)


def jumlah(unit):
    return SebaranUnit.objects.get(unit=unit).jumlah


def test_penilaian_selagi_seluruh_instansi_dihitung_akhirnya_ikut_terhitung(tim, tw1, pemeran, organisasi):
    """The count of the whole instansi cannot see the rating that is being saved; the job of the unit then does."""
    pembuat.nilai(tim[0], tw1)
    Pekerjaan.objects.all().delete()
    semua = hitung.pesan_semua(tw1, oleh=pemeran.admin)
    di_tengah(
        lambda: pembuat.nilai(tim[1], tw1, "di_bawah", "di_bawah"),
        'INSERT INTO "pegawai_pekerjaan"',
        lambda: buku.kerjakan(semua.pk, hitung.jalankan),
    )
    assert (jumlah(organisasi.egov)["baik"], jumlah(organisasi.egov)["sangat_kurang"]) == (1, 0)
    jalankan_semua()
    assert (jumlah(organisasi.egov)["baik"], jumlah(organisasi.egov)["sangat_kurang"]) == (1, 1)
    assert [*periksa_hitungan.periksa(), *periksa_hitungan.basi(tw1)] == []


def test_hitungan_yang_bertemu_di_unit_atas_tidak_saling_mengunci(tim, tw1, pemeran, organisasi):
    for skp in tim:
        pembuat.nilai(skp, tw1)
    o = organisasi
    bersamaan(
        lambda: hitung.hitung_banyak([o.egov.pk, o.dinas.pk, o.kabupaten.pk], tw1),
        lambda: hitung.hitung_banyak([o.kabupaten.pk, o.dinas.pk, o.statistik.pk], tw1),
        lambda: hitung.hitung_banyak([o.statistik.pk, o.bkd.pk, o.egov.pk], tw1),
        lambda: pembuat.nilai(tim[0], tw1, "di_atas", "di_atas", versi=1),
    )
    jalankan_semua()
    assert (jumlah(o.egov)["baik"], jumlah(o.egov)["sangat_baik"], jumlah(o.statistik)["baik"]) == (2, 1, 1)
    assert SebaranUnit.objects.count() == 5
    assert [*periksa_hitungan.periksa(), *periksa_hitungan.basi(tw1)] == []


def test_penjelasan_serentak_tersimpan_sekali_dan_tidak_hilang_oleh_hitungan(tim, tw1, pemeran, organisasi):
    Ketentuan.objects.filter(kunci="unit_terkecil_panduan").update(nilai=3)
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin, "kurang")
    for skp in tim[:3]:
        pembuat.nilai(skp, tw1)
    sebelum = hitung.hitung_unit(organisasi.egov.pk, tw1).bendera
    isian = {"capaian": "kurang", "kunci": "min:kurang", "isi": "Capaian turun karena bencana, bukan karena orangnya."}

    def langkah(n):
        if n == 0:
            return hitung.hitung_unit(organisasi.egov.pk, tw1)
        return panduan.jelaskan(organisasi.egov, tw1, oleh=pemeran.budi, **isian)

    hasil = serentak(langkah, 5)
    assert {h.pk for h in hasil[1:]} == {PenjelasanBendera.objects.get().pk}
    assert SebaranUnit.objects.get(unit=organisasi.egov).bendera == sebelum
