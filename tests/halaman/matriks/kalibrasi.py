"""Rows of the permission matrix: Tono proposes to Budi another rating of Sari; below the line there are only counts."""

from django.utils.timezone import localdate

from evaluasi.alur import kalibrasi
from evaluasi.alur.kalibrasi import Acara, Pindah
from tests.halaman.matriks.dasar import Baris

ALASAN = "KENARI-KALIBRASI: bukti dukungnya lebih kuat daripada rekan setingkat."
GARIS = frozenset({"tono", "bupati"})
PEMBACA = GARIS | {"budi"}
RAHASIA = {"KENARI-KALIBRASI": PEMBACA}


def siapkan(d):
    egov = d.dinilai.unit_capaian
    d.unit_garis = (egov.induk, egov)
    d.kalibrasi = kalibrasi.simpan(
        d.dinilai.periode_evaluasi, egov.induk, oleh=d.orang.tono, kunci="matriks", tim=False,
        pindah=[Pindah(d.dinilai.skp.kode, ("di_bawah", "di_bawah"), d.dinilai.versi, ALASAN)],
        acara=Acara(localdate(), "Sukamaju"),
    )  # fmt: skip


def baris(d):
    tw2 = d.dinilai.periode_evaluasi.kode
    dinas, egov = (u.kode for u in d.unit_garis)
    kalibrasi, usulan = d.kalibrasi.kode, d.kalibrasi.perubahan.get().pk
    pembaca = GARIS | {"dewi", "admin"}
    budi = frozenset({"budi"})
    return [
        Baris("evaluasi:kurva_kini", get=302),
        Baris("evaluasi:kurva", (tw2,), post=200),
        Baris("evaluasi:kurva_simpan", (tw2,), get=None, post=200, pelaku=budi | GARIS),
        Baris("evaluasi:kurva_daftar_unit", (tw2,)),
        Baris("evaluasi:kurva_unit", (tw2, dinas), pembaca, 200, 200, GARIS),
        Baris("evaluasi:kurva_unit", (tw2, egov), pembaca | budi, 200, 200, GARIS | budi),
        Baris("evaluasi:kurva_unit_simpan", (tw2, dinas), pembaca, None, 200, GARIS),
        Baris("evaluasi:daftar_kalibrasi"),
        Baris("evaluasi:kalibrasi", (kalibrasi,), PEMBACA),
        Baris("evaluasi:kalibrasi_pdf", (kalibrasi,), PEMBACA),
        Baris("evaluasi:terima_kalibrasi", (kalibrasi, usulan), PEMBACA, None, 302, budi),
        Baris("evaluasi:tolak_kalibrasi", (kalibrasi, usulan), PEMBACA, None, 422, budi),
    ]
