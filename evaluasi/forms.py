"""What people send to the pages of this room. The predikat is no field anywhere: it follows from the quadrant."""

from django import forms

from evaluasi.aturan.kuadran import Rating
from pegawai.aturan.teks_instansi import BANTUAN
from pegawai.formulir import Formulir, SaringForm
from pegawai.penolakan import IsianKeliru

PANJANG_CATATAN = 1000
VERSI_TERBESAR = 2**31 - 1


def versi():
    return forms.IntegerField(
        label="Versi", min_value=0, max_value=VERSI_TERBESAR, required=False, widget=forms.HiddenInput
    )


class NilaiForm(Formulir):
    """Both ratings, the note, and one optional mark per RHK of this SKP."""

    rating_hasil = forms.ChoiceField(label="Rating hasil kerja", choices=Rating.pilihan, widget=forms.RadioSelect)
    rating_perilaku = forms.ChoiceField(label="Rating perilaku kerja", choices=Rating.pilihan, widget=forms.RadioSelect)
    catatan = forms.CharField(
        label="Catatan dan rekomendasi",
        required=False,
        max_length=PANJANG_CATATAN,
        widget=forms.Textarea({"rows": 3}),
        help_text=BANTUAN["rekomendasi"],
    )
    alasan_menyimpang = forms.CharField(
        label="Alasan rating hasil kerja berbeda dari saran",
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 2, "placeholder": " "}),
        help_text=BANTUAN["menyimpang"],
    )
    versi = versi()

    def __init__(self, *args, rhk=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.rhk = {f"tanda-{pk}": pk for pk in rhk}
        for nomor, nama in enumerate(self.rhk, start=1):
            self.fields[nama] = forms.ChoiceField(label=f"Tanda RHK {nomor}", choices=Rating.pilihan, required=False)
            self.fields[nama].error_messages["invalid_choice"] = f"Tanda RHK {nomor}: pilih salah satu yang tersedia."

    def langkah(self):
        """What the step `nilai` wants."""
        isi = self.cleaned_data
        pokok = {b: isi[b] for b in ("rating_hasil", "rating_perilaku", "catatan", "alasan_menyimpang")}
        return pokok | {"tanda": self.tanda(), "versi": isi["versi"] or 0}

    def tanda(self):
        """The marks by RHK, also of a form that is not complete yet."""
        return {pk: isi for nama, pk in self.rhk.items() if (isi := self.cleaned_data.get(nama))}


class TetapkanForm(Formulir):
    versi = forms.IntegerField(label="Versi", min_value=0, max_value=VERSI_TERBESAR, widget=forms.HiddenInput)

    @classmethod
    def baca(cls, request):
        """The version on the screen. Raises IsianKeliru."""
        formulir = cls(request.POST)
        if not formulir.is_valid():
            raise IsianKeliru(" ".join(formulir.errors["versi"]))
        return formulir.cleaned_data["versi"]


class SaringTim(SaringForm):
    KEADAAN = [
        ("", "Semua"),
        ("belum", "Belum dinilai"),
        ("dinilai", "Dinilai, belum ditetapkan"),
        ("ditetapkan", "Ditetapkan"),
    ]
    q = forms.CharField(label="Cari nama", required=False, max_length=100)
    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=KEADAAN)


class HalForm(Formulir):
    """Which open obligation is meant: its kind, its code, and who owes it."""

    jenis = forms.CharField(label="Jenis", max_length=40)
    kode = forms.CharField(label="Kode", max_length=64)
    pemilik = forms.CharField(label="Pegawai", max_length=16)

    def __init__(self, *args, perlu_pemilik=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pemilik"].required = perlu_pemilik


class TundaForm(Formulir):
    lama = forms.ChoiceField(
        label="Ingatkan lagi",
        choices=[("1", "besok"), ("3", "3 hari lagi"), ("7", "7 hari lagi")],
        widget=forms.RadioSelect,
    )


class SaringMenunggu(SaringForm):
    """What the board of waits shows."""

    unit = forms.CharField(label="Unit", max_length=16, required=False, widget=forms.HiddenInput)
    jenis = forms.ChoiceField(label="Jenis", required=False)
    lama = forms.ChoiceField(
        label="Menunggu",
        required=False,
        choices=[("", "Semua"), ("3", "Lebih dari 3 hari"), ("7", "Lebih dari 7 hari"), ("30", "Lebih dari 30 hari")],
    )
    lewat = forms.ChoiceField(label="Tenggat", required=False, choices=[("", "Semua"), ("on", "Lewat tenggat")])

    def __init__(self, *args, jenis, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["jenis"].choices = [("", "Semua jenis"), *jenis]
