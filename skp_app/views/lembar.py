"""The sheet of an SKP as its pages show it: rows in printed order, what is missing, what was typed."""

from collections import defaultdict
from typing import NamedTuple

from pegawai.aturan.teks_instansi import BANTUAN
from skp_app.alur import manual, perjanjian
from skp_app.alur.baris import Bentrok
from skp_app.alur.intervensi import Tautan, tautan
from skp_app.alur.isi import baris_rhk, isi_skp, wajib_utama
from skp_app.aturan.berakhlak import DEFINISI, PANDUAN, NilaiPerilaku
from skp_app.aturan.hasil_kerja import Aspek, JenisRhk, Keluarga, Kendali, Pendekatan, Perspektif
from skp_app.aturan.kelengkapan import kekurangan, saran, saran_kendali, saran_teks
from skp_app.aturan.lampiran import SARAN
from skp_app.aturan.pencapaian import contoh_untuk
from skp_app.aturan.target import bacaan
from skp_app.forms import IkiForm, LampiranForm, RhkForm
from skp_app.models import Iki, Rhk

BIDANG_RHK = ("teks", "penugasan_dari", "kendali")
BIDANG_IKI = ("teks", "target", "aspek", "perspektif")
JUDUL_KELOMPOK = {JenisRhk.UTAMA: "A. Utama", JenisRhk.TAMBAHAN: "B. Tambahan"}
LABEL = {"teks": "Teks", "penugasan_dari": "Penugasan dari", "target": "Target", "aspek": "Aspek",
         "perspektif": "Perspektif", "dukungan": "Dukungan sumber daya", "skema": "Skema pertanggungjawaban",
         "konsekuensi": "Konsekuensi", "sumber_data": "Sumber data", "kendala": "Kendala",
         "kendali": "Tingkat kendali"}  # fmt: skip


class Banding(NamedTuple):
    """One stale row for the page: where it is, which version is stored, and both texts of each field."""

    baris: str
    versi: int
    nama: str
    bidang: list[tuple[str, str, str]]  # label, typed, stored


class BarisIki(NamedTuple):
    iki: Iki
    sebutan: str
    form: IkiForm

    @property
    def aspek(self):
        return self.form["aspek"].value() or []

    @property
    def bacaan(self):
        """How the target is read; a line under the field that says it."""
        return bacaan(str(self.form["target"].value() or ""))


class Baris(NamedTuple):
    rhk: Rhk
    form: RhkForm
    iki: list[BarisIki]
    kurang: list
    bentrok: list[Banding]
    aktif: bool
    tautan: Tautan | None = None

    @property
    def saran(self):
        return kalimat_teks(str(self.form["teks"].value() or ""))

    @property
    def tinggi(self):
        """Table rows that the RHK cell spans."""
        return max(len(self.iki), 1) + 1

    @property
    def ringkas_kurang(self):
        return f"Kurang {len(self.kurang)} hal"


class Lembar:
    """Drawn from what is stored; fields of `kiriman` show what was typed instead, with its mistakes."""

    def __init__(self, skp, kiriman=None, buka=None):
        self.skp, self.kiriman = skp, kiriman
        self.rhk = baris_rhk(skp)
        self.isi = isi_skp(skp, self.rhk)
        self.tautan = tautan(skp)
        janji = perjanjian.temuan(skp, self.rhk)
        self.kurang = [*kekurangan(self.isi, wajib_utama(self.rhk)), *janji.kekurangan]
        self.saran = [*saran(self.isi), *self._saran_kendali(), *janji.saran]
        manual.tandai(skp, self.rhk)
        self.buka = self._terbuka(buka)
        self.baris = [self._baris(r) for r in self.rhk]

    def _saran_kendali(self):
        kendali = {r.nomor: r.kendali for r in self.rhk}
        return (
            saran_kendali(kendali, self.skp.keluarga, self.skp.penempatan.jabatan.jenis)
            if any(kendali.values())
            else []
        )

    def _terbuka(self, buka):
        """The RHK asked for, else the first that lacks something, else the first."""
        if buka and buka <= len(self.rhk):
            return buka
        kurang = {t.jangkar for t in self.kurang}
        return next((r.nomor for r in self.rhk if f"rhk-{r.nomor}" in kurang), 1)

    def _baris(self, rhk):
        iki = [
            BarisIki(i, f"indikator {n} RHK {rhk.nomor}", self._form(IkiForm, "iki", i, BIDANG_IKI))
            for n, i in enumerate(rhk.iki.all(), start=1)
        ]
        kurang = [t for t in self.kurang if t.jangkar == f"rhk-{rhk.nomor}"]
        form = self._form(RhkForm, "rhk", rhk, BIDANG_RHK)
        return Baris(rhk, form, iki, kurang, self._bentrok(rhk, iki), rhk.nomor == self.buka, self.tautan.get(rhk.pk))

    def _form(self, kelas, jenis, objek, bidang):
        terkirim = getattr(self.kiriman, jenis, {}).get(objek.pk)
        if terkirim and self.kiriman.tertahan(terkirim):
            return terkirim
        awal = {b: getattr(objek, b) for b in (*bidang, "versi")}
        return kelas(prefix=f"{jenis}-{objek.pk}", initial=awal)

    def _bentrok(self, rhk, iki):
        nama = {f"rhk-{rhk.pk}": f"RHK {rhk.nomor}"}
        nama |= {f"iki-{b.iki.pk}": b.sebutan.capitalize() for b in iki}
        return banding(self.kiriman, nama)

    @property
    def kelompok(self):
        return [
            (jenis.value, judul, [b for b in self.baris if b.rhk.jenis == jenis])
            for jenis, judul in JUDUL_KELOMPOK.items()
        ]

    @property
    def lampiran(self):
        terkirim = self.kiriman and self.kiriman.lampiran
        if terkirim and self.kiriman.tertahan(terkirim):
            return terkirim
        return LampiranForm(initial={**self.isi["lampiran"], "versi": self.skp.versi_lampiran})

    @property
    def bentrok_lampiran(self):
        return banding(self.kiriman, {"lampiran": "Lampiran SKP"})

    @property
    def perilaku(self):
        return perilaku(self.isi["ekspektasi"])

    @property
    def saran_lampiran(self):
        """{part: [(suggested line, is its kind spoken of)]}"""
        hasil = defaultdict(list)
        for s in SARAN:
            hasil[s.jenis.value].append((s, s.disebut(self.isi["lampiran"].get(s.jenis, ()))))
        return dict(hasil)

    @property
    def contoh(self):
        return contoh_untuk(f"{self.skp.penempatan.jabatan.nama} {self.skp.unit.nama}")

    @property
    def bantuan(self):
        """What belongs into the columns of the sheet."""
        kode = ("rhk", "indikator", "target", "perspektif" if self.jpt else "aspek")
        return [BANTUAN[k] for k in kode]

    @property
    def lengkap(self):
        """How many RHK lack nothing."""
        return sum(not b.kurang for b in self.baris)

    @property
    def ada_lampiran(self):
        return sum(bool(butir) for butir in self.isi["lampiran"].values())

    @property
    def kuantitatif(self):
        return self.skp.pendekatan == Pendekatan.KUANTITATIF

    @property
    def jpt(self):
        return self.skp.keluarga == Keluarga.JPT

    @property
    def dengan_penugasan(self):
        """The forms print who assigned the RHK, except A.1.7 whose column (2) says which RHK it supports."""
        return self.jpt or not self.kuantitatif

    @property
    def kolom_iki(self):
        """Columns that one IKI takes: its text, its target when it stands apart, aspek or perspektif, the tool."""
        return 2 + 2 * self.kuantitatif if not self.jpt else 3 + self.kuantitatif

    @property
    def kolom(self):
        return self.kolom_iki + 2

    aspek = Aspek.pilihan()


def kalimat_teks(teks):
    """'Dimulai dengan “Menyusun”. Tulis hasilnya, ...' for an RHK that names an activity or a category."""
    kalimat = saran_teks(teks)
    return f"{kalimat[:1].upper()}{kalimat[1:]}"


def perilaku(ekspektasi):
    """The seven values with their guide and what the Pimpinan expects beyond it."""
    return [
        {
            "kunci": nilai.value,
            "nomor": nomor,
            "nama": nilai.cetak,
            "arti": DEFINISI[nilai],
            "panduan": PANDUAN[nilai],
            "ekspektasi": ekspektasi.get(nilai.value, []),
        }
        for nomor, nilai in enumerate(NilaiPerilaku, start=1)
    ]


def banding(kiriman, nama=None):
    """Both texts of the stale rows among `nama` ({row: what people call it}); of all, when the place says it."""
    bentrok: list[Bentrok] = getattr(kiriman, "bentrok", [])
    return [
        Banding(b.baris, b.versi, (nama or {}).get(b.baris, ""), [_dua_teks(b, bidang) for bidang in b.dikirim])
        for b in bentrok
        if nama is None or b.baris in nama
    ]


def _dua_teks(bentrok, bidang):
    dikirim, tersimpan = (_tertulis(bidang, sisi[bidang]) for sisi in (bentrok.dikirim, bentrok.tersimpan))
    return LABEL[bidang], dikirim, tersimpan


def _tertulis(bidang, nilai):
    if bidang == "aspek":
        return ", ".join(Aspek(a).cetak for a in nilai)
    if bidang == "perspektif":
        return Perspektif(nilai).cetak if nilai else ""
    if bidang == "kendali":
        return Kendali(nilai).cetak if nilai else ""
    return "\n".join(nilai) if isinstance(nilai, list) else nilai


def kolom(isi):
    """Columns of the reading table: number, RHK, indicator; target apart when kuantitatif; aspek or perspektif."""
    kuantitatif, jpt = isi["pendekatan"] == Pendekatan.KUANTITATIF, isi["keluarga"] == Keluarga.JPT
    return 3 + kuantitatif + (jpt or kuantitatif)


def isi_terbaca(isi):
    """Content (live or frozen) for the reading table: groups of RHK with printed words instead of stored ones."""
    kelompok = defaultdict(list)
    for rhk in isi["rhk"]:
        iki = [i | {"aspek": _tertulis("aspek", i["aspek"]), "perspektif": _tertulis("perspektif", i["perspektif"])}
               for i in rhk["iki"]]  # fmt: skip
        kelompok[rhk["jenis"]].append(rhk | {"iki": iki})
    return [(judul, kelompok[jenis.value]) for jenis, judul in JUDUL_KELOMPOK.items()]
