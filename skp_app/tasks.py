from celery import shared_task

from pegawai.alur import pekerjaan
from skp_app.alur import penetapan_massal


@shared_task(name=penetapan_massal.TUGAS)
def tetapkan_banyak(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, penetapan_massal.jalankan)
