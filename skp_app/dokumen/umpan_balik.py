"""Printed content of the rekaman informasi umpan balik, Formats B.1.3-B.1.5 (Lampiran p. 71-77), from a rekaman."""

from collections.abc import Mapping
from typing import Any

from skp_app.aturan.format import format_umpan_balik
from skp_app.dokumen import bagian, hasil, skp

CATATAN_KAKI = [
    (
        "*",
        "pilih salah satu (periode disesuaikan dengan periode evaluasi siklus pendek yang ditetapkan "
        "Instansi Pemerintah)",
    )
]


def konteks(rekaman: Mapping[str, Any]) -> dict[str, Any]:
    """Context of the Format that fits the SKP; its code stands under 'kode'. The date is left to the signers."""
    isi = rekaman["skp"]
    kode = format_umpan_balik(isi["keluarga"], isi["pendekatan"])
    return {
        **bagian.dasar(kode, isi, milik={}, url_cek=None),
        "periode_evaluasi": rekaman["periode_evaluasi"]["label"],
        "identitas": bagian.identitas(kode, isi, unit_penilai=bagian.label_unit_penilai(kode, isi)),
        # Lampiran p. 75 numbers the first block of B.1.5 and no other.
        "judul_pegawai": "I. PEGAWAI YANG DINILAI" if kode == "B.1.5" else "",
        "kelompok": skp.tandai_utuh(hasil.kelompok(rekaman), hasil.LEBAR[kode]),
        "label_ukuran": "Ukuran keberhasilan dan Target:",
        "bintang_perilaku": "" if kode == "B.1.3" else "*",
        "perilaku": bagian.perilaku(isi.get("ekspektasi") or {}, rekaman["perilaku"]),
        "ttd": [
            bagian.tanda_tangan("pegawai", isi["pegawai"]),
            bagian.tanda_tangan("penilai", isi["penilai"], di=bagian.tempat_tanggal({"tempat": isi["tempat"]})),
        ],
        "catatan_kaki": CATATAN_KAKI,
    }
