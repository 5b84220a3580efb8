"""Help-desk: an officer sees a person's own screens for half an hour, changes nothing, and leaves a trace."""

from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.db import connection
from django.utils.timezone import now

from pegawai.alur import bantuan_layar as alur
from pegawai.alur import pembacaan
from pegawai.bantuan_layar import TERLIHAT
from pegawai.models import BantuanLayar, Jejak
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import dialog, umpan_balik
from skp_app.models import Skp
from tests import pembuat
from tests.halaman.bantu import isi, teks

pytestmark = pytest.mark.django_db
ALASAN = "Tombol Ajukan tidak muncul"
KATA = {"isi": "RAHASIA-UMPAN", "nada": "positif", "perilaku": "kolaboratif"}


@pytest.fixture
def kedua(pemeran):
    """A second officer of the BKD."""
    pembuat.jadikan_bkd(pemeran.kepala_bkd)
    return pemeran.kepala_bkd


@pytest.fixture
def skp(pemeran):
    return pembuat.buat_skp(pemeran.sari)


@pytest.fixture
def petugas(pemeran, skp, sebagai):
    """The browser of the officer who is looking at Sari's screens."""
    bantuan = alur.minta(pemeran.sari, oleh=pemeran.admin, alasan=ALASAN)
    alur.setujui(bantuan, oleh=pemeran.sari)
    klien = sebagai(pemeran.admin, sandi_segar=True)
    assert klien.post(f"/bantuan-layar/{bantuan.kode}/buka/")["Location"] == "/skp/"
    return klien


def jumlah_baris():
    """Rows of every table but sessions and traces, and the newest version of the SKP."""
    hasil = {}
    with connection.cursor() as kursor:
        for model in apps.get_models():
            tabel = model._meta.db_table
            if tabel not in {"django_session", "pegawai_jejak"}:
                kursor.execute(f'SELECT count(*) FROM "{tabel}"')  # noqa: S608
                hasil[tabel] = kursor.fetchone()[0]
    return hasil | {"versi": list(Skp.objects.values_list("pk", "versi", "status"))}


# Before the door opens ------------------------------------------------------------------------------------
def test_pegawai_menyetujui_lalu_petugas_membuka(pemeran, skp, sebagai):
    admin, sari = sebagai(pemeran.admin, sandi_segar=True), sebagai(pemeran.sari, sandi_segar=True)
    alamat = f"/bantuan-layar/minta/{pemeran.sari.kode}/"
    assert admin.post(alamat, {"alasan": ""}).status_code == 422
    assert admin.post(alamat, {"alasan": ALASAN}).status_code == 302
    bantuan = BantuanLayar.objects.get()
    assert "meminta izin melihat layar Anda" in teks(sari.get("/pemberitahuan/"))
    assert admin.post(f"/bantuan-layar/{bantuan.kode}/buka/").status_code == 409
    assert sari.post(f"/bantuan-layar/{bantuan.kode}/setujui/")["Location"] == "/akun/bantuan/"
    assert "Buka layar" in teks(admin.get("/bantuan-layar/"))
    assert admin.post(f"/bantuan-layar/{bantuan.kode}/buka/").status_code == 302
    assert "Anda melihat layar Sari Utami, S.Kom." in teks(admin.get("/skp/"))


def test_membuka_dan_menyetujui_meminta_kata_sandi(pemeran, skp, sebagai):
    bantuan = alur.minta(pemeran.sari, oleh=pemeran.admin, alasan=ALASAN)
    sari = sebagai(pemeran.sari)
    assert "/akun/pastikan/" in sari.post(f"/bantuan-layar/{bantuan.kode}/setujui/")["Location"]
    alur.setujui(bantuan, oleh=pemeran.sari)
    admin = sebagai(pemeran.admin)
    assert "/akun/pastikan/" in admin.post(f"/bantuan-layar/{bantuan.kode}/buka/")["Location"]
    assert BantuanLayar.objects.get().dibuka_pada is None


def test_petugas_kedua_boleh_menyetujui_pemohon_tidak(pemeran, kedua, skp):
    bantuan = alur.minta(pemeran.sari, oleh=pemeran.admin, alasan=ALASAN)
    assert alur.minta(pemeran.sari, oleh=pemeran.admin, alasan="Lagi") == bantuan
    for orang in (pemeran.admin, pemeran.budi, pemeran.dewi):
        with pytest.raises(BukanHak):
            alur.setujui(bantuan, oleh=orang)
    alur.setujui(bantuan, oleh=kedua)
    assert "menyetujui layar Anda dilihat" in pemeran.sari.pemberitahuan.first().judul
    with pytest.raises(BukanHak):
        alur.buka(bantuan, oleh=kedua)


def test_hanya_bkd_dengan_alasan_dan_bukan_layar_sendiri(pemeran):
    with pytest.raises(BukanHak):
        alur.minta(pemeran.sari, oleh=pemeran.dewi, alasan=ALASAN)
    with pytest.raises(IsianKeliru):
        alur.minta(pemeran.sari, oleh=pemeran.admin, alasan=" ")
    for orang in (pemeran.admin, pembuat.buat_pegawai("Tanpa Akun", masuk=False)):
        with pytest.raises(KeadaanMenolak):
            alur.minta(orang, oleh=pemeran.admin, alasan=ALASAN)


def test_izin_sehari_dan_layar_setengah_jam(pemeran, skp):
    bantuan = alur.minta(pemeran.sari, oleh=pemeran.admin, alasan=ALASAN)
    alur.setujui(bantuan, oleh=pemeran.sari)
    with time_machine.travel(now() + timedelta(hours=25)), pytest.raises(KeadaanMenolak):
        alur.buka(bantuan, oleh=pemeran.admin)
    alur.buka(bantuan, oleh=pemeran.admin)
    assert alur.berjalan(bantuan.kode, pemeran.admin) == bantuan
    assert alur.berjalan(bantuan.kode, pemeran.dewi) is None
    with time_machine.travel(now() + timedelta(minutes=31)):
        assert alur.berjalan(bantuan.kode, pemeran.admin) is None


# Looking --------------------------------------------------------------------------------------------------
def test_layar_pegawai_tampil_dengan_spanduk_dan_menu_yang_terbuka_saja(petugas, skp):
    halaman = petugas.get(f"/skp/{skp.kode}/")
    assert (halaman.status_code, "Hanya membaca" in teks(halaman)) == (200, True)
    menu = isi(halaman).split('id="menu"')[1].split("</nav>")[0]
    assert ("/realisasi/" in menu, "/organisasi/" in menu, "/umpan-balik/" in menu) == (True, False, False)


def test_setiap_halaman_dicatat_dan_terbaca_pegawai(petugas, pemeran, skp, sebagai):
    for alamat in ("/skp/", f"/skp/{skp.kode}/", "/evaluasi/", f"/skp/{skp.kode}/skp.pdf"):
        petugas.get(alamat)
    jejak = Jejak.objects.filter(objek_jenis="bantuanlayar", kata_kerja="dilihat")
    assert [(j.oleh, j.data) for j in jejak] == [
        (pemeran.admin, {"halaman": h}) for h in ("SKP saya", "Isi SKP", "Hasil evaluasi")
    ]
    baca = {(p.pembaca, p.jenis, p.keperluan) for p in pembacaan.milik(pemeran.sari)}
    assert baca == {(pemeran.admin, jenis, f"Bantuan layar: {ALASAN}") for jenis in ("skp", "hasil")}
    saya = teks(sebagai(pemeran.sari).get("/akun/bantuan/"))
    assert ("3 halaman dilihat" in saya, ALASAN in saya) == (True, True)


def test_tidak_ada_yang_berubah(petugas, skp):
    rhk = skp.rhk.first()
    sebelum = jumlah_baris()
    for alamat in ("/skp/", f"/skp/{skp.kode}/", "/realisasi/", "/evaluasi/", "/realisasi/lembar/"):
        assert petugas.get(alamat, follow=False).status_code in {200, 302}
    for alamat in (
        f"/skp/{skp.kode}/simpan/", f"/skp/{skp.kode}/ajukan/", f"/skp/{skp.kode}/rhk/{rhk.pk}/hapus/",
        "/skp/buat/", "/akun/sandi/", "/pemberitahuan/dibaca/", "/organisasi/unit/tambah/",
    ):  # fmt: skip
        jawaban = petugas.post(alamat, {"teks": "x"})
        assert (alamat, jawaban.status_code, "tidak ada yang dapat diubah" in teks(jawaban)) == (alamat, 403, True)
    assert jumlah_baris() == sebelum


@pytest.mark.parametrize(
    "alamat",
    [
        "/", "/akun/", "/akun/bantuan/", "/akun/perbaikan/", "/pemberitahuan/", "/umpan-balik/", "/keberatan/",
        "/pembinaan/", "/pembinaan/perihal/", "/tanda-tangan/", "/arsip/", "/survei/", "/bukti/", "/organisasi/",
        "/bantuan-layar/", "/penilaian/tim/", "/skp/tim/2026/", "/aturan/", "/kalender/",
    ],
)  # fmt: skip
def test_halaman_peka_dan_halaman_petugas_tertutup(petugas, alamat):
    jawaban = petugas.get(alamat)
    assert (jawaban.status_code, "tidak dibuka dalam bantuan layar" in teks(jawaban)) == (403, True)


def test_skp_orang_lain_tidak_terbuka_lewat_mata_penilai(pemeran, sebagai):
    """Budi assesses Sari; who helps Budi sees Budi's own SKP only."""
    bawahan, miliknya = pembuat.buat_skp_ditetapkan(pemeran.sari), pembuat.buat_skp(pemeran.budi)
    bantuan = alur.minta(pemeran.budi, oleh=pemeran.admin, alasan=ALASAN)
    alur.setujui(bantuan, oleh=pemeran.budi)
    klien = sebagai(pemeran.admin, sandi_segar=True)
    klien.post(f"/bantuan-layar/{bantuan.kode}/buka/")
    assert klien.get(f"/skp/{bawahan.kode}/").status_code == 403
    assert klien.get(f"/skp/{miliknya.kode}/").status_code == 200


def test_umpan_balik_dan_dialog_tidak_bocor(petugas, pemeran, skp):
    tetap = pembuat.tetapkan(skp)
    dialog.ujarkan(tetap, oleh=pemeran.budi, isi="RAHASIA-DIALOG")
    umpan_balik.beri(tetap, pembuat.triwulan(1), oleh=pemeran.budi, **KATA)
    terbaca = "".join(
        isi(petugas.get(a, follow=True)) for a in ("/skp/", f"/skp/{tetap.kode}/", "/realisasi/", "/evaluasi/")
    )
    assert ("RAHASIA-DIALOG" in terbaca, "RAHASIA-UMPAN" in terbaca) == (False, False)


def test_setiap_layar_yang_terdaftar_hanya_membaca():
    from django.urls import get_resolver

    from pegawai.checks import rute_dan_pola

    metode = {
        f"{p.callback.__module__.split('.')[0]}:{p.name}": p.callback.akses.metode
        for _, p in rute_dan_pola(get_resolver().url_patterns)
    }
    assert {nama for nama in TERLIHAT if "GET" not in metode[nama]} == set()


# The end --------------------------------------------------------------------------------------------------
def test_tombol_akhiri_mengembalikan_layar_sendiri(petugas, pemeran):
    bantuan = BantuanLayar.objects.get()
    assert petugas.post(f"/bantuan-layar/{bantuan.kode}/tutup/")["Location"] == "/bantuan-layar/"
    halaman = teks(petugas.get("/organisasi/"))
    assert ("Anda melihat layar" in halaman, "Ayu Puspita" in halaman) == (False, True)
    bantuan.refresh_from_db()
    assert bantuan.ditutup_oleh == pemeran.admin


def test_pegawai_mengakhiri(petugas, pemeran, sebagai):
    bantuan = BantuanLayar.objects.get()
    assert sebagai(pemeran.sari).post(f"/bantuan-layar/{bantuan.kode}/tutup/").status_code == 302
    assert "Anda melihat layar" not in teks(petugas.get("/skp/"))


def test_hak_yang_dicabut_menutup_layar(petugas, pemeran):
    pemeran.admin.pengguna.user_permissions.clear()
    assert "Anda melihat layar" not in teks(petugas.get("/skp/"))


def test_keluar_mengeluarkan_petugas(petugas):
    assert petugas.post("/keluar/").status_code == 302
    assert petugas.get("/skp/")["Location"].startswith("/masuk/")


def test_orang_lain_tidak_menemukan_permintaan(pemeran, skp, sebagai):
    bantuan = alur.minta(pemeran.sari, oleh=pemeran.admin, alasan=ALASAN)
    for kata in ("setujui", "tutup"):
        assert sebagai(pemeran.joko, sandi_segar=True).post(f"/bantuan-layar/{bantuan.kode}/{kata}/").status_code == 404
    assert sebagai(pemeran.dewi).get("/bantuan-layar/").status_code == 404
