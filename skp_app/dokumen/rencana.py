"""Printed content of the planning sheets A.1.3 (manual indikator, Lampiran p. 38) and A.1.4 (workblock, p. 43).

Nobody signs them and they may be mended all year, so they are made from the rows as they stand.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from skp_app.aturan.hasil_kerja import Kendali, PeriodePelaporan
from skp_app.dokumen import bagian
from skp_app.models import Iki, Workblock
from skp_app.models.manual import KENDALI_JPT

KOLOM_LEMBAR = 12  # the narrow columns that the options of a manual share
KOSONG = "(\N{NO-BREAK SPACE}\N{NO-BREAK SPACE})"
KELOMPOK_WORKBLOCK = (("rutin", "A. RUTIN"), ("transformatif", "B. TRANSFORMATIF"))
BAGIAN_WORKBLOCK = (("strategi", "STRATEGI", "KEY ACTIVITIES"), ("keluaran", "KELUARAN KUNCI", "KEY MILESTONE"))


def konteks_manual(kepala: Mapping[str, Any], daftar: Iterable[Iki]) -> dict[str, Any]:
    """Context of Format A.1.3: one sheet for every IKI given, each of which has its `manual` and its `rhk`.

    `kepala` is the frozen copy of the SKP or its head: instansi, period, pegawai, draf.
    """
    return {
        **bagian.dasar("A.1.3", kepala, milik={"draf": kepala["draf"]}, url_cek=None),
        "lembar": [_manual(iki) for iki in daftar],
    }


def _manual(iki: Iki) -> dict[str, Any]:
    manual = iki.manual
    return {
        "rhk": iki.rhk.teks,
        "iki": iki.teks,
        "target": iki.target,
        "tujuan": manual.tujuan,
        "definisi": manual.definisi,
        "formula": manual.formula,
        "satuan": manual.satuan,
        "kendali": _pilihan(KENDALI_JPT, manual.kendali),
        "sumber_data": manual.sumber_data,
        "pelaporan": _pilihan(PeriodePelaporan, manual.periode_pelaporan),
    }


def _pilihan(semua: Iterable[Kendali | PeriodePelaporan], dipilih: str) -> list[dict[str, Any]]:
    """The options of one row with a cross at the chosen one; Outcome and Output are set in italics (p. 38, 138)."""
    semua = list(semua)
    return [
        {
            "tanda": "(X)" if satu == dipilih else KOSONG,
            "asing": asing,
            "teks": satu.cetak.removeprefix(asing).lstrip(),
            "rentang": KOLOM_LEMBAR // len(semua),
        }
        for satu in semua
        for asing in [satu.cetak.split()[0] if isinstance(satu, Kendali) else ""]
    ]


def konteks_workblock(kepala: Mapping[str, Any], workblock: Workblock) -> dict[str, Any]:
    """Context of Format A.1.4; the labels are the Format's, not those of its samples."""
    dasar = bagian.dasar("A.1.4", kepala, milik={"draf": kepala["draf"]}, url_cek=None)
    asing, _, judul = dasar["format"].judul[0].partition(" ")
    return {
        **dasar,
        "judul_asing": asing,
        "judul": judul,
        "kepala": [
            ("JUDUL INISIATIF STRATEGI PENCAPAIAN IKU", workblock.judul,
             "INDIKATOR DAN TARGET YANG DIINTERVENSI", workblock.indikator),
            ("PEMILIK STRATEGI", workblock.pemilik, "PIHAK YANG TERLIBAT", workblock.pihak),
            ("WAKTU PENYELESAIAN", workblock.waktu, "PENERIMA MANFAAT", workblock.penerima),
            ("TUJUAN", workblock.tujuan, "ANGGARAN", workblock.anggaran),
        ],
        "bagian": [
            {"judul": judul, "asing": asing, "kelompok": list(_kelompok(workblock, kunci))}
            for kunci, judul, asing in BAGIAN_WORKBLOCK
        ],
    }  # fmt: skip


def _kelompok(workblock: Workblock, kunci: str) -> Iterator[dict[str, Any]]:
    """RUTIN and TRANSFORMATIF; the numbers run on from one to the other."""
    nomor = 0
    for ekor, judul in KELOMPOK_WORKBLOCK:
        baris = [b.strip() for b in getattr(workblock, f"{kunci}_{ekor}").splitlines() if b.strip()]
        yield {"judul": judul, "baris": list(enumerate(baris, start=nomor + 1))}
        nomor += len(baris)
