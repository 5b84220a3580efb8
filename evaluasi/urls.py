from django.urls import path

from evaluasi.views import angka_kredit, capaian, hasil, kesepakatan, kewajiban, menunggu, penilaian, tim

app_name = "evaluasi"

urlpatterns = [
    path("pantauan/menunggu/", menunggu.menunggu, name="menunggu"),
    path("tugas/ingatkan/", kewajiban.ingatkan, name="ingatkan"),
    path("tugas/tunda/", kewajiban.tunda, name="tunda"),
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
    path("angka-kredit/", angka_kredit.saya, name="angka_kredit"),
    path("angka-kredit/tim/", angka_kredit.tim, name="ak_tim"),
    path("angka-kredit/konversi/<slug:kode>.pdf", angka_kredit.konversi_pdf, name="ak_konversi_pdf"),
    path("angka-kredit/konversi/<slug:kode>/batal/", angka_kredit.batal_konversi, name="ak_batal_konversi"),
    path("angka-kredit/penetapan/<slug:kode>.pdf", angka_kredit.penetapan_pdf, name="ak_penetapan_pdf"),
    path("angka-kredit/penetapan/<slug:kode>/batal/", angka_kredit.batal_penetapan, name="ak_batal_penetapan"),
    path("angka-kredit/<slug:kode>/", angka_kredit.rinci, name="ak_rinci"),
    path("angka-kredit/<slug:kode>/akumulasi.pdf", angka_kredit.akumulasi_pdf, name="ak_akumulasi_pdf"),
    path("angka-kredit/<slug:kode>/konversi/<slug:evaluasi>/", angka_kredit.konversi, name="ak_konversi"),
    path("angka-kredit/<slug:kode>/tetapkan/", angka_kredit.tetapkan, name="ak_tetapkan"),
    path("angka-kredit/<slug:kode>/saldo/", angka_kredit.saldo, name="ak_saldo"),
    path("angka-kredit/<slug:kode>/saldo/<int:pk>/cabut/", angka_kredit.cabut_saldo, name="ak_cabut_saldo"),
    path("organisasi/capaian/", capaian.capaian_kini, name="capaian"),
    path("organisasi/capaian/<slug:periode>/", capaian.capaian_periode, name="capaian_periode"),
    path("organisasi/capaian/<slug:periode>/simpan/", capaian.simpan, name="simpan_capaian"),
]
