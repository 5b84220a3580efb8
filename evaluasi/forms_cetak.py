"""What is printed together: whose documents, which of them, and what for."""

from django import forms

from evaluasi.alur.cetak_massal import JenisCetak
from pegawai.formulir import Formulir, SaringForm
from pegawai.models import UnitKerja

TIM = "tim"
UNIT_TERBANYAK = 50


class CariUnitForm(SaringForm):
    q = forms.CharField(label="Cari unit", required=False, max_length=100)


class CetakForm(Formulir):
    """`unit` are those that may be chosen; the first choice is the own team."""

    sasaran = forms.ChoiceField(label="Dokumen siapa", widget=forms.RadioSelect)
    jenis = forms.MultipleChoiceField(
        label="Dokumen yang dicetak", choices=JenisCetak.pilihan(), widget=forms.CheckboxSelectMultiple
    )
    keperluan = forms.CharField(
        label="Keperluan",
        max_length=200,
        help_text="Tercatat bersama nama Anda di indeks dan di jejak, mis. laporan kinerja unit.",
    )

    def __init__(self, *args, unit=(), **kwargs):
        super().__init__(*args, **kwargs)
        pilihan = [(u.kode, u.nama) for u in unit]
        self.fields["sasaran"].choices = [(TIM, "Tim saya: pegawai yang SKP-nya saya nilai"), *pilihan]

    def unit(self):
        """The chosen unit, None for the own team."""
        sasaran = self.cleaned_data["sasaran"]
        return None if sasaran == TIM else UnitKerja.objects.get(kode=sasaran)
