"""The guide as dated data: explained, changed, and every result held against what it was computed from."""

from copy import deepcopy
from datetime import date, datetime, timedelta
from io import StringIO
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction

from evaluasi.alur import hitung, panduan, penilaian, periksa_hitungan
from evaluasi.models import Evaluasi, PenjelasanBendera, SebaranUnit
from pegawai.alur import ketentuan
from pegawai.models import Jejak, Ketentuan, Pekerjaan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from tests import pembuat
from tests.conftest import susun_organisasi, susun_pemeran
from tests.cuplikan import ditolak, tanpa_perubahan

ALASAN = "Satu analis menyelesaikan seluruh target provinsi sendirian."
KUNCI = "tidak_ada:sangat_baik"


SEPULUH_APRIL = datetime(2026, 4, 10, 9, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture(autouse=True)
def sepuluh_april():
    with time_machine.travel(SEPULUH_APRIL):
        yield


@pytest.fixture(scope="module")
def dunia(django_db_setup, django_db_blocker):
    """E34, made once for the file and never committed: a unit Sangat Kurang, ten rated, one of them Sangat Baik."""
    with django_db_blocker.unblock(), transaction.atomic(), time_machine.travel(SEPULUH_APRIL):
        o = susun_organisasi()
        p = susun_pemeran(o)
        pembuat.buat_periode()
        tw1 = pembuat.triwulan(1)
        pembuat.catat_capaian(o.egov, tw1, p.admin, "sangat_kurang")
        sel = [("di_bawah", "di_bawah")] * 6 + [("sesuai", "di_bawah")] + [("sesuai", "sesuai")] * 2
        for n, rating in enumerate([*sel, ("di_atas", "di_atas")]):
            orang = pembuat.buat_pegawai(f"Pegawai {n}", masuk=False)
            pembuat.tempatkan(orang, o.egov, "PENGELOLA DATA")
            pembuat.nilai(pembuat.buat_skp_ditetapkan(orang, rhk=1), tw1, *rating)
        hitung.hitung_unit(o.egov.pk, tw1)
        yield SimpleNamespace(o=o, p=p, tw1=tw1)
        transaction.set_rollback(True)


@pytest.fixture
def pemeran(dunia, db):
    return deepcopy(dunia.p)


@pytest.fixture
def organisasi(dunia):
    return dunia.o


@pytest.fixture
def tw1(dunia):
    return dunia.tw1


@pytest.fixture
def sepuluh(dunia, db):
    return SebaranUnit.objects.select_related("unit", "periode_evaluasi").get()


def jelaskan(sebaran, oleh, isi=ALASAN, **lain):
    pokok = {"capaian": "sangat_kurang", "kunci": KUNCI, "isi": isi} | lain
    return panduan.jelaskan(sebaran.unit, sebaran.periode_evaluasi, oleh=oleh, **pokok)


# E34 -------------------------------------------------------------------------------------------------
def test_yang_berbeda_dijelaskan_dan_tetap_terlihat(sepuluh, tw1, pemeran, organisasi):
    berbeda = [(b["kunci"], b["diharapkan"], b["nyata"]) for b in sepuluh.bendera if not b["sesuai"]]
    assert berbeda == [(KUNCI, 0, 1)]
    penjelasan = jelaskan(sepuluh, pemeran.budi, isi=f"  {ALASAN} ")
    kalimat = "Panduan: tidak ada pegawai dengan predikat Sangat Baik; sekarang 1."
    assert (penjelasan.isi, penjelasan.kalimat, penjelasan.oleh) == (ALASAN, kalimat, pemeran.budi)
    jejak = Jejak.objects.last()
    assert (jejak.kata_kerja, jejak.oleh, jejak.data["kunci"]) == ("jelaskan_bendera", pemeran.budi, KUNCI)
    # Saving and signing go on as before, and a recount leaves flag and explanation where they are.
    evaluasi = Evaluasi.objects.get(predikat="sangat_baik")
    assert penilaian.tetapkan(evaluasi, oleh=pemeran.budi, versi=1).status == "ditetapkan"
    assert hitung.hitung_unit(organisasi.egov.pk, tw1).bendera == sepuluh.bendera
    assert PenjelasanBendera.objects.get() == penjelasan


def test_penjelasan_ditambah_dan_klik_ganda_tidak_menambah(sepuluh, pemeran):
    pertama = jelaskan(sepuluh, pemeran.budi)
    with tanpa_perubahan():
        assert jelaskan(sepuluh, pemeran.budi) == pertama
    jelaskan(sepuluh, pemeran.budi, "Daftar hasil kerjanya terlampir pada lembar penilaian.")
    assert PenjelasanBendera.objects.count() == 2


@pytest.mark.parametrize("siapa", ["sari", "rina", "tono", "dewi", "admin"])
def test_hanya_penilai_atau_pimpinan_unit_yang_menjelaskan(sepuluh, pemeran, siapa):
    kalimat = "Penjelasan hanya ditulis oleh pejabat penilai kinerja atau pimpinan unit tersebut."
    with ditolak(BukanHak, kalimat):
        jelaskan(sepuluh, getattr(pemeran, siapa))


def test_penjelasan_yang_tidak_dapat_disimpan(sepuluh, pemeran):
    with ditolak(IsianKeliru, "Penjelasan ditulis 20 sampai 1000 huruf; sekarang 3."):
        jelaskan(sepuluh, pemeran.budi, "oke")
    sesuai = "Sebaran kini sesuai dengan panduan itu, jadi tidak perlu dijelaskan."
    for kunci in ("min:sangat_kurang", "maks:baik"):
        with ditolak(KeadaanMenolak, sesuai):
            jelaskan(sepuluh, pemeran.budi, kunci=kunci)
    basi = "Capaian unit berubah setelah Anda membuka halaman ini. Periksa panduannya sekali lagi."
    with ditolak(VersiBasi, basi):
        jelaskan(sepuluh, pemeran.budi, capaian="kurang")


# another guide -----------------------------------------------------------------------------------------
def berlaku():
    """The guide of the SE as the database holds it, to be changed leaf by leaf."""
    return Ketentuan.objects.nilai("pola_distribusi", date(2026, 4, 10))


def longgar():
    """Half of the unit is enough, and nobody minds one Sangat Baik."""
    pola = berlaku()
    pola["sangat_kurang"][0]["persen"], pola["sangat_kurang"][2]["predikat"] = 50, ["baik"]
    return pola


def ubah(pemeran, nilai, mulai=date(2026, 4, 10), kunci="pola_distribusi"):
    """Proposed by one officer of the BKD and put in force by another."""
    pembuat.jadikan_bkd(pemeran.kepala_bkd)
    isi = {"sumber": "Keputusan 12/2026", "alasan": "Hasil kalibrasi tahun lalu."}
    usulan = ketentuan.usulkan(kunci, nilai, mulai, **isi, oleh=pemeran.admin)
    ketentuan.setujui(usulan, oleh=pemeran.kepala_bkd)
    return Ketentuan.objects.get(kunci=kunci, mulai=mulai)


def jalankan_semua():
    for pekerjaan in Pekerjaan.objects.filter(masukan__unit=None):
        hitung.jalankan(pekerjaan, lambda *n: None)


def test_aturan_baru_menghitung_ulang_periode_yang_dijangkaunya(sepuluh, pemeran, tw1):
    Pekerjaan.objects.all().delete()
    baru = ubah(pemeran, longgar())
    assert [p.judul for p in Pekerjaan.objects.all()] == ["Hitung ulang predikat Triwulan I 2026: semua unit"]
    jalankan_semua()
    sepuluh.refresh_from_db()
    kini = [(b["kunci"], b["diharapkan"], b["sesuai"]) for b in sepuluh.bendera]
    assert kini == [
        ("min:sangat_kurang", 5, True), ("min:butuh_perbaikan+kurang", 1, True), ("tidak_ada:baik", 0, False),
    ]  # fmt: skip
    assert sepuluh.masukan["ketentuan"]["pola_distribusi"] == baru.pk
    assert hitung.pesan_yang_basi() == []


def test_aturan_yang_akan_datang_menunggu_harinya(sepuluh, pemeran, tw1):
    Pekerjaan.objects.all().delete()
    ubah(pemeran, longgar(), mulai=date(2026, 4, 13))
    assert (Pekerjaan.objects.count(), hitung.pesan_yang_basi()) == (0, [])
    with time_machine.travel(datetime(2026, 4, 13, 1, tzinfo=ZoneInfo("Asia/Jakarta"))):
        (pekerjaan,) = hitung.pesan_yang_basi()
        assert hitung.pesan_yang_basi() == [pekerjaan]
        jalankan_semua()
        assert hitung.pesan_yang_basi() == []


def test_aturan_sesudah_jendela_tidak_memesan_apa_pun(sepuluh, pemeran, tw1):
    Pekerjaan.objects.all().delete()
    besok = tw1.jendela_selesai + timedelta(days=1)
    with time_machine.travel(datetime(besok.year, besok.month, besok.day, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        ubah(pemeran, longgar(), mulai=besok)
    assert Pekerjaan.objects.count() == 0


def test_sebaran_dari_sebelum_masukan_disimpan_dihitung_ulang(sepuluh, tw1):
    SebaranUnit.objects.filter(pk=sepuluh.pk).update(masukan={"aturan": []})
    assert [p.masukan["periode"] for p in hitung.pesan_yang_basi()] == [tw1.pk]


@pytest.mark.parametrize(
    ("kunci", "nilai", "kalimat"),
    [
        ("unit_terkecil_panduan", 0, "Unit terkecil yang dibandingkan ditulis dengan angka 1 sampai 1000."),
        (
            "pembulatan_distribusi",
            {"maks": "naik", "min": "atas"},
            "Pembulatan ditulis untuk “maks” dan “min”: bawah, atas, terdekat.",
        ),
    ],
)
def test_panduan_yang_tidak_dapat_dihitung_tidak_dapat_diusulkan(pemeran, kunci, nilai, kalimat):
    isi = {"sumber": "Keputusan", "alasan": "Percobaan.", "oleh": pemeran.admin}
    with ditolak(IsianKeliru, kalimat):
        ketentuan.usulkan(kunci, nilai, date(2026, 4, 10), **isi)


def test_pola_yang_tidak_dapat_dihitung_tidak_dapat_diusulkan(pemeran):
    pola, isi = berlaku(), {"sumber": "Keputusan", "alasan": "Percobaan.", "oleh": pemeran.admin}
    pola["istimewa"][1]["persen"] = 170
    with ditolak(IsianKeliru, "Istimewa: persen aturan “maks” adalah angka 0 sampai 100."):
        ketentuan.usulkan("pola_distribusi", pola, date(2026, 4, 10), **isi)


def test_pembulatan_dan_ukuran_unit_adalah_data(sepuluh, pemeran, tw1, organisasi):
    aturan = longgar()
    aturan["sangat_kurang"][1]["persen"] = 15
    ubah(pemeran, aturan)
    kini = hitung.hitung_unit(organisasi.egov.pk, tw1).bendera[1]
    ubah(pemeran, {"maks": "bawah", "min": "bawah"}, kunci="pembulatan_distribusi")
    turun = hitung.hitung_unit(organisasi.egov.pk, tw1).bendera[1]
    assert [(b["diharapkan"], b["sesuai"]) for b in (kini, turun)] == [(2, False), (1, True)]
    ubah(pemeran, 11, kunci="unit_terkecil_panduan")
    assert hitung.hitung_unit(organisasi.egov.pk, tw1).bendera == []


# periksa_hitungan ----------------------------------------------------------------------------------------
def periksa(*isi):
    keluar = StringIO()
    call_command("periksa_hitungan", *isi, stdout=keluar)
    return keluar.getvalue()


def test_setiap_hasil_sama_dengan_hitungan_dari_masukannya(sepuluh, pemeran, tw1):
    hitung.jalankan(hitung.pesan_semua(tw1, oleh=pemeran.admin), lambda *n: None)
    assert periksa("--kini", "2026-tw1") == f"{SebaranUnit.objects.count()} sebaran sama dengan masukannya.\n"
    nomor = {p: [e.pk for e in Evaluasi.objects.order_by("pk") if e.predikat == p] for p in ("kurang", "sangat_baik")}
    assert {p: [n for n, _ in sepuluh.masukan["penilaian"][p]] for p in nomor} == nomor


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"jumlah": {"baik": 10}}, "jumlah tidak sama dengan masukannya"),
        ({"belum_dinilai": 9}, "jumlah tidak sama dengan masukannya"),
        ({"bendera": []}, "bendera tidak sama dengan masukannya"),
        ({"masukan": {}}, "dihitung sebelum masukannya disimpan"),
    ],
)
def test_hasil_yang_diubah_ditemukan(sepuluh, isi, kalimat):
    SebaranUnit.objects.filter(pk=sepuluh.pk).update(**isi)
    with pytest.raises(CommandError, match="1 baris tidak sama"):
        periksa()
    assert list(periksa_hitungan.periksa()) == [f"2026-tw1 BIDANG E-GOVERNMENT: {kalimat}"]


def test_ketentuan_yang_diubah_di_belakang_hasilnya_ditemukan(sepuluh):
    Ketentuan.objects.filter(kunci="pola_distribusi", mulai=date(2023, 1, 31)).update(nilai=longgar())
    with pytest.raises(CommandError, match="1 baris tidak sama"):
        periksa()


def test_yang_menunggu_hitung_ulang_disebut(sepuluh, pemeran, tw1):
    evaluasi = Evaluasi.objects.filter(predikat="baik").first()
    pembuat.nilai(evaluasi.skp, tw1, "di_atas", "di_atas", versi=1)
    assert periksa().startswith("1 sebaran")
    with pytest.raises(CommandError):
        periksa("--kini", "2026-tw1")
    with pytest.raises(CommandError, match="Periode evaluasi 2031-tw1 tidak ada."):
        periksa("--kini", "2031-tw1")


def test_hitung_seluruh_instansi_hanya_dipesan_bkd(pemeran, tw1):
    with ditolak(BukanHak, "Hanya pengelola kepegawaian instansi (BKD) yang dapat melakukan ini."):
        hitung.pesan_semua(tw1, oleh=pemeran.tono)
