"""What people do about the guide: a penilai explains a flag, the BKD records another guide.

Nothing here blocks a rating: the Lampiran calls the pola distribusi a consideration of the penilai (p. 94-97).
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from evaluasi.alur import hitung
from evaluasi.aturan import distribusi
from evaluasi.models import PenjelasanBendera, SebaranUnit
from pegawai.alur.hak import wajib_bkd
from pegawai.models import Jejak, Ketentuan, Pegawai, Penempatan, UnitKerja
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.models import PeriodeEvaluasi, Skp

ALASAN_TERPENDEK, ALASAN_TERPANJANG = 20, 1000
SUMBER_TERPANJANG = 300
KEKELIRUAN: dict[str, Callable[[object], str]] = {
    "pola_distribusi": distribusi.kekeliruan,
    "pembulatan_distribusi": distribusi.pembulatan_keliru,
    "unit_terkecil_panduan": distribusi.ukuran_keliru,
}


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


@transaction.atomic
def ubah(kunci: str, nilai: Any, *, mulai: date, sumber: str, oleh: Pegawai) -> Ketentuan:
    """Record another guide from a day on, and order the recomputation of every period it reaches.

    Older rows stay: a period whose window ended before `mulai` keeps the guide it was judged by. A day that is still
    to come is picked up by `hitung.pesan_yang_basi`. Raises BukanHak, IsianKeliru, KeadaanMenolak when another value
    starts on the same day.
    """
    wajib_bkd(oleh)
    salah = _isian_keliru(kunci, nilai, mulai, sumber.strip())
    if salah:
        raise IsianKeliru(" ".join(salah.values()), salah)
    Ketentuan.objects.bulk_create(
        [Ketentuan(kunci=kunci, nilai=nilai, mulai=mulai, sumber=sumber.strip())], ignore_conflicts=True
    )
    baru = Ketentuan.objects.select_for_update(no_key=True).get(kunci=kunci, mulai=mulai)
    if (baru.nilai, baru.sumber) != (nilai, sumber.strip()):
        raise KeadaanMenolak("Sudah ada aturan lain yang berlaku mulai tanggal itu. Pilih tanggal lain.")
    if Jejak.objects.filter(objek_jenis="ketentuan", objek_id=baru.pk, kata_kerja="ubah_panduan").exists():
        return baru  # a second click
    hitung.pesan_yang_basi(oleh)
    Jejak.catat(baru, "ubah_panduan", oleh=oleh, sebagai="pengelola_instansi", ke=f"{kunci} {mulai.isoformat()}")
    return baru


def _isian_keliru(kunci: str, nilai: Any, mulai: date, sumber: str) -> dict[str, str]:
    periksa = KEKELIRUAN.get(kunci)
    if periksa is None:
        return {"kunci": "Ketentuan ini bukan bagian dari panduan distribusi."}
    salah = {"nilai": periksa(nilai)}
    if mulai < localdate():
        salah["mulai"] = "Aturan baru berlaku paling cepat hari ini; yang sudah lewat tidak diubah."
    if not 0 < len(sumber) <= SUMBER_TERPANJANG:
        salah["sumber"] = "Sebutkan sumbernya, mis. nomor surat edaran atau keputusan."
    return {bidang: kalimat for bidang, kalimat in salah.items() if kalimat}
