"""Renstra and Perjanjian Kinerja of an example, pasted as the tables that are printed, and the SKP tied to them."""

import tomllib
from collections.abc import Iterator
from typing import Any, NamedTuple

from evaluasi.contoh_permen.berkas import RENCANA
from evaluasi.contoh_permen.tokoh import Contoh
from pegawai.models import Pegawai, UnitKerja
from skp_app.alur import perjanjian, rencana
from skp_app.aturan.rencana import kunci
from skp_app.aturan.tempel import sebagai_tempelan
from skp_app.models import IndikatorUnit, RencanaUnit, Skp

KEPALA = ["Sasaran", "Tingkat", "Indikator", "Target", "Baseline", "Sumber data", "Metode"]


class Renstra(NamedTuple):
    """Whose it is, and the years before and after that of the PK which it covers (2020-2024, 2016-2021 beside 2021)."""

    unit: str
    sebelum: int
    sesudah: int


RENSTRA = {2: Renstra("KEMENTERIAN X", 1, 3), 3: Renstra("DINAS KESEHATAN", 5, 0)}
# Which indicator above each PK breaks down (p. 126-130, 162-166), by its first words.
DI_ATAS = {
    "DIREKTORAT JENDERAL III": "Persentase peningkatan pelayanan infrastruktur pemukiman",
    "DIREKTORAT II": "Persentase peningkatan pelayanan infrastruktur dasar",
    "DINAS KESEHATAN": "Presentase keluarga sehat",
}


def masukkan(contoh: Contoh, orang: dict[str, Pegawai], tahun: int) -> None:
    """The plans, each by the leader of its unit, from the top down; Anak Lampiran 6 prints none."""
    if contoh.lampiran not in RENSTRA:
        return
    (berkas,) = RENCANA.glob(f"anak-lampiran-{contoh.lampiran}-*-organisasi.toml")
    isi = tomllib.loads(berkas.read_text())
    _renstra(contoh, orang, tahun, isi["renstra"])
    for nama in dict.fromkeys(pk["unit"] for pk in isi["perjanjian_kinerja"]):
        baris = [b for pk in isi["perjanjian_kinerja"] if pk["unit"] == nama for b in _baris_pk(pk)]
        pk = _tempel(contoh, orang, nama, baris, jenis="pk", tahun_mulai=tahun)
        _hubungkan_ke_atas(pk, orang[_pimpinan(contoh, nama)], DI_ATAS.get(nama))


def _renstra(contoh: Contoh, orang: dict[str, Pegawai], tahun: int, isi: dict[str, Any]) -> None:
    milik = RENSTRA[contoh.lampiran]
    masa = {"tahun_mulai": tahun - milik.sebelum, "tahun_selesai": tahun + milik.sesudah}
    baris = [_baris_renstra(s) for s in isi["sasaran"]]
    _tempel(contoh, orang, milik.unit, baris, jenis="renstra", judul=isi["judul"], **masa)


def _pimpinan(contoh: Contoh, unit: str) -> str:
    return next(t.kunci for t in contoh.tokoh if t.unit == unit and t.memimpin)


def _tempel(contoh: Contoh, orang: dict[str, Pegawai], nama: str, baris: list, **dokumen: Any) -> RencanaUnit:
    pemimpin = orang[_pimpinan(contoh, nama)]
    jadi = rencana.buat(UnitKerja.objects.get(penempatan__pegawai=pemimpin), oleh=pemimpin, **dokumen)
    rencana.tempel(jadi, oleh=pemimpin, teks=sebagai_tempelan([KEPALA, *baris]))
    return jadi


def _baris_renstra(s: dict[str, Any]) -> list[str]:
    metode = "\n".join(s["metode"])
    return [s["teks"], s["tingkat"], s["indikator"], s["target"], s.get("baseline", ""), s["sumber_data"], metode]


def _baris_pk(pk: dict[str, Any]) -> Iterator[list[str]]:
    for i in pk["indikator"]:
        yield [pk["sasaran"], pk["sebutan_sasaran"].capitalize(), i["teks"], i["target"], "", "", ""]


def _hubungkan_ke_atas(pk: RencanaUnit, pemimpin: Pegawai, awal: str | None) -> None:
    if awal is None:
        return
    induk = rencana.calon_induk(pk).filter(teks__startswith=awal).exclude(sasaran__rencana=pk).first()
    indikator = IndikatorUnit.objects.filter(sasaran__rencana=pk).order_by("sasaran__urutan", "urutan").first()
    if induk and indikator:
        rencana.pasang_induk(indikator, oleh=pemimpin, induk=induk)


def hubungkan(skp: Skp) -> None:
    """Tie the IKI of this SKP to the indicators of its PK: by their words, or by the words of sasaran and target."""
    rhk = {kunci(r.teks): r for r in skp.rhk.prefetch_related("iki")}
    serupa, sama = [], {}
    for satu in perjanjian.rencana_skp(skp):
        for bagian in satu.bagian if satu.rencana.jenis == "pk" else ():
            milik = rhk.get(kunci(bagian.sasaran.teks))
            for butir in bagian.butir:
                if butir.iki:
                    serupa.append(butir.indikator.pk)
                elif milik and (iki := next((i for i in milik.iki.all() if i.target == butir.target), None)):
                    sama[butir.indikator.pk] = iki.pk
    if serupa or sama:
        perjanjian.ambil(skp, oleh=skp.pegawai, indikator=serupa, sama=sama)
