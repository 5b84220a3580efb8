"""Forged PDFs, each made here from a good one, and the plain answer that it gets (security.md R-52 and Annex A §G)."""

import hashlib
import io
import re
from datetime import timedelta

import pikepdf
import pytest
from django.utils.timezone import now
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from skp_app import pemeriksa_ttd
from skp_app.aturan.keaslian import Putusan, putuskan
from skp_app.penyedia import Permintaan
from skp_app.penyedia.kertas import bubuhkan
from tests.pdf_uji import kertas
from tests.tanda_tangan_uji import Otoritas, bubuhi

KAMI, ASING = Otoritas("Kami"), Otoritas("Asing")
NAMA = pikepdf.Name


def tanda(isi, peran, nama, otoritas=KAMI):
    urutan = ("pegawai", "penilai")
    return bubuhkan(
        Permintaan(
            isi=isi, peran=peran, urutan=urutan, terakhir=peran == "penilai", nama=nama, alasan="Menetapkan SKP",
            tempat="Sukamaju", pada=now(), kode="abcdefghijkmnpqr", label="Sertifikat lokal, tidak tersertifikasi",
        ),
        otoritas.penanda(nama),
    )  # fmt: skip


ASLI = kertas("pegawai", "penilai")
SATU = tanda(ASLI, "pegawai", "Sari Utami")
BAIK = tanda(SATU, "penilai", "Budi Santoso")
LAIN = tanda(tanda(kertas("pegawai", "penilai", judul="Predikat sangat baik"), "pegawai", "Sari"), "penilai", "Budi")
TERDAFTAR = {hashlib.sha256(isi).hexdigest() for isi in (ASLI, SATU, BAIK)}


def jawaban(isi, *, terdaftar=None):
    kenal = hashlib.sha256(isi).hexdigest() in TERDAFTAR if terdaftar is None else terdaftar
    return putuskan(pemeriksa_ttd.periksa(isi, [KAMI.pem]), terdaftar=kenal)


def susulan(isi, ubah):
    """An incremental update: the former bytes stay, a revision is put behind them."""
    tulis = IncrementalPdfFileWriter(io.BytesIO(isi))
    ubah(tulis)
    keluar = io.BytesIO()
    tulis.write(keluar)
    assert keluar.getvalue().startswith(isi)
    return keluar.getvalue()


def _isi_halaman(teks):
    return generic.StreamObject(stream_data=f"BT /F1 12 Tf 72 850 Td ({teks}) Tj ET".encode())


def ganti_halaman(w):
    halaman = w.root["/Pages"]["/Kids"][0]
    halaman["/Contents"] = w.add_object(_isi_halaman("Predikat sangat baik"))
    w.update_container(halaman)


def katalog_kedua(w):
    halaman = w.add_object(
        generic.DictionaryObject({
            generic.pdf_name("/Type"): generic.pdf_name("/Page"),
            generic.pdf_name("/MediaBox"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 612, 936))),
            generic.pdf_name("/Contents"): w.add_object(_isi_halaman("Lain")),
        })
    )  # fmt: skip
    w.root["/Pages"]["/Kids"] = generic.ArrayObject([halaman])
    w.update_container(w.root["/Pages"])


def bayangan_sembunyi(w):
    """Shadow "hide": what covered the prepared content is taken away afterwards."""
    w.root["/Pages"]["/Kids"][0].pop("/Annots")
    w.update_container(w.root["/Pages"]["/Kids"][0])


def bayangan_huruf(w):
    """Shadow "replace": the letters stay, another font gives them another shape."""
    huruf = w.root["/Pages"]["/Kids"][0]["/Resources"]["/Font"]["/F1"]
    huruf["/BaseFont"] = generic.pdf_name("/ZapfDingbats")
    w.update_container(huruf)


def bayangan_ganti(w):
    """Shadow "hide and replace": the object of the content is defined anew under its own number."""
    halaman = w.root["/Pages"]["/Kids"][0]
    acuan = halaman.raw_get("/Contents")
    w.objects[acuan.generation, acuan.idnum] = _isi_halaman("Predikat sangat baik")


def anotasi(w):
    halaman = w.root["/Pages"]["/Kids"][0]
    catatan = generic.DictionaryObject({
        generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
        generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText"),
        generic.pdf_name("/Contents"): generic.pdf_string("SANGAT BAIK"),
        generic.pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (72, 800, 300, 860))),
    })  # fmt: skip
    halaman["/Annots"].append(w.add_object(catatan))
    w.update_container(halaman["/Annots"])


def isian(w):
    bidang = generic.DictionaryObject({
        generic.pdf_name("/FT"): generic.pdf_name("/Tx"),
        generic.pdf_name("/T"): generic.pdf_string("predikat"),
        generic.pdf_name("/V"): generic.pdf_string("SANGAT BAIK"),
    })  # fmt: skip
    w.root["/AcroForm"]["/Fields"].append(w.add_object(bidang))
    w.update_container(w.root["/AcroForm"])


def ubah_tanda(isi, cari, ganti, ke=-1):
    """Change the `ke`-th match of a pattern without changing the length of the file."""
    cocok = list(re.finditer(cari, isi))[ke]
    baru = ganti(cocok.group()) if callable(ganti) else ganti
    assert len(baru) == len(cocok.group())
    return isi[: cocok.start()] + baru + isi[cocok.end() :]


def rentang(angka):
    return lambda lama: f"/ByteRange [{angka}".encode().ljust(len(lama) - 1) + b"]"


RENTANG, ISI_TANDA = rb"/ByteRange \[[^\]]*\]", rb"/Contents <[0-9a-fA-F]+>"


def tanpa_tanda_tangan(isi):
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        del pdf.Root.AcroForm
        del pdf.pages[0].Annots
        keluar = io.BytesIO()
        pdf.save(keluar)
    return keluar.getvalue()


def ditulis_ulang(isi):
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        keluar = io.BytesIO()
        pdf.save(keluar)
    return keluar.getvalue()


def tanda_dari_dokumen_lain(isi):
    lain = list(re.finditer(ISI_TANDA, LAIN))[-1].group().rstrip(b"0>")
    return ubah_tanda(isi, ISI_TANDA, lambda lama: lain.ljust(len(lama) - 1, b"0") + b">")


def kosongkan(lama):
    return b"/Contents <" + b"0" * (len(lama) - len(b"/Contents <>")) + b">"


def sah_tetapi_berlubang(isi):
    """A gap of the signed range that is wider than the signature: words may hide in it."""
    a, b, c, d = map(int, re.findall(rb"\d+", list(re.finditer(RENTANG, isi))[-1].group()))
    return ubah_tanda(isi, RENTANG, rentang(f"{a} {b} {c + 40} {d - 40}"))


KEDALUWARSA = {"kini": now() - timedelta(days=400), "lama": timedelta(days=30)}
PALSU = {
    "241 halaman diganti revisi susulan": (lambda: susulan(BAIK, ganti_halaman), "diubah"),
    "241 halaman diganti sebelum tanda kedua": (
        lambda: tanda(susulan(SATU, ganti_halaman), "penilai", "Budi Santoso"),
        "diubah",
    ),
    "242 anotasi ditambahkan": (lambda: susulan(BAIK, anotasi), "diubah"),
    "242 anotasi sebelum tanda kedua": (lambda: susulan(SATU, anotasi), "diubah"),
    "243 isian formulir ditambahkan": (lambda: susulan(BAIK, isian), "diubah"),
    "244 katalog kedua": (lambda: susulan(BAIK, katalog_kedua), "diubah"),
    "245 bayangan: sembunyi": (lambda: susulan(BAIK, bayangan_sembunyi), "diubah"),
    "246 bayangan: huruf": (lambda: susulan(BAIK, bayangan_huruf), "diubah"),
    "247 bayangan: sembunyi dan ganti": (lambda: susulan(BAIK, bayangan_ganti), "diubah"),
    "247 bayangan pada satu tanda": (lambda: susulan(SATU, bayangan_ganti), "diubah"),
    "248 rentang dipindahkan": (lambda: ubah_tanda(BAIK, RENTANG, rentang("0 10 900 40")), "diubah"),
    "249 rentang berlubang": (lambda: sah_tetapi_berlubang(BAIK), "diubah"),
    "250 rentang di luar berkas": (lambda: ubah_tanda(BAIK, RENTANG, rentang("0 10 20 99999999")), "diubah"),
    "251 isi tanda kosong": (lambda: ubah_tanda(BAIK, ISI_TANDA, kosongkan), "diubah"),
    "252 penerbit asing": (lambda: bubuhi(ASLI, ASING.penanda("Sari Utami")), "tidak_dikenal"),
    "252 nama sama, penerbit asing di atas yang sah": (
        lambda: tanda(SATU, "penilai", "Budi Santoso", ASING),
        "tidak_dikenal",
    ),
    "253 sertifikat kedaluwarsa": (lambda: bubuhi(ASLI, KAMI.penanda("Sari", **KEDALUWARSA)), "tidak_dikenal"),
    "255 SHA-1": (lambda: bubuhi(ASLI, KAMI.penanda("Sari"), md_algorithm="sha1"), "tidak_dikenal"),
    "256 tanda dokumen lain ditempel": (lambda: tanda_dari_dokumen_lain(BAIK), "diubah"),
    "258 sampah sesudah akhir": (lambda: BAIK + b"\n% sampah\n", "diubah"),
    "258 satu byte sesudah akhir": (lambda: BAIK + b"\n", "diubah"),
    "259 tanda kedua rusak": (
        lambda: ubah_tanda(BAIK, ISI_TANDA, lambda s: s[:400] + b"00000000" + s[408:]),
        "diubah",
    ),
    "260 sah tetapi bukan dokumen kami": (lambda: LAIN, "bukan_kami"),
    "tanda tangan dihapus": (lambda: tanpa_tanda_tangan(BAIK), "tanpa_tanda"),
    "ditulis ulang tanpa mengubah isi": (lambda: ditulis_ulang(BAIK), "diubah"),
    "dipotong": (lambda: BAIK[:-200], "diubah"),
}  # fmt: skip


@pytest.mark.parametrize("nama", PALSU)
def test_setiap_pemalsuan_dikenali_dan_disebut_sebabnya(nama):
    buat, harap = PALSU[nama]
    assert jawaban(buat()) == harap


def test_yang_baik_dan_revisi_sebelumnya_asli():
    assert [jawaban(isi) for isi in (ASLI, SATU, BAIK)] == ["tanpa_tanda", "asli", "asli"]


def test_satu_byte_berubah_di_mana_pun_ditemukan():
    """By the signatures alone, except inside a signature itself: there its padding and the copy of the root certificate
    are not signed. The registry knows every byte."""
    tanda_itu = [(m.start(), m.end()) for m in re.finditer(ISI_TANDA, BAIK)]
    lolos = []
    for n in range(3, len(BAIK), len(BAIK) // 60):
        palsu = BAIK[:n] + bytes([BAIK[n] ^ 1]) + BAIK[n + 1 :]
        tanda_palsu = pemeriksa_ttd.periksa(palsu, [KAMI.pem])
        assert putuskan(tanda_palsu, terdaftar=hashlib.sha256(palsu).hexdigest() in TERDAFTAR) != Putusan.ASLI
        if putuskan(tanda_palsu, terdaftar=True) == Putusan.ASLI and not any(a <= n < b for a, b in tanda_itu):
            lolos.append(n)
    assert lolos == []


def test_yang_terakhir_mengunci_medan():
    """Nobody can add a signature after the last one without breaking the paper."""
    assert jawaban(bubuhi(BAIK, KAMI.penanda("Orang Ketiga")), terdaftar=True) == "diubah"
    with pikepdf.open(io.BytesIO(BAIK)) as pdf:
        kunci = {str(f.T): f.get("/Lock") for f in pdf.Root.AcroForm.Fields}
    assert (kunci["ttd-pegawai"], str(kunci["ttd-penilai"].Action), int(kunci["ttd-penilai"].P)) == (None, "/All", 1)


def test_letak_tanda_menurut_blok_format():
    with pikepdf.open(io.BytesIO(BAIK)) as pdf:
        letak = {str(a.T): [round(float(x)) for x in a.Rect] for a in pdf.pages[0].Annots}
    assert letak == {"ttd-pegawai": [60, 256, 210, 298], "ttd-penilai": [240, 256, 390, 298]}
