"""Small builders of database constraints, so that each reads as a sentence where it stands."""

from django.db import models
from django.db.models import Q

from pegawai.aturan.pilihan import Istilah


def hanya(bidang: str, istilah: type[Istilah], nama: str) -> models.CheckConstraint:
    """The column holds only terms of the enum."""
    return models.CheckConstraint(condition=Q(**{f"{bidang}__in": [a.value for a in istilah]}), name=nama)


def urut_waktu(nama: str, mulai: str = "mulai", selesai: str = "selesai") -> models.CheckConstraint:
    """The end is not before its start (an open end passes)."""
    syarat = Q(**{f"{selesai}__isnull": True}) | Q(**{f"{selesai}__gte": models.F(mulai)})
    return models.CheckConstraint(condition=syarat, name=nama)
