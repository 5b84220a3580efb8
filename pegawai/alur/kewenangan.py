"""Who manages what: pengelola kinerja and auditor of a unit, and the BKD itself. Every grant leaves its trace."""

from django.contrib.auth.models import Permission
from django.db import transaction

from pegawai import mandat
from pegawai.alur.hak import wajib_bkd
from pegawai.models import Jejak, Pegawai, Pemberitahuan, Pengguna, UnitKerja
from pegawai.penolakan import IsianKeliru, KeadaanMenolak

SEBUTAN = {
    mandat.KELOLA: "Pengelola kinerja",
    mandat.AWASI: "Auditor (hanya membaca)",
    mandat.INSTANSI: "Pengelola kepegawaian instansi (BKD)",
    mandat.KEPEGAWAIAN: "Pimpinan unit kepegawaian, atau PyB (laporan pembinaan tertutup)",
}
TANPA_UNIT = (mandat.INSTANSI, mandat.KEPEGAWAIAN)


@transaction.atomic
def beri(pegawai: Pegawai, izin: str, unit: UnitKerja | None, *, oleh: Pegawai) -> None:
    """Grant a mandate over a unit and all below, or a right without unit. Raises KeadaanMenolak, IsianKeliru."""
    wajib_bkd(oleh)
    pengguna = _akun(pegawai)
    if izin == mandat.INSTANSI:
        pengguna.user_permissions.add(izin_bkd())
    elif izin == mandat.KEPEGAWAIAN:
        _tunjuk_pimpinan(pegawai, pengguna, oleh)
    elif unit is None:
        raise IsianKeliru("Pilih unit kerjanya.", {"unit": "Pilih unit kerjanya."})
    else:
        mandat.beri(pengguna, unit, izin)
    _catat(pegawai, "beri_mandat", izin, unit, oleh)
    judul = f"Anda kini {SEBUTAN[izin]}" + (f" {unit.nama}" if unit else "")
    Pemberitahuan.kirim(pegawai, f"mandat:{izin}:{unit.pk if unit else ''}", judul)


@transaction.atomic
def cabut(pegawai: Pegawai, izin: str, unit: UnitKerja | None, *, oleh: Pegawai) -> None:
    """Take a mandate back. The last open BKD account keeps its right: raises KeadaanMenolak."""
    wajib_bkd(oleh)
    pengguna = _akun(pegawai)
    if izin == mandat.INSTANSI:
        _tolak_bila_terakhir(pengguna)
        pengguna.user_permissions.remove(izin_bkd())
    elif izin == mandat.KEPEGAWAIAN:
        pengguna.user_permissions.remove(_izin(izin))
    elif unit is not None:
        mandat.cabut(pengguna, unit, izin)
    _catat(pegawai, "cabut_mandat", izin, unit, oleh)


def _tunjuk_pimpinan(pegawai: Pegawai, pengguna: Pengguna, oleh: Pegawai) -> None:
    """Who receives closed reports is named by somebody else, and the others who receive them hear of it."""
    if pegawai == oleh:
        raise KeadaanMenolak("Kewenangan ini diberikan oleh orang lain, tidak kepada diri sendiri.")
    for lain in mandat.pimpinan_kepegawaian().exclude(pk=pegawai.pk):
        judul = f"{pegawai.nama_lengkap} ditunjuk sebagai pimpinan unit kepegawaian"
        Pemberitahuan.kirim(lain, f"pimpin-kepegawaian:{pegawai.pk}", judul)
    pengguna.user_permissions.add(_izin(mandat.KEPEGAWAIAN))


def _izin(izin: str) -> Permission:
    app, nama = izin.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=nama)


def izin_bkd() -> Permission:
    """The row of the BKD's right; held while it is read for a grant, so that two revocations come one by one."""
    app, nama = mandat.INSTANSI.split(".")
    izin = Permission.objects.select_for_update().filter(content_type__app_label=app, codename=nama)
    return izin.get()


def bkd() -> set[int]:
    """Primary keys of the open accounts that manage the instansi."""
    izin = Permission.objects.filter(content_type__app_label="pegawai", codename="kelola_instansi")
    return set(Pengguna.objects.filter(is_active=True, user_permissions__in=izin).values_list("pk", flat=True))


def _tolak_bila_terakhir(pengguna: Pengguna) -> None:
    izin_bkd()
    if not bkd() - {pengguna.pk}:
        raise KeadaanMenolak("Ini satu-satunya pengelola kepegawaian (BKD). Beri hak itu kepada orang lain dahulu.")


def _akun(pegawai: Pegawai) -> Pengguna:
    if pegawai.pengguna is None:
        raise KeadaanMenolak(f"{pegawai.nama_lengkap} belum punya akun. Buat kode aktivasinya dahulu.")
    return pegawai.pengguna


def _catat(pegawai: Pegawai, kata: str, izin: str, unit: UnitKerja | None, oleh: Pegawai) -> None:
    Jejak.catat(pegawai, kata, oleh=oleh, sebagai="bkd", izin=izin, unit=unit and unit.pk)
