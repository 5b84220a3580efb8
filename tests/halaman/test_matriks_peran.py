"""The pages of a matrix: grid, cell, person, columns, paste, share, prints, and the fill helper of the SKP"""

import json

import pytest

from skp_app.alur import matriks, matriks_isi, penyusunan
from skp_app.models import Matriks, Penugasan, PeranHasil, Strategi
from tests import pembuat
from tests.cuplikan import tanpa_perubahan
from tests.dokumen.bacaan import rapat, teks_pdf
from tests.halaman.bantu import isi, teks
from tests.halaman.kueri import kueri


@pytest.fixture
def skp_budi(pemeran, periode):
    return pembuat.buat_skp(pemeran.budi)


@pytest.fixture
def papan(pemeran, periode, skp_budi):
    return matriks.buat(pemeran.budi, periode, oleh=pemeran.budi)


@pytest.fixture
def budi(sebagai, pemeran):
    return sebagai(pemeran.budi)


@pytest.fixture
def letak(papan, pemeran):
    return papan.baris.get(pegawai=pemeran.sari).pk, papan.kolom.first().pk


@pytest.fixture
def alamat(papan, letak):
    dasar = f"/matriks/{papan.kode}/"
    baris, kolom = letak
    return {"papan": dasar, "sel": f"{dasar}sel/{baris}/{kolom}/", "orang": f"{dasar}orang/{baris}/",
            "kolom": f"{dasar}kolom/", "tambah": f"{dasar}orang/tambah/", "tempel": f"{dasar}tempel/",
            "tim": f"{dasar}tim/", "bagikan": f"{dasar}bagikan/"}  # fmt: skip


def tulis(papan, letak, isi_sel, **lain):
    return matriks_isi.simpan_sel(papan, oleh=papan.pemilik, kiriman={letak: (None, isi_sel)}, **lain)


def semua_teks():
    return list(PeranHasil.objects.order_by("sel", "urutan").values_list("teks", flat=True))


# begun --------------------------------------------------------------------------------------------
def test_pimpinan_membuat_matriksnya_dari_halaman_tahun(budi, periode, skp_budi):
    halaman = f"/matriks/{periode.tahun}/"
    assert "Matriks Anda belum ada" in teks(budi.get(halaman))
    jawaban = budi.post(f"{halaman}buat/")
    satu = Matriks.objects.get()
    assert jawaban.url == f"/matriks/{satu.kode}/"
    assert "Joko Prasetyo" in teks(budi.get(jawaban.url))
    assert "Yang Anda susun" in teks(budi.get(halaman))


def test_tanpa_skp_halaman_menyebut_apa_yang_ditunggu(budi, periode):
    assert "Susun SKP" in teks(budi.get(f"/matriks/{periode.tahun}/"))
    assert budi.post(f"/matriks/{periode.tahun}/buat/").status_code == 409


# grid ---------------------------------------------------------------------------------------------
def test_papan_menyebut_rancangan_strategi_dan_temuan(budi, papan, skp_budi, letak, alamat):
    iki = skp_budi.rhk.first().iki.get()
    Strategi.objects.create(skp=skp_budi, garis_iki=iki.garis, urutan=1, tingkat="output", teks="Aplikasi terpadu")
    tulis(papan, letak, "Menyusun laporan")
    kata = teks(budi.get(alamat["papan"]))
    harap = ("Kolom dari SKP rancangan", "Aplikasi terpadu", "1 kolom tanpa peran", "1 orang tanpa peran",
             "1 peran menyebut kegiatan, bukan hasil")  # fmt: skip
    assert [k for k in harap if k not in kata] == []


def test_kolom_yang_hilang_dari_skp_tetap_ada_dengan_tanda(budi, papan, skp_budi, letak, alamat):
    tulis(papan, letak, "Data akurat")
    penyusunan.hapus_rhk(skp_budi.rhk.first(), oleh=skp_budi.pegawai)
    kata = teks(budi.get(alamat["papan"]))
    assert ("Tidak ada lagi di SKP" in kata, "Data akurat" in kata, "1 kolom tidak lagi sama" in kata) == (True,) * 3


def test_banyaknya_kueri_papan_tetap(budi, papan, pemeran, organisasi, alamat, letak):
    tulis(papan, letak, "Data akurat")
    with kueri() as sedikit:
        budi.get(alamat["papan"])
    baru = [pembuat.buat_pegawai(f"Anggota {n:02}", masuk=False) for n in range(12)]
    for p in baru:
        pembuat.tempatkan(p, organisasi.egov, "PENGOLAH DATA")
    matriks.tambah_orang(papan, oleh=pemeran.budi, pegawai=baru)
    semua = {(b.pk, k.pk): (None, f"Hasil {b.pk}-{k.pk}") for b in papan.baris.all() for k in papan.kolom.all()}
    matriks_isi.simpan_sel(papan, oleh=pemeran.budi, kiriman=semua)
    with kueri() as banyak:
        budi.get(alamat["papan"])
    assert len(banyak) == len(sedikit)


def test_yang_hanya_membaca_tidak_melihat_yang_belum_dibagikan(sebagai, pemeran, papan, letak, alamat):
    tulis(papan, letak, "Data akurat")
    sari = sebagai(pemeran.sari)
    assert sari.get(alamat["papan"]).status_code == 404
    matriks_isi.bagikan(papan, oleh=pemeran.budi)
    tulis(papan, letak, "Data akurat\nBelum dibicarakan")
    kata = teks(sari.get(alamat["papan"]))
    assert ("Data akurat" in kata, "Belum dibicarakan" in kata) == (True, False)
    assert [sari.get(alamat[n]).status_code for n in ("sel", "orang", "kolom", "tambah", "tempel", "tim")] == [403] * 6


# one cell -----------------------------------------------------------------------------------------
def test_sel_ditulis_dengan_formulirnya_sendiri(budi, letak, alamat):
    jawaban = budi.post(alamat["sel"], {"teks": "Data akurat\r\nArsip tertata (tambahan)", "versi": 0})
    assert jawaban.url == f"{alamat['papan']}#s-{letak[0]}-{letak[1]}"
    assert list(PeranHasil.objects.values_list("teks", "jenis")) == [
        ("Data akurat", "utama"),
        ("Arsip tertata", "tambahan"),
    ]


def test_versi_basi_409_dengan_kedua_teks_dan_dapat_dipakai(budi, papan, letak, alamat):
    tulis(papan, letak, "Dari tab lain")
    with tanpa_perubahan():
        jawaban = budi.post(alamat["sel"], {"teks": "Dari tab ini", "versi": 0})
    assert jawaban.status_code == 409
    assert [k in teks(jawaban) for k in ("Dari tab ini", "Dari tab lain", "Dua versi sel ini")] == [True] * 3
    budi.post(alamat["sel"], {"teks": "Dari tab ini", "versi": 1})
    assert semua_teks() == ["Dari tab ini"]


def test_simpan_otomatis_memberi_versi_baru_dengan_sedikit_kueri(budi, alamat, letak):
    with kueri() as daftar:
        jawaban = budi.post(
            alamat["sel"], {"teks": "Data akurat", "versi": 0}, headers={"HX-Request": "true", "X-Ketik": "1"}
        )
    assert (jawaban.status_code, len(daftar)) == (204, 9)
    assert json.loads(jawaban["HX-Trigger"]) == {"sel": {"letak": f"{letak[0]}-{letak[1]}", "versi": 1}}
    jawaban = budi.post(alamat["sel"], {"teks": "Data akurat", "versi": 1}, headers={"HX-Request": "true"})
    assert (jawaban.status_code, "Belum dibagikan" in teks(jawaban)) == (200, True)


def test_htmx_menerima_kedua_teks_sebagai_potongan(budi, papan, letak, alamat):
    tulis(papan, letak, "Dari tab lain")
    jawaban = budi.post(alamat["sel"], {"teks": "Dari tab ini", "versi": 0}, headers={"HX-Request": "true"})
    assert (jawaban.status_code, "<html" in isi(jawaban), "Dari tab lain" in teks(jawaban)) == (409, False, True)


@pytest.mark.parametrize("buruk", [{"teks": "x" * 1001, "versi": 0}, {"teks": "a"}, {"teks": "a", "versi": "-1"},
                                   {"teks": "a", "versi": "9" * 30}, {"teks": "\u202ea", "versi": 0}])  # fmt: skip
def test_isian_sel_yang_buruk_422(budi, alamat, buruk):
    with tanpa_perubahan():
        assert budi.post(alamat["sel"], buruk).status_code == 422


def test_sel_dari_matriks_lain_404(budi, papan, alamat, pemeran, periode):
    lain = pembuat.buat_skp(pemeran.rina)
    milik_rina = matriks.buat(lain.pegawai, periode, oleh=lain.pegawai)
    baris = matriks.tambah_luar(milik_rina, oleh=pemeran.rina, nama="Anwar", jabatan="BPS")
    kolom = milik_rina.kolom.first().pk
    for metode in (budi.get, budi.post):
        assert metode(f"{alamat['papan']}sel/{baris.pk}/{kolom}/").status_code in {404, 422}
        assert metode(f"/matriks/{milik_rina.kode}/sel/{baris.pk}/{kolom}/").status_code == 404
    assert budi.get(f"{alamat['papan']}sel/{'9' * 30}/1/").status_code == 404


# one person ---------------------------------------------------------------------------------------
def test_semua_kolom_satu_orang_dalam_satu_formulir(budi, papan, letak, alamat):
    satu, dua = papan.kolom.all()
    kirim = {f"sel-{satu.pk}-teks": "Data akurat", f"sel-{satu.pk}-versi": 0,
             f"sel-{dua.pk}-teks": "Layanan cepat", f"sel-{dua.pk}-versi": 0}  # fmt: skip
    assert budi.post(alamat["orang"], kirim).url == alamat["orang"]
    assert sorted(semua_teks()) == ["Data akurat", "Layanan cepat"]
    tulis(papan, (letak[0], satu.pk), "Dari tab lain")
    kirim |= {f"sel-{satu.pk}-teks": "Dari tab ini", f"sel-{satu.pk}-versi": 1,
              f"sel-{dua.pk}-teks": "Layanan andal", f"sel-{dua.pk}-versi": 1}  # fmt: skip
    jawaban = budi.post(alamat["orang"], kirim)
    assert (jawaban.status_code, "Dari tab lain" in teks(jawaban), "Dari tab ini" in teks(jawaban)) == (409, True, True)
    assert sorted(semua_teks()) == ["Dari tab lain", "Layanan andal"]


# paste --------------------------------------------------------------------------------------------
BLOK = 'Layanan 1\t"Layanan 2\nArsip 2"\n\tLayanan 4\nJauh\tdi luar'


def test_blok_dilihat_dulu_lalu_diterapkan(budi, papan, alamat):
    baris, kolom = papan.baris.first().pk, papan.kolom.first().pk
    kirim = {"baris": baris, "kolom": kolom, "teks": BLOK}
    with tanpa_perubahan():
        lihat = budi.post(alamat["tempel"], kirim)
    assert [k in teks(lihat) for k in ("3 sel akan diisi", "2 sel tempelan jatuh di luar matriks")] == [True, True]
    sidik = isi(lihat).split('name="sidik" value="')[1][:16]
    budi.post(alamat["tempel"], kirim | {"lanjut": "masukkan", "sidik": sidik})
    assert sorted(semua_teks()) == ["Arsip 2", "Layanan 1", "Layanan 2", "Layanan 4"]
    with tanpa_perubahan():
        assert budi.post(alamat["tempel"], kirim | {"lanjut": "masukkan", "sidik": sidik}).status_code == 409


# columns, people, tim -------------------------------------------------------------------------------
def test_kolom_yang_terisi_tidak_hilang_diam_diam(budi, papan, letak, alamat):
    tulis(papan, letak, "Data akurat")
    dua = matriks.kunci_kolom(papan.kolom.all()[1])
    with tanpa_perubahan():
        assert budi.post(alamat["kolom"], {"kolom": dua}).status_code == 422
    assert budi.post(alamat["kolom"], {"kolom": dua, "beserta_isi": "on"}).status_code == 302
    assert papan.kolom.count() == 1


def test_orang_unit_lain_ditemukan_menurut_nama(budi, papan, pemeran, organisasi, alamat):
    lina = pembuat.buat_pegawai("Lina Marlina")
    pembuat.tempatkan(lina, organisasi.statistik, "STATISTISI AHLI MUDA", "jf_keahlian")
    assert "BIDANG STATISTIK" in teks(budi.get(f"{alamat['tambah']}?cari=lina"))
    budi.post(alamat["tambah"], {"pegawai": lina.kode})
    assert Penugasan.objects.get().penilai == pemeran.rina
    assert "menunggu persetujuan penilai, Rina Kartikasari" in teks(budi.get(alamat["papan"]))
    budi.post(alamat["tambah"], {"apa": "luar", "nama_luar": "Anwar", "jabatan_luar": "Sandiman, BSSN"})
    assert "instansi lain, hanya dicatat" in teks(budi.get(alamat["papan"]))


def test_tim_dibentuk_dan_ketuanya_menulis(budi, sebagai, papan, pemeran, alamat):
    kirim = {"nama": "Tim Data", "ketua": pemeran.sari.pk, "anggota": [pemeran.joko.pk]}
    assert budi.post(alamat["tim"], kirim).url == alamat["papan"]
    anak = Matriks.objects.get(tim__nama="Tim Data")
    sari = sebagai(pemeran.sari)
    assert "Kolom matriks tim adalah RHK ketua tim" in teks(sari.get(f"/matriks/{anak.kode}/"))
    assert "Matriks tim kerja" in teks(sari.get("/"))


# share and take over --------------------------------------------------------------------------------
def test_dibagikan_lalu_diambil_ke_skp(budi, sebagai, papan, pemeran, letak, alamat):
    tulis(papan, letak, "Data akurat\nLayanan cepat")
    budi.post(alamat["bagikan"])
    skp = pembuat.buat_skp(pemeran.sari, lengkap=False)
    sari, halaman = sebagai(pemeran.sari), f"/skp/{skp.kode}/isi-dari/matriks/"
    assert "2 peran dari matriks belum dipakai" in teks(sari.get("/"))
    assert "2 peran menunggu" in teks(sari.get(f"/skp/{skp.kode}/"))
    assert "mendukung: Tersedianya layanan 1 yang andal" in teks(sari.get(halaman))
    pilih = [p.pk for p in PeranHasil.objects.all()]
    jawaban = sari.post(halaman, {"peran": pilih[:1]})
    assert (jawaban.url, skp.rhk.get().teks) == (f"/skp/{skp.kode}/?buka=1#rhk-1", "Data akurat")
    with tanpa_perubahan():
        assert sari.post(halaman, {"peran": pilih[:1]}).status_code == 302
        assert sari.post(halaman, {}).status_code == 422
        assert sari.post(halaman, {"peran": "999999"}).status_code == 422
    assert "Dipakai di SKP" in teks(budi.get(alamat["papan"]))
    penyusunan.simpan_rhk(skp.rhk.get(), oleh=pemeran.sari, versi=1, teks="Data mutakhir")
    kata = teks(budi.get(alamat["papan"]))
    assert ("Berubah di SKP" in kata, "Data mutakhir" in kata) == (True, False)


def test_menghapus_peran_terpakai_meminta_catatan(budi, papan, pemeran, letak, alamat, sebagai):
    tulis(papan, letak, "Data akurat")
    budi.post(alamat["bagikan"])
    skp = pembuat.buat_skp(pemeran.sari, lengkap=False)
    sebagai(pemeran.sari).post(f"/skp/{skp.kode}/isi-dari/matriks/", {"peran": PeranHasil.objects.get().pk})
    with tanpa_perubahan():
        jawaban = budi.post(alamat["sel"], {"teks": "", "versi": 1})
    assert (jawaban.status_code, "Tulis catatan untuk pegawainya" in teks(jawaban)) == (422, True)
    assert budi.post(alamat["sel"], {"teks": "", "versi": 1, "catatan": "Dipindah."}).status_code == 302
    assert "Dipindah." in teks(sebagai(pemeran.sari).get("/pemberitahuan/"))


# paper --------------------------------------------------------------------------------------------
def test_pdf_dan_csv_memuat_setiap_sel(budi, papan, letak, alamat):
    tulis(papan, letak, "Data akurat\n=HYPERLINK(1)")
    cetakan = rapat(teks_pdf(budi.get(f"{alamat['papan']}matriks.pdf").content))
    harap = ("MATRIKS PEMBAGIAN PERAN DAN HASIL", "Data akurat", "TIDAK ADA PERAN", "Joko Prasetyo", "PENGELOLA DATA")
    assert [k for k in harap if rapat(k) not in cetakan] == []
    isi_csv = budi.get(f"{alamat['papan']}matriks.csv").content.decode("utf-8-sig")
    assert '"Data akurat\n=HYPERLINK(1)";TIDAK ADA PERAN' in isi_csv
    tulis(papan, letak, "=HYPERLINK(1)")
    assert ";'=HYPERLINK(1);" in budi.get(f"{alamat['papan']}matriks.csv").content.decode("utf-8-sig")
