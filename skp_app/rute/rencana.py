from django.urls import path

from skp_app.views import gambaran, manual, perjanjian, rencana, rencana_sunting, rencana_tempel, strategi

AWAL = "organisasi/rencana/"
SATU = f"{AWAL}<str:kode>/"
SASARAN, INDIKATOR = f"{SATU}sasaran/<int:pk>/", f"{SATU}indikator/<int:pk>/"

unit_urls = [
    path(AWAL, rencana.daftar, name="rencana"),
    path(f"{AWAL}buat/<str:unit>/", rencana.buat, name="buat_rencana"),
    path(SATU, rencana.rencana_unit, name="rencana_unit"),
    path(f"{SATU}simpan/", rencana_sunting.simpan, name="simpan_rencana"),
    path(f"{SATU}hapus/", rencana.hapus, name="hapus_rencana"),
    path(f"{SATU}tempel/", rencana_tempel.tempel, name="tempel_rencana"),
    path(f"{SATU}sasaran/tambah/", rencana_sunting.tambah_sasaran, name="tambah_sasaran"),
    path(f"{SASARAN}hapus/", rencana_sunting.hapus_sasaran, name="hapus_sasaran"),
    path(f"{SASARAN}naik/", rencana_sunting.pindah_sasaran, {"arah": "naik"}, name="naik_sasaran"),
    path(f"{SASARAN}turun/", rencana_sunting.pindah_sasaran, {"arah": "turun"}, name="turun_sasaran"),
    path(f"{SASARAN}indikator/tambah/", rencana_sunting.tambah_indikator, name="tambah_indikator"),
    path(f"{INDIKATOR}hapus/", rencana_sunting.hapus_indikator, name="hapus_indikator"),
    path(f"{INDIKATOR}naik/", rencana_sunting.pindah_indikator, {"arah": "naik"}, name="naik_indikator"),
    path(f"{INDIKATOR}turun/", rencana_sunting.pindah_indikator, {"arah": "turun"}, name="turun_indikator"),
    path(f"{INDIKATOR}induk/", rencana_sunting.induk, name="induk_indikator"),
]

SKP = "skp/<str:kode>/"
STRATEGI, WORKBLOCK = f"{SKP}strategi/<int:pk>/", f"{SKP}workblock/<int:pk>/"

skp_urls = [
    path(f"{SKP}gambaran/", gambaran.gambaran, name="gambaran"),
    path(f"{SKP}isi-dari/perjanjian/", perjanjian.perjanjian, name="perjanjian"),
    path(f"{SKP}manual/", manual.daftar, name="manual_daftar"),
    path(f"{SKP}manual/<int:pk>/", manual.manual, name="manual"),
    path(f"{SKP}strategi/", strategi.strategi, name="strategi"),
    path(f"{SKP}strategi/simpan/", strategi.simpan, name="simpan_strategi"),
    path(f"{SKP}strategi/tambah/", strategi.tambah, name="tambah_strategi"),
    path(f"{STRATEGI}hapus/", strategi.hapus, name="hapus_strategi"),
    path(f"{STRATEGI}naik/", strategi.pindah, {"arah": "naik"}, name="naik_strategi"),
    path(f"{STRATEGI}turun/", strategi.pindah, {"arah": "turun"}, name="turun_strategi"),
    path(f"{SKP}iki/<int:pk>/workblock/tambah/", strategi.tambah_workblock, name="tambah_workblock"),
    path(WORKBLOCK, strategi.workblock, name="workblock"),
    path(f"{WORKBLOCK}hapus/", strategi.hapus_workblock, name="hapus_workblock"),
]

urlpatterns = [*unit_urls, *skp_urls]
