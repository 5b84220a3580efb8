"""Parts that all printed Formats share, made from a frozen `salinan` (Permenpan RB 6/2022, Lampiran p. 32-116)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from skp_app.aturan.berakhlak import PANDUAN, NilaiPerilaku
from skp_app.aturan.format import cari

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
TITIK_TITIK = "." * 24
PERAN = {
    "pegawai": "Pegawai yang Dinilai",
    "penilai": "Pejabat Penilai Kinerja",
    "atasan_penilai": "Atasan Pejabat Penilai Kinerja",
    "pimpinan": "Pimpinan/ Pihak Lain yang Diberikan Penugasan Khusus",
    "konselor": "Konselor",
}
# Lampiran p. 32, 34, 73 and 105, 108: only on these forms the penilai may be without a NIP.
NIP_OPSIONAL = {"A.1.1", "A.1.2", "B.1.4", "C.1.1", "C.1.2"}
# Lampiran p. 73, 75, 108, 111 and 115 write the label without a space and a full stop.
PANGKAT_RAPAT = {"B.1.4", "B.1.5", "C.1.2", "C.1.3", "D.1.1", "D.1.2", "D.1.3"}
# Letters per line of the narrowest expectation or feedback column, on A4. A block up to so many lines is kept on
# one page; a longer one may be cut, or it would leave half a page empty or not fit any page at all.
LEBAR_PERILAKU = 36
MAKS_BARIS_UTUH = 16


def tanggal_panjang(iso: str | None) -> str:
    """'2026-12-31' -> '31 Desember 2026'; dots to be filled in by hand when the date is not known yet."""
    if not iso:
        return TITIK_TITIK
    hari = date.fromisoformat(iso)
    return f"{hari.day} {BULAN[hari.month - 1]} {hari.year}"


def tempat_tanggal(data: Mapping[str, Any] | None) -> str:
    """The line above a signature: '(tempat), (tanggal, bulan, tahun)'."""
    data = data or {}
    return f"{data.get('tempat') or TITIK_TITIK}, {tanggal_panjang(data.get('tanggal'))}"


def rentang(periode: Mapping[str, str]) -> str:
    """'1 JANUARI SD 31 DESEMBER TAHUN 2026'; the first year is printed too where it differs."""
    mulai, selesai = date.fromisoformat(periode["mulai"]), date.fromisoformat(periode["selesai"])
    awal = f"{mulai.day} {BULAN[mulai.month - 1]}"
    if mulai.year != selesai.year:
        awal += f" TAHUN {mulai.year}"
    return f"{awal} SD {selesai.day} {BULAN[selesai.month - 1]} TAHUN {selesai.year}".upper()


def dasar(kode: str, skp: Mapping[str, Any], *, milik: Mapping[str, Any], url_cek: str | None) -> dict[str, Any]:
    """What every template asks for: title, header line, footer, draft mark. `milik` carries number and draft."""
    return {
        "kode": kode,
        "format": cari(kode),
        "instansi": skp["instansi"],
        "rentang": rentang(skp["periode"]),
        "pegawai": skp["pegawai"],
        "nomor_dokumen": milik.get("nomor_dokumen", ""),
        "draf": bool(milik.get("draf")),
        "tanggal": milik.get("tanggal"),
        "url_cek": url_cek,
    }


def orang(data: Mapping[str, Any] | None) -> dict[str, str]:
    """One person as five printable strings; somebody who does not exist prints as empty cells."""
    return {kunci: (data or {}).get(kunci) or "" for kunci in ("nama", "nip", "pangkat", "jabatan", "unit")}


def sel(data: Mapping[str, Any] | None) -> dict[str, str]:
    """The identity cells: a menteri or kepala daerah has neither NIP nor pangkat, and the form says so with a dash."""
    siapa = orang(data)
    kosong = {kunci: "–" for kunci in ("nip", "pangkat") if siapa["nama"] and not siapa[kunci]}
    return siapa | kosong


def identitas(kode: str, skp: Mapping[str, Any], *, unit_penilai: str = "UNIT KERJA") -> list[dict[str, Any]]:
    """The five rows of the identity block, the Pegawai on the left and the penilai on the right."""
    kiri, kanan = sel(skp["pegawai"]), sel(skp["penilai"])
    pangkat = "PANGKAT/GOL RUANG" if kode in PANGKAT_RAPAT else "PANGKAT/ GOL. RUANG"
    label = {"nama": "NAMA", "nip": "NIP", "pangkat": pangkat, "jabatan": "JABATAN", "unit": "UNIT KERJA"}
    return [
        {
            "nomor": nomor,
            "label": teks,
            "pegawai": kiri[kunci],
            "label_penilai": unit_penilai if kunci == "unit" else teks,
            "opsional": kunci == "nip" and kode in NIP_OPSIONAL,
            "penilai": kanan[kunci],
        }
        for nomor, (kunci, teks) in enumerate(label.items(), start=1)
    ]


def label_unit_penilai(kode: str, skp: Mapping[str, Any]) -> str:
    """INSTANSI on B.1.4 (p. 73) and C.1.2 (p. 108) and, on A.1.2, for a penilai who heads an instansi (p. 131).

    The qualitative forms say UNIT KERJA for a kepala daerah too (p. 167, 215).
    """
    kepala = kode == "A.1.2" and skp["penilai"].get("kepala_instansi")
    return "INSTANSI" if kode in {"B.1.4", "C.1.2"} or kepala else "UNIT KERJA"


def tanda_tangan(peran: str, data: Mapping[str, Any] | None, *, di: str = "", angka: str = "") -> dict[str, str]:
    """One signature block. `di` is its place and date line, `angka` the number D.1.x prints before the role."""
    siapa = orang(data)
    return {
        "peran": peran,
        "sebutan": f"{angka} {PERAN[peran]}".strip(),
        "di": di,
        "nama": siapa["nama"],
        "nip": siapa["nip"],
    }


def butir(baris: Iterable[str]) -> list[str]:
    """Lines with the dash of the samples; empty ones are left out."""
    return [f"- {b}" for b in baris if b and b.strip()]


def jumlah_baris(teks: str, lebar: int) -> int:
    """About how many printed lines `teks` needs in a column of `lebar` letters."""
    return sum(1 + len(alinea) // lebar for alinea in teks.split("\n"))


def perilaku(ekspektasi: Mapping[str, list[str]], umpan_balik: Mapping[str, list[str]] | None = None) -> list[dict]:
    """The seven rows of the PERILAKU KERJA block in the order of the Formats."""
    return [
        _nilai(nomor, nilai, list(ekspektasi.get(nilai.value, ())), list((umpan_balik or {}).get(nilai.value, ())))
        for nomor, nilai in enumerate(NilaiPerilaku, start=1)
    ]


def _nilai(nomor: int, nilai: NilaiPerilaku, ekspektasi: list[str], umpan_balik: list[str]) -> dict[str, Any]:
    terpanjang = max(sum(jumlah_baris(b, LEBAR_PERILAKU) for b in isi) for isi in (ekspektasi, umpan_balik))
    return {
        "kunci": nilai.value,
        "nomor": nomor,
        "nama": nilai.cetak,
        "panduan": butir(PANDUAN[nilai]),
        "ekspektasi": butir(ekspektasi),
        "umpan_balik": umpan_balik,
        "utuh": terpanjang <= MAKS_BARIS_UTUH,
    }
