"""When an import moves so many people that the file itself is doubtful (a shifted column, a tree of another year)."""

TERSEDIKIT = 10  # people: below that a look at the list is enough, however small the agency
PERSEPULUH = 10  # a tenth of everybody who sits somewhere


def patut_diragukan(pindah: int, duduk: int) -> bool:
    """More than a tenth of those who have a unit would lose it: somebody has to say that he means it."""
    return pindah >= TERSEDIKIT and pindah * PERSEPULUH > duduk
