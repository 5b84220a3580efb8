"""The factor that a predikat gives the tunjangan kinerja, by the table of the instansi (Pasal 32; domain rule 6.5).

There is no national percentage. The table is the Ketentuan `tunjangan_faktor`; payroll computes the amount.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal, InvalidOperation
from typing import Any, NamedTuple

from evaluasi.aturan.kuadran import Predikat
from evaluasi.aturan.tindak_lanjut import tambah_bulan
from pegawai.aturan.pilihan import Istilah

PEMBULATAN = {
    "terdekat": ROUND_HALF_UP, "genap": ROUND_HALF_EVEN, "ke_bawah": ROUND_DOWN, "ke_atas": ROUND_UP,
}  # fmt: skip
KUNCI = {"aktif", "basis", "cara", "lag", "nilai", "desimal", "pembulatan"}


class Basis(Istilah):
    TAHUNAN = "tahunan", "predikat tahunan"
    PERIODIK = "periodik", "predikat periodik"


class Cara(Istilah):
    PERSEN = "persen", "persen yang dibayarkan"
    POTONGAN = "potongan", "persen yang dipotong"


class Lag(Istilah):
    """When the factor of a result is used."""

    PERIODE_SAMA = "periode_sama", "periode yang dinilai"
    PERIODE_BERIKUT = "periode_berikut", "periode sesudahnya"
    TAHUN_BERIKUT = "tahun_berikut", "tahun sesudahnya"


class TabelKeliru(ValueError):
    """The table of the instansi cannot be used; the sentence says why."""


class Tabel(NamedTuple):
    basis: Basis
    cara: Cara
    lag: Lag
    nilai: dict[Predikat, Decimal]
    desimal: int
    pembulatan: str


def baca(isi: Mapping[str, Any]) -> Tabel | None:
    """The table from its JSON, None while the instansi has not switched one on. Raises TabelKeliru.

    Percentages are text, so that JSON keeps them exact: {"basis": "tahunan", "cara": "persen", "lag": "tahun_berikut",
    "nilai": {"butuh_perbaikan": "90", ...}, "desimal": 0, "pembulatan": "terdekat"}.
    """
    if not isi or not isi.get("aktif", True):
        return None
    if asing := set(isi) - KUNCI:
        raise TabelKeliru(f"Tabel tunjangan memuat kunci yang tidak dikenal: {', '.join(sorted(asing))}.")
    try:
        nilai = {Predikat(p): Decimal(str(n)) for p, n in isi["nilai"].items()}
        tabel = Tabel(
            Basis(isi["basis"]), Cara(isi["cara"]), Lag(isi["lag"]), nilai,
            int(isi.get("desimal", 0)), isi.get("pembulatan", "terdekat"),
        )  # fmt: skip
    except (KeyError, ValueError, TypeError, AttributeError, InvalidOperation) as galat:
        raise TabelKeliru("Tabel tunjangan belum lengkap atau memuat isian yang tidak dikenal.") from galat
    if kurang := [p.cetak for p in Predikat if p not in tabel.nilai]:
        raise TabelKeliru(f"Tabel tunjangan belum menyebut predikat {', '.join(kurang)}.")
    if not all(n.is_finite() and 0 <= n <= 100 for n in tabel.nilai.values()):
        raise TabelKeliru("Setiap angka tabel tunjangan antara 0 dan 100 persen.")
    if tabel.pembulatan not in PEMBULATAN or not 0 <= tabel.desimal <= 4:
        raise TabelKeliru("Pembulatan tabel tunjangan tidak dikenal.")
    return tabel


def faktor(tabel: Tabel, predikat: str) -> Decimal:
    """Per cent of the tunjangan that is paid."""
    angka = tabel.nilai[Predikat(predikat)]
    return angka if tabel.cara is Cara.PERSEN else 100 - angka


def terbayar(tabel: Tabel, predikat: str, dasar: Decimal) -> Decimal:
    """What is left of an amount, in its currency, with the rounding of the table."""
    langkah = Decimal(1).scaleb(-tabel.desimal)
    return (dasar * faktor(tabel, predikat) / 100).quantize(langkah, PEMBULATAN[tabel.pembulatan])


def masa(tabel: Tabel, mulai: date, selesai: date) -> tuple[date, date]:
    """The days in which the factor of a result for these days is used."""
    if tabel.lag is Lag.PERIODE_SAMA:
        return mulai, selesai
    if tabel.lag is Lag.TAHUN_BERIKUT:
        return date(selesai.year + 1, 1, 1), date(selesai.year + 1, 12, 31)
    awal = selesai + timedelta(days=1)
    bulan = (selesai.year - mulai.year) * 12 + selesai.month - mulai.month + 1
    return awal, tambah_bulan(awal, bulan) - timedelta(days=1)
