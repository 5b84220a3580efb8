"""The chain of traces: every row carries the hash of its content and of the row before it."""

import pytest
from django.db import connection

from evaluasi.alur import penyampaian
from pegawai.models import Jejak
from pegawai.models.jejak import GENESIS
from tests import pembuat


@pytest.fixture
def rantai(pemeran, periode):
    """A whole story: plan, document, rate, hand over."""
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    tw1 = pembuat.triwulan(1)
    pembuat.isi_realisasi(skp, tw1)
    evaluasi = pembuat.buat_evaluasi_ditetapkan(skp, tw1, pemeran.admin)
    penyampaian.terima(penyampaian.sampaikan(evaluasi, oleh=pemeran.budi), oleh=pemeran.sari)
    return list(Jejak.objects.order_by("nomor"))


def rusak():
    """Numbers of the rows whose hash or link does not fit."""
    temuan, sebelum = [], (0, GENESIS)
    for jejak in Jejak.objects.order_by("nomor"):
        if (jejak.nomor - 1, jejak.sidik_sebelum) != sebelum or jejak.sidik != jejak.hitung_sidik():
            temuan.append(jejak.nomor)
        sebelum = jejak.nomor, jejak.sidik
    return temuan


def tanpa_pemicu(sql, *isi):
    """What only the owner of the table could do."""
    with connection.cursor() as kursor:
        kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        kursor.execute("ALTER TABLE pegawai_jejak DISABLE TRIGGER USER")
        kursor.execute(sql, isi)
        kursor.execute("ALTER TABLE pegawai_jejak ENABLE TRIGGER USER")


def test_rantai_yang_tidak_disentuh_utuh(rantai):
    assert [j.kata_kerja for j in rantai] == [
        "buka_tahun", "buat", "ajukan", "tetapkan", "catat_realisasi", "catat_realisasi", "catat_capaian", "nilai",
        "tetapkan", "sampaikan", "terima",
    ]  # fmt: skip
    assert (rantai[0].sidik_sebelum, rusak()) == (GENESIS, [])


@pytest.mark.parametrize(
    ("kolom", "nilai"),
    [
        ("objek_jenis", "evaluasi"),
        ("objek_id", 0),
        ("kata_kerja", "kembalikan"),
        ("oleh_id", None),
        ("sebagai", "pemilik"),
        ("dari", "draf"),
        ("ke", "draf"),
        ("data", '{"a": 1}'),
        ("pada", "2026-01-01T00:00:00Z"),
        ("sidik", "0" * 63 + "1"),
    ],
)
def test_satu_nilai_yang_diubah_ketahuan(rantai, kolom, nilai):
    assert rantai[3].kata_kerja == "tetapkan"
    tanpa_pemicu(f'UPDATE pegawai_jejak SET "{kolom}" = %s WHERE nomor = 4', nilai)
    assert rusak()[0] == 4


def test_baris_tengah_yang_dihapus_ketahuan(rantai):
    tanpa_pemicu("DELETE FROM pegawai_jejak WHERE nomor = 4")
    assert rusak() == [5]


def test_dua_baris_yang_ditukar_ketahuan(rantai):
    tanpa_pemicu(
        "UPDATE pegawai_jejak a SET kata_kerja = b.kata_kerja, objek_id = b.objek_id FROM pegawai_jejak b"
        " WHERE (a.nomor, b.nomor) IN ((2, 3), (3, 2))"
    )
    assert rusak() == [2, 3]


def test_data_dengan_huruf_dan_angka_apa_pun_terhitung_sama_setelah_disimpan(pemeran):
    data = {
        "teks": 'Café “ñ” 日本 \\ " \n',
        "angka": [1, 1.5, -0.25, 10**15],
        "kosong": None,
        "ya": True,
        "a": {"b": []},
    }
    Jejak.catat(pemeran.sari, "coba", oleh=None, **data)
    assert (Jejak.objects.get().data, rusak()) == (data, [])


def test_banyak_jejak_sekaligus_menyambung_rantai_yang_sama(pemeran):
    Jejak.catat(pemeran.sari, "satu", oleh=pemeran.sari)
    pelaku = {"oleh": pemeran.admin, "sebagai": "", "dari": "", "ke": ""}
    Jejak.catat_banyak([(pemeran.joko, "impor", pelaku, {"n": n}) for n in range(50)])
    Jejak.catat(pemeran.sari, "dua", oleh=pemeran.sari)
    assert (Jejak.objects.count(), rusak()) == (52, [])
