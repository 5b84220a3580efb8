"""What a surat pengingat may be about (Pasal 14(1), 24, 36: the plan is set, the work documented, the result set)."""

from evaluasi.aturan.tahap import TahapSkp
from pegawai.aturan.pilihan import Istilah

NAMA_TERBANYAK = 150  # names in one letter; the rest is a number, and a list to download
URUTAN = "#"  # in the number of a letter: which of the letters of one order it is


class Hal(Istilah):
    SKP = "skp", "Penetapan SKP"
    REALISASI = "realisasi", "Pengisian realisasi"
    HASIL = "hasil", "Penetapan hasil evaluasi"

    @property
    def saring(self) -> str:
        """Who is late, as the list of people calls it."""
        return {"skp": "skp-belum-ditetapkan", "realisasi": "tanpa-realisasi", "hasil": "hasil-belum"}[self.value]

    @property
    def sebutan(self) -> str:
        """Inside a sentence: 'penetapan SKP'."""
        return self.cetak[0].lower() + self.cetak[1:]

    @property
    def kalimat(self) -> str:
        """What they have not got, behind 'pegawai yang'."""
        return {
            "skp": "belum mempunyai SKP yang ditetapkan",
            "realisasi": "belum mengisi realisasi secara lengkap",
            "hasil": "hasil evaluasi kinerjanya belum ditetapkan",
        }[self.value]

    def kurang(self, skp: str) -> str:
        """What is missing of one person, who stands at this stage of his SKP."""
        if skp != TahapSkp.DITETAPKAN:
            return {
                TahapSkp.BELUM.value: "SKP belum dibuat", TahapSkp.DRAF.value: "SKP belum diajukan",
                TahapSkp.DIAJUKAN.value: "SKP menunggu pimpinan",
            }[skp]  # fmt: skip
        return {"realisasi": "Realisasi belum lengkap", "hasil": "Hasil belum ditetapkan"}.get(self.value, "")


def nomor_ke(nomor: str, urut: int) -> str:
    """The number of the n-th letter of one order: '800/#/BKD/2026' becomes '800/003/BKD/2026'."""
    return nomor.replace(URUTAN, f"{urut:03}")
