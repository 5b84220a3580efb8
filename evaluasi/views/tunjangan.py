"""The factor of the tunjangan kinerja per person: looked at and taken out by the BKD. Payroll computes."""

from django import forms
from django.http import Http404
from django.shortcuts import redirect, render

from evaluasi.alur import tunjangan as alur
from evaluasi.alur.talenta import catat_unduhan
from evaluasi.aturan import tunjangan as aturan
from evaluasi.aturan.kuadran import Predikat
from evaluasi.views import periode as kalender
from evaluasi.views import tahun_hasil
from pegawai import halaman, mandat
from pegawai.akses import untuk_pengelola
from pegawai.dokumen.tabel import JENIS
from pegawai.formulir import SaringForm
from pegawai.penolakan import KeadaanMenolak
from skp_app.dokumen import tabel_csv, tabel_xlsx
from skp_app.kewajiban import nama
from skp_app.views.unduhan import berkas

DITAHAN_TAMPIL = 25
TANPA_TABEL = "Instansi belum menetapkan tabel faktor tunjangan untuk periode ini."


class SaringTunjangan(SaringForm):
    dasar = forms.DecimalField(
        label="Contoh dasar tunjangan (rupiah)", min_value=0, max_digits=12, decimal_places=0, required=False
    )


@untuk_pengelola(mandat.INSTANSI)
def kini(request):
    """The yearly period, which most tables use."""
    return redirect("evaluasi:tunjangan", f"{tahun_hasil.dipilih(None, tahun_hasil.semua())}-akhir")


@untuk_pengelola(mandat.INSTANSI)
def daftar(request, periode):
    periode, setahun = kalender.ambil(periode)
    saring = SaringTunjangan.baca(request)
    konteks = {
        "periode": periode,
        "setahun": setahun,
        "tahun_lain": [t for t, _ in tahun_hasil.semua()][:5],
        "saring": SaringTunjangan(initial=saring),
        "dasar": saring["dasar"],
    }
    try:
        tabel = alur.tabel(periode)
    except KeadaanMenolak as tolak:
        return render(request, "evaluasi/tunjangan.html", konteks | {"keliru": tolak.kalimat})
    if tabel is not None:
        konteks |= _isi(request, periode, tabel, saring["dasar"])
    return render(request, "evaluasi/tunjangan.html", konteks)


def _isi(request, periode, tabel, dasar):
    terkait = ("skp__pegawai", "skp__unit")
    isi = halaman.ambil(request, alur.faktor(periode).select_related(*terkait))
    ditahan = alur.ditahan(periode)
    mulai, selesai = aturan.masa(tabel, periode.mulai, periode.selesai)
    return {
        "tabel": tabel,
        "per_predikat": [
            (p, aturan.faktor(tabel, p), None if dasar is None else aturan.terbayar(tabel, p, dasar)) for p in Predikat
        ],
        "masa": (mulai, selesai),
        "halaman": isi,
        "baris": [(e, aturan.faktor(tabel, e.akhir)) for e in isi],
        "ditahan": ditahan.select_related(*terkait)[:DITAHAN_TAMPIL],
        "jumlah_ditahan": ditahan.count(),
    }


@untuk_pengelola(mandat.INSTANSI)
def csv(request, periode, isi):
    return _unduh(request, periode, isi, "csv", tabel_csv.tulis)


@untuk_pengelola(mandat.INSTANSI)
def xlsx(request, periode, isi):
    return _unduh(request, periode, isi, "xlsx", tabel_xlsx.tulis)


def _unduh(request, periode, isi, akhiran, tulis):
    """`isi`: faktor, or ditahan: who is left out, without a factor."""
    periode, _ = kalender.ambil(periode)
    if isi not in {"faktor", "ditahan"}:
        raise Http404
    tabel = alur.tabel(periode)
    if tabel is None:
        raise KeadaanMenolak(TANPA_TABEL)
    baris = _baris_ditahan(periode) if isi == "ditahan" else _baris_faktor(periode, tabel)
    catat_unduhan(request.saya, f"tunjangan-{isi}-{periode.kode}", len(baris) - 1)
    letak = f"attachment; filename=tunjangan-{isi}-{periode.kode}.{akhiran}"
    return berkas(tulis(baris), letak, JENIS[akhiran])


def _nilai(semua):
    return semua.annotate(nama=nama("skp__pegawai")).values_list(
        "skp__pegawai__nip", "nama", "skp__unit__nama", "akhir"
    )


def _baris_faktor(periode, tabel):
    masa = [f"{h:%d/%m/%Y}" for h in aturan.masa(tabel, periode.mulai, periode.selesai)]
    angka = {p.value: f"{aturan.faktor(tabel, p).normalize():f}".replace(".", ",") for p in Predikat}
    kepala = ["NIP", "Nama", "Unit kerja", "Predikat", "Faktor (%)", "Dipakai mulai", "Dipakai sampai"]
    isi = _nilai(alur.faktor(periode))
    return [kepala, *([nip or "", siapa, unit, Predikat(p).cetak, angka[p], *masa] for nip, siapa, unit, p in isi)]


def _baris_ditahan(periode):
    isi = _nilai(alur.ditahan(periode))
    alasan = "Ditahan: keberatan belum diputus"
    return [
        ["NIP", "Nama", "Unit kerja", "Keterangan"],
        *([nip or "", siapa, unit, alasan] for nip, siapa, unit, _ in isi),
    ]
