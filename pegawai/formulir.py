"""The form all rooms build on: readable text only, sentences in Indonesian, and the look of the fields."""

from django import forms
from django.core.exceptions import ValidationError

from pegawai.aturan import teks
from pegawai.penolakan import PermintaanKeliru

TANPA_BINGKAI = (forms.RadioSelect, forms.CheckboxInput, forms.CheckboxSelectMultiple, forms.HiddenInput)
PESAN = {
    "required": "{label} belum diisi.",
    "invalid_choice": "{label}: pilih salah satu yang tersedia.",
    "invalid_list": "{label}: pilih dari yang tersedia.",
    "invalid_pk_value": "{label}: pilih dari yang tersedia.",
    "max_length": "{label} paling panjang %(limit_value)d huruf. Sekarang %(show_value)d; pendekkan.",
    "min_length": "{label} paling pendek %(limit_value)d huruf. Sekarang %(show_value)d.",
    "max_value": "{label} paling besar %(limit_value)s.",
    "min_value": "{label} paling kecil %(limit_value)s.",
}
PESAN_JENIS = (
    (forms.DateField, "{label} ditulis dengan tanggal, mis. 15/04/2026."),
    ((forms.IntegerField, forms.DecimalField), "{label} ditulis dengan angka saja, mis. 12."),
    (forms.URLField, "{label} ditulis lengkap, mis. https://contoh.go.id/dokumen."),
    (forms.EmailField, "{label} ditulis lengkap, mis. nama@contoh.go.id."),
)


class Formulir(forms.Form):
    use_required_attribute = False  # our sentences, not the browser's

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for nama, bidang in self.fields.items():
            _beri_pesan(bidang, bidang.label or nama.replace("_", " ").capitalize())
            if isinstance(bidang, forms.CharField) and not isinstance(bidang.widget, forms.PasswordInput):
                bidang.validators = [TeksTerbaca(isinstance(bidang.widget, forms.Textarea)), *bidang.validators]
            if not isinstance(bidang.widget, TANPA_BINGKAI):
                bidang.widget.attrs["class"] = f"isian {bidang.widget.attrs.get('class', '')}".strip()

    @property
    def keluhan(self):
        """Every mistake in one line, for a page that cannot show the fields again."""
        return " ".join(kalimat for semua in self.errors.values() for kalimat in semua)


class SaringForm(Formulir):
    """The query string of a list: `MySaring.baca(request)` gives its clean values or ends in a 400 page."""

    @classmethod
    def baca(cls, request, **kwargs):
        formulir = cls(request.GET, **kwargs)
        if not formulir.is_valid():
            raise PermintaanKeliru(formulir.keluhan)
        return formulir.cleaned_data


class TeksTerbaca:
    """Field validator: text that people can read (pegawai/aturan/teks.py)."""

    def __init__(self, baris_banyak):
        self.baris_banyak = baris_banyak

    def __call__(self, isi):
        if alasan := teks.keberatan(str(isi), baris_banyak=self.baris_banyak):
            raise ValidationError(alasan, code="tak_terbaca")


def _beri_pesan(bidang, label):
    """Sentences that name the field; those a field was given itself stay."""
    salah_tulis = next((k for jenis, k in PESAN_JENIS if isinstance(bidang, jenis)), "{label} belum benar.")
    bawaan = _pesan_bawaan(type(bidang))
    for kode, kalimat in {**PESAN, "invalid": salah_tulis}.items():
        if bidang.error_messages.get(kode) is bawaan.get(kode):
            bidang.error_messages[kode] = kalimat.format(label=label)


def _pesan_bawaan(jenis):
    pesan = {}
    for kelas in reversed(jenis.__mro__):
        pesan |= getattr(kelas, "default_error_messages", {})
    return pesan
