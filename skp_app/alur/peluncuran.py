"""Launching a cycle: a draft of the SKP of a year for everybody in a chosen population, by a job of the ledger.

The preview counts in set-based statements; the job asks each person's placement and penilai anew, as the steps do, and
begins where an earlier run stopped, because who has an SKP already is passed over.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localdate

from pegawai import bel
from pegawai.alur import pekerjaan as buku
from pegawai.alur.hak import wajib_bkd
from pegawai.aturan.kepegawaian import JenisPegawai, JenisPenempatan
from pegawai.aturan.keyakinan import Tingkat
from pegawai.models import AtasanDiragukan, BebasSkp, Pegawai, Pekerjaan, Pemberitahuan, Penempatan, UnitKerja
from pegawai.penolakan import Ditolak, IsianKeliru
from skp_app.alur import perencanaan
from skp_app.aturan.status import TIDAK_DIHITUNG
from skp_app.models import Periode, Skp

TUGAS = "skp_app.luncurkan_siklus"
SEKALI = 200
ASN = tuple(j for j in JenisPegawai if j != JenisPegawai.NON_ASN)


class Golongan(NamedTuple):
    """Who stands how, in the order in which a person is asked; each person is in one of them."""

    kunci: str
    sebutan: str
    akibat: str


GOLONGAN = (
    Golongan("sudah", "Sudah punya SKP", "Tidak disentuh."),
    Golongan("bebas", "Tidak wajib SKP sepanjang tahun", "Dilewati (Lampiran hlm. 65–66 C.8)."),
    Golongan("tanpa_penilai", "Belum ada pejabat penilai", "Dilewati; perbaiki pada Antrean atasan."),
    Golongan("siap", "Mendapat rancangan SKP", "Dibuatkan rancangan kosong dan diberi tahu."),
)


class Populasi(NamedTuple):
    periode: Periode
    unit: UnitKerja | None  # a branch; None: the whole instansi
    jenis: tuple[str, ...]

    @property
    def kunci(self) -> str:
        return f"luncurkan-{self.periode.tahun}-{self.unit.pk if self.unit else 0}-{','.join(self.jenis)}"


def populasi(periode: Periode, unit: UnitKerja | None, jenis: Iterable[str]) -> Populasi:
    """Raises IsianKeliru when nobody was chosen."""
    dipilih = tuple(sorted(set(jenis) & set(ASN)))
    if not dipilih:
        raise IsianKeliru("Pilih paling sedikit satu jenis pegawai.", {"jenis": "Pilih paling sedikit satu."})
    return Populasi(periode, unit, tuple(str(j) for j in dipilih))


# Preview --------------------------------------------------------------------------------------------------------------
def duduk(p: Populasi) -> QuerySet[Penempatan]:
    """Placements of today that the launch is about; of a year to come they are the best that is known."""
    kini = Penempatan.objects.pada(_hari(p.periode)).filter(jenis=JenisPenempatan.DEFINITIF, pegawai__jenis__in=p.jenis)
    if p.unit is not None:
        kini = kini.filter(unit__in=UnitKerja.objects.di_bawah([p.unit.jalur]).order_by().values("pk"))
    return kini


def _hari(periode: Periode) -> Any:
    return max(periode.mulai, min(localdate(), periode.selesai))


def tergolong(p: Populasi, kunci: str) -> QuerySet[Penempatan]:
    """The placements of one of GOLONGAN."""
    sudah = Exists(_skp(p).filter(pegawai=OuterRef("pegawai")))
    bebas = Exists(BebasSkp.objects.sepanjang(p.periode.mulai, p.periode.selesai).filter(pegawai=OuterRef("pegawai")))
    tanpa = Exists(AtasanDiragukan.objects.filter(penempatan=OuterRef("pk"), tingkat=Tingkat.TIDAK_ADA))
    semua = duduk(p)
    if kunci == "sudah":
        return semua.filter(sudah)
    if kunci == "bebas":
        return semua.filter(~sudah, bebas)
    if kunci == "tanpa_penilai":
        return semua.filter(~sudah, ~bebas, tanpa)
    return semua.filter(~sudah, ~bebas, ~tanpa)


def _skp(p: Populasi) -> QuerySet[Skp]:
    return Skp.objects.filter(periode=p.periode).exclude(status__in=TIDAK_DIHITUNG)


def tanpa_penempatan(p: Populasi) -> QuerySet[Pegawai]:
    """People of these kinds who sit nowhere: they belong to no unit, so only the whole instansi knows of them."""
    if p.unit is not None:
        return Pegawai.objects.none()
    kini = Penempatan.objects.pada(_hari(p.periode)).filter(jenis=JenisPenempatan.DEFINITIF, pegawai=OuterRef("pk"))
    return Pegawai.objects.filter(~Exists(kini), jenis__in=p.jenis)


def golongan_orang(periode: Periode, pks: Iterable[int]) -> dict[int, str]:
    """{person: the one of GOLONGAN he is in}; who sits nowhere that year is in none."""
    p, orang = Populasi(periode, None, ASN), list(pks)
    hasil: dict[int, str] = {}
    for satu in GOLONGAN:
        milik = tergolong(p, satu.kunci).filter(pegawai__in=orang)
        hasil |= dict.fromkeys(milik.values_list("pegawai", flat=True), satu.kunci)
    return hasil


def pratinjau(p: Populasi) -> list[tuple[Golongan, int]]:
    return [(g, tergolong(p, g.kunci).count()) for g in GOLONGAN]


# The job --------------------------------------------------------------------------------------------------------------
def pesan(p: Populasi, *, oleh: Pegawai) -> Pekerjaan:
    """Order the drafts; the same order again is that order."""
    wajib_bkd(oleh, "Siklus SKP diluncurkan oleh pengelola kepegawaian instansi (BKD).")
    di = p.unit.nama if p.unit else "seluruh instansi"
    masukan = {"periode": p.periode.pk, "unit": p.unit and p.unit.pk, "jenis": list(p.jenis)}
    pekerjaan = buku.pesan(TUGAS, p.kunci, f"Luncurkan SKP {p.periode.tahun}, {di}"[:200], oleh, **masukan)
    bel.bunyikan(pekerjaan)
    return pekerjaan


def jalankan(pekerjaan: Pekerjaan, kemajuan: Callable[[int, int], None]) -> dict[str, Any]:
    """The body of the job: one person in each transaction. Who asked must still be the BKD."""
    isi = pekerjaan.masukan
    oleh = pekerjaan.peminta
    if oleh is None:
        raise ValueError("a launch is asked for by somebody")
    wajib_bkd(oleh)
    p = Populasi(
        Periode.objects.get(pk=isi["periode"]),
        UnitKerja.objects.get(pk=isi["unit"]) if isi["unit"] else None,
        tuple(isi["jenis"]),
    )
    siap = list(tergolong(p, "siap").order_by("pegawai").values_list("pegawai", flat=True))
    hasil: Counter[str] = Counter()
    for awal in range(0, len(siap), SEKALI):
        kemajuan(awal, len(siap))
        for pegawai in Pegawai.objects.filter(pk__in=siap[awal : awal + SEKALI]).select_related("pengguna"):
            hasil[_satu(pegawai, p.periode, oleh)] += 1
    kemajuan(len(siap), len(siap))
    dibuat = hasil.pop("", 0)
    return {"dibuat": dibuat, "gagal": dict(hasil), "tautan": f"/periode/{p.periode.tahun}/luncurkan/"}


def _satu(pegawai: Pegawai, periode: Periode, oleh: Pegawai) -> str:
    """'' when this person has a draft now, else why not."""
    try:
        skp = perencanaan.buatkan(pegawai, periode, oleh=oleh)
    except Ditolak as sebab:
        return sebab.kalimat
    judul = f"Rancangan SKP {periode.tahun} Anda sudah disiapkan. Susun dan ajukan"
    Pemberitahuan.kirim(pegawai, f"skp-{skp.pk}-diluncurkan", judul, tautan=f"/skp/{skp.kode}/")
    return ""
