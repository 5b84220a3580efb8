"""Daily work that a BKD brings in: into the sheet of its owner, with the sums that follow, and back."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pegawai.alur.impor import langkah
from pegawai.models import BarisImpor, Impor, Jejak, Pekerjaan, Pemberitahuan
from skp_app.alur import lembar, lembar_masuk
from skp_app.aturan.lembar import Bulan, Kait
from skp_app.models import CatatanHarian, Iki, PenutupanPeriode, Realisasi, RealisasiProgres
from tests import pembuat
from tests.alur.test_impor import batalkan, isi, jalankan
from tests.alur.test_impor_rencana import periksa_isi as periksa_jenis
from tests.cuplikan import semua_tabel

pytestmark = pytest.mark.django_db
CONTOH = "progres_harian_contoh.xlsx"
BERTAMBAH = {m._meta.db_table for m in (Impor, BarisImpor, Jejak, Pekerjaan, Pemberitahuan)}
KEPALA = "Rencana Aksi;Tanggal;Jam Mulai;Jam Selesai;Kegiatan;Sumber Data;Realisasi;Satuan;Bukti Dukung"
IKI = "Jumlah layanan 1 yang beroperasi"
AWAL = (
    f"{IKI};01-04-2026;07:30;09:45;Menyalakan layanan;Berita acara;2;Layanan;https://contoh.go.id/1",
    f"{IKI};02-04-2026;;;Menyalakan layanan;;1,5;Layanan;",
)


@pytest.fixture
def bkd(pemeran, time_machine):
    time_machine.move_to(datetime(2026, 5, 2, 3, tzinfo=UTC), tick=True)
    return pemeran.admin


@pytest.fixture
def skp(bkd, pemeran):
    return pembuat.buat_skp_ditetapkan(pemeran.sari, tahun=2026)


@pytest.fixture
def sari(skp):
    return skp.pegawai


def tabel_tetap():
    return {nama: isi_ for nama, isi_ in semua_tabel().items() if nama not in BERTAMBAH}


def periksa_isi(bkd, orang, teks):
    return periksa_jenis(bkd, teks, jenis="progres", nama="progres.csv", NIP=orang.nip)


def masukkan(bkd, orang, teks):
    return jalankan(periksa_isi(bkd, orang, teks), bkd)


def tabel(*baris):
    return "\n".join([KEPALA, *baris])


def jumlah():
    return [p.angka for p in RealisasiProgres.objects.order_by("periode_dokumentasi__mulai")]


def test_kegiatan_masuk_ke_lembar_pemiliknya_dan_jumlahnya_ikut(bkd, sari):
    awal = tabel_tetap()
    impor = masukkan(bkd, sari, tabel(*AWAL))
    assert impor.angka["hasil"] == {"baru": 2}
    iki = Iki.objects.get(teks=IKI)
    kolom = ("pegawai", "kegiatan", "realisasi", "satuan", "bukti", "garis_iki")
    assert list(CatatanHarian.objects.order_by("tanggal").values_list(*kolom)) == [
        (sari.pk, "Menyalakan layanan", Decimal(2), "Layanan", "https://contoh.go.id/1", iki.garis),
        (sari.pk, "Menyalakan layanan", Decimal("1.5"), "Layanan", "", iki.garis),
    ]
    assert (jumlah(), Realisasi.objects.count()) == ([Decimal("3.5")], 1)
    jejak = Jejak.objects.filter(kata_kerja__in=["catat_progres", "isi_lembar"])
    assert {(j.oleh_id, j.sebagai) for j in jejak} == {(bkd.pk, "bkd")}
    assert Pemberitahuan.objects.filter(penerima=sari, kunci__startswith="lembar-impor").count() == 1
    sesudah = tabel_tetap()
    lagi = masukkan(bkd, sari, tabel(*AWAL))
    assert (lagi.angka["hasil"], tabel_tetap()) == ({"sama": 2}, sesudah)
    batalkan(lagi, bkd)
    assert batalkan(impor, bkd).angka["tertahan"] == 0
    assert tabel_tetap() == awal


def test_berkas_contoh_masuk_seluruhnya(bkd, sari):
    awal = tabel_tetap()
    impor = periksa_jenis(bkd, isi(CONTOH), nama=CONTOH, jenis="", NIP=sari.nip)
    assert (impor.jenis, impor.baris.filter(putusan="terima").count()) == ("progres", 55)
    assert jalankan(impor, bkd).angka["hasil"] == {"baru": 55}
    assert masuk_lagi(bkd, sari) == {"sama": 55}
    batalkan(Impor.objects.exclude(pk=impor.pk).get(), bkd)
    batalkan(impor, bkd)
    assert tabel_tetap() == awal


def masuk_lagi(bkd, sari):
    return jalankan(periksa_jenis(bkd, isi(CONTOH), nama=CONTOH, jenis="", NIP=sari.nip), bkd).angka["hasil"]


def realisasi():
    return list(CatatanHarian.objects.order_by("tanggal").values_list("realisasi", "satuan"))


def ubah(baris, **isian):
    isi_baru = baris.isi._replace(**isian)
    kait = Kait(baris.garis_rhk, baris.garis_iki, baris.di_luar_rhk)
    lembar.simpan(baris.pegawai, [lembar.Kiriman(baris.kunci, baris.versi, isi_baru, kait)])


def test_perubahan_di_berkas_ditulis_dan_perubahan_pemilik_bertahan(bkd, sari):
    impor = masukkan(bkd, sari, tabel(*AWAL))
    ubah(CatatanHarian.objects.get(tanggal="2026-04-02"), satuan="KENARI-LEMBAR")
    assert masukkan(bkd, sari, tabel(*AWAL)).angka["hasil"] == {"sama": 2}
    beda = tabel(AWAL[0].replace(";2;", ";3;"), AWAL[1].replace("Layanan;", "Unit;"))
    kedua = periksa_isi(bkd, sari, beda)
    assert list(kedua.baris.order_by("nomor").values_list("perubahan", "konflik")) == [
        ({"realisasi": ["2", "3"]}, {}), ({}, {"satuan": ["diubah pemiliknya", "Unit"]}),
    ]  # fmt: skip
    assert "KENARI" not in str(list(kedua.baris.values()))
    jalankan(kedua, bkd)
    assert realisasi() == [(Decimal(3), "Layanan"), (Decimal("1.5"), "KENARI-LEMBAR")]
    batalkan(kedua, bkd)
    assert realisasi() == [(Decimal(2), "Layanan"), (Decimal("1.5"), "KENARI-LEMBAR")]
    assert batalkan(impor, bkd).angka["tertahan"] == 1
    assert realisasi() == [(Decimal("1.5"), "KENARI-LEMBAR")]


def test_yang_dihapus_pemiliknya_tidak_kembali_kecuali_dipilih(bkd, sari):
    masukkan(bkd, sari, tabel(*AWAL))
    lembar.hapus(sari, CatatanHarian.objects.get(tanggal="2026-04-01").kunci)
    assert masukkan(bkd, sari, tabel(*AWAL)).angka["hasil"] == {"sama": 2}
    assert CatatanHarian.objects.count() == 1
    pilih = periksa_isi(bkd, sari, tabel(*AWAL))
    langkah.pilih(pilih, None, "ya", oleh=bkd, kode="konflik")
    assert jalankan(pilih, bkd).angka["hasil"] == {"baru": 1, "sama": 1}
    assert jumlah() == [Decimal("3.5")]


def tutup(skp):
    PenutupanPeriode.objects.create(skp=skp, periode_evaluasi=pembuat.triwulan(2, 2026))


def test_periode_yang_sudah_dievaluasi_tidak_berubah(bkd, skp, sari):
    impor = masukkan(bkd, sari, tabel(*AWAL))
    tutup(skp)
    kalimat = "Evaluasi Triwulan II 2026 sudah ditetapkan; catatan hariannya tidak dapat diubah."
    baru = periksa_isi(bkd, sari, tabel(*AWAL, AWAL[1].replace("02-04", "03-04")))
    assert list(baru.baris.order_by("nomor").values_list("tindakan", "alasan")) == [
        ("sama", ""), ("sama", ""), ("tolak", kalimat),
    ]  # fmt: skip
    langkah.buang(baru, oleh=bkd)
    batalkan(impor, bkd)
    assert set(impor.baris.values_list("keadaan", "alasan")) == {("tertahan", kalimat)}
    assert CatatanHarian.objects.count() == 2


def test_di_luar_masa_skp_dan_yang_tidak_lengkap_ditolak_dengan_kalimat(bkd, pemeran, sari):
    rusak = (f"{IKI};01-04-2026;07:30;;Rapat;;;;", f"{IKI};01-04-2026;;;Rapat lain;;3;;")
    impor = periksa_isi(bkd, sari, tabel(*rusak))
    assert list(impor.baris.order_by("nomor").values_list("alasan", flat=True)) == [
        "Jam selesai belum diisi. Isi keduanya, atau kosongkan keduanya.",
        "Satuan belum diisi. Tulis satuan dari realisasi, mis. Dokumen.",
    ]
    lain = periksa_isi(bkd, pemeran.joko, tabel(*AWAL))
    assert set(lain.baris.values_list("alasan", flat=True)) == {
        "Tanggal ini berada di luar masa SKP Anda yang sudah ditetapkan."
    }


def test_baris_pemilik_yang_sama_tidak_digandakan(bkd, sari):
    lembar_masuk.masukkan(sari, Bulan(2026, 4), lembar_masuk.baca(tabel(*AWAL).replace(";", "\t")).baris)
    assert CatatanHarian.objects.count() == 2
    assert masukkan(bkd, sari, tabel(*AWAL)).angka["hasil"] == {"sama": 2}
    ubah(CatatanHarian.objects.get(tanggal="2026-04-01"), kegiatan="Menyalakan dua layanan")
    assert masukkan(bkd, sari, tabel(*AWAL)).angka["hasil"] == {"sama": 2}
    assert CatatanHarian.objects.count() == 2


def test_jumlah_kueri_tidak_bertambah_dengan_jumlah_baris(bkd, sari):
    banyak = []
    for n in (4, 24):
        baris = (f"{IKI};01-04-2026;;;Kegiatan {n} {m};;1;Layanan;" for m in range(n))
        impor = periksa_isi(bkd, sari, tabel(*baris))
        with CaptureQueriesContext(connection) as kueri:
            jalankan(impor, bkd)
        banyak.append(len(kueri))
    assert banyak[1] <= banyak[0] + 2  # the first one also makes the sum that the second one changes
