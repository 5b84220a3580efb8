"""Mandates with days: who may grant what, when one counts, and what is left of it afterwards."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils.timezone import localdate

from pegawai import mandat
from pegawai.alur import kewenangan as alur
from pegawai.models import Jejak, Pegawai, Pemberitahuan, Pengguna, UnitKerjaUserObjectPermission, UsulanHak
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


# Rights over the whole instansi: two officers ------------------------------------------------------
@pytest.fixture
def bkd_kedua(pemeran):
    alur.beri(pemeran.bupati, mandat.INSTANSI, None, oleh=pemeran.admin)
    return Pegawai.objects.get(pk=pemeran.bupati.pk)  # permissions are remembered with the person


def segar(orang):
    """The account as the next request reads it, without remembered permissions."""
    return Pengguna.objects.get(pk=orang.pengguna_id)


def test_satu_satunya_bkd_mengangkat_yang_kedua_sendiri(pemeran, bkd_kedua):
    assert segar(bkd_kedua).has_perm(mandat.INSTANSI) is True
    assert UsulanHak.objects.count() == 0


@pytest.mark.parametrize("izin", alur.TANPA_UNIT)
def test_sesudah_itu_hak_atas_instansi_menunggu_orang_kedua(pemeran, bkd_kedua, izin):
    for _ in range(2):
        assert alur.beri(pemeran.rina, izin, None, oleh=pemeran.admin, dasar="SK 12") is False
    assert segar(pemeran.rina).has_perm(izin) is False
    usulan = UsulanHak.objects.get()
    assert (usulan.status, usulan.izin, usulan.dasar) == ("menunggu", izin, "SK 12")
    assert [p.penerima for p in Pemberitahuan.objects.filter(kunci=f"usulan-hak:{usulan.pk}")] == [bkd_kedua]
    with pytest.raises(BukanHak):
        alur.setujui(usulan, oleh=pemeran.admin)
    with pytest.raises(BukanHak):
        alur.setujui(usulan, oleh=pemeran.budi)
    alur.setujui(usulan, oleh=bkd_kedua)
    assert segar(pemeran.rina).has_perm(izin) is True
    with pytest.raises(KeadaanMenolak, match="sudah berstatus “Disetujui”"):
        alur.setujui(usulan, oleh=bkd_kedua)
    kata = Jejak.objects.filter(data__usulan=usulan.pk).order_by("nomor").values_list("kata_kerja", "oleh")
    assert list(kata) == [("usulkan_mandat", pemeran.admin.pk), ("beri_mandat", bkd_kedua.pk)]


@pytest.mark.parametrize(("siapa", "status"), [("admin", "ditarik"), ("bupati", "ditolak")])
def test_usulan_ditarik_pengusul_atau_ditolak_orang_kedua(pemeran, bkd_kedua, siapa, status):
    alur.beri(pemeran.rina, mandat.INSTANSI, None, oleh=pemeran.admin)
    alur.tolak(UsulanHak.objects.get(), oleh=Pegawai.objects.get(pk=getattr(pemeran, siapa).pk))
    assert (UsulanHak.objects.get().status, segar(pemeran.rina).has_perm(mandat.INSTANSI)) == (status, False)


def test_yang_dicabut_diberi_tahu(pemeran, bkd_kedua):
    alur.cabut(bkd_kedua, mandat.INSTANSI, None, oleh=pemeran.admin)
    kabar = Pemberitahuan.objects.get(penerima=bkd_kedua, kunci__startswith="mandat-dicabut")
    assert kabar.judul == "Kewenangan Anda dicabut: Pengelola kepegawaian instansi (BKD)"


@pytest.mark.parametrize("ubah", [
    "status='disetujui', diputus_oleh_id=diusulkan_oleh_id, diputus_pada=now()",
    "status='disetujui', diputus_oleh_id=pegawai_id, diputus_pada=now()",
    "status='disetujui'", "diusulkan_oleh_id=pegawai_id", "status='lain'",
])  # fmt: skip
def test_basis_data_menolak_persetujuan_tanpa_orang_kedua(pemeran, bkd_kedua, ubah):
    alur.beri(pemeran.rina, mandat.INSTANSI, None, oleh=pemeran.admin)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(f"UPDATE pegawai_usulanhak SET {ubah}")
