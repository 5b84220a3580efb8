"""Plans that a BKD brings in: perjanjian kinerja of units. In, the same again, taken back, mended here."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pegawai.alur.impor import langkah, periksa
from pegawai.models import Jejak, SumberData
from pegawai.penolakan import IsianKeliru
from skp_app.alur import rencana as alur_rencana
from skp_app.models import IndikatorUnit, RencanaUnit, SasaranUnit, TargetIndikator
from tests.alur.test_impor import batalkan, isi, jalankan
from tests.alur.test_impor import masukkan as masuk_utuh

pytestmark = pytest.mark.django_db
PK = "perjanjian_kinerja_2026.xlsx"
KEPALA = "UNOR ID,UNIT KERJA,SASARAN,INDIKATOR KINERJA,SATUAN,TARGET,PERSPEKTIF"
UNIT = "a" * 32
TABEL = (RencanaUnit, SasaranUnit, IndikatorUnit, TargetIndikator, SumberData)


@pytest.fixture
def bkd(pemeran, organisasi, time_machine):
    time_machine.move_to(datetime(2026, 1, 5, 9, tzinfo=UTC), tick=True)
    organisasi.dinas.kode_unor = UNIT
    organisasi.dinas.save()
    return pemeran.admin


def potret():
    return {
        t.__name__: [{k: v for k, v in b.items() if k != "versi"} for b in t.objects.order_by("pk").values()]
        for t in TABEL
    }


def periksa_isi(bkd, teks, nama="pk.csv", jenis="perjanjian_kinerja", **sekali):
    impor = langkah.unggah(nama, teks if isinstance(teks, bytes) else teks.encode(), oleh=bkd, jenis=jenis)
    impor = langkah.petakan(impor, impor.pemetaan, oleh=bkd, sekali=sekali)
    periksa.jalankan(impor.pekerjaan, lambda *n: None)
    impor.refresh_from_db()
    assert (impor.status, impor.galat) == ("diperiksa", "")
    return impor


def masukkan(bkd, teks, **sekali):
    return jalankan(periksa_isi(bkd, teks, **sekali), bkd)


def tabel(*baris):
    return "\n".join([KEPALA, *(f"{UNIT},Dinas,{b}" for b in baris)])


def indikator():
    """(sasaran, perspektif, indikator, satuan, target) of every indicator."""
    kolom = ("sasaran__teks", "sasaran__perspektif", "teks", "satuan", "target__teks")
    return list(IndikatorUnit.objects.order_by("sasaran__urutan", "urutan").values_list(*kolom))


AWAL = ("Layanan baik,Indeks layanan,Indeks,80,Penerima Layanan", "Layanan baik,Anggaran terserap,%,95 - 97,Anggaran")
ISI_AWAL = [
    ("Layanan baik", "penerima_layanan", "Indeks layanan", "Indeks", "80"),
    ("Layanan baik", "anggaran", "Anggaran terserap", "%", "95 - 97"),
]


def test_indikator_menurut_sasaran_dan_perspektifnya_lalu_sama_lalu_ditarik(bkd):
    awal = potret()
    impor = masukkan(bkd, tabel(*AWAL), TAHUN="2026")
    assert (impor.angka["hasil"], indikator()) == ({"baru": 2}, ISI_AWAL)
    assert RencanaUnit.objects.values_list("jenis", "tahun_mulai", "rancangan").get() == ("pk", 2026, False)
    sesudah = potret()
    lagi = masukkan(bkd, tabel(*AWAL), TAHUN="2026")
    assert (lagi.angka["hasil"], potret()) == ({"sama": 2}, sesudah)
    batalkan(lagi, bkd)
    assert batalkan(impor, bkd).angka["tertahan"] == 0
    assert potret() == awal


def test_tahun_wajib_disebut_bila_tidak_ada_di_berkas(bkd):
    with pytest.raises(IsianKeliru, match="Kolom TAHUN tidak ada di berkas ini. Tulis tahun kinerjanya, mis. 2026."):
        periksa_isi(bkd, tabel(*AWAL))
    impor = periksa_isi(bkd, tabel(*AWAL), TAHUN="tahun ini")
    assert impor.angka["tolak"] == 2
    assert impor.baris.first().alasan == "TAHUN 'tahun ini' bukan tahun."


def test_perubahan_di_berkas_ditulis_dan_yang_hilang_ditandai(bkd):
    masukkan(bkd, tabel(*AWAL), TAHUN="2026")
    sesudah = potret()
    baru = ("layanan  baik,Indeks layanan,Indeks,82,Proses Bisnis", "Tata kelola,Nilai SAKIP,Nilai,70,Proses Bisnis")
    impor = periksa_isi(bkd, tabel(*baru), TAHUN="2026")
    assert [impor.angka[a] for a in ("baru", "berubah", "hilang", "konflik")] == [1, 1, 1, 0]
    assert impor.baris.get(tindakan="berubah").perubahan == {
        "target": ["80", "82"], "perspektif": ["Penerima Layanan", "Proses Bisnis"],
    }  # fmt: skip
    assert impor.baris.get(tindakan="hilang").sebutan == "Dinas: Anggaran terserap"
    jalankan(impor, bkd)
    assert indikator() == [
        ("Layanan baik", "proses_bisnis", "Indeks layanan", "Indeks", "82"),
        ISI_AWAL[1],
        ("Tata kelola", "proses_bisnis", "Nilai SAKIP", "Nilai", "70"),
    ]
    lagi = periksa_isi(bkd, tabel(*baru), TAHUN="2026")
    assert [lagi.angka[a] for a in ("sama", "hilang")] == [2, 0]
    langkah.buang(lagi, oleh=bkd)
    assert (batalkan(impor, bkd).angka["tertahan"], potret()) == (0, sesudah)


def test_satu_indikator_dari_sasaran_bersama_pindah_perspektif(bkd):
    bersama = (AWAL[0], "Layanan baik,Waktu layanan,Menit,15,Penerima Layanan")
    masukkan(bkd, tabel(*bersama), TAHUN="2026")
    masukkan(bkd, tabel(bersama[0], bersama[1].replace("Penerima Layanan", "Proses Bisnis")), TAHUN="2026")
    assert indikator() == [
        ISI_AWAL[0], ("Layanan baik", "proses_bisnis", "Waktu layanan", "Menit", "15")
    ]  # fmt: skip


def ubah(bkd, satu, **isian):
    versi = satu.versi
    alur_rencana.simpan_isi(satu.sasaran.rencana, oleh=bkd, indikator={satu.pk: (versi, isian)})


def test_perbaikan_di_sini_bertahan_dan_konflik_dipilih(bkd):
    masukkan(bkd, tabel(*AWAL), TAHUN="2026")
    ubah(bkd, IndikatorUnit.objects.get(teks="Indeks layanan"), teks="Indeks kepuasan", t2026="85")
    sama = masukkan(bkd, tabel(*AWAL), TAHUN="2026")
    assert (sama.angka["hasil"], sama.angka["konflik"]) == ({"sama": 2}, 0)
    beda = tabel(AWAL[0].replace("80", "90"), AWAL[1])
    impor = periksa_isi(bkd, beda, TAHUN="2026")
    assert impor.baris.get(nomor=2).konflik == {"target": ["85", "90"]}
    langkah.pilih(impor, None, "ya", oleh=bkd, kode="konflik")
    jalankan(impor, bkd)
    assert indikator()[0] == ("Layanan baik", "penerima_layanan", "Indeks kepuasan", "Indeks", "90")


def test_yang_dihapus_di_sini_tidak_kembali_kecuali_dipilih(bkd):
    masukkan(bkd, tabel(*AWAL), TAHUN="2026")
    alur_rencana.hapus_indikator(IndikatorUnit.objects.get(teks="Indeks layanan"), oleh=bkd)
    impor = periksa_isi(bkd, tabel(*AWAL), TAHUN="2026")
    assert impor.baris.get(nomor=2).konflik == {"dihapus": ["dihapus", "masih ada"]}
    jalankan(impor, bkd)
    assert indikator() == [ISI_AWAL[1]]
    pilih = periksa_isi(bkd, tabel(*AWAL), TAHUN="2026")
    langkah.pilih(pilih, None, "ya", oleh=bkd, kode="konflik")
    assert jalankan(pilih, bkd).angka["hasil"] == {"baru": 1, "sama": 1}
    assert indikator() == ISI_AWAL


def test_baris_yang_diubah_sejak_itu_tidak_ditarik(bkd):
    impor = masukkan(bkd, tabel(*AWAL), TAHUN="2026")
    ubah(bkd, IndikatorUnit.objects.get(teks="Anggaran terserap"), satuan="persen")
    assert batalkan(impor, bkd).angka["tertahan"] == 2  # the first row made the plan, on which the changed one rests
    assert dict(impor.baris.values_list("nomor", "alasan")) == {
        2: "Rencana unit Perjanjian Kinerja 2026 sudah menjadi dasar sasaran, jadi tidak dapat ditarik kembali.",
        3: "Indikator Anggaran terserap sudah diubah sejak impor ini, jadi perubahan itu dipertahankan.",
    }


def test_rencana_yang_diketik_lebih_dulu_dilengkapi(bkd, organisasi):
    rencana = alur_rencana.buat(organisasi.dinas, oleh=bkd, jenis="pk", tahun_mulai=2026)
    sasaran = alur_rencana.tambah_sasaran(rencana, oleh=bkd, teks="Layanan baik", perspektif="penerima_layanan")
    ubah(bkd, sasaran.indikator.get(), teks="INDEKS layanan")
    impor = masukkan(bkd, tabel(*AWAL), TAHUN="2026")
    assert impor.angka["hasil"] == {"baru": 1, "berubah": 1}
    assert indikator() == [("Layanan baik", "penerima_layanan", "INDEKS layanan", "Indeks", "80"), ISI_AWAL[1]]


def test_yang_terlalu_panjang_atau_tanpa_unit_ditolak_dengan_kalimat(bkd):
    panjang = f"Layanan baik,Indeks layanan,{'x' * 61},80,Anggaran"
    impor = periksa_isi(bkd, "\n".join([tabel(panjang), "ffff,Lain,S,I,%,1,Anggaran"]), TAHUN="2026")
    assert dict(impor.baris.values_list("nomor", "alasan")) == {
        2: "Satuan paling panjang 60 huruf. Sekarang 61; pendekkan.",
        3: "Unit 'Lain' tidak ada di hierarki.",
    }


def test_jumlah_kueri_tidak_bertambah_dengan_jumlah_baris(bkd):
    def siapkan(banyak):
        baris = (f"Sasaran {n // 10},Indikator {n},%,{n},Anggaran" for n in range(banyak))
        return periksa_isi(bkd, tabel(*baris), TAHUN="2026", nama=f"pk{banyak}.csv")

    banyak = []
    for n in (5, 20, 60):
        impor = siapkan(n)
        with CaptureQueriesContext(connection) as kueri:
            jalankan(impor, bkd)
        banyak.append(len(kueri))
    assert banyak[2] <= banyak[1]  # the first one meets an empty place


@pytest.mark.lambat
def test_berkas_contoh_masuk_seluruhnya(bkd):
    masuk_utuh("hierarki_unor.xlsx", bkd)
    awal = potret()
    impor = masukkan(bkd, isi(PK), nama=PK, jenis="", TAHUN="2026")
    assert (impor.jenis, impor.angka["hasil"]) == ("perjanjian_kinerja", {"baru": 101})
    assert (RencanaUnit.objects.count(), IndikatorUnit.objects.count()) == (19, 101)
    sesudah, jejak = potret(), Jejak.objects.exclude(objek_jenis="impor").count()
    lagi = masukkan(bkd, isi(PK), nama=PK, TAHUN="2026")
    assert (lagi.angka["hasil"], potret()) == ({"sama": 101}, sesudah)
    assert Jejak.objects.exclude(objek_jenis="impor").count() == jejak
    batalkan(lagi, bkd)
    batalkan(impor, bkd)
    assert potret() == awal
