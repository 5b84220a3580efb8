"""Accounts of the demo: one known password, so that a newcomer can be everybody. Never used outside the demo."""

from typing import NamedTuple

from django.contrib.auth.hashers import make_password

from pegawai.models import Pegawai, Pengguna

SANDI_DEMO = "mencoba-aplikasi-skp"
TERBANYAK = 40  # more open accounts than this are no demo


class Peran(NamedTuple):
    """One role of the synthetic regency and the account that plays it."""

    nama: str
    masuk: str


PEGAWAI = Peran("Pegawai", "199203142018032001")
PENYUSUN = Peran("Pegawai yang SKP-nya perlu diperbaiki", "199411052019031003")
PENILAI = Peran("Pejabat penilai (kepala bidang)", "197809212005011004")
ATASAN_PENILAI = Peran("Atasan pejabat penilai (kepala dinas)", "196904171995031002")
PENGELOLA = Peran("Pengelola kinerja satu dinas", "198806252010012007")
BKD = Peran("Pengelola kepegawaian kabupaten (BKD)", "198507082009032003")
AUDITOR = Peran("Auditor (hanya membaca)", "198001122005012005")
KEPALA_DAERAH = Peran("Kepala daerah (tanpa NIP)", "bupati")
PERAN = (PEGAWAI, PENYUSUN, PENILAI, ATASAN_PENILAI, PENGELOLA, BKD, AUDITOR, KEPALA_DAERAH)


def buat_akun(masuk: str) -> Pengguna:
    return Pengguna.objects.create(masuk=masuk, password=make_password(SANDI_DEMO))


def daftar() -> list[tuple[str, str]]:
    """[(role, login)] of the accounts that the demo password opens: the regency's roles, then the ministry's people."""
    terbuka = Pengguna.objects.filter(is_active=True, pegawai__isnull=False).exclude(password__startswith="!")
    ada = {p.masuk for p in terbuka.order_by("id")[:TERBANYAK] if p.check_password(SANDI_DEMO)}
    peran = [(p.nama, p.masuk) for p in PERAN if p.masuk in ada]
    lain = Pegawai.objects.filter(pengguna__masuk__in=ada.difference(p.masuk for p in PERAN))
    jabatan = lain.filter(penempatan__jenis="definitif").order_by("penempatan__unit__jalur", "-penempatan__memimpin")
    return peran + list(jabatan.values_list("penempatan__jabatan__nama", "pengguna__masuk"))
