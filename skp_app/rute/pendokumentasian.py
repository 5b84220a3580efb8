from django.urls import path

from skp_app.views import atur_dokumentasi, progres, realisasi, rencana_aksi, ringkasan_tahun, unduhan

RENCANA = "realisasi/<int:tahun>/rencana-aksi"
SATU = f"{RENCANA}/<str:kode>/<str:bagian>"
MASA = "realisasi/<int:tahun>/<str:bagian>"
ATUR = "periode/<int:tahun>/pendokumentasian"

urlpatterns = [
    path("realisasi/<int:tahun>/", ringkasan_tahun.saya, name="realisasi_tahun"),
    path("realisasi/<int:tahun>/orang/<str:kode>/", ringkasan_tahun.orang, name="realisasi_tahun_bawahan"),
    path(f"{RENCANA}/", rencana_aksi.kini, name="rencana_aksi_saya"),
    path(f"{SATU}/", rencana_aksi.halaman, name="rencana_aksi"),
    path(f"{SATU}/simpan/", rencana_aksi.simpan, name="simpan_rencana_aksi"),
    path(f"{SATU}/salin/", rencana_aksi.salin, name="salin_rencana_aksi"),
    path(f"{SATU}/minta/", rencana_aksi.minta, name="minta_rencana_aksi"),
    path(f"{SATU}/rhk/<int:rhk>/tambah/", rencana_aksi.tambah, name="tambah_rencana_aksi"),
    path(f"{SATU}/rhk/<int:rhk>/sepakati/", rencana_aksi.sepakati, name="sepakati_rencana_aksi"),
    path(f"{SATU}/<int:pk>/hapus/", rencana_aksi.hapus, name="hapus_rencana_aksi"),
    path(f"{SATU}/<int:pk>/naik/", rencana_aksi.pindah, {"arah": "naik"}, name="naik_rencana_aksi"),
    path(f"{SATU}/<int:pk>/turun/", rencana_aksi.pindah, {"arah": "turun"}, name="turun_rencana_aksi"),
    path(f"{MASA}/", progres.lembar, name="progres"),
    path(f"{MASA}/simpan/", progres.simpan, name="simpan_progres"),
    path(f"{MASA}/salin/", progres.salin, name="salin_progres"),
    path(f"{MASA}/<int:iki>/bukti/tambah/", progres.tambah_bukti, name="tambah_bukti_progres"),
    path("realisasi/<str:periode>/isian/bukti/<int:pk>/lepas/", progres.lepas_bukti, name="lepas_bukti_progres"),
    path(f"{MASA}/kirim/", progres.kirim, name="kirim_realisasi"),
    path(f"{MASA}/tarik/", progres.tarik, name="tarik_realisasi"),
    path(f"{MASA}/<str:kode>/", progres.bawahan, name="progres_bawahan"),
    path(f"{MASA}/<str:kode>/buka/", progres.buka_kunci, name="buka_pengisian"),
    path("realisasi/<str:periode>/gulung/<int:pk>/", realisasi.gulung_kembali, name="gulung_kembali"),
    path("skp/<str:kode>/rencana-aksi.pdf", unduhan.rencana_aksi_pdf, name="rencana_aksi_pdf"),
    path("skp/<str:kode>/pendokumentasian.pdf", unduhan.pendokumentasian_pdf, name="pendokumentasian_pdf"),
    path(f"{ATUR}/", atur_dokumentasi.atur, name="atur_dokumentasi"),
    path(f"{ATUR}/simpan/", atur_dokumentasi.simpan, name="simpan_dokumentasi"),
    path(f"{ATUR}/perpanjang/", atur_dokumentasi.perpanjang, name="perpanjang_pengisian"),
    path(f"{ATUR}/<int:pk>/cabut/", atur_dokumentasi.cabut, name="cabut_pengisian"),
]
