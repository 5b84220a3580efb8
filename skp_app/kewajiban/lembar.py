"""Working days without a row, where the instansi documents daily (Pasal 16(3))."""

from datetime import date
from typing import Any

from django.db.models import CharField, DateField, Exists, F, Func, IntegerField, OuterRef, QuerySet, Value
from django.urls import reverse

from skp_app.aturan.pendokumentasian import Frekuensi
from skp_app.aturan.status import BERLAKU
from skp_app.kewajiban import Jenis, baris
from skp_app.models import PeriodeDokumentasi, Skp

HARI_DIINGAT = 31  # days back from yesterday; what is older is no task of today any more


class _HariKosong(Func):
    """Over the working days of (person, first day, last day) without a row: not a holiday, not away, not closed."""

    template = """(SELECT %(function)s FROM (SELECT %(expressions)s) AS a(orang, dari, sampai),
        LATERAL generate_series(a.dari, a.sampai, interval '1 day') AS h
        WHERE extract(isodow FROM h) < 6
        AND NOT EXISTS (SELECT 1 FROM pegawai_harilibur l WHERE l.tanggal = h::date)
        AND NOT EXISTS (SELECT 1 FROM skp_app_ketidakhadiran k
            WHERE k.pegawai_id = a.orang AND h::date BETWEEN k.mulai AND k.selesai)
        AND NOT EXISTS (SELECT 1 FROM skp_app_catatanharian c WHERE c.pegawai_id = a.orang AND c.tanggal = h::date)
        AND NOT EXISTS (SELECT 1 FROM skp_app_penutupanperiode p
            JOIN skp_app_skp s ON s.id = p.skp_id JOIN skp_app_periodeevaluasi e ON e.id = p.periode_evaluasi_id
            WHERE s.pegawai_id = a.orang AND h::date BETWEEN s.mulai AND s.selesai
            AND h::date BETWEEN e.mulai AND e.selesai))"""


def _kosong(apa: str, hari: date, jenis: Any) -> _HariKosong:
    kemarin, sejak = date.fromordinal(hari.toordinal() - 1), date.fromordinal(hari.toordinal() - HARI_DIINGAT)
    dari = Func(F("mulai"), Value(sejak), function="GREATEST", output_field=DateField())
    sampai = Func(F("selesai"), Value(kemarin), function="LEAST", output_field=DateField())
    return _HariKosong(F("pegawai_id"), dari, sampai, function=apa, output_field=jenis)


def hari_belum_dicatat(hari: date) -> QuerySet:
    """One row for each person in whose sheet working days up to yesterday are empty."""
    harian = PeriodeDokumentasi.objects.filter(
        periode=OuterRef("periode"), frekuensi=Frekuensi.HARIAN, akhir=False, mulai__lte=hari, selesai__gte=hari
    )
    milik = Skp.objects.filter(Exists(harian), status__in=BERLAKU, mulai__lt=hari)
    terbuka = milik.annotate(kosong_sejak=_kosong("min(h)::date", hari, DateField())).filter(kosong_sejak__isnull=False)
    bulan = Func(F("kosong_sejak"), Value("YYYY-MM"), function="to_char", output_field=CharField())
    banyak = _kosong("count(*)", hari, IntegerField())
    return baris(terbuka, "lembar_kosong", pemilik="pegawai_id", sejak="kosong_sejak", kode=bulan, tentang=banyak)


JENIS: tuple[Jenis, ...] = (
    Jenis(
        kunci="lembar_kosong",
        judul="Lengkapi lembar progres",
        sebab="{tentang} hari kerja belum dicatat, yang pertama {sejak}.",
        akibat="Jumlah dari lembar belum lengkap, jadi realisasi harus diisi sendiri.",
        tombol="Buka lembar",
        alamat=lambda kode: reverse("skp_app:lembar", args=[kode]),
        peran="Sebagai pegawai",
        sumber=hari_belum_dicatat,
        belum="belum melengkapi lembar progres",
    ),
)
