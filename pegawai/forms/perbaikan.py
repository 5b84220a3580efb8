"""What is typed about a request to mend one's data: the request, the filter of the queue, the answer."""

from django import forms

from pegawai.aturan.perbaikan import Hal, Status
from pegawai.formulir import Formulir, SaringForm
from pegawai.models.perbaikan import PANJANG_URAIAN


def kotak(baris):
    return forms.Textarea(attrs={"rows": baris})


class SaringTentang(SaringForm):
    """Which matter the link came from. Not `hal`: that is the number of a page."""

    tentang = forms.ChoiceField(label="Hal", required=False, choices=Hal.pilihan())


class PerbaikanForm(Formulir):
    hal = forms.ChoiceField(label="Apa yang keliru", choices=Hal.pilihan(), widget=forms.RadioSelect)
    uraian = forms.CharField(
        label="Yang benar menurut Anda",
        max_length=PANJANG_URAIAN,
        widget=kotak(4),
        help_text="Sebutkan yang tertulis sekarang dan yang seharusnya.",
    )
    bukti = forms.CharField(
        label="Dasar atau bukti",
        max_length=PANJANG_URAIAN,
        required=False,
        widget=kotak(2),
        help_text="Mis. nomor dan tanggal surat keputusan.",
    )


class SaringPerbaikan(SaringForm):
    q = forms.CharField(label="Cari nama atau NIP", required=False, max_length=150)
    tentang = forms.ChoiceField(label="Hal", required=False, choices=[("", "Semua"), *Hal.pilihan()])
    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[("", "Menunggu jawaban"), *((s.value, s.cetak) for s in Status if s != Status.DIAJUKAN)],
    )


class JawabanForm(Formulir):
    jawaban = forms.CharField(
        label="Jawaban untuk pegawai",
        max_length=PANJANG_URAIAN,
        widget=kotak(4),
        help_text="Sebutkan apa yang sudah diperbaiki, atau mengapa datanya sudah benar.",
    )
