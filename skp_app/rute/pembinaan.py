from django.urls import path

from skp_app.views import bimbingan, konseling, lembar_bimbingan

SATU = "pembinaan/<str:kode>/"
PERIHAL = "pembinaan/perihal/<str:kode>/"

urlpatterns = [
    path("pembinaan/", bimbingan.daftar, name="pembinaan"),
    path("pembinaan/mulai/", bimbingan.pilih_pegawai, name="pilih_bimbingan"),
    path("pembinaan/mulai/<str:kode>/", bimbingan.mulai, name="mulai_bimbingan"),
    # Konseling: neutral addresses, because they stand in logs and histories.
    path("pembinaan/perihal/", konseling.daftar, name="daftar_perihal"),
    path("pembinaan/perihal/mulai/<str:kode>/", konseling.mulai, name="mulai_perihal"),
    path(PERIHAL, konseling.perihal, name="perihal"),
    path(f"{PERIHAL}tutup/", konseling.tutup, name="tutup_perihal"),
    path(f"{PERIHAL}hentikan/", konseling.hentikan, name="hentikan_perihal"),
    path(f"{PERIHAL}laporan/", konseling.laporan, name="laporan_perihal"),
    path(f"{PERIHAL}laporan/bukti/", konseling.bukti, name="bukti_perihal"),
    path(f"{PERIHAL}laporan/kirim/", konseling.laporkan, name="laporkan_perihal"),
    path(f"{PERIHAL}laporan.pdf", konseling.laporan_pdf, name="laporan_perihal_pdf"),
    path(f"{PERIHAL}tetapkan/", konseling.tetapkan, name="tetapkan_perihal"),
    path(f"{PERIHAL}rekaman/", konseling.rekaman, name="rekaman_perihal"),
    path(f"{PERIHAL}rekaman/tanda-tangan/", konseling.tanda_tangani, name="tanda_tangan_perihal"),
    path(f"{PERIHAL}rekaman.pdf", konseling.rekaman_pdf, name="rekaman_perihal_pdf"),
    path(f"{PERIHAL}tentukan/", konseling.tentukan, name="tentukan_perihal"),
    # Bimbingan
    path(SATU, bimbingan.bimbingan, name="bimbingan"),
    path(f"{SATU}simpan/", lembar_bimbingan.simpan, name="simpan_bimbingan"),
    path(f"{SATU}tambah/", lembar_bimbingan.tambah, name="tambah_bimbingan"),
    path(f"{SATU}hapus/", lembar_bimbingan.hapus, name="hapus_bimbingan"),
    path(f"{SATU}putuskan/", bimbingan.putuskan, name="putuskan_bimbingan"),
    path(f"{SATU}batalkan/", bimbingan.batalkan, name="batalkan_bimbingan"),
    path(f"{SATU}jadwal/", bimbingan.jadwalkan, name="jadwal_bimbingan"),
    path(f"{SATU}tanda-tangan/", bimbingan.tanda_tangani, name="tanda_tangan_bimbingan"),
    path(f"{SATU}buka-lagi/", bimbingan.buka_lagi, name="buka_lagi_bimbingan"),
    path(f"{SATU}selesai/", bimbingan.selesaikan, name="selesai_bimbingan"),
    path(f"{SATU}laporkan/", bimbingan.laporkan, name="laporkan_bimbingan"),
    path(f"{SATU}tentukan/", bimbingan.tentukan, name="tentukan_bimbingan"),
    path(f"{SATU}tindak-lanjut/", bimbingan.catat_tindak_lanjut, name="tindak_lanjut_bimbingan"),
    path(f"{SATU}tindak-lanjut/<int:pk>/", bimbingan.selesai_tindak_lanjut, name="selesai_tindak_lanjut"),
    path(f"{SATU}umpan-balik/", lembar_bimbingan.umpan_balik, name="umpan_balik_bimbingan"),
    path(f"{SATU}umpan-balik/tanda-tangan/", lembar_bimbingan.tanda_tangani_umpan_balik, name="ttd_umpan_balik"),
    path(f"{SATU}evaluasi/", lembar_bimbingan.evaluasi, name="evaluasi_bimbingan"),
    path(f"{SATU}evaluasi/tanda-tangan/", lembar_bimbingan.tanda_tangani_evaluasi, name="ttd_evaluasi"),
    path(f"{SATU}sesi.pdf", lembar_bimbingan.sesi_pdf, name="sesi_pdf"),
    path(f"{SATU}umpan-balik.pdf", lembar_bimbingan.umpan_balik_pdf, name="umpan_balik_bimbingan_pdf"),
    path(f"{SATU}evaluasi.pdf", lembar_bimbingan.evaluasi_pdf, name="evaluasi_bimbingan_pdf"),
]
