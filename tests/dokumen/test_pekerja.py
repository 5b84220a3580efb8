"""The process that draws: the same bytes from every one of them, archival and tagged, capped, replaced when it dies."""

import json
import os
import shutil
import signal
import subprocess
import sys

import pikepdf
import pytest

from evaluasi import dokumen
from skp_app.dokumen import cetak, pekerja, penggambar, skp
from tests.dokumen import salinan_contoh as contoh

PESANAN = {"kertas": "F4", "arah": "potret", "maks": 40}
TEMBUS = ("f", "S", "B", "f*", "B*", "Do", "sh", "Tj", "TJ", "'", '"')


@pytest.fixture(scope="module")
def konteks():
    return skp.konteks(contoh.skp("direktur-ii"), url_cek=contoh.URL_CEK)


@pytest.fixture(scope="module")
def berkas(konteks):
    return cetak.pdf("A.1.2", konteks)


@pytest.fixture
def buka(tmp_path):
    def buka(isi):
        jalan = tmp_path / "a.pdf"
        jalan.write_bytes(isi)
        return pikepdf.open(jalan)

    return buka


# Determinism ------------------------------------------------------------------------------------
def test_proses_lain_menghasilkan_byte_yang_sama(konteks, berkas):
    pekerja.akhiri()  # a fresh process, and other documents before this one
    evaluasi = dokumen.konteks_evaluasi(contoh.evaluasi("kepala-subdirektorat-ii"))
    cetak.pdf("C.1.3", evaluasi)
    assert cetak.pdf("A.1.2", konteks) == berkas
    assert cetak.pdf("A.1.2", {**konteks, "nomor_dokumen": "SKP-2026-000124"}) != berkas


# What the file says of itself ---------------------------------------------------------------------
def test_berkas_menyatakan_diri_arsip_bertanda_dan_berbahasa(buka, berkas):
    with buka(berkas) as pdf:
        with pdf.open_metadata() as xmp:
            assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("3", "A")
            assert xmp["dc:title"] == "SASARAN KINERJA PEGAWAI - Dr. Siti Rahmawati, S.T., M.T."
            assert xmp["dc:creator"] == ["KEMENTERIAN X"]
        akar = pdf.Root
        assert (str(akar.Lang), bool(akar.MarkInfo.Marked)) == ("id", True)
        assert [str(t.S) for t in akar.OutputIntents] == ["/GTS_PDFA1"]
        assert "/Encrypt" not in pdf.trailer
        assert "/ID" in pdf.trailer


def test_setiap_goresan_bertanda_dan_setiap_huruf_tertanam(buka, berkas):
    with buka(berkas) as pdf:
        assert [_tanpa_tanda(h) for h in pdf.pages] == [0] * len(pdf.pages)
        huruf = [b for b in pdf.objects if isinstance(b, pikepdf.Dictionary) and b.get("/Type") == "/FontDescriptor"]
        assert len(huruf) >= 2
        assert [h for h in huruf if not {"/FontFile2", "/FontFile3"} & set(h.keys())] == []
        judul = [b for b in pdf.objects if isinstance(b, pikepdf.Dictionary) and b.get("/S") == "/TH"]
        assert len(judul) > 20


def _tanpa_tanda(halaman):
    """How many marks on the page stand outside both the tags and the artifacts."""
    dalam = luput = 0
    for _, perintah in pikepdf.parse_content_stream(halaman):
        nama = str(perintah)
        dalam += (nama in {"BDC", "BMC"}) - (nama == "EMC")
        luput += nama in TEMBUS and not dalam
    return luput


def test_data_ikut_sebagai_lampiran_dan_tidak_berkata_lebih_dari_kertasnya(buka, konteks, berkas):
    isi = contoh.skp("direktur-ii")
    with buka(berkas) as pdf:
        (nama,) = pdf.attachments
        satu = pdf.attachments[nama]
        assert (nama, str(satu.obj.AFRelationship), len(pdf.Root.AF)) == ("data.json", "/Data", 1)
        data = json.loads(satu.get_file().read_bytes())
    assert data == {k: v for k, v in isi.items() if k not in {"draf", "atasan_penilai", "lampiran"}}
    draf = cetak.pdf("A.1.2", skp.konteks(contoh.ubah(isi, draf=True)))
    with buka(draf) as pdf:
        assert list(pdf.attachments) == []


def test_dokumen_evaluasi_tidak_membawa_umpan_balik_dan_rating():
    evaluasi = contoh.evaluasi("kepala-subdirektorat-ii")
    hasil, ringkas = dokumen.konteks_evaluasi(evaluasi)["data"], dokumen.konteks_dokumen(evaluasi)["data"]
    assert {"hasil", "perilaku", "rating_hasil"} < set(hasil)
    assert {"hasil", "perilaku", "rating_hasil", "rating_perilaku"} & set(ringkas) == set()
    assert set(ringkas["skp"]) == {"instansi", "periode", "pegawai", "penilai", "atasan_penilai"}
    assert ringkas["catatan"] == evaluasi["catatan"]
    assert "catatan" not in hasil


@pytest.mark.skipif(not shutil.which("verapdf"), reason="TIDAK DIPERIKSA: veraPDF tidak terpasang di mesin ini")
def test_vera_pdf_menerimanya(tmp_path, berkas):
    jalan = tmp_path / "a.pdf"
    jalan.write_bytes(berkas)
    perintah = ["verapdf", "--flavour", "3a", "--format", "text", str(jalan)]
    hasil = subprocess.run(perintah, capture_output=True, text=True, check=False)
    assert hasil.stdout.startswith("PASS")


# Limits -------------------------------------------------------------------------------------------
def test_yang_terlalu_berat_menjadi_kalimat_dan_yang_berikut_tercetak(monkeypatch, konteks, berkas):
    monkeypatch.setattr(pekerja, "DETIK", 0.01)
    with pytest.raises(cetak.TerlaluPanjang, match=r"^Dokumen ini terlalu besar untuk dicetak\."):
        cetak.pdf("A.1.2", konteks)
    monkeypatch.undo()
    assert cetak.pdf("A.1.2", konteks) == berkas


def test_proses_yang_mati_diganti(konteks, berkas):
    cetak.pdf("A.1.2", konteks)
    lama = pekerja._kini.proses
    os.kill(lama.pid, signal.SIGKILL)
    lama.wait()
    assert cetak.pdf("A.1.2", konteks) == berkas
    assert pekerja._kini.proses.pid != lama.pid


def test_memori_yang_habis_mengakhiri_proses_itu_saja(monkeypatch):
    pekerja.akhiri()
    monkeypatch.setattr(pekerja, "MEMORI", 300 * 1024 * 1024)
    with pytest.raises(pekerja.TerlaluBerat):
        pekerja.gambar({**PESANAN, "data": "x" * 64 * 1024 * 1024}, "<p>kata</p>")
    monkeypatch.undo()
    assert pekerja.gambar(PESANAN, "<p>kata</p>")[0]["halaman"] == 1


@pytest.mark.parametrize("jalan", ["/etc/hostname", penggambar.__file__])
def test_proses_pencetak_hanya_membaca_huruf(jalan):
    akar = str(penggambar.STATIS.parent)
    perintah = (
        f"import sys; sys.path.insert(0, {akar!r}); from pegawai.kurungan import MB, kurung; "
        f"kurung(memori=512 * MB, baca=['/usr/share/fonts']); open({jalan!r})"
    )
    hasil = subprocess.run([sys.executable, "-c", perintah], capture_output=True, text=True, check=False)
    assert hasil.stderr.strip().rpartition("\n")[2] == "PermissionError: open"
