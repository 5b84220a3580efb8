"""Fetch what a person may see: invisible is 404, visible but somebody else's to do is 403."""

from django.shortcuts import get_object_or_404

from pegawai import pembacaan
from pegawai.models.pembacaan import JenisBaca
from pegawai.penolakan import BukanHak, KeadaanMenolak
from skp_app.alur.peran import peran_pihak
from skp_app.alur.rekomendasi import bertanda
from skp_app.models import Iki, Rhk, Skp

DIALOG = "Dialog kinerja"
PIHAK = (
    "periode", "unit", "pegawai", "penilai", "atasan_penilai",
    "penempatan__jabatan", "penempatan_penilai__jabatan", "penempatan_penilai__unit",
)  # fmt: skip


def skp_terbaca(saya, kode):
    """An SKP this person may read. Its parties are asked for first: those are most visits, and one query."""
    semua = Skp.objects.select_related(*PIHAK).filter(kode=kode)
    skp = bertanda(semua.sebagai_pihak(saya)).first() or get_object_or_404(bertanda(semua.visible_to(saya)))
    pembacaan.tandai(saya, skp.pegawai_id, JenisBaca.SKP, skp.peran(saya))
    return skp


def skp_milik(saya, kode):
    """His own SKP; one that he may only read is a matter for its owner."""
    skp = skp_terbaca(saya, kode)
    if skp.pegawai_id != saya.pk:
        raise BukanHak("Isi SKP hanya dapat diubah oleh pegawai yang menyusunnya.")
    return skp


def skp_ditulis(saya, kode):
    """An SKP whose content he writes: his own, that of a leader he helps, or one he drafts as its penilai."""
    skp = skp_terbaca(saya, kode)
    if skp.pegawai_id != saya.pk and not Skp.objects.boleh_disusun(saya).filter(pk=skp.pk).exists():
        raise BukanHak("Isi SKP hanya dapat diubah oleh pegawai yang menyusunnya.")
    return skp


def skp_disusun(saya, kode):
    """The same while the content may be changed."""
    skp = skp_ditulis(saya, kode)
    if not skp.dapat_disusun:
        raise KeadaanMenolak(f"SKP berstatus “{skp.get_status_display()}”, isinya tidak dapat diubah lagi.")
    return skp


def skp_dinilai(saya, kode):
    """An SKP of which he is the penilai, or whose late penilai he stands above (Lampiran p. 65 C.5)."""
    skp = skp_terbaca(saya, kode)
    if "penilai" not in peran_pihak(skp, saya):
        raise BukanHak("Ini hanya dapat dilakukan oleh pejabat penilai kinerja.")
    return skp


def skp_pihak(saya, kode, apa="Realisasi dan umpan balik"):
    """An SKP whose realisasi and feedback he may read: the owner, the penilai and who stands above him.

    After a mutasi also the penilai who follows (Lampiran p. 91 A.13), except for what the two of them said.
    """
    skp = skp_terbaca(saya, kode)
    penerus = Skp.objects.dilanjutkan_di_bawah(saya).filter(pk=skp.pk)
    if not skp.peran(saya) and (apa == DIALOG or not penerus.exists()):
        raise BukanHak(f"{apa} hanya terbuka bagi pegawai, penilai, dan atasan penilai.")
    return skp


def skp_pada(saya, periode):
    """His own SKP of an evaluation period: the one in force, else one that was; 404 without any."""
    milik = Skp.objects.select_related(*PIHAK).filter(pegawai=saya, periode=periode.periode_id)
    urut = milik.filter(mulai__lte=periode.selesai, selesai__gte=periode.mulai).order_by("-mulai", "-nomor_versi")
    return urut.berlaku().first() or urut.dihitung().first() or get_object_or_404(urut[:1])


def rhk_milik(skp, pk):
    return get_object_or_404(Rhk.objects.select_related("skp"), skp=skp, pk=pk)


def iki_milik(skp, pk):
    return get_object_or_404(Iki.objects.select_related("rhk__skp"), rhk__skp=skp, pk=pk)
