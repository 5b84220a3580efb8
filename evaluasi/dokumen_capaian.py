"""Printed content of the penetapan of a capaian with the spread of predikat (SE Menpan RB 3/2023; layout of our own).

Permenpan RB 6/2022 has no such form (Lampiran p. 94 e).
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from evaluasi.aturan.distribusi import bandingkan
from evaluasi.aturan.kuadran import Predikat
from evaluasi.aturan.usulan_capaian import Masukan
from evaluasi.dokumen import CAPAIAN, PREDIKAT, pilihan
from evaluasi.models import CapaianOrganisasi, IndikatorUsulan, MasukanCapaian
from pegawai.models import Pegawai
from skp_app.dokumen.bagian import rentang, tempat_tanggal
from skp_app.models import PeriodeEvaluasi

TEMPLAT = "dokumen/penetapan_capaian.html"
BUKAN_KUOTA = "Pola distribusi adalah panduan, bukan forced distribution (Lampiran hlm. 94-97)."


class Bahan(NamedTuple):
    """What is printed beside the figure. `belum` people have no evaluation that was set."""

    jumlah: Mapping[str, int]
    belum: int
    dihitung: bool  # the spread of the unit has been computed
    aturan: list[dict]
    dipandu: bool  # the unit is large enough for the guide
    masukan: list[MasukanCapaian]
    indikator: list[IndikatorUsulan]
    instansi: str
    tempat: str


def konteks(capaian: CapaianOrganisasi, periode: PeriodeEvaluasi, bahan: Bahan) -> dict[str, Any]:
    return {
        "instansi": bahan.instansi,
        "nomor": capaian.nomor,
        "unit": capaian.unit.nama,
        "periode": periode.label_cetak,
        "rentang": rentang({"mulai": periode.mulai.isoformat(), "selesai": periode.selesai.isoformat()}),
        "draf": not bahan.dihitung or bool(bahan.belum),
        "belum": bahan.belum,
        "identitas": _identitas(capaian, periode, len(bahan.indikator)),
        "predikat": pilihan(CAPAIAN, capaian.predikat),
        "masukan": _masukan(bahan.masukan),
        "baris": list(_sebaran(bahan)),
        "total": sum(bahan.jumlah.values()),
        "indikator": bahan.indikator,
        "catatan_kaki": [("*", BUKAN_KUOTA)],
        "ttd": _ttd(capaian, bahan.tempat),
    }


def _identitas(capaian: CapaianOrganisasi, periode: PeriodeEvaluasi, indikator: int) -> list[tuple[str, str]]:
    """Label and value: the two components of a year, the capaian of the rencana aksi of a shorter period (p. 92-94)."""
    baris = [("UNIT KERJA", capaian.unit.nama)]
    if not periode.tahunan:
        baris += [("CAPAIAN RENCANA AKSI", f"{indikator} indikator, lihat angka 4" if indikator else "–")]
    else:
        baris += [
            ("CAPAIAN PERJANJIAN KINERJA", capaian.get_nilai_pk_display() or "–"),
            ("EKSPEKTASI PIMPINAN", capaian.get_nilai_ekspektasi_display() or "–"),
        ]
    baris += [("DASAR", capaian.dasar)]
    if capaian.alasan:
        baris += [("PERTIMBANGAN", capaian.alasan)]
    return baris


def _masukan(daftar: Iterable[MasukanCapaian]) -> list[tuple[str, str]]:
    """What each of the three units recommends (SE 3/2023); all three are named, given or not."""
    ada = {m.jenis: m for m in daftar}
    return [(jenis.cetak, _saran(ada[jenis]) if jenis in ada else "Tidak ada rekomendasi.") for jenis in Masukan]


def _saran(masukan: MasukanCapaian) -> str:
    kata = masukan.get_predikat_display()
    return f"{kata}: {masukan.isi}" if kata else masukan.isi


def _sebaran(bahan: Bahan) -> Iterable[dict[str, Any]]:
    """One row per predikat: number, percentage, what the guide says about it, and where it differs."""
    total = sum(bahan.jumlah.values())
    for p in Predikat:
        milik = [a for a in bahan.aturan if p in a["predikat"]]
        # A rule about two predikat is remarked on once, beside the first.
        pertama = [a for a in milik if bahan.dipandu and p == next(x for x in Predikat if x in a["predikat"])]
        beda = [b.kalimat for b in bandingkan(pertama, bahan.jumlah) if not b.sesuai]
        yield {
            "nama": PREDIKAT[p],
            "jumlah": bahan.jumlah[p],
            "persen": f"{bahan.jumlah[p] * 100 / total:.1f}".replace(".", ",") if total else "0,0",
            "panduan": [_kata(a, p) for a in milik],
            "catatan": beda,
        }


def _kata(aturan: Mapping[str, Any], p: Predikat) -> str:
    lain = " dan/atau ".join(Predikat(x).cetak for x in aturan["predikat"] if x != p)
    bersama = f" (bersama {lain})" if lain else ""
    kata = {
        "maks": f"paling banyak {aturan.get('persen')} %",
        "min": f"paling sedikit {aturan.get('persen')} %",
        "harus_ada": "harus ada",
        "tidak_ada": "tidak ada",
        "terbanyak": "sebagian besar",
    }
    return f"{kata[aturan['jenis']]}{bersama}"


def _ttd(capaian: CapaianOrganisasi, tempat: str) -> dict[str, str]:
    """The official who set it; a decision on paper is signed by whom the record names."""
    orang: Pegawai | None = capaian.penetap
    return {
        "di": tempat_tanggal({"tempat": tempat, "tanggal": capaian.tanggal.isoformat()}),
        "sebutan": _tanpa_nama(capaian.ditetapkan_oleh, orang) if orang else capaian.ditetapkan_oleh,
        "nama": orang.nama_lengkap if orang else "",
        "nip": (orang.nip or "") if orang else "",
    }


def _tanpa_nama(sebutan: str, orang: Pegawai) -> str:
    return sebutan.removesuffix(f", {orang.nama_lengkap}")
