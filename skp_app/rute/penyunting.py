from django.urls import path

from skp_app.views import intervensi, katalog, rekomendasi

urlpatterns = [
    path("skp/<str:kode>/rhk/<int:pk>/konfirmasi/", intervensi.konfirmasi, name="konfirmasi_intervensi"),
    path("skp/<str:kode>/rancangan/", intervensi.rancangan, name="rancangan"),
    path("skp/<str:kode>/ingatkan-pimpinan/", intervensi.ingatkan, name="ingatkan_pimpinan"),
    path("skp/<str:kode>/isi-dari/katalog/", katalog.katalog, name="katalog"),
    path("skp/<str:kode>/rekomendasi/", rekomendasi.rekomendasi, name="rekomendasi"),
]
