"""The table of what is measured: page, persona, address, budgets of docs on performance, bare SQL beside it."""

from collections.abc import Callable
from typing import NamedTuple

from django.urls import reverse

from evaluasi.bench.bahan import Bahan
from pegawai.models import UnitKerja

KB = 1000


class Halaman(NamedTuple):
    """Budgets: statements, CPU seconds, gzipped bytes; None where none is set. `lantai` is a key of LANTAI."""

    nama: str
    persona: str
    alamat: Callable[[Bahan], str]
    kueri: int | None = None
    cpu: float | None = None
    bita: int | None = None
    lantai: str = ""


def _tim(b: Bahan) -> str:
    return reverse("evaluasi:tim_periode", args=[b.terbaru.kode])


def _skp_bawahan(b: Bahan) -> str:
    return reverse("skp_app:tim", args=[b.periode.tahun])


def _pemantauan(b: Bahan) -> str:
    return reverse("skp_app:pemantauan", args=[b.periode.tahun])


def _bulan(b: Bahan) -> list:
    """[year, part] of the first documentation period of the running evaluation period."""
    return [b.berjalan.periode.tahun, b.berjalan.dokumentasi.order_by("mulai")[0].bagian]


def _tahun_lalu(b: Bahan) -> int:
    """The year whose yearly evaluation is over."""
    return int(b.periode.tahun) - 1


def _akar() -> str:
    """Code of the root of the whole instansi."""
    return str(UnitKerja.objects.filter(induk=None, anak__isnull=False).order_by("pk")[0].kode)


def _profil(b: Bahan) -> str:
    return reverse("evaluasi:profil_unit", args=[_tahun_lalu(b), _akar()])


def _peta(b: Bahan, nama: str = "unit") -> str:
    return reverse(f"evaluasi:pantauan_{nama}", args=[b.terbaru.kode, _akar()])


HALAMAN = (
    Halaman("Tugas saya", "pegawai", lambda b: reverse("beranda"), 12, 0.06, 25 * KB),
    Halaman("Tugas saya, tim sedang", "penilai sedang", lambda b: reverse("beranda"), 12, 0.06, 25 * KB),
    Halaman("Tugas saya, tim besar", "penilai besar", lambda b: reverse("beranda"), 12, 0.06, 25 * KB),
    Halaman("Tugas saya, BKD", "BKD", lambda b: reverse("beranda"), 12, 0.06, 25 * KB),
    Halaman("SKP saya", "pegawai", lambda b: reverse("skp_app:daftar"), 12, 0.06, 40 * KB),
    Halaman(
        "Penyunting SKP, 12 RHK x 3 IKI", "penyusun", lambda b: reverse("skp_app:detail", args=[b.draf.kode]),
        15, 0.10, 40 * KB,
    ),
    Halaman(
        "SKP ditetapkan", "pegawai", lambda b: reverse("skp_app:detail", args=[b.skp("pegawai").kode]),
        15, 0.10, 40 * KB,
    ),
    Halaman("SKP bawahan, tim sedang", "penilai sedang", _skp_bawahan, 12, 0.08, 40 * KB, "skp_bawahan"),
    Halaman("SKP bawahan, tim besar", "penilai besar", _skp_bawahan, 12, 0.08, 40 * KB, "skp_bawahan"),
    Halaman("Cari bawahan", "penilai besar", lambda b: f"{_skp_bawahan(b)}?nama=sri", 12, 0.08, 40 * KB),
    Halaman("Pemantauan, tim sedang", "penilai sedang", _pemantauan, 12, 0.10, 60 * KB),
    Halaman("Pemantauan, tim besar", "penilai besar", _pemantauan, 12, 0.60, 100 * KB),
    Halaman("Tim dan sebaran", "penilai", _tim, 15, 0.10, 60 * KB, "tim"),
    Halaman("Tim dan sebaran, tim sedang", "penilai sedang", _tim, 15, 0.10, 60 * KB, "tim"),
    Halaman("Tim dan sebaran, tim besar", "penilai besar", _tim, 15, 0.60, 200 * KB, "tim"),
    Halaman(
        "Penilaian satu pegawai", "penilai sedang",
        lambda b: reverse("evaluasi:nilai", args=[b.terbaru.kode, b.dinilai("penilai sedang").kode]),
        38, 0.042, 76 * KB,
    ),
    Halaman("Realisasi", "pegawai", lambda b: reverse("skp_app:realisasi_periode", args=[b.berjalan.kode]),
            15, 0.10, 40 * KB),
    Halaman("Lembar progres, satu bulan", "pegawai",
            lambda b: reverse("skp_app:lembar", args=[f"{b.berjalan.mulai:%Y-%m}"]), 26, 0.20, 60 * KB),
    Halaman("Gudang bukti", "pegawai", lambda b: reverse("skp_app:gudang_bukti"), 12, 0.08, 40 * KB),
    Halaman("Umpan balik", "pegawai", lambda b: reverse("skp_app:umpan_balik"), 12, 0.06, 40 * KB),
    Halaman("Beri umpan balik, pilih orang", "pegawai", lambda b: reverse("skp_app:umpan_pilih"), 12, 0.08, 40 * KB),
    Halaman("Permintaan umpan balik", "pegawai", lambda b: reverse("skp_app:umpan_permintaan"), 12, 0.06, 25 * KB),
    Halaman("Cakupan umpan balik, tim besar", "penilai besar", lambda b: reverse("skp_app:umpan_cakupan"),
            12, 0.10, 40 * KB),
    Halaman("Cakupan umpan balik, BKD", "BKD", lambda b: reverse("skp_app:umpan_cakupan"), 15, 0.10, 25 * KB),
    Halaman("Realisasi satu bulan", "pegawai", lambda b: reverse("skp_app:progres", args=_bulan(b)), 16, 0.10, 60 * KB),
    Halaman("Realisasi setahun", "pegawai", lambda b: reverse("skp_app:realisasi_tahun", args=_bulan(b)[:1]),
            13, 0.08, 40 * KB),
    Halaman("Rencana aksi", "pegawai",
            lambda b: reverse("skp_app:rencana_aksi", args=[_bulan(b)[0], b.skp("pegawai").kode, b.berjalan.kode[5:]]),
            16, 0.10, 60 * KB),
    Halaman("Pendokumentasian", "BKD", lambda b: reverse("skp_app:atur_dokumentasi", args=_bulan(b)[:1]),
            16, 0.08, 40 * KB),
    Halaman("Pembinaan", "pegawai", lambda b: reverse("skp_app:pembinaan"), 12, 0.06, 25 * KB),
    Halaman("Mulai bimbingan, tim besar", "penilai besar", lambda b: reverse("skp_app:pilih_bimbingan"), 12, 0.06,
            25 * KB),
    Halaman("Hasil evaluasi", "pegawai", lambda b: reverse("evaluasi:hasil"), 12, 0.06, 25 * KB),
    Halaman("Hasil evaluasi, satu periode", "pegawai",
            lambda b: reverse("evaluasi:rincian", args=[b.hasil("pegawai").kode])),
    Halaman("Capaian organisasi", "BKD", lambda b: reverse("evaluasi:capaian_periode", args=[b.terbaru.kode]),
            12, 0.15, 50 * KB, "capaian"),
    Halaman("Cari unit di capaian", "BKD",
            lambda b: reverse("evaluasi:capaian_periode", args=[b.terbaru.kode]) + "?q=puskesmas", 12, 0.15, 50 * KB),
    Halaman("Pemberitahuan", "penilai besar", lambda b: reverse("pegawai:pemberitahuan"), 12, 0.06, 25 * KB),
    Halaman("Proses latar", "BKD", lambda b: reverse("pegawai:proses"), 12, 0.06, 25 * KB),
    Halaman("Profil kinerja, seluruh instansi", "BKD", _profil, 15),
    Halaman("Predikat berturut-turut", "BKD", lambda b: reverse("evaluasi:talenta"), 15),
    Halaman("Hasil yang belum ditindaklanjuti", "BKD", lambda b: reverse("evaluasi:calon_tindak_lanjut"), 15),
    Halaman("Faktor tunjangan", "BKD", lambda b: reverse("evaluasi:tunjangan", args=[f"{_tahun_lalu(b)}-akhir"]), 15),
    Halaman("Pola penilai", "BKD", lambda b: reverse("evaluasi:pola_penilai", args=[b.terbaru.kode]), 15),
    Halaman("Siapa menunggu siapa", "BKD", lambda b: reverse("evaluasi:menunggu"), 14),
    Halaman("Peta kemajuan, seluruh instansi", "BKD", _peta, 12, 0.15, 50 * KB),
    Halaman("Pegawai di balik angka", "BKD", lambda b: f"{_peta(b, 'pegawai')}?tahap=hasil-belum", 12, 0.15, 40 * KB),
    Halaman("Perbandingan tahun dan unit", "BKD", lambda b: _peta(b, "banding"), 17, 0.15, 50 * KB),
    Halaman("Ringkasan eksekutif", "BKD", lambda b: _peta(b, "ringkasan"), 17, 0.15, 25 * KB),
    Halaman("Kalender", "pegawai", lambda b: reverse("evaluasi:kalender"), 12, 0.06, 25 * KB),
    Halaman("Akun", "pegawai", lambda b: reverse("pegawai:akun"), 12, 0.06, 25 * KB),
)  # fmt: skip

# The bare statement that brings the rows of the first page, without rights, forms or HTML.
LANTAI = {
    "skp_bawahan": """
        SELECT p.nama, p.nip, s.kode, s.status, j.nama FROM skp_app_skp s
        JOIN pegawai_pegawai p ON p.id = s.pegawai_id
        JOIN pegawai_penempatan t ON t.id = s.penempatan_id JOIN pegawai_jabatan j ON j.id = t.jabatan_id
        WHERE s.penilai_id = %(saya)s AND s.periode_id = %(tahun)s ORDER BY p.nama, p.id LIMIT 50""",
    "tim": """
        SELECT p.nama, s.kode, j.nama, e.predikat, e.status,
            (SELECT count(*) FROM skp_app_iki i JOIN skp_app_rhk r ON r.id = i.rhk_id WHERE r.skp_id = s.id)
        FROM skp_app_skp s JOIN pegawai_pegawai p ON p.id = s.pegawai_id
        JOIN pegawai_penempatan t ON t.id = s.penempatan_id JOIN pegawai_jabatan j ON j.id = t.jabatan_id
        LEFT JOIN evaluasi_evaluasi e ON e.skp_id = s.id AND e.periode_evaluasi_id = %(periode)s
        WHERE s.penilai_id = %(saya)s AND s.periode_id = %(tahun)s ORDER BY p.nama, s.id LIMIT 50""",
    "capaian": """
        SELECT u.nama, c.predikat, c.dasar FROM pegawai_unitkerja u
        LEFT JOIN evaluasi_capaianorganisasi c ON c.unit_id = u.id AND c.periode_evaluasi_id = %(periode)s
        ORDER BY u.jalur LIMIT 25""",
}
