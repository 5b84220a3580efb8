"""The last result of the old unit, used again by agreement (Lampiran p. 91 A.13 a: Sari, Purnama)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import IntegrityError, transaction

from evaluasi.alur import kesepakatan, penilaian
from evaluasi.models import Evaluasi, HasilDisepakati
from pegawai.penolakan import BukanHak, KeadaanMenolak
from skp_app.alur import mutasi
from skp_app.alur.mutasi import Permintaan, Tujuan
from skp_app.models import Skp
from tests import pembuat

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _oktober():
    with time_machine.travel(datetime(2026, 10, 5, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        yield


def pindahkan(pemeran, organisasi, skp, tmt):
    tujuan = Tujuan(organisasi.statistik, "STATISTISI AHLI MUDA", "jf_keahlian")
    rhk = frozenset(skp.rhk.values_list("pk", flat=True))
    p = Permintaan(pemeran.sari, "mutasi", tmt, tujuan=tujuan, rhk=rhk)
    return pembuat.tetapkan(mutasi.jalankan(p, oleh=pemeran.admin).skp_baru)


@pytest.fixture
def lama(pemeran):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def tw2(lama, pemeran):
    return pembuat.buat_evaluasi_ditetapkan(lama, pembuat.triwulan(2), pemeran.admin)


@pytest.fixture
def baru(lama, tw2, pemeran, organisasi):
    """The mutasi of oracle E27: 1 July."""
    return pindahkan(pemeran, organisasi, lama, date(2026, 7, 1))


def test_hasil_triwulan_ii_dipakai_untuk_triwulan_iii_bila_disepakati(baru, tw2, pemeran):
    tw3 = pembuat.triwulan(3)
    assert kesepakatan.dapat_dipakai(baru, tw3) == tw2
    usulan = kesepakatan.usulkan(baru, tw3, oleh=pemeran.rina)
    assert kesepakatan.usulkan(baru, tw3, oleh=pemeran.rina) == usulan
    disetujui = kesepakatan.setujui(usulan, oleh=pemeran.sari)
    assert disetujui.disetujui_pada == kesepakatan.setujui(usulan, oleh=pemeran.sari).disetujui_pada
    with pytest.raises(KeadaanMenolak, match="Disepakati memakai hasil Triwulan II 2026"):
        pembuat.nilai(baru, tw3)


def test_tanpa_persetujuan_penilai_baru_menilai_seperti_biasa(baru, pemeran):
    tw3 = pembuat.triwulan(3)
    usulan = kesepakatan.usulkan(baru, tw3, oleh=pemeran.rina)
    kesepakatan.batalkan(usulan, oleh=pemeran.sari)
    assert pembuat.nilai(baru, tw3).unit_capaian.nama == "BIDANG STATISTIK"
    with pytest.raises(KeadaanMenolak, match="sudah dinilai"):
        kesepakatan.usulkan(baru, tw3, oleh=pemeran.rina)


def test_hanya_periode_tempat_skp_mulai(baru, lama):
    assert kesepakatan.dapat_dipakai(baru, pembuat.triwulan(4)) is None
    assert kesepakatan.dapat_dipakai(baru, pembuat.akhir_tahun()) is None
    assert kesepakatan.dapat_dipakai(lama, pembuat.triwulan(1)) is None


def test_mutasi_di_awal_tahun_memakai_hasil_tahun_sebelumnya(pemeran, organisasi):
    """Sari moves in February: the result of the year before."""
    with time_machine.travel(datetime(2025, 12, 29, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        tahun_lalu = pembuat.buat_skp_ditetapkan(pemeran.sari)
        hasil = pembuat.buat_evaluasi_ditetapkan(tahun_lalu, pembuat.akhir_tahun(), pemeran.admin)
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    baru = pindahkan(pemeran, organisasi, skp, date(2026, 2, 16))
    assert kesepakatan.dapat_dipakai(baru, pembuat.triwulan(1)) == hasil


@pytest.mark.parametrize("orang", ["sari", "budi", "tono", "dewi", "admin"])
def test_hanya_penilai_baru_yang_mengusulkan(baru, pemeran, orang):
    with pytest.raises(BukanHak):
        kesepakatan.usulkan(baru, pembuat.triwulan(3), oleh=getattr(pemeran, orang))


@pytest.mark.parametrize("orang", ["rina", "budi", "admin"])
def test_hanya_pegawai_yang_menyetujui(baru, pemeran, orang):
    usulan = kesepakatan.usulkan(baru, pembuat.triwulan(3), oleh=pemeran.rina)
    with pytest.raises(BukanHak):
        kesepakatan.setujui(usulan, oleh=getattr(pemeran, orang))
    assert HasilDisepakati.objects.get().disetujui_pada is None


def test_yang_disepakati_tetap(baru, pemeran):
    usulan = kesepakatan.usulkan(baru, pembuat.triwulan(3), oleh=pemeran.rina)
    kesepakatan.setujui(usulan, oleh=pemeran.sari)
    with pytest.raises(KeadaanMenolak, match="sudah disepakati"):
        kesepakatan.batalkan(usulan, oleh=pemeran.rina)
    with pytest.raises(IntegrityError), transaction.atomic():
        HasilDisepakati.objects.all().delete()


# What the new penilai reads --------------------------------------------------------------------------------
def test_penilai_baru_membaca_skp_dan_hasil_lama_yang_lain_tidak(baru, lama, tw2, pemeran):
    dinilai = Evaluasi.objects.create(  # begun and never set: the old penilai's alone
        skp=lama, periode_evaluasi=pembuat.triwulan(1), penilai=pemeran.budi, unit_capaian=lama.unit_penilai
    )

    def terbaca(orang):
        return (
            Skp.objects.visible_to(orang).filter(pk=lama.pk).exists(),
            list(Evaluasi.objects.visible_to(orang).filter(skp=lama).order_by("pk")),
        )  # fmt: skip

    assert terbaca(pemeran.rina) == (True, [tw2])
    assert terbaca(pemeran.budi) == (True, [tw2, dinilai])
    assert terbaca(pemeran.joko) == (False, [])
    assert terbaca(pemeran.kepala_bkd) == (False, [])


def test_sebelum_mutasi_pimpinan_sebelah_tidak_membaca(lama, tw2, pemeran):
    assert not Skp.objects.visible_to(pemeran.rina).filter(pk=lama.pk).exists()
    assert not Evaluasi.objects.visible_to(pemeran.rina).filter(pk=tw2.pk).exists()


def test_penilai_lama_tidak_membaca_skp_yang_baru(baru, pemeran):
    assert not Skp.objects.visible_to(pemeran.budi).filter(pk=baru.pk).exists()


# Who still rates the old SKP -------------------------------------------------------------------------------
@pytest.mark.parametrize(("tmt", "menilai"), [(date(2026, 8, 25), False), (date(2026, 9, 25), True)])
def test_penilai_yang_pindah_menilai_hanya_di_rentang_evaluasi(lama, pemeran, tmt, menilai):
    """Purnama, p. 91-92: here Budi leaves and Tono takes over his people."""
    mutasi.jalankan(Permintaan(pemeran.budi, "pensiun", tmt, bawahan=True), oleh=pemeran.admin)
    lama.refresh_from_db()
    if menilai:
        assert pembuat.nilai(lama, pembuat.triwulan(3)).penilai == pemeran.budi
    else:
        with pytest.raises(KeadaanMenolak):
            pembuat.nilai(lama, pembuat.triwulan(3))


def test_skp_lama_tanpa_evaluasi_tahunan_dan_tahunan_oleh_penilai_baru(baru, lama, pemeran):
    lama.refresh_from_db()
    with pytest.raises(KeadaanMenolak):
        pembuat.nilai(lama, pembuat.akhir_tahun())
    tahunan = penilaian.nilai(
        baru, pembuat.akhir_tahun(), oleh=pemeran.rina, rating_hasil="sesuai", rating_perilaku="sesuai"
    )
    assert tahunan.unit_capaian.nama == "BIDANG STATISTIK"


def test_yang_pensiun_dinilai_setahun_oleh_penilainya(lama, pemeran):
    mutasi.jalankan(Permintaan(pemeran.sari, "pensiun", date(2026, 9, 1)), oleh=pemeran.admin)
    lama.refresh_from_db()
    assert pembuat.nilai(lama, pembuat.akhir_tahun()).penilai == pemeran.budi
