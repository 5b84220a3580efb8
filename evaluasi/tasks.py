from celery import shared_task

from evaluasi.alur import hitung
from pegawai.alur import pekerjaan


@shared_task(name=hitung.TUGAS)
def hitung_predikat(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, hitung.jalankan)
