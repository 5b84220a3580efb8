"""What the BKD types about one example of the catalogue."""

from django import forms

from pegawai.aturan.kepegawaian import JenisJabatan
from pegawai.forms.organisasi import TanggalField, versi
from pegawai.formulir import Formulir, SaringForm
from skp_app.aturan import katalog
from skp_app.forms import KotakTeks, TeksField
from skp_app.models.rhk import PANJANG_TEKS


class SaringKatalogForm(SaringForm):
    KEADAAN = [("", "Ditawarkan hari ini"), ("semua", "Semua")]
    q = forms.CharField(label="Cari kelompok atau kalimat", required=False, max_length=100)
    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=KEADAAN)


class ButirKatalogForm(Formulir):
    kelompok = forms.CharField(label="Kelompok jabatan", max_length=80, help_text="Mis. Guru, Bidan, Pranata Komputer.")
    jenis_jabatan = forms.ChoiceField(
        label="Jenis jabatan", required=False, choices=[("", "Semua jenis"), *JenisJabatan.pilihan()]
    )
    teks = TeksField(label="RHK", max_length=PANJANG_TEKS, widget=KotakTeks(attrs={"rows": 2}))
    iki = forms.CharField(
        label="Indikator",
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Satu per baris: indikator | target | aspek. Mis. “Persentase layanan daring | … % | Kualitas”.",
    )
    sumber = forms.CharField(label="Sumber", max_length=300, help_text="Dari mana contoh ini, atau siapa menyusunnya.")
    mulai = TanggalField(label="Ditawarkan mulai", required=False)
    selesai = TanggalField(label="Sampai", required=False)
    aktif = forms.BooleanField(label="Ditawarkan kepada pegawai", required=False, initial=True)

    def clean_iki(self):
        try:
            return katalog.baca(self.cleaned_data["iki"])
        except katalog.BarisKeliru as salah:
            raise forms.ValidationError(str(salah)) from None


class UbahButirKatalogForm(ButirKatalogForm):
    versi = versi()
