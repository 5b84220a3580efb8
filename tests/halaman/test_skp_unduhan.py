"""PDF of an SKP: a draft on the fly, a set one as it was stored"""

import hashlib
from io import BytesIO

import pytest
from pypdf import PdfReader

from pegawai.penolakan import IsianKeliru
from skp_app.alur import pencetakan
from skp_app.dokumen.cetak import TerlaluPanjang
from skp_app.models import Dokumen
from skp_app.views.unduhan import kirim_pdf
from tests import pembuat
from tests.cuplikan import tanpa_perubahan
from tests.dokumen.bacaan import rapat, teks_pdf
from tests.halaman.kueri import kueri

BERKAS = ["skp.pdf", "lampiran.pdf"]


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp(pemeran.sari)


def bacaan(jawaban):
    return " ".join(" ".join(h.extract_text() for h in PdfReader(BytesIO(jawaban.content)).pages).split())


@pytest.mark.parametrize("berkas", BERKAS)
def test_draf_dicetak_tanpa_disimpan(sebagai, pemeran, skp, berkas):
    sari = sebagai(pemeran.sari)
    with tanpa_perubahan():
        jawaban = sari.get(f"/skp/{skp.kode}/{berkas}")
    assert jawaban["Content-Type"] == "application/pdf"
    assert "DRAF" in bacaan(jawaban)
    assert "Sari Utami" in bacaan(jawaban)


@pytest.mark.parametrize("berkas", BERKAS)
def test_yang_ditetapkan_disimpan_sekali(sebagai, pemeran, skp, berkas):
    pembuat.tetapkan(skp)
    sari, budi = sebagai(pemeran.sari), sebagai(pemeran.budi)
    pertama = sari.get(f"/skp/{skp.kode}/{berkas}")
    kedua = budi.get(f"/skp/{skp.kode}/{berkas}")
    assert pertama.content == kedua.content
    assert Dokumen.objects.count() == 1
    assert "DRAF" not in bacaan(pertama)


def test_yang_disimpan_menyebut_alamat_periksa_dengan_kodenya(pemeran, skp, monkeypatch, settings):
    settings.ALAMAT_SITUS = "https://skp.contoh.go.id"
    monkeypatch.setattr(pencetakan, "reverse", lambda nama, args: f"/{nama}/{args[0]}/")
    isi = pencetakan.cetak_skp(pembuat.tetapkan(skp))
    dokumen = Dokumen.objects.get()
    alamat = f"https://skp.contoh.go.id/cek/{dokumen.kode}/"
    assert pencetakan.tersimpan(dokumen) == (isi, hashlib.sha256(isi).hexdigest(), dokumen.kode, alamat)
    assert rapat(f"Periksa keaslian: {alamat}") in rapat(teks_pdf(isi))


def test_tanpa_alamat_situs_tidak_ada_alamat_periksa(pemeran, skp, settings):
    settings.ALAMAT_SITUS = ""
    assert "Periksa keaslian" not in teks_pdf(pencetakan.cetak_skp(pembuat.tetapkan(skp)))


def test_kepala_jawaban_aman(sebagai, pemeran, skp):
    pembuat.tetapkan(skp)
    jawaban = sebagai(pemeran.sari).get(f"/skp/{skp.kode}/skp.pdf")
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Cache-Control"] == "no-store"
    assert jawaban["Content-Disposition"] == f'inline; filename="SKP-{skp.mulai.year}-{skp.kode[:8]}.pdf"'
    assert pemeran.sari.nip not in str(jawaban.headers)


@pytest.mark.parametrize("siapa", ["budi", "rina", "dewi"])
@pytest.mark.parametrize("berkas", BERKAS)
def test_draf_orang_lain_tidak_ditemukan(sebagai, pemeran, skp, siapa, berkas):
    assert sebagai(getattr(pemeran, siapa)).get(f"/skp/{skp.kode}/{berkas}").status_code == 404


@pytest.mark.parametrize(
    ("siapa", "status"), [("budi", 200), ("tono", 200), ("dewi", 200), ("admin", 200), ("rina", 404), ("joko", 404)]
)
def test_yang_ditetapkan_terbuka_bagi_pembacanya(sebagai, pemeran, skp, siapa, status):
    pembuat.tetapkan(skp)
    assert sebagai(getattr(pemeran, siapa)).get(f"/skp/{skp.kode}/skp.pdf").status_code == status


def test_post_ditolak(sebagai, pemeran, skp):
    assert sebagai(pemeran.sari).post(f"/skp/{skp.kode}/skp.pdf").status_code == 405


@pytest.mark.parametrize("berkas", BERKAS)
def test_cetak_hemat_kueri(sebagai, pemeran, skp, berkas):
    sari = sebagai(pemeran.sari)
    with kueri() as semua:
        sari.get(f"/skp/{skp.kode}/{berkas}")
    assert len(semua) <= 12, "\n".join(semua)


def test_dokumen_yang_terlalu_panjang_menjadi_kalimat():
    def cetak():
        raise TerlaluPanjang("Dokumen lebih dari 40 halaman.")

    with pytest.raises(IsianKeliru, match=r"^Dokumen lebih dari 40 halaman\.$"):
        kirim_pdf(cetak, "pohon")
