"""Kinds of employees, positions and placements (UU ASN; Permenpan RB 6/2022 Pasal 1 and Lampiran p. 26)."""

from pegawai.aturan.pilihan import Istilah


class JenisPegawai(Istilah):
    PNS = "pns", "PNS"
    CPNS = "cpns", "CPNS"
    PPPK = "pppk", "PPPK"
    PPPK_PARUH_WAKTU = "pppk_paruh_waktu", "PPPK paruh waktu"
    NON_ASN = "non_asn", "Pejabat negara (bukan ASN)"


class JenisJabatan(Istilah):
    PEJABAT_NEGARA = "pejabat_negara", "Pejabat negara"
    JPT_UTAMA = "jpt_utama", "JPT utama"
    JPT_MADYA = "jpt_madya", "JPT madya"
    JPT_PRATAMA = "jpt_pratama", "JPT pratama"
    ADMINISTRATOR = "administrator", "Administrator"
    PENGAWAS = "pengawas", "Pengawas"
    PELAKSANA = "pelaksana", "Pelaksana"
    JF_KEAHLIAN = "jf_keahlian", "Fungsional keahlian"
    JF_KETERAMPILAN = "jf_keterampilan", "Fungsional keterampilan"


class JenisPenempatan(Istilah):
    DEFINITIF = "definitif", "Definitif"
    PLT = "plt", "Plt."
    PLH = "plh", "Plh."


def sebutan_jabatan(nama: str, jenis: str) -> str:
    """As printed: 'Plt. Kepala Dinas' for an acting officer."""
    return nama if jenis == JenisPenempatan.DEFINITIF else f"{JenisPenempatan(jenis).cetak} {nama}"


class AlasanBebasSkp(Istilah):
    """Who has no SKP for a time (Lampiran p. 65-66 C.8)."""

    PEJABAT_NEGARA = "pejabat_negara", "Pejabat negara atau pimpinan/anggota lembaga nonstruktural"
    DIBERHENTIKAN_SEMENTARA = "diberhentikan_sementara", "Diberhentikan sementara"
    CLTN = "cltn", "Cuti di luar tanggungan negara"
    MASA_PERSIAPAN_PENSIUN = "mpp", "Masa persiapan pensiun"


JPT = frozenset({JenisJabatan.JPT_UTAMA, JenisJabatan.JPT_MADYA, JenisJabatan.JPT_PRATAMA})

PANGKAT = {
    "I/a": "Juru Muda", "I/b": "Juru Muda Tingkat I", "I/c": "Juru", "I/d": "Juru Tingkat I",
    "II/a": "Pengatur Muda", "II/b": "Pengatur Muda Tingkat I", "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I", "III/a": "Penata Muda", "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata", "III/d": "Penata Tingkat I", "IV/a": "Pembina", "IV/b": "Pembina Tingkat I",
    "IV/c": "Pembina Utama Muda", "IV/d": "Pembina Utama Madya", "IV/e": "Pembina Utama",
}  # fmt: skip
GOLONGAN_PPPK = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
                 "XV", "XVI", "XVII")  # fmt: skip


BERKONTRAK = frozenset({JenisPegawai.PPPK, JenisPegawai.PPPK_PARUH_WAKTU})


def golongan_untuk(jenis_pegawai: str) -> tuple[str, ...]:
    """The golongan that this kind of employee may hold; none for a pejabat negara."""
    if jenis_pegawai == JenisPegawai.NON_ASN:
        return ()
    return GOLONGAN_PPPK if jenis_pegawai in BERKONTRAK else tuple(PANGKAT)


def cetak_pangkat(golongan: str) -> str:
    """'Penata Tingkat I (III/d)' for a PNS, the bare golongan for a PPPK, '' when there is none."""
    return f"{PANGKAT[golongan]} ({golongan})" if golongan in PANGKAT else golongan


def keluarga_format(jenis_jabatan: str, memimpin_unit_mandiri: bool) -> str:
    """Which family of Formats applies: 'jpt' for JPT and pimpinan unit kerja mandiri, else 'ja_jf' (p. 26)."""
    return "jpt" if jenis_jabatan in JPT or memimpin_unit_mandiri else "ja_jf"
