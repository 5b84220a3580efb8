"""Asking for feedback: five people, seven days, one answer each; outsiders by a link that lives once (p. 70 C.9)."""

from datetime import timedelta

import pytest
import time_machine
from django.utils.timezone import localdate, now

from pegawai.models import Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import permintaan_umpan as permintaan
from skp_app.alur import umpan_balik
from skp_app.models import PermintaanUmpanBalik, UmpanBalik
from tests import pembuat
from tests.cuplikan import ditolak, tanpa_perubahan

TANYA = "Apa yang perlu saya perbaiki?"


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


def minta(skp, periode, **lain):
    isi = {"pertanyaan": TANYA, "perilaku": "adaptif"} | lain
    return permintaan.minta(skp, periode, oleh=skp.pegawai, **isi)


def test_setiap_orang_mendapat_satu_permintaan_dan_satu_pesan(skp, tw1, pemeran):
    dua = minta(skp, tw1, kepada=[pemeran.joko, pemeran.rina], luar=[("Dr. Wahyu", "Dosen")])
    assert [(p.kepada, p.nama_luar, p.kaitan_luar, p.status) for p in dua] == [
        (pemeran.joko, "", "", "menunggu"), (pemeran.rina, "", "", "menunggu"), 
        (None, "Dr. Wahyu", "Dosen", "menunggu"),
    ]  # fmt: skip
    assert {p.tenggat for p in dua} == {localdate() + timedelta(days=7)}
    pesan = Pemberitahuan.objects.get(penerima=pemeran.rina)
    assert (pesan.judul, pesan.isi) == ("Sari Utami, S.Kom. meminta umpan balik Anda", TANYA)


def test_yang_sudah_ditanya_tidak_ditanya_dua_kali(skp, tw1, pemeran):
    pertama = minta(skp, tw1, kepada=[pemeran.joko])
    assert minta(skp, tw1, kepada=[pemeran.joko], pertanyaan="Lagi?") == pertama
    assert minta(skp, tw1, kepada=[pemeran.joko], perilaku="loyal") != pertama


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({}, "Pilih paling sedikit satu orang."),
        (
            {"luar": [(f"Orang {n}", "Pasien") for n in range(6)]},
            "Paling banyak 5 orang sekali minta. Kurangi pilihan.",
        ),
        (
            {"luar": [("Budi", "Pimpinan")]},
            "Tulis kaitannya sebagai pihak luar, misalnya Dosen, Pasien, atau Stakeholder terkait.",
        ),
        ({"luar": [("Budi", "Pasien")], "pertanyaan": "  "}, "Pertanyaan belum ditulis."),
    ],
)
def test_permintaan_keliru_ditolak_dengan_kalimat(skp, tw1, isi, kalimat):
    with ditolak(IsianKeliru, kalimat):
        minta(skp, tw1, **isi)


def test_diri_sendiri_tidak_diminta(skp, tw1, pemeran):
    with ditolak(IsianKeliru, "Umpan balik diminta dari orang lain."):
        minta(skp, tw1, kepada=[pemeran.sari])


def test_hanya_pegawainya_yang_meminta(skp, tw1, pemeran):
    with ditolak(BukanHak, "Umpan balik diminta oleh pegawai yang bersangkutan."):
        permintaan.minta(skp, tw1, oleh=pemeran.budi, kepada=[pemeran.joko], pertanyaan=TANYA, perilaku="loyal")


def test_yang_diminta_menjawab_tentang_hal_itu_saja(skp, tw1, pemeran):
    rhk, lain = skp.rhk.all()
    [p] = minta(skp, tw1, kepada=[pemeran.rina], perilaku="", rhk=rhk)
    kata = {"oleh": pemeran.rina, "isi": "Datanya rapi.", "nada": "positif", "permintaan": p}
    with ditolak(IsianKeliru, "Jawab tentang hal yang diminta."):
        umpan_balik.beri(skp, tw1, rhk=lain, **kata)
    jawaban = umpan_balik.beri(skp, tw1, rhk=rhk, **kata)
    assert (jawaban.sebutan, jawaban.hubungan) == ("Pegawai (Rina Kartikasari)", "pihak_lain")
    p.refresh_from_db()
    assert p.status == "dijawab"
    with tanpa_perubahan():
        assert umpan_balik.beri(skp, tw1, rhk=rhk, **kata) == jawaban
    with ditolak(KeadaanMenolak, "Permintaan ini sudah berstatus “Dijawab”."):
        umpan_balik.beri(skp, tw1, rhk=rhk, **kata | {"isi": "Yang kedua."})


def test_rekan_yang_diminta_tetap_rekan(skp, tw1, pemeran):
    [p] = minta(skp, tw1, kepada=[pemeran.joko])
    jawaban = umpan_balik.beri(
        skp, tw1, oleh=pemeran.joko, isi="Cepat.", nada="positif", perilaku="adaptif", permintaan=p
    )
    assert jawaban.hubungan == "rekan_setingkat"


def test_permintaan_orang_lain_tidak_dijawab(skp, tw1, pemeran):
    [p] = minta(skp, tw1, kepada=[pemeran.rina])
    with ditolak(BukanHak, "Permintaan ini ditujukan kepada orang lain."):
        umpan_balik.beri(skp, tw1, oleh=pemeran.joko, isi="X.", nada="positif", perilaku="adaptif", permintaan=p)
    with ditolak(BukanHak, "Permintaan ini ditujukan kepada orang lain."):
        permintaan.tolak(p, oleh=pemeran.joko)


def test_menolak_dengan_sopan_diberitahukan(skp, tw1, pemeran):
    [p] = minta(skp, tw1, kepada=[pemeran.rina])
    assert permintaan.tolak(p, oleh=pemeran.rina, alasan=" Belum pernah bekerja bersama. ").status == "ditolak"
    with tanpa_perubahan():
        permintaan.tolak(p, oleh=pemeran.rina)
    pesan = Pemberitahuan.objects.get(penerima=pemeran.sari, kunci__startswith="permintaan-umpan-ditolak")
    assert (pesan.judul, pesan.isi) == (
        "Rina Kartikasari belum dapat memberi umpan balik", "Belum pernah bekerja bersama.",
    )  # fmt: skip
    with ditolak(KeadaanMenolak, "Permintaan ini sudah berstatus “Ditolak dengan sopan”."):
        permintaan.cabut(p, oleh=pemeran.sari)


def test_lewat_tujuh_hari_tidak_dijawab_lagi(skp, tw1, pemeran):
    [p] = minta(skp, tw1, kepada=[pemeran.rina])
    with (
        time_machine.travel(now() + timedelta(days=8)),
        ditolak(KeadaanMenolak, "Waktu menjawab permintaan ini sudah lewat."),
    ):
        umpan_balik.beri(skp, tw1, oleh=pemeran.rina, isi="X.", nada="positif", perilaku="adaptif", permintaan=p)


# Tautan ----------------------------------------------------------------------------------------------
@pytest.fixture
def dosen(skp, tw1):
    [p] = minta(skp, tw1, luar=[("Dr. Wahyu", "Dosen")], perilaku="", rhk=skp.rhk.first())
    return p


def jawab(token, **lain):
    return permintaan.jawab_luar(token, **{"isi": "Tugas dikumpulkan tepat waktu.", "nada": "positif"} | lain)


def test_pihak_luar_menjawab_satu_kali(dosen, pemeran):
    token = permintaan.buat_tautan(dosen, oleh=pemeran.sari)
    u = jawab(token, saran="Pertahankan.")
    assert (u.sebutan, u.jalur, u.pemberi, u.hubungan, u.rhk) == (
        "Dosen (Dr. Wahyu)", "tautan", None, "pihak_lain", dosen.rhk,
    )  # fmt: skip
    assert str(u) == "Dosen (Dr. Wahyu): Tugas dikumpulkan tepat waktu. Saran: Pertahankan."
    with tanpa_perubahan():
        assert jawab(token) is None
    assert Pemberitahuan.objects.filter(penerima=pemeran.sari, judul="Anda menerima umpan balik").count() == 1


def test_hanya_sidik_tautan_yang_disimpan(dosen, pemeran):
    token = permintaan.buat_tautan(dosen, oleh=pemeran.sari)
    baris = PermintaanUmpanBalik.objects.filter(pk=dosen.pk).values()[0]
    assert [v for v in baris.values() if isinstance(v, str) and v and (v in token or token in v)] == []
    assert len(baris["sidik_tautan"]) == 64


def test_tautan_baru_mematikan_yang_lama(dosen, pemeran):
    lama = permintaan.buat_tautan(dosen, oleh=pemeran.sari)
    baru = permintaan.buat_tautan(dosen, oleh=pemeran.sari)
    assert (permintaan.dari_tautan(lama), permintaan.dari_tautan(baru)) == (None, dosen)


def test_tautan_dicabut_lewat_atau_palsu_tidak_berlaku(dosen, pemeran):
    token = permintaan.buat_tautan(dosen, oleh=pemeran.sari)
    assert permintaan.dari_tautan(token) == dosen
    for palsu in (token[:-1] + ("a" if token[-1] != "a" else "b"), token.partition(".")[0], "", "x.y", "ü" * 300):
        assert permintaan.dari_tautan(palsu) is None
    with time_machine.travel(now() + timedelta(days=8)):
        assert permintaan.dari_tautan(token) is None
    permintaan.cabut(dosen, oleh=pemeran.sari)
    assert permintaan.dari_tautan(token) is None
    with tanpa_perubahan():
        assert jawab(token) is None


def test_tautan_hanya_dari_peminta_dan_untuk_pihak_luar(dosen, skp, tw1, pemeran):
    with ditolak(BukanHak, "Tautan dibuat oleh yang meminta umpan balik."):
        permintaan.buat_tautan(dosen, oleh=pemeran.budi)
    [dalam] = minta(skp, tw1, kepada=[pemeran.rina])
    with ditolak(KeadaanMenolak, "Permintaan kepada pegawai dijawab lewat akunnya, tanpa tautan."):
        permintaan.buat_tautan(dalam, oleh=pemeran.sari)


def test_periode_yang_ditutup_dihitung_ke_periode_berikutnya(dosen, skp, tw1, pemeran):
    token = permintaan.buat_tautan(dosen, oleh=pemeran.sari)
    pembuat.buat_evaluasi_ditetapkan(skp, tw1, pemeran.admin)
    assert jawab(token).periode_evaluasi == pembuat.triwulan(2)
    assert UmpanBalik.objects.count() == 1
