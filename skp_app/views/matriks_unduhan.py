"""A matrix on paper (Format A.1.5) and for a spreadsheet."""

from django.http import HttpResponse

from pegawai.akses import untuk_pegawai
from pegawai.penolakan import IsianKeliru
from skp_app.alur import cetak_matriks
from skp_app.dokumen.cetak import TerlaluPanjang
from skp_app.dokumen.matriks import tulis_csv
from skp_app.models import Matriks
from skp_app.views.ambil_matriks import matriks_terbaca


@untuk_pegawai
def pdf(request, kode):
    """One level, or with the matrices of its tim kerja that this person may read: both levels."""
    matriks = matriks_terbaca(request.saya, kode)
    try:
        isi = cetak_matriks.cetak(matriks, **_pilihan(request, matriks))
    except TerlaluPanjang as panjang:
        raise IsianKeliru(str(panjang)) from None
    return _berkas(isi, "application/pdf", f"inline; filename=matriks-{matriks.periode.tahun}-{matriks.kode[:8]}.pdf")


@untuk_pegawai
def csv(request, kode):
    matriks = matriks_terbaca(request.saya, kode)
    isi = tulis_csv(cetak_matriks.isi(matriks, **_pilihan(request, matriks)))
    nama = f"attachment; filename=matriks-{matriks.periode.tahun}-{matriks.kode[:8]}.csv"
    return _berkas(isi, "text/csv; charset=utf-8", nama)


def _pilihan(request, matriks):
    menulis = Matriks.objects.boleh_disusun(request.saya).filter(pk=matriks.pk).exists()
    anak = matriks.anak.visible_to(request.saya).select_related("pemilik", "tim", "periode", "unit")
    return {"anak": list(anak.order_by("tim__nama")), "hanya_terbagi": not menulis}


def _berkas(isi, jenis, letak):
    kepala = {"Content-Disposition": letak, "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
    return HttpResponse(isi, content_type=jenis, headers=kepala)
