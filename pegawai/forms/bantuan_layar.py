"""Why an officer wants to see somebody's screens."""

from django import forms

from pegawai.alur.bantuan_layar import PANJANG_ALASAN
from pegawai.formulir import Formulir


class MintaBantuanForm(Formulir):
    alasan = forms.CharField(
        label="Alasan",
        max_length=PANJANG_ALASAN,
        help_text="Dibaca oleh pegawai. Mis. “Tombol Ajukan tidak muncul, laporan telepon 3 Maret.”",
    )
