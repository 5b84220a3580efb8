"""Marks of the board from facts, and the order of Pasal 20."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from skp_app.aturan import kemajuan
from skp_app.aturan.kemajuan import BELUM_ADA_UPAYA, BELUM_TIDAK_MAJU, Simpulan, Upaya, halangan_ambil_alih
from skp_app.aturan.pemantauan import (
    Ambang,
    Butir,
    Fakta,
    Laporan,
    Masa,
    Penanda,
    Tanda,
    bagian_waktu,
    berturut,
    tandai,
    tertinggal,
)

AWAL, AKHIR = date(2026, 1, 1), date(2026, 12, 31)
TW1, TW2, TW3 = date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30)
AMBANG = Ambang(80, 90, 2)
OKTOBER = date(2026, 10, 5)


def alasan(hari=OKTOBER, **isi):
    return [(p.tanda.value, p.alasan) for p in tandai(Fakta(AWAL, AKHIR, **isi), AMBANG, hari)]


BARU = {"umpan_balik_terakhir": TW3}  # nothing to say about feedback


@pytest.mark.parametrize(
    ("terisi", "dinilai", "hari", "kalimat"),
    [
        (0, False, OKTOBER, ["Triwulan III 2026: semua indikator belum ada realisasinya."]),
        (3, False, OKTOBER, ["Triwulan III 2026: 2 dari 5 indikator belum ada realisasinya."]),
        (5, False, OKTOBER, []),
        (0, True, OKTOBER, []),  # its evaluation was set
        (0, False, TW3, []),  # the last day of the period is still his
        (0, False, date(2026, 10, 1), ["Triwulan III 2026: semua indikator belum ada realisasinya."]),
    ],
)
def test_realisasi_yang_jatuh_tempo(terisi, dinilai, hari, kalimat):
    masa = [Masa("Triwulan III 2026", date(2026, 7, 1), TW3, 5, terisi, dinilai)]
    assert alasan(hari, masa=masa, **BARU) == [("realisasi", k) for k in kalimat]


@pytest.mark.parametrize(
    ("target", "aspek", "laporan", "kalimat"),
    [
        ("12 layanan", ["kuantitas"], "5 layanan", "RHK 1: 5 dari 12 layanan; sampai 30 September 2026 semestinya sekitar 9."),  # noqa: E501
        ("12 layanan", ["kuantitas"], "9 layanan", ""),
        ("12 layanan", ["kuantitas"], "8 layanan", ""),  # 80 % of 8,98
        ("12 layanan", ["kuantitas"], "7 layanan", "RHK 1: 7 dari 12 layanan; sampai 30 September 2026 semestinya sekitar 9."),  # noqa: E501
        ("4 layanan", ["kuantitas"], "2", "RHK 1: 2 dari 4 layanan; sampai 30 September 2026 semestinya sekitar 3."),
        ("paling sedikit 12 layanan", ["kuantitas"], "5 layanan", "RHK 1: 5 dari 12 layanan; sampai 30 September 2026 semestinya sekitar 9."),  # noqa: E501
        ("1.200 orang", ["kuantitas"], "300 orang", "RHK 1: 300 dari 1.200 orang; sampai 30 September 2026 semestinya sekitar 898."),  # noqa: E501
        ("12 layanan", ["kuantitas"], "5 dokumen", ""),  # something else was counted
        ("12 layanan", ["kuantitas"], "sedang disusun", ""),
        ("12 layanan", ["kualitas"], "5 layanan", ""),
        ("95 %", ["kuantitas"], "10 %", ""),  # a share does not grow with time
        ("paling banyak 4 keluhan", ["kuantitas"], "1 keluhan", ""),
        ("selesai", ["kuantitas"], "1 layanan", ""),
        ("31 Desember 2026", ["kuantitas"], "belum", ""),
    ],
)  # fmt: skip
def test_tertinggal_dari_bagian_target_menurut_waktu(target, aspek, laporan, kalimat):
    butir = Butir("RHK 1", target, aspek, [Laporan(TW1, "1 layanan"), Laporan(TW3, laporan)])
    assert tertinggal(butir, AWAL, AKHIR, AMBANG.tertinggal_persen) == kalimat


def test_tanpa_laporan_tidak_disebut_tertinggal():
    assert tertinggal(Butir("RHK 1", "12 layanan", ["kuantitas"], []), AWAL, AKHIR, 80) == ""


def test_ambang_tertinggal_adalah_ketentuan():
    butir = Butir("RHK 1", "12 layanan", ["kuantitas"], [Laporan(TW3, "8 layanan")])
    assert tertinggal(butir, AWAL, AKHIR, 80) == ""
    assert tertinggal(butir, AWAL, AKHIR, 100) != ""


@pytest.mark.parametrize(
    ("mulai", "sampai", "bagian"),
    [(AWAL, AKHIR, "1"), (AWAL, date(2027, 3, 1), "1"), (TW2, TW1, "0"), (date(2026, 7, 1), TW3, "0.5")],
)
def test_bagian_waktu_dihitung_dari_masa_skp(mulai, sampai, bagian):
    assert bagian_waktu(mulai, AKHIR, sampai) == Decimal(bagian)


@pytest.mark.parametrize(
    ("kendala", "kali"),
    [([], 0), (["", ""], 0), (["a"], 1), (["a", "", "b"], 1), (["a", "b"], 2), (["", "a", "b", ""], 2)],
)
def test_kendala_berturut_turut(kendala, kali):
    assert berturut(kendala) == kali


def test_kendala_dua_periode_ditandai_dengan_kata_katanya():
    butir = Butir("RHK 2", "", [], [], ["Listrik padam", "Listrik padam lagi"])
    kalimat = "RHK 2: kendala dilaporkan 2 periode berturut-turut, terakhir “Listrik padam lagi”."
    assert alasan(butir=[butir], **BARU) == [("kendala", kalimat)]
    assert alasan(butir=[butir._replace(kendala=["Listrik padam", ""])], **BARU) == []


@pytest.mark.parametrize(
    ("terakhir", "hari", "kalimat"),
    [
        (TW2, TW2 + timedelta(days=90), []),
        (TW2, TW2 + timedelta(days=91), ["Umpan balik Pimpinan terakhir 30 Juni 2026, 91 hari yang lalu."]),
        (None, AWAL + timedelta(days=90), []),
        (
            None,
            AWAL + timedelta(days=91),
            ["Belum ada umpan balik Pimpinan sejak SKP berlaku 1 Januari 2026, 91 hari yang lalu."],
        ),
        (TW1, date(2027, 1, 5), []),  # the SKP is over
    ],
)
def test_lama_tanpa_umpan_balik(terakhir, hari, kalimat):
    assert alasan(hari, umpan_balik_terakhir=terakhir) == [("umpan_balik", k) for k in kalimat]


def test_bukti_dan_tindak_lanjut():
    isi = alasan(bukti_gagal=["Laporan Mei"], tindak_lanjut=[OKTOBER, date(2026, 10, 4)], **BARU)
    assert isi == [
        ("bukti", "Bukti “Laporan Mei” belum bisa dibuka."),
        ("tindak_lanjut", "Tindak lanjut 4 Oktober 2026 belum dicatat selesai."),
    ]


def test_tanda_hanya_kata_dan_alasan_bukan_angka_tentang_orang():
    assert Penanda._fields == ("tanda", "alasan")
    assert [t.cetak for t in Tanda][:2] == ["Belum ada realisasi", "Tertinggal dari target"]


# Pasal 20 ------------------------------------------------------------------------------------------------------------
PAGI = datetime(2026, 7, 1, 8)


def hari(n):
    return PAGI + timedelta(days=n)


@pytest.mark.parametrize(
    ("simpulan", "upaya", "halangan"),
    [
        ([], [], BELUM_TIDAK_MAJU),
        ([("tidak", 1)], [], BELUM_ADA_UPAYA),
        ([("tidak", 1)], [("ekspektasi", 2)], BELUM_ADA_UPAYA),  # no conclusion after it yet
        ([("tidak", 1), ("tidak", 3)], [("ekspektasi", 2)], ""),
        ([("tidak", 1), ("tidak", 3)], [("sumber_daya", 2)], ""),
        ([("tidak", 1), ("tidak", 3)], [("pembinaan", 2)], ""),
        ([("menunjukkan", 1), ("tidak", 3)], [("apresiasi", 2)], BELUM_ADA_UPAYA),
        ([("tidak", 1), ("menunjukkan", 3)], [("pembinaan", 2)], BELUM_TIDAK_MAJU),
        ([("tidak", 1), ("tidak", 3), ("menunjukkan", 4)], [("pembinaan", 2)], BELUM_TIDAK_MAJU),
        ([("tidak", 1), ("tidak", 3)], [("pembinaan", 2, True)], BELUM_ADA_UPAYA),  # it was taken back
    ],
)
def test_ambil_alih_setelah_tindak_lanjut_dan_tetap_tidak_maju(simpulan, upaya, halangan):
    simpulan = [Simpulan(hasil, hari(n)) for hasil, n in simpulan]
    upaya = [Upaya(jenis, hari(n), *ditarik) for jenis, n, *ditarik in upaya]
    assert halangan_ambil_alih(simpulan, upaya) == halangan


def test_tindak_lanjut_setiap_kesimpulan_seperti_bunyi_pasal():
    kata = {k.value: [t.value for t in daftar] for k, daftar in kemajuan.TINDAK.items()}
    assert kata == {
        "menunjukkan": ["apresiasi", "penugasan_baru"],
        "tidak": ["ekspektasi", "sumber_daya", "pembinaan"],
    }
