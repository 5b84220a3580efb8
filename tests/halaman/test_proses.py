"""/proses/: the job ledger"""

import pytest

from pegawai.models import Pekerjaan
from tests.halaman.bantu import isi, judul, teks


def buat(peminta, judul="Menghitung predikat", **lain):
    nomor = Pekerjaan.objects.count()
    return Pekerjaan.objects.create(tugas="uji", kunci=str(nomor), judul=judul, peminta=peminta, **lain)


@pytest.fixture
def berjalan(pemeran):
    return buat(pemeran.dewi, status="jalan", jumlah_bagian=50, selesai_bagian=21)


def terlihat(klien):
    return {p.judul for p in klien.get("/proses/").context["halaman"]}


def test_daftar_milik_sendiri_dan_bkd_semuanya(sebagai, pemeran):
    buat(pemeran.dewi, "Milik Dewi")
    buat(pemeran.rina, "Milik Rina")
    buat(None, "Milik sistem")
    assert terlihat(sebagai(pemeran.dewi)) == {"Milik Dewi"}
    assert terlihat(sebagai(pemeran.rina)) == {"Milik Rina"}
    assert terlihat(sebagai(pemeran.sari)) == set()
    assert terlihat(sebagai(pemeran.admin)) == {"Milik Dewi", "Milik Rina", "Milik sistem"}


def test_rinci_menunjukkan_kemajuan(sebagai, pemeran, berjalan):
    jawaban = sebagai(pemeran.dewi).get(f"/proses/{berjalan.kode}/")
    assert judul(jawaban) == "Menghitung predikat"
    assert "Berjalan 42% (21 dari 50 bagian)" in teks(jawaban)
    assert '<progress class="bilah" max="100" value="42"' in isi(jawaban)
    assert f'<a href="/proses/{berjalan.kode}/">Perbarui</a>' in isi(jawaban)


def test_orang_lain_tidak_melihat(sebagai, pemeran, berjalan):
    assert sebagai(pemeran.rina).get(f"/proses/{berjalan.kode}/").status_code == 404


def test_potongan_bertanya_lagi_selama_terbuka_saja(sebagai, pemeran, berjalan):
    klien = sebagai(pemeran.dewi)
    kepala = {"HX-Request": "true", "X-Otomatis": "1"}
    potongan = isi(klien.get(f"/proses/{berjalan.kode}/", headers=kepala))
    assert potongan.startswith('<section class="panel" id="pekerjaan"')
    assert 'hx-trigger="every 2s"' in potongan
    Pekerjaan.objects.update(status="selesai", selesai_bagian=50, hasil={"jumlah_pegawai": 412})
    potongan = isi(klien.get(f"/proses/{berjalan.kode}/", headers=kepala))
    assert "hx-trigger" not in potongan
    assert "<dt>Jumlah pegawai</dt><dd>412</dd>" in potongan


def test_kegagalan_tanpa_rincian_teknis(sebagai, pemeran):
    gagal = buat(pemeran.dewi, status="gagal", percobaan=5, galat="IntegrityError: rahasia")
    jawaban = sebagai(pemeran.dewi).get(f"/proses/{gagal.kode}/")
    assert (
        f"Pekerjaan ini berhenti setelah 5 percobaan. Laporkan kepada pengelola aplikasi dengan kode {gagal.kode}"
        in teks(jawaban)
    )
    assert "IntegrityError" not in isi(jawaban)


def test_hanya_dibaca(sebagai, pemeran, berjalan):
    klien = sebagai(pemeran.dewi)
    assert klien.post("/proses/").status_code == 405
    assert klien.post(f"/proses/{berjalan.kode}/").status_code == 405


@pytest.mark.parametrize("jumlah", [1, 3])
def test_jumlah_kueri_tetap(sebagai, pemeran, jumlah, django_assert_num_queries):
    for _ in range(jumlah):
        buat(pemeran.dewi)
    klien, satu = sebagai(pemeran.dewi), Pekerjaan.objects.first()
    with django_assert_num_queries(7):
        klien.get("/proses/")
    with django_assert_num_queries(6):
        klien.get(f"/proses/{satu.kode}/")


def test_menu_menandai_proses_pada_halaman_rinci(sebagai, pemeran, berjalan):
    assert '<a href="/proses/" aria-current="page">' in isi(sebagai(pemeran.dewi).get(f"/proses/{berjalan.kode}/"))
