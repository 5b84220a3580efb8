"""Rows of the permission matrix for this part; `siapkan(d)` adds its objects to the world."""

from django.utils.timezone import now

from pegawai.models import AtasanDiragukan
from tests import pembuat
from tests.halaman.matriks.dasar import Baris

BKD = frozenset({"admin"})
PENGELOLA = frozenset({"admin", "dewi"})
RAHASIA: dict = {"KENARI-ATASAN-BENAR": PENGELOLA}


def siapkan(d):
    """One doubt under Dewi's mandate that somebody found right, one elsewhere."""
    gani = pembuat.buat_pegawai("Gani Firmansyah", masuk=False)
    d.gani = pembuat.tempatkan(gani, d.orang.tono.penempatan.get().unit, "PENGOLAH DATA")
    lain = pembuat.buat_pegawai("Hana Pertiwi", masuk=False)
    d.hana = pembuat.tempatkan(lain, d.orang.kepala_bkd.penempatan.get().unit, "PENGOLAH DATA")
    isi = {"tingkat": "perlu_dilihat", "sebab": ["tanpa_akun"], "dihitung_pada": now()}
    benar = {"dibenarkan_oleh": d.orang.dewi, "dibenarkan_pada": now(), "catatan": "KENARI-ATASAN-BENAR"}
    AtasanDiragukan.objects.create(penempatan=d.gani, penilai=d.orang.tono, **isi, **benar)
    AtasanDiragukan.objects.create(penempatan=d.hana, penilai=d.orang.kepala_bkd, **isi)


def baris(d):
    satu = (d.gani.pk,)
    return [
        Baris("pegawai:antrean_atasan", (), PENGELOLA),
        Baris("pegawai:hitung_antrean_atasan", (), BKD, None, 302),
        Baris("pegawai:atasan_diragukan", satu, PENGELOLA),
        Baris("pegawai:atasan_diragukan", (d.hana.pk,), BKD),
        Baris("pegawai:benarkan_atasan", satu, PENGELOLA, None, 422),
        Baris("pegawai:tunjuk_atasan", satu, PENGELOLA, None, 422, BKD),
        Baris("pegawai:satu_pimpinan", satu, PENGELOLA, None, 422, BKD),
        Baris("pegawai:catat_plt", satu, PENGELOLA, None, 422, BKD),
    ]
