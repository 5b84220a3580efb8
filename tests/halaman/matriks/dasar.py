"""The words of the permission matrix: the people, what they see, and a row."""

from typing import NamedTuple

ORANG = ("sari", "joko", "lina", "wati", "budi", "rina", "tono", "dewi", "admin", "bupati")
SEMUA = frozenset(ORANG)
# Who sees what. A draft is its owner's alone; a rating that is not set is the penilai's alone.
LIHAT = {
    "sari": frozenset({"sari", "budi", "tono", "dewi", "admin"}),
    "lina": frozenset({"lina", "budi", "tono", "dewi", "admin"}),
    "joko": frozenset({"joko"}),
    "wati": frozenset({"wati", "budi", "tono", "dewi", "admin"}),
    "evaluasi_tetap": frozenset({"sari", "budi", "tono", "dewi", "admin"}),
    "evaluasi_dinilai": frozenset({"budi"}),
}
PUNYA_SKP = frozenset({"sari", "joko", "lina", "wati", "budi", "rina", "tono"})
# Their own SKP is not in force yet: the step is refused before it looks at whose row was named.
BELUM_BERLAKU = {(o, "POST"): 409 for o in ("joko", "lina", "wati", "budi", "rina", "tono")}
# Words that only these may ever read on any page.
RAHASIA = {
    "KENARI-DRAF-JOKO": LIHAT["joko"],
    "KENARI-AJUAN-LINA": LIHAT["lina"],
    "KENARI-CATATAN-SEMENTARA": LIHAT["evaluasi_dinilai"],
    "KENARI-CATATAN-TETAP": LIHAT["evaluasi_tetap"],
    "KENARI-DIALOG": frozenset({"sari", "budi", "tono"}),
    "KENARI-USULAN": frozenset({"wati", "budi", "tono"}),
    "KENARI-REALISASI": frozenset({"sari", "budi", "tono"}) | LIHAT["evaluasi_tetap"],
    "KENARI-KABAR-BUDI": frozenset({"budi"}),
}


class Baris(NamedTuple):
    """One address. `get`/`post` are the answers to those who may; None means the view does not know the method."""

    nama: str
    argumen: tuple = ()
    lihat: frozenset = SEMUA
    get: int | None = 200
    post: int | None = None
    pelaku: frozenset | None = None  # who may POST; everybody else who sees the object gets 403
    pembaca: frozenset | None = None  # who may GET, when that is fewer than those who see the object
    umum: bool = False
    khusus: dict = {}  # {(person, method): status} where one person differs, with a reason beside it


def verba(nama, argumen, objek, pelaku, post, *, get=None, khusus=None):
    """A verb on somebody's object: POST by the actor, nothing else."""
    pelaku = frozenset(pelaku)
    return Baris(nama, argumen, LIHAT[objek], get, post, pelaku, pembaca=pelaku, khusus=khusus or {})
