"""The sheet of a documentation period: months of a year, autosave, sending, closed and opened again (ux S6)."""

import json
from datetime import datetime
from decimal import Decimal

import pytest

from skp_app.alur import pendokumentasian, pengisian, progres
from skp_app.models import PengirimanRealisasi, PeriodeDokumentasi, Realisasi, RealisasiProgres
from tests import pembuat
from tests.cuplikan import tanpa_perubahan
from tests.halaman.bantu import isi, judul, teks
from tests.halaman.kueri import kueri

HTMX = {"HTTP_HX_REQUEST": "true"}
MARET = "/realisasi/2026/03/"


@pytest.fixture(autouse=True)
def hari_ini(time_machine):
    """11 April 2026: March is over since its last day in time, 8 April."""
    time_machine.move_to(datetime(2026, 4, 11, 3))


@pytest.fixture
def skp(pemeran):
    pembuat.bulanan()
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def iki(skp):
    return [r.iki.get() for r in skp.rhk.all()]


@pytest.fixture
def sari(sebagai, pemeran, skp):
    return sebagai(pemeran.sari)


def baris(iki, versi="", **isian):
    nama = f"progres-{iki.pk}"
    return {f"{nama}-versi": versi, **{f"{nama}-{b}": n for b, n in isian.items()}}


def angka(iki, bulan=3):
    p = RealisasiProgres.objects.filter(iki=iki, periode_dokumentasi=pembuat.bulan(bulan)).first()
    return p and (p.angka, p.teks)


# The page ------------------------------------------------------------------------------------------------------------
def test_realisasi_menuju_bulan_berjalan(sari):
    assert sari.get("/realisasi/").url == "/realisasi/2026/04/"


def test_lembar_menampilkan_target_sampai_bulan_lalu_dan_sampai_bulan_ini(sari, iki):
    pembuat.catat_progres(iki[0], pembuat.bulan(1), angka=Decimal(2))
    pembuat.catat_progres(iki[0], pembuat.bulan(2), angka=Decimal(4))
    pembuat.catat_progres(iki[0], pembuat.bulan(3), angka=Decimal(3))
    halaman = sari.get(MARET)
    assert judul(halaman) == "Realisasi Maret 2026"
    assert "1 dari 2 indikator terisi. Batas pengisian 8 April 2026" in teks(halaman)
    assert "Lewat 3 hari" in teks(halaman)
    assert "masih bisa diisi sampai evaluasi Triwulan I 2026 ditetapkan" in teks(halaman)
    assert "Jumlah layanan 1 yang beroperasi 11 layanan 6 layanan layanan 9 layanan" in teks(halaman)


def test_pita_dua_belas_bulan_menghitung_yang_terisi(sari, iki):
    for satu in iki:
        pembuat.catat_progres(satu, pembuat.bulan(1), angka=Decimal(2))
    halaman = teks(sari.get(MARET))
    assert "Jan 2 / 2 Feb 0 / 2 Mar 0 / 2 Apr 0 / 2 Mei 1 Mei Jun 1 Jun" in halaman


def test_rhk_yang_sudah_terisi_dilipat_di_bawah(sari, iki):
    pembuat.catat_progres(iki[0], pembuat.bulan(3), angka=Decimal(2))
    halaman = isi(sari.get(MARET))
    assert halaman.index('<section class="panel" id="rhk-2"') < halaman.index(
        '<details class="panel lipat" id="rhk-1">'
    )


def test_bulan_yang_belum_dibuka_dan_tahun_tanpa_skp(sari):
    assert "Mei 2026 dibuka 1 Mei 2026" in teks(sari.get("/realisasi/2026/05/"))
    assert sari.get("/realisasi/2026/13/").status_code == 404
    assert sari.get("/realisasi/2025/03/").status_code == 404


def test_periode_yang_sama_dengan_evaluasi_punya_halamannya_sendiri(sari):
    assert sari.get("/realisasi/2026/akhir/").url == "/realisasi/2026-akhir/"


# Saving --------------------------------------------------------------------------------------------------------------
def test_simpan_mencatat_angka_uraian_kendala_dan_catatan(sari, iki):
    jawaban = sari.post(
        f"{MARET}simpan/",
        baris(iki[0], angka="1.250,5", teks="Tiga dinas", kendala="Anggaran", catatan="Dari tim", sumber_data="BA")
        | baris(iki[1], angka="", teks=""),
    )
    assert jawaban.url == MARET
    p = RealisasiProgres.objects.get()
    assert (p.angka, p.teks, p.kendala, p.catatan, p.sumber_data) == (
        Decimal("1250.5"), "Tiga dinas", "Anggaran", "Dari tim", "BA",
    )  # fmt: skip
    assert Realisasi.objects.get().teks == "1.250,5 layanan"


def test_simpan_otomatis_menjawab_versi_dan_jumlah_sampai_kini(sari, iki):
    pembuat.catat_progres(iki[0], pembuat.bulan(2), angka=Decimal(6))
    jawaban = sari.post(f"{MARET}simpan/", baris(iki[0], angka="3"), **HTMX)
    assert jawaban.status_code == 204
    kabar = json.loads(jawaban["HX-Trigger"])["tersimpan"]
    nama = f"progres-{iki[0].pk}"
    assert (kabar["versi"], kabar["catatan"]) == ({nama: 1}, {nama: ["9 layanan", False]})


def test_angka_yang_bukan_angka_ditolak_dengan_kalimat_dan_yang_lain_tersimpan(sari, iki):
    kiriman = baris(iki[0], angka="sembilan") | baris(iki[1], angka="3")
    jawaban = sari.post(f"{MARET}simpan/", kiriman)
    assert jawaban.status_code == 422
    assert "Tulis angka saja, mis. 3 atau 96,5. Keterangannya di uraian." in teks(jawaban)
    assert 'value="sembilan"' in isi(jawaban)
    assert (angka(iki[0]), angka(iki[1])) == (None, (3, ""))


def test_kendala_saja_bukan_realisasi(sari, iki):
    jawaban = sari.post(f"{MARET}simpan/", baris(iki[0], kendala="Belum ada anggaran"))
    assert jawaban.status_code == 422
    assert "Realisasi belum diisi. Bila belum ada hasil, tulis “belum ada kemajuan”." in teks(jawaban)
    assert "Belum ada anggaran" in isi(jawaban)


def test_dua_tab_kedua_isian_diperlihatkan_lalu_dipilih(sari, iki):
    p = pembuat.catat_progres(iki[0], pembuat.bulan(3), angka=Decimal(3))
    pembuat.catat_progres(iki[0], pembuat.bulan(3), angka=Decimal(5), versi=p.versi)
    jawaban = sari.post(f"{MARET}simpan/", baris(iki[0], versi=1, angka="4"))
    assert jawaban.status_code == 409
    assert "Realisasi 4 5" in teks(jawaban)
    sari.post(f"{MARET}simpan/", baris(iki[0], versi=1, angka="4") | {"pakai": f"progres-{iki[0].pk}:2"})
    assert angka(iki[0]) == (4, "")


def test_indikator_orang_lain_tidak_ikut_tertulis(sari, pemeran):
    lain = pembuat.buat_skp_ditetapkan(pemeran.joko).rhk.first().iki.get()
    with tanpa_perubahan():
        jawaban = sari.post(f"{MARET}simpan/", baris(lain, angka="3"))
    assert jawaban.status_code == 422


def test_cara_menghitung_dipilih_di_lembar(sari, iki):
    pembuat.catat_progres(iki[0], pembuat.bulan(2), angka=Decimal(6))
    sari.post(f"{MARET}simpan/", baris(iki[0], angka="3", cara="terakhir"))
    assert Realisasi.objects.get(iki=iki[0]).teks == "3 layanan"
    assert sari.post(f"{MARET}simpan/", baris(iki[0], versi=1, angka="3", cara="ngawur")).status_code == 422


def test_salin_uraian_bulan_lalu_tidak_menimpa_dan_tidak_mengarang(sari, iki):
    for satu, kata in zip(iki, ("Dua dinas", "Satu dinas"), strict=True):
        pembuat.catat_progres(satu, pembuat.bulan(2), angka=Decimal(2), teks=kata)
    jawaban = sari.post(f"{MARET}salin/", baris(iki[0], angka="3"))
    assert jawaban.url == MARET
    assert (angka(iki[0]), angka(iki[1])) == ((3, "Dua dinas"), None)  # no number yet: no entry


# Evidence ------------------------------------------------------------------------------------------------------------
def test_bukti_bulan_ini_ditambah_bersama_isiannya_dan_membuktikan_realisasi_triwulan(sari, iki, skp, sebagai, pemeran):
    bukti = {f"bukti-{iki[0].pk}-judul": "Berita acara", f"bukti-{iki[0].pk}-lokasi": "Lemari arsip"}
    jawaban = sari.post(f"{MARET}{iki[0].pk}/bukti/tambah/", baris(iki[0], angka="3") | bukti)
    assert jawaban.url == MARET
    assert "Berita acara" in teks(sari.get(MARET))
    assert "Berita acara" in teks(sebagai(pemeran.budi).get(f"{MARET}{skp.kode}/"))
    assert [p.bukti.judul for p in Realisasi.objects.get().pakai_bukti.all()] == ["Berita acara"]
    pakai = RealisasiProgres.objects.get().pakai_bukti.get()
    sari.post(f"/realisasi/2026-03/isian/bukti/{pakai.pk}/lepas/")
    assert not Realisasi.objects.get().pakai_bukti.exists()


def test_bukti_tanpa_realisasi_dikatakan_dan_tidak_hilang(sari, iki):
    bukti = {f"bukti-{iki[0].pk}-judul": "Berita acara", f"bukti-{iki[0].pk}-lokasi": "Lemari arsip"}
    jawaban = sari.post(f"{MARET}simpan/", baris(iki[1], angka="3") | bukti)
    assert jawaban.status_code == 422
    assert "Isi realisasinya dulu, lalu tambahkan buktinya." in teks(jawaban)
    assert 'value="Lemari arsip"' in isi(jawaban)
    assert angka(iki[1]) == (3, "")


# Sending -------------------------------------------------------------------------------------------------------------
def test_kirim_menyimpan_dulu_lalu_penilai_diberi_tahu(sari, iki, sebagai, pemeran):
    jawaban = sari.post(f"{MARET}kirim/", baris(iki[0], angka="3"))
    assert jawaban.url == MARET
    kabar = pemeran.budi.pemberitahuan.get(kunci__startswith="realisasi-")
    assert kabar.judul == "Sari Utami, S.Kom. mengirim realisasi Maret 2026"
    penilai = sebagai(pemeran.budi).get(kabar.tautan)
    assert judul(penilai) == "Realisasi Maret 2026"
    assert "Dikirim" in teks(penilai)
    sari.post(f"{MARET}kirim/")
    assert PengirimanRealisasi.objects.count() == 1


def test_kosong_tidak_dapat_dikirim(sari):
    jawaban = sari.post(f"{MARET}kirim/")
    assert jawaban.status_code == 422
    assert "Belum ada realisasi Maret 2026 yang dapat dikirim." in teks(jawaban)


def test_sesudah_dikirim_masih_dapat_diubah_dan_penilai_melihatnya(sari, iki, sebagai, pemeran, skp):
    sari.post(f"{MARET}kirim/", baris(iki[0], angka="3"))
    sari.post(f"{MARET}simpan/", baris(iki[0], versi=1, angka="4"))
    alamat = f"{MARET}{skp.kode}/"
    assert "Diubah setelah dikirim" in teks(sebagai(pemeran.budi).get(alamat))
    sari.post(f"{MARET}kirim/")
    assert "Diubah setelah dikirim" not in teks(sebagai(pemeran.budi).get(alamat))
    assert PengirimanRealisasi.objects.filter(ditarik_pada=None).count() == 1


def test_tarik_kembali(sari, iki, skp):
    sari.post(f"{MARET}kirim/", baris(iki[0], angka="3"))
    assert "Tarik kembali" in teks(sari.get(MARET))
    for _ in range(2):
        assert sari.post(f"{MARET}tarik/").url == MARET
    assert pengisian.terkirim(skp, pembuat.bulan(3)) is None


# Closed and opened again ---------------------------------------------------------------------------------------------
@pytest.fixture
def tertutup(skp):
    """This instansi lets nobody write after the last day."""
    for p in PeriodeDokumentasi.objects.all():
        p.tutup = p.batas
        p.save()


def test_periode_yang_ditutup_menolak_dan_mengatakan_siapa_yang_membuka(sari, iki, tertutup):
    halaman = sari.get(MARET)
    assert "Pengisian Maret 2026 sudah ditutup. Minta pejabat penilai atau pengelola kinerja membukanya." in teks(
        halaman
    )
    assert f'name="progres-{iki[0].pk}-angka"' not in isi(halaman)
    with tanpa_perubahan():
        assert sari.post(f"{MARET}simpan/", baris(iki[0], angka="3")).status_code == 409
        assert sari.post("/realisasi/2026-tw1/simpan/", {"a": "b"}).status_code in (302, 409)


def test_penilai_membuka_untuk_satu_orang_lalu_tertutup_sendiri(
    sari, iki, skp, sebagai, pemeran, tertutup, time_machine
):
    budi = sebagai(pemeran.budi)
    assert "Buka pengisian untuk Sari Utami" in teks(budi.get(f"{MARET}{skp.kode}/"))
    jawaban = budi.post(f"{MARET}{skp.kode}/buka/", {"buka-sampai": "2026-04-20", "buka-alasan": "Cuti sakit"})
    assert jawaban.url == f"{MARET}{skp.kode}/"
    halaman = teks(sari.get(MARET))
    assert "Terbuka" in halaman
    assert "Dibuka Budi Santoso sampai 20 April 2026: Cuti sakit" in halaman
    assert sari.post(f"{MARET}simpan/", baris(iki[0], angka="3")).status_code == 302
    time_machine.move_to(datetime(2026, 4, 21, 3))
    assert sebagai(pemeran.sari).post(f"{MARET}simpan/", baris(iki[0], versi=1, angka="4")).status_code == 409


def test_membuka_butuh_alasan_dan_hari_yang_dekat(sebagai, pemeran, skp, tertutup):
    budi = sebagai(pemeran.budi)
    jawaban = budi.post(f"{MARET}{skp.kode}/buka/", {"buka-sampai": "2027-04-20", "buka-alasan": "Cuti sakit"})
    assert jawaban.status_code == 422
    assert "Hari terakhir paling awal hari ini, paling lama 60 hari lagi." in teks(jawaban)
    assert "Cuti sakit" in isi(jawaban)
    assert budi.post(f"{MARET}{skp.kode}/buka/", {"buka-sampai": "2026-04-20"}).status_code == 422


def test_pegawai_tidak_membuka_sendiri_dan_yang_dinilai_tetap_tertutup(sari, iki, skp, sebagai, pemeran, tertutup):
    isian = {"buka-sampai": "2026-04-20", "buka-alasan": "Lupa"}
    assert sari.post(f"{MARET}{skp.kode}/buka/", isian).status_code == 403
    pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
    assert sebagai(pemeran.budi).post(f"{MARET}{skp.kode}/buka/", isian).status_code == 409


# The evaluation reads one realisasi ----------------------------------------------------------------------------------
def test_halaman_evaluasi_menunjukkan_gulungan_dan_jalan_kembali(sari, iki, pemeran):
    pembuat.catat_progres(iki[0], pembuat.bulan(3), angka=Decimal(3))
    halaman = teks(sari.get("/realisasi/2026-tw1/"))
    assert "Realisasi ini digulung dari isian tiap periode. Januari 2026 · Februari 2026 · Maret 2026" in halaman
    assert "Digulung dari isian tiap periode." in halaman
    r = Realisasi.objects.get(iki=iki[0])
    pendokumentasian.catat_realisasi(iki[0], pembuat.triwulan(1), oleh=pemeran.sari, versi=r.versi, teks="tiga layanan")
    assert "Ikuti isian lagi" in teks(sari.get("/realisasi/2026-tw1/"))
    sari.post(f"/realisasi/2026-tw1/gulung/{r.pk}/")
    assert Realisasi.objects.get(iki=iki[0]).teks == "3 layanan"


def test_setahun_menunjukkan_keadaan_tiap_bulan(sari, iki):
    pembuat.catat_progres(iki[0], pembuat.bulan(1), angka=Decimal(3))
    halaman = teks(sari.get("/realisasi/2026/"))
    assert "Januari 2026 Lewat batas 1 dari 2" in halaman
    assert "April 2026 Terbuka 0 dari 2" in halaman
    assert "Mei 2026 Belum dibuka" in halaman


@pytest.mark.parametrize("rhk", [1, 3])
def test_banyaknya_kueri_tidak_tumbuh_dengan_indikator(sebagai, pemeran, rhk):
    pembuat.bulanan()
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari, rhk=rhk)
    for r in skp.rhk.all():
        progres.catat(r.iki.get(), pembuat.bulan(3), oleh=pemeran.sari, angka=Decimal(1))
    sari = sebagai(pemeran.sari)
    sari.get(MARET)
    with kueri() as lembar:
        sari.get(MARET)
    with kueri() as setahun:
        sari.get("/realisasi/2026/")
    assert (len(lembar), len(setahun)) == (17, 13)
