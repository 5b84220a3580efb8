from django.urls import path

from skp_app.views import jadwal_umpan, permintaan_umpan, umpan_balik, umpan_beri, umpan_luar

urlpatterns = [
    path("umpan-balik/", umpan_balik.diterima, name="umpan_balik"),
    path("umpan-balik/diberi/", umpan_balik.diberi, name="umpan_diberi"),
    path("umpan-balik/beri/", umpan_beri.pilih, name="umpan_pilih"),
    path("umpan-balik/beri/<str:kode>/", umpan_beri.beri, name="beri_umpan_balik"),
    path("umpan-balik/<int:pk>/perbaiki/", umpan_balik.perbaiki, name="perbaiki_umpan"),
    path("umpan-balik/<int:pk>/tanggapi/", umpan_balik.tanggapi, name="tanggapi_umpan"),
    path("umpan-balik/minta/", permintaan_umpan.minta, name="minta_umpan"),
    path("umpan-balik/diminta/", permintaan_umpan.diminta, name="umpan_diminta"),
    path("umpan-balik/permintaan/", permintaan_umpan.permintaan, name="umpan_permintaan"),
    path("umpan-balik/permintaan/<str:kode>/tolak/", permintaan_umpan.tolak, name="tolak_permintaan_umpan"),
    path("umpan-balik/permintaan/<str:kode>/cabut/", permintaan_umpan.cabut, name="cabut_permintaan_umpan"),
    path("umpan-balik/permintaan/<str:kode>/tautan/", permintaan_umpan.tautan, name="tautan_umpan"),
    path("umpan-balik/jadwal/<str:kode>/", jadwal_umpan.usulkan, name="usulkan_jadwal_umpan"),
    path("umpan-balik/jadwal/<str:kode>/<int:pk>/", jadwal_umpan.jawab, name="jawab_jadwal_umpan"),
    path("umpan-balik/cakupan/", jadwal_umpan.cakupan, name="umpan_cakupan"),
    path("umpan-balik/rekaman/<str:kode>/<str:periode>.pdf", umpan_balik.rekaman_pdf, name="rekaman_umpan_pdf"),
    path("umpan-balik/pihak-lain/selesai/", umpan_luar.selesai, name="umpan_luar_selesai"),
    path("umpan-balik/pihak-lain/<str:token>/", umpan_luar.luar, name="umpan_luar"),
]
