"""An admin of one OPD sees only that OPD: in every list, count, search and file of the application.

The addresses are the rows of the permission matrix, so a new page is walked here as soon as it has its row there. The
world of the matrix is the other OPD; beside it stands DINAS PERTANIAN with Ani, who holds the mandate over it.
"""

import io
import re
import zipfile
from copy import deepcopy
from difflib import ndiff
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.urls import resolve, reverse
from pypdf import PdfReader

from evaluasi.alur import hitung, keberatan, penilaian, penyampaian, tahap, tugas_terbuka
from pegawai import unduh
from pegawai.models import UnitKerja
from skp_app.alur import rekap_pemantauan
from skp_app.models import PeriodeEvaluasi
from tests import pembuat
from tests.halaman import test_matriks as matriks
from tests.halaman.bantu import teks

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]

# What the whole instansi may know of everybody, with the reason. Words and figures of others stay hidden there too.
TERBUKA = {
    "cek": "anybody who holds the paper may look it up by its code",
    "skp_app:rencana": "everybody may read the Perjanjian Kinerja of every unit",
    "skp_app:rencana_unit": "everybody may read the Perjanjian Kinerja of every unit",
    "skp_app:pohon_iku": "the same plans as a tree",
    "skp_app:umpan_pilih": "feedback may be given to anybody, so anybody is found by name",
    "skp_app:umpan_luar": "an outsider answers by a secret link, which this test knows",
    "pegawai:aturan_rinci": "the rules of the instansi and their history, for every pengelola",
    "pegawai:teks_instansi": "the phrases and notes of the whole instansi, with what they rest on, for every pengelola",
    "pegawai:teks_tempat": "the same, one place with its history",
}
# Lists of the management side that are no lists of people or units to take along.
TANPA_UNDUHAN = {
    "skp_app:tahun_kinerja": "the years",
    "skp_app:tenggat": "extensions of one year, a handful",
    "skp_app:atur_dokumentasi": "extensions of one year, a handful",
    "skp_app:ketidakhadiran_pegawai": "the days of one person",
    "skp_app:jendela_evaluasi": "extensions of one year, a handful",
    "skp_app:atur_katalog": "examples to write by, no list of people or units",
    "pegawai:teks_instansi": "places in which the instansi may write, a fixed list",
    "pegawai:teks_tempat": "what was written in one place",
    "pegawai:antrean_atasan": "a queue to be worked off",
    "pegawai:antrean_perbaikan": "a queue to be worked off",
    "pegawai:kewenangan": "who may do what, kept on its page",
}
CARI = ("q", "nama", "cari", "unit")
ALASAN = "Dua kegiatan yang sudah dilaporkan pada triwulan ini belum dihitung dalam rating hasil kerja saya."
JAM = re.compile(r"\d\d\.\d\d")


@pytest.fixture(scope="module")
def dunia(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        d = matriks.susun_dunia()
        d.sini = _opd_sendiri(d)
        yield d
        transaction.set_rollback(True)


def _opd_sendiri(d):
    """DINAS PERTANIAN: Ani manages it, Eko leads it, Bagus works there and is evaluated."""
    akar = UnitKerja.objects.get(induk=None, nama__startswith="PEMERINTAH KABUPATEN")
    unit = pembuat.buat_unit("DINAS PERTANIAN", akar)
    ani, eko, bagus = (pembuat.buat_pegawai(n) for n in ("Ani Rahayu", "Eko Nugroho", "Bagus Wicaksono"))
    pembuat.tempatkan(eko, unit, "KEPALA DINAS PERTANIAN", "jpt_pratama", memimpin=True)
    pembuat.tempatkan(ani, unit, "ANALIS KEPEGAWAIAN")
    pembuat.tempatkan(bagus, unit, "PENYULUH PERTANIAN AHLI MUDA", "jf_keahlian")
    pembuat.beri_mandat(ani, unit)
    skp = pembuat.buat_skp_ditetapkan(bagus, rhk=1)
    hasil = pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), d.orang.admin)
    hasil = penyampaian.sampaikan(hasil, oleh=eko)
    _hitung()
    return SimpleNamespace(unit=unit, ani=ani, eko=eko, bagus=bagus, skp=skp, hasil=hasil, klien=matriks._klien(ani))


def _hitung():
    tugas_terbuka.hitung()
    for periode in PeriodeEvaluasi.objects.filter(periode__tahun=pembuat.buat_periode().tahun):
        tahap.hitung(periode)
        rekap_pemantauan.hitung(periode)


def _di_sini(d):
    """{key of the other OPD: key of the own one}, to ask every page of one thing for the own thing as well."""
    asing = {d.skp[n].kode: d.sini.skp.kode for n in d.skp}
    asing |= {u.kode: d.sini.unit.kode for u in UnitKerja.objects.exclude(pk=d.sini.unit.pk)}
    asing |= {e.kode: d.sini.hasil.kode for e in (d.tetap, d.dinilai)}
    return asing | {getattr(d.orang, n).kode: d.sini.bagus.kode for n in vars(d.orang)}


def alamat_semua(d):
    """[(name, address)] of everything that answers GET: as the matrix names it, and for what is one's own."""
    milik, daftar = _di_sini(d), {}
    for b in matriks.baris(d):
        for argumen in (b.argumen, tuple(milik.get(a, a) for a in b.argumen)):
            daftar[reverse(b.nama, args=argumen)] = b.nama
    return [(nama, alamat) for alamat, nama in daftar.items() if "GET" in resolve(alamat).func.akses.metode]


def isi(jawab):
    """Everything that a person can read in an answer, files unpacked."""
    bita = jawab.isi
    jenis = jawab.headers.get("Content-Type", "")
    if jenis == "application/pdf":
        return " ".join(" ".join(h.extract_text() for h in PdfReader(io.BytesIO(bita)).pages).split())
    if bita[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(bita)) as arsip:
            return "\n".join(arsip.read(n).decode(errors="replace") for n in arsip.namelist())
    return bita.decode(errors="replace")


def ambil(d, alamat):
    """One GET of Ani whose effects are taken back, what a redirect wanted to say next included."""
    kue = deepcopy(d.sini.klien.cookies)
    with transaction.atomic():
        jawab = d.sini.klien.get(alamat, REMOTE_ADDR=str(next(matriks.JARINGAN)))
        jawab.isi = b"".join(jawab.streaming_content) if jawab.streaming else jawab.content
        transaction.set_rollback(True)
    d.sini.klien.cookies = kue
    return jawab


def kenari(d):
    """Names, NIP and units of the other OPD, and every secret word of the matrix."""
    orang = [getattr(d.orang, n) for n in vars(d.orang) if n not in {"bupati", "admin", "kepala_bkd"}]
    unit = UnitKerja.objects.filter(nama__in=["DINAS KOMUNIKASI DAN INFORMATIKA", "BIDANG E-GOVERNMENT",
                                              "BIDANG STATISTIK"])  # fmt: skip
    return {*(o.nama for o in orang), *(o.nip for o in orang), *unit.values_list("nama", flat=True), *matriks.RAHASIA}


@pytest.fixture(scope="module")
def jelajah(dunia, django_db_blocker):
    """{address: (name, answer)} of everything that Ani can ask for."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as ganti:
        ganti.setattr(unduh, "PER_JAM", 10_000)  # how often one may knock is tested elsewhere
        yield {alamat: (nama, ambil(dunia, alamat)) for nama, alamat in alamat_semua(dunia)}


def _lanjutan(alamat, html):
    """What a page offers to ask further: its search for people and units of others, its list as a file."""
    for kunci in CARI:
        if f'name="{kunci}"' in html:
            yield from (f"{alamat}?{urlencode({kunci: kata})}" for kata in ("sari", "bidang"))
    if "unduh=xlsx" in html:
        yield from (f"{alamat}?unduh={bentuk}" for bentuk in ("csv", "xlsx"))


def test_tidak_ada_yang_dari_opd_lain(dunia, jelajah):
    """Pages, searches and files, of the other OPD and of the own one."""
    tabu, temuan = kenari(dunia), []
    for alamat, (nama, jawab) in jelajah.items():
        terbaca = {alamat: isi(jawab)}
        if jawab.status_code == 200:
            semua = {lanjut: ambil(dunia, lanjut) for lanjut in _lanjutan(alamat, terbaca[alamat])}
            assert {a: j.status_code for a, j in semua.items() if "unduh=" in a and j.status_code != 200} == {}
            terbaca |= {lanjut: isi(j) for lanjut, j in semua.items()}
        if nama not in TERBUKA:
            temuan += [f"{nama} {a}: {kata}" for a, kata_kata in terbaca.items() for kata in tabu if kata in kata_kata]
    assert "\n".join(sorted(temuan)) == ""
    terbuka = {nama for nama, jawab in jelajah.values() if jawab.status_code == 200}
    assert {"evaluasi:pantauan_pegawai", "pegawai:orang_daftar", "evaluasi:laporan", "skp_app:detail"} <= terbuka


def test_daftar_sendiri_terisi(dunia):
    """What could leak is shown where it is one's own, else the search above would prove nothing."""
    for alamat in ("/organisasi/pegawai/", f"/pantauan/{dunia.tahun}-tw1/{dunia.sini.unit.kode}/pegawai/"):
        assert "Bagus Wicaksono" in teks(ambil(dunia, alamat))
        assert "Bagus Wicaksono" in isi(ambil(dunia, f"{alamat}?unduh=csv"))
    assert "Bagus Wicaksono" in teks(ambil(dunia, f"/laporan/{dunia.tahun}-tw1/"))


def test_hitungan_tidak_berubah_ketika_opd_lain_bertambah(dunia, jelajah):
    """Every page reads the same, down to its figures, after the other OPD got more people, SKP and cases."""
    sebelum = {
        alamat: JAM.sub("", teks(jawab))
        for alamat, (nama, jawab) in jelajah.items()
        if nama not in TERBUKA and jawab.status_code == 200 and jawab.headers["Content-Type"].startswith("text/html")
    }
    with transaction.atomic():
        _tambah_di_sana(dunia)
        sesudah = {alamat: JAM.sub("", teks(ambil(dunia, alamat))) for alamat in sebelum}
        transaction.set_rollback(True)
    berubah = [a for a in sebelum if sesudah[a] != sebelum[a]]
    beda = [(a, b) for a in berubah for b in ndiff(sebelum[a].split(), sesudah[a].split()) if b[0] in "+-"]
    assert beda == []
    assert len(sebelum) > 60


def _tambah_di_sana(d):
    egov, tw1 = d.tetap.unit_capaian, pembuat.triwulan(1)
    for n in range(3):
        orang = pembuat.buat_pegawai(f"Tambahan {n}")
        pembuat.tempatkan(orang, egov, "PENGELOLA DATA")
        skp = pembuat.buat_skp_ditetapkan(orang, rhk=1)
        hasil = pembuat.nilai(skp, tw1)
        if n:
            hasil = penilaian.tetapkan(hasil, oleh=skp.penilai, versi=hasil.versi)
            hasil = penyampaian.sampaikan(hasil, oleh=skp.penilai)
        if n == 2:
            keberatan.ajukan(hasil, oleh=orang, bagian=["hasil_kerja"], alasan=ALASAN)
    hitung.hitung_unit(egov.pk, tw1)
    _hitung()


def test_setiap_daftar_pengelola_dapat_diunduh(jelajah):
    """Lists for who manages units or the instansi, not those of a person's own work."""
    tanpa = {
        nama
        for alamat, (nama, jawab) in jelajah.items()
        if resolve(alamat).func.akses.untuk == "pengelola"
        and jawab.status_code == 200
        and jawab.context
        and "halaman" in jawab.context
        and not re.search(r"unduh=xlsx|\.xlsx\b", isi(jawab))
    }
    assert tanpa <= set(TANPA_UNDUHAN)
