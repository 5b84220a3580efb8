"""Reads the QR codes of one scan in a process of its own: `python -m skp_app.pembaca_qr TIPE BERKAS`.

The texts come back as a JSON list. Of a PDF the pictures of the first and last pages are looked at: a scanner makes
each page one picture.
"""

import json
import sys

import zxingcpp
from PIL import Image

from pegawai.kurungan import kurung

MEMORI, CPU_DETIK = 1024 * 1024 * 1024, 20
HALAMAN_TERBANYAK = 6
GAMBAR_TERBANYAK = 12


def gambar(tipe, berkas):
    """The pictures to look at."""
    if tipe != "pdf":
        with Image.open(berkas, formats=[tipe.upper()]) as satu:
            yield satu
        return
    import pikepdf

    with pikepdf.open(berkas) as pdf:
        tengah = HALAMAN_TERBANYAK // 2
        halaman = (
            list(pdf.pages) if len(pdf.pages) <= HALAMAN_TERBANYAK else [*pdf.pages[:tengah], *pdf.pages[-tengah:]]
        )
        semua = [benda for h in halaman for benda in h.get_images().values()][:GAMBAR_TERBANYAK]
        for benda in semua:
            yield pikepdf.PdfImage(benda).as_pil_image()


def baca(tipe, berkas):
    teks = []
    for satu in gambar(tipe, berkas):
        teks += [b.text for b in zxingcpp.read_barcodes(satu.convert("L"), formats=zxingcpp.BarcodeFormat.QRCode)]
    return teks


if __name__ == "__main__":
    kurung(memori=MEMORI, detik=CPU_DETIK)
    print(json.dumps(baca(*sys.argv[1:])))
