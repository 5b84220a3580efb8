"""What people send to the pages of the spread: why a unit differs from the guide."""

from django import forms

from evaluasi.alur.panduan import ALASAN_TERPANJANG, ALASAN_TERPENDEK
from evaluasi.aturan.capaian import Capaian
from pegawai.aturan.teks_instansi import BANTUAN
from pegawai.formulir import Formulir


class JelaskanForm(Formulir):
    """`capaian` and `kunci` name the flag that was on the screen."""

    capaian = forms.ChoiceField(choices=Capaian.pilihan, widget=forms.HiddenInput)
    kunci = forms.CharField(max_length=100, widget=forms.HiddenInput)
    isi = forms.CharField(
        label="Penjelasan", min_length=ALASAN_TERPENDEK, max_length=ALASAN_TERPANJANG,
        widget=forms.Textarea({"rows": 3}),
        help_text=BANTUAN["penjelasan"],
    )  # fmt: skip
