from django.urls import path

from skp_app.views import survei, survei_kelola

urlpatterns = [
    path("survei/", survei.daftar, name="survei"),
    path("survei/tim/", survei.tim, name="survei_tim"),
    path("survei/jawab/<slug:kode>/", survei.jawab, name="jawab_survei"),
    path("survei/jawab/<slug:kode>/simpan/", survei.simpan, name="simpan_survei"),
    path("survei/hasil/<slug:kode>/", survei.hasil, name="hasil_survei"),
    path("survei/kelola/", survei_kelola.daftar, name="kelola_survei"),
    path("survei/kelola/<str:periode>/", survei_kelola.atur, name="atur_survei"),
    path("survei/kelola/<str:periode>/umumkan/", survei_kelola.umumkan, name="umumkan_survei"),
    path("survei/kelola/<str:periode>/tutup/", survei_kelola.tutup, name="tutup_survei"),
    path("survei/kelola/<str:periode>/batalkan/", survei_kelola.batalkan, name="batalkan_survei"),
]
