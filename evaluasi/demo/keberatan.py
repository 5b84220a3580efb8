"""One keberatan that changed a result, and one case of what follows from a low one. Through the real steps."""

from datetime import date

from django.db.models import Case, IntegerField, Value, When

from evaluasi.alur import hitung, keberatan, tindak_lanjut
from evaluasi.aturan.kuadran import Predikat, Rating
from evaluasi.models import Evaluasi
from pegawai import akun_demo
from pegawai.alur import pekerjaan as buku
from pegawai.models import Pegawai, Pekerjaan
from pegawai.models.pekerjaan import StatusPekerjaan
from skp_app.models import BuktiDukung, PeriodeEvaluasi

ALASAN = (
    "RHK pertama dinilai di bawah ekspektasi. Laporan akhirnya selesai dan diterima unit pengguna sebelum batas waktu; "
    "tanda terimanya ada di gudang bukti saya."
)
TERLAMBAT = "Dirawat di rumah sakit selama masa keberatan; surat rawat inap disampaikan kepada BKD."


def bangun(periode: PeriodeEvaluasi, bkd: Pegawai, hari: date) -> None:
    """Where the demo has a low result that may be objected to; the case, where last year has one that is final."""
    if evaluasi := _dapat_dikeberatkan(periode, hari):
        _keberatan(evaluasi, bkd)
    final = tindak_lanjut.calon(hari.year - 1, hari).filter(ditahan=False, skp__pegawai__jenis="pns")
    satu = final.exclude(skp__pegawai=bkd).order_by("pk").first()
    if satu and keberatan.keadaan(satu, hari).terlambat:
        tindak_lanjut.buka(satu, oleh=bkd, catatan="Hasil tahunan di bawah Baik; dibahas dengan pejabat penilainya.")


def _dapat_dikeberatkan(periode: PeriodeEvaluasi, hari: date) -> Evaluasi | None:
    """Of a low rating of results; people of the penilai whom the demo lets in come first."""
    dekat = Case(
        When(penilai__pengguna__masuk=akun_demo.PENILAI.masuk, then=Value(0)), default=Value(1),
        output_field=IntegerField(),
    )  # fmt: skip
    rendah = Evaluasi.objects.filter(
        periode_evaluasi=periode, status__in=keberatan.TERSAMPAI, predikat=Predikat.BUTUH_PERBAIKAN,
    )  # fmt: skip
    semua = rendah.exclude(skp__pegawai__surel__gt="").select_related("skp__pegawai").order_by(dekat, "pk")[:20]
    return next((e for e in semua if not keberatan.keadaan(e, hari).sebab), None)


def _keberatan(evaluasi: Evaluasi, bkd: Pegawai) -> None:
    pegawai = evaluasi.skp.pegawai
    bukti = list(BuktiDukung.objects.ada().filter(pemilik=pegawai).order_by("pk")[:1])
    kasus = keberatan.ajukan(
        evaluasi, oleh=pegawai, bagian=["hasil_kerja"], alasan=ALASAN, alasan_terlambat=TERLAMBAT, bukti=bukti
    )
    if kasus.alasan_terlambat:
        kasus = keberatan.izinkan(kasus, oleh=bkd, catatan="Surat rawat inap mencakup seluruh masa keberatan.")
    keberatan.terangkan(
        kasus, oleh=evaluasi.penilai, isi="Laporan saya terima sesudah penilaian, karena itu belum ikut dinilai."
    )
    keberatan.terangkan(kasus, oleh=kasus.pemutus, pihak="pegawai", isi="Menunjukkan tanda terima dari unit pengguna.")
    keberatan.putuskan(
        kasus, oleh=kasus.pemutus, keputusan="mengubah", rating_hasil=Rating.SESUAI, rating_perilaku=Rating.SESUAI,
        rekomendasi="Laporan selesai dalam masa penilaian dan sesuai target. Kirim laporan sebelum periode ditutup.",
    )  # fmt: skip
    for pesanan in Pekerjaan.objects.filter(tugas=hitung.TUGAS, status=StatusPekerjaan.ANTRE):
        buku.kerjakan(pesanan.pk, hitung.jalankan)
