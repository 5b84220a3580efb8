"""What is typed before a year is locked."""

from django import forms

from evaluasi.alur.kunci_tahun import PANJANG_DASAR
from pegawai.formulir import Formulir


class KunciTahunForm(Formulir):
    dasar = forms.CharField(
        label="Dasar penguncian", max_length=PANJANG_DASAR, help_text="Mis. nomor berita acara rekonsiliasi."
    )
    paham = forms.BooleanField(
        label="Saya memahami bahwa tahun ini tidak dapat dibuka lagi.",
        error_messages={"required": "Centang pernyataan ini lebih dahulu."},
    )
