"""What the atasan penilai says of a penilai who is permanently unable."""

from django import forms
from django.utils.timezone import localdate

from evaluasi.alur import penunjukan
from pegawai.formulir import Formulir
from pegawai.models import Pegawai, Penempatan


class Wakil(forms.ModelChoiceField):
    def label_from_instance(self, penempatan):
        return f"{penempatan.pegawai.nama_lengkap}, {penempatan.nama_jabatan}"


class BerhalanganForm(Formulir):
    mulai = forms.DateField(label="Berhalangan tetap sejak", widget=forms.DateInput({"type": "date"}))
    dasar = forms.CharField(
        label="Dasar", max_length=penunjukan.PANJANG_DASAR, help_text="Nomor surat keputusan atau keterangan."
    )
    pelaksana = Wakil(
        label="Dievaluasi oleh",
        queryset=Penempatan.objects.none(),
        required=False,
        empty_label="Saya sendiri, atasan pejabat penilai",
        help_text="Kewenangan dapat didelegasikan kepada Plt. atau Plh. unit itu.",
    )

    def __init__(self, *args, penilai: Pegawai, **kwargs):
        kwargs.setdefault("initial", {"mulai": localdate().isoformat()})
        super().__init__(*args, **kwargs)
        self.fields["pelaksana"].queryset = penunjukan.delegasi(penilai, localdate())
