"""Taking an RHK over (Pasal 20(6)-(8); Lampiran p. 70 C.14), and what the evaluation must show of it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localdate, now

from pegawai.models import Jejak, Pegawai, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur.kemajuan import sebutan, terakhir
from skp_app.alur.transisi import terkunci
from skp_app.aturan.kemajuan import Simpulan, Upaya, halangan_ambil_alih
from skp_app.aturan.status import BERLAKU
from skp_app.models import KesimpulanKemajuan, PengambilalihanRhk, PeriodeEvaluasi, Rhk, Skp, TindakKemajuan

BUKAN_PENILAI = "Rencana hasil kerja diambil alih oleh pejabat penilai kinerja."


def halangan(skp: Skp) -> str:
    """Why no RHK of this SKP can be taken over yet; empty when one can."""
    serangkai = KesimpulanKemajuan.objects.filter(skp__rangkaian=skp.rangkaian)
    upaya = TindakKemajuan.objects.filter(kesimpulan__skp__rangkaian=skp.rangkaian)
    return halangan_ambil_alih(
        [Simpulan(h, p) for h, p in serangkai.values_list("hasil", "pada")],
        [Upaya(j, p, d is not None) for j, p, d in upaya.values_list("jenis", "pada", "ditarik_pada")],
    )


@transaction.atomic
def ambil_alih(skp: Skp, rhk: Rhk, *, oleh: Pegawai, catatan: str) -> PengambilalihanRhk:
    """The Pimpinan does it himself from now on; the note says that the pegawai could not finish it (Pasal 20(7)).

    Raises KeadaanMenolak before something of Pasal 20(3) was tried in vain. A second click is the first.
    """
    skp = _buka(skp, oleh)
    if ada := diambil_alih(skp).filter(garis=rhk.garis).first():
        return ada
    if rhk.skp_id != skp.pk:
        raise IsianKeliru("RHK tersebut bukan bagian dari SKP yang berlaku.")
    if alasan := halangan(skp):
        raise KeadaanMenolak(alasan)
    catatan = catatan.strip()
    if not catatan:
        kalimat = "Catatan belum ditulis; evaluasi memerlukannya."
        raise IsianKeliru(kalimat, {"catatan": kalimat})
    apa = {"skp": skp, "rhk": rhk, "garis": rhk.garis, "kesimpulan": terakhir(skp), "sebutan_oleh": sebutan(skp)}
    baru = PengambilalihanRhk.objects.create(**apa, tanggal=localdate(), catatan=catatan, oleh=oleh)
    judul = f"{oleh.nama_lengkap} mengambil alih satu rencana hasil kerja Anda"
    _kabarkan(baru, "ambil_alih_rhk", oleh, f"ambil-alih-{baru.pk}", judul, isi=catatan)
    return baru


@transaction.atomic
def kembalikan(diambil: PengambilalihanRhk, *, oleh: Pegawai, alasan: str) -> PengambilalihanRhk:
    """The RHK is the pegawai's again; evaluations that were set keep the note they were set with."""
    _buka(diambil.skp.terkini, oleh)
    diambil = (
        PengambilalihanRhk.objects.select_related("skp__pegawai").select_for_update(of=("self",)).get(pk=diambil.pk)
    )
    if diambil.dikembalikan_pada:
        return diambil
    alasan = alasan.strip()
    if not alasan:
        raise IsianKeliru("Alasan belum ditulis.", {"alasan": "Alasan belum ditulis."})
    diambil.dikembalikan_pada, diambil.alasan_kembali = now(), alasan
    diambil.save(update_fields=["dikembalikan_pada", "alasan_kembali"])
    judul = f"{oleh.nama_lengkap} mengembalikan rencana hasil kerja kepada Anda"
    _kabarkan(diambil, "kembalikan_rhk", oleh, f"ambil-alih-{diambil.pk}-kembali", judul, isi=alasan)
    return diambil


def diambil_alih(skp: Skp, periode: PeriodeEvaluasi | None = None) -> QuerySet[PengambilalihanRhk]:
    """RHK of this SKP, in whichever version, that are taken over; with `periode` those its evaluation must show.

    A takeover counts from the period of the conclusion it rests on, also when the evaluation of that one is still open.
    """
    garis = Rhk.objects.filter(skp__rangkaian=skp.rangkaian).values("garis")
    terbuka = PengambilalihanRhk.objects.filter(garis__in=garis, dikembalikan_pada=None)
    if periode:
        terbuka = terbuka.filter(kesimpulan__periode_evaluasi__selesai__lte=periode.selesai)
    return terbuka


def catatan_evaluasi(skp: Skp, periode: PeriodeEvaluasi) -> dict[UUID, PengambilalihanRhk]:
    """{line of the RHK: its takeover}, as the evaluation of this period shows them (Pasal 20(8))."""
    return {p.garis: p for p in diambil_alih(skp, periode).select_related("oleh")}


def masih_wajib(iki: QuerySet, sampai: Any) -> QuerySet:
    """Of these IKI the ones whose realisasi the pegawai still owes in a period that ends on `sampai`.

    `sampai` is a date, or a reference to one of an outer query.
    """
    return iki.filter(~terambil(sampai))


def terambil(sampai: Any) -> Exists:
    """Of an IKI: was its RHK taken over in a period that ended by then?"""
    diambil = PengambilalihanRhk.objects.filter(garis=OuterRef("rhk__garis"), dikembalikan_pada=None)
    return Exists(diambil.filter(kesimpulan__periode_evaluasi__selesai__lte=sampai))


def tandai(daftar: Iterable[Rhk], skp: Skp) -> None:
    """`rhk.diambil_alih` on each row: its takeover or None. One query."""
    per_garis = {p.garis: p for p in diambil_alih(skp)}
    for rhk in daftar:
        rhk.diambil_alih = per_garis.get(rhk.garis)  # type: ignore[attr-defined]


def _buka(skp: Skp, oleh: Pegawai) -> Skp:
    skp = terkunci(skp)
    if "penilai" not in skp.peran(oleh):
        raise BukanHak(BUKAN_PENILAI)
    if skp.status not in BERLAKU:
        raise KeadaanMenolak(f"SKP ini berstatus “{skp.sebutan_status}”.")
    return skp


def _kabarkan(diambil: PengambilalihanRhk, kata: str, oleh: Pegawai, kunci: str, judul: str, isi: str) -> None:
    skp = diambil.skp
    Pemberitahuan.kirim(skp.pegawai, kunci, judul, isi=isi, tautan=f"/pemantauan/{skp.mulai.year}/{skp.kode}/")
    Jejak.catat(skp, kata, oleh=oleh, sebagai="penilai", pengambilalihan=diambil.pk, rhk=diambil.rhk_id)
