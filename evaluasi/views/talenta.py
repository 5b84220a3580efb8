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
    tahun = tahun_hasil.dipilih(saring["tahun"], tahun_hasil.semua(), alur.tahun_terdahulu)
    if saring["unit"]:
        cocok = (UnitKerja.objects.all() if lingkup is None else lingkup).filter(nama__icontains=saring["unit"])
        lingkup = UnitKerja.objects.di_bawah(list(cocok.order_by("jalur").values_list("jalur", flat=True)[:50]))
    semua = alur.berturut(tahun, syarat, lingkup)
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
        "baris": [(o, _duduk(o), _setahun(o, saring["tahun"], syarat)) for o in isi],
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
        ("NIP", nip),
        ("Nama", lambda o: o.nama_lengkap),
        ("Jabatan", lambda o: _duduk(o).nama_jabatan if _duduk(o) else ""),
        ("Unit kerja", lambda o: _duduk(o).unit.nama if _duduk(o) else ""),
        *((f"Predikat {t}", lambda o, t=t: _kata(o, tahun - t)) for t in rentang),
    ]


def _duduk(orang):
    """The placement that the row shows, of those that came along."""
    return next((p for p in orang.penempatan.all() if p.pk == orang.tempat), None)


def _kata(orang, mundur):
    kata = Predikat(getattr(orang, f"predikat_{mundur}")).cetak
    return f"{kata} (dari impor)" if getattr(orang, f"impor_{mundur}") else kata


def _setahun(orang, tahun, syarat):
    """[(year, predikat that counts, file it came from)], oldest first."""
    mundur = range(syarat.tahun - 1, -1, -1)
    return [(tahun - n, Predikat(getattr(orang, f"predikat_{n}")), getattr(orang, f"impor_{n}")) for n in mundur]
