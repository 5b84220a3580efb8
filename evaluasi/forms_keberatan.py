"""What people send to the pages of a keberatan. The predikat is no field: it follows from the quadrant."""

from django import forms

from evaluasi.alur.keberatan import (
    ALASAN_TERPANJANG,
    ALASAN_TERPENDEK,
    KETERANGAN_TERPANJANG,
    TERLAMBAT_TERPANJANG,
)
from evaluasi.aturan.keberatan import Bagian, Keputusan, Pihak, Status
from evaluasi.aturan.kuadran import Rating
from pegawai.aturan.teks_instansi import BANTUAN
from pegawai.formulir import Formulir, SaringForm

KEADAAN = [("", "Semua"), ("terbuka", "Belum diputus"), *Status.pilihan()]


class SaringKeberatan(SaringForm):
    keadaan = forms.ChoiceField(label="Keadaan", choices=KEADAAN, required=False)


class BuktiField(forms.MultipleChoiceField):
    """Items of one's own gudang, by their public names; cleaned they are the items."""

    widget = forms.CheckboxSelectMultiple

    def dari(self, gudang):
        self.gudang = {b.kode: b for b in gudang}
        self.choices = [(b.kode, f"{b.judul} ({b.get_jenis_display().lower()})") for b in gudang]

    def clean(self, value):
        return [self.gudang[k] for k in super().clean(value)]


class LampirkanForm(Formulir):
    bukti = BuktiField(label="Bukti dari gudang Anda")

    def __init__(self, *args, gudang, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["bukti"].dari(gudang)


class AjukanForm(Formulir):
    bagian = forms.MultipleChoiceField(
        label="Bagian yang dikeberatkan", choices=Bagian.pilihan, widget=forms.CheckboxSelectMultiple
    )
    alasan = forms.CharField(
        label="Alasan",
        min_length=ALASAN_TERPENDEK,
        max_length=ALASAN_TERPANJANG,
        widget=forms.Textarea({"rows": 8}),
        help_text=BANTUAN["keberatan"],
    )
    alasan_terlambat = forms.CharField(
        label="Mengapa terlambat", max_length=TERLAMBAT_TERPANJANG, required=False, widget=forms.Textarea({"rows": 3})
    )

    bukti = BuktiField(label="Bukti dari gudang Anda", required=False)

    def __init__(self, *args, gudang, terlambat=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["bukti"].dari(gudang)
        if not gudang:
            del self.fields["bukti"]
        if not terlambat:
            del self.fields["alasan_terlambat"]


class KeteranganForm(Formulir):
    """`pihak` only for who writes down what somebody said."""

    pihak = forms.ChoiceField(label="Keterangan dari", choices=Pihak.pilihan, widget=forms.RadioSelect)
    isi = forms.CharField(label="Isi keterangan", max_length=KETERANGAN_TERPANJANG, widget=forms.Textarea({"rows": 5}))

    def __init__(self, *args, sendiri, **kwargs):
        super().__init__(*args, **kwargs)
        if sendiri:
            del self.fields["pihak"]


class CatatanForm(Formulir):
    catatan = forms.CharField(label="Alasan", max_length=TERLAMBAT_TERPANJANG, widget=forms.Textarea({"rows": 3}))


class PembantuForm(Formulir):
    nip = forms.CharField(label="NIP pembantu pemeriksa", max_length=30)


class PutusForm(Formulir):
    keputusan = forms.ChoiceField(label="Keputusan", choices=Keputusan.pilihan, widget=forms.RadioSelect)
    rating_hasil = forms.ChoiceField(
        label="Rating hasil kerja yang baru", choices=Rating.pilihan, required=False, widget=forms.RadioSelect
    )
    rating_perilaku = forms.ChoiceField(
        label="Rating perilaku kerja yang baru", choices=Rating.pilihan, required=False, widget=forms.RadioSelect
    )
    rekomendasi = forms.CharField(
        label="Pertimbangan dan rekomendasi",
        max_length=KETERANGAN_TERPANJANG,
        widget=forms.Textarea({"rows": 6}),
        help_text="Tercetak pada keputusan. Bila hasil diubah, ini menjadi rekomendasi yang baru.",
    )
