"""What pengelola, penilai and leaders type when they act on SKP of others."""

from django import forms
from django.utils.timezone import localdate

from pegawai.forms.organisasi import BarisField
from pegawai.formulir import Formulir, SaringForm
from pegawai.models import UnitKerja
from skp_app.alur.peluncuran import ASN, GOLONGAN
from skp_app.alur.pembatalan import PANJANG_ALASAN
from skp_app.alur.reviu import PANJANG_CATATAN
from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.aturan.status import Status
from skp_app.forms import KotakTeks, SatuPilihanForm, TeksField
from skp_app.models.perilaku import PANJANG_BUTIR

KODE = "^[a-z0-9]{16}$"
SIDIK = "^[0-9a-f]{64}$"


def tanggal(label, **lain):
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **lain)


class CariForm(SaringForm):
    q = forms.CharField(label="Nama atau NIP", required=False, max_length=100)


class SaringReviuForm(CariForm):
    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[(s.value, s.cetak) for s in (Status.DIAJUKAN, Status.DIREVIU)],
    )


class CatatanReviuForm(Formulir):
    rhk = forms.ChoiceField(label="Tentang", required=False)
    isi = TeksField(
        label="Catatan",
        max_length=PANJANG_CATATAN,
        help_text="Sebut apa yang perlu diperiksa lagi. Terbaca oleh pegawai dan pejabat penilainya.",
        widget=KotakTeks(attrs={"rows": 3}),
    )

    def __init__(self, *args, baris, **kwargs):
        super().__init__(*args, **kwargs)
        pilihan = [(str(r.garis), f"RHK {r.nomor}. {r.teks[:80]}") for r in baris]
        self.fields["rhk"].choices = [("", "Seluruh SKP"), *pilihan]


class PilihSkpForm(Formulir):
    """Which SKP of the list; `boleh` are the codes that stood there."""

    pilih = forms.MultipleChoiceField(label="SKP", error_messages={"required": "Centang paling sedikit satu SKP."})

    def __init__(self, *args, boleh, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pilih"].choices = [(kode, kode) for kode in boleh]

    def sidik(self):
        """{kode: hash that stood beside it}; without one the step will say that the content changed."""
        nilai = {kode: SidikBarisForm(self.data, kode=kode) for kode in self.cleaned_data["pilih"]}
        return {kode: f.cleaned_data["sidik"] if f.is_valid() else "" for kode, f in nilai.items()}


class SidikBarisForm(Formulir):
    sidik = forms.RegexField(SIDIK)

    def __init__(self, *args, kode, **kwargs):
        super().__init__(*args, **kwargs)
        self.kode = kode

    def add_prefix(self, field_name):
        return f"{field_name}-{self.kode}"


class SaringPilihForm(SaringForm):
    """SKP ticked in the list of the team."""

    pilih = forms.MultipleChoiceField(required=False)

    def __init__(self, *args, boleh, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pilih"].choices = [(kode, kode) for kode in boleh]


class EkspektasiBersamaForm(PilihSkpForm):
    nilai = forms.ChoiceField(label="Nilai perilaku", choices=[("", "Pilih nilai"), *NilaiPerilaku.pilihan()])
    teks = TeksField(
        label="Ekspektasi khusus",
        max_length=PANJANG_BUTIR,
        help_text="Satu butir. Ditambahkan pada yang sudah tertulis, tidak menggantinya.",
        widget=KotakTeks(attrs={"rows": 3}),
    )


class OrangForm(SatuPilihanForm):
    orang = forms.RegexField(KODE, label="Pegawai")


class PendampingForm(Formulir):
    orang = forms.RegexField(KODE, label="Pendamping", error_messages={"required": "Cari dan pilih pendampingnya."})
    mulai = tanggal("Mulai", initial=localdate)
    selesai = tanggal("Hari terakhir", required=False)


class BatalForm(Formulir):
    alasan = TeksField(
        label="Alasan",
        max_length=PANJANG_ALASAN,
        help_text="Dibaca oleh pegawai. Contoh: “Dibuat pada unit lama; susun lagi pada unit baru.”",
        widget=KotakTeks(attrs={"rows": 3}),
    )


class BukaTahunForm(Formulir):
    tahun = forms.IntegerField(label="Tahun", min_value=2022, max_value=2100)

    def clean_tahun(self):
        tahun, kini = self.cleaned_data["tahun"], localdate().year
        if not kini - 1 <= tahun <= kini + 1:
            raise forms.ValidationError(f"Yang dapat dibuka tahun {kini - 1} sampai {kini + 1}.")
        return tahun


class PerpanjanganForm(Formulir):
    sasaran = forms.RegexField(
        "^(unit|pegawai)-[a-z0-9]{16}$",
        label="Untuk siapa",
        error_messages={"required": "Cari dan pilih unit atau pegawainya."},
    )
    sampai = tanggal("Sampai")
    alasan = TeksField(label="Alasan", max_length=PANJANG_ALASAN, widget=KotakTeks(attrs={"rows": 2}))


class PerpanjanganEvaluasiForm(PerpanjanganForm):
    masa = forms.ChoiceField(label="Periode evaluasi")

    def __init__(self, *args, evaluasi, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["masa"].choices = [("", "Pilih…"), *((e.kode, e.nama) for e in evaluasi)]


class PopulasiForm(SaringForm):
    """Whom a launch is about; `golongan` names the list that is shown."""

    q = forms.CharField(label="Cari unit", required=False, max_length=100)
    unit = BarisField(label="Unit dan semua di bawahnya", required=False)
    jenis = forms.MultipleChoiceField(
        label="Jenis pegawai",
        required=False,
        choices=[(j.value, j.cetak) for j in ASN],
        widget=forms.CheckboxSelectMultiple,
    )
    golongan = forms.ChoiceField(
        label="Daftar", required=False, choices=[(g.kunci, g.sebutan) for g in GOLONGAN] + [("tanpa_penempatan", "")]
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].baris = UnitKerja.objects.filter(selesai=None)


class CariSasaranForm(SaringForm):
    q = forms.CharField(label="Nama unit, nama pegawai, atau NIP", required=False, max_length=100)
