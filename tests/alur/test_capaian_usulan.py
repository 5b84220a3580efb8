"""The way of a capaian: proposed by the unit, advised on, set by the level above, changed by two people."""

import pytest
from django.utils.timezone import localdate

from evaluasi.alur import (
    capaian,
    capaian_masukan,
    capaian_penetapan,
    capaian_peran,
    capaian_perubahan,
    capaian_usulan,
    hitung,
)
from evaluasi.kewajiban import baca
from evaluasi.models import CapaianOrganisasi, Evaluasi, MasukanCapaian, UsulanCapaian
from pegawai import mandat
from pegawai.models import Jejak, Pekerjaan, Pemberitahuan, Penempatan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur import rencana
from tests import pembuat
from tests.cuplikan import ditolak, tanpa_perubahan

ALASAN = "Seluruh rencana aksi triwulan ini tercapai."


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


@pytest.fixture
def pk(pemeran, organisasi, periode):
    """The perjanjian kinerja of the bidang: one sasaran with two indicators."""
    janji = rencana.buat(organisasi.egov, oleh=pemeran.budi, jenis="pk", tahun_mulai=periode.tahun)
    sasaran = rencana.tambah_sasaran(janji, oleh=pemeran.budi, teks="Layanan digital andal")
    sasaran.indikator.update(teks="Indeks SPBE", satuan="poin")
    rencana.tulis_target(sasaran.indikator.get(), {periode.tahun: "3,5"})
    rencana.tambah_indikator(sasaran, oleh=pemeran.budi, teks="Ketersediaan jaringan", target={periode.tahun: "99 %"})
    return janji


@pytest.fixture
def usulan(pemeran, organisasi, tw1, pk):
    return capaian_usulan.mulai(organisasi.egov, tw1, oleh=pemeran.budi)


def isi(usulan, **ubah):
    per_indikator = {i.pk: {"realisasi": f"{n},0", "keterangan": ""} for n, i in enumerate(usulan.indikator.all())}
    return {"predikat": "baik", "alasan": ALASAN, "indikator": per_indikator} | ubah


def kirim(usulan, oleh, **ubah):
    return capaian_usulan.kirim(usulan, oleh=oleh, versi=usulan.versi, **isi(usulan, **ubah))


def tetapkan(usulan, oleh, predikat="baik", **lain):
    usulan.refresh_from_db()
    lain = {"dasar": "LKj TW I", "versi_usulan": usulan.versi} | lain
    return capaian_penetapan.tetapkan(usulan.unit, usulan.periode_evaluasi, oleh=oleh, predikat=predikat, **lain)


def jejak(awalan="usulan_capaian"):
    semua = Jejak.objects.filter(kata_kerja__endswith=awalan)
    return list(semua.values_list("kata_kerja", "oleh__nama", "dari", "ke"))


# The unit ----------------------------------------------------------------------------------------
def test_usulan_dimulai_dengan_indikator_perjanjian_kinerja(usulan, pemeran, organisasi, tw1):
    assert list(usulan.indikator.values_list("sasaran", "teks", "target")) == [
        ("Layanan digital andal", "Indeks SPBE", "3,5 poin"),
        ("Layanan digital andal", "Ketersediaan jaringan", "99 %"),
    ]
    with tanpa_perubahan():
        assert capaian_usulan.mulai(organisasi.egov, tw1, oleh=pemeran.dewi) == usulan


def test_dari_draf_sampai_ditetapkan(usulan, pemeran, organisasi, tw1):
    usulan = capaian_usulan.simpan(usulan, oleh=pemeran.budi, versi=1, **isi(usulan, predikat="", alasan=""))
    usulan = kirim(usulan, pemeran.budi)
    assert (usulan.status, usulan.pengirim, usulan.versi) == ("dikirim", pemeran.budi, 3)
    assert list(Pemberitahuan.objects.filter(kunci__startswith="usulan").values_list("penerima__nama", "judul")) == [
        ("Tono Subroto", f"BIDANG E-GOVERNMENT mengusulkan capaian Baik untuk {tw1.nama}")
    ]
    hasil = tetapkan(usulan, pemeran.tono, nomor="800/12/2026")
    assert (hasil.predikat, hasil.nomor, hasil.penetap, hasil.direkam_oleh) == (
        "baik", "800/12/2026", pemeran.tono, pemeran.tono,
    )  # fmt: skip
    assert hasil.ditetapkan_oleh == "KEPALA DINAS KOMUNIKASI DAN INFORMATIKA, Tono Subroto"
    usulan.refresh_from_db()
    assert usulan.status == "ditetapkan"
    assert jejak() == [
        ("mulai_usulan_capaian", "Budi Santoso", "", "draf"),
        ("simpan_usulan_capaian", "Budi Santoso", "draf", "draf"),
        ("kirim_usulan_capaian", "Budi Santoso", "draf", "dikirim"),
    ]
    assert jejak("catat_capaian") == [("catat_capaian", "Tono Subroto", "", "baik")]
    assert list(Pekerjaan.objects.values_list("kunci", flat=True)) == [f"unit-{organisasi.egov.pk}-{tw1.kode}"]
    assert Pemberitahuan.objects.filter(penerima=pemeran.budi, kunci=f"usulan-capaian-{usulan.pk}-tetap").count() == 1


@pytest.mark.parametrize("siapa", ["sari", "rina", "tono", "bupati", "admin", "kepala_bkd"])
def test_hanya_unit_sendiri_yang_mengusulkan(pemeran, organisasi, tw1, siapa):
    pembuat.tempatkan(pembuat.buat_pegawai("Saksi"), organisasi.egov, "PENGOLAH DATA")
    with ditolak(BukanHak, "Usulan capaian hanya ditulis oleh pimpinan atau pengelola kinerja unit ini."):
        capaian_usulan.mulai(organisasi.egov, tw1, oleh=getattr(pemeran, siapa))


@pytest.mark.parametrize(
    ("ubah", "kalimat", "bidang"),
    [
        ({"predikat": ""}, "Usulan belum dikirim. Lengkapi yang ditandai.", ["predikat"]),
        ({"alasan": "Baik."}, "Usulan belum dikirim. Lengkapi yang ditandai.", ["alasan"]),
        ({"indikator": {}}, "Usulan belum dikirim. 2 indikator belum ada realisasinya.", []),
    ],
)
def test_usulan_yang_belum_lengkap_tidak_terkirim(usulan, pemeran, ubah, kalimat, bidang):
    with ditolak(IsianKeliru, kalimat) as penolakan:
        kirim(usulan, pemeran.budi, **ubah)
    assert list(penolakan.value.kesalahan) == bidang


def test_tarik_dan_kembalikan(usulan, pemeran):
    usulan = capaian_usulan.tarik(kirim(usulan, pemeran.budi), oleh=pemeran.dewi)
    usulan = capaian_usulan.kembalikan(kirim(usulan, pemeran.budi), oleh=pemeran.tono, catatan="Lampirkan LKj.")
    assert (usulan.status, usulan.catatan_kembali) == ("draf", "Lampirkan LKj.")
    with ditolak(KeadaanMenolak, "Usulan ini sudah berstatus “Draf”."):
        capaian_usulan.tarik(usulan, oleh=pemeran.budi)
    with ditolak(BukanHak, "Kembalikan hanya dapat dilakukan oleh pimpinan organisasi setingkat di atasnya."):
        capaian_usulan.kembalikan(usulan, oleh=pemeran.budi, catatan="x")


def test_formulir_basi_dan_klik_kedua(usulan, pemeran):
    kirim(usulan, pemeran.budi)
    with ditolak(KeadaanMenolak, "Usulan ini sudah berstatus “Menunggu penetapan”."):
        kirim(usulan, pemeran.budi)
    usulan = capaian_usulan.tarik(usulan, oleh=pemeran.budi)
    with ditolak(VersiBasi, "Usulan ini baru saja disimpan oleh orang lain. Muat ulang halamannya."):
        capaian_usulan.simpan(usulan, oleh=pemeran.budi, versi=1, **isi(usulan))


def test_draf_hanya_dibaca_unitnya(usulan, pemeran, organisasi, tw1):
    def tampak(siapa):
        return capaian_usulan.tampak(organisasi.egov, tw1, capaian_peran.peran(organisasi.egov, siapa))

    assert [tampak(o) for o in (pemeran.budi, pemeran.dewi)] == [usulan, usulan]
    assert [tampak(o) for o in (pemeran.tono, pemeran.admin)] == [None, None]
    kirim(usulan, pemeran.budi)
    assert [tampak(o) for o in (pemeran.tono, pemeran.admin)] == [usulan, usulan]


# Who sets ----------------------------------------------------------------------------------------
@pytest.mark.parametrize("siapa", ["budi", "dewi", "bupati", "admin", "rina"])
def test_hanya_pimpinan_setingkat_di_atas_yang_menetapkan(usulan, pemeran, siapa):
    kirim(usulan, pemeran.budi)
    with ditolak(BukanHak, "Capaian ditetapkan oleh pimpinan organisasi setingkat di atasnya."):
        tetapkan(usulan, getattr(pemeran, siapa))


def test_penetap_menurut_susunan(pemeran, organisasi):
    def siapa(unit):
        return [p.pegawai for p in capaian_peran.penetap(unit)]

    assert (siapa(organisasi.egov), siapa(organisasi.dinas), siapa(organisasi.kabupaten)) == (
        [pemeran.tono], [pemeran.bupati], [],
    )  # fmt: skip
    # A Plt. above comes after the definitive leader; who leads the unit itself never sets its figure.
    pembuat.tempatkan(pemeran.rina, organisasi.dinas, "PLT KEPALA DINAS", "jpt_pratama", memimpin=True, jenis="plt")
    assert siapa(organisasi.egov) == [pemeran.tono, pemeran.rina]
    assert siapa(organisasi.statistik) == [pemeran.tono]
    assert set(capaian_peran.ditetapkan_oleh(pemeran.tono)) == {organisasi.egov, organisasi.statistik}
    Penempatan.objects.filter(pegawai=pemeran.tono).update(selesai=localdate().replace(year=2021))
    assert (siapa(organisasi.egov), siapa(organisasi.statistik)) == ([pemeran.rina], [])
    pemeran.rina.pengguna.is_active = False
    pemeran.rina.pengguna.save()
    assert siapa(organisasi.egov) == []


def test_berbeda_dari_usulan_memerlukan_alasan(usulan, pemeran):
    kirim(usulan, pemeran.budi)
    with ditolak(IsianKeliru, "Capaian belum ditetapkan. Lengkapi yang ditandai.") as penolakan:
        tetapkan(usulan, pemeran.tono, "kurang")
    assert list(penolakan.value.kesalahan) == ["alasan"]
    hasil = tetapkan(usulan, pemeran.tono, "kurang", alasan="Dua layanan utama berhenti sepekan.")
    assert (hasil.predikat, hasil.alasan) == ("kurang", "Dua layanan utama berhenti sepekan.")
    assert hasil.nomor == f"CO-{hasil.periode_evaluasi.kode.upper()}-{hasil.unit.kode[:8].upper()}"


def test_usulan_yang_berubah_sejak_dibaca_tidak_ditetapkan(usulan, pemeran):
    kirim(usulan, pemeran.budi)
    with ditolak(KeadaanMenolak, "Usulan unit berubah sejak halaman ini dibuka. Baca usulannya lagi, lalu tetapkan."):
        tetapkan(usulan, pemeran.tono, versi_usulan=1)


def test_tahunan_menyimpan_kedua_komponen(pemeran, organisasi, periode):
    akhir = pembuat.akhir_tahun()
    usulan = capaian_usulan.mulai(organisasi.egov, akhir, oleh=pemeran.budi)
    with ditolak(IsianKeliru, "Usulan belum dikirim. Lengkapi yang ditandai.") as penolakan:
        kirim(usulan, pemeran.budi)
    assert list(penolakan.value.kesalahan) == ["nilai_pk", "nilai_ekspektasi"]
    komponen = {"nilai_pk": "di_atas", "nilai_ekspektasi": "sesuai"}
    kirim(usulan, pemeran.budi, **komponen)
    hasil = tetapkan(usulan, pemeran.tono, **komponen)
    assert (hasil.nilai_pk, hasil.nilai_ekspektasi) == ("di_atas", "sesuai")


def test_bkd_merekam_keputusan_di_atas_yang_ditetapkan_dan_penetap_diberi_tahu(usulan, pemeran, organisasi, tw1):
    kirim(usulan, pemeran.budi)
    hasil = tetapkan(usulan, pemeran.tono)
    isian = {"dasar": "SK Bupati", "ditetapkan_oleh": "Bupati", "tanggal": localdate()}
    baru = capaian.catat(organisasi.egov, tw1, oleh=pemeran.admin, predikat="kurang", versi=hasil.versi, **isian)
    assert (baru.predikat, baru.penetap) == ("kurang", None)
    assert Pemberitahuan.objects.filter(penerima=pemeran.tono, kunci=f"capaian-{hasil.pk}-2").count() == 1
    with ditolak(KeadaanMenolak, "Capaian ini sudah direkam BKD menurut keputusan tertulis. Perbaikannya lewat BKD."):
        tetapkan(usulan, pemeran.tono, "istimewa", versi=baru.versi)


def test_rekaman_bkd_menjawab_usulan(usulan, pemeran, organisasi, tw1):
    kirim(usulan, pemeran.budi)
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin)
    usulan.refresh_from_db()
    assert usulan.status == "ditetapkan"
    with ditolak(KeadaanMenolak, f"Capaian BIDANG E-GOVERNMENT {tw1.nama} sudah ditetapkan."):
        capaian_usulan.tarik(usulan, oleh=pemeran.budi)


# Advice ------------------------------------------------------------------------------------------
def test_masukan_hanya_dari_yang_ditunjuk(pemeran, organisasi, tw1):
    def tulis(isi="Temuan sudah ditindaklanjuti.", versi=0, jenis="pengawasan"):
        return capaian_masukan.tulis(organisasi.egov, tw1, jenis, oleh=pemeran.joko, isi=isi, versi=versi)

    with ditolak(BukanHak, "Masukan pengawasan hanya ditulis oleh yang ditunjuk BKD."):
        tulis()
    with ditolak(BukanHak, "Capaian organisasi hanya dapat direkam oleh pengelola kepegawaian instansi."):
        capaian_masukan.tunjuk(pemeran.joko, "pengawasan", oleh=pemeran.dewi)
    pemberi = capaian_masukan.tunjuk(pemeran.joko, "pengawasan", oleh=pemeran.admin)
    assert capaian_masukan.tunjuk(pemeran.joko, "pengawasan", oleh=pemeran.admin) == pemberi
    assert tulis().versi == 1
    with ditolak(VersiBasi, "Masukan ini baru saja disimpan oleh orang lain."):
        tulis("Berubah.")
    assert (tulis("Berubah.", 1).versi, MasukanCapaian.objects.count()) == (2, 1)
    with ditolak(BukanHak, "Masukan perencanaan kinerja hanya ditulis oleh yang ditunjuk BKD."):
        tulis(jenis="perencanaan")
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin)
    with ditolak(
        KeadaanMenolak,
        f"Capaian BIDANG E-GOVERNMENT {tw1.nama} sudah ditetapkan, jadi masukan tidak dapat diubah.",
    ):
        tulis("Terlambat.", 2)
    capaian_masukan.cabut(pemberi, oleh=pemeran.admin)
    assert capaian_peran.masukan(pemeran.joko) == []


# A change that needs a second person -------------------------------------------------------------
BARU = {"predikat": "kurang", "dasar": "LHR Inspektorat", "ditetapkan_oleh": "Bupati"}
ALASAN_UBAH = "Reviu Inspektorat menemukan data keliru."


@pytest.fixture
def rekan(pemeran, organisasi):
    """A second officer of the BKD."""
    pemeran.eka = pembuat.buat_pegawai("Eka Putra")
    pembuat.tempatkan(pemeran.eka, organisasi.bkd, "ANALIS SDM APARATUR AHLI MUDA", "jf_keahlian")
    pembuat.jadikan_bkd(pemeran.eka)
    return pemeran.eka


@pytest.fixture
def terpakai(pemeran, tw1):
    """Sari's evaluation is set on Baik, Joko's is rated and still open."""
    sari, joko = (pembuat.buat_skp_ditetapkan(p) for p in (pemeran.sari, pemeran.joko))
    pembuat.buat_evaluasi_ditetapkan(sari, tw1, pemeran.admin)
    pembuat.nilai(joko, tw1)
    return CapaianOrganisasi.objects.select_related("unit", "periode_evaluasi__periode").get()


def minta(terpakai, oleh, **ubah):
    isian = BARU | {"alasan": ALASAN_UBAH, "tanggal": localdate()} | ubah
    return capaian_perubahan.ajukan(terpakai.unit, terpakai.periode_evaluasi, oleh=oleh, **isian)


def test_perubahan_berlaku_setelah_orang_kedua_dan_yang_ditetapkan_tetap(terpakai, pemeran, rekan):
    permintaan = minta(terpakai, pemeran.admin)
    with tanpa_perubahan():
        assert minta(terpakai, pemeran.admin) == permintaan
    terpakai.refresh_from_db()
    assert terpakai.predikat == "baik"
    Pekerjaan.objects.all().delete()
    capaian_perubahan.setujui(permintaan, oleh=rekan)
    terpakai.refresh_from_db()
    assert (terpakai.predikat, terpakai.versi, terpakai.direkam_oleh) == ("kurang", 2, pemeran.admin)
    hitung.jalankan(Pekerjaan.objects.get(), lambda _selesai, _jumlah: None)
    assert dict(Evaluasi.objects.values_list("skp__pegawai__nama", "capaian")) == {
        "Sari Utami": "baik",
        "Joko Prasetyo": "kurang",
    }
    kabar = Pemberitahuan.objects.filter(penerima=pemeran.budi, kunci=f"perubahan-capaian-{permintaan.pk}-penilai")
    assert kabar.get().judul == "Capaian BIDANG E-GOVERNMENT berubah dari Baik menjadi Kurang"
    assert [j[0] for j in jejak("perubahan_capaian")] == ["ajukan_perubahan_capaian", "setujui_perubahan_capaian"]


def test_yang_meminta_tidak_menyetujui_sendiri(terpakai, pemeran, rekan):
    permintaan = minta(terpakai, pemeran.admin)
    with ditolak(BukanHak, "Permintaan ini hanya dapat disetujui oleh pengelola lain, bukan yang memintanya."):
        capaian_perubahan.setujui(permintaan, oleh=pemeran.admin)
    with ditolak(BukanHak, "Capaian organisasi hanya dapat direkam oleh pengelola kepegawaian instansi."):
        capaian_perubahan.setujui(permintaan, oleh=pemeran.tono)
    with ditolak(BukanHak, "Permintaan ini hanya dapat dicabut oleh yang memintanya."):
        capaian_perubahan.cabut(permintaan, oleh=rekan)
    capaian_perubahan.cabut(permintaan, oleh=pemeran.admin)
    with ditolak(KeadaanMenolak, "Permintaan ini sudah berstatus “Dicabut”."):
        capaian_perubahan.setujui(permintaan, oleh=rekan)


def test_ditolak_orang_kedua(terpakai, pemeran, rekan):
    permintaan = capaian_perubahan.tolak(minta(terpakai, pemeran.admin), oleh=rekan, catatan="LHR belum ditandatangani")
    terpakai.refresh_from_db()
    assert (permintaan.status, permintaan.pemutus, terpakai.predikat) == ("ditolak", rekan, "baik")
    assert minta(terpakai, pemeran.admin).status == "menunggu"


def test_permintaan_yang_tidak_pada_tempatnya(terpakai, pemeran, rekan):
    with ditolak(IsianKeliru, "Perubahan belum diajukan. Lengkapi yang ditandai.") as penolakan:
        minta(terpakai, pemeran.admin, predikat="baik", alasan="Salah")
    assert list(penolakan.value.kesalahan) == ["predikat", "alasan"]
    minta(terpakai, pemeran.admin)
    with ditolak(
        KeadaanMenolak, "Masih ada permintaan perubahan yang menunggu orang kedua. Putuskan itu lebih dahulu."
    ):
        minta(terpakai, rekan, predikat="istimewa")
    bebas = pembuat.catat_capaian(terpakai.unit, pembuat.triwulan(2), pemeran.admin)
    with ditolak(KeadaanMenolak, "Capaian ini belum dipakai evaluasi yang ditetapkan. Perbaiki langsung di daftar."):
        minta(bebas, pemeran.admin)


def test_capaian_yang_berubah_sejak_diminta_tidak_disetujui(terpakai, pemeran, rekan):
    permintaan = minta(terpakai, pemeran.admin)
    isian = {"predikat": "baik", "dasar": "LKj nomor 12", "ditetapkan_oleh": "Bupati", "tanggal": localdate()}
    capaian.catat(terpakai.unit, terpakai.periode_evaluasi, oleh=pemeran.admin, versi=1, **isian)
    kalimat = "Capaian ini berubah sejak diminta. Tolak permintaan ini, lalu ajukan yang baru."
    with ditolak(KeadaanMenolak, kalimat):
        capaian_perubahan.setujui(permintaan, oleh=rekan)


# Who waits for whom ------------------------------------------------------------------------------
def kewajiban(orang, jenis):
    semua = [k for k in baca.meja(orang.pk, localdate()) if k.jenis.kunci == jenis]
    return [(k.pemilik == orang.pk, k.rincian) for k in semua]


def test_usulan_menjadi_tugas_pimpinan_di_atas(usulan, pemeran):
    assert kewajiban(pemeran.tono, "tetapkan_capaian") == []
    kirim(usulan, pemeran.budi)
    assert kewajiban(pemeran.tono, "tetapkan_capaian") == [(True, "BIDANG E-GOVERNMENT")]
    assert kewajiban(pemeran.budi, "tetapkan_capaian") == [(False, "BIDANG E-GOVERNMENT")]
    assert kewajiban(pemeran.admin, "tetapkan_capaian") == []
    tetapkan(usulan, pemeran.tono)
    assert kewajiban(pemeran.tono, "tetapkan_capaian") == []


def test_tanpa_pimpinan_di_atas_usulan_menjadi_tugas_bkd(pemeran, organisasi, tw1):
    pembuat.beri_mandat(pemeran.dewi, organisasi.kabupaten, mandat.KELOLA)
    usulan = capaian_usulan.mulai(organisasi.kabupaten, tw1, oleh=pemeran.dewi)
    kirim(usulan, pemeran.dewi)
    assert kewajiban(pemeran.admin, "tetapkan_capaian") == [(True, "PEMERINTAH KABUPATEN SUKAMAJU")]
    assert UsulanCapaian.objects.count() == 1


def test_perubahan_menjadi_tugas_pengelola_lain(terpakai, pemeran, rekan):
    minta(terpakai, pemeran.admin)
    assert kewajiban(rekan, "setujui_perubahan_capaian") == [(True, "BIDANG E-GOVERNMENT")]
    assert kewajiban(pemeran.admin, "setujui_perubahan_capaian") == [(False, "BIDANG E-GOVERNMENT")]
