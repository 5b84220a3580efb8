"""Every address of the site: each room brings its own. Rooms are named by string, so nothing is imported here."""

from django.urls import include, path
from django.utils.module_loading import import_string

urlpatterns = [
    path("", import_string("evaluasi.views.beranda.beranda"), name="beranda"),
    path("cek/", import_string("skp_app.views.cek.berkas"), name="cek_berkas"),
    path("cek/<str:kode>/", import_string("skp_app.views.cek.cek"), name="cek"),
    path("", include("pegawai.urls")),
    path("", include("skp_app.urls")),
    path("", include("evaluasi.urls")),
]

handler400 = "pegawai.views.galat.permintaan"
handler403 = "pegawai.views.galat.bukan_hak"
handler404 = "pegawai.views.galat.tidak_ada"
handler500 = "pegawai.views.galat.server"
