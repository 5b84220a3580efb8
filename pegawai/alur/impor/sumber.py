"""What was imported last about an object, so that a correction made by hand is seen and survives."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import models
from django.utils.timezone import localdate

from pegawai.alur.impor.daftar import Rencana
from pegawai.alur.impor.pena import Pena
from pegawai.aturan.impor_banding import Nilai, Selisih, bandingkan
from pegawai.models import BarisImpor, Impor, SumberData
from pegawai.models.impor import Tindakan

TANPA_ORANG = "Orang ini belum tercatat. Impor pegawai dahulu."
TANPA_UNIT = "Unitnya belum tercatat. Impor hierarki unit dahulu."


class TolakBaris(Exception):
    """Why a clean row still cannot go in, as a sentence."""


def periksa_panjang(batas: Mapping[str, tuple[str, int]]) -> None:
    """{name: (text, the most characters it may have)}. Raises TolakBaris with the first that is longer."""
    for nama, (teks, terpanjang) in batas.items():
        if len(teks) > terpanjang:
            raise TolakBaris(f"{nama} paling panjang {terpanjang} huruf. Sekarang {len(teks)}; pendekkan.")


def hari_data(impor: Impor) -> date:
    """The day whose state the file shows; without one in the file it is taken for the newest."""
    return impor.data_per or localdate(impor.dibuat_pada)


def muat(asal: str, objek: Iterable[models.Model], kunci: bool = False) -> dict[int, SumberData]:
    """{key of the object: what was imported last}."""
    pks = [o.pk for o in objek]
    daftar = SumberData.objects.filter(asal=asal, objek_id__in=pks)
    if kunci:
        daftar = daftar.select_for_update(no_key=True).order_by("pk")
    return {s.objek_id: s for s in daftar}


def rencana(
    baris: BarisImpor,
    kini: Mapping[str, Nilai] | None,
    terakhir: SumberData | None,
    baru: Mapping[str, Nilai],
    bekal: Any,
) -> Rencana:
    """New, changed or the same; `kini` is None for an object that is not there yet."""
    if kini is None:
        perubahan = {b: ("", n) for b, n in baru.items() if n}
        return Rencana(Tindakan.BARU, perubahan, bekal=bekal)
    selisih: Selisih = bandingkan(kini, terakhir.bidang if terakhir else None, baru, baris.pilihan)
    tindakan = Tindakan.BERUBAH if selisih.perubahan else Tindakan.SAMA
    return Rencana(tindakan, selisih.perubahan, selisih.konflik, bekal=bekal)


def ditolak(kalimat: str) -> Rencana:
    return Rencana(Tindakan.TOLAK, alasan=kalimat)


class Isi:
    """One source record to write: which row, which object, what the file said."""

    def __init__(
        self, baris: BarisImpor, objek: models.Model, kunci: str, kolom: Mapping[str, Nilai],
        bidang: Mapping[str, Nilai], rencana: Rencana, lama: SumberData | None, populasi: str = "",
    ) -> None:  # fmt: skip
        self.baris, self.objek, self.kunci, self.populasi = baris, objek, kunci, populasi
        self.kolom, self.lama = dict(kolom), lama
        # An unanswered conflict is asked again next time; an answered one is known.
        self.bidang = {b: n for b, n in bidang.items() if b not in rencana.konflik}


def catat(pena: Pena, asal: str, daftar: Sequence[Isi]) -> None:
    """Remember what the file said; nothing is written where it says the same."""
    hari = hari_data(pena.impor)
    baru, ubah = [], []
    for isi in daftar:
        if isi.lama is None:
            satu = SumberData(
                asal=asal, kunci=isi.kunci, populasi=isi.populasi, objek_jenis=isi.objek._meta.model_name or "",
                objek_id=isi.objek.pk, kolom=isi.kolom, bidang=isi.bidang, data_per=hari,
            )  # fmt: skip
            baru.append((isi.baris, satu))
            continue
        nilai = {
            "kunci": isi.kunci,
            "objek_id": isi.objek.pk,
            "populasi": isi.populasi or isi.lama.populasi,
            "kolom": {**isi.lama.kolom, **isi.kolom},
            "bidang": {**isi.lama.bidang, **isi.bidang},
            "data_per": max(isi.lama.data_per, hari),
            "hilang_pada": None if hari >= isi.lama.data_per else isi.lama.hilang_pada,
        }
        ubah.append((isi.baris, isi.lama, nilai))
    pena.tambah(baru)
    pena.ubah(ubah)


def tandai_hilang(pena: Pena, asal: str, baris: Sequence[BarisImpor], awalan: str = "") -> None:
    """The newest file no longer holds these; nothing else happens to them. `awalan` stands before each key."""
    hari = hari_data(pena.impor)
    kunci = {b.pk: f"{awalan}{b.kunci}"[:64] for b in baris}
    milik = {s.kunci: s for s in SumberData.objects.filter(asal=asal, kunci__in=kunci.values())}
    pena.ubah([(b, milik[kunci[b.pk]], {"hilang_pada": hari}) for b in baris if kunci[b.pk] in milik])
