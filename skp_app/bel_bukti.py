"""Ring for one item of evidence: a link to look at, a thumbnail to make. What is not heard, the hourly round finds."""

from django.db import transaction

from pegawai import bel

TUGAS = "skp_app.periksa_bukti"


def minta_periksa(pk: int) -> None:
    transaction.on_commit(lambda: bel.panggil(pk, TUGAS))
