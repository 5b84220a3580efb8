"""One documentation period of an SKP as its sheet shows and sends it."""

from collections import defaultdict
from functools import cached_property
from typing import NamedTuple

from django.utils.timezone import localdate

from pegawai.penolakan import IsianKeliru
from pegawai.templatetags.tampilan import tanggal
from skp_app.alur import rencana_aksi
from skp_app.alur.isi import baris_rhk
from skp_app.alur.jendela import jendela_semua
from skp_app.alur.pendokumentasian import MINTA_DIBUKA
from skp_app.alur.peristiwa import masih_dinilai
from skp_app.alur.progres import cara_gulung
from skp_app.aturan.pendokumentasian import (
    CaraGulung,
    Frekuensi,
    Isian,
    Keadaan,
    berangka,
    gulungan,
    keadaan,
    makin_kecil_makin_baik,
)
from skp_app.aturan.status import BERLAKU
from skp_app.aturan.target import baca, tulis_angka
from skp_app.forms import BuktiForm
from skp_app.forms.pendokumentasian import ProgresForm
from skp_app.models import Iki, PeriodeDokumentasi, RealisasiProgres
from skp_app.views import bukti_tujuan
from skp_app.views.kiriman_baris import KirimanBaris
from skp_app.views.kiriman_bukti import simpan_pada, terketik

BULAN_PENDEK = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


class KirimanProgres(KirimanBaris):
    """Rows of this sheet; the answer to an autosave also says what each IKI now amounts to."""

    def __init__(self, data, skp, periode, berkas=None):
        super().__init__(data, {"progres": ProgresForm})
        self.data, self.berkas = data, berkas or {}
        self.skp, self.periode, self.bukti = skp, periode, {}

    def tambah_bukti(self, saya, wajib=None):
        """Every evidence somebody began to type, and the one he pressed the button of."""
        milik = RealisasiProgres.objects.filter(iki__rhk__skp=self.skp, periode_dokumentasi=self.periode)
        ada = {p.iki_id: p for p in milik.select_related("iki__rhk__skp", "periode_dokumentasi__periode_evaluasi")}
        for pk in Iki.objects.filter(rhk__skp=self.skp).values_list("pk", flat=True):
            formulir = BuktiForm(self.data, self.berkas, prefix=f"bukti-{pk}")
            if pk == wajib or terketik(formulir):
                self.bukti[pk] = formulir
                if formulir.is_valid():
                    simpan_pada(formulir, ada.get(pk), saya)
        self.bukti = {pk: f for pk, f in self.bukti.items() if f.errors}
        if self.bukti:
            raise IsianKeliru("Sebagian bukti belum tersimpan. Perbaiki yang ditandai, lalu simpan lagi.", self.salah)

    @property
    def salah(self):
        bukti = {f.add_prefix(n): " ".join(kalimat) for f in self.bukti.values() for n, kalimat in f.errors.items()}
        return super().salah | bukti

    def _kabar(self):
        kini = LembarProgres(self.skp, self.periode)
        nama = set(self.hasil.versi) if self.hasil else set()
        catatan = {b.nama: [b.sampai_kini, False] for b in kini.semua if b.nama in nama}
        return super()._kabar() | {"catatan": catatan}


class BarisProgres(NamedTuple):
    iki: Iki
    form: ProgresForm
    progres: RealisasiProgres | None
    bukti: BuktiForm
    sampai_lalu: str
    sampai_kini: str
    cara: CaraGulung
    bentrok: list

    @property
    def nama(self):
        return f"progres-{self.iki.pk}"

    @property
    def berangka(self):
        return berangka(self.iki.target)

    @property
    def untuk_bukti(self):
        return bukti_tujuan.nama(self.progres) if self.progres else ""

    @property
    def angka(self):
        return "" if self.progres.angka is None else tulis_angka(self.progres.angka)

    @property
    def satuan(self):
        target = baca(self.iki.target)
        return target.satuan if target else ""

    @property
    def rinci(self):
        """Is there something in the folded fields, or a mistake?"""
        bidang = ("sumber_data", "kendala", "catatan")
        return any(self.form[b].value() or self.form[b].errors for b in bidang)


class BarisRhk(NamedTuple):
    rhk: object
    iki: list[BarisProgres]
    aksi: list

    @property
    def terisi(self):
        return sum(b.progres is not None for b in self.iki)

    @property
    def beres(self):
        """Every IKI is filled and nothing typed is waiting: it may be folded away."""
        return all(b.progres and not b.bentrok and not b.form.is_bound for b in self.iki)


class Kotak(NamedTuple):
    """One period in the strip: its short name, how many IKI are filled, its state."""

    periode: PeriodeDokumentasi
    singkat: str
    terisi: int
    keadaan: Keadaan

    @property
    def terbuka(self):
        return self.keadaan is not Keadaan.BELUM

    @property
    def dibuka(self):
        """'1 Des': a day short enough for the box."""
        return f"{self.periode.mulai.day} {BULAN_PENDEK[self.periode.mulai.month - 1]}"


class LembarProgres:
    """Drawn from what is stored; rows of `kiriman` that were not saved show what was typed instead."""

    def __init__(self, skp, periode, kiriman=None):
        self.skp, self.periode, self.kiriman = skp, periode, kiriman
        self.hari = localdate()

    @cached_property
    def baris(self):
        daftar = baris_rhk(self.skp)
        cara = cara_gulung(self.skp, [i for r in daftar for i in r.iki.all()])
        aksi = defaultdict(list)
        for a in rencana_aksi.semua(self.skp, self.periode.periode_evaluasi):
            aksi[a.garis_rhk].append(a)
        return [BarisRhk(r, [self._baris(i, cara[i.pk]) for i in r.iki.all()], aksi[r.garis]) for r in daftar]

    @property
    def semua(self):
        return [b for r in self.baris for b in r.iki]

    @cached_property
    def _progres(self):
        """{line of an IKI: {pk of a documentation period: entry}} of the year, in order."""
        per_iki = defaultdict(dict)
        milik = RealisasiProgres.objects.filter(
            iki__rhk__skp__rangkaian=self.skp.rangkaian, iki__rhk__skp__nomor_versi__lte=self.skp.nomor_versi
        )
        urut = milik.order_by("periode_dokumentasi__mulai", "iki__rhk__skp__nomor_versi")
        for p in urut.select_related("iki", "periode_dokumentasi").prefetch_related("pakai_bukti__bukti"):
            per_iki[p.iki.garis][p.periode_dokumentasi_id] = p
        return per_iki

    def _baris(self, iki, cara):
        isian = self._progres[iki.garis]
        progres = isian.get(self.periode.pk)
        lalu = [p for p in isian.values() if p.periode_dokumentasi.selesai < self.periode.mulai]
        kini = [p for p in isian.values() if p.periode_dokumentasi.selesai <= self.periode.selesai]
        nama = f"progres-{iki.pk}"
        return BarisProgres(
            iki, self._form(nama, progres, cara), progres, self._bukti(iki),
            _sampai(iki, cara, lalu), _sampai(iki, cara, kini), cara,
            self.kiriman.banding({nama: "Isian ini"}) if self.kiriman else [],
        )  # fmt: skip

    def _bukti(self, iki):
        tertahan = self.kiriman and self.kiriman.bukti.get(iki.pk)
        return tertahan or BuktiForm(prefix=f"bukti-{iki.pk}")

    def _form(self, nama, progres, cara):
        tertahan = self.kiriman and self.kiriman.tertahan(nama)
        awal = {b: getattr(progres, b) for b in (*ProgresForm.BIDANG, "versi")} if progres else {}
        return tertahan or ProgresForm(prefix=nama, initial=awal | {"cara": cara})

    @cached_property
    def jumlah(self):
        return len(self.semua)

    @cached_property
    def terisi(self):
        return sum(r.terisi for r in self.baris)

    @cached_property
    def setahun(self):
        daftar = PeriodeDokumentasi.objects.filter(periode=self.skp.periode_id, akhir=self.periode.akhir)
        return list(daftar.select_related("periode", "periode_evaluasi"))

    @cached_property
    def _jendela(self):
        return jendela_semua(self.skp, self.setahun)

    @property
    def jendela(self):
        return self._jendela[self.periode.pk]

    @property
    def keadaan(self):
        return keadaan(self.jendela, self.hari)

    def pita(self):
        """The periods beside this one: months of the year, or weeks of the evaluation period."""
        mingguan = self.periode.frekuensi == Frekuensi.MINGGUAN
        sekitar = [p for p in self.setahun if not mingguan or p.periode_evaluasi == self.periode.periode_evaluasi]
        garis = {b.iki.garis for b in self.semua}
        terisi = {p.pk: sum(p.pk in isian for g, isian in self._progres.items() if g in garis) for p in sekitar}
        return [Kotak(p, singkat(p), terisi[p.pk], keadaan(self._jendela[p.pk], self.hari)) for p in sekitar]

    @cached_property
    def lain(self):
        """(the period before, the period after) in the year; None at its ends."""
        urut = [p.pk for p in self.setahun]
        letak = urut.index(self.periode.pk)
        return (
            self.setahun[letak - 1] if letak else None,
            self.setahun[letak + 1] if letak + 1 < len(urut) else None,
        )

    @cached_property
    def tertutup(self):
        """Why nothing can be written, '' when it can."""
        if self.skp.status not in BERLAKU and not masih_dinilai(self.skp, self.periode.periode_evaluasi):
            return "Realisasi diisi setelah SKP ditetapkan."
        if not self.skp.mencakup(self.periode.periode_evaluasi):
            return f"{self.periode.nama} berada di luar masa SKP ini."
        return sebab_tertutup(self.keadaan, self.periode, self.skp)


def sebab_tertutup(keadaan, periode, skp):
    """A sentence for a period that takes no entries, '' for one that does."""
    if keadaan is Keadaan.BELUM:
        return f"{periode.nama} dibuka {tanggal(periode.mulai, 'sedang')}."
    if keadaan is not Keadaan.DITUTUP:
        return ""
    if skp.tertutup(periode.periode_evaluasi):
        return f"Evaluasi {periode.periode_evaluasi.nama} sudah ditetapkan; realisasinya tidak dapat diubah."
    return f"Pengisian {periode.nama} sudah ditutup. {MINTA_DIBUKA}"


def singkat(periode):
    """'Mar', '2-8 Mar', 'Triwulan I', 'Semester I': what fits into the strip."""
    if periode.frekuensi in (Frekuensi.HARIAN, Frekuensi.BULANAN) and not periode.akhir:
        return BULAN_PENDEK[periode.mulai.month - 1]
    if periode.frekuensi == Frekuensi.MINGGUAN and not periode.akhir:
        return f"{periode.mulai.day}–{periode.selesai.day} {BULAN_PENDEK[periode.selesai.month - 1]}"
    return periode.nama.removesuffix(f" {periode.selesai.year}")


def _sampai(iki, cara, progres):
    """What the entries amount to; a dash when there is none."""
    isian = [Isian(p.angka, p.teks, p.sumber_data, p.kendala) for p in progres]
    hasil = gulungan(cara, isian, iki.target, kecil=makin_kecil_makin_baik(iki.aspek, iki.target))
    return hasil.teks or "–"
