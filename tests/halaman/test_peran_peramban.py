"""The pages about doubtful penilai, mandates, requests, help-desk and the year, in a real browser."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.utils.timezone import localdate

from pegawai import mandat
from pegawai.alur import antrean_atasan, bantuan_layar, kewenangan, pekerjaan, penempatan, perbaikan
from tests import pembuat

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]
UKURAN = {"laptop": (1366, 768), "ponsel": (390, 844)}


@pytest.fixture
def isi(basis_nyata, pemeran, organisasi):
    """Something to see on every page; the addresses by the person who opens them."""
    o, periode = pemeran, pembuat.buat_periode()
    skp = pembuat.buat_skp(o.sari)
    penempatan.akhiri(o.budi.penempatan.get(), localdate() - timedelta(days=1), oleh=o.admin)
    for orang in (o.rina, o.dewi):
        pembuat.tempatkan(orang, organisasi.egov, "KEPALA BIDANG", "administrator", memimpin=True, jenis="plt")
    pekerjaan.kerjakan(antrean_atasan.pesan(oleh=None).pk, antrean_atasan.jalankan)
    minta = perbaikan.ajukan(o.sari, oleh=o.sari, hal="atasan", uraian="Penilai saya Rina Kartikasari", bukti="SK 7")
    sampai = {"selesai": localdate() + timedelta(days=9), "dasar": "ST 800/1"}
    kewenangan.beri(o.joko, mandat.AWASI, organisasi.egov, oleh=o.admin, **sampai)
    for orang in (o.bupati, o.rina):  # the second one waits for a second officer
        kewenangan.beri(orang, mandat.INSTANSI, None, oleh=o.admin, dasar="SK 12")
    bantuan = bantuan_layar.minta(o.sari, oleh=o.admin, alasan="Tombol Ajukan tidak muncul")
    tahun, sari = periode.tahun, o.sari.kode
    return skp, bantuan, {
        o.admin: [
            "organisasi/atasan/", f"organisasi/atasan/{o.sari.penempatan.get().pk}/?pejabat=tono",
            "organisasi/perbaikan/", f"organisasi/perbaikan/{minta.kode}/", "organisasi/kewenangan/",
            "organisasi/kewenangan/riwayat/", f"organisasi/pegawai/{sari}/mandat/",
            f"organisasi/pegawai/{sari}/terlihat/", "bantuan-layar/",
            f"bantuan-layar/minta/{sari}/", f"periode/{tahun}/luncurkan/?jenis=pns&golongan=siap",
            f"periode/{tahun}/evaluasi/?q=sari", "periode/kunci/", f"periode/{tahun}/kunci/", "katalog/",
            "katalog/tambah/",
        ],
        o.sari: ["akun/perbaikan/", "akun/bantuan/"],
    }  # fmt: skip


def masuk(halaman, klien, live_server):
    kue = klien.cookies[settings.SESSION_COOKIE_NAME].value
    halaman.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": kue, "url": live_server.url}])


def keberatan(halaman):
    """What axe finds, and whether the page is wider than the screen."""
    temuan = [v["id"] for v in Axe().run(halaman).response["violations"]]
    return temuan, halaman.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize("ukuran", UKURAN)
def test_halaman_peran_ramah_semua_orang(isi, buka, sebagai, live_server, ukuran):
    temuan = []
    for orang, alamat in isi[2].items():
        halaman = buka(*UKURAN[ukuran])
        masuk(halaman, sebagai(orang), live_server)
        for a in alamat:
            halaman.goto(f"/{a}")
            temuan.append((a, *keberatan(halaman)))
    assert temuan == [(a, [], False) for daftar in isi[2].values() for a in daftar]


@pytest.mark.parametrize("ukuran", UKURAN)
def test_layar_pegawai_berspanduk_sampai_diakhiri(isi, pemeran, buka, sebagai, live_server, ukuran):
    skp, bantuan, _ = isi
    bantuan_layar.setujui(bantuan, oleh=pemeran.sari)
    klien = sebagai(pemeran.admin, sandi_segar=True)
    halaman = buka(*UKURAN[ukuran])
    masuk(halaman, klien, live_server)
    halaman.goto("/bantuan-layar/")
    halaman.get_by_role("button", name="Buka layar").click()
    halaman.get_by_text("Anda melihat layar").wait_for()
    halaman.goto(f"/skp/{skp.kode}/")
    assert keberatan(halaman) == ([], False)
    halaman.get_by_role("button", name="Akhiri bantuan").click()
    halaman.get_by_role("heading", name="Bantuan layar").wait_for()
    assert halaman.get_by_text("Anda melihat layar").count() == 0
