"""PDF of an SKP and of its lampiran: a draft with a watermark, or the document as it was stored."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from pegawai.akses import untuk_pegawai
from pegawai.penolakan import IsianKeliru
from skp_app.alur import paket_bukti, pencetakan
from skp_app.dokumen.cetak import TerlaluPanjang
from skp_app.forms.pendokumentasian import PeriodeSaringForm
from skp_app.views.ambil import skp_pihak, skp_terbaca


@untuk_pegawai
def skp_pdf(request, kode):
    skp = skp_terbaca(request.saya, kode)
    return jawaban_pdf(pencetakan.cetak_skp, skp, f"SKP-{skp.mulai.year}")


@untuk_pegawai
def lampiran_pdf(request, kode):
    skp = skp_terbaca(request.saya, kode)
    return jawaban_pdf(pencetakan.cetak_lampiran, skp, f"Lampiran-SKP-{skp.mulai.year}")


@untuk_pegawai
def manual_pdf(request, kode):
    skp = skp_terbaca(request.saya, kode)
    return jawaban_pdf(pencetakan.cetak_manual, skp, f"Manual-Indikator-{skp.mulai.year}")


@untuk_pegawai
def workblock_pdf(request, kode, pk):
    skp = skp_terbaca(request.saya, kode)
    workblock = get_object_or_404(skp.workblock.select_related("skp"), pk=pk)
    return jawaban_pdf(lambda _: pencetakan.cetak_workblock(workblock), skp, f"Workblock-{skp.mulai.year}-{pk}")


@untuk_pegawai
def rencana_aksi_pdf(request, kode):
    return _dokumentasi(request, kode, pencetakan.cetak_rencana_aksi, "Rencana-Aksi")


@untuk_pegawai
def pendokumentasian_pdf(request, kode):
    return _dokumentasi(request, kode, pencetakan.cetak_pendokumentasian, "Pendokumentasian")


@untuk_pegawai
def daftar_bukti_pdf(request, kode, periode):
    skp = skp_pihak(request.saya, kode)
    periode = get_object_or_404(skp.periode.evaluasi, kode=periode)
    return jawaban_pdf(lambda s: paket_bukti.cetak_daftar(s, periode), skp, f"Daftar-Bukti-{periode.kode}")


def _dokumentasi(request, kode, cetak, nama):
    """Formats B.1.1 and B.1.2 of one evaluation period, or of the year without `?periode=`."""
    skp = skp_pihak(request.saya, kode)
    dipilih = PeriodeSaringForm.baca(request, skp=skp)["periode"]
    periode = skp.periode.evaluasi.filter(kode=dipilih).first() if dipilih else None
    return jawaban_pdf(lambda s: cetak(s, periode), skp, f"{nama}-{dipilih or skp.mulai.year}")


def jawaban_pdf(cetak, skp, nama):
    """The PDF that `cetak(skp)` makes. The file name says which document, not whose NIP."""
    akhiran = "" if skp.salinan else "-draf"
    return kirim_pdf(lambda: cetak(skp), f"{nama}-{skp.kode[:8]}{akhiran}")


def kirim_pdf(cetak, nama):
    """Shown in the browser; too many pages become a sentence that says so."""
    try:
        isi = cetak()
    except TerlaluPanjang as panjang:
        raise IsianKeliru(str(panjang)) from None
    return berkas(isi, f'inline; filename="{nama}.pdf"', "application/pdf")


def berkas(isi, letak, jenis):
    """A file for this person only, never kept by the browser."""
    kepala = {"Content-Disposition": letak, "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
    return HttpResponse(isi, content_type=jenis, headers=kepala)
