"""Pertimbangan of who leads a person's tim kerja or gave him a penugasan, for his penilai (Lampiran p. 89 A.4)."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.utils.timezone import localdate, now

from evaluasi.alur import pengganti
from evaluasi.aturan.kuadran import Rating
from evaluasi.models import Pertimbangan, PertimbanganRhk
from evaluasi.models.pertimbangan import PANJANG_ISI
from pegawai.alur.isian import wajib
from pegawai.models import Jejak, Pegawai, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur.isi import baris_rhk
from skp_app.alur.peristiwa import masih_dinilai
from skp_app.alur.transisi import terkunci as skp_terkunci
from skp_app.aturan.status import BERLAKU
from skp_app.models import Penugasan, PeriodeEvaluasi, Rhk, Skp, StatusPenugasan, TimKerja


class Calon(NamedTuple):
    """Somebody who may give one, and why."""

    pegawai: Pegawai
    dasar: str


def _tim(pegawai: Any, periode: int) -> QuerySet[TimKerja]:
    """Tim kerja of the year in whose shared matrix this person stands."""
    return TimKerja.objects.filter(
        periode=periode, matriks__dibagikan_pada__isnull=False, matriks__baris__pegawai=pegawai
    )


def _tugas(pegawai: Any, periode: PeriodeEvaluasi) -> QuerySet[Penugasan]:
    """Penugasan of this person that the penilai agreed to and that fall in the period."""
    semua = Penugasan.objects.filter(
        pegawai=pegawai, status=StatusPenugasan.DISETUJUI, pemberi__isnull=False, mulai__lte=periode.selesai
    )
    return semua.exclude(selesai__lt=periode.mulai)


def calon(skp: Skp, periode: PeriodeEvaluasi) -> dict[int, Calon]:
    """{pk: who may give one}, leaders of his tim kerja first; never the penilai or the person himself."""
    ada: dict[int, Calon] = {}
    for tim in _tim(skp.pegawai_id, skp.periode_id).select_related("ketua").order_by("nama"):
        ada.setdefault(tim.ketua_id, Calon(tim.ketua, f"Ketua tim {tim.nama}"))
    for tugas in _tugas(skp.pegawai_id, periode).select_related("pemberi").order_by("mulai", "pk"):
        if tugas.pemberi:
            dasar = f"Pimpinan yang memberi penugasan: {tugas.uraian}"[:300]
            ada.setdefault(tugas.pemberi.pk, Calon(tugas.pemberi, dasar))
    return {pk: c for pk, c in ada.items() if pk not in (skp.penilai_id, skp.pegawai_id)}


def dapat_diberi(pemberi: Pegawai, periode: PeriodeEvaluasi) -> QuerySet[Skp]:
    """SKP in force in the period about whose owners he may give one."""
    milik = OuterRef("pegawai")
    boleh = Q(Exists(_tim(milik, periode.periode_id).filter(ketua=pemberi)))
    boleh |= Q(Exists(_tugas(milik, periode).filter(pemberi=pemberi)))
    semua = Skp.objects.filter(boleh, periode=periode.periode_id, status__in=BERLAKU)
    semua = semua.filter(mulai__lte=periode.selesai, selesai__gte=periode.mulai)
    return semua.exclude(penilai=pemberi).exclude(pegawai=pemberi)


def rhk_ditugaskan(skp: Skp, pemberi: Pegawai) -> list[Rhk]:
    """The RHK, numbered, that come from him: his penugasan, a role in his matrix, or a result of his own SKP."""
    peran = Q(dari_peran__sel__baris__matriks__pemilik=pemberi, dari_peran__dibagikan_pada__isnull=False)
    dari = Q(penugasan__pemberi=pemberi) | peran | Q(intervensi_rhk__skp__pegawai=pemberi)
    milik = set(skp.rhk.filter(dari).values_list("pk", flat=True))
    return [r for r in baris_rhk(skp) if r.pk in milik]


def milik(skp: Skp, periode: PeriodeEvaluasi) -> QuerySet[Pertimbangan]:
    """All of them on whichever version of the SKP, asked for and given, for the sheet of the penilai."""
    rinci = PertimbanganRhk.objects.select_related("rhk")
    semua = Pertimbangan.objects.filter(skp__rangkaian=skp.rangkaian, periode_evaluasi=periode)
    return (
        semua.select_related("pemberi")
        .prefetch_related(Prefetch("rhk", rinci))
        .order_by(F("diberikan_pada").asc(nulls_last=True), "pk")
    )


@transaction.atomic
def minta(skp: Skp, periode: PeriodeEvaluasi, *, oleh: Pegawai, kepada: Pegawai) -> Pertimbangan:
    """The penilai asks for one; a second click is the first. Raises BukanHak, KeadaanMenolak."""
    skp = _buka(skp, periode)
    pengganti.pastikan(skp, periode, oleh, localdate())
    boleh = calon(skp, periode).get(kepada.pk)
    if boleh is None:
        raise KeadaanMenolak(f"{kepada.nama_lengkap} tidak memimpin tim kerja atau penugasan pegawai ini.")
    if ada := milik(skp, periode).filter(pemberi=kepada).first():
        return ada
    baru = Pertimbangan.objects.create(
        skp=skp, periode_evaluasi=periode, pemberi=kepada, dasar=boleh.dasar, diminta_oleh=oleh, diminta_pada=now()
    )
    Pemberitahuan.kirim(
        kepada,
        f"pertimbangan-{baru.pk}-minta",
        f"{oleh.nama_lengkap} meminta pertimbangan penilaian {periode.nama}",
        isi=f"Tentang {skp.pegawai.nama_lengkap}: {boleh.dasar}.",
        tautan=f"/pertimbangan/{periode.kode}/{skp.kode}/",
    )
    Jejak.catat(baru, "minta", oleh=oleh, sebagai="penilai", skp=skp.pk, periode=periode.kode)
    return baru


@transaction.atomic
def beri(
    skp: Skp,
    periode: PeriodeEvaluasi,
    *,
    oleh: Pegawai,
    isi: str,
    nilai: Mapping[int, str] | None = None,
    versi: int = 0,
) -> Pertimbangan:
    """Write it, or write it anew until the result is set; the trace keeps none of the words.

    `nilai` are his words per RHK id. Raises BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi.
    """
    skp, nilai = _buka(skp, periode), dict(nilai or {})
    boleh = calon(skp, periode).get(oleh.pk)
    if boleh is None:
        raise BukanHak("Pertimbangan diberikan ketua tim atau Pimpinan yang memberi penugasan kepada pegawai ini.")
    isi = wajib(isi, PANJANG_ISI, "isi", "Pertimbangan")
    if set(nilai) - {r.pk for r in rhk_ditugaskan(skp, oleh)}:
        raise IsianKeliru("Ada RHK yang bukan penugasan Anda.")
    ada = milik(skp, periode).filter(pemberi=oleh).first()
    if ada and ada.isi == isi and {n.rhk_id: n.nilai for n in ada.rhk.all()} == nilai:
        return ada
    if ada and ada.versi != versi:
        raise VersiBasi("Pertimbangan ini baru saja disimpan dari tempat lain.")
    return _tulis(ada or Pertimbangan(skp=skp, periode_evaluasi=periode, pemberi=oleh), boleh, isi, nilai)


def _tulis(ini: Pertimbangan, boleh: Calon, isi: str, nilai: Mapping[int, str]) -> Pertimbangan:
    pertama = ini.diberikan_pada is None
    ini.dasar, ini.isi, ini.versi, ini.diberikan_pada = boleh.dasar, isi, ini.versi + 1, now()
    ini.save()
    ini.rhk.all().delete()
    PertimbanganRhk.objects.bulk_create(
        [PertimbanganRhk(pertimbangan=ini, rhk_id=r, nilai=Rating(n)) for r, n in nilai.items()]
    )
    if pertama:
        skp, periode = ini.skp, ini.periode_evaluasi
        Pemberitahuan.kirim(
            pengganti.pena(skp, periode, localdate()).pegawai,
            f"pertimbangan-{ini.pk}-beri",
            f"{boleh.pegawai.nama_lengkap} memberi pertimbangan penilaian {periode.nama}",
            isi=f"Tentang {skp.pegawai.nama_lengkap}. Anda yang memutuskan.",
            tautan=f"/penilaian/{periode.kode}/{skp.kode}/",
        )
    Jejak.catat(ini, "beri" if pertama else "ubah", oleh=boleh.pegawai, sebagai="pemberi", skp=ini.skp_id)
    return ini


def _buka(skp: Skp, periode: PeriodeEvaluasi) -> Skp:
    """The SKP, locked, while its evaluation of the period is open."""
    skp = skp_terkunci(skp)
    if skp.status not in BERLAKU and not masih_dinilai(skp, periode):
        raise KeadaanMenolak("Pegawai ini belum punya SKP yang ditetapkan.")
    if not skp.mencakup(periode) or localdate() < periode.mulai:
        raise KeadaanMenolak(f"{periode.nama} belum dimulai, atau di luar masa SKP ini.")
    if skp.tertutup(periode):
        raise KeadaanMenolak(f"Evaluasi {periode.nama} sudah ditetapkan; pertimbangan tidak dapat diberikan lagi.")
    return skp
