"""The demo instansi documents month by month: the named people fill the months of the running year."""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from pegawai.models import Pegawai
from skp_app.alur import pengisian, progres, rencana_aksi
from skp_app.alur.periode import atur_pendokumentasian, sudah_didokumentasikan
from skp_app.aturan.pendokumentasian import CaraGulung, cara_bawaan
from skp_app.aturan.status import BERLAKU
from skp_app.aturan.target import baca
from skp_app.models import Iki, Periode, PeriodeDokumentasi, PeriodeEvaluasi, Realisasi, RealisasiProgres, Skp

DASAR = "Peraturan Bupati Sukamaju tentang pengelolaan kinerja (contoh)"
AKSI = ("Menyusun konsep dan jadwal pelaksanaan", "Menguji coba pada satu unit kerja")


def atur(tahun: Periode, bkd: Pegawai) -> None:
    """Cut the year into months, unless an example of the regulation has documented something in it before."""
    if not sudah_didokumentasikan(tahun):
        atur_pendokumentasian(tahun, oleh=bkd, frekuensi="bulanan", hari_kerja=5, tutup="penetapan", dasar=DASAR)


def _bernama(tahun: Periode) -> list[Skp]:
    return list(
        Skp.objects.filter(periode=tahun, status__in=BERLAKU)
        .exclude(pegawai__surel="")
        .select_related("pegawai", "penilai", "periode", "unit")
    )


def isi_lalu(tahun: Periode, hari: date) -> None:
    """Months of the evaluation periods that ended, in numbers that add up to what was documented then."""
    masa: dict[int, list[PeriodeDokumentasi]] = {}
    for p in tahun.dokumentasi.filter(akhir=False, frekuensi="bulanan").order_by("mulai"):
        masa.setdefault(p.periode_evaluasi_id, []).append(p)
    milik = Realisasi.objects.filter(iki__rhk__skp__in=_bernama(tahun), periode_evaluasi__jenis="periodik")
    urut = (
        milik.filter(periode_evaluasi__selesai__lt=hari)
        .select_related("iki", "periode_evaluasi")
        .order_by("iki", "periode_evaluasi__mulai")
    )
    RealisasiProgres.objects.bulk_create(
        baris for _, satu in groupby(urut, lambda r: r.iki_id) for baris in _bulan(list(satu), masa)
    )


def _bulan(semua: list[Realisasi], masa: dict[int, list[PeriodeDokumentasi]]) -> Iterator[RealisasiProgres]:
    """The months behind the realisasi of one IKI; amounts are what came on top of the period before."""
    lalu = Decimal(0)
    for r in semua:
        bulan = masa.get(r.periode_evaluasi_id, [])
        target = baca(r.teks)
        nilai = target.minimum if target and r.iki.target else None
        jumlah = cara_bawaan(r.iki.aspek, r.iki.target) is CaraGulung.JUMLAH
        for n, p in enumerate(bulan, start=1):
            angka = _angka(nilai, lalu, n, len(bulan)) if jumlah else nilai
            kata = {"angka": angka, "teks": "" if angka is not None else r.teks, "sumber_data": r.sumber_data}
            yield RealisasiProgres(iki=r.iki, periode_dokumentasi=p, **kata)
        lalu = nilai if nilai is not None and nilai > lalu else lalu


def _angka(nilai: Decimal | None, lalu: Decimal, n: int, banyak: int) -> Decimal | None:
    """The share of month n in what was added, in whole numbers that add up."""
    if nilai is None:
        return None
    tambah = max(nilai - lalu, Decimal(0))
    sampai = [(tambah * i / banyak).quantize(Decimal(1), ROUND_HALF_UP) for i in (n - 1, n)]
    return sampai[1] - sampai[0]


def isi_kini(tahun: Periode, hari: date) -> None:
    """The running evaluation period through the real steps: rencana aksi, months that began, one that was sent."""
    evaluasi = PeriodeEvaluasi.objects.filter(periode=tahun, jenis="periodik", mulai__lte=hari, selesai__gte=hari)
    kini = evaluasi.first()
    if kini is None:
        return
    mulai = kini.dokumentasi.filter(mulai__lte=hari).order_by("mulai")
    bulan = list(mulai.select_related("periode", "periode_evaluasi"))
    for skp in _bernama(tahun):
        if skp.mencakup(kini) and not skp.tertutup(kini):
            _isi_kini(skp, kini, bulan)


def _isi_kini(skp: Skp, kini: PeriodeEvaluasi, bulan: list[PeriodeDokumentasi]) -> None:
    rhk = skp.rhk.first()
    if rhk is None or bulan[0].setara:
        return
    baris = rencana_aksi.tambah(skp, kini, rhk, oleh=skp.pegawai, teks="\n".join(AKSI))
    sidik = rencana_aksi.sidik(baris)
    rencana_aksi.sepakati(skp, kini, rhk, oleh=skp.penilai, sidik_dilihat=sidik)
    for n, p in enumerate(bulan):
        terakhir = n == len(bulan) - 1
        for urut, satu in enumerate(_iki(skp)):
            if not terakhir or urut % 2 == 0:  # the running month is half done
                _catat(skp, satu, p)
        if not terakhir:
            pengisian.kirim(skp, p, oleh=skp.pegawai)


def _iki(skp: Skp) -> Iterator[Iki]:
    yield from Iki.objects.filter(rhk__skp=skp).select_related("rhk__skp__periode").order_by("rhk", "urutan")


def _catat(skp: Skp, iki: Iki, periode: PeriodeDokumentasi) -> None:
    target = baca(iki.target)
    nilai = (target.minimum or target.maksimum) if target else None
    if nilai is None:
        isian = {"teks": "Sesuai jadwal; konsep sudah dibahas bersama unit terkait."}
    elif cara_bawaan(iki.aspek, iki.target) is CaraGulung.JUMLAH:
        isian = {"angka": (nilai / 12).quantize(Decimal(1), ROUND_HALF_UP)}
    else:
        isian = {"angka": nilai}
    progres.catat(iki, periode, oleh=skp.pegawai, sumber_data=f"laporan {periode.nama}", **isian)
