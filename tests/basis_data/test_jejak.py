"""The chain of traces: every row carries the hash of its content and of the row before it."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils.timezone import localdate

from evaluasi.alur import penyampaian
from pegawai.alur.rantai import Jangkar, periksa, ujung
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
    """Numbers of the rows whose hash or link does not fit, each once."""
    return list(dict.fromkeys(t.nomor for t in periksa()))


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


def tulis_ulang():
    """The whole chain, made to fit again: what only an anchor outside can show."""
    sebelum = GENESIS
    for jejak in Jejak.objects.order_by("nomor"):
        jejak.sidik_sebelum = sebelum
        sebelum = jejak.hitung_sidik()
        isi = [jejak.sidik_sebelum, sebelum, jejak.nomor]
        tanpa_pemicu("UPDATE pegawai_jejak SET sidik_sebelum = %s, sidik = %s WHERE nomor = %s", *isi)


def test_rantai_yang_ditulis_ulang_hanya_ketahuan_oleh_jangkar(rantai):
    jangkar = Jangkar(date(2026, 6, 30), *ujung())
    assert (list(periksa([jangkar])), Jangkar.baca(str(jangkar))) == ([], jangkar)
    tanpa_pemicu("UPDATE pegawai_jejak SET kata_kerja = 'kembalikan' WHERE nomor = 4")
    tulis_ulang()
    assert rusak() == []
    kalimat = "tidak sama dengan jangkar 30-06-2026: rantai ditulis ulang sesudahnya"
    assert list(periksa([jangkar])) == [(jangkar.nomor, kalimat)]


def test_ekor_yang_dipotong_ketahuan_oleh_jangkar(rantai):
    jangkar = Jangkar(date(2026, 6, 30), *ujung())
    tanpa_pemicu("DELETE FROM pegawai_jejak WHERE nomor = %s", jangkar.nomor)
    assert rusak() == []
    assert list(periksa([jangkar])) == [(jangkar.nomor, "jejak yang dijangkar pada 30-06-2026 tidak ada lagi")]


def test_perintah_verifikasi_menyebut_baris_dan_mencatat_jangkar(rantai, tmp_path, capsys):
    berkas = tmp_path / "jangkar.txt"
    call_command("verifikasi_audit", catat_jangkar=berkas)
    nomor, sidik = ujung()
    assert capsys.readouterr().out == f"Rantai jejak utuh: {nomor} jejak, ujungnya {sidik}.\n"
    assert berkas.read_text() == f"{localdate()} {nomor} {sidik}\n"
    tanpa_pemicu("UPDATE pegawai_jejak SET data = '{}' WHERE nomor = 5")
    tanpa_pemicu("UPDATE pegawai_jejak SET oleh_id = NULL WHERE nomor = 8")
    with pytest.raises(CommandError, match=r"^Rantai jejak rusak: 2 temuan\.$"):
        call_command("verifikasi_audit", jangkar=berkas)
    kata = "isinya tidak sesuai dengan sidiknya: jejak ini diubah"
    assert capsys.readouterr().err == f"Jejak 5: {kata}.\nJejak 8: {kata}.\n"


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
