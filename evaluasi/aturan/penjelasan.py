"""Why a result has its predikat, in plain words with the page of the law (Permenpan RB 6/2022, Lampiran Bab IV)."""

from collections.abc import Sequence
from typing import NamedTuple

from evaluasi.aturan import kriteria
from evaluasi.aturan.kuadran import Predikat, Rating


class Alasan(NamedTuple):
    """One reason: what is meant, what it says, and where the law says so."""

    judul: str
    isi: str
    halaman: str


def alasan(hasil: str, perilaku: str, predikat: str, *, tahunan: bool, studi_gagal: bool = False) -> list[Alasan]:
    """The two ratings by the guide of the law, and how they make the predikat."""
    h, p, nama = Rating(hasil), Rating(perilaku), Predikat(predikat).cetak
    dua = f"hasil kerja {h.cetak.lower()} dan perilaku kerja {p.cetak.lower()}"
    if studi_gagal:
        akhir = Alasan(
            f"Predikat {nama}",
            f"Tugas belajar tidak diselesaikan, jadi kuadran tidak dipakai: predikat hanya Kurang atau Sangat Kurang "
            f"menurut perilaku kerja, yang dinilai {p.cetak.lower()}.",
            "hlm. 103 huruf d" if tahunan else "hlm. 100 huruf d",
        )
    else:
        isi = f"Kuadran kinerja mempertemukan {dua} pada predikat {nama}. Predikat tidak dipilih tersendiri."
        akhir = Alasan(f"Predikat {nama}", isi, "hlm. 102–103" if tahunan else "hlm. 99–100")
    return [
        Alasan(f"Hasil kerja: {h.cetak.lower()}", kriteria.HASIL[h], "hlm. 100–101" if tahunan else "hlm. 97–98"),
        Alasan(f"Perilaku kerja: {p.cetak.lower()}", kriteria.PERILAKU[p], "hlm. 101–102" if tahunan else "hlm. 98"),
        akhir,
    ]


# What the rating is not: said beside every result, because it is asked most.
PERTIMBANGAN = (
    "Penilai melihat realisasi dan umpan balik, lalu membandingkan kontribusi antarpegawai dengan memperhatikan pola "
    "distribusi menurut capaian organisasi. Pola itu panduan. Target yang tidak tercapai tidak dengan sendirinya "
    "berarti di bawah ekspektasi."
)
URUTAN: Sequence[Predikat] = tuple(reversed(Predikat))  # worst first (explanation table p. 99-100, 103)


def arah(sebelum: str, kini: str) -> str:
    """Whether a predikat ranks above or below the one before it, '' for the first."""
    if not sebelum:
        return ""
    beda = URUTAN.index(Predikat(kini)) - URUTAN.index(Predikat(sebelum))
    return "naik" if beda > 0 else "turun" if beda < 0 else "tetap"
