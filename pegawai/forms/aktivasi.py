from django import forms

from pegawai.forms import bidang_sandi
from pegawai.formulir import Formulir


def bidang_masuk():
    return forms.CharField(
        label="NIP",
        max_length=64,
        help_text="Boleh dengan spasi. Pejabat tanpa NIP memakai nama masuknya.",
        widget=forms.TextInput(attrs={"autocomplete": "username", "inputmode": "numeric", "autofocus": True}),
    )


class LupaSandiForm(Formulir):
    masuk = bidang_masuk()


class SandiTautanForm(Formulir):
    """A new password, twice."""

    sandi_baru = bidang_sandi(
        "Kata sandi baru",
        "new-password",
        help_text="Paling pendek 12 huruf. Jangan memakai nama, NIP, tanggal lahir, nama unit, atau tahun.",
    )
    sandi_ulang = bidang_sandi("Ulangi kata sandi baru", "new-password")

    def clean(self):
        baru, ulang = self.cleaned_data.get("sandi_baru"), self.cleaned_data.get("sandi_ulang")
        if baru and ulang and baru != ulang:
            self.add_error("sandi_ulang", "Kedua kata sandi baru tidak sama. Ketik ulang.")


class AktivasiForm(SandiTautanForm):
    """The code and the first password. Every secret has `sandi` in its name, so that no kept form holds it."""

    masuk = bidang_masuk()
    kode_sandi = forms.CharField(
        label="Kode aktivasi",
        max_length=40,
        help_text="Dari pengelola kepegawaian (BKD); huruf besar dan tanda hubung tidak berpengaruh.",
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    field_order = ["masuk", "kode_sandi", "sandi_baru", "sandi_ulang"]
