"""The reminders of one working day: one digest per person, and superiors who are told of what is long overdue.

A job of the ledger, batch by batch of people. Whatever is written has the day in its key, so a batch that is carried
out again, by a second worker or after a kill, writes nothing twice.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.db.models import Count, Max
from django.utils.timezone import localtime, now

from evaluasi.alur import penunjukan
from evaluasi.alur.penilaian import libur
from evaluasi.aturan.pengingat import Jadwal
from evaluasi.aturan.pengingat import Ketentuan as Aturan
from evaluasi.kewajiban.baca import Kewajiban, milik_banyak
from pegawai.alur import pekerjaan as buku
from pegawai.atasan import Peta
from pegawai.aturan.surel import CaraSurel
from pegawai.models import Jejak, Ketentuan, Pegawai, Pekerjaan, Pemberitahuan, Penempatan
from pegawai.templatetags.tampilan import tanggal
from skp_app.alur.periode import isi_batas
from skp_app.models import Eskalasi, PeriodeEvaluasi, TingkatEskalasi

TUGAS = "evaluasi.ingatkan_harian"
SEKALI = 1000  # keys of people in one batch
MULAI = time(6, 0)  # before the mail that gathers the messages of the day
BARIS_TERBANYAK = 6  # kinds that a digest names
TINGKAT = tuple(TingkatEskalasi)


def pesan_hari_ini(saat: datetime | None = None) -> Pekerjaan | None:
    """Order the reminders of today, once, when it is a working day and not too early; else None."""
    saat = localtime(saat or now())
    hari = saat.date()
    if saat.time() < MULAI or not jadwal(hari).bekerja:
        return None
    if Pekerjaan.objects.filter(tugas=TUGAS, kunci=hari.isoformat()).exists():
        return None
    return buku.pesan(TUGAS, hari.isoformat(), f"Pengingat {tanggal(hari)}", None, hari=hari.isoformat())


def jadwal(hari: date) -> Jadwal:
    berlaku = Ketentuan.objects.semua(hari)
    return Jadwal(hari, libur(), Aturan.dari(berlaku["pengingat"], berlaku["eskalasi_hari_kerja"]))


def jalankan(pekerjaan: Pekerjaan, kemajuan: Callable[[int, int], None]) -> dict[str, Any]:
    """The body of the job. A later attempt goes on after the batches that an earlier one reported."""
    hari = date.fromisoformat(pekerjaan.masukan["hari"])
    aturan = jadwal(hari)
    penunjukan.selaraskan_plt(hari)
    isi_batas(PeriodeEvaluasi.objects.filter(periode__tahun__gte=hari.year - 1))  # holidays may have been added
    terbesar = Pegawai.objects.aggregate(pk=Max("pk"))["pk"] or 0
    bagian = list(range(0, terbesar, SEKALI))
    mulai = pekerjaan.selesai_bagian if pekerjaan.percobaan > 1 else 0
    for nomor, dari in enumerate(bagian[mulai:], start=mulai):
        kemajuan(nomor, len(bagian))
        _satu_bagian(dari + 1, dari + SEKALI, aturan)
    _kabarkan_eskalasi(hari)
    kemajuan(len(bagian), len(bagian))
    return _hasil(hari)


@transaction.atomic
def _satu_bagian(dari: int, sampai: int, aturan: Jadwal) -> None:
    """The people with these keys: their digests, and what their superiors have to know."""
    punya: dict[int, list[Kewajiban]] = defaultdict(list)
    aktif = set(Pegawai.objects.filter(pk__range=(dari, sampai), pengguna__is_active=True).values_list("pk", flat=True))
    for k in milik_banyak(dari, sampai, aturan.hari):
        punya[k.pemilik].append(k)
    kunci = f"ringkasan-{aturan.hari}"
    kabar = [
        Pemberitahuan(penerima_id=orang, kunci=kunci, tautan="/", **isi)
        for orang, semua in sorted(punya.items())
        if orang in aktif and (isi := ringkasan(semua, aturan))
    ]
    Pemberitahuan.objects.bulk_create(kabar, ignore_conflicts=True)
    _tutup_yang_lama([p.penerima_id for p in kabar], kunci)
    _eskalasi([k for semua in punya.values() for k in semua], aturan)


def ringkasan(semua: list[Kewajiban], aturan: Jadwal) -> dict[str, str]:
    """Title and text of the digest of one person's obligations; nothing when none is to be called to mind today.

    It names kinds and days, nobody else and nothing confidential: it also leaves by mail.
    """
    terasa = [k for k in semua if k.ditunda is None or k.ditunda <= aturan.hari]
    if not any(aturan.waktunya(k.tenggat, k.sejak) for k in terasa):
        return {}
    disebut = [k for k in terasa if aturan.disebut(k.tenggat) or aturan.waktunya(k.tenggat, k.sejak)]
    judul = f"Pengingat: {len(disebut)} tugas menunggu Anda"
    lewat = sum(k.tenggat is not None and k.tenggat < aturan.hari for k in disebut)
    return {"judul": f"{judul}, {lewat} lewat tenggat" if lewat else judul, "isi": "\n".join(_baris(disebut))[:500]}


def _baris(semua: list[Kewajiban]) -> Iterator[str]:
    """One line for each kind: how many, and the nearest deadline."""
    banyak = Counter(k.jenis.sebutan for k in semua)
    tenggat = {s: min((k.tenggat for k in semua if k.jenis.sebutan == s and k.tenggat), default=None) for s in banyak}
    urut = sorted(banyak, key=lambda s: (tenggat[s] or date.max, s))
    for sebutan in urut[:BARIS_TERBANYAK]:
        jumlah = f" ({banyak[sebutan]})" if banyak[sebutan] > 1 else ""
        hari = tenggat[sebutan]
        yield f"- {sebutan}{jumlah}" + (f", tenggat {tanggal(hari, 'pendek')}" if hari else "")
    if lebih := urut[BARIS_TERBANYAK:]:
        yield f"- dan {len(lebih)} jenis tugas lain"


def _tutup_yang_lama(orang: list[int], kunci: str) -> None:
    """A new digest takes the place of the one before; nobody comes back to thirty unread ones."""
    lama = Pemberitahuan.objects.filter(penerima__in=orang, dibaca_pada=None, kunci__startswith="ringkasan-")
    lama.exclude(kunci=kunci).update(dibaca_pada=now())


# Escalation ------------------------------------------------------------------------------------------


def _eskalasi(semua: list[Kewajiban], aturan: Jadwal) -> None:
    """Tell the superiors of what has been overdue for long, each level once."""
    lama = [k for k in semua if not k.jenis.rahasia and aturan.tingkat(k.tenggat)]
    if not lama:
        return
    orang = {k.pemilik for k in lama}
    kolom = ("pemilik_id", "jenis", "kode", "tenggat", "tingkat")
    sudah = set(Eskalasi.objects.filter(pemilik__in=orang).values_list(*kolom))
    atasan = _atasan(orang, aturan.hari)
    baru = [
        Eskalasi(
            pemilik_id=k.pemilik, jenis=k.jenis.kunci, kode=k.kode, tenggat=tenggat, tingkat=tingkat,
            atasan_id=penerima, hari=aturan.hari,
        )
        for k in lama
        if (tenggat := k.tenggat)
        for tingkat, penerima in zip(TINGKAT[: aturan.tingkat(k.tenggat)], atasan[k.pemilik], strict=False)
        if penerima and (k.pemilik, k.jenis.kunci, k.kode, k.tenggat, tingkat) not in sudah
    ]  # fmt: skip
    Jejak.catat_banyak(
        [(e, "eskalasi", {"oleh": None, "sebagai": "sistem", "ke": e.tingkat}, {"jenis": e.jenis, "kode": e.kode})
         for e in Eskalasi.objects.bulk_create(baru)]
    )  # fmt: skip


def _atasan(orang: set[int], hari: date) -> dict[int, tuple[int | None, int | None]]:
    """{person: (superior, the superior's superior)} by the posts they hold for good that day."""
    duduk = list(
        Penempatan.objects.pada(hari).filter(pegawai__in=orang, jenis="definitif").select_related("jabatan", "unit")
    )
    peta = Peta([p.unit for p in duduk], hari)
    hasil: dict[int, tuple[int | None, int | None]] = {o: (None, None) for o in orang}
    for p in duduk:
        satu = peta.penilai(p).penempatan
        dua = peta.penilai(satu).penempatan if satu and satu.unit_id in peta.induk else None
        atas = [a.pegawai_id if a and a.pegawai_id != p.pegawai_id else None for a in (satu, dua)]
        hasil[p.pegawai_id] = (atas[0], atas[1])
    return hasil


def _kabarkan_eskalasi(hari: date) -> None:
    """One message to each superior and to each owner, whatever the number of obligations."""
    ini = Eskalasi.objects.filter(hari=hari).order_by()
    for orang, kunci, judul, tautan in (
        ("atasan", "eskalasi", "{n} tugas bawahan Anda lama lewat tenggat", "/pantauan/menunggu/?lewat=on"),
        ("pemilik", "eskalasi-anda", "Atasan Anda diberi tahu: {n} tugas Anda lama lewat tenggat", "/"),
    ):
        banyak = ini.values_list(orang).annotate(n=Count("pk"))
        Pemberitahuan.objects.bulk_create(
            [Pemberitahuan(penerima_id=pk, kunci=f"{kunci}-{hari}", judul=judul.format(n=n), tautan=tautan)
             for pk, n in banyak],
            ignore_conflicts=True, batch_size=2000,
        )  # fmt: skip


def _hasil(hari: date) -> dict[str, Any]:
    kabar = Pemberitahuan.objects.filter(kunci=f"ringkasan-{hari}")
    surel = kabar.exclude(penerima__surel="").exclude(penerima__cara_surel=CaraSurel.TIDAK)
    atasan = Pemberitahuan.objects.filter(kunci=f"eskalasi-{hari}")
    return {"orang_diingatkan": kabar.count(), "surel": surel.count(), "atasan_diberi_tahu": atasan.count()}
