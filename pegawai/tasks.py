from datetime import timedelta

from axes.models import AccessAttempt
from celery import shared_task
from django.core.management import call_command
from django.utils.timezone import now

from pegawai import bel
from pegawai.alur import (
    antrean_atasan,
    ekspor,
    kewenangan,
    lupa_sandi,
    pekerjaan,
    pembacaan,
    pemberitahuan,
    pencadangan,
    sesi,
)
from pegawai.alur.impor import batal, jalan, langkah, periksa


@shared_task(name="pegawai.kirim_pemberitahuan")
def kirim_pemberitahuan():
    pemberitahuan.kirim_antrean()


@shared_task(name=lupa_sandi.TUGAS)
def kirim_surat_tertutup(pk=None):
    lupa_sandi.kirim(pk) if pk else lupa_sandi.kirim_semua()


@shared_task(name="pegawai.bunyikan_ulang")
def bunyikan_ulang():
    """The sweeper: whatever the ledger still owes is put on the queue again."""
    for id_pekerjaan, tugas in pekerjaan.menunggu():
        bel.panggil(id_pekerjaan, tugas)


@shared_task(name="pegawai.pesan_cadangan")
def pesan_cadangan():
    pencadangan.pesan_harian()


@shared_task(name=pencadangan.TUGAS)
def cadangkan(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, pencadangan.jalankan)


@shared_task(name=langkah.KENALI)
def kenali_impor(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, periksa.kenali)


@shared_task(name=langkah.PERIKSA)
def periksa_impor(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, periksa.jalankan)


@shared_task(name=langkah.JALANKAN)
def jalankan_impor(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, jalan.jalankan)


@shared_task(name=langkah.BATALKAN)
def batalkan_impor(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, batal.jalankan)


# As long as a list of the whole instansi takes, and not longer than its job may be silent.
@shared_task(name=ekspor.TUGAS, soft_time_limit=1800, time_limit=1860)
def buat_unduhan(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, ekspor.jalankan)


@shared_task(name="pegawai.pesan_antrean_atasan")
def pesan_antrean_atasan():
    antrean_atasan.pesan_harian()


@shared_task(name=antrean_atasan.TUGAS)
def hitung_antrean_atasan(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, antrean_atasan.jalankan)


@shared_task(name="pegawai.sapu_mandat")
def sapu_mandat():
    kewenangan.sapu()


@shared_task(name="pegawai.bersihkan")
def bersihkan():
    """What nobody came back for: sessions, lists, imports; and failed logins whose pause is over."""
    call_command("clearsessions")
    sesi.lupakan_perangkat()
    pembacaan.hapus_yang_lama()
    ekspor.bersihkan()
    AccessAttempt.objects.filter(attempt_time__lt=now() - timedelta(days=1)).delete()
    langkah.buang_yang_ditinggalkan()
