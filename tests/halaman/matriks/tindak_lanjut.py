"""Rows of the permission matrix: what follows from a result. Nurul, whom Budi assesses, has a case; Dewi's mandate ends
before it."""

from datetime import date

from django.utils.timezone import now

from evaluasi.alur import penyampaian
from evaluasi.models import TahapTindakLanjut, TindakLanjut
from skp_app.models import Rekomendasi
from tests import pembuat
from tests.halaman.matriks.dasar import Baris, verba

ADMIN = frozenset({"admin"})
PETUGAS = frozenset({"admin", "bupati"})  # the bupati also leads the personnel unit, since the rows of pembinaan
GARIS = frozenset({"budi", "tono"}) | PETUGAS
RAHASIA = {"KENARI-KASUS-NURUL": GARIS, "KENARI-REKOMENDASI-JOKO": frozenset({"joko"})}


def siapkan(d):
    o = d.orang
    nurul = pembuat.buat_pegawai("Nurul Hidayah")
    pembuat.tempatkan(nurul, o.budi.penempatan.get().unit, "PENGOLAH ARSIP")
    akhir = pembuat.akhir_tahun()
    tetap = pembuat.buat_evaluasi_ditetapkan(pembuat.buat_skp_ditetapkan(nurul), akhir, o.admin, hasil="di_bawah")
    d.hasil_nurul = penyampaian.sampaikan(tetap, oleh=o.budi)
    d.kasus = TindakLanjut.objects.create(
        evaluasi=d.hasil_nurul, pegawai=nurul, jalur="pns_ja_jf", aturan={}, final_pada=date(2026, 2, 6),
        catatan="KENARI-KASUS-NURUL", dibuka_oleh=o.admin, petugas=o.admin, dibuka_pada=now(),
    )  # fmt: skip
    d.tahap = TahapTindakLanjut.objects.create(
        kasus=d.kasus, urutan=1, jenis="perbaikan", usulan_mulai=date(2026, 2, 6)
    )
    pembuat.buat_periode(d.tahun - 1)
    Rekomendasi.objects.create(
        pegawai=o.joko, periode_evaluasi=pembuat.akhir_tahun(d.tahun - 1), isi="KENARI-REKOMENDASI-JOKO",
        ditulis_pada=now(),
    )  # fmt: skip


def baris(d):
    joko, sari = d.skp["joko"].kode, d.skp["sari"].kode
    kasus = (d.kasus.kode,)
    tahap = (*kasus, d.tahap.pk)
    pemimpin = frozenset({"budi", "rina", "tono", "dewi", "admin", "bupati"})
    akhir, egov = f"{d.tahun}-akhir", d.orang.budi.penempatan.get().unit.kode
    return [
        Baris("evaluasi:daftar_tindak_lanjut"),
        Baris("evaluasi:calon_tindak_lanjut", (), PETUGAS),
        Baris("evaluasi:buka_tindak_lanjut", (d.hasil_nurul.kode,), PETUGAS, None, 422),
        Baris("evaluasi:tindak_lanjut", kasus, GARIS),
        Baris("evaluasi:jadwalkan_tindak_lanjut", tahap, GARIS, None, 422, PETUGAS),
        Baris("evaluasi:catat_tindak_lanjut", tahap, GARIS, None, 422, PETUGAS),
        Baris("evaluasi:tutup_tindak_lanjut", kasus, GARIS, None, 422, PETUGAS),
        verba("skp_app:rekomendasi", (joko,), "joko", {"joko"}, 422, get=200),
        verba("skp_app:rekomendasi", (sari,), "sari", {"sari"}, 409, get=409),
        # The BKD sees the whole tree, the bupati leads it; so both begin at one unit.
        Baris("evaluasi:profil", (), pemimpin, 302),
        Baris("evaluasi:profil_unit", (d.tahun, egov), frozenset({"budi", "tono", "dewi", "admin", "bupati"})),
        Baris("evaluasi:talenta", (), frozenset({"dewi"}) | PETUGAS),
        Baris("evaluasi:pola_penilai_kini", (), ADMIN, 302),
        Baris("evaluasi:pola_penilai", (akhir,), ADMIN),
        Baris("evaluasi:tunjangan_kini", (), ADMIN, 302),
        Baris("evaluasi:tunjangan", (akhir,), ADMIN),
        Baris("evaluasi:tunjangan_csv", (akhir, "faktor"), ADMIN, 409),  # no table was set
        Baris("evaluasi:tunjangan_xlsx", (akhir, "faktor"), ADMIN, 409),
    ]
