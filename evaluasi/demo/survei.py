"""Two surveys in the demo: one closed with results about the people one logs in as, one running. By the real steps."""

from datetime import date, timedelta
from random import Random

from django.utils.timezone import now

from pegawai import akun_demo
from pegawai.alur import pekerjaan as buku
from pegawai.models import Pegawai, Pemberitahuan
from skp_app.alur import survei, survei_jawab, survei_undian
from skp_app.aturan.survei import NILAI, Skala
from skp_app.models import PeriodeEvaluasi, Survei, UndanganSurvei

KOMENTAR = {
    "akuntabel": ("Laporannya selalu siap sebelum rapat.", "Berkas disimpan rapi sehingga mudah dicari."),
    "kolaboratif": ("Mau berbagi data dengan bidang lain.", "Perlu lebih sering melibatkan staf baru."),
}
BOBOT = {Skala.JARANG: 1, Skala.KADANG: 3, Skala.SERING: 6, Skala.SELALU: 4}


def bangun(periode: list[PeriodeEvaluasi], hari: date, bkd: Pegawai, acak: Random) -> None:
    """Of the periods of the year that have begun: the last that ended is closed, the running one takes answers."""
    survei.atur_saklar(True, oleh=bkd, dasar="Surat Edaran Bupati tentang survei perilaku kerja (contoh)")
    mulai = [p for p in periode if not p.tahunan and p.mulai <= hari]
    for satu in mulai[-2:]:
        jalan = _selenggarakan(satu, hari, bkd)
        if satu.selesai < hari:
            _jawab(jalan, acak)
            survei.tutup(jalan, oleh=bkd)
            buku.kerjakan(_pekerjaan(jalan, survei.TUGAS_TUTUP), survei.selesaikan)
    Pemberitahuan.objects.filter(kunci__startswith="survei-", dikirim_pada=None).update(dikirim_pada=now())


def _selenggarakan(periode: PeriodeEvaluasi, hari: date, bkd: Pegawai) -> Survei:
    isian = {"atasan": 1, "rekan": 8, "bawahan": 8, "minimum": 5, "pengumuman": survei.PENGUMUMAN.format(minimum=5)}
    disusun = survei.susun(periode, oleh=bkd, mulai=hari, selesai=hari + timedelta(days=10), **isian)
    buku.kerjakan(survei.umumkan(disusun, oleh=bkd).pk, survei_undian.jalankan)
    disusun.refresh_from_db()
    return disusun


def _pekerjaan(jalan: Survei, tugas: str) -> int:
    return buku.Pekerjaan.objects.get(tugas=tugas, kunci=jalan.kode).pk


def _jawab(jalan: Survei, acak: Random) -> None:
    """Everybody who was asked about the demo's logins answers."""
    masuk = [t.masuk for t in (akun_demo.PEGAWAI, akun_demo.PENILAI, akun_demo.PENYUSUN)]
    tentang = UndanganSurvei.objects.filter(survei=jalan, sasaran__pegawai__pengguna__masuk__in=masuk)
    for undangan in tentang.select_related("penjawab").order_by("pk"):
        isi = {n.value: {"skala": acak.choices(list(BOBOT), list(BOBOT.values()))[0], "komentar": ""} for n in NILAI}
        for nilai, kalimat in KOMENTAR.items():
            if acak.random() < 0.3:
                isi[nilai]["komentar"] = acak.choice(kalimat)
        survei_jawab.kirim(undangan, oleh=undangan.penjawab, isi=isi)
