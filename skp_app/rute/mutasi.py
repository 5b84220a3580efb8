from django.urls import path

from skp_app.views import mutasi

urlpatterns = [
    path("organisasi/mutasi/", mutasi.daftar, name="mutasi"),
    path("organisasi/mutasi/<slug:kode>/", mutasi.susun, name="susun_mutasi"),
    path("organisasi/mutasi/<slug:kode>/jalankan/", mutasi.jalankan, name="jalankan_mutasi"),
    path("organisasi/mutasi/<slug:kode>/bawahan/", mutasi.bawahan, name="mutasi_bawahan"),
    path("organisasi/peristiwa/<slug:kode>/", mutasi.peristiwa, name="peristiwa"),
]
