"""Who manages what: pengelola kinerja, auditor, admin of a unit, and the BKD. Every grant leaves its trace."""

from datetime import date
from typing import Any

from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate, now

from pegawai import mandat
from pegawai.alur.hak import wajib_bkd
from pegawai.models import (
    Jejak,
    Pegawai,
    Pemberitahuan,
    Pengguna,
    UnitKerja,
    UnitKerjaUserObjectPermission,
    UsulanHak,
)
from pegawai.models.usulan_ketentuan import StatusUsulan
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
KATA = {
    "usulkan_mandat": "Diusulkan",
    "beri_mandat": "Diberi",
    "tolak_mandat": "Usulan tidak dilanjutkan",
    "cabut_mandat": "Dicabut",
    "mandat_berakhir": "Berakhir",
}
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
) -> bool:
    """Grant a mandate over a unit and all below, or a right without unit; with days it ends by itself.

    Granted again it gets the new days. A right without unit waits for a second officer of the BKD, unless there is
    none; True when it holds now. Raises BukanHak, KeadaanMenolak, IsianKeliru.
    """
    _wajib_boleh(oleh, izin, unit)
    if pegawai == oleh:
        raise KeadaanMenolak(DIRI_SENDIRI)
    pengguna = _akun(pegawai)
    if izin in TANPA_UNIT and (mulai or selesai):
        raise IsianKeliru("Kewenangan tanpa unit tidak berjangka; cabut bila selesai.")
    if izin in TANPA_UNIT:
        if not pengguna.has_perm(izin) and _orang_kedua(oleh, pegawai).exists():
            _usulkan(pegawai, izin, dasar, oleh)
            return False
        _pasang(pegawai, pengguna, izin)
    elif unit is None:
        raise IsianKeliru("Pilih unit kerjanya.", {"unit": "Pilih unit kerjanya."})
    else:
        _periksa_masa(mulai, selesai)
        mandat.beri(pengguna, unit, izin, mulai=mulai, selesai=selesai, dasar=dasar.strip()[:PANJANG_DASAR])
    _catat(pegawai, "beri_mandat", izin, unit, oleh, mulai=mulai, selesai=selesai, dasar=dasar.strip())
    judul = f"Anda kini {SEBUTAN[izin]}" + (f" {unit.nama}" if unit else "")
    kunci = f"mandat:{izin}:{unit.pk if unit else ''}" + (f":{mulai}:{selesai}" if mulai or selesai else "")
    Pemberitahuan.kirim(pegawai, kunci, judul, isi=_kalimat_masa(mulai, selesai))
    return True


def _pasang(pegawai: Pegawai, pengguna: Pengguna, izin: str) -> None:
    if izin == mandat.INSTANSI:
        pengguna.user_permissions.add(izin_bkd())
    else:
        _tunjuk_pimpinan(pegawai, pengguna)


def _orang_kedua(oleh: Pegawai, pegawai: Pegawai) -> QuerySet[Pegawai]:
    return mandat.pengelola_instansi().exclude(pk__in=[oleh.pk, pegawai.pk])


def _usulkan(pegawai: Pegawai, izin: str, dasar: str, oleh: Pegawai) -> None:
    """Whoever took over one officer's account cannot make himself a second one. A second click is the first."""
    usulan, baru = UsulanHak.objects.get_or_create(
        pegawai=pegawai, izin=izin, status=StatusUsulan.MENUNGGU,
        defaults={"dasar": dasar.strip()[:PANJANG_DASAR], "diusulkan_oleh": oleh},
    )  # fmt: skip
    if not baru:
        return
    judul = f"{pegawai.nama_lengkap} diusulkan menjadi {SEBUTAN[izin]}; menunggu orang kedua"
    for lain in _orang_kedua(oleh, pegawai)[:20]:
        Pemberitahuan.kirim(lain, f"usulan-hak:{usulan.pk}", judul, tautan="/organisasi/kewenangan/")
    _catat(pegawai, "usulkan_mandat", izin, None, oleh, dasar=dasar.strip(), usulan=usulan.pk)


@transaction.atomic
def setujui(usulan: UsulanHak, *, oleh: Pegawai) -> None:
    """The second officer gives the right. Raises BukanHak for the first and for the person, KeadaanMenolak."""
    kini = _usulan_terkunci(usulan, oleh)
    if oleh.pk in {kini.diusulkan_oleh_id, kini.pegawai_id}:
        raise BukanHak("Kewenangan ini diberikan pengelola lain, bukan pengusul atau penerimanya.")
    _pasang(kini.pegawai, _akun(kini.pegawai), kini.izin)
    _putuskan(kini, StatusUsulan.DISETUJUI, oleh)
    _catat(kini.pegawai, "beri_mandat", kini.izin, None, oleh, dasar=kini.dasar, usulan=kini.pk)
    Pemberitahuan.kirim(kini.pegawai, f"mandat:{kini.izin}:{kini.pk}", f"Anda kini {SEBUTAN[kini.izin]}")


@transaction.atomic
def tolak(usulan: UsulanHak, *, oleh: Pegawai) -> None:
    """The second officer says no, or the first takes it back."""
    kini = _usulan_terkunci(usulan, oleh)
    _putuskan(kini, StatusUsulan.DITARIK if kini.diusulkan_oleh_id == oleh.pk else StatusUsulan.DITOLAK, oleh)
    _catat(kini.pegawai, "tolak_mandat", kini.izin, None, oleh, usulan=kini.pk)


def menunggu() -> QuerySet[UsulanHak]:
    """Rights that a second officer has not decided yet."""
    return UsulanHak.objects.filter(status=StatusUsulan.MENUNGGU).select_related("pegawai", "diusulkan_oleh")


def _usulan_terkunci(usulan: UsulanHak, oleh: Pegawai) -> UsulanHak:
    wajib_bkd(oleh)
    semua = UsulanHak.objects.select_for_update(of=("self",), no_key=True).select_related("pegawai__pengguna")
    kini = semua.get(pk=usulan.pk)
    if kini.status != StatusUsulan.MENUNGGU:
        raise KeadaanMenolak(f"Usulan ini sudah berstatus “{kini.get_status_display()}”.")
    return kini


def _putuskan(usulan: UsulanHak, status: StatusUsulan, oleh: Pegawai) -> None:
    usulan.status, usulan.diputus_oleh, usulan.diputus_pada = status, oleh, now()
    usulan.save()


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
    judul = f"Kewenangan Anda dicabut: {SEBUTAN[izin]}" + (f" {unit.nama}" if unit else "")
    Pemberitahuan.kirim(pegawai, f"mandat-dicabut:{izin}:{unit.pk if unit else ''}:{now().isoformat()}", judul)


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
