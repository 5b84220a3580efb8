"""Documents of results and decisions of the last days are made in the background and then wait for their signers."""

from collections.abc import Callable
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils.timezone import now

from evaluasi.alur import cetak_ak, pencetakan
from evaluasi.models import Evaluasi, Kalibrasi, Keberatan, KonversiAk, PenetapanAk
from pegawai import bel
from pegawai.alur import pekerjaan as buku
from pegawai.models import Pekerjaan
from skp_app.alur.tanda_tangan import kabarkan_pertama
from skp_app.alur.terbitkan_dokumen import SEJAK
from skp_app.models import Dokumen

TUGAS = "evaluasi.terbitkan_hasil"


def _ada(skp: str, periode: str, *awalan: str) -> Exists:
    jenis = Q()
    for a in awalan:
        jenis |= Q(kode_format__startswith=a)
    return Exists(Dokumen.objects.filter(jenis, skp=OuterRef(skp), periode_evaluasi=OuterRef(periode)))


def hasil_belum() -> QuerySet[Evaluasi]:
    """Results that were set lately and lack the Hasil Evaluasi or the Dokumen Evaluasi."""
    lengkap = _ada("skp", "periode_evaluasi", "C.") & _ada("skp", "periode_evaluasi", "D.1.1", "D.1.2")
    return Evaluasi.objects.exclude(lengkap).filter(ditetapkan_pada__gte=now() - SEJAK, salinan__isnull=False)


def putusan_belum() -> QuerySet[Keberatan]:
    """Keberatan that were decided lately and whose decision was not printed."""
    ada = _ada("evaluasi__skp", "evaluasi__periode_evaluasi", "D.1.3", pencetakan.MENGUATKAN)
    return Keberatan.objects.filter(~ada, diputus_pada__gte=now() - SEJAK)


def lembar_belum() -> list[tuple[Callable[[Any], Dokumen], QuerySet]]:
    """(who makes it, the rows) of conversions, PAK and minutes of lately that were not printed."""
    return [
        (cetak_ak.arsip_konversi, _tanpa_lembar(KonversiAk.objects.berlaku(), "konversi", "ditetapkan_pada")),
        (cetak_ak.arsip_penetapan, _tanpa_lembar(PenetapanAk.objects.berlaku(), "pak", "ditetapkan_pada")),
        (pencetakan.arsip_kalibrasi, _tanpa_lembar(Kalibrasi.objects.all(), "kalibrasi", "dibuat_pada")),
    ]  # fmt: skip


def _tanpa_lembar(daftar: QuerySet, awalan: str, pada: str) -> QuerySet:
    perihal = Concat(Value(f"{awalan}-"), Cast(OuterRef("pk"), CharField()))
    ada = Dokumen.objects.filter(perihal=perihal)
    return daftar.filter(~Exists(ada), **{f"{pada}__gte": now() - SEJAK}).order_by("pk")


def pesan() -> Pekerjaan | None:
    """Order what is missing, None when nothing is."""
    semua = (hasil_belum(), putusan_belum(), *(daftar for _, daftar in lembar_belum()))
    if not any(daftar.exists() for daftar in semua):
        return None
    pekerjaan = buku.pesan(TUGAS, "hasil", "Penerbitan dokumen evaluasi", None)
    bel.bunyikan(pekerjaan)
    return pekerjaan


def jalankan(pekerjaan: Pekerjaan, kemajuan: Callable[[int, int], None]) -> dict[str, Any]:
    """The body of the job: begun anew it finds what is still missing."""
    hasil = list(hasil_belum().select_related("skp__pegawai", "penilai", "periode_evaluasi").order_by("pk"))
    putusan = list(putusan_belum().select_related("evaluasi__skp__pegawai", "evaluasi__periode_evaluasi"))
    lembar = [(buat, baris) for buat, daftar in lembar_belum() for baris in daftar]
    semua = len(hasil) + len(putusan) + len(lembar)
    for n, evaluasi in enumerate(hasil):
        kemajuan(n, semua)
        pencetakan.cetak_hasil(evaluasi)
        pencetakan.cetak_dokumen(evaluasi)
        _kabarkan(evaluasi)
    for n, keberatan in enumerate(putusan, start=len(hasil)):
        kemajuan(n, semua)
        pencetakan.cetak_putusan(keberatan)
        _kabarkan(keberatan.evaluasi)
    for n, (buat, baris) in enumerate(lembar, start=len(hasil) + len(putusan)):
        kemajuan(n, semua)
        kabarkan_pertama(Dokumen.objects.filter(pk=buat(baris).pk))
    kemajuan(semua, semua)
    return {"dokumen": 2 * len(hasil) + len(putusan) + len(lembar)}


def _kabarkan(evaluasi: Evaluasi) -> None:
    kabarkan_pertama(Dokumen.objects.filter(skp=evaluasi.skp_id, periode_evaluasi=evaluasi.periode_evaluasi_id))
