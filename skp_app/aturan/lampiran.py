"""What each part of the Lampiran SKP should speak of (Pasal 11-13; Lampiran p. 60-61), as lines to begin with."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from skp_app.aturan.hasil_kerja import JenisLampiran


class Saran(NamedTuple):
    """One kind: the line that is offered, and the words by which a line is recognised as speaking of it."""

    jenis: JenisLampiran
    kode: str
    nama: str
    baris: str
    pola: re.Pattern[str]

    @property
    def kunci(self) -> str:
        return f"{self.jenis.value}-{self.kode}"

    def disebut(self, butir: Iterable[str]) -> bool:
        return any(self.pola.search(b) for b in butir)


def _saran(jenis: JenisLampiran, kode: str, nama: str, baris: str, kata: str) -> Saran:
    return Saran(jenis, kode, nama, baris, re.compile(kata, re.IGNORECASE))


D, S, K = JenisLampiran.DUKUNGAN, JenisLampiran.SKEMA, JenisLampiran.KONSEKUENSI
SARAN = (
    _saran(D, "sdm", "Sumber daya manusia", "Sumber daya manusia: … orang untuk …",
           r"sumber ?daya manusia|\bsdm\b|\borang\b|pegawai|personil|personel|anggota|tenaga|\btim\b"),
    _saran(D, "anggaran", "Anggaran", "Anggaran untuk …", r"anggaran|dana|biaya|dipa|\bdpa\b"),
    _saran(D, "peralatan", "Peralatan kerja", "Peralatan kerja: …",
           r"peralatan|alat|laptop|komputer|printer|server|perangkat|aplikasi"),
    _saran(D, "pendampingan", "Pendampingan Pimpinan", "Pendampingan Pimpinan dalam …",
           r"pendamping|bimbingan|arahan|dukungan pimpinan|koordinasi"),
    _saran(D, "sarana", "Sarana dan prasarana", "Sarana dan prasarana: …",
           r"sarana|ruang|gedung|kendaraan|internet|jaringan|listrik"),
    _saran(S, "jadwal", "Jadwal pelaporan", "Kemajuan dilaporkan setiap … kepada …",
           r"setiap|harian|minggu|bulan|triwulan|semester|tahun|\bhari\b|tanggal|berkala|periodik|paling lambat"),
    _saran(S, "bukti", "Bukti kinerja", "Bukti kinerja yang disampaikan: …",
           r"bukti|data|laporan|dokumen|notula|rekap|foto|daftar|capaian"),
    _saran(K, "positif", "Konsekuensi positif", "Apabila memenuhi ekspektasi Pimpinan, maka …",
           r"(?<!tidak )(?<!belum )(?:me|ter)(?:menuhi|penuhi|capai|ncapai)|penghargaan|pujian|apresiasi|penugasan baru"
           r"|prioritas|diusulkan|direkomendasikan|teladan"),
    _saran(K, "negatif", "Konsekuensi negatif", "Apabila tidak memenuhi ekspektasi Pimpinan, maka …",
           r"(?:tidak|belum) (?:me|ter)|teguran|pengalihan|dialihkan|pembinaan|ditinjau"),
)  # fmt: skip


def saran_lampiran(lampiran: Mapping[str, Sequence[str]]) -> list[str]:
    """What the lines of a part leave unsaid: both kinds of skema (Pasal 12), at least one konsekuensi (p. 61 d.1).

    Of the dukungan each is asked for as it is needed ("dan/atau"), so nothing is missed there.
    """
    skema, konsekuensi = lampiran.get(S, ()), lampiran.get(K, ())
    kalimat = [
        f"Skema pertanggungjawaban belum menyebut {s.nama.lower()}."
        for s in SARAN
        if s.jenis is S and skema and not s.disebut(skema)
    ]
    if konsekuensi and not any(s.disebut(konsekuensi) for s in SARAN if s.jenis is K):
        kalimat.append("Konsekuensi belum menyebut akibat bila ekspektasi Pimpinan terpenuhi atau tidak.")
    if any("…" in b for butir in lampiran.values() for b in butir):
        kalimat.append("Lampiran SKP masih memuat “…”. Lengkapi kalimatnya.")
    return kalimat
