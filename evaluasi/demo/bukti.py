"""Evidence of the person one logs in as: a picture, a document in the unit, a link that asks for access."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now
from PIL import Image, ImageDraw

from pegawai import akun_demo
from pegawai.models import Pegawai, Pemberitahuan
from pegawai.penolakan import Ditolak
from skp_app import pengambil
from skp_app.alur import bukti, rawat_bukti
from skp_app.alur.unggah_bukti import unggah
from skp_app.models import BuktiDukung, Realisasi, RealisasiProgres

FOLDER = "https://drive.google.com/drive/folders/1aZ-notula-rapat"


def bangun() -> None:
    """By the real steps; used for the newest realisasi that still takes evidence."""
    pemilik = Pegawai.objects.get(pengguna__masuk=akun_demo.PEGAWAI.masuk)
    foto = unggah(_foto(), oleh=pemilik, judul="Foto rapat penataan layanan")
    rawat_bukti.buat_miniatur(foto)
    tautan = bukti.tambah_tautan(oleh=pemilik, judul="Notula rapat layanan", tautan=FOLDER)
    rawat_bukti.catat_putusan(tautan.pk, pengambil.MEMINTA_IZIN)
    unit = bukti.tambah_unit(oleh=pemilik, judul="Berita acara serah terima layanan", lokasi="Lemari arsip bidang")
    for satu in (foto, tautan, unit):
        _pakai(satu, pemilik)
    Pemberitahuan.objects.filter(kunci__startswith="bukti-", dikirim_pada=None).update(dikirim_pada=now())


def _pakai(satu: BuktiDukung, pemilik: Pegawai) -> None:
    milik = {"iki__rhk__skp__pegawai": pemilik}
    progres = RealisasiProgres.objects.filter(**milik).order_by("-periode_dokumentasi__mulai", "pk")
    realisasi = Realisasi.objects.filter(**milik).order_by("-periode_evaluasi__selesai", "pk")
    for tujuan in [*progres[:3], *realisasi[:6]]:
        try:
            bukti.pakai(satu, tujuan, oleh=pemilik)
        except Ditolak:  # closed, or over: the next one
            continue
        return


def _foto() -> SimpleUploadedFile:
    gambar = Image.new("RGB", (960, 640), (225, 232, 240))
    pena = ImageDraw.Draw(gambar)
    pena.rectangle((80, 380, 880, 560), fill=(120, 86, 56))
    for letak, warna in ((180, (30, 58, 95)), (400, (138, 46, 46)), (620, (40, 96, 72))):
        pena.ellipse((letak + 20, 180, letak + 100, 260), fill=(196, 154, 120))
        pena.rectangle((letak, 260, letak + 120, 400), fill=warna)
    isi = BytesIO()
    gambar.save(isi, "JPEG")
    return SimpleUploadedFile("IMG_20260331_rapat.jpg", isi.getvalue())
