"""Realisasi per IKI as its page shows and sends it."""

from collections import defaultdict
from functools import cached_property
from typing import NamedTuple

from django.db.models import Count
from django.utils.timezone import localdate, localtime

from pegawai.penolakan import IsianKeliru, VersiBasi
from pegawai.templatetags.tampilan import tanggal
from skp_app.alur import pendokumentasian, rencana_aksi
from skp_app.alur.baris import Bentrok
from skp_app.alur.isi import baris_rhk
from skp_app.alur.jendela import jendela_semua
from skp_app.alur.peristiwa import masih_dinilai
from skp_app.aturan.pendokumentasian import Jendela, Keadaan, keadaan
from skp_app.aturan.status import BERLAKU
from skp_app.forms import BuktiForm, RealisasiForm, baris_terkirim
from skp_app.models import Iki, PeriodeDokumentasi, PeriodeEvaluasi, Realisasi
from skp_app.models.bukti import PAKAI_BUKTI
from skp_app.models.dokumentasi import JenisRealisasi
from skp_app.views import bukti_tujuan
from skp_app.views.kiriman import versi_dipakai
from skp_app.views.kiriman_bukti import simpan_pada, terketik
from skp_app.views.lembar import banding

BIDANG = ("teks", "sumber_data", "kendala")


class BarisIki(NamedTuple):
    iki: Iki
    realisasi: Realisasi | None
    lalu: Realisasi | None
    form: RealisasiForm
    bukti: BuktiForm
    bentrok: list

    @property
    def untuk_bukti(self):
        return bukti_tujuan.nama(self.realisasi) if self.realisasi else ""

    @property
    def selesai(self):
        tertahan = self.bentrok or self.form.is_bound or self.bukti.is_bound
        return self.realisasi is not None and not tertahan and len(self.realisasi.pakai_bukti.all()) > 0


class BarisRhk(NamedTuple):
    rhk: object
    iki: list[BarisIki]
    aksi: list

    @property
    def terisi(self):
        return sum(b.realisasi is not None for b in self.iki)

    @property
    def beres(self):
        """Every IKI is filled and proven, nothing typed is waiting: it may be folded away."""
        return all(b.selesai for b in self.iki)


class Kotak(NamedTuple):
    """One period in the strip."""

    periode: PeriodeEvaluasi
    terisi: int
    terbuka: bool


class Masa(NamedTuple):
    """A documentation period of the evaluation period, its window, and its state today."""

    periode: PeriodeDokumentasi
    jendela: Jendela
    keadaan: Keadaan


class Capaian:
    """All rows of one SKP in one period; `tertutup` says why nothing can be written, '' when it can."""

    def __init__(self, skp, periode, kiriman=None):
        self.skp, self.periode, self.kiriman = skp, periode, kiriman
        self.sekarang = localdate()

    @cached_property
    def tertutup(self):
        periode = self.periode
        if self.skp.status not in BERLAKU and not masih_dinilai(self.skp, periode):
            return "Realisasi diisi setelah SKP ditetapkan."
        if periode.periode_id != self.skp.periode_id or not self.sejangka(periode):
            return f"{periode.nama} berada di luar masa SKP ini."
        if periode.mulai > self.sekarang:
            return f"{periode.nama} dibuka {tanggal(periode.mulai, 'sedang')}."
        if self._dinilai():
            return f"Evaluasi {periode.nama} sudah ditetapkan; realisasinya tidak dapat diubah."
        if self.dokumentasi and {k.keadaan for k in self.dokumentasi} == {Keadaan.DITUTUP}:
            return f"Pengisian {periode.nama} sudah ditutup. {pendokumentasian.MINTA_DIBUKA}"
        return ""

    def _dinilai(self):
        """Its windows know it already, where it has any."""
        masa = self.dokumentasi
        return masa[0].jendela.dinilai if masa else self.skp.tertutup(self.periode)

    @cached_property
    def dokumentasi(self):
        """The documentation periods of this evaluation period, each with its state for the owner."""
        milik = PeriodeDokumentasi.objects.filter(periode_evaluasi=self.periode)
        daftar = list(milik.select_related("periode", "periode_evaluasi"))
        jendela = jendela_semua(self.skp, daftar)
        return [Masa(p, jendela[p.pk], keadaan(jendela[p.pk], self.sekarang)) for p in daftar]

    @cached_property
    def setara(self):
        """The documentation period that is the evaluation period itself, or None where entries are rolled up."""
        return next((k for k in self.dokumentasi if k.periode.setara), None)

    def sejangka(self, periode):
        return periode.mulai <= self.skp.selesai and self.skp.mulai <= periode.selesai

    def baris(self):
        semua, aksi = self._realisasi(), defaultdict(list)
        for a in rencana_aksi.semua(self.skp, self.periode):
            aksi[a.garis_rhk].append(a)
        return [
            BarisRhk(rhk, [self._baris(iki, semua.get(iki.garis, [])) for iki in rhk.iki.all()], aksi[rhk.garis])
            for rhk in baris_rhk(self.skp)
        ]

    def _realisasi(self):
        """{line of the IKI: its realisasi of the year in the order of the periods}, with the evidence of this one."""
        per_iki = defaultdict(dict)
        milik = self._serangkai().filter(periode_evaluasi__mulai__lte=self.periode.selesai)
        urut = milik.select_related("iki", "periode_evaluasi").prefetch_related(PAKAI_BUKTI)
        for r in urut.order_by("periode_evaluasi__selesai", "periode_evaluasi__jenis", "iki__rhk__skp__nomor_versi"):
            per_iki[r.iki.garis][r.periode_evaluasi_id] = r  # what a later version carried over says the same, or more
        return {garis: list(per_periode.values()) for garis, per_periode in per_iki.items()}

    def _serangkai(self):
        """Realisasi on this version of the SKP and on those before it."""
        return Realisasi.objects.filter(
            iki__rhk__skp__rangkaian=self.skp.rangkaian, iki__rhk__skp__nomor_versi__lte=self.skp.nomor_versi
        )

    def _baris(self, iki, semua):
        ini = next((r for r in semua if r.periode_evaluasi_id == self.periode.pk), None)
        lalu = [r for r in semua if r is not ini and r.periode_evaluasi.selesai <= self.periode.selesai]
        form = self._form(iki, ini)
        bukti = getattr(self.kiriman, "bukti", {}).get(iki.pk) or BuktiForm(prefix=f"bukti-{iki.pk}")
        return BarisIki(iki, ini, lalu[-1] if lalu else None, form, bukti, self._bentrok(iki))

    def _form(self, iki, realisasi):
        terkirim = getattr(self.kiriman, "realisasi", {}).get(iki.pk)
        if terkirim and self.kiriman.tertahan(terkirim):
            return terkirim
        awal = {b: getattr(realisasi, b) for b in (*BIDANG, "versi")} if realisasi else {}
        return RealisasiForm(prefix=f"realisasi-{iki.pk}", initial=awal)

    def _bentrok(self, iki):
        return banding(self.kiriman, {f"realisasi-{iki.pk}": "Realisasi ini"})

    def pita(self):
        """The periods of the year with how many IKI are filled in each."""
        milik = self._serangkai().order_by()
        terisi = dict(milik.values_list("periode_evaluasi").annotate(n=Count("iki__garis", distinct=True)))
        return [
            Kotak(p, terisi.get(p.pk, 0), p.mulai <= self.sekarang and self.sejangka(p))
            for p in PeriodeEvaluasi.objects.filter(periode=self.skp.periode_id).order_by("selesai", "-mulai")
        ]


class KirimanRealisasi:
    """What came with the form, saved row by row; a stale row does not hold up the others."""

    def __init__(self, data, skp, periode, berkas=None):
        self.skp, self.periode = skp, periode
        self.realisasi = {pk: RealisasiForm(data, prefix=f"realisasi-{pk}") for pk in baris_terkirim(data, "realisasi")}
        self.bukti = {}
        self.data, self.berkas = data, berkas or {}
        self.pakai = dict(versi_dipakai(data))
        self.bentrok, self.versi = [], {}

    def simpan(self, saya, *, dengan_bukti=False, wajib_bukti=None):
        """Raises IsianKeliru or VersiBasi when something could not be saved; the rest is."""
        milik = self._iki(wajib_bukti)
        for pk, formulir in self.realisasi.items():
            if formulir.is_valid() and formulir.terisi():
                self._catat(milik[pk], formulir, saya)
        if dengan_bukti:
            self._tambah_bukti(milik, saya, wajib_bukti)
        self._pastikan_lengkap()

    def _iki(self, wajib_bukti):
        """The IKI named by the form, all of this SKP."""
        diminta = {*self.realisasi, *([wajib_bukti] if wajib_bukti else [])}
        milik = Iki.objects.filter(rhk__skp=self.skp).select_related("rhk__skp")
        ada = {iki.pk: iki for iki in milik}
        if diminta - ada.keys():
            raise IsianKeliru("Indikator yang Anda isi bukan bagian dari SKP ini.")
        return ada

    def _catat(self, iki, formulir, saya):
        nama = formulir.prefix
        versi = self.pakai.get(nama, formulir.cleaned_data["versi"])
        jenis = JenisRealisasi.AKHIR if self.periode.tahunan else JenisRealisasi.PROGRES
        isian = {**formulir.isian(), "jenis": jenis.value}
        try:
            hasil = pendokumentasian.catat_realisasi(iki, self.periode, oleh=saya, versi=versi, **isian)
        except VersiBasi as basi:
            kini = Realisasi.objects.get(iki=iki, periode_evaluasi=self.periode)
            beda = [b for b in BIDANG if basi.dikirim.get(b) != basi.tersimpan.get(b)]
            dua = [{b: sisi[b] for b in beda} for sisi in (basi.tersimpan, basi.dikirim)]
            self.bentrok.append(Bentrok(nama, kini.versi, *dua))
        else:
            self.versi[nama] = hasil.versi

    def _tambah_bukti(self, milik, saya, wajib):
        """Every evidence somebody began to type, and the one he pressed the button of."""
        for pk in milik:
            formulir = BuktiForm(self.data, self.berkas, prefix=f"bukti-{pk}")
            if pk != wajib and not terketik(formulir):
                continue
            self.bukti[pk] = formulir
            if formulir.is_valid():
                self._satu_bukti(milik[pk], formulir, saya)

    def _satu_bukti(self, iki, formulir, saya):
        realisasi = Realisasi.objects.filter(iki=iki, periode_evaluasi=self.periode)
        simpan_pada(formulir, realisasi.select_related("iki__rhk__skp", "periode_evaluasi").first(), saya)

    def _pastikan_lengkap(self):
        if salah := self.salah:
            raise IsianKeliru("Sebagian isian belum tersimpan. Perbaiki yang ditandai, lalu simpan lagi.", salah)
        if self.bentrok:
            raise VersiBasi("Isian yang ditandai juga diubah dari tempat lain. Pilih versi yang dipakai.")

    @property
    def salah(self):
        semua = [*self.realisasi.values(), *self.bukti.values()]
        return {f.add_prefix(nama): " ".join(kalimat) for f in semua for nama, kalimat in f.errors.items()}

    def tertahan(self, formulir):
        return bool(formulir.errors) or formulir.prefix in {b.baris for b in self.bentrok}

    def kabar(self):
        return {"jam": f"{localtime():%H.%M}", "versi": self.versi}
