"""Pasal 16(3)-(4); Lampiran p. 67-68 A.4-A.8."""

from datetime import date
from decimal import Decimal

import pytest

from skp_app.aturan.pendokumentasian import (
    CaraGulung,
    Frekuensi,
    Isian,
    Jendela,
    Keadaan,
    Kesesuaian,
    MasaEvaluasi,
    Tutup,
    akhir_bulan,
    baca_angka,
    batas,
    bernilai,
    cara_bawaan,
    gulung,
    gulungan,
    keadaan,
    kesesuaian,
    makin_kecil_makin_baik,
    saran_target,
    susun,
)


def evaluasi(tahun=2026, panjang=3):
    """The evaluation periods of a year, each `panjang` months long, and the yearly one."""
    periodik = []
    for n in range(0, 12, panjang):
        selesai = akhir_bulan(tahun, n + panjang)
        kode = f"{tahun}-tw{n // 3 + 1}" if panjang == 3 else f"{tahun}-b{n + 1:02}"
        periodik.append(MasaEvaluasi(kode, kode, date(tahun, n + 1, 1), selesai, selesai, False))
    akhir, tutup = date(tahun, 12, 31), date(tahun + 1, 1, 31)
    return [*periodik, MasaEvaluasi(f"{tahun}-akhir", f"Akhir tahun {tahun}", date(tahun, 1, 1), akhir, tutup, True)]


def test_keenam_periode_pasal_16_ayat_3():
    assert [f.value for f in Frekuensi] == ["harian", "mingguan", "bulanan", "triwulanan", "semesteran", "tahunan"]


@pytest.mark.parametrize(
    ("frekuensi", "panjang", "harap"),
    [
        ("harian", 3, "lebih_sering"),
        ("mingguan", 3, "lebih_sering"),
        ("bulanan", 3, "lebih_sering"),
        ("triwulanan", 3, "sama"),
        ("semesteran", 3, "lebih_jarang"),
        ("tahunan", 3, "lebih_jarang"),
        ("mingguan", 1, "lebih_sering"),
        ("harian", 1, "sama"),
        ("bulanan", 1, "sama"),
        ("triwulanan", 1, "lebih_jarang"),
    ],
)
def test_pilihan_disesuaikan_dengan_periode_evaluasi(frekuensi, panjang, harap):
    assert kesesuaian(Frekuensi(frekuensi), panjang) is Kesesuaian(harap)


@pytest.mark.parametrize("frekuensi", ["bulanan", "harian"])
def test_dua_belas_lembar_sebulan_dan_satu_realisasi_akhir(frekuensi):
    masa = susun(Frekuensi(frekuensi), evaluasi())
    assert len(masa) == 13
    assert masa[2] == ("2026-03", "Maret 2026", date(2026, 3, 1), date(2026, 3, 31), "2026-tw1")
    assert [m.evaluasi for m in masa] == [f"2026-tw{n}" for n in (1, 2, 3, 4) for _ in range(3)] + ["2026-akhir"]


def test_triwulan_adalah_periode_evaluasinya_sendiri():
    masa = susun(Frekuensi.TRIWULANAN, evaluasi())
    assert [(m.kode, m.evaluasi) for m in masa] == [
        *[(f"2026-tw{n}", f"2026-tw{n}") for n in (1, 2, 3, 4)],
        ("2026-akhir", "2026-akhir"),
    ]


def test_semester_termasuk_periode_evaluasi_tempat_ia_berakhir():
    masa = susun(Frekuensi.SEMESTERAN, evaluasi())
    assert [(m.nama, m.evaluasi) for m in masa] == [
        ("Semester I 2026", "2026-tw2"),
        ("Semester II 2026", "2026-tw4"),
        ("Akhir tahun 2026", "2026-akhir"),
    ]
    assert susun(Frekuensi.SEMESTERAN, evaluasi(panjang=1))[0].evaluasi == "2026-b06"


def test_tahunan_hanya_realisasi_akhir():
    assert [m.evaluasi for m in susun(Frekuensi.TAHUNAN, evaluasi())] == ["2026-akhir"]


def test_minggu_dipotong_di_batas_periode_evaluasi():
    masa = susun(Frekuensi.MINGGUAN, evaluasi())
    di_batas = [m for m in masa if m.selesai == date(2026, 3, 31) or m.mulai == date(2026, 4, 1)]
    assert [(m.nama, m.evaluasi) for m in di_batas] == [
        ("30–31 Maret 2026", "2026-tw1"),
        ("1–5 April 2026", "2026-tw2"),
    ]
    assert masa[0].nama == "1–4 Januari 2026"
    assert masa[1].kode == "2026-m02"


@pytest.mark.parametrize("tahun", [2024, 2026, 2027, 2028])
@pytest.mark.parametrize("panjang", [1, 3])
@pytest.mark.parametrize("frekuensi", ["harian", "mingguan", "bulanan", "triwulanan", "semesteran"])
def test_setiap_hari_setahun_ada_dalam_satu_periode(tahun, panjang, frekuensi):
    daftar = evaluasi(tahun, panjang)
    *masa, akhir = susun(Frekuensi(frekuensi), daftar)
    assert (masa[0].mulai, masa[-1].selesai) == (date(tahun, 1, 1), date(tahun, 12, 31))
    assert all((b.mulai - a.selesai).days == 1 for a, b in zip(masa, masa[1:], strict=False))
    berakhir = {e.kode: (e.mulai, e.selesai) for e in daftar}
    assert all(berakhir[m.evaluasi][0] <= m.selesai <= berakhir[m.evaluasi][1] for m in masa)
    assert len({m.kode for m in [*masa, akhir]}) == len(masa) + 1


@pytest.mark.parametrize(
    ("tutup", "harap"),
    [("penetapan", None), ("batas", date(2026, 4, 8)), ("jendela", date(2026, 4, 15))],
)
def test_batas_lima_hari_kerja_sesudah_periode(tutup, harap):
    maret = susun(Frekuensi.BULANAN, evaluasi())[2]
    tw1 = MasaEvaluasi("2026-tw1", "Triwulan I", date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 15), False)
    assert batas(maret, tw1, Tutup(tutup), 5, {date(2026, 4, 3)}) == (date(2026, 4, 8), harap)


MARET = Jendela(date(2026, 3, 1), date(2026, 4, 8), date(2026, 4, 15))


@pytest.mark.parametrize(
    ("jendela", "hari", "harap"),
    [
        (MARET, date(2026, 2, 28), "belum"),
        (MARET, date(2026, 3, 1), "terbuka"),
        (MARET, date(2026, 4, 8), "terbuka"),
        (MARET, date(2026, 4, 9), "lewat"),
        (MARET, date(2026, 4, 15), "lewat"),
        (MARET, date(2026, 4, 16), "ditutup"),
        (MARET._replace(tutup=None), date(2026, 12, 1), "lewat"),
        (MARET._replace(sampai=date(2026, 4, 20)), date(2026, 4, 20), "terbuka"),
        (MARET._replace(sampai=date(2026, 4, 20)), date(2026, 4, 21), "ditutup"),
        (MARET._replace(sampai=date(2026, 4, 2)), date(2026, 4, 8), "terbuka"),
        (MARET._replace(sampai=date(2026, 4, 20), dinilai=True), date(2026, 4, 17), "ditutup"),
        (MARET._replace(dinilai=True), date(2026, 3, 5), "ditutup"),
    ],
)
def test_keadaan_satu_periode(jendela, hari, harap):
    assert keadaan(jendela, hari) is Keadaan(harap)


@pytest.mark.parametrize(
    ("aspek", "target", "harap"),
    [
        (["kuantitas"], "32 perangkat daerah", "jumlah"),
        (["kuantitas"], "100 %", "terakhir"),
        (["kualitas"], "95 %", "rata_rata"),
        (["kualitas"], "3,5 dari skala 5", "rata_rata"),
        (["waktu"], "paling lama 5 hari kerja", "rata_rata"),
        (["biaya"], "Rp 5.000.000", "jumlah"),
        (["biaya"], "95 persen", "terakhir"),
        ([], "82 %", "terakhir"),
        ([], "82 unit", "terakhir"),
        (["kualitas"], "tanpa keberatan", "rata_rata"),
    ],
)
def test_cara_bawaan_menurut_aspek(aspek, target, harap):
    assert cara_bawaan(aspek, target) is CaraGulung(harap)


@pytest.mark.parametrize(
    ("cara", "kecil", "harap"),
    [
        ("jumlah", False, "14"),
        ("rata_rata", False, "4.67"),
        ("terakhir", False, "3"),
        ("terbaik", False, "6"),
        ("terbaik", True, "3"),
    ],
)
def test_gulung(cara, kecil, harap):
    assert gulung(CaraGulung(cara), [Decimal(6), Decimal(5), Decimal(3)], kecil=kecil) == Decimal(harap)


@pytest.mark.parametrize(
    ("aspek", "target", "harap"),
    [
        (["waktu"], "paling lama 5 hari kerja", True),
        (["waktu"], "5 hari", True),
        (["kualitas"], "maksimal 2 keberatan", True),
        (["kualitas"], "95 %", False),
        (["waktu"], "minimal 30 hari", False),
        (["waktu"], "tepat waktu", False),
    ],
)
def test_arah_yang_terbaik(aspek, target, harap):
    assert makin_kecil_makin_baik(aspek, target) is harap


def test_gulungan_memuat_satuan_target_dan_sumber_terakhir():
    isian = [Isian(Decimal(6), "Enam dinas", "laporan Februari", "anggaran"), Isian(Decimal("3.5"), "Tiga dinas")]
    hasil = gulungan(CaraGulung.JUMLAH, isian, "32 perangkat daerah")
    assert hasil == (Decimal("9.5"), "9,5 perangkat daerah", "laporan Februari", "")


def test_gulungan_tanpa_angka_memakai_kata_terakhir():
    isian = [Isian(None, "Rancangan selesai"), Isian(None, "Dibahas di DPRD", "risalah", "kuorum")]
    assert gulungan(CaraGulung.TERAKHIR, isian, "ditetapkan") == (None, "Dibahas di DPRD", "risalah", "kuorum")


@pytest.mark.parametrize(
    ("tulisan", "harap"),
    [
        ("3", "3"),
        (" 96,5 ", "96.5"),
        ("96 %", "96"),
        ("1.250", "1250"),
        ("1.250,25", "1250.25"),
        ("3.5", "3.5"),
        ("0", "0"),
        ("", None),
        ("-1", None),
        ("3,14159", None),
        ("sembilan", None),
        ("9" * 14, None),
        ("9" * 400, None),
        ("1e5", None),
        ("٣", None),
        ("3 dinas", None),
    ],
)
def test_angka_seperti_ditulis_orang(tulisan, harap):
    assert baca_angka(tulisan) == (harap and Decimal(harap))


def test_angka_bersatuan_target():
    assert bernilai(Decimal("1250.50"), "2.000 berkas") == "1.250,5 berkas"
    assert bernilai(Decimal("96.0000"), "95 %") == "96 %"


@pytest.mark.parametrize(
    ("target", "aspek", "harap"),
    [
        ("32 perangkat daerah", ["kuantitas"], "8 perangkat daerah"),
        ("10 laporan", ["kuantitas"], "2,5 laporan"),
        ("minimal 8 kegiatan", ["kuantitas"], "paling sedikit 2 kegiatan"),
        ("95 %", ["kualitas"], "95 %"),
        ("paling lama 5 hari", ["waktu"], "paling lama 5 hari"),
        ("tersusun", ["kuantitas"], "tersusun"),
    ],
)
def test_saran_target_satu_dari_empat_periode(target, aspek, harap):
    assert saran_target(target, aspek, 4) == harap
