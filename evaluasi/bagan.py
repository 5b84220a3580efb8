"""The trend of a person's predikat over periods, drawn on the server as accessible SVG: a pure function, no style."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from evaluasi.aturan.kuadran import Predikat
from evaluasi.aturan.penjelasan import URUTAN

KIRI, ATAS, LANGKAH, TINGGI, BAWAH = 124, 18, 104, 40, 44  # px: label column, top, per period, per predikat, below


class Titik(NamedTuple):
    """One result; `tahunan` is drawn as a square, because it is no mean of the others, hollow when it was imported."""

    nama: str
    predikat: str
    tahunan: bool
    impor: bool = False

    @property
    def sebutan(self) -> str:
        return f"{self.nama} (dari impor)" if self.impor else self.nama


def tren(titik: Sequence[Titik], *, id: str) -> SafeString:
    """Periods from left to right, the five predikat from worst to best upwards; the line joins the periodic ones."""
    lebar, dasar = KIRI + LANGKAH * len(titik), ATAS + TINGGI * (len(URUTAN) - 1)
    letak = [(KIRI + LANGKAH // 2 + LANGKAH * n, _y(t.predikat), t) for n, t in enumerate(titik)]
    return format_html(
        '<svg class="bagan bagan-tren" xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}"'
        ' viewBox="0 0 {0} {1}" role="img" aria-labelledby="{2}-j {2}-d"><title id="{2}-j">Predikat per periode</title>'
        '<desc id="{2}-d">{3}</desc>{4}{5}{6}</svg>',
        lebar, dasar + BAWAH, id, "; ".join(f"{t.sebutan}: {Predikat(t.predikat).cetak}" for t in titik),
        format_html_join("", "{}", ((_sumbu(p, lebar),) for p in URUTAN)),
        _garis([(x, y) for x, y, t in letak if not t.tahunan]),
        format_html_join("", "{}", ((_titik(x, y, t, dasar),) for x, y, t in letak)),
    )  # fmt: skip


def _y(predikat: str) -> int:
    return ATAS + TINGGI * (len(URUTAN) - 1 - URUTAN.index(Predikat(predikat)))


def _sumbu(predikat: Predikat, lebar: int) -> SafeString:
    y = _y(predikat)
    return format_html(
        '<line class="sumbu" x1="{}" x2="{}" y1="{}" y2="{}"/><text class="t-redup t-12" x="0" y="{}">{}</text>',
        KIRI, lebar, y, y, y + 4, predikat.cetak,
    )  # fmt: skip


def _garis(letak: Sequence[tuple[int, int]]) -> SafeString:
    jalur = "L".join(f"{x} {y}" for x, y in letak)
    return format_html('<path class="tren" d="M{}"/>', jalur) if len(letak) > 1 else SafeString()


def _titik(x: int, y: int, titik: Titik, dasar: int) -> SafeString:
    if titik.tahunan:
        kelas = "titik titik-impor" if titik.impor else "titik"
        bentuk = format_html('<rect class="{}" x="{}" y="{}" width="14" height="14"/>', kelas, x - 7, y - 7)
    else:
        bentuk = format_html('<circle class="titik" cx="{}" cy="{}" r="6"/>', x, y)
    baris = titik.nama.rpartition(" ")  # 'Triwulan I', '2026'
    return format_html(
        '{}<text class="t-12" x="{x}" y="{}" text-anchor="middle">{}</text>'
        '<text class="t-redup t-12" x="{x}" y="{}" text-anchor="middle">{}</text>',
        bentuk, dasar + 24, baris[0], dasar + 40, baris[2], x=x,
    )  # fmt: skip
