"""The grid of a matrix as its page shows it: columns, people, cells, chips and findings; queries do not grow."""

from collections import Counter
from functools import cached_property
from typing import NamedTuple

from skp_app.alur.matriks import baris_berlaku, belum_masuk, jabatan_pemimpin, kunci_kolom, skp_pemimpin, sumber_kolom
from skp_app.aturan.matriks import Peran, kata_kegiatan, temuan, tulis_sel
from skp_app.aturan.rencana import kunci
from skp_app.aturan.status import BELUM_DITETAPKAN
from skp_app.models import BarisMatriks, KolomMatriks, Matriks, PeranHasil, Rhk, SelMatriks, Strategi

KEADAAN = {
    "baru": ("Belum dibagikan", "netral"),
    "dibagikan": ("Dibagikan", "biru"),
    "dipakai": ("Dipakai di SKP", "hijau"),
    "berubah": ("Berubah di SKP", "kuning"),
}


class Butir(NamedTuple):
    """One contribution with its state."""

    peran: PeranHasil
    keadaan: str
    di_skp: str  # the words of the RHK, where they differ
    kata: str  # an activity verb it begins with

    @property
    def cip(self):
        return KEADAAN[self.keadaan]


class Sel(NamedTuple):
    baris: BarisMatriks
    kolom: KolomMatriks
    versi: int
    butir: list[Butir]

    @property
    def letak(self):
        return self.baris.pk, self.kolom.pk

    @property
    def teks(self):
        """What is typed into it."""
        return tulis_sel([Peran(b.peran.teks, b.peran.jenis) for b in self.butir])


class Kolom(NamedTuple):
    kolom: KolomMatriks
    nomor: int
    keadaan: str  # "", berubah, hilang
    di_skp: str
    strategi: list[str]
    banyak: int


class Orang(NamedTuple):
    baris: BarisMatriks
    sel: list[Sel]
    tim: list[Matriks]
    jabatan: str

    @property
    def nama(self):
        return self.baris.pegawai.nama_lengkap if self.baris.pegawai else self.baris.nama_luar

    @property
    def banyak(self):
        return sum(len(s.butir) for s in self.sel)


class Papan:
    """`menulis` shows everything; others see what was shared."""

    def __init__(self, matriks, *, menulis=True, baris=None, kolom=None):
        self.matriks, self.menulis = matriks, menulis
        self.skp = skp_pemimpin(matriks.pemilik_id, matriks.periode_id)
        self.sumber = {s.kunci: s for s in sumber_kolom(matriks, self.skp)}
        self._kolom = list(matriks.kolom.all()) if kolom is None else kolom
        self._baris = self._ambil_baris() if baris is None else baris
        self.anak = self._ambil_anak()
        self.isi = self._ambil_isi()
        self.orang = [self._orang(b) for b in self._baris]
        self.kolom = self._susun_kolom()

    def _ambil_baris(self):
        sertai = ("pegawai", "penempatan__jabatan", "penempatan__unit", "penugasan__penilai")
        return list(self.matriks.baris.select_related(*sertai))

    def _ambil_anak(self):
        hasil = {}
        for anak in self.matriks.anak.select_related("tim"):
            hasil.setdefault(anak.pemilik_id, []).append(anak)
        return hasil

    def _ambil_isi(self):
        """{(row, column): Sel}"""
        baris, kolom = {b.pk: b for b in self._baris}, {k.pk: k for k in self._kolom}
        sel = {s.pk: s for s in SelMatriks.objects.filter(baris__in=baris, kolom__in=kolom)}
        peran = PeranHasil.objects.filter(sel__in=sel).select_related("rhk")
        semua = list(peran if self.menulis else peran.exclude(dibagikan_pada=None))
        kini = self._rhk_kini(semua)
        butir = {}
        for p in semua:
            butir.setdefault(p.sel_id, []).append(self._butir(p, kini))
        return {
            (s.baris_id, s.kolom_id): Sel(baris[s.baris_id], kolom[s.kolom_id], s.versi, butir.get(s.pk, []))
            for s in sel.values()
        }

    def _rhk_kini(self, semua):
        """The RHK as they are now in the SKP in force, by their line."""
        garis = {p.rhk.garis for p in semua if p.rhk}
        return baris_berlaku(self.matriks.periode_id, garis, Rhk) if garis else {}

    def _butir(self, peran, kini):
        kata = kata_kegiatan(peran.teks) if self.menulis else ""
        if peran.rhk is None:
            return Butir(peran, "dibagikan" if peran.dibagikan_pada else "baru", "", kata)
        teks = (kini.get(peran.rhk.garis) or peran.rhk).teks
        sama = kunci(teks) == kunci(peran.teks)
        # A draft is its owner's: its words are shown to nobody else.
        return Butir(peran, "dipakai" if sama else "berubah", "" if peran.rhk.garis not in kini else teks, kata)

    def _orang(self, baris):
        sel = [self.isi.get((baris.pk, k.pk)) or Sel(baris, k, 0, []) for k in self._kolom]
        jabatan = baris.penempatan.nama_jabatan if baris.penempatan else baris.jabatan_luar
        return Orang(baris, sel, self.anak.get(baris.pegawai_id, []), jabatan)

    def _susun_kolom(self):
        banyak = Counter(k for (_, k), sel in self.isi.items() if sel.butir)
        strategi = self._strategi()
        return [
            Kolom(k, n, *self._keadaan_kolom(k), strategi.get(k.garis_iki, []), banyak[k.pk])
            for n, k in enumerate(self._kolom, start=1)
        ]

    def _keadaan_kolom(self, kolom):
        sumber = self.sumber.get(kunci_kolom(kolom))
        if sumber is None:
            return "hilang", ""
        return ("", "") if sumber.teks == kolom.teks else ("berubah", sumber.teks)

    def _strategi(self):
        hasil = {}
        garis = [k.garis_iki for k in self._kolom if k.garis_iki]
        if self.skp and garis:
            for s in Strategi.objects.filter(skp=self.skp, garis_iki__in=garis):
                hasil.setdefault(s.garis_iki, []).append(s.teks)
        return hasil

    # What the page says about it -------------------------------------------------------------------
    @property
    def rancangan(self):
        return self.skp is not None and self.skp.status in BELUM_DITETAPKAN

    @property
    def jabatan(self):
        return jabatan_pemimpin(self.matriks, self.skp)

    @property
    def kolom_baru(self):
        """Rows of the SKP that head no column."""
        return self.sumber.keys() - {kunci_kolom(k) for k in self._kolom}

    @property
    def kolom_usang(self):
        return [k for k in self.kolom if k.keadaan]

    @cached_property
    def temuan(self):
        sel = {letak: [b.peran.teks for b in s.butir] for letak, s in self.isi.items()}
        return temuan([b.pk for b in self._baris], [k.pk for k in self._kolom], sel)

    @property
    def kolom_kosong(self):
        return [k for k in self.kolom if k.kolom.pk in self.temuan.kolom_kosong]

    @property
    def orang_kosong(self):
        return [o for o in self.orang if o.baris.pk in self.temuan.baris_kosong]

    @property
    def kegiatan(self):
        """[(person, column, the word)] of contributions that name an activity."""
        orang, kolom = {o.baris.pk: o for o in self.orang}, {k.kolom.pk: k for k in self.kolom}
        return [(orang[b], kolom[k], kata) for b, k, kata in self.temuan.kegiatan]

    @property
    def belum_dibagikan(self):
        return sum(b.keadaan == "baru" for s in self.isi.values() if s.baris.pegawai_id for b in s.butir)

    @property
    def banyak(self):
        """{state: how many contributions}"""
        return Counter(b.keadaan for s in self.isi.values() for b in s.butir)

    @cached_property
    def belum_masuk(self):
        return belum_masuk(self.matriks, {b.pegawai_id for b in self._baris})


def papan_sel(matriks, baris, kolom):
    """The one cell, as the grid would show it."""
    (orang,) = Papan(matriks, baris=[baris], kolom=[kolom]).orang
    return orang.sel[0]
