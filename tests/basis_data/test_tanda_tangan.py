"""What the database refuses about signatures, whoever asks"""

import pytest
from django.db import DatabaseError, transaction
from django.utils.timezone import now

from skp_app.alur import kunci, pencetakan, tanda_tangan
from skp_app.models import PenarikanDokumen, TandaTangan
from skp_app.penyedia import Rahasia
from tests import pembuat
from tests.basis_data.langsung import DITERIMA, hapus, salin, ubah
from tests.pdf_uji import kertas

FRASA = "kuda laut menari 9"
BERTAMBAH = "isinya hanya boleh bertambah"


@pytest.fixture
def dokumen(pemeran, periode):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    return pencetakan.arsipkan(skp, "A.1.7", skp.sidik_ditetapkan, lambda _: kertas("pegawai", "penilai"))


@pytest.fixture
def tanda(dokumen, pemeran):
    kunci.buat(pemeran.sari, oleh=pemeran.sari, frasa=FRASA)
    return tanda_tangan.tandatangani(dokumen, oleh=pemeran.sari, penyedia="lokal", rahasia=Rahasia(frasa=FRASA))


def baris(penanda, **lain):
    isi = {"penanda": penanda, "penyedia": "lokal", "alasan": "x", "pada": now(), "atas": "a" * 64, "sha256": "b" * 64,
           "ukuran": 1, "berkas": "x", "sidik_sertifikat": "c" * 64}  # fmt: skip
    try:
        with transaction.atomic():
            TandaTangan.objects.create(**isi | lain)
    except DatabaseError as galat:
        return galat.__cause__.diag.constraint_name
    return DITERIMA


def test_tanda_tangan_berurutan_dan_lengkap(dokumen, pemeran):
    satu, dua = dokumen.penanda.all()
    assert baris(dua) == "tanda_tangan_urut"
    assert baris(satu, sha256="a" * 64) == "tanda_mengubah_berkas"
    assert baris(satu, sha256="b") == "tanda_punya_sidik"
    assert baris(satu, sidik_sertifikat="") == "tanda_elektronik_punya_sertifikat"
    assert baris(satu, penyedia="basah") == "tanda_elektronik_punya_sertifikat"
    assert baris(satu, penyedia="lain") == "tanda_penyedia_dikenal"
    PenarikanDokumen.objects.create(dokumen=dokumen, alasan="Keliru.", oleh=pemeran.admin)
    assert baris(satu) == "tanda_tangan_urut"


def test_yang_ditandatangani_tetap(dokumen, tanda, pemeran):
    for objek in (tanda, tanda.penanda, dokumen):
        assert BERTAMBAH in hapus(objek)
    assert BERTAMBAH in ubah(tanda, sha256="d" * 64)
    assert BERTAMBAH in ubah(tanda.penanda, pegawai_id=pemeran.budi.pk)
    tarik = PenarikanDokumen.objects.create(dokumen=dokumen, alasan="Keliru.", oleh=pemeran.admin)
    assert (BERTAMBAH in hapus(tarik), BERTAMBAH in ubah(tarik, alasan="Lain.")) == (True, True)


def test_kunci_hanya_dicabut_dan_otoritas_tetap(tanda, pemeran):
    milik = pemeran.sari.kunci_tanda_tangan.get()
    assert ubah(milik, kunci="lain") == "kunci_hanya_dicabut"
    assert hapus(milik) == "kunci_hanya_dicabut"
    assert salin(milik) == "kunci_satu_per_orang"
    kunci.cabut(pemeran.sari, oleh=pemeran.sari)
    assert ubah(milik, dicabut_pada=None) == "kunci_hanya_dicabut"
    induk = kunci.otoritas("X")[0]
    assert (ubah(induk, sertifikat="lain"), hapus(induk)) == ("otoritas_tetap", "otoritas_tetap")
