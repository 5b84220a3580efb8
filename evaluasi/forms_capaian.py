"""What people send to the pages of capaian organisasi."""

from django import forms
from django.core.exceptions import ValidationError

from evaluasi.alur.capaian_masukan import ISI_TERPANJANG
from evaluasi.alur.capaian_perubahan import ALASAN_TERPANJANG, ALASAN_TERPENDEK, CATATAN_TERPANJANG
from evaluasi.alur.capaian_tempel import keberatan_tanggal
from evaluasi.alur.capaian_usulan import ALASAN_TERPANJANG as USULAN_TERPANJANG
from evaluasi.aturan.capaian import Capaian
from evaluasi.aturan.kuadran import Rating
from evaluasi.aturan.usulan_capaian import CapaianPk, Masukan
from evaluasi.forms import versi
from evaluasi.models import CapaianOrganisasi, IndikatorUsulan
from pegawai.buku_kerja import BIASA
from pegawai.formulir import Formulir, SaringForm
from pegawai.models import UnitKerja
from pegawai.penolakan import IsianKeliru
from skp_app.forms import KotakTeks, TeksField

UNIT_TERBANYAK = 50
HURUF_TERBANYAK = 400_000  # of a pasted table of 1,000 rows
BATAS_BERKAS = BIASA._replace(baris=1_010, huruf=HURUF_TERBANYAK)
KOMPONEN = ("nilai_pk", "nilai_ekspektasi")


def _panjang(bidang, model=CapaianOrganisasi):
    return model._meta.get_field(bidang).max_length


def _dasar():
    return forms.CharField(label="Dasar keputusan", max_length=_panjang("dasar"))


def _nomor(bantuan=""):
    return forms.CharField(label="Nomor keputusan", max_length=_panjang("nomor"), required=False, help_text=bantuan)


def _pilih(label, pilihan):
    return forms.ChoiceField(label=label, required=False, choices=[("", "Belum dipilih"), *pilihan])


class BerkomponenForm(Formulir):
    """The two components (SE 3/2023) are asked for the year only; they never make the word by themselves."""

    nilai_pk = _pilih("Capaian perjanjian kinerja", CapaianPk.pilihan())
    nilai_ekspektasi = _pilih("Ekspektasi pimpinan", Rating.pilihan())

    def __init__(self, *args, periode=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.periode = periode
        if not periode.tahunan:
            for nama in KOMPONEN:
                del self.fields[nama]

    @property
    def komponen(self):
        return [self[nama] for nama in KOMPONEN if nama in self.fields]


class CapaianForm(BerkomponenForm):
    """Who set which capaian on what basis; `periode` bounds the day."""

    predikat = forms.ChoiceField(label="Capaian kinerja", choices=Capaian.pilihan, widget=forms.RadioSelect)
    dasar = _dasar()
    nomor = _nomor()
    ditetapkan_oleh = forms.CharField(label="Pejabat penetap", max_length=_panjang("ditetapkan_oleh"))
    tanggal = forms.DateField(label="Tanggal penetapan", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    versi = versi()

    def clean_tanggal(self):
        tanggal = self.cleaned_data["tanggal"]
        if keberatan := keberatan_tanggal(tanggal, self.periode):
            raise ValidationError(keberatan)
        return tanggal

    def langkah(self):
        """What the step `catat` wants."""
        return dict(self.cleaned_data)


class PerubahanForm(CapaianForm):
    """Another figure than the one that was used, with its reason."""

    field_order = ("predikat", "alasan", "dasar", "nomor", "ditetapkan_oleh", "tanggal")
    alasan = forms.CharField(
        label="Alasan perubahan",
        min_length=ALASAN_TERPENDEK,
        max_length=ALASAN_TERPANJANG,
        widget=forms.Textarea({"rows": 4}),
        help_text="Dibaca orang kedua dan tercatat di jejak.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nama in ("versi", *KOMPONEN):
            self.fields.pop(nama, None)


class TetapkanForm(BerkomponenForm):
    """What the leader one level above decides; both versions are those on the screen."""

    field_order = ("predikat", *KOMPONEN, "alasan", "dasar", "nomor")
    predikat = forms.ChoiceField(label="Capaian kinerja", choices=Capaian.pilihan, widget=forms.RadioSelect)
    alasan = forms.CharField(
        label="Pertimbangan",
        max_length=_panjang("alasan"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Diperlukan bila capaian yang ditetapkan berbeda dari usulan unit.",
    )
    dasar = _dasar()
    nomor = _nomor("Bila kosong, aplikasi memberi nomor.")
    versi_usulan = versi()
    versi = versi()

    def langkah(self):
        isi = dict(self.cleaned_data)
        return isi | {"versi": isi["versi"] or 0, "versi_usulan": isi["versi_usulan"] or 0}


class UsulanForm(BerkomponenForm):
    """The proposal with two texts per indicator; `indikator` are the rows of this proposal, in their order."""

    predikat = forms.ChoiceField(
        label="Capaian yang diusulkan", choices=Capaian.pilihan, required=False, widget=forms.RadioSelect
    )
    alasan = forms.CharField(
        label="Alasan usulan",
        max_length=USULAN_TERPANJANG,
        required=False,
        widget=forms.Textarea({"rows": 5}),
        help_text="Mengapa capaian semua indikator bersama-sama menjadi predikat itu.",
    )
    versi = versi()

    def __init__(self, *args, indikator=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.indikator = list(indikator)
        for nomor, baris in enumerate(self.indikator, start=1):
            for bidang in ("realisasi", "keterangan"):
                self._tambah(baris, bidang, nomor)

    def _tambah(self, baris, bidang, nomor):
        nama = f"{bidang}-{baris.pk}"
        isian = forms.CharField(
            label=f"{bidang.capitalize()} indikator {nomor}",
            required=False,
            max_length=_panjang(bidang, IndikatorUsulan),
            widget=forms.TextInput({"class": "isian"}),
        )
        isian.error_messages["max_length"] = (
            f"{isian.label} paling panjang %(limit_value)d huruf. Sekarang %(show_value)d; pendekkan."
        )
        self.fields[nama] = isian
        self.initial.setdefault(nama, getattr(baris, bidang))

    @property
    def baris(self):
        return [(b, self[f"realisasi-{b.pk}"], self[f"keterangan-{b.pk}"]) for b in self.indikator]

    def langkah(self):
        isi = self.cleaned_data
        pokok = {b: isi[b] for b in ("predikat", "alasan", *KOMPONEN) if b in isi}
        per_indikator = {
            b.pk: {bidang: isi.get(f"{bidang}-{b.pk}", "") for bidang in ("realisasi", "keterangan")}
            for b in self.indikator
        }
        return pokok | {"versi": isi["versi"] or 0, "indikator": per_indikator}


class MasukanForm(Formulir):
    predikat = _pilih("Capaian yang disarankan", Capaian.pilihan())
    isi = forms.CharField(label="Masukan", max_length=ISI_TERPANJANG, widget=forms.Textarea({"rows": 4}))
    versi = versi()

    def langkah(self):
        return self.cleaned_data | {"versi": self.cleaned_data["versi"] or 0}


class CatatanForm(Formulir):
    catatan = forms.CharField(label="Catatan", max_length=CATATAN_TERPANJANG, widget=forms.Textarea({"rows": 3}))


class PemberiForm(Formulir):
    nip = forms.CharField(label="NIP pegawai", max_length=30)
    jenis = forms.ChoiceField(label="Masukan dari", choices=Masukan.pilihan, widget=forms.RadioSelect)


class PilihUnitForm(Formulir):
    """The ticked units, each with the version that stood in its row."""

    pilih = forms.ModelMultipleChoiceField(UnitKerja.objects.all(), to_field_name="kode", label="Unit")

    def clean_pilih(self):
        if len(self.cleaned_data["pilih"]) > UNIT_TERBANYAK:
            raise forms.ValidationError(f"Paling banyak {UNIT_TERBANYAK} unit sekali simpan.")
        return self.cleaned_data["pilih"]

    @classmethod
    def baca(cls, request):
        """The units in the order of the tree. Raises IsianKeliru."""
        formulir = cls(request.POST)
        if not formulir.is_valid():
            raise IsianKeliru("Belum ada unit yang dicentang, atau unitnya tidak dikenal.")
        return list(formulir.cleaned_data["pilih"])

    @staticmethod
    def versi(request, unit):
        """0 when the row said none or something unreadable: then a recorded capaian is not overwritten."""
        tertulis = request.POST.get(f"versi-{unit.kode}", "")
        return int(tertulis) if tertulis.isdecimal() and len(tertulis) < 10 else 0


class TempelCapaianForm(Formulir):
    """A table from the clipboard or from a file; a file is turned into the text of a paste and shown first."""

    teks = TeksField(
        label="Tabel dari Excel",
        required=False,
        max_length=HURUF_TERBANYAK,
        strip=False,  # a leading tab is an empty first cell
        widget=KotakTeks(attrs={"rows": 8, "spellcheck": "false", "class": "tempelan"}),
    )
    berkas = forms.FileField(
        label="Atau pilih berkas .xlsx atau .csv",
        required=False,
        help_text="Lembar pertama dibaca, paling banyak 1.000 unit dan 2 MB. Berkasnya tidak disimpan.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"empty": "Berkas ini kosong.", "invalid": "Berkas belum terkirim. Pilih lagi."},
    )
    timpa = forms.BooleanField(label="Simpan juga baris yang mengubah capaian yang sudah direkam", required=False)
    sidik = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def clean(self):
        isi = super().clean()
        if not self.errors and not isi["teks"] and not isi["berkas"]:
            raise ValidationError("Tempel tabel atau pilih berkas lebih dahulu.")
        return isi


class SaringCapaian(SaringForm):
    ISI = [
        ("", "Semua unit"),
        ("kosong", "Belum terisi"),
        ("terisi", "Sudah terisi"),
        ("usulan", "Usulan menunggu"),
        ("perubahan", "Menunggu orang kedua"),
    ]
    q = forms.CharField(label="Cari unit", required=False, max_length=100)
    isi = forms.ChoiceField(label="Capaian", required=False, choices=ISI)


class SaringUsulan(SaringForm):
    q = forms.CharField(label="Cari unit", required=False, max_length=100)
    isi = forms.ChoiceField(
        label="Usulan",
        required=False,
        choices=[("", "Semua unit"), ("menunggu", "Menunggu penetapan"), ("belum", "Belum ada usulan")],
    )
