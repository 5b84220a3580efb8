from django.urls import path

from skp_app.views import kunci_tanda_tangan, tanda_tangan

urlpatterns = [
    path("tanda-tangan/", tanda_tangan.daftar, name="tanda_tangan"),
    path("tanda-tangan/banyak/", tanda_tangan.banyak, name="tandatangani_banyak"),
    path("tanda-tangan/banyak/<str:kode>/", tanda_tangan.hasil, name="hasil_tanda_tangan"),
    path("tanda-tangan/kunci/", kunci_tanda_tangan.kunci, name="kunci_tanda_tangan"),
    path("tanda-tangan/kunci/cabut/", kunci_tanda_tangan.cabut, name="cabut_kunci"),
    path("skp/<str:kode>/tanda-tangan/", tanda_tangan.dari_skp, name="tandatangani_skp"),
    path("tanda-tangan/<str:kode>/", tanda_tangan.satu, name="tandatangani"),
    path("tanda-tangan/<str:kode>/dokumen.pdf", tanda_tangan.berkas, name="dokumen_pdf"),
    path("tanda-tangan/<str:kode>/berkas/<int:urutan>/", tanda_tangan.berkas_lama, name="berkas_tanda_tangan"),
    path("tanda-tangan/<str:kode>/tarik/", tanda_tangan.tarik, name="tarik_dokumen"),
]
