"""What is typed about doubtful penilai: the filter of the queue, and the ways out of it."""

from django import forms
from django.utils.timezone import localdate

from pegawai.alur.antrean_atasan import PANJANG_CATATAN
from pegawai.aturan.kepegawaian import JenisPenempatan
from pegawai.aturan.keyakinan import Sebab, Tingkat
from pegawai.forms.organisasi import TanggalField
from pegawai.formulir import Formulir, SaringForm

PLT_PLH = [(j.value, j.cetak) for j in (JenisPenempatan.PLT, JenisPenempatan.PLH)]


class SaringAtasan(SaringForm):
    KEADAAN = [("", "Belum ditinjau"), ("dibenarkan", "Sudah dibenarkan"), ("semua", "Semua")]
    q = forms.CharField(label="Cari nama atau NIP", required=False, max_length=150)
    unit = forms.ChoiceField(label="Unit", required=False)
    tingkat = forms.ChoiceField(
        label="Tingkat",
        required=False,
        choices=[("", "Semua"), *(p for p in Tingkat.pilihan() if p[0] != Tingkat.PASTI)],
    )
    sebab = forms.ChoiceField(label="Sebab", required=False, choices=[("", "Semua"), *Sebab.pilihan()])
    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=KEADAAN)

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "Semua"), *unit]


class CariPejabatForm(SaringForm):
    pejabat = forms.CharField(label="Cari pejabat lain", required=False, max_length=100)


class BenarkanForm(Formulir):
    catatan = forms.CharField(
        label="Sebab penilai ini benar",
        max_length=PANJANG_CATATAN,
        help_text="Mis. “Kursi kepala seksi sengaja kosong sampai pelantikan Maret.”",
    )


class PilihPejabatForm(Formulir):
    """One official out of those on the page."""

    orang = forms.CharField(label="Pejabat", max_length=16, error_messages={"required": "Pilih pejabatnya."})


class CatatPltForm(PilihPejabatForm):
    jenis = forms.ChoiceField(label="Jenis", choices=PLT_PLH, initial="plt")
    mulai = TanggalField(label="TMT (hari pertama)", initial=localdate)
    selesai = TanggalField(label="Hari terakhir", required=False)


class SatuPimpinanForm(Formulir):
    penempatan = forms.IntegerField(label="Pimpinan", min_value=1, max_value=2**63 - 1)
