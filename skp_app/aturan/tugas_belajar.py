"""SKP of a Pegawai on tugas belajar: guide values of the IPK and punctuality (Lampiran p. 62-65, 100, 103)."""

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from pegawai.aturan.pilihan import Istilah

SERATUS = Decimal("0.01")
TERTINGGI = Decimal("4.00")


class Studi(Istilah):
    S1 = "s1", "S-1"
    LANJUT = "lanjut", "Profesi, S-2, atau S-3"


class PanduanIpk(Istilah):
    """The heads of the guide tables; they are expectations, no predikat kinerja."""

    SANGAT_BAIK = "sangat_baik", "Sangat Baik"
    BAIK = "baik", "Baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan", "Butuh Perbaikan"
    KURANG = "kurang", "Kurang/Misconduct"


class Ketepatan(Istilah):
    """Punctuality of the graduation (p. 63 number 7)."""

    LEBIH_CEPAT = "lebih_cepat", "Lebih cepat"
    TEPAT_WAKTU = "tepat_waktu", "Tepat waktu"
    PERPANJANGAN = "perpanjangan", "Adanya perpanjangan"


class Ambang(NamedTuple):
    """The lowest IPK of the three columns from the left; below the last one is Kurang."""

    sangat_baik: Decimal
    baik: Decimal
    butuh_perbaikan: Decimal


def _ambang(sangat_baik: str, baik: str, butuh: str) -> Ambang:
    return Ambang(Decimal(sangat_baik), Decimal(baik), Decimal(butuh))


# (akreditasi perguruan tinggi, the least akreditasi of the prodi) -> thresholds; p. 63 number 5.
DALAM_NEGERI = {
    Studi.S1: {
        ("A", "C"): _ambang("3.51", "3.01", "2.76"),
        ("B", "C"): _ambang("3.61", "3.10", "2.76"),
        ("C", "B"): _ambang("3.71", "3.20", "2.76"),
    },
    Studi.LANJUT: {
        ("A", "C"): _ambang("3.51", "3.20", "3.00"),
        ("B", "C"): _ambang("3.61", "3.25", "3.00"),
        ("C", "B"): _ambang("3.71", "3.30", "3.00"),
    },
}
# p. 63 number 6.
LUAR_NEGERI = {Studi.S1: _ambang("3.51", "3.01", "2.76"), Studi.LANJUT: _ambang("3.51", "3.20", "3.00")}


def bulatkan(ipk: Decimal) -> Decimal:
    """Two decimals, half up: the tables have no gap then."""
    return ipk.quantize(SERATUS, ROUND_HALF_UP)


def ambang(jenjang: str, luar_negeri: bool, perguruan: str = "", prodi: str = "") -> Ambang | None:
    """The row of the guide for this study; None when no row fits it (C with a prodi C: not in the table)."""
    if luar_negeri:
        return LUAR_NEGERI[Studi(jenjang)]
    for (akreditasi, terendah), isi in DALAM_NEGERI[Studi(jenjang)].items():
        if akreditasi == perguruan and prodi and prodi <= terendah:
            return isi
    return None


def panduan(ipk: Decimal, batas: Ambang) -> PanduanIpk:
    """Where an IPK lies in the guide. Raises ValueError outside 0 to 4."""
    nilai = bulatkan(ipk)
    if not 0 <= nilai <= TERTINGGI:
        raise ValueError("IPK lies between 0 and 4")
    for kolom, terendah in zip(PanduanIpk, batas, strict=False):
        if nilai >= terendah:
            return kolom
    return PanduanIpk.KURANG


def rentang(batas: Ambang) -> list[tuple[PanduanIpk, str]]:
    """The four cells of the row as the regulation prints them: '3,51 – 4,00', ..., '< 2,76'."""
    tepi = [TERTINGGI + SERATUS, *batas]
    baris = [
        (kolom, f"{_cetak(bawah)} – {_cetak(atas - SERATUS)}")
        for kolom, bawah, atas in zip(PanduanIpk, batas, tepi, strict=False)
    ]
    return [*baris, (PanduanIpk.KURANG, f"< {_cetak(batas.butuh_perbaikan)}")]


def _cetak(nilai: Decimal) -> str:
    return f"{nilai:.2f}".replace(".", ",")


def predikat_gagal(perilaku_di_bawah: bool) -> str:
    """Predikat of one who did not finish (tidak lulus, drop out): by his perilaku (p. 100, 103)."""
    return "sangat_kurang" if perilaku_di_bawah else "kurang"


def rhk_studi(program: str, perguruan: str, mutu: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Suggested RHK, indicator, target and aspek: the academic result and the graduation in time (p. 62 number 2)."""
    tempat = f"{program} di {perguruan}"
    return [
        (f"Tercapainya hasil akademik tugas belajar {tempat}", "Indeks Prestasi Kumulatif (IPK)", mutu, ("kualitas",)),
        (
            f"Terselesaikannya tugas belajar {tempat} sesuai masa studi",
            "Ketepatan waktu kelulusan",
            "Tepat waktu",
            ("waktu",),
        ),
    ]
