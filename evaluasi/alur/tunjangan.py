"""Who has which factor of the tunjangan kinerja in a period, by the table of the instansi (Pasal 32)."""

from typing import Any

from django.db.models import QuerySet

from evaluasi.alur import hasil_akhir
from evaluasi.aturan import tunjangan as aturan
from evaluasi.aturan.tunjangan import Basis, Tabel, TabelKeliru
from pegawai.models import Ketentuan
from pegawai.penolakan import KeadaanMenolak
from skp_app.models import PeriodeEvaluasi


def tabel(periode: PeriodeEvaluasi) -> Tabel | None:
    """The table in force on the last day of the period, None while there is none.

    Raises KeadaanMenolak when the table cannot be used, or is meant for the other kind of period.
    """
    try:
        ada = aturan.baca(Ketentuan.objects.nilai("tunjangan_faktor", periode.selesai))
    except TabelKeliru as keliru:
        raise KeadaanMenolak(str(keliru)) from keliru
    if ada and periode.tahunan != (ada.basis is Basis.TAHUNAN):
        raise KeadaanMenolak(f"Tabel tunjangan memakai {ada.basis.cetak}; pilih periode yang sesuai.")
    return ada


def faktor(periode: PeriodeEvaluasi) -> QuerySet[Any]:
    """Results whose factor may be handed on; what a keberatan holds back is in `ditahan`."""
    return _urut(hasil_akhir.pada(periode).filter(ditahan=False))


def ditahan(periode: PeriodeEvaluasi) -> QuerySet[Any]:
    return _urut(hasil_akhir.pada(periode).filter(ditahan=True))


def _urut(semua: QuerySet[Any]) -> QuerySet[Any]:
    return semua.order_by("skp__unit__jalur", "skp__pegawai__nama", "pk")
