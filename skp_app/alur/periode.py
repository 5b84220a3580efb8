"""Opening a tahun kinerja with its evaluation periods and their windows (Pasal 14, 24; Lampiran p. 65, 90)."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db import transaction
from django.utils.timezone import now

from pegawai.alur.hak import wajib_bkd
from pegawai.aturan.hari_kerja import tambah_hari_kerja
from pegawai.models import HariLibur, Jejak, Ketentuan, Pegawai
from pegawai.penolakan import KeadaanMenolak
from skp_app.aturan.pendokumentasian import (
    BULAN,
    ROMAWI,
    Frekuensi,
    MasaEvaluasi,
    Tutup,
    akhir_bulan,
    batas,
    susun,
)
from skp_app.models import (
    PengirimanRealisasi,
    Periode,
    PeriodeDokumentasi,
    PeriodeEvaluasi,
    Perpanjangan,
    Realisasi,
    RealisasiProgres,
)
from skp_app.models.periode import JenisEvaluasi


@transaction.atomic
def buka_tahun(tahun: int, *, oleh: Pegawai | None) -> Periode:
    """The year, opened; an open one is returned as it is. Periods follow the instansi's choice of that day."""
    ketentuan = Ketentuan.objects.semua(date(tahun, 1, 1))
    tenggat = ketentuan["tenggat_penetapan"]
    periode, baru = Periode.objects.get_or_create(
        tahun=tahun,
        defaults={
            "mulai": date(tahun, 1, 1),
            "selesai": date(tahun, 12, 31),
            "tenggat_penetapan": date(tahun, tenggat["bulan"], tenggat["hari"]),
            "dibuka_pada": now(),
        },
    )
    if baru:
        evaluasi = PeriodeEvaluasi.objects.bulk_create(_periode_evaluasi(periode, ketentuan))
        isi_batas(evaluasi)
        PeriodeDokumentasi.objects.bulk_create(periode_dokumentasi(evaluasi, ketentuan))
        Jejak.catat(periode, "buka_tahun", oleh=oleh, tahun=tahun)
    return periode


def _periode_evaluasi(periode: Periode, ketentuan: dict) -> Iterator[PeriodeEvaluasi]:
    libur = frozenset(HariLibur.objects.values_list("tanggal", flat=True))
    hari = ketentuan["jendela_periodik_hari_kerja"]
    panjang = 1 if ketentuan["evaluasi_periodik"] == "bulanan" else 3
    for urut in range(12 // panjang):
        mulai, selesai = date(periode.tahun, urut * panjang + 1, 1), akhir_bulan(periode.tahun, (urut + 1) * panjang)
        nama, kode = (BULAN[urut], f"b{urut + 1:02}") if panjang == 1 else (f"Triwulan {ROMAWI[urut]}", f"tw{urut + 1}")
        yield PeriodeEvaluasi(
            periode=periode, kode=f"{periode.tahun}-{kode}", jenis=JenisEvaluasi.PERIODIK,
            nama=f"{nama} {periode.tahun}", label_cetak=f"BULAN {nama.upper()}" if panjang == 1 else nama.upper(),
            mulai=mulai, selesai=selesai,
            jendela_mulai=selesai, jendela_selesai=tambah_hari_kerja(selesai, hari, libur),
        )  # fmt: skip
    # p. 90 A.8 b: at the end of December, at the latest at the end of January.
    yield PeriodeEvaluasi(
        periode=periode, kode=f"{periode.tahun}-akhir", jenis=JenisEvaluasi.TAHUNAN,
        nama=f"Akhir tahun {periode.tahun}", label_cetak="AKHIR", mulai=periode.mulai, selesai=periode.selesai,
        jendela_mulai=periode.selesai, jendela_selesai=date(periode.tahun + 1, 1, 31),
    )  # fmt: skip


def isi_batas(daftar: Iterable[PeriodeEvaluasi]) -> None:
    """The terms that run from the end of each window (Lampiran p. 115-117 A.7-A.8, A.11), by the holidays known now."""
    libur = frozenset(HariLibur.objects.values_list("tanggal", flat=True))
    berubah = []
    for p in daftar:
        ketentuan = Ketentuan.objects.semua(p.jendela_selesai)
        atasan, laporan = (
            tambah_hari_kerja(p.jendela_selesai, ketentuan[kunci], libur)
            for kunci in ("evaluasi_atasan_hari_kerja", "pelaporan_hari_kerja")
        )
        if (p.batas_atasan, p.batas_laporan) != (atasan, laporan):
            p.batas_atasan, p.batas_laporan = atasan, laporan
            berubah.append(p)
    PeriodeEvaluasi.objects.bulk_update(berubah, ["batas_atasan", "batas_laporan"])


def periode_dokumentasi(evaluasi: Iterable[PeriodeEvaluasi], ketentuan: dict) -> Iterator[PeriodeDokumentasi]:
    """The documentation periods of these evaluation periods, as the instansi chose (Pasal 16(3)-(4)); unsaved."""
    libur = frozenset(HariLibur.objects.values_list("tanggal", flat=True))
    frekuensi, tutup = Frekuensi(ketentuan["pendokumentasian"]), Tutup(ketentuan["pendokumentasian_tutup"])
    milik = {e.kode: e for e in evaluasi}
    masa = {e.kode: masa_evaluasi(e) for e in milik.values()}
    for m in susun(frekuensi, list(masa.values())):
        tenggat = batas(m, masa[m.evaluasi], tutup, ketentuan["pendokumentasian_hari_kerja"], libur)
        e = milik[m.evaluasi]
        yield PeriodeDokumentasi(
            periode_id=e.periode_id, periode_evaluasi=e, frekuensi=frekuensi, kode=m.kode, nama=m.nama,
            mulai=m.mulai, selesai=m.selesai, batas=tenggat.batas, tutup=tenggat.tutup, akhir=e.tahunan,
        )  # fmt: skip


def masa_evaluasi(e: PeriodeEvaluasi) -> MasaEvaluasi:
    return MasaEvaluasi(e.kode, e.nama, e.mulai, e.selesai, e.jendela_selesai, e.tahunan)


@transaction.atomic
def atur_pendokumentasian(
    periode: Periode, *, oleh: Pegawai, frekuensi: str, hari_kerja: int, tutup: str, dasar: str
) -> Periode:
    """The instansi's choice for a year and what it rests on (Pasal 16(4)); it stands until another one is made.

    The cut of a year stays once something was documented in it; its windows may still be moved.
    """
    wajib_bkd(oleh, "Periode pendokumentasian ditetapkan oleh pengelola kepegawaian instansi (BKD).")
    periode = Periode.objects.select_for_update(no_key=True).get(pk=periode.pk)
    lama = periode.dokumentasi.values_list("frekuensi", flat=True).first()
    if lama != frekuensi and sudah_didokumentasikan(periode):
        raise KeadaanMenolak(f"Sudah ada realisasi tahun {periode.tahun}; periode pendokumentasiannya tetap.")
    pilihan = {"pendokumentasian": frekuensi, "pendokumentasian_hari_kerja": hari_kerja,
               "pendokumentasian_tutup": tutup}  # fmt: skip
    for kunci, nilai in pilihan.items():
        isi = {"nilai": nilai, "sumber": dasar}
        Ketentuan.objects.update_or_create(kunci=kunci, mulai=periode.mulai, defaults=isi)
    _susun_ulang(periode, pilihan, diganti=lama != frekuensi)
    Jejak.catat(periode, "atur_pendokumentasian", oleh=oleh, sebagai="pengelola", dasar=dasar, **pilihan)
    return periode


def _susun_ulang(periode: Periode, pilihan: dict, *, diganti: bool) -> None:
    baru = {d.kode: d for d in periode_dokumentasi(list(periode.evaluasi.all()), pilihan)}
    if diganti:
        periode.dokumentasi.all().delete()
        PeriodeDokumentasi.objects.bulk_create(baru.values())
        return
    lama = list(periode.dokumentasi.all())
    for d in lama:
        d.batas, d.tutup = baru[d.kode].batas, baru[d.kode].tutup
    PeriodeDokumentasi.objects.bulk_update(lama, ["batas", "tutup"])


def sudah_didokumentasikan(periode: Periode) -> bool:
    """Is anything written, sent or extended in a period of this year?"""
    milik = {"periode_dokumentasi__periode": periode}
    return (
        Realisasi.objects.filter(periode_evaluasi__periode=periode).exists()
        or RealisasiProgres.objects.filter(**milik).exists()
        or Perpanjangan.objects.filter(**milik).exists()
        or PengirimanRealisasi.objects.filter(**milik).exists()
    )
