"""Files of evidence as people send them, and as nobody should: made here, none is stored in the repository."""

import io
import struct
import zipfile
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


# images ------------------------------------------------------------------------------------------
def gambar(bentuk="JPEG", sisi=(40, 30), mode="RGB", **pilihan):
    isi = io.BytesIO()
    Image.new(mode, sisi, 90 if mode == "L" else None).save(isi, bentuk, **pilihan)
    return isi.getvalue()


def foto_bergps():
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "S", 2: (6.0, 10.0, 30.0), 3: "E", 4: (106.0, 49.0, 0.0)})
    exif[0x010F] = "KENARI-KAMERA"
    return gambar(exif=exif.tobytes())


def _potong_png(jenis, isi):
    return struct.pack("!I", len(isi)) + jenis + isi + struct.pack("!I", zlib.crc32(jenis + isi))


def png_raksasa(sisi=60_000):
    """A header that promises 3,600 megapixels, and a few bytes."""
    kepala = struct.pack("!IIBBBBB", sisi, sisi, 1, 0, 0, 0, 0)
    isi = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + _potong_png(b"IHDR", kepala) + _potong_png(b"IDAT", isi) + _potong_png(b"IEND", b"")


def apng():
    lembar = [Image.new("L", (4, 4), n) for n in range(3)]
    isi = io.BytesIO()
    lembar[0].save(isi, "PNG", save_all=True, append_images=lembar[1:])
    return isi.getvalue()


# PDF ---------------------------------------------------------------------------------------------
def pdf(ubah=None, **simpan):
    """One empty page; `ubah(pdf)` adds what is to be found."""
    berkas = pikepdf.new()
    berkas.add_blank_page(page_size=(200, 200))
    if ubah:
        ubah(berkas)
    isi = io.BytesIO()
    berkas.save(isi, **simpan)
    return isi.getvalue()


def javascript(p):
    p.Root.OpenAction = p.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))


def javascript_tersembunyi(p):
    """Direct inside an array of an annotation, reached by no page."""
    p.Root.Lain = p.make_indirect(Array([Dictionary(Subtype=Name.Widget, AA=Dictionary(E=Dictionary(JS=String("x"))))]))


def luncur(p):
    p.Root.OpenAction = Dictionary(S=Name.Launch, F=String("calc.exe"))


def lampiran(p):
    p.attachments["rahasia.txt"] = b"isi"


def xfa(p):
    p.Root.AcroForm = Dictionary(Fields=Array([]), XFA=Stream(p, b"<xdp/>"))


def video(p):
    p.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=Array([0, 0, 1, 1]))])


def banyak_halaman(jumlah):
    """So many empty pages, written by hand: adding them one by one takes minutes."""
    anak = " ".join(f"{n} 0 R" for n in range(3, jumlah + 3))
    isi = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {jumlah}/Kids[{anak}]>>"]
    isi += ["<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>"] * jumlah
    bagian, letak = [b"%PDF-1.7\n"], []
    panjang = len(bagian[0])
    for nomor, satu in enumerate(isi, start=1):
        letak.append(panjang)
        bagian.append(f"{nomor} 0 obj{satu}endobj\n".encode())
        panjang += len(bagian[-1])
    xref = "".join(f"{awal:010} 00000 n \n" for awal in letak)
    ekor = f"trailer<</Size {len(isi) + 1}/Root 1 0 R>>\nstartxref\n{panjang}\n%%EOF\n"
    return b"".join(bagian) + f"xref\n0 {len(isi) + 1}\n0000000000 65535 f \n{xref}{ekor}".encode()


def pdf_terkunci():
    return pdf(encryption=pikepdf.Encryption(owner="rahasia", user="rahasia"))


def pdf_terkunci_pemilik():
    return pdf(encryption=pikepdf.Encryption(owner="rahasia", user=""))


# Word and Excel ----------------------------------------------------------------------------------
PAKET = "http://schemas.openxmlformats.org/package/2006"
UTAMA = {
    "docx": ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
}


def office(jenis="docx", lain=None, isi=b"<dokumen/>", jenis_isi=None, rels="", zinfo=()):
    bagian, tipe = UTAMA[jenis]
    tipe = jenis_isi or tipe
    dasar = {
        "[Content_Types].xml": f'<Types xmlns="{PAKET}/content-types">'
        f'<Override PartName="/{bagian}" ContentType="{tipe}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PAKET}/relationships"><Relationship Id="r1" Type="x/officeDocument"'
        f' Target="{bagian}"/>{rels}</Relationships>',
        bagian: isi,
    }
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, teks in {**dasar, **(lain or {})}.items():
            arsip.writestr(nama, teks)
        for info, teks in zinfo:
            arsip.writestr(info, teks)
    return wadah.getvalue()


def templat_jauh():
    return office(
        rels='<Relationship Id="r2" Type="x/attachedTemplate" Target="https://a.id/t.dotm" TargetMode="External"/>'
    )


def bertautan():
    """A plain hyperlink is no harm."""
    return office(rels='<Relationship Id="r2" Type="x/hyperlink" Target="https://a.id/" TargetMode="External"/>')


def bom_arsip():
    return office(lain={"word/media/a.bin": b"\0" * (50 * 1024 * 1024)})


def zip_berlapis(lapis=6):
    isi = b"0" * 1000
    for n in range(lapis):
        wadah = io.BytesIO()
        with zipfile.ZipFile(wadah, "w") as arsip:
            arsip.writestr(f"{n}.zip", isi)
        isi = wadah.getvalue()
    return office(lain={"word/embeddings/lapis.zip": isi})


def zip_tautan():
    info = zipfile.ZipInfo("word/tautan")
    info.external_attr = 0xA1FF << 16
    return office(zinfo=[(info, "/etc/passwd")])


def zip_sandi():
    """The flag of an encrypted member, set in both headers."""
    isi = bytearray(office())
    for tanda, geser in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        letak = isi.find(tanda)
        while letak >= 0:
            isi[letak + geser] |= 1
            letak = isi.find(tanda, letak + 4)
    return bytes(isi)


ENTITAS = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
BOM_XML = (
    b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><a>&j;</a>"
)
