"""Capaian kinerja organisasi (Lampiran p. 92-94), and what it suggests for the head of the unit (SE 3/2023)."""

from datetime import date
from typing import NamedTuple

from evaluasi.aturan.kuadran import Rating
from pegawai.aturan.pilihan import Istilah


class Capaian(Istilah):
    ISTIMEWA = "istimewa", "Istimewa"
    BAIK = "baik", "Baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan", "Butuh Perbaikan"
    KURANG = "kurang", "Kurang"
    SANGAT_KURANG = "sangat_kurang", "Sangat Kurang"


# SE 3/2023: when the head of the organisation is evaluated, the capaian of the unit he leads becomes his rating
# hasil kerja. The mapping to three ratings is this application's policy (domain rule 5.6).
SARAN_KEPALA = {
    Capaian.ISTIMEWA: Rating.DI_ATAS,
    Capaian.BAIK: Rating.SESUAI,
    Capaian.BUTUH_PERBAIKAN: Rating.DI_BAWAH,
    Capaian.KURANG: Rating.DI_BAWAH,
    Capaian.SANGAT_KURANG: Rating.DI_BAWAH,
}


class CapaianBerlaku(NamedTuple):
    predikat: str
    tahun_lalu: bool


def berlaku(tahun_ini: str, tahun_lalu: str, *, tahunan: bool, hari: date, jendela_selesai: date) -> CapaianBerlaku:
    """The capaian that counts: this period's, or last year's when the yearly one is not out by January (p. 94 f)."""
    if tahun_ini or not tahunan or hari <= jendela_selesai:
        return CapaianBerlaku(tahun_ini, False)
    return CapaianBerlaku(tahun_lalu, bool(tahun_lalu))
