"""Rows of the permission matrix for this part; `siapkan(d)` adds its objects to the world."""

from skp_app.alur import rencana, strategi
from skp_app.models import TimKerja
from tests import pembuat
from tests.halaman.matriks.dasar import LIHAT, SEMUA, Baris, verba

# The plans of the dinas: its leader, the mandate above it, the BKD. Everybody reads them.
PENULIS = frozenset({"tono", "dewi", "admin"})
PEMILIK = frozenset({"tono"})
RAHASIA: dict = {"KENARI-STRATEGI-DRAF": PEMILIK}


def siapkan(d):
    o = d.orang
    dinas = o.tono.penempatan.get().unit
    d.pk_dinas = rencana.buat(dinas, oleh=o.tono, jenis="pk", tahun_mulai=d.tahun)
    d.sasaran_dinas = rencana.tambah_sasaran(d.pk_dinas, oleh=o.tono, teks="Layanan membaik")
    d.indikator_dinas = d.sasaran_dinas.indikator.get()
    d.skp_tono = pembuat.buat_skp(o.tono)
    d.iki_tono = d.skp_tono.rhk.first().iki.first()
    d.strategi_tono = strategi.tambah(d.skp_tono, oleh=o.tono, iki=d.iki_tono, teks="KENARI-STRATEGI-DRAF")
    d.blok_tono = strategi.tambah_workblock(d.skp_tono, oleh=o.tono, iki=d.iki_tono)
    TimKerja.objects.create(periode=d.skp_tono.periode, unit=o.sari.penempatan.get().unit, nama="Tim", ketua=o.sari)


def baris(d):
    return [*_rencana(d), *_skp(d)]


def _rencana(d):
    kode, sasaran, indikator = d.pk_dinas.kode, d.sasaran_dinas.pk, d.indikator_dinas.pk
    unit = d.pk_dinas.unit.kode

    def tulis(nama, *lagi, get=None, post=302):
        return Baris(f"skp_app:{nama}", (kode, *lagi), SEMUA, get, post, PENULIS, pembaca=PENULIS)

    return [
        Baris("skp_app:rencana"),
        Baris("skp_app:buat_rencana", (unit,), SEMUA, 200, 422, PENULIS, pembaca=PENULIS),
        Baris("skp_app:rencana_unit", (kode,)),
        tulis("simpan_rencana"),
        tulis("hapus_rencana"),
        tulis("tempel_rencana", get=200, post=422),
        tulis("tambah_sasaran"),
        tulis("hapus_sasaran", sasaran),
        tulis("naik_sasaran", sasaran),
        tulis("turun_sasaran", sasaran),
        tulis("tambah_indikator", sasaran),
        tulis("hapus_indikator", indikator),
        tulis("naik_indikator", indikator),
        tulis("turun_indikator", indikator),
        tulis("induk_indikator", indikator, get=200, post=422),
    ]


def _skp(d):
    """Beside an SKP: read by who reads it, written by its owner. That of Tono is a draft, that of Sari is set."""
    tono, sari = d.skp_tono.kode, d.skp["sari"].kode
    iki, satu, blok = d.iki_tono.pk, d.strategi_tono.pk, d.blok_tono.pk

    def tulis(nama, *lagi, get=None, post=302):
        return Baris(f"skp_app:{nama}", (tono, *lagi), PEMILIK, get, post)

    return [
        Baris("skp_app:gambaran", (sari,), LIHAT["sari"]),
        Baris("skp_app:gambaran", (tono,), PEMILIK),
        tulis("perjanjian", get=200, post=422),
        verba("skp_app:perjanjian", (sari,), "sari", {"sari"}, 409, get=409),
        tulis("manual_daftar", get=200, post=None),
        Baris("skp_app:manual_daftar", (sari,), LIHAT["sari"], 409),
        tulis("manual", iki, get=200),
        tulis("strategi", get=200, post=None),
        Baris("skp_app:strategi", (sari,), LIHAT["sari"]),
        tulis("simpan_strategi"),
        verba("skp_app:simpan_strategi", (sari,), "sari", {"sari"}, 302),
        tulis("tambah_strategi", post=422),
        tulis("hapus_strategi", satu),
        tulis("naik_strategi", satu),
        tulis("turun_strategi", satu),
        tulis("tambah_workblock", iki),
        tulis("workblock", blok, get=200),
        tulis("hapus_workblock", blok),
    ]
