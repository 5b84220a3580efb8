"""Words without which a step is not taken."""

from pegawai.penolakan import IsianKeliru


def wajib(teks: str, terpanjang: int, bidang: str, sebutan: str = "Alasan") -> str:
    """The words without the blanks around them.

    Raises IsianKeliru at `bidang`, the field of the form, when there are none or more than `terpanjang` letters.
    """
    teks = teks.strip()
    if not 0 < len(teks) <= terpanjang:
        kalimat = f"{sebutan} belum diisi, atau lebih panjang dari {terpanjang} huruf."
        raise IsianKeliru(kalimat, {bidang: kalimat})
    return teks
