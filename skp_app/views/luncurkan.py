"""/periode/<tahun>/luncurkan/: choose whom a cycle begins for, see who gets a draft and who cannot, then begin it."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render

from pegawai import halaman, mandat
from pegawai.akses import untuk_pengelola
from pegawai.models import Pekerjaan, UnitKerja
from pegawai.pastikan import perlu_pastikan
from pegawai.penolakan import IsianKeliru
from skp_app.alur import peluncuran
from skp_app.forms.pengelola import PopulasiForm
from skp_app.views.kelola import periode_terbuka

UNIT_TERBANYAK = 20
RIWAYAT = 10
TANPA_PENEMPATAN = "tanpa_penempatan"


@untuk_pengelola(mandat.INSTANSI)
def halaman_ini(request, tahun):
    periode = periode_terbuka(tahun)
    isi = PopulasiForm.baca(request)
    konteks = {
        "periode": periode,
        "isi": isi,
        "jenis": [(j.value, j.cetak, j.value in isi["jenis"] or not isi["jenis"]) for j in peluncuran.ASN],
        "unit": pilihan_unit(isi),
        "peluncuran": Pekerjaan.objects.visible_to(request.saya).filter(
            tugas=peluncuran.TUGAS, masukan__periode=periode.pk
        )[:RIWAYAT],
        "menu": "skp_app:tahun_kinerja",
    }
    if isi["jenis"]:
        konteks |= pratinjau(request, peluncuran.populasi(periode, isi["unit"], isi["jenis"]), isi)
    return render(request, "skp_app/luncurkan.html", konteks)


def pilihan_unit(isi):
    """What was chosen, then what the words find; without words the first level under the root."""
    semua = UnitKerja.objects.filter(selesai=None).select_related("induk")
    ditemukan = semua.filter(nama__icontains=isi["q"]) if isi["q"] else semua.filter(induk__induk=None)
    terpilih = [isi["unit"]] if isi["unit"] else []
    return [*terpilih, *(u for u in ditemukan[:UNIT_TERBANYAK] if u not in terpilih)]


def pratinjau(request, populasi, isi):
    hitungan = peluncuran.pratinjau(populasi)
    tanpa = peluncuran.tanpa_penempatan(populasi)
    kunci = isi["golongan"] or "tanpa_penilai"
    pilihan = {"jenis": list(populasi.jenis), **({"unit": populasi.unit.kode} if populasi.unit else {})}
    return {
        "populasi": populasi,
        "golongan": hitungan,
        "tanpa_penempatan": tanpa.count(),
        "siap": next(n for g, n in hitungan if g.kunci == "siap"),
        "kunci": kunci,
        "halaman": halaman.ambil(request, daftar(populasi, kunci, tanpa)),
        "tautan": urlencode(pilihan, doseq=True),
    }


def daftar(populasi, kunci, tanpa):
    """The people of one group, as rows with a name and a place."""
    if kunci == TANPA_PENEMPATAN:
        return tanpa.order_by("nama", "pk")
    semua = peluncuran.tergolong(populasi, kunci).select_related("pegawai", "jabatan", "unit")
    return semua.order_by("unit__jalur", "pk")


@untuk_pengelola(mandat.INSTANSI, "POST")
def jalankan(request, tahun):
    periode = periode_terbuka(tahun)
    formulir = PopulasiForm(request.POST)
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    isi = formulir.cleaned_data
    return _jalankan(request, peluncuran.populasi(periode, isi["unit"], isi["jenis"]))


@perlu_pastikan
def _jalankan(request, populasi):
    pekerjaan = peluncuran.pesan(populasi, oleh=request.saya)
    messages.success(request, f"Peluncuran SKP {populasi.periode.tahun} berjalan di latar belakang.")
    return redirect("pegawai:pekerjaan", pekerjaan.kode)
