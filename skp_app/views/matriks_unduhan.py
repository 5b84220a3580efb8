"""A matrix on paper (Format A.1.5) and for a spreadsheet."""

from pegawai.akses import untuk_pegawai
from skp_app.alur import cetak_matriks
from skp_app.dokumen.matriks import tulis_csv
from skp_app.models import Matriks
from skp_app.views.ambil_matriks import matriks_terbaca
from skp_app.views.unduhan import berkas, kirim_pdf


@untuk_pegawai
def pdf(request, kode):
    """One level, or with the matrices of its tim kerja that this person may read: both levels."""
    matriks = matriks_terbaca(request.saya, kode)
    pilihan = _pilihan(request, matriks)
    return kirim_pdf(lambda: cetak_matriks.cetak(matriks, **pilihan), _nama(matriks))


@untuk_pegawai
def csv(request, kode):
    matriks = matriks_terbaca(request.saya, kode)
    isi = tulis_csv(cetak_matriks.isi(matriks, **_pilihan(request, matriks)))
    return berkas(isi, f"attachment; filename={_nama(matriks)}.csv", "text/csv; charset=utf-8")


def _nama(matriks):
    return f"matriks-{matriks.periode.tahun}-{matriks.kode[:8]}"


def _pilihan(request, matriks):
    menulis = Matriks.objects.boleh_disusun(request.saya).filter(pk=matriks.pk).exists()
    anak = matriks.anak.visible_to(request.saya).select_related("pemilik", "tim", "periode", "unit")
    return {"anak": list(anak.order_by("tim__nama")), "hanya_terbagi": not menulis}
