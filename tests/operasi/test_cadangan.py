"""A backup is what comes back: made from a story, restored elsewhere, and equal row by row and file by file."""

import json
import subprocess

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from pegawai import cadangan
from pegawai.models import Jejak
from tests import conftest, pembuat

ISI_BERKAS = "Laporan triwulan I\n"


@pytest.fixture
def isi(basis_nyata, settings, tmp_path):
    settings.GUDANG = tmp_path / "gudang"
    (settings.GUDANG / "bukti").mkdir(parents=True)
    (settings.GUDANG / "bukti" / "lkj.txt").write_text(ISI_BERKAS)
    pemeran = conftest.susun_pemeran(conftest.susun_organisasi())
    pembuat.buat_periode()
    pembuat.buat_skp_ditetapkan(pemeran.sari)
    return cadangan.buat(tmp_path / "cadangan")


@pytest.fixture
def kosong(isi, settings, tmp_path):
    """Another database on the same server, and a place for the files, both empty."""
    nama, asal = f"{connection.settings_dict['NAME']}_pulih", connection.settings_dict["NAME"]
    with connection.cursor() as kursor:
        kursor.execute(f'CREATE DATABASE "{nama}" TEMPLATE template0')
    settings.DATABASES["default"]["NAME"] = nama
    settings.GUDANG = tmp_path / "pulih"
    yield
    settings.DATABASES["default"]["NAME"] = asal
    with connection.cursor() as kursor:
        kursor.execute(f'DROP DATABASE "{nama}" WITH (FORCE)')


def di_sana(kueri):
    with cadangan.psycopg.connect(cadangan._alamat()) as sambungan:
        return sambungan.execute(kueri).fetchall()


def test_yang_dipulihkan_sama_isinya_dan_jejaknya_menyambung(isi, kosong):
    jejak = list(Jejak.objects.values_list("nomor", "sidik"))
    cadangan.pulihkan(isi)
    assert len(jejak) == 4
    assert di_sana("SELECT nomor, sidik FROM pegawai_jejak ORDER BY nomor") == jejak
    assert di_sana("SELECT status, pegawai_id IS NOT NULL FROM skp_app_skp") == [("ditetapkan", True)]
    assert (settings.GUDANG / "bukti" / "lkj.txt").read_text() == ISI_BERKAS
    # What the database refuses came along, too.
    with pytest.raises(cadangan.psycopg.IntegrityError):
        di_sana("UPDATE pegawai_jejak SET kata_kerja = 'x' RETURNING 1")
    with pytest.raises(cadangan.CadanganRusak, match="sudah berisi tabel"):
        cadangan.pulihkan(isi)


def test_satu_bita_yang_berubah_ketahuan_sebelum_dipulihkan(isi, kosong):
    berkas = isi / cadangan.BASIS_DATA
    bita = bytearray(berkas.read_bytes())
    bita[len(bita) // 2] ^= 1
    berkas.write_bytes(bita)
    with pytest.raises(cadangan.CadanganRusak, match=r"^Isi cadangan berubah setelah dibuat: basis-data\.dump$"):
        cadangan.pulihkan(isi)
    assert di_sana("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'") == [(0,)]


def test_isi_yang_tidak_sama_setelah_dipulihkan_disebut_tabelnya(isi, kosong):
    daftar = json.loads((isi / cadangan.DAFTAR).read_text())
    daftar["tabel"]["skp_app_rhk"][1] = "1"
    (isi / cadangan.DAFTAR).write_text(json.dumps(daftar))
    with pytest.raises(cadangan.CadanganRusak, match=r"^Isi tabel tidak sama setelah dipulihkan: skp_app_rhk$"):
        cadangan.pulihkan(isi)


def test_sesi_yang_sedang_masuk_tidak_ikut_dicadangkan(basis_nyata, client, tmp_path, settings):
    pemeran = conftest.susun_pemeran(conftest.susun_organisasi())
    client.force_login(pemeran.sari.pengguna, backend="pegawai.sandi.Pintu")
    settings.GUDANG = tmp_path / "gudang"
    dump = cadangan.buat(tmp_path / "cadangan") / cadangan.BASIS_DATA
    isi_dump = subprocess.run(
        [cadangan._program("pg_restore"), "--data-only", "--table=pegawai_sesi", "-f", "-", dump],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert client.session.session_key not in isi_dump.stdout
    assert connection.introspection.table_names().count("pegawai_sesi") == 1


def test_yang_terputus_dibuang_dan_hanya_yang_terbaru_disimpan(isi):
    induk = isi.parent
    terputus = induk / f"cadangan-20200101-000000{cadangan.BELUM_JADI}"
    terputus.mkdir()
    lama = induk / "cadangan-20200102-000000"
    lama.mkdir()
    (lama / cadangan.DAFTAR).write_text("{}")
    assert cadangan.daftar(induk) == [isi, lama]
    import time_machine

    with time_machine.travel("2036-01-01T00:00:00+07:00"):
        baru = cadangan.buat(induk, simpan=1)
    assert (cadangan.daftar(induk), terputus.exists(), lama.exists()) == ([baru], False, False)


def test_perintah_memeriksa_tanpa_memulihkan(isi, capsys):
    call_command("pulihkan", isi, periksa_saja=True)
    assert capsys.readouterr().out.endswith(" utuh.\n")
    (isi / cadangan.BERKAS).unlink()
    with pytest.raises(CommandError, match=r"^Cadangan tidak lengkap: "):
        call_command("pulihkan", isi, periksa_saja=True)
