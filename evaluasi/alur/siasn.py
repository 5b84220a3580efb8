"""What a package for SIASN can hold and what keeps a result out of it: asked in a few statements, whatever the size.

Only results that count are reported (`hasil_akhir`): one per person and period, after a keberatan with the ratings of
its decision. A result about which a keberatan is open stays out until it is decided.
"""

from typing import Any, NamedTuple

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Coalesce, NullIf
from django.utils.timezone import localdate

from evaluasi.alur import hasil_akhir
from evaluasi.aturan import siasn as aturan
from evaluasi.aturan.siasn import Kode, KodeKeliru
from evaluasi.aturan.status import Pemegang, Status
from evaluasi.models import Evaluasi, Pelaporan
from pegawai.aturan.kepegawaian import JenisPegawai, JenisPenempatan
from pegawai.aturan.pilihan import Istilah
from pegawai.models import BebasSkp, Ketentuan, Penempatan, UnitKerja
from pegawai.penolakan import KeadaanMenolak
from skp_app.aturan.status import BELUM_DITETAPKAN
from skp_app.models import PeriodeEvaluasi, Skp

DISAMPAIKAN = (Status.DISAMPAIKAN, Status.DITERIMA)
ATASAN = Q(pemegang=Pemegang.ATASAN_PENILAI)


class Kekurangan(Istilah):
    """What is missing, in the order in which it is mended: first a result, then what names people in SIASN."""

    TANPA_SKP = "tanpa_skp", "Belum mempunyai SKP yang ditetapkan"
    BELUM_DINILAI = "belum_dinilai", "SKP belum mempunyai hasil evaluasi"
    BELUM_DISAMPAIKAN = "belum_disampaikan", "Hasil belum disampaikan kepada pegawai"
    KEBERATAN = "keberatan", "Keberatan belum diputus, hasil ditahan"
    TANPA_ID = "tanpa_id", "ID SIASN pegawai belum diisi"
    TANPA_UNOR = "tanpa_unor", "Unit belum mempunyai ID unor"
    GOLONGAN_PENILAI = "golongan_penilai", "Golongan penilai tidak tercatat"
    TUGAS_BELAJAR = "tugas_belajar", "Predikat tugas belajar, di luar kuadran"
    BELUM_DILAPORKAN = "belum_dilaporkan", "Hasil belum dilaporkan kepada PyB"


class Keadaan(Istilah):
    """Of a result that may go: what became of it in earlier packages."""

    BARU = "baru", "Belum pernah dikirim"
    BERUBAH = "berubah", "Berubah sejak dikirim"
    DITOLAK = "ditolak", "Ditolak SIASN"
    DIKIRIM = "dikirim", "Sudah dikirim"
    DITERIMA = "diterima", "Sudah diterima SIASN"


PERLU_DIKIRIM = (Keadaan.BARU, Keadaan.BERUBAH, Keadaan.DITOLAK)
# Told, but nothing is held back for it: reporting upward is a duty of its own (Pasal 28).
TIDAK_MENAHAN = frozenset({Kekurangan.BELUM_DILAPORKAN})


def kode(periode: PeriodeEvaluasi) -> Kode:
    """The codes in force on the last day of the period. Raises KeadaanMenolak when they cannot be used."""
    try:
        return aturan.baca(Ketentuan.objects.nilai("siasn_kode", periode.selesai))
    except (KodeKeliru, Ketentuan.DoesNotExist) as keliru:
        raise KeadaanMenolak(f"Kode SIASN pada halaman Aturan belum dapat dipakai. {keliru}") from None


def hasil(periode: PeriodeEvaluasi, unit: UnitKerja | None) -> QuerySet[Any]:
    """Results of the branch. `hasil` and `perilaku` are the ratings that count, `keadaan` what was sent before."""
    semua = _cabang(hasil_akhir.pada(periode), "skp__unit__jalur", unit)
    semua = semua.annotate(
        hasil=Coalesce(NullIf("putusan_hasil", Value("")), "rating_hasil"),
        perilaku=Coalesce(NullIf("putusan_perilaku", Value("")), "rating_perilaku"),
        golongan_penilai=_golongan_penilai(),
        kirim=FilteredRelation("kiriman_siasn", condition=Q(kiriman_siasn__terakhir=True)),
        dilaporkan=Exists(Pelaporan.objects.filter(evaluasi=OuterRef("pk"))),
    )
    return semua.annotate(keadaan=_keadaan())


def _cabang(daftar: QuerySet[Any], jalur: str, unit: UnitKerja | None) -> QuerySet[Any]:
    return daftar.filter(**{f"{jalur}__startswith": unit.jalur}) if unit else daftar


def _golongan_penilai() -> Case:
    """'' when it is known neither now nor to the frozen copy, which is opened for those few alone; none is needed of
    who is no ASN."""
    skp = KeyTransform("skp", "salinan")
    penilai, atasan = KeyTransform("penilai", skp), KeyTransform("atasan_penilai", skp)
    return Case(
        When(penilai__jenis=JenisPegawai.NON_ASN, then=Value("-")),
        When(~Q(penilai__golongan=""), then=F("penilai__golongan")),
        When(ATASAN, then=Coalesce(KeyTextTransform("pangkat", atasan), Value(""))),
        default=Coalesce(KeyTextTransform("pangkat", penilai), Value("")),
        output_field=CharField(),
    )


def _keadaan() -> Case:
    sama = Q(
        kirim__rating_hasil=F("hasil"), kirim__rating_perilaku=F("perilaku"),
        kirim__id_siasn=F("skp__pegawai__id_siasn"), kirim__unor=F("skp__unit__kode_unor"),
    )  # fmt: skip
    return Case(
        When(kirim__pk=None, then=Value(Keadaan.BARU.value)),
        When(~sama, then=Value(Keadaan.BERUBAH.value)),
        default=F("kirim__status"),
        output_field=CharField(),
    )


SYARAT = {
    Kekurangan.BELUM_DISAMPAIKAN: ~Q(status__in=DISAMPAIKAN),
    Kekurangan.KEBERATAN: Q(ditahan=True),
    Kekurangan.TANPA_ID: Q(skp__pegawai__id_siasn=None),
    Kekurangan.TANPA_UNOR: Q(skp__unit__kode_unor=None),
    Kekurangan.GOLONGAN_PENILAI: Q(golongan_penilai=""),
    Kekurangan.TUGAS_BELAJAR: Q(tugas_belajar_gagal=True, putusan_predikat=""),
    Kekurangan.BELUM_DILAPORKAN: Q(dilaporkan=False),
}


def siap(periode: PeriodeEvaluasi, unit: UnitKerja | None) -> QuerySet[Any]:
    """Results that may go into a package now, in the order of the package."""
    semua = hasil(periode, unit)
    for kekurangan, syarat in SYARAT.items():
        if kekurangan not in TIDAK_MENAHAN:
            semua = semua.exclude(syarat)
    return semua.order_by("skp__unit__jalur", "skp__pegawai__nama", "pk")


def belum_dinilai(periode: PeriodeEvaluasi, unit: UnitKerja | None) -> QuerySet[Skp]:
    """Set SKP of the period without a result: one line per person, his last SKP."""
    ada = Evaluasi.objects.filter(
        skp__pegawai=OuterRef("pegawai"), periode_evaluasi=periode, ditetapkan_pada__isnull=False
    )
    semua = Skp.objects.dihitung().exclude(status__in=BELUM_DITETAPKAN).filter(
        ~Exists(ada), periode=periode.periode_id, mulai__lte=periode.selesai, selesai__gte=periode.mulai
    )  # fmt: skip
    kemudian = Skp.objects.dihitung().exclude(status__in=BELUM_DITETAPKAN).filter(
        pegawai=OuterRef("pegawai"), periode=periode.periode_id, mulai__gt=OuterRef("mulai"),
        mulai__lte=periode.selesai,
    )  # fmt: skip
    return _cabang(semua.filter(~Exists(kemudian)), "unit__jalur", unit)


def tanpa_skp(periode: PeriodeEvaluasi, unit: UnitKerja | None) -> QuerySet[Penempatan]:
    """Who held a post on the last day (today, before it), owes an SKP, and has none that was set."""
    hari = min(periode.selesai, localdate())
    ada = Skp.objects.dihitung().exclude(status__in=BELUM_DITETAPKAN).filter(
        pegawai=OuterRef("pegawai"), periode=periode.periode_id, mulai__lte=periode.selesai,
        selesai__gte=periode.mulai,
    )  # fmt: skip
    bebas = BebasSkp.objects.sepanjang(periode.mulai, periode.selesai).filter(pegawai=OuterRef("pegawai"))
    duduk = Penempatan.objects.pada(hari).filter(
        ~Exists(ada), ~Exists(bebas), jenis=JenisPenempatan.DEFINITIF
    ).exclude(pegawai__jenis=JenisPegawai.NON_ASN)  # fmt: skip
    return _cabang(duduk, "unit__jalur", unit)


class Ringkasan(NamedTuple):
    """The numbers of the pre-check."""

    kurang: list[tuple[Kekurangan, int]]  # only what there is
    keadaan: list[tuple[Keadaan, int]]
    siap: int
    perlu: int  # of those: new, changed or refused
    tertahan: int  # results that stay out


def ringkasan(periode: PeriodeEvaluasi, unit: UnitKerja | None) -> Ringkasan:
    """Counts of all that is missing and of all that may go: four statements."""
    ya = {f"n_{k}": Case(When(s, then=1), default=0, output_field=IntegerField()) for k, s in SYARAT.items()}
    jumlah_per = {k.value: Coalesce(Sum(f"n_{k}"), 0) for k in SYARAT}
    angka = hasil(periode, unit).annotate(**ya).aggregate(semua=Count("pk"), **jumlah_per)
    angka[Kekurangan.TANPA_SKP.value] = tanpa_skp(periode, unit).count()
    angka[Kekurangan.BELUM_DINILAI.value] = belum_dinilai(periode, unit).count()
    per = dict(siap(periode, unit).order_by().values_list("keadaan").annotate(n=Count("pk")))
    jumlah = sum(per.values())
    return Ringkasan(
        [(k, angka[k.value]) for k in Kekurangan if angka[k.value]],
        [(k, per[k.value]) for k in Keadaan if per.get(k.value)],
        jumlah,
        sum(per.get(k.value, 0) for k in PERLU_DIKIRIM),
        angka["semua"] - jumlah,
    )


def kurang(kekurangan: Kekurangan, periode: PeriodeEvaluasi, unit: UnitKerja | None) -> QuerySet[Any]:
    """The people behind one number, in the order of the unit tree; rows of results, SKP or placements."""
    semua: QuerySet[Any]
    letak = ""
    terkait: tuple[str, ...] = ("pegawai", "unit")
    if kekurangan == Kekurangan.TANPA_SKP:
        semua = tanpa_skp(periode, unit)
    elif kekurangan == Kekurangan.BELUM_DINILAI:
        semua, terkait = belum_dinilai(periode, unit), ("pegawai", "unit", "penilai")
    else:
        semua = hasil(periode, unit).filter(SYARAT[kekurangan]).defer("salinan", "skp__salinan")
        letak, terkait = "skp__", ("skp__pegawai", "skp__unit", "penilai")
    return semua.select_related(*terkait).order_by(f"{letak}unit__jalur", f"{letak}pegawai__nama", "pk")
