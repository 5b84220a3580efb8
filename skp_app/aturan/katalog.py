"""Indicators of an example RHK as lines of text: `indikator | target | aspek, aspek`, one line each."""

from collections.abc import Iterable, Mapping
from typing import Any

from skp_app.aturan.hasil_kerja import Aspek

IKI_TERBANYAK = 10
PANJANG_IKI = 500
_ASPEK = {a.cetak.casefold(): a.value for a in Aspek}


class BarisKeliru(ValueError):
    """A line that cannot be an indicator; the message says which and why."""


def tulis(iki: Iterable[Mapping[str, Any]]) -> str:
    """The lines of stored indicators."""
    return "\n".join(
        " | ".join([i["teks"], i.get("target", ""), ", ".join(Aspek(a).cetak for a in i.get("aspek", ()))]).rstrip(" |")
        for i in iki
    )


def baca(teks: str) -> list[dict[str, Any]]:
    """Indicators as they are stored. Raises BarisKeliru."""
    baris = [b.strip() for b in teks.splitlines() if b.strip()]
    if not 0 < len(baris) <= IKI_TERBANYAK:
        raise BarisKeliru(f"Tulis 1 sampai {IKI_TERBANYAK} indikator, satu per baris.")
    return [_satu(nomor, b) for nomor, b in enumerate(baris, start=1)]


def _satu(nomor: int, baris: str) -> dict[str, Any]:
    bagian = [b.strip() for b in baris.split("|")]
    if len(bagian) > 3 or not bagian[0] or len(baris) > PANJANG_IKI:
        raise BarisKeliru(f"Baris {nomor}: tulis “indikator | target | aspek”, paling panjang {PANJANG_IKI} huruf.")
    teks, target, aspek = [*bagian, "", ""][:3]
    nama = [a.strip().casefold() for a in aspek.split(",") if a.strip()]
    if asing := [a for a in nama if a not in _ASPEK]:
        pilihan = ", ".join(a.cetak.lower() for a in Aspek)
        raise BarisKeliru(f"Baris {nomor}: aspek “{asing[0]}” tidak dikenal. Pilih dari {pilihan}.")
    return {"teks": teks, "target": target, "aspek": [_ASPEK[a] for a in nama]}
