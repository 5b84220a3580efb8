from django.urls import path

from skp_app.views import kode_massal

urlpatterns = [
    path("organisasi/kode-aktivasi/", kode_massal.halaman, name="kode_massal"),
    path("organisasi/kode-aktivasi/<str:kode>/", kode_massal.unduh, name="unduh_kode_massal"),
]
