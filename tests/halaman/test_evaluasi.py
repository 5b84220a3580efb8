"""Results that were set: reading, handing over, receiving, printing. On 7 April 2026."""

from datetime import date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from evaluasi.alur import penyampaian
from pegawai.models import Jejak, Pegawai, Pemberitahuan
from skp_app.alur import umpan_balik
from skp_app.models import Dokumen
from tests import pembuat
from tests.halaman.bantu import isi, teks


@pytest.fixture(autouse=True)
def tujuh_april():
    with time_machine.travel(datetime(2026, 4, 7, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        yield


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


@pytest.fixture
def skp(pemeran, tw1):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    pembuat.isi_realisasi(skp, tw1)
    umpan_balik.beri(skp, tw1, oleh=pemeran.budi, isi="Rapi sekali.", nada="positif", iki=skp.rhk.first().iki.get())
    umpan_balik.beri(skp, tw1, oleh=pemeran.budi, isi="Selalu jujur.", nada="positif", perilaku="akuntabel")
    return skp


@pytest.fixture
def tetap(skp, tw1, pemeran):
    return pembuat.buat_evaluasi_ditetapkan(skp, tw1, pemeran.admin, hasil="di_atas", perilaku="sesuai")


@pytest.fixture
def tersampaikan(tetap, pemeran):
    return penyampaian.sampaikan(tetap, oleh=pemeran.budi)


def alamat(evaluasi, ekor=""):
    return f"/evaluasi/{evaluasi.kode}/{ekor}"


def status(evaluasi):
    evaluasi.refresh_from_db()
    return evaluasi.status


def jejak(kata):
    return Jejak.objects.filter(objek_jenis="evaluasi", kata_kerja=kata).count()


# Reading ---------------------------------------------------------------------------------------------


def test_daftar_hasil_hanya_berisi_yang_ditetapkan(sebagai, skp, tetap, pemeran):
    pembuat.nilai(skp, pembuat.triwulan(2))
    kata = teks(sebagai(pemeran.sari).get("/evaluasi/"))
    assert "Triwulan I 2026 Budi Santoso Di atas ekspektasi Sesuai ekspektasi Baik Ditetapkan" in kata
    assert "Triwulan II 2026" not in kata


def test_daftar_hasil_kosong_menyebut_sebabnya(sebagai, pemeran, periode):
    assert "Belum ada hasil evaluasi yang ditetapkan." in teks(sebagai(pemeran.joko).get("/evaluasi/"))


def test_daftar_hasil_tidak_memuat_hasil_orang_lain(sebagai, tetap, pemeran):
    assert tetap.kode in isi(sebagai(pemeran.sari).get("/evaluasi/"))
    assert tetap.kode not in isi(sebagai(pemeran.budi).get("/evaluasi/"))


def test_kueri_daftar_hasil_tidak_tumbuh(sebagai, skp, pemeran):
    hitungan = []
    with time_machine.travel(datetime(2026, 11, 2, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        klien = sebagai(pemeran.sari)
        for periode in ([1], [2, 3]):
            for n in periode:
                pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(n), pemeran.admin)
            klien.get("/evaluasi/")
            with CaptureQueriesContext(connection) as kueri:
                assert klien.get("/evaluasi/").status_code == 200
            hitungan.append(len(kueri))
    assert hitungan == [7, 7]


def test_rincian_memperlihatkan_salinan_yang_dibekukan(sebagai, skp, tetap, pemeran):
    Pegawai.objects.filter(pk=pemeran.sari.pk).update(nama="Nama Sesudahnya")
    jawaban = sebagai(pemeran.budi).get(alamat(tetap))
    kata = teks(jawaban)
    for bagian in (
        "Predikat kinerja Baik",
        "Hasil kerja Di atas ekspektasi Perilaku kerja Sesuai ekspektasi Capaian organisasi Baik",
        "Sari Utami, S.Kom., PRANATA KOMPUTER AHLI MUDA Dinilai oleh Budi Santoso",
        "Pertahankan mutu layanan.",
        "Tersedianya layanan 1 yang andal",
        "9 layanan berdasarkan laporan layanan",
        "Pimpinan: Rapi sekali.",
        "Akuntabel Pimpinan: Selalu jujur.",
        "Paling lambat 27 April 2026",
    ):
        assert bagian in kata
    assert "Nama Sesudahnya" not in kata
    assert 'data-hasil="di_atas" data-perilaku="sesuai"' in isi(jawaban)


@pytest.mark.parametrize(
    ("siapa", "kode"),
    [("sari", 200), ("budi", 200), ("tono", 200), ("dewi", 200), ("admin", 200), ("rina", 404), ("joko", 404)],
)
def test_hasil_yang_ditetapkan_terbaca_oleh_yang_berkepentingan(sebagai, tetap, pemeran, siapa, kode):
    klien = sebagai(getattr(pemeran, siapa))
    assert [klien.get(alamat(tetap, e)).status_code for e in ("", "hasil.pdf", "dokumen.pdf")] == [kode] * 3


@pytest.mark.parametrize("siapa", ["sari", "tono", "dewi", "admin", "rina"])
def test_yang_belum_ditetapkan_hanya_untuk_penilai(sebagai, skp, tw1, pemeran, siapa):
    evaluasi = pembuat.nilai(skp, tw1)
    assert sebagai(pemeran.budi).get(alamat(evaluasi)).headers["Location"] == f"/penilaian/2026-tw1/{skp.kode}/"
    klien = sebagai(getattr(pemeran, siapa))
    assert [klien.get(alamat(evaluasi, e)).status_code for e in ("", "hasil.pdf", "dokumen.pdf")] == [404] * 3
    assert [klien.post(alamat(evaluasi, e)).status_code for e in ("sampaikan/", "terima/")] == [404, 404]


def test_kode_asing_tidak_ditemukan(sebagai, tetap, pemeran):
    assert sebagai(pemeran.sari).get("/evaluasi/tidakadasamasekali/").status_code == 404


# sampaikan -------------------------------------------------------------------------------------------


def test_sampaikan_menjalankan_batas_pengembalian_dan_mengabari(sebagai, tetap, pemeran):
    klien = sebagai(pemeran.budi)
    assert "Sampaikan ke pegawai" in teks(klien.get(alamat(tetap)))
    jawaban = klien.post(alamat(tetap, "sampaikan/"), follow=True)
    assert "Dokumen evaluasi disampaikan kepada Sari Utami, S.Kom." in teks(jawaban)
    assert (status(tetap), tetap.batas_pengembalian) == ("disampaikan", date(2026, 4, 27))
    assert Pemberitahuan.objects.filter(penerima=pemeran.sari, tautan=alamat(tetap)).count() == 1


def test_sampaikan_bukan_alamat_untuk_dibuka(sebagai, tetap, pemeran):
    assert sebagai(pemeran.budi).get(alamat(tetap, "sampaikan/")).status_code == 405
    assert status(tetap) == "ditetapkan"


@pytest.mark.parametrize(("siapa", "kode"), [("sari", 403), ("tono", 403), ("admin", 403), ("rina", 404)])
def test_sampaikan_hanya_oleh_penilai(sebagai, tetap, pemeran, siapa, kode):
    assert sebagai(getattr(pemeran, siapa)).post(alamat(tetap, "sampaikan/")).status_code == kode
    assert status(tetap) == "ditetapkan"


def test_sampaikan_sebelum_ditetapkan_ditolak(sebagai, skp, tw1, pemeran):
    evaluasi = pembuat.nilai(skp, tw1)
    jawaban = sebagai(pemeran.budi).post(alamat(evaluasi, "sampaikan/"))
    assert (jawaban.status_code, "sudah berstatus “Dinilai, belum ditetapkan”" in teks(jawaban)) == (409, True)
    assert status(evaluasi) == "dinilai"


def test_sampaikan_dua_kali_meninggalkan_satu_jejak(sebagai, tetap, pemeran):
    klien = sebagai(pemeran.budi)
    assert [klien.post(alamat(tetap, "sampaikan/")).status_code for _ in range(2)] == [302, 409]
    assert (status(tetap), jejak("sampaikan")) == ("disampaikan", 1)


# terima ----------------------------------------------------------------------------------------------


def test_terima_mencatat_penerimaan(sebagai, tersampaikan, pemeran):
    klien = sebagai(pemeran.sari)
    kata = teks(klien.get(alamat(tersampaikan)))
    assert "Tanda tangan menyatakan Anda sudah menerima dokumen, bukan menyetujui isinya." in kata
    assert "Keberatan tetap dapat diajukan" in kata
    assert "Penerimaan dokumen evaluasi dicatat." in teks(klien.post(alamat(tersampaikan, "terima/"), follow=True))
    assert status(tersampaikan) == "diterima"
    assert "Terima dokumen" not in teks(klien.get(alamat(tersampaikan)))


def test_terima_bukan_alamat_untuk_dibuka(sebagai, tersampaikan, pemeran):
    assert sebagai(pemeran.sari).get(alamat(tersampaikan, "terima/")).status_code == 405
    assert status(tersampaikan) == "disampaikan"


@pytest.mark.parametrize(("siapa", "kode"), [("budi", 403), ("tono", 403), ("admin", 403), ("joko", 404)])
def test_terima_hanya_oleh_pegawai_yang_dinilai(sebagai, tersampaikan, pemeran, siapa, kode):
    assert sebagai(getattr(pemeran, siapa)).post(alamat(tersampaikan, "terima/")).status_code == kode
    assert status(tersampaikan) == "disampaikan"


def test_terima_sebelum_disampaikan_ditolak(sebagai, tetap, pemeran):
    jawaban = sebagai(pemeran.sari).post(alamat(tetap, "terima/"))
    assert (jawaban.status_code, "sudah berstatus “Ditetapkan”" in teks(jawaban)) == (409, True)
    assert status(tetap) == "ditetapkan"


def test_terima_dua_kali_meninggalkan_satu_jejak(sebagai, tersampaikan, pemeran):
    klien = sebagai(pemeran.sari)
    assert [klien.post(alamat(tersampaikan, "terima/")).status_code for _ in range(2)] == [302, 409]
    assert (status(tersampaikan), jejak("terima")) == ("diterima", 1)


def test_batas_yang_lewat_diberi_tanda(sebagai, tersampaikan, pemeran):
    with time_machine.travel(datetime(2026, 5, 1, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        kata = teks(sebagai(pemeran.sari).get(alamat(tersampaikan)))
    assert "Diterima pegawai Paling lambat 27 April 2026 Lewat 4 hari" in kata


# Printing --------------------------------------------------------------------------------------------


def teks_pdf(jawaban):
    return "\n".join(h.extract_text() for h in PdfReader(BytesIO(jawaban.content)).pages)


def test_pdf_dibuat_sekali_dan_disajikan_seperti_tersimpan(sebagai, tetap, pemeran):
    klien = sebagai(pemeran.sari)
    pertama, kedua = (klien.get(alamat(tetap, "hasil.pdf")) for _ in range(2))
    assert pertama.content == kedua.content
    assert (pertama.headers["Content-Type"], Dokumen.objects.count()) == ("application/pdf", 1)
    assert pertama.headers["Content-Disposition"] == (f'inline; filename="hasil-evaluasi-2026-tw1-{tetap.kode}.pdf"')
    assert "HASIL EVALUASI KINERJA PEGAWAI" in teks_pdf(pertama)
    assert "DRAF" not in teks_pdf(pertama)


def test_dokumen_evaluasi_tercetak_dengan_predikat(sebagai, tetap, pemeran):
    jawaban = sebagai(pemeran.sari).get(alamat(tetap, "dokumen.pdf"))
    assert "DOKUMEN EVALUASI KINERJA PEGAWAI" in teks_pdf(jawaban)
    assert list(Dokumen.objects.values_list("kode_format", flat=True)) == ["D.1.1"]


def test_draf_dicetak_bagi_penilai_dan_tidak_disimpan(sebagai, skp, tw1, pemeran):
    evaluasi = pembuat.nilai(skp, tw1)
    jawaban = sebagai(pemeran.budi).get(alamat(evaluasi, "hasil.pdf"))
    assert "DRAF" in teks_pdf(jawaban)
    assert Dokumen.objects.count() == 0
