"""Who got berkala feedback when it was due, and which perilaku nobody spoke of: facts, no score (Pasal 19(2))."""

from datetime import date, timedelta

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce

from pegawai.models import Ketentuan
from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.aturan.umpan_balik import Bentuk, Hubungan, Irama, Rentang, rentang
from skp_app.models import JadwalUmpanBalik, Skp, UmpanBalik


def berjadwal(daftar: QuerySet[Skp], hari: date) -> QuerySet[Skp]:
    """Each SKP with its rhythm, the stretch that is due that day, and whether it got berkala feedback in it.

    The same rule as aturan.umpan_balik.tertagih, as one statement that asks nothing beforehand. `terpenuhi` also holds
    for an SKP that was not in force in that stretch.
    """
    disepakati = JadwalUmpanBalik.objects.filter(skp__rangkaian=OuterRef("rangkaian"), disepakati=True)
    terbaru = disepakati.order_by("-dijawab_pada").values("irama")[:1]
    sejak = UmpanBalik.objects.filter(
        skp__rangkaian=OuterRef("rangkaian"),
        hubungan=Hubungan.PIMPINAN,
        bentuk=Bentuk.BERKALA,
        dikirim_pada__date__gte=OuterRef("tagih_mulai"),
    )
    berlaku = Q(mulai__lte=F("tagih_selesai"), ditetapkan_pada__date__lte=F("tagih_selesai"))
    return (
        daftar.annotate(
            ber_jadwal=Coalesce(Subquery(terbaru), _ketentuan(hari, "irama", CharField())),
            hari_sebelum=_ketentuan(hari, "hari_sebelum", IntegerField()),
        )
        .annotate(tagih_mulai=_tertagih(hari, "mulai"), tagih_selesai=_tertagih(hari, "selesai"))
        .annotate(terpenuhi=Exists(sejak) | ~berlaku)
    )


def _ketentuan(hari: date, kunci: str, jenis: CharField | IntegerField) -> Cast:
    aturan = Ketentuan.objects.filter(kunci="umpan_balik_berkala", mulai__lte=hari).order_by("-mulai")
    return Cast(Subquery(aturan.annotate(isi=KT(f"nilai__{kunci}")).values("isi")[:1]), jenis)


def _tertagih(hari: date, bidang: str) -> Case:
    """First or last day of the stretch that is asked for: the running one near its end, else the one before."""
    syarat = []
    for irama in Irama:
        kini = rentang(irama, hari)
        lalu: Rentang = rentang(irama, kini.mulai - timedelta(days=1))
        sisa = (kini.selesai - hari).days
        syarat += [
            When(ber_jadwal=irama.value, hari_sebelum__gt=sisa, then=Value(getattr(kini, bidang))),
            When(ber_jadwal=irama.value, then=Value(getattr(lalu, bidang))),
        ]
    return Case(*syarat, output_field=DateField())


def berangka(daftar: QuerySet[Skp]) -> QuerySet[Skp]:
    """Each SKP with how much was said, and of how many of the seven values."""
    semua = UmpanBalik.objects.berlaku().filter(skp__rangkaian=OuterRef("rangkaian")).order_by()
    hitung = semua.values("skp__rangkaian")
    return daftar.annotate(
        banyak_umpan=Coalesce(Subquery(hitung.values(n=Count("pk"))), 0),
        nilai_disebut=Coalesce(Subquery(hitung.exclude(perilaku="").values(n=Count("perilaku", distinct=True))), 0),
        terakhir=Subquery(
            semua.filter(hubungan=Hubungan.PIMPINAN, bentuk=Bentuk.BERKALA)
            .order_by("-dikirim_pada")
            .values("dikirim_pada")[:1]
        ),
    )


def perilaku_disebut(daftar: QuerySet[Skp]) -> list[tuple[str, int]]:
    """[(value, how many people were told something about it)] over these SKP, all seven."""
    per_nilai = dict(
        UmpanBalik.objects.berlaku()
        .filter(skp__rangkaian__in=daftar.order_by().values("rangkaian"))
        .exclude(perilaku="")
        .order_by()
        .values_list("perilaku")
        .annotate(n=Count("skp__rangkaian", distinct=True))
    )
    return [(n.cetak, per_nilai.get(n.value, 0)) for n in NilaiPerilaku]
