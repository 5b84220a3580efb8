"""What happened to an SKP, in sentences, for its parties."""

from typing import NamedTuple

from pegawai.models import Jejak, Pegawai

KALIMAT = {
    "buat": "Mulai disusun",
    "ajukan": "Diajukan ke pimpinan",
    "tarik": "Ditarik kembali",
    "kembalikan": "Dikembalikan untuk diperbaiki",
    "tetapkan": "Ditetapkan",
    "beri_ekspektasi": "Ekspektasi khusus diperbarui",
}
SEBUTAN = {"pemilik": "Pegawai", "penilai": "Pimpinan"}
TERBANYAK = 30


class Peristiwa(NamedTuple):
    kalimat: str
    oleh: Pegawai
    sebagai: str
    pada: object
    catatan: str


def riwayat(skp, saya):
    """Newest first; nothing for readers who are no party to this SKP."""
    if not skp.peran(saya):
        return []
    jejak = Jejak.objects.filter(objek_jenis="skp", objek_id=skp.pk, kata_kerja__in=KALIMAT)
    return [
        Peristiwa(KALIMAT[j.kata_kerja], j.oleh, SEBUTAN.get(j.sebagai, ""), j.pada, j.data.get("catatan", ""))
        for j in jejak.select_related("oleh").order_by("-nomor")[:TERBANYAK]
    ]
