"""Files with a table: what is read, and that no file makes us build more than the limits."""

import io
import subprocess
import sys
import time
import tracemalloc
import zipfile

import pytest

from pegawai import berkas_lembar
from pegawai.buku_kerja import MB, Batas, BerkasSalah, baca
from skp_app.aturan.tempel import sebagai_tempelan, sel_tabel

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
        (xlsx('<c r="C3" t="e"><v>#REF!</v></c>'), "Sel C3 berisi galat #REF!. Perbaiki dulu di Excel."),
        (xlsx('<c r="B2"><f>1+1</f></c>'), "Sel B2 berisi rumus yang belum dihitung."),
        (xlsx("", lain={"xl/vbaProject.bin": "x"}.items()), "Berkas Excel ini memuat makro atau tautan"),
        (xlsx("", lain={"xl/externalLinks/externalLink1.xml": "<x/>"}.items()), "Berkas Excel ini memuat makro"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 900, "Berkas ini Excel lama (.xls) atau berkata sandi."),
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


def test_tanggal_menurut_kalender_1904():
    buku = (
        f'<workbook {NS} xmlns:r="{R}"><workbookPr date1904="1"/><sheets><sheet name="A" sheetId="1" r:id="rId1"/>'
        "</sheets></workbook>"
    )
    assert baca("a.xlsx", xlsx('<c r="A1" s="3"><v>44925</v></c>', buku=buku)) == [["31/12/2026"]]


def test_kutip_yang_tidak_berpasangan_disebut():
    with pytest.raises(BerkasSalah, match="tanda kutipnya tidak berpasangan"):
        baca("a.csv", b'a;b\n"c;d')


# In a process of its own --------------------------------------------------------------------------
def test_proses_terpisah_membaca_sama():
    isi = xlsx('<c r="A1" t="inlineStr"><is><t>Kegiatan \u00e9 \U0001f600</t></is></c><c r="B1"><v>2</v></c>')
    assert berkas_lembar.baca("a.xlsx", isi) == baca("a.xlsx", isi) == [["Kegiatan \u00e9 \U0001f600", "2"]]


def test_batas_dan_kalimat_sampai_ke_pengunggah():
    with pytest.raises(BerkasSalah, match="Tabel memuat paling banyak 3 baris, 40 kolom, dan 200.000 huruf."):
        berkas_lembar.baca("a.csv", b"a\nb\nc\nd", Batas(baris=3))
    with pytest.raises(BerkasSalah, match="Berkas paling besar 1 MB."):
        berkas_lembar.baca("a.csv", b"x" * (MB + 1), Batas(berkas=MB))


def bagian(**isi):
    """A workbook in which these parts hold something else."""
    return xlsx("", lain={f"xl/{nama.replace('__', '/')}.xml": teks for nama, teks in isi.items()}.items())


SEL_BANYAK = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 200_000))
ENTITAS = '<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><a>&c;</a>'
JAHAT = {
    "bom unsur": bagian(worksheets__sheet1="<a>" + "<b>" * 3_000_000),
    "bom gaya": bagian(styles=f"<styleSheet {NS}>" + "<xf/>" * 2_000_000),
    "jutaan baris": bagian(worksheets__sheet1=f"<worksheet {NS}><sheetData>{SEL_BANYAK}</sheetData></worksheet>"),
    "teks bersama": xlsx("", bersama="".join(f"<si><t>{'x' * 90}</t></si>" for _ in range(60_000))),
    "seratus ribu lembar": bagian(workbook=f"<workbook {NS}><sheets>" + '<sheet name="A"/>' * 400_000),
    "banyak kolom": xlsx("".join(f'<c r="{h}1"><v>1</v></c>' for h in ("A", "AN", "AO", "XFD"))),
    "ods": bagian(workbook="<office/>"),
    "satu sel raksasa": xlsx(f'<c r="A1" t="inlineStr"><is><t>{"x" * 13_000_000}</t></is></c>'),
    "entitas": bagian(worksheets__sheet1=ENTITAS),
}


@pytest.mark.parametrize("nama", JAHAT)
def test_lembar_jahat_dijawab_dengan_kalimat_dalam_beberapa_detik(nama):
    mulai = time.monotonic()
    with pytest.raises(BerkasSalah) as ditolak:
        berkas_lembar.baca("a.xlsx", JAHAT[nama])
    assert str(ditolak.value).endswith(".")
    assert time.monotonic() - mulai < 20


def terkurung(perintah):
    """What the process says when it runs this after everything was taken from it."""
    awal = f"import sys; sys.path.insert(0, {str(berkas_lembar.PROSES.parents[1])!r}); from pegawai import kurungan; "
    hasil = subprocess.run(
        [sys.executable, "-c", f"{awal}kurungan.kurung(memori=512 * kurungan.MB, detik=20); {perintah}"],
        capture_output=True,
        text=True,
        check=False,
    )
    return hasil.stderr.strip().rpartition("\n")[2]


@pytest.mark.parametrize(
    ("perintah", "galat"),
    [
        ("import socket; socket.socket()", "PermissionError: socket.__new__"),
        ("import subprocess; subprocess.run(['true'])", "PermissionError: subprocess.Popen"),
        ("import os; os.system('true')", "PermissionError: os.system"),
        ("open('/tmp/terkurung-uji', 'w')", "PermissionError: open"),
        ("import os; os.open('/tmp/terkurung-uji', os.O_CREAT)", "PermissionError: open"),
        ("bytearray(600 * 1024 * 1024)", "MemoryError"),
    ],
)
def test_proses_pembaca_tidak_punya_jaringan_berkas_dan_memori(perintah, galat):
    assert terkurung(perintah) == galat


@pytest.mark.parametrize("nama", ["a.xls", "a.xlsm", "a.ods", "a", "a.xlsx.exe", ""])
def test_jenis_lain_ditolak(nama):
    with pytest.raises(BerkasSalah, match="Pilih berkas Excel"):
        baca(nama, b"x")


def test_berkas_menjadi_tempelan_yang_sama():
    baris = [["A", 'b "c"', "d\ne"], ["f\tg", "", "h"]]
    assert sel_tabel(sebagai_tempelan(baris)) == baris
