from pegawai.models.atasan_diragukan import AtasanDiragukan
from pegawai.models.bantuan_layar import BantuanLayar
from pegawai.models.bebas import BebasSkp
from pegawai.models.faktor import AplikasiKode, KodePemulihan, KunciSandi, PemulihanFaktor
from pegawai.models.identitas import IdentitasLuar
from pegawai.models.impor import BarisImpor, Impor, RefJabatan, SumberData
from pegawai.models.jabatan import Jabatan, Penempatan
from pegawai.models.jejak import Jejak
from pegawai.models.kalender import LanggananKalender
from pegawai.models.ketentuan import Ketentuan
from pegawai.models.libur import HariLibur
from pegawai.models.pegawai import Pegawai
from pegawai.models.pekerjaan import Pekerjaan
from pegawai.models.pembacaan import Pembacaan
from pegawai.models.pemberitahuan import Pemberitahuan
from pegawai.models.pengguna import KodeAktivasi, Pengguna
from pegawai.models.perbaikan import PermintaanPerbaikan
from pegawai.models.sesi import PerangkatDikenal, Sesi
from pegawai.models.surat import SuratTertutup, TautanSandi
from pegawai.models.teks_instansi import TeksInstansi
from pegawai.models.unit import UnitKerja, UnitKerjaGroupObjectPermission, UnitKerjaUserObjectPermission
from pegawai.models.usulan_hak import UsulanHak
from pegawai.models.usulan_ketentuan import UsulanKetentuan

__all__ = [
    "AplikasiKode",
    "AtasanDiragukan",
    "BantuanLayar",
    "BarisImpor",
    "BebasSkp",
    "HariLibur",
    "IdentitasLuar",
    "Impor",
    "Jabatan",
    "Jejak",
    "Ketentuan",
    "KodeAktivasi",
    "KodePemulihan",
    "KunciSandi",
    "LanggananKalender",
    "Pegawai",
    "Pekerjaan",
    "Pembacaan",
    "Pemberitahuan",
    "PemulihanFaktor",
    "Penempatan",
    "Pengguna",
    "PerangkatDikenal",
    "RefJabatan",
    "Sesi",
    "SumberData",
    "SuratTertutup",
    "TautanSandi",
    "TeksInstansi",
    "PermintaanPerbaikan",
    "UnitKerja",
    "UnitKerjaGroupObjectPermission",
    "UnitKerjaUserObjectPermission",
    "UsulanHak",
    "UsulanKetentuan",
]
