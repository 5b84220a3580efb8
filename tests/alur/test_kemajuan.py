"""Notes, conclusions, what follows from them, and taking an RHK over (Pasal 17(1), 20)."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from evaluasi.alur.salinan import susun as salinan_evaluasi
from evaluasi.models import Evaluasi
from pegawai.models import Jejak, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import catatan_pemantauan, kemajuan, pengambilalihan, penugasan, penyusunan, perubahan
from skp_app.aturan.kemajuan import BELUM_ADA_UPAYA, BELUM_TIDAK_MAJU
from skp_app.models import CatatanPemantauan, Iki, KesimpulanKemajuan, TindakKemajuan
from tests import pembuat

DASAR = [{"jenis": "fakta", "pk": None, "tentang": "Triwulan I", "teks": "Belum ada realisasi", "sumber": ""}]


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


def catat(skp, oleh, **lain):
    isi = {"tanggal": localdate(), "sifat": "insidentil", "cara": "langsung", "isi": "Rapat dipimpin dengan baik."}
    return catatan_pemantauan.tulis(skp, oleh=oleh, **isi | lain)


def simpulkan(skp, periode, hasil="tidak", uraian="Belum ada layanan yang beroperasi.", dasar=DASAR):
    return kemajuan.simpulkan(skp, periode, oleh=skp.penilai, hasil=hasil, uraian=uraian, dasar=dasar)


def kabar(pegawai):
    return list(Pemberitahuan.objects.filter(penerima=pegawai).order_by("pk").values_list("judul", flat=True))


# Notes ---------------------------------------------------------------------------------------------------------------
def test_catatan_hanya_terbaca_penulisnya_sampai_dibagikan(skp, pemeran):
    catatan = catat(skp, pemeran.budi)
    terbaca = {n: o.nama for n, o in vars(pemeran).items() if CatatanPemantauan.objects.visible_to(o).exists()}
    assert terbaca == {"budi": "Budi Santoso"}
    catatan_pemantauan.bagikan(catatan, oleh=pemeran.budi)
    terbaca = {n for n, o in vars(pemeran).items() if CatatanPemantauan.objects.visible_to(o).exists()}
    assert terbaca == {"budi", "sari", "tono"}
    assert kabar(pemeran.sari)[-1] == "Budi Santoso membagikan catatan pemantauan"


def test_dua_klik_satu_catatan(skp, pemeran):
    assert catat(skp, pemeran.budi) == catat(skp, pemeran.budi)
    assert Jejak.objects.filter(kata_kerja="catat_pemantauan").count() == 1


def test_bukan_pimpinan_tidak_mencatat(skp, pemeran):
    for orang in (pemeran.sari, pemeran.tono, pemeran.rina, pemeran.dewi, pemeran.admin):
        with pytest.raises(BukanHak):
            catat(skp, orang)
    assert not CatatanPemantauan.objects.exists()


def test_pemberi_penugasan_mencatat_rhk_yang_ia_tugaskan(skp, pemeran):
    tugas = penugasan.tunjuk(pemeran.sari, oleh=pemeran.rina, uraian="Tim statistik", mulai=localdate())
    penugasan.putuskan(tugas, oleh=pemeran.budi, setuju=True)
    rhk, lain = skp.rhk.order_by("pk")
    type(rhk).objects.filter(pk=rhk.pk).update(penugasan=tugas)
    catatan = catat(skp, pemeran.rina, sasaran=rhk)
    assert (catatan.rhk, catatan.sebutan, catatan.oleh) == (rhk, "RHK 1", pemeran.rina)
    for sasaran in (lain, None):
        with pytest.raises(BukanHak):
            catat(skp, pemeran.rina, sasaran=sasaran)


def test_catatan_menyebut_tempatnya_pada_skp(skp, pemeran):
    rhk = skp.rhk.order_by("pk").last()
    sebutan = [
        catat(skp, pemeran.budi).sebutan,
        catat(skp, pemeran.budi, sasaran=rhk).sebutan,
        catat(skp, pemeran.budi, sasaran=rhk.iki.get()).sebutan,
        catat(skp, pemeran.budi, perilaku="kolaboratif").sebutan,
    ]
    assert sebutan == ["Umum", "RHK 2", "RHK 2, indikator 1", "Perilaku: Kolaboratif"]


def test_tanggal_pengamatan_dan_tindak_lanjut_yang_mungkin(skp, pemeran):
    kemarin, besok = localdate() - timedelta(days=1), localdate() + timedelta(days=1)
    for salah, bidang in (
        ({"tanggal": besok}, "tanggal"),
        ({"tanggal": skp.mulai - timedelta(days=1)}, "tanggal"),
        ({"tindak_lanjut": kemarin}, "tindak_lanjut"),
        ({"isi": "  "}, "isi"),
    ):
        with pytest.raises(IsianKeliru) as tolak:
            catat(skp, pemeran.budi, **salah)
        assert list(tolak.value.kesalahan) == [bidang]


def test_catatan_diubah_pada_harinya_selama_belum_dibaca_orang_lain(skp, pemeran, time_machine):
    isian = {"tanggal": localdate(), "sifat": "berkala", "cara": "dokumentasi", "tindak_lanjut": None}
    catatan = catatan_pemantauan.ubah(catat(skp, pemeran.budi), oleh=pemeran.budi, isi="Diperbaiki.", **isian)
    assert (catatan.isi, catatan.sifat) == ("Diperbaiki.", "berkala")
    with pytest.raises(BukanHak):
        catatan_pemantauan.ubah(catatan, oleh=pemeran.tono, isi="Lain.", **isian)
    dibagikan = catat(skp, pemeran.budi, isi="Sudah dibaca.", bagikan=True)
    with pytest.raises(KeadaanMenolak):
        catatan_pemantauan.ubah(dibagikan, oleh=pemeran.budi, isi="Lain.", **isian)
    besok = localdate() + timedelta(days=1)
    time_machine.move_to(f"{besok}T01:00+07:00")
    assert not catatan_pemantauan.dapat_diubah(catatan)


def test_catatan_menjadi_umpan_balik_dan_keduanya_bertaut(skp, pemeran, tw1):
    from skp_app.alur import umpan_balik

    catatan = catat(skp, pemeran.budi)
    kiriman = umpan_balik.beri(
        skp, tw1, oleh=pemeran.budi, isi="Rapat Anda pimpin dengan baik.", nada="positif", perilaku="kolaboratif"
    )
    catatan_pemantauan.tautkan(catatan, kiriman, oleh=pemeran.budi)
    assert CatatanPemantauan.objects.get().umpan_balik == kiriman
    assert kiriman.catatan_pemantauan == catatan


# Conclusions and what follows ----------------------------------------------------------------------------------------
def test_kesimpulan_menyimpan_dasarnya_kata_demi_kata(skp, tw1, pemeran):
    kesimpulan = simpulkan(skp, tw1)
    assert simpulkan(skp, tw1) == kesimpulan
    assert kesimpulan.dasar == DASAR
    assert kesimpulan.sebutan_oleh == "Budi Santoso, KEPALA BIDANG E-GOVERNMENT"
    assert kabar(pemeran.sari)[-1] == f"Kesimpulan kemajuan kinerja Anda, {tw1.nama}"
    terbaca = {n for n, o in vars(pemeran).items() if KesimpulanKemajuan.objects.visible_to(o).exists()}
    assert terbaca == {"sari", "budi", "tono"}


def test_kesimpulan_perlu_dasar_dan_periode_yang_berjalan(skp, tw1, pemeran, periode):
    with pytest.raises(IsianKeliru):
        simpulkan(skp, tw1, dasar=[])
    with pytest.raises(BukanHak):
        kemajuan.simpulkan(skp, tw1, oleh=pemeran.tono, hasil="tidak", uraian="Lambat.", dasar=DASAR)
    pembuat.isi_realisasi(skp, tw1)
    pembuat.buat_evaluasi_ditetapkan(skp, tw1, pemeran.admin)
    with pytest.raises(KeadaanMenolak):
        simpulkan(skp, tw1)


def test_pegawai_menjawab_sekali(skp, tw1, pemeran):
    kesimpulan = simpulkan(skp, tw1)
    with pytest.raises(BukanHak):
        kemajuan.jawab(kesimpulan, oleh=pemeran.budi, isi="Bukan saya.")
    kemajuan.jawab(kesimpulan, oleh=pemeran.sari, isi="Server baru tiba.")
    kemajuan.jawab(kesimpulan, oleh=pemeran.sari, isi="Server baru tiba.")  # a second click
    with pytest.raises(KeadaanMenolak):
        kemajuan.jawab(kesimpulan, oleh=pemeran.sari, isi="Lain.")
    assert KesimpulanKemajuan.objects.get().jawaban == "Server baru tiba."
    assert kabar(pemeran.budi)[-1] == "Sari Utami, S.Kom. menjawab kesimpulan kemajuan kinerja"


def test_apresiasi_sampai_dan_tersimpan(skp, tw1, pemeran):
    maju = simpulkan(skp, tw1, "menunjukkan", "Dua layanan sudah beroperasi.")
    kemajuan.tindak(maju, "apresiasi", oleh=pemeran.budi, isi="Terima kasih.")
    kemajuan.tindak(maju, "apresiasi", oleh=pemeran.budi, isi="Terima kasih.")
    assert TindakKemajuan.objects.get().terbuka is False
    assert kabar(pemeran.sari)[-1] == "Budi Santoso memberi Anda apresiasi"


def test_tindak_lanjut_mengikuti_kesimpulannya(skp, tw1, pemeran):
    maju = simpulkan(skp, tw1, "menunjukkan", "Dua layanan sudah beroperasi.")
    with pytest.raises(KeadaanMenolak):
        kemajuan.tindak(maju, "ekspektasi", oleh=pemeran.budi, isi="Target diturunkan.")
    tidak = simpulkan(skp, tw1)
    with pytest.raises(KeadaanMenolak):
        kemajuan.tindak(tidak, "apresiasi", oleh=pemeran.budi, isi="Terima kasih.")
    with pytest.raises(KeadaanMenolak):  # no longer the last one
        kemajuan.tindak(maju, "apresiasi", oleh=pemeran.budi, isi="Terima kasih.")


def test_penugasan_baru_bertaut_dengan_kesimpulan(skp, tw1, pemeran):
    maju = simpulkan(skp, tw1, "menunjukkan", "Dua layanan sudah beroperasi.")
    tugas = penugasan.tunjuk(pemeran.sari, oleh=pemeran.budi, uraian="Memimpin tim portal", mulai=localdate())
    tindak = kemajuan.tautkan_penugasan(maju, tugas, oleh=pemeran.budi)
    assert (tindak.penugasan, tindak.kesimpulan, tindak.jenis) == (tugas, maju, "penugasan_baru")
    assert kemajuan.tautkan_penugasan(maju, tugas, oleh=pemeran.budi) == tindak


def test_permintaan_penyesuaian_dipenuhi_oleh_perubahan_skp(skp, tw1, pemeran):
    kesimpulan = simpulkan(skp, tw1)
    for jenis, isi in (("ekspektasi", "Target 8 layanan."), ("sumber_daya", "Tambah satu server.")):
        kemajuan.tindak(kesimpulan, jenis, oleh=pemeran.budi, isi=isi)
    assert kemajuan.alasan_perubahan(skp) == (
        "Penyesuaian ekspektasi diminta Budi Santoso: Target 8 layanan.\n"
        "Penyesuaian dukungan sumber daya diminta Budi Santoso: Tambah satu server."
    )
    baru = perubahan.buka(skp, oleh=pemeran.sari, alasan=kemajuan.alasan_perubahan(skp))
    iki = Iki.objects.filter(rhk__skp=baru).first()
    penyusunan.simpan_iki(iki, oleh=pemeran.sari, versi=1, target="8 layanan")
    assert kemajuan.permintaan_terbuka(baru).count() == 2
    baru = pembuat.tetapkan(baru)
    assert not kemajuan.permintaan_terbuka(baru).exists()
    assert {t.skp_hasil for t in TindakKemajuan.objects.all()} == {baru}


def test_permintaan_dapat_ditarik_lalu_diminta_lagi(skp, tw1, pemeran):
    kesimpulan = simpulkan(skp, tw1)
    permintaan = kemajuan.tindak(kesimpulan, "ekspektasi", oleh=pemeran.budi, isi="Target 8 layanan.")
    with pytest.raises(BukanHak):
        kemajuan.tarik(permintaan, oleh=pemeran.sari)
    kemajuan.tarik(permintaan, oleh=pemeran.budi)
    assert not kemajuan.permintaan_terbuka(skp).exists()
    kemajuan.tindak(kesimpulan, "ekspektasi", oleh=pemeran.budi, isi="Target 9 layanan.")
    assert kemajuan.permintaan_terbuka(skp).get().isi == "Target 9 layanan."


# Pasal 20(6)-(8) -----------------------------------------------------------------------------------------------------
def sampai_boleh_diambil_alih(skp, periode):
    kemajuan.tindak(simpulkan(skp, periode), "pembinaan", oleh=skp.penilai, isi="Coaching tiap Senin.")
    return simpulkan(skp, periode, uraian="Sesudah coaching tetap belum ada kemajuan.")


def ambil(skp, rhk=None, catatan="Pegawai tidak dapat menyelesaikannya."):
    return pengambilalihan.ambil_alih(skp, rhk or skp.rhk.first(), oleh=skp.penilai, catatan=catatan)


def test_rhk_diambil_alih_sesudah_tindak_lanjut_dan_tetap_tidak_maju(skp, tw1, pemeran):
    for siap, halangan in (
        (lambda: None, BELUM_TIDAK_MAJU),
        (lambda: simpulkan(skp, tw1), BELUM_ADA_UPAYA),
    ):
        siap()
        with pytest.raises(KeadaanMenolak) as tolak:
            ambil(skp)
        assert tolak.value.kalimat == halangan
    terakhir = sampai_boleh_diambil_alih(skp, tw1)
    diambil = ambil(skp)
    assert (diambil.kesimpulan, diambil.rhk, diambil.tanggal) == (terakhir, skp.rhk.first(), localdate())
    assert ambil(skp) == diambil  # a second click
    assert kabar(pemeran.sari)[-1] == "Budi Santoso mengambil alih satu rencana hasil kerja Anda"


def test_catatan_pengambilalihan_wajib_dan_oleh_penilai(skp, tw1, pemeran):
    sampai_boleh_diambil_alih(skp, tw1)
    with pytest.raises(IsianKeliru):
        ambil(skp, catatan=" ")
    with pytest.raises(BukanHak):
        pengambilalihan.ambil_alih(skp, skp.rhk.first(), oleh=pemeran.tono, catatan="Tidak selesai.")


def test_evaluasi_memuat_catatan_pengambilalihan_pada_rhk_itu(skp, tw1, pemeran):
    sampai_boleh_diambil_alih(skp, tw1)
    ambil(skp)
    evaluasi = Evaluasi(skp=skp, periode_evaluasi=tw1, penilai=pemeran.budi, unit_capaian=skp.unit_penilai)
    hasil = salinan_evaluasi(evaluasi, None)["hasil"]
    catatan = "Pimpinan: Rencana hasil kerja diambil alih. Pegawai tidak dapat menyelesaikannya."
    assert [isi[0]["umpan_balik"] for isi in hasil.values()] == [[catatan], []]
    assert salinan_evaluasi(evaluasi, None)["skp"]["rhk"][0]["teks"] == "Tersedianya layanan 1 yang andal"


def test_catatan_ikut_ke_versi_skp_yang_berikutnya(skp, tw1, pemeran):
    sampai_boleh_diambil_alih(skp, tw1)
    diambil = ambil(skp)
    baru = perubahan.buka(skp, oleh=pemeran.sari, alasan="Target")
    penyusunan.simpan_iki(Iki.objects.filter(rhk__skp=baru).last(), oleh=pemeran.sari, versi=1, target="8 layanan")
    baru = pembuat.tetapkan(baru)
    assert pengambilalihan.catatan_evaluasi(baru, tw1) == {baru.rhk.first().garis: diambil}


def test_evaluasi_periode_sebelumnya_tidak_memuatnya(skp, pemeran, tw1, time_machine):
    tw2 = pembuat.triwulan(2)
    time_machine.move_to(f"{tw2.selesai}T09:00+07:00")
    sampai_boleh_diambil_alih(skp, tw2)
    diambil = ambil(skp)
    berlaku = {p.kode[5:]: list(pengambilalihan.catatan_evaluasi(skp, p).values()) for p in skp.periode.evaluasi.all()}
    assert berlaku == {"tw1": [], "tw2": [diambil], "tw3": [diambil], "tw4": [diambil], "akhir": [diambil]}


def test_realisasi_rhk_yang_diambil_alih_tidak_ditagih_lagi(skp, tw1):
    semua = Iki.objects.filter(rhk__skp=skp)
    assert pengambilalihan.masih_wajib(semua, tw1.selesai).count() == 2
    sampai_boleh_diambil_alih(skp, tw1)
    ambil(skp)
    assert pengambilalihan.masih_wajib(semua, tw1.selesai).get().rhk == skp.rhk.last()


def test_rhk_yang_diambil_alih_tidak_dapat_dihapus_dari_perubahan(skp, tw1, pemeran):
    sampai_boleh_diambil_alih(skp, tw1)
    ambil(skp)
    baru = perubahan.buka(skp, oleh=pemeran.sari, alasan="Target")
    diambil, bebas = baru.rhk.all()
    with pytest.raises(KeadaanMenolak):
        penyusunan.hapus_rhk(diambil, oleh=pemeran.sari)
    penyusunan.hapus_rhk(bebas, oleh=pemeran.sari)
    assert list(baru.rhk.all()) == [diambil]


def test_rhk_dikembalikan_dengan_alasan(skp, tw1, pemeran):
    sampai_boleh_diambil_alih(skp, tw1)
    diambil = ambil(skp)
    with pytest.raises(IsianKeliru):
        pengambilalihan.kembalikan(diambil, oleh=pemeran.budi, alasan="")
    pengambilalihan.kembalikan(diambil, oleh=pemeran.budi, alasan="Pegawai sanggup lagi.")
    assert pengambilalihan.catatan_evaluasi(skp, tw1) == {}
    assert ambil(skp) != diambil
