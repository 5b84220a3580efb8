"""Panduan: what each role does here, in the order in which the year brings it."""

from typing import NamedTuple

from django.http import Http404
from django.shortcuts import render
from django.utils.timezone import localdate

from evaluasi.views.persiapan import persiapan
from pegawai import mandat
from pegawai.akses import untuk_pegawai
from pegawai.models import Ketentuan


class Topik(NamedTuple):
    kunci: str
    judul: str
    ringkas: str


TOPIK = {
    t.kunci: t
    for t in (
        Topik("pegawai", "Untuk pegawai", "Menyusun SKP, mencatat realisasi dan bukti, menerima hasil evaluasi."),
        Topik("penilai", "Untuk pejabat penilai", "Dialog kinerja, menetapkan SKP, umpan balik, memberi rating."),
        Topik("atasan-penilai", "Untuk atasan pejabat penilai", "Yang Anda ambil alih, dan memutus keberatan."),
        Topik("ketua-tim", "Untuk ketua tim dan pemberi tugas", "Matriks peran hasil, umpan balik, penugasan."),
        Topik("pengelola", "Untuk pengelola kinerja unit", "Memantau unit, mengingatkan, membantu yang tertahan."),
        Topik("bkd", "Untuk BKD", "Dari pemasangan sampai SKP pertama, lalu setahun penuh."),
        Topik("istilah", "Istilah", "Kata-kata Permenpan RB 6/2022 dalam bahasa sehari-hari."),
    )
}


@untuk_pegawai
def daftar(request):
    langkah = persiapan(request.saya, localdate().year) if request.user.has_perm(mandat.INSTANSI) else []
    return render(request, "evaluasi/panduan/daftar.html", {"topik": TOPIK.values(), "persiapan": langkah})


@untuk_pegawai
def topik(request, kunci):
    if kunci not in TOPIK:
        raise Http404
    urut = list(TOPIK.values())
    letak = list(TOPIK).index(kunci)
    konteks = {
        "topik": TOPIK[kunci],
        "k": Ketentuan.objects.semua(localdate()),
        "berikut": urut[letak + 1] if letak + 1 < len(urut) else None,
        "menu": "evaluasi:panduan",
    }
    return render(request, f"evaluasi/panduan/{kunci}.html", konteks)
