"""Kuadran kinerja pegawai (Permenpan RB 6/2022, Lampiran Bab IV, p. 99 and 102; explanation p. 99-100, 103)."""

from pegawai.aturan.pilihan import Istilah
from skp_app.aturan.tugas_belajar import predikat_gagal


class Rating(Istilah):
    DI_BAWAH = "di_bawah", "Di bawah ekspektasi"
    SESUAI = "sesuai", "Sesuai ekspektasi"
    DI_ATAS = "di_atas", "Di atas ekspektasi"


class Predikat(Istilah):
    """The order of the explanation table p. 99-100, best first: Kurang ranks below Butuh Perbaikan."""

    SANGAT_BAIK = "sangat_baik", "Sangat Baik"
    BAIK = "baik", "Baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan", "Butuh Perbaikan"
    KURANG = "kurang", "Kurang/misconduct"
    SANGAT_KURANG = "sangat_kurang", "Sangat Kurang"


R, P = Rating, Predikat

# Rows: hasil kerja, top to bottom as printed. Columns: perilaku kerja, left to right.
KOLOM = (R.DI_BAWAH, R.SESUAI, R.DI_ATAS)
KUADRAN = {
    R.DI_ATAS:  (P.KURANG,        P.BAIK,            P.SANGAT_BAIK),
    R.SESUAI:   (P.KURANG,        P.BAIK,            P.BAIK),
    R.DI_BAWAH: (P.SANGAT_KURANG, P.BUTUH_PERBAIKAN, P.BUTUH_PERBAIKAN),
}  # fmt: skip
HASIL_STUDI_GAGAL = R.DI_BAWAH


def predikat(hasil: str, perilaku: str) -> Predikat:
    """The predikat of the cell where the two ratings meet."""
    return KUADRAN[Rating(hasil)][KOLOM.index(Rating(perilaku))]


def predikat_studi_gagal(hasil: str, perilaku: str) -> Predikat:
    """Of one whose tugas belajar was not finished: Kurang or Sangat Kurang, beside the quadrant (p. 100 d, 103 d).

    His rating hasil kerja is fixed. Raises ValueError for another one.
    """
    if Rating(hasil) is not HASIL_STUDI_GAGAL:
        raise ValueError("an unfinished study fixes the rating hasil kerja")
    return Predikat(predikat_gagal(Rating(perilaku) is R.DI_BAWAH))


def sel_studi_gagal() -> list[tuple[Rating, Rating, Predikat]]:
    """The three cells that are left then, as (hasil, perilaku, predikat)."""
    return [(HASIL_STUDI_GAGAL, p, predikat_studi_gagal(HASIL_STUDI_GAGAL, p)) for p in KOLOM]


def semua_sel() -> list[tuple[Rating, Rating, Predikat]]:
    """The nine cells as (hasil, perilaku, predikat), row by row as printed."""
    return [
        (hasil, perilaku, sel) for hasil, baris in KUADRAN.items() for perilaku, sel in zip(KOLOM, baris, strict=True)
    ]
