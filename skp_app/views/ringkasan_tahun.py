"""The year of one person at a glance: each documentation period, what is filled, what was sent (Pasal 16)."""

from typing import NamedTuple

from django.db.models import Count
from django.shortcuts import get_object_or_404, render

from pegawai.akses import untuk_pegawai
from skp_app.alur.jendela import keadaan_semua
from skp_app.aturan.pendokumentasian import WARNA_KEADAAN, Keadaan
from skp_app.models import Iki, PengirimanRealisasi, PeriodeDokumentasi, Realisasi, RealisasiProgres, RencanaAksi, Skp
from skp_app.views.ambil import PIHAK, skp_pihak
from skp_app.views.masa_dokumentasi import tautan


class BarisPeriode(NamedTuple):
    periode: PeriodeDokumentasi
    alamat: str
    keadaan: Keadaan
    terisi: int
    kiriman: PengirimanRealisasi | None

    @property
    def warna(self):
        return WARNA_KEADAAN[self.keadaan]


class BarisEvaluasi(NamedTuple):
    """One evaluation period with the documentation periods that it reads."""

    evaluasi: object
    terisi: int
    aksi: int
    periode: list[BarisPeriode]

    @property
    def bagian(self):
        return self.evaluasi.kode.partition("-")[2]


@untuk_pegawai
def saya(request, tahun):
    milik = Skp.objects.select_related(*PIHAK).filter(pegawai=request.saya, periode__tahun=tahun)
    urut = milik.order_by("-mulai", "-nomor_versi")
    skp = urut.berlaku().first() or urut.dihitung().first() or get_object_or_404(urut[:1])
    return _tampilkan(request, skp)


@untuk_pegawai
def orang(request, tahun, kode):
    """The same to read, for the parties of the SKP."""
    return _tampilkan(request, skp_pihak(request.saya, kode))


def _tampilkan(request, skp):
    milik = skp.pegawai_id == request.saya.pk
    konteks = {
        "skp": skp,
        "tahun": skp.periode.tahun,
        "milik": milik,
        "menu": "skp_app:realisasi" if milik else "skp_app:tim",
        "jumlah": Iki.objects.filter(rhk__skp=skp).count(),
        "baris": _baris(skp, milik),
    }
    return render(request, "skp_app/realisasi_tahun.html", konteks)


def _baris(skp, milik):
    daftar = PeriodeDokumentasi.objects.filter(periode=skp.periode_id).select_related("periode", "periode_evaluasi")
    daftar = [p for p in daftar.order_by("mulai", "selesai") if skp.mencakup(p.periode_evaluasi)]
    keadaan, progres = keadaan_semua(skp, daftar), _hitung(RealisasiProgres, skp, "periode_dokumentasi")
    realisasi, aksi = _hitung(Realisasi, skp, "periode_evaluasi"), _aksi(skp)
    terkirim = PengirimanRealisasi.objects.filter(rangkaian=skp.rangkaian, ditarik_pada=None)
    kirim = {k.periode_dokumentasi_id: k for k in terkirim}
    hasil = []
    for e in sorted(skp.periode.evaluasi.all(), key=lambda e: (e.selesai, e.tahunan)):
        isi = [
            BarisPeriode(
                p, tautan(p, skp, milik), keadaan[p.pk],
                realisasi.get(e.pk, 0) if p.setara else progres.get(p.pk, 0), kirim.get(p.pk),
            )
            for p in daftar
            if p.periode_evaluasi_id == e.pk
        ]  # fmt: skip
        if skp.mencakup(e):
            hasil.append(BarisEvaluasi(e, realisasi.get(e.pk, 0), aksi.get(e.pk, 0), isi))
    return hasil


def _hitung(model, skp, menurut):
    """{period: lines of IKI of this version that have a row}"""
    milik = model.objects.filter(
        iki__rhk__skp__rangkaian=skp.rangkaian, iki__garis__in=Iki.objects.filter(rhk__skp=skp).values("garis")
    )
    return dict(milik.order_by().values_list(menurut).annotate(n=Count("iki__garis", distinct=True)))


def _aksi(skp):
    milik = RencanaAksi.objects.filter(rangkaian=skp.rangkaian)
    return dict(milik.order_by().values_list("periode_evaluasi").annotate(n=Count("pk")))
