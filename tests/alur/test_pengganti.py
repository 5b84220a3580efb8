"""Who evaluates when the penilai is late, unable, or somebody else by the law (Lampiran p. 89-92, p. 115-116)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from evaluasi.alur import keberatan, penilaian, penyampaian
from evaluasi.dokumen import konteks_dokumen
from pegawai.models import Jejak
from pegawai.penolakan import BukanHak
from tests import pembuat

pytestmark = pytest.mark.django_db
JAKARTA = ZoneInfo("Asia/Jakarta")


def pada(tahun, bulan, hari, jam=9):
    return time_machine.travel(datetime(tahun, bulan, hari, jam, tzinfo=JAKARTA), tick=False)


@pytest.fixture
def skp(pemeran):
    """Sari's SKP of 2025; the capaian of the year is recorded."""
    with pada(2025, 1, 20):
        skp = pembuat.buat_skp_ditetapkan(pemeran.sari, tahun=2025)
    with pada(2026, 1, 12):
        pembuat.catat_capaian(skp.unit_penilai, pembuat.akhir_tahun(2025), pemeran.admin)
    return skp


@pytest.fixture
def akhir(skp):
    return pembuat.akhir_tahun(2025)


def nilai(skp, periode, oleh, **lain):
    isi = {"rating_hasil": "sesuai", "rating_perilaku": "sesuai", "catatan": "Pertahankan."}
    return penilaian.nilai(skp, periode, oleh=oleh, **isi | lain)


def test_e48_rangkaian_setahun_2025(skp, akhir, pemeran):
    """The chain of the year 2025 with the holidays of 2026."""
    with pada(2026, 1, 12):
        tetap = penilaian.tetapkan(nilai(skp, akhir, pemeran.budi), oleh=pemeran.budi, versi=1)
        assert tetap.batas_penyerahan == date(2026, 2, 2)
    with pada(2026, 1, 30):
        sampai = penyampaian.sampaikan(tetap, oleh=pemeran.budi)
        assert sampai.batas_pengembalian == date(2026, 2, 23)
        assert keberatan.keadaan(sampai, date(2026, 2, 1)).sebab == ""
        assert keberatan.batas_pengajuan(penyampaian.terima(sampai, oleh=pemeran.sari)) == date(2026, 2, 23)
    assert (akhir.batas_atasan, akhir.batas_laporan) == (date(2026, 2, 23), date(2026, 3, 17))


def test_e28_e48_penilai_terlambat_atasan_menilai_d12_final(skp, akhir, pemeran):
    with pada(2026, 1, 31, 23):
        nilai(skp, akhir, pemeran.budi)
        with pytest.raises(BukanHak):
            nilai(skp, akhir, pemeran.tono)
    with pada(2026, 2, 19):
        with pytest.raises(BukanHak, match="Masa evaluasi berakhir .* Tono Subroto"):
            nilai(skp, akhir, pemeran.budi, catatan="Terlambat.", versi=1)
        baru = nilai(skp, akhir, pemeran.tono, rating_hasil="di_atas", versi=1)
        tetap = penilaian.tetapkan(baru, oleh=pemeran.tono, versi=2)
        assert (tetap.batas_penyerahan, tetap.penilai, tetap.oleh_atasan) == (date(2026, 3, 2), pemeran.tono, True)
    konteks = konteks_dokumen(tetap.salinan)
    assert (konteks["kode"], konteks["pihak"][1]["baris"][0][1]) == ("D.1.2", "Budi Santoso")
    with pada(2026, 3, 2):
        with pytest.raises(BukanHak):
            penyampaian.sampaikan(tetap, oleh=pemeran.budi)
        sampai = penyampaian.sampaikan(tetap, oleh=pemeran.tono)
        assert sampai.batas_pengembalian == date(2026, 3, 11)
        assert keberatan.keadaan(sampai, date(2026, 3, 3)).sebab.endswith("hasilnya final (Lampiran hlm. 90 A.11).")
    jejak = Jejak.objects.filter(objek_jenis="evaluasi", oleh=pemeran.tono)
    assert list(jejak.values_list("kata_kerja", "sebagai")) == [
        (k, "atasan_penilai") for k in ("beralih_pena", "nilai", "tetapkan", "sampaikan")
    ]


def test_dinilai_tetapi_tidak_ditandatangani_ditandatangani_atasan(skp, akhir, pemeran):
    """Lampiran p. 115 A.8: not signed is as late as not evaluated; the ratings may stand as they are."""
    with pada(2026, 1, 20):
        evaluasi = nilai(skp, akhir, pemeran.budi)
    with pada(2026, 2, 2):
        with pytest.raises(BukanHak):
            penilaian.tetapkan(evaluasi, oleh=pemeran.budi, versi=1)
        with pytest.raises(BukanHak):
            penilaian.tetapkan(evaluasi, oleh=pemeran.rina, versi=1)
        tetap = penilaian.tetapkan(evaluasi, oleh=pemeran.tono, versi=1)
    assert (tetap.predikat, tetap.salinan["penandatangan"]) == ("baik", {"peran": "atasan_penilai"})
