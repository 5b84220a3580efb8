"""RHK with their IKI for drafts of many people: each row is one IKI below the RHK it belongs to (Pasal 9).

What the parties agreed on is theirs: only a draft, or one that came back, takes rows. The words of a draft are its
owner's, so a conflict says that he changed something, not what.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import F, Prefetch
from django.utils.timezone import now

from pegawai.alur.impor import acuan, sumber, tempat
from pegawai.alur.impor.daftar import Rencana, Tulisan, nilai
from pegawai.alur.impor.pena import Pena
from pegawai.alur.impor.sumber import TolakBaris
from pegawai.aturan.impor.bacaan import NIP
from pegawai.aturan.impor.dasar import Acuan, Jenis
from pegawai.models import BarisImpor, Impor, Pegawai, Pemberitahuan, SumberData
from pegawai.models.impor import Tindakan
from skp_app.alur import peluncuran, perencanaan
from skp_app.alur.impor import ingatan
from skp_app.alur.isi_dari import BATAS, bidang_iki
from skp_app.alur.penyusunan import IKI_TERBANYAK, RHK_TERBANYAK
from skp_app.aturan import impor_rencana as aturan
from skp_app.aturan.hasil_kerja import Aspek, JenisRhk, Keluarga
from skp_app.aturan.rencana import RencanaIki, RencanaRhk
from skp_app.aturan.rencana import kunci as kata_kunci
from skp_app.aturan.status import BERLAKU, DAPAT_DISUSUN, MENUNGGU
from skp_app.aturan.tempel import pilah
from skp_app.models import Iki, Periode, Rhk, Skp

Nilai = dict[str, str | None]
TANPA_RANCANGAN = {
    "bebas": "Orang ini tidak wajib SKP sepanjang tahun itu.",
    "tanpa_penilai": "Pejabat penilai orang ini belum diketahui. Perbaiki pada Antrean atasan, lalu impor lagi.",
}
TANPA_PENEMPATAN = "Penempatan orang ini pada tahun itu belum tercatat. Impor pegawai dahulu."


@dataclass
class Lembar:
    """The SKP of one person and year while a piece of rows is looked at or written."""

    pegawai: Pegawai
    periode: Periode
    skp: Skp | None = None
    rhk: list[Rhk] = field(default_factory=list)
    iki: dict[str, list[Iki]] = field(default_factory=lambda: defaultdict(list))  # words of the RHK -> its IKI
    akan: Counter[str] = field(default_factory=Counter)  # words of an RHK -> new IKI

    def isikan(self, skp: Skp) -> None:
        """Another SKP of the year takes the place of an earlier one."""
        self.skp, self.rhk = skp, list(skp.rhk.all())
        self.iki.clear()
        for rhk in self.rhk:
            self.iki[kata_kunci(rhk.teks)] += rhk.iki.all()

    def cari(self, rhk: str, iki: str) -> Iki | None:
        return next((i for i in self.iki.get(rhk, ()) if kata_kunci(i.teks) == kata_kunci(iki)), None)

    def muat(self, rhk: str) -> None:
        """Count a new IKI. Raises TolakBaris when the SKP is full."""
        ada = {kata_kunci(r.teks) for r in self.rhk} | self.akan.keys()
        if rhk not in ada and len(ada) >= RHK_TERBANYAK:
            raise TolakBaris(f"Satu SKP memuat paling banyak {RHK_TERBANYAK} RHK.")
        if len(self.iki.get(rhk, ())) + self.akan[rhk] >= IKI_TERBANYAK:
            raise TolakBaris(f"Satu RHK memuat paling banyak {IKI_TERBANYAK} indikator.")
        self.akan[rhk] += 1


class Bekal(NamedTuple):
    lembar: Lembar
    rhk: RencanaRhk  # with the one IKI of this row
    ada: Iki | None
    sumber: SumberData | None
    kunci: str
    kolom: Nilai
    bidang: Nilai

    @property
    def iki(self) -> RencanaIki:
        return self.rhk.iki[0]


@dataclass
class Sekitar:
    """What the database says around one piece of rows."""

    orang: dict[str | None, Pegawai]
    periode: dict[str, Periode]
    lembar: dict[tuple[int, int], Lembar]
    iki: dict[int, Iki]
    sumber: dict[str, SumberData]
    golongan: dict[tuple[int, int], str]  # (person, year): how he stands for a new draft


class PenerapRhk:
    asal = aturan.RHK_IKI.kode
    jenis: Jenis = aturan.RHK_IKI
    bidang: Mapping[str, str] = {
        "rhk": "RHK", "iki": "Indikator", "target": "Target", "aspek": "Aspek", "perspektif": "Perspektif",
        ingatan.DIHAPUS: "Indikator",
    }  # fmt: skip

    def acuan(self, impor: Impor) -> Acuan:
        return acuan.susun(impor, orang=True)

    def sebutan(self, isi_baris: Mapping[str, str | None]) -> tuple[str, str]:
        return isi_baris.get(NIP) or "", " ".join((isi_baris.get(aturan.IKI) or "").split())

    def urutan(self, baris: BarisImpor, rencana: Rencana) -> int:
        return baris.nomor or 0

    def rapikan(self, impor: Impor) -> None:
        ingatan.sebut_yang_hilang(impor, self.asal, _kelompok, _kunci, self.sebutan)

    def rencanakan(self, impor: Impor, baris: Sequence[BarisImpor], *, kunci: bool = False) -> list[Rencana]:
        isi_baris = [nilai(b) for b in baris]
        sekitar = _sekitar(isi_baris, self.asal, kunci)
        return [_satu(b, n, sekitar) for b, n in zip(baris, isi_baris, strict=True)]

    def tulis(self, pena: Pena, pasangan: Sequence[tuple[BarisImpor, Rencana]]) -> None:
        semua = [(b, r, r.bekal) for b, r in pasangan if r.bekal]
        iki = _tambah(pena, [(b, k) for b, r, k in semua if r.tindakan == Tindakan.BARU])
        iki |= {b.pk: k.ada for b, _, k in semua if k.ada}
        pena.ubah([(b, k.ada, _ubahan(r, k)) for b, r, k in semua if r.tindakan == Tindakan.BERUBAH and k.ada])
        _kabarkan(pena, [k.lembar for _, r, k in semua if r.perubahan])
        catatan = [
            sumber.Isi(b, iki[b.pk], k.kunci, k.kolom, k.bidang, r, k.sumber, _kelompok(k.kolom)) for b, r, k in semua
        ]
        sumber.catat(pena, self.asal, catatan)

    def tandai_hilang(self, pena: Pena, baris: Sequence[BarisImpor]) -> None:
        ingatan.tandai_hilang(pena, baris)

    def penahan(self, impor: Impor, tulisan: Sequence[Tulisan]) -> dict[int, str]:
        """Rows of an SKP that was submitted or set since: what the parties signed stays."""
        iki = {t.objek.pk: t.baris for t in tulisan if isinstance(t.objek, Iki)}
        daftar = Iki.objects.filter(pk__in=iki).select_related("rhk__skp__periode")
        alasan = {iki[i.pk]: _larangan(i.rhk.skp, i.rhk.skp.periode) for i in daftar}
        return {baris: kalimat for baris, kalimat in alasan.items() if kalimat}

    def ditarik(self, impor: Impor, tulisan: Sequence[Tulisan]) -> None:
        """Nothing follows from these rows."""


def _kelompok(n: Mapping[str, str | None]) -> str:
    """Of whom and of which year a file is complete; '' of a row that does not say it."""
    nip, tahun = n.get(NIP), n.get(aturan.TAHUN)
    return f"{nip}-{tahun}"[:24] if nip and tahun else ""


def _kunci(n: Mapping[str, str | None]) -> str:
    rhk, _, _ = pilah(n.get(aturan.RHK) or "")
    return aturan.sidik(n.get(NIP) or "", n.get(aturan.TAHUN) or "", rhk, n.get(aturan.IKI) or "")


# Looking ------------------------------------------------------------------------------------------
def _sekitar(isi_baris: Sequence[Nilai], asal: str, kunci: bool) -> Sekitar:
    orang = tempat.orang([n[NIP] for n in isi_baris if n.get(NIP)], kunci)
    tahun = {t for n in isi_baris if (t := n.get(aturan.TAHUN))}
    periode = {str(p.tahun): p for p in Periode.objects.filter(tahun__in=tahun)}
    lembar = {(o.pk, p.pk): Lembar(o, p) for o in orang.values() for p in periode.values()}
    for skp in _skp(orang.values(), periode.values(), kunci):  # the last of a year counts
        lembar[skp.pegawai_id, skp.periode_id].isikan(skp)
    iki = {i.pk: i for satu in lembar.values() for daftar in satu.iki.values() for i in daftar}
    ingat = ingatan.muat(asal, [_kunci(n) for n in isi_baris], terkunci=kunci)
    return Sekitar(orang, periode, lembar, iki, ingat, _golongan(lembar))


def _skp(orang: Iterable[Pegawai], periode: Iterable[Periode], kunci: bool) -> Iterable[Skp]:
    rhk = Prefetch("rhk", Rhk.objects.prefetch_related("iki"))
    semua = Skp.objects.dihitung().filter(pegawai__in=list(orang), periode__in=list(periode)).order_by("mulai", "pk")
    return (semua.select_for_update(of=("self",)) if kunci else semua).prefetch_related(rhk)


def _golongan(lembar: Mapping[tuple[int, int], Lembar]) -> dict[tuple[int, int], str]:
    """How those without an SKP stand for a new draft, in four queries for each year."""
    tanpa: dict[Periode, list[int]] = defaultdict(list)
    for satu in lembar.values():
        if satu.skp is None:
            tanpa[satu.periode].append(satu.pegawai.pk)
    return {
        (pk, periode.pk): golongan
        for periode, pks in tanpa.items()
        for pk, golongan in peluncuran.golongan_orang(periode, pks).items()
    }


def _satu(baris: BarisImpor, n: Nilai, s: Sekitar) -> Rencana:
    if baris.putusan == "tolak":
        return Rencana(Tindakan.TOLAK)
    if not n.get(NIP):
        return sumber.ditolak(ingatan.TANPA_PEMILIK)
    if not n.get(aturan.TAHUN):
        return sumber.ditolak(ingatan.TANPA_TAHUN)
    orang, periode = s.orang.get(n[NIP]), s.periode.get(n[aturan.TAHUN] or "")
    if orang is None:
        return sumber.ditolak(sumber.TANPA_ORANG)
    if periode is None:
        return sumber.ditolak(f"Tahun kinerja {n[aturan.TAHUN]} belum dibuka. Buka dahulu di Tahun kinerja.")
    lembar, kunci, rhk = s.lembar[orang.pk, periode.pk], _kunci(n), _rhk(n)
    dahulu = s.sumber.get(kunci)
    ada = s.iki.get(dahulu.objek_id) if dahulu else None
    ada = ada or lembar.cari(kata_kunci(rhk.teks), rhk.iki[0].teks)
    if dahulu and ada is None and lembar.skp and (pergi := ingatan.dihapus(baris, "masih ada")):
        return pergi
    try:
        _periksa_panjang(rhk)
        rencana = _rencana(baris, Bekal(lembar, rhk, ada, dahulu, kunci, n, {}))
    except TolakBaris as tolak:
        return sumber.ditolak(str(tolak))
    return _boleh(rencana, lembar, s)


def _boleh(rencana: Rencana, lembar: Lembar, s: Sekitar) -> Rencana:
    """A row that would change nothing may stand beside an SKP that is set; one that would is refused."""
    if not rencana.perubahan:
        return rencana
    kalimat = _larangan(lembar.skp, lembar.periode)
    if lembar.skp is None and not kalimat:
        golongan = s.golongan.get((lembar.pegawai.pk, lembar.periode.pk), "")
        kalimat = "" if golongan == "siap" else TANPA_RANCANGAN.get(golongan, TANPA_PENEMPATAN)
    return sumber.ditolak(kalimat) if kalimat else rencana


def _larangan(skp: Skp | None, periode: Periode) -> str:
    """Why the content of this SKP is not touched by an import, and how it is changed; '' when it may be."""
    if periode.dikunci_pada:
        return ingatan.kata_terkunci(periode.tahun)
    if skp is None or skp.status in DAPAT_DISUSUN:
        return ""
    if skp.status in BERLAKU:
        return (
            f"SKP {periode.tahun} sudah ditetapkan, jadi impor tidak mengubahnya. "
            "Pegawai dapat mengajukan perubahan SKP-nya sendiri."
        )
    if skp.status in MENUNGGU:
        return (
            f"SKP {periode.tahun} sedang menunggu penetapan, jadi impor tidak mengubahnya. "
            "Impor lagi sesudah ditarik pegawainya atau dikembalikan penilainya."
        )
    return f"SKP {periode.tahun} berstatus “{skp.get_status_display()}”, jadi isinya tidak diubah lagi."


def _rhk(n: Nilai) -> RencanaRhk:
    teks, penugasan, jenis = pilah(n.get(aturan.RHK) or "")
    aspek = tuple((n.get(aturan.ASPEK) or "").split("/")) if n.get(aturan.ASPEK) else ()
    aspek = tuple(a.value for a in Aspek if a.value in aspek)  # in the order of the regulation
    iki = RencanaIki(n.get(aturan.IKI) or "", n.get(aturan.TARGET) or "", aspek, n.get(aturan.PERSPEKTIF) or "")
    return RencanaRhk(teks, (iki,), jenis or JenisRhk.UTAMA, penugasan)


def _rencana(baris: BarisImpor, k: Bekal) -> Rencana:
    jpt = k.lembar.skp is not None and k.lembar.skp.keluarga == Keluarga.JPT
    baru: Nilai = {"target": k.iki.target}
    if aturan.ASPEK in k.kolom and not jpt:
        baru["aspek"] = _cetak_aspek(k.iki.aspek)
    if aturan.PERSPEKTIF in k.kolom and (jpt or k.lembar.skp is None):
        baru["perspektif"] = aturan.cetak_perspektif(k.iki.perspektif)
    bekal = k._replace(bidang=baru)
    if k.ada is None:
        k.lembar.muat(kata_kunci(k.rhk.teks))
        return sumber.rencana(baris, None, None, {"rhk": k.rhk.teks, "iki": k.iki.teks, **baru}, bekal)
    kini: Nilai = {
        "target": k.ada.target, "aspek": _cetak_aspek(k.ada.aspek),
        "perspektif": aturan.cetak_perspektif(k.ada.perspektif),
    }  # fmt: skip
    return ingatan.tertutup(sumber.rencana(baris, kini, k.sumber, baru, bekal), k.sumber)


def _cetak_aspek(aspek: Iterable[str]) -> str:
    return ", ".join(str(Aspek(a).cetak) for a in aspek)


def _periksa_panjang(rhk: RencanaRhk) -> None:
    batas = {
        "RHK": (rhk.teks, BATAS.teks), "Penugasan dari": (rhk.penugasan_dari, BATAS.penugasan),
        "Indikator": (rhk.iki[0].teks, BATAS.teks), "Target": (rhk.iki[0].target, BATAS.target),
    }  # fmt: skip
    sumber.periksa_panjang(batas)
    if not rhk.teks:
        raise TolakBaris("RHK belum ditulis.")


# Writing ------------------------------------------------------------------------------------------
Baru = Sequence[tuple[BarisImpor, Bekal]]


def _tambah(pena: Pena, baru: Baru) -> dict[int, Any]:
    """Drafts for who has none, then all RHK, then all IKI. Gives {row: IKI}."""
    for baris, k in baru:
        if k.lembar.skp is None:
            k.lembar.skp = _rancangan(pena, baris, k.lembar)
    wadah = _tambah_rhk(pena, baru)
    iki: dict[int, Any] = {}
    for baris, k in baru:
        assert k.lembar.skp is not None
        saudara = k.lembar.iki[kata_kunci(k.rhk.teks)]
        urutan = max((i.urutan for i in saudara), default=0) + 1
        iki[baris.pk] = Iki(rhk=wadah[baris.pk], urutan=urutan, **bidang_iki(k.iki, k.lembar.skp.keluarga))
        saudara.append(iki[baris.pk])
    pena.tambah([(b, iki[b.pk]) for b, _ in baru])
    return iki


def _rancangan(pena: Pena, baris: BarisImpor, lembar: Lembar) -> Skp:
    """A draft as the BKD opens it for anybody; one that its owner opened this very moment is not ours to take back."""
    saat = now()
    skp = perencanaan.buatkan(lembar.pegawai, lembar.periode, oleh=pena.oleh)
    if skp.dibuat_pada >= saat:
        pena.tersimpan(baris, skp, None)
    return skp


def _tambah_rhk(pena: Pena, baru: Baru) -> dict[int, Rhk]:
    hasil, tambah = {}, []
    for baris, k in baru:
        rhk = next((r for r in k.lembar.rhk if kata_kunci(r.teks) == kata_kunci(k.rhk.teks)), None)
        if rhk is None:
            urutan = max((r.urutan for r in k.lembar.rhk), default=0) + 1
            rhk = Rhk(
                skp=k.lembar.skp, urutan=urutan, jenis=k.rhk.jenis, teks=k.rhk.teks, penugasan_dari=k.rhk.penugasan_dari
            )
            k.lembar.rhk.append(rhk)
            tambah.append((baris, rhk))
        hasil[baris.pk] = rhk
    pena.tambah(tambah)
    return hasil


def _ubahan(rencana: Rencana, k: Bekal) -> dict[str, Any]:
    semua = {"target": k.iki.target, "aspek": list(k.iki.aspek), "perspektif": k.iki.perspektif}
    return {b: semua[b] for b in rencana.perubahan}


def _kabarkan(pena: Pena, daftar: Iterable[Lembar]) -> None:
    """The sheet of each SKP is another one now: a stale form is refused, its history and its owner are told."""
    terkena = {satu.skp.pk: satu for satu in daftar if satu.skp}
    Skp.objects.filter(pk__in=terkena).update(versi=F("versi") + 1)
    pesan = []
    for satu in terkena.values():
        assert satu.skp is not None
        pena.jejak(satu.skp, "isi_dari", sumber="impor")
        pesan.append(
            Pemberitahuan(
                penerima=satu.pegawai, kunci=f"skp-{satu.skp.pk}-impor-{pena.impor.kode}-{pena.impor.putaran}",
                judul=f"BKD memasukkan RHK ke rancangan SKP {satu.periode.tahun} Anda. Periksa dan lengkapi",
                tautan=f"/skp/{satu.periode.tahun}/",
            )
        )  # fmt: skip
    Pemberitahuan.objects.bulk_create(pesan, ignore_conflicts=True)
