"""Who manages what: pengelola kinerja, auditor, admin of a unit, and the BKD. Every grant leaves its trace."""

from datetime import date
from typing import Any

from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from pegawai import mandat
from pegawai.models import Jejak, Pegawai, Pemberitahuan, Pengguna, UnitKerja, UnitKerjaUserObjectPermission
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from pegawai.templatetags.tampilan import tanggal

SEBUTAN = {
    mandat.KELOLA: "Pengelola kinerja",
    mandat.AWASI: "Auditor (hanya membaca)",
    mandat.ADMIN: "Admin perangkat daerah",
    mandat.INSTANSI: "Pengelola kepegawaian instansi (BKD)",
    mandat.KEPEGAWAIAN: "Pimpinan unit kepegawaian, atau PyB (laporan pembinaan tertutup)",
}
TANPA_UNIT = (mandat.INSTANSI, mandat.KEPEGAWAIAN)
DARI_ADMIN = (mandat.KELOLA, mandat.AWASI)  # what an admin of a unit may grant: only what is below his own
BUKAN_HAK = "Kewenangan ini diberikan dan dicabut oleh BKD, atau oleh admin perangkat daerah di unitnya."
DIRI_SENDIRI = "Kewenangan diberikan oleh orang lain, tidak kepada diri sendiri."
KATA = ("beri_mandat", "cabut_mandat", "mandat_berakhir")
PANJANG_DASAR = 200


@transaction.atomic
def beri(
    pegawai: Pegawai,
    izin: str,
    unit: UnitKerja | None,
    *,
    oleh: Pegawai,
    mulai: date | None = None,
    selesai: date | None = None,
    dasar: str = "",
) -> None:
    """Grant a mandate over a unit and all below, or a right without unit; with days it ends by itself.

    Granted again it gets the new days. Raises BukanHak, KeadaanMenolak, IsianKeliru.
    """
    _wajib_boleh(oleh, izin, unit)
    if pegawai == oleh:
        raise KeadaanMenolak(DIRI_SENDIRI)
    pengguna = _akun(pegawai)
    if izin in TANPA_UNIT and (mulai or selesai):
        raise IsianKeliru("Kewenangan tanpa unit tidak berjangka; cabut bila selesai.")
    if izin == mandat.INSTANSI:
        pengguna.user_permissions.add(izin_bkd())
    elif izin == mandat.KEPEGAWAIAN:
        _tunjuk_pimpinan(pegawai, pengguna)
    elif unit is None:
        raise IsianKeliru("Pilih unit kerjanya.", {"unit": "Pilih unit kerjanya."})
    else:
        _periksa_masa(mulai, selesai)
        mandat.beri(pengguna, unit, izin, mulai=mulai, selesai=selesai, dasar=dasar.strip()[:PANJANG_DASAR])
    _catat(pegawai, "beri_mandat", izin, unit, oleh, mulai=mulai, selesai=selesai, dasar=dasar.strip())
    judul = f"Anda kini {SEBUTAN[izin]}" + (f" {unit.nama}" if unit else "")
    kunci = f"mandat:{izin}:{unit.pk if unit else ''}" + (f":{mulai}:{selesai}" if mulai or selesai else "")
    Pemberitahuan.kirim(pegawai, kunci, judul, isi=_kalimat_masa(mulai, selesai))


@transaction.atomic
def cabut(pegawai: Pegawai, izin: str, unit: UnitKerja | None, *, oleh: Pegawai) -> None:
    """Take a mandate back. The last open BKD account keeps its right: raises KeadaanMenolak."""
    _wajib_boleh(oleh, izin, unit)
    pengguna = _akun(pegawai)
    if izin == mandat.INSTANSI:
        _tolak_bila_terakhir(pengguna)
        pengguna.user_permissions.remove(izin_bkd())
    elif izin == mandat.KEPEGAWAIAN:
        pengguna.user_permissions.remove(_izin(izin))
    elif unit is not None:
        mandat.cabut(pengguna, unit, izin)
    _catat(pegawai, "cabut_mandat", izin, unit, oleh)


def boleh(oleh: Pegawai, izin: str, unit: UnitKerja | None) -> bool:
    """May this person grant or revoke it? The admin of a unit only what is below his own, and only inside it."""
    if oleh.pengguna is None:
        return False
    if oleh.pengguna.has_perm(mandat.INSTANSI):
        return True
    return unit is not None and izin in DARI_ADMIN and mandat.mengadministrasi(oleh.pengguna, unit.pk)


def _wajib_boleh(oleh: Pegawai, izin: str, unit: UnitKerja | None) -> None:
    if not boleh(oleh, izin, unit):
        raise BukanHak(BUKAN_HAK)


def _periksa_masa(mulai: date | None, selesai: date | None) -> None:
    if selesai and selesai < (mulai or localdate()):
        kalimat = "Hari terakhir tidak boleh sebelum hari pertama, dan tidak boleh sudah lewat."
        raise IsianKeliru(kalimat, {"selesai": kalimat})


def _kalimat_masa(mulai: date | None, selesai: date | None) -> str:
    bagian = [f"Mulai {tanggal(mulai, 'sedang')}."] if mulai else []
    return " ".join([*bagian, *([f"Sampai {tanggal(selesai, 'sedang')}."] if selesai else [])])


def sapu() -> int:
    """Remove mandates whose last day is over; they have not counted since that day. Returns how many."""
    berakhir = UnitKerjaUserObjectPermission.objects.filter(selesai__lt=localdate())
    with transaction.atomic():
        baris = list(
            berakhir.select_for_update(of=("self",)).select_related("permission", "content_object", "user__pegawai")
        )
        for b in baris:
            izin = f"pegawai.{b.permission.codename}"
            judul = f"Kewenangan Anda berakhir: {SEBUTAN[izin]} {b.content_object.nama}"
            Pemberitahuan.kirim(b.user.pegawai, f"mandat-berakhir:{b.pk}", judul)
        Jejak.catat_banyak([_jejak_berakhir(b) for b in baris])
        UnitKerjaUserObjectPermission.objects.filter(pk__in=[b.pk for b in baris]).delete()
    return len(baris)


def _jejak_berakhir(b: Any) -> tuple[Any, ...]:
    data = {"izin": f"pegawai.{b.permission.codename}", "unit": b.content_object_id, "selesai": b.selesai.isoformat()}
    return (b.user.pegawai, "mandat_berakhir", {"oleh": None, "sebagai": "sistem", "dari": "", "ke": ""}, data)


def riwayat(orang: QuerySet[Pegawai] | None = None) -> QuerySet[Jejak]:
    """Every grant, revocation and end, newest first; of these people only, when they are given."""
    semua = Jejak.objects.filter(objek_jenis="pegawai", kata_kerja__in=KATA).select_related("oleh")
    if orang is not None:
        semua = semua.filter(objek_id__in=orang.order_by().values("pk"))
    return semua.order_by("-nomor")


def _tunjuk_pimpinan(pegawai: Pegawai, pengguna: Pengguna) -> None:
    """The others who receive closed reports hear of it."""
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


def _catat(pegawai: Pegawai, kata: str, izin: str, unit: UnitKerja | None, oleh: Pegawai, **masa: Any) -> None:
    sebagai = "bkd" if oleh.pengguna and oleh.pengguna.has_perm(mandat.INSTANSI) else "admin_opd"
    data = {k: v.isoformat() if isinstance(v, date) else v for k, v in masa.items() if v}
    Jejak.catat(pegawai, kata, oleh=oleh, sebagai=sebagai, izin=izin, unit=unit and unit.pk, **data)
