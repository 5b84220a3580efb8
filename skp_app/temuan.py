"""What is wrong in the pohon kinerja of a branch of units: six kinds of findings, each a set-based query."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Lower, Trim
from django.utils.timezone import localdate

from pegawai.aturan.pilihan import Istilah
from pegawai.models import BebasSkp, Ketentuan, Pegawai, Penempatan, UnitKerja
from skp_app.aturan.hasil_kerja import JenisRencana, Keluarga
from skp_app.aturan.status import BERLAKU
from skp_app.models import Iki, IndikatorUnit, Periode, Rhk, Skp

DIHITUNG_SAMPAI = 1000


class Jenis(Istilah):
    IKU_TANPA_PEMILIK = "iku-tanpa-pemilik", "IKU tanpa pemilik"
    RHK_YATIM = "rhk-yatim", "RHK yatim"
    CABANG_PUTUS = "cabang-putus", "Cabang putus"
    TANPA_PERAN = "tanpa-peran", "Pegawai tanpa peran"
    BEBAN_BERLEBIH = "beban-berlebih", "Beban berlebih"
    SALINAN_PERSIS = "salinan-persis", "Salinan persis"


ARTI = {
    Jenis.IKU_TANPA_PEMILIK: "Indikator Perjanjian Kinerja yang tidak dibawa oleh indikator SKP siapa pun.",
    Jenis.RHK_YATIM: "RHK yang tidak terhubung dengan RHK pimpinan dan bukan penugasan.",
    Jenis.CABANG_PUTUS: "RHK pimpinan berubah atau hilang setelah RHK di bawahnya ditetapkan.",
    Jenis.TANPA_PERAN: "Pegawai yang belum punya satu pun RHK yang ditetapkan (prinsip keterlibatan, hlm. 24).",
    Jenis.BEBAN_BERLEBIH: "Pegawai dengan RHK utama lebih banyak daripada batas panduan.",
    Jenis.SALINAN_PERSIS: "RHK yang bunyinya sama persis dengan RHK pimpinan yang diintervensi.",
}


class Temuan(NamedTuple):
    """One finding; whoever can mend it is `penanggung`, where it is mended is `skp` (its kode) or `unit`."""

    jenis: Jenis
    pk: int
    judul: str
    sebab: str
    penanggung: Pegawai | None
    rhk: int | None = None
    skp: str = ""
    unit: str = ""
    rencana: str = ""


@dataclass(frozen=True)
class Cakupan:
    """The findings of one branch of units in one year."""

    unit: QuerySet[UnitKerja]
    periode: Periode

    @property
    def hari(self) -> date:
        return min(max(localdate(), self.periode.mulai), self.periode.selesai)

    @cached_property
    def batas_beban(self) -> int:
        """RHK utama per person, a dated setting."""
        return Ketentuan.objects.nilai("rhk_utama_terbanyak", self.hari)

    def semua(self, jenis: Jenis) -> QuerySet:
        """The rows with this finding, in a stable order."""
        return getattr(self, f"_{jenis.name.lower()}")()

    def jumlah(self, jenis: Jenis) -> int:
        """How many, counted up to DIHITUNG_SAMPAI + 1: beyond that the number helps nobody."""
        return self.semua(jenis).order_by()[: DIHITUNG_SAMPAI + 1].count()

    def satu(self, jenis: Jenis, pk: int) -> Temuan | None:
        """This finding if it still holds in this branch."""
        return next(iter(self.temuan(jenis, self.semua(jenis).filter(pk=pk))), None)

    def temuan(self, jenis: Jenis, baris) -> list[Temuan]:
        """Rows of `semua`, or a page of them, in words."""
        if jenis is Jenis.IKU_TANPA_PEMILIK:
            return self._kata_iku_tanpa_pemilik(list(baris))
        return [getattr(self, f"_kata_{jenis.name.lower()}")(b) for b in baris]

    # The rows ---------------------------------------------------------------------------------------
    def _skp(self) -> QuerySet[Skp]:
        return Skp.objects.filter(periode=self.periode, status__in=BERLAKU, unit__in=self.unit.order_by().values("pk"))

    def _rhk(self) -> QuerySet[Rhk]:
        rhk = Rhk.objects.filter(
            skp__periode=self.periode, skp__status__in=BERLAKU, skp__unit__in=self.unit.order_by().values("pk")
        )
        return rhk.select_related("skp__pegawai", "skp__penempatan__jabatan").order_by(
            "skp__unit", "skp", "urutan", "pk"
        )

    def _iku_tanpa_pemilik(self) -> QuerySet[IndikatorUnit]:
        iku = IndikatorUnit.objects.filter(
            sasaran__rencana__jenis=JenisRencana.PK, sasaran__rencana__tahun_mulai=self.periode.tahun,
            sasaran__rencana__unit__in=self.unit.order_by().values("pk"),
        )  # fmt: skip
        dibawa = Iki.objects.filter(
            indikator=OuterRef("pk"), rhk__skp__periode=self.periode, rhk__skp__status__in=BERLAKU
        )
        kepala = Penempatan.objects.pada(self.hari).filter(unit=OuterRef("sasaran__rencana__unit"), memimpin=True)
        iku = iku.annotate(pimpinan=Subquery(kepala.order_by("jenis").values("pegawai")[:1]))
        urut = iku.select_related("sasaran__rencana__unit").order_by("sasaran__rencana__unit", "sasaran__urutan", "pk")
        return urut.filter(~Exists(dibawa))

    def _rhk_yatim(self) -> QuerySet[Rhk]:
        yatim = self._rhk().filter(skp__keluarga=Keluarga.JA_JF, salinan_rhk="", intervensi_teks="", penugasan_dari="")
        return yatim.filter(intervensi_rhk__isnull=True)

    def _cabang_putus(self) -> QuerySet[Rhk]:
        kini = Rhk.objects.filter(
            garis=OuterRef("intervensi_rhk__garis"), teks=OuterRef("salinan_rhk"),
            skp__periode=self.periode, skp__status__in=BERLAKU,
        )  # fmt: skip
        return self._rhk().filter(~Exists(kini), intervensi_rhk__isnull=False, intervensi_teks="")

    def _tanpa_peran(self) -> QuerySet[Penempatan]:
        punya = Rhk.objects.filter(skp__pegawai=OuterRef("pegawai"), skp__periode=self.periode, skp__status__in=BERLAKU)
        bebas = BebasSkp.objects.pada(self.hari).filter(pegawai=OuterRef("pegawai"))
        duduk = Penempatan.objects.pada(self.hari).filter(
            jenis="definitif", unit__in=self.unit.order_by().values("pk"), pegawai__nip__isnull=False
        )
        return (
            duduk.filter(~Exists(punya), ~Exists(bebas))
            .select_related("pegawai", "jabatan", "unit")
            .order_by("unit__jalur", "pegawai__nama", "pk")
        )

    def _beban_berlebih(self) -> QuerySet[Skp]:
        utama = Count("rhk", filter=Q(rhk__jenis="utama"))
        skp = self._skp().annotate(utama=utama).filter(utama__gt=self.batas_beban)
        return skp.select_related("pegawai", "penilai", "penempatan__jabatan").order_by("unit", "pk")

    def _salinan_persis(self) -> QuerySet[Rhk]:
        sendiri, pimpinan = Lower(Trim("teks")), Lower(Trim("salinan_rhk"))
        rhk = self._rhk().exclude(salinan_rhk="").annotate(a=sendiri, b=pimpinan)
        return rhk.filter(a=F("b"))

    # In words ---------------------------------------------------------------------------------------
    def _kata_iku_tanpa_pemilik(self, semua: list[IndikatorUnit]) -> list[Temuan]:
        pimpinan = Pegawai.objects.in_bulk({i.pimpinan for i in semua if i.pimpinan})  # type: ignore[attr-defined]
        return [self._kata_iku(i, pimpinan.get(i.pimpinan)) for i in semua]  # type: ignore[attr-defined]

    def _kata_iku(self, iku: IndikatorUnit, pimpinan: Pegawai | None) -> Temuan:
        rencana = iku.sasaran.rencana
        return Temuan(
            Jenis.IKU_TANPA_PEMILIK, iku.pk, iku.teks, f"Perjanjian Kinerja {rencana.unit.nama}", pimpinan,
            unit=rencana.unit.kode, rencana=rencana.kode,
        )  # fmt: skip

    def _kata_rhk_yatim(self, rhk: Rhk) -> Temuan:
        return self._dari_rhk(Jenis.RHK_YATIM, rhk, "Belum terhubung dengan RHK pimpinan.")

    def _kata_cabang_putus(self, rhk: Rhk) -> Temuan:
        return self._dari_rhk(Jenis.CABANG_PUTUS, rhk, f"Semula mengintervensi “{rhk.salinan_rhk}”.")

    def _kata_salinan_persis(self, rhk: Rhk) -> Temuan:
        return self._dari_rhk(Jenis.SALINAN_PERSIS, rhk, "Sama persis dengan RHK pimpinan.")

    def _dari_rhk(self, jenis: Jenis, rhk: Rhk, sebab: str) -> Temuan:
        siapa = f"{rhk.skp.pegawai.nama_lengkap}, {rhk.skp.penempatan.nama_jabatan}"
        return Temuan(jenis, rhk.pk, rhk.teks, f"{siapa}. {sebab}", rhk.skp.pegawai, rhk.pk, rhk.skp.kode)

    def _kata_tanpa_peran(self, duduk: Penempatan) -> Temuan:
        return Temuan(
            Jenis.TANPA_PERAN, duduk.pk, duduk.pegawai.nama_lengkap, f"{duduk.nama_jabatan}, {duduk.unit.nama}",
            duduk.pegawai, unit=duduk.unit.kode,
        )  # fmt: skip

    def _kata_beban_berlebih(self, skp: Skp) -> Temuan:
        sebab = f"{skp.penempatan.nama_jabatan}: {skp.utama} RHK utama, panduan paling banyak {self.batas_beban}."
        return Temuan(Jenis.BEBAN_BERLEBIH, skp.pk, skp.pegawai.nama_lengkap, sebab, skp.penilai, skp=skp.kode)
