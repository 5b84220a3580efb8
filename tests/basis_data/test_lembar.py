"""The lembar progres: what PostgreSQL itself refuses."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest

from skp_app.models import CatatanHarian, KegiatanRutin, Ketidakhadiran
from tests import pembuat
from tests.basis_data.langsung import DITERIMA, hapus, salin, ubah

BEKU = "Evaluasi periode ini sudah ditetapkan: catatan harian tidak dapat diubah"
DI_LUAR = "Catatan harian berada di luar masa SKP"


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def catatan(skp):
    garis = skp.rhk.first().garis
    return CatatanHarian.objects.create(
        pegawai=skp.pegawai, tanggal=pembuat.triwulan(1).mulai, kegiatan="Menyusun rekap", garis_rhk=garis,
        jam_mulai=time(7, 30), jam_selesai=time(9), realisasi=2, satuan="Dokumen",
    )  # fmt: skip


def test_baris_yang_sama_dikirim_dua_kali_satu_baris(catatan):
    assert salin(catatan) == "catatan_sekali"
    assert salin(catatan, kunci=uuid4()) == DITERIMA


@pytest.mark.parametrize(
    ("isi", "batas"),
    [
        ({"jam_selesai": time(7, 30)}, "catatan_jam_urut"),
        ({"jam_selesai": None}, "catatan_jam_urut"),
        ({"kegiatan": ""}, "catatan_berisi"),
        ({"realisasi": -1}, "catatan_tak_minus"),
        ({"satuan": ""}, "catatan_realisasi_bersatuan"),
        ({"di_luar_rhk": True}, "catatan_satu_kaitan"),
        ({"garis_rhk": None, "garis_iki": uuid4()}, "catatan_satu_kaitan"),
    ],
)
def test_baris_yang_tidak_masuk_akal_ditolak(catatan, isi, batas):
    assert ubah(catatan, **isi) == batas
    assert ubah(catatan, jam_mulai=None, jam_selesai=None, garis_rhk=None, realisasi=None, satuan="") == DITERIMA


def test_harinya_di_dalam_masa_skp(catatan, skp, pemeran):
    assert ubah(catatan, tanggal=skp.selesai) == DITERIMA
    assert ubah(catatan, tanggal=skp.selesai + timedelta(days=1)) == DI_LUAR
    assert ubah(catatan, pegawai_id=pemeran.joko.pk) == DI_LUAR


def test_sesudah_evaluasi_ditetapkan_tidak_ada_yang_berubah(catatan, skp, pemeran):
    lain = CatatanHarian.objects.create(pegawai=skp.pegawai, tanggal=pembuat.triwulan(2).mulai, kegiatan="Rapat")
    assert (ubah(catatan, kegiatan="Lain"), hapus(catatan)) == (DITERIMA, DITERIMA)
    pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
    assert {ubah(catatan, kegiatan="Lain"), hapus(catatan), salin(catatan, kunci=uuid4())} == {BEKU}
    assert ubah(lain, tanggal=catatan.tanggal) == BEKU
    assert ubah(lain, kegiatan="Lain") == DITERIMA


def test_ketidakhadiran_satu_orang_tidak_bertumpuk(pemeran):
    cuti = Ketidakhadiran.objects.create(
        pegawai=pemeran.sari, jenis="cuti", mulai=date(2026, 4, 6), selesai=date(2026, 4, 8), dicatat_oleh=pemeran.sari
    )
    assert salin(cuti, mulai=date(2026, 4, 8), selesai=date(2026, 4, 9)) == "ketidakhadiran_terpisah"
    assert salin(cuti, mulai=date(2026, 4, 9), selesai=date(2026, 4, 9)) == DITERIMA
    assert ubah(cuti, selesai=date(2026, 4, 5)) == "ketidakhadiran_selesai_setelah_mulai"
    assert ubah(cuti, jenis="libur") == "ketidakhadiran_jenis_dikenal"


def test_pola_kegiatan_rutin(pemeran):
    rutin = KegiatanRutin.objects.create(pegawai=pemeran.sari, kegiatan="Apel pagi")
    assert salin(rutin) == "rutin_sekali"
    assert ubah(rutin, pola="hari") == "rutin_nilai_menurut_pola"
    assert ubah(rutin, pola="hari", nilai=[7]) == "rutin_nilai_menurut_pola"
    assert ubah(rutin, pola="hari", nilai=[0, 4]) == DITERIMA
    assert ubah(rutin, pola="tanggal", nilai=[31]) == DITERIMA
    assert ubah(rutin, pola="tahunan") == "rutin_nilai_menurut_pola"
