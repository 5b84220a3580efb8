"""What was said in the dialog kinerja stays, whoever asks the database."""

import pytest
from django.utils.timezone import now

from skp_app.alur import dialog, perencanaan
from tests import pembuat
from tests.basis_data.langsung import DITERIMA, hapus, salin, ubah

UJAR = "Ujaran dialog kinerja tidak dapat diubah atau dihapus"
KESEPAKATAN = "Kesepakatan dialog kinerja tidak dapat diubah atau dihapus"


@pytest.fixture
def skp(pemeran, periode):
    skp = pembuat.ajukan(pembuat.buat_skp(pemeran.sari))
    return perencanaan.kembalikan(skp, oleh=skp.penilai, catatan="Perbaiki.")


@pytest.fixture
def usulan(skp):
    iki = skp.rhk.first().iki.get()
    return dialog.ujarkan(skp, oleh=skp.penilai, isi="Naikkan.", sasaran=iki, bidang="target", menjadi="98 %")


def test_ujaran_tidak_dapat_diubah_atau_dihapus(usulan, skp, pemeran):
    lain = {
        "isi": "Lain", "semula": "Lain", "menjadi": "Lain", "sebutan": "RHK 9", "bidang": "teks", "versi_skp": 9,
        "oleh_id": pemeran.sari.pk, "dikirim_pada": now(), "iki_id": skp.rhk.last().iki.get().pk,
    }  # fmt: skip
    assert {k: ubah(usulan, **{k: v}) for k, v in lain.items()} == dict.fromkeys(lain, UJAR)
    assert hapus(usulan) == UJAR
    assert ubah(usulan, iki_id=None) == DITERIMA  # its owner may delete the row


def test_usulan_dijawab_sekali(usulan, skp, pemeran):
    putusan = {"status": "ditolak", "diputus_pada": now(), "diputus_oleh_id": pemeran.sari.pk}
    assert ubah(usulan, **putusan) == DITERIMA
    assert ubah(usulan, status="ditolak") == "ujar_putusan_lengkap"
    dialog.terapkan(usulan, oleh=skp.pegawai)
    assert ubah(usulan, **putusan) == UJAR


@pytest.mark.parametrize(
    ("isi", "batas"),
    [
        ({"status": ""}, "ujar_usulan_lengkap"),
        ({"bidang": "aspek"}, "ujar_bidang_dikenal"),
        ({"menjadi": ""}, "ujar_usulan_lengkap"),
        ({"semula": "98 %"}, "ujar_usulan_lengkap"),
        ({"bidang": ""}, "ujar_usulan_lengkap"),
        ({"isi": "", "bidang": "", "status": "", "semula": "", "menjadi": ""}, "ujar_tidak_kosong"),
    ],
)
def test_ujaran_yang_tidak_masuk_akal_ditolak(usulan, isi, batas):
    assert salin(usulan) == DITERIMA
    assert salin(usulan, **isi) == batas


def test_ujaran_tentang_satu_hal(usulan, skp):
    assert salin(usulan, rhk_id=skp.rhk.first().pk) == "ujar_satu_sasaran"


def test_kesepakatan_hanya_dapat_dikonfirmasi(skp, pemeran):
    isi = {"tanggal": now().date(), "agenda": "Target", "kesepakatan": "98 %"}
    catatan = dialog.catat_kesepakatan(skp, oleh=pemeran.sari, **isi)
    lain = {
        "agenda": "Lain",
        "kesepakatan": "Lain",
        "dicatat_oleh_id": pemeran.budi.pk,
        "konfirmasi_pegawai_pada": now(),
    }
    assert {k: ubah(catatan, **{k: v}) for k, v in lain.items()} == dict.fromkeys(lain, KESEPAKATAN)
    assert hapus(catatan) == KESEPAKATAN
    assert ubah(catatan, konfirmasi_penilai_pada=now()) == DITERIMA
    assert salin(catatan, konfirmasi_pegawai_pada=None) == "kesepakatan_dikonfirmasi_pencatat"
    assert salin(catatan, tanggal_berikutnya=catatan.tanggal) == "kesepakatan_berikutnya_sesudahnya"
