"""The questions that the pohon kinerja is asked."""

from django import forms

from pegawai.formulir import Formulir, SaringForm
from skp_app.temuan import Jenis


class CariPohonForm(SaringForm):
    q = forms.CharField(label="Cari RHK, indikator, atau nama", max_length=100, required=False)


class SaringTemuanForm(SaringForm):
    jenis = forms.ChoiceField(label="Jenis temuan", choices=[("", "Semua jenis"), *Jenis.pilihan()], required=False)


class TemuanForm(Formulir):
    jenis = forms.ChoiceField(label="Jenis temuan", choices=Jenis.pilihan())
    pk = forms.IntegerField(label="Temuan", min_value=1, max_value=2**63 - 1)
