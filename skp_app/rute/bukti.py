from django.urls import path

from skp_app.views import bukti, bukti_berkas, bukti_paket

urlpatterns = [
    path("bukti/", bukti.gudang, name="gudang_bukti"),
    path("bukti/unggah/", bukti.unggah, name="unggah_bukti"),
    path("bukti/tambah/", bukti.tambah, name="tambah_ke_gudang"),
    path("bukti/paket/<str:kode>/", bukti_paket.unduh, name="paket_bukti"),
    path("bukti/paket/<str:kode>/<str:periode>/", bukti_paket.buat, name="buat_paket_bukti"),
    path("bukti/pakai/<int:pk>/dilihat/", bukti.dilihat, name="bukti_dilihat"),
    path("bukti/<str:kode>/", bukti_berkas.berkas, name="berkas_bukti"),
    path("bukti/<str:kode>/miniatur/", bukti_berkas.miniatur, name="miniatur_bukti"),
    path("bukti/<str:kode>/rincian/", bukti.rincian, name="rincian_bukti"),
    path("bukti/<str:kode>/ganti/", bukti.ganti, name="ganti_bukti"),
    path("bukti/<str:kode>/buang/", bukti.buang, name="buang_bukti"),
    path("bukti/<str:kode>/periksa/", bukti.periksa, name="periksa_bukti"),
    path("bukti/<str:kode>/pakai/", bukti.pakai, name="pakai_bukti"),
    path("bukti/<str:kode>/lepas/<int:pk>/", bukti.lepas, name="lepas_bukti"),
]
