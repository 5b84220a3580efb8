"""Dokumen menunggu tanda tangan: pages, and what they keep to themselves"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pegawai.models import Pekerjaan
from skp_app.alur import kunci, pencetakan
from skp_app.alur import tanda_tangan as alur
from skp_app.models import TandaTangan
from skp_app.penyedia import Rahasia
from tests import pembuat
from tests.cuplikan import tanpa_perubahan
from tests.halaman.bantu import teks
from tests.halaman.kueri import kueri
from tests.pdf_uji import kertas
from tests.tanda_tangan_uji import FRASA, pindaian


@pytest.fixture
def dokumen(pemeran, periode):
    return simpan(pembuat.buat_skp_ditetapkan(pemeran.sari))


def simpan(skp, kode="A.1.7"):
    isi = kertas("pegawai", "penilai", judul=f"{skp.pk} {kode}")
    return pencetakan.arsipkan(skp, kode, skp.sidik_ditetapkan, lambda _: isi)


@pytest.fixture
def berkunci(pemeran):
    for p in (pemeran.sari, pemeran.budi):
        kunci.buat(p, oleh=p, frasa=FRASA)


def test_kunci_dibuat_dengan_kata_sandi_lalu_dipakai(sebagai, pemeran, dokumen):
    sari = sebagai(pemeran.sari, sandi_segar=True)
    halaman = f"/tanda-tangan/{dokumen.kode}/"
    assert "belum punya kunci tanda tangan" in teks(sari.get(halaman))
    for frasa, ulang in (("pendek", "pendek"), ("1234567890123", "1234567890123"), (FRASA, "lain sekali 9")):
        assert sari.post("/tanda-tangan/kunci/", {"frasa": frasa, "ulang": ulang}).status_code == 422
    assert sari.post("/tanda-tangan/kunci/", {"frasa": FRASA, "ulang": FRASA}).url == "/tanda-tangan/"
    jawaban = sari.post(halaman, {"penyedia": "lokal", "frasa": "kuda laut menari 8"})
    assert (jawaban.status_code, "Frasa sandi keliru" in teks(jawaban)) == (422, True)
    assert sari.post(halaman, {"penyedia": "lokal", "frasa": FRASA}).url == halaman
    kata = teks(sari.get(halaman))
    assert ("Ditandatangani sebagian" in kata, "Gilirannya" in kata, "tidak tersertifikasi" in kata) == (True,) * 3
    kata = teks(sari.get(f"/cek/{dokumen.kode}/"))
    assert ("Sudah" in kata, "tidak tersertifikasi" in kata, "Sari" in kata) == (True, True, False)


def test_banyak_dengan_satu_frasa(sebagai, pemeran, berkunci, dokumen):
    joko = simpan(pembuat.buat_skp_ditetapkan(pemeran.joko))
    for d, siapa in ((dokumen, pemeran.sari), (simpan(dokumen.skp, "A.1.8"), pemeran.sari)):
        alur.tandatangani(d, oleh=siapa, penyedia="lokal", rahasia=Rahasia(frasa=FRASA))
    budi = sebagai(pemeran.budi)
    assert "2 dokumen menunggu Anda" in teks(budi.get("/tanda-tangan/"))
    semua = list(alur.menunggu(pemeran.budi).values_list("dokumen__kode", flat=True))
    kirim = {"penyedia": "lokal", "frasa": FRASA, "pilih": semua}
    with tanpa_perubahan():
        for salah in ({"frasa": "keliru sekali"}, {"pilih": []}, {"pilih": [joko.kode]}, {"penyedia": "basah"}):
            assert budi.post("/tanda-tangan/banyak/", kirim | salah).status_code == 422
    jawaban = budi.post("/tanda-tangan/banyak/", kirim)
    assert "2 dokumen ditandatangani." in teks(budi.get(jawaban.url))
    assert [d.tanda.penyedia for d in joko.penanda.filter(tanda__isnull=False)] == []
    pekerjaan = Pekerjaan.objects.get(tugas="skp_app.tandatangani_banyak")
    assert (FRASA in str(pekerjaan.masukan), FRASA in str(pekerjaan.hasil), pekerjaan.status) == (
        False,
        False,
        "selesai",
    )
    with kueri() as sedikit:
        budi.get("/tanda-tangan/")
    alur.tandatangani(joko, oleh=pemeran.joko, penyedia="lokal", rahasia=_kunci(pemeran.joko))
    with kueri() as banyak:
        assert "1 dokumen menunggu Anda" in teks(budi.get("/tanda-tangan/"))
    assert len(banyak) <= len(sedikit) + 1  # the page of the list


def _kunci(pegawai):
    kunci.buat(pegawai, oleh=pegawai, frasa=FRASA)
    return Rahasia(frasa=FRASA)


def test_basah_meminta_kata_sandi_dan_qr_yang_sama(sebagai, pemeran, dokumen):
    sari, halaman = sebagai(pemeran.sari), f"/tanda-tangan/{dokumen.kode}/"
    kirim = {"penyedia": "basah", "kode": "", "sandi": "salah"}
    assert sari.post(halaman, kirim | {"berkas": pindaian(dokumen.kode)}).status_code == 422
    kirim["sandi"] = pembuat.SANDI
    lain = sari.post(halaman, kirim | {"berkas": pindaian("abcdefghijkmnpqr")})
    kosong = sari.post(halaman, kirim | {"berkas": pindaian("")})
    assert ["dokumen lain" in teks(lain), "ketik kode" in teks(kosong), TandaTangan.objects.count()] == [True, True, 0]
    assert sari.post(halaman, kirim | {"berkas": SimpleUploadedFile("a.png", b"bukan gambar")}).status_code == 422
    assert sari.post(halaman, kirim | {"berkas": pindaian("", sampah="1"), "kode": dokumen.kode.upper()}).url == halaman
    tanda = TandaTangan.objects.get()
    assert (tanda.penyedia, tanda.subjek, tanda.berkas.name[-4:]) == ("basah", "", ".png")
    isi = sari.get(f"{halaman}berkas/1/")
    assert (isi["Content-Type"], isi.content == pencetakan.isi_berkas(tanda)) == ("image/png", True)


def test_bkd_menarik_dan_tidak_ada_yang_hilang(sebagai, pemeran, berkunci, dokumen):
    alur.tandatangani(dokumen, oleh=pemeran.sari, penyedia="lokal", rahasia=Rahasia(frasa=FRASA))
    admin, halaman = sebagai(pemeran.admin, sandi_segar=True), f"/tanda-tangan/{dokumen.kode}/"
    assert admin.post(f"{halaman}tarik/", {"alasan": " "}).status_code == 422
    for _ in range(2):
        assert admin.post(f"{halaman}tarik/", {"alasan": "Nama unit keliru."}).url == halaman
    budi = sebagai(pemeran.budi)
    assert ("Nama unit keliru." in teks(budi.get(halaman)), alur.menunggu(pemeran.budi).count()) == (True, 0)
    assert budi.post(halaman, {"penyedia": "lokal", "frasa": FRASA}).status_code == 409
    isi = [sebagai(pemeran.sari).get(f"{halaman}berkas/{n}/").content for n in (0, 1)]
    assert (isi[1].startswith(isi[0]), len(isi[1]) > len(isi[0])) == (True, True)


def test_isian_rahasia_tidak_dititipkan_saat_sesi_habis(client, pemeran, dokumen):
    client.post(f"/tanda-tangan/{dokumen.kode}/", {"penyedia": "bsre", "frasa": FRASA, "nik": "3374010101850001"})
    simpanan = str(dict(client.session))
    assert (FRASA in simpanan, "3374010101850001" in simpanan) == (False, False)
