"""Evidence that cannot be opened is the owner's to mend, before the penilai meets it."""

from datetime import date

from django.db.models import Count, Min, QuerySet

from skp_app.kewajiban import Jenis, baris
from skp_app.models import BuktiDukung
from skp_app.models.bukti import GAGAL

KUNCI = "perbaiki_bukti"


def _tak_terbuka(_hari: date) -> QuerySet:
    """One row for each person, however many links: counted, since the first of them failed."""
    gagal = BuktiDukung.objects.ada().filter(kesehatan__in=GAGAL, gagal_sejak__isnull=False)
    per_orang = gagal.order_by().values("pemilik").annotate(n=Count("pk"), awal=Min("gagal_sejak"))
    return baris(per_orang, KUNCI, pemilik="pemilik", sejak="awal", kode="pemilik", tentang="n")


JENIS: tuple[Jenis, ...] = (
    Jenis(
        kunci=KUNCI,
        judul="Perbaiki {tentang} bukti yang tidak bisa dibuka",
        sebab="Tautan meminta izin atau tidak ditemukan, sejak {sejak}.",
        akibat="Pejabat penilai tidak dapat melihat bukti itu saat menilai.",
        tombol="Perbaiki",
        alamat=lambda _: "/bukti/?kesehatan=gagal",
        peran="Sebagai pegawai",
        sumber=_tak_terbuka,
        netral="Perbaiki bukti yang tidak bisa dibuka",
        belum="punya bukti yang tidak bisa dibuka",
    ),
)
