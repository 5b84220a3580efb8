from django import forms
from django.contrib.auth import password_validation

from pegawai.aturan.surel import CaraSurel
from pegawai.formulir import Formulir

SANDI_TERPANJANG = 128


def bidang_sandi(label, autocomplete="current-password", **lain):
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=SANDI_TERPANJANG, strip=False, widget=widget, **lain)


class MasukForm(Formulir):
    masuk = forms.CharField(
        label="NIP",
        max_length=64,
        help_text="Boleh dengan spasi. Pejabat tanpa NIP memakai nama masuknya.",
        widget=forms.TextInput(attrs={"autocomplete": "username", "inputmode": "numeric", "autofocus": True}),
    )
    sandi = bidang_sandi("Kata sandi")


class PastikanForm(Formulir):
    sandi = bidang_sandi("Kata sandi Anda")


class SandiBaruForm(Formulir):
    """A new password: the present one (checked by the view, which counts the failures), and the new one twice."""

    sandi = bidang_sandi("Kata sandi sekarang")
    baru = bidang_sandi(
        "Kata sandi baru",
        "new-password",
        help_text="Paling pendek 12 huruf. Jangan memakai nama, NIP, tanggal lahir, nama unit, atau tahun.",
    )
    ulang = bidang_sandi("Ulangi kata sandi baru", "new-password")

    def __init__(self, pengguna, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.pengguna = pengguna

    def clean_baru(self):
        password_validation.validate_password(self.cleaned_data["baru"], self.pengguna)
        return self.cleaned_data["baru"]

    def clean(self):
        baru, ulang = self.cleaned_data.get("baru"), self.cleaned_data.get("ulang")
        if baru and ulang and baru != ulang:
            self.add_error("ulang", "Kedua kata sandi baru tidak sama. Ketik ulang.")


class AturPemberitahuanForm(Formulir):
    cara = forms.ChoiceField(label="Kirim surel", choices=CaraSurel.pilihan(), widget=forms.RadioSelect)
