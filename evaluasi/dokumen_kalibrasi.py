"""What the Berita Acara Kalibrasi prints; the regulation has no form for it, so the layout is our own."""

from collections.abc import Mapping
from datetime import date
from typing import Any


def konteks_kalibrasi(salinan: Mapping[str, Any], sidik: str) -> dict[str, Any]:
    """Context of the sheet from the frozen copy; before and after of one predikat stand in one row."""
    sebaran = zip(salinan["sebelum"]["jumlah"], salinan["sesudah"]["jumlah"], strict=True)
    usulan = any(p["usulan"] for p in salinan["perubahan"])
    hadir = [(p["nama"], p["jabatan"]) for p in salinan["peserta"]]
    hadir += [
        (nama.strip(), jabatan.strip()) for nama, _, jabatan in (p.partition(",") for p in salinan["peserta_lain"])
    ]
    return {
        **salinan,
        "tanggal": date.fromisoformat(salinan["tanggal"]),
        "sebaran": [(nama, n, _persen(p), m, _persen(q)) for (nama, n, p), (_, m, q) in sebaran],
        "ada_usulan": usulan,
        "hadir": hadir,
        "sidik": sidik,
    }


def _persen(porsi: float) -> str:
    return f"{porsi:.1f}".removesuffix(".0").replace(".", ",") + " %"
