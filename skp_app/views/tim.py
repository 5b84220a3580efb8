"""SKP of the people one assesses: who proposed, who waits, who has not begun."""

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Subquery
from django.http import Http404
from django.shortcuts import render
from django.utils.timezone import localdate

from pegawai import atasan, halaman
from pegawai.akses import untuk_pegawai
from pegawai.models import Pegawai, Penempatan
from skp_app.aturan.status import Status
from skp_app.forms import SaringTimForm
from skp_app.models import Periode, Skp

PER_HALAMAN = 50


@untuk_pegawai
def tim(request, tahun):
    setahun = list(Periode.objects.filter(dibuka_pada__isnull=False))
    periode = next((p for p in setahun if p.tahun == tahun), None)
    if periode is None:
        raise Http404
    saring = SaringTimForm.baca(request)
    skp = skp_bawahan(request.saya, periode)
    orang = tersaring(bawahan(request.saya, periode, skp), skp, saring)
    konteks = {
        "periode": periode,
        "setahun": setahun,
        "saring": SaringTimForm(initial=saring),
        "tersaring": any(saring.values()),
        "jumlah": dict(skp.order_by().values_list("status").annotate(n=Count("pk"))),
        "halaman": halaman.ambil(request, dengan_skp(orang, skp), PER_HALAMAN),
    }
    return render(request, "skp_app/tim.html", konteks)


def skp_bawahan(saya, periode):
    """What a penilai may know of them. A draft is its owner's alone, so it looks like none."""
    return Skp.objects.filter(penilai=saya, periode=periode).exclude(status__in=[Status.DRAF, Status.DIBATALKAN])


def bawahan(saya, periode, skp):
    """People who report to this person, and those whose SKP of the year names him."""
    hari = min(max(localdate(), periode.mulai), periode.selesai)
    kini = atasan.bawahan(saya, hari)
    return Pegawai.objects.filter(Q(pk__in=kini.values("pegawai")) | Q(pk__in=skp.values("pegawai")))


def tersaring(orang, skp, saring):
    if saring["nama"]:
        orang = orang.dengan_nama(saring["nama"])
    milik = skp.filter(pegawai=OuterRef("pk"))
    if saring["status"] == SaringTimForm.BELUM:
        return orang.filter(~Exists(milik))
    if saring["status"]:
        return orang.filter(Exists(milik.filter(status=saring["status"])))
    return orang


def dengan_skp(orang, skp):
    """Each person with his last post, and his SKP under this penilai, newest first."""
    penempatan = Penempatan.objects.filter(pegawai=OuterRef("pk"), jenis="definitif").order_by("-mulai")
    return (
        orang.annotate(jabatan=Subquery(penempatan.values("jabatan__nama")[:1]))
        .order_by("nama", "pk")
        .prefetch_related(
            Prefetch("skp", skp.select_related("penempatan__jabatan").order_by("-mulai"), to_attr="skp_di_sini")
        )
    )
