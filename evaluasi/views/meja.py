"""Everything the home page knows about a person, in a handful of queries that do not grow with the team."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Case, Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, Value, When

from evaluasi.aturan.status import TERTETAPKAN, Status
from evaluasi.models import CapaianOrganisasi, Evaluasi, HasilDisepakati
from evaluasi.views import periode as kalender
from pegawai import mandat
from pegawai.hitungan import banyaknya
from pegawai.models import BebasSkp, Pegawai, Penempatan, UnitKerja
from skp_app.alur import pengingat
from skp_app.alur.intervensi import perlu_dikonfirmasi
from skp_app.alur.peran import tenggat_banyak
from skp_app.aturan.dialog import TERBUKA
from skp_app.aturan.hasil_kerja import JenisRhk
from skp_app.aturan.status import BELUM_DITETAPKAN, BERLAKU, MENUNGGU, TIDAK_DIHITUNG
from skp_app.aturan.status import Status as StatusSkp
from skp_app.models import (
    Iki,
    KesepakatanDialog,
    Penugasan,
    PenutupanPeriode,
    PeranHasil,
    PeriodeEvaluasi,
    Perpanjangan,
    Realisasi,
    Rhk,
    Skp,
    StatusPenugasan,
    Tahap,
)
from skp_app.models.periode import JenisEvaluasi

DIALOG_DEKAT, DIALOG_LAMA = timedelta(days=7), timedelta(days=60)  # so long an agreed date is a task


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
    diajukan: list = field(default_factory=list)  # SKP that wait for this penilai
    tim: Tim | None = None
    bkd: bool = False
    unit_kosong: int = 0
    lewat: list = field(default_factory=list)  # SKP whose penilai is late, for who stands above him
    dialog: list = field(default_factory=list)  # SKP he assesses whose next dialog is due
    penugasan: list = field(default_factory=list)  # work that waits for this penilai's approval
    diingatkan: dict = field(default_factory=dict)  # {SKP: when its penilai was reminded}

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

    def tenggat_tahun(self, tahun) -> date:
        """The last day to set an SKP that is not there yet, with the extension for this person or his unit."""
        lebih = [p.perpanjangan for p in self.periode if p.periode_id == tahun.pk and p.perpanjangan]
        return max([tahun.tenggat_penetapan, *lebih])

    @cached_property
    def tahun_selesai(self):
        """Years whose yearly evaluation of this person was set: their periods are nobody's task any more."""
        return {e.periode_evaluasi.periode_id for e in self.hasil if e.periode_evaluasi.tahunan}

    def skp_pada(self, periode):
        """Own SKP in force somewhere in the period."""
        return [s for s in self.skp if s.berlaku and s.mulai <= periode.selesai and s.selesai >= periode.mulai]


def susun(saya: Pegawai, hari: date) -> Meja:
    meja = Meja(saya, hari, bkd=saya.pengguna.has_perm(mandat.INSTANSI))
    meja.periode = list(daftar_periode(saya, hari))
    meja.skp = list(skp_sendiri(saya, hari))
    meja.hasil = list(hasil_sendiri(saya, hari))
    if any(p.tim or p.diajukan for p in meja.periode):
        meja.diajukan = list(skp_diajukan(saya))
        meja.tim = keadaan_tim(saya, meja.kini)
    if any(p.lewat for p in meja.periode):
        meja.lewat = skp_lewat(saya, hari)
    if any(p.dialog for p in meja.periode):
        meja.dialog = list(dialog_tim(saya, hari).select_related("pegawai").order_by("dialog_berikutnya", "pk"))
    if any(p.penugasan for p in meja.periode):
        meja.penugasan = list(penugasan_menunggu(saya).select_related("pegawai").order_by("dibuat_pada", "pk"))
    beri_tenggat([*meja.skp, *meja.diajukan])
    meja.diingatkan = pengingat.terkirim({pengingat.hal_ajuan(s): s.penilai_id for s in meja.skp if menunggu(s)})
    if meja.bkd and meja.dinilai_kini:
        meja.unit_kosong = unit_tanpa_capaian(meja.dinilai_kini).count()
    return meja


def menunggu(skp: Skp) -> bool:
    return skp.status in MENUNGGU


def beri_tenggat(daftar: list[Skp]) -> None:
    """`skp.batas`: the last day to set it, extensions included. One query, none when nothing waits."""
    tenggat = tenggat_banyak(s for s in daftar if s.status in BELUM_DITETAPKAN and not s.menggantikan_id)
    for skp in daftar:
        skp.batas = tenggat.get(skp.pk)


def skp_lewat(saya: Pegawai, hari: date) -> list[Skp]:
    """Proposals that passed their deadline under a penilai below this person (Lampiran p. 65 C.5)."""
    semua = list(skp_di_atas(saya).select_related("pegawai", "penilai", "periode", "unit").order_by("diajukan_pada"))
    beri_tenggat(semua)
    return [s for s in semua if s.batas and s.batas < hari]


def skp_di_atas(saya: Pegawai) -> QuerySet:
    di_atas = Skp.objects.filter(atasan_penilai=saya, status__in=MENUNGGU, menggantikan=None)
    return di_atas.exclude(penilai=saya)


def penugasan_menunggu(saya: Pegawai) -> QuerySet:
    return Penugasan.objects.filter(penilai=saya, status=StatusPenugasan.DIUSULKAN)


def dialog_tim(saya: Pegawai, hari: date) -> QuerySet:
    """SKP that he assesses and for which the next dialog is near, or was not recorded."""
    dinilai = Skp.objects.filter(penilai=saya, status__in=TERBUKA)
    dinilai = dinilai.exclude(menggantikan__isnull=False, status__in=BELUM_DITETAPKAN)
    return dinilai.annotate(dialog_berikutnya=tanggal_dialog(hari)).exclude(dialog_berikutnya=None)


def tanggal_dialog(hari: date) -> Subquery:
    """The agreed date of the outer SKP, in whichever of its versions; a newer record takes its place."""
    semua = KesepakatanDialog.objects.filter(skp__rangkaian=OuterRef("rangkaian")).order_by("-tanggal", "-pk")
    dekat = Q(tanggal_berikutnya__range=(hari - DIALOG_LAMA, hari + DIALOG_DEKAT))
    return Subquery(semua.values(b=Case(When(dekat, then=F("tanggal_berikutnya"))))[:1])


def tim_pada(saya: Pegawai) -> QuerySet:
    """SKP in force of the people this person assesses, in the evaluation period of the outer query."""
    return Skp.objects.filter(
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
    serah = tim.filter(status=Status.DITETAPKAN)
    iki = Iki.objects.filter(rhk__skp__pegawai=saya, rhk__skp__status__in=BERLAKU)
    terisi = iki.filter(terdokumentasi(Realisasi.objects.filter(periode_evaluasi=OuterRef(OuterRef("pk")))))
    batas = serah.order_by().values("periode_evaluasi").annotate(b=Min("batas_penyerahan")).values("b")
    dibuka = PeriodeEvaluasi.objects.filter(periode__tahun__gte=hari.year - 1, periode__dibuka_pada__isnull=False)
    bebas = BebasSkp.objects.filter(pegawai=saya)
    usulan = HasilDisepakati.objects.filter(skp__pegawai=saya, disetujui_pada=None)
    return dibuka.select_related("periode").annotate(
        bebas=Exists(bebas.sepanjang(OuterRef("mulai"), OuterRef("selesai"))),
        bebas_kini=Exists(bebas.pada(hari)),
        tim=banyaknya(tim_pada(saya)),
        diajukan=banyaknya(Skp.objects.filter(penilai=saya, periode=OuterRef("periode"), status__in=MENUNGGU)),
        lewat=Exists(skp_di_atas(saya).filter(periode=OuterRef("periode"), periode__tenggat_penetapan__lt=hari)),
        dialog=Exists(dialog_tim(saya, hari).filter(periode=OuterRef("periode"))),
        penugasan=Exists(penugasan_menunggu(saya)),
        usul_hasil=Exists(usulan.filter(periode_evaluasi=OuterRef("pk"))),
        perpanjangan=Subquery(perpanjangan(saya, hari)),
        dinilai=banyaknya(tim_pada(saya).filter(beres(OuterRef(OuterRef("pk"))))),
        siap_tetap=banyaknya(tim.filter(status=Status.DINILAI).exclude(capaian="")),
        tanpa_capaian=banyaknya(tim.filter(status=Status.DINILAI, capaian="")),
        belum_serah=banyaknya(serah),
        batas_serah=Subquery(batas),
        terisi=banyaknya(terisi),
        ditutup=Exists(PenutupanPeriode.objects.filter(periode_evaluasi=OuterRef("pk"), skp__pegawai=saya)),
    )


def perpanjangan(saya: Pegawai, hari: date) -> QuerySet:
    """The longest extension of the outer row's year that is for this person, or for a unit he sits in or under."""
    duduk = Penempatan.objects.pada(hari).filter(pegawai=saya, unit__jalur__startswith=OuterRef("unit__jalur"))
    berlaku = Perpanjangan.objects.filter(periode=OuterRef("periode"), tahap=Tahap.PENETAPAN, dicabut_pada=None)
    untuk_saya = berlaku.filter(Q(pegawai=saya) | Exists(duduk))
    return untuk_saya.order_by("-sampai").values("sampai")[:1]


def skp_sendiri(saya: Pegawai, hari: date) -> QuerySet:
    iki = Iki.objects.filter(rhk__skp=OuterRef("pk"))
    rhk = Rhk.objects.filter(skp=OuterRef("pk"))
    peran = PeranHasil.objects.filter(
        sel__baris__pegawai=saya, sel__kolom__matriks__periode=OuterRef("periode"), rhk=None
    ).exclude(dibagikan_pada=None)
    dihitung = Skp.objects.filter(pegawai=saya, periode__tahun__gte=hari.year - 1).exclude(status__in=TIDAK_DIHITUNG)
    return dihitung.select_related("penilai", "periode", "unit").annotate(
        dialog_berikutnya=tanggal_dialog(hari),
        jumlah_iki=banyaknya(iki),
        terisi_setahun=banyaknya(iki.filter(terdokumentasi(Realisasi.objects.all()))),
        utama=banyaknya(rhk.filter(jenis=JenisRhk.UTAMA)),
        tambahan=banyaknya(rhk.filter(jenis=JenisRhk.TAMBAHAN)),
        peran_menunggu=banyaknya(peran),
        perlu_konfirmasi=banyaknya(perlu_dikonfirmasi(rhk)),
    )


def hasil_sendiri(saya: Pegawai, hari: date) -> QuerySet:
    tetap = Evaluasi.objects.filter(skp__pegawai=saya, status__in=TERTETAPKAN)
    return tetap.filter(periode_evaluasi__periode__tahun__gte=hari.year - 1).select_related(
        "periode_evaluasi", "penilai"
    )


def skp_diajukan(saya: Pegawai) -> QuerySet:
    menunggu = Skp.objects.filter(penilai=saya, status__in=MENUNGGU)
    return menunggu.select_related("pegawai", "periode", "unit").order_by("diajukan_pada", "id")


def keadaan_tim(saya: Pegawai, periode: PeriodeEvaluasi) -> Tim:
    """Rated, ready to be rated (every IKI has its realisasi), or still waiting for realisasi."""
    terisi = Realisasi.objects.all()
    if not periode.tahunan:
        terisi = terisi.filter(periode_evaluasi=periode)
    tim = Skp.objects.filter(
        penilai=saya, periode=periode.periode_id, status__in=BERLAKU,
        mulai__lte=periode.selesai, selesai__gte=periode.mulai,
    )  # fmt: skip
    kosong = Iki.objects.filter(~terdokumentasi(terisi), rhk__skp=OuterRef("pk"))
    keadaan = Case(When(beres(periode), then=Value("dinilai")), When(Exists(kosong), then=Value("belum")),
                   default=Value("siap"))  # fmt: skip
    baris = tim.order_by().annotate(keadaan=keadaan).values("keadaan").annotate(n=Count("pk"))
    return Tim(**{"dinilai": 0, "siap": 0, "belum": 0} | {b["keadaan"]: b["n"] for b in baris})


def unit_tanpa_capaian(periode: PeriodeEvaluasi) -> QuerySet:
    """Units whose leader assesses somebody, and whose capaian of the period nobody has recorded."""
    menilai = Skp.objects.filter(unit_penilai=OuterRef("pk"), periode=periode.periode_id, status__in=BERLAKU)
    tercatat = CapaianOrganisasi.objects.filter(unit=OuterRef("pk"), periode_evaluasi=periode)
    return UnitKerja.objects.filter(Exists(menilai), ~Exists(tercatat))
