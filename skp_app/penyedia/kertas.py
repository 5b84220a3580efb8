"""Puts one signature on a PDF: a visible stamp in the signature block of the Format, as an incremental update.

The first signature lays out the empty fields of all who sign after it, so that later ones only fill what is there.
The last one forbids every further change (FieldMDP over all fields, DocMDP no changes).
"""

import io
from functools import cache
from pathlib import Path

import pikepdf
from django.utils.timezone import localtime
from pyhanko.pdf_utils.font import FontEngineFactory
from pyhanko.pdf_utils.font.basic import SimpleFontEngineFactory
from pyhanko.pdf_utils.font.opentype import GlyphAccumulatorFactory
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.text import TextBoxStyle
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.stamp import TextStampStyle

from skp_app.dokumen.bagian import tanggal_panjang
from skp_app.penyedia import Permintaan
from skp_app.penyedia.stempel_waktu import stempel_waktu

# The blank space of a signature block in cetak.css, in points; three in a row leave less of it.
LEBAR, TINGGI, TINGGI_TIGA = 150, 46, 30
TEPI = 1.5
HURUF = ("/usr/share/fonts", "/usr/local/share/fonts")


def medan(peran: str) -> str:
    """The name of the field of a role; also of the place that the print template gives it."""
    return f"ttd-{peran}"


def bubuhkan(permintaan: Permintaan, penanda: signers.Signer) -> bytes:
    """The file with this signature. The former bytes stay as they are at its beginning."""
    tulis = IncrementalPdfFileWriter(io.BytesIO(permintaan.isi), strict=True)
    _siapkan_medan(tulis, permintaan)
    cap_waktu: TimeStamper | None = stempel_waktu()
    keterangan = signers.PdfSignatureMetadata(
        field_name=medan(permintaan.peran), md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES,
        reason=permintaan.alasan, location=permintaan.tempat or None, name=permintaan.nama,
        certify=len(permintaan.urutan) == 1,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES if permintaan.terakhir else fields.MDPPerm.FILL_FORMS,
    )  # fmt: skip
    keluar = io.BytesIO()
    pembubuh = signers.PdfSigner(keterangan, penanda, timestamper=cap_waktu, stamp_style=_rupa(permintaan))
    pembubuh.sign_pdf(tulis, output=keluar)
    return keluar.getvalue()


def _siapkan_medan(tulis: IncrementalPdfFileWriter, permintaan: Permintaan) -> None:
    ada = {nama for nama, *_ in fields.enumerate_sig_fields(tulis)}
    letak = tempat(permintaan.isi, permintaan.urutan)
    for peran in permintaan.urutan:
        if medan(peran) in ada:
            continue
        halaman, kotak = letak[peran]
        mengunci = {}
        if peran == permintaan.urutan[-1]:
            mengunci = {
                "field_mdp_spec": fields.FieldMDPSpec(fields.FieldMDPAction.ALL),
                "doc_mdp_update_value": fields.MDPPerm.NO_CHANGES,
            }
        fields.append_signature_field(tulis, fields.SigFieldSpec(medan(peran), on_page=halaman, box=kotak, **mengunci))


def tempat(isi: bytes, urutan: tuple[str, ...]) -> dict[str, tuple[int, tuple[float, float, float, float]]]:
    """Page and box for each role: its signature block, else the foot of the last page."""
    tinggi = TINGGI_TIGA if len(urutan) > 2 else TINGGI
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        nomor = {h.objgen: n for n, h in enumerate(pdf.pages)}
        tujuan = dict(_tujuan(pdf))
        letak = {}
        for ke, peran in enumerate(urutan):
            if medan(peran) in tujuan:
                halaman, _, kiri, atas, *_ = tujuan[medan(peran)]
                di, x, y = nomor[halaman.objgen], float(kiri), float(atas)
            else:
                di, x, y = len(pdf.pages) - 1, 40.0 + ke * (LEBAR + 10), 24.0 + tinggi
            letak[peran] = (di, (x, y - tinggi + TEPI, x + LEBAR, y - TEPI))
    return letak


def _tujuan(pdf: pikepdf.Pdf):
    """(name, destination) of every named place, also where the names are spread over several nodes."""
    akar = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
    simpul = [akar] if akar is not None else []
    while simpul:
        kini = simpul.pop()
        simpul += list(kini.get("/Kids", []))
        isi = list(kini.get("/Names", []))
        yield from ((str(n), t) for n, t in zip(isi[::2], isi[1::2], strict=True) if isinstance(t, pikepdf.Array))


@cache
def _berkas_huruf() -> str:
    """A font that goes into the file, as an archival PDF wants it; '' where the machine has none of these."""
    for folder in HURUF:
        for nama in ("NimbusSans-Regular.otf", "DejaVuSans.ttf"):
            if ada := next(Path(folder).rglob(nama), None):
                return str(ada)
    return ""


def _rupa(permintaan: Permintaan) -> TextStampStyle:
    """What is read on paper: how, who, where, when, why, and what the certificate is worth."""
    saat = localtime(permintaan.pada)
    pada = f"{tanggal_panjang(saat.date().isoformat())} {saat:%H.%M %Z}"
    baris = [
        "Ditandatangani secara elektronik oleh",
        permintaan.nama,
        f"{permintaan.tempat}, {pada}" if permintaan.tempat else pada,
        permintaan.alasan,
        permintaan.label,
    ]
    berkas = _berkas_huruf()
    teks = "\n".join(baris).replace("%", "%%")
    huruf: FontEngineFactory
    if berkas:
        huruf = GlyphAccumulatorFactory(berkas)
    else:
        teks, huruf = teks.encode("cp1252", "replace").decode("cp1252"), SimpleFontEngineFactory("Helvetica", 0.5)
    return TextStampStyle(
        stamp_text=teks,
        border_width=0,
        text_box_style=TextBoxStyle(font=huruf, font_size=8, leading=9),
        inner_content_layout=SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins(1, 1, 1, 1)),
    )
