"""From daily entries to realisasi: per IKI and documentation period one number, which a hand may overrule."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction

from pegawai.models import Jejak, Pegawai
from pegawai.penolakan import KeadaanMenolak
from skp_app.alur import progres
from skp_app.alur.pendokumentasian import buka
from skp_app.aturan.lembar import DESIMAL, Bulan, Jumlah, jumlahkan, tulis_bilangan
from skp_app.aturan.pendokumentasian import CaraGulung, gulung, makin_kecil_makin_baik
from skp_app.models import CatatanHarian, Iki, PeriodeDokumentasi, Realisasi, RealisasiProgres, Skp
from skp_app.models.dokumentasi import AsalRealisasi, SumberIsian

HALUS = Decimal(1).scaleb(-DESIMAL)
Terkena = set[tuple[UUID | None, date]]  # (line of an IKI, day) of what was written


class Jumlahan(NamedTuple):
    """What the sheet says about one IKI in one period, beside what is written there."""

    iki: Iki
    nomor: str  # RHK 1.2
    periode: PeriodeDokumentasi
    jumlah: Jumlah | None
    cara: CaraGulung
    nilai: Decimal | None  # rolled up; None without numbers, or when their units differ
    tertulis: str
    sendiri: bool  # it was written by hand

    @property
    def bulan(self) -> Bulan:
        """Where the sheet of this period begins."""
        return Bulan.dari(self.periode.mulai)

    @property
    def sebut(self) -> str:
        return tulis_bilangan(self.nilai)


def nilai(jumlah: Jumlah | None, iki: Iki, cara: CaraGulung) -> Decimal | None:
    """One number by the rule of the IKI; numbers of different units make none."""
    if jumlah is None or not jumlah.seragam:
        return None
    kecil = makin_kecil_makin_baik(iki.aspek, iki.target)
    return gulung(cara, jumlah.nilai, kecil=kecil).quantize(HALUS)


def gulung_lembar(
    oleh: Pegawai, daftar_skp: Iterable[Skp], terkena: Terkena, *, petugas: Pegawai | None = None
) -> None:
    """Write the sums of the lines and periods that were touched; what was typed by hand stays."""
    for skp in daftar_skp:
        garis = {g for g, hari in terkena if g and skp.mulai <= hari <= skp.selesai}
        hari = [h for g, h in terkena if g in garis]
        if not garis:
            continue
        iki = list(Iki.objects.filter(rhk__skp=skp, garis__in=garis).select_related("rhk__skp"))
        cara = progres.cara_gulung(skp, iki)
        for periode in _periode(skp, min(hari), max(hari)):
            jumlah = _jumlah(skp, periode)
            for i in iki:
                if any(g == i.garis and periode.mulai <= h <= periode.selesai for g, h in terkena):
                    _tulis(oleh, i, periode, nilai(jumlah.get(i.garis), i, cara[i.pk]), petugas)


def _periode(skp: Skp, mulai: date, selesai: date) -> list[PeriodeDokumentasi]:
    """Documentation periods of the year that share days with the range."""
    semua = PeriodeDokumentasi.objects.filter(periode=skp.periode_id, akhir=False)
    return list(semua.filter(mulai__lte=selesai, selesai__gte=mulai).select_related("periode_evaluasi"))


def _jumlah(skp: Skp, periode: PeriodeDokumentasi) -> dict[UUID, Jumlah]:
    mulai, selesai = max(skp.mulai, periode.mulai), min(skp.selesai, periode.selesai)
    baris = CatatanHarian.objects.filter(pegawai=skp.pegawai_id, tanggal__range=(mulai, selesai))
    baris = baris.filter(garis_iki__isnull=False, realisasi__isnull=False).order_by("tanggal", "pk")
    return jumlahkan(baris.values_list("garis_iki", "realisasi", "satuan"))


def _tulis(
    oleh: Pegawai, iki: Iki, periode: PeriodeDokumentasi, angka: Decimal | None, petugas: Pegawai | None
) -> None:
    """The daily rows are stored even where the realisasi takes nothing: the SKP ended, or evidence stands on it."""
    try:
        with transaction.atomic():
            progres.catat(iki, periode, oleh=oleh, sumber=SumberIsian.LEMBAR, petugas=petugas, angka=angka)
    except KeadaanMenolak:
        return


def daftar(skp: Skp, mulai: date, selesai: date) -> list[Jumlahan]:
    """Every IKI with numbers in the sheet, or a written realisasi, in the periods of these days."""
    iki = {i.garis: (i, n) for i, n in _iki(skp)}
    cara = progres.cara_gulung(skp, [i for i, _ in iki.values()])
    hasil = []
    for periode in _periode(skp, max(mulai, skp.mulai), min(selesai, skp.selesai)):
        jumlah, tertulis = _jumlah(skp, periode), _tertulis(skp, periode)
        for garis, (i, nomor) in iki.items():
            if garis in jumlah:
                angka = nilai(jumlah[garis], i, cara[i.pk])
                kata, sendiri = tertulis.get(garis, ("", False))
                hasil.append(Jumlahan(i, nomor, periode, jumlah[garis], cara[i.pk], angka, kata, sendiri))
    return hasil


def _iki(skp: Skp) -> Iterable[tuple[Iki, str]]:
    for n, rhk in enumerate(skp.rhk.prefetch_related("iki"), start=1):
        for m, iki in enumerate(rhk.iki.all(), start=1):
            yield iki, f"{n}.{m}"


def _tertulis(skp: Skp, periode: PeriodeDokumentasi) -> dict[UUID, tuple[str, bool]]:
    """{line of IKI: (what is written, by hand?)}; where the period is the evaluation's own, its realisasi counts."""
    serangkai: dict[str, Any] = {"iki__rhk__skp__rangkaian": skp.rangkaian}
    hasil: dict[UUID, tuple[str, bool]] = defaultdict(lambda: ("", False))
    isian = RealisasiProgres.objects.filter(periode_dokumentasi=periode, **serangkai).select_related("iki")
    for p in isian.order_by("iki__rhk__skp__nomor_versi"):
        hasil[p.iki.garis] = (tulis_bilangan(p.angka) or p.teks, p.sumber == SumberIsian.MANUAL)
    if periode.setara:
        langsung = Realisasi.objects.filter(periode_evaluasi=periode.periode_evaluasi_id, **serangkai)
        for r in langsung.filter(asal=AsalRealisasi.ISIAN).select_related("iki"):
            hasil[r.iki.garis] = (r.teks, True)
    return hasil


def tandai(skp: Skp, periode: PeriodeDokumentasi, iki: Iterable[Any]) -> None:
    """Put what the sheet says beside each IKI, as `iki.lembar`. One query where the sheet holds no numbers."""
    mulai, selesai = max(skp.mulai, periode.mulai), min(skp.selesai, periode.selesai)
    milik = CatatanHarian.objects.filter(pegawai=skp.pegawai_id, tanggal__range=(mulai, selesai))
    if not milik.filter(garis_iki__isnull=False, realisasi__isnull=False).exists():
        return
    semua = {j.iki.garis: j for j in daftar(skp, periode.mulai, periode.selesai) if j.periode == periode}
    for i in iki:
        i.lembar = semua.get(i.garis)


@transaction.atomic
def pakai(oleh: Pegawai, iki: Iki, periode: PeriodeDokumentasi) -> None:
    """Let the sheet speak for this IKI again instead of what was typed by hand; from now on it follows the sheet."""
    skp = buka(iki.rhk.skp, periode.periode_evaluasi, oleh)
    angka = nilai(_jumlah(skp, periode).get(iki.garis), iki, progres.cara_gulung(skp, [iki])[iki.pk])
    if angka is None:
        raise KeadaanMenolak("Lembar progres belum memuat angka dengan satu satuan untuk indikator ini.")
    tangan = RealisasiProgres.objects.filter(iki=iki, periode_dokumentasi=periode, sumber=SumberIsian.MANUAL)
    tangan.update(sumber=SumberIsian.LEMBAR, teks="")
    progres.catat(iki, periode, oleh=oleh, sumber=SumberIsian.LEMBAR, angka=angka)
    langsung = Realisasi.objects.filter(iki=iki, periode_evaluasi=periode.periode_evaluasi, asal=AsalRealisasi.ISIAN)
    if periode.setara and (realisasi := langsung.first()):
        progres.gulung_kembali(realisasi, oleh=oleh)
    Jejak.catat(skp, "pakai_lembar", oleh=oleh, sebagai="pemilik", iki=iki.pk, periode=periode.kode)
