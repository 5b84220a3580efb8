"""Checking a paper: by the code printed on it, or by the file itself."""

from django import forms
from django.core.exceptions import ValidationError

from pegawai.formulir import Formulir
from pegawai.models.kode import ABJAD

MB = 1024 * 1024
BERKAS_TERBESAR = 20 * MB


def bersihkan_kode(teks):
    """A code as typed from paper: blanks, hyphens and capitals do not matter."""
    return "".join(h for h in teks.lower() if h not in " -.")


class CekForm(Formulir):
    kode = forms.CharField(label="Kode pada dokumen", required=False, max_length=40)
    berkas = forms.FileField(
        label="Berkas PDF",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf"}),
        error_messages={"empty": "Berkas ini kosong. Pilih berkas aslinya."},
    )

    def clean_kode(self):
        kode = bersihkan_kode(self.cleaned_data["kode"])
        if kode and not set(kode) <= set(ABJAD + "l01o"):
            raise ValidationError("Kode hanya memuat huruf dan angka, seperti yang tercetak di kaki halaman.")
        return kode

    def clean_berkas(self):
        berkas = self.cleaned_data["berkas"]
        if berkas and berkas.size > BERKAS_TERBESAR:
            raise ValidationError(f"Berkas lebih besar dari {BERKAS_TERBESAR // MB} MB.")
        return berkas

    def clean(self):
        isi = super().clean()
        if not self.errors and not isi.get("kode") and not isi.get("berkas"):
            raise ValidationError("Tulis kodenya, atau pilih berkasnya.")
        return isi
