"""Bukti selesai kewajiban: on one sheet what a person has done this year and when, and who holds what is open."""

from typing import NamedTuple

from django.db.models import Count, Max, Q
from django.shortcuts import render
from django.utils.timezone import localdate

from evaluasi.aturan.status import TERTETAPKAN
from evaluasi.models import Evaluasi
from evaluasi.views import meja as meja_kerja
from evaluasi.views import tugas
from evaluasi.views.konteks import Kerangka
from pegawai.akses import untuk_pegawai
from skp_app.alur.perencanaan import sebutan
from skp_app.models import Realisasi, Skp
from skp_app.views.kelola import periode_terbuka


class Selesai(NamedTuple):
    kewajiban: str
    pada: object
    keterangan: str = ""


@untuk_pegawai
def bukti(request, tahun):
    periode = periode_terbuka(tahun)
    saya, hari = request.saya, localdate()
    bingkai = Kerangka(request, saya)
    kelompok = tugas.kelompokkan(meja_kerja.susun(saya, hari, bingkai.fakta["menanda"]))
    konteks = {
        "kerangka": bingkai,
        "periode": periode,
        "hari": hari,
        "penempatan": saya.penempatan.pada(hari).select_related("jabatan", "unit"),
        "selesai": [*sendiri(saya, periode), *untuk_orang_lain(saya, periode)],
        "terbuka": [t for k in kelompok if k.kunci != "lain" for t in k.tugas],
        "ditunggu": [t for k in kelompok if k.kunci == "lain" for t in k.tugas],
        "menu": "beranda",
    }
    return render(request, "evaluasi/bukti_kewajiban.html", konteks)


def sendiri(saya, periode):
    """What he did as pegawai: SKP, realisasi, documents received."""
    for skp in Skp.objects.filter(pegawai=saya, periode=periode).select_related("penilai").order_by("mulai", "pk"):
        nama = sebutan(skp)
        if skp.diajukan_pada:
            yield Selesai(f"Mengajukan {nama}", skp.diajukan_pada, f"kepada {skp.penilai.nama_lengkap}")
        if skp.ditetapkan_pada:
            yield Selesai(f"Penetapan {nama}", skp.ditetapkan_pada, f"oleh {skp.penilai.nama_lengkap}")
    milik = Realisasi.objects.filter(iki__rhk__skp__pegawai=saya, periode_evaluasi__periode=periode)
    per_periode = milik.order_by("periode_evaluasi__mulai").values_list("periode_evaluasi__nama")
    for nama, n, pada in per_periode.annotate(n=Count("pk"), pada=Max("diubah_pada")):
        yield Selesai(f"Mengisi realisasi {nama}", pada, f"{n} indikator")
    hasil = Evaluasi.objects.filter(skp__pegawai=saya, periode_evaluasi__periode=periode, diterima_pada__isnull=False)
    for e in hasil.select_related("periode_evaluasi").order_by("diterima_pada"):
        yield Selesai(f"Menerima dokumen evaluasi {e.periode_evaluasi.nama}", e.diterima_pada)


def untuk_orang_lain(saya, periode):
    """What he did for those whom he assesses, counted."""
    tetap = Skp.objects.filter(penilai=saya, periode=periode, ditetapkan_pada__isnull=False)
    skp = tetap.aggregate(n=Count("pk"), pada=Max("ditetapkan_pada"))
    if skp["n"]:
        yield Selesai("Menetapkan SKP bawahan", skp["pada"], f"{skp['n']} SKP, yang terakhir")
    dinilai = Evaluasi.objects.filter(penilai=saya, periode_evaluasi__periode=periode, status__in=TERTETAPKAN)
    serah = Count("pk", filter=Q(disampaikan_pada__isnull=False))
    urut = dinilai.order_by("periode_evaluasi__mulai").values_list("periode_evaluasi__nama")
    for nama, n, m, pada in urut.annotate(n=Count("pk"), m=serah, pada=Max("ditetapkan_pada")):
        yield Selesai(f"Menetapkan evaluasi {nama}", pada, f"{n} orang, {m} dokumen sudah disampaikan")
