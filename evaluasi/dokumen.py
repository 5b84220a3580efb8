"""Printed content of the Formats C.1.1-C.1.3 and D.1.1-D.1.3 (Lampiran p. 105-118) from an evaluation `salinan`."""

from collections.abc import Mapping
from typing import Any

from evaluasi.aturan import kurva
from skp_app.aturan.format import format_dokumen_evaluasi, format_evaluasi
from skp_app.dokumen import bagian, hasil, skp

CAPAIAN = {
    "istimewa": "ISTIMEWA",
    "baik": "BAIK",
    "butuh_perbaikan": "BUTUH PERBAIKAN",
    "kurang": "KURANG",
    "sangat_kurang": "SANGAT KURANG",
}
RATING = {
    "di_atas": "DIATAS EKSPEKTASI",
    "sesuai": "SESUAI EKSPEKTASI",
    "di_bawah": "DIBAWAH EKSPEKTASI",
}
PREDIKAT = {
    "sangat_baik": "SANGAT BAIK",
    "baik": "BAIK",
    "butuh_perbaikan": "BUTUH PERBAIKAN",
    "kurang": "KURANG (MISCONDUCT)",
    "sangat_kurang": "SANGAT KURANG",
}
PIHAK = {
    "pegawai": "PEGAWAI YANG DINILAI",
    "penilai": "PEJABAT PENILAI KINERJA",
    "atasan_penilai": "ATASAN PEJABAT PENILAI KINERJA",
}
# What D.1.x says: it travels alone, so neither feedback nor ratings go along in its file.
DATA_DOKUMEN = (
    *("periode_evaluasi", "capaian", "capaian_catatan", "predikat", "predikat_lama", "catatan", "penandatangan"),
    *("diterima", "tempat", "tanggal", "nomor_dokumen", "keberatan", "penjelasan", "keputusan", "rekomendasi"),
)
PILIH = ("*", "pilih salah satu")
PERIODE = "periode disesuaikan dengan periode evaluasi kinerja Pegawai yang berlaku pada Instansi Pemerintah"
CATATAN_KAKI = [
    PILIH,
    (
        "**",
        "rating hasil dan rating perilaku kerja Pegawai ditetapkan dengan mempertimbangkan pola distribusi predikat "
        "Kinerja Pegawai berdasarkan capaian kinerja organisasi serta kontribusi Pegawai terhadap Kinerja Organisasi",
    ),
    ("***", PERIODE),
]
CATATAN_PERSPEKTIF = (
    "****",
    "perspektif hanya digunakan untuk pejabat pimpinan tinggi dan pimpinan unit kerja mandiri",
)
# C.1.1 serves everybody; the words about perspektif stay away from a JA/JF print (p. 105, sample p. 228).
LABEL_UKURAN = {
    "jpt": "Ukuran Keberhasilan/ Indikator Kinerja Individu, Target, dan Perspektif****:",
    "ja_jf": "Ukuran Keberhasilan/ Indikator Kinerja Individu dan Target:",
}


def konteks_evaluasi(salinan: Mapping[str, Any], *, url_cek: str | None = None) -> dict[str, Any]:
    """Context of the Hasil Evaluasi Format that fits the SKP; its code stands under 'kode'."""
    isi = salinan["skp"]
    kode = format_evaluasi(isi["keluarga"], isi["pendekatan"])
    perspektif = kode == "C.1.1" and isi["keluarga"] == "jpt"
    return {
        **bagian.dasar(kode, isi, milik=salinan, url_cek=url_cek),
        "periode_evaluasi": salinan["periode_evaluasi"]["label"],
        "tanda_periode": "***",
        "identitas": bagian.identitas(kode, isi, unit_penilai=bagian.label_unit_penilai(kode, isi)),
        "capaian": pilihan(CAPAIAN, salinan.get("capaian")),
        "capaian_catatan": salinan.get("capaian_catatan", ""),
        "titik_dua": ":" if kode == "C.1.2" else "",
        "kurva": gambar_kurva(salinan.get("capaian")),
        "kelompok": skp.tandai_utuh(hasil.kelompok(salinan), hasil.LEBAR[kode]),
        "label_ukuran": LABEL_UKURAN[isi["keluarga"]],
        "rating_hasil": pilihan(RATING, salinan.get("rating_hasil")),
        "perilaku": bagian.perilaku(isi.get("ekspektasi") or {}, salinan.get("perilaku") or {}),
        "rating_perilaku": pilihan(RATING, salinan.get("rating_perilaku")),
        "predikat": pilihan(PREDIKAT, salinan.get("predikat")),
        "ttd": [penanda_tangan(salinan)],
        "data": _data_evaluasi(salinan),
        "catatan_kaki": [*CATATAN_KAKI, CATATAN_PERSPEKTIF] if perspektif else CATATAN_KAKI,
    }


def konteks_dokumen(salinan: Mapping[str, Any], *, url_cek: str | None = None) -> dict[str, Any]:
    """Context of D.1.1, or of D.1.2 when the atasan penilai signs for a late penilai (Lampiran p. 115-116)."""
    isi = salinan["skp"]
    kode = format_dokumen_evaluasi(salinan["penandatangan"]["peran"])
    return {
        **_pokok_dokumen(kode, salinan, url_cek),
        "judul_catatan": "CATATAN/REKOMENDASI" if kode == "D.1.1" else "CATATAN/ REKOMENDASI",
        "ttd": [
            bagian.tanda_tangan(
                "pegawai", isi["pegawai"], di=bagian.tempat_tanggal(salinan.get("diterima")), angka="7."
            ),
            penanda_tangan(salinan, angka="6."),
        ],
    }


def konteks_keberatan(salinan: Mapping[str, Any], *, url_cek: str | None = None) -> dict[str, Any]:
    """Context of D.1.3: the result as the atasan penilai changed it, with what both sides said (Lampiran p. 118)."""
    isi = salinan["skp"]
    return {
        **_pokok_dokumen("D.1.3", salinan, url_cek),
        "judul_catatan": "CATATAN/ REKOMENDASI",
        "isian": [
            ("6.", "KEBERATAN", [salinan["keberatan"]]),
            ("7.", "PENJELASAN PEJABAT PENILAI KINERJA ATAS KEBERATAN", list(salinan["penjelasan"])),
            (
                "8.",
                "KEPUTUSAN DAN REKOMENDASI ATASAN PEJABAT PENILAI KINERJA",
                [_keputusan(salinan), salinan["rekomendasi"]],
            ),
        ],
        "ttd": [
            bagian.tanda_tangan("pegawai", isi["pegawai"], di=bagian.tempat_tanggal(None), angka="10."),
            bagian.tanda_tangan("penilai", isi["penilai"], di=bagian.tempat_tanggal(None), angka="9."),
        ],
        "ttd_atasan": bagian.tanda_tangan(
            "atasan_penilai", isi["atasan_penilai"], di=bagian.tempat_tanggal(salinan), angka="11."
        ),
    }


def konteks_ajuan(salinan: Mapping[str, Any]) -> dict[str, Any]:
    """The sheet with which a pegawai objects; the regulation gives no layout for it."""
    isi = salinan["skp"]
    hasil = [
        f"Predikat yang diterima: {PREDIKAT[salinan['predikat_lama']]}",
        f"Bagian yang dikeberatkan: {', '.join(salinan['bagian'])}",
    ]
    return {
        **_pokok_dokumen("D.1.3", salinan, None),
        "hasil": hasil,
        "keberatan": [salinan["keberatan"]],
        "ttd": [bagian.tanda_tangan("pegawai", isi["pegawai"], di=_di(salinan, salinan["diajukan"]))],
        "catatan_kaki": [],
    }


def konteks_putusan(salinan: Mapping[str, Any]) -> dict[str, Any]:
    """The decision that confirms a result, signed by the atasan penilai; the regulation gives no layout for it."""
    isi = salinan["skp"]
    return {
        **_pokok_dokumen("D.1.3", salinan, None),
        "keberatan": [salinan["keberatan"]],
        "penjelasan": list(salinan["penjelasan"]),
        "keterangan": list(salinan["keterangan"]),
        "keputusan": [
            f"Menguatkan hasil evaluasi; predikat tetap {PREDIKAT[salinan['predikat_lama']]}.",
            salinan["rekomendasi"],
        ],
        "ttd": [bagian.tanda_tangan("atasan_penilai", isi["atasan_penilai"], di=_di(salinan, salinan["tanggal"]))],
        "catatan_kaki": [],
    }


def _di(salinan: Mapping[str, Any], tanggal: str | None) -> str:
    return bagian.tempat_tanggal({"tempat": salinan.get("tempat"), "tanggal": tanggal})


def _keputusan(salinan: Mapping[str, Any]) -> str:
    """Block 8 quotes the first result, because block 4 shows the new one."""
    lama, baru = (PREDIKAT[salinan[kunci]] for kunci in ("predikat_lama", "predikat"))
    if lama == baru:
        return f"Hasil evaluasi diubah; predikat tetap {baru}."
    return f"Hasil evaluasi diubah: predikat semula {lama} menjadi {baru}."


def _pokok_dokumen(kode: str, salinan: Mapping[str, Any], url_cek: str | None) -> dict[str, Any]:
    """Blocks 1-5 that the three Dokumen Evaluasi share."""
    isi = salinan["skp"]
    return {
        **bagian.dasar(kode, isi, milik=salinan, url_cek=url_cek),
        "periode_evaluasi": salinan["periode_evaluasi"]["label"],
        "pihak": pihak(kode, isi),
        "capaian": CAPAIAN.get(salinan.get("capaian") or "", ""),
        "capaian_catatan": salinan.get("capaian_catatan", ""),
        "predikat": PREDIKAT.get(salinan.get("predikat") or "", ""),
        "catatan": salinan.get("catatan", ""),
        "data": {k: salinan[k] for k in DATA_DOKUMEN if k in salinan}
        | {"skp": {k: isi.get(k) for k in ("instansi", "periode", *PIHAK)}},
        "catatan_kaki": [("*", PERIODE), ("**", "pilih salah satu")],
    }


def _data_evaluasi(salinan: Mapping[str, Any]) -> dict[str, Any]:
    """What goes along inside the PDF of C.1.x as a file: nothing that the paper does not say as well."""
    isi, peran = salinan["skp"], salinan["penandatangan"]["peran"]
    tercetak = {k: v for k, v in salinan.items() if k not in {"draf", "catatan", "diterima"}}
    return tercetak | {"skp": skp.data(isi, tanpa=("lampiran",)) | {peran: isi[peran]}}


def penanda_tangan(salinan: Mapping[str, Any], *, angka: str = "") -> dict[str, str]:
    """The signature of the penilai, or of the atasan penilai who evaluated in his place."""
    peran = salinan["penandatangan"]["peran"]
    return bagian.tanda_tangan(peran, salinan["skp"][peran], di=bagian.tempat_tanggal(salinan), angka=angka)


def pihak(kode: str, isi: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The three identity blocks of D.1.x, each a list of (label, value)."""
    label = [baris["label"] for baris in bagian.identitas(kode, isi)]
    return [
        {
            "kunci": kunci,
            "judul": teks,
            "baris": list(zip(label, bagian.sel(isi.get(kunci)).values(), strict=True)),
        }
        for kunci, teks in PIHAK.items()
    ]


def pilihan(opsi: Mapping[str, str], terpilih: str | None) -> list[dict[str, str]]:
    """All words of a 'pilih salah satu' line: the chosen one bold, the rest struck out; untouched while open."""
    baris = []
    for kunci, kata in opsi.items():
        teks, kurung, miring = kata.partition(" (")
        cara = "" if not terpilih else "dipilih" if kunci == terpilih else "dicoret"
        baris.append({"teks": teks, "miring": f"{kurung}{miring}", "cara": cara})
    return baris


def gambar_kurva(capaian: str | None) -> dict[str, str] | None:
    """The curve of this capaian for the POLA DISTRIBUSI cell, or nothing while no capaian is known."""
    if not capaian:
        return None
    return {"capaian": CAPAIAN[capaian], "jalur": kurva.jalur(capaian, 240, 126)}
