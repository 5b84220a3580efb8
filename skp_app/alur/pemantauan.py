"""The facts of a team in one year, as the board and the page of one person show them (Pasal 17(1)).

Everything is fetched for all SKP at once: the number of statements does not grow with the team.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery
from django.utils.timezone import localdate

from pegawai.models import BebasSkp, Ketentuan, Pegawai
from skp_app.aturan.kemajuan import WARNA_KEMAJUAN, Kemajuan
from skp_app.aturan.pemantauan import Ambang, Butir, Fakta, Laporan, Masa, Penanda, tandai
from skp_app.aturan.status import BERLAKU
from skp_app.models import (
    CatatanPemantauan,
    Iki,
    KesimpulanKemajuan,
    PengambilalihanRhk,
    PenutupanPeriode,
    PeriodeDokumentasi,
    PeriodeEvaluasi,
    Realisasi,
    Skp,
    UmpanBalik,
)
from skp_app.models.bukti import GAGAL, PakaiBukti
from skp_app.models.umpan_balik import Hubungan


def dipantau(penilai: Pegawai, tahun: int, *, di_bawah: bool = False) -> QuerySet[Skp]:
    """SKP of the year that this person watches over: those he assesses, or with `di_bawah` those he stands above.

    A draft is its owner's alone; who has no SKP in force yet is watched on the page of SKP bawahan.
    """
    pihak = {"atasan_penilai": penilai} if di_bawah else {"penilai": penilai}
    semua = Skp.objects.dihitung().filter(**pihak, periode__tahun=tahun, status__in=BERLAKU)
    return semua.exclude(penilai=penilai) if di_bawah else semua


def periode_setahun(tahun: int) -> list[PeriodeEvaluasi]:
    """Evaluation periods in the order of their end; `terutang`: the instansi documents work in it (Pasal 16(4))."""
    dokumentasi = PeriodeDokumentasi.objects.filter(periode_evaluasi=OuterRef("pk"))
    semua = PeriodeEvaluasi.objects.filter(periode__tahun=tahun).annotate(terutang=Exists(dokumentasi))
    return list(semua.order_by("selesai", "-mulai"))


@dataclass
class Sel:
    """One person in one period: the word, its colour, how many of how many."""

    periode: PeriodeEvaluasi
    kata: str
    warna: str
    terisi: int = 0
    wajib: int = 0


@dataclass
class Kartu:
    """One person of the board."""

    skp: Skp
    sel: list[Sel] = field(default_factory=list)
    penanda: list[Penanda] = field(default_factory=list)
    kesimpulan: Kemajuan | None = None
    warna_kesimpulan: str = ""

    @property
    def tanda(self) -> list[Any]:
        """Each kind of mark once, in its order."""
        return list(dict.fromkeys(p.tanda for p in self.penanda))


@dataclass
class Bahan:
    """The rows of many SKP, by SKP and by line of IKI."""

    iki: Mapping[int, list[Mapping[str, Any]]]
    realisasi: Mapping[tuple[UUID, UUID], Mapping[int, Laporan]]


def ambang(hari: date) -> Ambang:
    """The thresholds in force that day. Policy of the application, no rule of the regulation."""
    nama = {f"pemantauan_{a}": a for a in Ambang._fields}
    semua = Ketentuan.objects.filter(kunci__in=nama, mulai__lte=hari).order_by("mulai")
    return Ambang(**{nama[kunci]: nilai for kunci, nilai in semua.values_list("kunci", "nilai")})


def susun(skp: QuerySet[Skp], setahun: Sequence[PeriodeEvaluasi], pembaca: Pegawai) -> list[Kartu]:
    """The board: everybody of this queryset with cells and marks, by name. Four statements.

    Follow-ups are those of the reader's own notes: what another wrote for himself leaves no mark here.
    """
    hari = localdate()
    daftar = list(_dengan_fakta(skp, pembaca))
    bahan, batas = _bahan(daftar), ambang(hari)
    return [_kartu(s, setahun, bahan, batas, hari) for s in daftar]


def _dengan_fakta(skp: QuerySet[Skp], pembaca: Pegawai) -> QuerySet[Skp]:
    serangkai = {"skp__rangkaian": OuterRef("rangkaian")}
    pimpinan = UmpanBalik.objects.berlaku().filter(**serangkai, hubungan=Hubungan.PIMPINAN).order_by()
    simpulan = KesimpulanKemajuan.objects.filter(**serangkai).order_by("-pada", "-pk")
    tindak = CatatanPemantauan.objects.filter(
        **serangkai, oleh=pembaca, tindak_lanjut__isnull=False, ditindaklanjuti_pada=None
    )
    gagal = PakaiBukti.objects.filter(
        realisasi__iki__rhk__skp__rangkaian=OuterRef("rangkaian"), bukti__kesehatan__in=GAGAL
    ).order_by()
    dinilai = PenutupanPeriode.objects.filter(**serangkai).order_by()
    bebas = BebasSkp.objects.sepanjang(OuterRef("mulai"), OuterRef("selesai"))
    milik = Exists(bebas.filter(pegawai=OuterRef(OuterRef("pegawai"))))
    dibebaskan = PeriodeEvaluasi.objects.filter(milik, periode=OuterRef("periode"))
    return (
        skp.select_related("pegawai", "penempatan__jabatan", "unit")
        .annotate(
            umpan_balik_terakhir=Subquery(pimpinan.values("hubungan").annotate(t=Max("dikirim_pada")).values("t")),
            simpulan_terakhir=Subquery(simpulan.values("hasil")[:1]),
            bukti_gagal=ArraySubquery(gagal.values("bukti__judul").distinct()),
            tindak_lanjut=ArraySubquery(tindak.order_by("tindak_lanjut").values("tindak_lanjut")),
            periode_dinilai=ArraySubquery(dinilai.values("periode_evaluasi").distinct()),
            periode_bebas=ArraySubquery(dibebaskan.order_by().values("pk")),
        )
        .order_by("pegawai__nama", "mulai", "pk")
    )


def _bahan(daftar: Iterable[Skp]) -> Bahan:
    skp = {s.pk: s.rangkaian for s in daftar}
    iki = defaultdict(list)
    for i in _iki(skp):
        iki[i["rhk__skp"]].append(i)
    realisasi: dict[tuple[UUID, UUID], dict[int, Laporan]] = defaultdict(dict)
    for rangkaian, garis, periode, *isi in _realisasi(set(skp.values())):
        realisasi[rangkaian, garis][periode] = Laporan(*isi)
    return Bahan(iki, realisasi)


def _iki(skp: Iterable[int]) -> Iterable[Mapping[str, Any]]:
    """IKI in the order of the form, with the end of the period from which their RHK is taken over."""
    diambil = PengambilalihanRhk.objects.filter(garis=OuterRef("rhk__garis"), dikembalikan_pada=None)
    sejak = Subquery(diambil.values("kesimpulan__periode_evaluasi__selesai")[:1])
    urut = Iki.objects.filter(rhk__skp__in=list(skp)).order_by("-rhk__jenis", "rhk__urutan", "rhk", "urutan", "pk")
    kolom = ("garis", "target", "aspek", "rhk", "rhk__skp")
    return urut.annotate(diambil_sejak=sejak).values(*kolom, "diambil_sejak")


def _realisasi(rangkaian: set[UUID]) -> Iterable[tuple[Any, ...]]:
    """Of all versions; what a later version says anew comes last. Columns only: a large team has tens of thousands."""
    semua = Realisasi.objects.filter(iki__rhk__skp__rangkaian__in=rangkaian).order_by("iki__rhk__skp__nomor_versi")
    laporan = ("periode_evaluasi__selesai", "teks", "kendala")
    return semua.values_list("iki__rhk__skp__rangkaian", "iki__garis", "periode_evaluasi", *laporan)


def _kartu(skp: Skp, setahun: Sequence[PeriodeEvaluasi], bahan: Bahan, batas: Ambang, hari: date) -> Kartu:
    sel = [_sel(skp, p, bahan, hari) for p in setahun]
    terakhir = skp.simpulan_terakhir and Kemajuan(skp.simpulan_terakhir)  # type: ignore[attr-defined]
    kartu = Kartu(skp, sel, kesimpulan=terakhir or None, warna_kesimpulan=WARNA_KEMAJUAN.get(terakhir, ""))
    kartu.penanda = tandai(_fakta(skp, sel, setahun, bahan), batas, hari)
    return kartu


def _sel(skp: Skp, periode: PeriodeEvaluasi, bahan: Bahan, hari: date) -> Sel:
    """What stands in one cell; the year needs no realisasi of its own, it takes the latest there is."""
    if not skp.mencakup(periode):
        return Sel(periode, "–", "netral")
    if periode.pk in skp.periode_bebas or not periode.terutang:  # type: ignore[attr-defined]
        return Sel(periode, "Tidak wajib", "netral")
    wajib = [i for i in bahan.iki.get(skp.pk, ()) if not _diambil(i, periode)]
    terisi = sum(_ada_realisasi(bahan, skp, i, periode) for i in wajib)
    if periode.pk in skp.periode_dinilai:  # type: ignore[attr-defined]
        return Sel(periode, "Dinilai", "hijau", terisi, len(wajib))
    return Sel(periode, *_kata(periode, terisi, len(wajib), hari), terisi, len(wajib))


def _diambil(iki: Mapping[str, Any], periode: PeriodeEvaluasi) -> bool:
    return iki["diambil_sejak"] is not None and iki["diambil_sejak"] <= periode.selesai


def _ada_realisasi(bahan: Bahan, skp: Skp, iki: Mapping[str, Any], periode: PeriodeEvaluasi) -> bool:
    milik = bahan.realisasi.get((skp.rangkaian, iki["garis"]), {})
    return bool(milik) if periode.tahunan else periode.pk in milik


def _kata(periode: PeriodeEvaluasi, terisi: int, wajib: int, hari: date) -> tuple[str, str]:
    """The chip of realisasi: word and colour; red only when the period is over and nothing came."""
    if hari < periode.mulai:
        return "Belum mulai", "netral"
    if terisi >= wajib:
        return "Terisi", "hijau"
    if terisi:
        return f"{terisi} dari {wajib} terisi", "kuning"
    return "Belum diisi", "merah" if periode.selesai < hari else "netral"


def _fakta(skp: Skp, sel: Sequence[Sel], setahun: Sequence[PeriodeEvaluasi], bahan: Bahan) -> Fakta:
    terakhir = skp.umpan_balik_terakhir  # type: ignore[attr-defined]
    return Fakta(
        skp.mulai,
        skp.selesai,
        masa=[_masa(s) for s in sel if not s.periode.tahunan and s.kata != "–"],
        butir=_butir(skp, setahun, bahan),
        umpan_balik_terakhir=terakhir and localdate(terakhir),
        bukti_gagal=skp.bukti_gagal,  # type: ignore[attr-defined]
        tindak_lanjut=skp.tindak_lanjut,  # type: ignore[attr-defined]
    )


def _masa(sel: Sel) -> Masa:
    lunas = sel.kata in ("Dinilai", "Tidak wajib")
    return Masa(sel.periode.nama, sel.periode.mulai, sel.periode.selesai, sel.wajib, sel.terisi, lunas)


def _butir(skp: Skp, setahun: Sequence[PeriodeEvaluasi], bahan: Bahan) -> list[Butir]:
    """IKI that are still the pegawai's, each with its place on the form and its reports."""
    nomor: dict[int, int] = {}
    hasil, urut = [], defaultdict[int, int](int)
    periodik = [p for p in setahun if not p.tahunan and skp.mencakup(p)]
    for i in bahan.iki.get(skp.pk, ()):
        rhk = nomor.setdefault(i["rhk"], len(nomor) + 1)
        urut[rhk] += 1
        if i["diambil_sejak"] is None:
            milik = bahan.realisasi.get((skp.rangkaian, i["garis"]), {})
            laporan = [milik[p.pk] for p in periodik if p.pk in milik]
            kendala = [milik[p.pk].kendala if p.pk in milik else "" for p in periodik]
            hasil.append(Butir(f"RHK {rhk}, indikator {urut[rhk]}", i["target"], i["aspek"], laporan, kendala))
    return hasil
