from datetime import date

from django.urls import path, register_converter

from skp_app.aturan.lembar import Bulan
from skp_app.views import ketidakhadiran, lembar_berkas, lembar_hari, lembar_progres, rutin


class KodeBulan:
    """2026-04 in an address."""

    regex = r"20[0-9]{2}-(?:0[1-9]|1[0-2])"

    def to_python(self, value):
        return Bulan(int(value[:4]), int(value[5:]))

    def to_url(self, value):
        return value if isinstance(value, str) else value.kode


class KodeHari:
    """2026-04-15 in an address; a day that no calendar has is no page."""

    regex = r"20[0-9]{2}-[0-9]{2}-[0-9]{2}"
    to_python = staticmethod(date.fromisoformat)
    to_url = staticmethod(str)


register_converter(KodeBulan, "bulan")
register_converter(KodeHari, "hari")

AWAL = "realisasi/lembar/"
BULAN, HARI = f"{AWAL}<bulan:bulan>/", f"{AWAL}hari/<hari:hari>/"
ORANG = "organisasi/pegawai/<str:kode>/ketidakhadiran/"

urlpatterns = [
    path(AWAL, lembar_progres.kini, name="lembar_kini"),
    path(BULAN, lembar_progres.bulan, name="lembar"),
    path(f"{BULAN}simpan/", lembar_progres.simpan, name="simpan_lembar"),
    path(f"{BULAN}simpan/<uuid:kunci>/", lembar_progres.simpan_baris, name="simpan_baris"),
    path(f"{BULAN}hapus/<uuid:kunci>/", lembar_progres.hapus, name="hapus_baris"),
    path(f"{BULAN}tempel/", lembar_progres.tempel, name="tempel_lembar"),
    path(f"{BULAN}tertahan/buang/", lembar_progres.buang_tertahan, name="buang_tertahan"),
    path(f"{BULAN}hubungkan/", lembar_progres.hubungkan, name="hubungkan_lembar"),
    path(f"{BULAN}rutin/", lembar_progres.ambil_rutin, name="ambil_rutin"),
    path(f"{BULAN}salin/", lembar_progres.salin_kemarin, name="salin_kemarin"),
    path(f"{BULAN}jumlah/", lembar_progres.jumlah, name="jumlah_lembar"),
    path(f"{BULAN}pakai/<int:iki>/<str:periode>/", lembar_progres.pakai, name="pakai_lembar"),
    path(f"{BULAN}impor/", lembar_berkas.impor, name="impor_lembar"),
    path(f"{BULAN}lembar.xlsx", lembar_berkas.ekspor, name="ekspor_lembar"),
    path(f"{BULAN}<str:kode>/", lembar_progres.bawahan, name="lembar_bawahan"),
    path(HARI, lembar_hari.hari, name="lembar_hari"),
    path("realisasi/catat/", lembar_hari.catat, name="catat_hari_ini"),
    path("realisasi/rutin/", rutin.daftar, name="kegiatan_rutin"),
    path("realisasi/rutin/<int:pk>/hapus/", rutin.hapus, name="hapus_rutin"),
    path("realisasi/ketidakhadiran/", ketidakhadiran.saya, name="ketidakhadiran"),
    path("realisasi/ketidakhadiran/<int:pk>/hapus/", ketidakhadiran.hapus, name="hapus_ketidakhadiran"),
    path("organisasi/ketidakhadiran/", ketidakhadiran.daftar, name="ketidakhadiran_daftar"),
    path(ORANG, ketidakhadiran.pegawai, name="ketidakhadiran_pegawai"),
    path(f"{ORANG}<int:pk>/hapus/", ketidakhadiran.hapus_pegawai, name="hapus_ketidakhadiran_pegawai"),
]
