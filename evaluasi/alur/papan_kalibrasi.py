"""What the board of calibration shows: the people of one penilai, or of a whole branch, as cells of the quadrant.

Read only. A rating that is not set is known to its penilai and to the line above him; whoever else may open the board
of a unit (the BKD, the pengelola kinerja) gets counts of groups that are large enough, and no names.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.timezone import localdate

from evaluasi.alur import hitung, pengganti, studi
from evaluasi.aturan.capaian import Capaian
from evaluasi.aturan.distribusi import Banding, bandingkan
from evaluasi.aturan.kalibrasi import KOSONG, Sel, StatusPerubahan, bagi_luar_garis, sebaran
from evaluasi.aturan.kuadran import predikat
from evaluasi.aturan.status import DAPAT_DINILAI, TERTETAPKAN
from evaluasi.models import Evaluasi, HasilDisepakati, Kalibrasi, PerubahanKalibrasi
from evaluasi.models.kalibrasi import dipimpin, unit_segaris
from pegawai import mandat
from pegawai.aturan.kepegawaian import sebutan_jabatan
from pegawai.hitungan import banyaknya
from pegawai.models import BebasSkp, Ketentuan, Pegawai, UnitKerja
from pegawai.penolakan import KeadaanMenolak
from skp_app.alur.peristiwa import BERAKHIR, yang_masih_dinilai
from skp_app.aturan.status import BERLAKU
from skp_app.models import (
    PenggantiPenilai,
    PeriodeEvaluasi,
    Realisasi,
    Skp,
    UmpanBalik,
)

ORANG_TERBANYAK = 3000  # on one board; whoever answers for more looks at the units below


@dataclass(slots=True)
class Orang:
    """One person of the board. `sel` is what is stored; `hak` is what the reader may do with it."""

    skp: int
    kode: str
    rangkaian: Any
    nama: str
    gelar: tuple[str, str]  # before and after the name
    jabatan: str
    penilai: int
    nama_penilai: str
    unit: int
    nama_unit: str
    evaluasi: int | None = None
    kode_evaluasi: str = ""
    versi: int = 0
    sel: Sel = KOSONG
    predikat: str = ""
    tetap: bool = False
    studi: bool = False  # an unfinished tugas belajar: the quadrant does not count
    pena: int = 0  # who may rate this person today
    nama_pena: str = ""
    diusulkan: bool = False
    hak: str = ""  # nilai, usul, or nothing

    @property
    def nama_lengkap(self) -> str:
        depan, belakang = self.gelar
        return Pegawai(nama=self.nama, gelar_depan=depan, gelar_belakang=belakang).nama_lengkap

    @property
    def inisial(self) -> str:
        return Pegawai(nama=self.nama).inisial


@dataclass
class Papan:
    """The people of one board in one period, and the guide that they are held against."""

    unit: UnitKerja
    periode: PeriodeEvaluasi
    orang: list[Orang]
    tim: bool  # the people of one penilai, not of the branch
    luar_garis: bool = False

    @cached_property
    def per_kode(self) -> dict[str, Orang]:
        return {o.kode: o for o in self.orang}

    @cached_property
    def capaian(self) -> Capaian | None:
        berlaku = hitung.yang_berlaku(self.unit, self.periode).predikat
        return Capaian(berlaku) if berlaku else None

    @cached_property
    def panduan(self) -> dict[str, Any]:
        """The Ketentuan of the guide as the computation reads them."""
        return {kunci: k.nilai for kunci, k in hitung.panduan(self.periode).items()}

    @cached_property
    def kebijakan(self) -> dict[str, int]:
        return Ketentuan.objects.nilai("kalibrasi", localdate())

    @property
    def aturan(self) -> list[Mapping[str, Any]]:
        """The rules of the guide for the capaian of the unit; none while it is unknown."""
        return self.panduan["pola_distribusi"].get(self.capaian, []) if self.capaian else []

    @property
    def terkecil(self) -> int:
        """So many rated people before the guide is computed."""
        return self.panduan["unit_terkecil_panduan"]

    def banding(self, jumlah: Mapping[str, int]) -> list[Banding]:
        """The sentences of the guide for these counts; none for a unit that is too small."""
        if sum(jumlah.values()) < self.terkecil:
            return []
        return bandingkan(self.aturan, jumlah, self.panduan["pembulatan_distribusi"])

    @cached_property
    def kelompok(self) -> dict[tuple[int, int], list[Orang]]:
        """The people by (penilai, unit led by him)."""
        hasil: dict[tuple[int, int], list[Orang]] = {}
        for o in self.orang:
            hasil.setdefault((o.penilai, o.unit), []).append(o)
        return hasil

    def terhitung(self, orang: Iterable[Orang]) -> list[Orang] | None:
        """The rated people of one group as the reader may count them; None when it is hidden from him."""
        dinilai = [o for o in orang if o.predikat]
        if not self.luar_garis:
            return dinilai
        tetap, terbuka = [o for o in dinilai if o.tetap], [o for o in dinilai if not o.tetap]
        return bagi_luar_garis(tetap, terbuka, self.kebijakan["kelompok_terkecil"])

    @cached_property
    def semua(self) -> list[Orang]:
        """Everybody whom this reader may count, group by group."""
        if not self.luar_garis:
            return self.orang
        return [o for milik in self.kelompok.values() for o in self.terhitung(milik) or ()]

    def jumlah(self, simulasi: Mapping[str, Sel] | None = None) -> dict[str, int]:
        """Head count per predikat, with the cells of `simulasi` instead of the stored ones."""
        coba = simulasi or {}
        return sebaran(predikat(*coba[o.kode]) if o.kode in coba else o.predikat for o in self.semua)


def unit_terbaca(saya: Pegawai) -> QuerySet[UnitKerja]:
    """Units whose board this person may open: in his line, under a mandate KELOLA, or all of them for the BKD."""
    pengguna = saya.pengguna
    if pengguna and pengguna.has_perm(mandat.INSTANSI):
        return UnitKerja.objects.all()
    segaris = unit_segaris(saya, localdate())
    if pengguna is None:
        return segaris
    return UnitKerja.objects.filter(
        Q(pk__in=segaris.order_by().values("pk"))
        | Q(pk__in=mandat.unit_di_bawah_mandat(pengguna, (mandat.KELOLA,)).order_by().values("pk"))
    )


def ambil_unit(saya: Pegawai, kode: str) -> tuple[UnitKerja, bool] | None:
    """(the unit, is he in its line), None for a unit whose board he may not open."""
    unit = UnitKerja.objects.annotate(segaris=dipimpin(saya, localdate())).filter(kode=kode).first()
    if unit is None:
        return None
    if unit.segaris:
        return unit, True
    return (unit, False) if unit_terbaca(saya).filter(pk=unit.pk).exists() else None


def segaris(saya: Pegawai, unit: UnitKerja) -> bool:
    """Does he lead this unit today, or one above it?"""
    return unit_segaris(saya, localdate()).filter(pk=unit.pk).exists()


def terdahulu(papan: "Papan", saya: Pegawai, banyak: int) -> list[Kalibrasi]:
    """The newest minutes of this board: on his own those he made, on that of a unit in his line all of them."""
    if papan.luar_garis:
        return []
    milik = Kalibrasi.objects.filter(unit=papan.unit, periode_evaluasi=papan.periode).select_related("oleh")
    return list((milik.filter(oleh=saya) if papan.tim else milik)[:banyak])


def unit_tim(saya: Pegawai, periode: PeriodeEvaluasi) -> list[UnitKerja]:
    """The units whose leader this penilai is towards the people he rates; nearly always one."""
    dinilai = Skp.objects.filter(penilai=saya, periode=periode.periode_id).order_by().values("unit_penilai")
    return list(UnitKerja.objects.filter(pk__in=dinilai).order_by("jalur"))


def papan_tim(saya: Pegawai, periode: PeriodeEvaluasi, unit: UnitKerja) -> Papan:
    """His own people, of whom he may change every rating that is not set."""
    orang = populasi(periode, Q(penilai=saya, unit_penilai=unit))
    return Papan(unit, periode, _berhak(orang, saya, usul=False), tim=True)


def papan_unit(saya: Pegawai, periode: PeriodeEvaluasi, unit: UnitKerja, *, luar_garis: bool) -> Papan:
    """Everybody whose penilai leads this unit or one below it; never the reader himself."""
    di_bawah = Q(unit_penilai__jalur__startswith=unit.jalur) & ~Q(pegawai=saya)
    orang = populasi(periode, di_bawah)
    if not luar_garis:
        orang = _berhak(orang, saya, usul=True)
    return Papan(unit, periode, orang, tim=False, luar_garis=luar_garis)


def _berhak(orang: list[Orang], saya: Pegawai, *, usul: bool) -> list[Orang]:
    """Who holds the pen changes what is not set; who leads him may propose it, for people who are rated already.

    After an unfinished tugas belajar there is no cell to choose: such a person is rated on his sheet.
    """
    for o in orang:
        if o.tetap or o.studi:
            continue
        if o.pena == saya.pk:
            o.hak = "nilai"
        elif usul and o.predikat and not o.diusulkan:
            o.hak = "usul"
    return orang


class _Baris(NamedTuple):
    """What is read of one SKP."""

    pk: int
    kode: str
    rangkaian: Any
    nama: str
    gelar_depan: str
    gelar_belakang: str
    jabatan: str
    jenis: str
    penilai: int
    nama_penilai: str
    unit: int
    nama_unit: str
    atasan: int | None
    nama_atasan: str | None
    pegawai: int
    status: str
    mulai: date
    bebas: bool


BIDANG = (
    "pk", "kode", "rangkaian", "pegawai__nama", "pegawai__gelar_depan", "pegawai__gelar_belakang",
    "penempatan__jabatan__nama", "penempatan__jenis", "penilai", "penilai__nama", "unit_penilai", "unit_penilai__nama",
    "penempatan_atasan__pegawai", "penempatan_atasan__pegawai__nama", "pegawai", "status", "mulai", "bebas",
)  # fmt: skip


def populasi(periode: PeriodeEvaluasi, *syarat: Q) -> list[Orang]:
    """The people who are rated in this period, by name, in a fixed number of statements, however many they are.

    Left out: who is excused for the whole period, and for whom an earlier result stands by agreement.
    """
    disepakati = HasilDisepakati.objects.filter(
        skp__rangkaian=OuterRef("rangkaian"), periode_evaluasi=periode, disetujui_pada__isnull=False
    )
    semua = Skp.objects.dihitung().filter(
        *syarat, ~Exists(disepakati), periode=periode.periode_id, status__in=BERLAKU | BERAKHIR,
        mulai__lte=periode.selesai, selesai__gte=periode.mulai,
    )  # fmt: skip
    bebas = BebasSkp.objects.sepanjang(periode.mulai, periode.selesai).filter(pegawai=OuterRef("pegawai"))
    urut = semua.annotate(bebas=Exists(bebas)).order_by("pegawai__nama", "pk")
    baris = [_Baris(*b) for b in urut.values_list(*BIDANG)[: ORANG_TERBANYAK + 1]]
    if len(baris) > ORANG_TERBANYAK:
        raise KeadaanMenolak(f"Satu papan memuat paling banyak {ORANG_TERBANYAK} pegawai. Pilih unit di bawahnya.")
    # Their keys as a list: a subquery would be planned as if it gave one row.
    dinilai = _dinilai(periode, [b.rangkaian for b in baris])
    masih = yang_masih_dinilai([Skp(pk=b.pk, status=b.status, mulai=b.mulai) for b in baris], periode)
    pegawai = [b.pegawai for b in baris]
    pena, gagal = _pena(periode, pegawai, [b.pk for b in baris]), _studi_gagal(periode, pegawai)
    orang = []
    for b in baris:
        nilai = dinilai.get(b.rangkaian, {})
        if ((b.status in BERLAKU or b.pk in masih) and not b.bebas) or nilai.get("predikat"):
            orang.append(_orang(b, nilai, pena, b.pegawai in gagal))
    return orang


def _orang(b: _Baris, nilai: dict[str, Any], pena: "_Pena", studi: bool) -> Orang:
    pk, nama = pena.milik(b)
    jabatan = sebutan_jabatan(b.jabatan, b.jenis)
    return Orang(
        b.pk, b.kode, b.rangkaian, b.nama, (b.gelar_depan, b.gelar_belakang), jabatan, b.penilai, b.nama_penilai,
        b.unit, b.nama_unit, pena=pk, nama_pena=nama, **nilai | {"studi": studi or nilai.get("studi", False)},
    )  # fmt: skip


class _Pena(NamedTuple):
    """`pengganti.pena` for many: who stands in today, and whether the window is over."""

    periode: PeriodeEvaluasi
    hari: date
    penunjukan: Mapping[int, PenggantiPenilai]
    lebih: set[int]  # SKP whose window was extended

    def milik(self, b: _Baris) -> tuple[int, str]:
        ditunjuk = self.penunjukan.get(b.pegawai)
        biasa, di_atas = (b.penilai, b.nama_penilai), (b.atasan, b.nama_atasan or "")
        if ditunjuk:
            orang, atasan = ditunjuk.penempatan.pegawai, ditunjuk.penempatan_atasan
            biasa = (orang.pk, orang.nama)
            di_atas = (atasan.pegawai.pk, atasan.pegawai.nama) if atasan else (None, "")
        pk, nama = di_atas
        lewat = pengganti.naik(self.periode, self.hari, ditunjuk, dari=biasa[0], ke=pk, pegawai=b.pegawai)
        return (pk, nama) if pk and lewat and b.pk not in self.lebih else biasa


def _pena(periode: PeriodeEvaluasi, pegawai: list[int], skp: list[int]) -> _Pena:
    hari = localdate()
    aktif = PenggantiPenilai.objects.pada(hari).filter(pegawai__in=pegawai)
    terkait = aktif.select_related("penempatan__pegawai", "penempatan_atasan__pegawai").order_by("-pk")
    lebih = pengganti.diperpanjang_untuk(skp, periode, hari)
    return _Pena(periode, hari, {p.pegawai_id: p for p in terkait}, lebih)


def _studi_gagal(periode: PeriodeEvaluasi, pegawai: list[int]) -> set[int]:
    """People whose tugas belajar ended in the period without a degree."""
    return set(studi.semua_gagal(pegawai, periode).values_list("penugasan__pegawai", flat=True))


def _dinilai(periode: PeriodeEvaluasi, rangkaian: list[Any]) -> dict[Any, dict[str, Any]]:
    """{rangkaian: what is stored}; after a keberatan the ratings of its decision."""
    milik = (
        Evaluasi.objects.filter(periode_evaluasi=periode, skp__rangkaian__in=rangkaian)
        .dengan_predikat_akhir()
        .annotate(
            hasil=Coalesce(NullIf("putusan_hasil", Value("")), "rating_hasil"),
            perilaku=Coalesce(NullIf("putusan_perilaku", Value("")), "rating_perilaku"),
            diusulkan=Exists(
                PerubahanKalibrasi.objects.filter(evaluasi=OuterRef("pk"), status=StatusPerubahan.MENUNGGU)
            ),
        )
    )
    return {
        kunci: {
            "evaluasi": pk, "kode_evaluasi": kode, "versi": versi, "sel": (hasil, perilaku),
            "predikat": akhir, "tetap": status not in DAPAT_DINILAI, "studi": gagal,
            "diusulkan": diusulkan,
        }
        for kunci, pk, kode, versi, hasil, perilaku, akhir, status, gagal, diusulkan in milik.values_list(
            "skp__rangkaian", "pk", "kode", "versi", "hasil", "perilaku", "akhir", "status", "tugas_belajar_gagal",
            "diusulkan",
        )
    }  # fmt: skip


def periode_lalu(orang: Iterable[Orang], periode: PeriodeEvaluasi, saya: Pegawai) -> dict[Any, tuple[str, str]]:
    """{rangkaian: (period, predikat)} of the last earlier period of the year: his own ratings, else what was set."""
    lain = (
        Evaluasi.objects.filter(
            Q(penilai=saya) | Q(status__in=TERTETAPKAN),
            skp__rangkaian__in=[o.rangkaian for o in orang],
            periode_evaluasi__selesai__lte=periode.selesai,
        )
        .exclude(periode_evaluasi=periode)
        .exclude(predikat="")
        .dengan_predikat_akhir()
    )
    urut = lain.order_by("periode_evaluasi__selesai", "-periode_evaluasi__mulai")
    return {
        r: (nama, akhir) for r, nama, akhir in urut.values_list("skp__rangkaian", "periode_evaluasi__nama", "akhir")
    }


def data_dukung(orang: Iterable[Orang], periode: PeriodeEvaluasi) -> dict[int, tuple[int, int]]:
    """{pk of the SKP: (realisasi, umpan balik)} of the period, of the whole year for the yearly one."""
    realisasi = Realisasi.objects.filter(iki__rhk__skp__rangkaian=OuterRef("rangkaian"))
    umpan_balik = UmpanBalik.objects.filter(skp__rangkaian=OuterRef("rangkaian"))
    if not periode.tahunan:
        realisasi = realisasi.filter(periode_evaluasi=periode)
        umpan_balik = umpan_balik.filter(periode_evaluasi=periode)
    milik = Skp.objects.filter(pk__in=[o.skp for o in orang]).order_by()
    hitungan = milik.annotate(a=banyaknya(realisasi), b=banyaknya(umpan_balik)).values_list("pk", "a", "b")
    return {pk: (a, b) for pk, a, b in hitungan}
