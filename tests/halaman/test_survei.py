"""Pages of the survey: answering, the result beside a rating, and how the BKD runs it without reading it"""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from evaluasi.alur.penilaian import saran_untuk
from evaluasi.models import Evaluasi
from skp_app.alur import survei, survei_jawab
from skp_app.aturan.survei import NILAI, Skala, Status
from skp_app.models import DrafSurvei, UndanganSurvei
from tests.alur.test_survei import (  # noqa: F401
    berjalan,
    dunia,
    evaluasi_kini,
    hidupkan,
    jawab_semua,
    jawaban,
    pemeran,
    periode,
    susun,
    tentang,
    tim,
    tutup,
    undangan,
)
from tests.halaman.bantu import isi, teks
from tests.halaman.kueri import kueri

LENGKAP = {f"skala-{n}": "4" for n in NILAI} | {"versi": "0"}


@pytest.fixture
def joko(sebagai, pemeran):  # noqa: F811
    return sebagai(pemeran.joko)


@pytest.fixture
def admin(sebagai, pemeran):  # noqa: F811
    return sebagai(pemeran.admin)


def alamat(undangan, ekor=""):  # noqa: F811
    return f"/survei/jawab/{undangan.kode}/{ekor}"


# Answering ----------------------------------------------------------------------------------------
def test_daftar_menyebut_kuesioner_dan_pengumuman(joko, berjalan, undangan):  # noqa: F811
    halaman = teks(joko.get("/survei/"))
    assert "Sari Utami, S.Kom. PRANATA KOMPUTER AHLI MUDA. Anda menjawab sebagai rekan kerja setingkat." in halaman
    assert "Survei tertutup." in halaman
    assert f'href="{alamat(undangan)}"' in isi(joko.get("/survei/"))


def test_kuesioner_memuat_tujuh_nilai_dengan_panduannya(joko, undangan):  # noqa: F811
    halaman = teks(joko.get(alamat(undangan)))
    assert [f"{n}. {v.cetak}" in halaman for n, v in enumerate(NILAI, start=1)] == [True] * 7
    assert "Memberi kesempatan kepada berbagai pihak untuk berkontribusi" in halaman
    assert isi(joko.get(alamat(undangan))).count('type="radio"') == 35


def test_draf_tersimpan_dan_terbaca_lagi(joko, undangan):  # noqa: F811
    data = {"versi": "0", "skala-loyal": "2", "komentar-loyal": "Menjaga rahasia jabatan."}
    jawab = joko.post(alamat(undangan, "simpan/"), data)
    assert jawab.url == alamat(undangan)
    halaman = isi(joko.get(alamat(undangan)))
    assert 'name="skala-loyal" value="2" checked' in halaman
    assert "Menjaga rahasia jabatan." in halaman


def test_simpan_otomatis_membawa_versi_baru(joko, undangan):  # noqa: F811
    jawab = joko.post(alamat(undangan, "simpan/"), {"versi": "0", "skala-loyal": "2"}, headers={"HX-Request": "true"})
    assert (jawab.status_code, re.findall(r'value="(\d+)"', isi(jawab))) == (200, ["1"])
    basi = joko.post(alamat(undangan, "simpan/"), {"versi": "0", "skala-loyal": "3"}, headers={"HX-Request": "true"})
    assert basi.status_code == 409
    assert DrafSurvei.objects.get().isi["loyal"]["skala"] == "2"


def test_dua_tab_membandingkan_kedua_isian(joko, undangan):  # noqa: F811
    joko.post(alamat(undangan, "simpan/"), {"versi": "0", "skala-loyal": "2"})
    jawab = joko.post(alamat(undangan, "simpan/"), {"versi": "0", "skala-loyal": "3", "komentar-loyal": "Lain"})
    assert jawab.status_code == 409
    assert "Loyal Kadang-kadang. Lain Jarang" in teks(jawab)
    joko.post(alamat(undangan, "simpan/"), {"versi": "1", "skala-loyal": "3", "komentar-loyal": "Lain"})
    assert DrafSurvei.objects.get().isi["loyal"] == {"skala": "3", "komentar": "Lain"}


def test_kirim_yang_belum_lengkap_mempertahankan_isian(joko, undangan):  # noqa: F811
    jawab = joko.post(alamat(undangan), LENGKAP | {"skala-loyal": "", "komentar-loyal": "Jujur."})
    assert jawab.status_code == 422
    assert "Loyal: pilih salah satu." in teks(jawab)
    assert "Jujur." in isi(jawab)
    assert 'name="skala-kompeten" value="4" checked' in isi(jawab)


@pytest.mark.parametrize(
    ("data", "kalimat"),
    [
        ({"skala-loyal": "9"}, "Loyal: pilih salah satu yang tersedia."),
        ({"komentar-loyal": "x" * 501}, "Komentar tentang loyal paling panjang 500 huruf. Sekarang 501; pendekkan."),
        ({"versi": "lima"}, "Versi ditulis dengan angka saja, mis. 12."),
    ],
)
@pytest.mark.parametrize("ekor", ["", "simpan/"])
def test_isian_buruk_mendapat_kalimat(joko, undangan, data, kalimat, ekor):  # noqa: F811
    jawab = joko.post(alamat(undangan, ekor), LENGKAP | data)
    assert (jawab.status_code, kalimat in teks(jawab)) == (422, True)


def test_terkirim_lalu_hilang_dari_daftar(joko, undangan):  # noqa: F811
    assert joko.post(alamat(undangan), LENGKAP).url == "/survei/"
    assert joko.post(alamat(undangan), LENGKAP).url == "/survei/"  # a double click
    assert joko.get(alamat(undangan)).url == "/survei/"
    halaman = teks(joko.get("/survei/"))
    assert "Sari Utami" not in halaman
    assert "1 terkirim" in halaman


def test_undangan_orang_lain_tidak_ada(sebagai, pemeran, undangan):  # noqa: F811
    for orang in (pemeran.sari, pemeran.budi, pemeran.admin, pemeran.rina):
        assert sebagai(orang).get(alamat(undangan)).status_code == 404


def test_sesudah_tanggalnya_kuesioner_ditolak(sebagai, pemeran, undangan, time_machine):  # noqa: F811
    time_machine.move_to(f"{undangan.survei.selesai + timedelta(days=1)}T05:00:00+00:00")
    assert sebagai(pemeran.joko).post(alamat(undangan), LENGKAP).status_code == 409


@pytest.mark.parametrize("banyak", [1, 3])
def test_banyaknya_kueri_daftar_tetap(sebagai, pemeran, berjalan, banyak):  # noqa: F811
    milik = UndanganSurvei.objects.filter(penjawab=pemeran.joko)
    for u in milik[banyak:]:
        survei_jawab.kirim(u, oleh=pemeran.joko, isi=jawaban())
    klien = sebagai(pemeran.joko)
    with kueri() as daftar:
        klien.get("/survei/")
    assert len(daftar) == 11


# Results ------------------------------------------------------------------------------------------
@pytest.fixture
def hasil_sari(berjalan, pemeran):  # noqa: F811
    sasaran = tentang(berjalan, pemeran.sari)
    jawab_semua(sasaran, akuntabel="KOMENTAR-APA-ADANYA")
    tutup(berjalan, pemeran.admin)
    return sasaran


def test_hasil_dalam_kata_dan_sebaran(sebagai, pemeran, hasil_sari):  # noqa: F811
    for orang in (pemeran.sari, pemeran.budi, pemeran.tono):
        halaman = teks(sebagai(orang).get(f"/survei/hasil/{hasil_sari.kode}/"))
        assert halaman.count("Semua menjawab Sering.") == 7
        assert halaman.count("KOMENTAR-APA-ADANYA") == 7
        assert "7 jawaban" in halaman
        assert "Budi Santoso" not in re.sub(r"Akun .*", "", halaman) or orang == pemeran.budi


def test_hasil_di_bawah_minimum_tidak_menyebut_apa_pun(sebagai, pemeran, berjalan):  # noqa: F811
    sasaran = tentang(berjalan, pemeran.sari)
    jawab_semua(sasaran, 5, akuntabel="KOMENTAR-APA-ADANYA")
    tutup(berjalan, pemeran.admin)
    halaman = teks(sebagai(pemeran.sari).get(f"/survei/hasil/{sasaran.kode}/"))
    assert "Jawaban yang masuk kurang dari 5, jadi tidak ada yang ditampilkan." in halaman
    assert "KOMENTAR-APA-ADANYA" not in halaman
    assert "Sering" not in halaman


def test_hasil_tidak_ada_bagi_bkd_dan_tetangga(sebagai, pemeran, hasil_sari):  # noqa: F811
    for orang in (pemeran.admin, pemeran.dewi, pemeran.rina, pemeran.joko):
        assert sebagai(orang).get(f"/survei/hasil/{hasil_sari.kode}/").status_code == 404


def test_daftar_hasil_tim(sebagai, pemeran, hasil_sari):  # noqa: F811
    assert f"/survei/hasil/{hasil_sari.kode}/" in isi(sebagai(pemeran.budi).get("/survei/tim/"))
    assert "Hasil pegawai Anda" in teks(sebagai(pemeran.budi).get("/survei/"))
    assert "Belum ada survei yang ditutup" in teks(sebagai(pemeran.joko).get("/survei/tim/"))


@pytest.mark.parametrize(("siapa", "banyak"), [("joko", 0), ("budi", 7), ("tono", 8)])
def test_banyaknya_kueri_hasil_tim_tetap(sebagai, pemeran, berjalan, siapa, banyak):  # noqa: F811
    tutup(berjalan, pemeran.admin)
    klien = sebagai(getattr(pemeran, siapa))
    with kueri() as daftar:
        halaman = isi(klien.get("/survei/tim/"))
    assert (halaman.count("/survei/hasil/"), len(daftar)) == (banyak, 5 if banyak else 4)


def test_panel_di_samping_penilaian_tidak_menjadi_saran(sebagai, pemeran, hasil_sari):  # noqa: F811
    survei_kini = hasil_sari.survei
    url = f"/penilaian/{survei_kini.periode_evaluasi.kode}/{hasil_sari.skp.kode}/"
    halaman = teks(sebagai(pemeran.budi).get(url))
    assert f"Survei perilaku {survei_kini.periode_evaluasi.nama} Bahan di samping penilaian" in halaman
    assert "7 jawaban anonim." in halaman
    assert "KOMENTAR-APA-ADANYA" not in halaman  # one step away, on its own page
    skp = hasil_sari.skp
    kosong = Evaluasi(skp=skp, periode_evaluasi=survei_kini.periode_evaluasi, penilai=pemeran.budi, versi=0)
    assert "survei" not in str(saran_untuk(kosong)).lower()


def test_panel_setahun_memuat_semua_survei_tahun_itu(sebagai, pemeran, hasil_sari, periode):  # noqa: F811
    akhir = periode.evaluasi.get(jenis="tahunan")
    halaman = teks(sebagai(pemeran.budi).get(f"/penilaian/{akhir.kode}/{hasil_sari.skp.kode}/"))
    assert "7 jawaban anonim." in halaman


# The BKD ------------------------------------------------------------------------------------------
def atur(evaluasi_kini):  # noqa: F811
    return f"/survei/kelola/{evaluasi_kini.kode}/"


def isian(**lain):
    hari = {"mulai": localdate().isoformat(), "selesai": (localdate() + timedelta(days=7)).isoformat()}
    return hari | {"atasan": 1, "rekan": 8, "bawahan": 8, "minimum": 5, "pengumuman": "Pengumuman.", "versi": 0} | lain


def test_bkd_menghidupkan_menyiapkan_dan_mengumumkan(admin, evaluasi_kini, tim):  # noqa: F811
    assert admin.get(atur(evaluasi_kini)).status_code == 409
    assert admin.post("/survei/kelola/", {"dasar": ""}).status_code == 422
    assert admin.post("/survei/kelola/", {"dasar": "SE Bupati"}).url == "/survei/kelola/"
    assert "paling sedikit dari 5 jawaban" in teks(admin.get(atur(evaluasi_kini)))
    assert admin.post(atur(evaluasi_kini), isian()).url == atur(evaluasi_kini)
    assert "Umumkan dan undi responden" in teks(admin.get(atur(evaluasi_kini)))
    assert admin.post(f"{atur(evaluasi_kini)}umumkan/").url == atur(evaluasi_kini)
    assert survei.milik(evaluasi_kini).status == Status.DIUNDI
    assert "Undian responden" not in teks(admin.get(atur(evaluasi_kini)))
    assert "Keadaan pekerjaan" in isi(admin.get(atur(evaluasi_kini)))


@pytest.mark.parametrize(
    ("data", "kalimat"),
    [
        ({"minimum": 4}, "Jawaban paling sedikit paling kecil 5."),
        ({"rekan": 21}, "Rekan kerja setingkat paling besar 20."),
        ({"mulai": "besok"}, "Hari pertama ditulis dengan tanggal, mis. 15/04/2026."),
        ({"selesai": "2020-01-01"}, "Hari terakhir tidak boleh sebelum hari pertama."),
        ({"atasan": 0, "rekan": 2, "bawahan": 2}, "Jumlah responden seluruhnya paling sedikit 5"),
        ({"pengumuman": ""}, "Pengumuman belum diisi."),
    ],
)
def test_pengaturan_buruk_mendapat_kalimat(admin, pemeran, evaluasi_kini, data, kalimat):  # noqa: F811
    hidupkan(pemeran.admin)
    jawab = admin.post(atur(evaluasi_kini), isian(**data))
    assert (jawab.status_code, kalimat in teks(jawab)) == (422, True)


def test_pengaturan_yang_basi_memperlihatkan_keduanya(admin, pemeran, evaluasi_kini):  # noqa: F811
    hidupkan(pemeran.admin)
    susun(evaluasi_kini, pemeran.admin)
    jawab = admin.post(atur(evaluasi_kini), isian(rekan=6))
    assert jawab.status_code == 409
    assert "Rekan kerja setingkat: tersimpan “8”, isian Anda “6”." in teks(jawab)


def test_partisipasi_dibulatkan_dan_unit_kecil_digabung(admin, berjalan, pemeran, evaluasi_kini):  # noqa: F811
    """Eight respondents of the bidang and one of the dinas: too few apart, and together under ten."""
    halaman = teks(admin.get(atur(evaluasi_kini)))
    assert "Seluruh instansi 9 tidak ditampilkan" in halaman
    assert "BIDANG E-GOVERNMENT" not in halaman
    assert "Unit lain bersama-sama 9 tidak ditampilkan" in halaman
    assert "Sering" not in halaman


def test_menutup_dan_membatalkan(admin, berjalan, evaluasi_kini):  # noqa: F811
    assert admin.post(f"{atur(evaluasi_kini)}batalkan/", {"alasan": ""}).status_code == 422
    assert admin.post(f"{atur(evaluasi_kini)}tutup/").url == atur(evaluasi_kini)
    assert admin.post(f"{atur(evaluasi_kini)}batalkan/", {"alasan": "x"}).status_code == 409
    assert survei.milik(evaluasi_kini).status == Status.DITUTUP


def test_verba_pada_periode_tanpa_survei_ditolak(admin, pemeran, evaluasi_kini):  # noqa: F811
    hidupkan(pemeran.admin)
    assert admin.post(f"{atur(evaluasi_kini)}umumkan/").status_code == 409
    assert admin.get("/survei/kelola/2020-tw9/").status_code == 404


def test_bkd_tidak_membaca_jawaban_di_halaman_mana_pun(admin, hasil_sari, evaluasi_kini):  # noqa: F811
    for url in ("/survei/", "/survei/tim/", "/survei/kelola/", atur(evaluasi_kini)):
        halaman = teks(admin.get(url))
        assert "KOMENTAR-APA-ADANYA" not in halaman
        assert f"Semua menjawab {Skala.SERING.cetak}" not in halaman
