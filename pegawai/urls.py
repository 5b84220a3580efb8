from django.urls import path

from pegawai.views import (
    aktivasi,
    akun,
    kewenangan,
    masuk,
    orang,
    pemberitahuan,
    penempatan,
    proses,
    sehat,
    unit,
)

app_name = "pegawai"

organisasi_urls = [
    path("organisasi/", unit.organisasi, name="organisasi"),
    path("organisasi/unit/tambah/", unit.tambah, name="tambah_unit"),
    path("organisasi/unit/<str:kode>/", unit.unit, name="unit"),
    path("organisasi/unit/<str:kode>/tambah/", unit.tambah, name="tambah_anak_unit"),
    path("organisasi/unit/<str:kode>/ubah/", unit.ubah, name="ubah_unit"),
    path("organisasi/unit/<str:kode>/pindah/", unit.pindah, name="pindah_unit"),
    path("organisasi/unit/<str:kode>/akhiri/", unit.akhiri, name="akhiri_unit"),
    path("organisasi/jabatan/", penempatan.cari_jabatan, name="cari_jabatan"),
    path("organisasi/pegawai/", orang.daftar, name="orang_daftar"),
    path("organisasi/pegawai/tambah/", orang.tambah, name="tambah_orang"),
    path("organisasi/pegawai/<str:kode>/", orang.orang, name="orang"),
    path("organisasi/pegawai/<str:kode>/ubah/", orang.ubah, name="ubah_orang"),
    path("organisasi/pegawai/<str:kode>/penempatan/", penempatan.tambah, name="tempatkan"),
    path("organisasi/pegawai/<str:kode>/penempatan/<int:pk>/", penempatan.koreksi, name="koreksi_penempatan"),
    path("organisasi/pegawai/<str:kode>/penempatan/<int:pk>/akhiri/", penempatan.akhiri, name="akhiri_penempatan"),
    path("organisasi/pegawai/<str:kode>/penempatan/<int:pk>/hapus/", penempatan.hapus, name="hapus_penempatan"),
    path("organisasi/pegawai/<str:kode>/kode-aktivasi/", kewenangan.kode_aktivasi, name="kode_aktivasi"),
    path("organisasi/pegawai/<str:kode>/akun/tutup/", kewenangan.tutup_akun, name="tutup_akun"),
    path("organisasi/pegawai/<str:kode>/akun/buka/", kewenangan.buka_akun, name="buka_akun"),
    path("organisasi/pegawai/<str:kode>/mandat/", kewenangan.beri_mandat, name="beri_mandat"),
    path("organisasi/pegawai/<str:kode>/mandat/cabut/", kewenangan.cabut_mandat, name="cabut_mandat"),
    path("organisasi/pegawai/<str:kode>/tidak-wajib/", kewenangan.catat_bebas, name="catat_bebas"),
    path("organisasi/pegawai/<str:kode>/tidak-wajib/<int:pk>/akhiri/", kewenangan.akhiri_bebas, name="akhiri_bebas"),
]

urlpatterns = [
    *organisasi_urls,
    path("aktivasi/", aktivasi.aktivasi, name="aktivasi"),
    path("masuk/", masuk.masuk, name="masuk"),
    path("keluar/", masuk.keluar, name="keluar"),
    path("akun/", akun.akun, name="akun"),
    path("akun/sandi/", akun.ganti_sandi, name="ganti_sandi"),
    path("akun/sesi/", akun.akhiri_sesi_lain, name="akhiri_sesi_lain"),
    path("akun/pastikan/", akun.pastikan, name="pastikan"),
    path("akun/pemberitahuan/", pemberitahuan.atur, name="atur_pemberitahuan"),
    path("akun/isian/", akun.isian, name="isian"),
    path("pemberitahuan/", pemberitahuan.daftar, name="pemberitahuan"),
    path("pemberitahuan/dibaca/", pemberitahuan.dibaca, name="pemberitahuan_dibaca"),
    path("pemberitahuan/<int:pk>/buka/", pemberitahuan.buka, name="pemberitahuan_buka"),
    path("proses/", proses.daftar, name="proses"),
    path("proses/<slug:kode>/", proses.rinci, name="pekerjaan"),
    path("livez", sehat.hidup, name="hidup"),
    path("readyz", sehat.siap, name="siap"),
]
