"""Bimbingan kinerja (Lampiran p. 78-85): who starts it, who signs what, to whom it is reported."""

import pytest
from django.utils.timezone import localdate

from pegawai.models import Ketentuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur import bimbingan as alur
from skp_app.alur import lembar_bimbingan as lembar
from skp_app.alur import penugasan, perubahan
from skp_app.alur import tanda_tangan_bimbingan as ttd
from skp_app.aturan.pembinaan import Lembar, lembar_terbaca
from skp_app.models import Bimbingan, Penugasan
from tests import pembuat
from tests import pembuat_pembinaan as buat

pytestmark = pytest.mark.django_db
ORANG = ("sari", "budi", "tono", "rina", "joko", "dewi", "admin")


@pytest.fixture
def skp(pemeran):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


def usul(skp, oleh, **lain):
    isi = {"metode": "coaching", "alasan": "Layanan 2 tertinggal dua triwulan."} | lain
    return alur.usulkan(skp, oleh=oleh, **isi)


def test_penilai_membimbing_sendiri_dan_langsung_berjalan(skp, pemeran):
    b = usul(skp, pemeran.budi)
    assert (b.status, b.pembimbing, b.penilai, b.atasan_penilai) == (
        "berjalan",
        pemeran.budi,
        pemeran.budi,
        pemeran.tono,
    )
    assert usul(skp, pemeran.budi) == b  # a second click
    assert Bimbingan.objects.count() == 1
    assert pemeran.sari.pemberitahuan.filter(tautan=f"/pembinaan/{b.kode}/").count() == 1


def test_penilai_menugasi_pihak_lain(skp, pemeran):
    b = usul(skp, pemeran.budi, metode="mentoring", pembimbing=pemeran.rina)
    assert b.pembimbing == pemeran.rina
    assert pemeran.rina.pemberitahuan.filter(tautan=f"/pembinaan/{b.kode}/").count() == 1


@pytest.mark.parametrize("siapa", ["rina", "joko", "tono", "sari", "admin"])
def test_bukan_pimpinan_tidak_memulai_bimbingan(skp, pemeran, siapa):
    with pytest.raises(BukanHak):
        usul(skp, getattr(pemeran, siapa))


@pytest.mark.parametrize("siapa", ["sari", "tono"])
def test_pegawai_dan_atasan_penilai_bukan_pembimbing(skp, pemeran, siapa):
    with pytest.raises(IsianKeliru) as tolak:
        usul(skp, pemeran.budi, pembimbing=getattr(pemeran, siapa))
    assert list(tolak.value.kesalahan) == ["pembimbing"]


def test_metode_lain_harus_dikembangkan_instansi(skp, pemeran):
    with pytest.raises(IsianKeliru):
        usul(skp, pemeran.budi, metode="lain", nama_metode="Magang")
    Ketentuan.objects.create(kunci="metode_bimbingan", nilai=["Magang"], mulai=localdate(), sumber="Keputusan")
    assert usul(skp, pemeran.budi, metode="lain", nama_metode="Magang").sebutan_metode == "Magang"


def test_skp_belum_ditetapkan_belum_dibimbing(pemeran):
    skp = pembuat.ajukan(pembuat.buat_skp(pemeran.sari))
    with pytest.raises(KeadaanMenolak):
        usul(skp, pemeran.budi)


# The sheet and its signatures -----------------------------------------------------------------------------


def test_baris_coaching_membawa_indikator_target_dan_realisasi(skp, pemeran):
    pembuat.isi_realisasi(skp, pembuat.triwulan(1))
    b = buat.buat_coaching(skp)
    iki = skp.rhk.first().iki.first()
    baris = lembar.tambah(b, "coaching", oleh=pemeran.sari, iki=iki)
    assert (baris.indikator, baris.target, baris.target_skp) == (iki.teks, iki.target, iki.target)
    assert (baris.progres, baris.baseline) == ("9 layanan", "")
    assert lembar.tambah(b, "coaching", oleh=pemeran.sari, iki=iki) == baris


def test_masing_masing_hanya_mengisi_bagiannya(skp, pemeran):
    b = buat.buat_coaching(skp)
    with pytest.raises(BukanHak):
        lembar.tambah(b, "langkah", oleh=pemeran.sari)
    with pytest.raises(BukanHak):
        lembar.tambah(b, "coaching", oleh=pemeran.budi)
    with pytest.raises(BukanHak):
        lembar.tambah(b, "coaching", oleh=pemeran.tono)


def test_indikator_skp_orang_lain_tidak_dapat_dipilih(skp, pemeran):
    asing = pembuat.buat_skp_ditetapkan(pemeran.joko).rhk.first().iki.first()
    with pytest.raises(IsianKeliru):
        lembar.tambah(buat.buat_coaching(skp), "coaching", oleh=pemeran.sari, iki=asing)


def test_baris_yang_diubah_dua_orang_tidak_saling_menimpa(skp, pemeran):
    b = buat.buat_mentoring(skp)
    sesi = b.sesi.get()
    lembar.simpan(b, oleh=pemeran.sari, sesi={sesi.pk: (sesi.versi, {"rencana_aksi": "Catatan Sari"})})
    hasil = lembar.simpan(b, oleh=pemeran.budi, sesi={sesi.pk: (sesi.versi, {"rencana_aksi": "Catatan Budi"})})
    assert [(x.tersimpan, x.dikirim) for x in hasil.bentrok] == [
        ({"rencana_aksi": "Catatan Sari"}, {"rencana_aksi": "Catatan Budi"})
    ]


def test_lembar_yang_belum_lengkap_tidak_ditandatangani(skp, pemeran):
    b = buat.buat_coaching(skp)
    with pytest.raises(IsianKeliru, match="Tujuan dan fakta belum diisi"):
        buat.tanda_tangani(b, pemeran.sari)


def test_dua_tanda_tangan_membekukan_lembar(skp, pemeran):
    b = buat.buat_coaching_selesai(skp)
    formulir = b.formulir.get()
    assert (b.status, formulir.kode_format) == ("selesai", "B.1.6")
    assert formulir.salinan["pegawai"]["nama"] == pemeran.sari.nama_lengkap
    assert formulir.salinan["pimpinan"]["jabatan"] == "KEPALA BIDANG E-GOVERNMENT"
    assert {(t.peran, t.sidik) for t in b.tanda_tangan.all()} == {
        ("pegawai", formulir.sidik), ("pembimbing", formulir.sidik),
    }  # fmt: skip
    assert (b.jawaban.count(), b.kompetensi.count()) == (9, 9)
    with pytest.raises(KeadaanMenolak):
        lembar.tambah(b, "coaching", oleh=pemeran.sari)


def test_tanda_tangan_atas_isi_lama_ditolak(skp, pemeran):
    b = buat.isi_coaching(buat.buat_coaching(skp))
    lama = ttd.sidik_isi(b, "B.1.6")
    lembar.simpan(b, oleh=pemeran.sari, umum={b.isi.pk: (b.isi.versi, {"peluang": "Lain"})})
    b.refresh_from_db()
    with pytest.raises(VersiBasi):
        ttd.tanda_tangani(b, oleh=pemeran.sari, sidik_dilihat=lama)


def test_satu_orang_tidak_menandatangani_dua_kali(skp, pemeran):
    b = buat.tanda_tangani(buat.isi_coaching(buat.buat_coaching(skp)), pemeran.sari)
    with pytest.raises(KeadaanMenolak, match="sudah menandatangani"):
        buat.tanda_tangani(b, pemeran.sari)
    assert b.status == "menunggu_ttd"


def test_buka_lagi_menggugurkan_tanda_tangan_pertama(skp, pemeran):
    b = buat.tanda_tangani(buat.isi_coaching(buat.buat_coaching(skp)), pemeran.sari)
    b = ttd.buka_lagi(b, oleh=pemeran.budi)
    assert (b.status, b.tanda_tangan.berlaku().count(), b.tanda_tangan.count()) == ("berjalan", 0, 1)
    assert buat.tanda_tangani(b).status == "selesai"


def test_ya_membuka_jalan_ke_perubahan_skp(skp, pemeran):
    assert ttd.perlu_perubahan(buat.buat_coaching_selesai(skp)) == []
    b = buat.buat_coaching_selesai(skp, penyesuaian="ya", alasan="Kedua.")
    assert [baris.indikator for baris in ttd.perlu_perubahan(b)] == ["Jumlah layanan 1 yang beroperasi"]
    baru = perubahan.buka(skp, oleh=pemeran.sari, alasan=ttd.alasan_perubahan(b))
    assert baru.alasan_perubahan.startswith("Penyesuaian ukuran keberhasilan dan target yang disepakati")


def test_pelatihan_selesai_dengan_tanggal_dan_hasil_tanpa_format(skp, pemeran):
    b = alur.usulkan(skp, oleh=pemeran.budi, metode="formal", alasan="Perlu sertifikat.")
    with pytest.raises(IsianKeliru):
        alur.selesaikan(b, oleh=pemeran.budi)
    isi = {"mulai": localdate(), "penyelenggara": "LAN", "hasil": "Lulus"}
    lembar.simpan(b, oleh=pemeran.sari, umum={b.isi.pk: (1, isi)})
    b = alur.selesaikan(b, oleh=pemeran.budi)
    assert (b.status, b.formulir.count()) == ("selesai", 0)


# B.1.8, B.1.9, reports ------------------------------------------------------------------------------------


def test_umpan_balik_hanya_untuk_pegawai_dan_atasan_penilai(skp, pemeran):
    b = buat.buat_coaching_selesai(skp, pembimbing=pemeran.rina)
    assert not Bimbingan.objects.visible_to(pemeran.tono).exists()
    b = buat.tanda_tangani_umpan_balik(b)
    assert b.formulir.filter(kode_format="B.1.8").exists()
    assert Bimbingan.objects.visible_to(pemeran.tono).get() == b
    terbaca = {o: lembar_terbaca(alur.peran(b, getattr(pemeran, o)), b.status, {"B.1.8"}) for o in ORANG}
    assert {o for o, bagian in terbaca.items() if Lembar.UMPAN_BALIK in bagian} == {"sari", "tono"}


def test_umpan_balik_belum_lengkap_ditolak(skp, pemeran):
    b = buat.buat_coaching_selesai(skp)
    with pytest.raises(IsianKeliru, match="Kriteria 1, 2, 3, 4, 5, 6, 7, 8, 9 belum dijawab"):
        ttd.tanda_tangani_sesudah(b, "B.1.8", oleh=pemeran.sari, sidik_dilihat=ttd.sidik_isi(b, "B.1.8"))


@pytest.mark.parametrize(("kode", "siapa"), [("B.1.8", "budi"), ("B.1.9", "sari"), ("B.1.9", "tono")])
def test_formulir_sesudah_hanya_ditandatangani_penulisnya(skp, pemeran, kode, siapa):
    b = buat.buat_coaching_selesai(skp)
    with pytest.raises(BukanHak):
        ttd.tanda_tangani_sesudah(b, kode, oleh=getattr(pemeran, siapa), sidik_dilihat=ttd.sidik_isi(b, kode))


def test_penilai_melaporkan_sesudah_evaluasi_ditandatangani(skp, pemeran):
    buat.jadikan_pimpinan_kepegawaian(pemeran.kepala_bkd)
    b = buat.buat_coaching_selesai(skp, pembimbing=pemeran.rina)
    with pytest.raises(KeadaanMenolak, match="belum ditandatangani"):
        alur.laporkan(b, oleh=pemeran.budi)
    b = buat.tanda_tangani_evaluasi(b)
    assert not Bimbingan.objects.visible_to(pemeran.kepala_bkd).exists()
    b = alur.laporkan(b, oleh=pemeran.budi)
    for orang in (pemeran.tono, pemeran.kepala_bkd):
        assert Bimbingan.objects.visible_to(orang).get() == b
        assert {Lembar.SESI, Lembar.EVALUASI} <= lembar_terbaca(alur.peran(b, orang), b.status, {"B.1.9"})
    assert not Bimbingan.objects.visible_to(pemeran.admin).exists()
    assert not Bimbingan.objects.visible_to(pemeran.dewi).exists()


def test_atasan_penilai_menentukan_tindak_lanjut(skp, pemeran):
    b = alur.laporkan(buat.tanda_tangani_evaluasi(buat.buat_coaching_selesai(skp)), oleh=pemeran.budi)
    with pytest.raises(BukanHak):
        alur.tentukan(b, oleh=pemeran.budi, putusan="Pelatihan lanjutan.")
    b = alur.tentukan(b, oleh=pemeran.tono, putusan="Pelatihan lanjutan.")
    assert (b.status, b.putusan_sebagai) == ("ditindaklanjuti", "atasan_penilai")


def test_tindak_lanjut_bertanggal_dan_berpenanggung(skp, pemeran):
    b = buat.buat_coaching_selesai(skp)
    apa = {"tanggal": localdate(), "uraian": "Tinjau jadwal.", "penanggung": pemeran.sari}
    catatan = alur.catat_tindak_lanjut(b, oleh=pemeran.budi, **apa)
    assert alur.catat_tindak_lanjut(b, oleh=pemeran.budi, **apa) == catatan
    with pytest.raises(BukanHak):
        alur.selesaikan_tindak_lanjut(catatan, oleh=pemeran.budi, hasil="Sudah.")
    assert alur.selesaikan_tindak_lanjut(catatan, oleh=pemeran.sari, hasil="Sudah.").selesai_pada is not None


def test_usulan_pimpinan_lain_diputuskan_penilai(skp, pemeran):
    penugasan.tunjuk(
        pemeran.sari, oleh=pemeran.rina, uraian="Tim data", mulai=localdate(), selesai=None,
    )  # fmt: skip
    penugasan.putuskan(Penugasan.objects.get(), oleh=pemeran.budi, setuju=True)
    b = usul(skp, pemeran.rina)
    assert (b.status, b.pembimbing, b.penilai) == ("diusulkan", pemeran.rina, pemeran.budi)
    with pytest.raises(BukanHak):
        alur.setujui(b, oleh=pemeran.rina)
    assert alur.setujui(b, oleh=pemeran.budi).status == "berjalan"
    assert pemeran.rina.pemberitahuan.filter(kunci=f"bimbingan-{b.pk}-setuju").exists()


def test_hanya_jumlah_bimbingan_yang_sampai_ke_lembar_penilaian(skp, pemeran):
    buat.buat_mentoring(skp)
    assert alur.banyak_terlaksana(skp) == 0
    buat.buat_coaching_selesai(skp)
    assert alur.banyak_terlaksana(skp) == 1
