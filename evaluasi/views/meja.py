"""Everything the home page knows about a person, in a handful of queries that do not grow with the team."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Case, Count, Exists, Min, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.lookups import Exact

from evaluasi.aturan.status import TERTETAPKAN, Pemegang, Status
from evaluasi.kewajiban import baca
from evaluasi.models import CapaianOrganisasi, Evaluasi, HasilDisepakati
from evaluasi.views import periode as kalender
from pegawai import mandat
from pegawai.hitungan import banyaknya
from pegawai.models import BebasSkp, Pegawai, UnitKerja
from pegawai.pernyataan import SAYA, Tersimpan
from skp_app.alur import pengingat
from skp_app.alur.pengambilalihan import masih_wajib, terambil
from skp_app.aturan.hasil_kerja import JenisRhk
from skp_app.aturan.status import BERLAKU, TIDAK_DIHITUNG
from skp_app.aturan.status import Status as StatusSkp
from skp_app.models import (
    Iki,
    PenutupanPeriode,
    PeriodeDokumentasi,
    PeriodeEvaluasi,
    Realisasi,
    Rhk,
    Skp,
)
from skp_app.models.pengganti import tetap_di_penilai
from skp_app.models.periode import JenisEvaluasi
from skp_app.models.skp import ada_sesudahnya


@dataclass
class Tim:
    """The team in the current period: every person stands in exactly one of the three."""

    dinilai: int
    siap: int
    belum: int

    @property
    def sampai_siap(self):
        return self.dinilai + self.siap

    @property
    def jumlah(self):
        return self.sampai_siap + self.belum


@dataclass
class Meja:
    saya: Pegawai
    hari: date
    periode: list = field(default_factory=list)  # with counts, see daftar_periode
    skp: list = field(default_factory=list)
    hasil: list = field(default_factory=list)  # own evaluations, only those that were set
    tim: Tim | None = None
    bkd: bool = False
    unit_kosong: int = 0
    kewajiban: list = field(default_factory=list)  # rows of the table of obligations, his and those he waits for
    diingatkan: dict = field(default_factory=dict)  # {matter: when who owes it was reminded}
    menanda: int = 0  # documents that wait for his signature

    @cached_property
    def kini(self):
        return kalender.kini(self.periode, self.hari)

    @cached_property
    def dinilai_kini(self):
        """The latest period whose evaluation has begun: the one that needs its capaian now."""
        mulai = [p for p in self.periode if p.jendela_mulai <= self.hari]
        return max(mulai, key=lambda p: (p.jendela_mulai, p.jendela_selesai), default=None)

    @cached_property
    def tahun_terbuka(self):
        """Opened years that are not over, the running one first."""
        semua = {p.periode.tahun: p.periode for p in self.periode if p.periode.selesai >= self.hari}
        return [semua[tahun] for tahun in sorted(semua)]

    @cached_property
    def tahun_selesai(self):
        """Years whose yearly evaluation of this person was set: their periods are nobody's task any more."""
        return {e.periode_evaluasi.periode_id for e in self.hasil if e.periode_evaluasi.tahunan}

    def skp_pada(self, periode):
        """Own SKP in force somewhere in the period."""
        return [s for s in self.skp if s.berlaku and s.mulai <= periode.selesai and s.selesai >= periode.mulai]


def susun(saya: Pegawai, hari: date, menanda: int) -> Meja:
    meja = Meja(saya, hari, menanda=menanda, bkd=saya.pengguna.has_perm(mandat.INSTANSI))
    meja.periode = PERIODE.baca(hari, saya=saya.pk)
    meja.skp = SKP_SENDIRI.baca(hari, saya=saya.pk)
    meja.hasil = list(hasil_sendiri(saya, hari))
    meja.kewajiban = baca.meja(saya.pk, hari)
    meja.diingatkan = pengingat.terkirim({k.hal: k.pemilik for k in meja.kewajiban if k.penunggu == saya.pk})
    if any(p.tim for p in meja.periode):
        meja.tim = keadaan_tim(saya, meja.kini)
    if meja.bkd and meja.dinilai_kini:
        meja.unit_kosong = unit_tanpa_capaian(meja.dinilai_kini).count()
    return meja


def tim_pada(saya: Pegawai) -> QuerySet:
    """SKP in force of the people this person assesses, in the evaluation period of the outer query."""
    return Skp.objects.filter(
        Q(Exact(OuterRef("jenis"), JenisEvaluasi.PERIODIK)) | ~ada_sesudahnya(),
        penilai=saya, periode=OuterRef("periode"), status__in=BERLAKU,
        mulai__lte=OuterRef("selesai"), selesai__gte=OuterRef("mulai"),
    )  # fmt: skip


def beres(periode) -> Q:
    """Rated in this period, or an earlier result stands for it, or the whole year of this SKP was set already.

    Also when the person owes no SKP in all of the period: then there is nothing to rate.
    """
    serangkai = {"skp__rangkaian": OuterRef("rangkaian")}
    bernilai = Evaluasi.objects.filter(**serangkai, periode_evaluasi=periode).exclude(predikat="")
    disepakati = HasilDisepakati.objects.filter(**serangkai, periode_evaluasi=periode, disetujui_pada__isnull=False)
    setahun = PenutupanPeriode.objects.filter(**serangkai, periode_evaluasi__jenis=JenisEvaluasi.TAHUNAN)
    return Q(Exists(bernilai)) | Q(Exists(setahun)) | Q(Exists(disepakati)) | Q(dibebaskan(periode))


def dibebaskan(periode) -> Exists:
    """Does an exemption of the SKP's owner cover all of this period (Lampiran p. 65-66 C.8)?"""
    bebas = BebasSkp.objects.sepanjang(OuterRef("mulai"), OuterRef("selesai"))
    milik = Exists(bebas.filter(pegawai=OuterRef(OuterRef("pegawai"))))
    return Exists(PeriodeEvaluasi.objects.filter(milik, pk=getattr(periode, "pk", periode)))


def terdokumentasi(realisasi: QuerySet) -> Exists:
    """Has this IKI one of these realisasi, under whichever version of its SKP?"""
    return Exists(
        realisasi.filter(iki__garis=OuterRef("garis"), iki__rhk__skp__rangkaian=OuterRef("rhk__skp__rangkaian"))
    )


def daftar_periode(saya: Pegawai, hari: date) -> QuerySet:
    """Evaluation periods of this year and the last, with what stands where in them."""
    tim = Evaluasi.objects.filter(
        penilai=saya, periode_evaluasi=OuterRef("pk"), skp__status__in=[*BERLAKU, StatusSkp.DIGANTIKAN]
    )
    tim = tim.filter(pemegang=Pemegang.PENILAI)  # what passed to him stands in rows of its own
    serah = tim.filter(status=Status.DITETAPKAN)
    milik = tetap_di_penilai(hari, OuterRef("jendela_selesai"), OuterRef("pk"))
    di_tangan = tetap_di_penilai(hari, OuterRef(OuterRef("jendela_selesai")), OuterRef(OuterRef("pk")))
    dinilai = tim.filter(Exists(Skp.objects.filter(di_tangan, pk=OuterRef("skp"), penilai=saya)), status=Status.DINILAI)
    belum = tim_pada(saya).filter(~beres(OuterRef(OuterRef("pk"))), milik)
    iki = Iki.objects.filter(rhk__skp__pegawai=saya, rhk__skp__status__in=BERLAKU)
    # What the Pimpinan took over is no longer owed (Pasal 20(6)); it counts as done.
    milik = terdokumentasi(Realisasi.objects.filter(periode_evaluasi=OuterRef(OuterRef("pk"))))
    terisi = iki.filter(milik | terambil(OuterRef(OuterRef("selesai"))))
    batas = serah.order_by().values("periode_evaluasi").annotate(b=Min("batas_penyerahan")).values("b")
    dibuka = PeriodeEvaluasi.objects.filter(periode__tahun__gte=hari.year - 1, periode__dibuka_pada__isnull=False)
    bebas = BebasSkp.objects.filter(pegawai=saya)
    return dibuka.select_related("periode").annotate(
        bebas=Exists(bebas.sepanjang(OuterRef("mulai"), OuterRef("selesai"))),
        tim=banyaknya(tim_pada(saya)),
        belum=banyaknya(belum),
        dinilai=banyaknya(tim_pada(saya).filter(beres(OuterRef(OuterRef("pk"))))),
        siap_tetap=banyaknya(dinilai.exclude(capaian="")),
        tanpa_capaian=banyaknya(dinilai.filter(capaian="")),
        belum_serah=banyaknya(serah),
        batas_serah=Subquery(batas),
        terisi=banyaknya(terisi),
        # Where work is documented by the semester or the year, the other periods owe no realisasi (Pasal 16(4)).
        terutang=Exists(PeriodeDokumentasi.objects.filter(periode_evaluasi=OuterRef("pk"))),
        ditutup=Exists(PenutupanPeriode.objects.filter(periode_evaluasi=OuterRef("pk"), skp__pegawai=saya)),
    )


def skp_sendiri(saya: Pegawai, hari: date) -> QuerySet:
    iki = Iki.objects.filter(rhk__skp=OuterRef("pk"))
    rhk = Rhk.objects.filter(skp=OuterRef("pk"))
    dihitung = Skp.objects.filter(pegawai=saya, periode__tahun__gte=hari.year - 1).exclude(status__in=TIDAK_DIHITUNG)
    return dihitung.select_related("penilai", "periode", "unit").annotate(
        jumlah_iki=banyaknya(iki),
        terisi_setahun=banyaknya(
            iki.filter(terdokumentasi(Realisasi.objects.all()) | terambil(OuterRef(OuterRef("selesai"))))
        ),
        utama=banyaknya(rhk.filter(jenis=JenisRhk.UTAMA)),
        tambahan=banyaknya(rhk.filter(jenis=JenisRhk.TAMBAHAN)),
    )


PERIODE = Tersimpan(lambda hari: daftar_periode(Pegawai(pk=SAYA), hari))
SKP_SENDIRI = Tersimpan(lambda hari: skp_sendiri(Pegawai(pk=SAYA), hari))


def hasil_sendiri(saya: Pegawai, hari: date) -> QuerySet:
    tetap = Evaluasi.objects.filter(skp__pegawai=saya, status__in=TERTETAPKAN)
    return tetap.filter(periode_evaluasi__periode__tahun__gte=hari.year - 1).select_related(
        "periode_evaluasi", "penilai"
    )


def keadaan_tim(saya: Pegawai, periode: PeriodeEvaluasi) -> Tim:
    """Rated, ready to be rated (every IKI has its realisasi), or still waiting for realisasi."""
    terisi = Realisasi.objects.all()
    if not periode.tahunan:
        terisi = terisi.filter(periode_evaluasi=periode)
    tim = Skp.objects.filter(
        penilai=saya, periode=periode.periode_id, status__in=BERLAKU,
        mulai__lte=periode.selesai, selesai__gte=periode.mulai,
    )  # fmt: skip
    if periode.tahunan:
        tim = tim.terakhir_setahun()
    terutang = Exists(PeriodeDokumentasi.objects.filter(periode_evaluasi=periode))
    iki = masih_wajib(Iki.objects.filter(rhk__skp=OuterRef("pk")), periode.selesai)
    kosong = iki.filter(~terdokumentasi(terisi), terutang)
    keadaan = Case(When(beres(periode), then=Value("dinilai")), When(Exists(kosong), then=Value("belum")),
                   default=Value("siap"))  # fmt: skip
    baris = tim.order_by().annotate(keadaan=keadaan).values("keadaan").annotate(n=Count("pk"))
    return Tim(**{"dinilai": 0, "siap": 0, "belum": 0} | {b["keadaan"]: b["n"] for b in baris})


def unit_tanpa_capaian(periode: PeriodeEvaluasi) -> QuerySet:
    """Units whose leader assesses somebody, and whose capaian of the period nobody has recorded."""
    menilai = Skp.objects.filter(unit_penilai=OuterRef("pk"), periode=periode.periode_id, status__in=BERLAKU)
    tercatat = CapaianOrganisasi.objects.filter(unit=OuterRef("pk"), periode_evaluasi=periode)
    return UnitKerja.objects.filter(Exists(menilai), ~Exists(tercatat))
