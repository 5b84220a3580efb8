"""A penilai says why his unit differs from the guide.

Nothing here blocks a rating: the Lampiran calls the pola distribusi a consideration of the penilai (p. 94-97).
"""

from django.db import transaction
from django.utils.timezone import localdate

from evaluasi.models import PenjelasanBendera, SebaranUnit
from pegawai.models import Jejak, Pegawai, Penempatan, UnitKerja
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.models import PeriodeEvaluasi, Skp

ALASAN_TERPENDEK, ALASAN_TERPANJANG = 20, 1000


def boleh_menjelaskan(oleh: Pegawai, unit: UnitKerja, periode: PeriodeEvaluasi) -> bool:
    """The penilai of somebody in that unit and year, or who leads it today."""
    memimpin = Penempatan.objects.pada(localdate()).filter(pegawai=oleh, unit=unit, memimpin=True)
    return memimpin.exists() or Skp.objects.filter(penilai=oleh, unit_penilai=unit, periode=periode.periode_id).exists()


def wajib_menjelaskan(oleh: Pegawai, unit: UnitKerja, periode: PeriodeEvaluasi) -> None:
    """Raises BukanHak for everybody else."""
    if not boleh_menjelaskan(oleh, unit, periode):
        raise BukanHak("Penjelasan hanya ditulis oleh pejabat penilai kinerja atau pimpinan unit tersebut.")


@transaction.atomic
def jelaskan(
    unit: UnitKerja, periode: PeriodeEvaluasi, *, oleh: Pegawai, capaian: str, kunci: str, isi: str
) -> PenjelasanBendera:
    """Say why the unit differs from the guide in one point. The flag stays, and is shown as explained.

    `capaian` is what the screen held the spread against. A second click finds the first row. Raises BukanHak,
    IsianKeliru, VersiBasi when another capaian counts by now, KeadaanMenolak when the point is not raised.
    """
    wajib_menjelaskan(oleh, unit, periode)
    isi = isi.strip()
    if not ALASAN_TERPENDEK <= len(isi) <= ALASAN_TERPANJANG:
        kalimat = f"Penjelasan ditulis {ALASAN_TERPENDEK} sampai {ALASAN_TERPANJANG} huruf; sekarang {len(isi)}."
        raise IsianKeliru(kalimat, {"isi": kalimat})
    sebaran = SebaranUnit.objects.select_for_update(no_key=True).filter(unit=unit, periode_evaluasi=periode).first()
    bendera = next((b for b in sebaran.bendera if b["kunci"] == kunci), None) if sebaran else None
    if sebaran and sebaran.capaian != capaian:
        raise VersiBasi("Capaian unit berubah setelah Anda membuka halaman ini. Periksa panduannya sekali lagi.")
    if bendera is None or bendera["sesuai"]:
        raise KeadaanMenolak("Sebaran kini sesuai dengan panduan itu, jadi tidak perlu dijelaskan.")
    sama = PenjelasanBendera.objects.filter(unit=unit, periode_evaluasi=periode, capaian=capaian, kunci=kunci)
    if (terakhir := sama.last()) and (terakhir.isi, terakhir.oleh_id) == (isi, oleh.pk):
        return terakhir
    baru = PenjelasanBendera.objects.create(
        unit=unit, periode_evaluasi=periode, capaian=capaian, kunci=kunci, kalimat=bendera["kalimat"], isi=isi,
        oleh=oleh,
    )  # fmt: skip
    Jejak.catat(baru, "jelaskan_bendera", oleh=oleh, sebagai="penilai", unit=unit.pk, periode=periode.kode, kunci=kunci)
    return baru
