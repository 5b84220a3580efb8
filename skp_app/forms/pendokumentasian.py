"""What is typed into the sheets of a documentation period, into rencana aksi, and by who opens a period for longer."""

from django import forms
from django.core.exceptions import ValidationError

from pegawai.formulir import Formulir, SaringForm
from skp_app.alur.rencana_aksi import PANJANG_AKSI
from skp_app.alur.tenggat import PANJANG_ALASAN
from skp_app.aturan.pendokumentasian import CaraGulung, Frekuensi, Tutup, baca_angka
from skp_app.aturan.target import tulis_angka
from skp_app.forms import DI_ISI, VERSI_TERBESAR, BarisForm, KotakTeks, SatuBarisField, TeksField, Tersembunyi
from skp_app.forms.pengelola import SIDIK, tanggal
from skp_app.models.rhk import PANJANG_TARGET

HARI_TERBANYAK = 60


class AngkaField(forms.CharField):
    """A number as people write it here, '1.250,5'; empty is no number."""

    default_error_messages = {"angka": "Tulis angka saja, mis. 3 atau 96,5. Keterangannya di uraian."}

    def clean(self, value):
        tulisan = super().clean(value).strip()
        if not tulisan:
            return None
        angka = baca_angka(tulisan)
        if angka is None:
            raise ValidationError(self.error_messages["angka"], code="angka")
        return angka

    def prepare_value(self, value):
        return value if isinstance(value, str) or value is None else tulis_angka(value)


class ProgresForm(BarisForm):
    """One IKI in one documentation period. An entry without number and words is taken away."""

    BIDANG = ("angka", "teks", "sumber_data", "kendala", "catatan")

    versi = forms.IntegerField(required=False, min_value=0, max_value=VERSI_TERBESAR, widget=Tersembunyi(attrs=DI_ISI))
    angka = AngkaField(
        label="Realisasi",
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "angka", **DI_ISI}),
    )
    teks = TeksField(label="Uraian singkat", required=False, max_length=500, widget=KotakTeks(attrs={"rows": 2}))
    sumber_data = SatuBarisField(
        label="Sumber data", required=False, max_length=300, widget=KotakTeks(attrs={"rows": 1, **DI_ISI})
    )
    kendala = TeksField(label="Kendala", required=False, max_length=500, widget=KotakTeks(attrs={"rows": 1, **DI_ISI}))
    catatan = TeksField(label="Catatan", required=False, max_length=500, widget=KotakTeks(attrs={"rows": 1, **DI_ISI}))
    cara = forms.ChoiceField(
        label="Cara menghitung sampai kini",
        required=False,
        choices=CaraGulung.pilihan(),
        widget=forms.Select(attrs=DI_ISI),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["teks"].widget.attrs |= {"placeholder": "Apa yang dihasilkan? Satu atau dua kalimat.", **DI_ISI}

    def clean(self):
        isi = super().clean()
        lain = any(isi.get(b) for b in ("sumber_data", "kendala", "catatan"))
        if not self.errors and lain and isi.get("angka") is None and not isi.get("teks"):
            self.add_error("teks", "Realisasi belum diisi. Bila belum ada hasil, tulis “belum ada kemajuan”.")
        return isi

    def isian(self):
        isi = super().isian()
        if not isi.get("cara"):
            isi.pop("cara", None)
        return isi


class AksiForm(BarisForm):
    """One rencana aksi that stands there already."""

    teks = SatuBarisField(label="Rencana aksi", max_length=PANJANG_AKSI, widget=KotakTeks(attrs={"rows": 1, **DI_ISI}))
    target = SatuBarisField(
        label="Target periode ini",
        required=False,
        max_length=PANJANG_TARGET,
        widget=KotakTeks(attrs={"rows": 1, **DI_ISI}),
    )


class TambahAksiForm(Formulir):
    """New rows of one RHK, a line each; a pasted list keeps neither bullets nor numbers."""

    teks = TeksField(
        label="Tambah rencana aksi",
        max_length=4000,
        error_messages={"required": "Tulis rencana aksinya, satu baris satu aksi."},
        widget=KotakTeks(attrs={"rows": 2, "placeholder": "Satu baris satu aksi; boleh ditempel", **DI_ISI}),
    )
    target = SatuBarisField(
        label="Target periode ini",
        required=False,
        max_length=PANJANG_TARGET,
        widget=KotakTeks(attrs={"rows": 1, **DI_ISI}),
    )
    iki = forms.TypedChoiceField(
        label="Untuk", required=False, coerce=int, empty_value=None, widget=forms.Select(attrs=DI_ISI)
    )

    def __init__(self, *args, iki, **kwargs):
        super().__init__(*args, **kwargs)
        pilihan = [(str(i.pk), f"{n}. {i.teks[:80]}") for n, i in enumerate(iki, start=1)]
        self.fields["iki"].choices = [("", "Seluruh RHK"), *pilihan]

    @property
    def dimulai(self):
        """Did somebody begin to type? A suggested target alone is no row."""
        return bool(self.data.get(self.add_prefix("teks"), "").strip())


class SepakatForm(Formulir):
    sidik = forms.RegexField(SIDIK)


class BukaKunciForm(Formulir):
    sampai = tanggal("Terbuka sampai")
    alasan = TeksField(
        label="Alasan",
        max_length=PANJANG_ALASAN,
        help_text="Dibaca oleh pegawai. Contoh: “Cuti sakit sampai akhir bulan.”",
        widget=KotakTeks(attrs={"rows": 2}),
    )


class PerpanjanganPengisianForm(BukaKunciForm):
    sasaran = forms.RegexField(
        "^(unit|pegawai)-[a-z0-9]{16}$",
        label="Untuk siapa",
        error_messages={"required": "Cari dan pilih unit atau pegawainya."},
    )
    periode = forms.RegexField(
        "^[0-9]{4}-[a-z0-9]{1,7}$", label="Periode", error_messages={"required": "Pilih periodenya."}
    )


class PeriodePendokumentasianForm(Formulir):
    frekuensi = forms.ChoiceField(label="Periode pendokumentasian", choices=Frekuensi.pilihan())
    hari_kerja = forms.IntegerField(
        label="Batas pengisian (hari kerja sesudah periode)", min_value=0, max_value=HARI_TERBANYAK
    )
    tutup = forms.ChoiceField(label="Sesudah batas itu masih dapat diisi", choices=Tutup.pilihan())
    dasar = forms.CharField(
        label="Dasar",
        max_length=300,
        help_text="Nomor keputusan atau peraturan instansi, mis. “Peraturan Bupati 12 Tahun 2026”.",
    )


class PratinjauForm(SaringForm):
    frekuensi = forms.ChoiceField(label="Lihat contoh", required=False, choices=Frekuensi.pilihan())
    q = forms.CharField(label="Nama unit, nama pegawai, atau NIP", required=False, max_length=100)


class PeriodeSaringForm(SaringForm):
    """One evaluation period of the year of an SKP, or all of them."""

    periode = forms.ChoiceField(label="Periode", required=False)

    def __init__(self, *args, skp, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["periode"].choices = [(e.kode, e.nama) for e in skp.periode.evaluasi.all()]
