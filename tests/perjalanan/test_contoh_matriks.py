"""Tabel 10 and 11 of the regulation, entered by the command and printed as Format A.1.5: every cell as transcribed."""

import pytest
from django.core.management import call_command

from evaluasi.contoh_permen.matriks import tabel_mpph
from skp_app.models import Matriks, PeranHasil
from tests.dokumen.bacaan import rapat, teks_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def cetakan(django_db_setup, django_db_blocker, tmp_path_factory):
    """Run once for this file; its rows are rolled back at the end."""
    from django.db import transaction

    folder = tmp_path_factory.mktemp("cetak")
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("contoh_permen", cetak=folder)
        yield rapat(teks_pdf((folder / "A.1.5-direktur-ii.pdf").read_bytes()))
        transaction.set_rollback(True)


def test_setiap_peran_tercetak(cetakan):
    semua = [teks for tabel in tabel_mpph() for b in tabel["baris"] for sel in b["peran"] for teks in sel]
    assert len(semua) == 27
    assert [t for t in semua if rapat(t) not in cetakan] == []


def test_kepala_kolom_adalah_kata_skp_pimpinannya(cetakan):
    """The samples reword the IKI and one RHK of the SKP they stand for (p. 134, 151); the matrix repeats the SKP."""
    kolom = [k.teks for m in Matriks.objects.order_by("pk") for k in m.kolom.all()]
    assert len(kolom) == 4
    assert [t for t in kolom if rapat(t.upper()) not in cetakan] == []


def test_kedua_tingkat_dengan_judul_dan_kepala_format(cetakan):
    assert cetakan.count(rapat("MATRIKS PEMBAGIAN PERAN DAN HASIL")) == 2
    assert cetakan.count(rapat("OUTCOME ANTARA/ OUTPUT/ LAYANAN")) >= 2
    harap = ("DIREKTUR II", "TIM KERJA SUBDIREKTORAT II", "PRANATA KOMPUTER", "PENGELOLA DATA", "PENGELOLA MONEV")
    assert [t for t in harap if rapat(t) not in cetakan] == []


def test_sel_kosong_menyebut_tidak_ada_peran(cetakan):
    """Pengelola Data has no part in the third result (p. 146)."""
    assert cetakan.count(rapat("TIDAK ADA PERAN")) == 1


def test_semua_dibagikan_dan_tidak_ada_yang_lintas_unit(cetakan):
    assert not PeranHasil.objects.filter(dibagikan_pada=None).exists()
    assert [b.lintas_unit for m in Matriks.objects.all() for b in m.baris.all()] == [False] * 5
