"""The recomputation of a unit: capaian, suggestions, predikat and spread; twice is once."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from evaluasi.alur import capaian, hitung, penilaian
from evaluasi.models import Evaluasi, SebaranUnit
from pegawai.alur import pekerjaan as buku
from pegawai.models import Ketentuan, Pekerjaan
from pegawai.penolakan import BukanHak
from tests import pembuat
from tests.cuplikan import ditolak, tanpa_perubahan


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


@pytest.fixture
def tim(pemeran, organisasi, periode):
    """Budi and six people who answer to him, all with a set SKP."""
    orang = [pembuat.buat_pegawai(f"Pegawai {n}", masuk=False) for n in range(1, 7)]
    for p in orang:
        pembuat.tempatkan(p, organisasi.egov, "PENGELOLA DATA")
    return [pembuat.buat_skp_ditetapkan(p, rhk=1) for p in (pemeran.budi, *orang)]


def test_sebaran_dibandingkan_dengan_panduan(tim, tw1, pemeran, organisasi):
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin, "istimewa")
    for skp in tim[1:6]:
        pembuat.nilai(skp, tw1, "di_atas", "di_atas")
    sebaran = hitung.hitung_unit(organisasi.egov.pk, tw1)
    assert sebaran.jumlah == {
        "sangat_baik": 5, "baik": 0, "butuh_perbaikan": 0, "kurang": 0, "sangat_kurang": 0,
    }  # fmt: skip
    assert (sebaran.capaian, sebaran.belum_dinilai) == ("istimewa", 1)
    assert [(b["sesuai"], b["kalimat"]) for b in sebaran.bendera] == [
        (True, "Panduan: sebagian besar pegawai Sangat Baik; sekarang 5 dari 5."),
        (False, "Sangat Baik 5 (100 %) melebihi panduan paling banyak 3 (70 %)."),
    ]


def test_kepala_unit_dihitung_satu_tingkat_di_atas(tim, tw1, organisasi):
    """The head stands in the spread of the unit above, never in that of his own."""
    pembuat.nilai(tim[0], tw1, "di_bawah", "di_bawah")
    assert hitung.hitung_unit(organisasi.egov.pk, tw1).jumlah["sangat_kurang"] == 0
    assert hitung.hitung_unit(organisasi.dinas.pk, tw1).jumlah["sangat_kurang"] == 1


def test_unit_kecil_hanya_mendapat_angka(tim, tw1, pemeran, organisasi):
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin, "istimewa")
    for skp in tim[1:5]:
        pembuat.nilai(skp, tw1, "di_atas", "di_atas")
    sebaran = hitung.hitung_unit(organisasi.egov.pk, tw1)
    assert (sebaran.jumlah["sangat_baik"], sebaran.bendera) == (4, [])
    Ketentuan.objects.create(kunci="unit_terkecil_panduan", nilai=4, mulai=tw1.jendela_selesai, sumber="Keputusan")
    assert len(hitung.hitung_unit(organisasi.egov.pk, tw1).bendera) == 2


def test_aturan_sesudah_jendela_tidak_menghakimi_periode_itu(tim, tw1, pemeran, organisasi):
    """The guide of the last day of the window stays the guide of the period; a recount does not rewrite history."""
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin, "istimewa")
    for skp in tim[1:]:
        pembuat.nilai(skp, tw1, "di_atas", "di_atas")
    sebelum = hitung.hitung_unit(organisasi.egov.pk, tw1).bendera
    longgar = {c: [] for c in ("istimewa", "baik", "butuh_perbaikan", "kurang", "sangat_kurang")}
    besok = tw1.jendela_selesai + timedelta(days=1)
    baru = Ketentuan.objects.create(kunci="pola_distribusi", nilai=longgar, mulai=besok, sumber="Keputusan")
    assert hitung.hitung_unit(organisasi.egov.pk, tw1).bendera == sebelum
    Ketentuan.objects.filter(pk=baru.pk).update(mulai=tw1.jendela_selesai)
    sebaran = hitung.hitung_unit(organisasi.egov.pk, tw1)
    assert (len(sebelum), sebaran.bendera) == (2, [])
    dari = sebaran.masukan["ketentuan"]
    assert dari["pola_distribusi"] == baru.pk
    assert set(dari) == {"pembulatan_distribusi", "pola_distribusi", "unit_terkecil_panduan"}


def test_tanpa_capaian_tidak_ada_pembanding(tim, tw1, organisasi):
    for skp in tim[1:]:
        pembuat.nilai(skp, tw1)
    sebaran = hitung.hitung_unit(organisasi.egov.pk, tw1)
    assert (sebaran.capaian, sebaran.jumlah["baik"], sebaran.bendera) == ("", 6, [])


def test_capaian_yang_dikoreksi_sampai_ke_yang_belum_ditetapkan(tim, tw1, pemeran, organisasi):
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin, "baik")
    pembuat.nilai(tim[1], tw1)
    capaian.catat(
        organisasi.egov, tw1, oleh=pemeran.admin, predikat="kurang", dasar="LKj", ditetapkan_oleh="Bupati",
        tanggal=localdate(), versi=1,
    )  # fmt: skip
    hitung.hitung_unit(organisasi.egov.pk, tw1)
    evaluasi = Evaluasi.objects.get(skp=tim[1])
    assert evaluasi.capaian == "kurang"
    assert penilaian.tetapkan(evaluasi, oleh=pemeran.budi, versi=1).capaian == "kurang"


def test_saran_kepala_mengikuti_capaian_unitnya(tim, tw1, pemeran, organisasi):
    pembuat.nilai(tim[0], tw1)
    assert Evaluasi.objects.get().saran_hasil == ""
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin, "istimewa")
    hitung.hitung_unit(organisasi.egov.pk, tw1)
    kepala = Evaluasi.objects.get()
    assert (kepala.saran_hasil, kepala.saran_alasan) == (
        "di_atas", "Capaian kinerja BIDANG E-GOVERNMENT Istimewa.",
    )  # fmt: skip
    assert (kepala.rating_hasil, kepala.predikat) == ("sesuai", "baik")  # a suggestion only


def test_dihitung_dua_kali_sama_dengan_sekali(tim, tw1, pemeran, organisasi):
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin, "baik")
    for skp in tim[1:]:
        pembuat.nilai(skp, tw1)

    def keadaan():
        return (
            list(Evaluasi.objects.order_by("pk").values()),
            list(SebaranUnit.objects.values("unit", "jumlah", "capaian", "belum_dinilai", "bendera")),
        )

    hitung.hitung_unit(organisasi.egov.pk, tw1)
    sekali = keadaan()
    hitung.hitung_unit(organisasi.egov.pk, tw1)
    assert keadaan() == sekali


def test_yang_sudah_ditetapkan_tidak_disentuh(tim, tw1, pemeran, organisasi):
    evaluasi = pembuat.buat_evaluasi_ditetapkan(tim[1], tw1, pemeran.admin)
    sebelum = Evaluasi.objects.filter(pk=evaluasi.pk).values().get()
    hitung.hitung_unit(organisasi.egov.pk, tw1)
    assert Evaluasi.objects.filter(pk=evaluasi.pk).values().get() == sebelum


def test_pesanan_satu_unit_menghitung_juga_unit_di_atasnya(tim, tw1, pemeran, organisasi):
    pekerjaan = hitung.pesan(organisasi.egov, tw1, pemeran.admin)
    kemajuan = []
    hasil = hitung.jalankan(pekerjaan, lambda *n: kemajuan.append(n))
    assert set(SebaranUnit.objects.values_list("unit", flat=True)) == {
        organisasi.egov.pk, organisasi.dinas.pk, organisasi.kabupaten.pk,
    }  # fmt: skip
    assert (hasil, kemajuan) == ({"unit": 3}, [(0, 3), (3, 3)])


def test_pesanan_semua_menghitung_setiap_unit_yang_pimpinannya_menilai(tim, tw1, pemeran, organisasi):
    pembuat.buat_skp_ditetapkan(pemeran.admin)
    hitung.jalankan(hitung.pesan(None, tw1, pemeran.admin), lambda *n: None)
    assert set(SebaranUnit.objects.values_list("unit", flat=True)) == {
        organisasi.egov.pk, organisasi.dinas.pk, organisasi.bkd.pk,
    }  # fmt: skip


def test_pesanan_yang_sama_adalah_satu_pekerjaan(tw1, pemeran, organisasi):
    satu = hitung.pesan(organisasi.egov, tw1, pemeran.admin)
    with tanpa_perubahan():
        assert hitung.pesan(organisasi.egov, tw1, pemeran.budi) == satu
    assert hitung.pesan(organisasi.egov, pembuat.triwulan(2), pemeran.admin) != satu
    assert Pekerjaan.objects.count() == 2


def test_penilai_memesan_untuk_unit_orang_yang_dinilainya(tim, tw1, pemeran, organisasi):
    assert [p.masukan["unit"] for p in hitung.pesan_tim(pemeran.budi, tw1)] == [organisasi.egov.pk]
    with ditolak(BukanHak, "Hitung ulang hanya dapat dipesan oleh pejabat penilai kinerja unit tersebut."):
        hitung.pesan_tim(pemeran.rina, tw1)


class Mati(BaseException):
    """Like a kill: no code of ours gets to tidy up."""


def test_percobaan_berikutnya_melanjutkan_dari_unit_yang_belum(tim, tw1, pemeran, organisasi, monkeypatch):
    monkeypatch.setattr(hitung, "PALING_SEDIKIT", 1)
    pekerjaan = hitung.pesan(organisasi.egov, tw1, pemeran.admin)

    def mati_di_unit_kedua(selesai, jumlah):
        if selesai == 1:
            raise Mati

    with pytest.raises(Mati):
        hitung.jalankan(buku.ambil(pekerjaan.pk), mati_di_unit_kedua)
    pertama = SebaranUnit.objects.values_list("unit", "dihitung_pada").get()
    Pekerjaan.objects.update(sewa_sampai=now() - timedelta(seconds=1))
    buku.kerjakan(pekerjaan.pk, hitung.jalankan)
    assert SebaranUnit.objects.values_list("unit", "dihitung_pada").order_by("pk")[0] == pertama
    assert SebaranUnit.objects.count() == 3


def test_penilaian_baru_selagi_dihitung_ikut_dihitung(tim, tw1, organisasi):
    """The unit had been counted already when the second rating came: asked again, it is counted again."""
    pembuat.nilai(tim[1], tw1)

    def langkah(pekerjaan, kemajuan):
        hasil = hitung.jalankan(pekerjaan, kemajuan)
        if Evaluasi.objects.count() == 1:
            pembuat.nilai(tim[2], tw1)
        return hasil

    buku.kerjakan(Pekerjaan.objects.get().pk, langkah)
    assert SebaranUnit.objects.get(unit=organisasi.egov).jumlah["baik"] == 2
    assert Pekerjaan.objects.get().status == "selesai"


def test_penilaian_baru_sebelum_pekerja_yang_mati_diganti_ikut_dihitung(tim, tw1, organisasi):
    pembuat.nilai(tim[1], tw1)
    pekerjaan = Pekerjaan.objects.get()
    hitung.jalankan(buku.ambil(pekerjaan.pk), lambda *n: None)  # and dies before it says so
    pembuat.nilai(tim[2], tw1)
    Pekerjaan.objects.update(sewa_sampai=now() - timedelta(seconds=1))
    buku.kerjakan(pekerjaan.pk, hitung.jalankan)
    assert SebaranUnit.objects.get(unit=organisasi.egov).jumlah["baik"] == 2
