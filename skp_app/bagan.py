"""Pictures drawn on the server as accessible SVG: pure functions from data to markup, no script, no style attribute."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

LEBAR, TINGGI, SELA, ANTAR = 264, 74, 10, 52  # a node, the gap below it, the gap between columns (px)
HURUF_PER_BARIS = 30
BARIS_TEKS = 2


@dataclass
class Cabang:
    """One node of a picture and what hangs below it; `sisa` counts branches that are not drawn."""

    judul: str
    teks: str
    putus: bool = False
    anak: list["Cabang"] = field(default_factory=list)
    sisa: int = 0


class Letak(NamedTuple):
    cabang: Cabang
    x: int
    y: int


class Sisi(NamedTuple):
    """A line from the right edge of a parent to the left edge of its child, both at the middle."""

    x: int
    dari: int
    ke: int
    putus: bool


def pohon(akar: Sequence[Cabang], *, judul: str, keterangan: str, id: str) -> SafeString:
    """A tree from left to right. `judul` says what it is, `keterangan` what it shows to those who cannot see it."""
    letak, sisi = tata(akar)
    lebar = max((p.x for p in letak), default=0) + LEBAR + 4
    tinggi = max((p.y for p in letak), default=0) + TINGGI + 4
    return format_html(
        '<svg class="bagan bagan-pohon" xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}"'
        ' viewBox="-2 -2 {0} {1}" role="img" aria-labelledby="{2}-j {2}-d"><title id="{2}-j">{3}</title>'
        '<desc id="{2}-d">{4}</desc>{5}{6}</svg>',
        lebar, tinggi, id, judul, keterangan,
        format_html_join("", "{}", ((_garis(s),) for s in sisi)),
        format_html_join("", "{}", ((_kotak(p),) for p in letak)),
    )  # fmt: skip


def tata(akar: Sequence[Cabang]) -> tuple[list[Letak], list[Sisi]]:
    """Tidy columns by level: leaves below each other, a parent in the middle of its children."""
    letak: list[Letak] = []
    sisi: list[Sisi] = []
    bawah = 0
    for cabang in akar:
        bawah, _ = _tata(cabang, 0, bawah, letak, sisi)
    return letak, sisi


def _tata(cabang: Cabang, x: int, atas: int, letak: list[Letak], sisi: list[Sisi]) -> tuple[int, int]:
    """Place one branch below `atas`; returns (where the next may begin, the y of this node)."""
    bawah, y_anak = atas, []
    for anak in cabang.anak:
        bawah, y = _tata(anak, x + LEBAR + ANTAR, bawah, letak, sisi)
        y_anak.append(y)
    y = (y_anak[0] + y_anak[-1]) // 2 if y_anak else atas
    tengah = TINGGI // 2
    sisi += [Sisi(x + LEBAR, y + tengah, ke + tengah, a.putus) for a, ke in zip(cabang.anak, y_anak, strict=True)]
    letak.append(Letak(cabang, x, y))
    return max(bawah, y + TINGGI + SELA), y


def _garis(s: Sisi) -> SafeString:
    jalur = f"M{s.x} {s.dari}h{ANTAR // 2}V{s.ke}h{ANTAR - ANTAR // 2}"
    return format_html('<path class="sisi{}" d="{}"/>', " sisi-putus" if s.putus else "", jalur)


def _kotak(letak: Letak) -> SafeString:
    c, x, y = letak.cabang, letak.x, letak.y
    kepala = "".join(potong(c.judul, HURUF_PER_BARIS + 2, 1))
    isi = [("t-tebal", y + 36 + 15 * n, baris) for n, baris in enumerate(potong(c.teks, HURUF_PER_BARIS, BARIS_TEKS))]
    if c.sisa:
        isi.append(("t-redup", y + 68, f"{c.sisa} cabang lain"))
    tulisan = [("t-redup", y + 19, kepala), *isi]
    return format_html(
        '<rect class="kotak{}" x="{}" y="{}" width="{}" height="{}" rx="4"/>{}',
        " kotak-putus" if c.putus else "", x, y, LEBAR, TINGGI,
        format_html_join("", '<text class="{}" x="{}" y="{}">{}</text>', ((k, x + 10, t, b) for k, t, b in tulisan)),
    )  # fmt: skip


def potong(teks: str, lebar: int, baris: int) -> list[str]:
    """Words in at most `baris` lines of `lebar` letters; an ellipsis where something was left out."""
    hasil: list[str] = []
    for kata in teks.split():
        if hasil and len(hasil[-1]) + 1 + len(kata) <= lebar:
            hasil[-1] += f" {kata}"
        else:
            hasil.append(kata[:lebar])
    if len(hasil) <= baris:
        return hasil
    return [*hasil[: baris - 1], f"{hasil[baris - 1][: lebar - 1].rstrip()}…"]
