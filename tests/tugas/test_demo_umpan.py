"""The demo's login gives, receives, asks and proposes a schedule, all through the real steps."""

from django.utils.timezone import localdate

from evaluasi.demo import umpan
from pegawai import akun_demo
from skp_app.models import JadwalUmpanBalik, PermintaanUmpanBalik, UmpanBalik
from tests import pembuat


def test_akun_demo_punya_umpan_balik(pemeran, periode):
    pemeran.sari.pengguna.masuk = akun_demo.PEGAWAI.masuk
    pemeran.sari.pengguna.save()
    for orang in (pemeran.sari, pemeran.joko, pemeran.budi):
        pembuat.buat_skp_ditetapkan(orang)
    umpan.isi(localdate())
    assert list(
        UmpanBalik.objects.values_list("pemberi__nama", "skp__pegawai__nama", "hubungan", "tanggapan__jenis")
    ) == [
        ("Joko Prasetyo", "Sari Utami", "rekan_setingkat", "terima_kasih"),
        ("Sari Utami", "Budi Santoso", "bawahan", None),
    ]
    assert PermintaanUmpanBalik.objects.count() == 2
    assert JadwalUmpanBalik.objects.get().diusulkan_oleh == pemeran.sari
