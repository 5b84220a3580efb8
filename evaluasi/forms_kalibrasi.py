"""What the board of calibration sends: cells that were tried, reasons, and the words of the Berita Acara.

The trial lives in the form alone. Each row that is shown says in `asal` what was stored when it was drawn; changes of
rows on other pages come along in `ubah`. Both: kode.versi.hasil.perilaku, the latter with two more ratings.
"""

import re
from typing import NamedTuple

from django import forms
from django.utils.timezone import localdate

from evaluasi.alur.kalibrasi import PERUBAHAN_TERBANYAK, Acara, Pindah
from evaluasi.aturan.kalibrasi import ALASAN_TERPANJANG, Sel, lengkap
from evaluasi.aturan.kuadran import Predikat, Rating, semua_sel
from pegawai.formulir import Formulir, SaringForm
from pegawai.models import Pegawai
from pegawai.models.kode import kode_acak
from pegawai.penolakan import IsianKeliru, PermintaanKeliru

BARIS_TERBANYAK = 100  # rows on one page, with room to spare
PESERTA_LAIN_TERBANYAK = 30
RATING = "|".join(r.value for r in Rating)
ASAL = re.compile(rf"([a-z0-9]{{1,16}})\.([0-9]{{1,9}})\.({RATING}|)\.({RATING}|)")
UBAH = re.compile(rf"{ASAL.pattern}\.({RATING})\.({RATING})")
TAK_TERBACA = "Papan ini tidak terbaca. Muat ulang halamannya, lalu coba lagi."


class Coba(NamedTuple):
    """One row as it was sent: the version and cell that it began from, and the cell that was chosen."""

    versi: int
    asal: Sel
    ke: Sel

    @property
    def berubah(self):
        return self.ke != self.asal


def baca_simulasi(data):
    """({kode: Coba} of every row that was sent, [kode] of those on the page in its order). Raises IsianKeliru."""
    asal, ubah = data.getlist("asal"), data.getlist("ubah")
    if len(asal) > BARIS_TERBANYAK or len(ubah) > 2 * PERUBAHAN_TERBANYAK:
        raise IsianKeliru(f"Paling banyak {PERUBAHAN_TERBANYAK} perubahan dalam satu simulasi.")
    hasil = {}
    for satu in ubah:
        kode, versi, *rating = _urai(UBAH, satu)
        hasil[kode] = Coba(int(versi), (rating[0], rating[1]), (rating[2], rating[3]))
    urutan = []
    for satu in asal:
        kode, versi, *semula = _urai(ASAL, satu)
        pilih = tuple(_rating(data.get(f"{sisi}-{kode}", lama)) for sisi, lama in zip("hp", semula, strict=True))
        hasil[kode] = Coba(int(versi), tuple(semula), pilih)
        urutan.append(kode)
    return hasil, urutan


def _urai(pola, teks):
    cocok = pola.fullmatch(teks)
    if cocok is None:
        raise IsianKeliru(TAK_TERBACA)
    return cocok.groups()


def _rating(nilai):
    if nilai and nilai not in set(Rating):
        raise IsianKeliru(TAK_TERBACA)
    return nilai


def sebagai_pindah(coba, alasan=None):
    """What the step wants: the rows that changed and have both ratings."""
    return [
        Pindah(kode, c.ke, c.versi, (alasan or {}).get(kode, ""))
        for kode, c in coba.items()
        if c.berubah and lengkap(c.ke)
    ]


def tulis(kode, versi, asal, ke):
    """The hidden text of one changed row."""
    return ".".join([kode, str(versi), *asal, *ke])


class SaringPapan(SaringForm):
    URUT = [("", "Perubahan dan belum dinilai dulu"), ("nama", "Nama")]
    q = forms.CharField(label="Cari nama", required=False, max_length=100)
    predikat = forms.ChoiceField(
        label="Predikat", required=False, choices=[("", "Semua"), *Predikat.pilihan(), ("belum", "Belum dinilai")]
    )
    urut = forms.ChoiceField(label="Urutkan", required=False, choices=URUT)
    sel = forms.ChoiceField(
        label="Sel kuadran", required=False, choices=[("", ""), *[(f"{h}-{p}", "") for h, p, _ in semua_sel()]]
    )
    hal = forms.IntegerField(label="Nomor halaman", min_value=1, max_value=100_000, required=False)
    unit = forms.CharField(label="Unit", max_length=16, required=False)

    @classmethod
    def baca(cls, request):
        formulir = cls(request.POST if request.method == "POST" else request.GET)
        if not formulir.is_valid():
            raise PermintaanKeliru(formulir.keluhan)
        return formulir.cleaned_data


class BeritaAcaraForm(Formulir):
    """Where and when people sat together, who they were, and one reason per person who is moved."""

    tanggal = forms.DateField(label="Tanggal", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    tempat = forms.CharField(label="Tempat", max_length=120)
    peserta = forms.ModelMultipleChoiceField(
        Pegawai.objects.none(),
        label="Peserta",
        to_field_name="kode",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Anda sendiri selalu tercatat. Yang dipilih dapat membaca Berita Acara ini.",
    )
    peserta_lain = forms.CharField(
        label="Peserta lain",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text="Satu baris satu orang: nama, jabatan. Hanya tercetak.",
    )
    kunci = forms.RegexField(r"^[a-z0-9]{16}$", label="Kunci", widget=forms.HiddenInput)

    def __init__(self, *args, orang=(), calon=(), tempat="", **kwargs):
        kwargs.setdefault("initial", {"tanggal": localdate(), "tempat": tempat, "kunci": kode_acak()})
        super().__init__(*args, **kwargs)
        self.fields["peserta"].queryset = Pegawai.objects.filter(pk__in=[p.pk for p in calon]).order_by("nama", "pk")
        self.fields["peserta"].label_from_instance = lambda p: p.nama_lengkap
        self.alasan = {}
        for o in orang:
            nama = f"alasan-{o.kode}"
            self.alasan[o.kode] = nama
            self.fields[nama] = forms.CharField(
                label="Alasan", max_length=ALASAN_TERPANJANG, widget=forms.Textarea({"rows": 2, "class": "isian"})
            )

    def clean_peserta_lain(self):
        baris = [b.strip()[:200] for b in self.cleaned_data["peserta_lain"].splitlines() if b.strip()]
        if len(baris) > PESERTA_LAIN_TERBANYAK:
            raise forms.ValidationError(f"Paling banyak {PESERTA_LAIN_TERBANYAK} peserta lain.")
        return baris

    def acara(self):
        isi = self.cleaned_data
        return Acara(isi["tanggal"], isi["tempat"].strip(), list(isi["peserta"]), isi["peserta_lain"])

    def isi_alasan(self):
        """{kode of the SKP: reason}"""
        return {kode: self.cleaned_data[nama] for kode, nama in self.alasan.items()}


class JawabForm(Formulir):
    jawaban = forms.CharField(
        label="Alasan tidak menerima", max_length=ALASAN_TERPANJANG, widget=forms.Textarea({"rows": 2})
    )


class SaringUnit(SaringForm):
    q = forms.CharField(label="Cari unit", required=False, max_length=100)
