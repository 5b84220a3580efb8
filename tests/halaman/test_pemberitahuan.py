"""/pemberitahuan/"""

import pytest

from pegawai.models import Pemberitahuan
from tests.halaman.bantu import teks
from tests.halaman.kueri import kueri


@pytest.fixture
def kabar(pemeran):
    """Two for Sari, one for Rina."""
    for kunci, judul, tautan in (("a", "SKP dikembalikan", "/akun/"), ("b", "Tahun dibuka", "")):
        Pemberitahuan.kirim(pemeran.sari, kunci, judul, "Buka catatannya.", tautan)
    Pemberitahuan.kirim(pemeran.rina, "c", "Rahasia Rina", "", "/proses/")
    return {p.kunci: p for p in Pemberitahuan.objects.all()}


def belum_dibaca():
    return set(Pemberitahuan.objects.filter(dibaca_pada=None).values_list("kunci", flat=True))


def test_daftar_hanya_milik_sendiri(sebagai, pemeran, kabar):
    jawaban = sebagai(pemeran.sari).get("/pemberitahuan/")
    assert [p.kunci for p in jawaban.context["halaman"]] == ["b", "a"]
    assert "2 belum dibaca." in teks(jawaban)
    assert "Rahasia Rina" not in teks(jawaban)


def test_daftar_kosong_menjelaskan(sebagai, pemeran):
    assert "Belum ada pemberitahuan." in teks(sebagai(pemeran.sari).get("/pemberitahuan/"))


def test_buka_menandai_dibaca_dan_mengantar(sebagai, pemeran, kabar):
    klien = sebagai(pemeran.sari)
    assert klien.post(f"/pemberitahuan/{kabar['a'].pk}/buka/")["Location"] == "/akun/"
    assert klien.post(f"/pemberitahuan/{kabar['b'].pk}/buka/")["Location"] == "/pemberitahuan/"
    assert belum_dibaca() == {"c"}


def test_buka_lewat_get_ditolak(sebagai, pemeran, kabar):
    assert sebagai(pemeran.sari).get(f"/pemberitahuan/{kabar['a'].pk}/buka/").status_code == 405
    assert belum_dibaca() == {"a", "b", "c"}


def test_milik_orang_lain_tidak_ada(sebagai, pemeran, kabar):
    for siapa in (pemeran.sari, pemeran.budi, pemeran.admin):
        assert sebagai(siapa).post(f"/pemberitahuan/{kabar['c'].pk}/buka/").status_code == 404
    assert belum_dibaca() == {"a", "b", "c"}


def test_buka_lagi_tidak_mengubah_waktunya(sebagai, pemeran, kabar):
    klien = sebagai(pemeran.sari)
    klien.post(f"/pemberitahuan/{kabar['a'].pk}/buka/")
    pertama = Pemberitahuan.objects.get(kunci="a").dibaca_pada
    klien.post(f"/pemberitahuan/{kabar['a'].pk}/buka/")
    assert Pemberitahuan.objects.get(kunci="a").dibaca_pada == pertama


def test_tautan_ke_luar_tidak_diikuti(sebagai, pemeran):
    Pemberitahuan.kirim(pemeran.sari, "x", "x", tautan="//evil.example/")
    pk = Pemberitahuan.objects.get().pk
    assert sebagai(pemeran.sari).post(f"/pemberitahuan/{pk}/buka/")["Location"] == "/pemberitahuan/"


def test_tandai_semua_hanya_milik_sendiri(sebagai, pemeran, kabar):
    jawaban = sebagai(pemeran.sari).post("/pemberitahuan/dibaca/", follow=True)
    assert belum_dibaca() == {"c"}
    assert "2 pemberitahuan ditandai sudah dibaca." in teks(jawaban)


def test_tandai_semua_lewat_get_ditolak(sebagai, pemeran, kabar):
    assert sebagai(pemeran.sari).get("/pemberitahuan/dibaca/").status_code == 405
    assert belum_dibaca() == {"a", "b", "c"}


def test_lonceng_menghitung_yang_belum_dibaca(sebagai, pemeran, kabar):
    klien = sebagai(pemeran.sari)
    assert "Pemberitahuan, 2 belum dibaca" in teks(klien.get("/akun/"))
    klien.post("/pemberitahuan/dibaca/")
    assert "Pemberitahuan, tidak ada yang belum dibaca" in teks(klien.get("/akun/"))


def test_halaman_kedua_dan_setelah_akhir(sebagai, pemeran):
    for n in range(26):
        Pemberitahuan.kirim(pemeran.sari, f"k{n}", f"Kabar {n}")
    klien = sebagai(pemeran.sari)
    assert [p.kunci for p in klien.get("/pemberitahuan/?hal=2").context["halaman"]] == ["k0"]
    assert klien.get("/pemberitahuan/?hal=900").context["halaman"].number == 2
    assert "1–25 dari 26" in teks(klien.get("/pemberitahuan/"))


@pytest.mark.parametrize("jumlah", [1, 3])
def test_jumlah_kueri_tetap(sebagai, pemeran, jumlah):
    for n in range(jumlah):
        Pemberitahuan.kirim(pemeran.sari, f"k{n}", "Kabar")
    klien = sebagai(pemeran.sari)
    with kueri() as semua:
        klien.get("/pemberitahuan/")
    assert len(semua) == 5


def test_teks_jahat_tampil_sebagai_teks(sebagai, pemeran):
    Pemberitahuan.kirim(pemeran.sari, "x", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>")
    isi = sebagai(pemeran.sari).get("/pemberitahuan/").content.decode()
    assert "<script>alert" not in isi
    assert "&lt;img src=x onerror=alert(1)&gt;" in isi
