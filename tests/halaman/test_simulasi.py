"""/organisasi/pegawai/<kode>/terlihat/: what somebody can see, by the rules themselves."""

import pytest

from evaluasi.views import simulasi
from pegawai import mandat
from skp_app.models import Skp
from tests import pembuat
from tests.halaman.bantu import teks

pytestmark = pytest.mark.django_db


@pytest.fixture
def skp(pemeran):
    pembuat.buat_skp(pemeran.joko)  # a draft: its owner's alone
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


def tabel(klien, orang):
    return teks(klien.get(f"/organisasi/pegawai/{orang.kode}/terlihat/"))


@pytest.mark.parametrize(
    ("nama", "angka"),
    [
        ("sari", "SKP 1 1 0 0"), ("joko", "SKP 1 1 0 0"), ("budi", "SKP 1 0 1 0"), ("tono", "SKP 1 0 0 1"),
        ("rina", "SKP 0 0 0 0"), ("dewi", "SKP 1 0 0 0"),
    ],
)  # fmt: skip
def test_angka_sama_dengan_yang_dilihatnya(pemeran, skp, sebagai, nama, angka):
    orang = getattr(pemeran, nama)
    assert angka in tabel(sebagai(pemeran.admin), orang)
    assert Skp.objects.visible_to(orang).count() == int(angka.split()[1])


def test_sebab_menyebut_penempatan_dan_kewenangan(pemeran, organisasi, skp, sebagai):
    mandat.beri(pemeran.rina.pengguna, organisasi.egov, mandat.AWASI)
    assert simulasi.sebab(pemeran.rina) == [
        ("Penempatan", "KEPALA BIDANG STATISTIK, BIDANG STATISTIK (memimpin)"),
        ("Kewenangan", "Auditor (hanya membaca), BIDANG E-GOVERNMENT"),
    ]
    halaman = tabel(sebagai(pemeran.admin), pemeran.rina)
    assert ("Unit yang dibaca datanya 1" in halaman, "Pemantauan unit" in halaman) == (True, True)


def test_tanpa_akun_tidak_melihat_apa_pun(pemeran, sebagai):
    orang = pembuat.buat_pegawai("Tanpa Akun", masuk=False)
    assert "tidak dapat melihat apa pun" in tabel(sebagai(pemeran.admin), orang)


def test_hanya_bkd(pemeran, sebagai):
    assert sebagai(pemeran.dewi).get(f"/organisasi/pegawai/{pemeran.sari.kode}/terlihat/").status_code == 404
