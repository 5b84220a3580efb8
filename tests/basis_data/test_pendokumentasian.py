"""Entries, rencana aksi and sendings of a closed period stay, whoever asks the database."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.utils.timezone import now

from skp_app.alur import pengisian, rencana_aksi
from skp_app.models import PengirimanRealisasi, PeriodeDokumentasi, RealisasiProgres, RencanaAksi, SepakatRencanaAksi
from tests import pembuat
from tests.basis_data.langsung import DITERIMA, coba, hapus, ubah

DINILAI = "Evaluasi periode ini sudah ditetapkan: realisasi tidak dapat diubah"
AKSI = "Evaluasi periode ini sudah ditetapkan: rencana aksi tidak dapat diubah"
TERCATAT = "Pengiriman realisasi yang tercatat tidak dapat diubah"
DIPAKAI = "Periode pendokumentasian tahun ini sudah dipakai"


@pytest.fixture
def skp(pemeran, time_machine):
    time_machine.move_to(datetime(2026, 5, 4, 3))
    pembuat.bulanan()
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    for rhk in skp.rhk.all():
        for n in (3, 4):
            pembuat.catat_progres(rhk.iki.get(), pembuat.bulan(n), angka=Decimal(1))
        for n in (1, 2):
            (aksi,) = rencana_aksi.tambah(skp, pembuat.triwulan(n), rhk, oleh=pemeran.sari, teks="Aksi")
            rencana_aksi.sepakati(
                skp, pembuat.triwulan(n), rhk, oleh=pemeran.budi, sidik_dilihat=rencana_aksi.sidik([aksi])
            )
    pengisian.kirim(skp, pembuat.bulan(4), oleh=pemeran.sari)
    pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
    return skp


def progres(n):
    return RealisasiProgres.objects.filter(periode_dokumentasi=pembuat.bulan(n)).first()


def test_isian_periode_yang_dinilai_tetap(skp):
    assert ubah(progres(3), angka=9) == DINILAI
    assert hapus(progres(3)) == DINILAI
    assert ubah(progres(4), periode_dokumentasi_id=pembuat.bulan(2).pk) == DINILAI
    assert ubah(progres(4), angka=9) == DITERIMA
    sisip = "INSERT INTO skp_app_realisasiprogres (iki_id, periode_dokumentasi_id, angka, teks, sumber_data, kendala," \
            " catatan, sumber, versi, diubah_pada) VALUES (%s, %s, 1, '', '', '', '', 'manual', 1, now())"  # fmt: skip
    assert coba(sisip, progres(3).iki_id, pembuat.bulan(2).pk) == DINILAI
    assert coba(sisip, progres(3).iki_id, pembuat.bulan(5).pk) == DITERIMA


def test_isian_punya_angka_atau_kata_tidak_di_bawah_nol_sekali_per_periode(skp):
    assert ubah(progres(4), angka=None) == "progres_tidak_kosong"
    assert ubah(progres(4), angka=-1) == "progres_angka_positif"
    assert ubah(progres(4), sumber="lain") == "progres_sumber_dikenal"
    lain = RealisasiProgres.objects.filter(periode_dokumentasi=pembuat.bulan(4)).exclude(pk=progres(4).pk).get()
    assert ubah(progres(4), iki_id=lain.iki_id) == "progres_satu_per_periode"


def test_rencana_aksi_periode_yang_dinilai_tetap(skp):
    satu, dua = (RencanaAksi.objects.filter(periode_evaluasi=pembuat.triwulan(n)).first() for n in (1, 2))
    assert ubah(satu, teks="Lain") == AKSI
    assert hapus(satu) == AKSI
    assert ubah(dua, periode_evaluasi_id=pembuat.triwulan(1).pk) == AKSI
    assert ubah(dua, teks="Lain") == DITERIMA
    assert ubah(dua, teks="") == "rencana_aksi_tidak_kosong"


def test_kesepakatan_dan_pengiriman_tidak_dapat_dipalsukan(skp):
    sepakat = SepakatRencanaAksi.objects.first()
    assert "hanya boleh bertambah" in ubah(sepakat, sidik="0" * 64)
    kirim = PengirimanRealisasi.objects.get()
    assert ubah(kirim, dikirim_pada=now() - timedelta(days=9)) == TERCATAT
    assert hapus(kirim) == TERCATAT
    assert ubah(kirim, ditarik_pada=now()) == DITERIMA


def test_periode_tahun_yang_sudah_dipakai_tidak_dipotong_lain(skp):
    maret = pembuat.bulan(3)
    assert ubah(maret, selesai=maret.selesai - timedelta(days=1)) == DIPAKAI
    assert hapus(pembuat.bulan(12)) == DIPAKAI
    assert ubah(maret, batas=maret.batas + timedelta(days=3)) == DITERIMA


def test_periode_tidak_tumpang_tindih(periode):
    tw1, tw2, *_ = PeriodeDokumentasi.objects.filter(akhir=False)
    assert ubah(tw2, mulai=tw1.selesai) == "periode_dokumentasi_terpisah"
    assert ubah(tw1, batas=tw1.selesai - timedelta(days=1)) == "dokumentasi_batas_setelah_selesai"
    assert ubah(tw1, tutup=tw1.selesai) == "dokumentasi_tutup_setelah_batas"
    assert ubah(tw1, frekuensi="dwimingguan") == "dokumentasi_frekuensi_dikenal"


def test_perpanjangan_menyebut_periodenya_bila_tentang_pengisian(skp, pemeran):
    buka = pengisian.buka_kunci(
        skp, pembuat.bulan(4), oleh=pemeran.budi, sampai=now().date() + timedelta(days=3), alasan="Cuti"
    )
    assert ubah(buka, periode_dokumentasi_id=None) == "perpanjangan_periode_dokumentasi"
    assert ubah(buka, tahap="penetapan") == "perpanjangan_periode_dokumentasi"
