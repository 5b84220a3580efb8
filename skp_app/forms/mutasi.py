"""Proses Mutasi: what happened to whom from when, where he goes, and which RHK come along."""

from django import forms

from pegawai.aturan.kepegawaian import JenisJabatan
from pegawai.forms.organisasi import KOSONG, CariForm, TanggalField
from pegawai.formulir import Formulir, SaringForm
from skp_app.alur.mutasi import Permintaan, Tujuan
from skp_app.aturan.peristiwa import PINDAH, JenisPeristiwa

RHK_TERBANYAK = 120  # own ones and those of the head before


class SaringPeristiwa(SaringForm):
    q = forms.CharField(label="Cari pegawai", required=False, max_length=100)


class MutasiForm(CariForm):
    """The whole event; each page of the wizard carries what the others asked for in hidden fields."""

    CATAT, TERCATAT = "catat", "tercatat"
    POKOK = ("jenis", "tmt", "dasar", "cara", "unit", "jabatan", "jenis_jabatan", "memimpin")

    jenis = forms.ChoiceField(label="Yang terjadi", choices=JenisPeristiwa.pilihan(), widget=forms.RadioSelect)
    tmt = TanggalField(
        label="Terhitung mulai tanggal",
        help_text="Hari pertama sesudah perubahan. SKP lama berakhir sehari sebelumnya.",
    )
    dasar = forms.CharField(label="Nomor surat keputusan", max_length=200, required=False)
    cara = forms.ChoiceField(
        label="Penempatan baru",
        required=False,
        initial=CATAT,
        choices=[(CATAT, "Catat sekarang"), (TERCATAT, "Sudah dicatat pada data pegawai")],
        widget=forms.RadioSelect,
    )
    jabatan = forms.CharField(label="Jabatan tujuan", max_length=255, required=False)
    jenis_jabatan = forms.ChoiceField(label="Jenis jabatan", required=False, choices=[*KOSONG, *JenisJabatan.pilihan()])
    memimpin = forms.BooleanField(label="Memimpin unit tujuan", required=False)
    bawahan = forms.BooleanField(label="Proses juga pergantian penilai bawahannya", required=False)
    rhk = forms.TypedMultipleChoiceField(label="RHK", coerce=int, required=False)

    def __init__(self, *args, boleh_catat, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].required = False
        self.fields["unit"].label = "Unit tujuan"
        terkirim = self.data.getlist("rhk") if self.is_bound else []
        angka = {r for r in terkirim[:RHK_TERBANYAK] if r.isascii() and r.isdigit() and len(r) < 19}
        self.fields["rhk"].choices = [(r, r) for r in angka]  # whose they are is asked by the step
        if not boleh_catat:
            self.fields["cara"].choices = [(self.TERCATAT, "Sudah dicatat BKD pada data pegawai")]
            self.initial["cara"] = self.TERCATAT

    def clean(self):
        isi = super().clean()
        if isi.get("jenis") in PINDAH and isi.get("cara") != self.TERCATAT:
            for bidang in ("unit", "jabatan", "jenis_jabatan"):
                if not isi.get(bidang) and bidang not in self.errors:
                    self.add_error(bidang, f"{self.fields[bidang].label} belum diisi.")
        return isi

    def permintaan(self, orang):
        """What the step `jalankan` wants."""
        isi = self.cleaned_data
        pindah = isi["jenis"] in PINDAH and isi["cara"] != self.TERCATAT
        tujuan = Tujuan(isi["unit"], " ".join(isi["jabatan"].split()), isi["jenis_jabatan"], isi["memimpin"])
        return Permintaan(
            orang, JenisPeristiwa(isi["jenis"]), isi["tmt"], isi["dasar"].strip(), tujuan if pindah else None,
            frozenset(isi["rhk"]), isi["bawahan"],
        )  # fmt: skip

    def tersembunyi(self, *lain):
        """[(name, value)] of the fields that the next page carries on."""
        terkirim = [(n, self.data.get(n, "")) for n in (*self.POKOK, *lain) if n != "rhk"]
        rhk = [("rhk", pk) for pk in self.cleaned_data.get("rhk", [])] if "rhk" in lain else []
        return [(n, isi) for n, isi in terkirim if isi] + rhk


class BawahanForm(Formulir):
    tmt = TanggalField(label="Terhitung mulai tanggal", help_text="Hari pertama pimpinan yang baru.")
    dasar = forms.CharField(label="Nomor surat keputusan", max_length=200, required=False)
