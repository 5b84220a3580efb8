"""The lembar progres as people meet it: the month, one day, a file, days away."""

import io
import json
from datetime import date
from urllib.parse import urlsplit
from uuid import uuid4

import openpyxl
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from skp_app.alur import kalender, lembar_masuk
from skp_app.aturan.lembar import KOLOM, Bulan, Kait
from skp_app.models import BarisTertahan, CatatanHarian, KegiatanRutin, Ketidakhadiran
from tests import pembuat
from tests.aturan.test_lembar import APRIL

BULAN = Bulan(2026, 4)
LEMBAR = "/realisasi/lembar/2026-04/"
HARI = "/realisasi/lembar/hari/2026-04-15/"


@pytest.fixture(autouse=True)
def akhir_april():
    with time_machine.travel("2026-04-30 20:00 +0700", tick=False):
        yield


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def sari(skp, sebagai):
    return sebagai(skp.pegawai)


def baris(kunci=None, versi=0, **teks):
    """Fields of one row as the form sends them."""
    kunci = kunci or uuid4()
    isi = {"tanggal": "15-04-2026", **teks}
    return {f"b-{kunci.hex}-versi": versi, **{f"b-{kunci.hex}-{k}": v for k, v in isi.items()}}


def otomatis(klien, kunci, **lain):
    return klien.post(f"{LEMBAR}simpan/{kunci}/", baris(kunci, **lain), headers={"HX-Request": "true"})


def kegiatan():
    return list(CatatanHarian.objects.values_list("kegiatan", flat=True))


# The grid ----------------------------------------------------------------------------------------
def test_baris_yang_ditinggalkan_menyimpan_dirinya(sari):
    kunci = uuid4()
    jawab = otomatis(sari, kunci, kegiatan="Menyusun rekap", jam_mulai="08.00", jam_selesai="0930")
    kabar = json.loads(jawab["HX-Trigger"])["lembar"]
    assert (jawab.status_code, kabar["baris"]) == (204, {kunci.hex: {"versi": 1}})
    assert kabar["hari"] == {"2026-04-15": {"jam": "1 jam 30 menit", "petunjuk": ""}}
    assert otomatis(sari, kunci, kegiatan="Menyusun rekap", jam_mulai="08.00", jam_selesai="09.30").status_code == 204
    assert kegiatan() == ["Menyusun rekap"]


def test_jam_yang_bertumpuk_hanya_disebut(sari):
    otomatis(sari, uuid4(), kegiatan="Loket", jam_mulai="08.00", jam_selesai="10.00")
    jawab = otomatis(sari, uuid4(), kegiatan="Rapat", jam_mulai="09.00", jam_selesai="11.00")
    hari = json.loads(jawab["HX-Trigger"])["lembar"]["hari"]["2026-04-15"]
    assert hari == {"jam": "3 jam", "petunjuk": "Jam Rapat (09.00) bertumpuk dengan Loket (sampai 10.00)."}
    assert jawab.status_code == 204


def test_baris_yang_keliru_disebut_bidangnya(sari):
    jawab = otomatis(sari, uuid4(), kegiatan="Rapat", tanggal="31-04-2026", realisasi="2 Dokumen")
    assert jawab.status_code == 422
    isi = jawab.content.decode()
    assert isi.count('data-untuk="tanggal"') == 1
    assert "Tanggal 31-04-2026 tidak ada dalam kalender." in isi
    assert "Realisasi ditulis dengan angka saja" in isi
    assert kegiatan() == []


def test_dua_tab_menunjukkan_kedua_teks_dan_pilihan(sari):
    kunci = uuid4()
    otomatis(sari, kunci, kegiatan="Semula")
    otomatis(sari, kunci, versi=1, kegiatan="Dari ponsel")
    jawab = otomatis(sari, kunci, versi=1, kegiatan="Dari laptop")
    assert jawab.status_code == 409
    assert all(kata in jawab.content.decode() for kata in ("Dari ponsel", "Dari laptop", f'value="{kunci.hex}:2"'))
    data = baris(kunci, 1, kegiatan="Dari laptop") | {"pakai": f"{kunci.hex}:2"}
    assert sari.post(f"{LEMBAR}simpan/", data).status_code == 302
    assert kegiatan() == ["Dari laptop"]


def test_tanpa_skrip_satu_hari_dikirim_utuh_dan_yang_salah_tetap_tampak(sari):
    data = baris(kegiatan="Baik") | baris(kegiatan="Buruk", jam_mulai="25.00", jam_selesai="26.00") | baris()
    jawab = sari.post(f"{LEMBAR}simpan/", data)
    isi = jawab.content.decode()
    assert (jawab.status_code, kegiatan()) == (422, ["Baik"])
    assert ">\nBuruk</textarea>" in isi
    assert 'value="25.00"' in isi
    assert "Jam mulai antara 00.00 dan 23.59." in isi


def test_kata_di_kolom_rencana_aksi_menjadi_kaitan_dan_tetap_saat_disimpan_lagi(sari, skp):
    iki, kunci = skp.rhk.first().iki.get(), uuid4()
    otomatis(sari, kunci, kegiatan="A", rencana_aksi=iki.teks)
    otomatis(sari, kunci, versi=1, kegiatan="B", rencana_aksi=iki.teks)
    catatan = CatatanHarian.objects.get()
    assert (catatan.kegiatan, catatan.garis_iki, catatan.rencana_aksi) == ("B", iki.garis, "")
    assert 'data-kait><span class="tersembunyi">Terhubung ke RHK </span>1.1</span>' in sari.get(LEMBAR).content.decode()


def test_satu_bulan_ditempel_dengan_dua_baris_buruk(sari):
    buruk = APRIL.replace("30-04-2026\t10:00", "31-04-2026\t10:00").replace("\t12\tUsulan", "\tdua belas\tUsulan", 1)
    jawab = sari.post(f"{LEMBAR}tempel/", {"teks": buruk}, follow=True)
    isi = jawab.content.decode()
    assert CatatanHarian.objects.count() == 53
    assert "53 baris masuk ke lembar." in isi
    assert "2 baris belum masuk. Perbaiki baris merah di bagian atas lembar." in isi
    assert isi.count("baris-tertahan") == 2
    assert "Tanggal 31-04-2026 tidak ada dalam kalender." in isi
    assert 'value="dua belas"' in isi
    assert "Belum terhubung ke RHK" in isi
    sari.post(f"{LEMBAR}tertahan/buang/")
    assert (BarisTertahan.objects.count(), CatatanHarian.objects.count()) == (0, 53)


def test_tempelan_yang_bukan_tabel_tetap_di_kotaknya(sari):
    jawab = sari.post(f"{LEMBAR}tempel/", {"teks": "bukan\ttabel"})
    assert jawab.status_code == 422
    assert "Tabel ini tidak punya kolom tanggal." in jawab.content.decode()
    assert "bukan\ttabel</textarea>" in jawab.content.decode()


@pytest.mark.parametrize("banyak", [5, 60])
def test_halaman_bulan_berbiaya_tetap(sari, skp, banyak, django_assert_num_queries):
    semua = [(n, {"tanggal": f"{1 + n % 28:02}-04-2026", "kegiatan": f"Kegiatan {n}"}) for n in range(banyak)]
    assert lembar_masuk.masukkan(skp.pegawai, BULAN, semua).baru == banyak
    KegiatanRutin.objects.create(pegawai=skp.pegawai, kegiatan="Apel")
    sari.get(LEMBAR)
    with django_assert_num_queries(24):
        assert sari.get(LEMBAR).status_code == 200


def test_rutin_dan_salin_diambil_dengan_satu_klik(sari, skp):
    otomatis(sari, uuid4(), kegiatan="Kemarin", tanggal="14-04-2026")
    KegiatanRutin.objects.create(pegawai=skp.pegawai, kegiatan="Apel", pola="hari", nilai=[2])
    isi = sari.get(LEMBAR).content.decode()
    assert "5 kegiatan rutin ditawarkan untuk bulan ini." in isi
    assert "Salin hari kemarin" in isi
    assert urlsplit(sari.post(f"{LEMBAR}salin/", {"hari": "2026-04-15"}).url).fragment == "h-15"
    sari.post(f"{LEMBAR}rutin/", {"hari": "2026-04-15"})
    assert list(CatatanHarian.objects.filter(tanggal=date(2026, 4, 15)).values_list("kegiatan", flat=True)) == [
        "Kemarin", "Apel",
    ]  # fmt: skip
    sari.post(f"{LEMBAR}rutin/")
    assert CatatanHarian.objects.filter(kegiatan="Apel").count() == 5
    assert sari.post(f"{LEMBAR}salin/", {"hari": "kemarin"}).status_code == 422


def test_hari_libur_dan_cuti_bernama_dan_abu(sari, skp):
    Ketidakhadiran.objects.create(
        pegawai=skp.pegawai, jenis="cuti", mulai=date(2026, 4, 6), selesai=date(2026, 4, 7), dicatat_oleh=skp.pegawai
    )
    isi = sari.get(LEMBAR).content.decode()
    assert '<span class="nama-libur">Wafat Yesus Kristus</span>' in isi
    assert isi.count('<span class="nama-libur">Cuti</span>') == 2
    assert isi.count('class="hari hari-abu"') == 8 + 1 + 2


def test_hubungkan_sekali_untuk_semua(sari, skp):
    sari.post(f"{LEMBAR}tempel/", {"teks": APRIL})
    iki = skp.rhk.first().iki.get()
    data = {"teks": "Tugas lain dari pimpinan", "kait": Kait(iki.rhk.garis, iki.garis).nilai}
    jawab = sari.post(f"{LEMBAR}hubungkan/", data, follow=True)
    assert "11 baris dihubungkan." in jawab.content.decode() or "baris dihubungkan." in jawab.content.decode()
    assert CatatanHarian.objects.filter(garis_iki=iki.garis).count() == APRIL.count("Tugas lain dari pimpinan")


def test_sesudah_evaluasi_ditetapkan_lembar_hanya_dibaca(sari, skp, pemeran):
    otomatis(sari, uuid4(), kegiatan="Maret", tanggal="31-03-2026")
    pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
    isi = sari.get("/realisasi/lembar/2026-03/").content.decode()
    assert "sudah ditetapkan; catatan hariannya tidak dapat diubah." in isi
    assert 'class="isian"' not in isi.partition("<table")[2].partition("</table")[0]


# Readers -----------------------------------------------------------------------------------------
def test_penilai_dan_atasannya_membaca_yang_lain_tidak(sari, skp, pemeran, sebagai):
    otomatis(sari, uuid4(), kegiatan="Membuka layanan")
    alamat = reverse("skp_app:lembar_bawahan", args=[BULAN, skp.kode])
    jawab = {nama: sebagai(getattr(pemeran, nama)).get(alamat) for nama in ("budi", "tono", "rina", "dewi", "admin")}
    assert {n: j.status_code for n, j in jawab.items()} == {
        "budi": 200, "tono": 200, "rina": 404, "dewi": 403, "admin": 403,
    }  # fmt: skip
    assert "Membuka layanan" in jawab["budi"].content.decode()
    assert 'class="isian"' not in jawab["budi"].content.decode()


# One day -----------------------------------------------------------------------------------------
def test_satu_hari_di_ponsel_tanpa_skrip(sari, skp):
    iki, kunci = skp.rhk.first().iki.get(), uuid4()
    nilai = Kait(iki.rhk.garis, iki.garis).nilai
    data = baris(kunci, kegiatan="Melayani loket", kait=nilai, realisasi="3", satuan="Layanan")
    assert sari.post(HARI, data).url == HARI
    isi = sari.get(HARI).content.decode()
    assert f'<option value="{nilai}" selected>' in isi
    assert sari.post(HARI, {"hapus": str(kunci)}).url == HARI
    assert kegiatan() == []


def test_tombol_lain_tidak_membuang_yang_sedang_ditulis(sari, skp):
    KegiatanRutin.objects.create(pegawai=skp.pegawai, kegiatan="Apel")
    sari.post(HARI, baris(kegiatan="Sedang ditulis") | {"langkah": "rutin"})
    assert sorted(kegiatan()) == ["Apel", "Sedang ditulis"]


def test_isian_hari_yang_keliru_tidak_hilang(sari):
    jawab = sari.post(HARI, baris(kegiatan="Rapat", jam_mulai="10:00", jam_selesai="09:00"))
    assert jawab.status_code == 422
    isi = jawab.content.decode()
    assert ">\nRapat</textarea>" in isi
    assert "Jam selesai harus sesudah jam mulai (10.00)." in isi


def test_catat_hari_ini_satu_kalimat_cukup(sari):
    assert sari.post("/realisasi/catat/", baris(tanggal="30-04-2026", kegiatan="Melayani loket")).status_code == 302
    assert "Melayani loket" in sari.get("/realisasi/catat/").content.decode()
    kosong = sari.post("/realisasi/catat/", baris(tanggal="30-04-2026", kegiatan=" "))
    assert (kosong.status_code, "Kegiatan belum diisi." in kosong.content.decode()) == (422, True)


@pytest.mark.parametrize("alamat", ["2026-13/", "1999-01/", "hari/2026-02-30/", "hari/2026-4-1/"])
def test_hari_dan_bulan_yang_tidak_ada(sari, alamat):
    assert sari.get(f"/realisasi/lembar/{alamat}").status_code == 404


def test_tanpa_skp_halaman_mengatakan_apa_yang_lebih_dulu(pemeran, periode, sebagai):
    for alamat in (LEMBAR, HARI, "/realisasi/catat/"):
        jawab = sebagai(pemeran.joko).get(alamat)
        assert (jawab.status_code, "Buka SKP saya" in jawab.content.decode() or "di luar masa SKP" in
                jawab.content.decode()) == (200, True)  # fmt: skip


# Files -------------------------------------------------------------------------------------------
def unggah(klien, isi, nama="progres.xlsx"):
    return klien.post(f"{LEMBAR}impor/", {"berkas": SimpleUploadedFile(nama, isi)})


def test_ekspor_lalu_impor_sama_dan_tidak_menambah_apa_pun(sari, skp):
    sari.post(f"{LEMBAR}tempel/", {"teks": APRIL})
    otomatis(sari, uuid4(), kegiatan='=HYPERLINK("http://jahat.example")', rencana_aksi="Di luar RHK")
    iki = skp.rhk.first().iki.get()
    otomatis(sari, uuid4(), kegiatan="Terhubung", rencana_aksi=iki.teks, realisasi="1.234,5", satuan="Layanan")
    berkas = sari.get(f"{LEMBAR}lembar.xlsx")
    lembar = openpyxl.load_workbook(io.BytesIO(berkas.content)).active
    assert [s.value for s in lembar[1]] == list(KOLOM.values())
    assert {s.data_type for b in lembar.iter_rows() for s in b if s.value is not None} == {"s"}
    assert lembar.max_row == 58
    jawab = unggah(sari, berkas.content)
    assert "<strong>0 baris baru</strong>, 57 sudah ada di lembar" in jawab.content.decode()
    CatatanHarian.objects.all().delete()
    tabel = jawab.context["formulir"].initial["teks"]
    sari.post(f"{LEMBAR}impor/", {"teks": tabel, "lanjut": "on"})
    lagi = openpyxl.load_workbook(io.BytesIO(sari.get(f"{LEMBAR}lembar.xlsx").content)).active
    assert [[s.value for s in b] for b in lagi.iter_rows()] == [[s.value for s in b] for b in lembar.iter_rows()]


def test_pratinjau_menyebut_setiap_baris_dan_menunggu_perintah(sari):
    isi = APRIL.replace("30-04-2026\t10:00", "31-04-2026\t10:00")
    jawab = unggah(sari, isi.encode(), "progres.csv")
    teks = jawab.content.decode()
    assert "<strong>54 baris baru</strong>, 1 perlu diperbaiki" in teks
    assert "Tanggal 31-04-2026 tidak ada dalam kalender." in teks
    assert CatatanHarian.objects.count() == 0


@pytest.mark.parametrize(
    ("nama", "isi", "kalimat"),
    [
        ("a.exe", b"MZ", "Pilih berkas Excel (.xlsx) atau CSV (.csv)."),
        ("a.xlsx", b"bukan zip", "Berkas Excel ini tidak dapat dibaca."),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + b"x" * 600, "Berkas ini Excel lama (.xls) atau berkata sandi."),
        ("a.csv", b"NIP;Nama\n1;Joko", "Tabel ini tidak punya kolom tanggal."),
        ("a.csv", b"", "Berkas ini kosong."),
    ],
)
def test_berkas_yang_bukan_lembar_ditolak_dengan_kalimat(sari, nama, isi, kalimat):
    jawab = unggah(sari, isi, nama)
    assert (jawab.status_code, kalimat in jawab.content.decode()) == (422, True)


def test_impor_tanpa_berkas(sari):
    jawab = sari.post(f"{LEMBAR}impor/", {})
    assert (jawab.status_code, "Pilih berkas Excel" in jawab.content.decode()) == (422, True)


# Routine work and days away ----------------------------------------------------------------------
def test_kegiatan_rutin_ditambah_dan_dihapus(sari, skp):
    iki = skp.rhk.first().iki.get()
    data = {"kegiatan": "Apel pagi", "pola": "hari", "hari": ["0"], "jam_mulai": "07.30", "jam_selesai": "08.00",
            "kait": Kait(iki.rhk.garis, iki.garis).nilai}  # fmt: skip
    sari.post("/realisasi/rutin/", data)
    rutin = KegiatanRutin.objects.get()
    assert (rutin.pola, rutin.nilai, rutin.garis_iki) == ("hari", [0], iki.garis)
    assert "Setiap Senin, 07.30–08.00" in sari.get("/realisasi/rutin/").content.decode()
    sari.post(f"/realisasi/rutin/{rutin.pk}/hapus/")
    assert not KegiatanRutin.objects.exists()


@pytest.mark.parametrize(
    ("data", "kalimat"),
    [
        ({"pola": "hari"}, "Pilih sekurang-kurangnya satu."),
        ({"pola": "tanggal", "tanggal": "0, 32"}, "Tanggal setiap bulan ditulis dengan angka 1 sampai 31"),
        ({"jam_mulai": "25.00", "jam_selesai": "26.00"}, "Jam mulai antara 00.00 dan 23.59."),
        ({"kait": "rhk-0"}, "RHK atau indikator: pilih salah satu yang tersedia."),
    ],
)
def test_kegiatan_rutin_yang_keliru(sari, data, kalimat):
    jawab = sari.post("/realisasi/rutin/", {"kegiatan": "Apel", "pola": "hari_kerja"} | data)
    assert (jawab.status_code, kalimat in jawab.content.decode()) == (422, True)


def test_ketidakhadiran_dicatat_sendiri_dan_oleh_pengelola(sari, skp, pemeran, sebagai):
    data = {"jenis": "cuti", "mulai": "2026-04-06", "selesai": "2026-04-08"}
    assert sari.post("/realisasi/ketidakhadiran/", data).status_code == 302
    tumpuk = sari.post("/realisasi/ketidakhadiran/", data | {"jenis": "sakit"})
    assert (tumpuk.status_code, "Sudah tercatat cuti" in tumpuk.content.decode()) == (422, True)
    alamat = f"/organisasi/pegawai/{skp.pegawai.kode}/ketidakhadiran/"
    dewi = sebagai(pemeran.dewi)
    assert "6 April 2026 sampai 8 April 2026" in dewi.get(alamat).content.decode()
    dewi.post(alamat, data | {"jenis": "sakit", "mulai": "2026-04-20", "selesai": "2026-04-20"})
    sakit = Ketidakhadiran.objects.get(jenis="sakit")
    assert sakit.dicatat_oleh == pemeran.dewi
    assert sari.post(f"/realisasi/ketidakhadiran/{sakit.pk}/hapus/").status_code == 403
    assert sebagai(pemeran.joko).post(f"/realisasi/ketidakhadiran/{sakit.pk}/hapus/").status_code == 404
    dewi.post(f"{alamat}{sakit.pk}/hapus/")
    assert Ketidakhadiran.objects.count() == 1


@pytest.mark.parametrize("banyak", [1, 3])
def test_daftar_ketidakhadiran_berbiaya_tetap(skp, pemeran, organisasi, sebagai, banyak, django_assert_num_queries):
    for n in range(banyak):
        orang = pembuat.buat_pegawai(f"Orang {n}")
        pembuat.tempatkan(orang, organisasi.egov, "PENGOLAH DATA")
        kalender.catat_ketidakhadiran(
            orang, oleh=orang, jenis="sakit", mulai=date(2026, 4, 30), selesai=date(2026, 4, 30)
        )
    dewi = sebagai(pemeran.dewi)
    dewi.get("/organisasi/ketidakhadiran/")
    with django_assert_num_queries(11):
        isi = dewi.get("/organisasi/ketidakhadiran/?nama=orang").content.decode()
    assert isi.count("Sakit</span>") == banyak
    assert "Joko" not in isi


def test_jumlah_lembar_ditawarkan_di_samping_realisasi(sari, skp):
    iki = skp.rhk.first().iki.get()
    pembuat.isi_realisasi(skp, pembuat.triwulan(2))
    otomatis(sari, uuid4(), kegiatan="Layanan", rencana_aksi=iki.teks, realisasi="23", satuan="Layanan")
    isi = sari.get("/realisasi/2026-tw2/").content.decode()
    assert "Dari lembar <strong>23</strong>, tertulis 9 layanan (diubah sendiri)." in isi
    jawab = sari.post(f"{LEMBAR}pakai/{iki.pk}/2026-tw2/", {"dari": "realisasi"})
    assert jawab.url == "/realisasi/2026-tw2/"
    assert "Dari lembar progres: <strong>23</strong>." in sari.get(jawab.url).content.decode()
