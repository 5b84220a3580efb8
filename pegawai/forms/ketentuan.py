"""A proposal for a policy number: one field for each leaf of its value. And days that are no hari kerja."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.timezone import localdate

from pegawai.alur.libur import Hari
from pegawai.aturan.bentuk import TIDAK, YA, baca, daun, pasang, sebut_jalan, tulis
from pegawai.forms.organisasi import TanggalField
from pegawai.formulir import Formulir, SaringForm
from pegawai.models.libur import JenisLibur

BARIS_TERBANYAK = 60


class UsulanKetentuanForm(Formulir):
    """`UsulanKetentuanForm.untuk(value)` is the form with a field for each of its leaves."""

    nilai: Any = None
    daun: dict = {}
    mulai = TanggalField(label="Berlaku mulai")
    sumber = forms.CharField(label="Dasar", max_length=300, help_text="Peraturan atau keputusan, dengan nomornya.")
    alasan = forms.CharField(label="Alasan perubahan", max_length=500, widget=forms.Textarea({"rows": 2}))

    @classmethod
    def untuk(cls, nilai):
        semua = {f"nilai-{n}": (jalan, isi) for n, (jalan, isi) in enumerate(daun(nilai))}
        isian = {nama: _isian(jalan, isi) for nama, (jalan, isi) in semua.items()}
        return type("UsulanNilaiForm", (cls,), {"nilai": nilai, "daun": semua, **isian})

    def isian_nilai(self):
        return [self[nama] for nama in self.daun]

    def clean(self):
        baru = {}
        for nama, (jalan, contoh) in self.daun.items():
            if nama in self.errors:
                continue
            try:
                baru[jalan] = baca(contoh, self.cleaned_data.get(nama, "").strip())
            except ValueError as galat:
                self.add_error(nama, f"{self.fields[nama].label}: {galat}")
        self.nilai_baru = pasang(self.nilai, baru)
        return self.cleaned_data

    def langkah(self):
        """What the step `usulkan` wants beside the key."""
        isi = self.cleaned_data
        return {"nilai": self.nilai_baru, "mulai": isi["mulai"], "sumber": isi["sumber"], "alasan": isi["alasan"]}


def _isian(jalan, isi):
    """The field of one leaf, filled with what is in force."""
    lain = {"label": sebut_jalan(jalan) or "Nilai", "initial": tulis(isi)}
    if isinstance(isi, bool):
        return forms.ChoiceField(choices=[(YA, "Ya"), (TIDAK, "Tidak")], **lain)
    if isinstance(isi, list):
        kotak = forms.Textarea({"rows": min(12, len(isi) + 1)})
        return forms.CharField(required=False, max_length=4000, widget=kotak, help_text="Satu per baris.", **lain)
    return forms.CharField(required=False, max_length=200, **lain)


class TolakUsulanForm(Formulir):
    catatan = forms.CharField(label="Catatan", max_length=500, required=False, widget=forms.Textarea({"rows": 2}))


class SaringAturan(SaringForm):
    q = forms.CharField(label="Cari ketentuan", required=False, max_length=100)


class SaringLibur(SaringForm):
    tahun = forms.IntegerField(label="Tahun", required=False, min_value=2000, max_value=2100)

    def clean_tahun(self):
        return self.cleaned_data["tahun"] or localdate().year


class LiburForm(Formulir):
    sumber = forms.CharField(
        label="Dasar", max_length=200, help_text="Keputusan bersama atau keputusan kepala daerah, dengan nomornya."
    )
    baris = forms.CharField(
        label="Hari libur",
        max_length=8000,
        widget=forms.Textarea({"rows": 6}),
        help_text="Satu per baris: tanggal; nama; jenis (nasional, cuti bersama, atau daerah). "
        "Contoh: 17/08/2027; Hari Kemerdekaan; nasional. Boleh ditempel dari Excel.",
    )

    def clean_baris(self):
        baris = [b for b in self.cleaned_data["baris"].splitlines() if b.strip()]
        if len(baris) > BARIS_TERBANYAK:
            raise forms.ValidationError(f"Paling banyak {BARIS_TERBANYAK} hari sekali simpan.")
        hari, salah = [], []
        for nomor, teks in enumerate(baris, start=1):
            try:
                hari.append(_hari(teks))
            except ValueError as galat:
                salah.append(f"Baris {nomor}: {galat}")
        kembar = {h.tanggal for h in hari if [x.tanggal for x in hari].count(h.tanggal) > 1}
        salah += [f"Tanggal {k:%d/%m/%Y} tertulis dua kali." for k in sorted(kembar)]
        if salah:
            raise forms.ValidationError(salah)
        return hari


def _hari(teks: str) -> Hari:
    bagian = [b.strip() for b in teks.replace("\t", ";").split(";")]
    if len(bagian) != 3 or not bagian[1] or len(bagian[1]) > 120:
        raise ValueError("tulis tanggal; nama; jenis.")
    jenis = bagian[2].lower().replace(" ", "_")
    if jenis not in list(JenisLibur):
        raise ValueError(f"jenis “{bagian[2]}” tidak dikenal; tulis nasional, cuti bersama, atau daerah.")
    return Hari(_tanggal(bagian[0]), bagian[1], jenis)


def _tanggal(teks: str) -> date:
    for pola in ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y"):
        try:
            hari = datetime.strptime(teks, pola).date()
        except ValueError:
            continue
        if 2000 <= hari.year <= 2100:
            return hari
    raise ValueError(f"tanggal “{teks}” tidak terbaca; tulis seperti 17/08/2027.")
