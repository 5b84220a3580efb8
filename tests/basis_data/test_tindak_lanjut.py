"""By SQL, past every step: the facts of a case stay, what was written down stays, nobody handles his own."""

from datetime import date

import pytest
from django.utils.timezone import now

from evaluasi.models import TahapTindakLanjut, TindakLanjut
from tests import pembuat
from tests.basis_data.langsung import DITERIMA, hapus, ubah

pytestmark = pytest.mark.django_db


@pytest.fixture
def kasus(pemeran, periode):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    tetap = pembuat.buat_evaluasi_ditetapkan(skp, pembuat.akhir_tahun(), pemeran.admin, hasil="di_bawah")
    kasus = TindakLanjut.objects.create(
        evaluasi=tetap, pegawai=pemeran.sari, jalur="pns_ja_jf", aturan={}, final_pada=date(2026, 2, 6), catatan="x",
        dibuka_oleh=pemeran.admin, petugas=pemeran.admin, dibuka_pada=now(),
    )  # fmt: skip
    for n, jenis in enumerate(("perbaikan", "uji_kompetensi"), start=1):
        TahapTindakLanjut.objects.create(kasus=kasus, urutan=n, jenis=jenis, usulan_mulai=date(2026, 2, 6))
    return kasus


def test_kasus_dan_usulannya_dibekukan(kasus, pemeran):
    beku = "Kasus tindak lanjut yang sudah dibuka tidak dapat diubah"
    assert ubah(kasus, petugas_id=pemeran.kepala_bkd.pk) == DITERIMA
    for beda in ({"pegawai_id": pemeran.joko.pk}, {"final_pada": date(2026, 1, 1)}, {"jalur": "pppk"}):
        assert ubah(kasus, **beda) == beku
    assert hapus(kasus) == beku
    assert ubah(kasus, petugas_id=pemeran.sari.pk) == "tindak_lanjut_bukan_oleh_diri"
    assert ubah(kasus, status="ditutup") == "tindak_lanjut_ditutup_bercatatan"
    TindakLanjut.objects.filter(pk=kasus.pk).update(status="ditutup", ditutup_pada=now(), catatan_tutup="x")
    assert ubah(kasus, petugas_id=pemeran.kepala_bkd.pk) == beku


def test_tahap_yang_dicatat_dibekukan(kasus, pemeran):
    beku = "Tahap tindak lanjut yang sudah dicatat tidak dapat diubah"
    perbaikan, uji = kasus.tahap.all()
    assert ubah(perbaikan, usulan_mulai=date(2026, 3, 1)) == beku
    assert ubah(perbaikan, keadaan="selesai") == "tahap_dicatat_seseorang"
    dicatat = {"dicatat_pada": now(), "dicatat_oleh_id": pemeran.admin.pk}
    assert ubah(perbaikan, keadaan="selesai", **dicatat) == "tahap_selesai_bercatatan"
    assert ubah(perbaikan, keadaan="dijadwalkan", **dicatat) == "tahap_terjadwal_bertanggal"
    TahapTindakLanjut.objects.filter(pk=perbaikan.pk).update(keadaan="selesai", catatan="x", **dicatat)
    assert (ubah(perbaikan, catatan="y"), hapus(uji)) == (beku, beku)
    TindakLanjut.objects.filter(pk=kasus.pk).update(status="ditutup", ditutup_pada=now(), catatan_tutup="x")
    assert ubah(uji, catatan="y") == beku
