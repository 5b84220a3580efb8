"""What people type when they give feedback, ask for it, answer it, or agree how often it is given."""

from django import forms
from django.core.exceptions import ValidationError

from pegawai.aturan.teks_instansi import BANTUAN
from pegawai.formulir import Formulir, SaringForm
from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.aturan.umpan_balik import Bentuk, Cara, Hubungan, Irama, JenisTanggapan, Nada, kaitan_terlarang
from skp_app.forms import KotakTeks, SatuBarisField, TeksField
from skp_app.models.umpan_balik import (
    PANJANG_ISI,
    PANJANG_NAMA,
    PANJANG_SARAN,
    PANJANG_TANGGAPAN,
    PANJANG_TANYA,
)

PERIODE = "^[0-9]{4}-[a-z0-9]{1,7}$"
TERPENDEK = 15  # letters; less says nothing that helps
KODE = "^[a-z0-9]{16}$"
PIHAK_LUAR = ("1", "2")  # rows for people without an account
KAITAN = "Misalnya Dosen, Pasien, Stakeholder terkait."


class SaringUmpanForm(SaringForm):
    skp = forms.RegexField(KODE, required=False)
    periode = forms.RegexField(PERIODE, required=False)
    tentang = forms.ChoiceField(
        label="Tentang",
        required=False,
        choices=[("", "Semua"), ("hasil", "Hasil kerja"), ("perilaku", "Perilaku kerja"), *NilaiPerilaku.pilihan()],
    )
    hubungan = forms.ChoiceField(label="Dari", required=False, choices=[("", "Semua pemberi"), *Hubungan.pilihan()])
    nada = forms.ChoiceField(label="Kesan", required=False, choices=[("", "Semua kesan"), *Nada.pilihan()])


class CariPenerimaForm(SaringForm):
    cari = forms.CharField(label="Cari nama", max_length=100, required=False)


class AlamatBeriForm(SaringForm):
    periode = forms.RegexField(PERIODE, required=False)
    permintaan = forms.RegexField(KODE, required=False)
    # The observation note that becomes this feedback.
    catatan = forms.IntegerField(label="Catatan", min_value=1, max_value=2**63 - 1, required=False)


class KataForm(Formulir):
    """Impression, what happened, advice: the words of any feedback."""

    nada = forms.ChoiceField(label="Kesan", choices=Nada.pilihan(), widget=forms.RadioSelect)
    isi = TeksField(
        label="Yang terjadi",
        min_length=TERPENDEK,
        max_length=PANJANG_ISI,
        help_text=BANTUAN["umpan_balik"],
        widget=KotakTeks(attrs={"rows": 4}),
    )
    saran = TeksField(label="Saran", required=False, max_length=PANJANG_SARAN, widget=KotakTeks(attrs={"rows": 2}))


class UmumkanForm(KataForm):
    """Words with the label that the form announced: what is printed is what was told."""

    diumumkan = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)


class BuktiField(forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple


class UmpanBalikForm(UmumkanForm):
    """Feedback on one RHK, one IKI or one perilaku."""

    field_order = ("sasaran", "nada", "isi", "saran", "bukti", "tautan", "bentuk", "cara")
    sasaran = forms.ChoiceField(label="Tentang")
    bukti = BuktiField(label="Bukti dari gudang Anda", required=False)
    tautan = forms.URLField(
        label="Tautan bukti", required=False, max_length=500, assume_scheme="https", help_text="Diawali https://"
    )
    bentuk = forms.ChoiceField(label="Bentuk", choices=Bentuk.pilihan(), widget=forms.RadioSelect)
    cara = forms.ChoiceField(label="Cara", choices=Cara.pilihan(), widget=forms.RadioSelect)
    periode = forms.RegexField(PERIODE, label="Periode", widget=forms.HiddenInput)
    permintaan = forms.RegexField(KODE, required=False, widget=forms.HiddenInput)

    def __init__(self, *args, sasaran, bukti=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sasaran"].choices = [("", "Pilih RHK atau perilaku"), *sasaran]
        self.fields["bukti"].choices = list(bukti)

    def clean_tautan(self):
        tautan = self.cleaned_data["tautan"]
        if tautan and not tautan.startswith("https://"):
            raise ValidationError("Tautan harus diawali https://, agar isinya tidak terbaca di jalan.")
        return tautan

    def sebutan(self):
        """Only the penilai records what somebody else said."""
        return ""


class UmpanPenilaiForm(UmpanBalikForm):
    """The same with the words of somebody else, recorded by the penilai."""

    hubungan = forms.ChoiceField(label="Berasal dari", choices=Hubungan.pilihan(), initial=Hubungan.PIMPINAN.value)
    nama = forms.CharField(
        label="Nama pemberi",
        required=False,
        max_length=120,
        help_text=(
            "Bila Anda mencatat umpan balik orang lain. Tercetak pada rekaman umpan balik. Untuk pihak lain tulis "
            "sebutannya, misalnya Satpam atau Pasien (nama)."
        ),
    )

    def clean(self):
        isi = super().clean()
        if isi.get("hubungan") == Hubungan.PIHAK_LAIN and kaitan_terlarang(isi.get("nama", "")):
            self.add_error("nama", "Tulis sebutan pihak luar, misalnya Dosen, Pasien, atau Stakeholder terkait.")
        return isi

    def sebutan(self):
        """'' for the Pimpinan himself, else 'Pegawai di bawahnya (nama)'."""
        hubungan, nama = Hubungan(self.cleaned_data["hubungan"]), self.cleaned_data["nama"]
        if hubungan is Hubungan.PIMPINAN and not nama:
            return ""
        if hubungan is Hubungan.PIHAK_LAIN and nama:  # printed by what he is (samples, Lampiran p. 213, 229)
            return nama
        return f"{hubungan.cetak} ({nama})" if nama else hubungan.cetak


class TanggapanForm(Formulir):
    jenis = forms.ChoiceField(label="Tanggapan", choices=JenisTanggapan.pilihan())
    isi = TeksField(
        label="Tanggapan", required=False, max_length=PANJANG_TANGGAPAN, widget=KotakTeks(attrs={"rows": 2})
    )


class TolakForm(Formulir):
    alasan = SatuBarisField(label="Alasan", required=False, max_length=300, widget=KotakTeks(attrs={"rows": 2}))


class IramaForm(Formulir):
    irama = forms.ChoiceField(label="Jadwal umpan balik berkala", choices=Irama.pilihan())


class JawabJadwalForm(Formulir):
    putusan = forms.ChoiceField(label="Putusan", choices=[("setuju", "Sepakati"), ("tidak", "Belum sepakat")])


class MintaForm(Formulir):
    """One question about one thing to a few people, some of them perhaps without an account."""

    sasaran = forms.ChoiceField(label="Tentang")
    pertanyaan = TeksField(
        label="Pertanyaan",
        max_length=PANJANG_TANYA,
        help_text=BANTUAN["pertanyaan"],
        widget=KotakTeks(attrs={"rows": 2}),
    )
    cari_orang = forms.CharField(label="Cari pegawai", required=False, max_length=100)
    kepada = forms.MultipleChoiceField(label="Kepada", required=False, widget=forms.CheckboxSelectMultiple)

    nama_luar_1 = forms.CharField(label="Nama", required=False, max_length=PANJANG_NAMA)
    kaitan_luar_1 = forms.CharField(label="Kaitan dengan Anda", required=False, max_length=60, help_text=KAITAN)
    nama_luar_2 = forms.CharField(label="Nama", required=False, max_length=PANJANG_NAMA)
    kaitan_luar_2 = forms.CharField(label="Kaitan dengan Anda", required=False, max_length=60, help_text=KAITAN)

    def __init__(self, *args, sasaran, orang, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sasaran"].choices = [("", "Pilih RHK atau perilaku"), *sasaran]
        self.fields["kepada"].choices = orang

    def clean(self):
        isi = super().clean()
        for n in PIHAK_LUAR:
            if bool(isi.get(f"nama_luar_{n}")) != bool(isi.get(f"kaitan_luar_{n}")):
                self.add_error(f"kaitan_luar_{n}", "Isi nama dan kaitannya.")
        return isi

    def baris_luar(self):
        """[(field of the name, field of what he is)] as the page draws them."""
        return [(self[f"nama_luar_{n}"], self[f"kaitan_luar_{n}"]) for n in PIHAK_LUAR]

    def luar(self):
        """[(name, what he is)] of those that were filled in."""
        semua = ((self.cleaned_data[f"nama_luar_{n}"], self.cleaned_data[f"kaitan_luar_{n}"]) for n in PIHAK_LUAR)
        return [(nama, kaitan) for nama, kaitan in semua if nama]
