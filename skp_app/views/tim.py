"""SKP of the people one assesses: who proposed, who waits, who has not begun."""

from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery
from django.http import Http404
from django.shortcuts import render
from django.utils.timezone import localdate

from pegawai import atasan, halaman
from pegawai.akses import untuk_pegawai
from pegawai.models import BebasSkp, Pegawai, Penempatan
from skp_app.alur import pengingat
from skp_app.alur.peran import tenggat_banyak, tenggat_orang
from skp_app.aturan.status import DAPAT_DIBERI_EKSPEKTASI, DAPAT_DISUSUN, MENUNGGU, Status
from skp_app.forms import SaringTimForm
from skp_app.models import Periode, Skp
from skp_app.views.tenggat import DITUNGGU

PER_HALAMAN = 50


class Baris(NamedTuple):
    """One line: a person with one SKP, or with none that this penilai knows of."""

    orang: Pegawai
    skp: Skp | None
    lewat: date | None  # the deadline, when it has passed
    diingatkan: datetime | None

    @property
    def ditunggu(self):
        """The pegawai is the one who must act."""
        return self.skp is None or self.skp.status in DAPAT_DISUSUN

    @property
    def dapat_dipilih(self):
        return self.skp is not None and self.skp.status in DAPAT_DIBERI_EKSPEKTASI


def baris_tim(periode, orang):
    """Deadlines and reminders of the whole page in three queries."""
    milik = [s for o in orang for s in o.skp_di_sini if s.status in DITUNGGU and not s.menggantikan_id]
    tanpa = {o.pk: leluhur(o.jalur_unit) for o in orang if not o.skp_di_sini}
    tenggat, belum = tenggat_banyak(milik), tenggat_orang(periode, tanpa)
    ingat = pengingat.terkirim({pengingat.hal_susun(periode, o): o.pk for o in orang})
    hari = localdate()
    for o in orang:
        for skp in o.skp_di_sini or [None]:
            batas = tenggat.get(skp.pk) if skp else belum[o.pk]
            lewat = batas if batas and batas < hari else None
            yield Baris(o, skp, lewat, ingat.get(pengingat.hal_susun(periode, o)))


def leluhur(jalur):
    return [int(pk) for pk in (jalur or "").rstrip(".").split(".") if pk]


@untuk_pegawai
def tim(request, tahun):
    setahun = list(Periode.objects.filter(dibuka_pada__isnull=False))
    periode = next((p for p in setahun if p.tahun == tahun), None)
    if periode is None:
        raise Http404
    saring = SaringTimForm.baca(request)
    skp = skp_bawahan(request.saya, periode)
    orang = tersaring(bawahan(request.saya, periode, skp), skp, saring)
    lembar = halaman.ambil(request, dengan_skp(orang, skp), PER_HALAMAN)
    konteks = {
        "periode": periode,
        "setahun": setahun,
        "saring": SaringTimForm(initial=saring),
        "tersaring": any(saring.values()),
        "menunggu": skp.filter(status__in=[*MENUNGGU, Status.PENYESUAIAN_DIAJUKAN]).count(),
        "halaman": lembar,
        "baris": list(baris_tim(periode, lembar.object_list)),
    }
    return render(request, "skp_app/tim.html", konteks)


def skp_bawahan(saya, periode):
    """What a penilai may know of them. A draft looks like none, except one that he drafts himself."""
    terbaca = ~Q(status__in=[Status.DRAF, Status.DIBATALKAN]) | Q(status=Status.DRAF, disusun_penilai=True)
    return Skp.objects.dihitung().filter(terbaca, penilai=saya, periode=periode)


def bawahan(saya, periode, skp):
    """People who report to this person and owe an SKP that day, and those whose SKP of the year names him."""
    hari = min(max(localdate(), periode.mulai), periode.selesai)
    bebas = BebasSkp.objects.pada(hari).filter(pegawai=OuterRef("pegawai"))
    kini = atasan.bawahan(saya, hari).filter(~Exists(bebas))
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
    usulan = Skp.objects.filter(menggantikan=OuterRef("pk"), status__in=MENUNGGU)
    return (
        orang.annotate(
            jabatan=Subquery(penempatan.values("jabatan__nama")[:1]),
            jalur_unit=Subquery(penempatan.values("unit__jalur")[:1]),
        )
        .order_by("nama", "pk")
        .prefetch_related(
            Prefetch(
                "skp",
                skp.select_related("penempatan__jabatan", "unit", "periode")
                .annotate(usulan=Subquery(usulan.values("kode")[:1]))
                .order_by("-mulai"),
                to_attr="skp_di_sini",
            )
        )
    )
