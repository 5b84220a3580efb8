"""What people type or choose in the tools of the editor: search, the answer to a changed link, a line to insert."""

import re

from django import forms

from pegawai.formulir import Formulir, SaringForm
from skp_app.aturan.lampiran import SARAN
from skp_app.forms import SatuPilihanForm


class CariForm(SaringForm):
    q = forms.CharField(
        label="Cari", required=False, max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class BarisForm(Formulir):
    """Which row of a leader's SKP was chosen, before the choices are known."""

    pilihan = forms.RegexField(r"^(rhk|iki)-[1-9][0-9]{0,17}$", required=False)

    @classmethod
    def baca(cls, data):
        formulir = cls(data)
        return formulir.cleaned_data["pilihan"] if formulir.is_valid() else ""


class JawabForm(SatuPilihanForm):
    """'pakai:<hash of the words on the screen>' or 'biarkan:<hash>'."""

    jawab = forms.RegexField(re.compile(r"^(pakai|biarkan):[0-9a-f]{64}$"), label="Jawaban")


class RancanganForm(SatuPilihanForm):
    BAGIKAN, AKHIRI = "bagikan", "akhiri"

    rancangan = forms.ChoiceField(label="Rancangan", choices=[(BAGIKAN, "Bagikan"), (AKHIRI, "Akhiri")])


class SisipForm(Formulir):
    """One of the suggested lines of the lampiran: 'skema-bukti'."""

    sisip = forms.ChoiceField(required=False, choices=[(s.kunci, s.nama) for s in SARAN])

    @classmethod
    def baca(cls, request):
        """The suggestion, or None."""
        formulir = cls(request.POST)
        kunci = formulir.cleaned_data["sisip"] if formulir.is_valid() else ""
        return next((s for s in SARAN if s.kunci == kunci), None)


class PilihButirForm(Formulir):
    """Examples of the catalogue that shall become RHK."""

    rhk = forms.TypedMultipleChoiceField(label="Contoh", coerce=int, required=False)

    def __init__(self, *args, butir, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rhk"].choices = [(pk, pk) for pk in butir]

    def clean(self):
        isi = super().clean()
        if not self.errors and not isi["rhk"]:
            self.add_error(None, "Pilih paling sedikit satu contoh.")
        return isi
