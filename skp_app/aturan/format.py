"""The official Formats: which one applies, its title, paper direction and signatures (Lampiran p. 32-118)."""

from typing import NamedTuple

from skp_app.aturan.hasil_kerja import Keluarga, Pendekatan

LANSKAP, POTRET = "lanskap", "potret"


class Format(NamedTuple):
    """One Format; `ttd` names who signs, from left to right, and `halaman` is where the Lampiran prints it."""

    kode: str
    judul: tuple[str, ...]
    arah: str
    ttd: tuple[str, ...]
    halaman: str


SKP = "SASARAN KINERJA PEGAWAI"
UMPAN_BALIK = "REKAMAN INFORMASI UMPAN BALIK BERKELANJUTAN"
EVALUASI = "HASIL EVALUASI KINERJA PEGAWAI"
DOKUMEN = "DOKUMEN EVALUASI KINERJA PEGAWAI"
KUALITATIF = "PENDEKATAN HASIL KERJA KUALITATIF"
KUANTITATIF = "PENDEKATAN HASIL KERJA KUANTITATIF"
JPT = "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI"
JA_JF = "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL"
BERDUA = ("pegawai", "penilai")
DENGAN_PIMPINAN = ("pegawai", "pimpinan")

SEMUA = {
    format.kode: format
    for format in (
        Format("A.1.1", (SKP, KUALITATIF, JPT), LANSKAP, BERDUA, "32-33"),
        Format("A.1.2", (SKP, KUANTITATIF, JPT), LANSKAP, BERDUA, "34-36"),
        Format(
            "A.1.3",
            ("MANUAL INDIKATOR KINERJA", "SKP PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI"),
            LANSKAP,
            (),
            "38",
        ),
        Format("A.1.4", ("WORKBLOCK UNTUK IDENTIFIKASI STRATEGI PENCAPAIAN HASIL KERJA",), POTRET, (), "43"),
        Format("A.1.5", ("MATRIKS PEMBAGIAN PERAN DAN HASIL",), POTRET, (), "48-49"),
        Format("A.1.6", (SKP, KUALITATIF, JA_JF), LANSKAP, BERDUA, "55-56"),
        Format("A.1.7", (SKP, KUANTITATIF, JA_JF), LANSKAP, BERDUA, "57-59"),
        Format("A.1.8", ("LAMPIRAN SASARAN KINERJA PEGAWAI",), POTRET, BERDUA, "61"),
        Format("B.1.1", ("RENCANA AKSI",), POTRET, ("pegawai",), "67"),
        Format("B.1.2", ("PENDOKUMENTASIAN KINERJA",), POTRET, ("pegawai",), "68"),
        Format("B.1.3", (UMPAN_BALIK, KUALITATIF), LANSKAP, BERDUA, "71-72"),
        Format("B.1.4", (UMPAN_BALIK, KUANTITATIF, JPT), LANSKAP, BERDUA, "73-74"),
        Format("B.1.5", (UMPAN_BALIK, KUANTITATIF, JA_JF), LANSKAP, BERDUA, "75-77"),
        Format("B.1.6", ("PELAKSANAAN COACHING",), POTRET, DENGAN_PIMPINAN, "80"),
        Format("B.1.7", ("PELAKSANAAN MENTORING",), POTRET, DENGAN_PIMPINAN, "82"),
        Format("B.1.8", ("UMPAN BALIK PELAKSANAAN BIMBINGAN KINERJA",), POTRET, ("pegawai",), "83"),
        Format(
            "B.1.9",
            ("EVALUASI KOMPETENSI PEGAWAI", "SEBAGAI TINDAK LANJUT BIMBINGAN KINERJA"),
            POTRET,
            ("pimpinan",),
            "84-85",
        ),
        Format("B.1.10", ("LAPORAN PERMASALAHAN PERILAKU KERJA",), POTRET, ("penilai",), "86-87"),
        Format("C.1.1", (EVALUASI, KUALITATIF), LANSKAP, ("penilai",), "105-107"),
        Format("C.1.2", (EVALUASI, KUANTITATIF, JPT), LANSKAP, ("penilai",), "108-110"),
        Format("C.1.3", (EVALUASI, KUANTITATIF, JA_JF), LANSKAP, ("penilai",), "111-113"),
        Format("D.1.1", (DOKUMEN,), POTRET, BERDUA, "115"),
        Format("D.1.2", (DOKUMEN,), POTRET, ("pegawai", "atasan_penilai"), "116"),
        Format("D.1.3", (DOKUMEN,), POTRET, ("pegawai", "penilai", "atasan_penilai"), "118"),
    )
}

# Demanded by the Lampiran without a layout of its own: ours.
TANPA_KODE = {
    "F-KONSELING": Format("F-KONSELING", ("REKAMAN INFORMASI HASIL KONSELING KINERJA",), POTRET, ("konselor",), "87"),
}


def cari(kode: str) -> Format:
    """The Format of this code, official or our own; KeyError for an unknown one."""
    return SEMUA[kode] if kode in SEMUA else TANPA_KODE[kode]


def format_skp(keluarga: str, pendekatan: str) -> str:
    """Code of the SKP Format (Lampiran p. 26 steps 2 and 7); ValueError for an unknown term."""
    return {
        (Keluarga.JPT, Pendekatan.KUALITATIF): "A.1.1",
        (Keluarga.JPT, Pendekatan.KUANTITATIF): "A.1.2",
        (Keluarga.JA_JF, Pendekatan.KUALITATIF): "A.1.6",
        (Keluarga.JA_JF, Pendekatan.KUANTITATIF): "A.1.7",
    }[Keluarga(keluarga), Pendekatan(pendekatan)]


def format_evaluasi(keluarga: str, pendekatan: str) -> str:
    """Code of the Hasil Evaluasi Format (Lampiran p. 105-113); one C.1.1 serves both families."""
    if Pendekatan(pendekatan) is Pendekatan.KUALITATIF:
        return "C.1.1"
    return "C.1.2" if Keluarga(keluarga) is Keluarga.JPT else "C.1.3"


def format_umpan_balik(keluarga: str, pendekatan: str) -> str:
    """Code of the rekaman informasi umpan balik (Lampiran p. 71-77); one B.1.3 serves both families."""
    if Pendekatan(pendekatan) is Pendekatan.KUALITATIF:
        return "B.1.3"
    return "B.1.4" if Keluarga(keluarga) is Keluarga.JPT else "B.1.5"


def format_dokumen_evaluasi(penandatangan: str) -> str:
    """D.1.2 when the atasan penilai had to act for a late penilai (Lampiran p. 115-116), else D.1.1."""
    return "D.1.2" if penandatangan == "atasan_penilai" else "D.1.1"
