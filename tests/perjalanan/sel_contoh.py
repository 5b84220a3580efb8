"""The cells of realisasi and umpan balik that the samples of Anak Lampiran 4 and 5 print, and what a PDF lacks."""

from itertools import pairwise

from evaluasi.contoh_permen.matriks import ANGGOTA
from evaluasi.contoh_permen.pemberi import sebutan
from evaluasi.contoh_permen.tokoh import SEMUA
from tests.dokumen.bacaan import halaman, rapat


def nama_orang():
    """{key: full name} of everybody who may stand behind a label."""
    semua = {t.kunci: _lengkap(*t.gelar, t.nama) for contoh in SEMUA for t in contoh.tokoh}
    return semua | {"pranata-komputer": ANGGOTA[0].nama}


def _lengkap(depan, belakang, nama):
    return f"{depan} {nama}".strip() + (f", {belakang}" if belakang else "")


def sel(kunci, isi):
    for rhk in isi["rhk"]:
        for iki in rhk["iki"]:
            if "sumber_data" in iki:
                yield f"{iki['realisasi']} berdasarkan {iki['sumber_data']}"
            elif "realisasi" in iki:
                yield iki["realisasi"]
    semua, nama = [*isi["rhk"], *(i for r in isi["rhk"] for i in r["iki"]), *isi["perilaku"]], nama_orang()
    for suara in (s for satu in semua for s in satu.get("umpan_balik", ())):
        yield f"{sebutan(kunci, suara['pemberi'], nama)}: {suara['isi']}"


def tersisa(berkas, potongan):
    """The pieces of text that the PDF does not contain, white space aside; a cell may go on on the next page."""
    lembar = [rapat(h) for h in halaman(berkas)]
    return [p for p in potongan if not _tercetak(rapat(p), lembar)]


def _tercetak(isi, lembar):
    return any(isi in satu for satu in lembar) or any(
        isi[:n] in satu and isi[n:] in berikut for satu, berikut in pairwise(lembar) for n in range(1, len(isi))
    )
