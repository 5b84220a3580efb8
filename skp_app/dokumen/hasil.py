"""Plan, realisasi and feedback side by side: the table of Formats B.1.3-B.1.5 and C.1.1-C.1.3 (Lampiran p. 71-113)."""

from collections.abc import Mapping
from typing import Any

from skp_app.dokumen import bagian, skp

# Letters per line on A4, as in skp_app.dokumen.skp. The record of feedback has the table of its evaluation.
LEBAR = {
    "C.1.1": {"rhk": 62, "iki": 62, "realisasi": 33, "umpan_balik": 31},
    "C.1.2": {"rhk": 23, "iki": 25, "target": 11, "realisasi": 25, "umpan_balik": 34},
    "C.1.3": {
        "intervensi": 20,
        "rhk": 19,
        "aspek": 10,
        "iki": 20,
        "target": 14,
        "realisasi": 20,
        "umpan_balik": 27,
    },
}
LEBAR |= {"B.1.3": LEBAR["C.1.1"], "B.1.4": LEBAR["C.1.2"], "B.1.5": LEBAR["C.1.3"]}


def kelompok(salinan: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The RHK of the SKP, each IKI with its realisasi and umpan balik; C.1.1 prints them per RHK."""
    semua = skp.kelompok(salinan["skp"])
    for bagian_rhk in semua:
        bagian_rhk["kosong"] = "-"
        for rhk in bagian_rhk["rhk"]:
            _isi_hasil(rhk, salinan.get("hasil", {}).get(str(rhk["nomor"]), ()))
    return semua


def _isi_hasil(rhk: dict[str, Any], hasil: list[Mapping[str, Any]]) -> None:
    for urutan, iki in enumerate(rhk["iki"]):
        isi = hasil[urutan] if urutan < len(hasil) else {}
        iki["realisasi"] = list(isi.get("realisasi") or ())
        iki["umpan_balik"] = list(isi.get("umpan_balik") or ())
    rhk["realisasi"] = bagian.butir(baris for iki in rhk["iki"] for baris in iki["realisasi"])
    rhk["umpan_balik"] = [baris for iki in rhk["iki"] for baris in iki["umpan_balik"]]
