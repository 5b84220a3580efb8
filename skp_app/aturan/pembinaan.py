"""Pembinaan kinerja: bimbingan and konseling (Pasal 20(3)c, 21; Lampiran p. 78-88).

Who may do what in which state, who may read which sheet, and the fixed words of Formats B.1.8 and B.1.9.
"""

from pegawai.aturan.langkah import Langkah, tersedia
from pegawai.aturan.pilihan import Istilah

# Bimbingan kinerja (p. 78 D.4) ------------------------------------------------------------------------------


class Metode(Istilah):
    """p. 78 c; d allows an instansi methods of its own."""

    COACHING = "coaching", "Coaching"
    MENTORING = "mentoring", "Mentoring"
    FORMAL = "formal", "Formal training"
    INFORMAL = "informal", "Informal training"
    LAIN = "lain", "Metode lain"


# The Format of the session; training and the methods of an instansi have none in the law.
FORMAT_METODE = {Metode.COACHING: "B.1.6", Metode.MENTORING: "B.1.7"}


class Kegiatan(Istilah):
    """Forms of mentoring (p. 81-82)."""

    SHADOWING = "shadowing", "Shadowing events"
    WORK_SHARING = "work_sharing", "Work sharing"
    HANDS_ON = "hands_on", "Hands-on-training"
    INTRODUCING = "introducing", "Introducing"


class Penyesuaian(Istilah):
    """The box of B.1.6: ya leads to a change of the SKP (p. 79 d, p. 80 footnote)."""

    YA = "ya", "YA"
    TIDAK = "tidak", "TIDAK"


class Status(Istilah):
    DIUSULKAN = "diusulkan", "Menunggu penilai"
    BERJALAN = "berjalan", "Berjalan"
    MENUNGGU_TTD = "menunggu_ttd", "Menunggu tanda tangan"
    SELESAI = "selesai", "Selesai dilaksanakan"
    DILAPORKAN = "dilaporkan", "Dilaporkan"
    DITINDAKLANJUTI = "ditindaklanjuti", "Tindak lanjut ditentukan"
    DITOLAK = "ditolak", "Tidak disetujui"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


WARNA = {
    Status.DIUSULKAN: "biru", Status.BERJALAN: "kuning", Status.MENUNGGU_TTD: "biru", Status.SELESAI: "hijau",
    Status.DILAPORKAN: "ungu", Status.DITINDAKLANJUTI: "hijau", Status.DITOLAK: "netral", Status.DIBATALKAN: "netral",
}  # fmt: skip

# The sheets may be filled; the first signature closes them.
TERISI = frozenset({Status.BERJALAN})
# It took place: the pegawai answers B.1.8, who guided evaluates with B.1.9 (p. 83 g, p. 84 h).
TERLAKSANA = frozenset({Status.SELESAI, Status.DILAPORKAN, Status.DITINDAKLANJUTI})
TERLAPOR = frozenset({Status.DILAPORKAN, Status.DITINDAKLANJUTI})
TERBUKA = frozenset({Status.DIUSULKAN, Status.BERJALAN, Status.MENUNGGU_TTD})

# "pihak" is the pegawai or the pembimbing; "pemutus" the atasan penilai or who leads the personnel unit (p. 85 k).
LANGKAH = {
    "setujui":     Langkah(frozenset({Status.DIUSULKAN}),    Status.BERJALAN,     "penilai", "Setujui"),
    "tolak":       Langkah(frozenset({Status.DIUSULKAN}),    Status.DITOLAK,      "penilai", "Tolak"),
    "batalkan":    Langkah(frozenset({Status.DIUSULKAN, Status.BERJALAN}), Status.DIBATALKAN, "penilai", "Batalkan"),
    # p. 79 f, p. 82 (2): both sign what both filled in; the order is theirs.
    "tanda_tangani": Langkah(TERISI,                         Status.MENUNGGU_TTD, "pihak",   "Tanda tangani"),
    "lengkapi":    Langkah(frozenset({Status.MENUNGGU_TTD}), Status.SELESAI,      "pihak",   "Tanda tangani"),
    "buka_lagi":   Langkah(frozenset({Status.MENUNGGU_TTD}), Status.BERJALAN,     "pihak",   "Buka isian lagi"),
    "selesaikan":  Langkah(TERISI,                           Status.SELESAI,      "pembimbing", "Nyatakan selesai"),
    "laporkan":    Langkah(frozenset({Status.SELESAI}),      Status.DILAPORKAN,   "penilai", "Laporkan kepada atasan"),
    "tentukan":    Langkah(frozenset({Status.DILAPORKAN}),   Status.DITINDAKLANJUTI, "pemutus", "Tentukan"),
}  # fmt: skip


def langkah_bimbingan(status: str, peran: set[str], metode: str) -> list[str]:
    """The verbs these roles may say now: with a Format both sign, without one the pembimbing ends it."""
    tanpa = {"selesaikan"} if Metode(metode) in FORMAT_METODE else {"tanda_tangani", "lengkapi", "buka_lagi"}
    return [nama for nama in tersedia(LANGKAH, status, peran) if nama not in tanpa]


_COACHING = ("indikator", "baseline", "target", "strategi", "target_skp", "progres", "masalah", "penyebab")
_SESI = ("waktu", "tempat", "kegiatan", "materi", "rencana_aksi", "target_waktu")
_PELATIHAN = ("penyelenggara", "mulai", "selesai", "hasil", "bukti")
# Who fills what: {kind of row: {role: fields}} ("diisi oleh Pegawai", p. 80, 82; "mengisi", p. 79 f, 82 (2), 83-84).
PENULIS: dict[str, dict[str, tuple[str, ...]]] = {
    "umum": {"pegawai": ("tujuan", "peluang", *_PELATIHAN), "pembimbing": _PELATIHAN},
    "coaching": {"pegawai": _COACHING},
    "langkah": {"pembimbing": ("indikator", "strategi", "penyesuaian")},
    "mentoring": {"pegawai": ("keahlian", "langkah", "jangka_waktu", "perubahan", "ukuran")},
    "sesi": {"pegawai": _SESI, "pembimbing": _SESI},
    "jawaban": {"pegawai": ("teks",)},
    "kompetensi": {"pembimbing": ("nama", "nilai", "alasan")},
    "evaluasi": {"pembimbing": ("rekomendasi",)},
}
# Kinds of rows that people add and remove; the others stand there from the beginning.
DAPAT_DITAMBAH = frozenset({"coaching", "langkah", "mentoring", "sesi", "kompetensi"})
# Rows of the form that follows; they open when the bimbingan is over.
SESUDAH = {"jawaban": "B.1.8", "kompetensi": "B.1.9", "evaluasi": "B.1.9"}


def bidang_ditulis(jenis: str, peran: set[str]) -> tuple[str, ...]:
    """The fields of this kind of row that these roles fill in."""
    milik = [bidang for pelaku, bidang in PENULIS[jenis].items() if pelaku in peran]
    return tuple(dict.fromkeys(b for bidang in milik for b in bidang))


class Lembar(Istilah):
    """What a bimbingan leaves on paper, each part with its own readers."""

    SESI = "sesi", "Pelaksanaan"  # B.1.6 or B.1.7, or the record of a training
    UMPAN_BALIK = "umpan_balik", "Umpan balik pegawai"  # B.1.8
    EVALUASI = "evaluasi", "Evaluasi kompetensi"  # B.1.9


def lembar_terbaca(peran: set[str], status: str, ditandatangani: set[str]) -> set[Lembar]:
    """The parts that these roles may read. `ditandatangani` holds the codes of the signed Formats.

    The two who work on it see the sheet of the session at once. The penilai is reported to when it is over (p. 85 i),
    the atasan penilai and the personnel unit when the penilai reports on (p. 85 j-k). B.1.8 is written by the pegawai
    and handed to the superior of the Pimpinan (p. 83 g.1), never to who guided him; B.1.9 is its writer's until signed.
    """
    terbaca: set[Lembar] = set()
    if peran & {"pegawai", "pembimbing"}:
        terbaca.add(Lembar.SESI)
    if status in TERLAKSANA and "penilai" in peran:
        terbaca.add(Lembar.SESI)
    if status in TERLAPOR and "pemutus" in peran:
        terbaca |= {Lembar.SESI, Lembar.EVALUASI}
    if status in TERLAKSANA and "pembimbing" in peran:
        terbaca.add(Lembar.EVALUASI)
    if "B.1.9" in ditandatangani and peran & {"penilai", "pegawai"}:
        terbaca.add(Lembar.EVALUASI)
    if status in TERLAKSANA and ("pegawai" in peran or ("B.1.8" in ditandatangani and "atasan_penilai" in peran)):
        terbaca.add(Lembar.UMPAN_BALIK)
    return terbaca


# B.1.8, p. 83: {subject: its criteria}, numbered through.
KRITERIA = {
    "TENTANG PEGAWAI": (
        "Saya merasa diperhatikan dan dipahami",
        "Saya merasa tindakan/langkah yang telah saya lakukan dihargai",
        "Saya merasa dapat dengan bebas mengemukakan pendapat/pemikiran saya",
    ),
    "TENTANG PIMPINAN/ PIHAK LAIN YANG DIBERIKAN PENUGASAN KHUSUS": (
        "Saya merasa bahwa pandangan yang diberikan berdasarkan data/fakta yang akurat",
        "Saya merasa bahwa pandangan/pendapat yang diberikan kepada saya bersifat positif",
        "Lebih banyak menggunakan metode bertanya dibandingkan menggurui",
    ),
    "TENTANG PEGAWAI DAN PIMPINAN/ PIHAK LAIN YANG DIBERIKAN PENUGASAN KHUSUS": (
        "Saya merasa dibantu dalam mencari solusi dan aksi tindak lanjut",
        "Saya tahu apa yang harus saya lakukan setelah mengikuti kegiatan bimbingan kinerja ini",
        "Saya memahami maksud dan tujuan kegiatan bimbingan kinerja ini",
    ),
}
BANYAK_KRITERIA = sum(map(len, KRITERIA.values()))


class Kelompok(Istilah):
    """Groups of competences of B.1.9, p. 84."""

    MANAJERIAL = "manajerial", "Manajerial"
    SOSIO_KULTURAL = "sosio_kultural", "Sosio Kultural"
    TEKNIS = "teknis", "Teknis"


# The technical ones depend on the post and are named by who evaluates.
KOMPETENSI = {
    Kelompok.MANAJERIAL: (
        "Integritas",
        "Kerjasama",
        "Komunikasi",
        "Orientasi pada Hasil",
        "Pelayanan Publik",
        "Pengembangan Diri dan Orang Lain",
        "Mengelola Perubahan",
        "Pengambilan Keputusan",
    ),
    Kelompok.SOSIO_KULTURAL: ("Perekat dan Pemersatu Bangsa",),
    Kelompok.TEKNIS: (),
}

_DIBERIKAN = "Diberikan apabila pegawai yang dinilai kompetensinya"
# (number, name, description) as printed on p. 84-85, with the regulation's own spelling.
SKALA = (
    ("1.", "Sangat Kurang", f"{_DIBERIKAN} jauh dibawah standar kompetensi yang dipersyaratkan pada jabatan pegawai "
     "bersangkutan (Tidak ada Indikator Kompetensi yang dipenuhi)"),
    ("2", "Kurang memadai", f"{_DIBERIKAN} dibawah standar kompetensi yang dipersyaratkan pada jabatan pegawai yang "
     "bersangkutan (1-2 Indikator Kompetensi yang dipenuhi)"),
    ("3", "Memadai", f"{_DIBERIKAN} sesuai standar kompetensi yang dipersyaratkan pada jabatan pegawai yang "
     "bersangkutan (3 Indikator Kompetensi yang dipenuhi)"),
    ("4", "Diatas Memadai", f"{_DIBERIKAN} diatas standar kompetensi yang dipersyaratkan pada jabatan pegawai yang "
     "bersangkutan (3 Indikator Kompetensi dipenuhi dan menunjukkan perilaku di atas level kompetensinya)"),
    ("5", "Istimewa", f"{_DIBERIKAN} jauh diatas standar kompetensi yang dipersyaratkan pada jabatan pegawai yang "
     "bersangkutan (3 Indikator Perilaku dipenuhi dan menunjukkan perilaku jauh di atas level kompetensinya)"),
)  # fmt: skip

# Konseling kinerja (p. 85 D.5) ------------------------------------------------------------------------------


class StatusKonseling(Istilah):
    DISAMPAIKAN = "disampaikan", "Disampaikan kepada pegawai"
    MEMBAIK = "membaik", "Ditutup, perilaku membaik"
    DILAPORKAN = "dilaporkan", "Dilaporkan"
    DITETAPKAN = "ditetapkan", "Konselor ditetapkan"
    TIDAK_DILANJUTKAN = "tidak_dilanjutkan", "Tidak dilanjutkan"
    DIREKAM = "direkam", "Rekaman diserahkan"
    DITINDAKLANJUTI = "ditindaklanjuti", "Tindak lanjut ditentukan"


WARNA_KONSELING = {
    StatusKonseling.DISAMPAIKAN: "kuning", StatusKonseling.MEMBAIK: "netral", StatusKonseling.DILAPORKAN: "biru",
    StatusKonseling.DITETAPKAN: "biru", StatusKonseling.TIDAK_DILANJUTKAN: "netral",
    StatusKonseling.DIREKAM: "ungu", StatusKonseling.DITINDAKLANJUTI: "hijau",
}  # fmt: skip

# B.1.10 is with the personnel unit; a konselor is appointed; the record is with its recipients.
SUDAH_DILAPORKAN = frozenset(StatusKonseling) - {StatusKonseling.DISAMPAIKAN, StatusKonseling.MEMBAIK}
SUDAH_DITETAPKAN = SUDAH_DILAPORKAN - {StatusKonseling.DILAPORKAN, StatusKonseling.TIDAK_DILANJUTKAN}
SUDAH_DIREKAM = SUDAH_DITETAPKAN - {StatusKonseling.DITETAPKAN}
KONSELING_SELESAI = frozenset(
    {StatusKonseling.MEMBAIK, StatusKonseling.TIDAK_DILANJUTKAN, StatusKonseling.DITINDAKLANJUTI}
)
_BARU_DISAMPAIKAN = frozenset({StatusKonseling.DISAMPAIKAN})
_BARU_DILAPORKAN = frozenset({StatusKonseling.DILAPORKAN})
_DAPAT_DITETAPKAN = frozenset({StatusKonseling.DILAPORKAN, StatusKonseling.DITETAPKAN})

# p. 86 (c)-(d), p. 87 2).(a)-(c), p. 88 e. "kepegawaian" leads the personnel unit, "pemutus" decides on the record.
LANGKAH_KONSELING = {
    "tutup":     Langkah(_BARU_DISAMPAIKAN, StatusKonseling.MEMBAIK,    "penilai",     "Tutup, perilaku membaik"),
    "laporkan":  Langkah(_BARU_DISAMPAIKAN, StatusKonseling.DILAPORKAN, "penilai",     "Tanda tangani dan laporkan"),
    "tetapkan":  Langkah(_DAPAT_DITETAPKAN, StatusKonseling.DITETAPKAN, "kepegawaian", "Tetapkan konselor"),
    "hentikan":  Langkah(_BARU_DILAPORKAN,  StatusKonseling.TIDAK_DILANJUTKAN, "kepegawaian", "Tidak dilanjutkan"),
    "rekam":     Langkah(frozenset({StatusKonseling.DITETAPKAN}), StatusKonseling.DIREKAM, "konselor",
                         "Tanda tangani rekaman"),
    "tentukan":  Langkah(frozenset({StatusKonseling.DIREKAM}), StatusKonseling.DITINDAKLANJUTI, "pemutus",
                         "Tentukan tindak lanjut"),
}  # fmt: skip


class Kapasitas(Istilah):
    """In which capacity somebody counsels (p. 87 (3) and (b))."""

    INDEPENDEN = "independen", "Konselor independen"
    PENILAI = "penilai", "Pejabat penilai kinerja yang telah memperoleh pelatihan konseling"
    FUNGSI = "fungsi", "Pejabat yang memiliki fungsi memberikan konseling"


# To whom the record goes (p. 87 d - 88), and who of them decides on the follow-up (p. 88 e).
PENERIMA = {
    Kapasitas.PENILAI: frozenset({"atasan_penilai"}),
    Kapasitas.FUNGSI: frozenset({"penilai", "atasan_penilai"}),
    Kapasitas.INDEPENDEN: frozenset({"kepegawaian"}),
}
PEMUTUS = frozenset({"atasan_penilai", "kepegawaian"})


def kapasitas_tersedia(ada_atasan: bool) -> list[Kapasitas]:
    """Without an atasan penilai nobody could decide on the record of the other two."""
    return list(Kapasitas) if ada_atasan else [Kapasitas.INDEPENDEN]


def pemutus(kapasitas: str) -> frozenset[str]:
    """Who of the recipients of the record decides on the follow-up."""
    return PENERIMA[Kapasitas(kapasitas)] & PEMUTUS


class BagianKonseling(Istilah):
    PENYAMPAIAN = "penyampaian", "Yang disampaikan"
    LAPORAN = "laporan", "Laporan permasalahan"  # B.1.10 whole
    MASALAH = "masalah", "Permasalahan"  # what it says of the pegawai himself
    JADWAL = "jadwal", "Jadwal dan konselor"
    REKAMAN = "rekaman", "Rekaman hasil"
    PUTUSAN = "putusan", "Tindak lanjut"


def konseling_terbaca(peran: set[str], status: str, kapasitas: str) -> set[BagianKonseling]:
    """The parts of a konseling that these roles may read (p. 85 b, 86-88: individual, confidential).

    The pegawai knows what he was told; what was reported of him he may read once he is called, without the question
    about other people. The konselor works from his own assignment, not from the report.
    """
    terbaca: set[BagianKonseling] = set()
    if peran & {"penilai", "pegawai"}:
        terbaca.add(BagianKonseling.PENYAMPAIAN)
    if "penilai" in peran or ("kepegawaian" in peran and status in SUDAH_DILAPORKAN):
        terbaca.add(BagianKonseling.LAPORAN)
    if status in SUDAH_DITETAPKAN and peran & {"pegawai", "kepegawaian", "konselor"}:
        terbaca.add(BagianKonseling.JADWAL)
    if status in SUDAH_DITETAPKAN and "pegawai" in peran:
        terbaca.add(BagianKonseling.MASALAH)
    if status in SUDAH_DITETAPKAN and "konselor" in peran:
        terbaca.add(BagianKonseling.REKAMAN)
    if status in SUDAH_DIREKAM and peran & ({"pegawai"} | PENERIMA[Kapasitas(kapasitas)]):
        terbaca |= {BagianKonseling.REKAMAN, BagianKonseling.PUTUSAN}
    return terbaca


def status_terlihat(peran: set[str], status: str) -> StatusKonseling:
    """What the chip says: until he is called the pegawai knows only what he was told (p. 86 (d) goes past him)."""
    belum_dipanggil = status in {StatusKonseling.DILAPORKAN, StatusKonseling.TIDAK_DILANJUTKAN}
    return StatusKonseling.DISAMPAIKAN if "pegawai" in peran and belum_dipanggil else StatusKonseling(status)
