"""The cast. Sari owns, Budi assesses her, Tono stands above him, Rina leads next door and must see nothing,

Dewi holds the mandate of the whole dinas, Admin works at the BKD, Joko is Sari's colleague."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client

from pegawai import acuan, acuan_teks
from pegawai.models import HariLibur, Ketentuan, TeksInstansi
from tests import pembuat

TABEL_BERTAMBAH = ("pegawai_jejak",)


@pytest.fixture
def organisasi(db):
    return susun_organisasi()


def susun_organisasi():
    kabupaten = pembuat.buat_unit("PEMERINTAH KABUPATEN SUKAMAJU", tempat="Sukamaju", daerah=True)
    dinas = pembuat.buat_unit("DINAS KOMUNIKASI DAN INFORMATIKA", kabupaten)
    egov = pembuat.buat_unit("BIDANG E-GOVERNMENT", dinas, unit_cetak=False)
    statistik = pembuat.buat_unit("BIDANG STATISTIK", dinas, unit_cetak=False)
    bkd = pembuat.buat_unit("BADAN KEPEGAWAIAN DAERAH", kabupaten)
    return SimpleNamespace(kabupaten=kabupaten, dinas=dinas, egov=egov, statistik=statistik, bkd=bkd)


@pytest.fixture
def pemeran(organisasi):
    return susun_pemeran(organisasi)


def susun_pemeran(o):
    p = SimpleNamespace(
        bupati=pembuat.buat_pegawai("Surya Wibawa", jenis="non_asn"),
        tono=pembuat.buat_pegawai("Tono Subroto", golongan="IV/c"),
        budi=pembuat.buat_pegawai("Budi Santoso", golongan="IV/a"),
        rina=pembuat.buat_pegawai("Rina Kartikasari", golongan="IV/a"),
        sari=pembuat.buat_pegawai("Sari Utami", gelar_belakang="S.Kom."),
        joko=pembuat.buat_pegawai("Joko Prasetyo"),
        dewi=pembuat.buat_pegawai("Dewi Lestari"),
        admin=pembuat.buat_pegawai("Ayu Puspita"),
        kepala_bkd=pembuat.buat_pegawai("Hadi Purnomo", golongan="IV/c"),
    )
    pembuat.tempatkan(p.bupati, o.kabupaten, "BUPATI SUKAMAJU", "pejabat_negara", memimpin=True)
    pembuat.tempatkan(p.tono, o.dinas, "KEPALA DINAS KOMUNIKASI DAN INFORMATIKA", "jpt_pratama", memimpin=True)
    pembuat.tempatkan(p.budi, o.egov, "KEPALA BIDANG E-GOVERNMENT", "administrator", memimpin=True)
    pembuat.tempatkan(p.rina, o.statistik, "KEPALA BIDANG STATISTIK", "administrator", memimpin=True)
    pembuat.tempatkan(p.sari, o.egov, "PRANATA KOMPUTER AHLI MUDA", "jf_keahlian")
    pembuat.tempatkan(p.joko, o.egov, "PENGELOLA DATA", "pelaksana")
    pembuat.tempatkan(p.dewi, o.dinas, "ANALIS KEPEGAWAIAN", "pelaksana")
    pembuat.tempatkan(p.kepala_bkd, o.bkd, "KEPALA BADAN KEPEGAWAIAN DAERAH", "jpt_pratama", memimpin=True)
    pembuat.tempatkan(p.admin, o.bkd, "ANALIS SDM APARATUR AHLI MUDA", "jf_keahlian")
    pembuat.jadikan_bkd(p.admin)
    pembuat.beri_mandat(p.dewi, o.dinas)
    return p


@pytest.fixture
def periode(db):
    return pembuat.buat_periode()


@pytest.fixture
def sebagai():
    """A browser in which this person is logged in: sebagai(sari).get('/')."""

    def masuk(pegawai, *, sandi_segar=False):
        klien = Client()
        klien.force_login(pegawai.pengguna, backend="pegawai.sandi.Pintu")
        if sandi_segar:
            segarkan(klien)
        return klien

    return masuk


def segarkan(klien):
    """As if the password had just been typed again."""
    import time

    sesi = klien.session
    sesi["pastikan_pada"] = time.time()
    sesi.save()


@pytest.fixture
def basis_nyata(transactional_db):
    """For tests with several connections: rows are really committed, and swept away afterwards."""
    acuan.muat(Ketentuan, HariLibur)
    acuan_teks.muat(TeksInstansi)
    yield
    _pemicu_kosongkan("DISABLE")


@pytest.fixture(autouse=True)
def _pemicu_terpasang(request):
    """The guard against TRUNCATE stands in every test, also after one whose sweep needed it away."""
    if "basis_nyata" in request.fixturenames:
        request.getfixturevalue("basis_nyata")
        _pemicu_kosongkan("ENABLE")


def _pemicu_kosongkan(keadaan):
    with connection.cursor() as kursor:
        for tabel in TABEL_BERTAMBAH:
            kursor.execute(f"ALTER TABLE {tabel} {keadaan} TRIGGER jejak_tanpa_kosongkan")
