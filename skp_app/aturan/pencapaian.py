"""Examples that tell a result from an activity and a category (Permenpan RB 6/2022, Anak Lampiran 1, p. 120-122)."""

import re
from typing import NamedTuple

KESEHATAN = re.compile(
    r"\b(bidan\b|perawat|dokter|apoteker|gizi|sanitarian|epidemiolog|kesehatan|puskesmas|rumah sakit)", re.I
)


class Contoh(NamedTuple):
    aktivitas: str
    kategori: str
    pencapaian: str


TABEL_1 = (
    Contoh(
        "Menyusun materi sosialisasi aplikasi SIMBG",
        "Sosialisasi",
        "Pemerintah Daerah menggunakan aplikasi SIMBG untuk penerbitan PBG/ IMB dan SLF",
    ),
    Contoh(
        "Asistensi/ pendampingan terhadap Pemerintah Daerah terkait penggunaan SIMBG",
        "Monitoring dan supervisi",
        "Permohonan bantuan teknis diproses dengan cepat dan akurat",
    ),
    Contoh(
        "Menjawab panggilan untuk konsultasi dengan pemerintah daerah",
        "Pengawasan",
        "Respon terhadap permintaan bantuan teknis dilakukan dengan cepat dan memuaskan",
    ),
)
TABEL_2 = (
    Contoh(
        "Melakukan pendampingan terhadap ibu hamil yang dirujuk",
        "Layanan Antenatal Care",
        "Ibu hamil terlayani sesuai standar",
    ),
    Contoh("Menulis resep", "Layanan persalinan", "Diagnosa yang tepat"),
    Contoh(
        "Menata dokumen rekam medis ibu hamil",
        "Pengawasan",
        "Peralatan medis tersedia dan siap digunakan",
    ),
)


def contoh_untuk(jabatan_dan_unit: str) -> tuple[Contoh, ...]:
    """The table that is nearer to this person's work."""
    return TABEL_2 if KESEHATAN.search(jabatan_dan_unit) else TABEL_1
