"""The picker of the RHK that a person's RHK supports"""

import pytest

from skp_app.alur import penyusunan
from tests import pembuat
from tests.cuplikan import tanpa_perubahan
from tests.halaman.bantu import isi, teks
from tests.halaman.kueri import kueri


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp(pemeran.sari)


@pytest.fixture
def rhk(skp):
    return skp.rhk.first()


@pytest.fixture
def sari(sebagai, pemeran):
    return sebagai(pemeran.sari)


@pytest.fixture
def alamat(skp, rhk):
    return f"/skp/{skp.kode}/rhk/{rhk.pk}/intervensi/"


@pytest.fixture
def rhk_budi(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.budi).rhk.first()


def test_kosong_dikatakan_siapa_yang_ditunggu(sari, alamat, pemeran, periode):
    pembuat.buat_skp(pemeran.budi)  # a draft is nobody else's business
    halaman = teks(sari.get(alamat))
    assert f"Budi Santoso belum punya SKP {periode.tahun} yang ditetapkan" in halaman
    assert "Anda tetap bisa menulis RHK sekarang" in halaman
    assert "Tersedianya layanan 2 yang andal" not in halaman


def test_skp_penilai_dan_pimpinan_di_atasnya_dapat_dipilih(sari, alamat, pemeran, rhk_budi):
    tono = pembuat.buat_skp_ditetapkan(pemeran.tono)
    halaman = isi(sari.get(alamat))
    assert "belum punya SKP" not in halaman
    assert f'value="rhk-{rhk_budi.pk}"' in halaman
    # Of a JPT one picks the RHK together with its indicator (footnote of Format A.1.7).
    rhk_tono = tono.rhk.first()
    assert f'value="iki-{rhk_tono.iki.get().pk}"' in halaman
    assert f'value="rhk-{rhk_tono.pk}"' not in halaman
    assert halaman.index("KEPALA BIDANG E-GOVERNMENT") < halaman.index("KEPALA DINAS KOMUNIKASI DAN INFORMATIKA")


def test_skp_pimpinan_lain_tidak_terlihat(sari, alamat, pemeran):
    pembuat.buat_skp_ditetapkan(pemeran.rina)
    assert "KEPALA BIDANG STATISTIK" not in isi(sari.get(alamat))


def test_pilih_rhk_penilai(sari, skp, alamat, rhk, rhk_budi):
    jawaban = sari.post(alamat, {"pilihan": f"rhk-{rhk_budi.pk}", "versi": rhk.versi})
    assert jawaban.url == f"/skp/{skp.kode}/?buka=1#rhk-1"
    rhk.refresh_from_db()
    assert (rhk.intervensi_rhk, rhk.intervensi_iki) == (rhk_budi, None)
    assert "KEPALA BIDANG E-GOVERNMENT — Tersedianya layanan 1 yang andal" in teks(sari.get(f"/skp/{skp.kode}/"))
    assert f'value="rhk-{rhk_budi.pk}" checked' in isi(sari.get(alamat))


def test_pilih_indikator_jpt(sari, pemeran, alamat, rhk):
    iki = pembuat.buat_skp_ditetapkan(pemeran.tono).rhk.first().iki.get()
    sari.post(alamat, {"pilihan": f"iki-{iki.pk}", "versi": rhk.versi})
    rhk.refresh_from_db()
    assert (rhk.intervensi_rhk, rhk.intervensi_iki) == (iki.rhk, iki)


def test_tulis_dengan_kata_sendiri_lalu_lepaskan(sari, alamat, rhk):
    isian = {"pilihan": "bebas", "teks": "Sasaran: layanan publik\nprima", "teks_iki": "Indeks", "versi": rhk.versi}
    sari.post(alamat, isian)
    rhk.refresh_from_db()
    assert rhk.intervensi == {"rhk": "Sasaran: layanan publik prima", "iki": "Indeks"}
    sari.post(alamat, {"pilihan": "belum", "teks": "tersisa di isian", "versi": rhk.versi})
    rhk.refresh_from_db()
    assert rhk.intervensi is None


def test_pilihan_yang_sama_dua_kali_sama_dengan_sekali(sari, alamat, rhk, rhk_budi):
    isian = {"pilihan": f"rhk-{rhk_budi.pk}", "versi": rhk.versi}
    sari.post(alamat, isian)
    with tanpa_perubahan():
        assert sari.post(alamat, isian).status_code == 302


def test_pilihan_basi_ditolak(sari, skp, alamat, rhk, rhk_budi):
    penyusunan.simpan_rhk(rhk, oleh=skp.pegawai, versi=rhk.versi, intervensi_teks="Dari tab lain")
    with tanpa_perubahan():
        jawaban = sari.post(alamat, {"pilihan": f"rhk-{rhk_budi.pk}", "versi": rhk.versi})
    assert jawaban.status_code == 409
    assert "Baris ini baru saja disimpan dari tempat lain." in teks(jawaban)


@pytest.mark.parametrize(
    "isian",
    [
        {}, {"pilihan": "rhk-999999"}, {"pilihan": "rhk-" + "9" * 40}, {"pilihan": "bebas"},
        {"pilihan": "bebas", "teks": "x" * 1001}, {"pilihan": "bebas", "teks": "a\x1bb"},
        {"pilihan": "belum", "versi": "x"},
    ],
)  # fmt: skip
def test_pilihan_keliru_tampil_lagi_dengan_kalimat(sari, alamat, rhk, isian):
    with tanpa_perubahan():
        jawaban = sari.post(alamat, {"versi": rhk.versi} | isian)
    assert jawaban.status_code == 422
    assert "Pilihan belum lengkap." in teks(jawaban)


def test_draf_pimpinan_tidak_dapat_dipilih_walau_nomornya_ditebak(sari, alamat, rhk, pemeran):
    tebakan = pembuat.buat_skp(pemeran.budi).rhk.first()
    with tanpa_perubahan():
        assert sari.post(alamat, {"pilihan": f"rhk-{tebakan.pk}", "versi": rhk.versi}).status_code == 422


def test_tombol_ganti_menyimpan_dulu_lalu_membuka_pemilih(sari, skp, alamat, rhk):
    isian = {f"rhk-{rhk.pk}-versi": 1, f"rhk-{rhk.pk}-teks": "Diketik dulu", "lalu": f"intervensi-{rhk.pk}"}
    assert sari.post(f"/skp/{skp.kode}/simpan/", isian).url == alamat
    rhk.refresh_from_db()
    assert rhk.teks == "Diketik dulu"


@pytest.mark.parametrize("siapa", ["budi", "rina"])
def test_pemilih_orang_lain_tertutup(sebagai, pemeran, alamat, siapa):
    assert sebagai(getattr(pemeran, siapa)).get(alamat).status_code == 404


def test_pemilih_tertutup_setelah_diajukan(sari, skp, alamat):
    pembuat.ajukan(skp)
    assert sari.get(alamat).status_code == 409


@pytest.mark.parametrize("banyak", [1, 3])
def test_jumlah_kueri_tetap(sari, pemeran, alamat, banyak):
    pembuat.buat_skp_ditetapkan(pemeran.budi, rhk=banyak)
    pembuat.buat_skp_ditetapkan(pemeran.tono, rhk=banyak)
    with kueri() as semua:
        sari.get(alamat)
    assert len(semua) == 11
