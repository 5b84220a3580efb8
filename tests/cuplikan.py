"""Everything the three rooms have stored, to show that a refused step changed nothing."""

from contextlib import contextmanager

import pytest
from django.apps import apps

KAMAR = ("pegawai", "skp_app", "evaluasi")


def semua_baris():
    """{table: rows in order of their key}"""
    return {
        model._meta.db_table: list(model.objects.order_by("pk").values())
        for kamar in KAMAR
        for model in apps.get_app_config(kamar).get_models()
    }


@contextmanager
def tanpa_perubahan():
    sebelum = semua_baris()
    assert sum(map(len, sebelum.values())) > 20  # there is something that could have changed
    yield
    assert semua_baris() == sebelum


@contextmanager
def ditolak(jenis, kalimat):
    """The block is refused with this sentence, and not one row is another one afterwards."""
    with tanpa_perubahan():
        with pytest.raises(jenis) as penolakan:
            yield penolakan
        assert penolakan.value.kalimat == kalimat
