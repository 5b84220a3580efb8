"""SKP bawahan: one line for everybody a person assesses"""

from datetime import date

import pytest
from django.utils.timezone import localdate

from pegawai import atasan
from tests import pembuat
from tests.halaman.bantu import isi, teks
from tests.halaman.kueri import kueri


@pytest.fixture
def budi(sebagai, pemeran):
    return sebagai(pemeran.budi)


@pytest.fixture
def alamat(periode):
    return f"/skp/tim/{periode.tahun}/"


def test_semua_bawahan_beserta_keadaannya(budi, pemeran, alamat):
    skp = pembuat.ajukan(pembuat.buat_skp(pemeran.sari))
    halaman = budi.get(alamat)
    assert "1 menunggu keputusan Anda." in teks(halaman)
    assert "Joko Prasetyo PENGELOLA DATA Belum diajukan" in teks(halaman)
    assert "Sari Utami, S.Kom. PRANATA KOMPUTER AHLI MUDA Menunggu pimpinan" in teks(halaman)
    assert f'href="/skp/{skp.kode}/"' in isi(halaman)


def test_draf_tampak_seperti_belum_ada(budi, pemeran, alamat):
    skp = pembuat.buat_skp(pemeran.sari)
    halaman = budi.get(alamat)
    assert "Sari Utami, S.Kom. PRANATA KOMPUTER AHLI MUDA Belum diajukan" in teks(halaman)
    assert skp.kode not in isi(halaman)


@pytest.mark.parametrize(
    ("siapa", "harapan"),
    [("budi", ["Joko", "Sari"]), ("tono", ["Budi", "Dewi", "Rina"]), ("rina", []), ("bupati", ["Hadi", "Tono"]),
     ("sari", []), ("dewi", [])],
)  # fmt: skip
def test_daftar_menurut_susunan_unit(sebagai, pemeran, alamat, siapa, harapan):
    semua = ["Ayu", "Budi", "Dewi", "Hadi", "Joko", "Rina", "Sari", "Tono"]
    pelihat = getattr(pemeran, siapa)
    utama = teks(sebagai(pelihat).get(alamat)).partition("SKP bawahan 2")[2]
    assert [n for n in semua if f"{n} " in utama and n not in pelihat.nama] == harapan


def test_dua_arah_aturan_penilai_sepakat(pemeran, organisasi, periode):
    """Everybody is in the list of exactly the person whom `tentukan` names."""
    hari = localdate()
    semua = [o for o in vars(pemeran).values() if o.penempatan.exists()]
    for orang in semua:
        penilai = atasan.tentukan(orang.penempatan.get(), hari).penilai
        daftar = {p for p in semua if atasan.bawahan(p, hari).filter(pegawai=orang).exists()}
        assert daftar == ({penilai.pegawai} if penilai else set()), orang


def test_unit_tanpa_pimpinan_naik_ke_atasnya(pemeran, organisasi, sebagai, alamat):
    pemeran.budi.penempatan.update(selesai=date(2021, 1, 1))
    utama = teks(sebagai(pemeran.tono).get(alamat))
    assert "Sari Utami" in utama
    assert "Joko Prasetyo" in utama


def test_delegasi_berpindah_daftar(pemeran, sebagai, alamat):
    pemeran.joko.penempatan.update(penilai_ditunjuk=pemeran.rina.penempatan.get())
    assert "Joko Prasetyo" in teks(sebagai(pemeran.rina).get(alamat))
    assert "Joko Prasetyo" not in teks(sebagai(pemeran.budi).get(alamat))


def test_plt_memimpin_bila_tidak_ada_yang_definitif(pemeran, organisasi, sebagai, alamat):
    pembuat.tempatkan(pemeran.rina, organisasi.egov, "KEPALA BIDANG E-GOVERNMENT", "administrator",
                      memimpin=True, jenis="plt")  # fmt: skip
    assert "Sari Utami" not in teks(sebagai(pemeran.rina).get(alamat))
    pemeran.budi.penempatan.update(selesai=date(2021, 1, 1))
    assert "Sari Utami" in teks(sebagai(pemeran.rina).get(alamat))


def test_yang_pindah_tetap_terdaftar_karena_skp_nya(budi, pemeran, organisasi, alamat):
    pembuat.buat_skp_ditetapkan(pemeran.sari)
    pemeran.sari.penempatan.update(unit=organisasi.bkd)
    assert "Sari Utami" in teks(budi.get(alamat))


@pytest.mark.parametrize(
    ("saring", "nama"),
    [
        ({"status": "belum"}, {"Joko"}), ({"status": "diajukan"}, {"Sari"}), ({"status": "ditetapkan"}, set()),
        ({"nama": "prasetyo"}, {"Joko"}), ({"nama": "sar", "status": "belum"}, set()), ({"nama": "%"}, set()),
    ],
)  # fmt: skip
def test_saringan(budi, pemeran, alamat, saring, nama):
    pembuat.ajukan(pembuat.buat_skp(pemeran.sari))
    utama = teks(budi.get(alamat, saring)).partition("Terapkan")[2]
    assert {n for n in ("Joko", "Sari") if f"{n} " in utama} == nama


def test_cari_dengan_nip(budi, pemeran, alamat):
    utama = teks(budi.get(alamat, {"nama": pemeran.joko.nip})).partition("Terapkan")[2]
    assert "Joko Prasetyo" in utama
    assert "Sari Utami" not in utama


@pytest.mark.parametrize(
    "saring", [{"status": "draf"}, {"status": "x"}, {"nama": "x" * 101}, {"hal": "-1"}, {"hal": "x"}]
)
def test_saringan_ganjil_ditolak_dengan_kalimat(budi, alamat, saring):
    assert budi.get(alamat, saring).status_code == 400


@pytest.mark.parametrize("tahun", ["1999", "0", "9" * 30])
def test_tahun_yang_tidak_ada(budi, periode, tahun):
    assert budi.get(f"/skp/tim/{tahun}/").status_code == 404


@pytest.mark.parametrize("banyak", [1, 3])
def test_jumlah_kueri_tetap(budi, pemeran, organisasi, alamat, banyak):
    for n in range(banyak):
        orang = pembuat.buat_pegawai(f"Zulkifli {n}")
        pembuat.tempatkan(orang, organisasi.egov, "PENGELOLA LAYANAN")
        pembuat.ajukan(pembuat.buat_skp(orang))
    with kueri() as semua:
        jawaban = budi.get(alamat)
    assert isi(jawaban).count("Periksa SKP") == banyak
    assert len(semua) == 14


def test_lima_puluh_orang_sehalaman(budi, organisasi, alamat):
    for n in range(50):
        pembuat.tempatkan(pembuat.buat_pegawai(f"Zulkifli {n:02}", masuk=False), organisasi.egov, "PENGELOLA LAYANAN")
    assert isi(budi.get(alamat)).count('scope="row"') == 50
    assert isi(budi.get(alamat, {"hal": 2})).count('scope="row"') == 2
