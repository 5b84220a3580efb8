"""Rows of the permission matrix: pendokumentasian. Sari's last year was documented month by month."""

from datetime import timedelta
from decimal import Decimal

from django.utils.timezone import localdate

from skp_app.alur import bukti, pengisian, progres, rencana_aksi
from skp_app.models import Realisasi
from tests import pembuat
from tests.halaman.matriks.dasar import BELUM_BERLAKU, LIHAT, PUNYA_SKP, Baris

PIHAK = frozenset({"sari", "budi", "tono"})
PEMBACA = frozenset({"dewi", "admin"})
SARI = frozenset({"sari"})
# Last year nobody else had an SKP.
RAHASIA: dict = {
    "KENARI-PROGRES": PIHAK,
    "KENARI-CATATAN-BULAN": PIHAK,
    "KENARI-BUKTI-BULAN": PIHAK,
    "KENARI-AKSI": PIHAK,
    "KENARI-ALASAN-BUKA": PIHAK | PEMBACA,
}


def siapkan(d):
    lalu = d.tahun - 1
    pembuat.bulanan(lalu)
    sari = d.orang.sari
    d.skp_lalu = pembuat.buat_skp_ditetapkan(sari, tahun=lalu)
    iki, lain = (r.iki.get() for r in d.skp_lalu.rhk.all())
    maret = pembuat.bulan(3, lalu)
    progres.catat(iki, maret, oleh=sari, teks="KENARI-PROGRES", catatan="KENARI-CATATAN-BULAN")
    isian = progres.catat(lain, maret, oleh=sari, angka=Decimal(3))
    item = bukti.tambah(isian, oleh=sari, judul="KENARI-BUKTI-BULAN", lokasi="Lemari arsip")
    d.pakai_lalu = isian.pakai_bukti.get(bukti=item)
    d.gulungan = Realisasi.objects.get(iki=iki)
    tw1, rhk = pembuat.triwulan(1, lalu), d.skp_lalu.rhk.first()
    (d.aksi, _) = rencana_aksi.tambah(d.skp_lalu, tw1, rhk, oleh=sari, teks="KENARI-AKSI\nUji coba")
    pengisian.kirim(d.skp_lalu, maret, oleh=sari)
    sampai = localdate() + timedelta(days=5)
    d.buka = pengisian.buka_kunci(d.skp_lalu, maret, oleh=d.orang.budi, sampai=sampai, alasan="KENARI-ALASAN-BUKA")


def baris(d):
    kini, lalu, kode, kode_lalu = d.tahun, d.tahun - 1, d.skp["sari"].kode, d.skp_lalu.kode
    rhk, lihat = d.skp_lalu.rhk.first().pk, LIHAT["sari"]
    aksi = (lalu, kode_lalu, "tw1")
    tulis = {"lihat": lihat, "get": None, "pelaku": SARI}
    atur = frozenset({"dewi", "admin"})
    return [
        Baris("skp_app:realisasi_tahun", (kini,), PUNYA_SKP),
        Baris("skp_app:realisasi_tahun", (lalu,), SARI),
        Baris("skp_app:realisasi_tahun_bawahan", (lalu, kode_lalu), lihat, pembaca=PIHAK),
        Baris("skp_app:progres", (lalu, "03"), SARI),
        Baris("skp_app:progres", (kini, "tw1"), get=302),
        Baris("skp_app:progres_bawahan", (lalu, "03", kode_lalu), lihat, pembaca=PIHAK),
        Baris("skp_app:progres_bawahan", (kini, "tw1", kode), lihat, get=302, pembaca=PIHAK),
        Baris("skp_app:simpan_progres", (lalu, "03"), SARI, None, 302),
        Baris("skp_app:salin_progres", (lalu, "03"), SARI, None, 302),
        Baris("skp_app:tambah_bukti_progres", (lalu, "03", d.gulungan.iki_id), SARI, None, 422),
        Baris("skp_app:lepas_bukti_progres", (f"{lalu}-03", d.pakai_lalu.pk), SARI, None, 302),
        Baris("skp_app:kirim_realisasi", (lalu, "03"), SARI, None, 302),
        Baris("skp_app:kirim_realisasi", (kini, "tw2"), PUNYA_SKP, None, 302, khusus=BELUM_BERLAKU),
        Baris("skp_app:tarik_realisasi", (lalu, "03"), SARI, None, 302),
        Baris("skp_app:buka_pengisian", (lalu, "03", kode_lalu), lihat, None, 422, frozenset({"budi", "tono", "sari"})),
        Baris("skp_app:gulung_kembali", (f"{lalu}-tw1", d.gulungan.pk), SARI, None, 302),
        Baris("skp_app:rencana_aksi_saya", (lalu,), SARI, get=302),
        Baris("skp_app:rencana_aksi", aksi, lihat, pembaca=PIHAK),
        Baris("skp_app:simpan_rencana_aksi", aksi, post=302, **tulis),
        Baris("skp_app:salin_rencana_aksi", aksi, post=302, **tulis),
        Baris("skp_app:minta_rencana_aksi", aksi, post=302, **tulis),
        Baris("skp_app:tambah_rencana_aksi", (*aksi, rhk), post=422, **tulis),
        Baris("skp_app:hapus_rencana_aksi", (*aksi, d.aksi.pk), post=302, **tulis),
        Baris("skp_app:naik_rencana_aksi", (*aksi, d.aksi.pk), post=302, **tulis),
        Baris("skp_app:turun_rencana_aksi", (*aksi, d.aksi.pk), post=302, **tulis),
        # Without the hash of what was read nobody agrees to anything.
        Baris("skp_app:sepakati_rencana_aksi", (*aksi, rhk), lihat, None, 409, frozenset({"budi"})),
        Baris("skp_app:rencana_aksi_pdf", (kode_lalu,), lihat, pembaca=PIHAK),
        Baris("skp_app:pendokumentasian_pdf", (kode_lalu,), lihat, pembaca=PIHAK),
        Baris("skp_app:atur_dokumentasi", (lalu,), atur),
        Baris("skp_app:simpan_dokumentasi", (lalu,), atur, None, 422, frozenset({"admin"})),
        Baris("skp_app:perpanjang_pengisian", (lalu,), atur, None, 422),
        Baris("skp_app:cabut_pengisian", (lalu, d.buka.pk), atur, None, 302),
    ]
