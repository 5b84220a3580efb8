"""Every document of the examples as PDF, named `<kode Format>-<jabatan>.pdf`."""

from collections.abc import Iterator
from pathlib import Path

from django.utils.text import slugify

from evaluasi.alur.pencetakan import cetak_dokumen, cetak_hasil
from evaluasi.contoh_permen import pelengkap
from evaluasi.contoh_permen.tokoh import SEMUA, Contoh
from evaluasi.models import Evaluasi
from skp_app.alur import cetak_matriks
from skp_app.alur.matriks import PIHAK
from skp_app.alur.pencetakan import (
    cetak_lampiran,
    cetak_manual,
    cetak_pendokumentasian,
    cetak_skp,
    cetak_workblock,
)
from skp_app.alur.rekaman import cetak_umpan_balik
from skp_app.aturan.format import format_evaluasi, format_skp, format_umpan_balik
from skp_app.models import ManualIndikator, Matriks, Skp


def cetak(folder: Path) -> list[Path]:
    """Write the files into `folder`; those that were signed are the bytes as stored."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_tulis(folder, nama, isi) for contoh in SEMUA for nama, isi in _dokumen(contoh)]


def _dokumen(contoh: Contoh) -> Iterator[tuple[str, bytes]]:
    for kunci in contoh.dinilai:
        tokoh = contoh.milik(kunci)
        skp = Skp.objects.select_related("pegawai", "unit").get(pegawai__nip=tokoh.nip)
        lain = pelengkap.cetak(skp) if kunci == pelengkap.MILIK else ()
        for kode, isi in (*_rencana(skp), *_hasil(skp), *lain):
            yield f"{kode}-{slugify(f'{tokoh.jabatan} {contoh.akhiran}')}", isi


def _rencana(skp: Skp) -> Iterator[tuple[str, bytes]]:
    yield format_skp(skp.keluarga, skp.pendekatan), cetak_skp(skp)
    if ManualIndikator.objects.filter(iki__rhk__skp=skp).exists():
        yield "A.1.3", cetak_manual(skp)
    for matriks in Matriks.objects.filter(pemilik=skp.pegawai, periode=skp.periode, tim=None):
        yield "A.1.5", cetak_matriks.cetak(matriks, anak=list(matriks.anak.select_related(*PIHAK)))
    for workblock in skp.workblock.select_related("skp"):
        yield "A.1.4", cetak_workblock(workblock)
    yield "A.1.8", cetak_lampiran(skp)


def _hasil(skp: Skp) -> Iterator[tuple[str, bytes]]:
    semua = Evaluasi.objects.select_related("skp", "periode_evaluasi")
    for evaluasi in semua.filter(skp=skp, periode_evaluasi__jenis="tahunan"):
        yield "B.1.2", cetak_pendokumentasian(skp, evaluasi.periode_evaluasi)
        yield format_umpan_balik(skp.keluarga, skp.pendekatan), cetak_umpan_balik(skp, evaluasi.periode_evaluasi)
        yield format_evaluasi(skp.keluarga, skp.pendekatan), cetak_hasil(evaluasi)
        yield "D.1.1", cetak_dokumen(evaluasi)


def _tulis(folder: Path, nama: str, isi: bytes) -> Path:
    berkas = folder / f"{nama}.pdf"
    berkas.write_bytes(isi)
    return berkas
