from django.urls import path

from skp_app.views import (
    ekspektasi,
    kelola,
    pendamping,
    penetapan_massal,
    pengingat,
    reviu,
    susunkan,
    tahun_kinerja,
)

urlpatterns = [
    path("reviu/", reviu.daftar, name="reviu"),
    path("reviu/<str:kode>/", reviu.rinci, name="reviu_skp"),
    path("reviu/<str:kode>/selesai/", reviu.selesai, name="selesai_reviu"),
    path("skp/tim/<int:tahun>/tetapkan/", penetapan_massal.pilih, name="tetapkan_banyak"),
    path("skp/tim/<int:tahun>/tetapkan/<str:kode>/", penetapan_massal.hasil, name="hasil_penetapan"),
    path("skp/tim/<int:tahun>/ekspektasi/", ekspektasi.bersama, name="ekspektasi_bersama"),
    path("skp/tim/<int:tahun>/susunkan/", susunkan.susunkan, name="susunkan"),
    path("skp/tim/<int:tahun>/ingatkan/", pengingat.pegawai, name="ingatkan_pegawai"),
    path("skp/<str:kode>/ingatkan/", pengingat.penilai, name="ingatkan_penilai"),
    path("skp/<str:kode>/serahkan/", susunkan.serahkan, name="serahkan"),
    path("skp/<str:kode>/batalkan/", kelola.batalkan, name="batalkan"),
    path("pendamping/", pendamping.halaman_saya, name="pendamping"),
    path("pendamping/tunjuk/", pendamping.tunjuk, name="tunjuk_pendamping"),
    path("pendamping/<int:pk>/akhiri/", pendamping.akhiri, name="akhiri_pendamping"),
    path("periode/", tahun_kinerja.daftar, name="tahun_kinerja"),
    path("periode/<int:tahun>/", tahun_kinerja.rinci, name="tenggat"),
    path("periode/<int:tahun>/perpanjang/", tahun_kinerja.perpanjang, name="perpanjang"),
    path("periode/<int:tahun>/perpanjangan/<int:pk>/cabut/", tahun_kinerja.cabut, name="cabut_perpanjangan"),
    path("periode/<int:tahun>/belum/", kelola.belum, name="belum_ditetapkan"),
]
