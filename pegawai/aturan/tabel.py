"""Text in the cells of a list that leaves the application: nothing is computed, nothing breaks the file."""

from datetime import date, datetime

# How a formula begins, with the full-width twins that some programs read alike (OWASP: CSV injection).
RUMUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
HURUF_TERBANYAK = 32_767  # letters that a cell of a workbook holds
# Control characters that no XML may carry; tab and line feed stay.
TAK_TERBACA = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127, 0xFFFE, 0xFFFF], " ")


def bukan_rumus(teks: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{teks}" if teks.startswith(RUMUS) else teks


def sel(isi: object) -> str:
    """What stands in the cell: words and figures as people write them here, nothing for nothing."""
    if isi is None:
        return ""
    if isinstance(isi, bool):
        return "Ya" if isi else "Tidak"
    if isinstance(isi, datetime):
        return f"{isi:%d/%m/%Y %H:%M}"
    if isinstance(isi, date):
        return f"{isi:%d/%m/%Y}"
    return str(isi).translate(TAK_TERBACA)[:HURUF_TERBANYAK]
