"""The to-do list: the rows of the table of obligations, and rules that count what lies on the desk.

None asks the database.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from django.urls import reverse

from evaluasi.kewajiban.baca import SENDIRI_SENDIRI, Kewajiban
from evaluasi.views import alamat
from evaluasi.views.meja import Meja
from pegawai.templatetags.tampilan import tanggal

PEGAWAI = "Sebagai pegawai"
PENILAI = "Sebagai pejabat penilai kinerja"
BKD = "Sebagai pengelola kepegawaian"


class Tugas(NamedTuple):
    judul: str
    alamat: str
    tombol: str
    sebab: str
    peran: str = ""
    tenggat: date | None = None
    maju: tuple[int, int, str] | None = None  # done, of, what is counted
    sejak: date | None = None
    akibat: str = ""  # what stands still meanwhile
    kewajiban: Kewajiban | None = None  # the row behind it, for a reminder or to put it off
    diingatkan: datetime | None = None


class Kelompok(NamedTuple):
    kunci: str
    judul: str
    tugas: list[Tugas]


def isi_realisasi(m: Meja) -> Iterator[Tugas]:
    for p in m.periode:
        milik = m.skp_pada(p)
        jumlah = sum(s.jumlah_iki for s in milik)
        terisi = sum(s.terisi_setahun for s in milik) if p.tahunan else p.terisi
        berjalan = (p.jendela_mulai if p.tahunan else p.mulai) <= m.hari
        terbuka = p.terutang and not p.bebas and not p.ditutup and p.periode_id not in m.tahun_selesai
        if berjalan and terbuka and terisi < jumlah:
            yield Tugas(
                f"Lengkapi realisasi {p.nama}",
                alamat.realisasi(p),
                "Isi realisasi",
                f"{jumlah - terisi} indikator belum ada realisasinya.",
                PEGAWAI,
                p.jendela_selesai,
                (terisi, jumlah, "indikator terisi"),
            )


def nilai_bawahan(m: Meja) -> Iterator[Tugas]:
    for p in m.periode:
        if p.jendela_mulai <= m.hari and p.belum:
            yield Tugas(
                f"Nilai kinerja bawahan, {p.nama}",
                _tim(p),
                "Lanjutkan menilai" if p.dinilai else "Mulai menilai",
                _sebab_nilai(m, p),
                PENILAI,
                p.jendela_selesai,
                (p.dinilai, p.tim, "orang dinilai"),
            )


def _sebab_nilai(m: Meja, periode) -> str:
    if m.tim is None or periode != m.kini:
        return f"{periode.belum} orang belum dinilai."
    kata = [f"{m.tim.siap} orang sudah lengkap dan siap dinilai."] if m.tim.siap else []
    if m.tim.belum:
        kata.append(f"{m.tim.belum} orang belum lengkap realisasinya.")
    return " ".join(kata)


def tetapkan(m: Meja) -> Iterator[Tugas]:
    for p in m.periode:
        if p.siap_tetap and p.dinilai >= p.tim:
            yield Tugas(
                f"Tetapkan penilaian {p.nama}",
                f"{_tim(p)}?keadaan=dinilai",
                "Buka penilaian",
                f"{p.siap_tetap} orang sudah dinilai dan menunggu penetapan Anda.",
                PENILAI,
                p.jendela_selesai,
            )


def serahkan(m: Meja) -> Iterator[Tugas]:
    for p in m.periode:
        if p.belum_serah:
            yield Tugas(
                f"Sampaikan dokumen evaluasi {p.nama}",
                f"{_tim(p)}?keadaan=ditetapkan",
                "Buka daftar",
                f"{p.belum_serah} orang belum menerima dokumen evaluasinya.",
                PENILAI,
                p.batas_serah,
            )


def tandatangani(m: Meja) -> Iterator[Tugas]:
    """Without a day: no term of the Lampiran runs on the paper, and who signs by hand may never come back here."""
    if m.menanda:
        yield Tugas(
            f"Tandatangani {m.menanda} dokumen",
            reverse("skp_app:tanda_tangan"),
            "Buka dokumen",
            "Dokumen sudah dicetak dan menunggu giliran tanda tangan Anda.",
            PEGAWAI,
        )


def capaian_kosong(m: Meja) -> Iterator[Tugas]:
    if m.unit_kosong:
        p = m.dinilai_kini
        yield Tugas(
            f"Rekam capaian organisasi {m.unit_kosong} unit, {p.nama}",
            f"{reverse('evaluasi:capaian_periode', args=[p.kode])}?isi=kosong",
            "Isi capaian",
            "Penilaian pegawai di unit itu belum dapat ditetapkan tanpa capaian.",
            BKD,
            p.jendela_selesai,
        )


def menunggu_capaian(m: Meja) -> Iterator[Tugas]:
    for p in m.periode:
        if p.tanpa_capaian:
            sebab = f"BKD belum merekamnya; {p.tanpa_capaian} penilaian belum dapat ditetapkan."
            yield Tugas(f"Capaian organisasi {p.nama}", _tim(p), "Lihat daftar", sebab, sejak=p.jendela_mulai)


def dari_baris(m: Meja) -> Iterator[Tugas]:
    """The rows of the table of obligations that this person owes."""
    for k, banyak in _ringkas(m, [k for k in m.kewajiban if k.pemilik == m.saya.pk]):
        yield Tugas(
            k.kata(k.jenis.banyak or f"{k.jenis.sebutan} ({{n}})", m.hari) if banyak else k.kata(k.jenis.judul, m.hari),
            k.jenis.alamat(k.kode),
            k.jenis.tombol,
            f"Yang pertama: {k.kalimat(k.jenis.judul, m.hari)}" if banyak else k.kalimat(k.jenis.sebab, m.hari),
            k.jenis.peran,
            k.tenggat,
            sejak=k.sejak,
            akibat=k.jenis.akibat,
            kewajiban=None if banyak else k,
        )


def ditunggu(m: Meja) -> Iterator[Tugas]:
    """The rows that others owe this person, each with a reminder to who owes it."""
    for k, banyak in _ringkas(m, [k for k in m.kewajiban if k.penunggu == m.saya.pk]):
        judul = k.kata(k.jenis.ditunggu or k.jenis.judul, m.hari)
        yield Tugas(
            f"{k.jenis.sebutan} ({k.banyak})" if banyak else judul[:1].upper() + judul[1:],
            (k.jenis.alamat_penunggu or k.jenis.alamat)(k.kode),
            k.jenis.tombol_penunggu,
            f"Yang pertama: {k.kalimat(k.jenis.menunggu, m.hari)}" if banyak else k.kalimat(k.jenis.menunggu, m.hari),
            sejak=k.sejak,
            akibat=k.jenis.akibat,
            kewajiban=None if banyak else k,
            diingatkan=m.diingatkan.get(k.hal),
        )


def _ringkas(m: Meja, semua: list[Kewajiban]) -> Iterator[tuple[Kewajiban, bool]]:
    """(row, does it stand for many): a crowd of one kind is one line, named after its first."""
    terpakai = set()
    for k in semua:
        banyak = k.banyak > SENDIRI_SENDIRI
        if not (banyak and k.jenis.kunci in terpakai):
            yield k, banyak
        terpakai.add(k.jenis.kunci)


SAYA = (dari_baris, isi_realisasi, nilai_bawahan, tetapkan, serahkan, tandatangani, capaian_kosong)
ORANG_LAIN = (ditunggu, menunggu_capaian)


def kelompokkan(m: Meja) -> list[Kelompok]:
    """Terlambat, up to the nearest closing day, later, and what others owe; empty groups are left out."""
    tugas = sorted((t for aturan in SAYA for t in aturan(m)), key=lambda t: (t.tenggat or date.max, t.judul))
    batas = tutup_terdekat(m) or m.hari
    lewat = [t for t in tugas if t.tenggat and t.tenggat < m.hari]
    segera = [t for t in tugas if t.tenggat and m.hari <= t.tenggat <= batas]
    sisa = [t for t in tugas if t not in lewat and t not in segera]
    lain = sorted((t for aturan in ORANG_LAIN for t in aturan(m)), key=lambda t: (t.sejak, t.judul))
    semua = [
        Kelompok("telat", "Terlambat", lewat),
        Kelompok("segera", f"Sampai {tanggal(batas, 'pendek')}", segera),
        Kelompok("nanti", "Berikutnya", sisa),
        Kelompok("lain", "Menunggu orang lain", lain),
    ]
    return [k for k in semua if k.tugas]


def tutup_terdekat(m: Meja) -> date | None:
    """The next day on which something closes: a penetapan term or the window of a running period."""
    tutup = [t.tenggat_penetapan for t in m.tahun_terbuka]
    tutup += [p.jendela_selesai for p in m.periode if p.mulai <= m.hari]
    return min((t for t in tutup if t >= m.hari), default=None)


def _tim(periode) -> str:
    return reverse("evaluasi:tim_periode", args=[periode.kode])
