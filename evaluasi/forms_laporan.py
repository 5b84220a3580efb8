"""What people send to the pages of reports."""

from django import forms

from evaluasi.alur.pelaporan import ALASAN_TERPANJANG
from pegawai.formulir import Formulir, SaringForm
from pegawai.penolakan import IsianKeliru

KEADAAN = [
    ("", "Semua"),
    ("siap", "Siap dilaporkan"),
    ("belum", "Belum dilaporkan"),
    ("tertahan", "Ditahan, ada keberatan"),
    ("sudah", "Sudah dilaporkan"),
]


class SaringLaporan(SaringForm):
    q = forms.CharField(label="Nama pegawai", max_length=80, required=False)
    keadaan = forms.ChoiceField(label="Keadaan", choices=KEADAAN, required=False)


class LaporkanForm(Formulir):
    alasan = forms.CharField(label="Alasan melaporkan sekarang", max_length=ALASAN_TERPANJANG, required=False)

    @classmethod
    def baca(cls, request):
        """Raises IsianKeliru with what is wrong."""
        formulir = cls(request.POST)
        if not formulir.is_valid():
            raise IsianKeliru(formulir.keluhan)
        return formulir.cleaned_data
