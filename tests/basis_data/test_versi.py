"""The versions of one SKP by SQL: one in force, one chain, closed periods closed for all of them."""

from datetime import timedelta
from uuid import uuid4

import pytest

from skp_app.alur import penyusunan, perubahan
from skp_app.models import PenutupanPeriode, Realisasi, Skp
from tests import pembuat
from tests.basis_data.langsung import DITERIMA, hapus, salin, ubah

RANTAI = "Versi baru melanjutkan SKP yang ditetapkan: pegawai, tanggal, dan rangkaiannya sama"
SKP = "SKP sudah ditetapkan: perubahan memerlukan versi baru"


@pytest.fixture
def lama(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def draf(lama, pemeran):
    return perubahan.buka(lama, oleh=pemeran.sari, alasan="Penugasan baru")


@pytest.fixture
def baru(draf, pemeran):
    penyusunan.simpan_iki(draf.rhk.first().iki.get(), oleh=pemeran.sari, versi=1, target="99 layanan")
    return pembuat.tetapkan(Skp.objects.get(pk=draf.pk))


def segar(skp):
    return Skp.objects.get(pk=skp.pk)


def test_dua_versi_berlaku_ditolak(lama, draf):
    isi = {k: getattr(lama, k) for k in ("ditetapkan_pada", "sidik_ditetapkan")}
    for status in ("ditetapkan", "penyesuaian_diajukan"):
        assert ubah(draf, status=status, salinan="{}", **isi) == "skp_tidak_tumpang_tindih"
    lain = {"kode": "a" * 16, "nomor_dokumen": None, "mulai": lama.selesai + timedelta(days=1)}
    assert salin(lama, **lain, selesai=lain["mulai"]) == "skp_satu_versi_berlaku"


def test_satu_versi_hanya_satu_penggantinya(draf):
    kembar = {"kode": "a" * 16, "nomor_dokumen": None}
    assert salin(draf, **kembar) == "skp_satu_pengganti"
    assert salin(draf, **kembar, status="dibatalkan") == DITERIMA


@pytest.mark.parametrize(
    "salah",
    [{"nomor_versi": 3}, {"rangkaian": str(uuid4())}, {"pegawai_id": "joko"}, {"mulai": "besok"}],
    ids=lambda s: next(iter(s)),
)
def test_rantai_versi_tidak_dapat_disambung_lain(draf, pemeran, salah):
    nilai = {"joko": pemeran.joko.pk, "besok": draf.mulai + timedelta(days=1)}
    assert ubah(draf, **{k: nilai.get(v, v) for k, v in salah.items()}) == RANTAI


def test_versi_pertama_tidak_menggantikan_dan_yang_berikut_harus(lama, draf):
    assert ubah(draf, menggantikan_id=None) == "skp_versi_menggantikan"
    assert ubah(draf, menggantikan_id=draf.pk) in (RANTAI, "skp_tidak_menggantikan_diri")


def test_yang_belum_ditetapkan_tidak_digantikan(pemeran, periode):
    awal = pembuat.buat_skp(pemeran.joko)
    assert salin(awal, kode="a" * 16, menggantikan_id=awal.pk, nomor_versi=2) == RANTAI


def test_isi_versi_yang_digantikan_tetap_beku(lama, baru):
    lama = segar(lama)
    rhk = lama.rhk.first()
    assert lama.status == "digantikan"
    terkunci = "SKP berstatus digantikan: isinya tidak dapat diubah"
    assert [ubah(b, teks="Lain") for b in (rhk, rhk.iki.get())] == [terkunci] * 2
    assert hapus(lama) == "SKP berstatus digantikan tidak dapat dihapus"
    for isi in ({"status": "ditetapkan"}, {"status": "beralih"}, {"salinan": "{}"}, {"nomor_dokumen": "X"}):
        assert ubah(lama, **isi) == SKP


def test_hari_terakhir_yang_ditetapkan_tidak_berubah_selain_saat_beralih(lama, baru):
    lusa = baru.mulai + timedelta(days=40)
    assert ubah(baru, selesai=lusa) == SKP
    assert ubah(baru, selesai=lusa, status="beralih") == DITERIMA
    assert ubah(segar(lama), selesai=lusa) == SKP


def test_periode_yang_ditutup_tertutup_bagi_setiap_versi(lama, pemeran):
    tw1 = pembuat.triwulan(1)
    pembuat.isi_realisasi(lama, tw1)
    pembuat.buat_evaluasi_ditetapkan(lama, tw1, pemeran.admin)
    draf = perubahan.buka(lama, oleh=pemeran.sari, alasan="Penugasan baru")
    penyusunan.simpan_iki(draf.rhk.first().iki.get(), oleh=pemeran.sari, versi=1, target="99 layanan")
    baru = pembuat.tetapkan(segar(draf))
    realisasi = Realisasi.objects.filter(iki__rhk__skp=lama).first()
    tertutup = "Evaluasi periode ini sudah ditetapkan: realisasi tidak dapat diubah"
    assert salin(realisasi, iki_id=baru.rhk.first().iki.get().pk) == tertutup
    assert ubah(realisasi, teks="Lain") == tertutup
    penutupan = PenutupanPeriode.objects.get(skp=lama)
    assert salin(penutupan, skp_id=baru.pk) == "Periode ini sudah ditutup pada versi lain dari SKP yang sama"
