"""Daily entries of the lembar progres: what one row may say, and what is only worth a hint (Pasal 16, Lampiran p. 68).

The columns are those of the progres harian of e-Kinerja BKN, so that a sheet can be pasted, imported and exported
between the two. A row is read from text in one place, whether it was typed, pasted or came in a file.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from pegawai.aturan.pilihan import Istilah
from pegawai.aturan.teks import keberatan, kosong
from skp_app.aturan.target import BULAN

# Letters of each text; realisasi counts digits before and behind the comma.
PANJANG = {"rencana_aksi": 1000, "kegiatan": 500, "sumber_data": 300, "satuan": 60, "bukti": 500, "catatan": 500}
DIGIT, DESIMAL = 12, 4
BARIS_SEHARI = 30
RUANG_KUNCI = UUID("5b0c9a39-1d1c-4b8e-9a52-6f6d3a1f0a16")  # so that the same row has the same key everywhere

KOLOM = {
    "rencana_aksi": "Rencana Aksi",
    "tanggal": "Tanggal",
    "jam_mulai": "Jam Mulai",
    "jam_selesai": "Jam Selesai",
    "kegiatan": "Kegiatan",
    "sumber_data": "Sumber Data",
    "realisasi": "Realisasi",
    "satuan": "Satuan",
    "bukti": "Bukti Dukung",
}
LABEL = {k: v.capitalize() for k, v in KOLOM.items()} | {"catatan": "Catatan"}
DI_LUAR_RHK = "Di luar RHK"


class JenisKetidakhadiran(Istilah):
    CUTI = "cuti", "Cuti"
    SAKIT = "sakit", "Sakit"
    IZIN = "izin", "Izin"
    DINAS_LUAR = "dinas_luar", "Dinas luar"
    PELATIHAN = "pelatihan", "Pendidikan dan pelatihan"
    LAIN = "lain", "Ketidakhadiran lain"


class Pola(Istilah):
    """When a kegiatan rutin comes back."""

    HARI_KERJA = "hari_kerja", "Setiap hari kerja"
    HARI = "hari", "Hari tertentu"
    TANGGAL = "tanggal", "Tanggal tertentu setiap bulan"


class IsiBaris(NamedTuple):
    """One row as it may be stored. Hours are both known or both open; `rencana_aksi` are the words of its column."""

    tanggal: date
    kegiatan: str
    jam_mulai: time | None = None
    jam_selesai: time | None = None
    rencana_aksi: str = ""
    sumber_data: str = ""
    realisasi: Decimal | None = None
    satuan: str = ""
    bukti: str = ""
    catatan: str = ""


class Kait(NamedTuple):
    """To what a row belongs: lines of the SKP, work outside of it; nothing of all when it is not linked yet."""

    garis_rhk: UUID | None = None
    garis_iki: UUID | None = None
    di_luar_rhk: bool = False

    @property
    def nilai(self) -> str:
        """The value of the choice in a form."""
        if self.di_luar_rhk:
            return "luar"
        if self.garis_iki:
            return f"iki-{self.garis_iki.hex}"
        return f"rhk-{self.garis_rhk.hex}" if self.garis_rhk else ""


class Bulan(NamedTuple):
    """A month of the calendar; its code stands in addresses: 2026-04."""

    tahun: int
    ke: int

    @classmethod
    def dari(cls, hari: date) -> "Bulan":
        return cls(hari.year, hari.month)

    @property
    def kode(self) -> str:
        return f"{self.tahun}-{self.ke:02}"

    @property
    def awal(self) -> date:
        return date(self.tahun, self.ke, 1)

    @property
    def akhir(self) -> date:
        return date.fromordinal(self.geser(1).awal.toordinal() - 1)

    def geser(self, langkah: int) -> "Bulan":
        tahun, ke = divmod(self.tahun * 12 + self.ke - 1 + langkah, 12)
        return Bulan(tahun, ke + 1)

    def hari(self) -> list[date]:
        return [date(self.tahun, self.ke, n) for n in range(1, self.akhir.day + 1)]


class Bacaan(NamedTuple):
    """A row that was read: its content, or {field: sentence that says how to mend it}."""

    isi: IsiBaris | None
    salah: dict[str, str]


class Keliru(Exception):
    """The sentence for one field."""


def baca_baris(teks: Mapping[str, str], *, hari_ini: date) -> Bacaan:
    """Read the fields of one row from text. A realisasi needs its satuan; a day that has not come cannot be told."""
    isi: dict[str, Any] = {}
    salah: dict[str, str] = {}
    for nama in (*KOLOM, "catatan"):
        try:
            isi[nama] = _satu(nama, teks.get(nama, ""), hari_ini)
        except Keliru as alasan:
            salah[nama] = str(alasan)
    salah |= _bersama({nama: isi.get(nama) for nama in isi}, salah)
    return Bacaan(None, salah) if salah else Bacaan(IsiBaris(**isi), {})


def _satu(nama: str, teks: str, hari_ini: date) -> Any:
    teks = "" if kosong(teks) else teks.strip()
    if nama == "tanggal":
        return _hari(teks, hari_ini)
    if nama in {"jam_mulai", "jam_selesai"}:
        return jam(teks, LABEL[nama]) if teks else None
    if nama == "realisasi":
        return bilangan(teks) if teks else None
    return _teks(nama, " ".join(teks.split("\n")) if nama != "catatan" else teks)


def _teks(nama: str, teks: str) -> str:
    if not teks and nama == "kegiatan":
        raise Keliru("Kegiatan belum diisi. Tulis apa yang dikerjakan dan hasilnya.")
    if len(teks) > PANJANG[nama]:
        raise Keliru(f"{LABEL[nama]} paling panjang {PANJANG[nama]} huruf. Sekarang {len(teks)}; pendekkan.")
    if teks and (alasan := keberatan(teks, baris_banyak=nama == "catatan")):
        raise Keliru(f"{LABEL[nama]}: {alasan[0].lower()}{alasan[1:]}")
    return teks


def _bersama(isi: Mapping[str, Any], salah: Collection[str]) -> dict[str, str]:
    """What only shows when the fields are read together."""
    mulai, selesai = isi.get("jam_mulai"), isi.get("jam_selesai")
    hasil = {}
    if not {"jam_mulai", "jam_selesai"} & set(salah):
        if (mulai is None) != (selesai is None):
            kurang = "jam_mulai" if mulai is None else "jam_selesai"
            hasil[kurang] = f"{LABEL[kurang]} belum diisi. Isi keduanya, atau kosongkan keduanya."
        elif mulai is not None and mulai >= selesai:
            hasil["jam_selesai"] = f"Jam selesai harus sesudah jam mulai ({mulai:%H.%M})."
    if isi.get("realisasi") is not None and not isi.get("satuan") and "satuan" not in salah:
        hasil["satuan"] = "Satuan belum diisi. Tulis satuan dari realisasi, mis. Dokumen."
    return hasil


# Days, hours, numbers -----------------------------------------------------------------------------
TANGGAL = (
    re.compile(r"(?P<h>[0-9]{1,2})[-/. ](?P<b>[0-9]{1,2})[-/. ](?P<t>[0-9]{4})(?: 00[:.]00(?:[:.]00)?)?"),
    re.compile(r"(?P<t>[0-9]{4})-(?P<b>[0-9]{1,2})-(?P<h>[0-9]{1,2})(?:[ T]00:00(?::00)?)?"),
)
TANGGAL_KATA = re.compile(r"(?:[a-z']+,? +)?(?P<h>[0-9]{1,2})[- ](?P<b>[a-z]{3,9})\.?[- ](?P<t>[0-9]{4})")
JAM = re.compile(r"(?P<j>[0-9]{1,2})[:.](?P<m>[0-9]{2})(?:[:.]00)?(?: *(?:wib|wita|wit))?", re.IGNORECASE)
JAM_RAPAT = re.compile(r"(?P<j>[0-9]{2})(?P<m>[0-9]{2})")
PECAHAN = re.compile(r"0[,.][0-9]{1,17}")
RIBUAN = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?")
POLOS = re.compile(r"[0-9]+([.,][0-9]+)?")


def tanggal(teks: str) -> date:
    """The day that a text names: 01-04-2026, 1/4/2026, 2026-04-01, 1 April 2026. Raises Keliru."""
    rapi = " ".join(teks.lower().split())
    if kata := TANGGAL_KATA.fullmatch(rapi):
        bulan = next((n for n, nama in enumerate(BULAN, start=1) if nama.startswith(kata["b"])), 0)
        return _susun_hari(int(kata["t"]), bulan, int(kata["h"]), teks)
    for pola in TANGGAL:
        if cocok := pola.fullmatch(rapi):
            return _susun_hari(int(cocok["t"]), int(cocok["b"]), int(cocok["h"]), teks)
    raise Keliru("Tanggal ditulis dengan hari, bulan, dan tahun, mis. 15-04-2026.")


def _susun_hari(tahun: int, bulan: int, hari: int, teks: str) -> date:
    try:
        return date(tahun, bulan, hari)
    except ValueError:
        raise Keliru(f"Tanggal {teks.strip()[:20]} tidak ada dalam kalender.") from None


def _hari(teks: str, hari_ini: date) -> date:
    if not teks:
        raise Keliru("Tanggal belum diisi.")
    hari = tanggal(teks)
    if hari > hari_ini:
        raise Keliru("Tanggal ini belum tiba. Kegiatan dicatat sesudah dikerjakan.")
    return hari


def jam(teks: str, label: str = "Jam") -> time:
    """07:30, 7.30, 0730, or the fraction of a day that a spreadsheet keeps (0,3125). Raises Keliru."""
    if PECAHAN.fullmatch(teks):
        menit = round(Decimal(teks.replace(",", ".")) * 24 * 60)
        return time(menit // 60 % 24, menit % 60)
    if cocok := JAM.fullmatch(teks) or JAM_RAPAT.fullmatch(teks):
        if int(cocok["j"]) < 24 and int(cocok["m"]) < 60:
            return time(int(cocok["j"]), int(cocok["m"]))
        raise Keliru(f"{label} antara 00.00 dan 23.59.")
    raise Keliru(f"{label} ditulis dengan jam dan menit, mis. 07.30.")


def bilangan(teks: str) -> Decimal:
    """A number as Indonesians write it: 12, 1.234,5; also 1.5 where no thousand can be meant. Raises Keliru."""
    if RIBUAN.fullmatch(teks):
        nilai = Decimal(teks.replace(".", "").replace(",", "."))
    elif POLOS.fullmatch(teks) and len(teks) < 40:
        nilai = Decimal(teks.replace(",", "."))
    else:
        raise Keliru("Realisasi ditulis dengan angka saja, mis. 12 atau 1,5. Satuannya di kolom satuan.")
    if nilai >= 10**DIGIT:
        raise Keliru(f"Realisasi paling banyak {DIGIT} angka di depan koma.")
    if -int(nilai.normalize().as_tuple().exponent) > DESIMAL:
        raise Keliru(f"Realisasi paling banyak {DESIMAL} angka di belakang koma.")
    return nilai


def tulis_hari(hari: date) -> str:
    """As e-Kinerja BKN writes it: 01-04-2026."""
    return f"{hari:%d-%m-%Y}"


def tulis_jam(pukul: time | None) -> str:
    return f"{pukul:%H:%M}" if pukul else ""


def tulis_bilangan(nilai: Decimal | None) -> str:
    """1234.5000 -> '1234,5'"""
    if nilai is None:
        return ""
    return f"{nilai.normalize():f}".replace(".", ",")


def sebagai_teks(isi: IsiBaris) -> dict[str, str]:
    """The row in the words of its columns, as it is exported, shown in a field, and compared."""
    return {
        **{nama: str(getattr(isi, nama)) for nama in ("rencana_aksi", "kegiatan", "sumber_data", "satuan", "bukti")},
        "tanggal": tulis_hari(isi.tanggal),
        "jam_mulai": tulis_jam(isi.jam_mulai),
        "jam_selesai": tulis_jam(isi.jam_selesai),
        "realisasi": tulis_bilangan(isi.realisasi),
    }


def kunci_isi(isi: IsiBaris) -> tuple[str, ...]:
    """What makes two rows of a file the same one: every column, whatever the case and the blanks."""
    teks = sebagai_teks(isi)
    return tuple(" ".join(teks[nama].casefold().split()) for nama in KOLOM)


def kunci_baris(isi: IsiBaris, ke: int) -> UUID:
    """The key of the n-th row with this content: pasted or imported again it is the same row."""
    return uuid5(RUANG_KUNCI, "\x1f".join((*kunci_isi(isi), str(ke))))


# Hints --------------------------------------------------------------------------------------------
class Jadwal(NamedTuple):
    """Hours of one row on one day, with what it is called."""

    mulai: time
    selesai: time
    kegiatan: str


def menit(jadwal: Iterable[Jadwal]) -> int:
    """Minutes that were worked on a day; what overlaps counts once."""
    jumlah, sampai = 0, 0
    for mulai, selesai in sorted((_menit(j.mulai), _menit(j.selesai)) for j in jadwal):
        jumlah += max(0, selesai - max(mulai, sampai))
        sampai = max(sampai, selesai)
    return jumlah


def _menit(pukul: time) -> int:
    return pukul.hour * 60 + pukul.minute


def tumpang_tindih(jadwal: Iterable[Jadwal]) -> list[tuple[Jadwal, Jadwal]]:
    """Neighbours in time whose hours overlap. A hint, never a refusal."""
    urut = sorted(jadwal)
    hasil: list[tuple[Jadwal, Jadwal]] = []
    terakhir: Jadwal | None = None
    for kini in urut:
        if terakhir and kini.mulai < terakhir.selesai:
            hasil.append((terakhir, kini))
        if terakhir is None or kini.selesai > terakhir.selesai:
            terakhir = kini
    return hasil


def tulis_menit(jumlah: int) -> str:
    """450 -> '7 jam 30 menit'"""
    jam_penuh, sisa = divmod(jumlah, 60)
    bagian = [f"{jam_penuh} jam"] if jam_penuh else []
    return " ".join([*bagian, *([f"{sisa} menit"] if sisa or not bagian else [])])


def jatuh_pada(hari: date, pola: str, nilai: Collection[int]) -> bool:
    """Does a kegiatan rutin come back on this day? `nilai`: weekdays from 0 = Monday, or days of the month.

    A day of the month that a month lacks falls on its last day.
    """
    if pola == Pola.HARI_KERJA:
        return hari.weekday() < 5
    if pola == Pola.HARI:
        return hari.weekday() in nilai
    besok = date.fromordinal(hari.toordinal() + 1)
    return hari.day in nilai or (besok.month != hari.month and any(n > hari.day for n in nilai))


# Reading a pasted table ---------------------------------------------------------------------------
class Tabel(NamedTuple):
    """Rows of a table by the names of our columns, each with its number in the table from 1."""

    baris: list[tuple[int, dict[str, str]]]
    kalimat: str = ""  # why the table cannot be read at all


BENTUK_SALAH = (
    "Tabel ini tidak punya kolom tanggal. Salin kolom dengan urutan e-Kinerja BKN: "
    + ", ".join(KOLOM.values())
    + "; atau sertakan baris judulnya."
)


def baca_tabel(sel: list[list[str]]) -> Tabel:
    """The columns by their header row, else in the order of e-Kinerja BKN, counted from the column of the days."""
    terisi = [(n, baris) for n, baris in enumerate(sel, start=1) if any(baris)]
    if not terisi:
        return Tabel([], "Tabel ini kosong.")
    if kepala := _kepala(terisi[0][1]):
        if ganda := next((k for k in kepala if kepala.count(k) > 1 and k), ""):
            return Tabel([], f"Kolom “{KOLOM[ganda]}” ada dua. Sisakan satu, lalu masukkan lagi.")
        if kurang := [KOLOM[k] for k in ("tanggal", "kegiatan") if k not in kepala]:
            return Tabel([], f"Kolom “{kurang[0]}” tidak ada dalam tabel ini.")
        return Tabel([(n, _menurut(kepala, baris)) for n, baris in terisi[1:]])
    letak = _kolom_hari([baris for _, baris in terisi])
    if letak is None:
        return Tabel([], BENTUK_SALAH)
    nama = list(KOLOM)
    kolom = [""] * max(0, letak - 1) + nama[1 - min(letak, 1) :]
    return Tabel([(n, _menurut(kolom, baris)) for n, baris in terisi])


def _kepala(sel: list[str]) -> list[str] | None:
    """The name of each column, '' for one that is not ours; None when this row is no header."""
    dikenal = {_ringkas(judul): nama for nama, judul in KOLOM.items()}
    kolom = [dikenal.get(_ringkas(s), "") for s in sel]
    return kolom if len({k for k in kolom if k}) >= 3 else None


def _ringkas(teks: str) -> str:
    return "".join(h for h in teks.casefold() if h.isalnum())


def _kolom_hari(baris: list[list[str]]) -> int | None:
    """Which of the first three columns holds days, in most rows."""
    for letak in (1, 0, 2):
        cocok = sum(_sebuah_hari(sel[letak]) for sel in baris if len(sel) > letak)
        if cocok * 2 > len(baris):
            return letak
    return None


def _sebuah_hari(teks: str) -> bool:
    try:
        tanggal(teks)
    except Keliru:
        return False
    return True


def _menurut(kolom: list[str], baris: list[str]) -> dict[str, str]:
    return {nama: isi for nama, isi in zip(kolom, baris, strict=False) if nama}


# Sums ---------------------------------------------------------------------------------------------
class Jumlah(NamedTuple):
    """What the sheet says about one IKI: the numbers of its rows in the order of days, and their units."""

    nilai: tuple[Decimal, ...]
    satuan: tuple[str, ...]

    @property
    def jumlah(self) -> Decimal:
        return sum(self.nilai, Decimal(0))

    @property
    def seragam(self) -> bool:
        return len(self.satuan) <= 1


def jumlahkan(baris: Iterable[tuple[UUID | None, Decimal | None, str]]) -> dict[UUID, Jumlah]:
    """{line of the IKI: its numbers}, of rows in the order of days; rows without line or number do not count."""
    nilai: dict[UUID, list[Decimal]] = defaultdict(list)
    satuan: dict[UUID, dict[str, str]] = defaultdict(dict)
    for iki, angka, kata in baris:
        if iki is not None and angka is not None:
            nilai[iki].append(angka)
            satuan[iki].setdefault(kata.casefold(), kata)
    return {iki: Jumlah(tuple(n), tuple(satuan[iki].values())) for iki, n in nilai.items()}
