"""A person waits for an answer about what is recorded of him."""

from datetime import date

from django.db.models import CharField as Teks
from django.db.models import ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Length
from django.urls import reverse

from pegawai import mandat
from pegawai.aturan.perbaikan import Status
from pegawai.models import PermintaanPerbaikan, UnitKerjaUserObjectPermission
from skp_app.kewajiban import Jenis, baris, nama


def alamat(kode: str) -> str:
    return reverse("pegawai:perbaikan", args=[kode])


def alamat_saya(_kode: str) -> str:
    return reverse("pegawai:perbaikan_saya")


def jawab(hari: date) -> QuerySet:
    """Owed by the pengelola nearest to the unit; by an officer of the BKD where there is none."""
    menunggu = PermintaanPerbaikan.objects.filter(status=Status.DIAJUKAN)
    izin = UnitKerjaUserObjectPermission.objects.pada(hari).filter(
        permission__codename__in=["kelola_kinerja", "admin_opd"], user__is_active=True
    )
    izin = izin.alias(di=ExpressionWrapper(OuterRef("unit__jalur"), Teks()))
    dekat = izin.filter(Q(di__startswith=F("content_object__jalur")), user__pegawai__isnull=False)
    dekat = dekat.exclude(user__pegawai=OuterRef("pegawai")).order_by(Length("content_object__jalur").desc(), "pk")
    instansi = mandat.pengelola_instansi().exclude(pk=OuterRef("pegawai")).order_by("pk").values("pk")[:1]
    return baris(
        menunggu, "jawab_perbaikan", pemilik=Coalesce(Subquery(dekat.values("user__pegawai")[:1]), Subquery(instansi)),
        penunggu="pegawai", sejak="diajukan_pada", kode="kode", tentang=nama("pegawai"), rincian="hal",
    )  # fmt: skip


JENIS: tuple[Jenis, ...] = (
    Jenis(
        "jawab_perbaikan",
        "Jawab permintaan perbaikan {tentang}",
        "Diajukan {sejak}; menyangkut {rincian}.",
        "Data atau atasannya mungkin keliru pada SKP.",
        "Baca permintaan",
        alamat,
        "Sebagai pengelola",
        jawab,
        banyak="Jawab {n} permintaan perbaikan",
        ditunggu="Perbaikan {rincian} Anda",
        netral="Jawab permintaan perbaikan data",
        alamat_penunggu=alamat_saya,
        siapa=True,
        belum="belum menjawab permintaan perbaikan data",
    ),
)
