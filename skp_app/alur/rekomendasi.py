"""What the last yearly result recommended, and whether the plan of this year takes it up (Lampiran p. 103)."""

from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils.timezone import now

from pegawai.models import Jejak, Pegawai
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur.transisi import terkunci
from skp_app.models import Rekomendasi, Rhk, Skp, TanggapanRekomendasi
from skp_app.models.periode import JenisEvaluasi
from skp_app.models.rekomendasi import PANJANG_ALASAN


class Diminta(NamedTuple):
    """The recommendation of the last year before an SKP, with its answer there; `rhk` is None when that RHK is gone."""

    pk: int
    isi: str
    periode: str
    ditanggapi: bool
    alasan: str
    garis: str | None
    rhk: str | None


def bertanda(skp: QuerySet[Skp]) -> QuerySet[Any]:
    """SKP that carry it, so that no page asks for it by itself."""
    rhk = Rhk.objects.filter(skp=OuterRef(OuterRef(OuterRef("pk"))), garis=OuterRef("garis")).values("teks")[:1]
    tanggapan = TanggapanRekomendasi.objects.filter(
        rekomendasi=OuterRef("pk"), rangkaian=OuterRef(OuterRef("rangkaian"))
    ).values(satu=JSONObject(alasan="alasan", garis="garis", rhk=Subquery(rhk)))[:1]
    milik = Rekomendasi.objects.filter(
        pegawai=OuterRef("pegawai"), periode_evaluasi__jenis=JenisEvaluasi.TAHUNAN,
        periode_evaluasi__selesai__lt=OuterRef("mulai"),
    ).order_by("-periode_evaluasi__selesai")  # fmt: skip
    isi = JSONObject(pk="pk", isi="isi", periode="periode_evaluasi__nama", tanggapan=Subquery(tanggapan))
    return skp.annotate(rekomendasi_lalu=Subquery(milik.values(satu=isi)[:1]))


def terakhir(skp: Skp) -> Diminta | None:
    """What the last yearly result before this SKP recommends, or None."""
    if hasattr(skp, "rekomendasi_lalu"):
        ada: Any = skp.rekomendasi_lalu
    else:
        ada = bertanda(Skp.objects.filter(pk=skp.pk)).values_list("rekomendasi_lalu", flat=True).get()
    if not ada:
        return None
    jawab = ada["tanggapan"] or {}
    return Diminta(
        ada["pk"],
        ada["isi"],
        ada["periode"],
        bool(jawab),
        jawab.get("alasan", ""),
        jawab.get("garis"),
        jawab.get("rhk"),
    )


@transaction.atomic
def tanggapi(skp: Skp, *, oleh: Pegawai, rhk: Rhk | None = None, alasan: str = "") -> TanggapanRekomendasi:
    """Say which RHK takes it up, or why none does; may be said anew while the plan is a draft."""
    skp, alasan = terkunci(skp), alasan.strip()
    if not Skp.objects.boleh_disusun(oleh).filter(pk=skp.pk).exists():
        raise BukanHak("Rekomendasi ditanggapi oleh pegawai yang menyusun SKP ini.")
    if not skp.dapat_disusun:
        raise KeadaanMenolak(f"SKP ini sudah berstatus “{skp.get_status_display()}”.")
    rekomendasi = terakhir(skp)
    if rekomendasi is None:
        raise KeadaanMenolak("Tidak ada rekomendasi dari hasil tahun sebelumnya.")
    if rhk is not None and rhk.skp_id != skp.pk:
        raise IsianKeliru("RHK itu bukan bagian dari SKP ini.")
    if (rhk is None) == (alasan == "") or len(alasan) > PANJANG_ALASAN:
        kalimat = "Pilih RHK yang menindaklanjutinya, atau tulis mengapa tidak diambil."
        raise IsianKeliru(kalimat, {"alasan": kalimat})
    isi = {"garis": rhk and rhk.garis, "alasan": alasan}
    ada = TanggapanRekomendasi.objects.filter(rekomendasi=rekomendasi.pk, rangkaian=skp.rangkaian, **isi).first()
    if ada:
        return ada
    jadi, _ = TanggapanRekomendasi.objects.update_or_create(
        rekomendasi_id=rekomendasi.pk, rangkaian=skp.rangkaian,
        defaults={**isi, "oleh": oleh, "ditanggapi_pada": now()},
    )  # fmt: skip
    Jejak.catat(skp, "tanggapi_rekomendasi", oleh=oleh, sebagai="penyusun", diambil=rhk is not None)
    return jadi
