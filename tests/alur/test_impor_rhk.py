"""RHK and IKI that a BKD brings in: into drafts alone, never into what the parties signed."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pegawai.alur.impor import langkah
from pegawai.models import BarisImpor, Impor, Jejak, Pekerjaan, Pemberitahuan
from skp_app.alur import penyusunan, perencanaan, perubahan
from skp_app.models import Iki, Rhk, Skp
from tests import pembuat
from tests.alur.test_impor import batalkan, isi, jalankan
from tests.alur.test_impor_rencana import periksa_isi as periksa_jenis
from tests.cuplikan import semua_tabel

pytestmark = pytest.mark.django_db
CONTOH = "rhk_iki_tempel.tsv"
BERTAMBAH = {m._meta.db_table for m in (Impor, BarisImpor, Jejak, Pekerjaan, Pemberitahuan)}
KEPALA = "RENCANA HASIL KERJA,ASPEK,INDIKATOR KINERJA INDIVIDU,TARGET"
AWAL = ("Layanan andal,Kuantitas,Jumlah layanan,10 layanan", ",Waktu / kualitas,Lama layanan,15 menit")
DITETAPKAN = (
    "SKP 2026 sudah ditetapkan, jadi impor tidak mengubahnya. Pegawai dapat mengajukan perubahan SKP-nya sendiri."
)


@pytest.fixture
def bkd(pemeran, time_machine):
    time_machine.move_to(datetime(2026, 1, 5, 9, tzinfo=UTC), tick=True)
    pembuat.buat_periode(2026)
    return pemeran.admin


@pytest.fixture
def sari(bkd, pemeran):
    return pemeran.sari


def tabel_tetap():
    return {nama: isi_ for nama, isi_ in semua_tabel().items() if nama not in BERTAMBAH}


def periksa_isi(bkd, orang, teks, **lain):
    return periksa_jenis(bkd, teks, jenis="rhk_iki", nama="rhk.csv", **{"NIP": orang.nip, "TAHUN": "2026", **lain})


def masukkan(bkd, orang, teks, **lain):
    return jalankan(periksa_isi(bkd, orang, teks, **lain), bkd)


def tabel(*baris):
    return "\n".join([KEPALA, *baris])


def rencana(orang):
    """(RHK, jenis, IKI, aspek, target) of the SKP."""
    kolom = ("rhk__teks", "rhk__jenis", "teks", "aspek", "target")
    semua = Iki.objects.filter(rhk__skp__pegawai=orang).order_by("-rhk__jenis", "rhk__urutan", "urutan")
    return list(semua.values_list(*kolom))


ISI_AWAL = [
    ("Layanan andal", "utama", "Jumlah layanan", ["kuantitas"], "10 layanan"),
    ("Layanan andal", "utama", "Lama layanan", ["kualitas", "waktu"], "15 menit"),
]


def test_rancangan_dibuatkan_diisi_dan_ditarik_kembali(bkd, sari):
    awal = tabel_tetap()
    impor = masukkan(bkd, sari, tabel(*AWAL))
    assert (impor.angka["hasil"], rencana(sari)) == ({"baru": 2}, ISI_AWAL)
    skp = Skp.objects.get(pegawai=sari)
    assert (skp.status, skp.periode.tahun) == ("draf", 2026)
    assert Jejak.objects.get(objek_jenis="skp", kata_kerja="isi_dari").sebagai == "bkd"
    pesan = Pemberitahuan.objects.get(penerima=sari)
    assert pesan.judul == "BKD memasukkan RHK ke rancangan SKP 2026 Anda. Periksa dan lengkapi"
    sesudah = tabel_tetap()
    lagi = masukkan(bkd, sari, tabel(*AWAL))
    assert (lagi.angka["hasil"], tabel_tetap()) == ({"sama": 2}, sesudah)
    batalkan(lagi, bkd)
    assert batalkan(impor, bkd).angka["tertahan"] == 0
    assert tabel_tetap() == awal


def test_berkas_tempel_contoh_masuk_seluruhnya(bkd, sari):
    awal = tabel_tetap()
    impor = periksa_jenis(bkd, isi(CONTOH), nama=CONTOH, jenis="", NIP=sari.nip, TAHUN="2026")
    assert (impor.jenis, impor.baris.filter(putusan="terima").count()) == ("rhk_iki", 8)
    assert jalankan(impor, bkd).angka["hasil"] == {"baru": 8}
    rhk = Rhk.objects.filter(skp__pegawai=sari)
    assert list(rhk.values_list("teks", "jenis", "penugasan_dari")) == [
        (
            "Tersedianya rekomendasi kebijakan pengelolaan kinerja pegawai yang digunakan perangkat daerah", "utama",
            "Kepala Bidang Penilaian Kinerja Aparatur dan Penghargaan",
        ),
        ('Terlayaninya pejabat penilai dalam pelaksanaan "Umpan Balik Berkelanjutan"', "utama", ""),
        ("Tersedianya data predikat kinerja pegawai yang akurat: 1. periodik (triwulanan) 2. tahunan", "utama", ""),
        ("Terselenggaranya klinik SKP di kecamatan", "tambahan", ""),
    ]  # fmt: skip
    assert [r.iki.count() for r in rhk] == [3, 2, 2, 1]
    batalkan(impor, bkd)
    assert tabel_tetap() == awal


def test_rancangan_yang_ada_dilengkapi_tanpa_menggandakan(bkd, sari):
    skp = pembuat.buat_skp(sari, tahun=2026, rhk=1)
    versi = Skp.objects.get(pk=skp.pk).versi
    semula = tuple(rencana(sari)[0])
    sama = f"{semula[0].upper()},Kuantitas,{semula[2]},{semula[4]}"
    impor = masukkan(bkd, sari, tabel(sama, *AWAL))
    assert (impor.angka["hasil"], rencana(sari)) == ({"sama": 1, "baru": 2}, [semula, *ISI_AWAL])
    assert Skp.objects.get(pk=skp.pk).versi > versi


@pytest.mark.parametrize("siapkan", [pembuat.tetapkan, pembuat.ajukan])
def test_skp_yang_diajukan_atau_ditetapkan_tidak_pernah_diubah(bkd, sari, siapkan):
    siapkan(pembuat.buat_skp(sari, tahun=2026))
    impor = periksa_isi(bkd, sari, tabel(*AWAL))
    kalimat = DITETAPKAN if siapkan is pembuat.tetapkan else (
        "SKP 2026 sedang menunggu penetapan, jadi impor tidak mengubahnya. "
        "Impor lagi sesudah ditarik pegawainya atau dikembalikan penilainya."
    )  # fmt: skip
    assert set(impor.baris.values_list("tindakan", "alasan")) == {("tolak", kalimat)}
    awal = tabel_tetap()
    assert jalankan(impor, bkd).angka["hasil"] == {"dilewati": 2}
    assert tabel_tetap() == awal


def test_skp_yang_ditetapkan_sejak_diperiksa_tidak_diubah(bkd, sari):
    skp = pembuat.buat_skp(sari, tahun=2026)
    impor = periksa_isi(bkd, sari, tabel(*AWAL))
    pembuat.tetapkan(skp)
    assert jalankan(impor, bkd).angka["hasil"] == {"dilewati": 2}
    assert impor.baris.first().alasan == DITETAPKAN
    assert Rhk.objects.filter(skp=skp).count() == 2


def test_yang_masuk_lalu_ditetapkan_tidak_ditarik_kembali(bkd, sari):
    impor = masukkan(bkd, sari, tabel(*AWAL))
    skp = pembuat.tetapkan(Skp.objects.get(pegawai=sari))
    lagi = masukkan(bkd, sari, tabel(*AWAL))
    assert lagi.angka["hasil"] == {"sama": 2}
    batalkan(impor, bkd)
    assert list(impor.baris.order_by("nomor").values_list("keadaan", "alasan")) == [
        # The first row made the draft, too.
        ("tertahan", f"{skp} sudah diubah sejak impor ini, jadi perubahan itu dipertahankan."),
        ("tertahan", DITETAPKAN),
    ]
    assert (rencana(sari), Skp.objects.get(pk=skp.pk).status) == (ISI_AWAL, "ditetapkan")


def ubah(iki, **isian):
    penyusunan.simpan_iki(iki, oleh=iki.rhk.skp.pegawai, versi=iki.versi, **isian)


def test_isi_yang_diubah_pemiliknya_bertahan_dan_tidak_diperlihatkan(bkd, sari):
    impor = masukkan(bkd, sari, tabel(*AWAL))
    ubah(Iki.objects.get(teks="Jumlah layanan"), target="KENARI-RANCANGAN")
    assert masukkan(bkd, sari, tabel(*AWAL)).angka["hasil"] == {"sama": 2}
    beda = tabel(AWAL[0].replace("10", "12"), AWAL[1].replace("15", "20"))
    kedua = periksa_isi(bkd, sari, beda)
    assert list(kedua.baris.order_by("nomor").values_list("perubahan", "konflik")) == [
        ({}, {"target": ["diubah pemiliknya", "12 layanan"]}),
        ({"target": ["15 menit", "20 menit"]}, {}),
    ]
    assert "KENARI" not in str(list(kedua.baris.values()))
    jalankan(kedua, bkd)
    assert [i[4] for i in rencana(sari)] == ["KENARI-RANCANGAN", "20 menit"]
    langkah_kedua = periksa_isi(bkd, sari, beda)
    langkah.pilih(langkah_kedua, None, "ya", oleh=bkd, kode="konflik")
    jalankan(langkah_kedua, bkd)
    assert [i[4] for i in rencana(sari)] == ["12 layanan", "20 menit"]
    batalkan(impor, bkd)
    assert set(impor.baris.values_list("keadaan", flat=True)) == {"tertahan"}


def test_yang_tidak_ada_lagi_di_berkas_ditandai_dan_yang_dihapus_pemiliknya_tidak_kembali(bkd, sari):
    masukkan(bkd, sari, tabel(*AWAL))
    penyusunan.hapus_iki(Iki.objects.get(teks="Lama layanan"), oleh=sari)
    impor = periksa_isi(bkd, sari, tabel(AWAL[0]))
    assert [b.sebutan for b in impor.baris.filter(tindakan="hilang")] == ["Lama layanan"]
    jalankan(impor, bkd)
    kembali = periksa_isi(bkd, sari, tabel(*AWAL))
    assert kembali.baris.get(nomor=3).konflik == {"dihapus": ["dihapus", "masih ada"]}
    assert jalankan(kembali, bkd).angka["hasil"] == {"sama": 2}
    assert rencana(sari) == ISI_AWAL[:1]


def test_banyak_orang_dalam_satu_berkas(bkd, sari, pemeran):
    joko = pemeran.joko
    baris = [f"{o.nip},{b}" for o in (sari, joko) for b in AWAL]
    baris[1] = baris[1].removeprefix(sari.nip)  # merged cells arrive empty
    impor = periksa_jenis(
        bkd, "\n".join([f"NIP,{KEPALA}", *baris, f",{AWAL[0]}"]), jenis="rhk_iki", nama="banyak.csv", TAHUN="2026"
    )
    assert impor.angka["baru"] == 4
    jalankan(impor, bkd)
    assert (rencana(sari), rencana(joko)) == (ISI_AWAL, ISI_AWAL)


@pytest.mark.parametrize(
    ("lain", "kalimat"),
    [
        ({"TAHUN": "2031"}, "Tahun kinerja 2031 belum dibuka. Buka dahulu di Tahun kinerja."),
        ({"NIP": "198501012010011999"}, "NIP tidak ada di data pegawai."),
    ],
)
def test_yang_tidak_dapat_masuk_berkata_mengapa(bkd, sari, lain, kalimat):
    impor = periksa_isi(bkd, sari, tabel(*AWAL), **lain)
    assert set(impor.baris.values_list("tindakan", "alasan")) == {("tolak", kalimat)}


def test_orang_tanpa_penempatan_tidak_mendapat_rancangan(bkd):
    lepas = pembuat.buat_pegawai("Wawan Tanpa Meja")
    impor = periksa_isi(bkd, lepas, tabel(*AWAL))
    assert set(impor.baris.values_list("alasan", flat=True)) == {
        "Penempatan orang ini pada tahun itu belum tercatat. Impor pegawai dahulu."
    }


def test_rancangan_perubahan_skp_tidak_diisi(bkd, sari):
    skp = pembuat.buat_skp_ditetapkan(sari, tahun=2026)
    perubahan.buka(skp, oleh=sari, alasan="Target berubah")
    assert set(periksa_isi(bkd, sari, tabel(*AWAL)).baris.values_list("alasan", flat=True)) == {DITETAPKAN}


def test_jumlah_kueri_tidak_bertambah_dengan_jumlah_baris(bkd, sari):
    perencanaan.buatkan(sari, pembuat.buat_periode(2026), oleh=bkd)
    banyak = []
    for n in (4, 20, 40):
        baris = (f"RHK {m // 10},Kuantitas,IKI {m},{m}" for m in range(n))
        impor = periksa_isi(bkd, sari, tabel(*baris))
        with CaptureQueriesContext(connection) as kueri:
            jalankan(impor, bkd)
        banyak.append(len(kueri))
    assert banyak[2] <= banyak[1]  # the first one meets an empty place
