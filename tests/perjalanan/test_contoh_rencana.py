"""Renstra and PK of both examples, entered through the steps: as printed, chained, and tied to the SKP."""

import pytest

from evaluasi import contoh_permen
from evaluasi.contoh_permen.tokoh import DAERAH, KEMENTERIAN
from skp_app.alur.isi import baris_rhk
from skp_app.alur.perjanjian import temuan
from skp_app.models import IndikatorUnit, RencanaUnit, Skp

pytestmark = pytest.mark.django_db


def rencana():
    semua = RencanaUnit.objects.order_by("unit__jalur", "jenis").select_related("unit")
    return [(r.unit.nama, r.jenis, r.sasaran.count(), IndikatorUnit.objects.filter(sasaran__rencana=r).count())
            for r in semua]  # fmt: skip


def rantai(nama):
    """The first indicator of the PK of a unit and all above it."""
    urut = IndikatorUnit.objects.order_by("sasaran__urutan", "urutan")
    satu = urut.filter(sasaran__rencana__unit__nama=nama, sasaran__rencana__jenis="pk").first()
    while satu:
        yield satu.sasaran.rencana.unit.nama, satu.sasaran.rencana.jenis
        satu = satu.induk


def kurang(jabatan):
    skp = Skp.objects.get(penempatan__jabatan__nama=jabatan)
    return temuan(skp, baris_rhk(skp))


def test_kementerian_punya_renstra_dan_pk_yang_berantai():
    contoh_permen.masukkan(KEMENTERIAN)
    assert rencana() == [
        ("KEMENTERIAN X", "renstra", 2, 2),
        ("DIREKTORAT JENDERAL III", "pk", 1, 1),
        ("DIREKTORAT II", "pk", 1, 1),
    ]
    assert list(rantai("DIREKTORAT II")) == [
        ("DIREKTORAT II", "pk"), ("DIREKTORAT JENDERAL III", "pk"), ("KEMENTERIAN X", "renstra")
    ]  # fmt: skip
    renstra = IndikatorUnit.objects.filter(sasaran__rencana__jenis="renstra").order_by("sasaran__urutan").first()
    assert (renstra.baseline, renstra.sumber_data, renstra.sasaran.sebutan) == (
        "35,91%", "Internal", "Sasaran Strategis #3"
    )  # fmt: skip
    assert renstra.metode.count("\n") == 4
    for jabatan in ("DIREKTUR JENDERAL III", "DIREKTUR II"):
        skp = Skp.objects.get(penempatan__jabatan__nama=jabatan)
        assert skp.rhk.filter(iki__indikator__isnull=False, sasaran__isnull=False).count() == 1
        assert kurang(jabatan) == ([], [])


def test_daerah_punya_renstra_dan_pk_dinas_dan_puskesmas():
    contoh_permen.masukkan(DAERAH)
    assert rencana() == [
        ("DINAS KESEHATAN", "pk", 1, 1),
        ("DINAS KESEHATAN", "renstra", 2, 2),
        ("PUSKESMAS", "pk", 6, 20),
    ]
    assert list(rantai("DINAS KESEHATAN")) == [("DINAS KESEHATAN", "pk"), ("DINAS KESEHATAN", "renstra")]
    wajib, saran = kurang("KEPALA PUSKESMAS")
    assert wajib == []  # a qualitative SKP says the indicators in other words
    assert len(saran) == 3  # and the regulation's own example rewords two sasaran and leaves one out
