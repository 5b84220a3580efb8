"""Manual indikator kinerja, Format A.1.3, of every IKI of a JPT or pimpinan unit kerja mandiri (Lampiran p. 37-38)."""

from typing import NamedTuple

from django.db import transaction
from django.db.models import prefetch_related_objects

from pegawai.models import Jejak, Pegawai
from pegawai.penolakan import BukanHak, KeadaanMenolak
from skp_app.alur.baris import Kiriman, Simpanan, kosong, tulis
from skp_app.alur.transisi import terkunci
from skp_app.aturan.hasil_kerja import Keluarga, Pendekatan
from skp_app.aturan.status import BERLAKU, MENUNGGU
from skp_app.models import Iki, ManualIndikator, Rhk, Skp

BIDANG = {
    "tujuan": "tujuan",
    "definisi": "definisi",
    "formula": "formula",
    "satuan": "satuan pengukuran",
    "kendali": "kualitas dan tingkat kendali",
    "sumber_data": "sumber data",
    "periode_pelaporan": "periode pelaporan",
}  # in the order of the Format
OPSIONAL = frozenset({"formula", "satuan"})  # in a qualitative SKP


class ManualIki(NamedTuple):
    """An IKI with its manual, written or not, and the labels of the fields that are still empty."""

    iki: Iki
    nomor: str  # of the RHK and of the IKI in it: 2.1
    manual: ManualIndikator | None
    kurang: list[str]


def bermanual(skp: Skp) -> bool:
    return skp.keluarga == Keluarga.JPT


def pastikan_bermanual(skp: Skp) -> None:
    if not bermanual(skp):
        raise KeadaanMenolak("Manual indikator hanya untuk SKP pimpinan tinggi dan pimpinan unit kerja mandiri.")


def boleh_menulis(skp: Skp, pegawai: Pegawai) -> bool:
    """Who drafts the SKP; once it is handed in or set, its owner. It is read beside the SKP and not signed with it."""
    if skp.dapat_disusun:
        return Skp.objects.boleh_disusun(pegawai).filter(pk=skp.pk).exists()
    return skp.pegawai_id == pegawai.pk and skp.status in MENUNGGU | BERLAKU


def pastikan_boleh(skp: Skp, oleh: Pegawai, apa: str) -> None:
    """Raises BukanHak for the wrong person, KeadaanMenolak when the SKP has ended."""
    if not Skp.objects.boleh_disusun(oleh).filter(pk=skp.pk).exists():
        raise BukanHak(f"{apa} hanya dapat diubah oleh pegawai yang menyusun SKP ini.")
    if not boleh_menulis(skp, oleh):
        raise KeadaanMenolak(f"SKP berstatus “{skp.get_status_display()}”, {apa.lower()} tidak dapat diubah lagi.")


def daftar(skp: Skp) -> list[ManualIki]:
    """Every IKI in printed order."""
    hasil = []
    for n, rhk in enumerate(skp.rhk.prefetch_related("iki__manual"), start=1):
        for m, iki in enumerate(rhk.iki.all(), start=1):
            iki.rhk = rhk
            manual = getattr(iki, "manual", None)
            hasil.append(ManualIki(iki, f"{n}.{m}", manual, kurang(skp, manual)))
    return hasil


def kurang(skp: Skp, manual: ManualIndikator | None) -> list[str]:
    """Labels of what Format A.1.3 asks for and is not written; formula and satuan are optional when kualitatif."""
    boleh = OPSIONAL if skp.pendekatan == Pendekatan.KUALITATIF else frozenset()
    return [sebutan for b, sebutan in BIDANG.items() if b not in boleh and not (manual and getattr(manual, b))]


def bawaan(iki: Iki) -> dict[str, str]:
    """What the PK says of the same indicator, offered while nothing is written."""
    indikator = iki.indikator
    if indikator is None:
        return {}
    isi = {"formula": indikator.metode, "satuan": indikator.satuan, "sumber_data": indikator.sumber_data}
    return {b: teks for b, teks in isi.items() if teks}


@transaction.atomic
def simpan(skp: Skp, *, oleh: Pegawai, manual: Kiriman) -> Simpanan:
    """Save manuals of this SKP, {IKI: (version, fields)}; one that is not there yet has version 1."""
    skp = terkunci(skp)
    pastikan_bermanual(skp)
    pastikan_boleh(skp, oleh, "Manual indikator")
    hasil = kosong()
    semua = Iki.objects.filter(rhk__skp=skp, pk__in=manual).select_related("manual")
    milik = {i.pk: getattr(i, "manual", None) or ManualIndikator(iki=i) for i in semua}
    tulis("manual", milik, manual, hasil, boleh=BIDANG)
    if hasil.ubahan:
        sebagai = "pemilik" if skp.pegawai_id == oleh.pk else "penyusun"
        Jejak.catat(skp, "ubah_manual", oleh=oleh, sebagai=sebagai, baris=hasil.ubahan)
    return hasil


def tandai(skp: Skp, daftar: list[Rhk]) -> None:
    """Set `manual_kurang` on every IKI of these RHK, whose IKI are fetched already: one query."""
    if bermanual(skp):
        prefetch_related_objects(daftar, "iki__manual")
        for rhk in daftar:
            for iki in rhk.iki.all():
                iki.manual_kurang = kurang(skp, getattr(iki, "manual", None))  # type: ignore[attr-defined]
