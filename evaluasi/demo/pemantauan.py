"""What the penilai of the demo saw, concluded and did about it (Pasal 17, 20). Through the real steps."""

from datetime import date, timedelta
from typing import Any

from pegawai import akun_demo
from pegawai.models import Pegawai
from skp_app.alur import catatan_pemantauan, kemajuan, pengambilalihan, rekap_pemantauan
from skp_app.alur.bahan_kesimpulan import bahan
from skp_app.alur.pemantauan import periode_setahun
from skp_app.aturan.kemajuan import Kemajuan, Tindak
from skp_app.aturan.status import BERLAKU
from skp_app.models import PeriodeEvaluasi, Skp

MAJU = "Hasil kerja bertambah tiap bulan, dan bukti dukungnya mudah diperiksa."
BELUM = "Realisasi belum bergerak sejak periode lalu; datanya masih menunggu unit lain."
TETAP = "Sesudah pembinaan, hasilnya tetap belum tampak, sedangkan tenggat unit sudah dekat."
AMBIL_ALIH = "Pegawai tidak dapat menyelesaikan RHK ini tahun ini; dilanjutkan langsung oleh Kepala Bidang."


def bangun(hari: date, *, rekap: bool) -> None:
    """Notes and conclusions on the people of the penilai's login; the counts per unit when there are few enough."""
    berjalan = [p for p in periode_setahun(hari.year) if p.mulai <= hari]
    penilai = Pegawai.objects.get(pengguna__masuk=akun_demo.PENILAI.masuk)
    milik = Skp.objects.filter(penilai=penilai, periode=berjalan[0].periode_id, status__in=BERLAKU)
    tim = list(milik.select_related("pegawai", "penilai").order_by("pegawai__nama", "pk")[:4])
    for urut, skp in enumerate(tim):
        _amati(skp, hari)
        if periode := _terbuka(skp, berjalan):
            (_maju, _sesuaikan, _sampai_diambil_alih)[urut % 3](skp, periode, berjalan)
    if rekap:
        for p in berjalan:
            rekap_pemantauan.hitung(p)


def _terbuka(skp: Skp, berjalan: list[PeriodeEvaluasi]) -> PeriodeEvaluasi | None:
    """The earliest period whose evaluation is still to be set."""
    return next((p for p in berjalan if not p.tahunan and skp.mencakup(p) and not skp.tertutup(p)), None)


def _amati(skp: Skp, hari: date) -> None:
    isi: dict[str, Any] = {"oleh": skp.penilai, "tanggal": max(skp.mulai, hari - timedelta(days=5))}
    catatan_pemantauan.tulis(
        skp, sifat="insidentil", cara="langsung", perilaku="kolaboratif", bagikan=True,
        isi="Memimpin rapat koordinasi dengan tenang; keputusan tercatat dan dibagikan hari itu juga.", **isi,
    )  # fmt: skip
    catatan_pemantauan.tulis(
        skp, sifat="insidentil", cara="dokumentasi", sasaran=skp.rhk.first(), tindak_lanjut=hari,
        isi="Bukti dukung bulan ini masih berupa undangan rapat; minta bukti hasilnya.", **isi,
    )  # fmt: skip


def _simpulkan(skp: Skp, periode: PeriodeEvaluasi, setahun: list[PeriodeEvaluasi], hasil: str, uraian: str) -> Any:
    dasar = list(bahan(skp, periode, setahun, skp.penilai).values())
    return kemajuan.simpulkan(skp, periode, oleh=skp.penilai, hasil=hasil, uraian=uraian, dasar=dasar[:3])


def _maju(skp: Skp, periode: PeriodeEvaluasi, setahun: list[PeriodeEvaluasi]) -> None:
    kesimpulan = _simpulkan(skp, periode, setahun, Kemajuan.MENUNJUKKAN, MAJU)
    kemajuan.tindak(kesimpulan, Tindak.APRESIASI, oleh=skp.penilai, isi="Terima kasih, laporan Anda dipakai tim lain.")


def _sesuaikan(skp: Skp, periode: PeriodeEvaluasi, setahun: list[PeriodeEvaluasi]) -> None:
    kesimpulan = _simpulkan(skp, periode, setahun, Kemajuan.TIDAK, BELUM)
    isi = "Turunkan target menjadi tiga perempatnya karena anggaran semester kedua dipotong."
    kemajuan.tindak(kesimpulan, Tindak.PENYESUAIAN_EKSPEKTASI, oleh=skp.penilai, isi=isi)
    kemajuan.jawab(kesimpulan, oleh=skp.pegawai, isi="Data dari dua unit baru masuk minggu ini; saya susulkan.")


def _sampai_diambil_alih(skp: Skp, periode: PeriodeEvaluasi, setahun: list[PeriodeEvaluasi]) -> None:
    kesimpulan = _simpulkan(skp, periode, setahun, Kemajuan.TIDAK, BELUM)
    kemajuan.tindak(
        kesimpulan, Tindak.PENYESUAIAN_SUMBER_DAYA, oleh=skp.penilai, isi="Tambah satu tenaga pengolah data."
    )
    _simpulkan(skp, periode, setahun, Kemajuan.TIDAK, TETAP)
    pengambilalihan.ambil_alih(skp, skp.rhk.last(), oleh=skp.penilai, catatan=AMBIL_ALIH)
