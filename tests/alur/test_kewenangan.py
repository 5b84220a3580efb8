"""Mandates with days: who may grant what, when one counts, and what is left of it afterwards."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from pegawai import mandat
from pegawai.alur import kewenangan as alur
from pegawai.models import Jejak, UnitKerjaUserObjectPermission
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak

pytestmark = pytest.mark.django_db
SEHARI = timedelta(days=1)


@pytest.fixture
def hari(db):
    return localdate()


def dipegang(pegawai, izin=mandat.KELOLA):
    return [u.nama for u in mandat.unit_bermandat(pegawai.pengguna, izin)]


@pytest.mark.parametrize(
    ("mulai", "selesai", "berlaku"),
    [(None, None, True), (0, 0, True), (-5, -1, False), (1, None, False), (None, -1, False), (None, 0, True)],
)
def test_mandat_berlaku_pada_harinya_saja(pemeran, organisasi, hari, mulai, selesai, berlaku):
    masa = {"mulai": mulai if mulai is None else hari + mulai * SEHARI}
    masa["selesai"] = selesai if selesai is None else hari + selesai * SEHARI
    mandat.beri(pemeran.sari.pengguna, organisasi.egov, **masa)
    assert bool(dipegang(pemeran.sari)) is berlaku
    assert mandat.mengelola(pemeran.sari.pengguna, organisasi.egov.pk) is berlaku
    assert mandat.pengelola_terdekat(organisasi.egov).filter(pk=pemeran.sari.pk).exists() is berlaku


def test_auditor_yang_berakhir_tidak_terselamatkan_mandat_lain(pemeran, organisasi, hari):
    mandat.beri(pemeran.sari.pengguna, organisasi.egov, mandat.AWASI, selesai=hari - SEHARI)
    mandat.beri(pemeran.sari.pengguna, organisasi.egov, mandat.KELOLA)
    assert (dipegang(pemeran.sari, mandat.AWASI), len(dipegang(pemeran.sari))) == ([], 1)


def test_diberikan_dengan_masa_dan_dasar_lalu_diperbarui(pemeran, organisasi, hari):
    for sampai in (30, 60):
        masa = {"mulai": hari, "selesai": hari + sampai * SEHARI, "dasar": "ST 800/1"}
        alur.beri(pemeran.sari, mandat.KELOLA, organisasi.egov, oleh=pemeran.admin, **masa)
    satu = UnitKerjaUserObjectPermission.objects.get(user=pemeran.sari.pengguna)
    assert (satu.selesai, satu.dasar) == (hari + 60 * SEHARI, "ST 800/1")
    assert Jejak.objects.filter(kata_kerja="beri_mandat").count() == 2


@pytest.mark.parametrize("masa", [{"selesai": -1}, {"mulai": 5, "selesai": 2}])
def test_masa_yang_terbalik_atau_lewat_ditolak(pemeran, organisasi, hari, masa):
    masa = {k: hari + n * SEHARI for k, n in masa.items()}
    with pytest.raises(IsianKeliru):
        alur.beri(pemeran.sari, mandat.KELOLA, organisasi.egov, oleh=pemeran.admin, **masa)
    assert dipegang(pemeran.sari) == []


def test_hak_tanpa_unit_tidak_berjangka(pemeran, hari):
    with pytest.raises(IsianKeliru):
        alur.beri(pemeran.sari, mandat.INSTANSI, None, oleh=pemeran.admin, selesai=hari)


@pytest.mark.parametrize("izin", [mandat.KELOLA, mandat.ADMIN, mandat.INSTANSI])
def test_tidak_seorang_pun_memberi_dirinya_sendiri(pemeran, organisasi, izin):
    unit = None if izin == mandat.INSTANSI else organisasi.egov
    with pytest.raises(KeadaanMenolak):
        alur.beri(pemeran.admin, izin, unit, oleh=pemeran.admin)


def test_admin_perangkat_daerah_memberi_yang_di_bawahnya_di_unitnya_saja(pemeran, organisasi):
    alur.beri(pemeran.tono, mandat.ADMIN, organisasi.dinas, oleh=pemeran.admin)
    assert mandat.mengelola(pemeran.tono.pengguna, organisasi.egov.pk)
    alur.beri(pemeran.sari, mandat.KELOLA, organisasi.egov, oleh=pemeran.tono)
    alur.cabut(pemeran.sari, mandat.KELOLA, organisasi.egov, oleh=pemeran.tono)
    assert {j.sebagai for j in Jejak.objects.filter(oleh=pemeran.tono)} == {"admin_opd"}
    ditolak = [
        (pemeran.sari, mandat.ADMIN, organisasi.egov), (pemeran.sari, mandat.INSTANSI, None),
        (pemeran.sari, mandat.KELOLA, organisasi.bkd), (pemeran.sari, mandat.KEPEGAWAIAN, None),
    ]  # fmt: skip
    for orang, izin, unit in ditolak:
        with pytest.raises(BukanHak):
            alur.beri(orang, izin, unit, oleh=pemeran.tono)
    with pytest.raises(KeadaanMenolak):
        alur.beri(pemeran.tono, mandat.AWASI, organisasi.egov, oleh=pemeran.tono)


def test_pengelola_kinerja_tidak_memberi_apa_pun(pemeran, organisasi):
    with pytest.raises(BukanHak):
        alur.beri(pemeran.sari, mandat.KELOLA, organisasi.egov, oleh=pemeran.dewi)


def test_sapuan_mencabut_yang_lewat_sekali_dan_memberi_tahu(pemeran, organisasi, hari):
    mandat.beri(pemeran.sari.pengguna, organisasi.egov, selesai=hari - SEHARI)
    mandat.beri(pemeran.joko.pengguna, organisasi.egov, selesai=hari)
    assert (alur.sapu(), alur.sapu()) == (1, 0)
    assert [i.user.pegawai.nama for i in UnitKerjaUserObjectPermission.objects.order_by("user__pegawai__nama")] == [
        "Dewi Lestari", "Joko Prasetyo",
    ]  # fmt: skip
    assert pemeran.sari.pemberitahuan.get().judul == "Kewenangan Anda berakhir: Pengelola kinerja BIDANG E-GOVERNMENT"
    assert [j.kata_kerja for j in alur.riwayat()] == ["mandat_berakhir"]
