"""Survei perilaku 360: who is asked, and which numbers may be shown (PP 30/2019 speaks of a closed survey of perilaku).

Permenpan RB 6/2022 does not oblige it; an instansi may switch it on for a period. It is an input beside the rating and
part of nothing. Respondents are drawn with a stored seed, so that a draw can be repeated and examined. What is shown
must never lead back to one respondent: a view appears from `minimum` answers on, and a group only where what is left
beside it, in every combination of shown views, is none or again that many (complementary suppression).
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from random import Random
from typing import NamedTuple

from pegawai.aturan.kepegawaian import JPT, JenisJabatan
from pegawai.aturan.pilihan import Istilah
from skp_app.aturan.berakhlak import NilaiPerilaku

TERENDAH = 5  # no instansi may show less
TERBANYAK = 20  # respondents of one kind


class Status(Istilah):
    DISIAPKAN = "disiapkan", "Disiapkan"
    DIUNDI = "diundi", "Responden diundi"
    BERJALAN = "berjalan", "Berjalan"
    DITUTUP = "ditutup", "Ditutup"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


WARNA = {
    Status.DISIAPKAN: "netral", Status.DIUNDI: "biru", Status.BERJALAN: "biru",
    Status.DITUTUP: "hijau", Status.DIBATALKAN: "netral",
}  # fmt: skip
TERBUKA = (Status.DISIAPKAN, Status.DIUNDI, Status.BERJALAN)


class Kelompok(Istilah):
    """How the respondent stands to the person he answers about."""

    ATASAN = "atasan", "Atasan langsung"
    REKAN = "rekan", "Rekan kerja setingkat"
    BAWAHAN = "bawahan", "Pegawai di bawahnya"


class Skala(Istilah):
    """How often the behaviour was seen: words, because no score of a person comes out of them."""

    TIDAK_PERNAH = "1", "Tidak pernah"
    JARANG = "2", "Jarang"
    KADANG = "3", "Kadang-kadang"
    SERING = "4", "Sering"
    SELALU = "5", "Selalu"


NILAI = tuple(NilaiPerilaku)
LANGKAH = tuple(Skala)
PANJANG_HITUNGAN = len(NILAI) * len(LANGKAH)


# Who is asked -------------------------------------------------------------------------------------
class Orang(NamedTuple):
    """One person as the draw sees him: primary keys only."""

    pk: int
    unit: int
    tingkat: str
    penilai: int
    atasan: int | None = None  # of the penilai; he reads the result, so he is not asked
    tim: frozenset[int] = frozenset()


def tingkat(jenis_jabatan: str) -> str:
    """What counts as one level: all JPT, administrator, pengawas, and everybody without a structural post."""
    if jenis_jabatan in JPT:
        return "jpt"
    struktural = (JenisJabatan.PEJABAT_NEGARA, JenisJabatan.ADMINISTRATOR, JenisJabatan.PENGAWAS)
    return str(jenis_jabatan) if jenis_jabatan in struktural else "staf"


class Peta:
    """Who stands where, found in constant time for each person."""

    def __init__(self, semua: Iterable[Orang], dapat_menjawab: Iterable[int]) -> None:
        self.dapat = frozenset(dapat_menjawab)
        self.bawahan: dict[int, set[int]] = defaultdict(set)
        self.seunit: dict[tuple[int, str], set[int]] = defaultdict(set)
        self.seatasan: dict[tuple[int, str], set[int]] = defaultdict(set)
        self.setim: dict[int, set[int]] = defaultdict(set)
        for o in semua:
            self.bawahan[o.penilai].add(o.pk)
            self.seunit[o.unit, o.tingkat].add(o.pk)
            self.seatasan[o.penilai, o.tingkat].add(o.pk)
            for tim in o.tim:
                self.setim[tim].add(o.pk)

    def calon(self, o: Orang) -> dict[Kelompok, list[int]]:
        """{kind: who could be asked}, each person in one kind, in a fixed order."""
        bawahan = self.bawahan.get(o.pk, set())
        rekan = self.seunit[o.unit, o.tingkat] | self.seatasan[o.penilai, o.tingkat]
        rekan = rekan.union(*(self.setim[t] for t in o.tim)) - {o.pk, o.penilai, o.atasan} - bawahan
        semua = {Kelompok.ATASAN: {o.penilai}, Kelompok.REKAN: rekan, Kelompok.BAWAHAN: bawahan - {o.penilai, o.atasan}}
        return {k: sorted(orang & self.dapat) for k, orang in semua.items()}


def undi(
    calon: Mapping[Kelompok, Iterable[int]], terbanyak: Mapping[Kelompok, int], bibit: str, kunci: str
) -> dict[Kelompok, list[int]]:
    """The drawn respondents of one person: the same for the same seed, whatever else was drawn before.

    `kunci` names the person; a kind with 0 in `terbanyak` is not asked.
    """
    hasil = {}
    for kelompok in Kelompok:
        daftar, banyak = sorted(calon.get(kelompok, ())), terbanyak.get(kelompok, 0)
        acak = Random(hashlib.sha256(f"{bibit}:{kunci}:{kelompok}".encode()).digest())
        hasil[kelompok] = sorted(acak.sample(daftar, min(banyak, len(daftar))))
    return hasil


def cukup(terundi: Mapping[Kelompok, Collection[int]], minimum: int) -> bool:
    """May the survey be held about this person? With fewer respondents nothing could ever be shown."""
    return sum(len(orang) for orang in terundi.values()) >= minimum


# What may be shown --------------------------------------------------------------------------------
# The penilai reads the result and knows what he answered himself: his answer hides nobody.
PEMBACA = frozenset({Kelompok.ATASAN})


def tersembunyi(banyak: Mapping[Kelompok, int]) -> int:
    """How many answers of these groups no reader knows."""
    return sum(n for k, n in banyak.items() if k not in PEMBACA)


def seluruh_tampil(banyak: Mapping[Kelompok, int], minimum: int) -> bool:
    """May the whole be shown? `banyak` are the answers of each group that was asked."""
    return tersembunyi(banyak) >= max(minimum, TERENDAH)


def kelompok_tampil(banyak: Mapping[Kelompok, int], minimum: int) -> list[Kelompok]:
    """The groups that may stand beside the whole; none when the whole itself may not be shown.

    The whole and the shown groups give away the rest by subtraction, so the rest must hold `minimum` answers too, or
    there must be no rest: every group is shown. The smallest shown group goes until that is so.
    """
    minimum = max(minimum, TERENDAH)
    if len(banyak) < 2:  # it would be the whole once more
        return []
    tampil = sorted((k for k in banyak if tersembunyi({k: banyak[k]}) >= minimum), key=lambda k: banyak[k])
    while tampil and len(tampil) < len(banyak) and tersembunyi(_sisa(banyak, tampil)) < minimum:
        tampil.pop(0)
    return [k for k in banyak if k in tampil]


def _sisa(banyak: Mapping[Kelompok, int], tampil: Collection[Kelompok]) -> dict[Kelompok, int]:
    return {k: n for k, n in banyak.items() if k not in tampil}


class Unit(NamedTuple):
    """Participation of the respondents of one unit."""

    pk: int
    diminta: int
    menjawab: int


def partisipasi_tampil(semua: Iterable[Unit], minimum: int) -> tuple[list[Unit], Unit]:
    """(units whose numbers may be shown, all others as one line with pk 0), for one list that also shows its total.

    A unit with fewer invited people than `minimum` joins the others; when these are too few together, so that the
    total would give them away, the smallest shown units join them.
    """
    urut = sorted(semua, key=lambda u: (u.diminta, u.pk))
    tampil = [u for u in urut if u.diminta >= minimum]
    lain = [u for u in urut if u.diminta < minimum]
    while tampil and 0 < sum(u.diminta for u in lain) < minimum:
        lain.append(tampil.pop(0))
    return tampil, Unit(0, sum(u.diminta for u in lain), sum(u.menjawab for u in lain))


def dibulatkan(menjawab: int, diminta: int, minimum: int) -> str:
    """How many answered, in steps of `minimum`, so that two looks at the page do not tell who answered in between,
    nor one look that everybody did.

    >>> [dibulatkan(n, 40, 5) for n in (3, 13, 34, 36, 40)]
    ['kurang dari 5', '10 sampai 14', '30 sampai 34', '35 atau lebih', '35 atau lebih']
    >>> dibulatkan(9, 9, 5)
    'tidak ditampilkan'
    """
    if diminta < 2 * minimum:
        return "tidak ditampilkan"
    if menjawab < minimum:
        return f"kurang dari {minimum}"
    puncak = (diminta + 1 - minimum) // minimum * minimum  # where the highest step begins: it is wide enough
    bawah = menjawab // minimum * minimum
    return f"{puncak} atau lebih" if bawah >= puncak else f"{bawah} sampai {bawah + minimum - 1}"


# What was answered --------------------------------------------------------------------------------
Jawaban = Mapping[NilaiPerilaku, Skala]


def kosong() -> list[int]:
    return [0] * PANJANG_HITUNGAN


def tambah(hitungan: Iterable[int], jawaban: Jawaban) -> list[int]:
    """The counts with one more answer. Raises KeyError when one of the seven values is missing."""
    baru = list(hitungan)
    for n, nilai in enumerate(NILAI):
        baru[n * len(LANGKAH) + LANGKAH.index(jawaban[nilai])] += 1
    return baru


def sebaran(hitungan: Iterable[Iterable[int]]) -> dict[NilaiPerilaku, dict[Skala, int]]:
    """{value: {step: answers}} of several counts together."""
    jumlah = [sum(kolom) for kolom in zip(*hitungan, strict=True)] or kosong()
    per = len(LANGKAH)
    return {v: dict(zip(LANGKAH, jumlah[n * per : n * per + per], strict=True)) for n, v in enumerate(NILAI)}


def dalam_kata(sebaran_nilai: Mapping[Skala, int]) -> str:
    """The spread as a sentence; never an average, because this is no score of a person.

    >>> dalam_kata({Skala.JARANG: 1, Skala.SERING: 5, Skala.SELALU: 2})
    'Sebagian besar menjawab Sering; yang lain Jarang dan Selalu.'
    """
    seluruh = sum(sebaran_nilai.values())
    urut = [s for s, n in sebaran_nilai.items() if n]
    if len(urut) == 1:
        return f"Semua menjawab {urut[0].cetak}."
    besar = max(urut, key=lambda s: (sebaran_nilai[s], s))
    if 2 * sebaran_nilai[besar] > seluruh:
        lain = [s.cetak for s in urut if s != besar]
        return f"Sebagian besar menjawab {besar.cetak}; yang lain {_dan(lain)}."
    return f"Jawabannya menyebar: {_dan([s.cetak for s in urut])}."


def _dan(kata: list[str]) -> str:
    return " dan ".join(filter(None, [", ".join(kata[:-1]), kata[-1]]))
