from celery import shared_task

from evaluasi.alur import (
    arsip,
    cetak_massal,
    hitung,
    paket_siasn,
    pengingat_harian,
    surat_pengingat,
    tahap,
    terbitkan_hasil,
    tugas_terbuka,
    webhook,
)
from pegawai import bel
from pegawai.alur import pekerjaan


@shared_task(name=hitung.TUGAS)
def hitung_predikat(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, hitung.jalankan)


@shared_task(name="evaluasi.pesan_panduan")
def pesan_panduan():
    """A guide that starts today reaches the spreads of the running periods."""
    hitung.pesan_yang_basi()


@shared_task(name="evaluasi.pesan_pengingat")
def pesan_pengingat():
    """Asked often, so that a morning on which nothing ran is made up for; ordered once a working day."""
    if baru := pengingat_harian.pesan_hari_ini():
        bel.bunyikan(baru)


@shared_task(name=pengingat_harian.TUGAS)
def ingatkan_harian(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, pengingat_harian.jalankan)


@shared_task(name="evaluasi.pesan_tahap")
def pesan_tahap():
    tahap.pesan_berkala()


@shared_task(name=tahap.TUGAS)
def hitung_tahap(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, tahap.jalankan)


@shared_task(name="evaluasi.pesan_tugas_terbuka")
def pesan_tugas_terbuka():
    tugas_terbuka.pesan(oleh=None)


@shared_task(name=tugas_terbuka.TUGAS)
def hitung_tugas_terbuka(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, tugas_terbuka.jalankan)


@shared_task(name=surat_pengingat.TUGAS, soft_time_limit=3600, time_limit=3660)
def cetak_surat_pengingat(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, surat_pengingat.jalankan)


@shared_task(name="evaluasi.pesan_terbitkan_hasil")
def pesan_terbitkan_hasil():
    terbitkan_hasil.pesan()


@shared_task(name=terbitkan_hasil.TUGAS)
def terbitkan_dokumen_hasil(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, terbitkan_hasil.jalankan)


@shared_task(name=arsip.TUGAS)
def susun_arsip(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, arsip.jalankan)


# A thousand people take longer than other jobs may: half a second of the processor for every document.
@shared_task(name=cetak_massal.TUGAS, soft_time_limit=3 * 3600, time_limit=3 * 3600 + 60)
def cetak_banyak(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, cetak_massal.jalankan)


@shared_task(name=paket_siasn.TUGAS)
def susun_paket_siasn(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, paket_siasn.jalankan)


@shared_task(name="evaluasi.pesan_webhook")
def pesan_webhook():
    webhook.jadwalkan()


@shared_task(name=webhook.TUGAS)
def kirim_webhook(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, webhook.jalankan)
