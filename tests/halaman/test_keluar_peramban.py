"""What leaves the application, in a real browser: no barrier at any size, one field copied by keyboard."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from evaluasi.alur import klien_api, paket_siasn, penyampaian, webhook
from evaluasi.models import KirimanWebhook, PaketSiasn
from pegawai.alur import pekerjaan as buku
from pegawai.models import Pegawai, UnitKerja
from tests import pembuat
from tests.halaman.test_skp_peramban import UKURAN, layar, periksa  # noqa: F401

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]


@pytest.fixture
def keluar(basis_nyata, pemeran, organisasi, periode):
    """Sari has a result that was sent to SIASN; a client, an address with a note that failed."""
    Pegawai.objects.filter(pk=pemeran.sari.pk).update(id_siasn="8ae483c5641f9e8f")
    UnitKerja.objects.filter(pk=organisasi.egov.pk).update(kode_unor="8ae48289510bc7d4")
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari, rhk=1)
    evaluasi = pembuat.buat_evaluasi_ditetapkan(skp, pembuat.akhir_tahun(), pemeran.admin)
    penyampaian.sampaikan(evaluasi, oleh=pemeran.budi)
    pembuat.buat_skp_ditetapkan(pemeran.joko, rhk=1)
    pekerjaan = paket_siasn.pesan(pembuat.akhir_tahun(), None, oleh=pemeran.admin, keperluan="Rekonsiliasi tahunan")
    buku.kerjakan(pekerjaan.pk, paket_siasn.jalankan)
    klien, kunci = klien_api.buat(
        oleh=pemeran.admin, nama="SIMPEG", keperluan="Sinkron harian", lingkup=["skp:baca", "evaluasi:baca"], unit=None,
        berlaku_sampai=localdate() + timedelta(days=90),
    )  # fmt: skip
    klien_api.catat(klien, "api_skp", 2)
    alamat, _ = webhook.daftarkan(
        oleh=pemeran.admin, nama="Aplikasi tunjangan", url="https://tpp.contoh.go.id/skp/", peristiwa=["skp.ditetapkan"]
    )
    KirimanWebhook.objects.create(
        alamat=alamat, kunci="k-1", peristiwa="skp.ditetapkan", isi={"objek": {"kode": skp.kode}}, status="gagal",
        percobaan=7, galat="Dijawab 500.", berikutnya=now(),
    )  # fmt: skip
    return {"skp": skp, "evaluasi": evaluasi, "paket": PaketSiasn.objects.get(), "klien": klien, "alamat": alamat}


@pytest.mark.parametrize("ukuran", UKURAN)
def test_halaman_bebas_hambatan(layar, keluar, pemeran, ukuran):  # noqa: F811
    bkd, tahun = layar(pemeran.admin, ukuran), localdate().year
    for alamat in (
        f"/ekspor/siasn/{tahun}-akhir/?kurang=tanpa_skp&q=bidang",
        f"/ekspor/siasn/paket/{keluar['paket'].kode}/",
        "/ekspor/api/",
        f"/ekspor/api/{keluar['klien'].kode}/",
        "/ekspor/webhook/",
        f"/ekspor/webhook/{keluar['alamat'].kode}/",
        "/api/v1/",
        f"/angka-kredit/daftar/{tahun}/konversi/",
    ):
        periksa(bkd, alamat)
    periksa(layar(pemeran.sari, ukuran), f"/ekspor/salin/skp/{keluar['skp'].kode}/")
    periksa(layar(pemeran.budi, ukuran), f"/ekspor/salin/evaluasi/{keluar['evaluasi'].kode}/")


def test_satu_isian_disalin_dengan_papan_ketik(layar, keluar, pemeran):  # noqa: F811
    sari = layar(pemeran.sari)
    sari.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sari.goto(f"/ekspor/salin/skp/{keluar['skp'].kode}/")
    sari.get_by_role("button", name="Salin Rencana hasil kerja").press("Enter")
    sari.get_by_role("button", name="Tersalin Rencana hasil kerja").wait_for()
    assert sari.evaluate("navigator.clipboard.readText()") == "Tersedianya layanan 1 yang andal"
    assert sari.locator("#status-salin").inner_text() == "Rencana hasil kerja tersalin"
