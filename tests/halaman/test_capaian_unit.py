"""The pages of one unit's capaian, the table from Excel, the advisers and the printed penetapan, on 7 April 2026."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from evaluasi.alur import capaian_perubahan, capaian_usulan, hitung
from evaluasi.models import CapaianOrganisasi, MasukanCapaian, PemberiMasukan, PerubahanCapaian, UsulanCapaian
from skp_app.alur import rencana
from tests import pembuat
from tests.dokumen.bacaan import rapat, teks_pdf
from tests.halaman.bantu import isi, teks
from tests.halaman.kueri import kueri

GRID = "/organisasi/capaian/2026-tw1/"
TEMPEL = f"{GRID}tempel/"
ALASAN = "Seluruh rencana aksi triwulan ini tercapai."


@pytest.fixture(autouse=True)
def tujuh_april():
    with time_machine.travel(datetime(2026, 4, 7, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        yield


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


@pytest.fixture
def alamat(organisasi, tw1):
    return f"{GRID}{organisasi.egov.kode}/"


def tersimpan():
    return list(CapaianOrganisasi.objects.order_by("unit__jalur").values_list("unit__nama", "predikat", "versi"))


# From proposal to penetapan ----------------------------------------------------------------------
def test_dari_usulan_sampai_penetapan(sebagai, pemeran, organisasi, tw1, alamat):
    janji = rencana.buat(organisasi.egov, oleh=pemeran.budi, jenis="pk", tahun_mulai=2026)
    rencana.tambah_sasaran(janji, oleh=pemeran.budi, teks="Layanan andal").indikator.update(teks="Indeks SPBE")
    budi, tono = sebagai(pemeran.budi), sebagai(pemeran.tono, sandi_segar=True)
    assert "Belum ada usulan" in teks(budi.get(alamat))
    budi.post(f"{alamat}usulan/mulai/")
    usulan = UsulanCapaian.objects.get()
    indikator = usulan.indikator.get()
    isian = {"predikat": "baik", "alasan": ALASAN, "versi": 1, f"realisasi-{indikator.pk}": ""}
    jawaban = budi.post(f"{alamat}usulan/kirim/", isian)
    assert (jawaban.status_code, "1 indikator belum ada realisasinya." in teks(jawaban)) == (422, True)
    isian[f"realisasi-{indikator.pk}"] = "3,6"
    assert budi.post(f"{alamat}usulan/kirim/", isian).headers["Location"] == alamat
    assert "Usulan menunggu penetapan" in teks(sebagai(pemeran.admin).get(GRID + "?isi=usulan"))
    halaman = teks(tono.get(f"{alamat}tetapkan/"))
    assert [k in halaman for k in ("Indeks SPBE", "3,6", ALASAN, "Budi Santoso")] == [True] * 4
    keputusan = {"predikat": "baik", "dasar": "LKj TW I", "nomor": "800/1/2026", "versi": 0, "versi_usulan": 2}
    tono.post(f"{alamat}tetapkan/", keputusan)
    assert tersimpan() == [("BIDANG E-GOVERNMENT", "baik", 1)]
    kata = teks(budi.get(alamat))
    assert [k in kata for k in ("800/1/2026", "Tono Subroto, 7 April 2026")] == [True, True]


def test_penetapan_meminta_kata_sandi(sebagai, pemeran, alamat):
    isian = {"predikat": "baik", "dasar": "LKj", "versi": 0, "versi_usulan": 0}
    jawaban = sebagai(pemeran.tono).post(f"{alamat}tetapkan/", isian)
    assert (jawaban.status_code, tersimpan()) == (302, [])
    assert "/akun/pastikan/" in jawaban.headers["Location"]


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"predikat": "cukup"}, "Capaian yang diusulkan: pilih salah satu yang tersedia."),
        ({"alasan": "x" * 3001}, "Alasan usulan paling panjang 3000 huruf."),
        ({"versi": "9" * 40}, "Versi paling besar 2147483647."),
    ],
)
def test_isian_usulan_yang_buruk_ditolak_dengan_kalimat(sebagai, pemeran, organisasi, tw1, alamat, ubah, kalimat):
    capaian_usulan.mulai(organisasi.egov, tw1, oleh=pemeran.budi)
    isian = {"predikat": "baik", "alasan": ALASAN, "versi": 1} | ubah
    jawaban = sebagai(pemeran.budi).post(f"{alamat}usulan/simpan/", isian)
    assert (jawaban.status_code, kalimat in teks(jawaban)) == (422, True)


def test_daftar_usulan_bagi_pimpinan_dan_penetap(sebagai, pemeran, organisasi, tw1):
    def unit(siapa, saring=""):
        halaman = sebagai(siapa).get(f"/organisasi/capaian/usulan/2026-tw1/{saring}")
        return [u.nama for u in halaman.context["halaman"]]

    assert sebagai(pemeran.budi).get("/organisasi/capaian/usulan/").url == "/organisasi/capaian/usulan/2026-tw1/"
    assert unit(pemeran.budi) == ["BIDANG E-GOVERNMENT"]
    assert unit(pemeran.tono) == ["DINAS KOMUNIKASI DAN INFORMATIKA", "BIDANG E-GOVERNMENT", "BIDANG STATISTIK"]
    assert (unit(pemeran.sari), unit(pemeran.tono, "?isi=menunggu")) == ([], [])
    assert unit(pemeran.tono, "?isi=belum&q=stat") == ["BIDANG STATISTIK"]


def test_kueri_daftar_usulan_tidak_tumbuh(sebagai, pemeran, organisasi, tw1):
    tono, hitungan = sebagai(pemeran.tono), []
    for n in (1, 10):
        for i in range(n):
            pembuat.buat_unit(f"BIDANG {n}-{i}", organisasi.dinas)
        with kueri() as daftar:
            tono.get("/organisasi/capaian/usulan/2026-tw1/")
        hitungan.append(len(daftar))
    assert hitungan == [10, 10]


def test_pemberi_masukan_ditunjuk_menulis_dan_dicabut(sebagai, pemeran, organisasi, tw1, alamat):
    admin, joko = sebagai(pemeran.admin), sebagai(pemeran.joko)
    assert joko.get(alamat).status_code == 404
    salah = admin.post("/organisasi/capaian/pemberi-masukan/tunjuk/", {"nip": "1", "jenis": "pengawasan"})
    assert (salah.status_code, "Tidak ada pegawai dengan NIP itu." in teks(salah)) == (422, True)
    admin.post("/organisasi/capaian/pemberi-masukan/tunjuk/", {"nip": pemeran.joko.nip, "jenis": "pengawasan"})
    assert "Joko Prasetyo" in teks(admin.get("/organisasi/capaian/pemberi-masukan/"))
    masukan = {"isi": "Temuan sudah ditindaklanjuti.", "predikat": "baik", "versi": 0}
    assert joko.post(f"{alamat}masukan/pengawasan/", masukan).status_code == 302
    assert joko.post(f"{alamat}masukan/kepegawaian/", masukan).status_code == 403
    assert joko.post(f"{alamat}masukan/lain/", masukan).status_code == 404
    assert MasukanCapaian.objects.get().oleh == pemeran.joko
    terbaca = ["Temuan" in teks(sebagai(p).get(alamat)) for p in (pemeran.tono, pemeran.admin, pemeran.budi)]
    assert terbaca == [True, True, False]
    admin.post(f"/organisasi/capaian/pemberi-masukan/{PemberiMasukan.objects.get().pk}/cabut/")
    assert joko.get(alamat).status_code == 404


# A change that needs a second person -------------------------------------------------------------
def test_perubahan_diajukan_dan_disetujui_di_halaman(sebagai, pemeran, organisasi, tw1, alamat):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    pembuat.buat_evaluasi_ditetapkan(skp, tw1, pemeran.admin)
    rekan = pembuat.buat_pegawai("Eka Putra")
    pembuat.jadikan_bkd(rekan)
    admin, eka = sebagai(pemeran.admin, sandi_segar=True), sebagai(rekan, sandi_segar=True)
    assert "Dipakai 1 evaluasi yang ditetapkan." in teks(admin.get(alamat))
    baru = {"predikat": "kurang", "dasar": "LHR", "ditetapkan_oleh": "Bupati", "tanggal": "2026-04-06"}
    jawaban = admin.post(f"{alamat}perubahan/", baru)
    assert (jawaban.status_code, "Alasan perubahan belum diisi." in teks(jawaban)) == (422, True)
    admin.post(f"{alamat}perubahan/", baru | {"alasan": "Reviu menemukan data keliru."})
    minta = PerubahanCapaian.objects.get()
    assert admin.post(f"{alamat}perubahan/{minta.kode}/setujui/").status_code == 403
    assert "Perubahan menunggu orang kedua" in teks(eka.get(f"{GRID}?isi=perubahan"))
    eka.post(f"{alamat}perubahan/{minta.kode}/setujui/")
    assert tersimpan() == [("BIDANG E-GOVERNMENT", "kurang", 2)]
    assert "Disetujui Eka Putra" in teks(admin.get(alamat))


def test_menolak_perlu_catatan_dan_permintaan_unit_lain_tidak_ditemukan(sebagai, pemeran, organisasi, tw1, alamat):
    pembuat.buat_evaluasi_ditetapkan(pembuat.buat_skp_ditetapkan(pemeran.sari), tw1, pemeran.admin)
    rekan = pembuat.buat_pegawai("Eka Putra")
    pembuat.jadikan_bkd(rekan)
    baru = {"predikat": "kurang", "dasar": "LHR", "ditetapkan_oleh": "Bupati", "tanggal": tw1.selesai}
    alasan = "Reviu menemukan data keliru."
    minta = capaian_perubahan.ajukan(organisasi.egov, tw1, oleh=pemeran.admin, alasan=alasan, **baru)
    eka, lain = sebagai(rekan), f"{GRID}{organisasi.statistik.kode}/perubahan/{minta.kode}/tolak/"
    assert eka.post(lain, {"tolak-catatan": "x"}).status_code == 404
    jawaban = eka.post(f"{alamat}perubahan/{minta.kode}/tolak/", {"tolak-catatan": ""})
    assert (jawaban.status_code, "Catatan belum diisi." in teks(jawaban)) == (422, True)
    eka.post(f"{alamat}perubahan/{minta.kode}/tolak/", {"tolak-catatan": "Belum final."})
    minta.refresh_from_db()
    assert (minta.status, minta.catatan) == ("ditolak", "Belum final.")


# The table from Excel ----------------------------------------------------------------------------
TABEL = "Bidang E-Government\tBaik\tLKj TW I\tBupati\t6/4/2026\nBidang X\tBaik\tLKj\tBupati\t6/4/2026"


def test_tempelan_dilihat_dulu_lalu_disimpan(sebagai, pemeran, organisasi, tw1):
    admin = sebagai(pemeran.admin)
    halaman = admin.post(TEMPEL, {"teks": TABEL})
    assert (halaman.status_code, tersimpan()) == (200, [])
    assert "Unit “Bidang X” tidak ada pada Triwulan I 2026." in teks(halaman)
    sidik = halaman.context["hasil"].sidik
    assert f'value="{sidik}"' in isi(halaman)
    hasil = admin.post(TEMPEL, {"teks": TABEL, "sidik": sidik}, follow=True)
    assert "Capaian 1 unit direkam. 1 baris tidak ikut." in teks(hasil)
    assert tersimpan() == [("BIDANG E-GOVERNMENT", "baik", 1)]
    usang = admin.post(TEMPEL, {"teks": TABEL.replace("Bidang X", "Bidang Statistik"), "sidik": sidik})
    assert (usang.status_code, "Ada yang direkam sejak tabel ini diperiksa." in teks(usang)) == (409, True)


def test_daftar_yang_diunduh_dapat_diunggah_lagi(sebagai, pemeran, organisasi, tw1):
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin)
    admin = sebagai(pemeran.admin)
    unduhan = admin.get(f"{GRID}unit.csv").content.decode("utf-8-sig")
    assert len(unduhan.splitlines()) == 6
    terisi = unduhan.replace("BIDANG STATISTIK", "BIDANG STATISTIK;Kurang;LKj;12;Bupati;06/04/2026")
    berkas = SimpleUploadedFile("capaian.csv", terisi.encode())
    halaman = admin.post(TEMPEL, {"teks": "", "berkas": berkas})
    hasil = halaman.context["hasil"]
    assert [(b.unit.nama, str(b.keadaan)) for b in hasil.baris] == [
        ("BIDANG E-GOVERNMENT", "sama"),
        ("BIDANG STATISTIK", "baru"),
    ]


@pytest.mark.parametrize(
    "kirim", [{}, {"teks": " \t "}, {"teks": "a\u202eb\tBaik"}, {"berkas": SimpleUploadedFile("a.xlsx", b"bukan")}]
)
def test_tempelan_buruk_ditolak_dengan_kalimat(sebagai, pemeran, tw1, kirim):
    jawaban = sebagai(pemeran.admin).post(TEMPEL, kirim)
    assert (jawaban.status_code, 'id="ringkasan-salah"' in isi(jawaban)) == (422, True)


# The paper ---------------------------------------------------------------------------------------
def test_penetapan_tercetak_dengan_distribusi_yang_sudah_ditetapkan(sebagai, pemeran, organisasi, tw1, alamat):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    assert sebagai(pemeran.tono).get(f"{alamat}penetapan.pdf").status_code == 409
    pembuat.buat_evaluasi_ditetapkan(skp, tw1, pemeran.admin)
    pembuat.nilai(pembuat.buat_skp_ditetapkan(pemeran.joko), tw1, "di_bawah", "di_bawah")
    hitung.hitung_unit(organisasi.egov.pk, tw1)
    kata = rapat(teks_pdf(sebagai(pemeran.dewi).get(f"{alamat}penetapan.pdf").content))
    # Joko's rating is not set: it is nobody's matter but his penilai's.
    harap = ("PENETAPAN PREDIKAT KINERJA ORGANISASI", "BIDANG E-GOVERNMENT", "1 pegawai belum mempunyai evaluasi")
    assert [rapat(h) in kata for h in harap] == [True] * 3
    assert "DRAF" in kata
