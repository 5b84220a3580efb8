"""Umpan balik berkelanjutan (Pasal 17-19; Lampiran p. 69-77): terms, relation of the giver, printed label, schedule."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from pegawai.aturan.pilihan import Istilah


class Hubungan(Istilah):
    """Pasal 18; the labels are those of the samples (Lampiran p. 189-239)."""

    PIMPINAN = "pimpinan", "Pimpinan"
    REKAN_SETINGKAT = "rekan_setingkat", "Rekan kerja setingkat"
    BAWAHAN = "bawahan", "Pegawai di bawahnya"
    PIHAK_LAIN = "pihak_lain", "Pihak lain"


class Nada(Istilah):
    """The criteria of the ratings weigh positive response (Lampiran p. 97-102)."""

    POSITIF = "positif", "Positif"
    NETRAL = "netral", "Netral"
    TIDAK_POSITIF = "tidak_positif", "Perlu perbaikan"


class Bentuk(Istilah):
    """Pasal 19(1); Lampiran p. 69 C.5."""

    BERKALA = "berkala", "Berkala"
    INSIDENTIL = "insidentil", "Insidentil"


class Cara(Istilah):
    """Pasal 17(2); Lampiran p. 69 C.4."""

    LANGSUNG = "langsung", "Langsung (tatap muka)"
    TIDAK_LANGSUNG = "tidak_langsung", "Tidak langsung (lewat media)"


class Jalur(Istilah):
    """How the words came into the record."""

    SENDIRI = "sendiri", "Ditulis pemberi"
    DICATAT = "dicatat", "Dicatat pejabat penilai"
    TAUTAN = "tautan", "Lewat tautan"


class Irama(Istilah):
    """How often berkala feedback is due, as Pimpinan and Pegawai agreed (Pasal 19(2))."""

    BULANAN = "bulanan", "Setiap bulan"
    TRIWULANAN = "triwulanan", "Setiap triwulan"
    SEMESTERAN = "semesteran", "Setiap semester"


class StatusPermintaan(Istilah):
    MENUNGGU = "menunggu", "Menunggu jawaban"
    DIJAWAB = "dijawab", "Dijawab"
    DITOLAK = "ditolak", "Ditolak dengan sopan"
    DICABUT = "dicabut", "Dicabut"


class JenisTanggapan(Istilah):
    TERIMA_KASIH = "terima_kasih", "Terima kasih"
    TANGGAPAN = "tanggapan", "Tanggapan"


@dataclass(frozen=True)
class Letak:
    """One placement of that day; `leluhur` are the units from the root down to its own."""

    unit: int
    nama_unit: str
    leluhur: tuple[int, ...]
    memimpin: bool


@dataclass(frozen=True)
class Fakta:
    """What the record says about two people on one day. `tim` names a tim kerja that has both."""

    pemberi: tuple[Letak, ...]
    penerima: Letak
    penilai: bool = False
    atasan_penilai: bool = False
    menugaskan: bool = False
    dinilai_penerima: bool = False
    tim: str = ""
    diminta: bool = False


class Dasar(NamedTuple):
    """The relation of a giver, and the fact that makes it so."""

    hubungan: Hubungan
    alasan: str


def hubungan(f: Fakta) -> Dasar | None:
    """The relation in which one person gives feedback to another (Pasal 1 angka 10, Pasal 18); None when there is none.

    Pimpinan are the penilai, who stands above him in the same branch, and whoever gave the assignment. Setingkat are
    those who work under one head, the heads under one unit, and the members of a tim kerja. Anybody else of the
    instansi is pihak lain, once the Pegawai asked him because his work touches his (p. 69 C.7, p. 70 C.9).
    """
    if f.penilai:
        return Dasar(Hubungan.PIMPINAN, "Pejabat penilai kinerja")
    if f.menugaskan:
        return Dasar(Hubungan.PIMPINAN, "Pimpinan yang memberi penugasan")
    if f.atasan_penilai:
        return Dasar(Hubungan.PIMPINAN, "Atasan pejabat penilai kinerja")
    if atasan := _di_bawah(f):
        return Dasar(Hubungan.BAWAHAN, atasan)
    if setara := _setingkat(f):
        return Dasar(Hubungan.REKAN_SETINGKAT, setara)
    if f.diminta:
        return Dasar(Hubungan.PIHAK_LAIN, "Diminta pegawai; bekerja di unit lain")
    return None


def _di_bawah(f: Fakta) -> str:
    if f.dinilai_penerima:
        return "Pegawai ini pejabat penilainya"
    di_bawah = (p for p in f.pemberi if f.penerima.memimpin and f.penerima.unit in p.leluhur)
    if any(not (p.unit == f.penerima.unit and p.memimpin) for p in di_bawah):
        return f"Bekerja di bawah pimpinan {f.penerima.nama_unit}"
    return ""


def _setingkat(f: Fakta) -> str:
    for p in f.pemberi:
        if not p.memimpin and not f.penerima.memimpin and p.unit == f.penerima.unit:
            return f"Satu unit, {p.nama_unit}"
        sejajar = p.unit != f.penerima.unit and p.leluhur[:-1] == f.penerima.leluhur[:-1] != ()
        if p.memimpin and f.penerima.memimpin and sejajar:
            return "Sama-sama memimpin unit di bawah unit yang sama"
    return f"Satu tim kerja, {f.tim}" if f.tim else ""


def sebutan(hubungan: Hubungan, nama: str, *, tampil: bool, kaitan: str = "", penilai: bool = False) -> str:
    """How the Format prints the giver (samples, Lampiran p. 189-239): 'Pegawai di bawahnya (nama)'.

    `tampil` is the rule of the instansi for this relation; `kaitan` the word of an outsider, 'Dosen'. The penilai is
    named above on the same sheet and is only 'Pimpinan'.
    """
    kata = kaitan or ("Pegawai" if hubungan is Hubungan.PIHAK_LAIN else hubungan.cetak)
    return f"{kata} ({nama})" if tampil and not penilai else kata


def kaitan_terlarang(kaitan: str) -> bool:
    """May an outsider not be called that, because it is the name of a relation inside the instansi?"""
    rapi = kaitan.casefold()
    dalam = (Hubungan.PIMPINAN, Hubungan.REKAN_SETINGKAT, Hubungan.BAWAHAN)
    return rapi == "pimpinan" or any(rapi.startswith(h.cetak.casefold()) for h in dalam[1:])


class Rentang(NamedTuple):
    """First and last day."""

    mulai: date
    selesai: date


BULAN = {Irama.BULANAN: 1, Irama.TRIWULANAN: 3, Irama.SEMESTERAN: 6}


def rentang(irama: Irama, hari: date) -> Rentang:
    """The stretch of the schedule in which the day lies."""
    panjang = BULAN[irama]
    awal = (hari.month - 1) // panjang * panjang + 1
    mulai = date(hari.year, awal, 1)
    berikut = date(hari.year + (awal + panjang > 12), (awal + panjang - 1) % 12 + 1, 1)
    return Rentang(mulai, berikut - timedelta(days=1))


def tertagih(irama: Irama, hari: date, hari_sebelum: int) -> Rentang:
    """The stretch for which berkala feedback is asked of the Pimpinan that day (Pasal 19(2)).

    It is asked for from `hari_sebelum` days before its end until the next one's turn comes.
    """
    kini = rentang(irama, hari)
    if hari > kini.selesai - timedelta(days=hari_sebelum):
        return kini
    return rentang(irama, kini.mulai - timedelta(days=1))
