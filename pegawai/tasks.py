from celery import shared_task

from pegawai import bel
from pegawai.alur import pekerjaan, pemberitahuan


@shared_task(name="pegawai.kirim_pemberitahuan")
def kirim_pemberitahuan():
    pemberitahuan.kirim_antrean()


@shared_task(name="pegawai.bunyikan_ulang")
def bunyikan_ulang():
    """The sweeper: whatever the ledger still owes is put on the queue again."""
    for id_pekerjaan, tugas in pekerjaan.menunggu():
        bel.panggil(id_pekerjaan, tugas)
