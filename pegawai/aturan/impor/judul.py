"""What two spellings of a header have in common: letters and digits, without case, marks and blanks."""

import re
import unicodedata

BUKAN_KATA = re.compile(r"[\W_]+")


def sebutan(judul: str) -> str:
    """'TGL. LAHIR', 'Tgl_Lahir' and ' tgl lahir ' are one name."""
    return BUKAN_KATA.sub(" ", unicodedata.normalize("NFKC", judul)).strip().casefold()
