"""Who stands behind the printed labels of the givers (Anak Lampiran 4 to 6).

Whoever is named there gives his feedback himself: people of the instansi from their account, outsiders by a signed
link. Who is not named ('Satpam', 'Pasien') told it to the penilai, who writes it down under that label.
"""

from typing import NamedTuple


class Luar(NamedTuple):
    """An outsider: what he is to the Pegawai, and his name."""

    kaitan: str
    nama: str


class Diminta(NamedTuple):
    """Somebody of another unit, whom the Pegawai asked: he is printed as 'Pegawai (nama)'."""

    kunci: str


Pemberi = str | Luar | Diminta

# A subordinate is printed 'Pegawai di bawahnya (nama)' also where a sample says 'Pegawai (nama)'. 'Pimpinan (nama)'
# is the atasan penilai; the penilai is named above on the same sheet and prints as 'Pimpinan'.
PEMBERI: dict[str, dict[str, Pemberi]] = {
    "direktur-jenderal-iii": {
        "Pegawai di bawahnya (nama)": "direktur-ii",
        "Stakeholder terkait (instansi pemerintah lain)": Luar("Stakeholder terkait", "instansi pemerintah lain"),
    },
    "direktur-ii": {"Pegawai di bawahnya (nama)": "kepala-subdirektorat-ii", "Pimpinan (nama)": "menteri"},
    "kepala-subdirektorat-ii": {
        "Pegawai (nama)": "jf-teknis-tata-bangunan",
        "Pimpinan (nama)": "direktur-jenderal-iii",
    },
    "jf-teknis-tata-bangunan": {
        "Pimpinan (nama)": "direktur-ii",
        "Rekan kerja setingkat (nama)": "pranata-komputer",
        "Stakeholder terkait (nama)": Luar("Stakeholder terkait", "Hendra Saputra"),
    },
    "kepala-dinas-kesehatan": {
        "Pegawai (nama)": "kepala-puskesmas",
        "Rekan kerja setingkat (nama)": "kepala-dinas-sosial",
    },
    "kepala-puskesmas": {
        "Pegawai (nama)": "bidan-penyelia",
        "Pimpinan (nama)": "kepala-daerah",
        "Pasien (nama)": Luar("Pasien", "Sumiati"),
    },
    "bidan-penyelia": {"Pegawai (nama)": Diminta("analis-kesehatan-ibu")},
    "bidan-tugas-belajar": {
        "Rekan perkuliahan (nama)": Luar("Rekan perkuliahan", "Galih Pratama"),
        "Dosen (nama)": Luar("Dosen", "Ningsih Rahayu"),
        "Dekan fakultas (nama)": Luar("Dekan fakultas", "Bambang Sutrisno"),
    },
}


def pemberi(kunci: str, label: str) -> Pemberi | None:
    """Who gives under this label of this person's sample; None: the penilai, as Pimpinan or for somebody unnamed."""
    return PEMBERI[kunci].get(label)


def sebutan(kunci: str, label: str, nama: dict[str, str]) -> str:
    """How the application prints that label; `nama` are the full names of the people of the example by their key."""
    siapa = pemberi(kunci, label)
    if isinstance(siapa, Luar):
        return f"{siapa.kaitan} ({siapa.nama})"
    if siapa is None:
        return "Pimpinan" if label.startswith("Pimpinan") else label
    kata = label.removesuffix(" (nama)")
    if kata == "Pegawai" and not isinstance(siapa, Diminta):
        kata = "Pegawai di bawahnya"
    return f"{kata} ({nama[siapa.kunci if isinstance(siapa, Diminta) else siapa]})"
