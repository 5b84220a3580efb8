"""A file comes into the gudang: examined first, then kept once, with a receipt that says what came and when."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Count, Sum

from pegawai import laju
from pegawai.models import Jejak, Pegawai
from pegawai.penolakan import IsianKeliru
from skp_app import antivirus, berkas_bukti
from skp_app.alur.bukti import batas_bukti
from skp_app.aturan.bukti import MB, Batas, BerkasDitolak, kalimat
from skp_app.bel_bukti import minta_periksa
from skp_app.models import BuktiDukung, JenisBukti, Kesehatan

SEJAM = 60  # uploads of one person in an hour
SERING = f"Anda sudah mengunggah {SEJAM} berkas dalam satu jam."


def unggah(berkas: Any, *, oleh: Pegawai, judul: str = "", keterangan: str = "") -> BuktiDukung:
    """Keep an uploaded file (Django's UploadedFile). The same file of the same owner is the item he has already.

    Raises IsianKeliru with the sentence that says how to mend the file, TerlaluSering after SEJAM in an hour.
    """
    laju.hitung("unggah", oleh.pk, SEJAM, 3600, SERING)
    batas = batas_bukti()
    with berkas_bukti.ruang_kerja() as folder:
        try:
            isi = berkas_bukti.periksa(berkas, batas, Path(folder))
        except BerkasDitolak as tolak:
            raise IsianKeliru(str(tolak), {"berkas": str(tolak)}) from None
        ada = _ada(oleh, isi.sidik_asli)
        if ada is None:
            _jaga_gudang(oleh, isi.ukuran, batas)
            ada = _simpan(isi, oleh, judul, keterangan)
    return ada


def _ada(oleh: Pegawai, sidik: str) -> BuktiDukung | None:
    ada = BuktiDukung.objects.ada().filter(pemilik=oleh, sidik_asli=sidik).first()
    if ada:
        ada.baru = False
    return ada


def _simpan(isi: berkas_bukti.Terperiksa, oleh: Pegawai, judul: str, keterangan: str) -> BuktiDukung:
    """The bytes first, then the row; a row that could not be written takes its bytes away again."""
    tempat = berkas_bukti.simpan(isi)
    try:
        with transaction.atomic():
            bukti = BuktiDukung.objects.create(
                pemilik=oleh, jenis=JenisBukti.BERKAS, judul=judul or isi.nama, keterangan=keterangan,
                nama_asli=isi.nama, tipe=isi.tipe.kunci, ukuran=isi.ukuran, tempat=tempat, sidik=isi.sidik,
                sidik_asli=isi.sidik_asli, kesehatan=Kesehatan.PERIKSA if isi.ditahan else Kesehatan.BISA,
                alasan_kesehatan=kalimat("antivirus_mati") if isi.ditahan else "",
            )  # fmt: skip
            Jejak.catat(bukti, "tambah_bukti", oleh=oleh, sebagai="pemilik", jenis="berkas", sidik=isi.sidik_asli)
            if bukti.gambar:
                minta_periksa(bukti.pk)
    except BaseException as galat:
        with suppress(OSError):
            berkas_bukti.gudang().delete(tempat)
        ada = _ada(oleh, isi.sidik_asli) if isinstance(galat, IntegrityError) else None
        if ada is None:
            raise
        return ada
    bukti.baru = True
    return bukti


def _jaga_gudang(oleh: Pegawai, ukuran: int, batas: Batas) -> None:
    """Files that prove nothing yet are limited like those of one SKP."""
    lepas = BuktiDukung.objects.ada().filter(pemilik=oleh, jenis=JenisBukti.BERKAS, pakai=None)
    isi = lepas.order_by().aggregate(jumlah=Count("pk"), besar=Sum("ukuran"))
    if isi["jumlah"] >= batas.berkas_per_skp or (isi["besar"] or 0) + ukuran > batas.mb_per_skp * MB:
        raise IsianKeliru("Gudang Anda penuh dengan berkas yang belum dipakai. Pakai atau buang dulu yang lama.")


def periksa_tertahan(bukti: BuktiDukung) -> bool:
    """Ask the scanner again for a file that was held. True when there is an answer now."""
    with berkas_bukti.ruang_kerja() as folder:
        jalan = Path(folder) / "isi"
        with berkas_bukti.gudang().open(bukti.tempat) as asal, jalan.open("wb") as tulis:
            for potong in asal.chunks():
                tulis.write(potong)
        putusan = antivirus.periksa(jalan)
    if putusan == antivirus.TAK_TERJAWAB:
        return False
    bersih = putusan == antivirus.BERSIH
    kesehatan = Kesehatan.BISA if bersih else Kesehatan.RUSAK
    tertahan = BuktiDukung.objects.filter(pk=bukti.pk, kesehatan=Kesehatan.PERIKSA)
    tertahan.update(kesehatan=kesehatan, alasan_kesehatan="" if bersih else kalimat("virus"))
    return True
