"""Documentation of work in the running year: realisasi per IKI and period, with evidence (Pasal 16)."""

from typing import Any

from django.db import transaction
from django.utils.timezone import now

from pegawai.models import Jejak, Pegawai
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur.jendela import seluruhnya_ditutup
from skp_app.alur.peristiwa import masih_dinilai
from skp_app.alur.transisi import terkunci
from skp_app.aturan.status import BERLAKU
from skp_app.models import Iki, PengirimanRealisasi, PeriodeEvaluasi, Realisasi, Skp
from skp_app.models.dokumentasi import AsalRealisasi

MINTA_DIBUKA = "Minta pejabat penilai atau pengelola kinerja membukanya."
BIDANG = frozenset({"teks", "sumber_data", "kendala", "jenis"})


def buka(skp: Skp, periode: PeriodeEvaluasi, oleh: Pegawai) -> Skp:
    """The SKP, locked, when its owner may document in this evaluation period: not set yet, its window not closed."""
    skp = buka_evaluasi(skp, periode, oleh)
    if seluruhnya_ditutup(skp, periode):
        raise KeadaanMenolak(f"Pengisian {periode.nama} sudah ditutup. {MINTA_DIBUKA}")
    return skp


def buka_evaluasi(skp: Skp, periode: PeriodeEvaluasi, oleh: Pegawai) -> Skp:
    """The same whatever the windows of its documentation periods say."""
    skp = terkunci(skp)
    if "pemilik" not in skp.peran(oleh):
        raise BukanHak("Realisasi hanya dapat diisi oleh pegawai yang bersangkutan.")
    if skp.status not in BERLAKU and not masih_dinilai(skp, periode):
        raise KeadaanMenolak("Realisasi diisi setelah SKP ditetapkan.")
    if not skp.mencakup(periode):
        raise KeadaanMenolak(f"{periode.nama} berada di luar masa SKP ini.")
    if skp.tertutup(periode):
        raise KeadaanMenolak(f"Evaluasi {periode.nama} sudah ditetapkan; realisasinya tidak dapat diubah.")
    return skp


def tandai_diubah(skp: Skp, periode: PeriodeEvaluasi) -> None:
    """The penilai reads 'diubah setelah dikirim' where this period was sent to him as a whole."""
    kiriman = PengirimanRealisasi.objects.filter(
        rangkaian=skp.rangkaian, ditarik_pada=None, periode_dokumentasi__periode_evaluasi=periode,
        periode_dokumentasi__mulai=periode.mulai, periode_dokumentasi__selesai=periode.selesai,
    )  # fmt: skip
    kiriman.update(diubah_pada=now())


@transaction.atomic
def catat_realisasi(
    iki: Iki, periode: PeriodeEvaluasi, *, oleh: Pegawai, versi: int | None = None, **isian: Any
) -> Realisasi:
    """Write the realisasi of one IKI in one period. `versi` is None for a first entry.

    Raises VersiBasi when somebody saved this row in between.
    """
    if lain := set(isian) - BIDANG:
        raise IsianKeliru(f"Bidang tidak dikenal: {', '.join(sorted(lain))}.")
    skp = buka(iki.rhk.skp, periode, oleh)
    ada = Realisasi.objects.filter(iki=iki, periode_evaluasi=periode).first()
    if not isian.get("teks", ada.teks if ada else "").strip():
        raise IsianKeliru("Realisasi belum diisi.", {"teks": "Realisasi belum diisi."})
    if ada is None:
        ada = Realisasi.objects.create(iki=iki, periode_evaluasi=periode, **isian)
        tandai_diubah(skp, periode)
        Jejak.catat(skp, "catat_realisasi", oleh=oleh, sebagai="pemilik", iki=iki.pk, periode=periode.kode)
        return ada
    tersimpan = {b: getattr(ada, b) for b in isian}
    if tersimpan == isian:
        return ada
    if ada.versi != versi:
        raise VersiBasi("Realisasi ini baru saja disimpan dari tempat lain.", tersimpan=tersimpan, dikirim=isian)
    for bidang, nilai in isian.items():
        setattr(ada, bidang, nilai)
    ada.asal = AsalRealisasi.ISIAN  # what a hand wrote, no roll-up overwrites
    ada.versi += 1
    ada.save()
    tandai_diubah(skp, periode)
    Jejak.catat(skp, "ubah_realisasi", oleh=oleh, sebagai="pemilik", iki=iki.pk, periode=periode.kode)
    return ada
