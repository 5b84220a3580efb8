"""What the Pimpinan noted, concluded and took over stays, whoever asks the database."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from skp_app.alur import kemajuan
from tests import pembuat
from tests.alur.test_kemajuan import ambil, catat, sampai_boleh_diambil_alih, simpulkan
from tests.basis_data.langsung import DITERIMA, hapus, salin, ubah

CATATAN = "Catatan pemantauan tidak dapat diubah atau dihapus"


def tetap(tabel):
    return f"Isi skp_app_{tabel} tidak dapat diubah atau dihapus"


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


def test_catatan_yang_dibagikan_tidak_berubah(skp, pemeran):
    catatan = catat(skp, pemeran.budi, tindak_lanjut=localdate())
    assert ubah(catatan, isi="Pada harinya, belum dibaca orang.") == DITERIMA
    assert {k: ubah(catatan, **{k: v}) for k, v in {"oleh_id": pemeran.tono.pk, "ditulis_pada": now()}.items()} == {
        "oleh_id": CATATAN, "ditulis_pada": CATATAN,
    }  # fmt: skip
    assert ubah(catatan, dibagikan_pada=now()) == DITERIMA
    catatan.dibagikan_pada = now()
    catatan.save(update_fields=["dibagikan_pada"])
    lain = {"isi": "Lain", "tanggal": localdate() - timedelta(days=1), "dibagikan_pada": None, "tindak_lanjut": None}
    assert {k: ubah(catatan, **{k: v}) for k, v in lain.items()} == dict.fromkeys(lain, CATATAN)
    assert ubah(catatan, ditindaklanjuti_pada=now()) == DITERIMA
    assert hapus(catatan) == CATATAN


@pytest.mark.parametrize(
    ("isi", "batas"),
    [
        ({"isi": ""}, "catatan_tidak_kosong"),
        ({"sifat": "kadang"}, "catatan_sifat_dikenal"),
        ({"cara": "kabar"}, "catatan_cara_dikenal"),
        ({"perilaku": "ramah"}, "catatan_satu_sasaran"),
        ({"tindak_lanjut": localdate() - timedelta(days=1)}, "catatan_tindak_lanjut_sesudahnya"),
        ({"ditindaklanjuti_pada": now()}, "catatan_ditindaklanjuti_bertanggal"),
    ],
)
def test_catatan_yang_tidak_masuk_akal_ditolak(skp, pemeran, isi, batas):
    catatan = catat(skp, pemeran.budi)
    assert salin(catatan) == DITERIMA
    assert salin(catatan, **isi) == batas


def test_kesimpulan_dijawab_sekali_dan_tidak_berubah(skp, pemeran):
    kesimpulan, tabel = simpulkan(skp, pembuat.triwulan(1)), tetap("kesimpulankemajuan")
    lain = {"hasil": "menunjukkan", "uraian": "Lain", "dasar": "[]", "oleh_id": pemeran.tono.pk}
    assert {k: ubah(kesimpulan, **{k: v}) for k, v in lain.items()} == dict.fromkeys(lain, tabel)
    assert ubah(kesimpulan, jawaban="Ya") == "kesimpulan_jawaban_bertanggal"
    assert ubah(kesimpulan, jawaban="Ya", dijawab_pada=now()) == DITERIMA
    kemajuan.jawab(kesimpulan, oleh=pemeran.sari, isi="Server baru tiba.")
    assert ubah(kesimpulan, jawaban="Lain") == tabel
    assert hapus(kesimpulan) == tabel


def test_tindak_lanjut_sesuai_kesimpulan_dan_tetap(skp, pemeran):
    permintaan = kemajuan.tindak(simpulkan(skp, pembuat.triwulan(1)), "ekspektasi", oleh=pemeran.budi, isi="8 layanan")
    assert salin(permintaan) == "tindak_sekali"
    assert salin(permintaan, jenis="apresiasi") == "Tindak lanjut tidak sesuai dengan kesimpulannya"
    assert salin(permintaan, jenis="pembinaan", isi="") == "tindak_lengkap"
    assert ubah(permintaan, isi="9 layanan") == tetap("tindakkemajuan")
    assert ubah(permintaan, selesai_pada=now(), ditarik_pada=now()) == "tindak_satu_akhir"
    assert ubah(permintaan, skp_hasil_id=skp.pk) == "tindak_versi_penyesuaian"
    assert ubah(permintaan, skp_hasil_id=skp.pk, selesai_pada=now()) == DITERIMA
    assert hapus(permintaan) == tetap("tindakkemajuan")


def test_satu_pengambilalihan_terbuka_per_rhk_dan_tidak_berubah(skp, pemeran):
    sampai_boleh_diambil_alih(skp, pembuat.triwulan(1))
    diambil, tabel = ambil(skp), tetap("pengambilalihanrhk")
    cocok = "Pengambilalihan tidak sesuai dengan RHK atau kesimpulannya"
    assert salin(diambil) == "pengambilalihan_sekali"
    assert salin(diambil, rhk_id=skp.rhk.last().pk) == cocok
    assert (
        salin(diambil, rhk_id=skp.rhk.last().pk, garis=skp.rhk.last().garis, catatan="") == "pengambilalihan_bercatatan"
    )
    assert ubah(diambil, catatan="Lain") == tabel
    assert ubah(diambil, dikembalikan_pada=now()) == "pengambilalihan_kembali_beralasan"
    assert ubah(diambil, dikembalikan_pada=now(), alasan_kembali="Sanggup lagi") == DITERIMA
    assert hapus(diambil) == tabel
