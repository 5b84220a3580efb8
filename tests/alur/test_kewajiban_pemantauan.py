"""What pemantauan leaves on somebody's list, and when it goes away."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.test import Client
from django.utils.timezone import localdate

from evaluasi.views.meja import keadaan_tim
from skp_app.alur import catatan_pemantauan, kemajuan, perubahan
from skp_app.kewajiban import pemantauan
from skp_app.models import Iki
from tests import pembuat
from tests.alur.test_kemajuan import ambil, catat, sampai_boleh_diambil_alih, simpulkan

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(f"{localdate().year}-10-05T09:00+07:00")]


@pytest.fixture
def skp(pemeran, periode):
    # As on this day of any year: the windows of the first two triwulan are over.
    periode.evaluasi.filter(selesai__lt=pembuat.triwulan(3).mulai).update(jendela_selesai=F("jendela_mulai"))
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


def terbuka(hari=None):
    """[(kind, owner, who waits, about)] of all open rows."""
    kolom = ("k_jenis", "k_pemilik", "k_penunggu", "k_tentang", "k_rincian")
    return [b for j in pemantauan.JENIS for b in j.sumber(hari or localdate()).values_list(*kolom)]


def test_tindak_lanjut_milik_penulisnya_sejak_harinya(skp, pemeran):
    catatan = catat(skp, pemeran.budi, tindak_lanjut=localdate() + timedelta(days=3))
    pembuat.isi_realisasi(skp, pembuat.triwulan(3))
    assert terbuka() == []
    hari = localdate() + timedelta(days=3)
    assert terbuka(hari) == [("tindak_lanjut_catatan", pemeran.budi.pk, None, "Sari Utami, S.Kom.", "Umum")]
    catatan_pemantauan.selesaikan(catatan, oleh=pemeran.budi)
    assert terbuka(hari) == []


def test_penyesuaian_ditunggu_dari_pegawai_sampai_perubahan_diajukan(skp, pemeran):
    kesimpulan = simpulkan(skp, pembuat.triwulan(3))
    for jenis in ("ekspektasi", "sumber_daya"):
        kemajuan.tindak(kesimpulan, jenis, oleh=pemeran.budi, isi="Target 8 layanan.")
    satu = [("penyesuaian_skp", pemeran.sari.pk, pemeran.budi.pk, "Budi Santoso", "")]
    assert terbuka() == satu  # two requests of one conclusion are one task
    baru = perubahan.buka(skp, oleh=pemeran.sari, alasan="Target")
    assert terbuka() == satu
    Iki.objects.filter(rhk__skp=baru).update(target="8 layanan")
    baru = pembuat.ajukan(baru)
    assert terbuka() == []
    pembuat.tetapkan(baru)
    assert terbuka() == []


def test_belum_disimpulkan_hanya_bila_realisasi_kurang_dalam_jendela(skp, pemeran, periode):
    tw3 = pembuat.triwulan(3)
    satu = [("simpulkan_kemajuan", pemeran.budi.pk, None, "Sari Utami, S.Kom.", tw3.nama)]
    assert terbuka() == satu
    assert terbuka(tw3.jendela_selesai + timedelta(days=1)) == []
    simpulkan(skp, tw3)
    assert terbuka() == []


def test_realisasi_lengkap_tidak_perlu_disimpulkan(skp, pemeran):
    pembuat.isi_realisasi(skp, pembuat.triwulan(3))
    assert terbuka() == []


def test_beranda_tidak_menagih_rhk_yang_diambil_alih(skp, pemeran):
    tw3 = pembuat.triwulan(3)
    sampai_boleh_diambil_alih(skp, tw3)
    for rhk in skp.rhk.all():
        assert keadaan_tim(pemeran.budi, tw3).belum == 1
        ambil(skp, rhk)
    assert keadaan_tim(pemeran.budi, tw3).siap == 1
    klien = Client()
    klien.force_login(pemeran.sari.pengguna, backend="pegawai.sandi.Pintu")
    kata = klien.get("/").content.decode()
    assert f"Lengkapi realisasi {pembuat.triwulan(2).nama}" in kata  # an earlier period is still his
    assert f"Lengkapi realisasi {tw3.nama}" not in kata
