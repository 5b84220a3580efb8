"""A list as a file, where it stands: `?unduh=xlsx` or `?unduh=csv` on the address of its page.

    if unduhan := unduh.jawab(request, "pegawai", KOLOM, daftar):
        return unduhan

So the file has the filter and the rights of the page, because it is the page. A long one is ordered with a password and
a purpose, and made by a job that asks the same view once more, as the person who ordered it (alur/ekspor.py).
"""

from django import forms
from django.core.signing import Signer
from django.http import FileResponse
from django.shortcuts import render

from pegawai import ekspor, laju, mandat
from pegawai.alur.ekspor import BERLAKU
from pegawai.dokumen.tabel import JENIS
from pegawai.formulir import Formulir, SaringForm
from pegawai.templatetags.tampilan import nip_tersamar

BARIS_LANGSUNG = 5_000  # rows that are written while the person waits
PER_JAM = 60
PENANDA = Signer(salt="pegawai.unduh")
KEPALA = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"}


class UnduhForm(SaringForm):
    unduh = forms.ChoiceField(label="Bentuk unduhan", choices=[(b, b) for b in JENIS], required=False)


class PesanUnduhForm(Formulir):
    """`alamat`: the list as our own page named it, sealed so that nobody sends the job to another one."""

    alamat = forms.CharField(max_length=2000, widget=forms.HiddenInput)
    jumlah = forms.IntegerField(min_value=0, max_value=100_000_000, widget=forms.HiddenInput)
    keperluan = forms.CharField(
        label="Keperluan", min_length=5, max_length=200, help_text="Tercatat bersama unduhannya."
    )


def jawab(request, nama, kolom, isi):
    """None when the page itself was asked for. `kolom`: [(head, function of a row)]; `isi`: see ekspor.Daftar."""
    bentuk = UnduhForm.baca(request)["unduh"]
    if not bentuk:
        return None
    daftar = ekspor.Daftar(nama, kolom, isi)
    if getattr(request, "latar", False):
        return daftar
    jumlah = daftar.jumlah
    if jumlah > BARIS_LANGSUNG:
        awal = {"alamat": PENANDA.sign(request.get_full_path()), "jumlah": jumlah}
        return tanya(request, PesanUnduhForm(initial=awal), jumlah)
    laju.hitung("unduh", request.saya.pk, PER_JAM, 3600, "Terlalu banyak unduhan dalam satu jam.")
    saringan = ekspor.saringan(request.GET)
    berkas = ekspor.tulis(daftar, bentuk, oleh=request.saya, saringan=saringan)
    ekspor.catat(request.saya, daftar, bentuk, jumlah, saringan)
    return kirim(berkas, nama, bentuk)


def tanya(request, formulir, jumlah):
    """The page that orders a long list."""
    konteks = {"formulir": formulir, "jumlah": jumlah, "langsung": BARIS_LANGSUNG, "hari": BERLAKU.days}
    return render(request, "pegawai/unduhan.html", konteks, status=422 if formulir.errors else 200)


def kirim(berkas, nama, bentuk):
    """For this person only, never kept by the browser."""
    jawaban = FileResponse(berkas, as_attachment=True, filename=f"{nama}.{bentuk}", content_type=JENIS[bentuk])
    for kepala, isi in KEPALA.items():
        jawaban[kepala] = isi
    return jawaban


def tulis_nip(request):
    """How lists write a NIP: in full for the BKD, masked for everybody else, as on their pages."""
    penuh = request.user.has_perm(mandat.INSTANSI)
    return lambda pegawai: pegawai.nip if penuh or not pegawai.nip else nip_tersamar(pegawai.nip)
