import re

from django import forms
from django.utils.timezone import localdate

from pegawai.alur.impor import daftar
from pegawai.alur.impor.langkah import SEKALI
from pegawai.aturan.impor.dasar import Kolom
from pegawai.formulir import Formulir, SaringForm, TeksTerbaca

BATAS_MB = 50
TAHUN = "TAHUN"
TAHUN_BERKAS = re.compile(r"(?<!\d)20\d\d(?!\d)")
KENALI = ("", "Kenali dari kolomnya")
ABAIKAN = ("", "– abaikan –")
PILIH = ("", "– pilih –")
TAB = [
    ("baru", "Baru"), ("berubah", "Berubah"), ("pilihan", "Perlu pilihan"), ("konflik", "Konflik"),
    ("hilang", "Tidak ada lagi"), ("peringatan", "Peringatan"), ("tolak", "Ditolak"), ("sama", "Sama"),
]  # fmt: skip


def _jenis():
    return sorted(((j.kode, j.nama) for j in daftar.jenis()), key=lambda j: j[1])


class UnggahForm(Formulir):
    berkas = forms.FileField(
        label="Berkas",
        help_text=f"Excel (.xlsx, .xls), CSV, atau TSV, paling besar {BATAS_MB} MB. Tidak perlu dirapikan dahulu.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv,.tsv"}),
    )
    jenis = forms.ChoiceField(label="Jenis data", required=False, choices=lambda: [KENALI, *_jenis()])

    def clean_berkas(self):
        berkas = self.cleaned_data["berkas"]
        if berkas.size > BATAS_MB * 1024 * 1024:
            raise forms.ValidationError(f"Berkas paling besar {BATAS_MB} MB.")
        return berkas


class PetakanForm(Formulir):
    """One choice per header; the names of the fields are their places, because a header may hold anything."""

    def __init__(self, impor, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.judul = impor.kepala["judul"]
        self.tanya = daftar.lingkup(impor)
        if self.tanya:
            self.fields["lingkup"] = forms.ChoiceField(
                label=self.tanya.nama, choices=[PILIH, *self.tanya.pilihan], initial=impor.lingkup or self.tanya.usulan,
                help_text=self.tanya.bantuan, error_messages={"required": f"{self.tanya.nama} belum dipilih."},
            )  # fmt: skip
            self.fields["lingkup"].widget.attrs["class"] = "isian"
        self.kolom = {k.kode: k for k in daftar.penerap(impor).jenis.kolom}
        pilihan = [ABAIKAN, *((k.kode, nama(k)) for k in self.kolom.values())]
        for nomor, judul in enumerate(self.judul):
            awal = impor.pemetaan.get(judul) or ""
            self.fields[f"k{nomor}"] = forms.ChoiceField(label=judul, required=False, choices=pilihan, initial=awal)
            self.fields[f"k{nomor}"].widget.attrs["class"] = "isian"
        for kolom in daftar.penerap(impor).jenis.kolom:
            if kolom.sekali:
                self.fields[f"{SEKALI}{kolom.kode}"] = _bidang_sekali(impor, kolom)

    def sekali(self):
        """What was said once for the whole file: {column: value}."""
        return {n.removeprefix(SEKALI): isi for n, isi in self.cleaned_data.items() if n.startswith(SEKALI)}

    def pemetaan(self):
        return {judul: self.cleaned_data.get(f"k{nomor}") or None for nomor, judul in enumerate(self.judul)}


def _bidang_sekali(impor, kolom: Kolom):
    """A column that the file may lack. The year is guessed: files of plans carry it in their name."""
    awal = impor.sekali.get(kolom.kode, "")
    if not awal and kolom.kode == TAHUN:
        disebut = TAHUN_BERKAS.search(impor.nama_berkas)
        awal = disebut[0] if disebut else str(localdate().year)
    bidang = forms.CharField(
        label=kolom.sebutan, required=False, max_length=40, initial=awal, help_text=kolom.sekali,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "isian"}),
    )  # fmt: skip
    bidang.validators.append(TeksTerbaca(False))
    return bidang


def nama(kolom: Kolom) -> str:
    tanda = {"terlarang": " (tidak disimpan)", "tidak": " (tidak dipakai)"}
    return f"{kolom.kode}{' *' if kolom.wajib else ''}{tanda.get(kolom.simpan, '')}"


class SaringBaris(SaringForm):
    tab = forms.ChoiceField(label="Tampilkan", choices=[("", "Semua"), *TAB], required=False)
    q = forms.CharField(label="Cari nama atau nomor", max_length=100, required=False)


class PilihForm(Formulir):
    """Which rows, and what about them: `semua` means every row that waits for this."""

    baris = forms.TypedMultipleChoiceField(label="Baris", coerce=int, required=False)
    jawaban = forms.ChoiceField(label="Pilihan", choices=[("ya", "Pakai isi berkas"), ("tidak", "Pertahankan")])
    kode = forms.CharField(label="Catatan", max_length=60, required=False)
    semua = forms.BooleanField(label="Semua", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kirim = self.data.getlist("baris") if hasattr(self.data, "getlist") else []
        self.fields["baris"].choices = [(n, n) for n in kirim if n.isdigit() and len(n) < 12]


class PindahForm(Formulir):
    """Asked for when an import moves a large part of all people."""

    pindah = forms.IntegerField(
        label="Jumlah orang yang berpindah unit", required=False, min_value=0,
        help_text="Ketik jumlahnya untuk menyatakan bahwa perpindahan sebanyak ini memang dimaksud.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
