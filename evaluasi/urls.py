from django.urls import path

from evaluasi.views import capaian, hasil, kesepakatan, penilaian, tim

app_name = "evaluasi"

urlpatterns = [
    path("penilaian/tim/", tim.tim, name="tim"),
    path("penilaian/tim/<slug:periode>/", tim.tim_periode, name="tim_periode"),
    path("penilaian/tim/<slug:periode>/hitung/", tim.pesan_hitung, name="hitung"),
    path("penilaian/<slug:periode>/<slug:kode>/", penilaian.nilai, name="nilai"),
    path("penilaian/<slug:periode>/<slug:kode>/tetapkan/", penilaian.tetapkan, name="tetapkan"),
    path("penilaian/<slug:periode>/<slug:kode>/pakai-hasil/", kesepakatan.usulkan, name="pakai_hasil"),
    path("evaluasi/kesepakatan/<int:pk>/setujui/", kesepakatan.setujui, name="setujui_hasil"),
    path("evaluasi/kesepakatan/<int:pk>/akhiri/", kesepakatan.akhiri, name="akhiri_hasil"),
    path("evaluasi/", hasil.hasil, name="hasil"),
    path("evaluasi/<slug:kode>/", hasil.rincian, name="rincian"),
    path("evaluasi/<slug:kode>/sampaikan/", hasil.sampaikan, name="sampaikan"),
    path("evaluasi/<slug:kode>/terima/", hasil.terima, name="terima"),
    path("evaluasi/<slug:kode>/hasil.pdf", hasil.hasil_pdf, name="hasil_pdf"),
    path("evaluasi/<slug:kode>/dokumen.pdf", hasil.dokumen_pdf, name="dokumen_pdf"),
    path("organisasi/capaian/", capaian.capaian_kini, name="capaian"),
    path("organisasi/capaian/<slug:periode>/", capaian.capaian_periode, name="capaian_periode"),
    path("organisasi/capaian/<slug:periode>/simpan/", capaian.simpan, name="simpan_capaian"),
]
