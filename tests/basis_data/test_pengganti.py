"""What the database refuses of D.1.2, of reports, and of a second result of one year."""

import json
from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate, now

from evaluasi.models import Evaluasi, Pelaporan
from skp_app.models import PenggantiPenilai, PeriodeEvaluasi
from tests import pembuat
from tests.basis_data.langsung import DITERIMA, salin, ubah

pytestmark = pytest.mark.django_db


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def tetap(skp, pemeran):
    return pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)


def _tetapkan(belum, tetap, **lain):
    isi = {
        "status": "ditetapkan",
        "salinan": json.dumps(tetap.salinan),
        "sidik": "a" * 64,
        "ditetapkan_pada": now(),
        "capaian": "baik",
    }
    return ubah(belum, **isi | lain)


def test_d12_hanya_sesudah_jendela_dan_bukan_oleh_penilai(skp, tetap, pemeran):
    belum = pembuat.nilai(skp, pembuat.triwulan(2))
    atasan = {"pemegang": "atasan_penilai", "penilai_id": pemeran.tono.pk}
    pesan = "Atasan penilai mengevaluasi sesudah masa evaluasi berakhir"
    jendela = PeriodeEvaluasi.objects.filter(pk=belum.periode_evaluasi_id)
    jendela.update(jendela_mulai=date(2020, 1, 1), jendela_selesai=localdate() + timedelta(days=1))
    assert _tetapkan(belum, tetap, **atasan) == pesan
    jendela.update(jendela_selesai=localdate() - timedelta(days=3))
    assert _tetapkan(belum, tetap, **atasan | {"penilai_id": pemeran.budi.pk}) == pesan
    assert _tetapkan(belum, tetap, **atasan) == DITERIMA


def test_pemegang_pena_beku_bersama_hasilnya(tetap):
    assert ubah(tetap, pemegang="atasan_penilai") == "Evaluasi sudah ditetapkan: perbaikan memerlukan dokumen baru"


def test_pengganti_perlu_penunjukan(skp):
    assert ubah(pembuat.nilai(skp, pembuat.triwulan(2)), pemegang="pengganti") == "evaluasi_pengganti_ditunjuk"


def test_hanya_yang_disampaikan_yang_dilaporkan(tetap, pemeran):
    isi = {"bentuk": "D.1.1", "pada": now(), "batas": localdate(), "sha256": "a" * 64, "ukuran": 1, "berkas": "a.pdf"}
    laporan = Pelaporan(evaluasi=tetap, oleh=pemeran.budi, **isi)
    with pytest.raises(Exception, match="dokumen evaluasi yang sudah disampaikan"):
        laporan.save()


def test_evaluasi_tahunan_satu_kali_setahun(skp, pemeran):
    tetap = pembuat.buat_evaluasi_ditetapkan(skp, pembuat.akhir_tahun(), pemeran.admin)
    tutup = {"status": "beralih", "selesai": date(skp.mulai.year, 6, 30)}
    type(skp).objects.filter(pk=skp.pk).update(**tutup)
    kedua = pembuat.buat_skp_ditetapkan(pemeran.sari, mulai=date(skp.mulai.year, 7, 1))
    lain = {"skp_id": kedua.pk, "kode": "lain", "nomor_dokumen": "EK-LAIN"}
    assert salin(tetap, **lain) == "Evaluasi tahunan pegawai ini sudah ditetapkan"
    assert Evaluasi.objects.count() == 1


def test_satu_pengganti_setiap_hari(pemeran):
    duduk = pemeran.tono.penempatan.get()
    PenggantiPenilai.objects.create(
        pegawai=pemeran.sari, sebab="berhalangan", pelaksana=pemeran.tono, penempatan=duduk, mulai=date(2026, 1, 1),
        dasar="SK", oleh=pemeran.admin,
    )  # fmt: skip
    ada = PenggantiPenilai.objects.get()
    assert salin(ada) == "pengganti_satu_setiap_hari"
    assert ubah(ada, pelaksana_id=pemeran.sari.pk) == "pengganti_bukan_diri"
    assert ubah(ada, dasar="") == "pengganti_berdasar"
    assert ubah(ada, oleh_id=None) == "pengganti_plt_atau_ditunjuk"
