"""What the BKD types about one phrase, or about the sentence of the instansi below the help of a field."""

from django import forms
from django.utils.timezone import localdate

from pegawai.aturan.teks_instansi import BANTUAN, PANJANG
from pegawai.forms.organisasi import TanggalField
from pegawai.formulir import Formulir, SaringForm

JENIS = [("", "Semua"), ("frasa", "Frasa yang ditawarkan"), ("bantuan", "Bantuan isian")]


class SaringTeks(SaringForm):
    q = forms.CharField(label="Cari tempat atau kalimat", required=False, max_length=100)
    jenis = forms.ChoiceField(label="Jenis", required=False, choices=JENIS)


class TeksInstansiForm(Formulir):
    """`kini` are the phrases one of which may be given another wording."""

    asal = forms.TypedChoiceField(label="Yang ditulis", coerce=int, empty_value=None, required=False)
    isi = forms.CharField(label="Kalimat", max_length=PANJANG, widget=forms.Textarea({"rows": 2}))
    mulai = TanggalField(label="Berlaku mulai", initial=localdate)
    selesai = TanggalField(label="Sampai", required=False, help_text="Kosong: sampai diganti atau diakhiri.")
    sumber = forms.CharField(
        label="Dasar", max_length=300, help_text="Peraturan, edaran, atau rapat yang menetapkannya, dengan nomornya."
    )

    def __init__(self, *args, tempat, kini, **kwargs):
        super().__init__(*args, **kwargs)
        if tempat in BANTUAN:
            del self.fields["asal"]
        else:
            ganti = [(t.awal, f"Mengganti “{t.isi[:80]}”") for t in kini]
            self.fields["asal"].choices = [("", "Frasa baru"), *ganti]
