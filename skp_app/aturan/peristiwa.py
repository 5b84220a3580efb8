"""What a staff event does to the SKP of the year (Lampiran p. 65 C.6-C.7, p. 91-92 A.13-A.14)."""

from datetime import date, timedelta
from typing import NamedTuple

from pegawai.aturan.pilihan import Istilah


class JenisPeristiwa(Istilah):
    """What happens to a person or his penilai in the year."""

    MUTASI = "mutasi", "Mutasi"
    PROMOSI = "promosi", "Promosi"
    GANTI_PENILAI = "ganti_penilai", "Pergantian pejabat penilai"
    PENSIUN = "pensiun", "Pensiun"
    BERHENTI = "berhenti", "Berhenti"
    AKHIR_KONTRAK = "akhir_kontrak", "Perjanjian kerja berakhir"
    MENINGGAL = "meninggal", "Meninggal dunia"


# Another post: the placement changes with it.
PINDAH = frozenset({JenisPeristiwa.MUTASI, JenisPeristiwa.PROMOSI})
# The person works on: a new SKP follows at once (p. 65 C.6-C.7).
BERLANJUT = PINDAH | {JenisPeristiwa.GANTI_PENILAI}
# The service ends: the SKP is closed, nothing follows.
BERAKHIR = frozenset(JenisPeristiwa) - BERLANJUT

MASA_TERPENDEK = 28  # days; the shortest month. Below it a closed SKP is not evaluated (policy)


class Rentang(NamedTuple):
    """First and last day of an evaluation period, and whether it is the yearly one."""

    mulai: date
    selesai: date
    tahunan: bool = False


class Lebar(NamedTuple):
    """How wide the evaluation window of a leaving penilai is; the law says "rentang waktu" without a number."""

    bulan: int  # the last months of a triwulan
    hari: int  # the last days of a month, where evaluation is monthly


def hari_terakhir(tmt: date) -> date:
    """The last day of the SKP that ends: the day before the TMT."""
    return tmt - timedelta(days=1)


def jendela(periode: Rentang, lebar: Lebar) -> date:
    """First day on which a leaving penilai still evaluates the running period; never before the period begins.

    The year has its own month whatever the policy says: December (p. 90 A.8 b).
    """
    if (periode.selesai - periode.mulai).days <= 31:
        return max(periode.mulai, periode.selesai - timedelta(days=lebar.hari - 1))
    mundur = 0 if periode.tahunan else lebar.bulan - 1
    return max(periode.mulai, date(periode.selesai.year, periode.selesai.month - mundur, 1))


def penilai_lama_menilai(jenis: str, tmt: date, periode: Rentang, mulai_skp: date, lebar: Lebar) -> bool:
    """Does the penilai of the SKP that ended still evaluate it in this period?

    A period that was over before the TMT was spent under him. The running one is his only when it is he who leaves,
    inside the evaluation window (p. 91-92 A.14: 25 August no, 25 September yes), or when nobody comes after him: then
    also the year, if the service lasted a month, except after a death. The year of one who works on belongs to the
    new penilai (p. 91 A.13 b).
    """
    if jenis in BERAKHIR:
        cukup = (tmt - mulai_skp).days >= MASA_TERPENDEK
        return jenis != JenisPeristiwa.MENINGGAL and cukup and periode.mulai < tmt
    if periode.tahunan:
        return False
    if periode.selesai < tmt:
        return True
    return jenis == JenisPeristiwa.GANTI_PENILAI and jendela(periode, lebar) <= tmt <= periode.selesai


def penilai_tahunan(jenis: str) -> str:
    """Whose the yearly evaluation is: 'baru', 'lama', or '' when there is none."""
    if jenis in BERLANJUT:
        return "baru"
    return "" if jenis == JenisPeristiwa.MENINGGAL else "lama"
