"""The list of reports and the button beside a result (Lampiran p. 114-117)."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from evaluasi.alur import pelaporan, penyampaian
from tests import pembuat
from tests.halaman.kueri import kueri

pytestmark = pytest.mark.django_db
DAFTAR = "/laporan/2026-tw1/"


def pada(bulan, hari):
    return time_machine.travel(datetime(2026, bulan, hari, 9, tzinfo=ZoneInfo("Asia/Jakarta")))


@pytest.fixture
def hasil(pemeran):
    """Sari's result was handed over on 7 April, Joko's is only set."""
    with pada(2, 2):
        skp = [pembuat.buat_skp_ditetapkan(p) for p in (pemeran.sari, pemeran.joko)]
    with pada(4, 7):
        sari, joko = (pembuat.buat_evaluasi_ditetapkan(s, pembuat.triwulan(1), pemeran.admin) for s in skp)
        return penyampaian.sampaikan(sari, oleh=pemeran.budi), joko


def keadaan(klien, saring=""):
    return [e.keadaan_laporan[0] for e in klien.get(f"{DAFTAR}{saring}").context["halaman"]]


def test_daftar_laporan_menyebut_yang_harus_dilakukan_dan_oleh_siapa(sebagai, hasil, pemeran):
    with pada(4, 10):
        assert keadaan(sebagai(pemeran.budi)) == ["Menunggu dokumen kembali"] * 2
        assert keadaan(sebagai(pemeran.budi), "?keadaan=siap") == []
        assert keadaan(sebagai(pemeran.admin)) == keadaan(sebagai(pemeran.tono)) == ["Menunggu dokumen kembali"] * 2
        assert keadaan(sebagai(pemeran.rina)) == keadaan(sebagai(pemeran.sari)) == []
    with pada(4, 30):
        assert keadaan(sebagai(pemeran.budi), "?keadaan=siap") == ["Tidak ditandatangani Pegawai sampai batas waktu"]
    with pada(7, 1):
        assert keadaan(sebagai(pemeran.budi)) == ["Lewat batas waktu"] * 2


def test_dilaporkan_dari_hasil_dan_dibaca_lagi_sebagai_berkas(sebagai, hasil, pemeran, monkeypatch):
    monkeypatch.setattr(pelaporan, "bundel", lambda evaluasi: b"%PDF-1.7 D A C")
    alamat = f"/evaluasi/{hasil[0].kode}/"
    with pada(4, 10):
        penyampaian.terima(hasil[0], oleh=pemeran.sari)
        budi = sebagai(pemeran.budi)
        assert budi.get(f"{alamat}laporan.pdf").status_code == 404
        assert "Laporkan" in budi.get(alamat).content.decode()
        assert budi.post(f"{alamat}laporkan/", {"alasan": "x" * 501}).status_code == 422
        assert budi.post(f"{alamat}laporkan/").headers["Location"] == alamat
        assert budi.get(f"{alamat}laporan.pdf").content == b"%PDF-1.7 D A C"
        assert keadaan(budi, "?keadaan=sudah") == ["Dilaporkan"]


def test_kueri_daftar_laporan_tidak_tumbuh(sebagai, hasil, pemeran):
    klien = sebagai(pemeran.budi)
    hitungan = []
    with pada(4, 10):
        for saring in ("?q=Sari", ""):
            klien.get(f"{DAFTAR}{saring}")
            with kueri() as daftar:
                assert klien.get(f"{DAFTAR}{saring}").status_code == 200
            hitungan.append(len(daftar))
    assert hitungan[0] == hitungan[1]
