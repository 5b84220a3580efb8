"""What other rules provide for after a low predikat, as proposals with dates; nothing here decides.

Permenpan RB 6/2022 leaves sanctions to other rules (Pasal 33; Lampiran p. 119). For a PNS these are PP 30/2019
Pasal 56-58, for a PPPK PP 49/2018 Pasal 35, 37 and 53.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from pegawai.aturan.kepegawaian import BERKONTRAK, JPT, JenisPegawai
from pegawai.aturan.langkah import Langkah
from pegawai.aturan.pilihan import Istilah


class Jalur(Istilah):
    """Which articles apply."""

    PNS_JPT = "pns_jpt", "PNS, pejabat pimpinan tinggi (PP 30/2019 Pasal 57)"
    PNS_JA_JF = "pns_ja_jf", "PNS, jabatan administrasi atau fungsional (PP 30/2019 Pasal 58)"
    PPPK = "pppk", "PPPK (PP 49/2018 Pasal 35, 37, 53)"


class JenisTahap(Istilah):
    """The steps in the order of the articles."""

    PERBAIKAN = "perbaikan", "Masa memperbaiki kinerja"
    UJI_KOMPETENSI = "uji_kompetensi", "Uji kompetensi"
    JABATAN_LAIN = "jabatan_lain", "Pertimbangan jabatan lain yang sesuai atau lebih rendah"
    PENEMPATAN_SEMENTARA = "penempatan_sementara", "Pertimbangan penempatan sementara"
    PEMBERHENTIAN = "pemberhentian", "Pertimbangan pemberhentian dengan hormat"
    PERPANJANGAN = "perpanjangan", "Pertimbangan perpanjangan perjanjian kerja"
    TARGET = "target", "Pertimbangan pemenuhan target perjanjian kerja"


class Status(Istilah):
    TERBUKA = "terbuka", "Terbuka"
    DITUTUP = "ditutup", "Ditutup"


class Keadaan(Istilah):
    """Of one step. Nothing but a date proposed, until the personnel unit writes something down."""

    USULAN = "usulan", "Usulan"
    DIJADWALKAN = "dijadwalkan", "Dijadwalkan"
    SELESAI = "selesai", "Sudah dilaksanakan"
    DILEWATI = "dilewati", "Tidak diperlukan"


TERBUKA = frozenset({Keadaan.USULAN, Keadaan.DIJADWALKAN})
WARNA = {Keadaan.USULAN: "netral", Keadaan.DIJADWALKAN: "biru", Keadaan.SELESAI: "hijau", Keadaan.DILEWATI: "netral"}
LANGKAH = {
    "jadwalkan": Langkah(frozenset({Status.TERBUKA}), Status.TERBUKA, "petugas", "Jadwalkan"),
    "catat":     Langkah(frozenset({Status.TERBUKA}), Status.TERBUKA, "petugas", "Catat pelaksanaan"),
    "tutup":     Langkah(frozenset({Status.TERBUKA}), Status.DITUTUP, "petugas", "Tutup kasus"),
}  # fmt: skip

SUMBER = {
    JenisTahap.PERBAIKAN: {Jalur.PNS_JPT: "PP 30/2019 Pasal 57", Jalur.PNS_JA_JF: "PP 30/2019 Pasal 58"},
    JenisTahap.UJI_KOMPETENSI: {Jalur.PNS_JPT: "PP 30/2019 Pasal 57", Jalur.PNS_JA_JF: "PP 30/2019 Pasal 58"},
    JenisTahap.JABATAN_LAIN: {Jalur.PNS_JPT: "PP 30/2019 Pasal 57", Jalur.PNS_JA_JF: "PP 30/2019 Pasal 58"},
    JenisTahap.PENEMPATAN_SEMENTARA: {Jalur.PNS_JA_JF: "PP 30/2019 Pasal 58, bila belum ada lowongan"},
    JenisTahap.PEMBERHENTIAN: {
        Jalur.PNS_JA_JF: "PP 30/2019 Pasal 58, bila sesudah satu tahun tetap tidak ada lowongan"
    },
    JenisTahap.PERPANJANGAN: {Jalur.PPPK: "PP 49/2018 Pasal 35 ayat (8) dan Pasal 37"},
    JenisTahap.TARGET: {Jalur.PPPK: "PP 49/2018 Pasal 35 ayat (9) dan Pasal 53 ayat (2) huruf c"},
}


class Usulan(NamedTuple):
    """One proposed step. No date where it hangs on the step before it, or on a contract that is not recorded."""

    jenis: JenisTahap
    mulai: date | None = None
    selesai: date | None = None


def jalur(jenis_pegawai: str, jenis_jabatan: str) -> Jalur | None:
    """Which articles speak of this person; None for a CPNS, whose probation has its own rules, and a pejabat negara."""
    if jenis_pegawai in BERKONTRAK:
        return Jalur.PPPK
    if jenis_pegawai != JenisPegawai.PNS:
        return None
    return Jalur.PNS_JPT if jenis_jabatan in JPT else Jalur.PNS_JA_JF


def tambah_bulan(hari: date, bulan: int) -> date:
    """The same day so many months on, or the last one of a shorter month."""
    tahun, urut = divmod(hari.year * 12 + hari.month - 1 + bulan, 12)
    return date(tahun, urut + 1, min(hari.day, monthrange(tahun, urut + 1)[1]))


def usulan_pns(jalur: Jalur, final: date, aturan: Mapping[str, int]) -> list[Usulan]:
    """Six months to improve from the day the result is final, then uji kompetensi; the rest follows from its outcome.

    PP 30/2019 Pasal 57 (JPT) and 58 (JA, JF). `aturan` is the Ketentuan `tindak_lanjut_pns`, in months.
    """
    selesai = tambah_bulan(final, aturan["perbaikan_bulan"])
    tahap = [
        Usulan(JenisTahap.PERBAIKAN, final, selesai),
        Usulan(JenisTahap.UJI_KOMPETENSI, selesai + timedelta(days=1)),
        Usulan(JenisTahap.JABATAN_LAIN),
    ]
    if jalur is Jalur.PNS_JA_JF:
        tahap += [Usulan(JenisTahap.PENEMPATAN_SEMENTARA), Usulan(JenisTahap.PEMBERHENTIAN)]
    return tahap


def usulan_pppk(final: date, kontrak_selesai: date | None, aturan: Mapping[str, int]) -> list[Usulan]:
    """The result is weighed before the contract ends (PP 49/2018 Pasal 35, 37), and against its target (Pasal 53).

    `aturan` is the Ketentuan `tindak_lanjut_pppk`: how many months before the end one is reminded.
    """
    perpanjangan = Usulan(JenisTahap.PERPANJANGAN)
    if kontrak_selesai and kontrak_selesai >= final:
        tinjau = max(final, tambah_bulan(kontrak_selesai, -aturan["sebelum_kontrak_bulan"]))
        perpanjangan = Usulan(JenisTahap.PERPANJANGAN, tinjau, kontrak_selesai)
    return [Usulan(JenisTahap.TARGET, final), perpanjangan]


def batas_selesai(jenis: str, mulai: date, aturan: Mapping[str, int]) -> date | None:
    """The last day on which a step that begins then may end, None where the articles name none."""
    bulan = aturan.get({JenisTahap.PENEMPATAN_SEMENTARA: "penempatan_sementara_bulan"}.get(JenisTahap(jenis), ""))
    return tambah_bulan(mulai, bulan) if bulan else None
