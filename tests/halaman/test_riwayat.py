"""The history of an SKP and of a result: sentences for both parties, in pages, nobody else's"""

import pytest

from evaluasi.alur import keberatan, penyampaian
from pegawai.models import Jejak
from skp_app.alur import perubahan
from tests import pembuat
from tests.halaman.bantu import judul, teks
from tests.halaman.kueri import kueri


@pytest.fixture
def skp(pemeran, periode):
    skp = pembuat.ajukan(pembuat.buat_skp(pemeran.sari))
    return skp


def test_kedua_pihak_membaca_siapa_melakukan_apa(sebagai, pemeran, skp):
    sebagai(pemeran.budi).post(f"/skp/{skp.kode}/kembalikan/", {"catatan": "Target triwulan I belum jelas"})
    for orang in (pemeran.sari, pemeran.budi, pemeran.tono):
        halaman = sebagai(orang).get(f"/skp/{skp.kode}/riwayat/")
        assert judul(halaman) == "Riwayat SKP"
        isi = teks(halaman)
        assert "Dikembalikan untuk diperbaiki oleh Budi Santoso , pimpinan Target triwulan I belum jelas" in isi
        assert "Diajukan ke pimpinan oleh Sari Utami, S.Kom. , pegawai" in isi
        assert isi.index("Dikembalikan untuk") < isi.index("Diajukan ke pimpinan")


def test_bukan_pihak_tidak_membaca_riwayat(sebagai, pemeran, skp):
    kode = {o: sebagai(o).get(f"/skp/{skp.kode}/riwayat/").status_code for o in (pemeran.dewi, pemeran.rina)}
    assert kode == {pemeran.dewi: 403, pemeran.rina: 404}


def test_halaman_skp_menautkan_riwayatnya(sebagai, pemeran, skp):
    for orang in (pemeran.sari, pemeran.budi):
        assert f"/skp/{skp.kode}/riwayat/" in sebagai(orang).get(f"/skp/{skp.kode}/").content.decode()


def test_umpan_balik_dan_catatan_pemantauan_tidak_dibocorkan(sebagai, pemeran, skp):
    for kata in ("beri_umpan_balik", "catat_pemantauan"):
        Jejak.catat(skp, kata, oleh=pemeran.joko, catatan="rahasia")
    isi = teks(sebagai(pemeran.sari).get(f"/skp/{skp.kode}/riwayat/"))
    assert "Joko" not in isi
    assert "rahasia" not in isi


def test_riwayat_berhalaman_dan_kuerinya_tetap(sebagai, pemeran, skp):
    klien = sebagai(pemeran.sari)

    def sesudah(n):
        Jejak.catat_banyak([(skp, "catat_realisasi", {"oleh": pemeran.sari}, {})] * n)
        with kueri() as semua:
            halaman = klien.get(f"/skp/{skp.kode}/riwayat/")
        return len(semua), len(halaman.context["halaman"])

    sedikit, banyak = sesudah(1), sesudah(100)
    assert banyak[1] == 50
    assert sedikit[0] == banyak[0]


def test_riwayat_hasil_sampai_keberatan(sebagai, pemeran, skp):
    skp = pembuat.tetapkan(skp)
    evaluasi = pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
    evaluasi = penyampaian.sampaikan(evaluasi, oleh=pemeran.budi)
    evaluasi = penyampaian.terima(evaluasi, oleh=pemeran.sari)
    alasan = "Realisasi indikator pertama belum ikut dihitung, padahal laporannya sudah diterima pada bulan Maret."
    keberatan.ajukan(evaluasi, oleh=pemeran.sari, bagian=["hasil_kerja"], alasan=alasan)
    for orang in (pemeran.sari, pemeran.budi):
        isi = teks(sebagai(orang).get(f"/evaluasi/{evaluasi.kode}/riwayat/"))
        assert "Dokumen evaluasi diserahkan oleh Budi Santoso" in isi
        assert "Keberatan diajukan oleh Sari Utami, S.Kom." in isi
    halaman = sebagai(pemeran.sari).get(f"/evaluasi/{evaluasi.kode}/").content.decode()
    assert f"/evaluasi/{evaluasi.kode}/riwayat/" in halaman
    assert sebagai(pemeran.dewi).get(f"/evaluasi/{evaluasi.kode}/riwayat/").status_code == 403


def test_penilaian_yang_belum_ditetapkan_tidak_bercerita(sebagai, pemeran, skp):
    dinilai = pembuat.nilai(pembuat.tetapkan(skp), pembuat.triwulan(1), catatan="Sementara")
    assert sebagai(pemeran.budi).get(f"/evaluasi/{dinilai.kode}/riwayat/").status_code == 404
    assert sebagai(pemeran.sari).get(f"/evaluasi/{dinilai.kode}/riwayat/").status_code == 404


def test_rancangan_perubahan_tidak_diceritakan_kepada_penilai(sebagai, pemeran, skp):
    skp = pembuat.tetapkan(skp)
    perubahan.buka(skp, oleh=pemeran.sari, alasan="Alasan yang masih milik Sari sendiri")
    alamat, alasan = f"/skp/{skp.kode}/riwayat/", "Alasan yang masih milik Sari sendiri"
    terbaca = {o: alasan in teks(sebagai(o).get(alamat)) for o in (pemeran.sari, pemeran.budi, pemeran.tono)}
    assert terbaca == {pemeran.sari: True, pemeran.budi: False, pemeran.tono: False}
