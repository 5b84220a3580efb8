"""Codes, first passwords, mandates, the first BKD account, and people without SKP duty."""

from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.test import RequestFactory
from django.utils.timezone import now

from pegawai import mandat
from pegawai.alur import akun, bebas, kewenangan
from pegawai.models import BebasSkp, Jejak, KodeAktivasi, Pegawai, Pengguna
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from tests import pembuat

pytestmark = pytest.mark.django_db
NIP = "199001012015031001"
SANDI = "merpati-terbang-tinggi-7"


@pytest.fixture
def nina(pemeran):
    return pembuat.buat_pegawai("Nina Rahayu", masuk=False)


def buka(pengguna, kode):
    return authenticate(RequestFactory().post("/"), masuk=pengguna.masuk, token=kode)


# Codes -------------------------------------------------------------------------------------------
def test_kode_membuka_sekali_dan_tersimpan_sebagai_sidik(pemeran, nina):
    kode = akun.terbitkan_kode(nina, oleh=pemeran.admin)
    nina.refresh_from_db()
    assert (len(kode), nina.pengguna.masuk, nina.pengguna.has_usable_password()) == (19, nina.nip, False)
    assert kode.replace("-", "") not in KodeAktivasi.objects.get().sidik
    assert buka(nina.pengguna, f" {kode.upper()} ") == nina.pengguna
    akun.aktifkan(nina.pengguna, kode, SANDI)
    assert nina.pengguna.check_password(SANDI)
    assert buka(nina.pengguna, kode) is None
    with pytest.raises(KeadaanMenolak, match="sudah dipakai atau kedaluwarsa"):
        akun.aktifkan(nina.pengguna, kode, "kata-lain-yang-panjang")
    assert list(Jejak.objects.values_list("kata_kerja", flat=True)) == ["terbitkan_kode", "aktifkan"]


def test_kode_kedaluwarsa_setelah_sehari(pemeran, nina):
    kode = akun.terbitkan_kode(nina, oleh=pemeran.admin)
    nina.refresh_from_db()
    with time_machine.travel(now() + timedelta(hours=25)):
        assert buka(nina.pengguna, kode) is None
        with pytest.raises(KeadaanMenolak):
            akun.aktifkan(nina.pengguna, kode, SANDI)


def test_kode_baru_menggantikan_yang_lama_dan_mengakhiri_sesi(pemeran, sebagai):
    klien = sebagai(pemeran.sari)
    assert klien.get("/akun/").status_code == 200
    lama = akun.terbitkan_kode(pemeran.sari, oleh=pemeran.admin)
    baru = akun.terbitkan_kode(pemeran.sari, oleh=pemeran.admin)
    pengguna = Pengguna.objects.get(pk=pemeran.sari.pengguna_id)
    assert (buka(pengguna, lama), buka(pengguna, baru)) == (None, pengguna)
    assert klien.get("/akun/").status_code == 302
    assert not pengguna.check_password(pembuat.SANDI)
    assert pemeran.sari.pemberitahuan.count() == 2


def test_pejabat_tanpa_nip_memerlukan_nama_masuk(pemeran):
    gubernur = pembuat.buat_pegawai("Gubernur Baru", masuk=False, jenis="non_asn")
    for nama in ("", "12345", pemeran.bupati.pengguna.masuk):
        with pytest.raises(IsianKeliru):
            akun.terbitkan_kode(gubernur, oleh=pemeran.admin, nama_masuk=nama)
    akun.terbitkan_kode(gubernur, oleh=pemeran.admin, nama_masuk="Gubernur")
    assert Pegawai.objects.get(pk=gubernur.pk).pengguna.masuk == "gubernur"


def test_akun_tertutup_tidak_dibuka_dengan_kode(pemeran, sebagai):
    klien = sebagai(pemeran.sari)
    akun.tutup(pemeran.sari, oleh=pemeran.admin)
    assert klien.get("/akun/").status_code == 302
    with pytest.raises(KeadaanMenolak, match="Akun ini ditutup"):
        akun.terbitkan_kode(Pegawai.objects.get(pk=pemeran.sari.pk), oleh=pemeran.admin)
    akun.buka(pemeran.sari, oleh=pemeran.admin)
    assert akun.terbitkan_kode(pemeran.sari, oleh=pemeran.admin)
    with pytest.raises(KeadaanMenolak):
        akun.tutup(pemeran.admin, oleh=pemeran.admin)


def test_hanya_bkd_yang_mengurus_akun(pemeran, nina, organisasi):
    for langkah in (
        lambda: akun.terbitkan_kode(nina, oleh=pemeran.dewi),
        lambda: akun.tutup(pemeran.sari, oleh=pemeran.dewi),
        lambda: kewenangan.beri(pemeran.dewi, mandat.INSTANSI, None, oleh=pemeran.dewi),
        lambda: kewenangan.cabut(pemeran.admin, mandat.INSTANSI, None, oleh=pemeran.dewi),
        lambda: bebas.catat(pemeran.sari, "cltn", date(2026, 3, 1), oleh=pemeran.dewi),
    ):
        with pytest.raises(BukanHak):
            langkah()
    assert (Jejak.objects.count(), KodeAktivasi.objects.count()) == (0, 0)


# Mandates ----------------------------------------------------------------------------------------
def test_mandat_diberi_dan_dicabut(pemeran, organisasi):
    kewenangan.beri(pemeran.sari, mandat.KELOLA, organisasi.egov, oleh=pemeran.admin)
    assert list(mandat.unit_bermandat(pemeran.sari.pengguna)) == [organisasi.egov]
    assert pemeran.sari.pemberitahuan.get().judul == "Anda kini Pengelola kinerja BIDANG E-GOVERNMENT"
    kewenangan.cabut(pemeran.sari, mandat.KELOLA, organisasi.egov, oleh=pemeran.admin)
    assert not mandat.unit_bermandat(pemeran.sari.pengguna).exists()
    assert list(Jejak.objects.values_list("kata_kerja", flat=True)) == ["beri_mandat", "cabut_mandat"]


def test_mandat_memerlukan_akun_dan_unit(pemeran, nina, organisasi):
    with pytest.raises(KeadaanMenolak, match="Nina Rahayu belum punya akun"):
        kewenangan.beri(nina, mandat.KELOLA, organisasi.egov, oleh=pemeran.admin)
    with pytest.raises(IsianKeliru, match="Pilih unit"):
        kewenangan.beri(pemeran.sari, mandat.KELOLA, None, oleh=pemeran.admin)


def test_bkd_terakhir_tidak_dicabut(pemeran):
    with pytest.raises(KeadaanMenolak, match="satu-satunya pengelola kepegawaian"):
        kewenangan.cabut(pemeran.admin, mandat.INSTANSI, None, oleh=pemeran.admin)
    kewenangan.beri(pemeran.sari, mandat.INSTANSI, None, oleh=pemeran.admin)
    kewenangan.cabut(pemeran.admin, mandat.INSTANSI, None, oleh=pemeran.admin)
    assert kewenangan.bkd() == {pemeran.sari.pengguna_id}


# The first account -------------------------------------------------------------------------------
def test_buat_bkd_pada_basis_kosong(capsys):
    call_command("buat_bkd", "19900101 201503 1 001", "Ayu  Puspita")
    kode = capsys.readouterr().out.split()[-1]
    ayu = Pegawai.objects.get()
    assert (ayu.nama, ayu.pengguna.masuk, ayu.pengguna.has_perm(mandat.INSTANSI)) == (
        "Ayu Puspita", "199001012015031001", True,
    )  # fmt: skip
    assert buka(ayu.pengguna, kode) == ayu.pengguna
    with pytest.raises(CommandError, match="Sudah ada pengelola kepegawaian"):
        call_command("buat_bkd", "199001012015031002", "Lain")
    assert Pegawai.objects.count() == 1


@pytest.mark.parametrize(
    ("nip", "nama"), [("123", "Ayu"), ("199001012015031001", "  "), ("199001012015031001", "a" * 151)]
)
def test_buat_bkd_menolak_isian_keliru(db, nip, nama):
    with pytest.raises(CommandError):
        call_command("buat_bkd", nip, nama)
    assert (Pegawai.objects.count(), Pengguna.objects.count()) == (0, 0)


# Tidak wajib SKP ---------------------------------------------------------------------------------
def test_bebas_pada_hari(pemeran):
    cltn = bebas.catat(pemeran.sari, "cltn", date(2026, 3, 1), oleh=pemeran.admin, selesai=date(2026, 8, 31))
    hari = {date(2026, 2, 28): 0, date(2026, 3, 1): 1, date(2026, 8, 31): 1, date(2026, 9, 1): 0}
    assert {h: BebasSkp.objects.pada(h).count() for h in hari} == hari
    assert bebas.catat(
        pemeran.sari, "cltn", date(2026, 3, 1), oleh=pemeran.admin, selesai=date(2026, 8, 31)
    ) == cltn  # fmt: skip
    assert Jejak.objects.count() == 1


def test_bebas_tumpang_tindih_ditolak_dengan_tanggal(pemeran):
    bebas.catat(pemeran.sari, "cltn", date(2026, 3, 1), oleh=pemeran.admin, selesai=date(2026, 8, 31))
    with pytest.raises(KeadaanMenolak) as tolak:
        bebas.catat(pemeran.sari, "mpp", date(2026, 8, 1), oleh=pemeran.admin)
    assert tolak.value.kalimat == (
        "Sari Utami, S.Kom. sudah tercatat tidak wajib SKP (Cuti di luar tanggungan negara) "
        "sejak 1 Maret 2026 sampai 31 Agustus 2026. Akhiri masa itu dahulu."
    )


def test_bebas_diakhiri(pemeran):
    mpp = bebas.catat(pemeran.sari, "mpp", date(2026, 3, 1), oleh=pemeran.admin)
    with pytest.raises(IsianKeliru):
        bebas.akhiri(mpp, date(2026, 2, 1), oleh=pemeran.admin)
    assert bebas.akhiri(mpp, date(2026, 5, 31), oleh=pemeran.admin).selesai == date(2026, 5, 31)
    with pytest.raises(KeadaanMenolak, match="sudah berakhir pada 31 Mei 2026"):
        bebas.akhiri(mpp, date(2026, 6, 30), oleh=pemeran.admin)
