"""Edits of a draft: every one by its owner, in a draft, on the version that was read; else nothing changes."""

import pytest

from pegawai.models import Jejak, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur import penyusunan, perencanaan
from skp_app.models import Iki, Rhk, Skp
from tests import pembuat
from tests.cuplikan import ditolak, tanpa_perubahan

BASI = "Baris ini baru saja disimpan dari tempat lain."


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp(pemeran.sari)


@pytest.fixture
def rhk(skp):
    return skp.rhk.first()


@pytest.fixture
def iki(rhk):
    return rhk.iki.get()


@pytest.fixture
def rhk_budi(pemeran, periode):
    """An RHK that Sari may lean on: her penilai's, and set."""
    return pembuat.buat_skp_ditetapkan(pemeran.budi).rhk.first()


def versi(skp):
    return Skp.objects.values_list("versi", flat=True).get(pk=skp.pk)


def teks(skp):
    return list(skp.rhk.values_list("teks", flat=True))


# Every edit of the owner, so that none is forgotten in the rules that hold for all.
SUNTINGAN = {
    "tambah_rhk": lambda skp, oleh: penyusunan.tambah_rhk(skp, oleh=oleh, teks="RHK baru"),
    "simpan_rhk": lambda skp, oleh: penyusunan.simpan_rhk(skp.rhk.first(), oleh=oleh, versi=1, teks="Lain"),
    "hapus_rhk": lambda skp, oleh: penyusunan.hapus_rhk(skp.rhk.first(), oleh=oleh),
    "pindah_rhk": lambda skp, oleh: penyusunan.pindah_rhk(skp.rhk.first(), oleh=oleh, arah="turun"),
    "ubah_jenis_rhk": lambda skp, oleh: penyusunan.ubah_jenis_rhk(skp.rhk.first(), oleh=oleh, jenis="tambahan"),
    "tambah_iki": lambda skp, oleh: penyusunan.tambah_iki(skp.rhk.first(), oleh=oleh, teks="IKI baru"),
    "simpan_iki": lambda skp, oleh: penyusunan.simpan_iki(_iki(skp), oleh=oleh, versi=_iki(skp).versi, teks="Lain"),
    "hapus_iki": lambda skp, oleh: penyusunan.hapus_iki(_iki(skp), oleh=oleh),
    "ubah_pendekatan": lambda skp, oleh: penyusunan.ubah_pendekatan(skp, oleh=oleh, pendekatan="kualitatif"),
    "simpan_lampiran": lambda skp, oleh: penyusunan.simpan_lampiran(skp, oleh=oleh, dukungan=["Anggaran"]),
}


def _iki(skp):
    return skp.rhk.first().iki.first()


@pytest.mark.parametrize("suntingan", SUNTINGAN)
@pytest.mark.parametrize("siapa", ["budi", "rina", "admin"])
def test_hanya_pemilik_yang_menyunting(skp, pemeran, suntingan, siapa):
    pembuat.tetapkan(pembuat.buat_skp(pemeran.joko))  # another SKP stands beside it
    with ditolak(BukanHak, "Isi SKP hanya dapat diubah oleh pegawai yang menyusunnya."):
        SUNTINGAN[suntingan](skp, getattr(pemeran, siapa))


@pytest.mark.parametrize("suntingan", SUNTINGAN)
def test_yang_sudah_diajukan_tidak_dapat_disunting(skp, pemeran, suntingan):
    skp = pembuat.ajukan(skp)
    with ditolak(KeadaanMenolak, "SKP berstatus “Menunggu pimpinan”, isinya tidak dapat diubah lagi."):
        SUNTINGAN[suntingan](skp, pemeran.sari)


@pytest.mark.parametrize("suntingan", SUNTINGAN)
def test_yang_sudah_ditetapkan_tidak_dapat_disunting(skp, pemeran, suntingan):
    skp = pembuat.tetapkan(skp)
    with ditolak(KeadaanMenolak, "SKP berstatus “Ditetapkan”, isinya tidak dapat diubah lagi."):
        SUNTINGAN[suntingan](skp, pemeran.sari)


@pytest.mark.parametrize("suntingan", SUNTINGAN)
def test_yang_dikembalikan_dapat_disunting_lagi(skp, pemeran, suntingan):
    skp = perencanaan.kembalikan(pembuat.ajukan(skp), oleh=pemeran.budi, catatan="Perbaiki.")
    SUNTINGAN[suntingan](skp, pemeran.sari)
    assert versi(skp) == skp.versi + 1


@pytest.mark.parametrize("suntingan", SUNTINGAN)
def test_setiap_suntingan_menaikkan_versi_sekali_tanpa_jejak_dan_pesan(skp, pemeran, suntingan):
    sebelum = versi(skp), Jejak.objects.count()
    SUNTINGAN[suntingan](skp, pemeran.sari)
    assert (versi(skp), Jejak.objects.count(), Pemberitahuan.objects.count()) == (sebelum[0] + 1, sebelum[1], 0)


@pytest.mark.parametrize("suntingan", sorted(SUNTINGAN.keys() - {"tambah_rhk", "tambah_iki", "pindah_rhk"}))
def test_suntingan_yang_diulang_tidak_mengubah_apa_apa(skp, pemeran, suntingan):
    # The same click again: on the same rows, as a second tab would still show them.
    baris = skp.rhk.first(), _iki(skp)
    ulang = {
        "simpan_rhk": lambda: penyusunan.simpan_rhk(baris[0], oleh=pemeran.sari, versi=1, teks="Lain"),
        "hapus_rhk": lambda: penyusunan.hapus_rhk(baris[0], oleh=pemeran.sari),
        "ubah_jenis_rhk": lambda: penyusunan.ubah_jenis_rhk(baris[0], oleh=pemeran.sari, jenis="tambahan"),
        "simpan_iki": lambda: penyusunan.simpan_iki(baris[1], oleh=pemeran.sari, versi=baris[1].versi, teks="Lain"),
        "hapus_iki": lambda: penyusunan.hapus_iki(baris[1], oleh=pemeran.sari),
        "ubah_pendekatan": lambda: penyusunan.ubah_pendekatan(skp, oleh=pemeran.sari, pendekatan="kualitatif"),
        "simpan_lampiran": lambda: penyusunan.simpan_lampiran(skp, oleh=pemeran.sari, versi=1, dukungan=[" Anggaran "]),
    }[suntingan]
    ulang()
    with tanpa_perubahan():
        ulang()


# RHK ---------------------------------------------------------------------------------------------
def test_rhk_baru_di_urutan_akhir_dengan_satu_indikator_kosong(skp, pemeran):
    rhk = penyusunan.tambah_rhk(skp, oleh=pemeran.sari, jenis="tambahan", teks="RHK baru")
    assert (rhk.jenis, rhk.urutan, list(rhk.iki.values_list("urutan", "teks"))) == ("tambahan", 3, [(1, "")])


def test_bidang_yang_tidak_dikenal_ditolak(skp, rhk, iki, pemeran):
    with ditolak(IsianKeliru, "Bidang tidak dikenal: skp."):
        penyusunan.simpan_rhk(rhk, oleh=pemeran.sari, versi=1, skp=1)
    with ditolak(IsianKeliru, "Bidang tidak dikenal: rhk, versi_lain."):
        penyusunan.simpan_iki(iki, oleh=pemeran.sari, versi=2, rhk=rhk, versi_lain=3)
    with ditolak(IsianKeliru, "Bidang tidak dikenal: status."):
        penyusunan.tambah_rhk(skp, oleh=pemeran.sari, status="ditetapkan")


def test_simpan_dengan_versi_lama_ditolak_dan_kedua_teks_disandingkan(rhk, pemeran):
    penyusunan.simpan_rhk(rhk, oleh=pemeran.sari, versi=1, teks="Dari tab pertama")
    with ditolak(VersiBasi, BASI) as penolakan:
        penyusunan.simpan_rhk(rhk, oleh=pemeran.sari, versi=1, teks="Dari tab kedua")
    assert penolakan.value.tersimpan == {"teks": "Dari tab pertama"}
    assert penolakan.value.dikirim == {"teks": "Dari tab kedua"}


def test_bidang_lain_dari_versi_lama_juga_ditolak(rhk, pemeran):
    penyusunan.simpan_rhk(rhk, oleh=pemeran.sari, versi=1, teks="Dari tab pertama")
    with ditolak(VersiBasi, BASI):
        penyusunan.simpan_rhk(rhk, oleh=pemeran.sari, versi=1, penugasan_dari="Kepala Dinas")


def test_baris_yang_berbeda_tidak_saling_menolak(skp, pemeran):
    satu, dua = skp.rhk.all()
    penyusunan.simpan_rhk(satu, oleh=pemeran.sari, versi=1, teks="Satu")
    penyusunan.simpan_rhk(dua, oleh=pemeran.sari, versi=1, teks="Dua")
    assert teks(skp) == ["Satu", "Dua"]


def test_pindah_menukar_tempat_dalam_kelompoknya(skp, pemeran):
    a, b = skp.rhk.all()
    c = penyusunan.tambah_rhk(skp, oleh=pemeran.sari, jenis="tambahan", teks="C")
    penyusunan.pindah_rhk(a, oleh=pemeran.sari, arah="turun")
    assert list(skp.rhk.all()) == [b, a, c]
    penyusunan.pindah_rhk(a, oleh=pemeran.sari, arah="naik")
    assert list(skp.rhk.all()) == [a, b, c]
    with tanpa_perubahan():
        penyusunan.pindah_rhk(a, oleh=pemeran.sari, arah="naik")
        penyusunan.pindah_rhk(b, oleh=pemeran.sari, arah="turun")
        penyusunan.pindah_rhk(c, oleh=pemeran.sari, arah="naik")


def test_berganti_jenis_menempati_urutan_akhir(skp, rhk, pemeran):
    penyusunan.tambah_rhk(skp, oleh=pemeran.sari, jenis="tambahan", teks="Lama")
    penyusunan.ubah_jenis_rhk(rhk, oleh=pemeran.sari, jenis="tambahan")
    assert list(skp.rhk.values_list("jenis", flat=True)) == ["utama", "tambahan", "tambahan"]
    assert skp.rhk.last() == rhk


def test_rhk_yang_dihapus_di_tab_lain_disebut_dengan_kalimat(rhk, pemeran):
    penyusunan.hapus_rhk(rhk, oleh=pemeran.sari)
    for langkah in (
        lambda: penyusunan.simpan_rhk(rhk, oleh=pemeran.sari, versi=1, teks="Lain"),
        lambda: penyusunan.pindah_rhk(rhk, oleh=pemeran.sari, arah="naik"),
        lambda: penyusunan.tambah_iki(rhk, oleh=pemeran.sari),
    ):
        with ditolak(KeadaanMenolak, "RHK ini sudah dihapus dari tempat lain."):
            langkah()


def test_indikator_yang_dihapus_di_tab_lain_disebut_dengan_kalimat(iki, pemeran):
    penyusunan.hapus_iki(iki, oleh=pemeran.sari)
    with ditolak(KeadaanMenolak, "Indikator ini sudah dihapus dari tempat lain."):
        penyusunan.simpan_iki(iki, oleh=pemeran.sari, versi=2, teks="Lain")


def test_paling_banyak_60_rhk_dan_60_indikator(skp, rhk, pemeran):
    Rhk.objects.bulk_create([Rhk(skp=skp, urutan=n) for n in range(3, 61)])
    Iki.objects.bulk_create([Iki(rhk=rhk, urutan=n) for n in range(2, 61)])
    with ditolak(IsianKeliru, "Satu SKP memuat paling banyak 60 RHK."):
        penyusunan.tambah_rhk(skp, oleh=pemeran.sari)
    with ditolak(IsianKeliru, "Satu RHK memuat paling banyak 60 indikator."):
        penyusunan.tambah_iki(rhk, oleh=pemeran.sari)


# the RHK of the superior that it supports --------------------------------------------------------
def test_rhk_pimpinan_yang_ditetapkan_dapat_diintervensi(rhk, rhk_budi, pemeran):
    rhk = penyusunan.simpan_rhk(
        rhk, oleh=pemeran.sari, versi=1, intervensi_rhk=rhk_budi, intervensi_iki=rhk_budi.iki.get()
    )
    assert rhk.intervensi == {"rhk": rhk_budi.teks, "iki": rhk_budi.iki.get().teks}


def test_rhk_tidak_mengintervensi_skp_sendiri(skp, rhk, pemeran):
    kalimat = "RHK ini tidak bisa mengintervensi SKP sendiri. Pilih RHK milik pimpinan."
    with ditolak(IsianKeliru, kalimat):
        penyusunan.simpan_rhk(rhk, oleh=pemeran.sari, versi=1, intervensi_rhk=skp.rhk.last())
    with ditolak(IsianKeliru, kalimat):
        penyusunan.tambah_rhk(skp, oleh=pemeran.sari, intervensi_rhk=rhk)


@pytest.mark.parametrize("sampai", [lambda s: s, pembuat.ajukan], ids=["draf", "diajukan"])
def test_skp_yang_belum_ditetapkan_tidak_terbaca_lewat_intervensi(skp, rhk, pemeran, sampai):
    rahasia = sampai(pembuat.buat_skp(pemeran.rina)).rhk.first()
    kalimat = "RHK pimpinan yang dipilih belum ditetapkan. Tulis dahulu dengan kata sendiri."
    with ditolak(IsianKeliru, kalimat):
        penyusunan.simpan_rhk(rhk, oleh=pemeran.sari, versi=1, intervensi_rhk=rahasia)
    with ditolak(IsianKeliru, kalimat):
        penyusunan.tambah_rhk(skp, oleh=pemeran.sari, intervensi_rhk=rahasia)


def test_indikator_pimpinan_harus_milik_rhk_yang_dipilih(skp, rhk, rhk_budi, pemeran):
    lain = rhk_budi.skp.rhk.last().iki.get()
    kalimat = "Indikator yang dipilih bukan milik RHK pimpinan tersebut."
    with ditolak(IsianKeliru, kalimat):
        penyusunan.simpan_rhk(rhk, oleh=pemeran.sari, versi=1, intervensi_rhk=rhk_budi, intervensi_iki=lain)
    with ditolak(IsianKeliru, kalimat):
        penyusunan.simpan_rhk(rhk, oleh=pemeran.sari, versi=1, intervensi_iki=lain)


def test_intervensi_dapat_ditulis_dengan_kata_sendiri_lalu_dilepas(rhk, pemeran):
    rhk = penyusunan.simpan_rhk(rhk, oleh=pemeran.sari, versi=1, intervensi_teks="Sasaran dinas")
    assert rhk.intervensi == {"rhk": "Sasaran dinas", "iki": ""}
    assert penyusunan.simpan_rhk(rhk, oleh=pemeran.sari, versi=2, intervensi_teks="").intervensi is None


# approach, Lampiran SKP, ekspektasi --------------------------------------------------------------
def test_berganti_pendekatan_tidak_menghilangkan_target(skp, iki, pemeran):
    penyusunan.ubah_pendekatan(skp, oleh=pemeran.sari, pendekatan="kualitatif")
    skp = penyusunan.ubah_pendekatan(skp, oleh=pemeran.sari, pendekatan="kuantitatif")
    assert (skp.pendekatan, Iki.objects.get(pk=iki.pk).target) == ("kuantitatif", "11 layanan")


def test_lampiran_diganti_per_jenis_dan_jenis_lain_tetap(skp, pemeran):
    assert penyusunan.simpan_lampiran(skp, oleh=pemeran.sari, dukungan=["Laptop", " Anggaran "], skema=["Bulanan"]) == 2
    penyusunan.simpan_lampiran(skp, oleh=pemeran.sari, versi=2, dukungan=["Anggaran", "", "  "])
    assert list(skp.lampiran.values_list("jenis", "urutan", "teks")) == [
        ("dukungan", 1, "Anggaran"),
        ("skema", 1, "Bulanan"),
    ]


def test_lampiran_dengan_versi_lama_ditolak(skp, pemeran):
    penyusunan.simpan_lampiran(skp, oleh=pemeran.sari, versi=1, dukungan=["Laptop"])
    with ditolak(VersiBasi, "Lampiran ini baru saja disimpan dari tempat lain.") as penolakan:
        penyusunan.simpan_lampiran(skp, oleh=pemeran.sari, versi=1, dukungan=["Anggaran"])
    assert (penolakan.value.tersimpan, penolakan.value.dikirim) == ({"dukungan": "Laptop"}, {"dukungan": "Anggaran"})


def test_suntingan_rhk_tidak_membuat_lampiran_basi(skp, rhk, pemeran):
    penyusunan.simpan_rhk(rhk, oleh=pemeran.sari, versi=1, teks="Lain")
    penyusunan.simpan_lampiran(skp, oleh=pemeran.sari, versi=1, dukungan=["Laptop"])
    assert skp.lampiran.count() == 1


@pytest.mark.parametrize("butir", [["a"] * 31, ["a" * 1001]], ids=["terlalu banyak", "terlalu panjang"])
def test_butir_yang_berlebihan_ditolak(skp, pemeran, butir):
    with ditolak(IsianKeliru, "Paling banyak 30 butir, masing-masing paling panjang 1000 huruf."):
        penyusunan.simpan_lampiran(skp, oleh=pemeran.sari, dukungan=butir)
    with ditolak(IsianKeliru, "Paling banyak 30 butir, masing-masing paling panjang 1000 huruf."):
        penyusunan.simpan_ekspektasi(skp, oleh=pemeran.budi, ekspektasi={"loyal": butir})


def ekspektasi(skp):
    return list(skp.ekspektasi.values_list("nilai", "teks"))


@pytest.mark.parametrize("sampai", [lambda s: s, pembuat.ajukan], ids=["draf", "diajukan"])
def test_penilai_menulis_ekspektasi_dengan_satu_jejak_dan_satu_pesan(skp, pemeran, sampai):
    skp = sampai(skp)
    Pemberitahuan.objects.all().delete()
    for _ in range(2):  # the second one says nothing new
        penyusunan.simpan_ekspektasi(skp, oleh=pemeran.budi, ekspektasi={"loyal": [" Jaga nama baik "], "adaptif": []})
    assert ekspektasi(skp) == [("loyal", "Jaga nama baik")]
    assert Jejak.objects.filter(kata_kerja="beri_ekspektasi", oleh=pemeran.budi).count() == 1
    assert list(Pemberitahuan.objects.values_list("penerima__nama", "judul")) == [
        ("Sari Utami", f"Ekspektasi khusus pimpinan pada SKP {skp.mulai.year} diperbarui")
    ]


def test_ekspektasi_dapat_diganti_dan_dihapus(skp, pemeran):
    penyusunan.simpan_ekspektasi(skp, oleh=pemeran.budi, ekspektasi={"loyal": ["Satu", "Dua"], "adaptif": ["Tiga"]})
    penyusunan.simpan_ekspektasi(skp, oleh=pemeran.budi, ekspektasi={"loyal": []})
    assert ekspektasi(skp) == [("adaptif", "Tiga")]


@pytest.mark.parametrize("siapa", ["sari", "rina", "tono", "admin"])
def test_hanya_penilai_yang_menulis_ekspektasi(skp, pemeran, siapa):
    with ditolak(BukanHak, "Ekspektasi khusus hanya dapat diisi oleh pejabat penilai kinerja."):
        penyusunan.simpan_ekspektasi(skp, oleh=getattr(pemeran, siapa), ekspektasi={"loyal": ["Rajin"]})


def test_ekspektasi_terkunci_setelah_ditetapkan(skp, pemeran):
    skp = pembuat.tetapkan(skp)
    with ditolak(KeadaanMenolak, "SKP berstatus “Ditetapkan”, ekspektasi tidak dapat diubah lagi."):
        penyusunan.simpan_ekspektasi(skp, oleh=pemeran.budi, ekspektasi={"loyal": ["Rajin"]})


# a whole form ------------------------------------------------------------------------------------
def kirim(skp, oleh, rhk=None, iki=None):
    return penyusunan.simpan_isi(skp.kode, oleh=oleh, rhk=rhk or {}, iki=iki or {})


def test_satu_formulir_menyimpan_banyak_baris_dan_menaikkan_versi_sekali(skp, rhk, iki, pemeran):
    sebelum = versi(skp)
    hasil = kirim(skp, pemeran.sari, {rhk.pk: (1, {"teks": "Baru"})}, {iki.pk: (2, {"target": "99 layanan"})})
    assert hasil.versi == {f"rhk-{rhk.pk}": 2, f"iki-{iki.pk}": 3}
    assert (hasil.bentrok, hasil.hilang, versi(skp)) == ([], [], sebelum + 1)


def test_baris_basi_dilaporkan_dan_baris_lain_tersimpan(skp, pemeran):
    satu, dua = skp.rhk.all()
    penyusunan.simpan_rhk(satu, oleh=pemeran.sari, versi=1, teks="Dari tab pertama")
    hasil = kirim(skp, pemeran.sari, {satu.pk: (1, {"teks": "Dari tab kedua"}), dua.pk: (1, {"teks": "Dua"})})
    assert hasil.bentrok == [
        (f"rhk-{satu.pk}", 2, {"teks": "Dari tab pertama"}, {"teks": "Dari tab kedua"}),
    ]
    assert teks(skp) == ["Dari tab pertama", "Dua"]


def test_baris_hilang_atau_milik_orang_lain_dilaporkan_dan_tidak_disentuh(skp, rhk, pemeran):
    asing = pembuat.buat_skp(pemeran.joko).rhk.first()
    penyusunan.hapus_rhk(rhk, oleh=pemeran.sari)
    with tanpa_perubahan():
        hasil = kirim(
            skp,
            pemeran.sari,
            {rhk.pk: (1, {"teks": "Hantu"}), asing.pk: (1, {"teks": "Curian"})},
            {asing.iki.get().pk: (2, {"teks": "Curian"})},
        )
    assert hasil.hilang == [f"rhk-{rhk.pk}", f"rhk-{asing.pk}", f"iki-{asing.iki.get().pk}"]
    assert hasil.versi == {}


def test_formulir_milik_orang_lain_tidak_ada(skp, rhk, pemeran):
    with tanpa_perubahan(), pytest.raises(Skp.DoesNotExist):
        kirim(skp, pemeran.budi, {rhk.pk: (1, {"teks": "Curian"})})


def test_formulir_setelah_diajukan_ditolak(skp, rhk, pemeran):
    pembuat.ajukan(skp)
    with ditolak(KeadaanMenolak, "SKP berstatus “Menunggu pimpinan”, isinya tidak dapat diubah lagi."):
        kirim(skp, pemeran.sari, {rhk.pk: (1, {"teks": "Baru"})})


def test_formulir_tidak_dapat_menyelipkan_bidang_lain(skp, rhk, iki, pemeran):
    for rusak in ({"rhk": {rhk.pk: (1, {"jenis": "tambahan"})}}, {"iki": {iki.pk: (2, {"rhk_id": 1})}}):
        with pytest.raises(IsianKeliru), tanpa_perubahan():
            kirim(skp, pemeran.sari, **rusak)
