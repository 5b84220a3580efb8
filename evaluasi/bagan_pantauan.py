"""Pictures of Pantauan, drawn on the server as accessible SVG: pure functions from figures to markup, no style.

Each has a title (what), a description (the figures in a sentence) and stands beside a table with the same figures.
"""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from evaluasi.aturan.kuadran import Predikat

LEBAR, BARIS, TEBAL, ANGKA = 440, 44, 16, 64  # px: bar at 100 %, height of a row, of its bar, room for the figure
PENDEK = {
    Predikat.SANGAT_BAIK: "SB", Predikat.BAIK: "B", Predikat.BUTUH_PERBAIKAN: "BP", Predikat.KURANG: "K",
    Predikat.SANGAT_KURANG: "SK",
}  # fmt: skip
GELAP = {Predikat.SANGAT_BAIK, Predikat.BAIK, Predikat.KURANG, Predikat.SANGAT_KURANG}  # white letters on these
MUAT = 44  # px that a piece needs for its letters
KIRI, KANAN, ATAS, TINGGI, LANGKAH = 64, 150, 16, 150, 120  # px of a line chart: axis, names, top, height, per period


class Batang(NamedTuple):
    """One bar: its name, per cent, and the figure in words that stands behind it."""

    nama: str
    persen: int
    teks: str


class Tumpukan(NamedTuple):
    """One bar of pieces; `keterangan` stands behind its name."""

    nama: str
    jumlah: Sequence[tuple[Predikat, int]]
    keterangan: str = ""


class Garis(NamedTuple):
    """One line: its name and the per cent of each period, None where there is none."""

    nama: str
    nilai: Sequence[int | None]


def batang(baris: Sequence[Batang], *, judul: str, id: str) -> SafeString:
    """Bars below each other, 0 to 100 %, the name above and the figure behind each."""
    isi = format_html_join("", "{}", ((_satu(nomor, b),) for nomor, b in enumerate(baris)))
    kalimat = "; ".join(f"{b.nama} {b.persen}% ({b.teks})" for b in baris)
    return _svg(isi, LEBAR + ANGKA, BARIS * len(baris) + 4, judul, kalimat, id)


def _satu(nomor: int, b: Batang) -> SafeString:
    y = BARIS * nomor
    return format_html(
        '<text x="0" y="{}">{} <tspan class="t-redup">{}</tspan></text>'
        '<rect class="rel" x="0" y="{y}" width="{}" height="{t}"/><rect class="isi" x="0" y="{y}" width="{}"'
        ' height="{t}"/><text class="t-tebal" x="{}" y="{}">{}%</text>',
        y + 14, b.nama, b.teks, LEBAR, LEBAR * b.persen // 100, LEBAR + 8, y + 33, b.persen, y=y + 20, t=TEBAL,
    )  # fmt: skip


def tumpuk(baris: Sequence[Tumpukan], *, judul: str, id: str) -> SafeString:
    """Bars of the five predikat, each bar 100 % of its own sum; a piece that is wide enough says which it is."""
    isi = format_html_join("", "{}", ((_tumpukan(nomor, b),) for nomor, b in enumerate(baris)))
    kalimat = "; ".join(f"{b.nama}: {', '.join(f'{p.cetak} {n}' for p, n in b.jumlah)}" for b in baris)
    return _svg(isi, LEBAR, BARIS * len(baris) + 4, judul, kalimat, id)


def _tumpukan(nomor: int, b: Tumpukan) -> SafeString:
    y, x, semua = BARIS * nomor, 0, sum(n for _, n in b.jumlah)
    potongan = []
    for p, n in b.jumlah:
        lebar = LEBAR * n // semua if semua else 0
        if lebar:
            potongan.append((_potongan(p, n, semua, x, y + 20, lebar),))
        x += lebar
    return format_html(
        '<text x="0" y="{}">{} <tspan class="t-redup">{}</tspan></text><rect class="rel" x="0" y="{}" width="{}"'
        ' height="{}"/>{}',
        y + 14, b.nama, b.keterangan, y + 20, LEBAR, TEBAL + 4, format_html_join("", "{}", potongan),
    )  # fmt: skip


def _potongan(p: Predikat, n: int, semua: int, x: int, y: int, lebar: int) -> SafeString:
    kotak = format_html(
        '<rect class="batang-{}" x="{}" y="{}" width="{}" height="{}"/>', p.value, x, y, lebar, TEBAL + 4
    )
    if lebar < MUAT:
        return kotak
    kelas = "t-putih t-12" if p in GELAP else "t-tebal t-12"
    tulisan = format_html(
        '<text class="{}" x="{}" y="{}">{} {}%</text>', kelas, x + 4, y + 14, PENDEK[p], round(100 * n / semua)
    )
    return format_html("{}{}", kotak, tulisan)


def garis(seri: Sequence[Garis], label: Sequence[str], *, judul: str, id: str) -> SafeString:
    """Per cent over periods, up to two lines: circles and squares, each named at its end."""
    lebar = KIRI + LANGKAH * max(len(label) - 1, 1) + KANAN
    sumbu = format_html_join(
        "",
        '<line class="sumbu" x1="{}" x2="{}" y1="{}" y2="{}"/><text class="t-redup t-12" x="0" y="{}">{}%</text>',
        ((KIRI, lebar - KANAN, _y(p), _y(p), _y(p) + 4, p) for p in (0, 50, 100)),
    )
    bawah = format_html_join(
        "",
        '<text class="t-12" x="{}" y="{}" text-anchor="middle">{}</text>',
        ((KIRI + LANGKAH * n, ATAS + TINGGI + 22, nama) for n, nama in enumerate(label)),
    )
    isi = format_html_join("", "{}", ((_garis(nomor, g, _geser(seri, nomor)),) for nomor, g in enumerate(seri)))
    kalimat = "; ".join(
        f"{g.nama}: {', '.join(f'{nama} {n}%' for nama, n in zip(label, g.nilai, strict=True) if n is not None)}"
        for g in seri
    )
    return _svg(format_html("{}{}{}", sumbu, bawah, isi), lebar, ATAS + TINGGI + 32, judul, kalimat, id)


def _y(persen: int) -> int:
    return ATAS + TINGGI - TINGGI * persen // 100


def _geser(seri: Sequence[Garis], nomor: int) -> int:
    """How far the name of a line moves down so that it does not lie on that of the one before."""
    akhir = [next((_y(n) for n in reversed(g.nilai) if n is not None), 0) for g in seri]
    return max(0, 16 - abs(akhir[nomor] - akhir[nomor - 1])) if nomor else 0


def _garis(nomor: int, g: Garis, geser: int) -> SafeString:
    letak = [(KIRI + LANGKAH * n, _y(nilai), nilai) for n, nilai in enumerate(g.nilai) if nilai is not None]
    if not letak:
        return format_html("")
    jalur = "L".join(f"{x} {y}" for x, y, _ in letak)
    bentuk = (
        '<circle class="titik titik-{n}" cx="{x}" cy="{y}" r="5"/>',
        '<rect class="titik titik-{n}" x="{x5}" y="{y5}" width="10" height="10"/>',
    )[nomor % 2]
    titik = format_html_join(
        "", "{}", ((format_html(bentuk, n=nomor, x=x, y=y, x5=x - 5, y5=y - 5),) for x, y, _ in letak)
    )
    x, y, nilai = letak[-1]
    return format_html(
        '<path class="tren tren-{}" d="M{}"/>{}<text class="t-12 t-tebal" x="{}" y="{}">{} {}%</text>',
        nomor, jalur, titik, x + 12, y + 4 + geser, g.nama, nilai,
    )  # fmt: skip


def _svg(isi: SafeString, lebar: int, tinggi: int, judul: str, kalimat: str, id: str) -> SafeString:
    return format_html(
        '<svg class="bagan bagan-pantauan" xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}"'
        ' viewBox="0 0 {0} {1}" role="img" aria-labelledby="{2}-j {2}-d"><title id="{2}-j">{3}</title>'
        '<desc id="{2}-d">{4}.</desc>{5}</svg>',
        lebar, tinggi, id, judul, kalimat, isi,
    )  # fmt: skip
