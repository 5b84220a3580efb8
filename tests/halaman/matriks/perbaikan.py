"""Rows of the permission matrix for requests to mend data and for the list of mandates."""

from pegawai import mandat
from pegawai.alur import kewenangan, perbaikan
from pegawai.models import UnitKerja
from tests.halaman.matriks.dasar import Baris

BKD = frozenset({"admin"})
PENGELOLA = frozenset({"admin", "dewi"})
RAHASIA: dict = {"KENARI-PERBAIKAN": PENGELOLA | {"joko"}, "KENARI-DASAR-MANDAT": BKD}


def siapkan(d):
    """Joko asks; somebody holds a mandate outside of Dewi's units."""
    o = d.orang
    isi = {"hal": "nama", "uraian": "KENARI-PERBAIKAN", "bukti": ""}
    d.perbaikan = perbaikan.ajukan(o.joko, oleh=o.joko, **isi)
    unit = UnitKerja.objects.get(nama="BADAN KEPEGAWAIAN DAERAH")
    dasar = {"dasar": "KENARI-DASAR-MANDAT"}
    kewenangan.beri(o.kepala_bkd, mandat.AWASI, unit, oleh=o.admin, **dasar)


def baris(d):
    satu = (d.perbaikan.kode,)
    return [
        Baris("pegawai:perbaikan_saya", post=422),
        Baris("pegawai:tarik_perbaikan", satu, frozenset({"joko"}), None, 302),
        Baris("pegawai:antrean_perbaikan", (), PENGELOLA),
        Baris("pegawai:perbaikan", satu, PENGELOLA),
        Baris("pegawai:jawab_perbaikan", satu, PENGELOLA, None, 422),
        Baris("pegawai:tolak_perbaikan", satu, PENGELOLA, None, 422),
        Baris("pegawai:kewenangan", (), PENGELOLA),
        Baris("pegawai:riwayat_kewenangan", (), BKD),
    ]
