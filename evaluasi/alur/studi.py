"""A tugas belajar that was not finished, and what it does to the evaluation (Lampiran p. 100 d, 103 d)."""

from collections.abc import Sequence

from django.db.models import QuerySet

from evaluasi.aturan.kuadran import Predikat, predikat, predikat_studi_gagal
from pegawai.penolakan import IsianKeliru
from skp_app.models import PeriodeEvaluasi, Skp, StatusPenugasan, TugasBelajar

TERTUTUP = (
    "Tugas belajar tidak diselesaikan: rating hasil kerja tetap di bawah ekspektasi, dan predikat Kurang atau Sangat "
    "Kurang menurut perilaku kerja (Lampiran hlm. 100 dan 103 huruf d)."
)


def gagal(skp: Skp, periode: PeriodeEvaluasi) -> TugasBelajar | None:
    """The study of this person that ended in the period without a degree (tidak lulus, drop out), or None.

    It counts in the period of that day and in its year, not in the other periods.
    """
    return semua_gagal([skp.pegawai_id], periode).order_by("tanggal_hasil", "pk").last()


def semua_gagal(pegawai: Sequence[int], periode: PeriodeEvaluasi) -> QuerySet[TugasBelajar]:
    """The same of many people."""
    return TugasBelajar.objects.filter(
        penugasan__pegawai__in=pegawai, penugasan__status=StatusPenugasan.DISETUJUI, lulus=False,
        tanggal_hasil__range=(periode.mulai, periode.selesai),
    )  # fmt: skip


def predikat_sah(hasil: str, perilaku: str, *, studi_gagal: bool) -> Predikat:
    """The cell of the quadrant, or after an unfinished study one of the two that are left.

    Raises IsianKeliru for a rating hasil kerja that such a study does not allow.
    """
    if not studi_gagal:
        return predikat(hasil, perilaku)
    try:
        return predikat_studi_gagal(hasil, perilaku)
    except ValueError as galat:
        raise IsianKeliru(TERTUTUP, {"rating_hasil": TERTUTUP}) from galat


def kalimat(studi: TugasBelajar, periode: PeriodeEvaluasi) -> str:
    """Why the predikat is limited, as the catatan prints it."""
    halaman = 103 if periode.tahunan else 100
    return (
        f"Tugas belajar {studi.program} di {studi.perguruan} tidak diselesaikan; predikat ditetapkan dalam kategori "
        f"Kurang atau Sangat Kurang menurut perilaku kerja (Permenpan RB 6/2022, Lampiran hlm. {halaman} huruf d)."
    )
