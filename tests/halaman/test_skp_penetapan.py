"""What a penilai does with a proposal: ekspektasi khusus, kembalikan, tetapkan"""

import pytest

from pegawai.models import Pemberitahuan
from skp_app.alur.isi import isi_skp, sidik
from tests import pembuat
from tests.conftest import segarkan
from tests.cuplikan import tanpa_perubahan
from tests.halaman.bantu import isi, judul, teks
from tests.halaman.kueri import kueri

ISIAN = {
    "ekspektasi": {"ekspektasi-akuntabel": "Melapor tepat waktu\nMencatat keputusan"},
    "kembalikan": {"catatan": "Target RHK 2 turun dari tahun lalu."},
    "tetapkan": {},
}


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.ajukan(pembuat.buat_skp(pemeran.sari))


@pytest.fixture
def budi(sebagai, pemeran):
    return sebagai(pemeran.budi, sandi_segar=True)


def alamat(skp, ekor=""):
    return f"/skp/{skp.kode}/{ekor}"


def isian(nama, skp):
    return ISIAN[nama] | ({"sidik": sidik(isi_skp(skp))} if nama == "tetapkan" else {})


# Yang berlaku untuk ketiganya ----------------------------------------------------------------------
@pytest.mark.parametrize("nama", ["ekspektasi", "kembalikan"])
def test_get_ditolak(budi, skp, nama):
    with tanpa_perubahan():
        assert budi.get(alamat(skp, f"{nama}/")).status_code == 405


@pytest.mark.parametrize("siapa", ["rina", "joko"])
@pytest.mark.parametrize("nama", ISIAN)
def test_orang_lain_tidak_menemukannya(sebagai, pemeran, skp, nama, siapa):
    klien = sebagai(getattr(pemeran, siapa), sandi_segar=True)
    data = isian(nama, skp)
    with tanpa_perubahan():
        assert klien.post(alamat(skp, f"{nama}/"), data).status_code == 404


@pytest.mark.parametrize("siapa", ["sari", "tono", "dewi", "admin"])
@pytest.mark.parametrize("nama", ISIAN)
def test_yang_hanya_boleh_membaca_ditolak(sebagai, pemeran, skp, nama, siapa):
    klien = sebagai(getattr(pemeran, siapa), sandi_segar=True)
    data = isian(nama, skp)
    with tanpa_perubahan():
        jawaban = klien.post(alamat(skp, f"{nama}/"), data)
    assert jawaban.status_code == 403
    assert "hanya dapat dilakukan oleh pejabat penilai kinerja" in teks(jawaban)


@pytest.mark.parametrize("nama", ISIAN)
def test_setelah_ditetapkan_terlambat(budi, skp, nama):
    data = isian(nama, skp)
    pembuat.tetapkan(skp)
    with tanpa_perubahan():
        jawaban = budi.post(alamat(skp, f"{nama}/"), data)
    assert jawaban.status_code == 409
    assert "SKP ini sudah berstatus “Ditetapkan”." in teks(jawaban)


# Ekspektasi khusus ---------------------------------------------------------------------------------
def test_ekspektasi_tersimpan_per_baris(budi, skp):
    assert budi.post(alamat(skp, "ekspektasi/"), ISIAN["ekspektasi"]).url == alamat(skp)
    assert list(skp.ekspektasi.values_list("nilai", "teks")) == [
        ("akuntabel", "Melapor tepat waktu"), ("akuntabel", "Mencatat keputusan"),
    ]  # fmt: skip
    assert "Melapor tepat waktu\nMencatat keputusan</textarea>" in isi(budi.get(alamat(skp)))


def test_ekspektasi_yang_sama_tidak_dikabarkan_dua_kali(budi, skp):
    budi.post(alamat(skp, "ekspektasi/"), ISIAN["ekspektasi"])
    with tanpa_perubahan():
        assert budi.post(alamat(skp, "ekspektasi/"), ISIAN["ekspektasi"]).status_code == 302


@pytest.mark.parametrize(
    ("teks_isian", "status"), [("x" * 1001, 422), ("x\n" * 31, 422), ("a\x1bb", 422), ("\u202ex", 422), ("a\x00b", 400)]
)
def test_ekspektasi_keliru_tampil_lagi(budi, skp, teks_isian, status):
    with tanpa_perubahan():
        jawaban = budi.post(alamat(skp, "ekspektasi/"), {"ekspektasi-loyal": teks_isian})
    assert jawaban.status_code == status


def test_nilai_perilaku_yang_tidak_dikenal_diabaikan(budi, skp):
    with tanpa_perubahan():
        assert budi.post(alamat(skp, "ekspektasi/"), {"ekspektasi-setia": "x"}).status_code == 302


def test_ekspektasi_dapat_diberi_saat_skp_dikembalikan(budi, skp):
    budi.post(alamat(skp, "kembalikan/"), ISIAN["kembalikan"])
    assert "Kembalikan dengan catatan" not in teks(budi.get(alamat(skp)))
    budi.post(alamat(skp, "ekspektasi/"), ISIAN["ekspektasi"])
    assert skp.ekspektasi.count() == 2


# Kembalikan ----------------------------------------------------------------------------------------
def test_kembalikan_menyimpan_ekspektasi_dan_catatan(budi, skp, pemeran):
    jawaban = budi.post(alamat(skp, "kembalikan/"), ISIAN["kembalikan"] | ISIAN["ekspektasi"])
    assert jawaban.url == alamat(skp)
    skp.refresh_from_db()
    assert (skp.status, skp.catatan_pengembalian) == ("dikembalikan", "Target RHK 2 turun dari tahun lalu.")
    assert skp.ekspektasi.count() == 2
    assert Pemberitahuan.objects.filter(penerima=pemeran.sari, judul__contains="perlu diperbaiki").count() == 1


@pytest.mark.parametrize("catatan", ["", "   ", "\u3164", "x" * 2001])
def test_kembalikan_tanpa_catatan_menampilkan_lagi_yang_diketik(budi, skp, catatan):
    with tanpa_perubahan():
        jawaban = budi.post(alamat(skp, "kembalikan/"), {"catatan": catatan, "ekspektasi-loyal": ""})
    assert jawaban.status_code == 422
    assert "SKP belum dikembalikan." in teks(jawaban)
    assert catatan.strip() in isi(jawaban)


def test_kembalikan_dua_kali_ditolak_dengan_kalimat(budi, skp):
    budi.post(alamat(skp, "kembalikan/"), ISIAN["kembalikan"])
    with tanpa_perubahan():
        jawaban = budi.post(alamat(skp, "kembalikan/"), ISIAN["kembalikan"])
    assert jawaban.status_code == 409
    assert "SKP ini sudah berstatus “Perlu diperbaiki”." in teks(jawaban)


# Tetapkan ------------------------------------------------------------------------------------------
def test_halaman_penetapan_mengulang_pokoknya(sebagai, pemeran, skp):
    jawaban = sebagai(pemeran.budi).get(alamat(skp, "tetapkan/"))
    halaman = teks(jawaban)
    assert judul(jawaban) == f"Tetapkan SKP {skp.mulai.year}"
    for kalimat in (
        "Sari Utami, S.Kom.",
        "Budi Santoso",
        "2 RHK utama, 0 RHK tambahan, 2 indikator",
        "Kata sandi Anda",
    ):
        assert kalimat in halaman
    assert f'name="sidik" value="{sidik(isi_skp(skp))}"' in isi(jawaban)


def test_tombol_tetapkan_menyimpan_ekspektasi_lalu_bertanya(budi, skp):
    jawaban = budi.post(alamat(skp, "ekspektasi/"), ISIAN["ekspektasi"] | {"lalu": "tetapkan"})
    assert jawaban.url == alamat(skp, "tetapkan/")
    assert "2 butir" in teks(budi.get(jawaban.url))


def test_tetapkan_dengan_kata_sandi(sebagai, pemeran, skp):
    klien = sebagai(pemeran.budi)
    jawaban = klien.post(alamat(skp, "tetapkan/"), isian("tetapkan", skp) | {"sandi": pembuat.SANDI})
    assert jawaban.url == alamat(skp)
    skp.refresh_from_db()
    assert (skp.status, skp.sidik_ditetapkan) == ("ditetapkan", sidik(isi_skp(skp)))


@pytest.mark.parametrize("sandi", [{}, {"sandi": ""}, {"sandi": "keliru"}])
def test_tanpa_kata_sandi_yang_segar_belum_ditetapkan(sebagai, pemeran, skp, sandi):
    klien = sebagai(pemeran.budi)
    data = isian("tetapkan", skp) | sandi
    with tanpa_perubahan():
        jawaban = klien.post(alamat(skp, "tetapkan/"), data)
    assert jawaban.status_code == 302
    assert jawaban.url.startswith("/akun/pastikan/")


def test_isi_yang_berubah_setelah_dilihat_tidak_ditetapkan(budi, skp):
    data = isian("tetapkan", skp)
    budi.post(alamat(skp, "ekspektasi/"), ISIAN["ekspektasi"])
    with tanpa_perubahan():
        jawaban = budi.post(alamat(skp, "tetapkan/"), data)
    assert jawaban.status_code == 409
    assert "Isi SKP berubah setelah Anda membukanya." in teks(jawaban)


@pytest.mark.parametrize("sidik_kiriman", ["", "x", "A" * 64, "0" * 63, "0" * 5000])
def test_sidik_ganjil_ditolak(budi, skp, sidik_kiriman):
    with tanpa_perubahan():
        assert budi.post(alamat(skp, "tetapkan/"), {"sidik": sidik_kiriman}).status_code == 422


def test_tetapkan_hemat_kueri(budi, skp):
    data = isian("tetapkan", skp)
    segarkan(budi)
    with kueri() as semua:
        budi.post(alamat(skp, "tetapkan/"), data)
    skp.refresh_from_db()
    assert skp.status == "ditetapkan"
    assert len(semua) <= 20
