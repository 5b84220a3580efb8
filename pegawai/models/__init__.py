from pegawai.models.bebas import BebasSkp
from pegawai.models.jabatan import Jabatan, Penempatan
from pegawai.models.jejak import Jejak
from pegawai.models.kalender import LanggananKalender
from pegawai.models.ketentuan import Ketentuan
from pegawai.models.libur import HariLibur
from pegawai.models.pegawai import Pegawai
from pegawai.models.pekerjaan import Pekerjaan
from pegawai.models.pemberitahuan import Pemberitahuan
from pegawai.models.pengguna import KodeAktivasi, Pengguna
from pegawai.models.unit import UnitKerja, UnitKerjaGroupObjectPermission, UnitKerjaUserObjectPermission
from pegawai.models.usulan_ketentuan import UsulanKetentuan

__all__ = [
    "BebasSkp",
    "HariLibur",
    "Jabatan",
    "Jejak",
    "Ketentuan",
    "KodeAktivasi",
    "LanggananKalender",
    "Pegawai",
    "Pekerjaan",
    "Pemberitahuan",
    "Penempatan",
    "Pengguna",
    "UnitKerja",
    "UnitKerjaGroupObjectPermission",
    "UnitKerjaUserObjectPermission",
    "UsulanKetentuan",
]
