from django.urls import path

from skp_app.views import mutasi, penugasan

urlpatterns = [
    path("organisasi/mutasi/", mutasi.daftar, name="mutasi"),
    path("organisasi/mutasi/peristiwa/<slug:kode>/", mutasi.peristiwa, name="peristiwa"),
    path("organisasi/mutasi/<slug:kode>/", mutasi.susun, name="susun_mutasi"),
    path("organisasi/mutasi/<slug:kode>/jalankan/", mutasi.jalankan, name="jalankan_mutasi"),
    path("organisasi/mutasi/<slug:kode>/bawahan/", mutasi.bawahan, name="mutasi_bawahan"),
    path("penugasan/", penugasan.daftar, name="penugasan"),
    path("penugasan/ajukan/", penugasan.ajukan, name="ajukan_penugasan"),
    path("penugasan/tunjuk/", penugasan.tunjuk, name="tunjuk_penugasan"),
    path("penugasan/<slug:kode>/", penugasan.rinci, name="rinci_penugasan"),
    path("penugasan/<slug:kode>/putuskan/", penugasan.putuskan, name="putuskan_penugasan"),
    path("penugasan/<slug:kode>/rhk/", penugasan.tambah_rhk_studi, name="rhk_studi"),
    path("penugasan/<slug:kode>/hasil/", penugasan.hasil_studi, name="hasil_studi"),
    path("skp/<str:kode>/rhk/<int:pk>/penugasan/", penugasan.pilih, name="pilih_penugasan"),
]
