"""What people type into the pages of this room, row by row. Lengths and choices are checked here, rights are not."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.utils.html import format_html

from pegawai.aturan.teks_instansi import BANTUAN
from pegawai.formulir import Formulir, SaringForm
from pegawai.penolakan import IsianKeliru
from skp_app.alur.penyusunan import BUTIR_TERBANYAK
from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.aturan.hasil_kerja import Aspek, JenisRhk, Kendali, Pendekatan, Perspektif
from skp_app.aturan.status import Status
from skp_app.forms.bukti import TERIMA, TautanField
from skp_app.models.dialog import PANJANG_KESEPAKATAN, PANJANG_UJAR
from skp_app.models.perilaku import PANJANG_BUTIR
from skp_app.models.rhk import PANJANG_TARGET, PANJANG_TEKS

DI_ISI = {"form": "lembar"}  # fields of a sheet belong to one form, which cannot stand around table rows of its own
VERSI_TERBESAR = 2**31 - 1  # of a PositiveIntegerField
JENIS_BARIS = (
    "rhk|iki|realisasi|progres|aksi|rencana|sasaran|indikator|strategi|manual|workblock"
    "|umum|coaching|langkah|mentoring|sesi|jawaban|kompetensi|evaluasi|perilaku|rekaman"
)
NAMA_BARIS = re.compile(rf"({JENIS_BARIS})-([1-9][0-9]{{0,17}})-versi")


class KotakTeks(forms.Textarea):
    """The same textarea without the template engine: an editor draws two hundred fields."""

    def render(self, name, value, attrs=None, renderer=None):
        atribut = flatatt(self.build_attrs(self.attrs, {"name": name, **(attrs or {})}))
        return format_html("<textarea{}>\n{}</textarea>", atribut, self.format_value(value) or "")


class Tersembunyi(forms.HiddenInput):
    def render(self, name, value, attrs=None, renderer=None):
        atribut = {"type": "hidden", "name": name, "value": self.format_value(value), **self.attrs, **(attrs or {})}
        return format_html("<input{}>", flatatt({nama: isi for nama, isi in atribut.items() if isi is not None}))


class TeksField(forms.CharField):
    """Text of several lines; browsers send CR LF, we keep LF."""

    widget = KotakTeks

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")


class SatuBarisField(TeksField):
    """A paragraph that grows with its text; a pasted line break becomes a space."""

    def to_python(self, value):
        return " ".join(super().to_python(value).split("\n"))


class ButirField(TeksField):
    """One item per line: a list of clean lines."""

    def clean(self, value):
        baris = [b.strip() for b in super().clean(value).split("\n") if b.strip()]
        if len(baris) > BUTIR_TERBANYAK:
            raise ValidationError(f"{self.label}: paling banyak {BUTIR_TERBANYAK} butir. Sekarang {len(baris)}.")
        if terpanjang := max((len(b) for b in baris if len(b) > PANJANG_BUTIR), default=0):
            raise ValidationError(
                f"{self.label}: satu butir paling panjang {PANJANG_BUTIR} huruf. Sekarang {terpanjang}; bagi dua."
            )
        return baris

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value


class AspekField(forms.MultipleChoiceField):
    """Several of the four aspek, in the order of the regulation. An empty value only says that the field was sent."""

    widget = forms.CheckboxSelectMultiple

    def to_python(self, value):
        dipilih = {a for a in super().to_python(value) if a}
        return [a.value for a in Aspek if a in dipilih] + sorted(dipilih - set(Aspek))


class BarisForm(Formulir):
    """One row of a sheet, with the version it was typed upon. Only fields that were sent count."""

    versi = forms.IntegerField(min_value=1, max_value=VERSI_TERBESAR, widget=Tersembunyi(attrs=DI_ISI))

    def isian(self):
        """{field: clean value} of what the browser sent, without the version."""
        terkirim = {n: isi for n, isi in self.cleaned_data.items() if self.add_prefix(n) in self.data}
        terkirim.pop("versi")
        return terkirim


class RhkForm(BarisForm):
    teks = SatuBarisField(
        label="Rencana hasil kerja",
        required=False,
        max_length=PANJANG_TEKS,
        widget=KotakTeks(attrs={"rows": 3, **DI_ISI, "placeholder": "Hasil yang akan dicapai"}),
    )
    penugasan_dari = forms.CharField(
        label="Penugasan dari",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={**DI_ISI, "placeholder": "Jabatan yang menugaskan"}),
    )
    kendali = forms.ChoiceField(
        label="Tingkat kendali",
        required=False,
        choices=[("", "Belum ditentukan"), *Kendali.pilihan()],
        widget=forms.Select(attrs=DI_ISI),
    )


class IkiForm(BarisForm):
    teks = TeksField(
        label="Indikator kinerja individu",
        required=False,
        max_length=PANJANG_TEKS,
        widget=KotakTeks(attrs={"rows": 2, **DI_ISI}),
    )
    # Printed exactly as typed: "80 – 90% sistem aplikasi siap digunakan" (Lampiran p. 52).
    target = TeksField(
        label="Target",
        required=False,
        max_length=PANJANG_TARGET,
        strip=False,
        widget=KotakTeks(attrs={"rows": 1, **DI_ISI, "class": "angka"}),
    )
    aspek = AspekField(label="Aspek", required=False, choices=Aspek.pilihan())
    perspektif = forms.ChoiceField(
        label="Perspektif",
        required=False,
        choices=[("", "Pilih"), *Perspektif.pilihan()],
        widget=forms.Select(attrs=DI_ISI),
    )


def _butir(label, bantuan):
    return ButirField(
        label=label,
        required=False,
        help_text=bantuan,
        max_length=(PANJANG_BUTIR + 1) * BUTIR_TERBANYAK,
        widget=KotakTeks(attrs={"rows": 2, **DI_ISI}),
    )


class LampiranForm(BarisForm):
    """Format A.1.8; each line of a box is one numbered item."""

    prefix = "lampiran"
    dukungan = _butir("Dukungan sumber daya", BANTUAN["dukungan"])
    skema = _butir("Skema pertanggungjawaban", BANTUAN["skema"])
    konsekuensi = _butir("Konsekuensi", BANTUAN["konsekuensi"])


def _ekspektasi(nilai):
    return ButirField(
        label=nilai.cetak,
        required=False,
        max_length=(PANJANG_BUTIR + 1) * BUTIR_TERBANYAK,
        widget=KotakTeks(attrs={"rows": 1}),
    )


class EkspektasiForm(Formulir):
    """Ekspektasi Khusus Pimpinan for the seven values (Lampiran p. 54), one item per line."""

    prefix = "ekspektasi"
    berorientasi_pelayanan = _ekspektasi(NilaiPerilaku.BERORIENTASI_PELAYANAN)
    akuntabel = _ekspektasi(NilaiPerilaku.AKUNTABEL)
    kompeten = _ekspektasi(NilaiPerilaku.KOMPETEN)
    harmonis = _ekspektasi(NilaiPerilaku.HARMONIS)
    loyal = _ekspektasi(NilaiPerilaku.LOYAL)
    adaptif = _ekspektasi(NilaiPerilaku.ADAPTIF)
    kolaboratif = _ekspektasi(NilaiPerilaku.KOLABORATIF)

    def terkirim(self):
        return {n: isi for n, isi in self.cleaned_data.items() if self.add_prefix(n) in self.data}


class CatatanForm(Formulir):
    catatan = TeksField(
        label="Catatan untuk pegawai",
        max_length=2000,
        help_text=BANTUAN["pengembalian"],
        widget=KotakTeks(attrs={"rows": 3}),
    )


class SatuPilihanForm(Formulir):
    """A verb with one answer: `baca` gives it, or refuses with the sentence of its field."""

    @classmethod
    def baca(cls, request):
        formulir = cls(request.POST)
        (nama,) = formulir.fields
        if not formulir.is_valid():
            raise IsianKeliru(" ".join(formulir.errors[nama]))
        return formulir.cleaned_data[nama]


class PendekatanForm(SatuPilihanForm):
    pendekatan = forms.ChoiceField(
        label="Pendekatan", choices=Pendekatan.pilihan(), widget=forms.RadioSelect(attrs=DI_ISI)
    )


class JenisForm(SatuPilihanForm):
    jenis = forms.ChoiceField(label="Jenis RHK", choices=JenisRhk.pilihan())


class TahunForm(SatuPilihanForm):
    tahun = forms.IntegerField(label="Tahun", min_value=2000, max_value=2100)


class SidikForm(SatuPilihanForm):
    """The hash of the content that was on the screen."""

    sidik = forms.RegexField("^[0-9a-f]{64}$", label="Sidik isi", widget=forms.HiddenInput)


class BukaForm(SaringForm):
    """Which RHK stands open on a phone."""

    buka = forms.IntegerField(required=False, min_value=1, max_value=999)


class LaluForm(Formulir):
    """Where to go after saving: to the picker of one RHK, the n-th RHK, penetapan, a fill helper, or nowhere."""

    # {word on the button: name of the page it opens}
    PENGISI = {n: n for n in ("salin", "pendahulu", "tempel", "katalog", "perjanjian")} | {"matriks": "isi_matriks"}
    BARIS = "(intervensi|penugasan|buka)-[1-9][0-9]{0,17}"

    lalu = forms.RegexField(f"^({BARIS}|tetapkan|{'|'.join(PENGISI)})$", required=False)

    @classmethod
    def baca(cls, request):
        """(where, number)"""
        formulir = cls(request.POST)
        tujuan, _, nomor = (formulir.cleaned_data["lalu"] if formulir.is_valid() else "").partition("-")
        return tujuan, nomor


class PakaiForm(Formulir):
    """'My version of row rhk-5 shall replace the stored version 4', as often as there are such rows."""

    pakai = forms.RegexField(rf"^({JENIS_BARIS}|lampiran)-?([0-9]{{0,18}}):([0-9]{{1,10}})$", required=False)


class IntervensiForm(Formulir):
    """The RHK of a superior that this RHK supports: a row, own words, or none yet."""

    BEBAS, BELUM = "bebas", "belum"

    pilihan = forms.ChoiceField(label="RHK pimpinan", widget=forms.RadioSelect)
    teks = SatuBarisField(label="RHK pimpinan dengan kata sendiri", required=False, max_length=PANJANG_TEKS)
    teks_iki = SatuBarisField(label="Indikatornya", required=False, max_length=PANJANG_TEKS)
    versi = forms.IntegerField(min_value=1, max_value=VERSI_TERBESAR, widget=forms.HiddenInput)

    def __init__(self, *args, baris, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pilihan"].choices = [*baris, (self.BEBAS, ""), (self.BELUM, "")]

    def clean(self):
        isi = super().clean()
        if isi.get("pilihan") == self.BEBAS and not isi.get("teks"):
            self.add_error("teks", "Tulis RHK pimpinan yang Anda dukung, atau pilih “Belum ada”.")
        return isi


class PilihRhkForm(Formulir):
    """RHK of an earlier SKP that shall be taken over, and the SKP whose lampiran comes along."""

    rhk = forms.TypedMultipleChoiceField(label="RHK", coerce=int, required=False)
    lampiran = forms.TypedMultipleChoiceField(label="Lampiran", coerce=int, required=False)

    def __init__(self, *args, rhk, lampiran=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rhk"].choices = [(pk, pk) for pk in rhk]
        self.fields["lampiran"].choices = [(pk, pk) for pk in lampiran]

    def clean(self):
        isi = super().clean()
        if not self.errors and not any(isi.values()):
            raise ValidationError("Pilih paling sedikit satu RHK.")
        return isi


class TempelForm(Formulir):
    """A table from the clipboard; its cells are read by aturan/tempel.py."""

    MASUKKAN = "masukkan"

    teks = TeksField(
        label="Tabel dari Excel",
        max_length=200_000,
        strip=False,  # a leading tab is an empty first cell
        widget=KotakTeks(attrs={"rows": 8, "spellcheck": "false", "class": "tempelan"}),
    )
    lanjut = forms.ChoiceField(required=False, choices=[(MASUKKAN, "")])


class SaringTimForm(SaringForm):
    BELUM = "belum"

    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[
            ("", "Semua"),
            (BELUM, "Belum diajukan"),
            *[(s.value, s.cetak) for s in Status if s is not Status.DRAF],
        ],
    )
    nama = forms.CharField(label="Nama atau NIP", required=False, max_length=100)


class RealisasiForm(BarisForm):
    versi = forms.IntegerField(required=False, min_value=1, max_value=VERSI_TERBESAR, widget=Tersembunyi(attrs=DI_ISI))
    teks = TeksField(
        label="Realisasi",
        required=False,
        max_length=500,
        widget=KotakTeks(attrs={"rows": 1, "placeholder": "mis. 9 layanan", **DI_ISI}),
    )
    sumber_data = SatuBarisField(
        label="Sumber data",
        required=False,
        max_length=300,
        widget=KotakTeks(attrs={"rows": 1, "placeholder": "mis. laporan layanan", **DI_ISI}),
    )
    kendala = TeksField(label="Kendala", required=False, max_length=500, widget=KotakTeks(attrs={"rows": 1, **DI_ISI}))

    def terisi(self):
        return any(self.cleaned_data[b] for b in ("teks", "sumber_data", "kendala"))

    def clean(self):
        isi = super().clean()
        if not self.errors and not isi["teks"] and (self.terisi() or isi["versi"]):
            self.add_error("teks", "Realisasi belum diisi. Bila belum ada hasil, tulis “belum ada kemajuan”.")
        return isi


class BuktiForm(Formulir):
    """A file, a link, or the word where in the unit the document is kept."""

    berkas = forms.FileField(
        label="Berkas atau foto",
        required=False,
        widget=forms.FileInput(attrs={"accept": TERIMA, **DI_ISI}),
        error_messages={"empty": "Berkas ini kosong. Periksa berkas aslinya."},
    )
    tautan = TautanField(required=False, attrs=DI_ISI)
    lokasi = forms.CharField(
        label="Tempat dokumen di unit",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"placeholder": "mis. lemari arsip bidang", **DI_ISI}),
    )
    judul = forms.CharField(label="Nama bukti", required=False, max_length=200, widget=forms.TextInput(attrs=DI_ISI))

    def clean(self):
        isi = super().clean()
        if self.errors:
            return isi
        if sum(map(bool, (isi["berkas"], isi["tautan"], isi["lokasi"]))) != 1:
            raise ValidationError("Isi salah satu: berkas, tautan bukti, atau tempat dokumen disimpan di unit.")
        if isi["lokasi"] and not isi["judul"]:
            self.add_error("judul", "Nama bukti belum diisi.")
        return isi


class UjarForm(Formulir):
    """Words on the SKP or one row; the penilai may add the text he proposes for one field of a row."""

    sasaran = forms.ChoiceField(label="Tentang", required=False)
    isi = TeksField(label="Pesan", required=False, max_length=PANJANG_UJAR, widget=KotakTeks(attrs={"rows": 3}))
    usul = forms.ChoiceField(label="Yang diusulkan berubah", required=False)
    menjadi = TeksField(label="Menjadi", required=False, max_length=PANJANG_TEKS, widget=KotakTeks(attrs={"rows": 2}))

    def __init__(self, *args, sasaran, usul, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sasaran"].choices = [("", "Seluruh SKP"), *sasaran]
        self.fields["usul"].choices = [("", "Tanpa usulan"), *usul]
        if not usul:
            del self.fields["usul"], self.fields["menjadi"]
            self.fields["isi"].required = True

    def clean(self):
        isi = super().clean()
        if self.errors:
            return isi
        if isi.get("menjadi") and not isi["usul"]:
            self.add_error("usul", "Pilih teks yang diusulkan berubah.")
        if isi.get("usul") and not isi["menjadi"]:
            self.add_error("menjadi", "Tulis usulan teksnya.")
        if not (isi["isi"] or isi.get("usul") or isi.get("menjadi")):
            self.add_error("isi", "Pesan belum ditulis.")
        return isi


class AlasanForm(Formulir):
    alasan = TeksField(label="Alasan", required=False, max_length=500, widget=KotakTeks(attrs={"rows": 2}))


class KesepakatanForm(Formulir):
    """A dialog that took place."""

    tanggal = forms.DateField(label="Tanggal dialog", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    agenda = TeksField(label="Agenda", max_length=PANJANG_UJAR, widget=KotakTeks(attrs={"rows": 2}))
    kesepakatan = TeksField(label="Kesepakatan", max_length=PANJANG_KESEPAKATAN, widget=KotakTeks(attrs={"rows": 3}))
    berikutnya = forms.DateField(
        label="Dialog berikutnya", required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )


def baris_terkirim(data, jenis, buang=()):
    """Primary keys of the rows of one kind that a form carries; names of any other shape are not rows."""
    cocok = [NAMA_BARIS.fullmatch(nama) for nama in data]
    return [int(c[2]) for c in cocok if c and c[1] == jenis and f"{jenis}-{c[2]}" not in buang]
