"""What people send to the pages of what follows from a result."""

from django import forms

from evaluasi.alur.talenta import Laporan
from evaluasi.alur.tindak_lanjut import CATATAN_TERPANJANG
from evaluasi.aturan.tindak_lanjut import Keadaan, Status
from pegawai.forms.organisasi import TanggalField
from pegawai.formulir import Formulir, SaringForm

TAHUN = {"min_value": 2000, "max_value": 2100, "required": False}


class SaringTindakLanjut(SaringForm):
    keadaan = forms.ChoiceField(
        label="Keadaan", choices=[("", "Semua"), *Status.pilihan()], required=False, initial=Status.TERBUKA
    )


class SaringCalon(SaringForm):
    tahun = forms.IntegerField(label="Tahun", **TAHUN)


class SaringTalenta(SaringForm):
    laporan = forms.ChoiceField(label="Daftar", choices=Laporan.pilihan, required=False)
    tahun = forms.IntegerField(label="Sampai tahun", **TAHUN)
    unit = forms.CharField(label="Unit kerja", max_length=100, required=False)


def _catatan(label):
    return forms.CharField(label=label, max_length=CATATAN_TERPANJANG, widget=forms.Textarea({"rows": 3}))


class CatatanKasusForm(Formulir):
    catatan = _catatan("Catatan")


class JadwalForm(Formulir):
    mulai = TanggalField(label="Mulai")
    selesai = TanggalField(label="Selesai", required=False)
    catatan = forms.CharField(label="Catatan", max_length=CATATAN_TERPANJANG, required=False)


class TahapForm(Formulir):
    keadaan = forms.ChoiceField(
        label="Yang terjadi",
        choices=[(k.value, k.cetak) for k in (Keadaan.SELESAI, Keadaan.DILEWATI)],
        widget=forms.RadioSelect,
    )
    catatan = _catatan("Catatan")
