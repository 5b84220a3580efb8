"""Notes on their page. The real clock: the database holds the day of a note by its own."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from skp_app.models import CatatanPemantauan
from tests import pembuat
from tests.alur.test_kemajuan import catat
from tests.halaman.bantu import isi, teks

pytestmark = pytest.mark.django_db
ISIAN = {"tanggal": "", "sifat": "insidentil", "cara": "langsung", "isi": "Rapat dipimpin dengan baik.", "sasaran": ""}


def isian(**lain):
    return ISIAN | {"tanggal": localdate().isoformat()} | lain


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def alamat(skp, periode):
    return f"/pemantauan/{periode.tahun}/{skp.kode}/"


def test_catatan_ditulis_diubah_dibagikan_ditindaklanjuti(sebagai, pemeran, skp, alamat):
    budi, sari = sebagai(pemeran.budi), sebagai(pemeran.sari)
    besok = (localdate() + timedelta(days=1)).isoformat()
    budi.post(f"{alamat}catatan/", isian(tindak_lanjut=besok, sasaran="kolaboratif"))
    catatan = CatatanPemantauan.objects.get()
    satu = f"{alamat}catatan/{catatan.pk}/"
    assert "Rapat dipimpin dengan baik." in teks(budi.get(alamat))
    assert "Rapat dipimpin dengan baik." not in teks(sari.get(alamat))
    assert sari.get(satu).status_code == 404
    budi.post(satu, isian(isi="Rapat dipimpin dengan tenang."))
    budi.post(f"{satu}bagikan/")
    assert "Rapat dipimpin dengan tenang." in teks(sari.get(alamat))
    assert budi.get(satu).status_code == 409
    assert sari.post(f"{satu}bagikan/").status_code == 403


def test_tindak_lanjut_dicatat_selesai(sebagai, pemeran, skp, alamat):
    catatan = catat(skp, pemeran.budi, tindak_lanjut=localdate())
    assert sebagai(pemeran.budi).post(f"{alamat}catatan/{catatan.pk}/selesai/").status_code == 302
    assert CatatanPemantauan.objects.get().ditindaklanjuti_pada is not None


def test_catatan_keliru_kembali_dengan_isiannya(sebagai, pemeran, skp, alamat):
    halaman = sebagai(pemeran.budi).post(f"{alamat}catatan/", isian(tanggal="2031-01-01", isi="Tetap ada."))
    assert halaman.status_code == 422
    assert "Tanggal pengamatan ada di dalam masa SKP, paling akhir hari ini." in teks(halaman)
    assert "Tetap ada." in isi(halaman)


def test_catatan_menjadi_umpan_balik_dengan_satu_klik(sebagai, pemeran, skp, alamat):
    catatan = catat(skp, pemeran.budi, isi="Rapat koordinasi dipimpin dengan tenang.", perilaku="kolaboratif")
    budi = sebagai(pemeran.budi)
    beri = budi.get(f"{alamat}catatan/{catatan.pk}/umpan-balik/").headers["Location"]
    assert beri == f"/umpan-balik/beri/{skp.kode}/?catatan={catatan.pk}"
    formulir = budi.get(beri).context["formulir"]
    assert formulir["isi"].value() == catatan.isi
    terisi = {nama: formulir[nama].value() for nama in formulir.fields if formulir[nama].value()}
    assert budi.post(beri, terisi | {"nada": "positif"}).status_code == 302
    catatan.refresh_from_db()
    assert catatan.umpan_balik.isi == catatan.isi
    assert "menjadi umpan balik" in teks(budi.get(alamat))
