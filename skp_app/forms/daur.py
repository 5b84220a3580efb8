"""What people type into the pages about the versions of an SKP."""

from django import forms

from pegawai.aturan.teks_instansi import BANTUAN
from pegawai.formulir import Formulir, SaringForm
from skp_app.alur.perubahan import PANJANG_ALASAN
from skp_app.forms import KotakTeks, TeksField


class PerubahanForm(Formulir):
    alasan = TeksField(
        label="Alasan perubahan",
        max_length=PANJANG_ALASAN,
        help_text=BANTUAN["perubahan"],
        widget=KotakTeks(attrs={"rows": 3}),
    )


class BandingForm(SaringForm):
    """Which two kept contents to compare, by their number in the list; `hanya` leaves out what stayed."""

    dari = forms.TypedChoiceField(label="Dari", coerce=int, empty_value=None, required=False)
    ke = forms.TypedChoiceField(label="Ke", coerce=int, empty_value=None, required=False)
    hanya = forms.BooleanField(label="Hanya yang berubah", required=False)

    def __init__(self, *args, pilihan=(), **kwargs):
        super().__init__(*args, **kwargs)
        for nama in ("dari", "ke"):
            self.fields[nama].choices = [("", "Pilih"), *pilihan]
