"""Terms of the Dokumen Evaluasi against E48 and E49, and what may be reported (Lampiran p. 114-119)."""

from datetime import date

import pytest

from evaluasi.aturan import pelaporan, tenggat
from evaluasi.aturan.keberatan import batas_pengajuan
from evaluasi.aturan.pelaporan import Bentuk
from pegawai.acuan import LIBUR_2026

LIBUR = frozenset(date(2026, bulan, hari) for bulan, hari, *_ in LIBUR_2026)
JENDELA = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("langkah", "sejak", "hari", "batas"),
    [
        (tenggat.penyerahan, date(2026, 1, 12), 14, date(2026, 2, 2)),
        (tenggat.pengembalian, date(2026, 1, 30), 14, date(2026, 2, 23)),
        (batas_pengajuan, date(2026, 1, 30), 14, date(2026, 2, 23)),
        (tenggat.pelaporan, JENDELA, 30, date(2026, 3, 17)),
        (tenggat.evaluasi_atasan, JENDELA, 14, date(2026, 2, 23)),
        (tenggat.penyerahan, date(2026, 2, 19), 7, date(2026, 3, 2)),
        (tenggat.pengembalian, date(2026, 3, 2), 7, date(2026, 3, 11)),
        (batas_pengajuan, date(2026, 3, 13), 14, date(2026, 4, 10)),
    ],
    ids=["serah", "kembali", "keberatan", "lapor", "D.1.2", "D.1.2 serah", "D.1.2 kembali", "E49 Idulfitri"],
)
def test_e48_e49_batas_dalam_hari_kerja(langkah, sejak, hari, batas):
    assert langkah(sejak, hari, LIBUR) == batas


def test_libur_daerah_menggeser_batas():
    assert tenggat.evaluasi_atasan(JENDELA, 14, LIBUR | {date(2026, 2, 5)}) == date(2026, 2, 24)


@pytest.mark.parametrize(
    ("status", "hari", "sebab", "tanda"),
    [
        ("dinilai", date(2026, 1, 30), "Evaluasi belum ditetapkan.", False),
        ("ditetapkan", date(2026, 1, 30), "Dokumen evaluasi belum disampaikan kepada pegawai.", False),
        (
            "disampaikan",
            date(2026, 2, 23),
            "Pegawai belum menandatangani dokumen, dan batas waktunya belum lewat.",
            False,
        ),
        ("disampaikan", date(2026, 2, 24), "", True),
        ("diterima", date(2026, 2, 1), "", False),
    ],
)
def test_kapan_dokumen_dapat_dilaporkan(status, hari, sebab, tanda):
    batas = date(2026, 2, 23)
    assert pelaporan.sebab_belum(status, batas, hari) == sebab
    assert pelaporan.tanpa_tanda_tangan(status, batas, hari) is tanda


@pytest.mark.parametrize(
    ("oleh_atasan", "diubah", "bentuk"),
    [(False, False, Bentuk.PENILAI), (True, False, Bentuk.ATASAN), (False, True, Bentuk.KEBERATAN)],
)
def test_bentuk_laporan(oleh_atasan, diubah, bentuk):
    assert pelaporan.bentuk(oleh_atasan=oleh_atasan, diubah=diubah) is bentuk


def test_e62_bagian_laporan_berurutan_dan_lengkap():
    assert list(pelaporan.BAGIAN) == ["D", "A", "C"]
    assert (pelaporan.kurang("DAC"), pelaporan.kurang("DA")) == ([], ["Hasil Evaluasi"])
