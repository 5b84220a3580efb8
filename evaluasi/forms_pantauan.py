"""What people ask of the board of the cycle."""

from django import forms

from evaluasi.aturan.tahap import SARINGAN, SARINGAN_BKD
from pegawai.aturan.kepegawaian import JenisPegawai
from pegawai.formulir import SaringForm

JENIS = [("", "Semua"), *(j for j in JenisPegawai.pilihan() if j[0] != JenisPegawai.NON_ASN)]

CAKUPAN = [("", "Dengan unit di bawahnya"), ("on", "Unit ini saja")]


class SaringPantauan(SaringForm):
    URUT = (("", "Nama unit"), ("tertinggal", "Paling tertinggal"))

    q = forms.CharField(label="Cari unit", required=False, max_length=100)
    jenis = forms.ChoiceField(label="Jenis pegawai", required=False, choices=JENIS)
    urut = forms.ChoiceField(label="Urutan", required=False, choices=URUT)


class SaringOrang(SaringForm):
    q = forms.CharField(label="Nama atau NIP", required=False, max_length=100)
    tahap = forms.ChoiceField(label="Tahap", required=False)
    jenis = forms.ChoiceField(label="Jenis pegawai", required=False, choices=JENIS)
    langsung = forms.ChoiceField(label="Cakupan", required=False, choices=CAKUPAN)

    def __init__(self, *args, bkd=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tahap"].choices = SARINGAN_BKD if bkd else SARINGAN
