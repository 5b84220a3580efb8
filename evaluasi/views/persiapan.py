"""What a new installation still lacks before its first real SKP: a card that the BKD sees above the guide."""

from typing import NamedTuple

from django.db.models import Exists
from django.urls import reverse

from evaluasi.models import CapaianOrganisasi
from pegawai.alur.pencadangan import TUGAS as CADANGAN
from pegawai.alur.surel_uji import AWALAN as SUREL_UJI
from pegawai.models import Pegawai, Pekerjaan, Pemberitahuan, Penempatan, UnitKerja
from pegawai.models.pekerjaan import StatusPekerjaan
from skp_app.models import Periode, Skp


class Butir(NamedTuple):
    teks: str
    alamat: str
    beres: bool


LANGKAH = (
    ("ada_unit", "Unit kerja tersusun", "pegawai:organisasi"),
    ("ada_orang", "Pegawai ditempatkan", "pegawai:orang_daftar"),
    ("ada_tahun", "Tahun kinerja dibuka", "skp_app:tahun_kinerja"),
    ("ada_skp", "SKP pertama ditetapkan", "skp_app:pemantauan_awal"),
    ("ada_capaian", "Capaian organisasi direkam", "evaluasi:capaian"),
    ("ada_surel", "Surel diuji", "pegawai:operasi"),
    ("ada_cadangan", "Cadangan pernah dibuat", "pegawai:operasi"),
)


def persiapan(saya, tahun):
    """The steps with their state, or nothing once all are done. One statement."""
    fakta = Pegawai.objects.filter(pk=saya.pk).values(
        ada_unit=Exists(UnitKerja.objects.exclude(induk=None)),
        ada_orang=Exists(Penempatan.objects.exclude(pegawai=saya)),
        ada_tahun=Exists(Periode.objects.filter(dibuka_pada__isnull=False)),
        ada_skp=Exists(Skp.objects.filter(salinan__isnull=False)),
        ada_capaian=Exists(CapaianOrganisasi.objects.all()),
        ada_surel=Exists(Pemberitahuan.objects.filter(kunci__startswith=SUREL_UJI, dikirim_pada__isnull=False)),
        ada_cadangan=Exists(Pekerjaan.objects.filter(tugas=CADANGAN, status=StatusPekerjaan.SELESAI)),
    )[0]
    if all(fakta.values()):
        return []
    per_tahun = {"skp_app:pemantauan_awal": [tahun]}
    return [Butir(teks, reverse(rute, args=per_tahun.get(rute)), fakta[kunci]) for kunci, teks, rute in LANGKAH]
