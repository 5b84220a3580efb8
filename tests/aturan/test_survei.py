"""Who is asked in the 360 survey, and that no set of shown numbers leads back to one respondent"""

import doctest
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skp_app.aturan import survei as aturan
from skp_app.aturan.survei import (
    NILAI,
    Kelompok,
    Orang,
    Peta,
    Skala,
    Unit,
    cukup,
    dalam_kata,
    dibulatkan,
    kelompok_tampil,
    kosong,
    partisipasi_tampil,
    sebaran,
    seluruh_tampil,
    tambah,
    tingkat,
    undi,
)

ATASAN, REKAN, BAWAHAN = Kelompok
TERBANYAK = {ATASAN: 1, REKAN: 3, BAWAHAN: 2}
# 1 leads; 2-6 are his staff in unit 10, 7 of unit 20 is in tim 1 with 2; 8 leads unit 20; 9 stands above 1 and 8.
SEMUA = [
    Orang(1, 10, "administrator", 9, None),
    *[Orang(n, 10, "staf", 1, 9, frozenset({1} if n == 2 else ())) for n in range(2, 7)],
    Orang(7, 20, "staf", 8, 9, frozenset({1})),
    Orang(8, 20, "administrator", 9, None),
]
PETA = Peta(SEMUA, range(1, 10))


def calon(pk, peta=PETA):
    return peta.calon(next(o for o in SEMUA if o.pk == pk))


def test_contoh_dalam_dokumentasi_berlaku():
    assert doctest.testmod(aturan) == doctest.TestResults(failed=0, attempted=3)


# Who is asked -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("pk", "harap"),
    [
        (
            1,
            {ATASAN: [9], REKAN: [8], BAWAHAN: [2, 3, 4, 5, 6]},
        ),  # peers of a leader: the same superior, the same level
        (2, {ATASAN: [1], REKAN: [3, 4, 5, 6, 7], BAWAHAN: []}),  # also from the tim kerja across units
        (3, {ATASAN: [1], REKAN: [2, 4, 5, 6], BAWAHAN: []}),
        (7, {ATASAN: [8], REKAN: [2], BAWAHAN: []}),
    ],
)
def test_calon_dari_penempatan(pk, harap):
    assert calon(pk) == harap


def test_yang_tanpa_akun_aktif_tidak_diminta():
    assert calon(2, Peta(SEMUA, {1, 4, 7})) == {ATASAN: [1], REKAN: [4, 7], BAWAHAN: []}


def test_atasan_penilai_membaca_hasil_jadi_tidak_diminta():
    ketua = Orang(9, 1, "jpt", 99, None, frozenset({1}))
    assert Peta([*SEMUA, ketua], range(1, 10)).calon(SEMUA[1])[REKAN] == [3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("jabatan", "harap"),
    [
        ("jpt_madya", "jpt"), ("jpt_pratama", "jpt"), ("administrator", "administrator"), ("pengawas", "pengawas"),
        ("pelaksana", "staf"), ("jf_keahlian", "staf"), ("jf_keterampilan", "staf"),
        ("pejabat_negara", "pejabat_negara"),
    ],
)  # fmt: skip
def test_tingkat_jabatan(jabatan, harap):
    assert tingkat(jabatan) == harap


def test_undian_dapat_diulang_dengan_bibit_yang_sama():
    satu = undi(calon(2), TERBANYAK, "ab" * 16, "kode-2")
    assert satu == undi({k: reversed(v) for k, v in calon(2).items()}, TERBANYAK, "ab" * 16, "kode-2")
    lain = [undi(calon(2), TERBANYAK, f"{n:032x}", "kode-2")[REKAN] for n in range(20)]
    assert len({tuple(r) for r in lain}) > 1
    assert {len(r) for r in lain} == {3}


def test_jenis_dengan_nol_tidak_diminta():
    assert undi(calon(2), {ATASAN: 0, REKAN: 9, BAWAHAN: 0}, "00" * 16, "x") == {
        ATASAN: [], REKAN: [3, 4, 5, 6, 7], BAWAHAN: []
    }  # fmt: skip


@pytest.mark.parametrize(("n", "harap"), [(4, False), (5, True)])
def test_unit_kecil_tidak_diselenggarakan(n, harap):
    assert cukup({ATASAN: [1], REKAN: range(n - 1)}, 5) is harap


# What may be shown --------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("banyak", "seluruh", "kelompok"),
    [
        ({ATASAN: 1, REKAN: 4, BAWAHAN: 0}, False, []),  # the superior knows his own answer: four are left
        ({ATASAN: 1, REKAN: 5, BAWAHAN: 0}, True, []),
        ({ATASAN: 0, REKAN: 5, BAWAHAN: 0}, True, []),
        ({REKAN: 5}, True, []),  # only this kind was asked: it is the whole
        ({ATASAN: 1, REKAN: 5, BAWAHAN: 5}, True, [BAWAHAN]),  # both would leave the superior alone
        ({ATASAN: 1, REKAN: 8, BAWAHAN: 6}, True, [REKAN]),
        ({REKAN: 8, BAWAHAN: 5}, True, [REKAN, BAWAHAN]),
        ({REKAN: 8, BAWAHAN: 4}, True, []),  # the rest of the larger group is too small
        ({ATASAN: 0, REKAN: 8, BAWAHAN: 5}, True, [REKAN]),  # nor may it show that the superior did not answer
    ],
)
def test_yang_boleh_ditampilkan(banyak, seluruh, kelompok):
    assert (seluruh_tampil(banyak, 5), kelompok_tampil(banyak, 5)) == (seluruh, kelompok)


def test_lantai_lima_berlaku_walau_diminta_kurang():
    assert seluruh_tampil({REKAN: 4}, 1) is False
    assert kelompok_tampil({REKAN: 4, BAWAHAN: 9}, 1) == []


def himpunan_terungkap(banyak, minimum):
    """Every union of groups whose answers follow from the shown views by adding and subtracting, as sets of groups."""
    if not seluruh_tampil(banyak, minimum):
        return set()
    tampil = kelompok_tampil(banyak, minimum)
    atom = [frozenset({k}) for k in tampil] + [frozenset(banyak) - frozenset(tampil)]
    return {frozenset().union(*g) for n in range(1, len(atom) + 1) for g in combinations(atom, n)} - {frozenset()}


@given(
    st.dictionaries(st.sampled_from(list(Kelompok)), st.integers(0, 20), min_size=1).map(
        lambda b: b | ({ATASAN: min(b[ATASAN], 1)} if ATASAN in b else {})
    ),
    st.integers(1, 12),
)
def test_tidak_ada_gabungan_angka_yang_menunjuk_satu_responden(banyak, minimum):
    """For the person himself and for his superior, who takes his own answer off whatever he sees."""
    for himpunan in himpunan_terungkap(banyak, minimum):
        jumlah = sum(banyak[k] for k in himpunan)
        assert jumlah >= max(minimum, 5)
        assert jumlah - banyak.get(ATASAN, 0) * (ATASAN in himpunan) >= max(minimum, 5)


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(0, 30)), max_size=12), st.integers(5, 8))
def test_unit_kecil_tidak_terbaca_dari_jumlahnya(unit, minimum):
    semua = [Unit(n, diminta, min(menjawab, diminta)) for n, (diminta, menjawab) in enumerate(unit, start=1)]
    tampil, lain = partisipasi_tampil(semua, minimum)
    assert all(u.diminta >= minimum for u in tampil)
    assert lain.diminta == 0 or lain.diminta >= minimum or not tampil
    assert sum(u.diminta for u in [*tampil, lain]) == sum(u.diminta for u in semua)


@given(st.integers(0, 200), st.integers(0, 200), st.integers(5, 9))
def test_partisipasi_yang_ditulis_selalu_memuat_beberapa_orang(menjawab, diminta, minimum):
    sama = [n for n in range(diminta + 1) if dibulatkan(n, diminta, minimum) == dibulatkan(menjawab, diminta, minimum)]
    assert len(sama) >= min(minimum, diminta + 1)


# What was answered --------------------------------------------------------------------------------
def test_jawaban_menambah_satu_pada_setiap_nilai():
    hitungan = tambah(tambah(kosong(), dict.fromkeys(NILAI, Skala.SERING)), dict.fromkeys(NILAI, Skala.JARANG))
    assert sebaran([hitungan]) == {n: dict(zip(Skala, [0, 1, 0, 1, 0], strict=True)) for n in NILAI}
    assert sebaran([hitungan, hitungan])[NILAI[6]][Skala.SERING] == 2


def test_jawaban_tanpa_salah_satu_nilai_ditolak():
    with pytest.raises(KeyError):
        tambah(kosong(), dict.fromkeys(NILAI[:6], Skala.SERING))


@pytest.mark.parametrize(
    ("banyak", "kata"),
    [
        ([0, 0, 0, 5, 0], "Semua menjawab Sering."),
        ([0, 1, 0, 5, 2], "Sebagian besar menjawab Sering; yang lain Jarang dan Selalu."),
        ([1, 1, 1, 5, 1], "Sebagian besar menjawab Sering; yang lain Tidak pernah, Jarang, Kadang-kadang dan Selalu."),
        ([0, 2, 2, 2, 0], "Jawabannya menyebar: Jarang, Kadang-kadang dan Sering."),
        ([0, 0, 3, 3, 0], "Jawabannya menyebar: Kadang-kadang dan Sering."),
    ],
)
def test_sebaran_dalam_kata(banyak, kata):
    assert dalam_kata(dict(zip(Skala, banyak, strict=True))) == kata
