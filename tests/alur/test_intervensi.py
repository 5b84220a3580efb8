"""Leaning on a draft, and links whose words changed above"""

import pytest

from pegawai.models import Jejak, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur import intervensi, penyusunan, pimpinan
from skp_app.alur.intervensi import Keadaan
from skp_app.models import Rhk, Skp
from tests import pembuat
from tests.cuplikan import tanpa_perubahan


@pytest.fixture
def atas(pemeran, periode):
    """The draft of the penilai."""
    return pembuat.buat_skp(pemeran.budi)


@pytest.fixture
def terbagi(atas):
    return intervensi.bagikan_rancangan(atas, oleh=atas.pegawai)


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp(pemeran.sari)


@pytest.fixture
def rhk(skp, terbagi):
    return hubungkan(skp.rhk.first(), terbagi.rhk.first())


def hubungkan(rhk, atas, iki=None):
    rhk.refresh_from_db()
    pilihan = {"intervensi_rhk": atas, "intervensi_iki": iki}
    return penyusunan.simpan_rhk(rhk, oleh=rhk.skp.pegawai, versi=rhk.versi, **pilihan)


def ubah_atas(rhk, teks="Layanan publik makin andal"):
    atas = rhk.intervensi_rhk
    atas.refresh_from_db()
    return penyusunan.simpan_rhk(atas, oleh=atas.skp.pegawai, versi=atas.versi, teks=teks)


def keadaan(rhk):
    return intervensi.tautan(rhk.skp)[rhk.pk]


def jawab(rhk, pakai, **lain):
    lain = {"oleh": rhk.skp.pegawai, "dilihat": keadaan(rhk).sidik} | lain
    return intervensi.konfirmasi(rhk, pakai=pakai, **lain)


# Membagikan rancangan ------------------------------------------------------------------------------
def test_rancangan_terbagi_dapat_dipilih_dan_bawahan_diberi_tahu_sekali(atas, skp, pemeran):
    assert pimpinan.calon(skp) == []
    assert pimpinan.menunggu(skp, []) == pemeran.budi
    for _ in range(2):
        intervensi.bagikan_rancangan(atas, oleh=pemeran.budi)
        intervensi.akhiri_rancangan(atas, oleh=pemeran.budi)
    intervensi.bagikan_rancangan(atas, oleh=pemeran.budi)
    (pilihan,) = pimpinan.calon(skp)
    assert (pilihan.skp, pilihan.hubungan, pilihan.sementara) == (atas, "pejabat penilai Anda", True)
    pesan = Pemberitahuan.objects.filter(judul__contains="membagikan rancangan")
    assert sorted(p.penerima.nama for p in pesan) == ["Joko Prasetyo", "Sari Utami"]


def test_membagikan_dua_kali_sama_dengan_sekali(terbagi, pemeran):
    with tanpa_perubahan():
        intervensi.bagikan_rancangan(terbagi, oleh=pemeran.budi)
    assert list(Jejak.objects.filter(kata_kerja="bagikan_rancangan").values_list("objek_id", flat=True)) == [terbagi.pk]


@pytest.mark.parametrize("langkah", [intervensi.bagikan_rancangan, intervensi.akhiri_rancangan])
def test_hanya_pemilik_rancangan(atas, pemeran, langkah):
    with tanpa_perubahan(), pytest.raises(BukanHak):
        langkah(atas, oleh=pemeran.tono)


@pytest.mark.parametrize("langkah", [intervensi.bagikan_rancangan, intervensi.akhiri_rancangan])
def test_skp_yang_ditetapkan_bukan_rancangan(atas, pemeran, langkah):
    pembuat.tetapkan(atas)
    with tanpa_perubahan(), pytest.raises(KeadaanMenolak):
        langkah(atas, oleh=pemeran.budi)


def test_tanpa_bawahan_tidak_ada_yang_dibagi(skp, pemeran):
    with tanpa_perubahan(), pytest.raises(KeadaanMenolak):
        intervensi.bagikan_rancangan(skp, oleh=pemeran.sari)


def test_rancangan_kosong_tidak_dibagikan(pemeran, periode):
    kosong = pembuat.buat_skp(pemeran.budi, lengkap=False)
    with tanpa_perubahan(), pytest.raises(IsianKeliru):
        intervensi.bagikan_rancangan(kosong, oleh=pemeran.budi)


# Keadaan tautan ------------------------------------------------------------------------------------
def test_tautan_ke_rancangan_bersifat_sementara_lalu_tetap_setelah_ditetapkan(rhk, terbagi):
    assert (keadaan(rhk).keadaan, keadaan(rhk).sementara) == (Keadaan.TETAP, True)
    pembuat.tetapkan(terbagi)
    assert (keadaan(rhk).keadaan, keadaan(rhk).sementara) == (Keadaan.TETAP, False)


def test_rancangan_yang_tidak_lagi_dibagikan_menyimpan_kata_lama_dan_tidak_membocorkan_yang_baru(rhk, terbagi, pemeran):
    intervensi.akhiri_rancangan(terbagi, oleh=pemeran.budi)
    ubah_atas(rhk, "Rahasia rancangan")
    kini = keadaan(rhk)
    assert (kini.keadaan, kini.semula_rhk, kini.menjadi_rhk) == (
        Keadaan.TERHENTI, "Tersedianya layanan 1 yang andal", "",
    )  # fmt: skip
    assert not intervensi.perlu_dikonfirmasi(Rhk.objects.all()).exists()


def test_kata_pimpinan_berubah_diketahui(rhk):
    ubah_atas(rhk)
    kini = keadaan(rhk)
    assert (kini.keadaan, kini.semula_rhk, kini.menjadi_rhk) == (
        Keadaan.BERUBAH, "Tersedianya layanan 1 yang andal", "Layanan publik makin andal",
    )  # fmt: skip
    assert list(intervensi.perlu_dikonfirmasi(Rhk.objects.all())) == [rhk]


def test_indikator_jpt_yang_berubah_diketahui(skp, pemeran):
    tono = intervensi.bagikan_rancangan(pembuat.buat_skp(pemeran.tono), oleh=pemeran.tono)
    iki = tono.rhk.first().iki.get()
    rhk = hubungkan(skp.rhk.first(), iki.rhk, iki)
    penyusunan.simpan_iki(iki, oleh=pemeran.tono, versi=iki.versi, teks="Indeks layanan")
    assert (keadaan(rhk).keadaan, keadaan(rhk).menjadi_iki) == (Keadaan.BERUBAH, "Indeks layanan")


def test_rhk_pimpinan_yang_dihapus_diketahui(rhk, pemeran):
    penyusunan.hapus_rhk(rhk.intervensi_rhk, oleh=pemeran.budi)
    rhk.refresh_from_db()
    assert (keadaan(rhk).keadaan, rhk.intervensi["rhk"]) == (Keadaan.HILANG, "Tersedianya layanan 1 yang andal")


def test_versi_baru_yang_ditetapkan_dengan_kata_lain_diketahui(rhk, terbagi):
    """The row in force is found by its line, whatever SKP it stands in now."""
    lama = pembuat.tetapkan(terbagi)
    baru = versi_baru(lama, "Layanan publik makin andal")
    kini = keadaan(rhk)
    assert (kini.keadaan, kini.kini, kini.menjadi_rhk) == (
        Keadaan.BERUBAH, baru.rhk.first().pk, "Layanan publik makin andal",
    )  # fmt: skip


def versi_baru(lama, teks):
    """A set second version in which the first RHK says something else."""
    Skp.objects.filter(pk=lama.pk).update(status="digantikan")
    isi = {f.attname: getattr(lama, f.attname) for f in Skp._meta.concrete_fields if f.name not in ("id", "kode")}
    isi |= {"menggantikan_id": lama.pk, "nomor_versi": 2, "nomor_dokumen": None, "status": "draf", "salinan": None,
            "sidik_ditetapkan": "", "ditetapkan_pada": None}  # fmt: skip
    baru = Skp.objects.create(**isi)
    for rhk in lama.rhk.all():
        Rhk.objects.create(skp=baru, urutan=rhk.urutan, garis=rhk.garis, teks=teks)
    Skp.objects.filter(pk=baru.pk).update(
        status="ditetapkan",
        salinan=lama.salinan,
        sidik_ditetapkan=lama.sidik_ditetapkan,
        ditetapkan_pada=lama.ditetapkan_pada,
    )
    return baru


# Konfirmasi ----------------------------------------------------------------------------------------
def test_pakai_yang_baru_menyalin_kata_dan_menautkan_ke_baris_yang_berlaku(rhk, terbagi):
    baru = versi_baru(pembuat.tetapkan(terbagi), "Layanan publik makin andal")
    rhk = jawab(rhk, pakai=True)
    assert (rhk.intervensi_rhk, rhk.intervensi["rhk"]) == (baru.rhk.first(), "Layanan publik makin andal")
    assert keadaan(rhk).keadaan == Keadaan.TETAP


def test_biarkan_mempertahankan_kata_dan_tidak_ditanya_lagi(rhk):
    ubah_atas(rhk)
    rhk = jawab(rhk, pakai=False)
    assert rhk.intervensi["rhk"] == "Tersedianya layanan 1 yang andal"
    assert (keadaan(rhk).keadaan, rhk.intervensi_rhk.teks) == (Keadaan.TETAP, "Layanan publik makin andal")
    ubah_atas(rhk, "Layanan publik paling andal")
    assert keadaan(rhk).keadaan == Keadaan.BERUBAH


def test_biarkan_rhk_yang_hilang_menjadi_kata_sendiri(rhk, pemeran):
    penyusunan.hapus_rhk(rhk.intervensi_rhk, oleh=pemeran.budi)
    rhk.refresh_from_db()
    rhk = jawab(rhk, pakai=False)
    assert (rhk.intervensi_teks, rhk.salinan_rhk) == ("Tersedianya layanan 1 yang andal", "")
    assert intervensi.tautan(rhk.skp) == {}


def test_rhk_yang_hilang_tidak_dapat_dipakai(rhk, pemeran):
    penyusunan.hapus_rhk(rhk.intervensi_rhk, oleh=pemeran.budi)
    with tanpa_perubahan(), pytest.raises(KeadaanMenolak):
        jawab(rhk, pakai=True)


def test_jawaban_atas_kata_yang_sudah_lain_lagi_ditolak(rhk):
    ubah_atas(rhk)
    lama = keadaan(rhk).sidik
    ubah_atas(rhk, "Berubah sekali lagi")
    with tanpa_perubahan(), pytest.raises(VersiBasi):
        jawab(rhk, pakai=True, dilihat=lama)


def test_jawaban_kedua_tidak_mengubah_apa_pun(rhk):
    ubah_atas(rhk)
    dilihat = keadaan(rhk).sidik
    jawab(rhk, pakai=True)
    with tanpa_perubahan():
        jawab(rhk, pakai=False, dilihat=dilihat)


@pytest.mark.parametrize("siapa", ["budi", "rina", "joko"])
def test_orang_lain_tidak_dapat_menjawab(rhk, pemeran, siapa):
    ubah_atas(rhk)
    with tanpa_perubahan(), pytest.raises(BukanHak):
        jawab(rhk, pakai=True, oleh=getattr(pemeran, siapa))


def test_skp_yang_diajukan_tidak_dijawab_lagi(rhk, skp):
    ubah_atas(rhk)
    pembuat.ajukan(skp)
    with tanpa_perubahan(), pytest.raises(KeadaanMenolak):
        jawab(rhk, pakai=True)
