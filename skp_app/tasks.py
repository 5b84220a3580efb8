from celery import shared_task

from pegawai.alur import pekerjaan
from skp_app import bel_bukti
from skp_app.alur import (
    kode_massal,
    paket,
    paket_bukti,
    peluncuran,
    penetapan_massal,
    rawat_bukti,
    rekap_pemantauan,
    survei,
    survei_undian,
    tanda_tangan_massal,
    terbitkan_dokumen,
)


@shared_task(name=penetapan_massal.TUGAS)
def tetapkan_banyak(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, penetapan_massal.jalankan)


@shared_task(name=kode_massal.TUGAS)
def cetak_kode_massal(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, kode_massal.jalankan)


@shared_task(name=bel_bukti.TUGAS)
def periksa_bukti(pk):
    rawat_bukti.periksa_satu(pk)


@shared_task(name="skp_app.pesan_rawat_bukti")
def pesan_rawat_bukti():
    rawat_bukti.pesan()
    paket.bersihkan()


@shared_task(name=rawat_bukti.TUGAS)
def rawat_semua_bukti(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, rawat_bukti.jalankan)


@shared_task(name=paket_bukti.TUGAS)
def buat_paket_bukti(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, paket_bukti.jalankan)


@shared_task(name=survei.TUGAS_UNDI)
def undi_survei(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, survei_undian.jalankan)


@shared_task(name=survei.TUGAS_TUTUP)
def tutup_survei(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, survei.selesaikan)


@shared_task(name="skp_app.tutup_survei_yang_lewat")
def tutup_survei_yang_lewat():
    survei.tutup_yang_lewat()


@shared_task(name=peluncuran.TUGAS)
def luncurkan(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, peluncuran.jalankan)


@shared_task(name=rekap_pemantauan.TUGAS)
def rekap(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, rekap_pemantauan.jalankan)


@shared_task(name="skp_app.pesan_rekap_pemantauan")
def pesan_rekap():
    rekap_pemantauan.pesan_berkala()


@shared_task(name=tanda_tangan_massal.TUGAS)
def tandatangani_banyak(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, tanda_tangan_massal.lanjutkan)


@shared_task(name="skp_app.pesan_terbitkan_dokumen")
def pesan_terbitkan_dokumen():
    terbitkan_dokumen.pesan()


@shared_task(name=terbitkan_dokumen.TUGAS)
def terbitkan_dokumen_skp(id_pekerjaan):
    pekerjaan.kerjakan(id_pekerjaan, terbitkan_dokumen.jalankan)
