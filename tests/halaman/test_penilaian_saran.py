"""The rating sheet: suggestion while marking, reason for a deviation, all nine cells. On 7 April 2026."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from evaluasi.aturan.kuadran import Predikat, semua_sel
from evaluasi.models import Evaluasi
from skp_app.alur import penugasan
from skp_app.models import Penugasan
from tests import pembuat
from tests.alur.test_studi_gagal import KALIMAT, STUDI
from tests.cuplikan import tanpa_perubahan
from tests.halaman.bantu import isi, teks

ISIAN = {"rating_hasil": "sesuai", "rating_perilaku": "sesuai", "catatan": "Pertahankan.", "versi": "0"}
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def tujuh_april():
    with time_machine.travel(datetime(2026, 4, 7, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        yield


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


@pytest.fixture
def skp(pemeran, tw1):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def alamat(skp, tw1):
    return f"/penilaian/{tw1.kode}/{skp.kode}/"


@pytest.fixture
def budi(sebagai, pemeran):
    return sebagai(pemeran.budi, sandi_segar=True)


def tanda(skp, nilai):
    return {f"tanda-{r.pk}": nilai for r in skp.rhk.all()}


def test_kesembilan_sel_lewat_halaman(budi, alamat):
    for versi, (hasil, perilaku, sel) in enumerate(semua_sel()):
        isian = ISIAN | {"rating_hasil": hasil, "rating_perilaku": perilaku, "versi": str(versi)}
        jawaban = budi.post(alamat, isian, follow=True)
        assert f"Tersimpan: {Predikat(sel).cetak}" in teks(jawaban)
        evaluasi = Evaluasi.objects.get()
        assert (evaluasi.predikat, evaluasi.versi) == (sel, versi + 1)


def test_saran_sementara_dijawab_tanpa_menyimpan(budi, skp, alamat):
    with tanpa_perubahan():
        jawaban = budi.post(f"{alamat}saran/", tanda(skp, "di_atas"), headers=HTMX)
        kosong = budi.post(f"{alamat}saran/", {"rating_hasil": "hebat"}, headers=HTMX)
    assert teks(jawaban) == (
        "Saran: Di atas ekspektasi . 2 dari 2 hasil kerja di atas ekspektasi, 0 di bawah; tidak ada hasil kerja utama "
        "di bawah ekspektasi. Panduan: Lampiran hlm. 97–98. Anda yang memutuskan."
    )
    assert 'data-saran="di_atas"' in isi(jawaban)
    assert (kosong.status_code, teks(kosong)) == (200, "")
    assert budi.post(f"{alamat}saran/", tanda(skp, "di_atas")).headers["Location"] == alamat  # without htmx


def test_alasan_diminta_pada_konfirmasi_dan_diterima_sesudah_diisi(budi, skp, tw1, alamat, pemeran):
    pembuat.catat_capaian(skp.unit_penilai, tw1, pemeran.admin)
    budi.post(alamat, ISIAN | tanda(skp, "di_bawah"))
    halaman = budi.get(f"{alamat}tetapkan/")
    assert "Rating hasil kerja berbeda dari saran. Tulis alasannya pada lembar penilaian." in teks(halaman)
    assert 'name="versi"' not in isi(halaman)
    assert budi.post(f"{alamat}tetapkan/", {"versi": "1"}).status_code == 422
    budi.post(alamat, ISIAN | tanda(skp, "di_bawah") | {"versi": "1", "alasan_menyimpang": "Kendala di luar dirinya."})
    assert "Di bawah ekspektasi. Kendala di luar dirinya." in teks(budi.get(f"{alamat}tetapkan/"))
    assert budi.post(f"{alamat}tetapkan/", {"versi": "2"}).status_code == 302
    assert Evaluasi.objects.get().alasan_menyimpang == "Kendala di luar dirinya."


def test_alasan_terlalu_panjang_diulang_dengan_kalimat(budi, alamat):
    jawaban = budi.post(alamat, ISIAN | {"alasan_menyimpang": "x" * 501})
    assert jawaban.status_code == 422
    assert "Alasan rating hasil kerja berbeda dari saran paling panjang 500 huruf" in teks(jawaban)


def test_lembar_tahunan_menandai_progres_yang_bukan_realisasi_akhir(budi, skp, tw1):
    pembuat.isi_realisasi(skp, tw1)
    assert "Progres Triwulan I 2026" in teks(budi.get(f"/penilaian/2026-akhir/{skp.kode}/"))


def test_tugas_belajar_gagal_menutup_rating_hasil(budi, skp, alamat, pemeran):
    tugas = penugasan.tunjuk(
        pemeran.sari, oleh=pemeran.budi, uraian="Tugas belajar", mulai=date(2026, 1, 5), jenis="tugas_belajar",
        studi=STUDI,
    )  # fmt: skip
    penugasan.catat_hasil_studi(tugas, oleh=pemeran.budi, lulus=False, tanggal=date(2026, 3, 2))
    assert Penugasan.objects.get().studi.lulus is False
    halaman = budi.get(alamat)
    assert KALIMAT.format(100) in teks(halaman)
    assert isi(halaman).count("disabled") == 2  # the two ratings that are left out
    ditolak = budi.post(alamat, ISIAN)
    assert (ditolak.status_code, Evaluasi.objects.count()) == (422, 0)
    budi.post(alamat, ISIAN | {"rating_hasil": "di_bawah"})
    assert Evaluasi.objects.get().predikat == "kurang"
