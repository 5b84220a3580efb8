"""Strategi pencapaian hasil kerja of a leader, and the workblock that finds it (Lampiran p. 39-43, Format A.1.4)."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from pegawai.models import Jejak, Pegawai
from pegawai.penolakan import IsianKeliru, KeadaanMenolak
from skp_app.alur.baris import Kiriman, Simpanan, berikut, geser, kosong, tulis
from skp_app.alur.manual import pastikan_boleh
from skp_app.alur.transisi import terkunci
from skp_app.aturan.hasil_kerja import Keluarga, TingkatStrategi
from skp_app.models import Iki, Skp, Strategi, TimKerja, Workblock

STRATEGI_TERBANYAK = 200  # of one SKP
TINGKAT_TERDALAM = 4  # strategies below strategies
WORKBLOCK_TERBANYAK = 40
BIDANG = frozenset({"teks", "tingkat", "cascading"})
BIDANG_WORKBLOCK = frozenset(
    {"judul", "pemilik", "waktu", "tujuan", "indikator", "pihak", "penerima", "anggaran", "strategi_rutin",
     "strategi_transformatif", "keluaran_rutin", "keluaran_transformatif"}
)  # fmt: skip


class Cabang(NamedTuple):
    """A strategy where it hangs: its depth from 0, and whether another may hang below."""

    strategi: Strategi
    dalam: int

    @property
    def boleh_beranak(self) -> bool:
        return self.dalam + 1 < TINGKAT_TERDALAM


class StrategiIki(NamedTuple):
    iki: Iki
    nomor: str  # 2.1
    cabang: list[Cabang]
    workblock: list[Workblock]


class Strategis(NamedTuple):
    iki: list[StrategiIki]
    lepas: list[Cabang]  # their IKI is no longer in the SKP
    workblock_lepas: list[Workblock]


def memimpin(skp: Skp) -> bool:
    """Leads people, so results are passed on: head of a unit, JPT, or ketua of a tim kerja (p. 39 a and d)."""
    if skp.memimpin_unit or skp.keluarga == Keluarga.JPT:
        return True
    return mengetuai_tim(skp)


def mengetuai_tim(skp: Skp) -> bool:
    """Does he lead a tim kerja this year? Asked once per SKP in hand."""
    if "mengetuai" not in skp.__dict__:
        tim = TimKerja.objects.filter(ketua=skp.pegawai_id, periode=skp.periode_id)
        skp.mengetuai = tim.exists()  # type: ignore[attr-defined]
    return bool(skp.mengetuai)  # type: ignore[attr-defined]


def pastikan_memimpin(skp: Skp) -> None:
    if not memimpin(skp):
        raise KeadaanMenolak("Strategi disusun pada SKP yang memimpin unit atau mengetuai tim kerja.")


def milik(skp: Skp) -> QuerySet[Strategi]:
    """Strategies of this version of the SKP; a new version begins with copies of them."""
    return Strategi.objects.filter(skp=skp)


def workblock_milik(skp: Skp) -> QuerySet[Workblock]:
    return Workblock.objects.filter(skp=skp)


def susunan(skp: Skp) -> Strategis:
    """Strategies and workblocks under each IKI, as a flattened tree."""
    anak: dict[tuple[UUID, int | None], list[Strategi]] = defaultdict(list)
    for s in milik(skp):
        anak[s.garis_iki, s.induk_id].append(s)
    blok: dict[UUID | None, list[Workblock]] = defaultdict(list)
    for w in workblock_milik(skp):
        blok[w.garis_iki].append(w)
    daftar = []
    for n, rhk in enumerate(skp.rhk.prefetch_related("iki"), start=1):
        for m, iki in enumerate(rhk.iki.all(), start=1):
            iki.rhk = rhk
            cabang = list(_turun(anak, iki.garis, None, 0))
            daftar.append(StrategiIki(iki, f"{n}.{m}", cabang, blok.pop(iki.garis, [])))
    dipakai = {b.iki.garis for b in daftar}
    sisa = [c for garis, induk in list(anak) if induk is None and garis not in dipakai
            for c in _turun(anak, garis, None, 0)]  # fmt: skip
    return Strategis(daftar, sisa, [w for semua in blok.values() for w in semua])


def _turun(
    anak: dict[tuple[UUID, int | None], list[Strategi]], garis: UUID, induk: int | None, dalam: int
) -> Iterator[Cabang]:
    for s in anak.get((garis, induk), []):
        yield Cabang(s, dalam)
        yield from _turun(anak, garis, s.pk, dalam + 1)


class Terbuka(NamedTuple):
    """An SKP whose strategies are locked for one change."""

    skp: Skp
    oleh: Pegawai

    def catat(self, kata_kerja: str, **data: Any) -> None:
        sebagai = "pemilik" if self.skp.pegawai_id == self.oleh.pk else "penyusun"
        Jejak.catat(self.skp, kata_kerja, oleh=self.oleh, sebagai=sebagai, **data)


def _buka(skp: Skp, oleh: Pegawai) -> Terbuka:
    skp = terkunci(skp)
    pastikan_memimpin(skp)
    pastikan_boleh(skp, oleh, "Strategi")
    return Terbuka(skp, oleh)


@transaction.atomic
def simpan(skp: Skp, *, oleh: Pegawai, strategi: Kiriman | None = None) -> Simpanan:
    """Save rows of the sheet."""
    buka, hasil, strategi = _buka(skp, oleh), kosong(), strategi or {}
    tulis("strategi", milik(buka.skp).in_bulk(strategi), strategi, hasil, boleh=BIDANG)
    if hasil.ubahan:
        buka.catat("ubah_strategi", baris=hasil.ubahan)
    return hasil


@transaction.atomic
def tambah(
    skp: Skp,
    *,
    oleh: Pegawai,
    iki: Iki | None = None,
    induk: Strategi | None = None,
    tingkat: str = TingkatStrategi.OUTPUT,
    **isian: Any,
) -> Strategi:
    """A new strategy under an IKI of this SKP, or below another strategy of it."""
    buka = _buka(skp, oleh)
    garis = _tempat(buka.skp, iki, induk)
    if milik(buka.skp).count() >= STRATEGI_TERBANYAK:
        raise IsianKeliru(f"Satu SKP memuat paling banyak {STRATEGI_TERBANYAK} strategi.")
    saudara = milik(buka.skp).filter(garis_iki=garis, induk=induk)
    baru = Strategi.objects.create(
        skp=buka.skp, garis_iki=garis, induk=induk, urutan=berikut(saudara), tingkat=TingkatStrategi(tingkat), **isian
    )
    buka.catat("tambah_strategi", strategi=baru.pk, teks=baru.teks)
    return baru


def _tempat(skp: Skp, iki: Iki | None, induk: Strategi | None) -> UUID:
    if induk:
        if not milik(skp).filter(pk=induk.pk).exists():
            raise KeadaanMenolak("Strategi di atasnya sudah dihapus dari tempat lain.")
        if kedalaman(induk) + 1 >= TINGKAT_TERDALAM:
            raise IsianKeliru(f"Strategi diturunkan paling banyak {TINGKAT_TERDALAM} tingkat.")
        return induk.garis_iki
    if iki is None or not Iki.objects.filter(pk=iki.pk, rhk__skp=skp).exists():
        raise KeadaanMenolak("Indikator ini sudah dihapus dari tempat lain.")
    return iki.garis


def kedalaman(strategi: Strategi) -> int:
    """How many strategies stand above it."""
    banyak = 0
    while strategi.induk and banyak <= TINGKAT_TERDALAM:
        strategi, banyak = strategi.induk, banyak + 1
    return banyak


@transaction.atomic
def hapus(strategi: Strategi, *, oleh: Pegawai) -> None:
    """With everything below it."""
    buka = _buka(strategi.skp, oleh)
    if milik(buka.skp).filter(pk=strategi.pk).delete()[0]:
        buka.catat("hapus_strategi", strategi=strategi.pk, teks=strategi.teks)


@transaction.atomic
def pindah(strategi: Strategi, *, oleh: Pegawai, arah: str) -> None:
    """Exchange places with a neighbour under the same IKI or strategy."""
    buka = _buka(strategi.skp, oleh)
    saudara = list(milik(buka.skp).filter(garis_iki=strategi.garis_iki, induk=strategi.induk_id))
    if strategi in saudara and geser(saudara, strategi, arah):
        buka.catat("pindah_strategi", strategi=strategi.pk, arah=arah)


# Workblock -------------------------------------------------------------------------------------------
@transaction.atomic
def tambah_workblock(skp: Skp, *, oleh: Pegawai, iki: Iki, **isian: Any) -> Workblock:
    """A new sheet for one IKI; owner and indicator are written beforehand, the person goes on from there."""
    buka = _buka(skp, oleh)
    _tempat(buka.skp, iki, None)
    if workblock_milik(buka.skp).count() >= WORKBLOCK_TERBANYAK:
        raise IsianKeliru(f"Satu SKP memuat paling banyak {WORKBLOCK_TERBANYAK} workblock.")
    bawaan = {
        "judul": "Inisiatif strategi baru",
        "pemilik": buka.skp.penempatan.nama_jabatan[:300],
        "indikator": f"{iki.teks} {iki.target}".strip()[:1000],
    }
    baru = Workblock.objects.create(
        skp=buka.skp, garis_iki=iki.garis, urutan=berikut(workblock_milik(buka.skp)), **(bawaan | isian)
    )
    buka.catat("tambah_workblock", workblock=baru.pk)
    return baru


@transaction.atomic
def simpan_workblock(skp: Skp, *, oleh: Pegawai, workblock: Kiriman) -> Simpanan:
    buka, hasil = _buka(skp, oleh), kosong()
    tulis("workblock", workblock_milik(buka.skp).in_bulk(workblock), workblock, hasil, boleh=BIDANG_WORKBLOCK)
    if hasil.ubahan:
        buka.catat("ubah_workblock", baris=hasil.ubahan)
    return hasil


@transaction.atomic
def hapus_workblock(workblock: Workblock, *, oleh: Pegawai) -> None:
    buka = _buka(workblock.skp, oleh)
    if workblock_milik(buka.skp).filter(pk=workblock.pk).delete()[0]:
        buka.catat("hapus_workblock", workblock=workblock.pk, judul=workblock.judul)
