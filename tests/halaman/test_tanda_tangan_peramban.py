"""Signing and checking in a real browser: no barrier at any size, and the way from a set SKP to a genuine PDF"""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from skp_app.alur import kunci, pencetakan
from skp_app.alur import tanda_tangan as alur
from skp_app.penyedia import Rahasia
from tests import pembuat
from tests.halaman.test_skp_peramban import UKURAN, layar, periksa  # noqa: F401
from tests.pdf_uji import kertas
from tests.tanda_tangan_uji import FRASA

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]


@pytest.fixture
def dokumen(basis_nyata, pemeran, periode):
    """The SKP of Sari, which she has signed: it waits for Budi."""
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    dokumen = pencetakan.arsipkan(skp, "A.1.7", skp.sidik_ditetapkan, lambda _: kertas("pegawai", "penilai"))
    for p in (pemeran.sari, pemeran.budi):
        kunci.buat(p, oleh=p, frasa=FRASA)
    # The browser's event loop lives in this thread; signing wants one of its own.
    with ThreadPoolExecutor(1) as utas:
        utas.submit(_tandatangani, dokumen, pemeran.sari).result()
    return dokumen


def _tandatangani(dokumen, oleh):
    try:
        alur.tandatangani(dokumen, oleh=oleh, penyedia="lokal", rahasia=Rahasia(frasa=FRASA))
    finally:
        connection.close()


@pytest.mark.parametrize("ukuran", UKURAN)
def test_halaman_tanda_tangan_bebas_hambatan(layar, dokumen, pemeran, ukuran):  # noqa: F811
    budi = layar(pemeran.budi, ukuran)
    for alamat in ("/tanda-tangan/", f"/tanda-tangan/{dokumen.kode}/?cara=basah", "/tanda-tangan/kunci/", "/arsip/",
                   f"/cek/{dokumen.kode}/"):  # fmt: skip
        periksa(budi, alamat)


def test_dari_menunggu_sampai_asli(layar, dokumen, pemeran):  # noqa: F811
    """Without a script: sign what waits, fetch the file, show it to the public page."""
    budi = layar(pemeran.budi, java_script_enabled=False)
    budi.goto("/tanda-tangan/")
    budi.get_by_label("Frasa sandi").fill(FRASA)
    budi.get_by_role("button", name="Tanda tangani").click()
    budi.get_by_text("1 dokumen ditandatangani.").wait_for()
    budi.goto(f"/tanda-tangan/{dokumen.kode}/")
    with budi.expect_download() as unduhan:
        budi.get_by_role("link", name="Unduh PDF").click()
    budi.goto("/cek/")
    budi.get_by_label("Berkas PDF").set_input_files(unduhan.value.path())
    budi.get_by_role("button", name="Periksa").click()
    budi.get_by_role("heading", name="Dokumen asli").wait_for()
