from django import forms

from pegawai.alur.kunci_sandi import NAMA_TERPANJANG
from pegawai.alur.pulih_faktor import ALASAN_TERPANJANG
from pegawai.formulir import Formulir

KREDENSIAL_TERBESAR = 20_000  # characters of JSON


def bidang_kode(label, **lain):
    """A code of the app; `sandi` in its name keeps it out of kept forms."""
    atribut = {"autocomplete": "one-time-code", "inputmode": "numeric", "autocapitalize": "none", "spellcheck": "false"}
    return forms.CharField(label=label, max_length=20, widget=forms.TextInput(attrs=atribut), **lain)


class PasangKodeForm(Formulir):
    kode_sandi = bidang_kode("Kode 6 angka yang sedang tampil")


class KodeMasukForm(Formulir):
    kode_sandi = bidang_kode(
        "Kode dari aplikasi autentikator",
        help_text="6 angka yang sedang tampil. Kehilangan ponsel? Ketik salah satu kode pemulihan Anda.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kode_sandi"].widget.attrs |= {"inputmode": "text", "autofocus": True}


class KunciForm(Formulir):
    """What the browser signed; filled by its script."""

    kredensial = forms.CharField(max_length=KREDENSIAL_TERBESAR, widget=forms.HiddenInput)


class KunciBaruForm(KunciForm):
    nama = forms.CharField(
        label="Nama kunci",
        max_length=NAMA_TERPANJANG,
        help_text="Agar Anda mengenalinya nanti, mis. Ponsel pribadi.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class PulihFaktorForm(Formulir):
    alasan = forms.CharField(
        label="Alasan, dan bagaimana identitasnya diperiksa",
        max_length=ALASAN_TERPANJANG,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
