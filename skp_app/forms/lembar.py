"""What people type around the lembar progres; the rows themselves are read by aturan/lembar.py, whatever the door."""

from django import forms
from django.core.exceptions import ValidationError

from pegawai.formulir import Formulir
from skp_app.alur.kalender import PANJANG_KETERANGAN
from skp_app.aturan.lembar import JenisKetidakhadiran, Pola
from skp_app.forms import KotakTeks, TeksField
from skp_app.models.rhk import PANJANG_TEKS

TEMPEL_TERPANJANG = 1_000_000  # letters
HARI = [(n, nama) for n, nama in enumerate(("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"))]
TANGGAL = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class TabelField(TeksField):
    """Cells of a spreadsheet: leading tabs are empty cells, and what a cell may hold is told row by row."""

    def __init__(self, **lain):
        super().__init__(max_length=TEMPEL_TERPANJANG, strip=False, **lain)

    def to_python(self, value):
        return super().to_python(value).strip("\n")

    def run_validators(self, value):
        if len(value) > TEMPEL_TERPANJANG:
            raise ValidationError(f"{self.label} paling panjang 1.000.000 huruf. Bagi menjadi beberapa bagian.")


class TempelForm(Formulir):
    """A block from a spreadsheet. What its cells may hold is told row by row."""

    teks = TabelField(label="Tabel dari Excel", widget=KotakTeks(attrs={"rows": 4}))


class HubungkanForm(Formulir):
    teks = forms.CharField(label="Rencana aksi", max_length=PANJANG_TEKS)
    kait = forms.CharField(label="RHK atau indikator", max_length=40)


class HariForm(Formulir):
    """The day that a button speaks of; without one it speaks of the whole month."""

    hari = forms.DateField(label="Tanggal", required=False, input_formats=["%Y-%m-%d"])


class SatuHariForm(HariForm):
    hari = forms.DateField(label="Tanggal", input_formats=["%Y-%m-%d"])


class KetidakhadiranForm(Formulir):
    jenis = forms.ChoiceField(label="Jenis", choices=JenisKetidakhadiran.pilihan())
    mulai = forms.DateField(label="Hari pertama", widget=TANGGAL)
    selesai = forms.DateField(label="Hari terakhir", widget=TANGGAL)
    keterangan = forms.CharField(label="Keterangan", required=False, max_length=PANJANG_KETERANGAN)


class RutinForm(Formulir):
    """A kegiatan rutin; its words and hours are read as a row of the sheet is."""

    kegiatan = forms.CharField(label="Kegiatan", max_length=500)
    kait = forms.ChoiceField(label="RHK atau indikator", required=False)
    pola = forms.ChoiceField(label="Kapan", choices=Pola.pilihan())
    hari = forms.TypedMultipleChoiceField(label="Hari", required=False, choices=HARI, coerce=int,
                                          widget=forms.CheckboxSelectMultiple)  # fmt: skip
    tanggal = forms.CharField(
        label="Tanggal setiap bulan",
        required=False,
        max_length=90,
        help_text="Dipisah koma, mis. 5, 20. Tanggal yang tidak ada jatuh pada hari terakhir.",
    )
    jam_mulai = forms.CharField(label="Jam mulai", required=False, max_length=8)
    jam_selesai = forms.CharField(label="Jam selesai", required=False, max_length=8)
    sumber_data = forms.CharField(label="Sumber data", required=False, max_length=300)
    realisasi = forms.CharField(label="Realisasi", required=False, max_length=20)
    satuan = forms.CharField(label="Satuan", required=False, max_length=60)

    def __init__(self, *args, pilihan=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kait"].choices = [("", "Belum dihubungkan"), *pilihan, ("luar", "Di luar RHK")]

    def clean_tanggal(self):
        kata = [t for t in self.cleaned_data["tanggal"].replace(",", " ").split() if t]
        if not all(t.isascii() and t.isdigit() and 1 <= int(t) <= 31 for t in kata):
            raise ValidationError("Tanggal setiap bulan ditulis dengan angka 1 sampai 31, dipisah koma.")
        return sorted({int(t) for t in kata})

    def clean(self):
        isi = super().clean()
        bidang = {Pola.HARI: "hari", Pola.TANGGAL: "tanggal"}.get(isi.get("pola"))
        if bidang and bidang not in self.errors and not isi.get(bidang):
            self.add_error(bidang, "Pilih sekurang-kurangnya satu.")
        return isi | {"nilai": isi.get(bidang) or [] if bidang else []}


class BerkasForm(Formulir):
    """A file to be looked at, or what was read from one and may be mended, to be put in."""

    berkas = forms.FileField(label="Berkas Excel", required=False, allow_empty_file=True)
    teks = TabelField(label="Isi tabel", required=False, widget=KotakTeks(attrs={"rows": 8}))
    lanjut = forms.BooleanField(required=False)
