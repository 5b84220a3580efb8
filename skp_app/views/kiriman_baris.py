"""Rows of a sheet that came with its form: those that can be saved are, the others are shown again."""

import json

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime

from pegawai.penolakan import Ditolak, IsianKeliru, VersiBasi
from skp_app.forms import baris_terkirim
from skp_app.views.kiriman import versi_dipakai
from skp_app.views.lembar import Banding

HILANG = "Baris yang Anda isi sudah tidak ada, mungkin dihapus dari tempat lain."


class KirimanBaris:
    """`bentuk` gives the form of each kind of row: {kind: callable(data, prefix=...)}."""

    def __init__(self, data, bentuk):
        buang = set(data.getlist("buang"))  # rows whose stored version was chosen
        self.form = {
            f"{jenis}-{pk}": buat(data, prefix=f"{jenis}-{pk}")
            for jenis, buat in bentuk.items()
            for pk in baris_terkirim(data, jenis, buang)
        }
        self.pakai = dict(versi_dipakai(data))
        self.hasil = None

    def simpan(self, langkah):
        """langkah(**{kind: {pk: (version, fields)}}) gives a Simpanan. Raises IsianKeliru or VersiBasi at the end."""
        kiriman = {}
        for nama, form in self.form.items():
            if form.is_valid():
                jenis, _, pk = nama.partition("-")
                versi = self.pakai.get(nama, form.cleaned_data["versi"])
                kiriman.setdefault(jenis, {})[int(pk)] = (versi, form.isian())
        self.hasil = langkah(**kiriman)
        self._pastikan_lengkap()
        return self.hasil

    def _pastikan_lengkap(self):
        if salah := self.salah:
            raise IsianKeliru("Sebagian isian belum tersimpan. Perbaiki yang ditandai, lalu simpan lagi.", salah)
        if self.hasil.hilang:
            raise IsianKeliru(HILANG)
        if self.hasil.bentrok:
            raise VersiBasi("Isian yang ditandai juga diubah dari tempat lain. Pilih versi yang dipakai.")

    @property
    def salah(self):
        """{field name: sentence}"""
        return {f.add_prefix(nama): " ".join(kalimat) for f in self.form.values() for nama, kalimat in f.errors.items()}

    @property
    def bentrok(self):
        return self.hasil.bentrok if self.hasil else []

    def tertahan(self, nama):
        """The form that the page has to show again instead of what is stored, or None."""
        form = self.form.get(nama)
        return form if form and (form.errors or nama in {b.baris for b in self.bentrok}) else None

    @property
    def yatim(self):
        """Texts typed into rows that are no longer there, so that they can be copied."""
        hilang = self.hasil.hilang if self.hasil else []
        semua = (self.form[baris][nama].value() for baris in hilang for nama in ("teks", "judul", "definisi")
                 if nama in self.form[baris].fields)  # fmt: skip
        return [teks for teks in semua if teks]

    def banding(self, nama=None):
        """Both texts of the stale rows among `nama` ({row: what people call it}); of all without it."""
        return [
            Banding(b.baris, b.versi, (nama or {}).get(b.baris, ""), [self._dua_teks(b, n) for n in b.dikirim])
            for b in self.bentrok
            if nama is None or b.baris in nama
        ]

    def _dua_teks(self, bentrok, nama):
        bidang = self.form[bentrok.baris].fields[nama]
        return bidang.label, *(_tertulis(bidang, sisi[nama]) for sisi in (bentrok.dikirim, bentrok.tersimpan))

    def jawab_otomatis(self, request, langkah):
        """The answer to an autosave: 204 with the new versions, or 422 and 409 with what goes to the row."""
        try:
            self.simpan(langkah)
        except Ditolak as alasan:
            konteks = {"alasan": alasan, "bentrok": self.banding()}
            jawaban = render(request, "skp_app/_tanda.html", konteks, status=alasan.status)
            jawaban["HX-Trigger"] = json.dumps({"sebagian": self._kabar()})
            return jawaban
        return HttpResponse(status=204, headers={"HX-Trigger": json.dumps({"tersimpan": self._kabar()})})

    def _kabar(self):
        return {"jam": f"{localtime():%H.%M}", "versi": self.hasil.versi if self.hasil else {}}


def _tertulis(bidang, nilai):
    if isinstance(nilai, bool):
        nilai = "ya" if nilai else "tidak"
    return dict(getattr(bidang, "choices", ())).get(nilai, nilai) if nilai else nilai
