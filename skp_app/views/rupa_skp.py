"""What the pages beside an SKP share: where they hang in the trail and in the menu."""

from django.urls import reverse

from skp_app.alur.manual import bermanual
from skp_app.alur.strategi import memimpin


def jejak_skp(request, skp):
    """Context for the trail: to the own SKP, to that of one's people, or to the one that is read."""
    sebutan = "SKP saya" if skp.pegawai_id == request.saya.pk else f"SKP {skp.pegawai.nama}"
    menu = "skp_app:daftar" if skp.pegawai_id == request.saya.pk else ""
    return {"menu": menu, "sebutan_skp": sebutan, "alamat_skp": reverse("skp_app:detail", args=[skp.kode])}


def pelengkap(skp):
    """[(words, address)] of the pages that belong to this SKP beside its sheet."""
    nama = [("Gambaran organisasi", "gambaran")]
    nama += [("Manual indikator", "manual_daftar")] if bermanual(skp) else []
    nama += [("Strategi pencapaian", "strategi")] if memimpin(skp) else []
    return [(kata, reverse(f"skp_app:{alamat}", args=[skp.kode])) for kata, alamat in nama]
