"""Cases after a low yearly result, and who held a predikat for years running. Sari's 2025 is set on 19 January 2026."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from evaluasi.alur import keberatan, penyampaian, profil, talenta, tindak_lanjut
from evaluasi.alur.talenta import Laporan
from evaluasi.kewajiban import SEMUA
from evaluasi.kewajiban.baca import milik
from evaluasi.models import TindakLanjut
from pegawai.models import Jejak, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from tests import pembuat
from tests import pembuat_pembinaan as buat

pytestmark = pytest.mark.django_db
JAKARTA = ZoneInfo("Asia/Jakarta")
ALASAN = "RHK 1 dinilai di bawah ekspektasi, padahal laporannya diterima lengkap pada 12 Desember."


def pada(bulan, hari, tahun=2026):
    return time_machine.travel(datetime(tahun, bulan, hari, 9, tzinfo=JAKARTA), tick=False)


def hasil_tahunan(pegawai, admin, tahun=2025, hasil="di_bawah", perilaku="sesuai"):
    """Handed over and received in the January after the year."""
    with pada(1, 19, tahun + 1):
        pembuat.buat_periode(tahun)
        skp = pembuat.buat_skp_ditetapkan(pegawai, tahun=tahun)
        tetap = pembuat.buat_evaluasi_ditetapkan(skp, pembuat.akhir_tahun(tahun), admin, hasil=hasil, perilaku=perilaku)
        penyampaian.sampaikan(tetap, oleh=skp.penilai)
        return penyampaian.terima(tetap, oleh=pegawai)


@pytest.fixture
def evaluasi(pemeran):
    buat.jadikan_pimpinan_kepegawaian(pemeran.kepala_bkd)
    return hasil_tahunan(pemeran.sari, pemeran.admin)


@pytest.fixture
def kasus(evaluasi, pemeran):
    with pada(2, 10):
        return tindak_lanjut.buka(evaluasi, oleh=pemeran.admin, catatan="Dua triwulan di bawah target.")


def tahap(kasus, jenis):
    return kasus.tahap.select_related("kasus__evaluasi__skp").get(jenis=jenis)


def test_kasus_menunggu_masa_keberatan(evaluasi, pemeran):
    with pada(2, 6), pytest.raises(KeadaanMenolak, match="sampai 06/02/2026"):
        tindak_lanjut.buka(evaluasi, oleh=pemeran.admin, catatan="x")


def test_buka_mengusulkan_tanggal_dan_mengabari_yang_bersangkutan_saja(kasus, pemeran):
    perbaikan, uji, *lain = kasus.tahap.all()
    assert (kasus.jalur, kasus.final_pada, kasus.petugas) == ("pns_ja_jf", date(2026, 2, 6), pemeran.admin)
    assert (perbaikan.usulan_mulai, perbaikan.usulan_selesai) == (date(2026, 2, 6), date(2026, 8, 6))
    assert (uji.usulan_mulai, [t.usulan_mulai for t in lain]) == (date(2026, 8, 7), [None] * 3)
    assert [t.keadaan for t in kasus.tahap.all()] == ["usulan"] * 5
    kabar = Pemberitahuan.objects.filter(kunci__startswith="tindak-lanjut-")
    assert [k.penerima for k in kabar] == [pemeran.sari]
    assert Jejak.objects.filter(kata_kerja="buka_tindak_lanjut").count() == 1


def test_klik_kedua_menemukan_kasus_pertama(kasus, evaluasi, pemeran):
    with pada(2, 10):
        assert tindak_lanjut.buka(evaluasi, oleh=pemeran.admin, catatan="Lagi.") == kasus
    assert TindakLanjut.objects.count() == 1


def test_hanya_unit_kepegawaian_dan_bukan_untuk_diri_sendiri(evaluasi, pemeran):
    with pada(2, 10):
        for orang in (pemeran.budi, pemeran.tono, pemeran.sari, pemeran.dewi):
            with pytest.raises(BukanHak):
                tindak_lanjut.buka(evaluasi, oleh=orang, catatan="x")
        pembuat.jadikan_bkd(pemeran.sari)
        with pytest.raises(BukanHak):
            tindak_lanjut.buka(evaluasi, oleh=pemeran.sari, catatan="x")
        assert tindak_lanjut.buka(evaluasi, oleh=pemeran.kepala_bkd, catatan="x").petugas == pemeran.kepala_bkd


def test_keberatan_menahan_lalu_putusan_menentukan(evaluasi, pemeran):
    with pada(2, 5):
        k = keberatan.ajukan(evaluasi, oleh=pemeran.sari, bagian=["hasil_kerja"], alasan=ALASAN)
    with pada(2, 11):
        with pytest.raises(KeadaanMenolak, match="sedang dikeberatkan"):
            tindak_lanjut.buka(evaluasi, oleh=pemeran.admin, catatan="x")
        for orang, pihak in ((pemeran.budi, ""), (pemeran.sari, "")):
            keberatan.terangkan(k, oleh=orang, isi="Sudah dijelaskan.", pihak=pihak)
        keberatan.putuskan(k, oleh=pemeran.tono, keputusan="mengubah", rating_hasil="sesuai",
                           rating_perilaku="sesuai", rekomendasi="Diterima.")  # fmt: skip
    with pada(2, 12):
        assert list(tindak_lanjut.calon(2025, date(2026, 2, 12))) == []
        with pytest.raises(KeadaanMenolak, match="di bawah Baik"):
            tindak_lanjut.buka(evaluasi, oleh=pemeran.admin, catatan="x")


def test_calon_hilang_setelah_dibuka(evaluasi, pemeran):
    with pada(2, 10):
        assert list(tindak_lanjut.calon(2025, date(2026, 2, 10))) == [evaluasi]
        tindak_lanjut.buka(evaluasi, oleh=pemeran.admin, catatan="x")
        assert list(tindak_lanjut.calon(2025, date(2026, 2, 10))) == []


def test_dibaca_orangnya_garis_pimpinannya_dan_unit_kepegawaian(kasus, pemeran):
    nama = ("sari", "joko", "budi", "rina", "tono", "dewi", "admin", "kepala_bkd", "bupati")
    terbaca = {n for n in nama if TindakLanjut.objects.visible_to(getattr(pemeran, n)).filter(pk=kasus.pk).exists()}
    assert terbaca == {"sari", "budi", "tono", "admin", "kepala_bkd"}


def test_jadwal_dibatasi_pasal_dan_pengingat_hanya_bagi_petugas(kasus, pemeran):
    with pada(9, 1):
        sementara = tahap(kasus, "penempatan_sementara")
        with pytest.raises(IsianKeliru, match="01/09/2027"):
            tindak_lanjut.jadwalkan(sementara, oleh=pemeran.admin, mulai=date(2026, 9, 1), selesai=date(2027, 9, 2))
        jadi = tindak_lanjut.jadwalkan(sementara, oleh=pemeran.kepala_bkd, mulai=date(2026, 9, 1))
        assert (jadi.keadaan, jadi.selesai) == ("dijadwalkan", date(2027, 9, 1))
        hari = date(2026, 9, 1)
        punya = {n: sorted(k.kode[-2:] for k in milik(getattr(pemeran, n).pk, hari)
                           if k.jenis.kunci == "tahap_tindak_lanjut")
                 for n in ("admin", "kepala_bkd", "sari", "budi")}  # fmt: skip
    assert punya == {"admin": [], "kepala_bkd": ["~1", "~2", "~4"], "sari": [], "budi": []}
    assert SEMUA["tahap_tindak_lanjut"].rahasia


def test_tahap_dicatat_sekali_dan_kasus_ditutup_dengan_catatan(kasus, pemeran):
    with pada(8, 10):
        with pytest.raises(BukanHak):
            tindak_lanjut.catat(tahap(kasus, "perbaikan"), oleh=pemeran.budi, keadaan="selesai", catatan="Membaik.")
        tindak_lanjut.catat(tahap(kasus, "perbaikan"), oleh=pemeran.admin, keadaan="selesai", catatan="Membaik.")
        with pytest.raises(KeadaanMenolak, match="Sudah dilaksanakan"):
            tindak_lanjut.catat(tahap(kasus, "perbaikan"), oleh=pemeran.admin, keadaan="dilewati", catatan="x")
        with pytest.raises(IsianKeliru):
            tindak_lanjut.tutup(kasus, oleh=pemeran.admin, catatan=" ")
        ditutup = tindak_lanjut.tutup(kasus, oleh=pemeran.admin, catatan="Kinerja membaik.")
        assert (ditutup.status, ditutup.catatan_tutup) == ("ditutup", "Kinerja membaik.")
        with pytest.raises(KeadaanMenolak, match="sudah ditutup"):
            tindak_lanjut.jadwalkan(tahap(kasus, "uji_kompetensi"), oleh=pemeran.admin, mulai=date(2026, 8, 20))
        sisa = {k.jenis.kunci for k in milik(pemeran.admin.pk, date(2026, 9, 1))}
        assert "tahap_tindak_lanjut" not in sisa


def test_pppk_memakai_akhir_perjanjian_kerja(pemeran):
    pemeran.joko.jenis, pemeran.joko.golongan = "pppk", "IX"
    pemeran.joko.kontrak_mulai, pemeran.joko.kontrak_selesai = date(2024, 1, 1), date(2026, 12, 31)
    pemeran.joko.save()
    e = hasil_tahunan(pemeran.joko, pemeran.admin)
    with pada(2, 10):
        k = tindak_lanjut.buka(e, oleh=pemeran.admin, catatan="x")
    assert [(t.jenis, t.usulan_mulai) for t in k.tahap.all()] == [
        ("target", date(2026, 2, 6)), ("perpanjangan", date(2026, 9, 30)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tahun", "talenta_", "layak"),
    [
        ({2024: "di_atas", 2025: "di_atas"}, 1, 1),
        ({2024: "di_atas", 2025: "sesuai"}, 0, 1),
        ({2023: "di_atas", 2025: "di_atas"}, 0, 0),
    ],
)
def test_e25_dua_tahun_berturut_turut(pemeran, tahun, talenta_, layak):
    for t, hasil in tahun.items():
        hasil_tahunan(pemeran.sari, pemeran.admin, t, hasil=hasil, perilaku="di_atas")
    hari = date(2026, 2, 10)
    jumlah = [talenta.berturut(2025, talenta.syarat(lap, hari), None).count() for lap in Laporan]
    assert jumlah == [talenta_, layak]


def test_hasil_yang_dikeberatkan_tidak_dihitung_di_mana_pun(evaluasi, pemeran, organisasi):
    sebelum = profil.per_tahun(organisasi.kabupaten, 2025, 5)[2025]
    with pada(2, 5):
        keberatan.ajukan(evaluasi, oleh=pemeran.sari, bagian=["hasil_kerja"], alasan=ALASAN)
    sesudah = profil.per_tahun(organisasi.kabupaten, 2025, 5)[2025]
    assert (sebelum["butuh_perbaikan"], sebelum["ditahan"]) == (1, 0)
    assert (sesudah["butuh_perbaikan"], sesudah["ditahan"], profil.jumlah(sesudah)) == (0, 1, 0)
    assert profil.per_anak(organisasi.dinas, 2025)[organisasi.egov.pk]["ditahan"] == 1
