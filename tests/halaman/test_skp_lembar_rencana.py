"""Manual indikator and workblock of a leader's SKP as PDF, printed from the rows as they stand"""

import pytest

from skp_app.models import Dokumen, ManualIndikator, Workblock
from tests import pembuat
from tests.cuplikan import tanpa_perubahan
from tests.halaman.kueri import kueri
from tests.halaman.test_skp_unduhan import bacaan

pytestmark = pytest.mark.django_db


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp(pemeran.tono)


@pytest.fixture
def workblock(skp):
    return Workblock.objects.create(skp=skp, urutan=1, judul="Satu pintu layanan", strategi_rutin="Memangkas antrean")


def beri_manual(skp, *tujuan):
    for rhk, kalimat in zip(skp.rhk.all(), tujuan, strict=False):
        ManualIndikator.objects.create(iki=rhk.iki.get(), tujuan=kalimat)


def test_satu_lembar_untuk_setiap_iki_yang_bermanual(sebagai, pemeran, skp):
    beri_manual(skp, "Mengetahui mutu layanan")
    isi = bacaan(sebagai(pemeran.tono).get(f"/skp/{skp.kode}/manual.pdf"))
    assert (isi.count("RENCANA HASIL KERJA"), isi.count("Mengetahui mutu layanan")) == (1, 1)
    assert "DRAF" in isi


def test_manual_berurut_menurut_rhk(sebagai, pemeran, skp):
    beri_manual(skp, "Tujuan kesatu", "Tujuan kedua")
    isi = bacaan(sebagai(pemeran.tono).get(f"/skp/{skp.kode}/manual.pdf"))
    assert 0 < isi.index("Tujuan kesatu") < isi.index("Tujuan kedua")


def test_tanpa_manual_dikatakan_belum_ada(sebagai, pemeran, skp):
    jawaban = sebagai(pemeran.tono).get(f"/skp/{skp.kode}/manual.pdf")
    assert jawaban.status_code == 409
    assert "Belum ada manual indikator pada SKP ini." in jawaban.content.decode()


def test_lembar_tidak_disimpan_juga_setelah_ditetapkan(sebagai, pemeran, skp, workblock):
    beri_manual(skp, "Mengetahui mutu layanan")
    pembuat.tetapkan(skp)
    tono = sebagai(pemeran.tono)
    with tanpa_perubahan():
        lembar = [tono.get(f"/skp/{skp.kode}/{b}") for b in ("manual.pdf", f"workblock/{workblock.pk}.pdf")]
    assert [j.status_code for j in lembar] == [200, 200]
    assert ["DRAF" in bacaan(j) for j in lembar] == [False, False]
    assert Dokumen.objects.count() == 0


def test_workblock_tercetak_dengan_kepala_aman(sebagai, pemeran, skp, workblock):
    jawaban = sebagai(pemeran.tono).get(f"/skp/{skp.kode}/workblock/{workblock.pk}.pdf")
    assert "Satu pintu layanan" in bacaan(jawaban)
    assert jawaban["Cache-Control"] == "no-store"
    nama = f"Workblock-{skp.mulai.year}-{workblock.pk}-{skp.kode[:8]}-draf.pdf"
    assert jawaban["Content-Disposition"] == f'inline; filename="{nama}"'


def test_workblock_skp_lain_tidak_ditemukan_di_alamat_ini(sebagai, pemeran, skp):
    lain = Workblock.objects.create(skp=pembuat.buat_skp(pemeran.joko), urutan=1, judul="Milik Joko")
    assert sebagai(pemeran.joko).get(f"/skp/{lain.skp.kode}/workblock/{lain.pk}.pdf").status_code == 200
    assert sebagai(pemeran.tono).get(f"/skp/{skp.kode}/workblock/{lain.pk}.pdf").status_code == 404


@pytest.mark.parametrize("siapa", ["budi", "sari", "dewi"])
def test_draf_pimpinan_tidak_terbaca_bawahannya(sebagai, pemeran, skp, workblock, siapa):
    beri_manual(skp, "Mengetahui mutu layanan")
    klien = sebagai(getattr(pemeran, siapa))
    assert klien.get(f"/skp/{skp.kode}/manual.pdf").status_code == 404
    assert klien.get(f"/skp/{skp.kode}/workblock/{workblock.pk}.pdf").status_code == 404


@pytest.mark.parametrize("nomor", ["0", "99999999999999999999", "1e3", "-1"])
def test_nomor_workblock_yang_tidak_mungkin(sebagai, pemeran, skp, nomor):
    assert sebagai(pemeran.tono).get(f"/skp/{skp.kode}/workblock/{nomor}.pdf").status_code == 404


def test_cetak_hemat_kueri(sebagai, pemeran, skp, workblock):
    beri_manual(skp, "Tujuan kesatu", "Tujuan kedua")
    tono = sebagai(pemeran.tono)
    for berkas in ("manual.pdf", f"workblock/{workblock.pk}.pdf"):
        with kueri() as semua:
            tono.get(f"/skp/{skp.kode}/{berkas}")
        assert len(semua) <= 12, "\n".join(semua)


def test_halaman_manual_menawarkan_pdf_bila_ada_yang_tertulis(sebagai, pemeran, skp):
    tono, alamat = sebagai(pemeran.tono), f'href="/skp/{skp.kode}/manual.pdf"'
    sebelum = tono.get(f"/skp/{skp.kode}/manual/").content.decode()
    beri_manual(skp, "Mengetahui mutu layanan")
    sesudah = tono.get(f"/skp/{skp.kode}/manual/").content.decode()
    assert (sebelum.count(alamat), sesudah.count(alamat)) == (0, 1)


def test_halaman_workblock_menawarkan_pdf(sebagai, pemeran, skp, workblock):
    isi = sebagai(pemeran.tono).get(f"/skp/{skp.kode}/workblock/{workblock.pk}/").content.decode()
    assert isi.count(f'href="/skp/{skp.kode}/workblock/{workblock.pk}.pdf"') == 1
