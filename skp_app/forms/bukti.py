"""Fields of the gudang: the filter of its list, an item that is added, another name."""

from django import forms
from django.core.exceptions import ValidationError

from pegawai.formulir import Formulir, SaringForm
from skp_app.models import BuktiDukung, JenisBukti, Kesehatan

TERIMA = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.heic"
TULIS_LENGKAP = "Tautan ditulis lengkap, mis. https://drive.google.com/… ."


class GudangForm(SaringForm):
    cari = forms.CharField(label="Cari nama", required=False, max_length=100)
    jenis = forms.ChoiceField(label="Jenis", required=False, choices=[("", "Semua"), *JenisBukti.pilihan()])
    kesehatan = forms.ChoiceField(
        label="Keadaan", required=False, choices=[("", "Semua"), ("gagal", "Tidak bisa dibuka"), *Kesehatan.pilihan()]
    )
    periode = forms.ChoiceField(label="Dipakai pada", required=False)
    untuk = forms.CharField(label="Untuk", required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args, periode, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["periode"].choices = [("", "Semua"), ("lepas", "Belum dipakai"), *periode]


class UnggahForm(Formulir):
    berkas = forms.FileField(
        label="Berkas atau foto",
        widget=forms.FileInput(attrs={"accept": TERIMA}),
        error_messages={"required": "Pilih berkasnya dulu.", "empty": "Berkas ini kosong. Periksa berkas aslinya."},
    )
    judul = forms.CharField(label="Nama bukti", required=False, max_length=200)


class TautanField(forms.URLField):
    """https only: what is read on the way is read by others."""

    def __init__(self, **kwargs):
        super().__init__(
            label="Tautan",
            max_length=500,
            assume_scheme="https",
            widget=forms.URLInput(attrs={"placeholder": "https://", **kwargs.pop("attrs", {})}),
            error_messages={"invalid": TULIS_LENGKAP},
            **kwargs,
        )

    def clean(self, value):
        tautan = super().clean(value)
        if tautan and not tautan.startswith("https://"):
            raise ValidationError("Tautan harus diawali https://, agar isinya tidak terbaca di jalan.")
        return tautan


class TautanForm(Formulir):
    jenis = forms.CharField(initial="tautan", widget=forms.HiddenInput)
    tautan = TautanField()
    judul = forms.CharField(label="Nama bukti", required=False, max_length=200)


class UnitForm(Formulir):
    jenis = forms.CharField(initial="unit", widget=forms.HiddenInput)
    judul = forms.CharField(label="Nama dokumen", max_length=200)
    lokasi = forms.CharField(
        label="Tempat di unit",
        max_length=200,
        widget=forms.TextInput(attrs={"placeholder": "mis. lemari arsip bidang, map merah"}),
    )


class GantiForm(Formulir):
    judul = forms.CharField(label="Nama bukti", max_length=200)
    keterangan = forms.CharField(label="Keterangan", required=False, max_length=200)


class PakaiForm(Formulir):
    untuk = forms.MultipleChoiceField(
        label="Pakai untuk",
        error_messages={"required": "Pilih paling sedikit satu indikator.",
                        "invalid_choice": "Pilihan itu tidak ada lagi. Muat ulang halaman, lalu pilih lagi."},
    )  # fmt: skip

    def __init__(self, *args, pilihan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["untuk"].choices = pilihan


def judul_tautan(tautan: str) -> str:
    """A link without a name is named by its address."""
    return tautan.removeprefix("https://").rstrip("/")[: BuktiDukung._meta.get_field("judul").max_length]
