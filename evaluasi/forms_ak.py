"""What people send to the pages of angka kredit. Nobody types a sum: it follows from predikat and months."""

from django import forms

from evaluasi.alur.angka_kredit import PANJANG_ALASAN
from evaluasi.models import JenisSaldo
from pegawai.forms.organisasi import TanggalField
from pegawai.formulir import Formulir


class AlasanForm(Formulir):
    alasan = forms.CharField(label="Alasan", max_length=PANJANG_ALASAN)


class SaldoForm(Formulir):
    jenis = forms.ChoiceField(label="Jenis", choices=JenisSaldo.pilihan)
    jenjang = forms.ChoiceField(label="Jenjang")
    nilai = forms.DecimalField(
        label="Angka kredit", max_digits=9, decimal_places=4, min_value=0, localize=True, help_text="Mis. 62,5."
    )
    tanggal = TanggalField(label="Berlaku sejak")
    dasar = forms.CharField(label="Nomor surat atau dasar", max_length=300)

    def __init__(self, *args, jenjang, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["jenjang"].choices = [(j, j) for j in jenjang]

    def clean_nilai(self):
        if self.cleaned_data["nilai"] == 0:
            raise forms.ValidationError("Angka kredit lebih dari 0.")
        return self.cleaned_data["nilai"]
