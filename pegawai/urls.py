from django.urls import path

from pegawai.views import akun, masuk, pemberitahuan, proses, sehat

app_name = "pegawai"

urlpatterns = [
    path("masuk/", masuk.masuk, name="masuk"),
    path("keluar/", masuk.keluar, name="keluar"),
    path("akun/", akun.akun, name="akun"),
    path("akun/sandi/", akun.ganti_sandi, name="ganti_sandi"),
    path("akun/sesi/", akun.akhiri_sesi_lain, name="akhiri_sesi_lain"),
    path("akun/pastikan/", akun.pastikan, name="pastikan"),
    path("akun/isian/", akun.isian, name="isian"),
    path("pemberitahuan/", pemberitahuan.daftar, name="pemberitahuan"),
    path("pemberitahuan/dibaca/", pemberitahuan.dibaca, name="pemberitahuan_dibaca"),
    path("pemberitahuan/<int:pk>/buka/", pemberitahuan.buka, name="pemberitahuan_buka"),
    path("proses/", proses.daftar, name="proses"),
    path("proses/<slug:kode>/", proses.rinci, name="pekerjaan"),
    path("livez", sehat.hidup, name="hidup"),
    path("readyz", sehat.siap, name="siap"),
]
