"""A locked year: PostgreSQL refuses every change to what belongs to it, whoever asks."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.utils.timezone import now

from evaluasi.alur import keberatan, kunci_tahun, penyampaian
from evaluasi.models import CapaianOrganisasi, Evaluasi
from pegawai.models import Jejak
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.models import Iki, Periode, PeriodeDokumentasi, PeriodeEvaluasi, Realisasi, Rhk, Skp
from tests import pembuat
from tests.basis_data.langsung import DITERIMA, hapus, salin, ubah
from tests.serentak import di_tengah

JAKARTA = ZoneInfo("Asia/Jakarta")
TERKUNCI = "Tahun kinerja 2024 sudah dikunci; tidak ada yang dapat diubah lagi"


def pada(tahun, bulan, hari):
    return time_machine.travel(datetime(tahun, bulan, hari, 9, tzinfo=JAKARTA), tick=False)


@pytest.fixture
def setahun(pemeran):
    """2024 with a set yearly evaluation, and an SKP of 2025."""
    with pada(2024, 2, 1):
        skp = pembuat.buat_skp_ditetapkan(pemeran.sari, tahun=2024)
        pembuat.isi_realisasi(skp, pembuat.triwulan(1, 2024))
    with pada(2025, 1, 10):
        tetap = pembuat.buat_evaluasi_ditetapkan(skp, pembuat.akhir_tahun(2024), pemeran.admin)
    with pada(2025, 2, 1):
        pembuat.buat_skp_ditetapkan(pemeran.sari, tahun=2025)
    return tetap


@pytest.fixture
def dikunci(setahun, pemeran):
    with pada(2025, 3, 3):
        return kunci_tahun.kunci(Periode.objects.get(tahun=2024), oleh=pemeran.admin, dasar="BA rekonsiliasi 3/2025")


def milik(tahun):
    skp = Skp.objects.get(periode__tahun=tahun)
    return [
        skp, skp.rhk.first(), Iki.objects.filter(rhk__skp=skp).first(),
        PeriodeEvaluasi.objects.filter(periode=skp.periode).first(),
    ]  # fmt: skip


def test_tidak_ada_yang_berubah_dalam_tahun_terkunci(dikunci, setahun):
    evaluasi = [*milik(2024), Realisasi.objects.first(), setahun, CapaianOrganisasi.objects.first()]
    assert {ubah(o, id=o.pk) for o in evaluasi} == {TERKUNCI}
    assert {hapus(o) for o in evaluasi} == {TERKUNCI}
    assert salin(Rhk.objects.filter(skp__periode=dikunci).first(), urutan=90) == TERKUNCI
    assert (ubah(dikunci, tenggat_penetapan=date(2024, 3, 1)), hapus(dikunci)) == (TERKUNCI, TERKUNCI)
    assert ubah(dikunci, dikunci_pada=None, dikunci_oleh_id=None, dasar_kunci="") == TERKUNCI


def test_tahun_lain_tetap_dapat_diubah(dikunci):
    assert {ubah(o, id=o.pk) for o in milik(2025)} == {DITERIMA}


def test_tidak_dapat_dipindahkan_ke_dalam_atau_ke_luar(dikunci):
    lama, baru = Rhk.objects.filter(skp__periode=dikunci).first(), Rhk.objects.exclude(skp__periode=dikunci).first()
    assert ubah(lama, skp_id=baru.skp_id) == TERKUNCI
    assert ubah(baru, skp_id=lama.skp_id) == TERKUNCI


def test_setiap_tabel_yang_menunjuk_skp_atau_periode_dijaga_atau_disebut(db):
    """A new table of a year needs a decision: guarded, or named here with its reason."""
    turunan = {
        "skp_app_rekappemantauan", "evaluasi_sebaranunit", "evaluasi_hitungantahap", "evaluasi_tahappegawai",
    }  # fmt: skip
    lanjut = {
        # papers, their signatures and what follows a result go on after the year
        "skp_app_dokumen", "skp_app_bimbingan", "skp_app_konseling", "skp_app_jadwalumpanbalik", "skp_app_survei",
        "skp_app_rekomendasi", "skp_app_peristiwa", "skp_app_sasaransurvei", "skp_app_tindakkemajuan",
        "evaluasi_paketsiasn",
    }  # fmt: skip
    menunjuk = {
        m._meta.db_table
        for m in apps.get_models()
        for f in m._meta.concrete_fields
        if f.related_model in {Skp, Periode, PeriodeEvaluasi} and m._meta.app_label in {"skp_app", "evaluasi"}
    }
    with connection.cursor() as kursor:
        kursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'a_tahun_terkunci'")
        dijaga = {tabel for (tabel,) in kursor.fetchall()}
    assert sorted(menunjuk - dijaga - turunan - lanjut) == []


def test_kunci_dua_kali_adalah_satu_kali(dikunci, pemeran):
    with pada(2025, 3, 4):
        assert kunci_tahun.kunci(dikunci, oleh=pemeran.admin, dasar="Lagi").dasar_kunci == "BA rekonsiliasi 3/2025"
    jejak = Jejak.objects.get(kata_kerja="kunci_tahun")
    assert jejak.data["sisa"] == {"skp": 0, "evaluasi": 0, "penyerahan": 1, "keberatan": 0}


def test_tahun_yang_berjalan_atau_berkeberatan_tidak_dikunci(setahun, pemeran):
    periode = Periode.objects.get(tahun=2024)
    for saat in (pada(2024, 12, 31), pada(2025, 1, 31)):
        with saat, pytest.raises(KeadaanMenolak):
            kunci_tahun.kunci(periode, oleh=pemeran.admin, dasar="BA")
    with pada(2025, 1, 15):
        penyampaian.terima(penyampaian.sampaikan(setahun, oleh=pemeran.budi), oleh=pemeran.sari)
        alasan = "Realisasi triwulan keempat belum ikut dihitung pada penilaian ini."
        keberatan.ajukan(Evaluasi.objects.get(), oleh=pemeran.sari, bagian=["hasil_kerja"], alasan=alasan)
    with pada(2025, 3, 3), pytest.raises(KeadaanMenolak, match="1 keberatan"):
        kunci_tahun.kunci(periode, oleh=pemeran.admin, dasar="BA")


def test_hanya_bkd_dan_dengan_dasar(setahun, pemeran):
    periode = Periode.objects.get(tahun=2024)
    with pada(2025, 3, 3):
        with pytest.raises(BukanHak):
            kunci_tahun.kunci(periode, oleh=pemeran.dewi, dasar="BA")
        with pytest.raises(IsianKeliru):
            kunci_tahun.kunci(periode, oleh=pemeran.admin, dasar=" ")


def test_kunci_tanpa_pelaku_ditolak(setahun):
    periode = Periode.objects.get(tahun=2024)
    assert ubah(periode, dikunci_pada=now()) == "periode_kunci_lengkap"


def test_halaman_menjawab_409_dengan_kalimatnya(dikunci, setahun, pemeran, sebagai):
    jawaban = sebagai(pemeran.budi).post(f"/evaluasi/{setahun.kode}/sampaikan/")
    assert (jawaban.status_code, "sudah dikunci" in jawaban.content.decode()) == (409, True)


def _tulis():
    """A change in two statements, as a step makes it; the sentence of the database when it refuses."""
    try:
        with transaction.atomic():
            PeriodeEvaluasi.objects.filter(periode__tahun=2024).update(nama=F("nama"))
            PeriodeDokumentasi.objects.filter(periode__tahun=2024).update(nama=F("nama"))
    except DatabaseError as galat:
        return galat.__cause__.diag.message_primary
    return "tersimpan"


def _kunci(pemeran):
    return kunci_tahun.kunci(Periode.objects.get(tahun=2024), oleh=pemeran.admin, dasar="BA").dasar_kunci


def test_pengunci_menunggu_penulis_yang_sudah_mulai(basis_nyata, setahun, pemeran):
    with pada(2025, 3, 3):
        assert di_tengah(_tulis, 'UPDATE "skp_app_periodedokumentasi"', lambda: _kunci(pemeran)) == ["tersimpan", "BA"]


def test_penulis_yang_datang_selagi_dikunci_ditolak(basis_nyata, setahun, pemeran):
    with pada(2025, 3, 3):
        assert di_tengah(lambda: _kunci(pemeran), 'UPDATE "skp_app_periode"', _tulis) == ["BA", TERKUNCI]
