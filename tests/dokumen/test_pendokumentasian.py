"""Rencana aksi (Format B.1.1, p. 67) and pendokumentasian kinerja (B.1.2, p. 68) on paper"""

from datetime import date
from uuid import uuid4

import pytest

from skp_app.dokumen import pendokumentasian
from skp_app.dokumen.cetak import cetak, html
from skp_app.models import BuktiDukung, Iki, PakaiBukti, PeriodeEvaluasi, Realisasi, RencanaAksi, Rhk
from tests.dokumen import salinan_contoh as contoh
from tests.dokumen.bacaan import baris_tabel, kelas, pohon, teks, teks_pdf, ukuran

TW1 = PeriodeEvaluasi(pk=1, kode="2026-tw1", nama="Triwulan I 2026", mulai=date(2026, 1, 1), selesai=date(2026, 3, 31))


def kepala(**ganti):
    return contoh.ubah(contoh.skp("kepala-subdirektorat-ii"), **ganti)


def rhk(nomor, kata, *iki):
    satu = Rhk(pk=nomor, teks=kata, garis=uuid4())
    satu.nomor = nomor
    satu._prefetched_objects_cache = {"iki": [Iki(teks=i, garis=uuid4()) for i in iki]}
    return satu


def aksi(rhk, kata, target=""):
    return RencanaAksi(garis_rhk=rhk.garis, teks=kata, target=target, periode_evaluasi=TW1)


def realisasi(iki, kata, sumber, *bukti):
    r = Realisasi(pk=1, iki=iki, periode_evaluasi=TW1, teks=kata, sumber_data=sumber)
    r._prefetched_objects_cache = {"pakai_bukti": [PakaiBukti(bukti=BuktiDukung(judul=b)) for b in bukti]}
    return r


@pytest.fixture
def daftar():
    return [
        rhk(1, "Tersusunnya pedoman teknis bangunan gedung", "Jumlah pedoman", "Kesesuaian pedoman"),
        rhk(2, "Terlaksananya pembinaan daerah", "Jumlah daerah dibina"),
    ]


@pytest.fixture
def rencana(daftar):
    return [aksi(daftar[0], "Menyelesaikan konsep pedoman", "1 konsep"), aksi(daftar[0], "Uji petik di dua kota")]


def html_b11(daftar, rencana, periode=TW1, **ganti):
    return html("B.1.1", pendokumentasian.konteks_rencana_aksi(kepala(**ganti), daftar, rencana, periode))


def html_b12(daftar, rencana, hasil, periode=TW1, **ganti):
    return html("B.1.2", pendokumentasian.konteks_pendokumentasian(kepala(**ganti), daftar, rencana, hasil, periode))


def isi_tabel(sumber, kelas):
    return [[" ".join(sel.split()) for sel in b] for b in baris_tabel(sumber, kelas)]


def test_judul_dan_kepala_dua_baris(daftar, rencana):
    isi = pohon(html_b11(daftar, rencana))
    assert [teks(p) for p in isi.find(".//header").iter("p")] == ["RENCANA AKSI"]
    assert "PERIODE PENILAIAN:<br>1 JANUARI SD 31 MARET TAHUN 2026" in html_b11(daftar, rencana)
    assert "PERIODE PENILAIAN:<br>1 JANUARI SD 31 DESEMBER TAHUN 2026" in html_b11(daftar, rencana, None)


def test_b11_tanpa_baris_kepala_bernomor_kata_rencana_aksi_di_tiap_sel(daftar, rencana):
    assert isi_tabel(html_b11(daftar, rencana), "dokumentasi") == [
        ["HASIL KERJA"],
        [
            "1",
            "Tersusunnya pedoman teknis bangunan gedung",
            "Rencana Aksi: 1. Menyelesaikan konsep pedoman (1 konsep) 2. Uji petik di dua kota",
        ],
        ["2", "Terlaksananya pembinaan daerah", "Rencana Aksi: -"],
    ]


def test_b12_realisasi_dan_bukti_dukung_di_sel_keempat(daftar, rencana):
    pedoman, sesuai = daftar[0].iki.all()
    hasil = [
        realisasi(pedoman, "1 konsep", "naskah pedoman", "Naskah konsep", "Risalah rapat"),
        realisasi(sesuai, "95 %", ""),
    ]
    isi = isi_tabel(html_b12(daftar, rencana, hasil), "dokumentasi")
    assert isi[1][3] == (
        "Realisasi dan Bukti Dukung: 1. Jumlah pedoman: 1 konsep berdasarkan naskah pedoman "
        "- Naskah konsep - Risalah rapat 2. Kesesuaian pedoman: 95 %"
    )
    assert isi[2][3] == "Realisasi dan Bukti Dukung: -"


def test_setahun_menyebut_periodenya(daftar, rencana):
    hasil = [realisasi(daftar[0].iki.all()[0], "1 konsep", "")]
    isi = isi_tabel(html_b12(daftar, rencana, hasil, None), "dokumentasi")
    assert "1. Triwulan I 2026: Menyelesaikan konsep pedoman (1 konsep)" in isi[1][2]
    assert "1. Triwulan I 2026: Jumlah pedoman: 1 konsep" in isi[1][3]


@pytest.mark.parametrize("kode", ["B.1.1", "B.1.2"])
def test_hanya_pegawai_yang_menandatangani(daftar, rencana, kode):
    sumber = html_b11(daftar, rencana) if kode == "B.1.1" else html_b12(daftar, rencana, [])
    (blok,) = [t for t in pohon(sumber).iter("table") if kelas(t) == ["ttd"]]
    kiri, kanan = blok.iter("td")
    assert (teks(kiri), kelas(kanan)) == ("", ["ttd-pegawai"])
    assert teks(kanan).startswith("Jakarta, ........................ Pegawai yang Dinilai")


def test_draf_bercap_yang_ditetapkan_tidak(daftar, rencana):
    assert 'class="cap-draf"' in html_b11(daftar, rencana, draf=True)
    assert 'class="cap-draf"' not in html_b11(daftar, rencana, draf=False)


@pytest.mark.parametrize("kode", ["B.1.1", "B.1.2"])
def test_potret_dan_kalimatnya_terbaca_di_pdf(daftar, rencana, kode):
    if kode == "B.1.1":
        konteks = pendokumentasian.konteks_rencana_aksi(kepala(), daftar, rencana, TW1)
    else:
        konteks = pendokumentasian.konteks_pendokumentasian(kepala(), daftar, rencana, [], TW1)
    isi = cetak(kode, konteks).isi
    lebar, tinggi = ukuran(isi)
    assert lebar < tinggi
    kata = " ".join(teks_pdf(isi).split())
    for kalimat in ("HASIL KERJA", "Rencana Aksi:", "PEGAWAI YANG DINILAI", "PEJABAT PENILAI KINERJA",
                    "Pegawai yang Dinilai", "PERIODE PENILAIAN:"):  # fmt: skip
        assert kalimat in kata
    assert ("Realisasi dan Bukti Dukung:" in kata) is (kode == "B.1.2")


def test_rencana_aksi_yang_panjang_berlanjut_ke_halaman_berikut(daftar):
    banyak = [aksi(daftar[0], f"Langkah {n} " + "yang cukup panjang untuk dua baris " * 4) for n in range(20)]
    hasil = cetak("B.1.1", pendokumentasian.konteks_rencana_aksi(kepala(), daftar, banyak, TW1))
    assert hasil.halaman == 2
    assert "Langkah 19" in teks_pdf(hasil.isi)
