"""The rules of the to-do list. Each looks at the desk and yields what there is to do; none asks the database."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.timezone import localdate

from evaluasi.aturan.status import Status
from evaluasi.views import alamat
from evaluasi.views.meja import Meja, menunggu
from pegawai.aturan.kepegawaian import JenisPegawai
from pegawai.aturan.teks import titik
from pegawai.templatetags.tampilan import tanggal
from skp_app.alur.pengingat import hal_ajuan
from skp_app.alur.perencanaan import sebutan
from skp_app.aturan.status import Status as StatusSkp

SENDIRI_SENDIRI = 5  # so many SKP to check are listed one by one
LEWAT_TERBANYAK = 20  # so many of the longest waiting SKP of late penilai
PEGAWAI = "Sebagai pegawai"
PENILAI = "Sebagai pejabat penilai kinerja"
ATASAN = "Sebagai atasan pejabat penilai"
BKD = "Sebagai pengelola kepegawaian"


class Tugas(NamedTuple):
    judul: str
    alamat: str
    tombol: str
    sebab: str
    peran: str = ""
    tenggat: date | None = None
    maju: tuple[int, int, str] | None = None  # done, of, what is counted
    sejak: date | datetime | None = None  # for what others owe
    ingatkan: str = ""  # where a reminder is posted to
    diingatkan: datetime | None = None


class Kelompok(NamedTuple):
    kunci: str
    judul: str
    tugas: list[Tugas]


def susun_skp(m: Meja) -> Iterator[Tugas]:
    tanpa_skp = m.saya.jenis == JenisPegawai.NON_ASN or any(p.bebas_kini for p in m.periode)
    tahun_terbuka = [] if tanpa_skp else m.tahun_terbuka
    for tahun in tahun_terbuka:
        milik = [s for s in m.skp if s.periode_id == tahun.pk]
        draf = [s for s in milik if s.status == StatusSkp.DRAF and not s.menggantikan_id]
        sebab = "Susun, lalu ajukan kepada pimpinan sebelum tenggat penetapan."
        if draf:  # after a mutasi the SKP of the rest of the year, with its own term
            judul, tenggat = f"Selesaikan SKP {tahun.tahun}", _tenggat_skp(draf[0])
            yield Tugas(judul, alamat.skp(draf[0]), "Lanjutkan menyusun", sebab, PEGAWAI, tenggat)
        elif not milik:
            judul, tenggat = f"Susun SKP {tahun.tahun}", m.tenggat_tahun(tahun)
            yield Tugas(judul, alamat.daftar_skp(), "Mulai menyusun", sebab, PEGAWAI, tenggat)


def lanjutkan_perubahan(m: Meja) -> Iterator[Tugas]:
    """Also where nobody owes an SKP: who began a change gives it up or goes on. It has no term of its own."""
    for skp in m.skp:
        if skp.menggantikan_id and skp.status == StatusSkp.DRAF:
            yield Tugas(
                f"Lanjutkan perubahan SKP {skp.mulai.year}",
                alamat.skp(skp),
                "Lanjutkan menyusun",
                "SKP yang ditetapkan tetap berlaku sampai perubahannya ditetapkan.",
                PEGAWAI,
            )


def perbaiki_skp(m: Meja) -> Iterator[Tugas]:
    for skp in m.skp:
        if skp.status == StatusSkp.DIKEMBALIKAN:
            catatan = Truncator(skp.catatan_pengembalian).chars(140)
            yield Tugas(
                f"Perbaiki {sebutan(skp)}",
                alamat.skp(skp),
                "Buka catatan",
                f"{skp.penilai.nama_lengkap}: {catatan}",
                PEGAWAI,
                _tenggat_skp(skp),
            )


def ambil_peran(m: Meja) -> Iterator[Tugas]:
    for skp in m.skp:
        if skp.dapat_disusun and skp.peran_menunggu:
            yield Tugas(
                f"{skp.peran_menunggu} peran dari matriks belum dipakai di SKP {skp.mulai.year}",
                reverse("skp_app:isi_matriks", args=[skp.kode]),
                "Pilih peran",
                "Dibagikan pimpinan; yang dipilih menjadi RHK dan langsung terhubung.",
                PEGAWAI,
                _tenggat_skp(skp),
            )


def konfirmasi_tautan(m: Meja) -> Iterator[Tugas]:
    """Links of a draft whose RHK pimpinan says something else by now; a set SKP says so on its own page."""
    for skp in m.skp:
        if skp.dapat_disusun and skp.perlu_konfirmasi:
            yield Tugas(
                f"{skp.perlu_konfirmasi} RHK perlu dikonfirmasi ulang",
                alamat.skp(skp),
                "Lihat perbedaannya",
                "RHK pimpinan yang Anda dukung berubah. Pakai yang baru, atau biarkan.",
                PEGAWAI,
                _tenggat_skp(skp),
            )


def periksa_skp(m: Meja) -> Iterator[Tugas]:
    if len(m.diajukan) > SENDIRI_SENDIRI:
        yield _periksa_banyak(m)
        return
    for skp in m.diajukan:
        yield Tugas(
            f"Periksa {'perubahan ' if skp.menggantikan_id else ''}SKP {skp.pegawai.nama_lengkap}",
            alamat.skp(skp),
            "Periksa SKP",
            f"Diajukan {_sejak(m, skp.diajukan_pada)}.",
            PENILAI,
            _tenggat_skp(skp),
        )


def _periksa_banyak(m: Meja) -> Tugas:
    pertama = m.diajukan[0]
    return Tugas(
        f"Periksa SKP {len(m.diajukan)} bawahan",
        alamat.skp_tim(pertama.periode.tahun),
        "Periksa SKP",
        f"Yang terlama dari {pertama.pegawai.nama_lengkap}, diajukan {_sejak(m, pertama.diajukan_pada)}.",
        PENILAI,
        _tenggat_skp(pertama),
    )


def putuskan_penugasan(m: Meja) -> Iterator[Tugas]:
    """Lampiran p. 45-46: the penilai agrees before the work enters the SKP."""
    for tugas in m.penugasan[:SENDIRI_SENDIRI]:
        yield Tugas(
            f"Putuskan penugasan {tugas.pegawai.nama_lengkap}",
            reverse("skp_app:rinci_penugasan", args=[tugas.kode]),
            "Lihat penugasan",
            titik(Truncator(tugas.uraian).chars(140)),
            PENILAI,
        )
    if lebih := m.penugasan[SENDIRI_SENDIRI:]:
        judul, sebab = f"Putuskan {len(lebih)} penugasan lain", "Semuanya menunggu persetujuan Anda."
        yield Tugas(judul, reverse("skp_app:penugasan"), "Buka daftar", sebab, PENILAI)


def setujui_hasil(m: Meja) -> Iterator[Tugas]:
    """Lampiran p. 91 A.13 a: an earlier result stands for the period only when the pegawai agrees."""
    for p in m.periode:
        if p.usul_hasil and not p.ditutup:
            yield Tugas(
                f"Jawab usulan hasil untuk {p.nama}",
                reverse("evaluasi:hasil"),
                "Buka usulan",
                "Penilai mengusulkan hasil periode sebelumnya dipakai lagi; berlaku bila Anda menyetujuinya.",
                PEGAWAI,
                p.jendela_selesai,
            )


def gantikan_penilai(m: Meja) -> Iterator[Tugas]:
    """Lampiran p. 65 C.5: after the deadline the dialog about the SKP passes to the atasan penilai."""
    for skp in m.lewat[:LEWAT_TERBANYAK]:
        yield Tugas(
            f"SKP {skp.pegawai.nama_lengkap} menunggu lewat tenggat",
            alamat.skp(skp),
            "Periksa SKP",
            titik(f"Belum ditetapkan {skp.penilai.nama_lengkap}"),
            ATASAN,
            skp.batas,
        )


def dialog_berikutnya(m: Meja) -> Iterator[Tugas]:
    """Dates on which the two agreed to talk again."""
    milik = [(s, s.penilai, PEGAWAI) for s in m.skp if s.dialog_berikutnya and not s.perubahan]
    tim = [(s, s.pegawai, PENILAI) for s in m.dialog[:SENDIRI_SENDIRI]]
    for skp, lawan, peran in (*milik, *tim):
        yield Tugas(
            f"Dialog kinerja dengan {lawan.nama_lengkap}",
            reverse("skp_app:dialog", args=[skp.kode]),
            "Buka dialog",
            "Tanggalnya disepakati pada dialog terakhir; catat hasilnya sesudah berlangsung.",
            peran,
            skp.dialog_berikutnya,
        )


def isi_realisasi(m: Meja) -> Iterator[Tugas]:
    for p in m.periode:
        milik = m.skp_pada(p)
        jumlah = sum(s.jumlah_iki for s in milik)
        terisi = sum(s.terisi_setahun for s in milik) if p.tahunan else p.terisi
        berjalan = (p.jendela_mulai if p.tahunan else p.mulai) <= m.hari
        if berjalan and not p.bebas and not p.ditutup and p.periode_id not in m.tahun_selesai and terisi < jumlah:
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
        if p.jendela_mulai <= m.hari and p.dinilai < p.tim:
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
        return f"{periode.tim - periode.dinilai} orang belum dinilai."
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


def terima(m: Meja) -> Iterator[Tugas]:
    for e in m.hasil:
        if e.status == Status.DISAMPAIKAN:
            yield Tugas(
                f"Baca dan terima hasil evaluasi {e.periode_evaluasi.nama}",
                reverse("evaluasi:rincian", args=[e.kode]),
                "Lihat hasil",
                titik(f"Disampaikan {_sejak(m, e.disampaikan_pada)} oleh {e.penilai.nama_lengkap}"),
                PEGAWAI,
                e.batas_pengembalian,
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


def menunggu_pimpinan(m: Meja) -> Iterator[Tugas]:
    for skp in m.skp:
        if menunggu(skp):
            yield Tugas(
                f"{capfirst(sebutan(skp))} Anda",
                alamat.skp(skp),
                "Buka SKP",
                titik(f"Menunggu {skp.penilai.nama_lengkap}"),
                sejak=skp.diajukan_pada,
                ingatkan=reverse("skp_app:ingatkan_penilai", args=[skp.kode]),
                diingatkan=m.diingatkan.get(hal_ajuan(skp)),
            )


def menunggu_penilaian(m: Meja) -> Iterator[Tugas]:
    """Says nothing of whether a rating exists: it is the penilai's until he sets it."""
    tetap = {e.periode_evaluasi_id for e in m.hasil}
    for p in m.periode:
        milik = m.skp_pada(p)
        if milik and p.jendela_mulai <= m.hari and p.pk not in tetap and p.periode_id not in m.tahun_selesai:
            sebab = titik(f"Menunggu penilaian {milik[0].penilai.nama_lengkap}")
            hasil = reverse("evaluasi:hasil")
            yield Tugas(f"Evaluasi {p.nama} Anda", hasil, "Lihat riwayat", sebab, sejak=p.jendela_mulai)


def menunggu_penyerahan(m: Meja) -> Iterator[Tugas]:
    for e in m.hasil:
        if e.status == Status.DITETAPKAN:
            yield Tugas(
                f"Dokumen evaluasi {e.periode_evaluasi.nama} Anda",
                reverse("evaluasi:rincian", args=[e.kode]),
                "Lihat hasil",
                titik(f"Sudah ditetapkan; menunggu diserahkan {e.penilai.nama_lengkap}"),
                sejak=e.ditetapkan_pada,
            )


def menunggu_realisasi(m: Meja) -> Iterator[Tugas]:
    p = m.kini
    if m.tim and m.tim.belum and p.jendela_mulai <= m.hari:
        judul = f"Realisasi {p.nama} dari {m.tim.belum} bawahan"
        yield Tugas(judul, _tim(p), "Lihat daftar", "Ada indikator yang belum diisi.", sejak=p.jendela_mulai)


def menunggu_capaian(m: Meja) -> Iterator[Tugas]:
    for p in m.periode:
        if p.tanpa_capaian:
            sebab = f"BKD belum merekamnya; {p.tanpa_capaian} penilaian belum dapat ditetapkan."
            yield Tugas(f"Capaian organisasi {p.nama}", _tim(p), "Lihat daftar", sebab, sejak=p.jendela_mulai)


SAYA = (
    susun_skp, lanjutkan_perubahan, perbaiki_skp, ambil_peran, konfirmasi_tautan, periksa_skp, putuskan_penugasan,
    gantikan_penilai, dialog_berikutnya, isi_realisasi, setujui_hasil, nilai_bawahan, tetapkan, serahkan, terima,
    capaian_kosong,
)  # fmt: skip
ORANG_LAIN = (
    menunggu_pimpinan, menunggu_penilaian, menunggu_penyerahan, menunggu_realisasi, menunggu_capaian,
)  # fmt: skip


def kelompokkan(m: Meja) -> list[Kelompok]:
    """Terlambat, up to the nearest closing day, later, and what others owe; empty groups are left out."""
    tugas = sorted((t for aturan in SAYA for t in aturan(m)), key=lambda t: (t.tenggat or date.max, t.judul))
    batas = tutup_terdekat(m) or m.hari
    lewat = [t for t in tugas if t.tenggat and t.tenggat < m.hari]
    segera = [t for t in tugas if t.tenggat and m.hari <= t.tenggat <= batas]
    sisa = [t for t in tugas if t not in lewat and t not in segera]
    lain = sorted((t for aturan in ORANG_LAIN for t in aturan(m)), key=lambda t: _hari(t.sejak))
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


def _tenggat_skp(skp) -> date | None:
    """The day that `meja.beri_tenggat` found: extensions included, none for an SKP that nobody has to set."""
    return skp.batas


def _hari(saat) -> date:
    return localdate(saat) if isinstance(saat, datetime) else saat


def _sejak(m: Meja, saat) -> str:
    hari = (m.hari - _hari(saat)).days
    return {0: "hari ini", 1: "kemarin"}.get(hari, f"{hari} hari lalu")
