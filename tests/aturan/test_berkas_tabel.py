"""Files with a table: what is read, and that no file makes us build more than the limits."""

import io
import tracemalloc
import zipfile

import pytest

from skp_app.aturan.berkas_tabel import BerkasSalah, baca, sebagai_tempelan
from skp_app.aturan.tempel import sel_tabel

NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
GAYA = (
    f'<styleSheet {NS}><numFmts><numFmt numFmtId="164" formatCode="0.00%"/><numFmt numFmtId="165" '
    f'formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/>'
    f'<xf numFmtId="165"/></cellXfs></styleSheet>'
)


def lembar(sel):
    return f"<worksheet {NS}><sheetData><row>{sel}</row></sheetData></worksheet>"


def xlsx(sel, *, bersama=None, buku=None, lain=()):
    """A workbook with these cells in its first sheet, as Excel would store them."""
    buku = buku or f'<workbook {NS} xmlns:r="{R}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'
    bagian = {
        "xl/workbook.xml": buku,
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>'
        '<Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": lembar(sel),
        "xl/worksheets/sheet2.xml": lembar('<c r="A1"><v>2</v></c>'),
        "xl/styles.xml": GAYA,
        **dict(lain),
    }
    if bersama is not None:
        bagian["xl/sharedStrings.xml"] = f"<sst {NS}>{bersama}</sst>"
    isi = io.BytesIO()
    with zipfile.ZipFile(isi, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, teks in bagian.items():
            arsip.writestr(nama, teks)
    return isi.getvalue()


def test_teks_angka_persen_tanggal_dan_rumus_dibaca_seperti_tampak():
    sel = (
        '<c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Indikator</t></is></c>'
        '<c r="C1" s="2"><v>0.6195</v></c>'
        '<c r="A2" t="s"><v>1</v></c><c r="B2"><v>3.5</v></c><c r="C2" s="1"><v>0.29999999999999999</v></c>'
        '<c r="A3" s="3"><v>46387</v></c><c r="B3" t="str"><f>A1</f><v>hasil rumus</v></c>'
        '<c r="C3" t="e"><v>#REF!</v></c>'
    )
    bersama = "<si><t>Sasaran</t></si><si><r><t>tebal </t></r><r><t>tipis</t></r></si>"
    assert baca("pk.XLSX", xlsx(sel, bersama=bersama)) == [
        ["Sasaran", "Indikator", "61,95%"],
        ["tebal tipis", "3,5", "30%"],
        ["31/12/2026", "hasil rumus", ""],
    ]


def test_lembar_tersembunyi_dilewati():
    isi = '<sheet name="A" sheetId="1" state="veryHidden" r:id="rId1"/><sheet name="B" sheetId="2" r:id="rId2"/>'
    buku = f'<workbook {NS} xmlns:r="{R}"><sheets>{isi}</sheets></workbook>'
    assert baca("a.xlsx", xlsx('<c r="A1"><v>1</v></c>', buku=buku)) == [["2"]]


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (b"bukan zip", "Berkas Excel ini tidak dapat dibaca."),
        (b"", "Berkas Excel ini tidak dapat dibaca."),
        (xlsx('<c r="A1"><v>bukan angka</v></c>'), "Berkas Excel ini tidak dapat dibaca."),
        (xlsx('<c r="XFD1048576"><v>1</v></c>'), "Tabel memuat paling banyak 1000 baris"),
        (xlsx('<c r="A1048576"><v>1</v></c>'), "Tabel memuat paling banyak 1000 baris"),
        (xlsx('<c r="AZ1"><v>1</v></c>'), "Tabel memuat paling banyak 1000 baris"),
        (xlsx('<c r="A1" t="s"><v>7</v></c>', bersama=""), "Berkas Excel ini tidak dapat dibaca."),
        (xlsx('<c r="A1" t="s"><v>-1</v></c>', bersama=""), "Berkas Excel ini tidak dapat dibaca."),
        (xlsx('<c r="A1"/>'), "Berkas ini kosong."),
        (xlsx("<c><v>1</v></c>"), "Berkas Excel ini tidak dapat dibaca."),
        (xlsx("", lain={f"x{n}": "" for n in range(600)}.items()), "Berkas Excel ini memuat terlalu banyak bagian."),
        (xlsx("", buku='<!DOCTYPE x [<!ENTITY a "b">]><workbook/>'), "Berkas Excel ini memuat deklarasi"),
        (xlsx("", buku=f"<workbook {NS}/>"), "Berkas Excel ini tidak punya lembar yang terlihat."),
        (xlsx("<c", buku=None), "Berkas Excel ini tidak dapat dibaca."),
        (b"x" * (2 * 1024 * 1024 + 1), "Berkas paling besar 2 MB."),
    ],
)  # fmt: skip
def test_berkas_excel_yang_tidak_sah_ditolak_dengan_kalimat(isi, kalimat):
    with pytest.raises(BerkasSalah) as ditolak:
        baca("a.xlsx", isi)
    assert str(ditolak.value).startswith(kalimat)


def test_bom_zip_ditolak_tanpa_dibentangkan_seluruhnya():
    bom = xlsx("", lain={"xl/worksheets/sheet1.xml": "<a>" + " " * 60_000_000}.items())
    assert len(bom) < 100_000
    tracemalloc.start()
    with pytest.raises(BerkasSalah, match="terlalu besar"):
        baca("a.xlsx", bom)
    _, puncak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert puncak < 40 * 1024 * 1024


@pytest.mark.parametrize("isi", ["Sasaran;Indikator\nA;b", "Sasaran,Indikator\r\nA,b\r\n", "Sasaran\tIndikator\nA\tb"])
@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_dengan_pembatas_dan_huruf_yang_lazim(isi, sandi):
    assert baca("a.csv", isi.encode(sandi)) == [["Sasaran", "Indikator"], ["A", "b"]]


@pytest.mark.parametrize(
    "isi", ["\n".join("ab" * 600), ";".join("abc" * 20), "x" * 300_000, '"' + "x" * 140_000]
)  # fmt: skip
def test_csv_yang_terlalu_besar_ditolak(isi):
    with pytest.raises(BerkasSalah):
        baca("a.csv", isi.encode())


@pytest.mark.parametrize("nama", ["a.xls", "a.xlsm", "a.ods", "a", "a.xlsx.exe", ""])
def test_jenis_lain_ditolak(nama):
    with pytest.raises(BerkasSalah, match="Pilih berkas Excel"):
        baca(nama, b"x")


def test_berkas_menjadi_tempelan_yang_sama():
    baris = [["A", 'b "c"', "d\ne"], ["f\tg", "", "h"]]
    assert sel_tabel(sebagai_tempelan(baris)) == baris
