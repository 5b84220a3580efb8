from django.urls import path

from skp_app.views import pohon, temuan

urlpatterns = [
    path("pohon/<int:tahun>/", pohon.awal, name="pohon"),
    path("pohon/<int:tahun>/saya/", pohon.saya, name="pohon_saya"),
    path("pohon/<int:tahun>/cari/", pohon.cari, name="pohon_cari"),
    path("pohon/<int:tahun>/unit/<slug:kode>/", pohon.unit, name="pohon_unit"),
    path("pohon/<int:tahun>/unit/<slug:kode>/temuan/", temuan.temuan, name="pohon_temuan"),
    path("pohon/<int:tahun>/unit/<slug:kode>/temuan/minta/", temuan.minta, name="pohon_minta"),
    path("pohon/<int:tahun>/unit/<slug:kode>/pohon.pdf", pohon.unit_pdf, name="pohon_pdf"),
    path("pohon/<int:tahun>/unit/<slug:kode>/matriks.pdf", pohon.matriks_pdf, name="pohon_matriks_pdf"),
    path("pohon/<int:tahun>/iku/<int:pk>/", pohon.iku, name="pohon_iku"),
    path("pohon/<int:tahun>/rhk/<int:pk>/", pohon.rhk, name="pohon_rhk"),
]
