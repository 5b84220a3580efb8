"""A respondent who was drawn answers until the last day. The title names the period, never the person it is about."""

from datetime import date

from django.db.models import F, QuerySet
from django.urls import reverse

from skp_app.aturan.survei import Status
from skp_app.kewajiban import Jenis, baris
from skp_app.models import UndanganSurvei


def belum_dijawab(hari: date) -> QuerySet:
    """One row for each respondent and survey, however many people he was asked about."""
    terbuka = UndanganSurvei.objects.filter(
        dijawab=False, survei__status=Status.BERJALAN, survei__mulai__lte=hari, survei__selesai__gte=hari
    )
    return baris(
        terbuka,
        "survei",
        pemilik="penjawab",
        sejak="survei__mulai",
        tenggat="survei__selesai",
        kode="survei__kode",
        tentang=F("survei__periode_evaluasi__nama"),
    ).distinct()


JENIS: tuple[Jenis, ...] = (
    Jenis(
        kunci="survei",
        judul="Jawab survei perilaku {tentang}",
        sebab="Anda terundi sebagai responden. Jawaban tidak disimpan bersama nama Anda.",
        akibat="Hasil survei hanya ditampilkan bila jawabannya cukup.",
        tombol="Buka survei",
        alamat=lambda kode: reverse("skp_app:survei"),
        peran="Sebagai responden",
        sumber=belum_dijawab,
        rahasia=True,
    ),
)
