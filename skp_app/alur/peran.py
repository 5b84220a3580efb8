"""The roles in which a person may act on an SKP: facts of the row, mandates, and deputies."""

from datetime import date

from django.db.models import Max, Q
from django.utils.timezone import localdate

from pegawai import mandat
from pegawai.models import Pegawai
from skp_app.aturan.status import BELUM_DITETAPKAN
from skp_app.models import Perpanjangan, Skp, Tahap


def peran_bertindak(skp: Skp, pegawai: Pegawai) -> set[str]:
    """pemilik, penilai, atasan_penilai, penyusun (may write the draft), pengelola (mandate of the unit, or BKD).

    After the deadline of penetapan the atasan penilai also acts as penilai (Lampiran p. 65 C.5).
    """
    peran = skp.peran(pegawai)
    if Skp.objects.boleh_disusun(pegawai).filter(pk=skp.pk).exists():
        peran.add("penyusun")
    if pegawai.pk != skp.pegawai_id and _mengelola(skp, pegawai):
        peran.add("pengelola")
    if "atasan_penilai" in peran and penetapan_terlambat(skp):
        peran.add("penilai")
    return peran


def _mengelola(skp: Skp, pegawai: Pegawai) -> bool:
    pengguna = pegawai.pengguna
    if pengguna is None:
        return False
    if pengguna.has_perm(mandat.INSTANSI):
        return True
    return mandat.unit_di_bawah_mandat(pengguna, (mandat.KELOLA,)).filter(pk=skp.unit_id).exists()


def tenggat_penetapan(skp: Skp) -> date:
    """The last day to set this SKP: end of January (Pasal 14(1)), or a later day granted to the unit or the person.

    The law gives an SKP that begins later in the year no day of its own; it gets the end of the month after its first.
    """
    dasar = skp.periode.tenggat_penetapan if skp.mulai == skp.periode.mulai else _sebulan(skp.mulai)
    berlaku = Perpanjangan.objects.filter(periode=skp.periode_id, tahap=Tahap.PENETAPAN, dicabut_pada=None)
    sasaran = Q(pegawai=skp.pegawai_id) | Q(unit__in=skp.unit.id_leluhur)
    lebih = berlaku.filter(sasaran).aggregate(sampai=Max("sampai"))["sampai"]
    return max(dasar, lebih) if lebih else dasar


def _sebulan(hari: date) -> date:
    """The last day of the month that follows."""
    lusa = hari.month + 2
    return date.fromordinal(date(hari.year + (lusa > 12), (lusa - 1) % 12 + 1, 1).toordinal() - 1)


def penetapan_terlambat(skp: Skp) -> bool:
    """Has the deadline passed while the SKP is not set? A new version holds nobody up: the old one is in force."""
    if skp.status not in BELUM_DITETAPKAN or skp.menggantikan_id:
        return False
    return localdate() > tenggat_penetapan(skp)
