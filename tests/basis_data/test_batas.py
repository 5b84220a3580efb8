"""Nonsense that no row may hold, each refused by the constraint that names it."""

from datetime import date, timedelta
from itertools import product
from uuid import uuid4

import pytest
from django.utils.timezone import now

from evaluasi.alur import hitung
from evaluasi.aturan.kuadran import predikat
from evaluasi.models import CapaianOrganisasi, Evaluasi
from pegawai.alur import pekerjaan as buku
from pegawai.models import HariLibur, Jabatan, Ketentuan, Pegawai, Pemberitahuan, Penempatan, UnitKerja
from skp_app.alur import bukti as gudang
from skp_app.alur import pencetakan, pendokumentasian, penyusunan, umpan_balik
from skp_app.models import BuktiDukung, Skp
from tests import pembuat
from tests.basis_data.langsung import DITERIMA, coba, hapus, salin, ubah

AWAL, AKHIR = date(2020, 1, 1), date(2019, 12, 31)


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


# people, posts, units ----------------------------------------------------------------------------
@pytest.mark.parametrize(
    "nip",
    [
        "19850315201001200",
        "1985031520100120077",
        "19850315201001200A",
        "1985 0315 2010 01200",
        "",
        "١٩٨٥٠٣١٥٢٠١٠٠١٢٠٠٧",
    ],
)
def test_nip_yang_bukan_18_angka(pemeran, nip):
    jawaban = ubah(pemeran.sari, nip=nip)
    assert jawaban in {"pegawai_nip_18_angka", "value too long for type character varying(18)"}


def test_hanya_pejabat_negara_tanpa_nip(pemeran):
    assert ubah(pemeran.sari, nip=None) == "pegawai_nip_18_angka"
    assert ubah(pemeran.sari, nip=None, jenis="non_asn") == DITERIMA


def test_orang(pemeran):
    assert ubah(pemeran.sari, jenis="honorer") == "pegawai_jenis_dikenal"
    assert ubah(pemeran.sari, nip=pemeran.joko.nip) == "pegawai_pegawai_nip_key"
    assert ubah(pemeran.sari, kode=pemeran.joko.kode) == "pegawai_pegawai_kode_key"
    assert ubah(pemeran.sari, pengguna_id=pemeran.joko.pengguna_id) == "pegawai_pegawai_pengguna_id_key"


def test_penempatan(pemeran, organisasi):
    sari, budi = (Penempatan.objects.get(pegawai=p) for p in (pemeran.sari, pemeran.budi))
    assert ubah(sari, jenis="pjs") == "penempatan_jenis_dikenal"
    assert ubah(sari, selesai=AKHIR) == "penempatan_selesai_setelah_mulai"
    assert salin(sari, unit_id=organisasi.bkd.pk) == "penempatan_satu_definitif"
    assert salin(sari, mulai=date(2099, 1, 1)) == "penempatan_satu_definitif"
    assert salin(sari, jenis="plt", memimpin=True, unit_id=organisasi.dinas.pk) == DITERIMA
    assert salin(budi, pegawai_id=pembuat.buat_pegawai("Lain").pk) == "penempatan_satu_kepala_unit"
    assert salin(budi, pegawai_id=pembuat.buat_pegawai("Lain").pk, jenis="plh") == DITERIMA


def test_penempatan_yang_bersambung_tidak_bertumpuk(pemeran):
    sari = Penempatan.objects.get(pegawai=pemeran.sari)
    Penempatan.objects.filter(pk=sari.pk).update(selesai=date(2024, 6, 30))
    assert salin(sari, mulai=date(2024, 7, 1), selesai=None) == DITERIMA
    assert salin(sari, mulai=date(2024, 6, 30), selesai=None) == "penempatan_satu_definitif"


def test_jabatan_dan_unit(pemeran, organisasi):
    jabatan = Jabatan.objects.first()
    assert ubah(jabatan, jenis="eselon_ii") == "jabatan_jenis_dikenal"
    assert salin(jabatan) == "jabatan_satu_nama"
    assert ubah(organisasi.egov, induk_id=organisasi.egov.pk) == "unit_bukan_induk_sendiri"
    assert ubah(organisasi.egov, jalur=organisasi.dinas.jalur) == "pegawai_unitkerja_jalur_key"
    assert ubah(organisasi.egov, mulai=AWAL, selesai=AKHIR) == "unit_selesai_setelah_mulai"


def test_acuan(db):
    libur, ketentuan = HariLibur.objects.first(), Ketentuan.objects.first()
    assert ubah(libur, jenis="pribadi") == "libur_jenis_dikenal"
    assert salin(libur) == "pegawai_harilibur_tanggal_key"
    assert salin(ketentuan) == "ketentuan_satu_per_tanggal"


# periods -----------------------------------------------------------------------------------------
def test_periode(periode, tw1):
    assert ubah(periode, selesai=periode.mulai - timedelta(days=1)) == "periode_selesai_setelah_mulai"
    assert salin(periode) == "skp_app_periode_tahun_key"
    assert ubah(tw1, jenis="harian") == "periode_evaluasi_jenis_dikenal"
    assert ubah(tw1, selesai=tw1.mulai - timedelta(days=1)) == "periode_evaluasi_selesai_setelah_mulai"
    assert ubah(tw1, jendela_selesai=tw1.jendela_mulai - timedelta(days=1)) == "jendela_selesai_setelah_mulai"
    assert ubah(tw1, kode=pembuat.triwulan(2).kode) == "skp_app_periodeevaluasi_kode_key"
    assert ubah(tw1, selesai=pembuat.triwulan(2).mulai) == "periode_evaluasi_periodik_terpisah"


# SKP ---------------------------------------------------------------------------------------------
def test_skp(pemeran, periode):
    skp = pembuat.ajukan(pembuat.buat_skp(pemeran.sari))
    assert ubah(skp, keluarga="staf") == "skp_keluarga_dikenal"
    assert ubah(skp, pendekatan="campuran") == "skp_pendekatan_dikenal"
    assert ubah(skp, selesai=skp.mulai - timedelta(days=1)) == "skp_selesai_setelah_mulai"
    assert ubah(skp, penilai_id=pemeran.sari.pk) == "skp_penilai_bukan_diri"
    assert ubah(skp, atasan_penilai_id=pemeran.sari.pk) == "skp_atasan_penilai_bukan_diri"
    assert ubah(skp, kode=pembuat.buat_skp(pemeran.joko).kode) == "skp_app_skp_kode_key"


def test_status_skp_yang_tidak_dikenal(skp):
    assert {ubah(skp, status=s) for s in ("selesai", "DITETAPKAN", "", "ditetapkan ")} == {"skp_status_dikenal"}


def test_skp_tidak_ditetapkan_tanpa_salinan_waktu_dan_sidik(skp, pemeran):
    lain = pembuat.ajukan(pembuat.buat_skp(pemeran.joko))
    lengkap = {
        "status": "ditetapkan", "ditetapkan_pada": now(), "salinan": "{}", "sidik_ditetapkan": "a" * 64,
    }  # fmt: skip
    assert ubah(lain, **lengkap) == DITERIMA
    for kurang in (
        {"ditetapkan_pada": None},
        {"salinan": None},
        {"sidik_ditetapkan": ""},
        {"sidik_ditetapkan": "x" * 64},
    ):
        assert ubah(lain, **lengkap | kurang) == "skp_ditetapkan_punya_salinan"


def test_dua_skp_seorang_pegawai_tidak_bertumpuk(skp):
    baru = {"kode": "a" * 16, "nomor_dokumen": None, "rangkaian": str(uuid4())}
    assert salin(skp, **baru) == "skp_tidak_tumpang_tindih"
    assert salin(skp, **baru, mulai=skp.selesai) == "skp_tidak_tumpang_tindih"
    berikut = skp.selesai + timedelta(days=1)
    assert salin(skp, **baru, mulai=berikut, selesai=berikut) == DITERIMA
    assert salin(skp, **baru, status="digantikan") == DITERIMA


def test_isi_skp(pemeran, periode):
    skp = pembuat.buat_skp(pemeran.sari)
    penyusunan.simpan_lampiran(skp, oleh=pemeran.sari, dukungan=["Anggaran"])
    penyusunan.simpan_ekspektasi(skp, oleh=pemeran.budi, ekspektasi={"loyal": ["Rajin"]})
    rhk = skp.rhk.first()
    assert ubah(rhk, jenis="sampingan") == "rhk_jenis_dikenal"
    assert ubah(rhk, intervensi_rhk_id=rhk.pk) == "rhk_tidak_mengintervensi_diri"
    assert ubah(rhk, teks="a" * 1001) == "value too long for type character varying(1000)"
    assert ubah(rhk.iki.get(), perspektif="keuangan") == "iki_perspektif_dikenal"
    assert ubah(rhk.iki.get(), aspek=["kuantitas", "rasa"]) == "iki_aspek_dikenal"
    assert ubah(skp.lampiran.get(), jenis="lain") == "lampiran_jenis_dikenal"
    assert salin(skp.lampiran.get()) == "lampiran_satu_per_urutan"
    assert ubah(skp.ekspektasi.get(), nilai="jujur") == "ekspektasi_nilai_dikenal"
    assert salin(skp.ekspektasi.get()) == "ekspektasi_satu_per_urutan"


def test_versi_dan_dokumen(skp):
    assert salin(skp.versi_isi.first()) == "versi_skp_satu_nomor"
    dokumen = pencetakan.arsipkan(skp, "A.1.7", skp.sidik_ditetapkan, lambda _: b"%PDF")
    assert salin(dokumen, kode="a" * 16) == "dokumen_sekali_dibuat"  # also while the period is empty
    assert salin(dokumen, kode="b" * 16, versi=2) == DITERIMA


# documentation -----------------------------------------------------------------------------------
def test_realisasi_dan_bukti(skp, tw1, pemeran):
    iki = skp.rhk.first().iki.get()
    realisasi = pendokumentasian.catat_realisasi(iki, tw1, oleh=pemeran.sari, teks="9 layanan")
    assert ubah(realisasi, jenis="kira") == "realisasi_jenis_dikenal"
    assert salin(realisasi) == "realisasi_satu_per_periode"
    tautan = gudang.tambah(realisasi, oleh=pemeran.sari, judul="A", tautan="https://contoh.go.id/a")
    baru = {"kode": "baru", "tautan": "https://contoh.go.id/b"}
    for alamat in ("http://contoh.go.id/a", "javascript:alert(1)", "ftp://x", "", " https://x"):
        assert salin(tautan, **baru | {"tautan": alamat}) == "bukti_tautan_https"
    assert salin(tautan, **baru) == DITERIMA
    assert salin(tautan, **baru | {"jenis": "unit"}) == "bukti_tautan_https"
    assert salin(tautan, **baru | {"jenis": "foto", "tautan": ""}) == "bukti_jenis_dikenal"
    assert salin(tautan, **baru | {"kesehatan": "sakit"}) == "bukti_kesehatan_dikenal"
    assert salin(tautan, kode="baru") == "bukti_tautan_sekali"
    pakai = realisasi.pakai_bukti.get()
    assert salin(pakai) == "pakai_bukti_sekali_realisasi"
    assert ubah(pakai, realisasi_id=None) == "pakai_bukti_satu_tujuan"
    assert ubah(pakai, dilihat_oleh_id=pemeran.budi.pk) == "pakai_bukti_dilihat_seseorang"


def test_berkas_bukti_bersidik_dan_dokumen_unit_sekali(pemeran):
    sidik = {"sidik": "a" * 64, "sidik_asli": "b" * 64}
    berkas = {"jenis": "berkas", "judul": "Foto", "nama_asli": "a.jpg", "tipe": "jpeg", "ukuran": 9, "tempat": "ab/cd"}
    foto = BuktiDukung.objects.create(pemilik=pemeran.sari, **berkas, **sidik)
    lain = {"kode": "lain", "sidik_asli": "c" * 64}
    assert salin(foto, **lain) == DITERIMA
    assert salin(foto, kode="lain") == "bukti_berkas_sekali"
    assert salin(foto, kode="lain", dihapus_pada=now(), tempat="") == DITERIMA
    assert salin(foto, **lain | {"tempat": ""}) == "bukti_berkas_bertempat"
    for salah in ({"sidik": "A" * 64}, {"sidik_asli": ""}, {"nama_asli": ""}, {"tipe": ""}, {"ukuran": 0}):
        assert salin(foto, **lain | salah) == "bukti_berkas_bersidik"
    unit = BuktiDukung.objects.create(pemilik=pemeran.sari, jenis="unit", judul="Map", lokasi="Lemari")
    assert salin(unit, kode="lain") == "bukti_unit_sekali"
    assert salin(unit, kode="lain", lokasi="Rak") == DITERIMA
    assert salin(unit, kode="lain", lokasi="Rak", ukuran=9) == "bukti_berkas_bersidik"


def test_umpan_balik(skp, tw1, pemeran):
    iki = skp.rhk.first().iki.get()
    ada = umpan_balik.beri(skp, tw1, oleh=pemeran.budi, isi="Baik.", nada="positif", perilaku="loyal")
    assert salin(ada, iki_id=iki.pk) == "umpan_balik_satu_sasaran"
    assert salin(ada, perilaku="") == "umpan_balik_satu_sasaran"
    assert salin(ada, perilaku="jujur") == "umpan_balik_satu_sasaran"
    assert salin(ada, nada="biasa") == "umpan_balik_nada_dikenal"
    assert salin(ada, hubungan="teman") == "umpan_balik_hubungan_dikenal"
    assert salin(ada, perilaku="", iki_id=iki.pk) == DITERIMA


# evaluation --------------------------------------------------------------------------------------
def test_predikat_hanya_yang_menurut_kuadran(skp, tw1):
    evaluasi = pembuat.nilai(skp, tw1)
    rating = ["di_bawah", "sesuai", "di_atas"]
    semua = ["sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang", "cukup", ""]
    diterima = {
        (h, p, k)
        for h, p, k in product(rating, rating, semua)
        if ubah(evaluasi, rating_hasil=h, rating_perilaku=p, predikat=k) == DITERIMA
    }
    assert diterima == {(h, p, str(predikat(h, p))) for h, p in product(rating, rating)}


def test_predikat_dan_rating_yang_tidak_dikenal(skp, tw1):
    evaluasi = pembuat.nilai(skp, tw1)
    assert ubah(evaluasi, rating_hasil="baik") == "evaluasi_predikat_dari_kuadran"
    assert ubah(evaluasi, rating_hasil="") == "evaluasi_predikat_dari_kuadran"
    assert ubah(evaluasi, rating_hasil="", predikat="") == "evaluasi_dinilai_punya_predikat"


def test_evaluasi(skp, tw1, pemeran):
    evaluasi = pembuat.nilai(skp, tw1)
    assert salin(evaluasi, kode="a" * 16) == "evaluasi_satu_per_periode"
    assert ubah(evaluasi, capaian="cukup") == "evaluasi_capaian_dikenal"
    assert ubah(evaluasi, saran_hasil="baik") == "evaluasi_saran_dikenal"
    lengkap = {
        "status": "ditetapkan", "ditetapkan_pada": now(), "salinan": "{}", "sidik": "a" * 64, "capaian": "baik",
    }  # fmt: skip
    assert ubah(evaluasi, **lengkap) == DITERIMA
    for kurang in ({"ditetapkan_pada": None}, {"salinan": None}, {"sidik": ""}, {"capaian": ""}):
        assert ubah(evaluasi, **lengkap | kurang) == "evaluasi_ditetapkan_lengkap"
    assert ubah(evaluasi, **lengkap | {"status": "disampaikan"}) == "evaluasi_disampaikan_punya_waktu"
    diterima = lengkap | {"status": "diterima", "disampaikan_pada": now()}
    assert ubah(evaluasi, **diterima, diterima_pada=now()) == DITERIMA
    for kapan in (None, now() - timedelta(days=1)):
        assert ubah(evaluasi, **diterima, diterima_pada=kapan) == "evaluasi_diterima_setelah_disampaikan"


def test_status_evaluasi_yang_tidak_dikenal(skp, tw1, pemeran):
    evaluasi = pembuat.buat_evaluasi_ditetapkan(skp, tw1, pemeran.admin)
    assert {ubah(evaluasi, status=s) for s in ("final", "DITERIMA", "", "keberatan")} == {"evaluasi_status_dikenal"}


def test_tanda_rhk(skp, tw1):
    evaluasi = pembuat.nilai(skp, tw1, tanda={skp.rhk.first().pk: "sesuai"})
    assert ubah(evaluasi.tanda.get(), nilai="baik") == "tanda_nilai_dikenal"
    assert salin(evaluasi.tanda.get()) == "tanda_satu_per_rhk"


def test_capaian_dan_sebaran(pemeran, organisasi, tw1):
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin)
    capaian = CapaianOrganisasi.objects.get()
    assert salin(capaian) == "capaian_satu_per_unit_periode"
    assert ubah(capaian, predikat="sangat_baik") == "capaian_predikat_dikenal"
    assert ubah(capaian, dasar="") == "capaian_punya_dasar"
    assert salin(hitung.hitung_unit(organisasi.egov.pk, tw1)) == "sebaran_satu_per_unit_periode"


def test_penutupan_sekali(skp, tw1, pemeran):
    pembuat.buat_evaluasi_ditetapkan(skp, tw1, pemeran.admin)
    assert salin(skp.penutupan.get()) == "penutupan_sekali"


# ledger and outbox -------------------------------------------------------------------------------
def test_pekerjaan_dan_pemberitahuan(pemeran):
    pekerjaan = buku.pesan("evaluasi.hitung_predikat", "unit-1", "Hitung", pemeran.budi)
    assert salin(pekerjaan, kode="a" * 16) == "pekerjaan_satu_yang_terbuka"
    assert salin(pekerjaan, kode="a" * 16, status="jalan") == "pekerjaan_satu_yang_terbuka"
    assert salin(pekerjaan, kode="a" * 16, status="selesai") == DITERIMA
    assert ubah(pekerjaan, status="tidur") == "pekerjaan_status_dikenal"
    assert ubah(pekerjaan, selesai_bagian=1) == "pekerjaan_tidak_lebih_dari_semua"
    assert ubah(pekerjaan, selesai_bagian=-1) == "pegawai_pekerjaan_selesai_bagian_check"
    Pemberitahuan.kirim(pemeran.sari, "kunci", "Judul")
    assert salin(Pemberitahuan.objects.get()) == "pemberitahuan_sekali"


# nothing vanishes under what rests on it ---------------------------------------------------------
def test_orang_unit_dan_periode_yang_dipakai_tidak_dapat_dihapus(skp, tw1, pemeran, organisasi, periode):
    evaluasi = pembuat.buat_evaluasi_ditetapkan(skp, tw1, pemeran.admin)
    penempatan = Penempatan.objects.get(pegawai=pemeran.sari)
    dipakai = [pemeran.sari, pemeran.budi, organisasi.egov, organisasi.kabupaten, tw1, periode, penempatan]
    assert [DITERIMA for objek in dipakai if "fk" not in hapus(objek)] == []
    for model in (Pegawai, UnitKerja, Skp, Evaluasi):
        assert coba(f"DELETE FROM {model._meta.db_table}") != DITERIMA
    assert Evaluasi.objects.get() == evaluasi
