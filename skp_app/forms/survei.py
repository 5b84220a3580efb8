"""What the BKD sets up and what a respondent chooses."""

from django import forms

from pegawai.formulir import Formulir
from skp_app.aturan.survei import NILAI, TERBANYAK, TERENDAH, Skala
from skp_app.forms import VERSI_TERBESAR, KotakTeks, TeksField, Tersembunyi
from skp_app.forms.pengelola import tanggal
from skp_app.models.survei import PANJANG_KOMENTAR, PANJANG_PENGUMUMAN


def _banyak(label, bantuan):
    return forms.IntegerField(label=label, min_value=0, max_value=TERBANYAK, help_text=bantuan)


def versi():
    return forms.IntegerField(min_value=0, max_value=VERSI_TERBESAR, widget=Tersembunyi)


class SaklarForm(Formulir):
    dasar = forms.CharField(
        label="Dasar keputusan",
        max_length=300,
        help_text="Contoh: SE Bupati nomor 12 tahun 2026 tentang survei perilaku.",
    )


class AturSurveiForm(Formulir):
    versi = versi()
    mulai = tanggal("Hari pertama")
    selesai = tanggal("Hari terakhir")
    atasan = _banyak("Atasan langsung", "1: atasan langsung ikut menjawab. 0: tidak diminta.")
    rekan = _banyak("Rekan kerja setingkat", "Diundi paling banyak sekian orang. 0: tidak diminta.")
    bawahan = _banyak("Pegawai di bawahnya", "Diundi paling banyak sekian orang. 0: tidak diminta.")
    minimum = forms.IntegerField(
        label="Jawaban paling sedikit",
        min_value=TERENDAH,
        max_value=3 * TERBANYAK,
        help_text=f"Di bawah jumlah ini tidak ada yang ditampilkan. Paling rendah {TERENDAH}.",
    )
    pengumuman = TeksField(
        label="Pengumuman",
        max_length=PANJANG_PENGUMUMAN,
        help_text="Dibaca responden sebelum menjawab, dan pegawai yang disurvei.",
        widget=KotakTeks(attrs={"rows": 6}),
    )


class BatalSurveiForm(Formulir):
    alasan = TeksField(label="Alasan", max_length=500, widget=KotakTeks(attrs={"rows": 2}))


class JawabanForm(Formulir):
    """Seven values, each a step in words and perhaps a comment; what is missing is said when it is sent."""

    versi = versi()

    def __init__(self, *args, isi=None, **kwargs):
        super().__init__(*args, **kwargs)
        for nama, nilai in (isi or {}).items():
            self.initial |= {f"{bidang}-{nama}": teks for bidang, teks in nilai.items()}

    def isian(self):
        bersih = self.cleaned_data
        return {n.value: {"skala": bersih[f"skala-{n}"], "komentar": bersih[f"komentar-{n}"]} for n in NILAI}


def _bidang():
    for n in NILAI:
        skala = forms.ChoiceField(label=n.cetak, choices=Skala.pilihan(), required=False, widget=forms.RadioSelect)
        komentar = TeksField(
            label=f"Komentar tentang {n.cetak.lower()}",
            required=False,
            max_length=PANJANG_KOMENTAR,
            widget=KotakTeks(attrs={"rows": 2}),
        )
        yield from ((f"skala-{n}", skala), (f"komentar-{n}", komentar))


JawabanForm.base_fields.update(_bidang())
