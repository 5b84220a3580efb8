"""Which days of a year somebody owes an SKP for: those without an exemption (Lampiran p. 65-66 C.8)."""

from datetime import date, timedelta

from pegawai.models import Pegawai
from pegawai.penolakan import KeadaanMenolak
from pegawai.templatetags.tampilan import tanggal

SEHARI = timedelta(days=1)


def masa_wajib(pegawai: Pegawai, mulai: date, selesai: date) -> tuple[date, date]:
    """What exemptions at both ends leave of these days. Raises KeadaanMenolak when nothing is left.

    An exemption in the middle stays inside the SKP: the year has one plan, and those months are not assessed.
    """
    awal, akhir = mulai, selesai
    bebas = list(pegawai.bebas_skp.beririsan(mulai, selesai))
    for b in bebas:
        if b.mulai <= awal:
            awal = max(awal, (b.selesai or akhir) + SEHARI)
    for b in reversed(bebas):
        if b.selesai is None or b.selesai >= akhir:
            akhir = min(akhir, b.mulai - SEHARI)
    if bebas and awal > akhir:
        raise KeadaanMenolak(_kalimat(bebas[0].get_alasan_display(), mulai, selesai))
    return awal, akhir


def tolak_bila_bebas(pegawai: Pegawai, mulai: date, selesai: date) -> None:
    """Raises KeadaanMenolak when an SKP from `mulai` would begin on a day without duty; says when it may begin."""
    awal, _ = masa_wajib(pegawai, mulai, selesai)
    if awal != mulai:
        raise KeadaanMenolak(
            f"Pada {tanggal(mulai, 'sedang')} Anda tidak wajib SKP. "
            f"SKP tahun ini mencakup sisanya, mulai {tanggal(awal, 'sedang')}."
        )


def _kalimat(alasan: str, mulai: date, selesai: date) -> str:
    return (
        f"Anda tidak wajib SKP dari {tanggal(mulai, 'sedang')} sampai {tanggal(selesai, 'sedang')} ({alasan}). "
        "Bila keliru, laporkan kepada BKD."
    )
