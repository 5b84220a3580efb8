"""/organisasi/kewenangan/ on screen, and granting by the admin of a unit."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from pegawai import mandat
from pegawai.alur import kewenangan as alur
from pegawai.models import UsulanHak
from tests.halaman.bantu import isi, teks
from tests.halaman.kueri import kueri

pytestmark = pytest.mark.django_db
DAFTAR = "/organisasi/kewenangan/"


@pytest.fixture
def kadis(pemeran, organisasi):
    alur.beri(pemeran.tono, mandat.ADMIN, organisasi.dinas, oleh=pemeran.admin)
    return pemeran.tono


def test_daftar_menyebut_masa_dan_saringannya(pemeran, organisasi, sebagai):
    admin, sampai = sebagai(pemeran.admin), localdate() + timedelta(days=10)
    alur.beri(pemeran.sari, mandat.AWASI, organisasi.egov, oleh=pemeran.admin, selesai=sampai, dasar="ST 7")
    halaman = teks(admin.get(DAFTAR))
    assert "Ayu Puspita Pengelola kepegawaian instansi (BKD)" in halaman
    assert "Dewi Lestari Pengelola kinerja DINAS KOMUNIKASI DAN INFORMATIKA sampai dicabut" in halaman
    segera = teks(admin.get(f"{DAFTAR}?masa=berakhir"))
    assert ("Auditor (hanya membaca) ST 7 BIDANG E-GOVERNMENT" in segera, "Dewi Lestari" in segera) == (True, False)
    assert "Tidak ada yang cocok" in teks(admin.get(f"{DAFTAR}?masa=nanti"))


def test_mandat_membaca_unitnya_saja_dan_riwayat_milik_bkd(pemeran, organisasi, sebagai):
    alur.beri(pemeran.sari, mandat.AWASI, organisasi.statistik, oleh=pemeran.admin, selesai=date(2030, 6, 1))
    assert "Dewi Lestari" not in teks(sebagai(pemeran.sari).get(DAFTAR))
    assert sebagai(pemeran.sari).get(f"{DAFTAR}riwayat/").status_code == 404
    riwayat = teks(sebagai(pemeran.admin).get(f"{DAFTAR}riwayat/?q=sari"))
    assert "Diberi: Auditor (hanya membaca), BIDANG STATISTIK sampai 1 Juni 2030" in riwayat
    assert "Belum ada riwayat" in teks(sebagai(pemeran.admin).get(f"{DAFTAR}riwayat/?q=rina"))


def test_admin_unit_memberi_lewat_halaman_pegawai(pemeran, organisasi, kadis, sebagai):
    tono = sebagai(kadis, sandi_segar=True)
    alamat = f"/organisasi/pegawai/{pemeran.sari.kode}/mandat/"
    assert ("kelola_kinerja" in isi(tono.get(alamat)), "kelola_instansi" in isi(tono.get(alamat))) == (True, False)
    isian = {"izin": mandat.KELOLA, "unit": organisasi.egov.kode, "selesai": localdate().isoformat()}
    assert tono.post(alamat, isian | {"izin": mandat.INSTANSI}).status_code == 422
    assert tono.post(alamat, isian | {"unit": organisasi.bkd.kode}).status_code == 422
    assert tono.post(alamat, isian).status_code == 302
    assert mandat.mengelola(pemeran.sari.pengguna, organisasi.egov.pk)
    assert tono.post(f"{alamat}cabut/", isian).status_code == 302
    assert not mandat.mengelola(pemeran.sari.pengguna, organisasi.egov.pk)


def test_pengelola_kinerja_tetap_tidak_memberi(pemeran, sebagai):
    dewi = sebagai(pemeran.dewi, sandi_segar=True)
    assert dewi.get(f"/organisasi/pegawai/{pemeran.sari.kode}/mandat/").status_code == 403


def test_banyaknya_kueri_daftar_tetap(pemeran, organisasi, sebagai):
    admin = sebagai(pemeran.admin)

    def banyak():
        with kueri() as daftar:
            admin.get(DAFTAR)
        return len(daftar)

    sedikit = banyak()
    for orang in (pemeran.sari, pemeran.joko, pemeran.budi):
        mandat.beri(orang.pengguna, organisasi.egov)
    assert banyak() == sedikit == 10


def test_hak_atas_instansi_menunggu_orang_kedua_di_halaman(pemeran, sebagai):
    alur.beri(pemeran.bupati, mandat.INSTANSI, None, oleh=pemeran.admin)
    pertama, kedua = (sebagai(o, sandi_segar=True) for o in (pemeran.admin, pemeran.bupati))
    jawab = pertama.post(
        f"/organisasi/pegawai/{pemeran.rina.kode}/mandat/", {"izin": mandat.INSTANSI, "dasar": "SK 12"}, follow=True
    )
    assert "diusulkan; pengelola lain memutuskannya di halaman Kewenangan" in teks(jawab)
    usulan = UsulanHak.objects.get()
    alamat = f"{DAFTAR}usulan/{usulan.pk}/"
    assert [f"{alamat}setujui/" in isi(k.get(DAFTAR)) for k in (pertama, kedua)] == [False, True]
    assert f"{DAFTAR}usulan/" not in isi(sebagai(pemeran.dewi).get(DAFTAR))
    assert pertama.post(f"{alamat}setujui/").status_code == 403
    assert f"{pemeran.rina.nama_lengkap} kini" in teks(kedua.post(f"{alamat}setujui/", follow=True))
    assert mandat.pengelola_instansi().filter(pk=pemeran.rina.pk).exists()
    riwayat = teks(kedua.get(f"{DAFTAR}riwayat/?q=rina"))
    assert [f"{kata}: Pengelola kepegawaian" in riwayat for kata in ("Diusulkan", "Diberi")] == [True, True]
    assert kedua.post(f"{alamat}tolak/").status_code == 409
