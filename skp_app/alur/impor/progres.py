"""Daily work in the columns of e-Kinerja BKN, for the sheets of one or of many people (Pasal 16).

A row goes into the days of a set SKP while its period takes entries, as if its owner had pasted it; the sums of the
sheet follow. What the owner wrote is his: a conflict says that he changed something, not what.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.utils.timezone import localdate

from pegawai.alur.impor import acuan, sumber, tempat
from pegawai.alur.impor.daftar import Rencana, Tulisan, nilai
from pegawai.alur.impor.pena import Pena
from pegawai.aturan.impor.bacaan import NIP
from pegawai.aturan.impor.dasar import Acuan, Jenis
from pegawai.models import BarisImpor, Impor, Pegawai, Pemberitahuan, SumberData
from pegawai.models.impor import Tindakan
from skp_app.alur.impor import ingatan
from skp_app.alur.kaitan import Pengait
from skp_app.alur.lembar import PENUH, Masa
from skp_app.alur.lembar_jumlah import HALUS, Terkena, gulung_lembar
from skp_app.aturan import impor_rencana as aturan
from skp_app.aturan.lembar import BARIS_SEHARI, Bulan, IsiBaris, baca_baris, kunci_baris, kunci_isi, sebagai_teks
from skp_app.models import CatatanHarian

Nilai = dict[str, str | None]
KOLOM = {
    "rencana_aksi": aturan.RENCANA_AKSI, "tanggal": aturan.TANGGAL, "jam_mulai": aturan.MULAI,
    "jam_selesai": aturan.SELESAI, "kegiatan": aturan.KEGIATAN, "sumber_data": aturan.SUMBER,
    "realisasi": aturan.REALISASI, "satuan": aturan.SATUAN, "bukti": aturan.BUKTI,
}  # fmt: skip
DAPAT_BERUBAH = ("jam_selesai", "sumber_data", "realisasi", "satuan", "bukti")  # the others tell rows apart


class Bekal(NamedTuple):
    lembar: "Lembar"
    isi: IsiBaris
    ada: CatatanHarian | None
    sumber: SumberData | None
    kunci: str
    kolom: Nilai
    bidang: Nilai


class Lembar:
    """The sheet of one person while a piece of rows is looked at or written; its queries do not grow with the rows."""

    def __init__(self, pegawai: Pegawai, hari: Sequence[date], *, kunci: bool):
        mulai, selesai = min(hari), max(hari)
        self.pegawai = pegawai
        self.masa = Masa(pegawai, [mulai, selesai], kunci=kunci)
        self.pengait = Pengait(pegawai, mulai, selesai)
        semua = CatatanHarian.objects.filter(pegawai=pegawai, tanggal__range=(mulai, selesai)).order_by("pk")
        self.baris = {c.pk: c for c in (semua.select_for_update(of=("self",)) if kunci else semua)}
        self.kunci = {c.kunci for c in self.baris.values()}
        self.isi = {kunci_isi(self._bersebut(c)): c for c in reversed(self.baris.values())}
        self.banyak = Counter(c.tanggal for c in self.baris.values())

    def _bersebut(self, c: CatatanHarian) -> IsiBaris:
        return c.isi._replace(rencana_aksi=self.pengait.kaitan.sebut(c))

    def tolak(self, hari: date) -> str:
        """Why nothing more is written on this day; '' when one more row is."""
        if alasan := self.masa.alasan(hari):
            return alasan
        self.banyak[hari] += 1
        return PENUH if self.banyak[hari] > BARIS_SEHARI else ""


class PenerapProgres:
    asal = aturan.PROGRES.kode
    jenis: Jenis = aturan.PROGRES
    bidang: Mapping[str, str] = {
        "jam_selesai": "Jam selesai", "sumber_data": "Sumber data", "realisasi": "Realisasi", "satuan": "Satuan",
        "bukti": "Bukti dukung", ingatan.DIHAPUS: "Kegiatan",
    }  # fmt: skip

    def acuan(self, impor: Impor) -> Acuan:
        return acuan.susun(impor, orang=True)

    def sebutan(self, isi: Mapping[str, str | None]) -> tuple[str, str]:
        nama = " ".join((isi.get(aturan.KEGIATAN) or "").split())
        return isi.get(NIP) or "", f"{isi.get(aturan.TANGGAL) or ''} {nama}".strip()

    def urutan(self, baris: BarisImpor, rencana: Rencana) -> int:
        return baris.nomor or 0

    def rencanakan(self, impor: Impor, baris: Sequence[BarisImpor], *, kunci: bool = False) -> list[Rencana]:
        semua = [nilai(b) for b in baris]
        orang = tempat.orang([n[NIP] for n in semua if n.get(NIP)], kunci)
        lembar = _lembar(semua, orang, kunci)
        ingat = ingatan.muat(self.asal, [_kunci(n) for n in semua], terkunci=kunci)
        return [_satu(b, n, lembar, ingat) for b, n in zip(baris, semua, strict=True)]

    def tulis(self, pena: Pena, pasangan: Sequence[tuple[BarisImpor, Rencana]]) -> None:
        semua: list[tuple[BarisImpor, Rencana, Bekal]] = [(b, r, r.bekal) for b, r in pasangan if r.bekal]
        baru = [(b, _catatan(k)) for b, r, k in semua if r.tindakan == Tindakan.BARU]
        catatan: dict[int, Any] = dict((b.pk, c) for b, c in baru) | {b.pk: k.ada for b, _, k in semua if k.ada}
        pena.tambah(baru)
        ubah = [(b, k.ada, _ubahan(r, k)) for b, r, k in semua if k.ada and r.perubahan]
        pena.ubah(ubah)
        berubah = [(k.lembar, catatan[b.pk]) for b, r, k in semua if r.perubahan]
        _jumlahkan(pena, berubah)
        daftar = [sumber.Isi(b, catatan[b.pk], k.kunci, k.kolom, k.bidang, r, k.sumber) for b, r, k in semua]
        sumber.catat(pena, self.asal, daftar)

    def tandai_hilang(self, pena: Pena, baris: Sequence[BarisImpor]) -> None:
        """A sheet of some days need not be complete: no row is missed."""

    def penahan(self, impor: Impor, tulisan: Sequence[Tulisan]) -> dict[int, str]:
        """Rows of a period that was evaluated, or takes no entries any more."""
        milik = [(t.baris, t.objek) for t in tulisan if isinstance(t.objek, CatatanHarian)]
        masa = _masa([c for _, c in milik])
        alasan = {baris: masa[c.pegawai_id].tertutup(c.tanggal) for baris, c in milik}
        return {baris: kalimat for baris, kalimat in alasan.items() if kalimat}

    def ditarik(self, impor: Impor, tulisan: Sequence[Tulisan]) -> None:
        """The sums of the sheets without these rows."""
        catatan = [t.objek for t in tulisan if isinstance(t.objek, CatatanHarian)]
        orang = Pegawai.objects.in_bulk({c.pegawai_id for c in catatan})
        for pk, masa in _masa(catatan).items():
            terkena: Terkena = {(c.garis_iki, c.tanggal) for c in catatan if c.pegawai_id == pk}
            gulung_lembar(orang[pk], masa.skp, terkena, petugas=impor.dijalankan_oleh)


def _masa(catatan: Sequence[CatatanHarian]) -> dict[int, Masa]:
    """{person: the days in which these entries lie, locked}"""
    hari: dict[int, set[date]] = defaultdict(set)
    for c in catatan:
        hari[c.pegawai_id].add(c.tanggal)
    orang = Pegawai.objects.in_bulk(hari)
    return {pk: Masa(orang[pk], hari[pk], kunci=True) for pk in sorted(hari)}


def _kunci(n: Mapping[str, str | None]) -> str:
    return aturan.sidik(*(n.get(k) or "" for k in (NIP, *(KOLOM[b] for b in KOLOM if b not in DAPAT_BERUBAH))))


# Looking ------------------------------------------------------------------------------------------
def _lembar(semua: Sequence[Nilai], orang: Mapping[str | None, Pegawai], kunci: bool) -> dict[str | None, Lembar]:
    """{NIP: the sheet in the days that these rows speak of}"""
    hari: dict[str | None, list[date]] = defaultdict(list)
    for n in semua:
        if n.get(NIP) in orang and n.get(aturan.TANGGAL):
            hari[n[NIP]].append(date.fromisoformat(n[aturan.TANGGAL] or ""))
    return {
        nip: Lembar(orang[nip], daftar, kunci=kunci) for nip, daftar in sorted(hari.items(), key=lambda h: str(h[0]))
    }


def _satu(baris: BarisImpor, n: Nilai, lembar: Mapping[str | None, Lembar], ingat: Mapping[str, SumberData]) -> Rencana:
    if baris.putusan == "tolak":
        return Rencana(Tindakan.TOLAK)
    if not n.get(NIP):
        return sumber.ditolak(ingatan.TANPA_PEMILIK)
    milik = lembar.get(n[NIP])
    if milik is None:
        return sumber.ditolak(sumber.TANPA_ORANG)
    bacaan = baca_baris({b: n.get(k) or "" for b, k in KOLOM.items()}, hari_ini=localdate())
    if bacaan.isi is None:
        return sumber.ditolak(" ".join(bacaan.salah.values()))
    kunci = _kunci(n)
    dahulu = ingat.get(kunci)
    ada = milik.baris.get(dahulu.objek_id) if dahulu else None
    ada = ada or milik.isi.get(kunci_isi(bacaan.isi))
    if ada is None and dahulu and (pergi := ingatan.dihapus(baris, "masih ada")):
        return pergi
    if ada is None and kunci_baris(bacaan.isi, 1) in milik.kunci:
        return Rencana(Tindakan.SAMA)  # its owner brought it in himself, and rewrote it since
    rencana = _rencana(baris, Bekal(milik, bacaan.isi, ada, dahulu, kunci, n, {}))
    alasan = _tolak(milik, bacaan.isi.tanggal, rencana) if rencana.perubahan else ""
    return sumber.ditolak(alasan) if alasan else rencana


def _tolak(lembar: Lembar, hari: date, rencana: Rencana) -> str:
    return lembar.tolak(hari) if rencana.tindakan == Tindakan.BARU else lembar.masa.alasan(hari)


def _rencana(baris: BarisImpor, k: Bekal) -> Rencana:
    teks = sebagai_teks(k.isi)
    baru: Nilai = {b: teks[b] for b in DAPAT_BERUBAH if KOLOM[b] in k.kolom}
    bekal = k._replace(bidang=baru)
    if k.ada is None:
        isi: Nilai = {"kegiatan": k.isi.kegiatan, **baru}
        return sumber.rencana(baris, None, None, isi, bekal)
    return ingatan.tertutup(sumber.rencana(baris, sebagai_teks(k.ada.isi), k.sumber, baru, bekal), k.sumber)


# Writing ------------------------------------------------------------------------------------------
def _ubahan(rencana: Rencana, k: Bekal) -> dict[str, Any]:
    isi = _tersimpan(k.isi)
    return {b: getattr(isi, b) for b in rencana.perubahan}


def _tersimpan(isi: IsiBaris) -> IsiBaris:
    """With the number as the database gives it back, or taking it back would find it changed."""
    return isi if isi.realisasi is None else isi._replace(realisasi=isi.realisasi.quantize(HALUS))


def _catatan(k: Bekal) -> CatatanHarian:
    isi, kait = k.lembar.pengait.kait(_tersimpan(k.isi))
    return CatatanHarian(
        pegawai=k.lembar.pegawai, kunci=kunci_baris(k.isi, 1), **isi._asdict(), **kait._asdict()
    )  # fmt: skip


def _jumlahkan(pena: Pena, berubah: Iterable[tuple[Lembar, CatatanHarian]]) -> None:
    """The sums follow, the history of each SKP tells of it, and its owner is told."""
    per_orang: dict[int, tuple[Lembar, Terkena]] = {}
    for lembar, catatan in berubah:
        per_orang.setdefault(lembar.pegawai.pk, (lembar, set()))[1].add((catatan.garis_iki, catatan.tanggal))
    pesan = []
    for lembar, terkena in per_orang.values():
        gulung_lembar(lembar.pegawai, lembar.masa.skp, terkena, petugas=pena.oleh)
        for skp in lembar.masa.skp:
            if any(skp.mulai <= hari <= skp.selesai for _, hari in terkena):
                pena.jejak(skp, "isi_lembar", sumber="impor")
        bulan = Bulan.dari(max(hari for _, hari in terkena))
        pesan.append(
            Pemberitahuan(
                penerima=lembar.pegawai, kunci=f"lembar-impor-{pena.impor.kode}-{pena.impor.putaran}",
                judul="BKD memasukkan kegiatan harian ke lembar progres Anda. Periksa kaitannya dengan RHK",
                tautan=f"/realisasi/lembar/{bulan.kode}/",
            )
        )  # fmt: skip
    Pemberitahuan.objects.bulk_create(pesan, ignore_conflicts=True)
