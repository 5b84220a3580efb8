"""Fill a draft from elsewhere: own SKP of earlier years, the SKP of the predecessor, a pasted table, the catalogue.

All end in the same step. An RHK whose words stand in the SKP already is passed over, so a second click, a second
tab or the same table pasted again adds nothing twice, and no key has to be kept for it.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.timezone import localdate

from pegawai.models import Jejak, Pegawai
from pegawai.penolakan import IsianKeliru
from skp_app.alur.baris import berikut
from skp_app.alur.penyusunan import IKI_TERBANYAK, RHK_TERBANYAK, buka, simpan_lampiran
from skp_app.aturan import tempel as aturan_tempel
from skp_app.aturan.hasil_kerja import Keluarga
from skp_app.aturan.rencana import RencanaIki, RencanaRhk, kunci
from skp_app.aturan.status import PERNAH_DITETAPKAN
from skp_app.models import ButirKatalog, Iki, Rhk, Skp
from skp_app.models.rhk import PANJANG_TARGET, PANJANG_TEKS

SUMBER_TERBANYAK = 5  # SKP of earlier years that are offered
BATAS = aturan_tempel.Batas(
    teks=PANJANG_TEKS,
    target=PANJANG_TARGET,
    penugasan=Rhk._meta.get_field("penugasan_dari").max_length or 0,
    iki=IKI_TERBANYAK,
)


class Sumber(NamedTuple):
    """A plan that may be taken over: whose, as what, of which year, its RHK by their key. Nothing else of the SKP."""

    pk: int
    nama: str
    jabatan: str
    tahun: int
    rhk: dict[int, RencanaRhk]
    lampiran: dict[str, list[str]]


class Hasil(NamedTuple):
    rhk: list[Rhk]  # the new rows
    dilewati: int  # RHK that were there already
    butir: int  # new lines of the lampiran


def sumber_sendiri(skp: Skp) -> list[Sumber]:
    """Plans of the owner's SKP of earlier years that were set, newest first."""
    lama = Skp.objects.filter(
        pegawai=skp.pegawai_id, periode__tahun__lt=skp.mulai.year, status__in=sorted(PERNAH_DITETAPKAN)
    )
    return [
        _sumber(s, _butir(s)) for s in _berisi(lama).prefetch_related("lampiran").order_by("-mulai")[:SUMBER_TERBANYAK]
    ]


def sumber_pendahulu(skp: Skp) -> Sumber | None:
    """The plan of whoever held this jabatan in this unit last, before the owner came; None when there is none.

    The owner has no other right to that SKP. What he may read here belongs to the jabatan he took over: RHK, IKI and
    target of a set SKP. So only a Sumber leaves this function, never the SKP; realisasi, ratings and feedback stay
    with the parties of it. Colleagues who hold the same jabatan beside him are no predecessors: a predecessor's
    placement ended before his began.
    """
    duduk = skp.penempatan
    lama = Skp.objects.filter(
        penempatan__jabatan=duduk.jabatan_id,
        penempatan__unit=duduk.unit_id,
        penempatan__selesai__lt=duduk.mulai,
        status__in=sorted(PERNAH_DITETAPKAN),
    ).exclude(pegawai=skp.pegawai_id)
    terakhir = _berisi(lama).order_by("-mulai", "-penempatan__selesai", "-pk").first()
    return _sumber(terakhir, {}, penugasan=False) if terakhir else None


def _berisi(semua: QuerySet[Skp]) -> QuerySet[Skp]:
    return semua.select_related("pegawai", "penempatan__jabatan").prefetch_related("rhk__iki")


def _sumber(skp: Skp, lampiran: dict[str, list[str]], *, penugasan: bool = True) -> Sumber:
    rhk = {r.pk: _rencana(r, penugasan) for r in skp.rhk.all()}
    return Sumber(skp.pk, skp.pegawai.nama_lengkap, skp.penempatan.nama_jabatan, skp.mulai.year, rhk, lampiran)


def _rencana(rhk: Rhk, penugasan: bool) -> RencanaRhk:
    """Without the RHK pimpinan: it belongs to its year, and is chosen anew."""
    iki = tuple(RencanaIki(i.teks, i.target, tuple(i.aspek), i.perspektif) for i in rhk.iki.all())
    return RencanaRhk(rhk.teks, iki, rhk.jenis, rhk.penugasan_dari if penugasan else "")


def _butir(skp: Skp) -> dict[str, list[str]]:
    butir: dict[str, list[str]] = {}
    for baris in skp.lampiran.all():
        butir.setdefault(baris.jenis, []).append(baris.teks)
    return butir


@transaction.atomic
def salin(skp: Skp, *, oleh: Pegawai, rhk: Collection[int], lampiran: Collection[int] = ()) -> Hasil:
    """Copy the chosen RHK of own earlier SKP, and the lampiran lines of the SKP named in `lampiran`."""
    skp = buka(skp, oleh)
    sumber = sumber_sendiri(skp)
    dipilih = _terpilih(sumber, rhk)
    if set(lampiran) - {s.pk for s in sumber}:
        raise IsianKeliru("Lampiran yang dipilih tidak ada pada SKP tahun lalu Anda.")
    butir = _tambah_lampiran(skp, oleh, [s.lampiran for s in sumber if s.pk in lampiran])
    return _masukkan(skp, oleh, "salin", dipilih, butir)


@transaction.atomic
def ambil(skp: Skp, *, oleh: Pegawai, rhk: Collection[int]) -> Hasil:
    """Take over the chosen RHK of the predecessor."""
    skp = buka(skp, oleh)
    sumber = sumber_pendahulu(skp)
    return _masukkan(skp, oleh, "pendahulu", _terpilih([sumber] if sumber else [], rhk))


@transaction.atomic
def tempel(skp: Skp, *, oleh: Pegawai, teks: str) -> Hasil:
    """Add the RHK of a pasted table; those with a bad row stay out. Raises IsianKeliru when none can be read."""
    skp = buka(skp, oleh)
    rencana = aturan_tempel.baca(teks, BATAS).rhk
    if not rencana:
        raise IsianKeliru("Tidak ada RHK yang dapat dimasukkan dari tempelan ini.")
    return _masukkan(skp, oleh, "tempel", rencana)


@transaction.atomic
def dari_katalog(skp: Skp, *, oleh: Pegawai, rhk: Collection[int]) -> Hasil:
    """Add the chosen examples of the catalogue; their words are there to be rewritten."""
    skp = buka(skp, oleh)
    dipilih = ButirKatalog.objects.berlaku(localdate()).filter(pk__in=rhk)
    if len(dipilih) != len(set(rhk)):
        raise IsianKeliru("Contoh yang dipilih tidak ada di katalog. Muat ulang halaman, lalu pilih lagi.")
    return _masukkan(skp, oleh, "katalog", [rencana_contoh(b) for b in dipilih])


def rencana_contoh(butir: ButirKatalog) -> RencanaRhk:
    iki = tuple(
        RencanaIki(i["teks"], i.get("target", ""), tuple(i.get("aspek", ())), i.get("perspektif", ""))
        for i in butir.iki
    )
    return RencanaRhk(butir.teks, iki)


def sudah_ada(skp: Skp) -> set[str]:
    """Keys of the RHK texts that the SKP has."""
    return {kunci(teks) for teks in skp.rhk.values_list("teks", flat=True)}


def _terpilih(sumber: Iterable[Sumber], pilihan: Collection[int]) -> list[RencanaRhk]:
    ada = {pk: rencana for s in sumber for pk, rencana in s.rhk.items()}
    if set(pilihan) - ada.keys():
        raise IsianKeliru("RHK yang dipilih tidak ada pada sumbernya. Muat ulang halaman, lalu pilih lagi.")
    return [rencana for pk, rencana in ada.items() if pk in pilihan]


def _masukkan(skp: Skp, oleh: Pegawai, sumber: str, rencana: Sequence[RencanaRhk], butir: int = 0) -> Hasil:
    ada = sudah_ada(skp)
    baru = list({kunci(r.teks): r for r in reversed(rencana) if kunci(r.teks) not in ada}.values())[::-1]
    if skp.rhk.count() + len(baru) > RHK_TERBANYAK:
        raise IsianKeliru(f"Satu SKP memuat paling banyak {RHK_TERBANYAK} RHK. Pilih lebih sedikit.")
    hasil = Hasil(_tulis(skp, baru), len(rencana) - len(baru), butir)
    if hasil.rhk:
        Skp.objects.filter(pk=skp.pk).update(versi=F("versi") + 1)
    if hasil.rhk or butir:
        sebagai = "pemilik" if oleh.pk == skp.pegawai_id else "penyusun"
        Jejak.catat(skp, "isi_dari", oleh=oleh, sebagai=sebagai, sumber=sumber, rhk=len(baru), butir=butir)
    return hasil


def _tulis(skp: Skp, rencana: Iterable[RencanaRhk]) -> list[Rhk]:
    """At the end of their group; an RHK without IKI gets one to fill, as a new one does."""
    awal = berikut(skp.rhk)
    pasangan = [
        (Rhk(skp=skp, urutan=n, jenis=r.jenis, teks=r.teks, penugasan_dari=r.penugasan_dari), r)
        for n, r in enumerate(rencana, start=awal)
    ]
    semua = Rhk.objects.bulk_create([rhk for rhk, _ in pasangan])
    Iki.objects.bulk_create(
        Iki(rhk=rhk, urutan=n, **bidang_iki(iki, skp.keluarga))
        for rhk, r in pasangan
        for n, iki in enumerate(r.iki or (RencanaIki(""),), start=1)
    )
    return semua


def bidang_iki(iki: RencanaIki, keluarga: str) -> dict[str, str | list[str]]:
    """Perspektif is for JPT, aspek for the others: the editor would show nothing of the other one."""
    jpt = keluarga == Keluarga.JPT
    return {
        "teks": iki.teks,
        "target": iki.target,
        "aspek": [] if jpt else list(iki.aspek),
        "perspektif": iki.perspektif if jpt else "",
    }


def _tambah_lampiran(skp: Skp, oleh: Pegawai, sumber: Iterable[dict[str, list[str]]]) -> int:
    """Append the lines that are not there yet; returns how many."""
    kini = _butir(skp)
    gabung = {jenis: list(baris) for jenis, baris in kini.items()}
    for lampiran in sumber:
        for jenis, baris in lampiran.items():
            ada = gabung.setdefault(jenis, [])
            ada += [b for b in baris if b not in ada]
    baru = {jenis: baris for jenis, baris in gabung.items() if baris != kini.get(jenis, [])}
    if baru:
        simpan_lampiran(skp, oleh=oleh, versi=None, **baru)
    return sum(len(baris) - len(kini.get(jenis, [])) for jenis, baris in baru.items())
