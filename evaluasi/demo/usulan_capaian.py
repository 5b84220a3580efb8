"""Capaian on their way: a proposal before the level above, a draft, advice, and a change for a second person."""

from datetime import timedelta

from django.contrib.auth.models import Permission
from django.db.models import Exists, OuterRef

from evaluasi.alur import capaian_masukan, capaian_peran, capaian_perubahan, capaian_usulan
from evaluasi.alur.capaian import terpakai
from evaluasi.demo.organisasi import BKPSDM, EGOV, STATISTIK
from evaluasi.models import CapaianOrganisasi
from pegawai import akun_demo
from pegawai.models import Pegawai, Penempatan, UnitKerja
from skp_app.alur import rencana
from skp_app.models import PeriodeEvaluasi

JANJI = (
    "Data statistik sektoral dapat dipakai bersama\tPersentase perangkat daerah yang menyetor data sektoral\t%\t90\n"
    "\tPersentase metadata kegiatan statistik yang lengkap\t%\t80\n"
    "Informasi pemerintah terlindungi\tTingkat kematangan keamanan informasi\tskala 5\t3"
)
REALISASI = (("87 %", "Dua kecamatan menyetor setelah batas"), ("82 %", ""), ("2,9", "Penilaian mandiri, Juli"))
ALASAN = "Satu dari tiga indikator melampaui target; dua lainnya di atas 95 % dari target periode ini."
MASUKAN = "Tidak ada temuan yang belum ditindaklanjuti. Angka penyetoran data sudah dicocokkan dengan bukti."
ALASAN_UBAH = "Reviu Inspektorat atas laporan kinerja menurunkan capaian dua indikator utama."


def bangun(periode: PeriodeEvaluasi, bkd: Pegawai) -> None:
    """In the newest period whose evaluation runs, by the steps that people use."""
    statistik = UnitKerja.objects.get(nama=STATISTIK)
    pengelola, auditor = (
        Pegawai.objects.get(pengguna__masuk=p.masuk) for p in (akun_demo.PENGELOLA, akun_demo.AUDITOR)
    )
    _usulkan(statistik, periode, pengelola)
    _draf(periode, statistik)
    capaian_masukan.tunjuk(auditor, "pengawasan", oleh=bkd)
    capaian_masukan.tulis(statistik, periode, "pengawasan", oleh=auditor, isi=MASUKAN, predikat="baik")
    _minta_perubahan(periode, bkd)


def _usulkan(unit: UnitKerja, periode: PeriodeEvaluasi, oleh: Pegawai) -> None:
    tahun = periode.periode.tahun
    janji = rencana.buat(unit, oleh=oleh, jenis="pk", tahun_mulai=tahun)
    rencana.tempel(janji, oleh=oleh, teks=JANJI)
    usulan = capaian_usulan.mulai(unit, periode, oleh=oleh)
    baris = zip(usulan.indikator.all(), REALISASI, strict=True)
    isi = {i.pk: {"realisasi": realisasi, "keterangan": keterangan} for i, (realisasi, keterangan) in baris}
    komponen = {"nilai_pk": "sesuai", "nilai_ekspektasi": "sesuai"} if periode.tahunan else {}
    capaian_usulan.kirim(
        usulan, oleh=oleh, versi=usulan.versi, predikat="baik", alasan=ALASAN, indikator=isi, **komponen
    )


def _draf(periode: PeriodeEvaluasi, kecuali: UnitKerja) -> None:
    """The head of another unit without a figure has only begun."""
    terisi = CapaianOrganisasi.objects.filter(periode_evaluasi=periode).values("unit")
    dipimpin = capaian_peran.memimpin(periode.selesai).exclude(unit__in=terisi).exclude(unit=kecuali)
    berakun = dipimpin.filter(pegawai__pengguna__is_active=True, unit__induk__isnull=False, selesai=None)
    if duduk := berakun.select_related("pegawai", "unit").order_by("unit__jalur").first():
        capaian_usulan.mulai(duduk.unit, periode, oleh=duduk.pegawai)


def _minta_perubahan(periode: PeriodeEvaluasi, bkd: Pegawai) -> None:
    """A second officer of the BKD asks; the demo's own one may agree."""
    egov = UnitKerja.objects.get(nama=EGOV)
    lain = Pegawai.objects.filter(pengguna__is_active=True, pk__gt=bkd.pk)
    lain = lain.exclude(pengguna__masuk__in=[p.masuk for p in akun_demo.PERAN])
    sekantor = Exists(Penempatan.objects.filter(pegawai=OuterRef("pk"), unit__nama=BKPSDM, selesai=None))
    rekan = lain.annotate(sekantor=sekantor).order_by("-sekantor", "pk").first()
    if rekan is None or not terpakai(periode, [egov.pk]):
        return
    rekan.pengguna.user_permissions.add(Permission.objects.get(codename="kelola_instansi"))
    capaian_perubahan.ajukan(
        egov, periode, oleh=rekan, predikat="butuh_perbaikan", dasar="Laporan hasil reviu Inspektorat",
        nomor=f"700/LHR/{periode.periode.tahun}", ditetapkan_oleh="Kepala Dinas Komunikasi dan Informatika",
        tanggal=periode.selesai + timedelta(days=1), alasan=ALASAN_UBAH,
    )  # fmt: skip
