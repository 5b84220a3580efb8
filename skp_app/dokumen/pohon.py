"""The pohon kinerja and the matriks penyelarasan of a unit on A3: working sheets, no official Formats."""

from typing import Any

from skp_app.dokumen.cetak import lembar


def pdf_pohon(unit: Any, periode: Any, gambar: str, banyak: int, putus: int) -> bytes:
    """The picture as one sheet of A3, scaled to fit."""
    konteks = {"unit": unit, "periode": periode, "gambar": gambar, "banyak": banyak, "putus": putus}
    return lembar("dokumen/pohon.html", konteks, kertas="A3")


def pdf_matriks(unit: Any, periode: Any, isi: tuple[list, list]) -> bytes:
    """Who supports which RHK of the leader, from the set SKP; six columns on a sheet, the rest follows."""
    pimpinan, baris = isi
    potongan = [
        {
            "kolom": pimpinan[awal : awal + 6],
            "baris": [(orang, jabatan, sel[awal : awal + 6]) for orang, jabatan, sel in baris],
        }
        for awal in range(0, len(pimpinan), 6)
    ]
    return lembar("dokumen/pohon_matriks.html", {"unit": unit, "periode": periode, "potongan": potongan}, kertas="A3")
