"""The rating sheet and penetapan on 7 April 2026: Triwulan I is being evaluated until 15 April."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluasi.models import Evaluasi
from pegawai.models import Jejak, Pekerjaan
from skp_app.alur import bukti, umpan_balik
from skp_app.models import Rhk
from tests import pembuat
from tests.halaman.bantu import teks

ISIAN = {"rating_hasil": "di_atas", "rating_perilaku": "sesuai", "catatan": "Pertahankan.", "versi": "0"}


@pytest.fixture(autouse=True)
def tujuh_april():
    with time_machine.travel(datetime(2026, 4, 7, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        yield


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


@pytest.fixture
def skp(pemeran, tw1):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    pembuat.isi_realisasi(skp, tw1)
    return skp


@pytest.fixture
def alamat(skp, tw1):
    return f"/penilaian/{tw1.kode}/{skp.kode}/"


@pytest.fixture
def dinilai(skp, tw1, pemeran):
    """Rated, with the capaian recorded: ready to be set."""
    pembuat.catat_capaian(skp.unit_penilai, tw1, pemeran.admin)
    return pembuat.nilai(skp, tw1)


def keadaan(evaluasi):
    evaluasi.refresh_from_db()
    return evaluasi.status, evaluasi.predikat, evaluasi.catatan, evaluasi.versi


# The sheet -------------------------------------------------------------------------------------------


def test_lembar_memperlihatkan_rencana_realisasi_bukti_dan_umpan_balik(sebagai, skp, tw1, alamat, pemeran):
    iki = skp.rhk.first().iki.get()
    realisasi = iki.realisasi.get(periode_evaluasi=tw1)
    bukti.tambah(realisasi, oleh=pemeran.sari, judul="Berita acara", tautan="https://contoh.go.id/ba")
    umpan_balik.beri(skp, tw1, oleh=pemeran.budi, isi="Rapi sekali.", nada="positif", iki=iki)
    umpan_balik.beri(skp, tw1, oleh=pemeran.budi, isi="Selalu jujur.", nada="positif", perilaku="akuntabel")
    isi = teks(sebagai(pemeran.budi).get(alamat))
    for kata in (
        "Tersedianya layanan 1 yang andal",
        "9 layanan berdasarkan laporan layanan",
        "Berita acara",
        "Rapi sekali.",
        "Akuntabel Selalu jujur.",
        "Sari Utami belum melihat penilaian ini",
        "Sebagian besar atau seluruh hasil kerja sesuai ekspektasi",
    ):
        assert kata in isi


def test_lembar_tahunan_memperlihatkan_realisasi_terakhir_dan_predikat_periode_lain(sebagai, skp, tw1, pemeran):
    pembuat.nilai(skp, tw1)
    isi = teks(sebagai(pemeran.budi).get(f"/penilaian/2026-akhir/{skp.kode}/"))
    assert "9 layanan berdasarkan laporan layanan" in isi
    assert "Triwulan I 2026 Sesuai ekspektasi Sesuai ekspektasi Baik" in isi


def test_periode_yang_belum_mulai_tidak_menawarkan_simpan(sebagai, skp, pemeran):
    jawaban = sebagai(pemeran.budi).get(f"/penilaian/2026-tw4/{skp.kode}/")
    assert "Triwulan IV 2026 belum dimulai" in teks(jawaban)
    assert 'name="lanjut"' not in jawaban.content.decode()


def test_saran_memakai_tanda_dan_umpan_balik(sebagai, skp, tw1, alamat, pemeran):
    klien = sebagai(pemeran.budi)
    assert 'class="saran"' not in klien.get(alamat).content.decode()
    klien.post(alamat, ISIAN | {f"tanda-{r.pk}": "di_bawah" for r in skp.rhk.all()})
    isi = teks(klien.get(alamat))
    assert "Saran: Di bawah ekspektasi . 0 dari 2 hasil kerja di atas ekspektasi, 2 di bawah" in isi


def test_kepala_unit_disarankan_dari_capaian_sebelum_dinilai(sebagai, pemeran, periode, organisasi, tw1):
    skp_budi = pembuat.buat_skp_ditetapkan(pemeran.budi)
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin, "istimewa")
    isi = teks(sebagai(pemeran.tono).get(f"/penilaian/{tw1.kode}/{skp_budi.kode}/"))
    assert "Saran: Di atas ekspektasi . Capaian kinerja BIDANG E-GOVERNMENT Istimewa" in isi


def test_orang_berikutnya_menurut_nama(sebagai, skp, tw1, alamat, pemeran):
    skp_joko = pembuat.buat_skp_ditetapkan(pemeran.joko)
    isi = sebagai(pemeran.budi).get(alamat).content.decode()
    assert "Orang ke-2 dari 2" in isi
    assert f'rel="prev" href="/penilaian/{tw1.kode}/{skp_joko.kode}/"' in isi
    assert 'rel="next"' not in isi


@pytest.mark.parametrize(
    ("siapa", "status"), [("sari", 403), ("tono", 403), ("dewi", 403), ("admin", 403), ("rina", 404), ("joko", 404)]
)
def test_lembar_hanya_untuk_penilai(sebagai, alamat, pemeran, siapa, status):
    klien = sebagai(getattr(pemeran, siapa))
    assert (klien.get(alamat).status_code, klien.post(alamat, ISIAN).status_code) == (status, status)
    assert Evaluasi.objects.count() == 0


@pytest.mark.parametrize("ekor", ["2026-tw9/{}/", "2025-tw1/{}/", "2026-tw1/tidakadasamasekali/"])
def test_periode_atau_kode_asing_tidak_ditemukan(sebagai, skp, pemeran, ekor):
    assert sebagai(pemeran.budi).get(f"/penilaian/{ekor.format(skp.kode)}").status_code == 404


def test_kueri_lembar_tidak_tumbuh_dengan_rhk(sebagai, pemeran, tw1):
    pendek = pembuat.buat_skp_ditetapkan(pemeran.sari, rhk=1)
    panjang = pembuat.buat_skp_ditetapkan(pemeran.joko, rhk=3)
    klien = sebagai(pemeran.budi)
    for satu in (pendek, panjang):  # the first visit of the day is also written down
        klien.get(f"/penilaian/{tw1.kode}/{satu.kode}/")
    hitungan = []
    for satu in (pendek, panjang):
        pembuat.isi_realisasi(satu, tw1)
        with CaptureQueriesContext(connection) as kueri:
            assert klien.get(f"/penilaian/{tw1.kode}/{satu.kode}/").status_code == 200
        hitungan.append(len(kueri))
    assert hitungan == [26, 26]


# nilai -----------------------------------------------------------------------------------------------


def test_nilai_menyimpan_dan_predikat_mengikuti_kuadran(sebagai, skp, tw1, alamat, pemeran):
    jawaban = sebagai(pemeran.budi).post(alamat, ISIAN)
    assert (jawaban.status_code, jawaban.headers["Location"]) == (302, alamat)
    assert keadaan(Evaluasi.objects.get()) == ("dinilai", "baik", "Pertahankan.", 1)


def test_predikat_yang_dikirim_diabaikan(sebagai, alamat, pemeran):
    sebagai(pemeran.budi).post(alamat, ISIAN | {"predikat": "sangat_baik", "status": "diterima", "capaian": "istimewa"})
    evaluasi = Evaluasi.objects.get()
    assert (evaluasi.predikat, evaluasi.status, evaluasi.capaian) == ("baik", "dinilai", "")


def test_simpan_lanjut_membuka_orang_berikutnya_dan_terakhir_kembali_ke_daftar(sebagai, skp, tw1, alamat, pemeran):
    skp_joko = pembuat.buat_skp_ditetapkan(pemeran.joko)
    klien = sebagai(pemeran.budi)
    pertama = klien.post(f"/penilaian/{tw1.kode}/{skp_joko.kode}/", ISIAN | {"lanjut": "1"})
    kedua = klien.post(alamat, ISIAN | {"lanjut": "1"})
    assert [pertama.headers["Location"], kedua.headers["Location"]] == [alamat, f"/penilaian/tim/{tw1.kode}/"]


def test_tanda_per_rhk_tersimpan_dan_dapat_dikosongkan(sebagai, skp, alamat, pemeran):
    klien = sebagai(pemeran.budi)
    rhk = skp.rhk.first()
    klien.post(alamat, ISIAN | {f"tanda-{rhk.pk}": "di_atas"})
    evaluasi = Evaluasi.objects.get()
    assert list(evaluasi.tanda.values_list("rhk", "nilai")) == [(rhk.pk, "di_atas")]
    assert evaluasi.saran_hasil == "di_atas"
    klien.post(alamat, ISIAN | {"versi": "1"})
    evaluasi.refresh_from_db()
    assert (evaluasi.tanda.count(), evaluasi.saran_hasil, evaluasi.saran_alasan) == (0, "", "")


def test_tanda_untuk_rhk_orang_lain_diabaikan(sebagai, skp, alamat, pemeran):
    asing = pembuat.buat_skp_ditetapkan(pemeran.joko).rhk.first()
    sebagai(pemeran.budi).post(alamat, ISIAN | {f"tanda-{asing.pk}": "di_atas"})
    assert Evaluasi.objects.get().tanda.count() == 0
    assert Rhk.objects.filter(pk=asing.pk).exists()


def test_formulir_basi_memperlihatkan_kedua_isian_dan_tidak_menimpa(sebagai, alamat, pemeran):
    klien = sebagai(pemeran.budi)
    klien.post(alamat, ISIAN)
    jawaban = klien.post(alamat, ISIAN | {"rating_hasil": "di_bawah", "catatan": "Isian lama."})
    isi = teks(jawaban)
    assert jawaban.status_code == 409
    assert "Di bawah ekspektasi Di atas ekspektasi" in isi
    assert "Isian lama. Pertahankan." in isi
    assert keadaan(Evaluasi.objects.get()) == ("dinilai", "baik", "Pertahankan.", 1)


def test_pakai_versi_saya_menyimpan_isian_yang_tertahan(sebagai, alamat, pemeran):
    klien = sebagai(pemeran.budi)
    klien.post(alamat, ISIAN)
    jawaban = klien.post(alamat, ISIAN | {"rating_hasil": "di_bawah"})
    assert '<input type="hidden" name="versi" value="1">' in jawaban.content.decode()
    klien.post(alamat, ISIAN | {"rating_hasil": "di_bawah", "versi": "1"})
    assert keadaan(Evaluasi.objects.get()) == ("dinilai", "butuh_perbaikan", "Pertahankan.", 2)


def test_nilai_dua_kali_sama_saja(sebagai, alamat, pemeran):
    klien = sebagai(pemeran.budi)
    for versi in ("0", "1", "0"):
        klien.post(alamat, ISIAN | {"versi": versi})
    assert keadaan(Evaluasi.objects.get()) == ("dinilai", "baik", "Pertahankan.", 1)
    assert Jejak.objects.filter(kata_kerja="nilai").count() == 1


def test_nilai_ditolak_setelah_ditetapkan(sebagai, skp, tw1, alamat, pemeran):
    evaluasi = pembuat.buat_evaluasi_ditetapkan(skp, tw1, pemeran.admin)
    jawaban = sebagai(pemeran.budi).post(alamat, ISIAN | {"rating_perilaku": "di_atas", "versi": evaluasi.versi})
    assert (jawaban.status_code, "sudah berstatus “Ditetapkan”" in teks(jawaban)) == (409, True)
    assert keadaan(evaluasi) == ("ditetapkan", "baik", "Pertahankan mutu layanan.", 1)


def test_lembar_yang_sudah_ditetapkan_dibuka_sebagai_hasil(sebagai, skp, tw1, alamat, pemeran):
    evaluasi = pembuat.buat_evaluasi_ditetapkan(skp, tw1, pemeran.admin)
    assert sebagai(pemeran.budi).get(alamat).headers["Location"] == f"/evaluasi/{evaluasi.kode}/"


def test_nilai_ditolak_sebelum_skp_ditetapkan(sebagai, pemeran, tw1):
    skp = pembuat.ajukan(pembuat.buat_skp(pemeran.sari))
    jawaban = sebagai(pemeran.budi).post(f"/penilaian/{tw1.kode}/{skp.kode}/", ISIAN)
    assert (jawaban.status_code, "belum punya SKP yang ditetapkan" in teks(jawaban)) == (409, True)


def test_draf_skp_tidak_terlihat_penilai(sebagai, pemeran, tw1):
    skp = pembuat.buat_skp(pemeran.sari)
    assert sebagai(pemeran.budi).get(f"/penilaian/{tw1.kode}/{skp.kode}/").status_code == 404


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"rating_hasil": ""}, "Rating hasil kerja belum diisi."),
        ({"rating_hasil": "sempurna"}, "Rating hasil kerja: pilih salah satu yang tersedia."),
        ({"rating_perilaku": "5"}, "Rating perilaku kerja: pilih salah satu yang tersedia."),
        ({"catatan": "x" * 10_000}, "Catatan dan rekomendasi paling panjang 1000 huruf"),
        ({"versi": "9" * 30}, "Versi paling besar 2147483647."),
        ({"versi": "satu"}, "Versi ditulis dengan angka saja"),
        ({"catatan": "a\u202eb"}, "tanda pembalik arah tulisan"),
    ],
)
def test_isian_buruk_diulang_dengan_kalimat(sebagai, alamat, pemeran, ubah, kalimat):
    jawaban = sebagai(pemeran.budi).post(alamat, ISIAN | ubah)
    assert (jawaban.status_code, kalimat in teks(jawaban)) == (422, True)
    assert Evaluasi.objects.count() == 0


def test_tanda_buruk_ditolak(sebagai, skp, alamat, pemeran):
    jawaban = sebagai(pemeran.budi).post(alamat, ISIAN | {f"tanda-{skp.rhk.first().pk}": "hebat"})
    assert (jawaban.status_code, "Tanda RHK 1: pilih salah satu" in teks(jawaban)) == (422, True)


def test_nul_ditolak(sebagai, alamat, pemeran):
    assert sebagai(pemeran.budi).post(alamat, ISIAN | {"catatan": "a\x00b"}).status_code == 400
    assert Evaluasi.objects.count() == 0


def test_pegawai_tidak_melihat_penilaian_sampai_ditetapkan(sebagai, skp, tw1, pemeran):
    evaluasi = pembuat.nilai(skp, tw1, hasil="di_bawah", perilaku="di_bawah", catatan="Rahasia penilai.")
    klien = sebagai(pemeran.sari)
    halaman = ["/", "/evaluasi/", f"/skp/{skp.kode}/", f"/realisasi/{tw1.kode}/"]
    for alamat in halaman:
        isi = klien.get(alamat).content.decode()
        assert ("Rahasia penilai." in isi, "Sangat Kurang" in isi) == (False, False)
    milik = [f"/evaluasi/{evaluasi.kode}/{ekor}" for ekor in ("", "hasil.pdf", "dokumen.pdf")]
    assert [klien.get(a).status_code for a in milik] == [404, 404, 404]


# tetapkan --------------------------------------------------------------------------------------------


def test_konfirmasi_menyebut_apa_yang_ditetapkan(sebagai, alamat, dinilai, pemeran):
    jawaban = sebagai(pemeran.budi).get(f"{alamat}tetapkan/")
    isi = teks(jawaban)
    assert "Predikat kinerja Baik" in isi
    assert "Capaian organisasi Baik (BIDANG E-GOVERNMENT)" in isi
    assert "Realisasi dan umpan balik Triwulan I 2026 ditutup" in isi
    assert 'type="password"' in jawaban.content.decode()


def test_konfirmasi_menyebut_halangannya(sebagai, skp, tw1, alamat, pemeran):
    pembuat.nilai(skp, tw1, catatan="")
    klien = sebagai(pemeran.budi)
    assert "belum direkam BKD, jadi belum dapat ditetapkan" in teks(klien.get(f"{alamat}tetapkan/"))
    pembuat.catat_capaian(skp.unit_penilai, tw1, pemeran.admin)
    assert "Catatan dan rekomendasi belum diisi" in teks(klien.get(f"{alamat}tetapkan/"))


def test_belum_dinilai_belum_ada_yang_ditetapkan(sebagai, alamat, pemeran):
    jawaban = sebagai(pemeran.budi).get(f"{alamat}tetapkan/")
    assert (jawaban.status_code, "belum dinilai" in teks(jawaban)) == (409, True)


def test_tetapkan_membekukan_dan_membuka_hasil(sebagai, alamat, dinilai, pemeran):
    klien = sebagai(pemeran.budi, sandi_segar=True)
    jawaban = klien.post(f"{alamat}tetapkan/", {"versi": dinilai.versi})
    assert jawaban.headers["Location"] == f"/evaluasi/{dinilai.kode}/"
    assert keadaan(dinilai)[0] == "ditetapkan"
    assert dinilai.salinan["predikat"] == "baik"
    assert sebagai(pemeran.sari).get(f"/evaluasi/{dinilai.kode}/").status_code == 200


def test_tetapkan_meminta_kata_sandi(sebagai, alamat, dinilai, pemeran):
    klien = sebagai(pemeran.budi)
    jawaban = klien.post(f"{alamat}tetapkan/", {"versi": dinilai.versi})
    assert jawaban.headers["Location"].startswith("/akun/pastikan/")
    assert keadaan(dinilai)[0] == "dinilai"
    klien.post(f"{alamat}tetapkan/", {"versi": dinilai.versi, "sandi": "bukan-kata-sandi"})
    assert keadaan(dinilai)[0] == "dinilai"
    klien.post(f"{alamat}tetapkan/", {"versi": dinilai.versi, "sandi": pembuat.SANDI})
    assert keadaan(dinilai)[0] == "ditetapkan"


@pytest.mark.parametrize(("siapa", "status"), [("sari", 403), ("tono", 403), ("dewi", 403), ("rina", 404)])
def test_tetapkan_hanya_untuk_penilai(sebagai, alamat, dinilai, pemeran, siapa, status):
    klien = sebagai(getattr(pemeran, siapa), sandi_segar=True)
    isian = {"versi": dinilai.versi}
    assert (klien.get(f"{alamat}tetapkan/").status_code, klien.post(f"{alamat}tetapkan/", isian).status_code) == (
        status,
        status,
    )
    assert keadaan(dinilai)[0] == "dinilai"


def test_tetapkan_dengan_versi_lama_ditolak(sebagai, skp, tw1, alamat, dinilai, pemeran):
    pembuat.nilai(skp, tw1, hasil="di_bawah", versi=dinilai.versi)
    jawaban = sebagai(pemeran.budi, sandi_segar=True).post(f"{alamat}tetapkan/", {"versi": dinilai.versi})
    assert (jawaban.status_code, "Periksa lagi sebelum menetapkan" in teks(jawaban)) == (409, True)
    assert 'name="versi"' not in jawaban.content.decode()
    assert keadaan(dinilai)[0] == "dinilai"


@pytest.mark.parametrize("versi", ["", "satu", "9" * 40, "-1"])
def test_tetapkan_tanpa_versi_yang_terbaca_ditolak(sebagai, alamat, dinilai, pemeran, versi):
    jawaban = sebagai(pemeran.budi, sandi_segar=True).post(f"{alamat}tetapkan/", {"versi": versi})
    assert jawaban.status_code == 422
    assert keadaan(dinilai)[0] == "dinilai"


def test_tetapkan_dua_kali_ditolak_dengan_kalimat_dan_tetap_satu(sebagai, alamat, dinilai, pemeran):
    klien = sebagai(pemeran.budi, sandi_segar=True)
    klien.post(f"{alamat}tetapkan/", {"versi": dinilai.versi})
    sekali = keadaan(dinilai), dinilai.sidik
    jawaban = klien.post(f"{alamat}tetapkan/", {"versi": dinilai.versi})
    assert (jawaban.status_code, "sudah berstatus “Ditetapkan”" in teks(jawaban)) == (409, True)
    assert (keadaan(dinilai), dinilai.sidik) == sekali
    assert Jejak.objects.filter(objek_jenis="evaluasi", kata_kerja="tetapkan").count() == 1


def test_tetapkan_memesan_hitung_di_dalam_transaksinya(basis_nyata, sebagai, request):
    """Without the outer transaction of other tests: an order outside one would fail after the fact."""
    pemeran, tw1 = request.getfixturevalue("pemeran"), pembuat.buat_periode() and pembuat.triwulan(1)
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    pembuat.catat_capaian(skp.unit_penilai, tw1, pemeran.admin)
    klien = sebagai(pemeran.budi, sandi_segar=True)
    alamat = f"/penilaian/{tw1.kode}/{skp.kode}/"
    Pekerjaan.objects.all().delete()
    assert klien.post(alamat, ISIAN).status_code == 302
    Pekerjaan.objects.all().delete()
    assert klien.post(f"{alamat}tetapkan/", {"versi": "1"}).status_code == 302
    assert Evaluasi.objects.get().status == "ditetapkan"
    assert Pekerjaan.objects.get().kunci == f"unit-{skp.unit_penilai_id}-2026-tw1"
