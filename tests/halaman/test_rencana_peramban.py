"""The sheet of a plan, the strategies and a manual in a real browser: autosave, two versions, both screen sizes."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

from skp_app.alur import rencana, strategi
from skp_app.models import IndikatorUnit, ManualIndikator, SasaranUnit, Strategi
from tests import pembuat

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]
UKURAN = {"laptop": (1366, 768), "ponsel": (390, 844)}
TABEL = "Layanan membaik\tIndeks layanan\tskala 5\t3,5\n\tAduan selesai\t%\t90"


@pytest.fixture
def pk(basis_nyata, pemeran, organisasi, periode):
    pk = rencana.buat(organisasi.dinas, oleh=pemeran.tono, jenis="pk", tahun_mulai=periode.tahun)
    rencana.tempel(pk, oleh=pemeran.tono, teks=TABEL)
    return pk


@pytest.fixture
def layar(buka, sebagai, live_server, pemeran):
    """A browser window in which Tono is logged in."""

    def masuk(ukuran="laptop", **pilihan):
        halaman = buka(*UKURAN[ukuran], **pilihan)
        kue = sebagai(pemeran.tono).cookies[settings.SESSION_COOKIE_NAME].value
        halaman.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": kue, "url": live_server.url}])
        return halaman

    return masuk


def ketik(halaman, isian, teks, keadaan="tersimpan"):
    halaman.evaluate("delete document.getElementById('status-simpan').dataset.keadaan")
    halaman.locator(f"#id_{isian}").fill(teks)
    halaman.locator(f'#status-simpan[data-keadaan="{keadaan}"]').wait_for()
    halaman.wait_for_timeout(100)


def test_ketikan_pada_rencana_tersimpan_sendiri_dan_versi_lain_ditampilkan(layar, pemeran, pk):
    halaman, sasaran = layar(), pk.sasaran.get()
    halaman.goto(f"/organisasi/rencana/{pk.kode}/")
    ketik(halaman, f"sasaran-{sasaran.pk}-teks", "Layanan prima")
    ketik(halaman, f"sasaran-{sasaran.pk}-teks", "Layanan prima sekali")
    indikator = IndikatorUnit.objects.first()
    ketik(halaman, f"indikator-{indikator.pk}-t{pk.tahun_mulai}", "4")
    assert SasaranUnit.objects.get().teks == "Layanan prima sekali"
    assert indikator.target.get().teks == "4"
    rencana.simpan_isi(pk, oleh=pemeran.dewi, sasaran={sasaran.pk: (3, {"teks": "Teks Dewi"})})
    ketik(halaman, f"sasaran-{sasaran.pk}-teks", "Teks Tono", keadaan="tertunda")
    halaman.get_by_role("button", name="Pakai versi saya").click()
    halaman.wait_for_load_state()
    assert SasaranUnit.objects.get().teks == "Teks Tono"


def test_strategi_dan_manual_tersimpan_sendiri(layar, pemeran, pk):
    skp = pembuat.buat_skp(pemeran.tono, rhk=1)
    iki = skp.rhk.get().iki.get()
    satu = strategi.tambah(skp, oleh=pemeran.tono, iki=iki)
    halaman = layar("ponsel")
    halaman.goto(f"/skp/{skp.kode}/strategi/")
    ketik(halaman, f"strategi-{satu.pk}-teks", "Aplikasi andal")
    assert Strategi.objects.get().teks == "Aplikasi andal"
    halaman.goto(f"/skp/{skp.kode}/manual/{iki.pk}/")
    ketik(halaman, f"manual-{iki.pk}-tujuan", "Mengukur mutu")
    ketik(halaman, f"manual-{iki.pk}-definisi", "Mutu layanan")
    assert ManualIndikator.objects.get().definisi == "Mutu layanan"


def test_rencana_dapat_ditulis_tanpa_javascript(layar, pk):
    halaman = layar(java_script_enabled=False)
    halaman.goto(f"/organisasi/rencana/{pk.kode}/")
    halaman.locator("textarea").first.fill("Tanpa skrip")
    halaman.get_by_role("button", name="Tulis sasaran").click()
    assert list(SasaranUnit.objects.values_list("teks", flat=True)) == ["Tanpa skrip", ""]


@pytest.mark.parametrize("ukuran", UKURAN)
def test_halaman_tanpa_temuan_akses_dan_tidak_melebar(layar, pemeran, pk, ukuran):
    skp = pembuat.buat_skp(pemeran.tono, rhk=1)
    iki, indikator = skp.rhk.get().iki.get(), IndikatorUnit.objects.first()
    strategi.tambah(skp, oleh=pemeran.tono, iki=iki, teks="Aplikasi andal")
    blok = strategi.tambah_workblock(skp, oleh=pemeran.tono, iki=iki)
    rencana_ini, milik = f"/organisasi/rencana/{pk.kode}/", f"/skp/{skp.kode}/"
    alamat = [
        "/organisasi/rencana/", f"/organisasi/rencana/buat/{pk.unit.kode}/", rencana_ini, f"{rencana_ini}tempel/",
        f"{rencana_ini}indikator/{indikator.pk}/induk/", f"{milik}gambaran/", f"{milik}isi-dari/perjanjian/",
        f"{milik}manual/", f"{milik}manual/{iki.pk}/", f"{milik}strategi/", f"{milik}workblock/{blok.pk}/", milik,
    ]  # fmt: skip
    halaman = layar(ukuran)
    for satu in alamat:
        halaman.goto(satu)
        temuan = [v["id"] for v in Axe().run(halaman).response["violations"]]
        lebih = halaman.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert (satu, temuan, lebih <= 0) == (satu, [], True)
