"""The lembar progres: rows are stored once, by their owner, until their period was evaluated."""

from datetime import date, time, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine

from pegawai.models import Jejak
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import kalender, lembar, lembar_masuk, rutin
from skp_app.alur.kaitan import Kaitan
from skp_app.alur.lembar import Kiriman, Masa
from skp_app.aturan.lembar import BARIS_SEHARI, Bulan, IsiBaris, Kait
from skp_app.models import BarisTertahan, CatatanHarian, KegiatanRutin, Ketidakhadiran
from tests import pembuat
from tests.aturan.test_lembar import APRIL

BULAN = Bulan(2026, 4)
RABU = date(2026, 4, 15)


@pytest.fixture(autouse=True)
def akhir_april():
    with time_machine.travel("2026-04-30 20:00 +0700", tick=False):
        yield


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def sari(skp):
    return skp.pegawai


def kiriman(kegiatan="Menyusun rekap", hari=RABU, kunci=None, versi=0, kait=Kait(), **lain):  # noqa: B008
    return Kiriman(kunci or uuid4(), versi, IsiBaris(hari, kegiatan, **lain), kait)


def simpan(oleh, *args, **kwargs):
    """One row stored; gives it."""
    k = kiriman(*args, **kwargs)
    assert lembar.simpan(oleh, [k]).versi == {k.kunci: 1}
    return CatatanHarian.objects.get(pegawai=oleh, kunci=k.kunci)


def kegiatan(pegawai, **saring):
    return list(CatatanHarian.objects.filter(pegawai=pegawai, **saring).values_list("kegiatan", flat=True))


def test_baris_yang_sama_dikirim_dua_kali_satu_baris_dan_satu_jejak(sari):
    k = kiriman()
    assert (lembar.simpan(sari, [k]).baru, lembar.simpan(sari, [k]).baru) == (1, 0)
    assert kegiatan(sari) == ["Menyusun rekap"]
    assert Jejak.objects.filter(kata_kerja="isi_lembar").count() == 1


def test_ubahan_menaikkan_versi_dan_jejaknya_menyebut_keduanya(sari):
    ada = simpan(sari)
    hasil = lembar.simpan(sari, [kiriman("Menyusun laporan", kunci=ada.kunci, versi=1)])
    assert hasil.versi == {ada.kunci: 2}
    jejak = Jejak.objects.filter(kata_kerja="isi_lembar").last()
    assert jejak.data == {"baris": {str(ada.kunci): {"kegiatan": ["Menyusun rekap", "Menyusun laporan"]}}}


def test_baris_yang_disimpan_dari_tempat_lain_menunjukkan_kedua_teks(sari):
    ada = simpan(sari)
    lembar.simpan(sari, [kiriman("Dari ponsel", kunci=ada.kunci, versi=1)])
    lain = kiriman("Lain")
    hasil = lembar.simpan(sari, [kiriman("Dari laptop", kunci=ada.kunci, versi=1), lain])
    assert [(b.versi, b.tersimpan, b.dikirim) for b in hasil.bentrok] == [
        (2, {"kegiatan": "Dari ponsel"}, {"kegiatan": "Dari laptop"})
    ]
    assert kegiatan(sari) == ["Dari ponsel", "Lain"]


def test_baris_yang_sudah_dihapus_tidak_hidup_lagi_diam_diam(sari):
    ada = simpan(sari)
    assert lembar.hapus(sari, ada.kunci) == RABU
    assert lembar.hapus(sari, ada.kunci) is None
    hasil = lembar.simpan(sari, [kiriman("Ubahan", kunci=ada.kunci, versi=1)])
    assert (hasil.hilang, kegiatan(sari)) == ([ada.kunci], [])
    jejak = Jejak.objects.get(kata_kerja="hapus_lembar")
    assert jejak.data["baris"][str(ada.kunci)] == {"tanggal": "2026-04-15", "kegiatan": "Menyusun rekap"}


def test_baris_orang_lain_tidak_tersentuh(sari, pemeran):
    ada = simpan(sari)
    assert lembar.hapus(pemeran.budi, ada.kunci) is None
    hasil = lembar.simpan(pemeran.budi, [kiriman("Ubahan", kunci=ada.kunci, versi=1)])
    assert (hasil.hilang, kegiatan(sari)) == ([ada.kunci], ["Menyusun rekap"])


def test_hari_di_luar_masa_skp_ditolak_yang_lain_tersimpan(sari):
    luar = kiriman("Tahun lalu", hari=date(2025, 12, 31))
    hasil = lembar.simpan(sari, [luar, kiriman("Tahun ini")])
    assert hasil.salah == {luar.kunci: {"tanggal": lembar.DI_LUAR_MASA}}
    assert kegiatan(sari) == ["Tahun ini"]


def test_tanpa_skp_yang_ditetapkan_belum_ada_lembar(pemeran, periode):
    pembuat.buat_skp(pemeran.joko)
    k = kiriman()
    assert lembar.simpan(pemeran.joko, [k]).salah == {k.kunci: {"tanggal": lembar.DI_LUAR_MASA}}


def test_sesudah_evaluasi_ditetapkan_lembar_periode_itu_tetap(skp, sari, pemeran):
    maret = simpan(sari, "Maret", hari=date(2026, 3, 31))
    april = simpan(sari, "April")
    pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
    kalimat = "Evaluasi Triwulan I 2026 sudah ditetapkan; catatan hariannya tidak dapat diubah."
    ubah, pindah = (
        kiriman("Lain", date(2026, 3, 31), maret.kunci, 1),
        kiriman("April", date(2026, 3, 30), april.kunci, 1),
    )
    assert lembar.simpan(sari, [ubah, pindah]).salah == {
        maret.kunci: {"tanggal": kalimat}, april.kunci: {"tanggal": kalimat},
    }  # fmt: skip
    with pytest.raises(KeadaanMenolak, match=kalimat):
        lembar.hapus(sari, maret.kunci)
    assert kegiatan(sari) == ["Maret", "April"]


def test_satu_hari_ada_batasnya(sari):
    lembar.simpan(sari, [kiriman(f"Kegiatan {n}") for n in range(BARIS_SEHARI)])
    lebih = kiriman("Lebih")
    assert lembar.simpan(sari, [lebih]).salah == {lebih.kunci: {"tanggal": lembar.PENUH}}
    assert lembar.simpan(sari, [kiriman("Besok", hari=RABU + timedelta(days=1))]).baru == 1


# A whole month -----------------------------------------------------------------------------------
def test_satu_bulan_ditempel_sekaligus_dan_dua_kali_tetap_satu(sari):
    baris = lembar_masuk.baca(APRIL).baris
    assert lembar_masuk.masukkan(sari, BULAN, baris)[:3] == (55, 0, 0)
    assert lembar_masuk.masukkan(sari, BULAN, baris)[:3] == (0, 55, 0)
    assert CatatanHarian.objects.filter(pegawai=sari).values("tanggal").distinct().count() == 21


def test_baris_buruk_menunggu_dengan_teksnya_yang_lain_tersimpan(sari):
    buruk = APRIL.replace("09-04-2026", "31-04-2026").replace("12:00", "09:00", 1)
    hasil = lembar_masuk.masukkan(sari, BULAN, lembar_masuk.baca(buruk).baris)
    tertahan = BarisTertahan.objects.filter(pegawai=sari, bulan=BULAN.awal)
    assert (hasil.baru, hasil.tertahan, tertahan.count()) == (52, 3, 3)
    assert {t.isi["tanggal"] for t in tertahan} == {"31-04-2026", "01-04-2026"}
    assert lembar_masuk.masukkan(sari, BULAN, lembar_masuk.baca(buruk).baris)[:3] == (0, 52, 3)
    assert tertahan.count() == 3


def test_baris_yang_diperbaiki_tidak_menunggu_lagi(sari):
    lembar_masuk.masukkan(sari, BULAN, [(1, {"tanggal": "31-04-2026", "kegiatan": "Rapat"})])
    tertahan = BarisTertahan.objects.get()
    lembar_masuk.tahan_lagi(sari, tertahan.kunci, {"tanggal": "32-04-2026", "kegiatan": "Rapat"})
    tertahan.refresh_from_db()
    assert tertahan.isi["tanggal"] == "32-04-2026"
    simpan(sari, "Rapat", kunci=tertahan.kunci)
    assert not BarisTertahan.objects.exists()


def test_baris_yang_sudah_ada_dan_sudah_diubah_tidak_bertambah(sari):
    lembar_masuk.masukkan(sari, BULAN, lembar_masuk.baca(APRIL).baris)
    satu = CatatanHarian.objects.first()
    lembar.simpan(sari, [kiriman("Diubah", satu.tanggal, satu.kunci, 1)])
    assert lembar_masuk.masukkan(sari, BULAN, lembar_masuk.baca(APRIL).baris)[:2] == (0, 55)
    lembar.hapus(sari, satu.kunci)
    assert lembar_masuk.masukkan(sari, BULAN, lembar_masuk.baca(APRIL).baris)[:2] == (1, 54)


def test_kembaran_dalam_satu_tabel_tetap_dua(sari):
    dua = [(n, {"tanggal": "15-04-2026", "kegiatan": "Loket"}) for n in (1, 2)]
    assert lembar_masuk.masukkan(sari, BULAN, dua).baru == 2
    assert lembar_masuk.masukkan(sari, BULAN, dua)[:2] == (0, 2)


def test_kata_indikator_langsung_terhubung_yang_lain_sekali_saja(skp, sari):
    iki = skp.rhk.first().iki.get()
    tabel = [
        (1, {"tanggal": "15-04-2026", "kegiatan": "A", "rencana_aksi": f" {iki.teks.upper()} "}),
        (2, {"tanggal": "15-04-2026", "kegiatan": "B", "rencana_aksi": "Rekap layanan"}),
        (3, {"tanggal": "16-04-2026", "kegiatan": "C", "rencana_aksi": "rekap  LAYANAN"}),
        (4, {"tanggal": "16-04-2026", "kegiatan": "D", "rencana_aksi": "di luar RHK"}),
    ]
    lembar_masuk.masukkan(sari, BULAN, tabel)
    kait = {c.kegiatan: (c.garis_iki, c.di_luar_rhk) for c in CatatanHarian.objects.all()}
    assert kait == {"A": (iki.garis, False), "B": (None, False), "C": (None, False), "D": (None, True)}
    lain = skp.rhk.last().iki.get()
    nilai = Kait(lain.rhk.garis, lain.garis).nilai
    assert lembar_masuk.hubungkan(sari, "Rekap layanan", nilai, BULAN.akhir) == 2
    assert kegiatan(sari, garis_iki=lain.garis) == ["B", "C"]
    lembar_masuk.masukkan(
        sari, BULAN, [(1, {"tanggal": "17-04-2026", "kegiatan": "E", "rencana_aksi": "rekap layanan"})]
    )
    assert kegiatan(sari, garis_iki=lain.garis) == ["B", "C", "E"]


def test_garis_dari_skp_orang_lain_tidak_dapat_dipilih(skp, sari, pemeran):
    asing = pembuat.buat_skp_ditetapkan(pemeran.joko).rhk.first()
    kaitan = Kaitan.milik(sari, BULAN.awal, BULAN.akhir)
    assert kaitan.baca(Kait(skp.rhk.first().garis).nilai, RABU) == Kait(skp.rhk.first().garis)
    with pytest.raises(IsianKeliru, match="Pilih RHK atau indikator"):
        kaitan.baca(Kait(asing.garis).nilai, RABU)


@pytest.mark.parametrize("teks", ["nama\tnip\njoko\t1985", "sembarang"])
def test_yang_bukan_tabel_ditolak_dengan_urutan_kolomnya(teks):
    with pytest.raises(IsianKeliru, match="Salin kolom dengan urutan e-Kinerja BKN: Rencana Aksi, Tanggal,"):
        lembar_masuk.baca(teks)


# Days --------------------------------------------------------------------------------------------
def test_salin_hari_kemarin_dari_hari_kerja_terakhir_tanpa_angka(sari):
    simpan(sari, "Kamis", hari=date(2026, 4, 2), realisasi=Decimal(3), satuan="Unit", bukti="https://a.go.id",
           jam_mulai=time(8), jam_selesai=time(9))  # fmt: skip
    simpan(sari, "Sabtu", hari=date(2026, 4, 4))
    senin = date(2026, 4, 6)
    assert lembar.hari_kemarin(sari, senin) == date(2026, 4, 2)
    assert (lembar.salin_kemarin(sari, senin).baru, lembar.salin_kemarin(sari, senin).baru) == (1, 0)
    baru = CatatanHarian.objects.get(tanggal=senin)
    assert (baru.kegiatan, baru.jam_mulai, baru.satuan) == ("Kamis", time(8), "Unit")
    assert (baru.realisasi, baru.bukti) == (None, "")


def test_hari_yang_pergi_bukan_hari_kemarin(sari):
    simpan(sari, "Selasa", hari=date(2026, 4, 14))
    simpan(sari, "Senin", hari=date(2026, 4, 13))
    kalender.catat_ketidakhadiran(sari, oleh=sari, jenis="cuti", mulai=date(2026, 4, 14), selesai=date(2026, 4, 14))
    assert lembar.hari_kemarin(sari, RABU) == date(2026, 4, 13)


def tawaran(sari):
    hari = kalender.kalender(sari, BULAN.hari())
    return rutin.tawaran(sari, hari, Masa(sari, hari))


def test_kegiatan_rutin_ditawarkan_bukan_pada_libur_atau_cuti_dan_diambil_sekali(sari):
    rutin.tambah(sari, kegiatan="Apel pagi", pola="hari_kerja")
    rutin.tambah(sari, kegiatan="Apel pagi", pola="hari_kerja")
    kalender.catat_ketidakhadiran(sari, oleh=sari, jenis="cuti", mulai=date(2026, 4, 6), selesai=date(2026, 4, 10))
    ditawarkan = tawaran(sari)
    assert [h.day for h in ditawarkan] == [1, 2, 13, 14, 15, 16, 17, 20, 21, 22, 23, 24, 27, 28, 29, 30]
    assert CatatanHarian.objects.count() == 0
    assert rutin.ambil(sari, {RABU: ditawarkan[RABU]}).baru == 1
    assert rutin.ambil(sari, ditawarkan).baru == 15
    assert rutin.ambil(sari, ditawarkan).baru == 0
    assert tawaran(sari) == {}


def test_akhir_pekan_hanya_bila_harinya_disebut(sari):
    rutin.tambah(sari, kegiatan="Piket", pola="hari", nilai=[5])
    rutin.tambah(sari, kegiatan="Laporan", pola="tanggal", nilai=[4])
    assert {h.day: [r.kegiatan for r in r] for h, r in tawaran(sari).items()} == {
        4: ["Piket"], 11: ["Piket"], 18: ["Piket"], 25: ["Piket"],
    }  # fmt: skip


def test_rutin_yang_rhknya_hilang_tetap_ditawarkan_tanpa_kaitan(sari):
    KegiatanRutin.objects.create(pegawai=sari, kegiatan="Lama", garis_rhk=uuid4())
    rutin.ambil(sari, {RABU: tawaran(sari)[RABU]})
    assert CatatanHarian.objects.get().garis_rhk is None


# Days away ---------------------------------------------------------------------------------------
CUTI = {"jenis": "cuti", "mulai": date(2026, 4, 6), "selesai": date(2026, 4, 8)}


def test_ketidakhadiran_dicatat_pegawai_atau_pengelola_unitnya(sari, pemeran):
    satu = kalender.catat_ketidakhadiran(sari, oleh=sari, **CUTI)
    assert kalender.catat_ketidakhadiran(sari, oleh=sari, **CUTI) == satu
    sakit = {"jenis": "sakit", "mulai": date(2026, 4, 20), "selesai": date(2026, 4, 20)}
    dari_dewi = kalender.catat_ketidakhadiran(sari, oleh=pemeran.dewi, **sakit)
    for orang in (pemeran.budi, pemeran.joko, pemeran.rina):
        with pytest.raises(BukanHak):
            kalender.catat_ketidakhadiran(sari, oleh=orang, **sakit)
        with pytest.raises(BukanHak):
            kalender.hapus_ketidakhadiran(satu, oleh=orang)
    with pytest.raises(BukanHak, match="dicatat oleh pengelola kinerja"):
        kalender.hapus_ketidakhadiran(dari_dewi, oleh=sari)
    kalender.hapus_ketidakhadiran(dari_dewi, oleh=pemeran.dewi)
    kalender.hapus_ketidakhadiran(satu, oleh=sari)
    assert not Ketidakhadiran.objects.exists()


def test_ketidakhadiran_yang_bertumpuk_disebut_yang_mana(sari):
    kalender.catat_ketidakhadiran(sari, oleh=sari, **CUTI)
    with pytest.raises(IsianKeliru, match="Sudah tercatat cuti 06-04-2026 sampai 08-04-2026"):
        kalender.catat_ketidakhadiran(sari, oleh=sari, **CUTI | {"jenis": "sakit"})
    with pytest.raises(IsianKeliru, match="tidak boleh sebelum hari pertama"):
        kalender.catat_ketidakhadiran(sari, oleh=sari, jenis="cuti", mulai=RABU, selesai=date(2026, 4, 14))


def test_hari_yang_pergi_tidak_menghalangi_catatan(sari):
    kalender.catat_ketidakhadiran(sari, oleh=sari, **CUTI)
    simpan(sari, "Tetap bekerja", hari=date(2026, 4, 7))
    assert kegiatan(sari) == ["Tetap bekerja"]
