"""Who evaluates when the penilai is late, unable, or somebody else by the law (Lampiran p. 89-92, p. 115-116)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from evaluasi.alur import keberatan, pengganti, penilaian, penunjukan, penyampaian
from evaluasi.dokumen import konteks_dokumen
from evaluasi.kewajiban import penilaian as kewajiban
from pegawai.models import Jejak
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
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


# 2.12, row by row ---------------------------------------------------------------------------------
def test_penilai_berhalangan_tetap_dialihkan_ke_atasan_atau_plt(skp, akhir, pemeran, organisasi):
    """Lampiran p. 89 A.2-A.3; E28 a: D.1.1 by who evaluated, keberatan possible to the one above him."""
    with pada(2025, 12, 15):
        pembuat.tempatkan(pemeran.rina, organisasi.egov, "KEPALA BIDANG E-GOVERNMENT", "administrator",
                          memimpin=True, jenis="plt", mulai=date(2025, 12, 15))  # fmt: skip
        wakil = pemeran.rina.penempatan.get(jenis="plt")
        isi = {"mulai": date(2025, 12, 15), "dasar": "SK pensiun 800/1"}
        for orang in (pemeran.rina, pemeran.budi, pemeran.admin):
            with pytest.raises(BukanHak):
                penunjukan.catat_berhalangan(pemeran.budi, oleh=orang, **isi)
        with pytest.raises(IsianKeliru):
            penunjukan.catat_berhalangan(
                pemeran.budi, oleh=pemeran.tono, pelaksana=pemeran.joko.penempatan.get(), **isi
            )
        [satu] = penunjukan.catat_berhalangan(pemeran.budi, oleh=pemeran.tono, pelaksana=wakil, **isi)
        assert penunjukan.catat_berhalangan(pemeran.budi, oleh=pemeran.tono, pelaksana=wakil, **isi) == []
        assert (satu.pelaksana, satu.penempatan_atasan.pegawai) == (pemeran.rina, pemeran.tono)
    with pada(2026, 1, 12):
        with pytest.raises(BukanHak, match="dilakukan Rina Kartikasari"):
            nilai(skp, akhir, pemeran.budi)
        tetap = penilaian.tetapkan(nilai(skp, akhir, pemeran.rina), oleh=pemeran.rina, versi=1)
        konteks = konteks_dokumen(tetap.salinan)
        assert (konteks["kode"], konteks["pihak"][1]["baris"][0][1]) == ("D.1.1", "Rina Kartikasari")
        assert tetap.batas_penyerahan == date(2026, 2, 2)
        sampai = penyampaian.sampaikan(tetap, oleh=pemeran.rina)
        assert keberatan.keadaan(sampai, date(2026, 1, 13)).sebab == ""
        assert penunjukan.akhiri_berhalangan(pemeran.budi, oleh=pemeran.tono) == 1


def test_e55_plt_dievaluasi_pimpinan_tempat_melapor_lalu_penilai_definitif(pemeran, organisasi):
    """Lampiran p. 89 A.5-A.6: Sari, a JF, is Plt. of the other bidang until 30 September and reports to Tono."""
    with pada(2026, 2, 2):
        skp = pembuat.buat_skp_ditetapkan(pemeran.sari, tahun=2026)
    rina = pemeran.rina.penempatan.get()
    rina.selesai = date(2026, 6, 30)
    rina.save()
    pembuat.tempatkan(pemeran.sari, organisasi.statistik, "KEPALA BIDANG STATISTIK", "administrator", memimpin=True,
                      jenis="plt", mulai=date(2026, 7, 1), selesai=date(2026, 9, 30))  # fmt: skip
    with pada(2026, 9, 30):
        assert (penunjukan.selaraskan_plt(date(2026, 9, 30)), penunjukan.selaraskan_plt(date(2026, 9, 30))) == (1, 0)
        with pytest.raises(BukanHak, match="Penugasan sebagai Plt"):
            nilai(skp, pembuat.triwulan(3, 2026), pemeran.budi)
        dinilai = nilai(skp, pembuat.triwulan(3, 2026), pemeran.tono)
        assert (dinilai.pemegang, dinilai.unit_capaian) == ("pengganti", organisasi.dinas)
        assert [s.pegawai for s in pengganti.daftar(pemeran.tono, pembuat.triwulan(3, 2026), date(2026, 9, 30))] == [
            pemeran.sari
        ]
    with pada(2026, 10, 1):
        assert penunjukan.selaraskan_plt(date(2026, 10, 1)) == 0
        kembali = nilai(skp, pembuat.triwulan(3, 2026), pemeran.budi, versi=1)
        assert (kembali.penilai, kembali.pemegang, kembali.unit_capaian) == (pemeran.budi, "penilai", organisasi.egov)


def test_kontrak_diperpanjang_satu_evaluasi_tahunan_pada_skp_terakhir(pemeran):
    """Two SKP in force in one year: the yearly evaluation is attached to the last one and covers the year."""
    pemeran.sari.jenis, pemeran.sari.kontrak_mulai = "pppk", date(2026, 1, 1)
    pemeran.sari.kontrak_selesai = date(2026, 6, 30)
    pemeran.sari.save()
    with pada(2026, 2, 2):
        pertama = pembuat.buat_skp_ditetapkan(pemeran.sari, tahun=2026)
    pemeran.sari.kontrak_selesai = date(2026, 12, 31)
    pemeran.sari.save()
    akhir = pembuat.akhir_tahun(2026)
    with pada(2026, 7, 6):
        assert pertama.dinilai_dalam(akhir)
        kedua = pembuat.buat_skp_ditetapkan(pemeran.sari, tahun=2026)
    hari = date(2027, 1, 4)
    with pada(2027, 1, 4):
        with pytest.raises(KeadaanMenolak, match="pada SKP terakhirnya"):
            nilai(pertama, akhir, pemeran.budi)
        tahunan = [b["k_kode"] for b in kewajiban.evaluasi(hari) if b["k_kode"].startswith(akhir.kode)]
        assert tahunan == [f"{akhir.kode}~{kedua.kode}"]
        pembuat.buat_evaluasi_ditetapkan(kedua, akhir, pemeran.admin)
        assert [b for b in kewajiban.evaluasi(hari) if b["k_kode"].startswith(akhir.kode)] == []


def test_atasan_tidak_ditagih_lagi_setelah_menetapkan(skp, akhir, pemeran):
    with pada(2026, 2, 3):
        tagihan = kewajiban.evaluasi_atasan(date(2026, 2, 3)).filter(k_pemilik=pemeran.tono.pk)
        [tahunan] = [t for t in tagihan if t["k_tentang"] == akhir.nama]
        assert (tahunan["k_tenggat"], tahunan["k_rincian"]) == (date(2026, 2, 23), "Budi Santoso")
        assert not kewajiban.evaluasi(date(2026, 2, 3)).filter(k_pemilik=pemeran.budi.pk).exists()
        tetap = penilaian.tetapkan(nilai(skp, akhir, pemeran.tono), oleh=pemeran.tono, versi=1)
        assert list(tagihan.all()) == []
        [serah] = kewajiban.serahkan_beralih(date(2026, 2, 3))
        assert (serah["k_pemilik"], serah["k_tenggat"]) == (pemeran.tono.pk, tetap.batas_penyerahan)


@pytest.mark.parametrize(
    ("sari", "hari", "boleh"),
    [("bupati", date(2026, 3, 2), True), ("tono", date(2026, 3, 2), False)],
    ids=["tanpa atasan tetap menilai", "ada atasan kehilangan pena"],
)
def test_penilai_tanpa_atasan_tetap_memegang_pena(pemeran, sari, hari, boleh):
    """Tono is assessed by the bupati, above whom nobody stands; Budi by Tono."""
    dinilai = {"bupati": pemeran.tono, "tono": pemeran.budi}[sari]
    with pada(2025, 1, 20):
        skp = pembuat.buat_skp_ditetapkan(dinilai, tahun=2025)
    penilai = getattr(pemeran, sari)
    assert (pengganti.pena(skp, pembuat.akhir_tahun(2025), hari).pegawai == penilai) is boleh
