"""What people type or choose in the tools of the editor: search, the answer to a changed link, a line to insert."""

import re

from django import forms

from pegawai.formulir import Formulir, SaringForm
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
    """One of the lines that are offered for the lampiran: 'skema-bukti', or a phrase of the instansi 'skema-12'."""

    sisip = forms.ChoiceField(required=False)

    def __init__(self, *args, kunci, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sisip"].choices = [(k, k) for k in kunci]

    @classmethod
    def baca(cls, request, tawaran):
        """What stands behind the key in `tawaran`, or None."""
        formulir = cls(request.POST, kunci=tawaran)
        return tawaran.get(formulir.cleaned_data["sisip"]) if formulir.is_valid() else None


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
