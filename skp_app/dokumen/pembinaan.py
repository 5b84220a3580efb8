"""Printed content of Formats B.1.6-B.1.10 and of our record of a konseling (Lampiran p. 80-87) from a `salinan`."""

from collections.abc import Mapping
from typing import Any

from skp_app.aturan.pembinaan import Kegiatan, Kelompok, Penyesuaian
from skp_app.dokumen import bagian

PERUBAHAN = "Jika diperlukan penyesuaian indikator/ target kinerja maka dilakukan perubahan SKP"
PIMPINAN_B19 = "Pimpinan atau Pihak Lain yang Diberikan Penugasan Khusus"


def konteks(kode: str, salinan: Mapping[str, Any]) -> dict[str, Any]:
    """Context of one form by its code; KeyError for an unknown one."""
    return {
        **bagian.dasar(kode, salinan, milik={**salinan, "nomor_dokumen": ""}, url_cek=None),
        "identitas": bagian.identitas(kode, salinan),
        "ttd": _tanda_tangan(kode, salinan),
        "catatan_kaki": [],
        **_ISI[kode](salinan),
    }


def _tanda_tangan(kode: str, s: Mapping[str, Any]) -> list[dict[str, str]]:
    """Place and date stand above the right signature, which is the only one from B.1.8 on."""
    di = bagian.tempat_tanggal(s)
    if kode in {"B.1.6", "B.1.7"}:
        kiri = bagian.tanda_tangan("pegawai", s["pegawai"])
        return [kiri, bagian.tanda_tangan("pimpinan", s["pimpinan"], di=di)]
    if kode == "B.1.9":
        return [bagian.tanda_tangan("pimpinan", s["pimpinan"], di=di) | {"sebutan": PIMPINAN_B19}]
    peran = {"B.1.8": "pegawai", "B.1.10": "penilai", "F-KONSELING": "konselor"}[kode]
    return [bagian.tanda_tangan(peran, s[peran], di=di)]


def _coaching(s: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "tujuan": [list(b.values()) for b in s["tujuan"]],
        "fakta": [list(b.values()) for b in s["fakta"]],
        "peluang": s["peluang"],
        "langkah": [b | {"pilihan": pilihan(b["penyesuaian"])} for b in s["langkah"]],
        "perubahan": PERUBAHAN,
    }


def pilihan(dipilih: str) -> list[dict[str, str]]:
    """YA and TIDAK, the one that was not chosen struck through; both plain while nothing is chosen."""
    cara = {True: "dipilih", False: "dicoret"} if dipilih else {}
    return [{"teks": p.cetak, "cara": cara.get(p == dipilih, "")} for p in Penyesuaian]


def _mentoring(s: Mapping[str, Any]) -> dict[str, Any]:
    kolom = ("keahlian", "jangka_waktu", "perubahan", "ukuran")
    return {
        "rencana": [[b[k] for k in kolom] for b in s["rencana"]],
        "jurnal": [_baris_jurnal(b) for b in s["jurnal"]],
    }


def _baris_jurnal(b: Mapping[str, Any]) -> dict[str, str]:
    waktu = [bagian.tanggal_panjang(b["waktu"]) if b["waktu"] else "", b["tempat"]]
    return {
        "di": ", ".join(filter(None, waktu)),
        "kegiatan": Kegiatan(b["kegiatan"]).cetak if b["kegiatan"] else "",
        "materi": b["materi"],
        "rencana_aksi": b["rencana_aksi"],
        "target_waktu": bagian.tanggal_panjang(b["target_waktu"]) if b["target_waktu"] else "",
    }


def _umpan_balik(s: Mapping[str, Any]) -> dict[str, Any]:
    """The nine criteria in their three groups, each with the answer beside it."""
    nomor = iter(range(1, len(s["jawaban"]) + 1))
    kelompok = [
        {"subjek": subjek, "baris": [(n := next(nomor), k, s["jawaban"][n - 1]) for k in kriteria]}
        for subjek, kriteria in s["kriteria"].items()
    ]
    return {"kelompok": kelompok}


def _evaluasi(s: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "kelompok": [
            {"nama": kelompok.cetak, "baris": [k for k in s["kompetensi"] if k["kelompok"] == kelompok]}
            for kelompok in Kelompok
        ],
        "rekomendasi": s["rekomendasi"],
        "skala": s["skala"],
    }


def _laporan(s: Mapping[str, Any]) -> dict[str, Any]:
    bukti = [b | {"hari": bagian.tanggal_panjang(b["tanggal"])} for b in s["bukti"]]
    disampaikan = s["penyampaian"] | {"hari": bagian.tanggal_panjang(s["penyampaian"]["tanggal"])}
    isi = {k: s[k] for k in ("ekspektasi", "uraian", "retrospektif")}
    return isi | {"serupa": pilihan(s["serupa"]), "bukti": bukti, "disampaikan": disampaikan}


def _rekaman(s: Mapping[str, Any]) -> dict[str, Any]:
    rekaman = s["rekaman"]
    konselor = bagian.orang(s["konselor"])
    baris = [
        ("KONSELOR", konselor["nama"]),
        ("NIP", konselor["nip"] or "–"),
        ("JABATAN", konselor["jabatan"] or "–"),
        ("KAPASITAS", s["kapasitas"]),
        ("DASAR", s["dasar"]),
        ("TANGGAL", bagian.tanggal_panjang(rekaman["tanggal"])),
        ("TEMPAT", rekaman["tempat"]),
    ]
    isi = [
        ("MASALAH", rekaman["masalah"]),
        ("HASIL KONSELING", rekaman["hasil"]),
        ("REKOMENDASI TINDAK LANJUT", rekaman["rekomendasi"]),
    ]
    return {"data_konseling": baris, "isi_rekaman": isi}


_ISI = {
    "B.1.6": _coaching,
    "B.1.7": _mentoring,
    "B.1.8": _umpan_balik,
    "B.1.9": _evaluasi,
    "B.1.10": _laporan,
    "F-KONSELING": _rekaman,
}
