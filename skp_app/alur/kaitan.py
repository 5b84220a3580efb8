"""The lines of the SKP that a daily entry may belong to, by what was picked or by the words of its column."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.utils.timezone import localdate

from pegawai.models import Pegawai
from pegawai.penolakan import IsianKeliru
from skp_app.aturan.lembar import DI_LUAR_RHK, IsiBaris, Kait
from skp_app.aturan.status import TIDAK_DIHITUNG
from skp_app.models import CatatanHarian, RencanaAksi, Rhk, Skp

ASING = "Pilih RHK atau indikator yang tersedia pada tanggal ini."


def skp_bertanggal(pegawai: Pegawai, mulai: date, selesai: date) -> Any:
    """Set SKP of this person whose days touch the range, each once; queryset in the order of their days."""
    milik = Skp.objects.filter(pegawai=pegawai, ditetapkan_pada__isnull=False, mulai__lte=selesai, selesai__gte=mulai)
    return milik.exclude(status__in=TIDAK_DIHITUNG).order_by("mulai", "pk")


class Kaitan:
    """All lines of some SKP. Three queries, when first asked; one more for the words of rencana aksi."""

    def __init__(self, daftar: Any):
        self._daftar = daftar

    @classmethod
    def milik(cls, pegawai: Pegawai, mulai: date, selesai: date) -> "Kaitan":
        return cls(skp_bertanggal(pegawai, mulai, selesai))

    @cached_property
    def skp(self) -> list[Skp]:
        daftar = self._daftar.select_related("periode")
        return list(daftar.prefetch_related(Prefetch("rhk", Rhk.objects.prefetch_related("iki"))))

    @cached_property
    def nomor(self) -> dict[UUID, str]:
        """{line: its number in the SKP}: 2 for an RHK, 2.1 for its first IKI."""
        hasil = {}
        for skp in self.skp:
            for n, rhk in enumerate(skp.rhk.all(), start=1):
                hasil[rhk.garis] = str(n)
                hasil |= {iki.garis: f"{n}.{m}" for m, iki in enumerate(rhk.iki.all(), start=1)}
        return hasil

    def _lini(self) -> Iterable[tuple[Skp, Any, Any]]:
        """(SKP, RHK, None) and (SKP, RHK, IKI) of everything."""
        for skp in self.skp:
            for rhk in skp.rhk.all():
                yield skp, rhk, None
                for iki in rhk.iki.all():
                    yield skp, rhk, iki

    @cached_property
    def _menurut_nilai(self) -> dict[str, list[tuple[Skp, Kait]]]:
        hasil: dict[str, list[tuple[Skp, Kait]]] = {}
        for skp, rhk, iki in self._lini():
            kait = Kait(rhk.garis, iki.garis if iki else None)
            hasil.setdefault(kait.nilai, []).append((skp, kait))
        return hasil

    @cached_property
    def _teks(self) -> dict[UUID, str]:
        return {(iki or rhk).garis: (iki or rhk).teks for _, rhk, iki in self._lini()}

    @cached_property
    def _menurut_teks(self) -> dict[str, list[tuple[Skp, Kait]]]:
        hasil: dict[str, list[tuple[Skp, Kait]]] = {}
        for skp, rhk, iki in self._lini():
            kait = Kait(rhk.garis, iki.garis if iki else None)
            hasil.setdefault(rapi((iki or rhk).teks), []).append((skp, kait))
        for skp, aksi in self._rencana_aksi():
            hasil.setdefault(rapi(aksi.teks), []).append((skp, Kait(aksi.garis_rhk, aksi.garis_iki)))
        return hasil

    def _rencana_aksi(self) -> Iterable[tuple[Skp, RencanaAksi]]:
        """Steps agreed for these SKP (Format B.1.1): the first column of e-Kinerja BKN names them."""
        serangkai = {s.rangkaian: s for s in self.skp}
        for aksi in RencanaAksi.objects.filter(rangkaian__in=serangkai).order_by("pk"):
            yield serangkai[aksi.rangkaian], aksi

    def pilihan(self, hari: date | None = None) -> list[tuple[str, list[tuple[str, str]]]]:
        """[(RHK, [(value, label)])] for a select; of the SKP of one day, or of all."""
        hasil = []
        for skp in self.skp:
            if hari and not skp.mulai <= hari <= skp.selesai:
                continue
            for rhk in skp.rhk.all():
                iki = [(Kait(rhk.garis, i.garis).nilai, i.teks) for i in rhk.iki.all()]
                nomor = self.nomor[rhk.garis]
                hasil.append((f"{nomor}. {rhk.teks}", [*iki, (Kait(rhk.garis).nilai, f"RHK {nomor}, tanpa indikator")]))
        return hasil

    def baca(self, nilai: str, hari: date) -> Kait:
        """The line that was picked. Raises IsianKeliru for one that is no part of the SKP of that day."""
        if nilai in {"", "luar"}:
            return Kait(di_luar_rhk=nilai == "luar")
        for skp, kait in self._menurut_nilai.get(nilai, ()):
            if skp.mulai <= hari <= skp.selesai:
                return kait
        raise IsianKeliru(ASING)

    def cocok(self, teks: str, hari: date) -> Kait | None:
        """The line that these words name, or None."""
        if rapi(teks) == rapi(DI_LUAR_RHK):
            return Kait(di_luar_rhk=True)
        calon = [k for skp, k in self._menurut_teks.get(rapi(teks), ()) if skp.mulai <= hari <= skp.selesai]
        return next((k for k in calon if k.garis_iki), calon[0] if calon else None)

    def sebut(self, baris: Any) -> str:
        """The words of the column Rencana Aksi: as they came, else those of the line."""
        return baris.rencana_aksi or self.nama(kait(baris))

    def nama(self, kait: Kait) -> str:
        if kait.di_luar_rhk:
            return DI_LUAR_RHK
        garis = kait.garis_iki or kait.garis_rhk
        return self._teks.get(garis, "") if garis else ""


def rapi(teks: str) -> str:
    return " ".join(teks.casefold().split())


class Pengait:
    """Finds the line of a row by the words of its column. Seven queries for any number of rows."""

    def __init__(self, pegawai: Pegawai, mulai: date, selesai: date):
        self.kaitan = Kaitan.milik(pegawai, mulai, selesai)
        self.ingat = _pernah_dihubungkan(pegawai, min([mulai, *(s.mulai for s in self.kaitan.skp)]), localdate())

    def kait(self, isi: IsiBaris, semula: Any = None) -> tuple[IsiBaris, Kait]:
        """The row with its line: by the words, as the stored row `semula` is linked, or as the words were before."""
        teks = isi.rencana_aksi
        if semula is not None and teks == self.kaitan.sebut(semula) and isi.tanggal == semula.tanggal:
            return isi._replace(rencana_aksi=semula.rencana_aksi), kait(semula)
        langsung = self.kaitan.cocok(teks, isi.tanggal) if teks else None
        if langsung is None:
            return isi, self._seperti_dulu(teks, isi.tanggal)
        # Words that are those of the line itself need no copy beside it.
        return (isi._replace(rencana_aksi="") if self.kaitan.nama(langsung) == teks else isi), langsung

    def _seperti_dulu(self, teks: str, hari: date) -> Kait:
        ingatan = self.ingat.get(rapi(teks), Kait())
        try:  # the line may be gone from the SKP of that day
            return self.kaitan.baca(ingatan.nilai, hari)
        except IsianKeliru:
            return Kait()


def kait(baris: Any) -> Kait:
    """The line of a stored row."""
    return Kait(baris.garis_rhk, baris.garis_iki, baris.di_luar_rhk)


def _pernah_dihubungkan(pegawai: Pegawai, mulai: date, selesai: date) -> dict[str, Kait]:
    """{words: the line they were linked to last} in these days, so that nobody links the same words twice."""
    baris = CatatanHarian.objects.filter(pegawai=pegawai, tanggal__range=(mulai, selesai)).exclude(rencana_aksi="")
    terhubung = baris.exclude(garis_rhk=None, di_luar_rhk=False).order_by("diubah_pada", "pk")
    kolom = terhubung.values_list("rencana_aksi", "garis_rhk", "garis_iki", "di_luar_rhk")
    return {rapi(teks): Kait(rhk, iki, luar) for teks, rhk, iki, luar in kolom}
