"""Rows of the permission matrix: angka kredit of Sari, converted and set by Budi."""

from datetime import date
from decimal import Decimal

from evaluasi.alur import angka_kredit
from pegawai.models import Jabatan
from tests.halaman.matriks.dasar import Baris

PEMBACA = frozenset({"sari", "budi", "dewi", "admin"})
RAHASIA = {"KENARI-SALDO-SARI": PEMBACA}


def siapkan(d):
    o = d.orang
    Jabatan.objects.filter(penempatan__pegawai=o.sari).update(jenis="jf_keahlian", jenjang="Ahli Muda")
    (d.konversi_ak,) = angka_kredit.konversi(d.tetap, oleh=o.budi)
    d.pak = angka_kredit.tetapkan(o.sari, oleh=o.budi)
    isi = {"jenis": "lama", "nilai": Decimal(50), "jenjang": "Ahli Muda", "tanggal": date(2023, 1, 1)}
    d.saldo_ak = angka_kredit.catat_saldo(o.sari, oleh=o.admin, dasar="KENARI-SALDO-SARI", **isi)


def baris(d):
    sari = (d.orang.sari.kode,)
    konversi, pak = (d.konversi_ak.kode,), (d.pak.kode,)
    admin, budi = frozenset({"admin"}), frozenset({"budi"})
    return [
        Baris("evaluasi:angka_kredit"),
        Baris("evaluasi:ak_daftar_kini", (), frozenset({"dewi", "admin"}), 302),
        Baris("evaluasi:ak_daftar", (d.tahun, "konversi"), frozenset({"dewi", "admin"})),
        Baris("evaluasi:ak_csv", (d.tahun, "konversi"), frozenset({"dewi", "admin"})),
        Baris("evaluasi:ak_xlsx", (d.tahun, "penetapan"), frozenset({"dewi", "admin"})),
        Baris("evaluasi:ak_tim"),
        Baris("evaluasi:ak_rinci", sari, PEMBACA),
        Baris("evaluasi:ak_akumulasi_pdf", sari, PEMBACA),
        Baris("evaluasi:ak_konversi_pdf", konversi, PEMBACA),
        Baris("evaluasi:ak_penetapan_pdf", pak, PEMBACA),
        # For Budi the password comes in between.
        Baris("evaluasi:ak_konversi", (*sari, d.tetap.kode), PEMBACA, None, 302, budi),
        Baris("evaluasi:ak_tetapkan", sari, PEMBACA, None, 302, budi),
        Baris("evaluasi:ak_batal_konversi", konversi, PEMBACA, None, 422),
        Baris("evaluasi:ak_batal_penetapan", pak, PEMBACA, None, 422),
        Baris("evaluasi:ak_saldo", sari, PEMBACA, None, 422, admin),
        Baris("evaluasi:ak_cabut_saldo", (*sari, d.saldo_ak.pk), PEMBACA, None, 302, admin),
    ]
