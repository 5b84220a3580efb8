"""What is typed or chosen on the pages of pemantauan."""

from django import forms

from pegawai.forms.organisasi import TanggalField
from pegawai.formulir import Formulir, SaringForm
from skp_app.aturan.kemajuan import PENYESUAIAN, Kemajuan, Tindak
from skp_app.aturan.pemantauan import Tanda
from skp_app.aturan.pembinaan import Metode
from skp_app.forms import KotakTeks, TeksField
from skp_app.models.pemantauan import PANJANG_CATATAN, CaraAmati, Sifat

KODE_PERIODE = "^[0-9]{4}-[a-z0-9]{1,7}$"
BEBAS = "ok"  # without any mark


class SaringPapanForm(SaringForm):
    q = forms.CharField(label="Nama atau NIP", required=False, max_length=100)
    tanda = forms.ChoiceField(
        label="Tanda", required=False, choices=[("", "Semua"), *Tanda.pilihan(), (BEBAS, "Tanpa tanda")]
    )
    kesimpulan = forms.ChoiceField(
        label="Kesimpulan", required=False, choices=[("", "Semua"), ("belum", "Belum ada"), *Kemajuan.pilihan()]
    )
    urut = forms.ChoiceField(label="Urut", required=False, choices=[("", "Paling banyak tanda"), ("nama", "Nama")])
    lingkup = forms.ChoiceField(
        label="Lingkup", required=False, choices=[("", "Yang saya nilai"), ("di-bawah", "Di bawah pejabat penilai")]
    )


class SaringUnitForm(SaringForm):
    """Who stands behind a number of a unit: a period, and what is missing in it."""

    KEADAAN = (
        ("", "Semua"),
        ("kosong", "Belum ada realisasi"),
        ("belum-lengkap", "Realisasi belum lengkap"),
        ("tanpa-umpan-balik", "Belum ada umpan balik"),
        ("tanpa-kesimpulan", "Belum ada kesimpulan"),
    )

    periode = forms.RegexField(KODE_PERIODE, label="Periode", required=False)
    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=KEADAAN)
    q = forms.CharField(label="Nama atau NIP", required=False, max_length=100)


class PeriodeForm(SaringForm):
    periode = forms.RegexField(KODE_PERIODE, label="Periode", required=False)


class CatatanForm(Formulir):
    tanggal = TanggalField(label="Tanggal pengamatan")
    sifat = forms.ChoiceField(label="Sifat", choices=Sifat.pilihan(), widget=forms.RadioSelect)
    cara = forms.ChoiceField(label="Cara mengamati", choices=CaraAmati.pilihan(), widget=forms.RadioSelect)
    sasaran = forms.ChoiceField(label="Tentang", required=False)
    isi = TeksField(
        label="Yang Anda amati",
        max_length=PANJANG_CATATAN,
        help_text="Fakta yang Anda lihat atau baca, satu sampai tiga kalimat.",
        widget=KotakTeks(attrs={"rows": 4}),
    )
    tindak_lanjut = TanggalField(
        label="Tanggal tindak lanjut", required=False, help_text="Anda diingatkan pada hari itu."
    )
    bagikan = forms.BooleanField(label="Bagikan kepada pegawai sekarang juga", required=False)

    def __init__(self, *args, sasaran, wajib=False, **kwargs):
        super().__init__(*args, **kwargs)
        umum = [("", "Pilih RHK")] if wajib else [("", "Umum, bukan satu hal tertentu")]
        self.fields["sasaran"].choices = [*umum, *sasaran]
        self.fields["sasaran"].required = wajib


class KesimpulanForm(Formulir):
    periode = forms.RegexField(KODE_PERIODE, label="Periode", widget=forms.HiddenInput)
    hasil = forms.ChoiceField(label="Kesimpulan", choices=Kemajuan.pilihan(), widget=forms.RadioSelect)
    dasar = forms.MultipleChoiceField(
        label="Dasar kesimpulan",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu dasar: umpan balik, realisasi, catatan, atau fakta."},
    )
    uraian = TeksField(
        label="Uraian",
        max_length=PANJANG_CATATAN,
        help_text="Apa yang maju atau belum, dan mengapa. Terbaca oleh pegawai.",
        widget=KotakTeks(attrs={"rows": 4}),
    )

    def __init__(self, *args, dasar, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["dasar"].choices = dasar


class ApresiasiForm(Formulir):
    isi = TeksField(
        label="Pesan apresiasi", max_length=PANJANG_CATATAN, widget=KotakTeks(attrs={"rows": 3}),
        help_text="Sebut hal yang Anda hargai. Pegawai menerimanya dan tersimpan di sini.",
    )  # fmt: skip


class PenyesuaianForm(Formulir):
    jenis = forms.MultipleChoiceField(
        label="Yang disesuaikan",
        choices=[(t.value, t.cetak) for t in Tindak if t in PENYESUAIAN],
        widget=forms.CheckboxSelectMultiple,
    )
    isi = TeksField(
        label="Penyesuaian yang diminta", max_length=PANJANG_CATATAN, widget=KotakTeks(attrs={"rows": 3}),
        help_text="Menjadi alasan perubahan SKP yang dibuka pegawai. Mis. target 8 layanan karena anggaran dipotong.",
    )  # fmt: skip


class PembinaanForm(Formulir):
    metode = forms.ChoiceField(label="Metode", choices=[(m.value, m.cetak) for m in Metode if m is not Metode.LAIN])
    isi = TeksField(
        label="Alasan dan tujuan pembinaan", max_length=PANJANG_CATATAN, widget=KotakTeks(attrs={"rows": 3}),
        help_text="Mis. analisis data belum dikuasai, sehingga laporan tertunda.",
    )  # fmt: skip


class JawabanForm(Formulir):
    jawaban = TeksField(
        label="Jawaban Anda", max_length=PANJANG_CATATAN, widget=KotakTeks(attrs={"rows": 3}),
        help_text="Sekali saja, dan tidak dapat diubah.",
    )  # fmt: skip


class AmbilAlihForm(Formulir):
    rhk = forms.TypedChoiceField(label="Rencana hasil kerja", coerce=int, widget=forms.RadioSelect)
    catatan = TeksField(
        label="Catatan", max_length=PANJANG_CATATAN, widget=KotakTeks(attrs={"rows": 4}),
        help_text="Bahwa pegawai tidak dapat menyelesaikan RHK ini, dan mengapa. Menjadi dasar pertimbangan evaluasi.",
    )  # fmt: skip

    def __init__(self, *args, rhk, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rhk"].choices = rhk


class KembalikanForm(Formulir):
    alasan = TeksField(label="Alasan", max_length=500, widget=KotakTeks(attrs={"rows": 2}))
