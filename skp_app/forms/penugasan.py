"""What is typed about a penugasan: who, what, how long, and of a tugas belajar where."""

from django import forms

from pegawai.forms.organisasi import HASIL_TERBANYAK, BarisField, TanggalField
from pegawai.formulir import Formulir, SaringForm
from pegawai.models import Pegawai
from skp_app.aturan.tugas_belajar import Studi
from skp_app.forms import VERSI_TERBESAR, SatuBarisField
from skp_app.models import JenisPenugasan

AKREDITASI = [("", "Pilih…"), *[(a, a) for a in "ABC"]]
STUDI = ("program", "perguruan", "jenjang", "luar_negeri", "akreditasi_perguruan", "akreditasi_prodi")


class PenugasanForm(Formulir):
    uraian = SatuBarisField(
        label="Penugasan",
        max_length=500,
        help_text="Apa yang dikerjakan, mis. anggota tim penyusun RPJMD.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    mulai = TanggalField(label="Mulai")
    selesai = TanggalField(label="Sampai", required=False)
    jenis = forms.ChoiceField(
        label="Jenis", choices=JenisPenugasan.pilihan(), initial=JenisPenugasan.BIASA.value,
        help_text="Plt., Plh., dan pejabat fungsional dalam jabatan struktural selalu RHK utama.",
    )  # fmt: skip
    program = forms.CharField(label="Program studi", max_length=200, required=False)
    perguruan = forms.CharField(label="Perguruan tinggi", max_length=200, required=False)
    jenjang = forms.ChoiceField(label="Jenjang", required=False, choices=[("", "Pilih…"), *Studi.pilihan()])
    luar_negeri = forms.BooleanField(label="Di luar negeri", required=False)
    akreditasi_perguruan = forms.ChoiceField(label="Akreditasi perguruan tinggi", required=False, choices=AKREDITASI)
    akreditasi_prodi = forms.ChoiceField(label="Akreditasi program studi", required=False, choices=AKREDITASI)

    def clean(self):
        isi = super().clean()
        if isi.get("mulai") and isi.get("selesai") and isi["selesai"] < isi["mulai"]:
            self.add_error("selesai", "Hari terakhir tidak boleh sebelum hari pertama.")
        if isi.get("jenis") == JenisPenugasan.TUGAS_BELAJAR:
            wajib = ("program", "perguruan", "jenjang")
            for bidang in (*wajib, *(() if isi.get("luar_negeri") else STUDI[4:])):
                if not isi.get(bidang) and bidang not in self.errors:
                    self.add_error(bidang, f"{self.fields[bidang].label} belum diisi.")
        return isi

    def langkah(self):
        """What the steps `tunjuk` and `ajukan` want."""
        isi = self.cleaned_data
        studi = {b: isi[b] for b in STUDI} if isi["jenis"] == JenisPenugasan.TUGAS_BELAJAR else None
        return {b: isi[b] for b in ("uraian", "mulai", "selesai", "jenis")} | {"studi": studi}


class AjukanForm(PenugasanForm):
    field_order = ("pemberi_teks",)
    pemberi_teks = forms.CharField(
        label="Penugasan dari",
        max_length=200,
        help_text="Jabatan atau lembaga yang menugaskan, seperti akan tercetak di belakang RHK.",
    )

    def langkah(self):
        return super().langkah() | {"pemberi_teks": self.cleaned_data["pemberi_teks"]}


class TunjukForm(PenugasanForm):
    field_order = ("pegawai_cari", "pegawai")
    pegawai_cari = forms.CharField(label="Cari pegawai", max_length=100, required=False)
    pegawai = BarisField(label="Pegawai yang ditunjuk")
    # The conclusion on progress that this work follows from, when the form was opened from there.
    kesimpulan = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        berjabatan = Pegawai.objects.filter(penempatan__jenis="definitif").distinct()
        self.fields["pegawai"].baris = berjabatan
        self.pilihan_pegawai = self._ditemukan(berjabatan)

    def _ditemukan(self, orang):
        dipilih = str(self["pegawai"].value() or "")
        kata = " ".join(str(self["pegawai_cari"].value() or "").split())[:100]
        ada = list(orang.filter(kode=dipilih)) if 0 < len(dipilih) <= 16 else []
        return (
            [*ada, *(o for o in orang.filter(nama__icontains=kata)[:HASIL_TERBANYAK] if o not in ada)] if kata else ada
        )


class PutusanForm(Formulir):
    putusan = forms.ChoiceField(label="Putusan", choices=[("setuju", "Setujui"), ("tolak", "Tolak")])
    catatan = forms.CharField(
        label="Catatan", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Perlu diisi bila ditolak.",
    )  # fmt: skip


class MutuForm(Formulir):
    mutu = forms.CharField(label="IPK yang diharapkan", max_length=60, help_text="Mis. di atas 3,50.")


class HasilStudiForm(Formulir):
    hasil = forms.ChoiceField(
        label="Hasil studi", choices=[("lulus", "Lulus"), ("gagal", "Tidak lulus atau berhenti studi")],
        widget=forms.RadioSelect,
    )  # fmt: skip
    tanggal = TanggalField(label="Tanggal")


class PilihPenugasanForm(Formulir):
    """'tanpa', 'tugas-12', or 'duduk-5' for a Plt./Plh. post."""

    TANPA = "tanpa"

    pilihan = forms.ChoiceField(label="Penugasan", widget=forms.RadioSelect)
    versi = forms.IntegerField(min_value=1, max_value=VERSI_TERBESAR, widget=forms.HiddenInput)

    def __init__(self, *args, baris, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pilihan"].choices = [*baris, (self.TANPA, "Tanpa penugasan")]


class AsalTunjukForm(SaringForm):
    """Whom the form is opened for, and from which conclusion on his progress."""

    pegawai = forms.CharField(label="Pegawai", max_length=16, required=False)
    kesimpulan = forms.IntegerField(label="Kesimpulan", min_value=1, max_value=2**63 - 1, required=False)
