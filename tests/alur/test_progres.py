"""Entries per documentation period roll up into one realisasi per evaluation period (Pasal 16)."""

from datetime import datetime
from decimal import Decimal

import pytest

from pegawai.models import Jejak
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur import bukti as gudang
from skp_app.alur import pendokumentasian, perubahan, progres
from skp_app.models import Realisasi, RealisasiProgres
from tests import pembuat
from tests.cuplikan import ditolak


@pytest.fixture(autouse=True)
def hari_ini(time_machine):
    time_machine.move_to(datetime(2026, 5, 4, 3))


@pytest.fixture
def skp(pemeran):
    pembuat.bulanan()
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def iki(skp):
    return skp.rhk.first().iki.get()


def realisasi(iki, triwulan=1):
    r = Realisasi.objects.filter(iki=iki, periode_evaluasi=pembuat.triwulan(triwulan)).first()
    return r and (r.teks, r.asal)


def test_bulan_bulan_setahun_menjadi_satu_realisasi_per_triwulan(iki):
    for n, angka in ((1, 2), (2, 4), (3, 3), (4, 1)):
        pembuat.catat_progres(iki, pembuat.bulan(n), angka=Decimal(angka))
    assert realisasi(iki, 1) == ("9 layanan", "gulungan")
    assert realisasi(iki, 2) == ("10 layanan", "gulungan")
    assert RealisasiProgres.objects.filter(iki=iki).count() == 4


def test_bulan_lama_yang_diperbaiki_mengubah_triwulan_sesudahnya(iki):
    januari = pembuat.catat_progres(iki, pembuat.bulan(1), angka=Decimal(2))
    pembuat.catat_progres(iki, pembuat.bulan(4), angka=Decimal(1))
    pembuat.catat_progres(iki, pembuat.bulan(1), angka=Decimal(5), versi=januari.versi)
    assert (realisasi(iki, 1)[0], realisasi(iki, 2)[0]) == ("5 layanan", "6 layanan")


def test_kata_dan_sumber_data_terakhir_ikut_tergulung(iki):
    pembuat.catat_progres(iki, pembuat.bulan(1), teks="Rancangan selesai", sumber_data="laporan Januari")
    pembuat.catat_progres(iki, pembuat.bulan(2), teks="Uji coba dua layanan", kendala="jaringan")
    r = Realisasi.objects.get(iki=iki)
    assert (r.teks, r.sumber_data, r.kendala) == ("Uji coba dua layanan", "laporan Januari", "jaringan")


def test_realisasi_yang_diketik_tidak_ditimpa_gulungan_sampai_dikembalikan(iki, pemeran):
    pembuat.catat_progres(iki, pembuat.bulan(1), angka=Decimal(2))
    r = Realisasi.objects.get(iki=iki)
    pendokumentasian.catat_realisasi(iki, pembuat.triwulan(1), oleh=pemeran.sari, versi=r.versi, teks="7 layanan")
    pembuat.catat_progres(iki, pembuat.bulan(2), angka=Decimal(4))
    assert realisasi(iki) == ("7 layanan", "isian")
    r = progres.gulung_kembali(Realisasi.objects.get(iki=iki), oleh=pemeran.sari)
    assert (r.teks, r.asal) == ("6 layanan", "gulungan")
    progres.gulung_kembali(r, oleh=pemeran.sari)
    assert Jejak.objects.filter(kata_kerja="gulung_kembali").count() == 1


def test_tanpa_isian_tidak_ada_yang_digulung_kembali(iki, pemeran):
    pendokumentasian.catat_realisasi(iki, pembuat.triwulan(1), oleh=pemeran.sari, teks="7 layanan")
    with ditolak(KeadaanMenolak, "Belum ada isian yang dapat digulung untuk indikator ini."):
        progres.gulung_kembali(Realisasi.objects.get(), oleh=pemeran.sari)


def test_lembar_progres_tidak_menimpa_yang_diketik(iki):
    pembuat.catat_progres(iki, pembuat.bulan(1), angka=Decimal(5), sumber="lembar")
    pembuat.catat_progres(iki, pembuat.bulan(1), angka=Decimal(6), sumber="lembar")
    assert realisasi(iki)[0] == "6 layanan"
    baris = RealisasiProgres.objects.get(iki=iki)
    pembuat.catat_progres(iki, pembuat.bulan(1), angka=Decimal(8), versi=baris.versi)
    pembuat.catat_progres(iki, pembuat.bulan(1), angka=Decimal(9), sumber="lembar")
    baris.refresh_from_db()
    assert (baris.angka, baris.sumber) == (8, "manual")


def test_dua_tab_versi_basi_memuat_kedua_isian(iki):
    baris = pembuat.catat_progres(iki, pembuat.bulan(1), angka=Decimal(5))
    pembuat.catat_progres(iki, pembuat.bulan(1), angka=Decimal(6), versi=baris.versi)
    with pytest.raises(VersiBasi) as tolak:
        pembuat.catat_progres(iki, pembuat.bulan(1), angka=Decimal(7), versi=baris.versi)
    assert (tolak.value.tersimpan, tolak.value.dikirim) == ({"angka": 6}, {"angka": 7})


def test_isian_sama_dikirim_dua_kali_satu_jejak(iki):
    for _ in range(2):
        pembuat.catat_progres(iki, pembuat.bulan(1), angka=Decimal(5))
    assert Jejak.objects.filter(kata_kerja="catat_progres").count() == 1


def test_dikosongkan_realisasinya_hilang_kecuali_sudah_berbukti(iki, pemeran):
    baris = pembuat.catat_progres(iki, pembuat.bulan(1), angka=Decimal(5))
    r = Realisasi.objects.get(iki=iki)
    bukti = gudang.tambah(r, oleh=pemeran.sari, judul="Berita acara", lokasi="Arsip")
    with pytest.raises(KeadaanMenolak):
        pembuat.catat_progres(iki, pembuat.bulan(1), angka=None, versi=baris.versi)
    assert RealisasiProgres.objects.filter(iki=iki).exists()
    gudang.lepas(bukti, r, oleh=pemeran.sari)
    assert pembuat.catat_progres(iki, pembuat.bulan(1), angka=None, versi=baris.versi) is None
    assert (realisasi(iki), RealisasiProgres.objects.filter(iki=iki).exists()) == (None, False)
    assert pembuat.catat_progres(iki, pembuat.bulan(2), teks="  ") is None


def test_cara_gulung_dipilih_pegawai_dan_realisasi_ikut(iki, pemeran):
    for n, angka in ((1, 2), (2, 4)):
        pembuat.catat_progres(iki, pembuat.bulan(n), angka=Decimal(angka))
    progres.atur_cara(iki, "rata_rata", oleh=pemeran.sari, periode=pembuat.triwulan(1))
    assert realisasi(iki)[0] == "3 layanan"
    pembuat.catat_progres(iki, pembuat.bulan(3), angka=Decimal(9))
    assert realisasi(iki)[0] == "5 layanan"
    with pytest.raises(IsianKeliru):
        progres.atur_cara(iki, "terbalik", oleh=pemeran.sari, periode=pembuat.triwulan(1))


def test_hanya_pemilik_yang_mencatat(iki, pemeran):
    with pytest.raises(BukanHak):
        progres.catat(iki, pembuat.bulan(1), oleh=pemeran.budi, angka=Decimal(1))
    with pytest.raises(BukanHak):
        progres.atur_cara(iki, "terakhir", oleh=pemeran.budi, periode=pembuat.triwulan(1))


def test_evaluasi_yang_ditetapkan_menutup_bulan_bulannya(skp, iki, pemeran):
    for satu in [i for r in skp.rhk.all() for i in r.iki.all()]:
        pembuat.catat_progres(satu, pembuat.bulan(1), angka=Decimal(1))
    pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
    with pytest.raises(KeadaanMenolak):
        pembuat.catat_progres(iki, pembuat.bulan(2), angka=Decimal(1))
    pembuat.catat_progres(iki, pembuat.bulan(4), angka=Decimal(2))
    assert (realisasi(iki, 1)[0], realisasi(iki, 2)[0]) == ("1 layanan", "3 layanan")


def test_isian_dibawa_ke_versi_skp_berikutnya(skp, iki, pemeran):
    pembuat.catat_progres(iki, pembuat.bulan(1), angka=Decimal(4), catatan="dari tim")
    baru = perubahan.buka(skp, oleh=pemeran.sari, alasan="Penugasan baru")
    pembuat.isi_rhk(baru, 3)
    baru = pembuat.tetapkan(baru)
    milik = baru.rhk.first().iki.get()
    dibawa = RealisasiProgres.objects.get(iki=milik)
    assert (dibawa.angka, dibawa.catatan, realisasi(milik)) == (4, "dari tim", ("4 layanan", "gulungan"))
    pembuat.catat_progres(milik, pembuat.bulan(1), angka=Decimal(6), versi=dibawa.versi)
    assert realisasi(milik)[0] == "6 layanan"
