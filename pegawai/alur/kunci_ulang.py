"""Stored secrets are locked anew with the signing key of today, before an earlier one is forgotten."""

from django.db import models

from pegawai import rahasia

# Purpose -> its name for people, and the model that keeps it in `rahasia`. Each room adds its own when it starts.
SIMPANAN: dict[str, tuple[str, type[models.Model]]] = {}


def jalankan() -> list[tuple[str, int, int]]:
    """Per purpose its name, how many were locked anew, and how many no known key opens. Safe to repeat."""
    return [(sebutan, *_satu(tujuan, model)) for tujuan, (sebutan, model) in SIMPANAN.items()]


def _satu(tujuan: str, model: type[models.Model]) -> tuple[int, int]:
    dikunci = buntu = 0
    for pk, lama in model._default_manager.values_list("pk", "rahasia").order_by("pk").iterator():
        isi = rahasia.buka(tujuan, lama)
        if isi is None:
            buntu += 1
            continue
        # Whoever made a new secret in the meantime keeps it.
        baru = rahasia.kunci(tujuan, isi)
        dikunci += model._default_manager.filter(pk=pk, rahasia=lama).update(rahasia=baru)
    return dikunci, buntu
