"""Lists of what was converted and set in a year, of the units one manages; on a page and for a spreadsheet."""

from fractions import Fraction

from django import forms
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from evaluasi.alur.talenta import catat_unduhan
from evaluasi.aturan.angka_kredit import cetak, cetak_koefisien
from evaluasi.models import KonversiAk, PenetapanAk
from evaluasi.views import tahun_hasil
from pegawai import halaman, mandat
from pegawai.akses import untuk_pengelola
from pegawai.dokumen.tabel import JENIS as JENIS_BERKAS
from pegawai.formulir import SaringForm
from pegawai.models import Penempatan, UnitKerja
from skp_app.dokumen import tabel_csv, tabel_xlsx
from skp_app.views.unduhan import berkas

PEMBACA = (mandat.KELOLA, mandat.AWASI)
SEKALI = 2_000  # rows in memory at once
JENIS = {"konversi": (KonversiAk, "Konversi predikat"), "penetapan": (PenetapanAk, "Penetapan angka kredit")}
KEPALA = {
    "konversi": ("NIP", "Nama", "Jabatan", "Jenjang", "Mulai", "Selesai", "Bulan", "Predikat", "Persen", "Koefisien",
                 "Angka kredit", "Nomor", "Ditetapkan"),
    "penetapan": ("NIP", "Nama", "Jabatan", "Jenjang", "Golongan", "Mulai", "Selesai", "Angka kredit", "Nomor",
                  "Ditetapkan"),
}  # fmt: skip


class SaringAk(SaringForm):
    unit = forms.CharField(label="Unit", max_length=100, required=False)


@untuk_pengelola(PEMBACA)
def kini(request):
    return redirect("evaluasi:ak_daftar", tahun_hasil.dipilih(None, tahun_hasil.semua()), "konversi")


@untuk_pengelola(PEMBACA)
def daftar(request, tahun, jenis):
    semua, saring = _daftar(request, tahun, jenis)
    isi = halaman.ambil(request, semua)
    konteks = {
        "menu": "evaluasi:ak_daftar_kini",
        "tahun": tahun,
        "tahun_lain": [t for t, _ in tahun_hasil.semua()][:5],
        "jenis": jenis,
        "pilihan": [(kunci, nama) for kunci, (_, nama) in JENIS.items()],
        "halaman": isi,
        "baris": [(b, cetak(_nilai(b))) for b in isi],
        "saring": SaringAk(initial=saring),
    }
    return render(request, "evaluasi/ak/daftar.html", konteks)


def _daftar(request, tahun, jenis):
    """Rows whose last month lies in the year, of people who sit in the units of the reader; the BKD reads all."""
    if jenis not in JENIS:
        raise Http404
    saring = SaringAk.baca(request)
    semua = JENIS[jenis][0].objects.berlaku().filter(selesai__year=tahun)
    lingkup = mandat.unit_terjangkau(request.user, PEMBACA)
    if saring["unit"]:
        cocok = lingkup.filter(nama__icontains=saring["unit"]).order_by("jalur")
        lingkup = UnitKerja.objects.di_bawah(list(cocok.values_list("jalur", flat=True)[:50]))
    if saring["unit"] or not request.user.has_perm(mandat.INSTANSI):
        duduk = Penempatan.objects.pada(localdate()).filter(unit__in=lingkup.order_by())
        semua = semua.filter(pegawai__in=duduk.order_by().values("pegawai"))
    return semua.select_related("pegawai").order_by("pegawai__nama", "mulai", "pk"), saring


def _nilai(b):
    return b.nilai if isinstance(b, KonversiAk) else sum(map(Fraction, b.salinan["jumlah"].values()), Fraction(0))


@untuk_pengelola(PEMBACA)
def csv(request, tahun, jenis):
    return _unduh(request, tahun, jenis, "csv", tabel_csv.tulis)


@untuk_pengelola(PEMBACA)
def xlsx(request, tahun, jenis):
    return _unduh(request, tahun, jenis, "xlsx", tabel_xlsx.tulis)


def _unduh(request, tahun, jenis, akhiran, tulis):
    semua, _ = _daftar(request, tahun, jenis)
    baris = [_sel(b) for b in semua.iterator(chunk_size=SEKALI)]
    nama = f"ak-{jenis}-{tahun}"
    catat_unduhan(request.saya, nama, len(baris))
    return berkas(tulis([KEPALA[jenis], *baris]), f"attachment; filename={nama}.{akhiran}", JENIS_BERKAS[akhiran])


def _sel(b):
    """The post as it was frozen with the row."""
    siapa = (b.pegawai.nip or "", b.salinan["pegawai"]["nama"], b.salinan["pegawai"]["jabatan"], b.jenjang)
    masa = (f"{b.mulai:%d/%m/%Y}", f"{b.selesai:%d/%m/%Y}")
    akhir = (cetak(_nilai(b)), b.nomor, f"{localdate(b.ditetapkan_pada):%d/%m/%Y}")
    if isinstance(b, PenetapanAk):
        return (*siapa, b.golongan, *masa, *akhir)
    return (*siapa, *masa, b.bulan, b.get_predikat_display(), b.persen, cetak_koefisien(Fraction(b.koefisien)), *akhir)
