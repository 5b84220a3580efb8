"""The table of obligations: every kind appears and disappears by the real step, and says whose it is and since when."""

from datetime import date, datetime
from string import Formatter
from zoneinfo import ZoneInfo

import pytest
import time_machine

from evaluasi.alur import penyampaian
from evaluasi.kewajiban import BAGIAN, SEMUA, baca
from skp_app.alur import dialog, intervensi, penugasan, penyusunan, perencanaan, perubahan, tenggat
from skp_app.alur.peran import tenggat_penetapan
from skp_app.alur.periode import buka_tahun
from skp_app.models import Penugasan
from tests import pembuat

HARI = date(2026, 4, 7)
WIB = ZoneInfo("Asia/Jakarta")
SLOT = {"tentang", "rincian", "pemilik", "penunggu", "sejak", "n"}


@pytest.fixture(autouse=True)
def tujuh_april():
    with time_machine.travel(datetime(2026, 4, 7, 9, tzinfo=WIB)):
        yield


@pytest.fixture
def periode(db):
    return buka_tahun(2026, oleh=None)


def jenis(orang, hari=HARI):
    return sorted(k.jenis.kunci for k in baca.milik(orang.pk, hari))


def satu(orang, kunci, hari=HARI):
    (ini,) = [k for k in baca.milik(orang.pk, hari) if k.jenis.kunci == kunci]
    return ini


# The table itself ------------------------------------------------------------------------------------


def test_setiap_jenis_bernama_sendiri_dan_barisnya_memakai_nama_itu(db):
    semua = [j for bagian in BAGIAN for j in bagian.JENIS]
    assert len(semua) == len(SEMUA) > 15
    for j in semua:
        assert j.sumber(HARI).query.annotations["k_jenis"].value == j.kunci


def test_menyusun_baris_tidak_bertanya_kepada_basis_data(db, django_assert_num_queries):
    """The statement is kept all day: what a kind would look up meanwhile would be stale."""
    with django_assert_num_queries(0):
        for j in SEMUA.values():
            j.sumber(HARI).query.sql_with_params()


@pytest.mark.parametrize("j", SEMUA.values(), ids=lambda j: j.kunci)
def test_kata_setiap_jenis_dapat_dibaca(j):
    """The words name only what a row has; the neutral title names nobody; every kind says what stands still."""
    for pola in (j.judul, j.sebab, j.banyak, j.ditunggu, j.menunggu):
        assert {nama for _, nama, _, _ in Formatter().parse(pola) if nama is not None} <= SLOT
    assert "{" not in j.sebutan + j.akibat + j.tombol + j.belum
    assert all((j.sebutan, j.akibat, j.tombol, j.peran))
    assert j.banyak == "" or "{n}" in j.banyak
    assert all(k in SEMUA for k in j.tertahan_oleh)
    assert not (j.tertahan_oleh and not j.belum)
    assert "!" not in j.judul + j.sebab + j.akibat


def test_baris_diurutkan_menurut_pemilik_yang_diminta_saja(pemeran, periode):
    dari, sampai = sorted((pemeran.sari.pk, pemeran.joko.pk))
    pemilik = {k.pemilik for k in baca.milik_banyak(dari, sampai, HARI)}
    assert pemilik <= set(range(dari, sampai + 1))
    assert {pemeran.sari.pk, pemeran.joko.pk} <= pemilik


def test_meja_seorang_satu_pernyataan(pemeran, periode, django_assert_num_queries):
    with django_assert_num_queries(1):
        baca.meja(pemeran.sari.pk, HARI)


def test_meja_membawa_lima_pertama_dan_jumlahnya(pemeran, organisasi, periode):
    for n in range(7):
        orang = pembuat.buat_pegawai(f"Staf {n}")
        pembuat.tempatkan(orang, organisasi.egov, "PENGELOLA DATA")
        pembuat.ajukan(pembuat.buat_skp(orang, rhk=1))
    periksa = [k for k in baca.meja(pemeran.budi.pk, HARI) if k.jenis.kunci == "periksa_skp"]
    assert [k.banyak for k in periksa] == [7] * 5
    assert len([k for k in baca.milik(pemeran.budi.pk, HARI) if k.jenis.kunci == "periksa_skp"]) == 7


# Planning --------------------------------------------------------------------------------------------


def test_dari_belum_ada_sampai_ditetapkan(pemeran, periode):
    assert jenis(pemeran.sari) == ["susun_skp"]
    skp = pembuat.buat_skp(pemeran.sari)
    assert jenis(pemeran.sari) == ["draf_skp"]
    skp = pembuat.ajukan(skp)
    assert (jenis(pemeran.sari), "periksa_skp" in jenis(pemeran.budi)) == ([], True)
    ini = satu(pemeran.budi, "periksa_skp")
    assert (ini.penunggu, ini.sejak, ini.tenggat) == (pemeran.sari.pk, HARI, date(2026, 1, 31))
    skp = perencanaan.kembalikan(skp, oleh=pemeran.budi, catatan="Perjelas.")
    assert (jenis(pemeran.sari), "periksa_skp" in jenis(pemeran.budi)) == (["perbaiki_skp"], False)
    pembuat.tetapkan(pembuat.ajukan(skp))
    assert not {"periksa_skp", "perbaiki_skp"} & {*jenis(pemeran.sari), *jenis(pemeran.budi)}


def test_draf_orang_tidak_ditunggu_siapa_pun(pemeran, periode):
    """That somebody began is his secret; that nothing was submitted is not."""
    pembuat.buat_skp(pemeran.sari)
    assert satu(pemeran.sari, "draf_skp").penunggu is None
    assert SEMUA["draf_skp"].sebutan == SEMUA["susun_skp"].sebutan


def test_tenggat_baris_sama_dengan_tenggat_yang_berlaku(pemeran, organisasi, periode):
    """The expression and the rule in Python must say the same, extensions of unit and person included."""
    skp = pembuat.ajukan(pembuat.buat_skp(pemeran.sari))
    assert satu(pemeran.budi, "periksa_skp").tenggat == tenggat_penetapan(skp) == date(2026, 1, 31)
    tenggat.perpanjang(periode, oleh=pemeran.admin, unit=organisasi.dinas, sampai=date(2026, 4, 10), alasan="Banjir")
    assert satu(pemeran.budi, "periksa_skp").tenggat == tenggat_penetapan(skp) == date(2026, 4, 10)
    assert satu(pemeran.joko, "susun_skp").tenggat == date(2026, 4, 10)
    assert satu(pemeran.admin, "susun_skp").tenggat == date(2026, 1, 31)
    sendiri = {"oleh": pemeran.admin, "pegawai": pemeran.sari, "alasan": "Sakit"}
    lebih = tenggat.perpanjang(periode, sampai=date(2026, 5, 4), **sendiri)
    assert satu(pemeran.budi, "periksa_skp").tenggat == tenggat_penetapan(skp) == date(2026, 5, 4)
    tenggat.cabut(lebih, oleh=pemeran.admin)
    assert satu(pemeran.budi, "periksa_skp").tenggat == date(2026, 4, 10)


def test_penilai_yang_lewat_tenggat_menjadi_tugas_atasannya(pemeran, periode):
    skp = pembuat.ajukan(pembuat.buat_skp(pemeran.sari))
    ini = satu(pemeran.tono, "gantikan_penilai")
    assert (ini.tentang, ini.rincian) == ("Sari Utami, S.Kom.", "Budi Santoso")
    assert "gantikan_penilai" not in jenis(pemeran.tono, date(2026, 1, 31))
    pembuat.tetapkan(skp)
    assert "gantikan_penilai" not in jenis(pemeran.tono)


def test_rancangan_perubahan_hanya_diketahui_pemiliknya(pemeran, periode):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    baru = perubahan.buka(skp, oleh=pemeran.sari, alasan="Anggaran dipotong")
    ini = satu(pemeran.sari, "perubahan_skp")
    assert (ini.tenggat, ini.penunggu, ini.jenis.rahasia) == (None, None, True)
    pembuat.ajukan(baru)
    assert "perubahan_skp" not in jenis(pemeran.sari)
    ini = satu(pemeran.budi, "periksa_skp")
    assert (ini.tenggat, ini.tentang) == (None, "perubahan SKP 2026")


def test_rhk_pimpinan_yang_berubah(pemeran, periode):
    atas = intervensi.bagikan_rancangan(pembuat.buat_skp(pemeran.budi), oleh=pemeran.budi).rhk.first()
    rhk = pembuat.buat_skp(pemeran.sari).rhk.first()
    rhk = penyusunan.simpan_rhk(rhk, oleh=pemeran.sari, versi=rhk.versi, intervensi_rhk=atas)
    assert "konfirmasi_tautan" not in jenis(pemeran.sari)
    penyusunan.simpan_rhk(atas, oleh=pemeran.budi, versi=atas.versi, teks="Layanan publik makin andal")
    assert satu(pemeran.sari, "konfirmasi_tautan").tentang == "1"


def test_penugasan_menunggu_keputusan(pemeran, periode):
    penugasan.usulkan(
        pegawai=pemeran.sari, pemberi=pemeran.rina, pemberi_teks="Kepala Bidang", penilai=pemeran.budi,
        uraian="Anggota tim data", mulai=HARI,
    )  # fmt: skip
    ini = satu(pemeran.budi, "putuskan_penugasan")
    assert (ini.penunggu, ini.nama_penunggu, ini.tentang) == (
        pemeran.sari.pk, "Sari Utami, S.Kom.", "Anggota tim data",
    )  # fmt: skip
    penugasan.putuskan(Penugasan.objects.get(), oleh=pemeran.budi, setuju=False, catatan="Sudah penuh.")
    assert "putuskan_penugasan" not in jenis(pemeran.budi)


def test_dialog_yang_disepakati_menjadi_tugas_keduanya(pemeran, periode):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    isi = {"tanggal": HARI, "agenda": "Triwulan I", "kesepakatan": "Lanjut."}
    dialog.catat_kesepakatan(skp, oleh=pemeran.budi, **isi, berikutnya=date(2026, 4, 13))
    assert satu(pemeran.sari, "dialog").tenggat == date(2026, 4, 13)
    assert satu(pemeran.budi, "dialog_bawahan").tentang == "Sari Utami, S.Kom."
    dialog.catat_kesepakatan(skp, oleh=pemeran.budi, **isi | {"agenda": "Lanjutan"})
    assert "dialog" not in jenis(pemeran.sari)


# Evaluation ------------------------------------------------------------------------------------------


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


def test_dari_menilai_sampai_diterima(pemeran, skp):
    tw1 = pembuat.triwulan(1)
    assert [(k.penunggu, k.tenggat) for k in baca.milik(pemeran.budi.pk, HARI) if k.jenis.kunci == "evaluasi"] == [
        (pemeran.sari.pk, tw1.jendela_selesai)
    ]
    pembuat.nilai(skp, tw1)
    assert "evaluasi" in jenis(pemeran.budi)  # rated, not set: nobody but he knows the difference
    evaluasi = pembuat.buat_evaluasi_ditetapkan(skp, tw1, pemeran.admin)
    assert ("evaluasi" in jenis(pemeran.budi), "serahkan" in jenis(pemeran.budi)) == (False, True)
    assert satu(pemeran.budi, "serahkan").tenggat == evaluasi.batas_penyerahan
    evaluasi = penyampaian.sampaikan(evaluasi, oleh=pemeran.budi)
    assert ("serahkan" in jenis(pemeran.budi), "terima" in jenis(pemeran.sari)) == (False, True)
    penyampaian.terima(evaluasi, oleh=pemeran.sari)
    assert "terima" not in jenis(pemeran.sari)


def test_capaian_unit_ditunggu_penilai_dari_bkd(pemeran, organisasi, skp):
    ini = satu(pemeran.admin, "capaian")
    assert (ini.penunggu, ini.rincian, ini.tentang) == (pemeran.budi.pk, organisasi.egov.nama, "Triwulan I 2026")
    pembuat.catat_capaian(organisasi.egov, pembuat.triwulan(1), pemeran.admin)
    assert "capaian" not in jenis(pemeran.admin)


def test_sebelum_jendela_dibuka_tidak_ada_yang_menunggu_penilaian(pemeran, skp):
    assert "evaluasi" not in jenis(pemeran.budi, pembuat.triwulan(1).mulai)
