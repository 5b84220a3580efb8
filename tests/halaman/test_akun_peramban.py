"""Pages of the account, of privacy and of activation codes in a real browser: nothing for axe, nothing too wide"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

from pegawai.alur import faktor, pembacaan, pulih_faktor
from pegawai.models.pembacaan import JenisBaca, SebagaiPembaca
from tests import pembuat
from tests.halaman.test_faktor import kode_kini

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]
UKURAN = {"laptop": (1366, 768), "ponsel": (390, 844)}


@pytest.mark.parametrize("ukuran", UKURAN)
def test_halaman_akun_ramah_semua_orang(basis_nyata, pemeran, periode, buka, sebagai, live_server, ukuran):
    skp = pembuat.ajukan(pembuat.buat_skp(pemeran.sari))
    pembacaan.catat(pemeran.budi, pemeran.sari.pk, JenisBaca.SKP, {"penilai"})
    untuk = [pemeran.sari.pk]
    pembacaan.catat_banyak(pemeran.dewi, untuk, JenisBaca.CETAK, SebagaiPembaca.MANDAT, "Laporan kinerja unit")
    rahasia = faktor.siapkan(pemeran.joko.pengguna)
    faktor.aktifkan(pemeran.joko.pengguna, kode_kini(rahasia), sesi_ini="", oleh=pemeran.joko)
    pulih_faktor.usulkan(pemeran.joko, "KTP diperiksa, ponsel hilang", oleh=pemeran.admin)
    sari = ["/akun/", "/akun/siapa-melihat/", f"/skp/{skp.kode}/riwayat/", "/akun/keamanan/"]
    admin = ["/organisasi/kode-aktivasi/", f"/organisasi/pegawai/{pemeran.joko.kode}/"]
    temuan = []
    for orang, alamat in ((None, ["/masuk/", "/masuk/lupa/"]), (pemeran.sari, sari), (pemeran.admin, admin)):
        halaman = buka(*UKURAN[ukuran])
        if orang:
            kue = sebagai(orang, sandi_segar=True).cookies[settings.SESSION_COOKIE_NAME].value
            halaman.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": kue, "url": live_server.url}])
        for a in alamat:
            assert halaman.goto(a).status == 200
            masalah = [v["id"] for v in Axe().run(halaman).response["violations"]]
            lebar = halaman.evaluate("document.documentElement.scrollWidth > innerWidth")
            temuan.append((a, masalah, lebar))
    assert [t for t in temuan if t[1:] != ([], False)] == []
