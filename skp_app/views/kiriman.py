"""The rows that came with a form of the editor: checked, saved in one step, or kept to be shown again."""

from django.utils.timezone import localtime

from pegawai.penolakan import IsianKeliru, VersiBasi
from skp_app.alur import penyusunan
from skp_app.alur.baris import Bentrok
from skp_app.forms import IkiForm, LampiranForm, PakaiForm, RhkForm, baris_terkirim
from skp_app.models import Skp
from skp_app.views.ambil import skp_ditulis


class Kiriman:
    """What can be saved is saved; what cannot is kept, with the reason, to be shown again."""

    def __init__(self, data):
        buang = set(data.getlist("buang"))  # rows whose stored version was chosen
        self.rhk = {pk: RhkForm(data, prefix=f"rhk-{pk}") for pk in baris_terkirim(data, "rhk", buang)}
        self.iki = {pk: IkiForm(data, prefix=f"iki-{pk}") for pk in baris_terkirim(data, "iki", buang)}
        self.lampiran = LampiranForm(data) if "lampiran-versi" in data and "lampiran" not in buang else None
        self.pakai = dict(versi_dipakai(data))
        self.bentrok, self.hilang, self.versi = [], [], {}

    def simpan(self, kode, saya):
        """Returns the SKP. Raises IsianKeliru or VersiBasi when a row could not be saved."""
        try:
            hasil = penyusunan.simpan_isi(kode, oleh=saya, rhk=self._sah(self.rhk), iki=self._sah(self.iki))
        except Skp.DoesNotExist:
            return skp_ditulis(saya, kode)  # refuses, as 404 or 403
        self.versi, self.bentrok, self.hilang = hasil.versi, hasil.bentrok, hasil.hilang
        if self.lampiran and self.lampiran.is_valid():
            self._simpan_lampiran(hasil.skp, saya)
        self._pastikan_lengkap()
        return hasil.skp

    def _sah(self, formulir):
        return {pk: (self._versi(f), f.isian()) for pk, f in formulir.items() if f.is_valid()}

    def _versi(self, formulir):
        return self.pakai.get(formulir.prefix, formulir.cleaned_data["versi"])

    def _simpan_lampiran(self, skp, saya):
        isian = self.lampiran.isian()
        try:
            versi = penyusunan.simpan_lampiran(skp, oleh=saya, versi=self._versi(self.lampiran), **isian)
        except VersiBasi as basi:
            self.bentrok.append(Bentrok("lampiran", skp.versi_lampiran, basi.tersimpan, basi.dikirim))
        else:
            self.versi["lampiran"] = versi

    def _pastikan_lengkap(self):
        if salah := self.salah:
            raise IsianKeliru("Sebagian isian belum tersimpan. Perbaiki yang ditandai, lalu simpan lagi.", salah)
        if self.hilang:
            raise IsianKeliru("Baris yang Anda isi sudah tidak ada di SKP ini, mungkin dihapus dari tempat lain.")
        if self.bentrok:
            raise VersiBasi("Isian yang ditandai juga diubah dari tempat lain. Pilih versi yang dipakai.")

    @property
    def salah(self):
        """{field name: sentence}"""
        semua = [*self.rhk.values(), *self.iki.values(), *filter(None, [self.lampiran])]
        return {f.add_prefix(nama): " ".join(kalimat) for f in semua for nama, kalimat in f.errors.items()}

    def tertahan(self, formulir):
        """Does the page have to show this form again, instead of what is stored?"""
        return bool(formulir.errors) or formulir.prefix in {b.baris for b in self.bentrok}

    @property
    def yatim(self):
        """Texts typed into rows that are no longer there, so that they can be copied."""
        formulir = {f.prefix: f for f in [*self.rhk.values(), *self.iki.values()]}
        return [teks for baris in self.hilang if (teks := formulir[baris]["teks"].value())]

    def kabar(self):
        """What an autosave tells the page: the time, and the versions that the next one must rest on."""
        return {"jam": f"{localtime():%H.%M}", "versi": self.versi}


def versi_dipakai(data):
    """(row, stored version) of every 'Pakai versi saya'."""
    for nilai in data.getlist("pakai"):
        formulir = PakaiForm({"pakai": nilai})
        if formulir.is_valid() and formulir.cleaned_data["pakai"]:
            baris, versi = formulir.cleaned_data["pakai"].split(":")
            yield baris, int(versi)
