"""Who held a predikat for years running, for the personnel unit and for mandates; on a page and for a spreadsheet."""

from django.http import Http404
from django.shortcuts import render
from django.utils.timezone import localdate

from evaluasi.alur import talenta as alur
from evaluasi.alur.talenta import Laporan
from evaluasi.alur.tindak_lanjut import petugas
from evaluasi.aturan.kuadran import Predikat
from evaluasi.forms_tindak_lanjut import SaringTalenta
from evaluasi.views import tahun_hasil
from pegawai import halaman, mandat, unduh
from pegawai.akses import untuk_pegawai
from pegawai.models import UnitKerja

PEMBACA = (mandat.KELOLA, mandat.AWASI)
TERKAIT = ("skp__pegawai", "skp__unit", "skp__penempatan__jabatan", "skp__penempatan__unit")


def _lingkup(saya):
    """None: everybody, for the personnel unit. Else the units of his mandates. Raises Http404 without any."""
    if petugas(saya):
        return None
    if not mandat.unit_bermandat(saya.pengguna, PEMBACA).exists():
        raise Http404
    return mandat.unit_di_bawah_mandat(saya.pengguna, PEMBACA)


def _daftar(request):
    """(rows, what was asked, the rule that applies)."""
    lingkup = _lingkup(request.saya)
    saring = SaringTalenta.baca(request)
    laporan = Laporan(saring["laporan"] or Laporan.TALENTA)
    syarat = alur.syarat(laporan, localdate())
    tahun = tahun_hasil.dipilih(saring["tahun"], tahun_hasil.semua())
    if saring["unit"]:
        cocok = (UnitKerja.objects.all() if lingkup is None else lingkup).filter(nama__icontains=saring["unit"])
        lingkup = UnitKerja.objects.di_bawah(list(cocok.order_by("jalur").values_list("jalur", flat=True)[:50]))
    semua = alur.berturut(tahun, syarat, lingkup).select_related(*TERKAIT)
    return semua, saring | {"laporan": laporan, "tahun": tahun}, syarat


@untuk_pegawai
def daftar(request):
    semua, saring, syarat = _daftar(request)
    nama = f"{saring['laporan'].replace('_', '-')}-{saring['tahun']}"
    if unduhan := unduh.jawab(request, nama, _kolom(request, saring["tahun"], syarat), semua):
        return unduhan
    isi = halaman.ambil(request, semua)
    konteks = {
        "halaman": isi,
        "baris": [(e, _setahun(e, saring["tahun"], syarat)) for e in isi],
        "saring": SaringTalenta(initial=saring),
        "pilihan": saring,
        "syarat": syarat,
        "rentang": range(saring["tahun"] - syarat.tahun + 1, saring["tahun"] + 1),
        "talenta": saring["laporan"] == Laporan.TALENTA,
    }
    return render(request, "evaluasi/talenta.html", konteks)


def _kolom(request, tahun, syarat):
    nip = unduh.tulis_nip(request)
    rentang = range(tahun - syarat.tahun + 1, tahun + 1)
    return [
        ("NIP", lambda e: nip(e.skp.pegawai)),
        ("Nama", lambda e: e.skp.pegawai.nama_lengkap),
        ("Jabatan", lambda e: e.skp.penempatan.nama_jabatan),
        ("Unit kerja", lambda e: e.skp.unit.nama),
        *((f"Predikat {t}", lambda e, t=t: dict(_setahun(e, tahun, syarat))[t].cetak) for t in rentang),
    ]


def _setahun(e, tahun, syarat):
    """[(year, predikat that counts)], oldest first."""
    lama = [(tahun - n, getattr(e, f"lalu_{n}")) for n in range(syarat.tahun - 1, 0, -1)]
    return [(t, Predikat(p)) for t, p in [*lama, (tahun, e.akhir)]]
