from django.urls import path, register_converter

from skp_app.views import catatan_pemantauan, kemajuan, pemantauan, pemantauan_orang, pemantauan_unit, pengambilalihan


class Pintu:
    """The doors that follow a conclusion; anything else is no address."""

    regex = "apresiasi|penyesuaian|pembinaan"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(Pintu, "pintu")

SATU = "pemantauan/<int:tahun>/<str:kode>/"
CATATAN, KESIMPULAN = f"{SATU}catatan/<int:pk>/", f"{SATU}kesimpulan/<int:pk>/"

urlpatterns = [
    path("pemantauan/<int:tahun>/", pemantauan.papan, name="pemantauan"),
    path("pemantauan/<int:tahun>/unit/", pemantauan_unit.awal, name="pemantauan_awal"),
    path("pemantauan/<int:tahun>/unit/hitung/", pemantauan_unit.hitung, name="hitung_pemantauan"),
    path("pemantauan/<int:tahun>/unit/<slug:kode>/", pemantauan_unit.unit, name="pemantauan_unit"),
    path("pemantauan/<int:tahun>/unit/<slug:kode>/pegawai/", pemantauan_unit.pegawai, name="pemantauan_pegawai"),
    path(SATU, pemantauan_orang.orang, name="pemantauan_orang"),
    path(f"{SATU}catatan/", catatan_pemantauan.tulis, name="tulis_catatan"),
    path(CATATAN, catatan_pemantauan.ubah, name="ubah_catatan"),
    path(f"{CATATAN}bagikan/", catatan_pemantauan.bagikan, name="bagikan_catatan"),
    path(f"{CATATAN}selesai/", catatan_pemantauan.selesai, name="selesai_catatan"),
    path(f"{CATATAN}umpan-balik/", catatan_pemantauan.jadi_umpan_balik, name="catatan_jadi_umpan_balik"),
    path(f"{SATU}kesimpulan/", kemajuan.simpulkan, name="simpulkan"),
    path(KESIMPULAN, kemajuan.kesimpulan, name="kesimpulan"),
    path(f"{KESIMPULAN}jawab/", kemajuan.jawab, name="jawab_kesimpulan"),
    path(f"{KESIMPULAN}<pintu:jenis>/", kemajuan.tindak, name="tindak_kemajuan"),
    path(f"{SATU}tindak/<int:pk>/tarik/", kemajuan.tarik, name="tarik_tindak"),
    path(f"{SATU}ambil-alih/", pengambilalihan.ambil_alih, name="ambil_alih"),
    path(f"{SATU}ambil-alih/<int:pk>/kembalikan/", pengambilalihan.kembalikan, name="kembalikan_rhk"),
]
