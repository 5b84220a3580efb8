"""Extensions of the window of an evaluation period: for a unit or a person, with a reason; they lapse by themselves.

As long as one lasts the pen stays with the penilai; afterwards the atasan of a late penilai evaluates (Lampiran p. 90).
"""

from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from pegawai.models import Jejak, Pegawai, Pemberitahuan, UnitKerja
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import tenggat
from skp_app.models import PeriodeEvaluasi, Perpanjangan, Skp, Tahap

PALING_LAMA = 60  # days from today
BUKAN_HAK = "Masa evaluasi diperpanjang oleh pengelola kinerja unit tersebut, atau oleh BKD."
DIRI_SENDIRI = "Masa evaluasi atas diri sendiri diperpanjang oleh orang lain."


@transaction.atomic
def perpanjang(
    periode: PeriodeEvaluasi,
    *,
    oleh: Pegawai,
    sampai: date,
    alasan: str,
    unit: UnitKerja | None = None,
    pegawai: Pegawai | None = None,
) -> Perpanjangan:
    """A later last day for the evaluation of a unit (and what lies below it) or of one person. Twice is once.

    Raises BukanHak, IsianKeliru for a wrong day or no reason, KeadaanMenolak for a period that has not ended.
    """
    if pegawai == oleh:
        raise BukanHak(DIRI_SENDIRI)
    if not any(tenggat.boleh(oleh, u) for u in tenggat.unit_sasaran(unit, pegawai)):
        raise BukanHak(BUKAN_HAK)
    alasan = alasan.strip()
    PeriodeEvaluasi.objects.select_for_update(no_key=True).get(pk=periode.pk)
    _periksa(periode, sampai, alasan)
    isi = {"sampai": sampai, "alasan": alasan, "dicabut_pada": None}
    baru, dibuat = Perpanjangan.objects.get_or_create(
        periode_id=periode.periode_id, tahap=Tahap.EVALUASI, periode_evaluasi=periode, unit=unit, pegawai=pegawai,
        **isi, defaults={"dibuat_oleh": oleh},
    )  # fmt: skip
    if dibuat:
        data = {"periode": periode.kode, "sampai": sampai.isoformat()}
        Jejak.catat(baru, "perpanjang_evaluasi", oleh=oleh, sebagai="pengelola", **data)
        _kabarkan(baru, periode)
    return baru


def _periksa(periode: PeriodeEvaluasi, sampai: date, alasan: str) -> None:
    hari = localdate()
    if hari < periode.jendela_mulai:
        raise KeadaanMenolak(f"Evaluasi {periode.nama} belum dibuka.")
    if sampai <= periode.jendela_selesai or not 0 <= (sampai - hari).days <= PALING_LAMA:
        kalimat = (
            f"Hari terakhir sesudah {periode.jendela_selesai:%d/%m/%Y}, "
            f"tidak sebelum hari ini, paling lama {PALING_LAMA} hari lagi."
        )
        raise IsianKeliru(kalimat, {"sampai": kalimat})
    tenggat.periksa_alasan(alasan)


def _kabarkan(baru: Perpanjangan, periode: PeriodeEvaluasi) -> None:
    """Of one person, his penilai hears of it; of a unit, its leaders see the day on their pages."""
    skp = Skp.objects.filter(pegawai=baru.pegawai, periode=baru.periode_id).berlaku().select_related("penilai").last()
    if baru.pegawai is None or skp is None:
        return
    judul = f"Masa evaluasi {periode.nama} {baru.pegawai.nama_lengkap} diperpanjang sampai {baru.sampai:%d/%m/%Y}"
    tautan = f"/penilaian/tim/{periode.kode}/"
    Pemberitahuan.kirim(skp.penilai, f"perpanjangan-evaluasi-{baru.pk}", judul, f"Alasan: {baru.alasan}", tautan)
