"""Rencana aksi of an evaluation period: the owner writes, the penilai agrees, the parties read (Lampiran p. 67)."""

from typing import NamedTuple

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from pegawai.akses import untuk_pegawai
from pegawai.penolakan import BukanHak, Ditolak, IsianKeliru, VersiBasi
from skp_app.alur import rencana_aksi as alur
from skp_app.alur.isi import baris_rhk
from skp_app.alur.peran import peran_pihak
from skp_app.aturan.pendokumentasian import saran_target
from skp_app.forms.pendokumentasian import AksiForm, SepakatForm, TambahAksiForm
from skp_app.models import PeriodeEvaluasi, RencanaAksi, SepakatRencanaAksi, Skp
from skp_app.views.ambil import rhk_milik, skp_pihak
from skp_app.views.kiriman_baris import KirimanBaris

APA = "Rencana aksi"


class BarisAksi(NamedTuple):
    aksi: RencanaAksi
    form: AksiForm
    iki: object
    bentrok: list


class BarisRhk(NamedTuple):
    rhk: object
    aksi: list[BarisAksi]
    tambah: TambahAksiForm
    sepakat: SepakatRencanaAksi | None
    sidik: str


def kode_periode(tahun, bagian):
    """The evaluation period of an address; 404 for an unknown one."""
    semua = PeriodeEvaluasi.objects.select_related("periode")
    return get_object_or_404(semua, kode=f"{tahun}-{bagian}")


@untuk_pegawai
def kini(request, tahun):
    """To the running evaluation period of one's own SKP of that year."""
    milik = Skp.objects.filter(pegawai=request.saya, periode__tahun=tahun)
    skp = milik.berlaku().order_by("-mulai").first() or get_object_or_404(milik.dihitung().order_by("-mulai")[:1])
    daftar = [e for e in skp.periode.evaluasi.order_by("mulai") if not e.tahunan and skp.mencakup(e)]
    sampai_kini = [e for e in daftar if e.mulai <= localdate()]
    periode = (sampai_kini or daftar or list(skp.periode.evaluasi.all()))[-1 if sampai_kini else 0]
    return redirect("skp_app:rencana_aksi", tahun, skp.kode, periode.kode.partition("-")[2])


@untuk_pegawai
def halaman(request, tahun, kode, bagian):
    return tampilkan(request, skp_pihak(request.saya, kode, APA), kode_periode(tahun, bagian))


def tampilkan(request, skp, periode, *, kiriman=None, alasan=None):
    milik = skp.pegawai_id == request.saya.pk
    tertutup = _tertutup(skp, periode)
    baris = _baris(skp, periode, kiriman)
    setahun = [e for e in skp.periode.evaluasi.order_by("selesai", "-mulai") if skp.mencakup(e) and not e.tahunan]
    konteks = {
        "skp": skp,
        "periode": periode,
        "tahun": periode.periode.tahun,
        "bagian": periode.kode.partition("-")[2],
        "menu": "skp_app:realisasi" if milik else "skp_app:tim",
        "milik": milik,
        "penilai": "penilai" in peran_pihak(skp, request.saya),
        "tertutup": tertutup,
        "terbuka": milik and not tertutup,
        "baris": baris,
        "jumlah": sum(len(b.aksi) for b in baris),
        "belum_sepakat": any(b.aksi and not b.sepakat for b in baris),
        "pita": [(e, e.kode.partition("-")[2]) for e in setahun],
        "kiriman": kiriman,
        "alasan": alasan,
        "perbaikan": [(f"id_{nama}", kalimat) for nama, kalimat in kiriman.salah.items()] if kiriman else [],
    }
    return render(request, "skp_app/rencana_aksi.html", konteks, status=alasan.status if alasan else 200)


def _tertutup(skp, periode):
    try:
        alur.pastikan_terbuka(skp, periode)
    except Ditolak as alasan:
        return alasan.kalimat
    return ""


def _baris(skp, periode, kiriman):
    banyak = sum(not e.tahunan and skp.mencakup(e) for e in skp.periode.evaluasi.all())
    semua, sepakat = alur.semua(skp, periode), alur.disepakati(skp, periode)
    hasil = []
    for rhk in baris_rhk(skp):
        milik = [a for a in semua if a.garis_rhk == rhk.garis]
        iki = {i.garis: i for i in rhk.iki.all()}
        aksi = [_satu(a, iki.get(a.garis_iki), kiriman) for a in milik]
        baru = kiriman.baru.get(rhk.pk) if kiriman else None
        if baru is None or not baru.errors:
            baru = TambahAksiForm(prefix=f"tambah-{rhk.pk}", iki=rhk.iki.all(), initial=_saran(rhk, banyak))
        hasil.append(BarisRhk(rhk, aksi, baru, sepakat.get(rhk.garis), alur.sidik(milik)))
    return hasil


def _satu(aksi, iki, kiriman):
    nama = f"aksi-{aksi.pk}"
    tertahan = kiriman and kiriman.tertahan(nama)
    awal = {"teks": aksi.teks, "target": aksi.target, "versi": aksi.versi}
    form = tertahan or AksiForm(prefix=nama, initial=awal)
    return BarisAksi(aksi, form, iki, kiriman.banding({nama: "Rencana aksi ini"}) if kiriman else [])


def _saran(rhk, banyak):
    """The share of one period in the target, where the RHK has one IKI and its target is an amount."""
    iki = list(rhk.iki.all())
    return {"target": saran_target(iki[0].target, iki[0].aspek, banyak)} if len(iki) == 1 and banyak else {}


# Verbs ---------------------------------------------------------------------------------------------------------------
class KirimanAksi(KirimanBaris):
    """Rows that stand there, and what was begun in the boxes for new ones."""

    def __init__(self, request, skp, periode):
        super().__init__(request.POST, {"aksi": AksiForm})
        self.data, self.saya, self.skp, self.periode = request.POST, request.saya, skp, periode
        self.baru = {}

    def langkah(self, **kiriman):
        return alur.simpan(self.skp, self.periode, oleh=self.saya, kiriman=kiriman.get("aksi", {}))

    def tambah(self, wajib=None):
        """Add the rows typed for every RHK, and ask for some where the button was pressed."""
        for rhk in self.skp.rhk.prefetch_related("iki"):
            form = TambahAksiForm(self.data, prefix=f"tambah-{rhk.pk}", iki=rhk.iki.all())
            if form.dimulai or rhk.pk == wajib:
                self.baru[rhk.pk] = form
                self._tambah(rhk, form)
        if any(form.errors for form in self.baru.values()):
            raise IsianKeliru("Sebagian rencana aksi belum tersimpan. Perbaiki yang ditandai.", self.salah)

    def _tambah(self, rhk, form):
        if not form.is_valid():
            return
        isi = form.cleaned_data
        iki = next((i for i in rhk.iki.all() if i.pk == isi["iki"]), None)
        try:
            alur.tambah(self.skp, self.periode, rhk, oleh=self.saya, teks=isi["teks"], target=isi["target"], iki=iki)
        except IsianKeliru as alasan:
            form.add_error("teks", alasan.kalimat)

    @property
    def salah(self):
        baru = {f.add_prefix(n): " ".join(kalimat) for f in self.baru.values() for n, kalimat in f.errors.items()}
        return super().salah | baru


def _terima(request, tahun, kode, bagian):
    skp = skp_pihak(request.saya, kode, APA)
    if skp.pegawai_id != request.saya.pk:
        raise BukanHak("Rencana aksi ditulis oleh pegawai; pejabat penilai menyepakatinya.")
    periode = kode_periode(tahun, bagian)
    alur.pastikan_terbuka(skp, periode)
    return skp, periode, KirimanAksi(request, skp, periode)


def ke(skp, periode, jangkar=""):
    isi = [periode.periode.tahun, skp.kode, periode.kode.partition("-")[2]]
    return redirect(f"{reverse('skp_app:rencana_aksi', args=isi)}{jangkar}")


def _lalu(request, tahun, kode, bagian, sesudah, *, wajib=None):
    """Save everything typed, then do what was asked."""
    skp, periode, kiriman = _terima(request, tahun, kode, bagian)
    try:
        kiriman.simpan(kiriman.langkah)
        kiriman.tambah(wajib)
        sesudah(skp, periode)
    except (IsianKeliru, VersiBasi) as alasan:
        return tampilkan(request, skp, periode, kiriman=kiriman, alasan=alasan)
    return ke(skp, periode, f"#rhk-{wajib}" if wajib else "")


@untuk_pegawai("POST")
def simpan(request, tahun, kode, bagian):
    if request.htmx:
        _, _, kiriman = _terima(request, tahun, kode, bagian)
        return kiriman.jawab_otomatis(request, kiriman.langkah)
    return _lalu(request, tahun, kode, bagian, lambda *_: messages.success(request, "Rencana aksi tersimpan."))


@untuk_pegawai("POST")
def tambah(request, tahun, kode, bagian, rhk):
    """Save everything typed, then add a row for each line."""
    rhk_milik(skp_pihak(request.saya, kode, APA), rhk)
    return _lalu(request, tahun, kode, bagian, lambda *_: None, wajib=rhk)


@untuk_pegawai("POST")
def hapus(request, tahun, kode, bagian, pk):
    def sesudah(skp, periode):
        alur.hapus(skp, periode, pk, oleh=request.saya)
        messages.info(request, "Rencana aksi dihapus.")

    return _lalu(request, tahun, kode, bagian, sesudah)


@untuk_pegawai("POST")
def pindah(request, tahun, kode, bagian, pk, arah):
    return _lalu(
        request, tahun, kode, bagian, lambda skp, periode: alur.pindah(skp, periode, pk, arah, oleh=request.saya)
    )


@untuk_pegawai("POST")
def salin(request, tahun, kode, bagian):
    def sesudah(skp, periode):
        n = alur.salin(skp, periode, oleh=request.saya)
        kata = f"{n} rencana aksi disalin." if n else "Tidak ada rencana aksi sebelumnya yang dapat disalin."
        messages.info(request, kata)

    return _lalu(request, tahun, kode, bagian, sesudah)


@untuk_pegawai("POST")
def minta(request, tahun, kode, bagian):
    def sesudah(skp, periode):
        alur.minta_sepakat(skp, periode, oleh=request.saya)
        messages.success(request, "Permintaan kesepakatan dikirim lewat dialog kinerja.")

    return _lalu(request, tahun, kode, bagian, sesudah)


@untuk_pegawai("POST")
def sepakati(request, tahun, kode, bagian, rhk):
    skp, periode = skp_pihak(request.saya, kode, APA), kode_periode(tahun, bagian)
    formulir = SepakatForm(request.POST)
    sidik = formulir.cleaned_data["sidik"] if formulir.is_valid() else ""
    alur.sepakati(skp, periode, rhk_milik(skp, rhk), oleh=request.saya, sidik_dilihat=sidik)
    messages.success(request, "Rencana aksi disepakati, dan tercatat di dialog kinerja.")
    return ke(skp, periode, f"#rhk-{rhk}")
