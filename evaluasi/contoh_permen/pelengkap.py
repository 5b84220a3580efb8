"""The Formats of which the regulation prints no example, of one person of the examples, in words of our own.

They are printed from a frozen copy without any row behind them, so nothing is entered and nothing is stored.
"""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from evaluasi import dokumen
from evaluasi.aturan.kuadran import predikat
from evaluasi.contoh_permen.berkas import HASIL
from evaluasi.models import Evaluasi
from skp_app.alur.isi import baris_rhk
from skp_app.alur.pencetakan import kertas
from skp_app.aturan.pembinaan import KOMPETENSI, KRITERIA, SKALA
from skp_app.dokumen import pembinaan
from skp_app.dokumen import pendokumentasian as dokumentasi
from skp_app.dokumen.cetak import pdf
from skp_app.models import PeriodeEvaluasi, RencanaAksi, Skp

MILIK = "kepala-subdirektorat-ii"  # whose evaluation recommends a bimbingan


def cetak(skp: Skp) -> Iterator[tuple[str, bytes]]:
    """(code, PDF) of B.1.1, B.1.6-B.1.10, D.1.2 and D.1.3."""
    kata = tomllib.loads((HASIL / "pelengkap.toml").read_text())
    akhir = skp.periode.evaluasi.get(jenis="tahunan")
    semua = {"B.1.1": _rencana_aksi(skp, akhir, kata["aksi"]["teks"])}
    semua |= {kode: pembinaan.konteks(kode, _bimbingan(skp, kode, kata)) for kode in _SUSUN}
    semua |= _dokumen_evaluasi(Evaluasi.objects.get(skp=skp, periode_evaluasi=akhir), kata["D.1.3"])
    for kode, konteks in semua.items():
        yield kode, pdf(kode, konteks, kertas=kertas())


def _rencana_aksi(skp: Skp, akhir: PeriodeEvaluasi, kata: list[str]) -> dict[str, Any]:
    daftar = baris_rhk(skp)
    aksi = [
        RencanaAksi(garis_rhk=rhk.garis, periode_evaluasi=akhir, urutan=n, teks=teks)
        for rhk in daftar
        for n, teks in enumerate(kata, start=1)
    ]
    return dokumentasi.konteks_rencana_aksi(skp.salinan, daftar, aksi, akhir)


def _bimbingan(skp: Skp, kode: str, kata: Mapping[str, Any]) -> dict[str, Any]:
    salinan = skp.salinan | {"pimpinan": skp.salinan["penilai"], "tanggal": f"{skp.mulai.year}-05-04"}
    return salinan | _bertanggal(_SUSUN[kode](kata[kode], skp.salinan), skp.mulai.year)


def _bertanggal(isi: Any, tahun: int) -> Any:
    """'04-14' under one of the names of a day becomes that day of the year."""
    if isinstance(isi, list):
        return [_bertanggal(b, tahun) for b in isi]
    if not isinstance(isi, Mapping):
        return isi
    hari = {k: f"{tahun}-{isi[k]}" for k in ("waktu", "target_waktu", "tanggal") if k in isi}
    return {k: _bertanggal(v, tahun) for k, v in isi.items()} | hari


def _coaching(kata: Mapping[str, Any], salinan: Mapping[str, Any]) -> dict[str, Any]:
    """About the first indicator of the person's own plan."""
    iki = salinan["rhk"][0]["iki"][0]
    sendiri = {"indikator": iki["teks"], "target": iki["target"], "target_skp": iki["target"]}

    def isi(bagian: str) -> list[dict[str, Any]]:
        return [b | {k: v for k, v in sendiri.items() if k in b} for b in kata[bagian]]

    return {**kata, "tujuan": isi("tujuan"), "fakta": isi("fakta"), "langkah": isi("langkah")}


def _umpan_balik(kata: Mapping[str, Any], _: Mapping[str, Any]) -> dict[str, Any]:
    banyak = sum(len(k) for k in KRITERIA.values())
    return {"jawaban": [kata["jawaban"]] * banyak, "kriteria": KRITERIA}


def _kompetensi(kata: Mapping[str, Any], _: Mapping[str, Any]) -> dict[str, Any]:
    nama = [(kelompok, satu) for kelompok, semua in KOMPETENSI.items() for satu in semua]
    baris = [
        {"kelompok": kelompok, "nama": satu, "nilai": nilai, "alasan": kata["alasan"]}
        for (kelompok, satu), nilai in zip(nama, kata["nilai"], strict=True)
    ]
    return {"kompetensi": baris, "rekomendasi": kata["rekomendasi"], "skala": SKALA}


def _apa_adanya(kata: Mapping[str, Any], _: Mapping[str, Any]) -> dict[str, Any]:
    return dict(kata)


def _dokumen_evaluasi(evaluasi: Evaluasi, kata: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """As if the atasan penilai had evaluated, and as if he had changed the result."""
    beku = evaluasi.salinan
    oleh_atasan = beku | {"penandatangan": {"peran": "atasan_penilai"}}
    baru = predikat(beku["rating_hasil"], "sesuai").value
    diubah = beku | kata | {"predikat_lama": beku["predikat"], "predikat": baru, "catatan": kata["rekomendasi"]}
    return {"D.1.2": dokumen.konteks_dokumen(oleh_atasan), "D.1.3": dokumen.konteks_keberatan(diubah)}


_SUSUN = {
    "B.1.6": _coaching,
    "B.1.7": _apa_adanya,
    "B.1.8": _umpan_balik,
    "B.1.9": _kompetensi,
    "B.1.10": _apa_adanya,
}
