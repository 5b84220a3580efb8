"""What people type into the plans of a unit, the manual indikator, the strategies and the workblock."""

from django import forms
from django.core.exceptions import ValidationError

from pegawai.formulir import Formulir, SaringForm
from skp_app.aturan.hasil_kerja import Cascading, JenisRencana, PeriodePelaporan, Perspektif, TingkatStrategi
from skp_app.forms import DI_ISI, BarisForm, KotakTeks, SatuBarisField, TeksField
from skp_app.models import IndikatorUnit, ManualIndikator, RencanaUnit, SasaranUnit, Strategi, Workblock
from skp_app.models.manual import KENDALI_JPT
from skp_app.models.organisasi import TargetIndikator


def _satu(model, bidang, label, baris=1, **lain):
    """A text that grows on the sheet and holds no line break; as long as its column."""
    tampil = {"rows": baris, **DI_ISI, **lain}
    return SatuBarisField(
        label=label, required=False, max_length=_panjang(model, bidang), widget=KotakTeks(attrs=tampil)
    )


def _banyak(model, bidang, label, baris=3, bantuan=""):
    """A text of several lines."""
    kotak = KotakTeks(attrs={"rows": baris, **DI_ISI})
    panjang = _panjang(model, bidang)
    return TeksField(label=label, required=False, max_length=panjang, help_text=bantuan, widget=kotak)


def _panjang(model, bidang):
    return model._meta.get_field(bidang).max_length


def _pilih(label, pilihan, kosong="Pilih"):
    daftar = [("", kosong), *pilihan]
    return forms.ChoiceField(label=label, required=False, choices=daftar, widget=forms.Select(attrs=DI_ISI))


# Plans of a unit -----------------------------------------------------------------------------------
class SaringRencanaForm(SaringForm):
    ADA = "ada"

    cari = forms.CharField(label="Nama unit", required=False, max_length=100)
    tahun = forms.IntegerField(label="Tahun", required=False, min_value=2000, max_value=2100)
    isi = forms.ChoiceField(label="Tampilkan", required=False, choices=[("", "Semua"), (ADA, "Yang punya rencana")])


class BuatRencanaForm(Formulir):
    jenis = forms.ChoiceField(label="Dokumen", choices=JenisRencana.pilihan())
    tahun_mulai = forms.IntegerField(label="Tahun mulai", min_value=2000, max_value=2100)
    tahun_selesai = forms.IntegerField(
        label="Tahun selesai",
        required=False,
        min_value=2000,
        max_value=2100,
        help_text="Hanya untuk Rencana Strategis; yang lain berlaku satu tahun.",
    )
    judul = forms.CharField(
        label="Judul",
        required=False,
        max_length=_panjang(RencanaUnit, "judul"),
        help_text="Bila berbeda dari biasanya.",
    )
    rancangan = forms.BooleanField(
        label="Masih rancangan",
        required=False,
        help_text="Rancangan boleh dipakai sampai dokumennya ditetapkan (Lampiran hlm. 27).",
    )


class KepalaRencanaForm(BarisForm):
    YA, TIDAK = "ya", "tidak"

    judul = SatuBarisField(
        label="Judul",
        required=False,
        max_length=_panjang(RencanaUnit, "judul"),
        widget=forms.TextInput(attrs={**DI_ISI, "placeholder": "Judul dokumen, bila perlu"}),
    )
    rancangan = forms.TypedChoiceField(
        label="Keadaan",
        choices=[(TIDAK, "Sudah ditetapkan"), (YA, "Masih rancangan")],
        coerce=lambda nilai: nilai == "ya",
        widget=forms.Select(attrs=DI_ISI),
    )

    @staticmethod
    def awal(rencana):
        return {"judul": rencana.judul, "rancangan": "ya" if rencana.rancangan else "tidak", "versi": rencana.versi}


class SasaranForm(BarisForm):
    BIDANG = ("teks", "sebutan", "perspektif")

    teks = _satu(SasaranUnit, "teks", "Sasaran", 3, placeholder="Sasaran yang akan dicapai")
    sebutan = _satu(SasaranUnit, "sebutan", "Tingkat", placeholder="mis. Sasaran Strategis 3")
    perspektif = _pilih("Perspektif", Perspektif.pilihan(), "Belum dipilih")


class IndikatorForm(BarisForm):
    BIDANG = ("nomor", "teks", "satuan", "baseline", "sumber_data", "metode")

    nomor = _satu(IndikatorUnit, "nomor", "Nomor")
    teks = _satu(IndikatorUnit, "teks", "Indikator", 2)
    satuan = _satu(IndikatorUnit, "satuan", "Satuan")
    baseline = _satu(IndikatorUnit, "baseline", "Baseline")
    sumber_data = _satu(IndikatorUnit, "sumber_data", "Sumber data")
    metode = _banyak(IndikatorUnit, "metode", "Metode penghitungan", 3)

    def __init__(self, *args, tahun, **kwargs):
        self.base_fields = self.base_fields | {f"t{n}": _target(n) for n in tahun}
        self.tahun = tahun
        super().__init__(*args, **kwargs)

    @property
    def target(self):
        return [(n, self[f"t{n}"]) for n in self.tahun]


def _target(tahun):
    return _satu(TargetIndikator, "teks", f"Target {tahun}", **{"class": "angka"})


class CariForm(SaringForm):
    cari = forms.CharField(label="Cari indikator", required=False, max_length=100)


class IndukForm(Formulir):
    """The indicator above, or none."""

    TANPA = "tanpa"

    induk = forms.ChoiceField(label="Indikator di atasnya", widget=forms.RadioSelect)

    def __init__(self, *args, calon, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["induk"].choices = [(self.TANPA, ""), *((str(pk), "") for pk in calon)]


class TempelRencanaForm(Formulir):
    """A table from the clipboard or from a file; a file is turned into the text of a paste and shown first."""

    MASUKKAN = "masukkan"

    teks = TeksField(
        label="Tabel dari Excel",
        required=False,
        max_length=200_000,
        strip=False,  # a leading tab is an empty first cell
        widget=KotakTeks(attrs={"rows": 8, "spellcheck": "false", "class": "tempelan"}),
    )
    berkas = forms.FileField(
        label="Atau pilih berkas .xlsx atau .csv",
        required=False,
        help_text="Lembar pertama dibaca, paling besar 2 MB. Berkasnya tidak disimpan.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"empty": "Berkas ini kosong.", "invalid": "Berkas belum terkirim. Pilih lagi."},
    )
    lanjut = forms.ChoiceField(required=False, choices=[(MASUKKAN, "")])

    def clean(self):
        isi = super().clean()
        if not self.errors and not isi["teks"] and not isi["berkas"]:
            raise ValidationError("Tempel tabel atau pilih berkas lebih dahulu.")
        return isi


# A plan into an SKP --------------------------------------------------------------------------------
class PilihIndikatorForm(Formulir):
    """Indicators of the plans that shall become IKI, each with the IKI it is, when it was written already."""

    indikator = forms.TypedMultipleChoiceField(label="Indikator", coerce=int, required=False)
    penugasan_dari = forms.CharField(label="Penugasan dari", required=False, max_length=200)

    def __init__(self, *args, indikator, iki, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["indikator"].choices = [(pk, pk) for pk in indikator]
        for pk in indikator:
            self.fields[f"sama-{pk}"] = forms.TypedChoiceField(
                label="Sudah ditulis sebagai",
                required=False,
                coerce=int,
                empty_value=None,
                choices=[("", "Belum, atau pilih"), *iki],
                error_messages={"invalid_choice": "Pilih indikator yang ada pada SKP ini."},
                widget=forms.Select(attrs={"class": "isian"}),
            )

    def clean(self):
        isi = super().clean()
        if not self.errors and not isi["indikator"] and not self.sama:
            raise ValidationError("Pilih paling sedikit satu indikator.")
        return isi

    @property
    def sama(self):
        """{primary key of the indicator: primary key of the IKI}"""
        return {int(nama[5:]): pk for nama, pk in self.cleaned_data.items() if nama.startswith("sama-") and pk}


# Manual indikator, Format A.1.3 ----------------------------------------------------------------------
class ManualForm(BarisForm):
    BIDANG = ("tujuan", "definisi", "formula", "satuan", "kendali", "sumber_data", "periode_pelaporan")

    tujuan = _banyak(ManualIndikator, "tujuan", "Tujuan", 2, "Untuk apa indikator ini diukur.")
    definisi = _banyak(ManualIndikator, "definisi", "Definisi", 4, "Apa yang dihitung, dan apa yang tidak.")
    formula = _banyak(ManualIndikator, "formula", "Formula", 4, "Cara menghitung, atau tahapan beserta nilainya.")
    satuan = _satu(ManualIndikator, "satuan", "Satuan pengukuran")
    kendali = _pilih("Kualitas dan tingkat kendali", [(k.value, k.cetak) for k in KENDALI_JPT])
    sumber_data = _banyak(ManualIndikator, "sumber_data", "Sumber data", 2)
    periode_pelaporan = _pilih("Periode pelaporan", PeriodePelaporan.pilihan())


# Strategi and workblock, Format A.1.4 ----------------------------------------------------------------
class StrategiForm(BarisForm):
    BIDANG = ("teks", "tingkat", "cascading")

    teks = _satu(Strategi, "teks", "Strategi", 2, placeholder="Hasil antara, keluaran, atau layanan")
    tingkat = forms.ChoiceField(label="Berupa", choices=TingkatStrategi.pilihan(), widget=forms.Select(attrs=DI_ISI))
    cascading = _pilih("Cara menurunkan", Cascading.pilihan(), "Belum dipilih")


class TambahStrategiForm(Formulir):
    """Where a new strategy hangs: under an IKI of this SKP, or under another strategy."""

    iki = forms.TypedChoiceField(label="Indikator", coerce=int, required=False, empty_value=None)
    induk = forms.TypedChoiceField(label="Strategi", coerce=int, required=False, empty_value=None)

    def __init__(self, *args, iki, strategi, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["iki"].choices = [(pk, pk) for pk in iki]
        self.fields["induk"].choices = [(pk, pk) for pk in strategi]

    def clean(self):
        isi = super().clean()
        if not self.errors and (isi["iki"] is None) == (isi["induk"] is None):
            raise ValidationError("Pilih indikator atau strategi tempat strategi baru ini.")
        return isi


class WorkblockForm(BarisForm):
    BIDANG = (
        "judul", "pemilik", "waktu", "tujuan", "indikator", "pihak", "penerima", "anggaran", "strategi_rutin",
        "strategi_transformatif", "keluaran_rutin", "keluaran_transformatif",
    )  # fmt: skip

    judul = _satu(Workblock, "judul", "Judul inisiatif strategi", 2)
    pemilik = _satu(Workblock, "pemilik", "Pemilik strategi")
    waktu = _satu(Workblock, "waktu", "Waktu penyelesaian")
    tujuan = _satu(Workblock, "tujuan", "Tujuan", 2)
    indikator = _satu(Workblock, "indikator", "Indikator dan target yang diintervensi", 2)
    pihak = _satu(Workblock, "pihak", "Pihak yang terlibat")
    penerima = _satu(Workblock, "penerima", "Penerima manfaat")
    anggaran = _satu(Workblock, "anggaran", "Anggaran")
    strategi_rutin = _banyak(Workblock, "strategi_rutin", "Strategi rutin", 3, "Satu baris satu butir.")
    strategi_transformatif = _banyak(Workblock, "strategi_transformatif", "Strategi transformatif", 3)
    keluaran_rutin = _banyak(Workblock, "keluaran_rutin", "Keluaran kunci rutin", 3)
    keluaran_transformatif = _banyak(Workblock, "keluaran_transformatif", "Keluaran kunci transformatif", 3)

    def clean_judul(self):
        judul = self.cleaned_data["judul"]
        if not judul and self.add_prefix("judul") in self.data:
            raise ValidationError("Judul inisiatif strategi belum diisi.")
        return judul
