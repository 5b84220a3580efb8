from django import forms

from pegawai.formulir import Formulir, SaringForm
from skp_app.alur.kode_massal import Sasaran


class CariUnitForm(SaringForm):
    q = forms.CharField(label="Cari unit", required=False, max_length=100)


class KodeMassalForm(Formulir):
    """`unit` are those that may be chosen."""

    unit = forms.ChoiceField(label="Unit kerja, termasuk semua di bawahnya")
    sasaran = forms.ChoiceField(
        label="Untuk siapa", choices=Sasaran.pilihan(), widget=forms.RadioSelect, initial=Sasaran.TANPA_AKUN.value
    )
    keperluan = forms.CharField(
        label="Keperluan",
        max_length=200,
        help_text="Tercatat bersama nama Anda, mis. pembagian akun puskesmas bulan Januari.",
    )

    def __init__(self, *args, unit=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [(u.kode, u.nama) for u in unit]
