"""Who signs which Format and in which order, and how the paper stands (Lampiran p. 26, 105-118)."""

from collections.abc import Sequence

from pegawai.aturan.pilihan import Istilah

# The numbers that the D.1.x print before the roles are the order of signing (p. 115, 116, 118): 6 and 7; 9, 10, 11.
# An SKP is set by the penilai after the pegawai signed it (Pasal 14(3)); of a Hasil Evaluasi the one block (p. 105).
URUTAN = {
    "A.1.1": ("pegawai", "penilai"),
    "A.1.2": ("pegawai", "penilai"),
    "A.1.6": ("pegawai", "penilai"),
    "A.1.7": ("pegawai", "penilai"),
    "A.1.8": ("pegawai", "penilai"),
    "C.1.1": ("penilai",),
    "C.1.2": ("penilai",),
    "C.1.3": ("penilai",),
    "D.1.1": ("penilai", "pegawai"),
    "D.1.2": ("atasan_penilai", "pegawai"),
    "D.1.3": ("penilai", "pegawai", "atasan_penilai"),
    "F-PUTUSAN": ("atasan_penilai",),
    # Peraturan BKN 3/2023 Lampiran II no. 10-12: one block, of the pejabat penilai kinerja.
    "F-KONVERSI": ("penilai",),
    "F-AKUMULASI": ("penilai",),
    "F-PAK": ("penilai",),
    "F-BERITA-ACARA": ("pemimpin",),
    "F-CAPAIAN": ("penetap",),  # SE Menpan RB 3/2023: the leader one level above
}
SEBUTAN = {
    "pegawai": "Pegawai yang Dinilai",
    "penilai": "Pejabat Penilai Kinerja",
    "atasan_penilai": "Atasan Pejabat Penilai Kinerja",
    "pemimpin": "Pemimpin Kalibrasi",
    "penetap": "Penetap Capaian Kinerja Organisasi",
}
ALASAN = {
    "A": {"pegawai": "Menyepakati SKP", "penilai": "Menetapkan SKP"},
    "C": {"penilai": "Menetapkan hasil evaluasi kinerja", "atasan_penilai": "Menetapkan hasil evaluasi kinerja"},
    "D": {
        "penilai": "Menetapkan dokumen evaluasi kinerja",
        "pegawai": "Menerima dokumen evaluasi kinerja",
        "atasan_penilai": "Menetapkan dokumen evaluasi kinerja",
    },
    "F": {
        "atasan_penilai": "Memutus keberatan",
        "penilai": "Menetapkan angka kredit",
        "pemimpin": "Mengesahkan berita acara kalibrasi",
        "penetap": "Menetapkan capaian kinerja organisasi",
    },
}


class Keadaan(Istilah):
    """The life of the paper, apart from the life of the SKP it was printed from."""

    BELUM = "belum", "Belum ditandatangani"
    SEBAGIAN = "sebagian", "Ditandatangani sebagian"
    LENGKAP = "lengkap", "Lengkap ditandatangani"
    DIGANTIKAN = "digantikan", "Digantikan"
    DITARIK = "ditarik", "Ditarik"


WARNA = {
    Keadaan.BELUM: "netral", Keadaan.SEBAGIAN: "biru", Keadaan.LENGKAP: "hijau", Keadaan.DIGANTIKAN: "netral",
    Keadaan.DITARIK: "merah",
}  # fmt: skip
TERBUKA = frozenset({Keadaan.BELUM, Keadaan.SEBAGIAN})


def urutan(kode_format: str, penetap: str = "penilai") -> tuple[str, ...]:
    """The roles in the order in which they sign; () for a Format without signatures that we keep.

    `penetap` signs a C.1.x: the atasan penilai where he evaluated instead of a late penilai (p. 115).
    """
    if kode_format.startswith("C."):
        return (penetap,)
    return URUTAN.get(kode_format, ())


def alasan(kode_format: str, peran: str) -> str:
    """The reason that a signature of this role states; KeyError for a role the Format does not know."""
    return ALASAN[kode_format[0]][peran]


def keadaan(penanda: int, tanda: int, *, digantikan: bool, ditarik: bool) -> Keadaan:
    """What the paper is: `tanda` of `penanda` signatures are there. Withdrawn weighs more than replaced."""
    if ditarik:
        return Keadaan.DITARIK
    if digantikan:
        return Keadaan.DIGANTIKAN
    if not tanda:
        return Keadaan.BELUM
    return Keadaan.LENGKAP if tanda >= penanda else Keadaan.SEBAGIAN


def giliran(urut: Sequence[str], sudah: int) -> str | None:
    """Whose turn it is after `sudah` signatures, None when nobody is left."""
    return urut[sudah] if sudah < len(urut) else None


def samarkan(nama: str) -> str:
    """'Sari Utami, S.Kom.' -> 'S*** U****, S.Kom.': enough to recognise, too little to look somebody up."""
    orang, koma, gelar = nama.partition(",")
    return " ".join(k[:1] + "*" * (len(k) - 1) for k in orang.split()) + koma + gelar
