"""Sums of the sheet become realisasi; a hand overrules them, and may give them back."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine

from pegawai.penolakan import BukanHak, KeadaanMenolak
from skp_app.alur import lembar, lembar_jumlah, progres
from skp_app.alur.kaitan import Kaitan
from skp_app.alur.lembar import Kiriman
from skp_app.aturan.lembar import IsiBaris, Kait
from skp_app.models import Realisasi, RealisasiProgres, RencanaAksi
from tests import pembuat


@pytest.fixture(autouse=True)
def mei():
    with time_machine.travel("2026-05-04 10:00 +0700", tick=False):
        yield


@pytest.fixture
def skp(pemeran):
    pembuat.bulanan()
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def iki(skp):
    return skp.rhk.first().iki.get()


def tulis(iki, angka, hari=date(2026, 4, 15), satuan="Layanan", kunci=None, versi=0):
    isi = IsiBaris(hari, "Membuka layanan", realisasi=angka and Decimal(angka), satuan=satuan)
    k = Kiriman(kunci or uuid4(), versi, isi, Kait(iki.rhk.garis, iki.garis))
    assert lembar.simpan(iki.rhk.skp.pegawai, [k]).versi == {k.kunci: versi + 1}
    return k.kunci


def progres_april(iki):
    p = RealisasiProgres.objects.filter(iki=iki, periode_dokumentasi=pembuat.bulan(4)).first()
    return p and (p.angka, p.sumber)


def jumlahan(skp):
    daftar = lembar_jumlah.daftar(skp, date(2026, 4, 1), date(2026, 4, 30))
    return [(j.nomor, j.nilai, j.tertulis, j.sendiri) for j in daftar]


def test_jumlah_mengikuti_lembar_sampai_ke_realisasi_triwulan(iki):
    kunci = tulis(iki, 2)
    tulis(iki, "3.5", date(2026, 4, 16))
    tulis(iki, 7, date(2026, 3, 31))
    assert progres_april(iki) == (Decimal("5.5"), "lembar")
    assert Realisasi.objects.get(iki=iki, periode_evaluasi=pembuat.triwulan(2)).teks == "12,5 layanan"
    tulis(iki, 4, kunci=kunci, versi=1)
    assert progres_april(iki) == (Decimal("7.5"), "lembar")
    lembar.hapus(iki.rhk.skp.pegawai, kunci)
    assert progres_april(iki) == (Decimal("3.5"), "lembar")


def test_hari_yang_dipindah_mengubah_kedua_bulan(iki):
    kunci = tulis(iki, 2)
    tulis(iki, 2, date(2026, 3, 31), kunci=kunci, versi=1)
    assert progres_april(iki) is None
    assert RealisasiProgres.objects.get(iki=iki).periode_dokumentasi == pembuat.bulan(3)


def test_yang_diketik_sendiri_tidak_ditimpa_sampai_lembar_dipakai(skp, iki):
    pembuat.catat_progres(iki, pembuat.bulan(4), angka=Decimal(25))
    tulis(iki, 23)
    assert progres_april(iki) == (Decimal(25), "manual")
    assert jumlahan(skp) == [("1.1", Decimal(23), "25", True)]
    lembar_jumlah.pakai(skp.pegawai, iki, pembuat.bulan(4))
    tulis(iki, 1, date(2026, 4, 16))
    assert jumlahan(skp) == [("1.1", Decimal(24), "24", False)]


def test_angka_bersatuan_lain_tidak_dijumlahkan(skp, iki):
    tulis(iki, 2)
    tulis(iki, 3, satuan="Dokumen")
    assert progres_april(iki) is None
    assert jumlahan(skp) == [("1.1", None, "", False)]
    with pytest.raises(KeadaanMenolak, match="satu satuan"):
        lembar_jumlah.pakai(skp.pegawai, iki, pembuat.bulan(4))


def test_aturan_gulung_indikator_berlaku_juga_untuk_lembar(skp, iki):
    progres.atur_cara(iki, "rata_rata", oleh=skp.pegawai, periode=pembuat.triwulan(2))
    for hari, angka in ((1, 80), (2, 90), (6, 91)):
        tulis(iki, angka, date(2026, 4, hari), "%")
    assert progres_april(iki) == (Decimal("87"), "lembar")


def test_periode_yang_sama_dengan_evaluasinya_menawarkan_jumlah_di_samping_realisasi(pemeran, periode):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    iki = skp.rhk.first().iki.get()
    pembuat.isi_realisasi(skp, pembuat.triwulan(2))
    tulis(iki, 23)
    assert Realisasi.objects.get(iki=iki).teks == "9 layanan"
    assert jumlahan(skp) == [("1.1", Decimal(23), "9 layanan", True)]
    triwulan = periode.dokumentasi.get(kode="2026-tw2")
    with pytest.raises(BukanHak):
        lembar_jumlah.pakai(pemeran.budi, iki, triwulan)
    lembar_jumlah.pakai(skp.pegawai, iki, triwulan)
    assert Realisasi.objects.get(iki=iki).teks == "23 layanan"


def test_periode_yang_sudah_ditutup_menolak_catatan_harian(skp, iki):
    maret = pembuat.bulan(3)
    maret.tutup = maret.batas
    maret.save()
    k = Kiriman(uuid4(), 0, IsiBaris(date(2026, 3, 31), "Terlambat"), Kait())
    salah = lembar.simpan(skp.pegawai, [k]).salah[k.kunci]["tanggal"]
    assert salah == "Maret 2026 sudah ditutup. Minta pejabat penilai atau pengelola kinerja membukanya."
    tulis(iki, 1)


def test_kata_rencana_aksi_yang_disusun_langsung_terhubung(skp, iki):
    RencanaAksi.objects.create(
        rangkaian=skp.rangkaian, garis_rhk=iki.rhk.garis, garis_iki=iki.garis, urutan=1,
        periode_evaluasi=pembuat.triwulan(2), teks="Menyiapkan layanan",
    )  # fmt: skip
    kaitan = Kaitan.milik(skp.pegawai, date(2026, 4, 1), date(2026, 4, 30))
    assert kaitan.cocok("menyiapkan  LAYANAN", date(2026, 4, 1)) == Kait(iki.rhk.garis, iki.garis)
