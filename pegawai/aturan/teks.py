"""What a text field may hold: words people can read, in the order in which they stand."""

import re
import unicodedata

TAK_TAMPAK = re.compile("[\\s\u115f\u1160\u2800\u3164\uffa0]+")  # blanks, and letters that draw nothing
PEMBALIK_ARAH = re.compile("[\u202a-\u202e\u2066-\u2069]")
TANDA_BERTUMPUK = 4  # combining marks on one letter
TAK_TERCETAK = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}  # Unicode categories


def keberatan(teks: str, *, baris_banyak: bool) -> str:
    """Why this text cannot be taken, as a sentence; '' when it can."""
    if not baris_banyak and re.search("[\r\n]", teks):
        return "Tulis dalam satu baris."
    if any(unicodedata.category(h) in TAK_TERCETAK and h not in "\r\n\t" for h in teks):
        return "Isian memuat tanda yang tidak dapat dicetak. Hapus, lalu ketik ulang bagian itu."
    if PEMBALIK_ARAH.search(teks):
        return "Isian memuat tanda pembalik arah tulisan. Hapus, lalu ketik ulang bagian itu."
    if _bertumpuk(teks):
        return "Isian memuat terlalu banyak tanda pada satu huruf."
    return "Isian hanya berisi spasi." if kosong(teks) else ""


def kosong(teks: str) -> bool:
    """Nothing to see: blanks, fillers and joiners only."""
    return all(unicodedata.category(h) == "Cf" for h in TAK_TAMPAK.sub("", teks))


def titik(kalimat: str) -> str:
    """A full stop, unless the sentence ends with that of a degree ("M.Si.")."""
    return kalimat if kalimat.endswith(".") else f"{kalimat}."


def _bertumpuk(teks: str) -> bool:
    deret = 0
    for huruf in teks:
        deret = deret + 1 if unicodedata.combining(huruf) else 0
        if deret > TANDA_BERTUMPUK:
            return True
    return False
