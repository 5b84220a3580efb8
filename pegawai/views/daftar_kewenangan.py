"""/organisasi/kewenangan/: every mandate in the units one may read, and what became of those that were."""

from datetime import date, timedelta

from django.shortcuts import render
from django.utils.timezone import localdate

from pegawai import halaman, mandat, terbaca
from pegawai.akses import untuk_pengelola
from pegawai.alur import kewenangan as alur
from pegawai.forms.organisasi import SaringKewenangan, SaringRiwayat
from pegawai.models import Pegawai, UnitKerja, UnitKerjaUserObjectPermission
from pegawai.views.unit import menulis

SEGERA = timedelta(days=30)


@untuk_pengelola(terbaca.PEMBACA)
def daftar(request):
    saring = SaringKewenangan.baca(request)
    baris = halaman.ambil(request, tersaring(terlihat(request), saring))
    konteks = {
        "halaman": baris,
        "baris": [_baris(request, b) for b in baris],
        "tanpa_unit": tanpa_unit(saring) if menulis(request) and not saring["unit"] and not saring["masa"] else [],
        "saring": SaringKewenangan(initial=saring),
        "tersaring": any(saring.values()),
        "menulis": menulis(request),
        "usulan": [(u, alur.SEBUTAN[u.izin]) for u in alur.menunggu()] if menulis(request) else [],
        "hari": localdate(),
    }
    return render(request, "pegawai/kewenangan.html", konteks)


def terlihat(request):
    izin = UnitKerjaUserObjectPermission.objects.select_related("permission", "content_object", "user__pegawai")
    if not menulis(request):
        izin = izin.filter(content_object__in=terbaca.unit(request.saya).order_by().values("pk"))
    return izin.filter(user__pegawai__isnull=False).order_by("content_object__jalur", "permission", "pk")


def tersaring(izin, saring):
    hari = localdate()
    if saring["q"]:
        izin = izin.filter(user__pegawai__in=Pegawai.objects.dengan_nama(saring["q"]))
    if saring["unit"]:
        izin = izin.filter(content_object__nama__icontains=saring["unit"])
    if saring["izin"]:
        izin = izin.filter(permission__codename=saring["izin"].partition(".")[2])
    if saring["masa"] == "nanti":
        return izin.filter(mulai__gt=hari)
    if saring["masa"] == "berakhir":
        return izin.filter(selesai__range=(hari, hari + SEGERA))
    return izin.pada(hari)


def _baris(request, izin):
    kode = f"pegawai.{izin.permission.codename}"
    unit = izin.content_object
    return {
        "orang": izin.user.pegawai, "kode": kode, "sebutan": alur.SEBUTAN[kode], "unit": unit, "masa": izin,
        "tutup": not izin.user.is_active,
    }  # fmt: skip


def tanpa_unit(saring):
    """[(person, code, words)] of the rights that need no unit."""
    pemegang = [(mandat.INSTANSI, mandat.pengelola_instansi()), (mandat.KEPEGAWAIAN, mandat.pimpinan_kepegawaian())]
    hasil = []
    for kode, orang in pemegang:
        if saring["izin"] in ("", kode):
            cocok = orang.dengan_nama(saring["q"]) if saring["q"] else orang
            hasil += [(o, kode, alur.SEBUTAN[kode]) for o in cocok.order_by("nama", "pk")]
    return hasil


@untuk_pengelola(mandat.INSTANSI)
def riwayat(request):
    saring = SaringRiwayat.baca(request)
    orang = Pegawai.objects.dengan_nama(saring["q"]) if saring["q"] else None
    baris = halaman.ambil(request, alur.riwayat(orang))
    nama = Pegawai.objects.in_bulk([j.objek_id for j in baris])
    unit = UnitKerja.objects.filter(pk__in=[j.data.get("unit") for j in baris if j.data.get("unit")])
    unit = {u.pk: u for u in unit}
    konteks = {
        "halaman": baris,
        "baris": [_jejak(j, nama.get(j.objek_id), unit.get(j.data.get("unit"))) for j in baris],
        "saring": SaringRiwayat(initial=saring),
        "menu": "pegawai:kewenangan",
    }
    return render(request, "pegawai/riwayat_kewenangan.html", konteks)


def _jejak(jejak, orang, unit):
    sebutan = {kode.partition(".")[2]: s for kode, s in alur.SEBUTAN.items()}  # some traces name it without the room
    selesai = jejak.data.get("selesai")
    return {"jejak": jejak, "kata": alur.KATA[jejak.kata_kerja], "orang": orang, "unit": unit,
            "selesai": date.fromisoformat(selesai) if selesai else None,
            "sebutan": sebutan[jejak.data["izin"].rpartition(".")[2]]}  # fmt: skip
