"""Examines one file of evidence in a process of its own: `python -m skp_app.pemeriksa TIPE ASAL HASIL BATAS`.

The process has little memory, time and disk, cannot open a socket, and knows no Django, database or secret. What it
says is one line of JSON: {"sebab": ""} when the file is what its name promises, else the key of a sentence in
`aturan/bukti.py`. An image is written anew to HASIL, without metadata.
"""

import json
import mmap
import sys
import zipfile
import zlib
from pathlib import PurePosixPath

from pegawai.kurungan import kurung
from skp_app.aturan.bukti import EICAR, MB, TIPE

MEMORI = 1024 * MB
CPU_DETIK = 20
TULIS_TERBESAR = 64 * MB
ANGGOTA_TERBANYAK = 1000
TERBUKA_TERBESAR = 100 * MB
NISBAH_TERBESAR = 100
OBJEK_TERBANYAK = 300_000
HALAMAN_WEB = (b"<html", b"<!doctype", b"<script", b"<?php", b"<iframe")
UTAMA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Tolak(Exception):
    """Key of the sentence, with its numbers."""

    def __init__(self, sebab, **isi):
        super().__init__(sebab)
        self.sebab, self.isi = sebab, isi


def periksa(tipe, asal, hasil, batas):
    """Raises Tolak; comes back when the file is what it says."""
    with open(asal, "rb") as berkas, mmap.mmap(berkas.fileno(), 0, access=mmap.ACCESS_READ) as isi:
        if isi.find(EICAR) >= 0:
            raise Tolak("virus")
        if tipe in UTAMA and isi[:8] == OLE:
            raise Tolak("office_terkunci")
        if not isi[:16].startswith(TIPE[tipe].awal):
            raise Tolak("isi_lain")
        _satu_muka(tipe, isi)
    {"pdf": _pdf, "jpeg": _gambar, "png": _gambar}.get(tipe, _office)(tipe, asal, hasil, batas)


def _satu_muka(tipe, isi):
    """A file that another program would read as something else."""
    if tipe in UTAMA:
        return
    if tipe == "pdf":
        ekor = isi[isi.rfind(b"%%EOF") :] if isi.rfind(b"%%EOF") >= 0 else b""
        curiga = isi[:1024].lower() + ekor.lower()
    else:
        curiga = isi[:].lower()
    if any(tanda in curiga for tanda in HALAMAN_WEB) or isi.find(b"PK\x05\x06") >= 0 and isi.find(b"PK\x03\x04") >= 0:
        raise Tolak("dua_muka")


# Images -------------------------------------------------------------------------------------------
def _gambar(tipe, asal, hasil, batas):
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # the limit is ours, and it is asked before anything is decoded
    try:
        with Image.open(asal, formats=[tipe.upper()]) as gambar:
            lebar, tinggi = gambar.size
            if lebar * tinggi > batas["megapiksel"] * 1_000_000:
                raise Tolak("piksel", nilai=lebar * tinggi // 1_000_000, batas=batas["megapiksel"])
            if getattr(gambar, "n_frames", 1) > 1:
                raise Tolak("bergerak")
            gambar.load()
            _tulis_ulang(tipe, ImageOps.exif_transpose(gambar), hasil)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        raise Tolak("rusak") from None


def _tulis_ulang(tipe, gambar, hasil):
    """The pixels and nothing else."""
    if tipe == "jpeg":
        bersih = gambar if gambar.mode in {"L", "RGB"} else gambar.convert("RGB")
        pilihan = {"format": "JPEG", "quality": 90, "exif": b"", "icc_profile": None, "comment": b""}
    else:
        bersih = gambar if gambar.mode in {"1", "L", "LA", "RGB", "RGBA", "P"} else gambar.convert("RGBA")
        pilihan = {"format": "PNG", "icc_profile": None, "exif": b""}
    bersih.info = {k: v for k, v in bersih.info.items() if k == "transparency"}
    bersih.save(hasil, **pilihan)


# PDF ----------------------------------------------------------------------------------------------
TINDAKAN = {
    "/JavaScript": "pdf_program",
    "/Launch": "pdf_luncur",
    "/ImportData": "pdf_luncur",
    "/GoToE": "pdf_lampiran",
    "/Rendition": "pdf_media",
    "/Movie": "pdf_media",
    "/Sound": "pdf_media",
}
BENDA = {
    "/FileAttachment": "pdf_lampiran",
    "/EmbeddedFile": "pdf_lampiran",
    "/RichMedia": "pdf_media",
    "/Movie": "pdf_media",
    "/Screen": "pdf_media",
    "/3D": "pdf_media",
}
KUNCI = {"/JS": "pdf_program", "/JavaScript": "pdf_program", "/XFA": "pdf_formulir", "/EmbeddedFiles": "pdf_lampiran",
         "/EF": "pdf_lampiran"}  # fmt: skip


def _pdf(_tipe, asal, _hasil, batas):
    import pikepdf

    try:
        with pikepdf.open(asal, attempt_recovery=False, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise Tolak("pdf_terkunci")
            jumlah = int(pdf.Root.Pages.get("/Count", 0))
            if jumlah > batas["halaman"] or (jumlah := len(pdf.pages)) > batas["halaman"]:
                raise Tolak("pdf_halaman", nilai=jumlah, batas=batas["halaman"])
            if not jumlah:
                raise Tolak("rusak")
            _telusuri(pdf, pikepdf)
    except pikepdf.PasswordError:
        raise Tolak("pdf_terkunci") from None
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, RuntimeError):
        raise Tolak("rusak") from None


def _telusuri(pdf, pikepdf):
    """Every object once, whether a page shows it or not."""
    tersisa = OBJEK_TERBANYAK
    tumpukan = [*pdf.objects, pdf.trailer]
    while tumpukan:
        benda = tumpukan.pop()
        tersisa -= 1
        if tersisa < 0:
            raise Tolak("berat")
        if isinstance(benda, pikepdf.Array):
            anak = list(benda)
        elif isinstance(benda, pikepdf.Dictionary | pikepdf.Stream):
            _kamus(benda)
            anak = [nilai for _, nilai in (benda.items())]
        else:
            continue
        # An indirect object stands in pdf.objects itself.
        tumpukan += [a for a in anak if isinstance(a, pikepdf.Array | pikepdf.Dictionary) and not a.is_indirect]


def _kamus(benda):
    for kunci in KUNCI.keys() & set(benda.keys()):
        raise Tolak(KUNCI[kunci])
    for bidang, tabel in (("/S", TINDAKAN), ("/Subtype", BENDA), ("/Type", BENDA)):
        nilai = benda.get(bidang)
        if nilai is not None and (sebab := tabel.get(str(nilai))):
            raise Tolak(sebab)


# Word and Excel -----------------------------------------------------------------------------------
def _office(tipe, asal, _hasil, _batas):
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError

    try:
        with zipfile.ZipFile(asal) as arsip:
            _anggota(arsip)
            _isi_office(tipe, arsip)
    except DefusedXmlException:
        raise Tolak("xml_entitas") from None
    except (zipfile.BadZipFile, zlib.error, ParseError, KeyError, ValueError, EOFError, NotImplementedError, OSError):
        raise Tolak("rusak") from None


def _anggota(arsip):
    """The list of parts, before any of them is unpacked."""
    semua = arsip.infolist()
    if len(semua) > ANGGOTA_TERBANYAK:
        raise Tolak("arsip_banyak")
    if any(a.flag_bits & 1 for a in semua):
        raise Tolak("office_terkunci")
    if any(a.external_attr >> 28 == 0xA for a in semua):
        raise Tolak("arsip_taut")
    nama = [a.orig_filename for a in semua]
    if len({n.lower() for n in nama}) < len(nama) or any(map(_keluar, nama)):
        raise Tolak("arsip_letak")
    terbuka, rapat = sum(a.file_size for a in semua), sum(a.compress_size for a in semua)
    if terbuka > TERBUKA_TERBESAR or terbuka > NISBAH_TERBESAR * max(rapat, 1) and terbuka > MB:
        raise Tolak("arsip_besar")


def _keluar(nama):
    return nama.startswith("/") or "\\" in nama or ":" in nama or ".." in PurePosixPath(nama).parts


def _isi_office(tipe, arsip):
    nama = {a.filename for a in arsip.infolist()}
    if any(n.lower().endswith("vbaproject.bin") or "/activex/" in n.lower() for n in nama):
        raise Tolak("makro")
    jenis = arsip.read("[Content_Types].xml")
    if b"macroEnabled" in jenis:
        raise Tolak("makro")
    for n in sorted(nama):
        _bagian(arsip, n)
    if UTAMA[tipe].encode() not in jenis:
        raise Tolak("isi_lain")


def _bagian(arsip, nama):
    with arsip.open(nama) as aliran:
        awal = aliran.read(8)
    if awal.startswith((b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")) or awal == OLE or "/embeddings/" in nama:
        raise Tolak("arsip_bersarang")
    if nama.endswith((".xml", ".rels", ".vml")):
        _xml(arsip, nama)
    else:
        with arsip.open(nama) as aliran:
            if EICAR in aliran.read():
                raise Tolak("virus")


def _xml(arsip, nama):
    from defusedxml.ElementTree import iterparse

    with arsip.open(nama) as aliran:
        for _, unsur in iterparse(aliran, forbid_dtd=True):
            lokal = unsur.tag.rpartition("}")[2]
            if lokal == "Relationship" and unsur.get("TargetMode") == "External":
                if not unsur.get("Type", "").endswith("/hyperlink"):
                    raise Tolak("ambil_luar")
            elif lokal in {"ddeLink", "oleLink"} or lokal == "instrText" and "DDE" in (unsur.text or "").upper():
                raise Tolak("dde")
            unsur.clear()


def utama(tipe, asal, hasil, batas):
    try:
        periksa(tipe, asal, hasil, json.loads(batas))
    except Tolak as tolak:
        jawaban = {"sebab": tolak.sebab, **tolak.isi}
    except (MemoryError, RecursionError):
        jawaban = {"sebab": "berat"}
    else:
        jawaban = {"sebab": ""}
    print(json.dumps(jawaban))


if __name__ == "__main__":
    kurung(memori=MEMORI, detik=CPU_DETIK, tulis=TULIS_TERBESAR)
    utama(*sys.argv[1:])
