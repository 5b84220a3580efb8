"""Saving a calibration: one door, one transaction, reasons, versions, proposals that the penilai answers"""

from datetime import datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils.timezone import localdate

from evaluasi.alur import kalibrasi, penilaian
from evaluasi.alur.kalibrasi import Acara, Pindah
from evaluasi.alur.papan_kalibrasi import papan_tim, papan_unit, unit_terbaca
from evaluasi.models import Evaluasi, Kalibrasi, PerubahanKalibrasi
from pegawai.models import Jejak, Pekerjaan, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur.isi import sidik
from tests import pembuat
from tests.cuplikan import tanpa_perubahan

ALASAN = "Disepakati setelah membandingkan bukti dukung."
DI_ATAS, BAIK = ("di_atas", "di_atas"), ("sesuai", "sesuai")


@pytest.fixture(autouse=True)
def dalam_jendela():
    with time_machine.travel(datetime(localdate().year, 4, 7, 9, tzinfo=ZoneInfo("Asia/Jakarta"))) as jam:
        yield jam


@pytest.fixture
def d(dalam_jendela, pemeran, organisasi, periode):
    """Sari and Joko are rated by Budi, Budi by Tono; while the window of the triwulan is open."""
    tw = pembuat.triwulan(1)
    skp = {n: pembuat.buat_skp_ditetapkan(getattr(pemeran, n)) for n in ("sari", "joko", "budi")}
    return SimpleNamespace(tw=tw, skp=skp, nilai={n: pembuat.nilai(skp[n], tw) for n in ("sari", "joko")})


def acara(*peserta, **lain):
    return Acara(**{"tanggal": localdate(), "tempat": "Sukamaju", "peserta": peserta} | lain)


def pindah(d, nama, sel=DI_ATAS, **lain):
    lain.setdefault("versi", d.nilai[nama].versi if nama in d.nilai else 0)
    lain.setdefault("alasan", ALASAN)
    return Pindah(d.skp[nama].kode, sel, **lain)


def simpan(d, oleh, *semua, unit=None, tim=True, kunci="kunci-satu", **lain):
    unit = unit or d.skp["sari"].unit_penilai
    return kalibrasi.simpan(d.tw, unit, oleh=oleh, pindah=semua, acara=acara(**lain), kunci=kunci, tim=tim)


def usulkan(d, pemeran, organisasi, *nama, **lain):
    semua = [pindah(d, n) for n in nama or ("sari",)]
    return simpan(d, pemeran.tono, *semua, unit=organisasi.dinas, tim=False, **lain)


def rating(d, nama):
    e = Evaluasi.objects.get(skp=d.skp[nama], periode_evaluasi=d.tw)
    return e.rating_hasil, e.rating_perilaku, e.predikat


# the penilai's own -------------------------------------------------------------------------------------
def test_penilai_menyimpan_beberapa_orang_sekaligus(d, pemeran):
    baru = simpan(d, pemeran.budi, pindah(d, "sari"), pindah(d, "joko", ("di_bawah", "sesuai")))
    assert (rating(d, "sari"), rating(d, "joko")) == (
        ("di_atas", "di_atas", "sangat_baik"),
        ("di_bawah", "sesuai", "butuh_perbaikan"),
    )
    assert Evaluasi.objects.get(skp=d.skp["sari"]).catatan == "Pertahankan mutu layanan."
    assert list(baru.perubahan.values_list("status", "dari_hasil", "alasan")) == [("diterapkan", "sesuai", ALASAN)] * 2
    jejak = Jejak.objects.filter(kata_kerja="kalibrasi").order_by("nomor")
    assert [(j.objek_jenis, j.sebagai) for j in jejak] == [("kalibrasi", "penilai")] + [("evaluasi", "penilai")] * 2
    assert Jejak.objects.filter(kata_kerja="nilai", objek_jenis="evaluasi").count() == 4
    assert Pekerjaan.objects.get().kunci == f"unit-{d.skp['sari'].unit_penilai_id}-{d.tw.kode}"


def test_berita_acara_membekukan_nama_jabatan_dan_sebaran(d, pemeran, organisasi):
    pembuat.catat_capaian(organisasi.egov, d.tw, pemeran.admin)
    baru = simpan(d, pemeran.budi, pindah(d, "sari"), peserta=[pemeran.tono], peserta_lain=["Anwar, tenaga ahli"])
    isi = baru.salinan
    assert (isi["unit"], isi["periode"], isi["capaian"]) == ("BIDANG E-GOVERNMENT", d.tw.nama, "Baik")
    assert isi["peserta"] == [
        {"nama": "Budi Santoso", "jabatan": "KEPALA BIDANG E-GOVERNMENT"},
        {"nama": "Tono Subroto", "jabatan": "KEPALA DINAS KOMUNIKASI DAN INFORMATIKA"},
    ]
    assert isi["perubahan"][0] | {"penilai": ""} == {
        "nama": "Sari Utami, S.Kom.",
        "jabatan": "PRANATA KOMPUTER AHLI MUDA",
        "penilai": "",
        "dari": {"hasil": "Sesuai ekspektasi", "perilaku": "Sesuai ekspektasi", "predikat": "Baik"},
        "ke": {"hasil": "Di atas ekspektasi", "perilaku": "Di atas ekspektasi", "predikat": "Sangat Baik"},
        "alasan": ALASAN,
        "usulan": False,
    }
    assert (isi["sebelum"]["jumlah"][:2], isi["sesudah"]["jumlah"][:2]) == (
        [["Sangat Baik", 0, 0.0], ["Baik", 2, 100.0]],
        [["Sangat Baik", 1, 50.0], ["Baik", 1, 50.0]],
    )
    assert (baru.sidik, list(baru.peserta.all())) == (sidik(isi), [pemeran.tono])


def test_klik_kedua_adalah_yang_pertama(d, pemeran):
    satu = simpan(d, pemeran.budi, pindah(d, "sari"))
    with tanpa_perubahan():
        assert simpan(d, pemeran.budi, pindah(d, "sari")) == satu
    assert (Kalibrasi.objects.count(), PerubahanKalibrasi.objects.count()) == (1, 1)


def test_yang_belum_dinilai_dapat_dinilai_penilainya(d, pemeran):
    d.nilai["joko"].delete()
    baru = simpan(d, pemeran.budi, pindah(d, "joko", versi=0))
    assert (rating(d, "joko")[2], baru.salinan["perubahan"][0]["dari"]) == ("sangat_baik", None)


def test_tanpa_alasan_seorang_pun_tidak_ada_yang_berubah(d, pemeran):
    for alasan in ("", "pendek", "x" * 501):
        with tanpa_perubahan(), pytest.raises(IsianKeliru) as galat:
            simpan(d, pemeran.budi, pindah(d, "sari"), pindah(d, "joko", alasan=alasan))
        assert list(galat.value.kesalahan) == [f"alasan-{d.skp['joko'].kode}"]


def test_versi_basi_menyebut_siapa_dan_apa(d, pemeran):
    lama = pindah(d, "sari")
    pembuat.nilai(d.skp["sari"], d.tw, hasil="di_bawah", versi=1)
    with tanpa_perubahan(), pytest.raises(VersiBasi) as galat:
        simpan(d, pemeran.budi, pindah(d, "joko"), lama)
    assert galat.value.tersimpan == {
        "Sari Utami": "Hasil di bawah ekspektasi, perilaku sesuai ekspektasi (Butuh Perbaikan)"
    }
    assert galat.value.dikirim == {"Sari Utami": "Hasil di atas ekspektasi, perilaku di atas ekspektasi (Sangat Baik)"}


def test_yang_ditetapkan_tidak_dapat_dipindahkan(d, pemeran, organisasi):
    pembuat.catat_capaian(organisasi.egov, d.tw, pemeran.admin)
    penilaian.tetapkan(d.nilai["sari"], oleh=pemeran.budi, versi=1)
    with tanpa_perubahan(), pytest.raises(KeadaanMenolak, match="sudah ditetapkan"):
        simpan(d, pemeran.budi, pindah(d, "joko"), pindah(d, "sari"))


def test_sel_yang_sama_bukan_perubahan(d, pemeran):
    with tanpa_perubahan(), pytest.raises(IsianKeliru, match="sudah seperti yang dipilih"):
        simpan(d, pemeran.budi, pindah(d, "sari", BAIK))


def test_terlalu_banyak_atau_tidak_ada(d, pemeran):
    for semua in ([], [pindah(d, "sari")] * 51):
        with tanpa_perubahan(), pytest.raises(IsianKeliru, match="paling banyak 50"):
            simpan(d, pemeran.budi, *semua)


def test_tanggal_di_luar_masa_ditolak(d, pemeran):
    for tahun in (2001, 2099):
        with tanpa_perubahan(), pytest.raises(IsianKeliru, match="Tanggal tidak boleh"):
            simpan(d, pemeran.budi, pindah(d, "sari"), tanggal=localdate().replace(year=tahun))


def test_yang_dipindahkan_dan_orang_luar_bukan_peserta(d, pemeran, organisasi):
    pembuat.nilai(d.skp["budi"], d.tw)
    d.nilai["budi"] = Evaluasi.objects.get(skp=d.skp["budi"])
    with tanpa_perubahan(), pytest.raises(IsianKeliru, match="bukan penilai atau pimpinan"):
        simpan(d, pemeran.budi, pindah(d, "sari"), peserta=[pemeran.rina])
    with tanpa_perubahan(), pytest.raises(IsianKeliru, match="Budi Santoso ikut dipindahkan"):
        simpan(d, pemeran.tono, pindah(d, "budi"), unit=organisasi.dinas, tim=False, peserta=[pemeran.budi])


# who may ----------------------------------------------------------------------------------------------
def test_yang_lain_tidak_menyimpan_apa_pun(d, pemeran, organisasi):
    for orang in (pemeran.rina, pemeran.dewi, pemeran.admin, pemeran.sari):
        with tanpa_perubahan(), pytest.raises(IsianKeliru):
            simpan(d, orang, pindah(d, "sari"))
        with tanpa_perubahan(), pytest.raises(BukanHak):
            simpan(d, orang, pindah(d, "sari"), unit=organisasi.dinas, tim=False)


def test_papan_unit_menurut_garis(d, pemeran, organisasi):
    papan = papan_unit(pemeran.tono, d.tw, organisasi.dinas, luar_garis=False)
    assert [(o.nama, o.hak) for o in papan.orang] == [
        ("Budi Santoso", "nilai"),
        ("Joko Prasetyo", "usul"),
        ("Sari Utami", "usul"),
    ]
    assert [o.nama for o in papan_tim(pemeran.budi, d.tw, organisasi.egov).orang] == ["Joko Prasetyo", "Sari Utami"]
    boleh = {n: set(unit_terbaca(getattr(pemeran, n)).values_list("nama", flat=True)) for n in ("budi", "dewi", "sari")}
    assert boleh == {
        "budi": {"BIDANG E-GOVERNMENT"},
        "dewi": {"DINAS KOMUNIKASI DAN INFORMATIKA", "BIDANG E-GOVERNMENT", "BIDANG STATISTIK"},
        "sari": set(),
    }


def test_pena_yang_beralih_dan_studi_yang_gagal(d, pemeran, organisasi, dalam_jendela):
    """After the window the atasan evaluates (p. 115 A.8); after an unfinished study no cell is chosen (p. 100 d)."""
    Evaluasi.objects.filter(skp=d.skp["joko"]).update(
        tugas_belajar_gagal=True, rating_hasil="di_bawah", rating_perilaku="sesuai", predikat="kurang"
    )
    dalam_jendela.move_to(datetime(localdate().year, 6, 1, 9, tzinfo=ZoneInfo("Asia/Jakarta")))
    tim = papan_tim(pemeran.budi, d.tw, organisasi.egov)
    assert [(o.nama, o.hak, o.nama_pena) for o in tim.orang] == [
        ("Joko Prasetyo", "", "Tono Subroto"),
        ("Sari Utami", "", "Tono Subroto"),
    ]
    assert (tim.jumlah()["kurang"], tim.jumlah()["baik"]) == (1, 1)
    dinas = papan_unit(pemeran.tono, d.tw, organisasi.dinas, luar_garis=False)
    assert [(o.nama, o.hak) for o in dinas.orang][1:] == [("Joko Prasetyo", ""), ("Sari Utami", "nilai")]
    simpan(d, pemeran.tono, pindah(d, "sari"), unit=organisasi.dinas, tim=False)
    assert (rating(d, "sari")[2], Evaluasi.objects.get(skp=d.skp["sari"]).penilai) == ("sangat_baik", pemeran.tono)


# proposals ----------------------------------------------------------------------------------------------
def test_pimpinan_hanya_mengusulkan_dan_penilai_menerima(d, pemeran, organisasi):
    baru = usulkan(d, pemeran, organisasi)
    assert (rating(d, "sari")[2], baru.perubahan.get().status) == ("baik", "menunggu")
    assert Pemberitahuan.objects.filter(penerima=pemeran.budi, tautan=f"/kalibrasi/{baru.kode}/").count() == 1
    usulan = kalibrasi.terima(baru.perubahan.get(), oleh=pemeran.budi)
    assert (rating(d, "sari"), usulan.status) == (("di_atas", "di_atas", "sangat_baik"), "diterima")
    with tanpa_perubahan():
        kalibrasi.terima(usulan, oleh=pemeran.budi)
    assert Pemberitahuan.objects.filter(penerima=pemeran.tono, judul__startswith="Budi Santoso menerima").count() == 1


def test_penilai_menolak_dengan_alasan(d, pemeran, organisasi):
    usulan = usulkan(d, pemeran, organisasi).perubahan.get()
    with tanpa_perubahan(), pytest.raises(IsianKeliru):
        kalibrasi.tolak(usulan, oleh=pemeran.budi, jawaban="tidak")
    kalibrasi.tolak(usulan, oleh=pemeran.budi, jawaban="Bukti dukungnya belum lengkap.")
    assert (rating(d, "sari")[2], PerubahanKalibrasi.objects.get().status) == ("baik", "ditolak")
    with tanpa_perubahan(), pytest.raises(KeadaanMenolak, match="sudah dijawab"):
        kalibrasi.terima(usulan, oleh=pemeran.budi)


def test_usulan_hanya_dijawab_penilainya(d, pemeran, organisasi):
    usulan = usulkan(d, pemeran, organisasi).perubahan.get()
    for orang in (pemeran.tono, pemeran.rina, pemeran.admin, pemeran.sari):
        with tanpa_perubahan(), pytest.raises(BukanHak):
            kalibrasi.terima(usulan, oleh=orang)
        with tanpa_perubahan(), pytest.raises(BukanHak):
            kalibrasi.tolak(usulan, oleh=orang, jawaban=ALASAN)


def test_usulan_basi_setelah_penilai_menilai_lagi(d, pemeran, organisasi):
    usulan = usulkan(d, pemeran, organisasi).perubahan.get()
    pembuat.nilai(d.skp["sari"], d.tw, perilaku="di_atas", versi=1)
    with tanpa_perubahan(), pytest.raises(VersiBasi):
        kalibrasi.terima(usulan, oleh=pemeran.budi)


def test_usulan_gugur_setelah_ditetapkan(d, pemeran, organisasi):
    usulan = usulkan(d, pemeran, organisasi).perubahan.get()
    pembuat.catat_capaian(organisasi.egov, d.tw, pemeran.admin)
    penilaian.tetapkan(d.nilai["sari"], oleh=pemeran.budi, versi=1)
    with tanpa_perubahan(), pytest.raises(KeadaanMenolak, match="tidak berlaku lagi"):
        kalibrasi.terima(usulan, oleh=pemeran.budi)


def test_satu_usulan_terbuka_per_orang(d, pemeran, organisasi):
    usulkan(d, pemeran, organisasi)
    with tanpa_perubahan(), pytest.raises(KeadaanMenolak, match="masih punya usulan"):
        usulkan(d, pemeran, organisasi, kunci="kunci-dua")


def test_yang_belum_dinilai_tidak_dapat_diusulkan(d, pemeran, organisasi):
    d.nilai.pop("joko").delete()
    with tanpa_perubahan(), pytest.raises(KeadaanMenolak, match="belum dinilai"):
        usulkan(d, pemeran, organisasi, "joko")


def test_yang_dibaca_berita_acara(d, pemeran, organisasi):
    """The line and the penilai; the BKD and the mandate once every result is set; never the moved person before."""
    baru = usulkan(d, pemeran, organisasi, "sari", "joko")

    def pembaca():
        semua = vars(pemeran).items()
        return {n for n, p in semua if Kalibrasi.objects.visible_to(p, localdate()).filter(pk=baru.pk).exists()}

    assert pembaca() == {"tono", "budi", "bupati"}
    pembuat.catat_capaian(organisasi.egov, d.tw, pemeran.admin)
    for n in ("sari", "joko"):
        penilaian.tetapkan(d.nilai[n], oleh=pemeran.budi, versi=1)
    assert pembaca() == {"tono", "budi", "bupati", "admin", "dewi"}
