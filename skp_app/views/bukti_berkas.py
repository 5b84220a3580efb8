"""The only door through which a file of evidence leaves: to those who may read it, as a download, with a trace."""

import re

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404

from pegawai import pembacaan
from pegawai.akses import untuk_pegawai
from pegawai.models.pembacaan import JenisBaca
from pegawai.penolakan import BukanHak, KeadaanMenolak
from skp_app import berkas_bukti
from skp_app.alur import bukti as alur
from skp_app.aturan.bukti import TIPE, kepala_unduh
from skp_app.models import BuktiDukung, JenisBukti

KEPALA = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}
DARI_SINI = {"same-origin", "none"}
BAGIAN = re.compile(r"bytes=(\d{1,12})-(\d{0,12})")
POTONG = 64 * 1024


@untuk_pegawai
def berkas(request, kode):
    return sajikan(request, _terbaca(request, kode))


def sajikan(request, bukti):
    """The bytes of a file that he was let to."""
    if not bukti.dapat_dibuka:
        raise KeadaanMenolak(f"Berkas ini belum dapat dibuka. {bukti.alasan_kesehatan}")
    if request.method == "GET":
        alur.catat_dilihat(bukti, oleh=request.saya)
    isi = berkas_bukti.gudang().open(bukti.tempat)
    kepala = {**KEPALA, "Content-Disposition": kepala_unduh(bukti.nama_asli), "Accept-Ranges": "bytes"}
    return kirim(request, isi, bukti.ukuran, TIPE[bukti.tipe].mime, kepala)


@untuk_pegawai
def miniatur(request, kode):
    """The small picture, the only one that is shown inside a page."""
    bukti = _terbaca(request, kode)
    if not bukti.miniatur or not bukti.dapat_dibuka:
        return HttpResponse(status=404, headers=KEPALA)
    isi = berkas_bukti.gudang().open(bukti.miniatur)
    return _utuh(isi, "image/jpeg", {**KEPALA, "Content-Disposition": 'inline; filename="miniatur.jpg"'})


def _terbaca(request, kode):
    """The file, when he may read it and asks for it from a page of ours."""
    dari_sini(request)
    terlihat = BuktiDukung.objects.visible_to(request.saya)
    bukti = get_object_or_404(terlihat, kode=kode, jenis=JenisBukti.BERKAS)
    pembacaan.tandai(request.saya, bukti.pemilik_id, JenisBaca.BUKTI)
    return bukti


def dari_sini(request):
    """Raises BukanHak for a request that another site made."""
    if request.headers.get("Sec-Fetch-Site", "none") not in DARI_SINI:
        raise BukanHak("Berkas bukti hanya dapat dibuka dari halaman aplikasi ini.")


def kirim(request, isi, ukuran, mime, kepala):
    """The whole file, or the one part that was asked for; several parts at once are answered with the whole."""
    cocok = BAGIAN.fullmatch(request.headers.get("Range", ""))
    if cocok is None:
        return _utuh(isi, mime, kepala)
    awal = int(cocok[1])
    akhir = min(int(cocok[2] or ukuran), ukuran - 1)
    if awal > akhir:
        return HttpResponse(status=416, headers={**kepala, "Content-Range": f"bytes */{ukuran}"})
    kepala = {**kepala, "Content-Range": f"bytes {awal}-{akhir}/{ukuran}", "Content-Length": str(akhir - awal + 1)}
    return StreamingHttpResponse(_sebagian(isi, awal, akhir), status=206, content_type=mime, headers=kepala)


def kirim_paket(request, isi, nama):
    """A finished archive, to be kept under this name."""
    return kirim(request, isi, isi.size, "application/zip", {**KEPALA, "Content-Disposition": kepala_unduh(nama)})


def _utuh(isi, mime, kepala):
    jawaban = FileResponse(isi, content_type=mime)
    for nama, nilai in kepala.items():
        jawaban[nama] = nilai  # afterwards: FileResponse names the download after the file in the storage
    return jawaban


def _sebagian(isi, awal, akhir):
    with isi:
        isi.seek(awal)
        sisa = akhir - awal + 1
        while sisa and (potong := isi.read(min(POTONG, sisa))):
            sisa -= len(potong)
            yield potong
