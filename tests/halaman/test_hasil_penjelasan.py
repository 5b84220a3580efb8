"""Hasil evaluasi in plain words: why this predikat, what can be done until when, the trend. In 2026."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from evaluasi.alur import keberatan, penyampaian
from tests import pembuat
from tests.halaman.bantu import isi, teks


@pytest.fixture(autouse=True)
def tujuh_april():
    with time_machine.travel(datetime(2026, 4, 7, 9, tzinfo=ZoneInfo("Asia/Jakarta"))) as waktu:
        yield waktu


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def tetap(skp, pemeran):
    return pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin, hasil="di_atas")


def test_pegawai_membaca_mengapa_dan_sampai_kapan(sebagai, tetap, pemeran, tujuh_april):
    klien, alamat = sebagai(pemeran.sari), f"/evaluasi/{tetap.kode}/"
    kata = teks(klien.get(alamat))
    assert "Hasil kerja: di atas ekspektasi Sebagian besar atau seluruh hasil kerja di atas ekspektasi" in kata
    assert (
        "mempertemukan hasil kerja di atas ekspektasi dan perilaku kerja sesuai ekspektasi pada predikat Baik" in kata
    )
    assert "Dokumen evaluasi diserahkan kepada Anda oleh pejabat penilai. Paling lambat Senin, 27 April 2026" in kata
    penyampaian.sampaikan(tetap, oleh=pemeran.budi)
    kata = teks(klien.get(alamat))
    assert "tanda tangani penerimaannya. Tanda tangan bukan persetujuan. Paling lambat Senin, 27 April 2026" in kata
    klien.post(f"{alamat}terima/")
    kata = teks(klien.get(alamat))
    assert "ajukan keberatan kepada atasan pejabat penilai. Paling lambat Senin, 27 April 2026" in kata
    tujuh_april.move_to(datetime(2026, 4, 28, 9, tzinfo=ZoneInfo("Asia/Jakarta")))
    kata = teks(sebagai(pemeran.sari).get(alamat))
    assert "Masa keberatan berakhir Senin, 27 April 2026; sesudahnya perlu alasan dan izin BKD." in kata
    assert "Yang dapat dilakukan" not in teks(sebagai(pemeran.tono).get(alamat))


def test_keberatan_yang_berjalan_dan_hasil_final_disebut(sebagai, skp, tetap, pemeran):
    tetap = penyampaian.sampaikan(tetap, oleh=pemeran.budi)
    keberatan.ajukan(tetap, oleh=pemeran.sari, bagian=["hasil_kerja"], alasan="Laporan triwulan lengkap. " * 4)
    kata = teks(sebagai(pemeran.sari).get(f"/evaluasi/{tetap.kode}/"))
    assert "Keberatan Anda diputus oleh atasan pejabat penilai. Paling lambat" in kata
    kepala = pembuat.buat_skp_ditetapkan(pemeran.tono)
    final = pembuat.buat_evaluasi_ditetapkan(kepala, pembuat.triwulan(1), pemeran.admin)
    penyampaian.sampaikan(final, oleh=pemeran.bupati)
    kata = teks(sebagai(pemeran.tono).get(f"/evaluasi/{final.kode}/"))
    assert "yang ditetapkan menteri, pimpinan instansi, atau kepala daerah bersifat final" in kata


def test_tren_muncul_sejak_hasil_kedua_dengan_tabelnya(sebagai, skp, tetap, pemeran, tujuh_april):
    klien = sebagai(pemeran.sari)
    assert "bagan-tren" not in isi(klien.get("/evaluasi/"))
    tujuh_april.move_to(datetime(2026, 7, 7, 9, tzinfo=ZoneInfo("Asia/Jakarta")))
    pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(2), pemeran.admin, hasil="di_bawah")
    halaman = sebagai(pemeran.sari).get("/evaluasi/")
    assert 'aria-labelledby="tren-j tren-d"' in isi(halaman)
    assert "Triwulan I 2026 Baik – Triwulan II 2026 Butuh Perbaikan turun" in teks(halaman)
