"""What happened to a result and to the keberatan about it, in sentences, for its parties."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import render

from evaluasi.models import PredikatTerdahulu
from evaluasi.views.hasil import ambil
from pegawai.akses import untuk_pegawai
from pegawai.models import Jejak
from pegawai.penolakan import BukanHak
from skp_app.views.riwayat import bercerita

KALIMAT_HASIL = {
    "nilai": "Penilaian disimpan",
    "tetapkan": "Evaluasi ditetapkan",
    "sampaikan": "Dokumen evaluasi diserahkan",
    "terima": "Dokumen evaluasi diterima",
    "laporkan": "Hasil dilaporkan",
    "beralih_pena": "Evaluasi beralih ke atasan atau pengganti penilai",
    "pindah_versi": "Dipindahkan ke versi SKP yang baru",
}
KALIMAT_KEBERATAN = {
    "ajukan_keberatan": "Keberatan diajukan",
    "izinkan": "Keberatan yang terlambat diterima",
    "tolak": "Keberatan yang terlambat tidak diterima",
    "terangkan": "Keterangan atas keberatan diberikan",
    "lampirkan": "Bukti keberatan dilampirkan",
    "tunjuk": "Pembantu pemeriksa keberatan ditunjuk",
    "putuskan": "Keberatan diputus",
    "cabut": "Keberatan dicabut",
}


@untuk_pegawai
def riwayat(request, kode):
    evaluasi = ambil(request.saya, kode)
    if not evaluasi.tertetapkan:  # until then the rating is its penilai's alone
        raise Http404
    if not evaluasi.peran(request.saya) | evaluasi.skp.peran(request.saya):
        raise BukanHak("Riwayat hanya terbuka bagi pegawai, penilai, dan atasan penilai.")
    kasus = evaluasi.keberatan.visible_to(request.saya).order_by().values("pk")
    jejak = Jejak.objects.filter(
        Q(objek_jenis="evaluasi", objek_id=evaluasi.pk, kata_kerja__in=KALIMAT_HASIL)
        | Q(objek_jenis="keberatan", objek_id__in=kasus, kata_kerja__in=KALIMAT_KEBERATAN)
    )
    orang = evaluasi.skp.pegawai_id
    konteks = {
        "evaluasi": evaluasi,
        "halaman": bercerita(request, jejak, KALIMAT_HASIL | KALIMAT_KEBERATAN),
        "terdahulu": PredikatTerdahulu.objects.visible_to(request.saya).dipakai().filter(pegawai=orang)
        .select_related("impor"),
    }  # fmt: skip
    return render(request, "evaluasi/riwayat.html", konteks)
