"""Keberatan: who may object, until when, and the life of a case (Lampiran p. 90 A.11-12, p. 117-119 B)."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from pegawai.aturan.hari_kerja import tambah_hari_kerja
from pegawai.aturan.kepegawaian import JenisJabatan
from pegawai.aturan.langkah import Langkah
from pegawai.aturan.pilihan import Istilah


class Status(Istilah):
    MENUNGGU_IZIN = "menunggu_izin", "Menunggu izin terlambat"
    DIAJUKAN = "diajukan", "Diperiksa"
    DIPUTUS = "diputus", "Diputus"
    DICABUT = "dicabut", "Dicabut"
    DITOLAK = "ditolak", "Tidak diterima, lewat waktu"


class Keputusan(Istilah):
    """Lampiran p. 117 B.5."""

    MENGUATKAN = "menguatkan", "Menguatkan hasil evaluasi"
    MENGUBAH = "mengubah", "Mengubah hasil evaluasi"


class Bagian(Istilah):
    """What the objection is about."""

    HASIL_KERJA = "hasil_kerja", "Rating hasil kerja"
    PERILAKU = "perilaku", "Rating perilaku kerja"
    CAPAIAN = "capaian", "Capaian organisasi yang dipakai"
    CATATAN = "catatan", "Catatan atau rekomendasi"


class Pihak(Istilah):
    """Whose words a statement in the case holds (p. 117 B.4)."""

    PEGAWAI = "pegawai", "Keterangan pegawai"
    PENILAI = "penilai", "Penjelasan pejabat penilai kinerja"


TERBUKA = frozenset({Status.MENUNGGU_IZIN, Status.DIAJUKAN})
WARNA = {
    Status.MENUNGGU_IZIN: "kuning", Status.DIAJUKAN: "kuning", Status.DIPUTUS: "hijau", Status.DICABUT: "netral",
    Status.DITOLAK: "netral",
}  # fmt: skip
LANGKAH = {
    "izinkan":    Langkah(frozenset({Status.MENUNGGU_IZIN}), Status.DIAJUKAN, "bkd",     "Terima walau terlambat"),
    "tolak":      Langkah(frozenset({Status.MENUNGGU_IZIN}), Status.DITOLAK,  "bkd",     "Tidak diterima"),
    "terangkan":  Langkah(frozenset({Status.DIAJUKAN}),      Status.DIAJUKAN, "pihak",   "Beri keterangan"),
    "lampirkan":  Langkah(frozenset({Status.DIAJUKAN}),      Status.DIAJUKAN, "sisi",    "Lampirkan bukti"),
    "tunjuk":     Langkah(frozenset({Status.DIAJUKAN}),      Status.DIAJUKAN, "pemutus", "Tunjuk pembantu pemeriksa"),
    "putuskan":   Langkah(frozenset({Status.DIAJUKAN}),      Status.DIPUTUS,  "pemutus", "Putuskan"),
    "cabut":      Langkah(TERBUKA,                           Status.DICABUT,  "pegawai", "Cabut keberatan"),
}  # fmt: skip


class Hasil(NamedTuple):
    """What must be known of a result to tell whether it is final by law."""

    jenis_jabatan: str
    pimpinan_mandiri: bool
    oleh_atasan: bool  # the penilai was late, the atasan penilai evaluated
    penilai_pejabat_negara: bool  # menteri, kepala daerah
    penilai_kepala_instansi: bool
    daerah: bool
    ada_atasan: bool


def sebab_final(hasil: Hasil) -> str:
    """Why nobody can object to this result, '' where one can (Lampiran p. 90 A.11-12)."""
    if hasil.oleh_atasan:
        return "Evaluasi dilakukan oleh atasan pejabat penilai kinerja; hasilnya final (Lampiran hlm. 90 A.11)."
    if _ditetapkan_puncak(hasil):
        return "Hasil evaluasi yang ditetapkan menteri, pimpinan instansi, atau kepala daerah bersifat final."
    if not hasil.ada_atasan:
        return "Pejabat penilai kinerja tidak mempunyai atasan yang dapat memutus keberatan."
    return ""


def _ditetapkan_puncak(hasil: Hasil) -> bool:
    jenis = hasil.jenis_jabatan
    if jenis == JenisJabatan.JPT_UTAMA or hasil.pimpinan_mandiri:
        return hasil.penilai_pejabat_negara
    if jenis == JenisJabatan.JPT_MADYA:
        return hasil.penilai_kepala_instansi
    return jenis == JenisJabatan.JPT_PRATAMA and hasil.daerah and hasil.penilai_pejabat_negara


def batas_pengajuan(diterima: date, hari: int, libur: Collection[date]) -> date:
    """Last day to object, `hari` working days after receipt of the Dokumen Evaluasi (p. 117 B.2)."""
    return tambah_hari_kerja(diterima, hari, libur)


def batas_putusan(diajukan: date, hari: int, libur: Collection[date]) -> date:
    """Last day to decide, `hari` working days after the objection was received (p. 117 B.6)."""
    return tambah_hari_kerja(diajukan, hari, libur)


def belum_didengar(pihak: Collection[str]) -> list[Pihak]:
    """Whose explanation is still missing before a decision (p. 117 B.4: both are asked)."""
    return [p for p in Pihak if p not in pihak]
