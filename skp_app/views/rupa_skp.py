"""What the pages beside an SKP share: where they hang in the trail and in the menu."""

from django.urls import reverse


def jejak_skp(request, skp):
    """Context for the trail: to the own SKP, to that of one's people, or to the one that is read."""
    sebutan = "SKP saya" if skp.pegawai_id == request.saya.pk else f"SKP {skp.pegawai.nama}"
    menu = "skp_app:daftar" if skp.pegawai_id == request.saya.pk else ""
    return {"menu": menu, "sebutan_skp": sebutan, "alamat_skp": reverse("skp_app:detail", args=[skp.kode])}
