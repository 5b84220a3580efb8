"""Pages to copy from: one field beside the other, in the order of e-Kinerja BKN. The own SKP; a result one has set."""

from django.shortcuts import get_object_or_404, render

from evaluasi.aturan import ekinerja
from evaluasi.models import Evaluasi
from pegawai import pembacaan
from pegawai.akses import untuk_pegawai
from pegawai.models.pembacaan import JenisBaca
from pegawai.penolakan import BukanHak, KeadaanMenolak
from skp_app.models import Skp


@untuk_pegawai
def skp(request, kode):
    skp = get_object_or_404(Skp.objects.visible_to(request.saya).select_related("periode", "pegawai"), kode=kode)
    if skp.pegawai_id != request.saya.pk:
        raise BukanHak("Halaman salin hanya untuk pemilik SKP.")
    if skp.salinan is None:
        raise KeadaanMenolak("SKP ini belum ditetapkan; salin sesudah isinya tetap.")
    konteks = {"menu": "skp_app:daftar", "skp": skp, "langkah": ekinerja.skp(skp.salinan)}
    return render(request, "evaluasi/salin.html", konteks)


@untuk_pegawai
def evaluasi(request, kode):
    terkait = ("skp__pegawai", "periode_evaluasi")
    satu = get_object_or_404(Evaluasi.objects.visible_to(request.saya).select_related(*terkait), kode=kode)
    pembacaan.tandai(request.saya, satu.skp.pegawai_id, JenisBaca.HASIL, satu.peran(request.saya))
    if satu.penilai_id != request.saya.pk:
        raise BukanHak("Halaman salin hanya untuk yang menilai.")
    if not satu.tertetapkan:
        raise KeadaanMenolak("Evaluasi ini belum ditetapkan; salin sesudah hasilnya tetap.")
    rating = (satu.putusan_hasil or satu.rating_hasil, satu.putusan_perilaku or satu.rating_perilaku)
    konteks = {
        "menu": "evaluasi:tim",
        "evaluasi": satu,
        "langkah": ekinerja.penilaian(satu.salinan, *rating, satu.predikat_akhir),
    }
    return render(request, "evaluasi/salin.html", konteks)
