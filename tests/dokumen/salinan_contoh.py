"""Frozen copies made of the regulation's own samples (Permenpan RB 6/2022, Anak Lampiran 2-5), for the print tests."""

import copy
import tomllib
from pathlib import Path
from typing import Any

AKAR = Path(__file__).resolve().parents[2]
EMPAT_ORANG = (
    "direktur-jenderal-iii",
    "direktur-ii",
    "kepala-subdirektorat-ii",
    "jf-teknis-tata-bangunan",
)
KUALITATIF = ("kepala-dinas-kesehatan", "bidan-penyelia")
URL_CEK = "https://skp.contoh.go.id/periksa/8f3a9c2d71/"


def orang(nama: str, nip: str, pangkat: str, jabatan: str = "", unit: str = "") -> dict:
    return {"nama": nama, "nip": nip, "pangkat": pangkat, "jabatan": jabatan, "unit": unit, "kepala_instansi": False}


SITI = orang("Dr. Siti Rahmawati, S.T., M.T.", "197803152003122001", "Pembina Utama Muda / IV.c")
BAMBANG = orang("Bambang Wirawan, S.H., M.M.", "196901011990031002", "Pembina Utama / IV.e")
DEWI = orang(
    "Dewi Lestari, S.E.",
    "196512121989032004",
    "Pembina Utama Madya / IV.d",
    "SEKRETARIS JENDERAL",
    "SEKRETARIAT JENDERAL",
)


def baca(kamar: str, kunci: str) -> dict[str, Any]:
    (berkas,) = (AKAR / kamar / "contoh").glob(f"*-{kunci}.toml")
    return tomllib.loads(berkas.read_text())


def hasil_kualitatif(kunci: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "hasil-kualitatif.toml").read_text())[kunci]


def skp(kunci: str) -> dict[str, Any]:
    """The SKP of one of the samples, with a name, a place and a date filled in."""
    sumber = baca("skp_app", kunci)
    penilai = {**BAMBANG, **sumber["penilai"]}
    if penilai["jabatan"] in {"MENTERI", "KEPALA DAERAH"}:
        penilai |= {"nip": "", "pangkat": "", "kepala_instansi": True}
    return {
        **kerangka(sumber["keluarga"], sumber["pendekatan"]),
        "pegawai": {**SITI, **sumber["pegawai"]},
        "penilai": penilai,
        "rhk": [rhk(r) for r in sumber["rhk"]],
        "ekspektasi": sumber.get("ekspektasi_khusus", {}),
        "lampiran": sumber.get("lampiran", {}),
    }


def rhk(sumber: dict) -> dict:
    return {"penugasan_dari": "", "intervensi": None, **sumber, "iki": [iki(i) for i in sumber["iki"]]}


def iki(sumber: dict) -> dict:
    return {"aspek": [], "perspektif": "", "target": "", **sumber}


def kerangka(keluarga: str, pendekatan: str) -> dict[str, Any]:
    return {
        "instansi": "KEMENTERIAN X",
        "periode": {"mulai": "2026-01-01", "selesai": "2026-12-31"},
        "keluarga": keluarga,
        "pendekatan": pendekatan,
        "pegawai": SITI,
        "penilai": BAMBANG,
        "atasan_penilai": DEWI,
        "rhk": [],
        "ekspektasi": {},
        "lampiran": {},
        "tempat": "Jakarta",
        "tanggal": "2026-01-23",
        "nomor_dokumen": "SKP-2026-000123",
        "draf": False,
    }


def hasil_iki(sumber: dict) -> dict:
    realisasi = sumber.get("realisasi", "")
    if sumber.get("sumber_data"):
        realisasi += f" berdasarkan {sumber['sumber_data']}"
    return {"realisasi": [realisasi] if realisasi else [], "umpan_balik": umpan_balik(sumber)}


def umpan_balik(sumber: dict) -> list[str]:
    return [f"{u['pemberi']}: {u['isi']}" for u in sumber.get("umpan_balik", ())]


def evaluasi(kunci: str) -> dict[str, Any]:
    """The year's evaluation of one of the samples."""
    if kunci in KUALITATIF:
        return {**kerangka_evaluasi(skp(kunci)), "hasil": hasil_kualitatif(kunci)}
    sumber = baca("evaluasi", kunci)
    return {
        **kerangka_evaluasi(skp(kunci)),
        "capaian": sumber["capaian"],
        "hasil": {str(r["nomor"]): [hasil_iki(i) for i in r["iki"]] for r in sumber["rhk"]},
        "perilaku": {p["nilai"]: umpan_balik(p) for p in sumber["perilaku"]},
    }


def kerangka_evaluasi(isi: dict[str, Any]) -> dict[str, Any]:
    return {
        "skp": isi,
        "periode_evaluasi": {"kode": "akhir", "label": "AKHIR"},
        "capaian": "baik",
        "capaian_catatan": "",
        "hasil": {},
        "perilaku": {},
        "rating_hasil": "sesuai",
        "rating_perilaku": "di_atas",
        "predikat": "baik",
        "catatan": "Pertahankan mutu layanan dan tingkatkan kompetensi tim.",
        "tempat": "Jakarta",
        "tanggal": "2027-01-11",
        "penandatangan": {"peran": "penilai"},
        "diterima": {"tempat": "Jakarta", "tanggal": "2027-01-13"},
        "nomor_dokumen": "EV-2026-000123",
        "draf": False,
    }


def panjang(keluarga: str, *, rhk: int, iki: int, teks: str, pendekatan: str = "kuantitatif") -> dict[str, Any]:
    """An SKP of `rhk` x `iki` rows; every text ends in a mark of its own, so that none can go missing unseen."""
    return {
        **kerangka(keluarga, pendekatan),
        "rhk": [
            {
                "nomor": n,
                "jenis": "utama" if n < rhk else "tambahan",
                "teks": f"{teks} [R{n}]",
                "penugasan_dari": "",
                "intervensi": {"rhk": f"{teks} [P{n}]", "iki": f"IKI pimpinan [Q{n}]"},
                "iki": [
                    {
                        "aspek": ["waktu"],
                        "perspektif": "anggaran",
                        "teks": f"IKI [I{n}.{i}]",
                        "target": f"{i}% [T{n}.{i}]",
                    }
                    for i in range(1, iki + 1)
                ],
            }
            for n in range(1, rhk + 1)
        ],
    }


def ubah(salinan: dict[str, Any], **ganti: Any) -> dict[str, Any]:
    return {**copy.deepcopy(salinan), **ganti}
