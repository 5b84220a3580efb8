"""Fetch the person whose work somebody watches over, and in which role he does."""

from dataclasses import dataclass, field
from functools import cached_property

from django.http import Http404
from django.shortcuts import get_object_or_404

from pegawai import pembacaan
from pegawai.models import Pegawai
from pegawai.models.pembacaan import JenisBaca
from pegawai.penolakan import BukanHak, KeadaanMenolak
from skp_app.alur.catatan_pemantauan import rhk_ditugaskan
from skp_app.alur.pemantauan import periode_setahun
from skp_app.aturan.status import BERLAKU, Status
from skp_app.models import Skp
from skp_app.models.skp import RAHASIA
from skp_app.views.ambil import PIHAK

BUKAN_PIHAK = "Pemantauan seorang pegawai terbuka bagi pegawai itu, pejabat penilai, dan atasan penilai."
PERNAH_BERLAKU = BERLAKU | {Status.BERALIH, Status.DITUTUP}


@dataclass
class Pantauan:
    """One SKP, who looks at it, and the RHK that are his to look at when he only assigned them."""

    skp: Skp
    saya: Pegawai
    peran: set[str]
    rhk: set[int] = field(default_factory=set)

    @property
    def penilai(self):
        return "penilai" in self.peran

    @property
    def pemilik(self):
        return "pemilik" in self.peran

    @property
    def pimpinan(self):
        """May write notes: the penilai, or who assigned an RHK."""
        return self.penilai or bool(self.rhk)

    @property
    def lengkap(self):
        """Reads the whole person: not who merely assigned one RHK."""
        return bool(self.peran - {"pemberi_tugas"})

    @property
    def alamat(self):
        return (self.skp.mulai.year, self.skp.kode)

    @cached_property
    def setahun(self):
        return [p for p in periode_setahun(self.skp.periode.tahun) if self.skp.mencakup(p)]


def dipantau(saya, tahun, kode):
    """The SKP for its parties and for who assigned part of it. Raises Http404, BukanHak, or KeadaanMenolak."""
    skp = Skp.objects.select_related(*PIHAK).filter(kode=kode, periode__tahun=tahun).first()
    if skp is None:
        raise Http404
    pantauan = _pantauan(saya, skp)
    if not pantauan.peran:
        get_object_or_404(Skp.objects.visible_to(saya), pk=skp.pk)
        raise BukanHak(BUKAN_PIHAK)
    if skp.status == Status.DIGANTIKAN:
        pantauan.skp = Skp.objects.select_related(*PIHAK).get(pk=skp.terkini.pk)
        pantauan.rhk = rhk_ditugaskan(pantauan.skp, saya)
    pembacaan.tandai(saya, skp.pegawai_id, JenisBaca.SKP, pantauan.peran)
    if pantauan.skp.status not in PERNAH_BERLAKU:
        raise KeadaanMenolak("Pemantauan dimulai setelah SKP ditetapkan.")
    return pantauan


def _pantauan(saya, skp):
    tertutup = Skp.objects.filter(RAHASIA, pk=skp.pk).exists() and skp.pegawai_id != saya.pk
    peran = set() if tertutup else skp.peran(saya)
    if not peran and Skp.objects.dilanjutkan_di_bawah(saya).filter(pk=skp.pk).exists():
        peran = {"penerus"}
    rhk = rhk_ditugaskan(skp, saya) if not peran else set()
    return Pantauan(skp, saya, peran or ({"pemberi_tugas"} if rhk else set()), rhk)


def dinilai(saya, tahun, kode):
    """The same for what only the penilai does."""
    pantauan = dipantau(saya, tahun, kode)
    if not pantauan.penilai:
        raise BukanHak("Ini hanya dapat dilakukan oleh pejabat penilai kinerja.")
    return pantauan
