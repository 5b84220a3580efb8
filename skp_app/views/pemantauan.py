"""The board of who leads people: everybody x periods, with marks that lead from numbers to named people."""

from django.http import Http404
from django.shortcuts import render

from pegawai import halaman
from pegawai.akses import untuk_pegawai
from skp_app.alur import pemantauan as alur
from skp_app.aturan.kemajuan import Kemajuan
from skp_app.aturan.pemantauan import Tanda
from skp_app.forms.pemantauan import BEBAS, SaringPapanForm
from skp_app.models import Periode

PER_HALAMAN = 50
WARNA_TANDA = {
    Tanda.TANPA_REALISASI: "merah", Tanda.TERTINGGAL: "merah", Tanda.KENDALA: "kuning", Tanda.BUKTI: "merah",
    Tanda.TANPA_UMPAN_BALIK: "kuning", Tanda.TINDAK_LANJUT: "kuning",
}  # fmt: skip


@untuk_pegawai
def papan(request, tahun):
    setahun = list(Periode.objects.filter(dibuka_pada__isnull=False))
    periode = next((p for p in setahun if p.tahun == tahun), None)
    if periode is None:
        raise Http404
    saring = SaringPapanForm.baca(request)
    evaluasi = alur.periode_setahun(tahun)
    di_bawah = saring["lingkup"] == "di-bawah"
    skp = alur.dipantau(request.saya, tahun, di_bawah=di_bawah)
    if saring["q"]:
        skp = skp.filter(pegawai__in=type(request.saya).objects.dengan_nama(saring["q"]))
    semua = alur.susun(skp, evaluasi, request.saya)
    lembar = halaman.ambil(request, terurut(tersaring(semua, saring), saring["urut"]), PER_HALAMAN)
    konteks = {
        "periode": periode,
        "setahun": setahun,
        "evaluasi": evaluasi,
        "saring": SaringPapanForm(initial=saring),
        "pilihan": saring,
        "tersaring": any(saring[n] for n in ("q", "tanda", "kesimpulan")),
        "hitungan": hitungan(semua),
        "halaman": lembar,
        "kartu": [berwarna(k) for k in lembar],
    }
    return render(request, "skp_app/pemantauan.html", konteks)


def tersaring(semua, saring):
    tanda, simpulan = saring["tanda"], saring["kesimpulan"]
    if tanda:
        semua = [k for k in semua if (not k.penanda if tanda == BEBAS else tanda in k.tanda)]
    if simpulan:
        semua = [k for k in semua if (k.kesimpulan is None if simpulan == "belum" else k.kesimpulan == simpulan)]
    return semua


def terurut(semua, urut):
    """Who has most kinds of marks first; people with as many stay by name."""
    return semua if urut == "nama" else sorted(semua, key=lambda k: -len(k.tanda))


def hitungan(semua):
    """The totals above the board; each leads to the people behind it."""
    tanda = [(t, sum(t in k.tanda for k in semua)) for t in Tanda]
    return {
        "orang": len(semua),
        "bertanda": sum(bool(k.penanda) for k in semua),
        "bebas": sum(not k.penanda for k in semua),
        "tanda": [(t, n) for t, n in tanda if n],
        "belum": sum(k.kesimpulan is None for k in semua),
        "tidak_maju": sum(k.kesimpulan is Kemajuan.TIDAK for k in semua),
    }


def berwarna(kartu):
    """The marks of one person with their colours and all their reasons."""
    kartu.cip = [
        {"teks": t.cetak, "warna": WARNA_TANDA[t], "alasan": [p.alasan for p in kartu.penanda if p.tanda is t]}
        for t in kartu.tanda
    ]
    return kartu
