"""Rows of the permission matrix for this part; `siapkan(d)` adds its objects to the world."""

from datetime import date

from pegawai.alur import bebas, penempatan
from pegawai.models import UnitKerja
from tests import pembuat
from tests.halaman.matriks.dasar import Baris

BKD = frozenset({"admin"})
BACA = frozenset({"admin", "dewi"})  # Dewi holds the mandate over the dinas
# The bupati leads the root: the list of boards names every unit below it.
RAHASIA: dict = {"KENARI-DASAR-BEBAS": BACA, "KENARI-UNIT-BKD": BKD | {"bupati"}}


def siapkan(d):
    admin, egov = d.orang.admin, UnitKerja.objects.get(nama="BIDANG E-GOVERNMENT")
    d.unit, d.unit_lain = egov, UnitKerja.objects.get(nama="BADAN KEPEGAWAIAN DAERAH")
    pembuat.buat_unit("KENARI-UNIT-BKD", d.unit_lain)
    d.nina = pembuat.buat_pegawai("Nina Rahayu", masuk=False)
    jabatan = penempatan.jabatan("PENGOLAH DATA", "pelaksana")
    d.penempatan_nina = penempatan.tempatkan(d.nina, egov, jabatan, oleh=admin, mulai=date(2020, 1, 1))
    masa = {"selesai": date(2021, 1, 31), "dasar": "KENARI-DASAR-BEBAS"}
    d.bebas = bebas.catat(d.nina, "cltn", date(2021, 1, 1), oleh=admin, **masa)


def tulis(nama, argumen, post, get=None, lihat=BACA):
    """Written by the BKD; who only reads the object gets 403."""
    return Baris(f"pegawai:{nama}", argumen, lihat, get, post, BKD, pembaca=BKD)


def baris(d):
    egov, lain, nina, sari = d.unit.kode, d.unit_lain.kode, d.nina.kode, d.orang.sari.kode
    kini = d.orang.sari.penempatan.get().pk
    return [
        Baris("pegawai:organisasi", (), BACA),
        tulis("tambah_unit", (), 422, 200),
        Baris("pegawai:unit", (egov,), BACA),
        Baris("pegawai:unit", (lain,), BKD),
        tulis("tambah_anak_unit", (egov,), 422, 200),
        tulis("ubah_unit", (egov,), 422, 200),
        tulis("ubah_unit", (lain,), 422, 200, BKD),
        tulis("pindah_unit", (egov,), 422, 200),
        tulis("akhiri_unit", (egov,), 422),
        Baris("pegawai:cari_jabatan", (), BACA, pembaca=BKD),
        Baris("pegawai:orang_daftar", (), BACA),
        tulis("tambah_orang", (), 422, 200),
        Baris("pegawai:orang", (nina,), BACA),
        Baris("pegawai:orang", (d.orang.kepala_bkd.kode,), BKD),
        tulis("ubah_orang", (sari,), 422, 200),
        tulis("tempatkan", (nina,), 422, 200),
        tulis("koreksi_penempatan", (nina, d.penempatan_nina.pk), 422, 200),
        tulis("koreksi_penempatan", (sari, kini), 409, 409),  # her SKP rests on it
        tulis("akhiri_penempatan", (nina, d.penempatan_nina.pk), 422),
        tulis("hapus_penempatan", (nina, d.penempatan_nina.pk), 302),
        tulis("hapus_penempatan", (sari, kini), 409),
        tulis("kode_aktivasi", (nina,), 302),  # the password comes in between
        tulis("tutup_akun", (sari,), 302),
        tulis("buka_akun", (sari,), 302),
        tulis("beri_mandat", (sari,), 302, 200),
        tulis("cabut_mandat", (sari,), 422),
        tulis("catat_bebas", (sari,), 422),
        tulis("akhiri_bebas", (nina, d.bebas.pk), 422),
        Baris("pegawai:aktivasi", umum=True, post=422),
    ]
