"""What a newer file means for a field that may have been corrected by hand: change it, leave it, or ask.

A field whose present value is not what the last import wrote was corrected here. It is never overwritten silently.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Nilai = str | None


@dataclass
class Selisih:
    """`perubahan`: field -> (now, then). `konflik`: field -> (here, in the file); it waits for a person."""

    perubahan: dict[str, tuple[str, str]] = field(default_factory=dict)
    konflik: dict[str, tuple[str, str]] = field(default_factory=dict)


def bandingkan(
    kini: Mapping[str, Nilai],
    terakhir: Mapping[str, Nilai] | None,
    baru: Mapping[str, Nilai],
    pilihan: Mapping[str, str] | None = None,
) -> Selisih:
    """Field by field; `terakhir` is what was imported last. `pilihan`: field -> ya (as the file says) or tidak."""
    hasil = Selisih()
    for bidang, isi in baru.items():
        ada, mau = kini.get(bidang) or "", isi or ""
        if ada == mau:
            continue
        dahulu = None if terakhir is None or bidang not in terakhir else terakhir[bidang] or ""
        if dahulu == mau:
            continue  # corrected here, and the file says nothing new
        jawaban = (pilihan or {}).get(bidang)
        if dahulu == ada or not ada or jawaban == "ya":
            hasil.perubahan[bidang] = (ada, mau)
        elif jawaban != "tidak":
            hasil.konflik[bidang] = (ada, mau)
    return hasil
