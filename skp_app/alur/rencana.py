"""Renstra, Perjanjian Kinerja and RKT of a unit: who may write them, and every change (Lampiran p. 26-27)."""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.utils.timezone import localdate

from pegawai import mandat
from pegawai.models import Jejak, Pegawai, Penempatan, UnitKerja
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur.baris import Kiriman, Simpanan, berikut, geser, kosong, tulis
from skp_app.aturan import tempel_rencana
from skp_app.aturan.hasil_kerja import JenisRencana
from skp_app.aturan.rencana import kunci
from skp_app.aturan.status import BERLAKU
from skp_app.models import IndikatorUnit, Pendamping, RencanaUnit, SasaranUnit, Skp, TargetIndikator
from skp_app.models.organisasi import PANJANG_SASARAN

SASARAN_TERBANYAK = 60
INDIKATOR_TERBANYAK = 30  # of one sasaran
BARIS_TERBANYAK = 150  # indicators of one plan: they stand on one sheet
TAHUN_TERBANYAK = 6  # a Renstra covers five years; some count the year before it
BIDANG = {
    "rencana": frozenset({"judul", "rancangan"}),
    "sasaran": frozenset({"teks", "sebutan", "perspektif"}),
    "indikator": frozenset({"nomor", "teks", "satuan", "baseline", "sumber_data", "metode"}),
}
# What a plan may be broken down from within the same unit: the Renstra stands first, then the RKT, then the PK (p. 27).
TINGKAT = {JenisRencana.RENSTRA: 0, JenisRencana.RKT: 1, JenisRencana.PK: 2}


def panjang(model: type, bidang: str) -> int:
    return model._meta.get_field(bidang).max_length or 0  # type: ignore[attr-defined]


BATAS = tempel_rencana.Batas(
    teks=PANJANG_SASARAN,
    target=panjang(TargetIndikator, "teks"),
    lain={b: panjang(IndikatorUnit, b) for b in ("nomor", "satuan", "baseline", "sumber_data", "metode")}
    | {"sebutan": panjang(SasaranUnit, "sebutan")},
    indikator=INDIKATOR_TERBANYAK,
)


# Who ----------------------------------------------------------------------------------------------
def penulis(unit: UnitKerja, pegawai: Pegawai) -> str:
    """As what this person may write the plans of the unit today: pimpinan, pendamping, pengelola, or ''."""
    duduk = Penempatan.objects.pada(localdate()).filter(unit=unit, memimpin=True)
    pimpinan = set(duduk.values_list("pegawai_id", flat=True))
    if pegawai.pk in pimpinan:
        return "pimpinan"
    if pimpinan and Pendamping.objects.aktif().filter(pendamping=pegawai, pemimpin__in=pimpinan).exists():
        return "pendamping"
    return "pengelola" if unit_dikelola(pegawai).filter(pk=unit.pk).exists() else ""


def unit_dikelola(pegawai: Pegawai) -> QuerySet[UnitKerja]:
    """Units whose plans he keeps by mandate of the unit or above, or all as BKD."""
    return mandat.unit_terjangkau(pegawai.pengguna, (mandat.KELOLA,))  # type: ignore[no-any-return]


def unit_ditulis(pegawai: Pegawai) -> QuerySet[UnitKerja]:
    """Every unit whose plans this person may write: `penulis` for a whole list at once."""
    dibantu = Pendamping.objects.aktif().filter(pendamping=pegawai).values("pemimpin")
    pimpinan = Penempatan.objects.pada(localdate()).filter(memimpin=True)
    dipimpin = pimpinan.filter(Q(pegawai=pegawai) | Q(pegawai__in=dibantu)).order_by().values("unit")
    return UnitKerja.objects.filter(Q(pk__in=dipimpin) | Q(pk__in=unit_dikelola(pegawai).order_by().values("pk")))


def _sebagai(unit: UnitKerja, oleh: Pegawai) -> str:
    if sebagai := penulis(unit, oleh):
        return sebagai
    raise BukanHak("Rencana unit hanya dapat ditulis oleh pimpinan unit, pendampingnya, pengelola kinerja, atau BKD.")


class Terbuka(NamedTuple):
    """A plan that is locked for one change, and as what it is changed."""

    rencana: RencanaUnit
    sebagai: str
    oleh: Pegawai

    def catat(self, kata_kerja: str, **data: Any) -> None:
        Jejak.catat(self.rencana, kata_kerja, oleh=self.oleh, sebagai=self.sebagai, **data)


def _buka(rencana: RencanaUnit, oleh: Pegawai) -> Terbuka:
    kini = RencanaUnit.objects.select_related("unit").select_for_update(of=("self",)).filter(pk=rencana.pk).first()
    if kini is None:
        raise KeadaanMenolak("Rencana ini sudah dihapus dari tempat lain.")
    return Terbuka(kini, _sebagai(kini.unit, oleh), oleh)


# The plan -----------------------------------------------------------------------------------------
def buat(
    unit: UnitKerja,
    *,
    oleh: Pegawai,
    jenis: str,
    tahun_mulai: int,
    tahun_selesai: int | None = None,
    judul: str = "",
    rancangan: bool = False,
) -> RencanaUnit:
    """A new, empty plan; a second click gets the same one. Raises KeadaanMenolak when another covers a year of it."""
    sebagai = _sebagai(unit, oleh)
    jenis = JenisRencana(jenis)
    tahun_selesai = tahun_selesai or tahun_mulai
    _periksa_tahun(jenis, tahun_mulai, tahun_selesai)
    kunci_rencana = {"unit": unit, "jenis": jenis, "tahun_mulai": tahun_mulai, "tahun_selesai": tahun_selesai}
    if ada := RencanaUnit.objects.filter(**kunci_rencana).first():
        return ada
    try:
        with transaction.atomic():
            rencana = RencanaUnit.objects.create(**kunci_rencana, judul=judul, rancangan=rancangan)
            Jejak.catat(rencana, "buat_rencana", oleh=oleh, sebagai=sebagai, unit=unit.pk, rencana=str(rencana))
    except IntegrityError:  # a second tab was quicker, or the years overlap
        if ada := RencanaUnit.objects.filter(**kunci_rencana).first():
            return ada
        raise KeadaanMenolak(f"Sudah ada {jenis.cetak} unit ini yang mencakup tahun tersebut.") from None
    return rencana


def _periksa_tahun(jenis: JenisRencana, mulai: int, selesai: int) -> None:
    if jenis != JenisRencana.RENSTRA and mulai != selesai:
        raise IsianKeliru(f"{jenis.cetak} berlaku satu tahun.", {"tahun_selesai": "Samakan dengan tahun mulai."})
    if not mulai <= selesai < mulai + TAHUN_TERBANYAK:
        kalimat = f"Tahun selesai mulai dari {mulai} sampai {mulai + TAHUN_TERBANYAK - 1}."
        raise IsianKeliru(kalimat, {"tahun_selesai": kalimat})


@transaction.atomic
def hapus(rencana: RencanaUnit, *, oleh: Pegawai) -> None:
    """Remove a plan with all it holds, while no SKP in force comes from it."""
    buka = _buka(rencana, oleh)
    _belum_dipakai(IndikatorUnit.objects.filter(sasaran__rencana=rencana), "Rencana ini")
    buka.catat("hapus_rencana", rencana=str(buka.rencana), unit=buka.rencana.unit_id)
    buka.rencana.delete()


def _belum_dipakai(indikator: QuerySet[IndikatorUnit], apa: str) -> None:
    """A set SKP keeps its words whatever happens here, but the way back to the plan would be lost."""
    dari = Q(rhk__iki__indikator__in=indikator) | Q(rhk__sasaran__indikator__in=indikator)
    dipakai = Skp.objects.filter(dari, status__in=BERLAKU).distinct().count()
    if dipakai:
        raise KeadaanMenolak(f"{apa} dipakai {dipakai} SKP yang sudah ditetapkan, jadi tidak dapat dihapus.")


# Its rows -----------------------------------------------------------------------------------------
@transaction.atomic
def simpan_isi(rencana: RencanaUnit, /, *, oleh: Pegawai, **kiriman: Kiriman) -> Simpanan:
    """Save the rows of the sheet: kinds rencana, sasaran, indikator. A field `t2026` is the target of that year."""
    buka, hasil = _buka(rencana, oleh), kosong()
    tahun = {f"t{n}" for n in tahun_rencana(buka.rencana)}
    tulis("rencana", {buka.rencana.pk: buka.rencana}, kiriman.get("rencana", {}), hasil, boleh=BIDANG["rencana"])
    if isi := kiriman.get("sasaran"):
        tulis("sasaran", buka.rencana.sasaran.in_bulk(isi), isi, hasil, boleh=BIDANG["sasaran"])
    if isi := kiriman.get("indikator"):
        milik = _bertarget(_indikator(buka.rencana).filter(pk__in=isi), tahun)
        tulis("indikator", milik, isi, hasil, boleh=BIDANG["indikator"] | tahun, simpan=_simpan_indikator)
    if hasil.ubahan:
        buka.catat("ubah_rencana", baris=hasil.ubahan)
    return hasil


def tahun_rencana(rencana: RencanaUnit) -> range:
    return range(rencana.tahun_mulai, rencana.tahun_selesai + 1)


def _indikator(rencana: RencanaUnit) -> QuerySet[IndikatorUnit]:
    return IndikatorUnit.objects.filter(sasaran__rencana=rencana)


def _bertarget(milik: QuerySet[IndikatorUnit], tahun: Collection[str]) -> dict[int, IndikatorUnit]:
    """The rows with the target of each year as an attribute, so that it is compared like any other field."""
    semua = list(milik.prefetch_related("target"))
    for indikator in semua:
        ada = {f"t{t.tahun}": t.teks for t in indikator.target.all()}
        for nama in tahun:
            setattr(indikator, nama, ada.get(nama, ""))
    return {i.pk: i for i in semua}


def _simpan_indikator(indikator: IndikatorUnit, bidang: Collection[str]) -> None:
    indikator.save(update_fields=[*(b for b in bidang if b in BIDANG["indikator"]), "versi"])
    tulis_target(indikator, {int(b[1:]): getattr(indikator, b) for b in bidang if b not in BIDANG["indikator"]})


def tulis_target(indikator: IndikatorUnit, target: Mapping[int, str]) -> None:
    """One row for each year that has a target."""
    for tahun, teks in target.items():
        if teks:
            TargetIndikator.objects.update_or_create(indikator=indikator, tahun=tahun, defaults={"teks": teks})
        else:
            indikator.target.filter(tahun=tahun).delete()


@transaction.atomic
def tambah_sasaran(rencana: RencanaUnit, *, oleh: Pegawai, **isian: Any) -> SasaranUnit:
    """A new sasaran at the end, with one empty indicator to fill."""
    buka = _buka(rencana, oleh)
    if buka.rencana.sasaran.count() >= SASARAN_TERBANYAK:
        raise IsianKeliru(f"Satu rencana memuat paling banyak {SASARAN_TERBANYAK} sasaran.")
    sasaran = SasaranUnit.objects.create(rencana=buka.rencana, urutan=berikut(buka.rencana.sasaran), **isian)
    IndikatorUnit.objects.create(sasaran=sasaran, urutan=1)
    buka.catat("tambah_sasaran", sasaran=sasaran.pk, teks=sasaran.teks)
    return sasaran


@transaction.atomic
def tambah_indikator(
    sasaran: SasaranUnit, *, oleh: Pegawai, target: Mapping[int, str] | None = None, **isian: Any
) -> IndikatorUnit:
    buka = _buka(sasaran.rencana, oleh)
    _muat(buka.rencana, sasaran, 1)
    indikator = IndikatorUnit.objects.create(sasaran=sasaran, urutan=berikut(sasaran.indikator), **isian)
    tulis_target(indikator, target or {})
    buka.catat("tambah_indikator", indikator=indikator.pk, teks=indikator.teks)
    return indikator


def _muat(rencana: RencanaUnit, sasaran: SasaranUnit, tambahan: int) -> None:
    if sasaran.indikator.count() + tambahan > INDIKATOR_TERBANYAK:
        raise IsianKeliru(f"Satu sasaran memuat paling banyak {INDIKATOR_TERBANYAK} indikator.")
    if _indikator(rencana).count() + tambahan > BARIS_TERBANYAK:
        raise IsianKeliru(f"Satu rencana memuat paling banyak {BARIS_TERBANYAK} indikator.")


@transaction.atomic
def hapus_sasaran(sasaran: SasaranUnit, *, oleh: Pegawai) -> None:
    buka = _buka(sasaran.rencana, oleh)
    _belum_dipakai(IndikatorUnit.objects.filter(sasaran=sasaran), "Sasaran ini")
    if SasaranUnit.objects.filter(pk=sasaran.pk).delete()[0]:
        buka.catat("hapus_sasaran", sasaran=sasaran.pk, teks=sasaran.teks)


@transaction.atomic
def hapus_indikator(indikator: IndikatorUnit, *, oleh: Pegawai) -> None:
    buka = _buka(indikator.sasaran.rencana, oleh)
    satu = IndikatorUnit.objects.filter(pk=indikator.pk)
    dipakai = Skp.objects.filter(rhk__iki__indikator__in=satu, status__in=BERLAKU).distinct().count()
    if dipakai:
        raise KeadaanMenolak(f"Indikator ini dipakai {dipakai} SKP yang sudah ditetapkan, jadi tidak dapat dihapus.")
    if satu.delete()[0]:
        buka.catat("hapus_indikator", indikator=indikator.pk, teks=indikator.teks)


@transaction.atomic
def pindah_sasaran(sasaran: SasaranUnit, *, oleh: Pegawai, arah: str) -> None:
    buka = _buka(sasaran.rencana, oleh)
    saudara = list(buka.rencana.sasaran.all())
    if sasaran in saudara and geser(saudara, sasaran, arah):
        buka.catat("pindah_sasaran", sasaran=sasaran.pk, arah=arah)


@transaction.atomic
def pindah_indikator(indikator: IndikatorUnit, *, oleh: Pegawai, arah: str) -> None:
    buka = _buka(indikator.sasaran.rencana, oleh)
    saudara = list(indikator.sasaran.indikator.all())
    if indikator in saudara and geser(saudara, indikator, arah):
        buka.catat("pindah_indikator", indikator=indikator.pk, arah=arah)


# The plan above -----------------------------------------------------------------------------------
def calon_induk(rencana: RencanaUnit) -> QuerySet[IndikatorUnit]:
    """Indicators that one of this plan may break down: of the units above, or of an earlier kind in the same unit.

    Each step goes to a higher unit or to an earlier kind, so no chain can come back to itself.
    """
    seunit = [jenis for jenis, letak in TINGKAT.items() if letak < TINGKAT[JenisRencana(rencana.jenis)]]
    di_atas = Q(sasaran__rencana__unit__in=rencana.unit.id_leluhur[:-1])
    sendiri = Q(sasaran__rencana__unit=rencana.unit_id, sasaran__rencana__jenis__in=seunit)
    semua = IndikatorUnit.objects.filter(di_atas | sendiri).filter(
        sasaran__rencana__tahun_mulai__lte=rencana.tahun_selesai,
        sasaran__rencana__tahun_selesai__gte=rencana.tahun_mulai,
    )
    urut = ("-sasaran__rencana__unit__jalur", "sasaran__rencana__jenis", "sasaran__urutan", "urutan", "pk")
    return semua.exclude(teks="").select_related("sasaran__rencana__unit").order_by(*urut)


@transaction.atomic
def pasang_induk(indikator: IndikatorUnit, *, oleh: Pegawai, induk: IndikatorUnit | None) -> None:
    """Say which indicator of a plan above this one breaks down, or that there is none."""
    buka = _buka(indikator.sasaran.rencana, oleh)
    if induk and not calon_induk(buka.rencana).filter(pk=induk.pk).exists():
        raise IsianKeliru("Pilih indikator dari rencana unit di atas, atau dari Renstra unit ini.")
    lain = IndikatorUnit.objects.filter(pk=indikator.pk).exclude(induk=induk)
    if lain.update(induk=induk, versi=F("versi") + 1):
        buka.catat("pasang_induk", indikator=indikator.pk, induk=induk and induk.pk)


# From a table -------------------------------------------------------------------------------------
class Hasil(NamedTuple):
    sasaran: int  # new ones
    indikator: int
    dilewati: int  # indicators that were there already


def sudah_ada(rencana: RencanaUnit) -> dict[str, tuple[SasaranUnit, set[str]]]:
    """{key of a sasaran: (it, keys of its indicators)}; one that stands there for each perspektif counts once."""
    hasil: dict[str, tuple[SasaranUnit, set[str]]] = {}
    for sasaran in rencana.sasaran.prefetch_related("indikator"):
        pertama, dimiliki = hasil.get(kunci(sasaran.teks), (sasaran, set()))
        hasil[kunci(sasaran.teks)] = pertama, dimiliki | {kunci(i.teks) for i in sasaran.indikator.all()}
    return hasil


@transaction.atomic
def tempel(rencana: RencanaUnit, *, oleh: Pegawai, teks: str) -> Hasil:
    """Add the sasaran and indicators of a pasted table; what stands there already is passed over.

    Raises IsianKeliru when none can be read.
    """
    buka = _buka(rencana, oleh)
    dibaca = tempel_rencana.baca(teks, BATAS, tahun_rencana(buka.rencana)).sasaran
    if not dibaca:
        raise IsianKeliru("Tidak ada sasaran yang dapat dimasukkan dari tempelan ini.")
    ada = sudah_ada(buka.rencana)
    tambahan = [(isi, _tambahan(isi, ada)) for isi in dibaca]
    _muat_tempelan(buka.rencana, tambahan, ada)
    sasaran = sum(kunci(isi.teks) not in ada for isi in dibaca)
    for isi, baru in tambahan:
        milik, _ = ada.get(kunci(isi.teks)) or (_sasaran_baru(buka.rencana, isi), set())
        _tulis_indikator(milik, baru)
    masuk = sum(len(baru) for _, baru in tambahan)
    if sasaran or masuk:
        buka.catat("tempel_rencana", sasaran=sasaran, indikator=masuk)
    return Hasil(sasaran, masuk, sum(len(isi.indikator) for isi in dibaca) - masuk)


Ada = Mapping[str, tuple[SasaranUnit, set[str]]]
Tambahan = list[tuple[tempel_rencana.Sasaran, list[tempel_rencana.Indikator]]]


def _tambahan(isi: tempel_rencana.Sasaran, ada: Ada) -> list[tempel_rencana.Indikator]:
    _, dimiliki = ada.get(kunci(isi.teks), (None, set()))
    return [i for i in isi.indikator if kunci(i.teks) not in dimiliki]


def _muat_tempelan(rencana: RencanaUnit, tambahan: Tambahan, ada: Ada) -> None:
    baru = sum(kunci(s.teks) not in ada for s, _ in tambahan)
    if rencana.sasaran.count() + baru > SASARAN_TERBANYAK:
        raise IsianKeliru(f"Satu rencana memuat paling banyak {SASARAN_TERBANYAK} sasaran.")
    if _indikator(rencana).count() + sum(len(i) for _, i in tambahan) > BARIS_TERBANYAK:
        raise IsianKeliru(f"Satu rencana memuat paling banyak {BARIS_TERBANYAK} indikator. Tempel sebagian saja.")
    for sasaran, indikator in tambahan:
        _, dimiliki = ada.get(kunci(sasaran.teks), (None, set()))
        if len(dimiliki) + len(indikator) > INDIKATOR_TERBANYAK:
            raise IsianKeliru(f"Satu sasaran memuat paling banyak {INDIKATOR_TERBANYAK} indikator.")


def _sasaran_baru(rencana: RencanaUnit, isi: tempel_rencana.Sasaran) -> SasaranUnit:
    return SasaranUnit.objects.create(
        rencana=rencana,
        urutan=berikut(rencana.sasaran),
        teks=isi.teks,
        sebutan=isi.sebutan,
        perspektif=isi.perspektif,
    )


def _tulis_indikator(sasaran: SasaranUnit, tambah: list[tempel_rencana.Indikator]) -> None:
    awal = berikut(sasaran.indikator)
    semua = IndikatorUnit.objects.bulk_create(
        IndikatorUnit(sasaran=sasaran, urutan=n, teks=i.teks, **i.lain) for n, i in enumerate(tambah, start=awal)
    )
    TargetIndikator.objects.bulk_create(
        TargetIndikator(indikator=indikator, tahun=tahun, teks=teks)
        for indikator, i in zip(semua, tambah, strict=True)
        for tahun, teks in i.target.items()
    )
