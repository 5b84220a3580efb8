"""Perjanjian kinerja of many units: each row is an indicator with the sasaran it belongs to (Lampiran p. 26-27)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from pegawai.alur.impor import acuan, sumber
from pegawai.alur.impor.daftar import Rencana, nilai
from pegawai.alur.impor.pena import Pena
from pegawai.alur.impor.sumber import TolakBaris
from pegawai.aturan.impor.bacaan import UNOR_ID
from pegawai.aturan.impor.dasar import Acuan, Jenis
from pegawai.models import BarisImpor, Impor, SumberData, UnitKerja
from pegawai.models.impor import Tindakan
from skp_app.alur.impor import ingatan
from skp_app.alur.rencana import BARIS_TERBANYAK, BATAS, INDIKATOR_TERBANYAK, SASARAN_TERBANYAK
from skp_app.aturan import impor_rencana as aturan
from skp_app.aturan.hasil_kerja import JenisRencana
from skp_app.aturan.rencana import kunci as kata_kunci
from skp_app.aturan.tempel_rencana import pilah, sebaris
from skp_app.models import IndikatorUnit, RencanaUnit, SasaranUnit, TargetIndikator

Nilai = dict[str, str | None]


class Kata(NamedTuple):
    """What one row says, as the plan keeps it."""

    sasaran: str
    sebutan: str
    indikator: str
    satuan: str
    target: str
    perspektif: str | None  # None: the file has no such column


@dataclass
class Tempat:
    """The PK of one unit and year while a piece of rows is looked at or written."""

    unit: UnitKerja
    tahun: int
    rencana: RencanaUnit | None = None
    sasaran: list[SasaranUnit] = field(default_factory=list)
    indikator: list[IndikatorUnit] = field(default_factory=list)
    akan: Counter[str] = field(default_factory=Counter)  # words of a sasaran -> new indicators

    @cached_property
    def menurut_kata(self) -> dict[tuple[str, str], IndikatorUnit]:
        return {(kata_kunci(i.sasaran.teks), kata_kunci(i.teks)): i for i in reversed(self.indikator)}

    def cari(self, kata: Kata) -> IndikatorUnit | None:
        return self.menurut_kata.get((kata_kunci(kata.sasaran), kata_kunci(kata.indikator)))

    def wadah(self, kata: Kata) -> SasaranUnit | None:
        """Where the indicator belongs: a sasaran of these words, of this perspektif when the file tells one."""
        sama = [s for s in self.sasaran if kata_kunci(s.teks) == kata_kunci(kata.sasaran)]
        if kata.perspektif is None:
            return sama[0] if sama else None
        return next((s for s in sama if s.perspektif == kata.perspektif), None)

    def muat(self, kata: Kata) -> None:
        """Count a new indicator. Raises TolakBaris when the plan is full."""
        milik = kata_kunci(kata.sasaran)
        dimiliki = sum(kata_kunci(i.sasaran.teks) == milik for i in self.indikator)
        if dimiliki + self.akan[milik] >= INDIKATOR_TERBANYAK:
            raise TolakBaris(f"Satu sasaran memuat paling banyak {INDIKATOR_TERBANYAK} indikator.")
        if len(self.indikator) + sum(self.akan.values()) >= BARIS_TERBANYAK:
            raise TolakBaris(f"Satu rencana memuat paling banyak {BARIS_TERBANYAK} indikator.")
        ada = {kata_kunci(s.teks) for s in self.sasaran} | self.akan.keys()
        if milik not in ada and len(ada) >= SASARAN_TERBANYAK:
            raise TolakBaris(f"Satu rencana memuat paling banyak {SASARAN_TERBANYAK} sasaran.")
        self.akan[milik] += 1


class Bekal(NamedTuple):
    tempat: Tempat
    kata: Kata
    indikator: IndikatorUnit | None
    sumber: SumberData | None
    kunci: str
    kolom: Nilai
    bidang: Nilai


@dataclass
class Sekitar:
    """What the database says around one piece of rows."""

    unit: dict[str, UnitKerja]
    tempat: dict[tuple[int, int], Tempat]
    indikator: dict[int, IndikatorUnit]
    target: dict[int, TargetIndikator]
    sumber: dict[str, SumberData]
    terkunci: set[int]


class PenerapPerjanjian:
    asal = aturan.PERJANJIAN_KINERJA.kode
    jenis: Jenis = aturan.PERJANJIAN_KINERJA
    bidang: Mapping[str, str] = {
        "sasaran": "Sasaran", "indikator": "Indikator", "satuan": "Satuan", "target": "Target",
        "perspektif": "Perspektif", ingatan.DIHAPUS: "Indikator",
    }  # fmt: skip

    def acuan(self, impor: Impor) -> Acuan:
        return acuan.susun(impor)

    def sebutan(self, isi: Mapping[str, str | None]) -> tuple[str, str]:
        nama = ": ".join(t for t in (isi.get(aturan.UNIT), isi.get(aturan.INDIKATOR)) if t)
        return isi.get(UNOR_ID) or "", sebaris(nama)

    def urutan(self, baris: BarisImpor, rencana: Rencana) -> int:
        return baris.nomor or 0

    def rapikan(self, impor: Impor) -> None:
        ingatan.sebut_yang_hilang(impor, self.asal, _kelompok, _kunci, self.sebutan)

    # Looking -------------------------------------------------------------------------------------
    def rencanakan(self, impor: Impor, baris: Sequence[BarisImpor], *, kunci: bool = False) -> list[Rencana]:
        isi = [nilai(b) for b in baris]
        sekitar = _sekitar(isi, self.asal, kunci)
        return [_satu(b, n, sekitar) for b, n in zip(baris, isi, strict=True)]

    # Writing -------------------------------------------------------------------------------------
    def tulis(self, pena: Pena, pasangan: Sequence[tuple[BarisImpor, Rencana]]) -> None:
        isi = [(b, r, r.bekal) for b, r in pasangan if r.bekal]
        indikator = _tambah(pena, [(b, k) for b, r, k in isi if r.tindakan == Tindakan.BARU])
        indikator |= {b.pk: k.indikator for b, _, k in isi if k.indikator}
        _ubah(pena, [(b, r, k) for b, r, k in isi if r.tindakan == Tindakan.BERUBAH])
        sumber.catat(
            pena,
            self.asal,
            [
                sumber.Isi(b, indikator[b.pk], k.kunci, k.kolom, k.bidang, r, k.sumber, _kelompok(k.kolom))
                for b, r, k in isi
            ],
        )

    def tandai_hilang(self, pena: Pena, baris: Sequence[BarisImpor]) -> None:
        ingatan.tandai_hilang(pena, baris)


def _kelompok(n: Mapping[str, str | None]) -> str:
    """Of which unit and year a file is complete; '' of a row that does not say it."""
    unit, tahun = n.get(UNOR_ID), n.get(aturan.TAHUN)
    return aturan.sidik(unit, tahun)[:24] if unit and tahun else ""


def _kunci(n: Mapping[str, str | None]) -> str:
    kata = _kata(n)
    return aturan.sidik(n.get(UNOR_ID) or "", n.get(aturan.TAHUN) or "", kata.sasaran, kata.indikator)


def _kata(n: Mapping[str, str | None]) -> Kata:
    sasaran, sebutan = pilah(n.get(aturan.SASARAN) or "")
    satuan, target, indikator = (sebaris(n.get(k) or "") for k in (aturan.SATUAN, aturan.TARGET, aturan.INDIKATOR))
    perspektif = (n[aturan.PERSPEKTIF] or "") if aturan.PERSPEKTIF in n else None
    return Kata(sasaran, sebutan, indikator, satuan, target, perspektif)


def _sekitar(isi: Sequence[Nilai], asal: str, kunci: bool) -> Sekitar:
    """Everything around these rows in seven queries."""
    kode = {n.get(UNOR_ID) for n in isi} - {None}
    unit = {u.kode_unor or "": u for u in UnitKerja.objects.filter(kode_unor__in=kode)}
    tahun = {int(t) for n in isi if (t := n.get(aturan.TAHUN))}
    rencana = RencanaUnit.objects.filter(jenis=JenisRencana.PK, unit__in=unit.values(), tahun_mulai__in=tahun)
    rencana = rencana.order_by("pk")
    tempat = {(u.pk, t): Tempat(u, t) for u in unit.values() for t in tahun}
    milik = {r.pk: r for r in (rencana.select_for_update() if kunci else rencana)}
    for r in milik.values():
        tempat[r.unit_id, r.tahun_mulai].rencana = r
    sasaran = {s.pk: s for s in SasaranUnit.objects.filter(rencana__in=milik)}
    for s in sasaran.values():
        _tempat(tempat, milik[s.rencana_id]).sasaran.append(s)
    indikator = {i.pk: i for i in IndikatorUnit.objects.filter(sasaran__in=sasaran)}
    for i in indikator.values():
        i.sasaran = sasaran[i.sasaran_id]
        _tempat(tempat, milik[i.sasaran.rencana_id]).indikator.append(i)
    target = TargetIndikator.objects.filter(indikator__in=indikator, tahun__in=tahun)
    ingat = ingatan.muat(asal, [_kunci(n) for n in isi], terkunci=kunci)
    return Sekitar(
        unit, tempat, indikator, {t.indikator_id: t for t in target}, ingat, ingatan.tahun_terkunci(tahun)
    )  # fmt: skip


def _tempat(tempat: Mapping[tuple[int, int], Tempat], rencana: RencanaUnit) -> Tempat:
    return tempat[rencana.unit_id, rencana.tahun_mulai]


def _satu(baris: BarisImpor, n: Nilai, s: Sekitar) -> Rencana:
    if baris.putusan == "tolak":
        return Rencana(Tindakan.TOLAK)
    unit, tahun = s.unit.get(n.get(UNOR_ID) or ""), n.get(aturan.TAHUN)
    if unit is None:
        return sumber.ditolak(sumber.TANPA_UNIT)
    if not tahun:
        return sumber.ditolak(ingatan.TANPA_TAHUN)
    tempat, kata, kunci = s.tempat[unit.pk, int(tahun)], _kata(n), _kunci(n)
    dahulu = s.sumber.get(kunci)
    ada = s.indikator.get(dahulu.objek_id) if dahulu else None
    ada = ada or tempat.cari(kata)
    if dahulu and ada is None and (pergi := ingatan.dihapus(baris, "masih ada")):
        return pergi
    try:
        _periksa_panjang(kata)
        rencana = _rencana(baris, Bekal(tempat, kata, ada, dahulu, kunci, n, {}), s)
    except TolakBaris as tolak:
        return sumber.ditolak(str(tolak))
    if rencana.perubahan and int(tahun) in s.terkunci:
        return sumber.ditolak(ingatan.kata_terkunci(int(tahun)))
    return rencana


def _rencana(baris: BarisImpor, k: Bekal, s: Sekitar) -> Rencana:
    baru: Nilai = {"target": k.kata.target}
    if aturan.SATUAN in k.kolom:
        baru["satuan"] = k.kata.satuan
    if k.kata.perspektif is not None:
        baru["perspektif"] = aturan.cetak_perspektif(k.kata.perspektif)
    bekal = k._replace(bidang=baru)
    if k.indikator is None:
        k.tempat.muat(k.kata)
        isi = {"sasaran": k.kata.sasaran, "indikator": k.kata.indikator, **baru}
        return sumber.rencana(baris, None, None, isi, bekal)
    tercatat = s.target.get(k.indikator.pk)
    kini: Nilai = {
        "target": tercatat.teks if tercatat else "", "satuan": k.indikator.satuan,
        "perspektif": aturan.cetak_perspektif(k.indikator.sasaran.perspektif),
    }  # fmt: skip
    return sumber.rencana(baris, kini, k.sumber, baru, bekal)


def _periksa_panjang(kata: Kata) -> None:
    batas = {
        "Sasaran": (kata.sasaran, BATAS.teks), "Tingkat sasaran": (kata.sebutan, BATAS.lain["sebutan"]),
        "Indikator": (kata.indikator, BATAS.teks), "Satuan": (kata.satuan, BATAS.lain["satuan"]),
        "Target": (kata.target, BATAS.target),
    }  # fmt: skip
    sumber.periksa_panjang(batas)


# Writing ------------------------------------------------------------------------------------------
Baru = Sequence[tuple[BarisImpor, Bekal]]


def _tambah(pena: Pena, baru: Baru) -> dict[int, Any]:
    """Plan, sasaran, indicator, target: one statement for each of these four. Gives {row: indicator}."""
    _tambah_rencana(pena, baru)
    wadah = _wadah(pena, [(b, k.tempat, k.kata) for b, k in baru])
    urutan = _urutan([(k.tempat.indikator, "sasaran_id") for _, k in baru])
    indikator = {}
    for baris, k in baru:
        sasaran = wadah[baris.pk]
        urutan[sasaran.pk] += 1
        indikator[baris.pk] = IndikatorUnit(
            sasaran=sasaran, urutan=urutan[sasaran.pk], teks=k.kata.indikator, satuan=k.kata.satuan
        )
        k.tempat.indikator.append(indikator[baris.pk])
    pena.tambah([(b, indikator[b.pk]) for b, _ in baru])
    pena.tambah([(b, _target(indikator[b.pk], k)) for b, k in baru])
    return indikator


def _target(indikator: IndikatorUnit, k: Bekal) -> TargetIndikator:
    return TargetIndikator(indikator=indikator, tahun=k.tempat.tahun, teks=k.kata.target)


def _tambah_rencana(pena: Pena, baru: Baru) -> None:
    tambah = []
    for baris, k in baru:
        if k.tempat.rencana is None:
            tahun = k.tempat.tahun
            k.tempat.rencana = RencanaUnit(
                unit=k.tempat.unit, jenis=JenisRencana.PK, tahun_mulai=tahun, tahun_selesai=tahun
            )
            tambah.append((baris, k.tempat.rencana))
    pena.tambah(tambah)


def _wadah(pena: Pena, untuk: Iterable[tuple[BarisImpor, Tempat, Kata]]) -> dict[int, SasaranUnit]:
    """{row: the sasaran its indicator belongs to}; those that are missing are made at the end of their plan."""
    semua = list(untuk)
    urutan = _urutan([(t.sasaran, "rencana_id") for _, t, _ in semua])
    hasil, tambah = {}, []
    for baris, tempat, kata in semua:
        sasaran = tempat.wadah(kata)
        if sasaran is None:
            assert tempat.rencana is not None
            urutan[tempat.rencana.pk] += 1
            sasaran = SasaranUnit(
                rencana=tempat.rencana, urutan=urutan[tempat.rencana.pk], teks=kata.sasaran, sebutan=kata.sebutan,
                perspektif=kata.perspektif or "",
            )  # fmt: skip
            tempat.sasaran.append(sasaran)
            tambah.append((baris, sasaran))
        hasil[baris.pk] = sasaran
    pena.tambah(tambah)
    return hasil


def _urutan(daftar: Iterable[tuple[Sequence[Any], str]]) -> dict[int, int]:
    """{parent: the last place that is taken below it}"""
    hasil: dict[int, int] = defaultdict(int)
    for saudara, induk in daftar:
        for satu in saudara:
            hasil[getattr(satu, induk)] = max(hasil[getattr(satu, induk)], satu.urutan)
    return hasil


def _ubah(pena: Pena, ubahan: Sequence[tuple[BarisImpor, Rencana, Bekal]]) -> None:
    satuan = [(b, k) for b, r, k in ubahan if "satuan" in r.perubahan]
    pena.ubah([(b, k.indikator, {"satuan": k.kata.satuan}) for b, k in satuan if k.indikator])
    _ubah_target(pena, [(b, k) for b, r, k in ubahan if "target" in r.perubahan])
    _ubah_perspektif(pena, [(b, k) for b, r, k in ubahan if "perspektif" in r.perubahan])


def _ubah_target(pena: Pena, ubahan: Sequence[tuple[BarisImpor, Bekal]]) -> None:
    ada = {
        (t.indikator_id, t.tahun): t
        for t in TargetIndikator.objects.filter(indikator__in=[k.indikator.pk for _, k in ubahan if k.indikator])
    }
    pasangan = [(b, k, ada.get((k.indikator.pk, k.tempat.tahun))) for b, k in ubahan if k.indikator]
    pena.ubah([(b, t, {"teks": k.kata.target}) for b, k, t in pasangan if t])
    pena.tambah([(b, _target(k.indikator, k)) for b, k, t in pasangan if t is None and k.indikator])


def _ubah_perspektif(pena: Pena, ubahan: Sequence[tuple[BarisImpor, Bekal]]) -> None:
    """A sasaran whose indicators all change alike changes itself; else the indicator goes to one of its perspektif."""
    kelompok: dict[int, list[tuple[BarisImpor, Bekal]]] = defaultdict(list)
    for baris, k in ubahan:
        assert k.indikator is not None
        kelompok[k.indikator.sasaran_id].append((baris, k))
    pindah: list[tuple[BarisImpor, Bekal]] = []
    sendiri = []
    for pk, anggota in kelompok.items():
        baris, k = anggota[0]
        saudara = {i.pk for i in k.tempat.indikator if i.sasaran_id == pk}
        mau = {lain.kata.perspektif or "" for _, lain in anggota}
        if saudara == {lain.indikator.pk for _, lain in anggota if lain.indikator} and len(mau) == 1:
            assert k.indikator is not None
            sendiri.append((baris, k.indikator.sasaran, {"perspektif": mau.pop()}))
        else:
            pindah += anggota
    pena.ubah(sendiri)
    # An indicator that was reworded here stays below the words of its sasaran.
    tujuan = _wadah(pena, [(b, k.tempat, _kata_sasaran(k)) for b, k in pindah])
    pena.ubah([(b, k.indikator, {"sasaran": tujuan[b.pk]}) for b, k in pindah if k.indikator])


def _kata_sasaran(k: Bekal) -> Kata:
    assert k.indikator is not None
    return k.kata._replace(sasaran=k.indikator.sasaran.teks, sebutan=k.indikator.sasaran.sebutan)
