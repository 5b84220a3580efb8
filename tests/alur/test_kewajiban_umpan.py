"""Obligations of umpan balik: berkala of the Pimpinan by the agreed schedule (Pasal 19(2)), and what was asked for."""

from datetime import date

import pytest
import time_machine

from skp_app.alur import jadwal_umpan, permintaan_umpan, umpan_balik
from skp_app.aturan.umpan_balik import Irama, tertagih
from skp_app.cakupan_umpan import berjadwal
from skp_app.kewajiban.umpan_balik import JENIS
from skp_app.models import Skp
from tests import pembuat

BERKALA, DIMINTA = JENIS


@pytest.fixture
def skp(pemeran, organisasi):
    with time_machine.travel(date(2026, 1, 20), tick=True):
        pembuat.buat_periode(2026)
        return pembuat.buat_skp_ditetapkan(pemeran.sari)


def terbuka(jenis, hari):
    kolom = ("k_pemilik", "k_penunggu", "k_sejak", "k_tenggat", "k_kode", "k_tentang")
    return list(jenis.sumber(hari).values_list(*kolom))


def beri(skp, hari, **lain):
    isi = {"isi": "Sudah baik.", "nada": "positif", "perilaku": "loyal", "bentuk": "berkala"} | lain
    with time_machine.travel(hari, tick=True):
        return umpan_balik.beri(skp, pembuat.triwulan(1, 2026), oleh=isi.pop("oleh", skp.penilai), **isi)


def test_berkala_ditagih_menjelang_akhir_triwulan(skp, pemeran):
    assert terbuka(BERKALA, date(2026, 3, 17)) == []
    assert terbuka(BERKALA, date(2026, 3, 18)) == [
        (pemeran.budi.pk, pemeran.sari.pk, date(2026, 1, 1), date(2026, 3, 31), skp.kode, "Sari Utami")
    ]


def test_yang_terlewat_tetap_ditagih_sampai_giliran_berikutnya(skp):
    assert [b[3] for b in terbuka(BERKALA, date(2026, 5, 10))] == [date(2026, 3, 31)]
    assert [b[3] for b in terbuka(BERKALA, date(2026, 6, 20))] == [date(2026, 6, 30)]


def test_yang_berkala_dari_pimpinan_memenuhinya(skp, pemeran):
    beri(skp, date(2026, 3, 19), bentuk="insidentil")
    beri(skp, date(2026, 3, 19), oleh=pemeran.joko, isi="Dari rekan.")
    assert len(terbuka(BERKALA, date(2026, 3, 20))) == 1
    beri(skp, date(2026, 3, 20), isi="Sesuai jadwal.")
    assert terbuka(BERKALA, date(2026, 3, 21)) == []


def test_jadwal_yang_disepakati_mengganti_ketentuan(skp, pemeran):
    with time_machine.travel(date(2026, 2, 2), tick=True):
        usul = jadwal_umpan.usulkan(skp, oleh=pemeran.sari, irama="bulanan")
        assert terbuka(BERKALA, date(2026, 2, 20)) == []
        jadwal_umpan.jawab(usul, oleh=pemeran.budi, setuju=True)
    assert [b[2:4] for b in terbuka(BERKALA, date(2026, 2, 20))] == [(date(2026, 2, 1), date(2026, 2, 28))]


@pytest.mark.parametrize("hari", [date(2026, 3, 17), date(2026, 3, 18), date(2026, 7, 1), date(2026, 12, 31)])
@pytest.mark.parametrize("irama", list(Irama))
def test_pernyataan_dan_aturan_menyebut_hari_yang_sama(skp, pemeran, hari, irama):
    with time_machine.travel(date(2026, 2, 2), tick=True):
        jadwal_umpan.jawab(jadwal_umpan.usulkan(skp, oleh=pemeran.sari, irama=irama), oleh=pemeran.budi, setuju=True)
    satu = berjadwal(Skp.objects.filter(pk=skp.pk), hari).get()
    assert (satu.tagih_mulai, satu.tagih_selesai) == tertagih(irama, hari, 14)


def test_yang_diminta_berutang_sampai_menjawab_atau_menolak(skp, pemeran):
    with time_machine.travel(date(2026, 2, 2), tick=True):
        satu, dua = permintaan_umpan.minta(
            skp, pembuat.triwulan(1, 2026), oleh=pemeran.sari, kepada=[pemeran.joko, pemeran.rina],
            luar=[], pertanyaan="Apa?", perilaku="adaptif",
        )  # fmt: skip
        assert {b[:5] for b in terbuka(DIMINTA, date(2026, 2, 3))} == {
            (o.pk, pemeran.sari.pk, date(2026, 2, 2), date(2026, 2, 9), p.kode)
            for o, p in ((pemeran.joko, satu), (pemeran.rina, dua))
        }
        permintaan_umpan.tolak(dua, oleh=pemeran.rina)
    assert [b[0] for b in terbuka(DIMINTA, date(2026, 2, 9))] == [pemeran.joko.pk]
    assert terbuka(DIMINTA, date(2026, 2, 10)) == []
