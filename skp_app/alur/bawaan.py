"""RHK carried into the SKP of the next part of the year: the same words, the same garis, links that fit the post."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import QuerySet

from skp_app.aturan.hasil_kerja import Keluarga
from skp_app.aturan.status import BERLAKU, PERNAH_DITETAPKAN
from skp_app.models import Iki, LampiranSkp, Rhk, Skp

ISI_RHK = ("jenis", "urutan", "teks", "penugasan_dari", "penugasan_id", "kendali", "garis")
ISI_IKI = ("urutan", "teks", "target", "garis")


def rhk_pendahulu(unit: int, periode: int, kecuali: int, sebelum: Any) -> QuerySet[Rhk]:
    """Rows of the last head of this unit in the year: a new head may take them over with those who lean on them."""
    lalu = Skp.objects.filter(
        unit=unit, memimpin_unit=True, periode=periode, status__in=sorted(PERNAH_DITETAPKAN), mulai__lt=sebelum
    ).exclude(pegawai=kecuali)
    terakhir = lalu.order_by("-mulai", "-pk").values("pk")[:1]
    return Rhk.objects.filter(skp__in=list(terakhir.values_list("pk", flat=True))).select_related("skp__pegawai")


def bawa(rhk: Iterable[Rhk], ke: Skp, *, posisi_sama: bool) -> None:
    """Copy the rows into the new draft. `posisi_sama`: only the penilai is another one, so unit and lampiran stay."""
    lama = list({r.garis: r for r in rhk}.values())
    terhubung = _sasaran_tautan(lama, ke) if posisi_sama else {}
    baru = [_rhk(r, ke, posisi_sama, terhubung) for r in lama]
    Rhk.objects.bulk_create(baru)
    Iki.objects.bulk_create(
        _iki(i, salinan, ke, posisi_sama) for r, salinan in zip(lama, baru, strict=True) for i in r.iki.all()
    )


def bawa_lampiran(dari: Skp, ke: Skp) -> None:
    LampiranSkp.objects.bulk_create(
        LampiranSkp(skp=ke, jenis=b.jenis, urutan=b.urutan, teks=b.teks) for b in dari.lampiran.all()
    )


def _rhk(lama: Rhk, ke: Skp, posisi_sama: bool, terhubung: dict[Any, Rhk]) -> Rhk:
    baru = Rhk(skp=ke, **{b: getattr(lama, b) for b in ISI_RHK})
    if posisi_sama:
        baru.sasaran_id = lama.sasaran_id
        _hubungkan(lama, baru, terhubung)
    return baru


def _hubungkan(lama: Rhk, baru: Rhk, terhubung: dict[Any, Rhk]) -> None:
    """To the row that carries the superior's RHK on; without one its words stay as own words, so nothing is lost."""
    baru.intervensi_teks, baru.intervensi_teks_iki = lama.intervensi_teks, lama.intervensi_teks_iki
    tujuan = terhubung.get(lama.intervensi_rhk.garis) if lama.intervensi_rhk else None
    if tujuan is None:
        baru.intervensi_teks = lama.intervensi_teks or lama.salinan_rhk
        baru.intervensi_teks_iki = lama.intervensi_teks_iki or lama.salinan_iki
        return
    garis = lama.intervensi_iki.garis if lama.intervensi_iki else None
    baru.intervensi_rhk = tujuan
    baru.intervensi_iki = next((i for i in tujuan.iki.all() if i.garis == garis), None)
    baru.salinan_rhk = tujuan.teks
    baru.salinan_iki = baru.intervensi_iki.teks if baru.intervensi_iki else ""


def _sasaran_tautan(lama: Collection[Rhk], ke: Skp) -> dict[Any, Rhk]:
    """{garis: row in force} of the superiors' RHK that these rows leaned on."""
    garis = {r.intervensi_rhk.garis for r in lama if r.intervensi_rhk}
    hidup = Rhk.objects.filter(garis__in=garis, skp__periode=ke.periode_id, skp__status__in=sorted(BERLAKU))
    return {r.garis: r for r in hidup.exclude(skp__pegawai=ke.pegawai_id).prefetch_related("iki")}


def _iki(lama: Iki, rhk: Rhk, ke: Skp, posisi_sama: bool) -> Iki:
    """Perspektif is for JPT, aspek for the others."""
    jpt = ke.keluarga == Keluarga.JPT
    baru = Iki(rhk=rhk, **{b: getattr(lama, b) for b in ISI_IKI})
    baru.aspek, baru.perspektif = ([], lama.perspektif) if jpt else (lama.aspek, "")
    if posisi_sama:
        baru.indikator_id = lama.indikator_id
    return baru
