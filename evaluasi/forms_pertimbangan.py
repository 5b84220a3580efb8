"""What a ketua tim or giver of a penugasan writes to the penilai, and whom the penilai asks."""

from django import forms

from evaluasi.aturan.kuadran import Rating
from evaluasi.forms import versi
from evaluasi.models.pertimbangan import PANJANG_ISI
from pegawai.aturan.teks_instansi import BANTUAN
from pegawai.formulir import Formulir
from pegawai.penolakan import IsianKeliru


class PertimbanganForm(Formulir):
    isi = forms.CharField(
        label="Pertimbangan Anda",
        max_length=PANJANG_ISI,
        widget=forms.Textarea({"rows": 5}),
        help_text=BANTUAN["pertimbangan"],
    )
    versi = versi()

    def __init__(self, *args, rhk=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.rhk = {f"nilai-{pk}": pk for pk in rhk}
        for nomor, nama in enumerate(self.rhk, start=1):
            self.fields[nama] = forms.ChoiceField(label=f"Penugasan {nomor}", choices=Rating.pilihan, required=False)
            self.fields[nama].error_messages["invalid_choice"] = f"Penugasan {nomor}: pilih salah satu yang tersedia."

    def langkah(self):
        """What the step `beri` wants."""
        isi = self.cleaned_data
        nilai = {pk: isi[nama] for nama, pk in self.rhk.items() if isi.get(nama)}
        return {"isi": isi["isi"], "nilai": nilai, "versi": isi["versi"] or 0}


class MintaForm(Formulir):
    pegawai = forms.CharField(label="Pegawai", max_length=16)

    @classmethod
    def baca(cls, request):
        """Whose code was sent. Raises IsianKeliru."""
        formulir = cls(request.POST)
        if not formulir.is_valid():
            raise IsianKeliru(" ".join(formulir.errors["pegawai"]))
        return formulir.cleaned_data["pegawai"]
