"""The living pohon kinerja: IKU of a Perjanjian Kinerja, RHK that carry it, and the RHK below them.

Only what is in force is drawn. An RHK is found by its `garis`, so a new version of an SKP keeps its place.
Each branch costs the same number of queries, however large the agency is.
"""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import localdate

from pegawai import mandat
from pegawai.hitungan import banyaknya
from pegawai.models import Pegawai, Penempatan, UnitKerja
from skp_app.aturan.hasil_kerja import JenisRencana
from skp_app.aturan.status import BERLAKU
from skp_app.models import Iki, IndikatorUnit, Periode, Rhk, Skp

DALAM_TERBANYAK = 8  # levels that a path may climb


class Simpul(NamedTuple):
    """One node. `kunci` is its place in an address: iku-12 or rhk-34."""

    kunci: str
    teks: str
    pemilik: str
    jabatan: str
    iki: list[tuple[str, str]]  # indicator, target
    anak: int
    putus: bool = False
    mendukung: str = ""  # the IKI of the parent that it supports
    skp: str = ""  # kode of the SKP, when this person may open it

    @property
    def jenis_iku(self) -> bool:
        return self.kunci.startswith("iku-")

    @property
    def pk(self) -> int:
        return int(self.kunci[4:])


def unit_dipantau(saya: Pegawai) -> QuerySet[UnitKerja]:
    """Units whose whole branch this person may see: led today, under a mandate, or everything for the BKD."""
    pengguna = saya.pengguna
    if pengguna and pengguna.has_perm(mandat.INSTANSI):
        return UnitKerja.objects.all()
    dipimpin = Penempatan.objects.pada(localdate()).filter(pegawai=saya, memimpin=True)
    jalur = list(dipimpin.values_list("unit__jalur", flat=True))
    if pengguna:
        jalur += mandat.unit_bermandat(pengguna).values_list("jalur", flat=True)
    return UnitKerja.objects.di_bawah(jalur)


def unit_pangkal(saya: Pegawai) -> UnitKerja | None:
    """The highest unit that he may watch over, best one above his own seat; None for somebody who leads nothing."""
    dipantau = unit_dipantau(saya).order_by("jalur")
    duduk = Penempatan.objects.pada(localdate()).filter(pegawai=saya).select_related("unit")
    di_atas = dipantau.filter(pk__in={pk for p in duduk for pk in p.unit.id_leluhur})
    return di_atas.first() or dipantau.first()


def skp_di_pohon(saya: Pegawai, periode: Periode) -> QuerySet[Skp]:
    """SKP in force whose RHK this person may read here.

    Those he may read anyway, those of the units he watches over, and of the heads of the units above his own: what
    they are after is what he plans by (Lampiran p. 159). Ratings and evidence never show in the tree.
    """
    berlaku = Skp.objects.filter(periode=periode, status__in=BERLAKU)
    di_atas = Penempatan.objects.pada(localdate()).filter(pegawai=saya).select_related("unit")
    leluhur = {pk for p in di_atas for pk in p.unit.id_leluhur}
    terbaca = Skp.objects.visible_to(saya).filter(periode=periode)
    return berlaku.filter(
        Q(pk__in=terbaca.order_by().values("pk"))
        | Q(unit__in=unit_dipantau(saya).order_by().values("pk"))
        | Q(memimpin_unit=True, unit__in=leluhur)
    )


class Pohon:
    """The tree of one year as one person may see it."""

    def __init__(self, saya: Pegawai, periode: Periode) -> None:
        self.saya, self.periode = saya, periode
        self.skp = skp_di_pohon(saya, periode)
        self.terbaca = Skp.objects.visible_to(saya).filter(periode=periode)

    # What may be asked for --------------------------------------------------------------------------
    def rhk(self) -> QuerySet[Rhk]:
        """RHK in force, ready to become nodes."""
        di_bawah = Rhk.objects.filter(skp__in=self.skp.values("pk"), intervensi_rhk__garis=OuterRef("garis"))
        semua = Rhk.objects.filter(skp__in=self.skp.values("pk")).annotate(anak=banyaknya(di_bawah))
        return semua.select_related(
            "skp__pegawai", "skp__penempatan__jabatan", "intervensi_rhk", "intervensi_iki"
        ).prefetch_related("iki")

    def iku(self) -> QuerySet[IndikatorUnit]:
        """Indicators of the Perjanjian Kinerja of this year; everybody may read them."""
        pk = IndikatorUnit.objects.filter(
            sasaran__rencana__jenis=JenisRencana.PK, sasaran__rencana__tahun_mulai=self.periode.tahun
        )
        # Exists, not a join: an RHK that carries the indicator in two IKI is one branch.
        membawa = Iki.objects.filter(rhk=OuterRef("pk"), indikator=OuterRef(OuterRef("pk")))
        pemilik = Rhk.objects.filter(Exists(membawa), skp__in=self.skp.values("pk"))
        turunan = IndikatorUnit.objects.filter(
            induk=OuterRef("pk"), sasaran__rencana__tahun_mulai=self.periode.tahun, sasaran__rencana__jenis="pk"
        )
        return (
            pk.annotate(pengampu=banyaknya(pemilik), turunan=banyaknya(turunan))
            .select_related("sasaran__rencana__unit")
            .prefetch_related("target")
            .order_by("sasaran__urutan", "urutan", "pk")
        )

    # Branches ---------------------------------------------------------------------------------------
    def di_unit(self, unit: UnitKerja) -> tuple[list[Simpul], list[Simpul]]:
        """(IKU of the unit, RHK of its leader that carry none of them)."""
        iku = list(self.iku().filter(sasaran__rencana__unit=unit))
        lain = self.rhk().filter(skp__memimpin_unit=True, skp__unit=unit).exclude(iki__indikator__in=iku)
        return [self.simpul_iku(i) for i in iku], self.simpul(lain)

    def anak_iku(self, iku: IndikatorUnit) -> list[Simpul]:
        """Indicators of lower plans that break it down, then the RHK that carry it."""
        turunan = self.iku().filter(induk=iku)
        pengampu = self.rhk().filter(pk__in=Rhk.objects.filter(iki__indikator=iku).values("pk"))
        return [self.simpul_iku(i) for i in turunan] + self.simpul(pengampu)

    def anak_rhk(self, rhk: Rhk) -> list[Simpul]:
        """The RHK of other people that lean on this one."""
        return self.simpul(self.rhk().filter(intervensi_rhk__garis=rhk.garis))

    def satu_rhk(self, pk: int) -> Rhk | None:
        return self.rhk().filter(pk=pk).first()

    def cari(self, kata: str) -> QuerySet[Rhk]:
        """RHK whose own words, IKI or owner contain the words."""
        cocok = Q(teks__icontains=kata) | Q(iki__teks__icontains=kata) | Q(skp__pegawai__nama__icontains=kata)
        return (
            self.rhk()
            .filter(pk__in=Rhk.objects.filter(cocok).values("pk"))
            .order_by("skp__pegawai__nama", "urutan", "pk")
        )

    def ke_atas(self, rhk: list[Rhk]) -> dict[int, list[Simpul]]:
        """For each RHK the nodes above it, from the top down; one query per level for all of them."""
        jalan: dict[int, list[Simpul]] = {r.pk: [] for r in rhk}
        ujung = {r.pk: r for r in rhk}
        for _ in range(DALAM_TERBANYAK):
            garis = {a.intervensi_rhk.garis for a in ujung.values() if a.intervensi_rhk}
            if not garis:
                break
            di_atas = {r.garis: r for r in self.rhk().filter(garis__in=garis)}
            ujung = {
                pk: di_atas[r.intervensi_rhk.garis]
                for pk, r in ujung.items()
                if r.intervensi_rhk and r.intervensi_rhk.garis in di_atas
            }
            simpul = dict(zip([r.pk for r in di_atas.values()], self.simpul(di_atas.values()), strict=True))
            for pk, r in ujung.items():
                jalan[pk].insert(0, simpul[r.pk])
        self._pasang_iku(jalan, ujung)
        return jalan

    def _pasang_iku(self, jalan: dict[int, list[Simpul]], ujung: dict[int, Rhk]) -> None:
        """An RHK at the top may carry an IKU of the Perjanjian Kinerja."""
        puncak = {s.kunci: pk for pk, daftar in jalan.items() for s in daftar[:1]}
        id_rhk = [int(k.removeprefix("rhk-")) for k in puncak] + [pk for pk, d in jalan.items() if not d]
        milik = self.iku().filter(iki__rhk__in=id_rhk).annotate(rhk=Subquery(
            Rhk.objects.filter(pk__in=id_rhk, iki__indikator=OuterRef("pk")).values("pk")[:1]
        ))  # fmt: skip
        per_rhk = {i.rhk: self.simpul_iku(i) for i in milik}
        for pk, daftar in jalan.items():
            teratas = int(daftar[0].kunci.removeprefix("rhk-")) if daftar else pk
            if teratas in per_rhk:
                daftar.insert(0, per_rhk[teratas])

    # Nodes ------------------------------------------------------------------------------------------
    def simpul_iku(self, iku: IndikatorUnit) -> Simpul:
        target = next((t.teks for t in iku.target.all() if t.tahun == self.periode.tahun), "")
        unit = iku.sasaran.rencana.unit
        return Simpul(
            f"iku-{iku.pk}", iku.teks, unit.nama, "",
            [(iku.teks, target)] if target else [], iku.pengampu + iku.turunan,
        )  # fmt: skip

    def simpul(self, daftar: Iterable[Rhk]) -> list[Simpul]:
        rhk = list(daftar)
        kini = self._kini(rhk)
        boleh = set(self.terbaca.filter(pk__in={r.skp_id for r in rhk}).values_list("pk", flat=True))
        return [
            Simpul(
                f"rhk-{r.pk}", r.teks, r.skp.pegawai.nama_lengkap, r.skp.penempatan.nama_jabatan,
                [(i.teks, i.target) for i in r.iki.all()], r.anak, putus(r, kini),
                r.salinan_iki or r.salinan_rhk, r.skp.kode if r.skp_id in boleh else "",
            )
            for r in rhk
        ]  # fmt: skip

    def _kini(self, rhk: list[Rhk]) -> dict:
        """What the linked rows say now, in the version in force: {garis: words}."""
        garis = {r.intervensi_rhk.garis for r in rhk if r.intervensi_rhk}
        berlaku = Rhk.objects.filter(garis__in=garis, skp__periode=self.periode, skp__status__in=BERLAKU)
        return dict(berlaku.values_list("garis", "teks"))


def putus(rhk: Rhk, kini: dict) -> bool:
    """Has the superior's row changed or gone since this one was confirmed? Own words never break."""
    if rhk.intervensi_rhk is None or rhk.intervensi_teks:
        return False
    return kini.get(rhk.intervensi_rhk.garis) != rhk.salinan_rhk


def jumlah_simpul(unit: QuerySet[UnitKerja], periode: Periode) -> dict[int, int]:
    """RHK in force per unit."""
    rhk = Rhk.objects.filter(skp__unit__in=unit, skp__periode=periode, skp__status__in=BERLAKU)
    return dict(rhk.order_by().values_list("skp__unit").annotate(n=Count("pk")))
