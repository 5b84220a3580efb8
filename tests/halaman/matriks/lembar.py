"""Rows of the permission matrix: daily work is its owner's; penilai and atasan read the sheet, nobody else."""

from uuid import uuid4

from django.utils.timezone import localdate

from skp_app.alur import kalender, lembar, lembar_masuk, rutin
from skp_app.aturan.lembar import Bulan, IsiBaris, Kait
from tests.halaman.matriks.dasar import LIHAT, Baris

PIHAK = frozenset({"sari", "budi", "tono"})
PENGELOLA = frozenset({"dewi", "admin"})
RAHASIA: dict = {
    "KENARI-HARIAN": PIHAK,
    "KENARI-TERTAHAN": frozenset({"sari"}),
    "KENARI-RUTIN": frozenset({"sari"}),
    "KENARI-SAKIT": frozenset({"sari"}) | PENGELOLA,
}


def siapkan(d):
    hari = localdate()
    d.kunci = uuid4()
    isi = IsiBaris(hari, "KENARI-HARIAN")
    lembar.simpan(d.orang.sari, [lembar.Kiriman(d.kunci, 0, isi, Kait())])
    lembar_masuk.masukkan(d.orang.sari, Bulan.dari(hari), [(1, {"kegiatan": "KENARI-TERTAHAN"})])
    d.rutin = rutin.tambah(d.orang.sari, kegiatan="KENARI-RUTIN", pola="hari_kerja")
    sakit = {"jenis": "sakit", "mulai": hari, "selesai": hari, "keterangan": "KENARI-SAKIT"}
    d.sakit = kalender.catat_ketidakhadiran(d.orang.sari, oleh=d.orang.dewi, **sakit)


def baris(d):
    hari, sari, orang = localdate(), d.skp["sari"].kode, d.orang.sari.kode
    bulan, triwulan = Bulan.dari(hari).kode, f"{d.tahun}-tw2"
    milik = frozenset({"sari"})
    return [
        Baris("skp_app:lembar_kini", get=302),
        Baris("skp_app:lembar", (bulan,)),
        Baris("skp_app:lembar_bawahan", (bulan, sari), LIHAT["sari"], pembaca=PIHAK),
        Baris("skp_app:jumlah_lembar", (bulan,)),
        Baris("skp_app:simpan_lembar", (bulan,), get=None, post=302),
        Baris("skp_app:simpan_baris", (bulan, d.kunci), get=None, post=204),
        # A row that is not one's own is a row that is not there: nothing happens to it.
        Baris("skp_app:hapus_baris", (bulan, d.kunci), get=None, post=302),
        Baris("skp_app:tempel_lembar", (bulan,), get=None, post=422),
        Baris("skp_app:buang_tertahan", (bulan,), get=None, post=302),
        Baris("skp_app:hubungkan_lembar", (bulan,), get=None, post=422),
        Baris("skp_app:ambil_rutin", (bulan,), get=None, post=302),
        Baris("skp_app:salin_kemarin", (bulan,), get=None, post=422),
        # Its period is being rated and holds no numbers: the sheet has nothing to say.
        Baris("skp_app:pakai_lembar", (bulan, d.iki_sari.pk, triwulan), milik, get=None, post=409),
        Baris("skp_app:impor_lembar", (bulan,), post=422),
        Baris("skp_app:ekspor_lembar", (bulan,)),
        Baris("skp_app:lembar_hari", (hari,), post=302),
        Baris("skp_app:catat_hari_ini", post=422),
        Baris("skp_app:kegiatan_rutin", post=422),
        Baris("skp_app:hapus_rutin", (d.rutin.pk,), get=None, post=302),
        Baris("skp_app:ketidakhadiran", post=422),
        # Dewi wrote it down, so only a pengelola takes it off.
        Baris("skp_app:hapus_ketidakhadiran", (d.sakit.pk,), milik, None, 302, frozenset()),
        Baris("skp_app:ketidakhadiran_daftar", lihat=PENGELOLA),
        Baris("skp_app:ketidakhadiran_pegawai", (orang,), PENGELOLA, post=422),
        Baris("skp_app:hapus_ketidakhadiran_pegawai", (orang, d.sakit.pk), PENGELOLA, None, 302),
    ]
