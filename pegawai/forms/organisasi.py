"""What the BKD types about units, people, placements, mandates and exemptions."""

from django import forms
from django.db.models import OuterRef, Subquery
from django.utils.timezone import localdate

from pegawai.alur.kewenangan import DARI_ADMIN, PANJANG_DASAR, SEBUTAN, TANPA_UNIT
from pegawai.alur.penempatan import TERAKHIR, TERAWAL
from pegawai.aturan.kepegawaian import (
    GOLONGAN_PPPK,
    PANGKAT,
    AlasanBebasSkp,
    JenisJabatan,
    JenisPegawai,
    JenisPenempatan,
)
from pegawai.formulir import Formulir, SaringForm
from pegawai.models import Pegawai, Penempatan, UnitKerja

HASIL_TERBANYAK = 12
VERSI_TERBESAR = 2**31 - 1
KOSONG = [("", "Pilih…")]


class TanggalField(forms.DateField):
    """A day that a record of this organisation can carry."""

    def __init__(self, **lain):
        super().__init__(widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **lain)

    def clean(self, value):
        hari = super().clean(value)
        if hari and not TERAWAL <= hari <= TERAKHIR:
            raise forms.ValidationError(f"Tanggal harus antara tahun {TERAWAL.year} dan {TERAKHIR.year}.")
        return hari


class BarisField(forms.CharField):
    """One row, by its public name, out of `baris` (set by the form)."""

    baris = None

    def __init__(self, **lain):
        super().__init__(max_length=16, **lain)

    def clean(self, value):
        kode = super().clean(value)
        if not kode:
            return None
        ada = self.baris.filter(kode=kode).first()
        if ada is None:
            raise forms.ValidationError(f"{self.label}: pilih dari yang tersedia.")
        return ada

    def prepare_value(self, value):
        return getattr(value, "kode", value)


def versi():
    return forms.IntegerField(label="Versi", min_value=1, max_value=VERSI_TERBESAR, widget=forms.HiddenInput)


class UnitForm(Formulir):
    nama = forms.CharField(label="Nama unit", max_length=255)
    kode_unor = forms.CharField(
        label="ID unor SIASN", max_length=64, required=False, help_text="Dipakai saat mengimpor dari SIASN."
    )
    tempat = forms.CharField(
        label="Tempat penandatanganan", max_length=80, required=False, help_text="Tercetak di atas tanda tangan."
    )
    mandiri = forms.BooleanField(
        label="Unit kerja mandiri",
        required=False,
        help_text="Punya perjanjian kinerja sendiri, mis. puskesmas, RSUD, sekolah, kecamatan. SKP pimpinannya "
        "memakai format JPT.",
    )
    daerah = forms.BooleanField(
        label="Instansi daerah",
        required=False,
        help_text="Dipimpin gubernur, bupati, atau wali kota, yang menetapkan SKP semua JPT di bawahnya.",
    )
    unit_cetak = forms.BooleanField(
        label="Tercetak sebagai UNIT KERJA",
        required=False,
        initial=True,
        help_text="Bila tidak, formulir menyebut unit di atasnya.",
    )
    mulai = TanggalField(label="Ada sejak", required=False)


class UbahUnitForm(UnitForm):
    versi = versi()


class HariTerakhirForm(Formulir):
    """The last day of a unit, a placement, an exemption."""

    selesai = TanggalField(label="Hari terakhir")


class PegawaiForm(Formulir):
    nama = forms.CharField(label="Nama tanpa gelar", max_length=150)
    gelar_depan = forms.CharField(label="Gelar depan", max_length=50, required=False)
    gelar_belakang = forms.CharField(label="Gelar belakang", max_length=50, required=False)
    jenis = forms.ChoiceField(label="Jenis pegawai", choices=[*KOSONG, *JenisPegawai.pilihan()])
    nip = forms.CharField(
        label="NIP atau NI PPPK",
        max_length=40,
        required=False,
        help_text="18 angka, boleh dengan spasi. Hanya pejabat negara yang boleh tanpa NIP.",
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    id_siasn = forms.CharField(
        label="ID SIASN",
        max_length=64,
        required=False,
        help_text="Kolom PNS ID pada berkas SIASN. Dipakai saat hasil dilaporkan ke SIASN.",
    )
    golongan = forms.ChoiceField(
        label="Golongan",
        required=False,
        choices=[
            ("", "Tanpa golongan"),
            ("PNS dan CPNS", [(g, f"{g} {nama}") for g, nama in PANGKAT.items()]),
            ("PPPK", [(g, g) for g in GOLONGAN_PPPK]),
        ],
    )
    surel = forms.EmailField(label="Surel", max_length=254, required=False, help_text="Untuk pemberitahuan.")
    nomor_perjanjian = forms.CharField(
        label="Nomor perjanjian kerja", max_length=100, required=False, help_text="Hanya untuk PPPK."
    )
    kontrak_mulai = TanggalField(label="Awal perjanjian kerja", required=False)
    kontrak_selesai = TanggalField(label="Akhir perjanjian kerja", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["nip"].required = self["jenis"].value() != JenisPegawai.NON_ASN


class UbahPegawaiForm(PegawaiForm):
    versi = versi()


class CariForm(Formulir):
    """A form in which a unit is looked up by words and then chosen. `terbaca` is what may be chosen."""

    unit_cari = forms.CharField(label="Cari unit", max_length=100, required=False)
    unit = BarisField(label="Unit kerja")

    def __init__(self, *args, terbaca, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].baris = terbaca
        self.pilihan_unit = self._ditemukan(terbaca.select_related("induk"), "unit", "nama")

    def _ditemukan(self, baris, nama, cari):
        """What was chosen before, then what the words find."""
        terpilih, kata = str(self[nama].value() or ""), " ".join(str(self[f"{nama}_cari"].value() or "").split())[:100]
        dipilih = list(baris.filter(kode=terpilih)) if 0 < len(terpilih) <= 16 else []
        hasil = baris.filter(**{f"{cari}__icontains": kata})[:HASIL_TERBANYAK] if kata else []
        return [*dipilih, *(b for b in hasil if b not in dipilih)]


class PindahUnitForm(CariForm):
    puncak = forms.BooleanField(label="Jadikan unit puncak, tanpa induk", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].required = not self["puncak"].value()
        self.fields["unit"].label = "Induk baru"


class PenempatanForm(CariForm):
    jenis = forms.ChoiceField(
        label="Jenis penempatan", choices=JenisPenempatan.pilihan(), widget=forms.RadioSelect, initial="definitif"
    )
    jabatan = forms.CharField(
        label="Nama jabatan",
        max_length=255,
        help_text="Seperti tercetak pada formulir, tanpa Plt. atau Plh. Pilih yang sudah ada bila muncul.",
        widget=forms.TextInput({"list": "pilihan-jabatan", "autocomplete": "off"}),
    )
    jenis_jabatan = forms.ChoiceField(label="Jenis jabatan", choices=[*KOSONG, *JenisJabatan.pilihan()])
    jenjang = forms.CharField(label="Jenjang", max_length=40, required=False, help_text="Mis. Ahli Muda, Terampil.")
    memimpin = forms.BooleanField(label="Memimpin unit ini", required=False)
    mulai = TanggalField(label="TMT (hari pertama)")
    selesai = TanggalField(label="Hari terakhir", required=False)
    penilai_cari = forms.CharField(label="Cari pejabat", max_length=100, required=False)
    penilai = BarisField(label="Pejabat penilai yang ditunjuk", required=False)
    nama_unit_cetak = forms.CharField(
        label="Nama unit pada formulir",
        max_length=255,
        required=False,
        help_text="Hanya bila UNIT KERJA yang tercetak bukan unit di atas.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kini = Penempatan.objects.pada(localdate()).filter(pegawai=OuterRef("pk")).order_by("jenis", "id")
        berjabatan = Pegawai.objects.filter(penempatan__isnull=False).distinct()
        berjabatan = berjabatan.annotate(sebutan=Subquery(kini.values("jabatan__nama")[:1]))
        self.fields["penilai"].baris = berjabatan
        self.pilihan_penilai = self._ditemukan(berjabatan, "penilai", "nama")

    def clean(self):
        isi = super().clean()
        if isi.get("penilai") and isi.get("mulai"):
            isi["penilai_ditunjuk"] = self._penempatan(isi["penilai"], isi["mulai"])
        return isi

    def _penempatan(self, pejabat, mulai):
        """The post in which the official assesses: the one he leads, else his definitive one."""
        hari = max(mulai, localdate())
        ada = pejabat.penempatan.pada(hari).order_by("-memimpin", "jenis", "id").first()
        if ada is None:
            self.add_error("penilai", f"{pejabat.nama_lengkap} tidak menempati jabatan pada tanggal itu.")
        return ada

    def langkah(self):
        """What the steps `tempatkan` and `koreksi` want, but the jabatan."""
        isi = self.cleaned_data
        nama = ("unit", "jenis", "memimpin", "mulai", "selesai", "nama_unit_cetak")
        return {b: isi[b] for b in nama} | {"penilai_ditunjuk": isi.get("penilai_ditunjuk")}


class NamaMasukForm(Formulir):
    nama_masuk = forms.CharField(label="Nama masuk", max_length=32, required=False)


class MandatForm(CariForm):
    izin = forms.ChoiceField(label="Kewenangan", choices=list(SEBUTAN.items()), widget=forms.RadioSelect)
    mulai = TanggalField(label="Berlaku mulai", required=False, help_text="Kosong: sejak hari ini.")
    selesai = TanggalField(
        label="Sampai", required=False, help_text="Hari terakhir. Kosong: sampai dicabut. Sesudahnya berakhir sendiri."
    )
    dasar = forms.CharField(
        label="Dasar", max_length=PANJANG_DASAR, required=False, help_text="Mis. nomor surat tugas."
    )

    def __init__(self, *args, semua=True, **kwargs):
        """`semua`: every kind, as the BKD grants it; else what the admin of a unit may."""
        super().__init__(*args, **kwargs)
        self.fields["unit"].required = self["izin"].value() not in TANPA_UNIT
        if not semua:
            self.fields["izin"].choices = [(izin, SEBUTAN[izin]) for izin in DARI_ADMIN]


class CabutMandatForm(Formulir):
    izin = forms.ChoiceField(label="Kewenangan", choices=list(SEBUTAN.items()))
    unit = BarisField(label="Unit kerja", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].baris = UnitKerja.objects.all()


class SaringKewenangan(SaringForm):
    MASA = [("", "Berlaku hari ini"), ("nanti", "Belum mulai"), ("berakhir", "Segera berakhir (30 hari)")]
    q = forms.CharField(label="Cari nama atau NIP", required=False, max_length=150)
    unit = forms.CharField(label="Unit", required=False, max_length=100)
    izin = forms.ChoiceField(label="Kewenangan", required=False, choices=[("", "Semua"), *SEBUTAN.items()])
    masa = forms.ChoiceField(label="Masa", required=False, choices=MASA)


class SaringRiwayat(SaringForm):
    q = forms.CharField(label="Cari nama atau NIP", required=False, max_length=150)


class BebasForm(Formulir):
    alasan = forms.ChoiceField(label="Alasan", choices=[*KOSONG, *AlasanBebasSkp.pilihan()])
    dasar = forms.CharField(label="Nomor surat keputusan", max_length=200, required=False)
    mulai = TanggalField(label="Hari pertama")
    selesai = TanggalField(label="Hari terakhir", required=False)


class SaringUnit(SaringForm):
    q = forms.CharField(label="Cari unit", required=False, max_length=100)


class SaringJabatan(SaringForm):
    jabatan = forms.CharField(label="Nama jabatan", required=False, max_length=255)


class SaringPegawai(SaringForm):
    KEADAAN = [
        ("", "Semua"),
        ("tanpa_penempatan", "Belum ditempatkan"),
        ("tanpa_akun", "Belum punya akun"),
        ("bebas", "Tidak wajib SKP hari ini"),
    ]
    q = forms.CharField(label="Cari nama atau NIP", required=False, max_length=150)
    unit = forms.ChoiceField(label="Unit", required=False)
    jenis = forms.ChoiceField(label="Jenis", required=False, choices=[("", "Semua"), *JenisPegawai.pilihan()])
    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=KEADAAN)

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "Semua"), *unit]
