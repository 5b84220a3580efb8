"""A capaian that waits for somebody: the proposal of a unit for the level above, a change for a second person."""

from datetime import date

from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Concat
from django.urls import reverse

from evaluasi.alur.capaian_peran import calon_penetap
from evaluasi.aturan.usulan_capaian import Status, StatusPerubahan
from evaluasi.kewajiban.penilaian import BKD, PEMISAH, bkd
from evaluasi.models import PerubahanCapaian, UsulanCapaian
from pegawai import mandat
from skp_app.kewajiban import Jenis, baris


def alamat(kode: str) -> str:
    return reverse("evaluasi:capaian_unit", args=kode.split(PEMISAH))


def _kode(jalan: str = "") -> Concat:
    return Concat(
        F(f"{jalan}periode_evaluasi__kode"), Value(PEMISAH), F(f"{jalan}unit__kode"), output_field=CharField()
    )


def tetapkan(hari: date) -> QuerySet:
    """Owed by the leader above; by the BKD, who records it, where none has an account."""
    menunggu = UsulanCapaian.objects.filter(status=Status.DIKIRIM)
    atas = calon_penetap(OuterRef("unit__induk"), OuterRef("unit"), hari).values("pegawai")[:1]
    return baris(
        menunggu, "tetapkan_capaian", pemilik=Coalesce(Subquery(atas), bkd()), penunggu="pengirim",
        sejak="dikirim_pada", tenggat="periode_evaluasi__jendela_selesai", kode=_kode(),
        tentang="periode_evaluasi__nama", rincian="unit__nama",
    )  # fmt: skip


def setujui(hari: date) -> QuerySet:
    """Owed by an officer of the BKD who is not the one that asked."""
    menunggu = PerubahanCapaian.objects.filter(status=StatusPerubahan.MENUNGGU)
    lain = mandat.pengelola_instansi().exclude(pk=OuterRef("peminta")).order_by("pk").values("pk")[:1]
    return baris(
        menunggu, "setujui_perubahan_capaian", pemilik=Subquery(lain), penunggu="peminta", sejak="diminta_pada",
        kode=_kode("capaian__"), tentang="capaian__periode_evaluasi__nama", rincian="capaian__unit__nama",
    )  # fmt: skip


JENIS: tuple[Jenis, ...] = (
    Jenis(
        "tetapkan_capaian",
        "Tetapkan capaian {rincian}, {tentang}",
        "{penunggu} mengusulkannya {sejak}.",
        "Evaluasi pegawai di unit itu belum dapat ditetapkan.",
        "Baca usulan",
        alamat,
        "Sebagai pimpinan organisasi setingkat di atasnya",
        tetapkan,
        banyak="Tetapkan capaian {n} unit",
        netral="Tetapkan capaian organisasi",
        siapa=True,
        belum="belum menetapkan capaian organisasi",
        ditunggu="Penetapan capaian {rincian}, {tentang}",
    ),
    Jenis(
        "setujui_perubahan_capaian",
        "Putuskan perubahan capaian {rincian}, {tentang}",
        "Diminta {penunggu} {sejak}; Anda orang kedua.",
        "Capaian lama tetap dipakai sampai diputus.",
        "Baca permintaan",
        alamat,
        BKD,
        setujui,
        banyak="Putuskan {n} perubahan capaian",
        netral="Putuskan perubahan capaian organisasi",
        ditunggu="Persetujuan perubahan capaian {rincian}",
    ),
)
