"""Ajukan perbaikan atasan/data: asked about oneself, answered by somebody else."""

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from evaluasi.kewajiban import baca
from pegawai import mandat
from pegawai.alur import perbaikan as alur
from pegawai.models import Jejak, PermintaanPerbaikan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from tests import pembuat

pytestmark = pytest.mark.django_db


def ajukan(orang, hal="atasan", uraian="Penilai saya seharusnya Rina Kartikasari"):
    return alur.ajukan(orang, oleh=orang, hal=hal, uraian=uraian)


def tugas(orang):
    return [k.jenis.kunci for k in baca.milik(orang.pk, localdate())]


def test_diajukan_lalu_dijawab_pengelola_unitnya_dan_pegawai_diberi_tahu(pemeran):
    permintaan = ajukan(pemeran.sari)
    assert "jawab_perbaikan" in tugas(pemeran.dewi)
    assert "jawab_perbaikan" not in tugas(pemeran.admin)
    assert [p.penerima for p in pemeran.dewi.pemberitahuan.filter(kunci=f"perbaikan-{permintaan.pk}")] == [pemeran.dewi]
    for _ in range(2):
        alur.jawab(permintaan, oleh=pemeran.dewi, jawaban="Sudah benar: Budi memimpin bidang Anda.")
    permintaan.refresh_from_db()
    assert (permintaan.status, permintaan.dijawab_oleh) == ("dijawab", pemeran.dewi)
    assert pemeran.sari.pemberitahuan.get().isi == "Sudah benar: Budi memimpin bidang Anda."
    assert [j.kata_kerja for j in Jejak.objects.filter(objek_jenis="permintaanperbaikan")] == ["ajukan", "jawab"]
    assert "jawab_perbaikan" not in tugas(pemeran.dewi)


def test_tanpa_pengelola_bkd_yang_berutang(pemeran):
    mandat.cabut(pemeran.dewi.pengguna, pemeran.dewi.penempatan.get().unit)
    ajukan(pemeran.sari)
    assert "jawab_perbaikan" in tugas(pemeran.admin)
    assert pemeran.admin.pemberitahuan.count() == 1


def test_pengelola_tidak_menjawab_permintaannya_sendiri(pemeran):
    permintaan = ajukan(pemeran.dewi)
    assert "jawab_perbaikan" in tugas(pemeran.admin)
    with pytest.raises(BukanHak):
        alur.jawab(permintaan, oleh=pemeran.dewi, jawaban="Benar")
    assert list(alur.dapat_dijawab(pemeran.dewi)) == []


def test_satu_yang_terbuka_setiap_hal(pemeran):
    satu = ajukan(pemeran.sari)
    assert ajukan(pemeran.sari) == satu
    with pytest.raises(KeadaanMenolak):
        ajukan(pemeran.sari, uraian="Kata lain")
    ajukan(pemeran.sari, hal="nama", uraian="Gelar saya M.Kom.")
    assert PermintaanPerbaikan.objects.count() == 2


def test_ditarik_lalu_boleh_diajukan_lagi(pemeran):
    satu = ajukan(pemeran.sari)
    for _ in range(2):
        satu = alur.tarik(satu, oleh=pemeran.sari)
    assert (satu.status, ajukan(pemeran.sari).status) == ("ditarik", "diajukan")
    with pytest.raises(KeadaanMenolak):
        alur.jawab(satu, oleh=pemeran.dewi, jawaban="Terlambat")


@pytest.mark.parametrize("langkah", [alur.jawab, alur.tolak])
def test_jawaban_kosong_atau_orang_lain_tidak_mengubah_apa_pun(pemeran, langkah):
    permintaan = ajukan(pemeran.sari)
    with pytest.raises(IsianKeliru):
        langkah(permintaan, oleh=pemeran.dewi, jawaban="  ")
    for orang in (pemeran.sari, pemeran.budi, pemeran.rina):
        with pytest.raises(BukanHak):
            langkah(permintaan, oleh=orang, jawaban="Tidak")
    permintaan.refresh_from_db()
    assert permintaan.status == "diajukan"


def test_orang_lain_tidak_mengajukan_atau_menarik(pemeran):
    with pytest.raises(BukanHak):
        alur.ajukan(pemeran.sari, oleh=pemeran.joko, hal="nama", uraian="Salah")
    with pytest.raises(BukanHak):
        alur.tarik(ajukan(pemeran.sari), oleh=pemeran.dewi)


def test_basis_data_menolak_jawaban_yang_tidak_lengkap_dan_jawaban_sendiri(pemeran):
    permintaan = ajukan(pemeran.sari)
    milik = PermintaanPerbaikan.objects.filter(pk=permintaan.pk)
    sendiri = {"dijawab_oleh": pemeran.sari, "dijawab_pada": permintaan.diajukan_pada, "jawaban": "Ya"}
    for isi in ({"status": "dijawab"}, {"status": "dijawab", **sendiri}, {"status": "lain"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            milik.update(**isi)


def test_yang_belum_ditempatkan_dijawab_bkd(pemeran):
    baru = pembuat.buat_pegawai("Nina Rahayu")
    permintaan = ajukan(baru, hal="unit", uraian="Saya di Bidang Statistik")
    with pytest.raises(BukanHak):
        alur.jawab(permintaan, oleh=pemeran.dewi, jawaban="Ya")
    assert alur.jawab(permintaan, oleh=pemeran.admin, jawaban="Sudah ditempatkan.").status == "dijawab"
