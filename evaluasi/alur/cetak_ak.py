"""Prints of angka kredit. Each is made from what was frozen with the row, so the same row prints the same paper."""

from django.utils.timezone import localdate

from evaluasi import dokumen_ak
from evaluasi.models import KonversiAk, PenetapanAk
from pegawai.models import Ketentuan, Pegawai
from pegawai.penolakan import KeadaanMenolak
from skp_app.alur.pencetakan import kertas
from skp_app.aturan.format import POTRET
from skp_app.dokumen.cetak import lembar


def _desimal() -> int:
    return Ketentuan.objects.nilai("ak_desimal_cetak", localdate())


def konversi(baris: KonversiAk) -> bytes:
    return _cetak(dokumen_ak.KONVERSI, dokumen_ak.konteks_konversi(baris, _desimal()))


def penetapan(baris: PenetapanAk) -> bytes:
    return _cetak(dokumen_ak.PENETAPAN, dokumen_ak.konteks_penetapan(baris, _desimal()))


def akumulasi(pegawai: Pegawai, jenjang: str) -> bytes:
    """Every conversion in force in this jenjang; the head is that of the newest. KeadaanMenolak when there is none."""
    semua = list(KonversiAk.objects.filter(pegawai=pegawai, jenjang=jenjang).berlaku())
    if not semua:
        raise KeadaanMenolak("Belum ada konversi angka kredit pada jenjang ini.")
    return _cetak(dokumen_ak.AKUMULASI, dokumen_ak.konteks_akumulasi(semua[-1].salinan, semua, _desimal()))


def _cetak(template: str, konteks: dict) -> bytes:
    return lembar(template, konteks, kertas=kertas(), arah=POTRET)
