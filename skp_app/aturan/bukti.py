"""What counts as a file of evidence, under which name it is kept, and every sentence that refuses one.

Evidence shows results, not activities (Lampiran p. 68 A.7); which types and sizes an instansi takes is Ketentuan
`bukti_berkas`, whose lists may only be shorter than what is examined here.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import quote

MB = 1024 * 1024
PANJANG_NAMA = 150
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
# Devices of Windows: a file of that name cannot be saved there.
NAMA_TERLARANG = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)")
# Control, format (bidi overrides, zero width), surrogates, private: none of them is visible in a name.
TAK_TAMPAK = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class Tipe(NamedTuple):
    """One type that is examined. `batas` names its size limit in Ketentuan, in MB."""

    kunci: str
    sebutan: str
    mime: str
    akhiran: tuple[str, ...]
    awal: bytes
    batas: str


_OOXML = "application/vnd.openxmlformats-officedocument."
TIPE = {
    t.kunci: t
    for t in (
        Tipe("pdf", "PDF", "application/pdf", ("pdf",), b"%PDF-", "pdf_mb"),
        Tipe("jpeg", "gambar JPG", "image/jpeg", ("jpg", "jpeg"), b"\xff\xd8\xff", "gambar_mb"),
        Tipe("png", "gambar PNG", "image/png", ("png",), b"\x89PNG\r\n\x1a\n", "gambar_mb"),
        Tipe("docx", "Word", f"{_OOXML}wordprocessingml.document", ("docx",), b"PK\x03\x04", "dokumen_mb"),
        Tipe("xlsx", "Excel", f"{_OOXML}spreadsheetml.sheet", ("xlsx",), b"PK\x03\x04", "dokumen_mb"),
    )
}
GAMBAR = frozenset({"jpeg", "png"})
PER_AKHIRAN = {a: t for t in TIPE.values() for a in t.akhiran}

_PAKAI = "Unggah PDF, gambar, Word, atau Excel."
_KE_JPG = "Simpan dulu sebagai JPG, lalu unggah."
# Endings people do try, with how to mend it.
AKHIRAN_LAIN = {
    "heic": "Foto HEIC belum bisa dibuka penilai. Di iPhone pilih Pengaturan > Kamera > Format > Paling Kompatibel, "
    "atau simpan foto itu sebagai JPG, lalu unggah.",
    "tif": f"Gambar TIFF belum bisa dibuka penilai. {_KE_JPG}",
    "gif": f"Gambar GIF tidak diterima sebagai bukti. {_KE_JPG}",
    "svg": "Gambar SVG dapat memuat program, jadi tidak diterima. Simpan sebagai PNG atau PDF, lalu unggah.",
    "html": "Halaman web (HTML, XML) dapat memuat program, jadi tidak diterima. Cetak sebagai PDF, lalu unggah.",
    "docm": "Dokumen ini memuat makro. Simpan sebagai .docx atau .xlsx tanpa makro, lalu unggah.",
    "doc": "Berkas Office lama tidak diterima. Simpan sebagai .docx atau .xlsx, lalu unggah.",
    "zip": "Berkas arsip tidak bisa dilihat penilai. Unggah isinya satu per satu.",
}
for _sama, _banyak in {
    "heic": ("heif", "hif"),
    "tif": ("tiff",),
    "gif": ("webp", "bmp"),
    "html": ("htm", "xhtml", "xml", "mht"),
    "docm": ("xlsm", "dotm", "xltm", "pptm", "xlam"),
    "doc": ("xls", "rtf", "odt", "ods"),
    "zip": ("rar", "7z", "gz", "tar"),
}.items():
    AKHIRAN_LAIN |= dict.fromkeys(_banyak, AKHIRAN_LAIN[_sama])

KALIMAT = {
    "kosong": "Berkas ini kosong. Periksa berkas aslinya, lalu unggah lagi.",
    "tanpa_akhiran": f"Nama berkas ini tidak punya akhiran. {_PAKAI}",
    "virus": "Berkas ini dikenali sebagai virus, jadi tidak disimpan. Periksa komputer Anda dengan antivirus.",
    "dua_muka": "Berkas ini sekaligus memuat berkas jenis lain di dalamnya. Buat ulang berkasnya, lalu unggah.",
    "rusak": "Berkas ini rusak atau tidak lengkap. Buka dan simpan ulang berkasnya, lalu unggah lagi.",
    "berat": "Berkas ini terlalu rumit untuk diperiksa. Sederhanakan, atau simpan sebagai PDF biasa, lalu unggah lagi.",
    "piksel": "Gambar ini terlalu besar ukurannya ({nilai} megapiksel; paling besar {batas}). Kecilkan, lalu unggah.",
    "bergerak": "Gambar bergerak tidak diterima. Simpan satu gambar saja, lalu unggah.",
    "pdf_terkunci": "PDF ini dikunci kata sandi atau dienkripsi. Simpan tanpa pengaman, lalu unggah.",
    "pdf_program": "PDF ini memuat program JavaScript. Cetak ulang sebagai PDF biasa, lalu unggah.",
    "pdf_luncur": "PDF ini mencoba menjalankan program lain. Cetak ulang sebagai PDF biasa, lalu unggah.",
    "pdf_lampiran": "PDF ini memuat berkas lampiran. Unggah lampirannya sendiri, dan PDF ini tanpa lampiran.",
    "pdf_media": "PDF ini memuat suara, video, atau benda tiga dimensi. Cetak ulang sebagai PDF biasa, lalu unggah.",
    "pdf_formulir": "PDF ini formulir XFA yang tidak bisa dibuka peramban. Cetak sebagai PDF biasa, lalu unggah.",
    "pdf_halaman": "PDF ini {nilai} halaman; paling banyak {batas}. Unggah bagian yang menjadi bukti saja.",
    "makro": AKHIRAN_LAIN["docm"],
    "office_terkunci": "Dokumen ini dikunci kata sandi. Simpan tanpa kata sandi, lalu unggah.",
    "arsip_banyak": "Dokumen ini memuat terlalu banyak bagian. Simpan sebagai PDF, lalu unggah.",
    "arsip_besar": "Isi dokumen ini terlalu besar setelah dibuka. Simpan sebagai PDF, lalu unggah.",
    "arsip_letak": "Susunan bagian dokumen ini tidak wajar, jadi tidak disimpan. Simpan ulang dari Word atau Excel.",
    "arsip_taut": "Dokumen ini menunjuk berkas lain di komputer, jadi tidak disimpan. Simpan ulang, lalu unggah.",
    "arsip_bersarang": "Dokumen ini memuat berkas lain di dalamnya. Simpan sebagai PDF, lalu unggah.",
    "ambil_luar": "Dokumen ini mengambil isi dari tempat lain (templat, gambar). Simpan sebagai PDF, lalu unggah.",
    "xml_entitas": "Susunan dokumen ini berbahaya (deklarasi entitas), jadi tidak disimpan. Simpan ulang, lalu unggah.",
    "dde": "Dokumen ini menjalankan perintah ke program lain (DDE). Hapus bidang itu atau simpan sebagai PDF.",
    "antivirus_mati": "Pemeriksa virus sedang tidak dapat dihubungi.",
}


class Batas(NamedTuple):
    """Ketentuan `bukti_berkas`. Sizes in MB of 1,048,576 bytes."""

    tipe: frozenset[str]
    pdf_mb: int
    gambar_mb: int
    dokumen_mb: int
    megapiksel: int
    halaman: int
    berkas_per_skp: int
    mb_per_skp: int

    @classmethod
    def dari(cls, nilai: Mapping[str, Any]) -> "Batas":
        """An unknown type in the list is ignored: nothing here would examine it."""
        return cls(**{**nilai, "tipe": frozenset(nilai["tipe"]) & TIPE.keys()})

    def terbesar(self, tipe: Tipe) -> int:
        """Bytes."""
        return MB * int(getattr(self, tipe.batas))


class BerkasDitolak(Exception):
    """Why a file is not taken, as a sentence for the person."""


def kalimat(sebab: str, **isi: Any) -> str:
    return KALIMAT[sebab].format(**isi)


def tipe_dari_nama(nama: str, batas: Batas) -> Tipe:
    """The type that the ending promises. Raises BerkasDitolak with how to mend it."""
    pokok, titik, akhiran = nama_aman(nama).rpartition(".")
    akhiran = akhiran.lower()
    if not titik or not pokok or not akhiran:
        raise BerkasDitolak(kalimat("tanpa_akhiran"))
    if akhiran in AKHIRAN_LAIN:
        raise BerkasDitolak(AKHIRAN_LAIN[akhiran])
    tipe = PER_AKHIRAN.get(akhiran)
    if tipe is None or tipe.kunci not in batas.tipe:
        raise BerkasDitolak(f"Berkas .{akhiran[:10]} tidak bisa dilihat penilai. {_PAKAI}")
    return tipe


def periksa_ukuran(ukuran: int, tipe: Tipe, batas: Batas) -> None:
    if not ukuran:
        raise BerkasDitolak(kalimat("kosong"))
    if ukuran > batas.terbesar(tipe):
        benda = "Foto" if tipe.kunci in GAMBAR else "Berkas"
        besar, terbesar = ukuran_terbaca(ukuran), getattr(batas, tipe.batas)
        raise BerkasDitolak(
            f"{benda} {besar} terlalu besar (paling besar {terbesar} MB). Kecilkan, atau tempel tautannya."
        )


def isi_lain(tipe: Tipe) -> str:
    return f"Isi berkas ini bukan {tipe.sebutan} walau namanya berakhiran .{tipe.akhiran[0]}. Periksa berkas aslinya."


def ukuran_terbaca(ukuran: int) -> str:
    """'1,2 MB', '640 KB', '12 bita'."""
    if ukuran < 1024:
        return f"{ukuran} bita"
    if ukuran < MB:
        return f"{ukuran // 1024} KB"
    return f"{ukuran / MB:.1f} MB".replace(".", ",").replace(",0 ", " ")


def nama_aman(nama: str) -> str:
    """The name as it is kept and shown: one visible line without a path, its ending kept when it must be cut."""
    nama = unicodedata.normalize("NFC", nama).replace("\\", "/").rpartition("/")[2]
    nama = "".join(h for h in nama if unicodedata.category(h) not in TAK_TAMPAK)
    nama = " ".join(re.sub(r'["<>:|?*;%]', " ", nama).split()).lstrip(". ").rstrip(". ") or "berkas"
    if NAMA_TERLARANG.match(nama):
        nama = f"_{nama}"
    if len(nama) > PANJANG_NAMA:
        pokok, titik, akhiran = nama.rpartition(".")
        nama = f"{pokok[: PANJANG_NAMA - 11].rstrip()}.{akhiran[:10]}" if titik else nama[:PANJANG_NAMA]
    return nama


def kepala_unduh(nama: str) -> str:
    """Content-Disposition of a download (RFC 6266): a plain name for old readers, the real one beside it (RFC 5987)."""
    polos = unicodedata.normalize("NFKD", nama).encode("ascii", "ignore").decode()
    polos = re.sub(r"[^A-Za-z0-9._ ()-]", "_", polos).strip(". ") or "berkas"
    return f"attachment; filename=\"{polos}\"; filename*=UTF-8''{quote(nama, safe='')}"
