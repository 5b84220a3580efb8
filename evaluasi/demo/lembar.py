"""Daily work of the demo's named people: three weeks on the sheet, a routine, a day away. Through the real steps."""

from datetime import date, time, timedelta
from decimal import Decimal
from uuid import NAMESPACE_OID, uuid5

from pegawai import akun_demo
from pegawai.aturan.hari_kerja import hari_kerja
from pegawai.models import HariLibur, Pegawai
from skp_app.alur import kalender, lembar, rutin
from skp_app.alur.kaitan import skp_bertanggal
from skp_app.aturan.lembar import IsiBaris, Kait
from skp_app.models import Skp

HARI = 21  # calendar days back
KEGIATAN = (
    ("Menyelesaikan permohonan yang masuk dan menyampaikan hasilnya", "Buku layanan", 3, "Permohonan"),
    ("Memutakhirkan data dan mencocokkannya dengan unit kerja", "Basis data", 1, "Laporan"),
    ("Menyusun konsep laporan dan membahasnya dengan pimpinan", "Konsep laporan", 1, "Dokumen"),
)


def isi(hari: date) -> None:
    """Fills the sheet of the demo's pegawai up to yesterday, with one working day left open."""
    saya = Pegawai.objects.get(pengguna__masuk=akun_demo.PEGAWAI.masuk)
    skp = skp_bertanggal(saya, hari - timedelta(days=HARI), hari).last()
    if skp is None:
        return
    rutin.tambah(saya, kegiatan="Apel pagi dan pembagian tugas", pola="hari", nilai=[0], jam_mulai=time(7, 30),
                 jam_selesai=time(8), tujuan=Kait(di_luar_rhk=True))  # fmt: skip
    libur = set(HariLibur.objects.values_list("tanggal", flat=True))
    kerja = [h for n in range(HARI, 0, -1) if hari_kerja(h := hari - timedelta(days=n), libur) and h >= skp.mulai]
    if len(kerja) > 4:
        kalender.catat_ketidakhadiran(saya, oleh=saya, jenis="cuti", mulai=kerja[2], selesai=kerja[2])
    for n, h in enumerate(kerja):
        if n not in (2, len(kerja) - 2):
            lembar.simpan(saya, _sehari(skp, h, n))


def _sehari(skp: Skp, hari: date, n: int) -> list[lembar.Kiriman]:
    iki = [Kait(rhk.garis, i.garis) for rhk in skp.rhk.all() for i in rhk.iki.all()]
    hasil = []
    for m in range(2):
        kegiatan, sumber, angka, satuan = KEGIATAN[(n + m) % len(KEGIATAN)]
        isi = IsiBaris(hari, kegiatan, time(8 + 3 * m), time(10 + 3 * m, 30), sumber_data=sumber,
                       realisasi=Decimal(angka), satuan=satuan)  # fmt: skip
        tujuan = iki[(n + m) % len(KEGIATAN) % len(iki)] if iki else Kait()
        hasil.append(lembar.Kiriman(uuid5(NAMESPACE_OID, f"demo {hari} {m}"), 0, isi, tujuan))
    return hasil
