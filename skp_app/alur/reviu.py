"""Reviu by the pengelola kinerja: optional, with notes; it never holds the penilai up (practice of PP 30/2019)."""

from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from pegawai.models import Jejak, Ketentuan, Pegawai, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur.isi import baris_rhk
from skp_app.alur.peran import peran_bertindak
from skp_app.alur.transisi import terkunci, transition
from skp_app.aturan.status import MENUNGGU
from skp_app.models import CatatanReviu, Skp

PANJANG_CATATAN = 1000


def aktif() -> bool:
    """Does the instansi use the reviu today? Without a word about it: no."""
    berlaku = Ketentuan.objects.filter(kunci="reviu_pengelola", mulai__lte=localdate()).order_by("-mulai")
    return bool(berlaku.values_list("nilai", flat=True).first())


@transaction.atomic
def catat(skp: Skp, *, oleh: Pegawai, isi: str, garis: UUID | None = None) -> CatatanReviu:
    """Write a note on one RHK (its `garis`) or on the whole SKP. The same note twice is one."""
    skp = terkunci(skp)
    _pastikan_boleh(skp, oleh)
    isi = isi.strip()
    if not isi or len(isi) > PANJANG_CATATAN:
        raise IsianKeliru(f"Catatan belum diisi, atau lebih panjang dari {PANJANG_CATATAN} huruf.")
    sebutan = _sebutan(skp, garis)
    catatan, baru = CatatanReviu.objects.get_or_create(
        skp=skp, garis_rhk=garis, isi=isi, oleh=oleh, pada__date=localdate(), defaults={"sebutan": sebutan}
    )
    if baru:
        Jejak.catat(skp, "catat_reviu", oleh=oleh, sebagai="pengelola", reviu=catatan.pk)
        _kabarkan(skp, f"reviu-{catatan.pk}", f"Catatan reviu pada SKP {skp.mulai.year} {skp.pegawai.nama_lengkap}")
    return catatan


def selesai(skp: Skp, *, oleh: Pegawai) -> Skp:
    """The pengelola has looked at it; the decision stays the penilai's."""
    _pastikan_aktif()
    with transition(skp, "reviu", oleh=oleh) as skp:
        _kabarkan(
            skp, f"skp-{skp.pk}-reviu-{skp.versi}", f"SKP {skp.mulai.year} {skp.pegawai.nama_lengkap} selesai direviu"
        )
    return skp


def _pastikan_aktif() -> None:
    if not aktif():
        raise KeadaanMenolak("Reviu pengelola kinerja tidak dipakai di instansi ini.")


def _pastikan_boleh(skp: Skp, oleh: Pegawai) -> None:
    _pastikan_aktif()
    if "pengelola" not in peran_bertindak(skp, oleh):
        raise BukanHak("Catatan reviu ditulis oleh pengelola kinerja unit atau BKD.")
    if skp.status not in MENUNGGU:
        raise KeadaanMenolak(f"SKP ini sudah berstatus “{skp.get_status_display()}”.")


def _sebutan(skp: Skp, garis: UUID | None) -> str:
    if garis is None:
        return ""
    for rhk in baris_rhk(skp):
        if rhk.garis == garis:
            return f"RHK {rhk.nomor}"  # type: ignore[attr-defined]
    raise IsianKeliru("RHK tersebut sudah tidak ada di SKP ini.")


def _kabarkan(skp: Skp, kunci: str, judul: str) -> None:
    for penerima in (skp.pegawai, skp.penilai):
        Pemberitahuan.kirim(penerima, kunci, judul, tautan=f"/skp/{skp.kode}/")
