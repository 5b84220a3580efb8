"""What people type into a matrix. A cell is one text; its lines are read by aturan/matriks.py."""

from django import forms
from django.core.exceptions import ValidationError

from pegawai.aturan.teks_instansi import BANTUAN
from pegawai.formulir import Formulir, SaringForm
from skp_app.aturan.matriks import PER_SEL
from skp_app.forms import VERSI_TERBESAR, KotakTeks, TeksField
from skp_app.models.rhk import PANJANG_TEKS

PANJANG_SEL = (PANJANG_TEKS + 12) * PER_SEL
PANJANG_TEMPELAN = 200_000
KODE = "^[a-z0-9]{1,16}$"


def _catatan():
    return TeksField(
        label="Catatan untuk pegawai",
        required=False,
        max_length=400,
        help_text="Wajib bila peran yang dihapus sudah dipakai di SKP-nya.",
        widget=KotakTeks(attrs={"rows": 2}),
    )


class BuatMatriksForm(Formulir):
    """For whom: empty is for oneself, else the leader one drafts for."""

    pemilik = forms.RegexField(KODE, label="Pimpinan", required=False)


class SelForm(Formulir):
    """One cell with the version it was typed upon; 0 for one that was never written."""

    teks = TeksField(
        label="Peran hasil",
        required=False,
        max_length=PANJANG_SEL,
        widget=KotakTeks(attrs={"rows": 5}),
        help_text=BANTUAN["peran"],
    )
    versi = forms.IntegerField(min_value=0, max_value=VERSI_TERBESAR, widget=forms.HiddenInput)
    catatan = _catatan()


class SelOrangForm(SelForm):
    """The same cell among all cells of one person; the note stands once below them."""

    def __init__(self, *args, label, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["catatan"]
        self.fields["teks"].label = label
        self.fields["teks"].help_text = ""
        self.fields["teks"].widget.attrs["rows"] = 3


class CatatanHapusForm(Formulir):
    catatan = _catatan()


class KolomForm(Formulir):
    kolom = forms.MultipleChoiceField(label="Kolom", required=False)
    beserta_isi = forms.BooleanField(label="Hapus beserta isinya", required=False)

    def __init__(self, *args, pilihan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kolom"].choices = [(nama, nama) for nama in pilihan]


class CariOrangForm(SaringForm):
    cari = forms.CharField(label="Nama atau NIP", required=False, max_length=100)


class TambahOrangForm(Formulir):
    """Somebody found by name, or everybody who was offered."""

    SEMUA, LUAR = "semua", "luar"

    apa = forms.ChoiceField(required=False, choices=[(SEMUA, ""), (LUAR, "")])
    pegawai = forms.RegexField(KODE, label="Pegawai", required=False)

    def clean(self):
        isi = super().clean()
        if not self.errors and not any(isi.values()):
            raise ValidationError("Pilih pegawai yang ditambahkan.")
        return isi


class OrangLuarForm(Formulir):
    """Somebody of another instansi."""

    nama_luar = forms.CharField(label="Nama", max_length=150)
    jabatan_luar = forms.CharField(label="Jabatan dan instansi", required=False, max_length=255)


class TimForm(Formulir):
    nama = forms.CharField(label="Nama tim kerja", max_length=200)
    ketua = forms.TypedChoiceField(label="Ketua tim", coerce=int)
    anggota = forms.TypedMultipleChoiceField(
        label="Anggota", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, orang, **kwargs):
        super().__init__(*args, **kwargs)
        pilihan = [(p.pk, p.nama_lengkap) for p in orang]
        self.fields["ketua"].choices = [("", "Pilih pegawai"), *pilihan]
        self.fields["anggota"].choices = pilihan


class TempelMatriksForm(Formulir):
    """A block of cells from a spreadsheet and the cell it begins at; `sidik` binds the second step to the preview."""

    MASUKKAN = "masukkan"

    baris = forms.TypedChoiceField(label="Mulai dari pegawai", coerce=int)
    kolom = forms.TypedChoiceField(label="dan kolom", coerce=int)
    teks = TeksField(
        label="Blok dari Excel",
        max_length=PANJANG_TEMPELAN,
        strip=False,  # a leading tab is an empty first cell
        widget=KotakTeks(attrs={"rows": 8, "spellcheck": "false", "class": "tempelan"}),
    )
    lanjut = forms.ChoiceField(required=False, choices=[(MASUKKAN, "")])
    sidik = forms.RegexField("^[0-9a-f]{16}$", required=False)

    def __init__(self, *args, orang, kolom, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["baris"].choices = [(o.baris.pk, o.nama) for o in orang]
        self.fields["kolom"].choices = [(k.kolom.pk, f"{k.nomor}. {k.kolom.teks[:80]}") for k in kolom]


class AmbilPeranForm(Formulir):
    peran = forms.TypedMultipleChoiceField(
        label="Peran", coerce=int, error_messages={"required": "Pilih paling sedikit satu peran."}
    )

    def __init__(self, *args, peran, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["peran"].choices = [(pk, pk) for pk in peran]
