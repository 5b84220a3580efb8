"""Hands what a result recommends to the plan of the next year, as closing the period hands it to the documentation."""

from django.utils.timezone import now

from evaluasi.models import Evaluasi
from skp_app.models import Rekomendasi


def tulis(evaluasi: Evaluasi, isi: str) -> None:
    """When a result is set, and anew when a decision on a keberatan says something else."""
    Rekomendasi.objects.update_or_create(
        pegawai=evaluasi.skp.pegawai, periode_evaluasi=evaluasi.periode_evaluasi,
        defaults={"isi": isi, "ditulis_pada": now()},
    )  # fmt: skip
