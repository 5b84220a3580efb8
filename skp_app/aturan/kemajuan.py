"""What the Pimpinan concludes from monitoring, and what may follow (Pasal 20; Lampiran p. 70 C.10-C.14)."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from pegawai.aturan.pilihan import Istilah


class Kemajuan(Istilah):
    """Pasal 20(1)."""

    MENUNJUKKAN = "menunjukkan", "Menunjukkan kemajuan kinerja"
    TIDAK = "tidak", "Tidak menunjukkan kemajuan kinerja"


WARNA_KEMAJUAN = {Kemajuan.MENUNJUKKAN: "hijau", Kemajuan.TIDAK: "kuning"}


class Tindak(Istilah):
    """Pasal 20(2) and 20(3): what may follow from a conclusion."""

    APRESIASI = "apresiasi", "Apresiasi"
    PENUGASAN_BARU = "penugasan_baru", "Penugasan baru"
    PENYESUAIAN_EKSPEKTASI = "ekspektasi", "Penyesuaian ekspektasi"
    PENYESUAIAN_SUMBER_DAYA = "sumber_daya", "Penyesuaian dukungan sumber daya"
    PEMBINAAN = "pembinaan", "Pembinaan kinerja"


# Both adjustments go through a change of the SKP, which only its owner can begin (Pasal 20(4)-(5)).
PENYESUAIAN = frozenset({Tindak.PENYESUAIAN_EKSPEKTASI, Tindak.PENYESUAIAN_SUMBER_DAYA})
TINDAK = {
    Kemajuan.MENUNJUKKAN: (Tindak.APRESIASI, Tindak.PENUGASAN_BARU),
    Kemajuan.TIDAK: (Tindak.PENYESUAIAN_EKSPEKTASI, Tindak.PENYESUAIAN_SUMBER_DAYA, Tindak.PEMBINAAN),
}


class Simpulan(NamedTuple):
    """A conclusion: what it says and when it was drawn."""

    hasil: str
    pada: datetime


class Upaya(NamedTuple):
    """A follow-up of Pasal 20(3); `ditarik` when the Pimpinan took it back."""

    jenis: str
    pada: datetime
    ditarik: bool = False


BELUM_TIDAK_MAJU = "Kesimpulan terakhir belum menyatakan pegawai tidak menunjukkan kemajuan kinerja."
BELUM_ADA_UPAYA = (
    "Belum ada tindak lanjut (penyesuaian ekspektasi, penyesuaian dukungan sumber daya, atau pembinaan) "
    "yang mendahului kesimpulan terakhir."
)


def halangan_ambil_alih(simpulan: Iterable[Simpulan], upaya: Iterable[Upaya]) -> str:
    """Why the Pimpinan may not take an RHK over yet; empty when he may (Pasal 20(6)).

    Something of Pasal 20(3) was done, and a conclusion drawn after it, the last there is, still says no progress.
    """
    terakhir = max(simpulan, key=lambda s: s.pada, default=None)
    if terakhir is None or terakhir.hasil != Kemajuan.TIDAK:
        return BELUM_TIDAK_MAJU
    sebelum = [u for u in upaya if u.jenis in TINDAK[Kemajuan.TIDAK] and not u.ditarik and u.pada < terakhir.pada]
    return "" if sebelum else BELUM_ADA_UPAYA
