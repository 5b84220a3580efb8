from django.urls import path

from skp_app.rute import (
    akun,
    bukti,
    daur,
    dokumen,
    kewajiban,
    lembar,
    matriks,
    mutasi,
    pemantauan,
    pembinaan,
    pendokumentasian,
    pengelola,
    penyunting,
    pohon,
    rencana,
    survei,
    tanda_tangan,
    umpan,
)
from skp_app.views import (
    dialog,
    intervensi,
    isi_dari,
    penetapan,
    penyuntingan,
    realisasi,
    riwayat,
    skp,
    tim,
    unduhan,
)

app_name = "skp_app"

skp_urls = [
    path("skp/", skp.daftar, name="daftar"),
    path("skp/buat/", skp.buat, name="buat"),
    path("skp/tim/<int:tahun>/", tim.tim, name="tim"),
    path("skp/<int:tahun>/", skp.tahun, name="tahun"),
    path("skp/<str:kode>/", skp.detail, name="detail"),
    path("skp/<str:kode>/riwayat/", riwayat.lengkap, name="riwayat"),
    path("skp/<str:kode>/skp.pdf", unduhan.skp_pdf, name="skp_pdf"),
    path("skp/<str:kode>/lampiran.pdf", unduhan.lampiran_pdf, name="lampiran_pdf"),
]

penyuntingan_urls = [
    path("skp/<str:kode>/simpan/", penyuntingan.simpan, name="simpan"),
    path("skp/<str:kode>/kurang/", penyuntingan.kurang, name="kurang"),
    path("skp/<str:kode>/rhk/tambah/", penyuntingan.tambah_rhk, name="tambah_rhk"),
    path("skp/<str:kode>/rhk/<int:pk>/hapus/", penyuntingan.hapus_rhk, name="hapus_rhk"),
    path("skp/<str:kode>/rhk/<int:pk>/naik/", penyuntingan.pindah_rhk, {"arah": "naik"}, name="naik_rhk"),
    path("skp/<str:kode>/rhk/<int:pk>/turun/", penyuntingan.pindah_rhk, {"arah": "turun"}, name="turun_rhk"),
    path("skp/<str:kode>/rhk/<int:pk>/jenis/", penyuntingan.ubah_jenis_rhk, name="jenis_rhk"),
    path("skp/<str:kode>/rhk/<int:pk>/intervensi/", intervensi.intervensi, name="intervensi"),
    path("skp/<str:kode>/rhk/<int:pk>/iki/tambah/", penyuntingan.tambah_iki, name="tambah_iki"),
    path("skp/<str:kode>/iki/<int:pk>/hapus/", penyuntingan.hapus_iki, name="hapus_iki"),
    path("skp/<str:kode>/pendekatan/", penyuntingan.ubah_pendekatan, name="pendekatan"),
    path("skp/<str:kode>/isi-dari/salin/", isi_dari.salin, name="salin"),
    path("skp/<str:kode>/isi-dari/pendahulu/", isi_dari.pendahulu, name="pendahulu"),
    path("skp/<str:kode>/isi-dari/tempel/", isi_dari.tempel, name="tempel"),
]

langkah_urls = [
    path("skp/<str:kode>/ajukan/", penyuntingan.ajukan, name="ajukan"),
    path("skp/<str:kode>/tarik/", penyuntingan.tarik, name="tarik"),
    path("skp/<str:kode>/ekspektasi/", penetapan.ekspektasi, name="ekspektasi"),
    path("skp/<str:kode>/kembalikan/", penetapan.kembalikan, name="kembalikan"),
    path("skp/<str:kode>/tetapkan/", penetapan.tetapkan, name="tetapkan"),
]

dialog_urls = [
    path("skp/<str:kode>/dialog/", dialog.dialog, name="dialog"),
    path("skp/<str:kode>/dialog/<int:pk>/terapkan/", dialog.terapkan, name="terapkan_usulan"),
    path("skp/<str:kode>/dialog/<int:pk>/tolak/", dialog.tolak, name="tolak_usulan"),
    path("skp/<str:kode>/dialog/kesepakatan/", dialog.kesepakatan, name="kesepakatan"),
    path("skp/<str:kode>/dialog/kesepakatan/<int:pk>/konfirmasi/", dialog.konfirmasi, name="konfirmasi_dialog"),
]

realisasi_urls = [
    path("realisasi/", realisasi.kini, name="realisasi"),
    path("realisasi/<str:periode>/", realisasi.periode, name="realisasi_periode"),
    path("realisasi/<str:periode>/simpan/", realisasi.simpan, name="simpan_realisasi"),
    path("realisasi/<str:periode>/<int:iki>/bukti/tambah/", realisasi.tambah_bukti, name="tambah_bukti"),
    path("realisasi/<str:periode>/bukti/<int:pk>/hapus/", realisasi.hapus_bukti, name="hapus_bukti"),
    path("realisasi/<str:periode>/<str:kode>/", realisasi.bawahan, name="realisasi_bawahan"),
]

# The parts of perencanaan keep their addresses beside each other in `rute/`.
perencanaan_urls = [
    alamat
    for bagian in (rencana, matriks, daur, pengelola, mutasi, pohon, penyunting, dokumen, tanda_tangan)
    for alamat in bagian.urlpatterns
]

# So do the parts of pelaksanaan; they come first, because `realisasi/<periode>/` takes any word.
pelaksanaan_urls = [
    alamat
    for bagian in (pendokumentasian, lembar, bukti, umpan, pemantauan, pembinaan, survei, kewajiban)
    for alamat in bagian.urlpatterns
]

urlpatterns = [
    *pelaksanaan_urls,
    *akun.urlpatterns,
    *perencanaan_urls,
    *skp_urls,
    *penyuntingan_urls,
    *langkah_urls,
    *dialog_urls,
    *realisasi_urls,
]
