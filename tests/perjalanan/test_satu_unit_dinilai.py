"""A whole unit of 24 people, evaluated in the browser: capaian, ratings, documents, and one keberatan that changes a
result. Until the first screen the year was played by the steps; from the capaian on everybody sits at a browser."""

from collections import Counter

import pytest

from evaluasi.models import Evaluasi, Keberatan
from tests import pembuat
from tests.dokumen.bacaan import rapat, teks_pdf
from tests.perjalanan.test_setahun_di_peramban import Orang, merekam_capaian

pytestmark = [pytest.mark.peramban, pytest.mark.lambat, pytest.mark.usefixtures("basis_nyata")]
ORANG = 24
ALASAN = "Target RHK 1 tercapai pada 25 Maret; berita acaranya sudah ada pada realisasi triwulan ini."
REKOMENDASI = "Berita acara sah dan diterima sebelum masa evaluasi berakhir."
# Numbers of three who do better and of one who is rated below: the rest do what was agreed.
ISTIMEWA, DI_BAWAH = {2, 9, 17}, 5


@pytest.fixture
def unit(pemeran, organisasi, periode):
    """Budi leads 24 people, each with an SKP in force."""
    staf = [pemeran.sari, pemeran.joko]
    for nomor in range(3, ORANG + 1):
        orang = pembuat.buat_pegawai(f"Anggota {nomor:02}")
        pembuat.tempatkan(orang, organisasi.egov, "PENGOLAH DATA")
        staf.append(orang)
    return [pembuat.buat_skp_ditetapkan(orang) for orang in staf]


def test_dua_puluh_empat_orang_dari_capaian_sampai_keberatan_diputus(buka, pemeran, organisasi, unit):
    tw1 = pembuat.triwulan(1)
    merekam_capaian(Orang(buka(), pemeran.admin), organisasi.egov, tw1)
    budi = Orang(buka(), pemeran.budi)
    for nomor, skp in enumerate(unit, start=1):
        menilai(budi, skp, tw1, nomor)
    for skp in unit:
        menetapkan_dan_menyampaikan(budi, skp, tw1)
    for skp in unit:
        menerima(buka, skp, tw1)
    dari = Evaluasi.objects.get(skp=unit[DI_BAWAH - 1])
    mengubah_lewat_keberatan(buka, pemeran, budi, dari)
    semua = Evaluasi.objects.filter(periode_evaluasi=tw1).dengan_predikat_akhir()
    assert Counter(semua.values_list("status", "akhir")) == {
        ("diterima", "baik"): ORANG - len(ISTIMEWA),
        ("diterima", "sangat_baik"): len(ISTIMEWA),
    }
    assert (dari.predikat, Evaluasi.objects.get(pk=dari.pk).putusan_predikat) == ("butuh_perbaikan", "baik")
    assert budi.keluhan == []


def menilai(budi, skp, tw1, nomor):
    budi.buka(f"/penilaian/{tw1.kode}/{skp.kode}/")
    istimewa = "Di atas" if nomor in ISTIMEWA else "Sesuai"
    budi.pilih("Rating hasil kerja", "Di bawah" if nomor == DI_BAWAH else istimewa)
    budi.pilih("Rating perilaku kerja", istimewa)
    budi.h.locator("textarea[name=catatan]").fill(f"Catatan untuk orang ke-{nomor}: jaga mutu dan ketepatan waktu.")
    budi.h.locator("button[name=lanjut][value='0']").click()
    budi.h.wait_for_load_state()


def menetapkan_dan_menyampaikan(budi, skp, tw1):
    budi.buka(f"/penilaian/{tw1.kode}/{skp.kode}/tetapkan/")
    budi.sandi()
    budi.tekan("Tetapkan", exact=True)
    budi.melihat("Ditetapkan")
    budi.tekan("Sampaikan")


def menerima(buka, skp, tw1):
    halaman = buka()
    orang = Orang(halaman, skp.pegawai)
    orang.buka(f"/evaluasi/{Evaluasi.objects.get(skp=skp, periode_evaluasi=tw1).kode}/")
    orang.tekan("Terima")
    orang.melihat("Diterima")
    halaman.context.close()


def mengubah_lewat_keberatan(buka, pemeran, budi, evaluasi):
    pegawai, tono = Orang(buka(), evaluasi.skp.pegawai), Orang(buka(), pemeran.tono)
    pegawai.buka(f"/evaluasi/{evaluasi.kode}/keberatan/")
    pegawai.h.locator("input[name=bagian][value=hasil_kerja]").check()
    pegawai.h.locator("textarea[name=alasan]").fill(ALASAN)
    pegawai.tekan("Kirim keberatan")
    alamat = f"/keberatan/{Keberatan.objects.get().kode}/"
    for orang, kata in ((budi, "Berita acara baru terlihat sesudah penilaian."), (pegawai, "Diunggah 25 Maret.")):
        orang.buka(alamat)
        orang.h.locator("textarea[name=isi]").fill(kata)
        orang.tekan("Catat keterangan")
    tono.buka(f"{alamat}putuskan/")
    tono.h.locator("input[name=keputusan][value=mengubah]").check(force=True)
    for nama in ("rating_hasil", "rating_perilaku"):
        tono.h.locator(f"input[name={nama}][value=sesuai]").check(force=True)
    tono.h.locator("textarea[name=rekomendasi]").fill(REKOMENDASI)
    tono.sandi()
    tono.tekan("Tetapkan keputusan")
    tono.melihat("Mengubah hasil evaluasi")
    dokumen = rapat(teks_pdf(pegawai.unduh(f"{alamat}putusan.pdf")))
    harap = (ALASAN, REKOMENDASI, "PREDIKAT KINERJA PEGAWAI : BAIK", "semula BUTUH PERBAIKAN menjadi BAIK")
    assert [t for t in harap if rapat(t) not in dokumen] == []
