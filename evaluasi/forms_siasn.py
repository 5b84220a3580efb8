"""What the BKD chooses and sends on the pages of SIASN."""

from django import forms

from evaluasi.alur.paket_siasn import PER_BERKAS
from evaluasi.alur.siasn import Kekurangan
from evaluasi.models.siasn import StatusKiriman
from pegawai.buku_kerja import BIASA, MB
from pegawai.formulir import Formulir, SaringForm

BATAS_BALASAN = BIASA._replace(berkas=8 * MB, bagian=48 * MB, baris=PER_BERKAS * 2, huruf=6_000_000)


class SaringSiasn(SaringForm):
    unit = forms.CharField(label="Unit", max_length=16, required=False, widget=forms.HiddenInput)
    q = forms.CharField(label="Cari unit", max_length=100, required=False)
    kurang = forms.ChoiceField(
        label="Yang kurang", choices=[("", "")] + Kekurangan.pilihan(), required=False, widget=forms.HiddenInput
    )


class PesanPaketForm(Formulir):
    keperluan = forms.CharField(
        label="Keperluan", max_length=200, help_text="Tercatat bersama nama Anda di indeks dan di jejak."
    )
    semua = forms.BooleanField(
        label="Sertakan juga yang sudah dikirim dan tidak berubah", required=False
    )  # fmt: skip


class SaringKiriman(SaringForm):
    status = forms.ChoiceField(
        label="Jawaban", choices=[("", "Semua"), *StatusKiriman.pilihan()], required=False
    )  # fmt: skip


class BalasanForm(Formulir):
    berkas = forms.FileField(label="Berkas jawaban (.xlsx atau .csv)")
