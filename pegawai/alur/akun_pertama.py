"""The first account of an empty installation: nobody is there yet who could create it in the browser."""

from django.contrib.auth.models import Permission
from django.db import transaction

from pegawai.alur.akun import kode_baru
from pegawai.alur.kewenangan import bkd, izin_bkd
from pegawai.alur.organisasi import simpan_orang
from pegawai.models import Jejak, Pegawai, Pengguna
from pegawai.penolakan import IsianKeliru, KeadaanMenolak


@transaction.atomic
def buat_bkd(nip: str, nama: str, jenis: str = "pns") -> tuple[Pegawai, str]:
    """Person, account with the BKD's right, and the activation code. Raises KeadaanMenolak when a BKD exists."""
    izin: Permission = izin_bkd()
    if bkd():
        raise KeadaanMenolak("Sudah ada pengelola kepegawaian (BKD). Akun berikutnya dibuat lewat aplikasi.")
    nama = " ".join(nama.split())
    if not nama or len(nama) > (Pegawai._meta.get_field("nama").max_length or 0):
        raise IsianKeliru("Nama belum diisi, atau terlalu panjang.")
    pegawai = Pegawai(nip=nip, nama=nama, jenis=jenis)
    simpan_orang(pegawai)
    pegawai.pengguna = Pengguna.objects.create_user(pegawai.nip)
    pegawai.pengguna.user_permissions.add(izin)
    pegawai.save(update_fields=["pengguna"])
    kode = kode_baru(pegawai.pengguna)
    Jejak.catat(pegawai, "buat_bkd", oleh=None)
    return pegawai, kode
