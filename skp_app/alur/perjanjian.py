"""From the Perjanjian Kinerja, RKT and Renstra of a unit into the SKP of its leader (Lampiran p. 27 A.2.a 3)."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from django.db import transaction
from django.db.models import F, Prefetch

from pegawai.models import Jejak, Pegawai
from pegawai.penolakan import IsianKeliru, KeadaanMenolak
from skp_app.alur.baris import berikut
from skp_app.alur.penyusunan import IKI_TERBANYAK, RHK_TERBANYAK, buka
from skp_app.aturan.hasil_kerja import JenisRencana, JenisRhk, Keluarga, Pendekatan
from skp_app.aturan.kelengkapan import Temuan
from skp_app.aturan.rencana import kunci
from skp_app.models import Iki, IndikatorUnit, RencanaUnit, Rhk, SasaranUnit, Skp

URUTAN = (JenisRencana.PK, JenisRencana.RKT, JenisRencana.RENSTRA)


class Butir(NamedTuple):
    """One indicator of a plan, its target in the year of the SKP, and the IKI that it is in the SKP."""

    indikator: IndikatorUnit
    target: str
    iki: Iki | None


class Bagian(NamedTuple):
    sasaran: SasaranUnit
    butir: list[Butir]


class Rencana(NamedTuple):
    rencana: RencanaUnit
    bagian: list[Bagian]


def bersumber(skp: Skp) -> bool:
    """Does this SKP come from the plans of a unit? That of its leader, JPT or pimpinan unit kerja mandiri."""
    return skp.keluarga == Keluarga.JPT and skp.memimpin_unit


def rencana_skp(skp: Skp) -> list[Rencana]:
    """The plans of the unit that the SKP leads, PK first, each indicator beside the IKI that it has become."""
    if not bersumber(skp):
        return []
    tahun = skp.mulai.year
    semua = RencanaUnit.objects.filter(unit=skp.unit_id, tahun_mulai__lte=tahun, tahun_selesai__gte=tahun)
    indikator = IndikatorUnit.objects.exclude(teks="").prefetch_related("target")
    sasaran = SasaranUnit.objects.prefetch_related(Prefetch("indikator", indikator))
    milik = _Milik(skp)
    urut = sorted(semua.prefetch_related(Prefetch("sasaran", sasaran)), key=lambda r: URUTAN.index(r.jenis))  # type: ignore[arg-type]
    return [Rencana(r, [_bagian(s, tahun, milik) for s in r.sasaran.all()]) for r in urut]


class _Milik:
    """The IKI of an SKP, found by their indicator or by their words."""

    def __init__(self, skp: Skp):
        self.semua = list(Iki.objects.filter(rhk__skp=skp).select_related("rhk").order_by("rhk", "urutan", "pk"))
        self.indikator = {i.indikator_id: i for i in self.semua if i.indikator_id}
        self.teks = {kunci(i.teks): i for i in reversed(self.semua) if i.teks}

    def iki(self, indikator: IndikatorUnit) -> Iki | None:
        return self.indikator.get(indikator.pk) or self.teks.get(kunci(indikator.teks))


def _bagian(sasaran: SasaranUnit, tahun: int, milik: _Milik) -> Bagian:
    return Bagian(sasaran, [Butir(i, target_tahun(i, tahun), milik.iki(i)) for i in sasaran.indikator.all()])


def target_tahun(indikator: IndikatorUnit, tahun: int) -> str:
    """The target of that year, else the newest one: a Renstra may name its last year only. The unit is added once."""
    target = {t.tahun: t.teks for t in indikator.target.all()}
    teks = target.get(tahun) or (target[max(target)] if target else "")
    return f"{teks} {indikator.satuan}" if teks and _perlu_satuan(teks, indikator.satuan) else teks


def _perlu_satuan(teks: str, satuan: str) -> bool:
    """'95' needs 'nilai', '95%' needs no 'persen'."""
    sudah = satuan.casefold() in teks.casefold() or ("%" in teks and satuan.casefold() in {"persen", "persentase"})
    return bool(satuan) and not sudah


# Into the SKP ---------------------------------------------------------------------------------------
class Hasil(NamedTuple):
    rhk: list[Rhk]  # new or widened ones
    iki: int
    dihubungkan: int  # IKI that were there and are linked now
    dilewati: int


@transaction.atomic
def ambil(
    skp: Skp,
    *,
    oleh: Pegawai,
    indikator: Collection[int] = (),
    sama: Mapping[int, int] | None = None,
    penugasan_dari: str = "",
) -> Hasil:
    """Chosen indicators become IKI of RHK utama; those in `sama` {indicator: IKI} were written already, only linked.

    What is there is passed over, so a second click adds nothing twice.
    """
    skp, sama = buka(skp, oleh), dict(sama or {})
    _pastikan_bersumber(skp)
    tersedia = {b.indikator.pk: (bagian, b) for r in rencana_skp(skp) for bagian in r.bagian for b in bagian.butir}
    if (set(indikator) | sama.keys()) - tersedia.keys():
        raise IsianKeliru("Indikator yang dipilih tidak ada pada rencana unit. Muat ulang halaman, lalu pilih lagi.")
    dihubungkan = _hubungkan(skp, sama, tersedia)
    dipilih = [tersedia[pk] for pk in tersedia if pk in indikator and pk not in sama]
    penulis = _Penulis(skp, penugasan_dari)
    for bagian, butir in dipilih:
        penulis.masukkan(bagian.sasaran, butir)
    hasil = Hasil(penulis.rhk, penulis.banyak, dihubungkan, len(dipilih) - penulis.banyak)
    if hasil.iki or dihubungkan:
        Skp.objects.filter(pk=skp.pk).update(versi=F("versi") + 1)
        Jejak.catat(skp, "isi_dari", oleh=oleh, sumber="perjanjian", iki=hasil.iki, dihubungkan=dihubungkan,
                    sebagai="pemilik" if skp.pegawai_id == oleh.pk else "penyusun")  # fmt: skip
    return hasil


def _pastikan_bersumber(skp: Skp) -> None:
    if not bersumber(skp):
        raise KeadaanMenolak("Hanya SKP pimpinan tinggi dan pimpinan unit kerja mandiri yang diisi dari rencana unit.")


def _hubungkan(skp: Skp, sama: Mapping[int, int], tersedia: Mapping[int, tuple[Bagian, Butir]]) -> int:
    milik = {i.pk: i for i in Iki.objects.filter(rhk__skp=skp, pk__in=sama.values()).select_related("rhk")}
    if set(sama.values()) - milik.keys():
        raise IsianKeliru("Indikator yang dipilih tidak ada pada SKP ini.")
    banyak = 0
    for indikator, iki in sama.items():
        if milik[iki].indikator_id != indikator:
            _tautkan(milik[iki], *tersedia[indikator])
            banyak += 1
    return banyak


def _tautkan(iki: Iki, bagian: Bagian, butir: Butir) -> None:
    iki.indikator = butir.indikator
    iki.save(update_fields=["indikator"])
    if iki.rhk.sasaran_id is None:
        iki.rhk.sasaran = bagian.sasaran
        iki.rhk.save(update_fields=["sasaran"])


class _Penulis:
    """Writes IKI under the RHK of their sasaran; an RHK is made when none has it yet."""

    def __init__(self, skp: Skp, penugasan_dari: str):
        self.skp, self.penugasan_dari = skp, penugasan_dari
        self.milik = _Milik(skp)
        self.ada = list(skp.rhk.filter(jenis=JenisRhk.UTAMA))
        self.rhk: list[Rhk] = []
        self.banyak = 0

    def masukkan(self, sasaran: SasaranUnit, butir: Butir) -> None:
        if ada := self.milik.iki(butir.indikator):
            if ada.indikator_id is None:  # the same words: now they know where they come from
                _tautkan(ada, Bagian(sasaran, []), butir)
            return
        rhk = self._rhk(sasaran)
        if rhk.iki.count() >= IKI_TERBANYAK:
            raise IsianKeliru(f"Satu RHK memuat paling banyak {IKI_TERBANYAK} indikator.")
        iki = Iki.objects.create(
            rhk=rhk,
            urutan=berikut(rhk.iki),
            teks=butir.indikator.teks,
            target=butir.target[: Iki._meta.get_field("target").max_length],
            perspektif=sasaran.perspektif,
            indikator=butir.indikator,
        )
        self.milik.indikator[butir.indikator.pk] = self.milik.teks[kunci(iki.teks)] = iki
        self.banyak += 1
        if rhk not in self.rhk:
            self.rhk.append(rhk)

    def _rhk(self, sasaran: SasaranUnit) -> Rhk:
        for rhk in self.ada:
            if rhk.sasaran_id == sasaran.pk or kunci(rhk.teks) == kunci(sasaran.teks):
                return rhk
        if self.skp.rhk.count() >= RHK_TERBANYAK:
            raise IsianKeliru(f"Satu SKP memuat paling banyak {RHK_TERBANYAK} RHK. Pilih lebih sedikit.")
        rhk = Rhk.objects.create(
            skp=self.skp,
            urutan=berikut(self.skp.rhk),
            teks=sasaran.teks,
            sasaran=sasaran,
            penugasan_dari=self.penugasan_dari,
        )
        self.ada.append(rhk)
        return rhk


# What the law demands -------------------------------------------------------------------------------
class TemuanPerjanjian(NamedTuple):
    kekurangan: list[Temuan]
    saran: list[Temuan]


def temuan(skp: Skp, daftar: Iterable[Rhk]) -> TemuanPerjanjian:
    """What the PK of the unit names and no RHK utama has (p. 27: "wajib dituangkan"); of a draft PK only as saran.

    A quantitative SKP must hold every indicator. A qualitative one says them in other words, as the example of the
    regulation does (p. 165-166 beside p. 170-172), so only a missing sasaran is pointed out there. All this stands
    beside the content of `isi_skp` and never in it: the hash of a set SKP does not know of plans.
    """
    return temuan_banyak([(skp, daftar)])[skp.pk]


def temuan_banyak(pasangan: Iterable[tuple[Skp, Iterable[Rhk]]]) -> dict[int, TemuanPerjanjian]:
    """The same for many SKP: {pk: ...} in at most three queries, none when no SKP comes from a plan."""
    pasangan = list(pasangan)
    pk = _pk([skp for skp, _ in pasangan if bersumber(skp)])
    kurang = _kekurangan([(pk[skp.pk], skp, rhk) for skp, rhk in pasangan if skp.pk in pk])
    return {skp.pk: _temuan(skp, pk.get(skp.pk), kurang.get(skp.pk, [])) for skp, _ in pasangan}


def _temuan(skp: Skp, pk: RencanaUnit | None, kalimat: list[str]) -> TemuanPerjanjian:
    hasil = [Temuan(k, "hasil") for k in kalimat]
    wajib = pk and skp.pendekatan == Pendekatan.KUANTITATIF and not pk.rancangan
    return TemuanPerjanjian(hasil, []) if wajib else TemuanPerjanjian([], hasil)


def _pk(daftar: list[Skp]) -> dict[int, RencanaUnit]:
    """{SKP: the PK of its unit and year}"""
    if not daftar:
        return {}
    semua = RencanaUnit.objects.filter(jenis=JenisRencana.PK, unit__in={s.unit_id for s in daftar})
    milik = {(r.unit_id, r.tahun_mulai): r for r in semua.filter(tahun_mulai__in={s.mulai.year for s in daftar})}
    return {s.pk: milik[s.unit_id, s.mulai.year] for s in daftar if (s.unit_id, s.mulai.year) in milik}


def _kekurangan(daftar: list[tuple[RencanaUnit, Skp, Iterable[Rhk]]]) -> dict[int, list[str]]:
    kualitatif = {pk.pk for pk, skp, _ in daftar if skp.pendekatan == Pendekatan.KUALITATIF}
    kuantitatif = {pk.pk for pk, skp, _ in daftar if skp.pendekatan != Pendekatan.KUALITATIF}
    sasaran, indikator = _sasaran(kualitatif), _indikator(kuantitatif)
    hasil = {}
    for pk, skp, baris in daftar:
        utama = [r for r in baris if r.jenis == JenisRhk.UTAMA]
        sebutan = "rancangan Perjanjian Kinerja" if pk.rancangan else "Perjanjian Kinerja"
        if skp.pendekatan == Pendekatan.KUALITATIF:
            jenis, kurang = "Sasaran", _sasaran_kurang(sasaran.get(pk.pk, []), utama)
        else:
            jenis, kurang = "Indikator", _indikator_kurang(indikator.get(pk.pk, []), utama)
        hasil[skp.pk] = [f"{jenis} {sebutan} “{teks}” belum ada pada RHK utama." for teks in kurang]
    return hasil


def _sasaran(rencana: set[int]) -> dict[int, list[SasaranUnit]]:
    hasil: dict[int, list[SasaranUnit]] = {}
    for s in SasaranUnit.objects.filter(rencana__in=rencana).exclude(teks="") if rencana else ():
        hasil.setdefault(s.rencana_id, []).append(s)
    return hasil


def _indikator(rencana: set[int]) -> dict[int, list[IndikatorUnit]]:
    hasil: dict[int, list[IndikatorUnit]] = {}
    urut = ("sasaran__urutan", "sasaran", "urutan", "pk")
    semua = IndikatorUnit.objects.filter(sasaran__rencana__in=rencana).exclude(teks="").order_by(*urut)
    for i in semua.select_related("sasaran") if rencana else ():
        hasil.setdefault(i.sasaran.rencana_id, []).append(i)
    return hasil


def _indikator_kurang(semua: list[IndikatorUnit], utama: list[Rhk]) -> list[str]:
    dimuat = [i for r in utama for i in r.iki.all()]
    terhubung, kata = {i.indikator_id for i in dimuat}, {kunci(i.teks) for i in dimuat}
    return [i.teks for i in semua if i.pk not in terhubung and kunci(i.teks) not in kata]


def _sasaran_kurang(semua: list[SasaranUnit], utama: list[Rhk]) -> list[str]:
    terhubung, kata = {r.sasaran_id for r in utama}, {kunci(r.teks) for r in utama}
    kurang = [s.teks for s in semua if s.pk not in terhubung and kunci(s.teks) not in kata]
    return list(dict.fromkeys(kurang))  # a sasaran of two perspektif stands in the plan twice
