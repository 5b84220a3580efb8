"""Printed content of the SKP Formats A.1.1, A.1.2, A.1.6, A.1.7 and A.1.8 (Lampiran p. 32-61) from a `salinan`.

A `salinan` is the frozen, JSON-able copy of an SKP that was signed; nothing is read from live rows.
"""

from collections.abc import Mapping
from typing import Any

from skp_app.aturan.format import format_skp
from skp_app.aturan.hasil_kerja import Aspek, JenisRhk, Keluarga, Perspektif
from skp_app.dokumen import bagian

DAPAT_DITAMBAHKAN = "(dapat ditambahkan pada tahun berjalan)"
JUDUL_KELOMPOK = {JenisRhk.UTAMA: "A. UTAMA", JenisRhk.TAMBAHAN: "B. TAMBAHAN"}
EKSPEKTASI_KHUSUS = "Pimpinan dapat memberikan Ekspektasi khusus terhadap satu atau lebih aspek perilaku kerja Pegawai"
INTERVENSI = (
    "Dalam hal rencana hasil kerja Pimpinan yang diintervensi adalah hasil kerja pejabat pimpinan tinggi dan "
    "Pimpinan unit kerja mandiri/ organisasi maka dituliskan rencana hasil kerja beserta indikator kinerja "
    "individu pejabat pimpinan tinggi dan Pimpinan unit kerja mandiri atau sasaran dan indikator kinerja "
    "organisasi yang diintervensi"
)
# Lampiran p. 33 and 36 end the sentence with a full stop, p. 56 and 59 do not.
CATATAN_KAKI = {
    "A.1.1": [("*", f"{EKSPEKTASI_KHUSUS}.")],
    "A.1.2": [("*", f"{EKSPEKTASI_KHUSUS}.")],
    "A.1.6": [("*", EKSPEKTASI_KHUSUS)],
    "A.1.7": [("*", INTERVENSI), ("**", EKSPEKTASI_KHUSUS)],
}
# Anak Lampiran 6 p. 233-234 marks these RHK "4**", the first mark that its Format leaves free.
TUGAS_BELAJAR = "Ekspektasi Pejabat Penilai Kinerja untuk Pegawai yang melaksanakan tugas belajar"
LABEL_UKURAN = {
    Keluarga.JPT: "Ukuran keberhasilan/ Indikator Kinerja Individu, Target, dan Perspektif:",
    Keluarga.JA_JF: "Ukuran keberhasilan/ indikator kinerja individu dan Target:",
}
# Letters per line of each column on A4 (widths in cetak.css), to tell which RHK can stay on one page.
LEBAR = {
    "A.1.2": {"rhk": 43, "iki": 46, "target": 19},
    "A.1.7": {"intervensi": 29, "rhk": 33, "aspek": 12, "iki": 33, "target": 17},
}
BAGIAN_LAMPIRAN = {
    "dukungan": "DUKUNGAN SUMBER DAYA",
    "skema": "SKEMA PERTANGGUNGJAWABAN",
    "konsekuensi": "KONSEKUENSI",
}


def konteks(salinan: Mapping[str, Any], *, url_cek: str | None = None) -> dict[str, Any]:
    """Context of the SKP Format that fits the family and the approach; its code stands under 'kode'."""
    kode = format_skp(salinan["keluarga"], salinan["pendekatan"])
    return {
        **bagian.dasar(kode, salinan, milik=salinan, url_cek=url_cek),
        "identitas": bagian.identitas(kode, salinan, unit_penilai=bagian.label_unit_penilai(kode, salinan)),
        "kelompok": tandai_utuh(kelompok(salinan), LEBAR.get(kode, {})),
        "label_ukuran": LABEL_UKURAN[Keluarga(salinan["keluarga"])],
        "bintang_perilaku": "**" if kode == "A.1.7" else "*",
        "perilaku": bagian.perilaku(salinan.get("ekspektasi") or {}),
        "ttd": tanda_tangan(salinan),
        "data": data(salinan, tanpa=("lampiran",)),
        **_catatan_kaki(kode, salinan),
    }


def data(salinan: Mapping[str, Any], *, tanpa: tuple[str, ...]) -> dict[str, Any]:
    """What goes along inside the PDF as a file: nothing that the paper does not say as well."""
    return {k: v for k, v in salinan.items() if k not in {"draf", "atasan_penilai", *tanpa}}


def _catatan_kaki(kode: str, salinan: Mapping[str, Any]) -> dict[str, Any]:
    bintang = "*" * (len(CATATAN_KAKI[kode]) + 1)
    belajar = any(rhk.get("tugas_belajar") for rhk in salinan["rhk"])
    tambahan = [(bintang, TUGAS_BELAJAR)] if belajar else []
    return {"catatan_kaki": [*CATATAN_KAKI[kode], *tambahan], "bintang_belajar": bintang}


def konteks_lampiran(salinan: Mapping[str, Any], *, url_cek: str | None = None) -> dict[str, Any]:
    """Context of Format A.1.8, which belongs to every SKP (Lampiran p. 61 e)."""
    isi = salinan.get("lampiran") or {}
    return {
        **bagian.dasar("A.1.8", salinan, milik=salinan, url_cek=url_cek),
        "bagian": [
            {"kunci": kunci, "judul": judul, "baris": list(isi.get(kunci) or ())}
            for kunci, judul in BAGIAN_LAMPIRAN.items()
        ],
        "ttd": tanda_tangan(salinan),
        "data": data(salinan, tanpa=("rhk", "ekspektasi", "keluarga", "pendekatan")),
        "catatan_kaki": [],
    }


def tanda_tangan(salinan: Mapping[str, Any]) -> list[dict[str, str]]:
    """Pegawai left, penilai right; place and date stand above the right one only (Lampiran p. 33)."""
    return [
        bagian.tanda_tangan("pegawai", salinan["pegawai"]),
        bagian.tanda_tangan("penilai", salinan["penilai"], di=bagian.tempat_tanggal(salinan)),
    ]


def kelompok(salinan: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A. UTAMA and B. TAMBAHAN with their RHK, in the order and with the numbers of the salinan."""
    return [
        {
            "kunci": jenis.value,
            "judul": judul,
            "rhk": [_rhk(rhk, salinan) for rhk in salinan["rhk"] if rhk["jenis"] == jenis],
            "kosong": DAPAT_DITAMBAHKAN if jenis is JenisRhk.TAMBAHAN else "-",
        }
        for jenis, judul in JUDUL_KELOMPOK.items()
    ]


def _rhk(rhk: Mapping[str, Any], salinan: Mapping[str, Any]) -> dict[str, Any]:
    # The JA/JF quantitative form names the Pimpinan's result in column (2) instead of an assignment.
    dengan_penugasan = salinan["keluarga"] == "jpt" or salinan["pendekatan"] == "kualitatif"
    return {
        "nomor": rhk["nomor"],
        "teks": rhk["teks"],
        "penugasan_dari": rhk.get("penugasan_dari", "") if dengan_penugasan else "",
        "intervensi": rhk.get("intervensi") or {},
        "tugas_belajar": rhk.get("tugas_belajar", False),
        "iki": [_iki(i, salinan["keluarga"]) for i in rhk["iki"]],
    }


def _iki(iki: Mapping[str, Any], keluarga: str) -> dict[str, str]:
    perspektif = iki.get("perspektif") if keluarga == "jpt" else ""
    return {
        "aspek": ", ".join(Aspek(a).cetak for a in iki.get("aspek") or ()),
        "perspektif": Perspektif(perspektif).cetak if perspektif else "",
        "teks": iki["teks"],
        "target": iki.get("target", ""),
    }


def tandai_utuh(semua: list[dict[str, Any]], lebar: Mapping[str, int]) -> list[dict[str, Any]]:
    """Mark with 'utuh' every RHK, and every IKI row, that is short enough to be kept on one page."""
    for bagian_rhk in semua:
        for rhk in bagian_rhk["rhk"]:
            rhk["utuh"] = _perkiraan_baris(rhk, lebar) <= bagian.MAKS_BARIS_UTUH
            for iki in rhk["iki"]:
                iki["utuh"] = _baris_iki(iki, lebar) <= bagian.MAKS_BARIS_UTUH // 2
    return semua


def _perkiraan_baris(rhk: Mapping[str, Any], lebar: Mapping[str, int]) -> int:
    """Printed lines of one RHK block: its widest cell, or its IKI rows one below the other."""
    penuh = {
        "rhk": f"{rhk['teks']} {rhk['penugasan_dari']}",
        "intervensi": "\n".join(rhk["intervensi"].values()),
    }
    tinggi = [bagian.jumlah_baris(teks, lebar[kolom]) for kolom, teks in penuh.items() if kolom in lebar]
    tinggi.append(sum(_baris_iki(iki, lebar) for iki in rhk["iki"]))
    return max(tinggi)


def _baris_iki(iki: Mapping[str, Any], lebar: Mapping[str, int]) -> int:
    isi = {**iki, "iki": iki["teks"]}
    kolom = {k: "\n".join(v) if isinstance(v, list) else v for k, v in isi.items() if k in lebar}
    return max((bagian.jumlah_baris(teks, lebar[k]) for k, teks in kolom.items()), default=1)
