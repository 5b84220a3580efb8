"""One person's dates as a calendar that other programs read: his own deadlines and those of the year, all-day.

Titles name the kind of task and nobody; a calendar is shown on shared screens and kept by others.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, Event

from evaluasi.kewajiban.baca import milik
from pegawai.models import Pegawai
from skp_app.models import Periode, PeriodeEvaluasi


class Acara(NamedTuple):
    """One entry: from `mulai` to `selesai`, both included. `kunci` stays the same as long as it is the same thing."""

    kunci: str
    judul: str
    mulai: date
    selesai: date


def tenggat(pegawai: Pegawai, hari: date) -> Iterator[Acara]:
    """What he owes, one entry for each kind and day."""
    semua = milik(pegawai.pk, hari)
    banyak = Counter((k.jenis.sebutan, k.tenggat) for k in semua if k.tenggat)
    for (judul, tanggal), n in sorted(banyak.items(), key=lambda b: (b[0][1], b[0][0])):
        yield Acara(f"{judul}|{tanggal}", f"{judul} ({n})" if n > 1 else judul, tanggal, tanggal)


def siklus(hari: date) -> Iterator[Acara]:
    """The days of the opened years: when SKP are due, when evaluations begin and end."""
    for tahun in Periode.objects.filter(dibuka_pada__isnull=False, tahun__gte=hari.year - 1):
        batas = tahun.tenggat_penetapan
        yield Acara(f"penetapan-{tahun.tahun}", f"Tenggat penetapan SKP {tahun.tahun}", batas, batas)
    setahun = PeriodeEvaluasi.objects.filter(periode__dibuka_pada__isnull=False, periode__tahun__gte=hari.year - 1)
    for p in setahun.order_by("jendela_mulai", "pk"):
        yield Acara(f"evaluasi-{p.kode}", f"Evaluasi {p.nama}", p.jendela_mulai, p.jendela_selesai)


def ics(pegawai: Pegawai, hari: date) -> bytes:
    """The same bytes all day as long as nothing changes."""
    kalender = Calendar()
    kalender.add("prodid", "-//Aplikasi SKP//Kalender kinerja//ID")
    kalender.add("version", "2.0")
    kalender.add("x-wr-calname", "Aplikasi SKP")
    kalender.add("x-wr-timezone", settings.TIME_ZONE)
    kalender.add("x-published-ttl", "PT6H")
    for acara in [*siklus(hari), *tenggat(pegawai, hari)]:
        kalender.add_component(_acara(acara, pegawai, hari))
    return bytes(kalender.to_ical())


def _acara(acara: Acara, pegawai: Pegawai, hari: date) -> Event:
    """All-day: dates without hours, so no time zone can move them; the end is the day after the last."""
    situs = settings.ALAMAT_SITUS
    ini = Event()
    ini.add("uid", f"{sha256(f'{pegawai.kode}|{acara.kunci}'.encode()).hexdigest()[:32]}@{urlsplit(situs).hostname}")
    ini.add("dtstamp", datetime.combine(hari, time(), UTC))
    ini.add("dtstart", acara.mulai)
    ini.add("dtend", acara.selesai + timedelta(days=1))
    ini.add("summary", acara.judul)
    ini.add("url", f"{situs}/")
    ini.add("transp", "TRANSPARENT")
    return ini
