"""One Ekspektasi Khusus for many people (Pasal 10; Lampiran p. 54): added to what each SKP has, never doubled."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction

from pegawai.models import Pegawai
from pegawai.penolakan import Ditolak, IsianKeliru
from skp_app.alur import penyusunan
from skp_app.alur.transisi import terkunci
from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.aturan.rencana import kunci
from skp_app.aturan.status import Status
from skp_app.models import Skp
from skp_app.models.perilaku import PANJANG_BUTIR

SUDAH_ADA = "ekspektasi yang sama sudah tertulis"


class Hasil(NamedTuple):
    diberi: list[Skp]
    dilewati: list[tuple[Skp, str]]  # with the reason


def beri_banyak(daftar: Iterable[Skp], *, oleh: Pegawai, nilai: str, teks: str) -> Hasil:
    """Each SKP in its own transaction: one that can take no more ekspektasi does not hold up the others."""
    teks = " ".join(teks.split())
    if not teks or len(teks) > PANJANG_BUTIR:
        raise IsianKeliru(f"Ekspektasi khusus belum ditulis, atau lebih panjang dari {PANJANG_BUTIR} huruf.")
    hasil = Hasil([], [])
    for skp in daftar:
        try:
            alasan = _beri(skp, oleh, NilaiPerilaku(nilai), teks)
        except Ditolak as tolak:
            alasan = tolak.kalimat
        if alasan:
            hasil.dilewati.append((skp, alasan))
        else:
            hasil.diberi.append(skp)
    return hasil


@transaction.atomic
def _beri(skp: Skp, oleh: Pegawai, nilai: NilaiPerilaku, teks: str) -> str:
    """'' when it was added. The lock keeps two clicks from reading the same list."""
    skp = terkunci(skp)
    if skp.status == Status.DRAF and not skp.disusun_penilai:
        return "SKP belum diajukan"
    ada = list(skp.ekspektasi.filter(nilai=nilai).values_list("teks", flat=True))
    if kunci(teks) in {kunci(t) for t in ada}:
        return SUDAH_ADA
    penyusunan.simpan_ekspektasi(skp, oleh=oleh, ekspektasi={nilai: [*ada, teks]})
    return ""
