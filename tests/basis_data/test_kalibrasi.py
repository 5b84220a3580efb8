"""The database itself: minutes stay as written, a proposal is answered once, a change is a change. By SQL."""

import pytest

from evaluasi.alur import kalibrasi
from tests.alur.test_kalibrasi import ALASAN, d, dalam_jendela, pindah, simpan, usulkan  # noqa: F401
from tests.basis_data.langsung import DITERIMA, hapus, salin, ubah

pytestmark = pytest.mark.django_db


@pytest.fixture
def usulan(d, pemeran, organisasi):  # noqa: F811
    return usulkan(d, pemeran, organisasi).perubahan.get()


def test_berita_acara_tidak_berubah_dan_tidak_terhapus(d, pemeran):  # noqa: F811
    baru = simpan(d, pemeran.budi, pindah(d, "sari"), peserta=[pemeran.tono])
    tolak = "{} pada evaluasi_kalibrasi{} ditolak: isinya hanya boleh bertambah"
    assert (ubah(baru, tempat="Lain"), hapus(baru)) == (tolak.format("UPDATE", ""), tolak.format("DELETE", ""))
    assert hapus(baru.peserta.through.objects.get()) == tolak.format("DELETE", "_peserta")
    assert salin(baru, nomor="X", kode="x") == "kalibrasi_sekali_kirim"
    assert salin(baru, nomor="X", kode="x", kunci="lain", sidik="x") == "kalibrasi_bersidik"
    assert salin(baru, nomor="X", kode="x", kunci="lain", tempat="") == "kalibrasi_bertempat"


def test_usulan_dijawab_satu_kali(usulan, pemeran):
    jawab = {"status": "ditolak", "jawaban": "Tetap.", "dijawab_pada": "2026-01-01"}
    assert ubah(usulan, **jawab) == DITERIMA
    beku = "Perubahan kalibrasi tidak dapat diubah; usulan dijawab satu kali"
    assert [ubah(usulan, alasan="lain"), ubah(usulan, ke_hasil="sesuai"), hapus(usulan)] == [beku] * 3
    kalibrasi.tolak(usulan, oleh=pemeran.budi, jawaban=ALASAN)
    assert ubah(usulan, status="menunggu", jawaban="", dijawab_pada=None) == beku


DITOLAK = [
    ({"status": "lain", "dijawab_pada": "2026-01-01"}, "perubahan_dijawab_lengkap"),
    ({"ke_hasil": "lain"}, "perubahan_hasil_dikenal"),
    ({"ke_perilaku": ""}, "perubahan_perilaku_dikenal"),
    ({"dari_hasil": ""}, "perubahan_asal_dikenal"),
    ({"ke_hasil": "sesuai", "ke_perilaku": "sesuai"}, "perubahan_berpindah"),
    ({"alasan": ""}, "perubahan_beralasan"),
    ({"status": "diterima"}, "perubahan_dijawab_lengkap"),
    ({"status": "ditolak", "dijawab_pada": "2026-01-01"}, "perubahan_tolak_beralasan"),
    ({"status": "diterapkan"}, "perubahan_sekali_per_kalibrasi"),
]


def test_isi_yang_ditolak(usulan):
    assert [salin(usulan, **isi) for isi, _ in DITOLAK] == [batas for _, batas in DITOLAK]


def test_satu_usulan_terbuka_per_orang(usulan, d, pemeran, organisasi):  # noqa: F811
    lain = simpan(d, pemeran.tono, pindah(d, "joko"), unit=organisasi.dinas, tim=False, kunci="dua")
    assert salin(usulan, kalibrasi_id=lain.pk) == "perubahan_satu_usulan_terbuka"
