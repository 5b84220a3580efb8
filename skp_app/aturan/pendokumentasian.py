"""When work is documented and how the entries of a year become one realisasi (Pasal 16; Lampiran p. 67-68 A.4-A.8)."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from pegawai.aturan.hari_kerja import tambah_hari_kerja
from pegawai.aturan.pilihan import Istilah
from skp_app.aturan.target import ANGKA_LENGKAP, Pembanding, Target, baca, nilai_angka, tulis_angka

BULAN = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
         "November", "Desember")  # fmt: skip
ROMAWI = ("I", "II", "III", "IV")
SENIN = 0
ANGKA_TERBESAR = Decimal(10**13)
DESIMAL = Decimal("0.0001")


class Frekuensi(Istilah):
    """The six periods of Pasal 16(3); Pasal 16(4) leaves the choice to the instansi."""

    HARIAN = "harian", "Harian"
    MINGGUAN = "mingguan", "Mingguan"
    BULANAN = "bulanan", "Bulanan"
    TRIWULANAN = "triwulanan", "Triwulanan"
    SEMESTERAN = "semesteran", "Semesteran"
    TAHUNAN = "tahunan", "Tahunan"


# Months of one documentation period; a harian sheet is a month of days, a week has none.
PANJANG = {Frekuensi.HARIAN: 1, Frekuensi.BULANAN: 1, Frekuensi.TRIWULANAN: 3, Frekuensi.SEMESTERAN: 6}


class Tutup(Istilah):
    """Until when a period takes entries; an evaluation that was set closes it in any case."""

    PENETAPAN = "penetapan", "Sampai evaluasinya ditetapkan"
    JENDELA = "jendela", "Sampai jendela evaluasinya berakhir"
    BATAS = "batas", "Sampai batas pengisian"


class Kesesuaian(Istilah):
    """How a choice stands to the evaluation periods of the instansi (Pasal 16(4))."""

    LEBIH_SERING = "lebih_sering", "Beberapa kali dalam satu periode evaluasi; isiannya digulung menjadi satu realisasi"
    SAMA = "sama", "Sekali dalam satu periode evaluasi"
    LEBIH_JARANG = "lebih_jarang", "Sebagian periode evaluasi dinilai tanpa realisasi baru"


class MasaEvaluasi(NamedTuple):
    """An evaluation period: its code and name, its days, the last day of its window, whether it is the yearly one."""

    kode: str
    nama: str
    mulai: date
    selesai: date
    jendela_selesai: date
    tahunan: bool


class MasaDokumentasi(NamedTuple):
    """A documentation period and the evaluation period (its code) that it belongs to."""

    kode: str
    nama: str
    mulai: date
    selesai: date
    evaluasi: str


def kesesuaian(frekuensi: Frekuensi, bulan_evaluasi: int) -> Kesesuaian:
    """Of a choice beside evaluation periods of so many months.

    >>> kesesuaian(Frekuensi.BULANAN, 3).value
    'lebih_sering'
    """
    bulan = {Frekuensi.MINGGUAN: 0, Frekuensi.TAHUNAN: 12}.get(frekuensi) or PANJANG.get(frekuensi, 0)
    if bulan == bulan_evaluasi:
        return Kesesuaian.SAMA
    return Kesesuaian.LEBIH_SERING if bulan < bulan_evaluasi else Kesesuaian.LEBIH_JARANG


def susun(frekuensi: Frekuensi, evaluasi: Sequence[MasaEvaluasi]) -> list[MasaDokumentasi]:
    """The documentation periods of a year, in order.

    None crosses the end of an evaluation period it does not close: a week is cut there, a longer one belongs to the
    evaluation period in which it ends. The yearly evaluation documents the final results by itself (p. 68 A.7).
    """
    periodik = [e for e in evaluasi if not e.tahunan]
    if frekuensi is Frekuensi.TAHUNAN:
        masa: Iterator[MasaDokumentasi] = iter(())
    elif frekuensi is Frekuensi.MINGGUAN:
        masa = _mingguan(periodik)
    else:
        masa = _bulanan(frekuensi, periodik)
    return [*masa, *(MasaDokumentasi(e.kode, e.nama, e.mulai, e.selesai, e.kode) for e in evaluasi if e.tahunan)]


def _mingguan(periodik: Sequence[MasaEvaluasi]) -> Iterator[MasaDokumentasi]:
    """Monday to Sunday, cut where an evaluation period begins or ends; numbered through the year."""
    nomor = 0
    for e in periodik:
        mulai = e.mulai
        while mulai <= e.selesai:
            selesai = min(mulai + timedelta(days=6 - mulai.weekday()), e.selesai)
            nomor += 1
            yield MasaDokumentasi(f"{mulai.year}-m{nomor:02}", _rentang(mulai, selesai), mulai, selesai, e.kode)
            mulai = selesai + timedelta(days=1)


def _bulanan(frekuensi: Frekuensi, periodik: Sequence[MasaEvaluasi]) -> Iterator[MasaDokumentasi]:
    panjang = PANJANG[frekuensi]
    for awal in range(0, 12, panjang):
        tahun = periodik[0].mulai.year
        mulai, selesai = date(tahun, awal + 1, 1), akhir_bulan(tahun, awal + panjang)
        pemilik = next(e for e in periodik if e.mulai <= selesai <= e.selesai)
        yield MasaDokumentasi(*_sebutan(frekuensi, tahun, awal), mulai, selesai, pemilik.kode)


def _sebutan(frekuensi: Frekuensi, tahun: int, awal: int) -> tuple[str, str]:
    """Code and name: 2026-03 Maret 2026, 2026-tw1 Triwulan I 2026, 2026-s1 Semester I 2026."""
    if frekuensi is Frekuensi.TRIWULANAN:
        return f"{tahun}-tw{awal // 3 + 1}", f"Triwulan {ROMAWI[awal // 3]} {tahun}"
    if frekuensi is Frekuensi.SEMESTERAN:
        return f"{tahun}-s{awal // 6 + 1}", f"Semester {ROMAWI[awal // 6]} {tahun}"
    return f"{tahun}-{awal + 1:02}", f"{BULAN[awal]} {tahun}"


def _rentang(mulai: date, selesai: date) -> str:
    """'2-8 Maret 2026', with the en dash of print."""
    bulan = BULAN[selesai.month - 1]
    if mulai == selesai:
        return f"{selesai.day} {bulan} {selesai.year}"
    awal = str(mulai.day) if mulai.month == selesai.month else f"{mulai.day} {BULAN[mulai.month - 1]}"
    return f"{awal}–{selesai.day} {bulan} {selesai.year}"


class Batas(NamedTuple):
    """Last day in time, and last day at all (None: until the evaluation is set)."""

    batas: date
    tutup: date | None


def batas(masa: MasaDokumentasi, evaluasi: MasaEvaluasi, tutup: Tutup, hari: int, libur: Collection[date]) -> Batas:
    """Of one period: `hari` working days after its end, and what the instansi lets close it."""
    terakhir = tambah_hari_kerja(masa.selesai, hari, libur)
    if tutup is Tutup.PENETAPAN:
        return Batas(terakhir, None)
    return Batas(terakhir, terakhir if tutup is Tutup.BATAS else max(terakhir, evaluasi.jendela_selesai))


def akhir_bulan(tahun: int, bulan: int) -> date:
    """The last day of a month, 1 to 12."""
    return date(tahun + bulan // 12, bulan % 12 + 1, 1) - timedelta(days=1)


# The window of one period --------------------------------------------------------------------------------------------
class Keadaan(Istilah):
    BELUM = "belum", "Belum dibuka"
    TERBUKA = "terbuka", "Terbuka"
    LEWAT = "lewat", "Lewat batas"
    DITUTUP = "ditutup", "Ditutup"


WARNA_KEADAAN = {
    Keadaan.BELUM: "netral", Keadaan.TERBUKA: "biru", Keadaan.LEWAT: "merah", Keadaan.DITUTUP: "netral",
}  # fmt: skip


class Jendela(NamedTuple):
    """Days of one period for one person: first day, last day in time, last day at all (None: no such day).

    `sampai` is the last day of an extension or a personal unlock; `dinilai` says that the evaluation was set.
    """

    mulai: date
    batas: date
    tutup: date | None
    sampai: date | None = None
    dinilai: bool = False


def keadaan(jendela: Jendela, hari: date) -> Keadaan:
    """Nothing opens a period again whose evaluation was set (Pasal 24)."""
    if jendela.dinilai:
        return Keadaan.DITUTUP
    if hari < jendela.mulai:
        return Keadaan.BELUM
    if hari <= max(jendela.batas, jendela.sampai or jendela.batas):
        return Keadaan.TERBUKA
    if jendela.tutup is None or hari <= jendela.tutup:
        return Keadaan.LEWAT
    return Keadaan.DITUTUP


# From the entries of a year to one realisasi -------------------------------------------------------------------------
class CaraGulung(Istilah):
    JUMLAH = "jumlah", "Jumlah"
    RATA_RATA = "rata_rata", "Rata-rata"
    TERAKHIR = "terakhir", "Terakhir"
    TERBAIK = "terbaik", "Terbaik"


class Isian(NamedTuple):
    """What was entered on one IKI in one period; the number may be missing."""

    angka: Decimal | None
    teks: str = ""
    sumber_data: str = ""
    kendala: str = ""


def cara_bawaan(aspek: Collection[str], target: str) -> CaraGulung:
    """The preset of an indicator: amounts add up, quality and time are averaged, shares and indices stand as they are.

    >>> cara_bawaan(["kuantitas"], "32 perangkat daerah").value
    'jumlah'
    """
    satuan = t.satuan.casefold() if (t := baca(target)) else ""
    pertama = next(iter(aspek), "")
    if satuan.startswith(("%", "persen", "dari skala", "skala", "indeks")):
        return CaraGulung.RATA_RATA if pertama in ("kualitas", "waktu") else CaraGulung.TERAKHIR
    if pertama in ("kuantitas", "biaya"):
        return CaraGulung.JUMLAH
    return CaraGulung.RATA_RATA if pertama in ("kualitas", "waktu") else CaraGulung.TERAKHIR


def makin_kecil_makin_baik(aspek: Collection[str], target: str) -> bool:
    """Which way 'terbaik' looks: a ceiling, or a span of time without a floor."""
    t = baca(target)
    if t is None:
        return False
    return t.pembanding is Pembanding.PALING_BANYAK or (t.pembanding is Pembanding.SAMA and "waktu" in aspek)


def gulung(cara: CaraGulung, angka: Sequence[Decimal], *, kecil: bool = False) -> Decimal:
    """One number out of the entries in their order; at least one is needed."""
    if cara is CaraGulung.JUMLAH:
        return sum(angka, Decimal(0))
    if cara is CaraGulung.RATA_RATA:
        return (sum(angka, Decimal(0)) / len(angka)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    if cara is CaraGulung.TERBAIK:
        return min(angka) if kecil else max(angka)
    return angka[-1]


def gulungan(cara: CaraGulung, isian: Sequence[Isian], target: str, *, kecil: bool = False) -> Isian:
    """The entries up to a period as one: the rolled number with the unit of the target, else the words said last."""
    angka = [i.angka for i in isian if i.angka is not None]
    nilai = gulung(cara, angka, kecil=kecil) if angka else None
    teks = bernilai(nilai, target) if nilai is not None else _terakhir(i.teks for i in isian)
    return Isian(nilai, teks, _terakhir(i.sumber_data for i in isian), isian[-1].kendala if isian else "")


def bernilai(angka: Decimal, target: str) -> str:
    """'9 perangkat daerah', '96,5 %': the number in the unit of the target."""
    satuan = t.satuan if (t := baca(target)) else ""
    return f"{tulis_angka(angka)} {satuan}".strip()


def berangka(target: str) -> bool:
    """Is the target an amount, so that its realisasi is a number?"""
    t = baca(target)
    return t is not None and (t.minimum, t.maksimum) != (None, None)


def _terakhir(kata: Iterator[str]) -> str:
    return next((k for k in reversed(list(kata)) if k), "")


def baca_angka(tulisan: str) -> Decimal | None:
    """'1.250,5' as people write it; None when it is no number, below zero, too large or too fine to be kept."""
    rapi = tulisan.strip().removesuffix("%").strip()
    if not ANGKA_LENGKAP.fullmatch(rapi):
        return None
    angka = nilai_angka(rapi)
    return angka if angka < ANGKA_TERBESAR and angka == angka.quantize(DESIMAL) else None


# Rencana aksi --------------------------------------------------------------------------------------------------------
def saran_target(target: str, aspek: Collection[str], banyak: int) -> str:
    """The share of one of `banyak` periods in a yearly target that is an amount; the target itself when it is not.

    >>> saran_target("32 perangkat daerah", ["kuantitas"], 4)
    '8 perangkat daerah'
    """
    t = baca(target)
    if t is None or not _dapat_dibagi(t, aspek, target) or t.minimum is None:
        return target
    bagian = (t.minimum / banyak).quantize(Decimal("0.01"), ROUND_HALF_UP)
    depan = f"{t.pembanding.cetak} " if t.pembanding is Pembanding.PALING_SEDIKIT else ""
    return f"{depan}{tulis_angka(bagian)} {t.satuan}".strip()


def _dapat_dibagi(t: Target, aspek: Collection[str], target: str) -> bool:
    satu_nilai = t.pembanding in (Pembanding.SAMA, Pembanding.PALING_SEDIKIT)
    return satu_nilai and cara_bawaan(aspek, target) is CaraGulung.JUMLAH
