"""What the BKD writes about a client of the API and about an address that is told of events."""

from datetime import timedelta

from django import forms
from django.utils.timezone import localdate

from evaluasi.aturan.webhook import Peristiwa, StatusKiriman
from evaluasi.models import Lingkup
from pegawai.forms.organisasi import BarisField, CariForm, TanggalField
from pegawai.formulir import Formulir, SaringForm

BERLAKU_AWAL = timedelta(days=180)


class KlienForm(CariForm):
    nama = forms.CharField(label="Nama sistem", max_length=100, help_text="Misalnya: SIMPEG, aplikasi tunjangan.")
    keperluan = forms.CharField(label="Keperluan", max_length=200)
    lingkup = forms.MultipleChoiceField(
        label="Yang boleh dibaca", choices=Lingkup.pilihan(), widget=forms.CheckboxSelectMultiple
    )
    unit = BarisField(label="Batasi pada satu cabang unit", required=False)
    berlaku_sampai = TanggalField(label="Berlaku sampai", initial=lambda: localdate() + BERLAKU_AWAL)


class WebhookForm(Formulir):
    nama = forms.CharField(label="Nama sistem", max_length=100)
    url = forms.CharField(
        label="Alamat penerima", max_length=500, help_text="Misalnya https://simpeg.contoh.go.id/skp/"
    )
    peristiwa = forms.MultipleChoiceField(
        label="Diberi tahu tentang", choices=Peristiwa.pilihan(), widget=forms.CheckboxSelectMultiple
    )


class SaringKirimanWebhook(SaringForm):
    status = forms.ChoiceField(
        label="Keadaan", choices=[("", "Semua"), *StatusKiriman.pilihan()], required=False
    )  # fmt: skip
