from django.urls import path

from skp_app.views import isi_matriks, matriks, matriks_isi, matriks_unduhan

urlpatterns = [
    path("matriks/<int:tahun>/", matriks.tahun, name="matriks_tahun"),
    path("matriks/<int:tahun>/buat/", matriks.buat, name="buat_matriks"),
    path("matriks/<str:kode>/", matriks.matriks, name="matriks"),
    path("matriks/<str:kode>/kolom/", matriks.kolom, name="kolom_matriks"),
    path("matriks/<str:kode>/orang/tambah/", matriks.tambah_orang, name="tambah_orang_matriks"),
    path("matriks/<str:kode>/tim/", matriks.tim, name="tim_matriks"),
    path("matriks/<str:kode>/bagikan/", matriks.bagikan, name="bagikan_matriks"),
    path("matriks/<str:kode>/sel/<int:baris>/<int:kolom>/", matriks_isi.sel, name="sel_matriks"),
    path("matriks/<str:kode>/orang/<int:baris>/", matriks_isi.orang, name="orang_matriks"),
    path("matriks/<str:kode>/orang/<int:baris>/hapus/", matriks_isi.hapus_orang, name="hapus_orang_matriks"),
    path("matriks/<str:kode>/tempel/", matriks_isi.tempel, name="tempel_matriks"),
    path("matriks/<str:kode>/matriks.pdf", matriks_unduhan.pdf, name="matriks_pdf"),
    path("matriks/<str:kode>/matriks.csv", matriks_unduhan.csv, name="matriks_csv"),
    path("skp/<str:kode>/isi-dari/matriks/", isi_matriks.isi, name="isi_matriks"),
]
