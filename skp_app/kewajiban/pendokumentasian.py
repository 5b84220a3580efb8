"""Realisasi that a documentation period still lacks after its end (Pasal 16). Sending it is no obligation."""

from datetime import date

from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, QuerySet, Value, When

from pegawai.models import BebasSkp
from skp_app.aturan.pendokumentasian import Frekuensi
from skp_app.kewajiban import Jenis, baris
from skp_app.models import Iki, PenutupanPeriode, Realisasi, RealisasiProgres, Skp

ISI = "isi_realisasi"


def belum_diisi(hari: date) -> QuerySet:
    """(SKP in force, documentation period that ended) with an IKI without an entry, while entries are taken.

    Conditions rest on the annotations: a condition on the relation itself would join the periods once more.
    """
    semua = Skp.objects.berlaku().filter(periode__tahun__gte=hari.year - 1)
    masa = semua.annotate(
        masa=F("periode__dokumentasi"),
        kode_masa=F("periode__dokumentasi__kode"),
        nama_masa=F("periode__dokumentasi__nama"),
        awal=F("periode__dokumentasi__mulai"),
        ujung=F("periode__dokumentasi__selesai"),
        batas=F("periode__dokumentasi__batas"),
        tutup=F("periode__dokumentasi__tutup"),
        masa_evaluasi=F("periode__dokumentasi__periode_evaluasi"),
        akhir=F("periode__dokumentasi__akhir"),
        sering=F("periode__dokumentasi__frekuensi"),
        setara=_setara(),
    )
    berakhir = masa.filter(_dituntut(), ujung__lt=hari, mulai__lte=F("ujung"), selesai__gte=F("awal"))
    terbuka = berakhir.filter(Q(tutup=None) | Q(tutup__gte=hari))
    # The yearly evaluation closes the periods within it, too.
    dinilai = PenutupanPeriode.objects.filter(
        Q(periode_evaluasi=OuterRef("masa_evaluasi")) | Q(periode_evaluasi__jenis="tahunan"),
        skp__rangkaian=OuterRef("rangkaian"),
    )
    bebas = BebasSkp.objects.sepanjang(OuterRef("awal"), OuterRef("ujung")).filter(pegawai=OuterRef("pegawai"))
    return terbuka.filter(_kosong(), ~Exists(dinilai), ~Exists(bebas))


def _setara() -> Case:
    """Is the documentation period the evaluation period itself?"""
    sama = Q(
        periode__dokumentasi__mulai=F("periode__dokumentasi__periode_evaluasi__mulai"),
        periode__dokumentasi__selesai=F("periode__dokumentasi__periode_evaluasi__selesai"),
    )
    return Case(When(sama, then=Value(True)), default=Value(False), output_field=BooleanField())


def _dituntut() -> Q:
    """The final results stand in their own row; only where nothing else is documented they are asked for."""
    return Q(akhir=False) | Q(sering=Frekuensi.TAHUNAN)


def _kosong() -> Q:
    """An IKI of the outer SKP without an entry in the outer period, or without the realisasi that is its entry."""
    progres = RealisasiProgres.objects.filter(iki=OuterRef("pk"), periode_dokumentasi=OuterRef(OuterRef("masa")))
    realisasi = Realisasi.objects.filter(iki=OuterRef("pk"), periode_evaluasi=OuterRef(OuterRef("masa_evaluasi")))
    tanpa_isian = Iki.objects.filter(~Exists(progres), rhk__skp=OuterRef("pk"))
    return Q(Exists(tanpa_isian), setara=False) | Q(Exists(tanpa_isian.filter(~Exists(realisasi))), setara=True)


def alamat(kode: str) -> str:
    """2026-03 -> /realisasi/2026/03/"""
    return f"/realisasi/{kode.replace('-', '/', 1)}/"


def _sumber(hari: date) -> QuerySet:
    return baris(
        belum_diisi(hari), ISI, pemilik="pegawai", penunggu="penilai", sejak="ujung", tenggat="batas",
        kode="kode_masa", tentang="nama_masa",
    )  # fmt: skip


JENIS: tuple[Jenis, ...] = (
    Jenis(
        kunci=ISI,
        judul="Isi realisasi {tentang}",
        sebab="Ada indikator yang belum diisi.",
        akibat="Pejabat penilai belum dapat menilai periode ini dari realisasinya.",
        tombol="Isi realisasi",
        alamat=alamat,
        peran="Sebagai pegawai",
        sumber=_sumber,
        ditunggu="Realisasi {tentang} dari {pemilik}",
        netral="Isi realisasi",
        belum="belum mengisi realisasi",
        siapa=True,
        beranda=False,
    ),
)
