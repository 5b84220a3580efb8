"""Penyesuaian: a new version drafted beside the one in force; who, when, once, and what comes over (Pasal 14(2))."""

from datetime import date

import pytest

from evaluasi.alur import penilaian
from pegawai.models import Jejak, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur import bukti, dialog, pendokumentasian, penyusunan, perencanaan, perubahan, umpan_balik
from skp_app.alur.isi import isi_skp, sidik
from skp_app.models import BuktiDukung, ManualIndikator, Pendamping, Realisasi, Skp, Strategi, VersiSkp, Workblock
from tests import pembuat
from tests.cuplikan import ditolak, tanpa_perubahan

ALASAN = "Target dinaikkan sesuai umpan balik Triwulan I."
BUKAN_PEMILIK = ["budi", "tono", "rina", "joko", "dewi", "admin"]


@pytest.fixture
def lama(pemeran, periode):
    draf = pembuat.buat_skp(pemeran.sari)
    penyusunan.simpan_lampiran(draf, oleh=pemeran.sari, dukungan=["Anggaran"])
    penyusunan.simpan_ekspektasi(draf, oleh=pemeran.budi, ekspektasi={"loyal": ["Rajin"]})
    return pembuat.tetapkan(draf)


@pytest.fixture
def baru(lama, pemeran):
    return perubahan.buka(lama, oleh=pemeran.sari, alasan=ALASAN)


@pytest.fixture
def berubah(baru):
    return ubah(baru)


@pytest.fixture
def diajukan(berubah):
    return pembuat.ajukan(berubah)


def ubah(skp, target="99 layanan"):
    iki = skp.rhk.first().iki.get()
    penyusunan.simpan_iki(iki, oleh=skp.pegawai, versi=iki.versi, target=target)
    return segar(skp)


def segar(objek):
    return type(objek).objects.get(pk=objek.pk)


def keadaan(*skp):
    return [segar(s).status for s in skp]


def jejak(skp):
    return list(
        Jejak.objects.filter(objek_jenis="skp", objek_id=skp.pk).values_list("kata_kerja", "sebagai", "dari", "ke")
    )


# buka --------------------------------------------------------------------------------------------
def test_rancangan_meneruskan_pihak_tanggal_dan_seluruh_isi(lama, baru):
    sama = ("rangkaian", "pegawai", "penilai", "atasan_penilai", "penempatan", "unit_penilai", "mulai", "selesai")
    assert [getattr(baru, b) for b in sama] == [getattr(lama, b) for b in sama]
    assert (baru.status, baru.nomor_versi, baru.menggantikan, baru.alasan_perubahan) == ("draf", 2, lama, ALASAN)
    assert (baru.salinan, baru.nomor_dokumen, baru.sidik_ditetapkan, baru.ditetapkan_pada) == (None, None, "", None)
    assert isi_skp(baru) == isi_skp(lama)
    assert [r.garis for r in baru.rhk.all()] == [r.garis for r in lama.rhk.all()]
    assert keadaan(lama) == ["ditetapkan"]
    assert jejak(baru) == [("buka_perubahan", "pemilik", "", "draf")]


def test_manual_strategi_workblock_dan_tautan_ikut_disalin(pemeran, periode):
    tono = pembuat.buat_skp_ditetapkan(pemeran.tono)
    rhk_tono = tono.rhk.first()
    draf = pembuat.buat_skp(pemeran.budi)
    rhk = draf.rhk.first()
    penyusunan.simpan_rhk(rhk, oleh=pemeran.budi, versi=1, intervensi_rhk=rhk_tono)
    iki = rhk.iki.get()
    ManualIndikator.objects.create(iki=iki, tujuan="Tahu mutu", satuan="%")
    Workblock.objects.create(skp=draf, garis_iki=iki.garis, urutan=1, judul="Inisiatif")
    akar = Strategi.objects.create(skp=draf, garis_iki=iki.garis, urutan=1, tingkat="outcome_antara", teks="Akar")
    Strategi.objects.create(skp=draf, garis_iki=iki.garis, urutan=2, tingkat="output", teks="Cabang", induk=akar)
    lama = pembuat.tetapkan(draf)
    baru = perubahan.buka(lama, oleh=pemeran.budi, alasan=ALASAN)
    kembar = baru.rhk.first()
    assert (kembar.intervensi_rhk, kembar.salinan_rhk) == (rhk_tono, rhk_tono.teks)
    assert kembar.iki.get().manual.tujuan == "Tahu mutu"
    assert [w.judul for w in baru.workblock.all()] == ["Inisiatif"]
    cabang = baru.strategi.get(teks="Cabang")
    assert (cabang.induk.teks, cabang.induk.skp) == ("Akar", baru)


def test_membuka_dua_kali_memberi_rancangan_yang_sama(lama, baru, pemeran):
    with tanpa_perubahan():
        assert perubahan.buka(lama, oleh=pemeran.sari, alasan="Lain") == baru


def test_setelah_diajukan_pun_tidak_ada_rancangan_kedua(lama, diajukan, pemeran):
    with tanpa_perubahan():
        assert perubahan.buka(lama, oleh=pemeran.sari, alasan="Lain") == diajukan


@pytest.mark.parametrize("siapa", BUKAN_PEMILIK)
def test_orang_lain_tidak_membuka_perubahan(lama, pemeran, siapa):
    kalimat = "Perubahan SKP hanya dapat disusun oleh pegawai yang bersangkutan atau penyusun pendampingnya."
    with ditolak(BukanHak, kalimat):
        perubahan.buka(lama, oleh=getattr(pemeran, siapa), alasan=ALASAN)


def test_pendamping_membuka_tetapi_tidak_mengajukan(lama, pemeran):
    Pendamping.objects.create(
        pemimpin=pemeran.sari, pendamping=pemeran.joko, mulai=date(2020, 1, 1), ditunjuk_oleh=pemeran.sari
    )
    baru = perubahan.buka(lama, oleh=pemeran.joko, alasan=ALASAN)
    assert jejak(baru) == [("buka_perubahan", "penyusun", "", "draf")]
    with ditolak(BukanHak, "Ajukan hanya dapat dilakukan oleh pegawai yang menyusunnya."):
        perencanaan.ajukan(baru, oleh=pemeran.joko)


@pytest.mark.parametrize("alasan", ["", "   ", "x" * 501])
def test_alasan_wajib_dan_tidak_terlalu_panjang(lama, pemeran, alasan):
    with pytest.raises(IsianKeliru) as galat, tanpa_perubahan():
        perubahan.buka(lama, oleh=pemeran.sari, alasan=alasan)
    assert list(galat.value.kesalahan) == ["alasan"]


def test_skp_yang_belum_ditetapkan_tidak_punya_perubahan(pemeran, periode):
    draf = pembuat.buat_skp(pemeran.sari)
    with ditolak(KeadaanMenolak, "SKP ini sudah berstatus “Draf”."):
        perubahan.buka(draf, oleh=pemeran.sari, alasan=ALASAN)


def test_versi_yang_digantikan_tidak_diubah_lagi(lama, berubah, pemeran):
    pembuat.tetapkan(berubah)
    with ditolak(KeadaanMenolak, "SKP ini sudah berstatus “Digantikan versi 2”."):
        perubahan.buka(lama, oleh=pemeran.sari, alasan=ALASAN)


def test_setelah_evaluasi_tahunan_skp_tidak_berubah_lagi(lama, pemeran):
    pembuat.buat_evaluasi_ditetapkan(lama, pembuat.akhir_tahun(), pemeran.admin)
    kalimat = f"Evaluasi akhir tahun {lama.mulai.year} sudah ditetapkan; SKP tidak dapat diubah lagi."
    with ditolak(KeadaanMenolak, kalimat):
        perubahan.buka(lama, oleh=pemeran.sari, alasan=ALASAN)


# ajukan, tarik, kembalikan, batalkan, buang ------------------------------------------------------
def test_ajukan_memindahkan_keduanya_dengan_jejak_dan_satu_pesan(lama, berubah, pemeran):
    Pemberitahuan.objects.all().delete()
    skp = perencanaan.ajukan(berubah, oleh=pemeran.sari)
    assert keadaan(lama, skp) == ["penyesuaian_diajukan", "diajukan"]
    assert jejak(lama)[-1] == ("usulkan_perubahan", "pemilik", "ditetapkan", "penyesuaian_diajukan")
    judul = f"Sari Utami, S.Kom. mengajukan perubahan SKP {skp.mulai.year}"
    assert list(Pemberitahuan.objects.values_list("penerima__nama", "judul")) == [("Budi Santoso", judul)]


def test_ajukan_yang_belum_lengkap_tidak_mengubah_versi_yang_berlaku(lama, baru, pemeran):
    penyusunan.tambah_rhk(baru, oleh=pemeran.sari)
    with pytest.raises(IsianKeliru), tanpa_perubahan():
        perencanaan.ajukan(baru, oleh=pemeran.sari)
    assert keadaan(lama, baru) == ["ditetapkan", "draf"]


@pytest.mark.parametrize("siapa", BUKAN_PEMILIK)
def test_orang_lain_tidak_mengajukan_perubahan(berubah, pemeran, siapa):
    with ditolak(BukanHak, "Ajukan hanya dapat dilakukan oleh pegawai yang menyusunnya."):
        perencanaan.ajukan(berubah, oleh=getattr(pemeran, siapa))


def mundur(skp, cara, p):
    if cara == "tarik":
        return perencanaan.tarik(skp, oleh=p.sari)
    return perencanaan.kembalikan(skp, oleh=p.budi, catatan="Target terlalu tinggi.")


@pytest.mark.parametrize(
    ("cara", "ikut", "sebagai", "jadi"),
    [("tarik", "tarik_perubahan", "pemilik", "draf"), ("kembalikan", "tolak_perubahan", "penilai", "dikembalikan")],
)
def test_tarik_dan_kembalikan_memulihkan_versi_yang_berlaku(lama, diajukan, pemeran, cara, ikut, sebagai, jadi):
    mundur(diajukan, cara, pemeran)
    assert keadaan(lama, diajukan) == ["ditetapkan", jadi]
    assert jejak(lama)[-1] == (ikut, sebagai, "penyesuaian_diajukan", "ditetapkan")
    with ditolak(KeadaanMenolak, f"SKP ini sudah berstatus “{segar(diajukan).get_status_display()}”."):
        mundur(diajukan, cara, pemeran)


def test_perubahan_yang_dikembalikan_dapat_diajukan_lagi(lama, diajukan, pemeran):
    mundur(diajukan, "kembalikan", pemeran)
    pembuat.ajukan(segar(diajukan))
    assert keadaan(lama, diajukan) == ["penyesuaian_diajukan", "diajukan"]


def test_buang_membatalkan_rancangan_dan_yang_lama_tetap_berlaku(lama, berubah, pemeran):
    perubahan.buang(berubah, oleh=pemeran.sari)
    assert keadaan(lama, berubah) == ["ditetapkan", "dibatalkan"]
    assert jejak(berubah)[-1] == ("buang", "pemilik", "draf", "dibatalkan")
    lagi = perubahan.buka(lama, oleh=pemeran.sari, alasan="Lagi")
    assert (lagi.nomor_versi, lagi == berubah) == (2, False)


def test_buang_dua_kali_ditolak(berubah, pemeran):
    perubahan.buang(berubah, oleh=pemeran.sari)
    with ditolak(KeadaanMenolak, "SKP ini sudah berstatus “Dibatalkan”."):
        perubahan.buang(berubah, oleh=pemeran.sari)


def test_yang_sudah_diajukan_ditarik_dulu_sebelum_dibuang(diajukan, pemeran):
    with ditolak(KeadaanMenolak, "SKP ini sudah berstatus “Menunggu pimpinan”."):
        perubahan.buang(diajukan, oleh=pemeran.sari)


@pytest.mark.parametrize("siapa", BUKAN_PEMILIK)
def test_orang_lain_tidak_membuang(berubah, pemeran, siapa):
    with ditolak(BukanHak, "Buang rancangan hanya dapat dilakukan oleh pegawai yang menyusunnya."):
        perubahan.buang(berubah, oleh=getattr(pemeran, siapa))


def test_draf_pertama_bukan_rancangan_perubahan(pemeran, periode):
    draf = pembuat.buat_skp(pemeran.sari)
    with ditolak(KeadaanMenolak, "Ini bukan rancangan perubahan, jadi tidak dapat dibuang."):
        perubahan.buang(draf, oleh=pemeran.sari)


def test_rancangan_dan_yang_dibuang_hanya_terbaca_penyusunnya(lama, berubah, pemeran):
    semua = ("sari", "budi", "tono", "dewi", "admin", "joko")

    def pembaca():
        return [n for n in semua if Skp.objects.visible_to(getattr(pemeran, n)).filter(pk=berubah.pk).exists()]

    assert pembaca() == ["sari"]
    perubahan.buang(berubah, oleh=pemeran.sari)
    assert pembaca() == ["sari"]
    assert not Skp.objects.sebagai_pihak(pemeran.budi).filter(pk=berubah.pk).exists()


# tetapkan ----------------------------------------------------------------------------------------
def test_versi_baru_menggantikan_yang_lama_dalam_satu_langkah(lama, diajukan, pemeran):
    salinan, nomor = lama.salinan, lama.nomor_dokumen
    skp = pembuat.tetapkan(diajukan)
    lama = segar(lama)
    assert (lama.status, skp.status) == ("digantikan", "ditetapkan")
    assert (lama.salinan, lama.nomor_dokumen) == (salinan, nomor)
    assert skp.nomor_dokumen not in (None, nomor)
    assert (skp.salinan["periode"], set(skp.salinan)) == (salinan["periode"], set(salinan))
    assert jejak(lama)[-1] == ("gantikan", "penilai", "penyesuaian_diajukan", "digantikan")
    assert jejak(skp)[-1] == ("tetapkan", "penilai", "diajukan", "ditetapkan")
    pesan = Pemberitahuan.objects.get(penerima=pemeran.sari, kunci=f"skp-{skp.pk}-tetapkan")
    assert pesan.judul == f"Perubahan SKP {skp.mulai.year} ditetapkan oleh Budi Santoso"


def test_isi_tersimpan_bersama_garisnya_tanpa_mengubah_sidik(diajukan):
    versi = VersiSkp.objects.get(skp=diajukan)
    assert versi.sidik == diajukan.sidik_diajukan == sidik(versi.isi)
    assert versi.garis == [{"rhk": str(r.garis), "iki": [str(r.iki.get().garis)]} for r in diajukan.rhk.all()]


@pytest.mark.parametrize("siapa", ["sari", "tono", "rina", "joko", "dewi", "admin"])
def test_hanya_penilai_yang_menetapkan_perubahan(diajukan, pemeran, siapa):
    """Not even a late penilai is joined by his atasan: the old version is in force and holds nobody up."""
    diajukan.periode.tenggat_penetapan = diajukan.periode.mulai
    diajukan.periode.save()
    with ditolak(BukanHak, "Tetapkan hanya dapat dilakukan oleh pejabat penilai kinerja."):
        perencanaan.tetapkan(diajukan, oleh=getattr(pemeran, siapa), sidik_dilihat=sidik(isi_skp(diajukan)))


def test_isi_lain_dari_yang_dilihat_ditolak_dan_tidak_ada_yang_berubah(lama, diajukan, pemeran):
    with pytest.raises(VersiBasi), tanpa_perubahan():
        perencanaan.tetapkan(diajukan, oleh=pemeran.budi, sidik_dilihat="0" * 64)
    assert keadaan(lama, diajukan) == ["penyesuaian_diajukan", "diajukan"]


def test_tanpa_perubahan_tidak_ditetapkan_tetapi_ekspektasi_baru_cukup(lama, baru, pemeran):
    diajukan = pembuat.ajukan(baru)
    with ditolak(KeadaanMenolak, "Belum ada yang berubah dari versi yang berlaku: kembalikan, atau beri ekspektasi."):
        perencanaan.tetapkan(diajukan, oleh=pemeran.budi, sidik_dilihat=sidik(isi_skp(diajukan)))
    penyusunan.simpan_ekspektasi(diajukan, oleh=pemeran.budi, ekspektasi={"adaptif": ["Belajar alat baru"]})
    pembuat.tetapkan(segar(diajukan))
    assert keadaan(lama, diajukan) == ["digantikan", "ditetapkan"]


def test_tetapkan_dua_kali_ditolak(diajukan, pemeran):
    dilihat = sidik(isi_skp(diajukan))
    pembuat.tetapkan(diajukan)
    with ditolak(KeadaanMenolak, "SKP ini sudah berstatus “Ditetapkan”."):
        perencanaan.tetapkan(diajukan, oleh=pemeran.budi, sidik_dilihat=dilihat)


def test_versi_yang_sudah_beralih_tidak_digantikan(lama, diajukan, pemeran):
    Skp.objects.filter(pk=lama.pk).update(status="beralih")
    with ditolak(KeadaanMenolak, "SKP yang akan digantikan sudah berstatus “Beralih”."):
        perencanaan.tetapkan(diajukan, oleh=pemeran.budi, sidik_dilihat=sidik(isi_skp(diajukan)))


def test_versi_ketiga_menggantikan_yang_kedua(lama, berubah, pemeran):
    kedua = pembuat.tetapkan(berubah)
    ketiga = pembuat.tetapkan(ubah(perubahan.buka(kedua, oleh=pemeran.sari, alasan="Lagi"), "120 layanan"))
    assert keadaan(lama, kedua, ketiga) == ["digantikan", "digantikan", "ditetapkan"]
    assert (ketiga.nomor_versi, list(Skp.objects.dihitung())) == (3, [ketiga])


# what comes over ---------------------------------------------------------------------------------
def test_realisasi_periode_terbuka_ikut_dan_yang_tertutup_tinggal(lama, pemeran):
    tw1, tw2 = pembuat.triwulan(1), pembuat.triwulan(2)
    for tw in (tw1, tw2):
        pembuat.isi_realisasi(lama, tw)
    asli = Realisasi.objects.get(iki=lama.rhk.first().iki.get(), periode_evaluasi=tw2)
    bukti.tambah(asli, oleh=pemeran.sari, judul="Laporan", lokasi="Lemari arsip")
    pembuat.buat_evaluasi_ditetapkan(lama, tw1, pemeran.admin)
    skp = pembuat.tetapkan(ubah(perubahan.buka(lama, oleh=pemeran.sari, alasan=ALASAN)))
    dibawa = Realisasi.objects.filter(iki__rhk__skp=skp)
    assert {r.periode_evaluasi for r in dibawa} == {tw2}
    salinan = dibawa.get(iki=skp.rhk.first().iki.get())
    assert (salinan.teks, salinan.sumber_data, salinan.diubah_pada) == (asli.teks, asli.sumber_data, asli.diubah_pada)
    assert list(salinan.bukti.all()) == list(asli.bukti.all()) == [BuktiDukung.objects.get()]
    assert Realisasi.objects.filter(iki__rhk__skp=lama).count() == 4


def test_realisasi_indikator_yang_dicabut_tetap_pada_versinya(lama, baru, pemeran):
    tw2 = pembuat.triwulan(2)
    pembuat.isi_realisasi(lama, tw2)
    penyusunan.hapus_rhk(baru.rhk.last(), oleh=pemeran.sari)
    skp = pembuat.tetapkan(segar(baru))
    assert (Realisasi.objects.filter(iki__rhk__skp=skp).count(), skp.rhk.count()) == (1, 1)


def test_realisasi_diisi_pada_versi_yang_berlaku_saja(lama, berubah, pemeran):
    skp, tw2 = pembuat.tetapkan(berubah), pembuat.triwulan(2)
    with ditolak(KeadaanMenolak, "Realisasi diisi setelah SKP ditetapkan."):
        pendokumentasian.catat_realisasi(lama.rhk.first().iki.get(), tw2, oleh=pemeran.sari, teks="9")
    assert pendokumentasian.catat_realisasi(skp.rhk.first().iki.get(), tw2, oleh=pemeran.sari, teks="9").pk


def test_periode_yang_dievaluasi_pada_versi_pertama_tertutup_bagi_versi_kedua(lama, pemeran):
    tw1 = pembuat.triwulan(1)
    pembuat.buat_evaluasi_ditetapkan(lama, tw1, pemeran.admin)
    skp = pembuat.tetapkan(ubah(perubahan.buka(lama, oleh=pemeran.sari, alasan=ALASAN)))
    iki = skp.rhk.first().iki.get()
    with ditolak(KeadaanMenolak, f"Evaluasi {tw1.nama} sudah ditetapkan; realisasinya tidak dapat diubah."):
        pendokumentasian.catat_realisasi(iki, tw1, oleh=pemeran.sari, teks="9")
    with ditolak(KeadaanMenolak, f"Evaluasi {tw1.nama} sudah ditetapkan."):
        umpan_balik.beri(skp, tw1, oleh=pemeran.budi, isi="Baik", nada="positif", perilaku="loyal")


def test_dialog_tetap_pada_versinya(lama, diajukan, pemeran):
    ujar = dialog.ujarkan(diajukan, oleh=pemeran.budi, isi="Jelaskan target baru.")
    pembuat.tetapkan(diajukan)
    assert segar(ujar).skp == diajukan


def test_tautan_bawahan_berpindah_dan_kata_tercetaknya_tetap(pemeran, periode):
    budi = pembuat.buat_skp_ditetapkan(pemeran.budi)
    sari = pembuat.buat_skp(pemeran.sari)
    rhk, lama = sari.rhk.first(), budi.rhk.first()
    penyusunan.simpan_rhk(rhk, oleh=pemeran.sari, versi=1, intervensi_rhk=lama, intervensi_iki=lama.iki.get())
    pembuat.tetapkan(sari)
    draf = perubahan.buka(budi, oleh=pemeran.budi, alasan=ALASAN)
    calon = draf.rhk.first()
    penyusunan.simpan_rhk(calon, oleh=pemeran.budi, versi=1, teks="Andalnya layanan 1")
    pembuat.tetapkan(draf)
    rhk = segar(rhk)
    assert (rhk.intervensi_rhk, rhk.intervensi_iki) == (calon, calon.iki.get())
    assert (rhk.salinan_rhk, segar(sari).sidik_ditetapkan) == (lama.teks, sidik(isi_skp(sari)))


# the evaluation goes on --------------------------------------------------------------------------
def test_penilaian_yang_dimulai_berlanjut_pada_versi_baru(lama, pemeran):
    tw2 = pembuat.triwulan(2)
    rhk = lama.rhk.first()
    pembuat.catat_capaian(lama.unit_penilai, tw2, pemeran.admin)
    evaluasi = pembuat.nilai(lama, tw2, tanda={rhk.pk: "di_atas"})
    skp = pembuat.tetapkan(ubah(perubahan.buka(lama, oleh=pemeran.sari, alasan=ALASAN)))
    with ditolak(VersiBasi, "SKP pegawai ini berubah sejak dinilai. Periksa lagi penilaian Anda, lalu simpan."):
        penilaian.tetapkan(evaluasi, oleh=pemeran.budi, versi=evaluasi.versi)
    lanjut = pembuat.nilai(skp, tw2, hasil="di_atas", versi=evaluasi.versi)
    assert (lanjut.pk, lanjut.skp, lanjut.predikat) == (evaluasi.pk, skp, "baik")
    assert [t.rhk.garis for t in lanjut.tanda.all()] == [rhk.garis]
    selesai = penilaian.tetapkan(lanjut, oleh=pemeran.budi, versi=lanjut.versi)
    assert selesai.salinan["skp"]["nomor_dokumen"] == skp.nomor_dokumen


def test_periode_yang_ditetapkan_pada_versi_pertama_tidak_dinilai_lagi(lama, pemeran):
    tw1 = pembuat.triwulan(1)
    pembuat.buat_evaluasi_ditetapkan(lama, tw1, pemeran.admin)
    skp = pembuat.tetapkan(ubah(perubahan.buka(lama, oleh=pemeran.sari, alasan=ALASAN)))
    with ditolak(KeadaanMenolak, "Evaluasi ini sudah berstatus “Ditetapkan”."):
        pembuat.nilai(skp, tw1, hasil="di_atas")


def test_evaluasi_memuat_realisasi_dan_umpan_balik_dari_semua_versi(lama, pemeran):
    tw1, tw2 = pembuat.triwulan(1), pembuat.triwulan(2)
    iki = lama.rhk.first().iki.get()
    for tw in (tw1, tw2):
        pembuat.isi_realisasi(lama, tw)
        umpan_balik.beri(lama, tw, oleh=pemeran.budi, isi=f"Baik {tw.kode}", nada="positif", iki=iki)
    pembuat.buat_evaluasi_ditetapkan(lama, tw1, pemeran.admin)
    skp = pembuat.tetapkan(ubah(perubahan.buka(lama, oleh=pemeran.sari, alasan=ALASAN)))
    tahunan = pembuat.buat_evaluasi_ditetapkan(skp, pembuat.akhir_tahun(), pemeran.admin)
    baris = tahunan.salinan["hasil"]["1"][0]
    assert baris["realisasi"] == ["9 layanan berdasarkan laporan layanan"]
    assert baris["umpan_balik"] == [f"Pimpinan: Baik {tw1.kode}", f"Pimpinan: Baik {tw2.kode}"]
