"""What one person can see, and why: computed with the very functions that decide it; nothing is opened as him."""

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate

from evaluasi.models import Evaluasi
from evaluasi.views.konteks import Kerangka
from pegawai import mandat, terbaca
from pegawai.akses import untuk_pengelola
from pegawai.alur.kewenangan import SEBUTAN
from pegawai.models import Pegawai, UnitKerjaUserObjectPermission
from skp_app.models import Periode, Skp

CONTOH = 5


@untuk_pengelola(mandat.INSTANSI)
def simulasi(request, kode):
    orang = get_object_or_404(Pegawai.objects.select_related("pengguna"), kode=kode)
    konteks = {"orang": orang, "menu": "pegawai:orang_daftar", "sebab": sebab(orang), "hari": localdate()}
    if orang.pengguna is not None and orang.pengguna.is_active:
        konteks |= terlihat(request, orang)
    return render(request, "evaluasi/simulasi.html", konteks)


def sebab(orang):
    """[(kind, words)] of what his rights come from: placements, mandates, rights without unit."""
    hari = localdate()
    duduk = orang.penempatan.pada(hari).select_related("jabatan", "unit")
    daftar = [("Penempatan", f"{p.nama_jabatan}, {p.unit.nama}" + (" (memimpin)" if p.memimpin else "")) for p in duduk]
    if orang.pengguna is None:
        return daftar
    izin = UnitKerjaUserObjectPermission.objects.pada(hari).filter(user=orang.pengguna)
    for i in izin.select_related("permission", "content_object").order_by("content_object__jalur"):
        daftar.append(("Kewenangan", f"{SEBUTAN[f'pegawai.{i.permission.codename}']}, {i.content_object.nama}"))
    if orang.pengguna.has_perm(mandat.INSTANSI):
        daftar.append(("Kewenangan", SEBUTAN[mandat.INSTANSI]))
    if mandat.memimpin_kepegawaian(orang.pengguna):
        daftar.append(("Kewenangan", SEBUTAN[mandat.KEPEGAWAIAN]))
    return daftar


def terlihat(request, orang):
    periode = Periode.objects.filter(dibuka_pada__isnull=False).first()
    skp = Skp.objects.filter(periode=periode).visible_to(orang)
    evaluasi = Evaluasi.objects.filter(periode_evaluasi__periode=periode).visible_to(orang)
    return {
        "periode": periode,
        "kelompok": Kerangka(request, orang).menu,
        "skp": menurut_sebab(skp, orang, "pegawai", "penilai", "atasan_penilai"),
        "contoh_skp": skp.select_related("pegawai", "unit").order_by("pegawai__nama", "pk")[:CONTOH],
        "evaluasi": menurut_sebab(evaluasi, orang, "skp__pegawai", "penilai", "skp__atasan_penilai"),
        "unit": terbaca.unit(orang).count(),
        "orang_terbaca": terbaca.orang(orang).count() if mandat_ada(orang) else 0,
    }


def menurut_sebab(daftar, orang, milik, penilai, atasan):
    """How many, and through which relation; each is counted once, by the nearest one."""
    sendiri, menilai, di_atas = Q(**{milik: orang}), Q(**{penilai: orang}), Q(**{atasan: orang})
    return daftar.order_by().aggregate(
        semua=Count("pk"),
        sendiri=Count("pk", filter=sendiri),
        menilai=Count("pk", filter=~sendiri & menilai),
        di_atas=Count("pk", filter=~sendiri & ~menilai & di_atas),
    )


def mandat_ada(orang):
    return orang.pengguna.has_perm(mandat.INSTANSI) or mandat.unit_bermandat(orang.pengguna).exists()
