"""Large workbooks of a BKD: kinds of cells, sheets, encodings; hostile ones are refused before they cost anything."""

import io
import resource
import sys
import zipfile
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pegawai import berkas_lembar
from pegawai.aturan.impor import kolom_pegawai as k
from pegawai.aturan.impor.daftar import JENIS
from pegawai.aturan.impor.dasar import Acuan, Buku, Lembar, TabelSalah, Unit, jenis_sel
from pegawai.aturan.impor.kepala import susun
from pegawai.buku_batas import BESAR
from pegawai.buku_besar import baca_baris
from pegawai.buku_kerja import MB, BerkasSalah
from tests.impor_uji import CONTOH
from tests.test_berkas_lembar import NS, R, xlsx

KECIL = BESAR._replace(baris=50, kolom=10, huruf=10_000, bagian=MB, berkas=MB)


def buku(isi, nama="a.xlsx", batas=BESAR):
    return berkas_lembar.baca_buku(nama, isi, batas)


def sebab(isi, nama="a.xlsx", batas=BESAR):
    with pytest.raises(BerkasSalah) as salah:
        list(baca_baris(nama, isi, batas))
    assert str(salah.value).endswith(".")
    return salah.value.kode


def sel_pertama(sel, **lain):
    return [(str(s), jenis_sel(s)) for s in buku(xlsx(sel, **lain)).lembar[0].baris[0][1]]


def test_jenis_sel_dibedakan():
    sel = (
        '<c r="A1" t="s"><v>0</v></c><c r="B1"><v>81200000097</v></c><c r="C1"><v>1.98609112010121E+17</v></c>'
        '<c r="D1" s="3"><v>45323</v></c><c r="E1" t="str"><f>A1</f><v>hasil</v></c><c r="F1"><f>A1</f></c>'
        '<c r="G1" t="e"><v>#N/A</v></c><c r="H1" t="b"><v>1</v></c><c r="I1" t="inlineStr"><is><t>apa</t></is></c>'
        '<c r="J1" s="3"><f>DATE(1)</f><v>45323</v></c>'
    )
    assert sel_pertama(sel, bersama="<si><t>Wida_x000D_\nHasanah</t><rPh><t>baca</t></rPh></si>") == [
        ("Wida\r\nHasanah", "teks"), ("81200000097", "angka"), ("1.98609112010121E+17", "angka"),
        ("2024-02-01", "tanggal"), ("hasil", "rumus"), ("=A1", "rumus_kosong"), ("#N/A", "galat"), ("TRUE", "logis"),
        ("apa", "teks"), ("2024-02-01", "rumus"),
    ]  # fmt: skip


def test_lembar_tersembunyi_tidak_dibaca_dan_kolom_tersembunyi_diketahui():
    isi = buku((CONTOH / "kotor" / "lembar_kedua.xlsx").read_bytes())
    assert [satu.nama for satu in isi.lembar] == ["PETUNJUK", "DATA"]
    isi = buku((CONTOH / "kotor" / "pegawai_pns_kotor.xlsx").read_bytes())
    assert isi.lembar[0].kolom_tersembunyi == {8}
    assert (5, 1, 5, 8) in isi.lembar[0].gabungan


@pytest.mark.parametrize(
    ("isi", "pemisah"),
    [
        ("NIP;NAMA\r\n1;Sri\r\n".encode("utf-8-sig"), ";"), (b"NIP,NAMA\n1,Sri\n", ","),
        ("NIP\tNAMA\n1\tSri\n".encode("utf-16"), "\t"), ("NIP;NAMA\n1;Sri\n".encode("cp1252"), ";"),
    ],
)  # fmt: skip
def test_csv_dibaca_dengan_sandi_dan_pemisah_yang_lazim(isi, pemisah):
    assert buku(isi, "a.csv").lembar[0].baris == ((1, ("NIP", "NAMA")), (2, ("1", "Sri")))


def test_csv_huruf_lama_dan_kutip_berbaris_dibaca():
    isi = 'NIP;NAMA\n1;"Se\xf1or ""X"";\nbaris dua"\n'.encode("cp1252")
    assert buku(isi, "a.csv").lembar[0].baris[1] == (2, ("1", 'Señor "X";\nbaris dua'))


def test_baris_csv_menyimpan_lebarnya_sendiri():
    assert [len(sel) for _, sel in buku(b"a,b,c\n1,2,3\n1,2\n1,2,3,4\n", "a.csv").lembar[0].baris] == [3, 3, 2, 4]


def _berkas_zip(**bagian):
    isi = io.BytesIO()
    with zipfile.ZipFile(isi, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, teks in bagian.items():
            arsip.writestr(nama.replace("__", "/"), teks)
    return isi.getvalue()


ENTITAS = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'


@pytest.mark.parametrize(
    ("isi", "nama", "kode"),
    [
        (b"%PDF-1.4 ...", "a.xlsx", "ISI_BEDA_AKHIRAN"), (b"\x89PNG....", "a.xls", "ISI_BEDA_AKHIRAN"),
        (b"sekadar teks", "a.xlsx", "ISI_BEDA_AKHIRAN"), (b"<html><table>", "a.xls", "BUKAN_EXCEL_HTML"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html>", "a.csv", "BUKAN_EXCEL_HTML"),
        (b"<?xml version='1.0'?>", "a.xls", "BUKAN_EXCEL"),
        (b"", "a.csv", "BERKAS_KOSONG"), (b"a,b", "a.exe", "JENIS_BERKAS_LAIN"), (b"a\0b", "a.csv", "ISI_BEDA_AKHIRAN"),
        (b"PK\x03\x04rusak", "a.xlsx", "BERKAS_RUSAK"), (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "a.xls", "BERKAS_RUSAK"),
        (_berkas_zip(a="b"), "a.xlsx", "BERKAS_RUSAK"), (_berkas_zip(xl__vbaProject_bin="b"), "a.xlsx", "BERKAS_RUSAK"),
        (b'a,"' + b"x" * 200_000, "a.csv", "CSV_RUSAK"),
    ],
)  # fmt: skip
def test_berkas_lain_ditolak_dengan_sebabnya(isi, nama, kode):
    assert sebab(isi, nama) == kode


def test_berkas_bersandi_ditolak():
    isi = (CONTOH / "kotor" / "pegawai_terkunci.xlsx").read_bytes()
    assert sebab(isi) == "BERKAS_TERKUNCI"


def test_makro_dan_entitas_ditolak():
    assert sebab(xlsx("", lain=[("xl/vbaProject.bin", "x")])) == "BERKAS_RUSAK"
    lembar = f"{ENTITAS}<worksheet {NS}><sheetData/></worksheet>"
    assert sebab(xlsx("", lain=[("xl/worksheets/sheet1.xml", lembar)])) == "BERKAS_RUSAK"


def test_sel_di_luar_kisi_ditolak_dengan_menyebut_letaknya():
    with pytest.raises(BerkasSalah, match="XFD1048576"):
        list(baca_baris("a.xlsx", (CONTOH / "kotor" / "isi_di_sudut_XFD1048576.xlsx").read_bytes()))
    assert sebab(xlsx('<c r="K1"><v>1</v></c>'), batas=KECIL) == "RENTANG_TAK_WAJAR"
    assert sebab(b"a\n" * 51, "a.csv", KECIL) == "RENTANG_TAK_WAJAR"


def test_bom_ditolak_sebelum_dibangun():
    """Unpacked a thousand times larger than uploaded."""
    kosong = f"<worksheet {NS}><sheetData>{' ' * (4 * MB)}</sheetData></worksheet>"
    assert sebab(xlsx("", lain=[("xl/worksheets/sheet1.xml", kosong)]), batas=KECIL) == "ISI_TERLALU_BESAR"
    lembar = f"<worksheet {NS}><sheetData><row>{'<c/>' * 20_000}</row></sheetData></worksheet>"
    assert sebab(xlsx("", lain=[("xl/worksheets/sheet1.xml", lembar)])) == "BERKAS_RUSAK"
    dalam = f"<worksheet {NS}>{'<a>' * 60}{'</a>' * 60}</worksheet>"
    assert sebab(xlsx("", lain=[("xl/worksheets/sheet1.xml", dalam)])) == "ISI_TERLALU_BESAR"
    bersama = f"<si><t>{'x' * 20_000}</t></si>"
    assert sebab(xlsx("", bersama=bersama), batas=KECIL) == "ISI_TERLALU_BESAR"


def test_berkas_kecil_yang_membengkak_ditolak_oleh_proses_terkurung():
    lembar = f"<worksheet {NS}><sheetData>{' ' * (70 * MB)}</sheetData></worksheet>"
    isi = xlsx("", lain=[("xl/worksheets/sheet1.xml", lembar)])
    assert len(isi) < MB
    with pytest.raises(BerkasSalah) as salah:
        buku(isi)
    assert salah.value.kode == "ISI_TERLALU_BESAR"


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        ("<a/>" * 1_000_002, "ISI_TERLALU_BESAR"), ("<v/>" * 1_000_002, "ISI_TERLALU_BESAR"),
        (f"<row>{'<c/>' * 16_000}</row>" * 63, "ISI_TERLALU_BESAR"), ('<row r="1048577"/>', "BERKAS_RUSAK"),
        (f"<row><c>{'<v/>' * 201}</c></row>", "BERKAS_RUSAK"),
    ],
    ids=["unsur asing", "nilai lepas", "sel tanpa isi", "baris di luar lembar", "sel bernilai banyak"],
)  # fmt: skip
def test_lembar_yang_hanya_menghabiskan_waktu_ditolak_oleh_hitungan(isi, kode):
    lembar = f"<worksheet {NS}><sheetData>{isi}</sheetData></worksheet>"
    assert sebab(xlsx("", lain=[("xl/worksheets/sheet1.xml", lembar)])) == kode


def test_teks_bersama_yang_kosong_pun_dihitung():
    assert sebab(xlsx("", bersama="<si/>" * 200_001)) == "ISI_TERLALU_BESAR"


def test_sel_dan_baris_yang_tidak_berurut_dianggap_rusak():
    assert sebab(xlsx('<c r="B1"><v>1</v></c><c r="A1"><v>1</v></c>')) == "BERKAS_RUSAK"


def test_proses_yang_kehabisan_memori_atau_waktu_menjadi_kalimat():
    banyak = "".join(f"<si><t>{n:0>60}</t></si>" for n in range(40_000))
    lembar = f'<worksheet {NS} xmlns:r="{R}"><sheetData/></worksheet>'
    isi = xlsx("", bersama=banyak, lain=[("xl/worksheets/sheet1.xml", lembar)])
    with pytest.raises(BerkasSalah) as salah:
        berkas_lembar.baca_buku("a.xlsx", isi, BESAR._replace(huruf=1_000_000))
    assert salah.value.kode == "ISI_TERLALU_BESAR"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.xlsx", "a.xls", "a.csv"]), st.sampled_from([b"", b"PK\x03\x04"]))
def test_byte_apa_pun_dibaca_atau_ditolak_dengan_kalimat(isi, nama, awal):
    with suppress(BerkasSalah):
        for _ in baca_baris(nama, awal + isi):
            pass


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=8))
def test_tabel_apa_pun_dinilai_tanpa_gagal(isi):
    kepala = (1, ("NIP", "NAMA", "TGL LAHIR", "UNIT KERJA", "GOL"))
    baris = (kepala, *((n, tuple(sel)) for n, sel in enumerate(isi, 2)))
    jenis = JENIS["pegawai"]
    if not isi:
        with pytest.raises(TabelSalah, match="tidak ada baris data"):
            susun(Buku((Lembar("", baris),)), jenis)
        return
    tabel = susun(Buku((Lembar("", baris),)), jenis)
    hasil = list(jenis.periksa(tabel, jenis.kenali(tabel.kepala), Acuan(date(2026, 1, 5))))
    assert len(hasil) == len(isi)
    assert [h.nilai for h in hasil if h.putusan == "tolak"] == [{}] * sum(h.putusan == "tolak" for h in hasil)


# the size of an agency ----------------------------------------------------------------------------
def _orang(nomor):
    lahir = date(1970 + nomor % 25, nomor // 25 % 12 + 1, nomor // 300 % 28 + 1)
    nip = f"{lahir:%Y%m%d}{2012 + nomor // 8400}{1:02d}{nomor % 2 + 1}{nomor % 999 + 1:03d}"
    return (
        nip,
        f"Nama {nomor}",
        f"{lahir:%d-%m-%Y}",
        f"Unit {nomor % 50}",
        f"{nomor % 50:032x}",
        f"Jabatan {nomor % 90}",
    )


def _csv(banyak):
    kepala = "NIP;NAMA;TGL LAHIR;UNIT KERJA;UNOR ID;JABATAN\n"
    return (kepala + "\n".join(";".join(_orang(n)) for n in range(banyak))).encode()


def _acuan(orang):
    unit = {f"{n:032x}": Unit(f"{n:032x}", f"Unit {n}") for n in range(50)}
    acuan = Acuan(date(2026, 1, 5), unit=unit)
    for nomor in range(orang):
        nip, nama, *_ = _orang(nomor)
        acuan.pegawai[nip] = {k.NIP: nip, k.NAMA: nama}
    return acuan


def _panggilan(banyak):
    """How many calls it takes to judge so many rows against as many known people."""
    jenis = JENIS["pegawai"]
    baris = enumerate(_csv(banyak).decode().split("\n"), 1)
    tabel = susun(Buku((Lembar("", tuple((n, tuple(b.split(";"))) for n, b in baris)),)), jenis)
    acuan, hitung = _acuan(banyak), 0

    def catat(_bingkai, peristiwa, _isi):
        nonlocal hitung
        hitung += peristiwa in ("call", "c_call")

    sys.setprofile(catat)
    try:
        hasil = list(jenis.periksa(tabel, jenis.kenali(tabel.kepala), acuan))
    finally:
        sys.setprofile(None)
    assert {h.putusan for h in hasil} == {"terima"}
    return hitung


def test_dua_kali_baris_dua_kali_kerja_bukan_empat_kali():
    _panggilan(10)
    sedikit, banyak = _panggilan(400), _panggilan(800)
    assert banyak < 2.2 * sedikit


def test_enam_puluh_ribu_baris_dibaca_dan_dinilai_dalam_memori_terbatas():
    awal = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    jenis = JENIS["pegawai"]
    tabel = susun(buku(_csv(60_000), "a.csv"), jenis)
    acuan = _acuan(0)
    putusan = [h.putusan for h in jenis.periksa(tabel, jenis.kenali(tabel.kepala), acuan)]
    assert len(putusan) == 60_000
    assert set(putusan) == {"terima"}
    tambahan = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - awal) // 1024
    assert tambahan < 300  # MB
