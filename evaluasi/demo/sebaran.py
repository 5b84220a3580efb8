"""The spread of predikat of every unit and finished period, by the step that computes it for everybody."""

from collections.abc import Iterable

from django.db import connection

from evaluasi.alur import hitung
from skp_app.models import PeriodeEvaluasi


def isi(periode: Iterable[PeriodeEvaluasi]) -> None:
    with connection.cursor() as kursor:  # the rows are new: without statistics the plans would be those of empty tables
        kursor.execute("ANALYZE evaluasi_evaluasi, skp_app_skp")
    for p in periode:
        unit = hitung.daftar_unit(None, p)
        for awal in range(0, len(unit), hitung.PALING_BANYAK):
            hitung.hitung_banyak(unit[awal : awal + hitung.PALING_BANYAK], p)
