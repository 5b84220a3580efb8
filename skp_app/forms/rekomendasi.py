"""How a recommendation is answered: by one RHK, or by a reason."""

from django import forms

from pegawai.formulir import Formulir
from skp_app.models.rekomendasi import PANJANG_ALASAN


class TanggapanForm(Formulir):
    rhk = forms.TypedChoiceField(
        label="RHK yang menindaklanjutinya", coerce=int, empty_value=None, required=False, widget=forms.RadioSelect
    )
    alasan = forms.CharField(
        label="Bila tidak diambil: alasannya", max_length=PANJANG_ALASAN, required=False,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip

    def __init__(self, *args, rhk, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rhk"].choices = [("", "Tidak diambil"), *((r.pk, r.teks or "RHK tanpa nama") for r in rhk)]
