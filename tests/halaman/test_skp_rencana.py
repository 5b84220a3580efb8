"""Pages beside the SKP of a leader: from the PK, manual indikator, strategies, workblock, the chain of plans."""

import pytest

from skp_app.alur import manual, perjanjian, rencana, strategi
from skp_app.models import IndikatorUnit, ManualIndikator, Strategi, TimKerja, Workblock
from tests import pembuat
from tests.alur.test_perjanjian import TABEL
from tests.cuplikan import tanpa_perubahan
from tests.halaman.bantu import isi, judul, teks
from tests.halaman.isian import lembar

HTMX = {"HX-Request": "true"}


@pytest.fixture
def pk(pemeran, organisasi, periode):
    pk = rencana.buat(organisasi.dinas, oleh=pemeran.tono, jenis="pk", tahun_mulai=periode.tahun)
    rencana.tempel(pk, oleh=pemeran.tono, teks=TABEL)
    return pk


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp(pemeran.tono, rhk=1)


@pytest.fixture
def iki(skp):
    return skp.rhk.get().iki.get()


@pytest.fixture
def tono(sebagai, pemeran):
    return sebagai(pemeran.tono)


def alamat(skp, ekor=""):
    return f"/skp/{skp.kode}/{ekor}"


def pilihan(pk):
    return [i.pk for i in IndikatorUnit.objects.filter(sasaran__rencana=pk).order_by("sasaran__urutan", "urutan")]


def baris(jenis, pk, versi=1, **bidang):
    return {f"{jenis}-{pk}-{nama}": nilai for nama, nilai in {"versi": versi, **bidang}.items()}


# from the PK --------------------------------------------------------------------------------------
def test_tombol_hanya_pada_skp_pimpinan_tinggi(sebagai, pemeran, tono, skp, pk):
    assert "Dari Perjanjian Kinerja" in teks(tono.get(alamat(skp)))
    sari = pembuat.buat_skp(pemeran.sari)
    klien = sebagai(pemeran.sari)
    assert "Dari Perjanjian Kinerja" not in teks(klien.get(alamat(sari)))
    assert klien.get(alamat(sari, "isi-dari/perjanjian/")).status_code == 409


def test_tombol_menyimpan_dulu_lalu_membuka_halaman(tono, skp, pk):
    data = lembar(skp) | {"lalu": "perjanjian"}
    assert tono.post(alamat(skp, "simpan/"), data).url == alamat(skp, "isi-dari/perjanjian/")


def test_yang_dipilih_masuk_sekali_dan_penugasan_dari_terisi_jabatan_penilai(tono, skp, pk):
    halaman = alamat(skp, "isi-dari/perjanjian/")
    assert 'value="BUPATI SUKAMAJU"' in isi(tono.get(halaman))
    kiriman = {"indikator": pilihan(pk), "penugasan_dari": "BUPATI SUKAMAJU"}
    jawaban = tono.post(halaman, kiriman)
    assert jawaban.url == f"{alamat(skp)}?buka=2#rhk-2"
    assert "3 indikator dimasukkan." in teks(tono.get(jawaban.url))
    assert set(skp.rhk.exclude(sasaran=None).values_list("penugasan_dari", flat=True)) == {"BUPATI SUKAMAJU"}
    assert "Sudah ada di RHK 2" in teks(tono.get(halaman))
    with tanpa_perubahan():
        jawaban = tono.post(halaman, kiriman)
    assert "Tidak ada yang ditambahkan. 3 indikator dilewati" in teks(tono.get(jawaban.url))


def test_yang_ditulis_dengan_kata_lain_dihubungkan(tono, skp, iki, pk):
    jawaban = tono.post(alamat(skp, "isi-dari/perjanjian/"), {f"sama-{pilihan(pk)[0]}": iki.pk})
    assert "1 indikator dihubungkan." in teks(tono.get(jawaban.url))
    iki.refresh_from_db()
    assert iki.indikator_id == pilihan(pk)[0]


@pytest.mark.parametrize("kiriman", [{}, {"indikator": "9" * 30}, {"indikator": "x"}, {"indikator": "-1"}])
def test_pilihan_keliru_ditolak_dengan_kalimat(tono, skp, pk, kiriman):
    with tanpa_perubahan():
        jawaban = tono.post(alamat(skp, "isi-dari/perjanjian/"), kiriman)
    assert jawaban.status_code == 422
    assert 'role="alert"' in isi(jawaban)


def test_tanpa_rencana_halaman_mengatakan_apa_yang_kurang(tono, skp):
    assert "Belum ada Renstra, Perjanjian Kinerja" in teks(tono.get(alamat(skp, "isi-dari/perjanjian/")))


def test_penyunting_menyebut_indikator_pk_yang_kurang_dan_menolak_diajukan(tono, skp, pk):
    kurang = "Indikator Perjanjian Kinerja “Indeks layanan” belum ada pada RHK utama."
    assert kurang in teks(tono.get(alamat(skp)))
    with tanpa_perubahan():
        jawaban = tono.post(alamat(skp, "ajukan/"))
    assert jawaban.status_code == 422
    assert kurang in teks(jawaban)
    perjanjian.ambil(skp, oleh=skp.pegawai, indikator=pilihan(pk))
    assert kurang not in teks(tono.get(alamat(skp)))


# manual -------------------------------------------------------------------------------------------
def test_manual_ditulis_tanpa_javascript_lalu_terbaca_lengkap_dari_penyunting(tono, skp, iki):
    halaman = alamat(skp, f"manual/{iki.pk}/")
    assert judul(tono.get(halaman)) == "Manual indikator 1.1"
    assert "Manual indikator indikator 1 RHK 1 : kurang" in teks(tono.get(alamat(skp)))
    lengkap = {
        "tujuan": "T", "definisi": "D\r\nE", "formula": "F", "satuan": "S", "kendali": "outcome", "sumber_data": "L",
        "periode_pelaporan": "bulanan",
    }  # fmt: skip
    jawaban = tono.post(halaman, baris("manual", iki.pk, **lengkap))
    assert jawaban.url == halaman
    assert ManualIndikator.objects.get().definisi == "D\nE"
    assert "Manual indikator indikator 1 RHK 1 : lengkap" in teks(tono.get(alamat(skp)))
    assert "1 dari 1 indikator punya manual yang lengkap." in teks(tono.get(alamat(skp, "manual/")))


def test_manual_menawarkan_kata_pk(tono, skp, pk):
    perjanjian.ambil(skp, oleh=skp.pegawai, indikator=pilihan(pk))
    milik = skp.rhk.get(teks="Anggaran optimal").iki.get()
    jawaban = tono.get(alamat(skp, f"manual/{milik.pk}/"))
    assert ">\nnilai</textarea>" in isi(jawaban)
    assert "Sebagian isian diambil dari indikator Perjanjian Kinerja" in teks(jawaban)
    assert ManualIndikator.objects.count() == 0


@pytest.mark.parametrize("htmx", [True, False])
def test_manual_basi_menampilkan_kedua_teks(tono, skp, iki, htmx):
    manual.simpan(skp, oleh=skp.pegawai, manual={iki.pk: (1, {"tujuan": "Dari tab lain"})})
    halaman, basi = alamat(skp, f"manual/{iki.pk}/"), baris("manual", iki.pk, tujuan="Dari tab ini")
    with tanpa_perubahan():
        jawaban = tono.post(halaman, basi, headers=HTMX if htmx else {})
    assert jawaban.status_code == 409
    assert "<ins>Dari tab ini</ins>" in isi(jawaban)
    assert "Dari tab lain" in isi(jawaban)
    tono.post(halaman, basi | {"pakai": f"manual-{iki.pk}:2"})
    assert ManualIndikator.objects.get().tujuan == "Dari tab ini"


def test_manual_autosave_dan_isian_keliru(tono, skp, iki):
    halaman = alamat(skp, f"manual/{iki.pk}/")
    jawaban = tono.post(halaman, baris("manual", iki.pk, tujuan="T"), headers=HTMX)
    assert (jawaban.status_code, f'"manual-{iki.pk}": 2' in jawaban["HX-Trigger"]) == (204, True)
    for buruk in ({"kendali": "kendali_tinggi"}, {"tujuan": "x" * 2001}, {"tujuan": "a\x1bb"}):
        with tanpa_perubahan():
            assert tono.post(halaman, baris("manual", iki.pk, versi=2, **buruk)).status_code == 422


def test_penilai_membaca_manual_setelah_diajukan_dan_tidak_menulis(sebagai, pemeran, skp, iki):
    manual.simpan(skp, oleh=skp.pegawai, manual={iki.pk: (1, {"tujuan": "Mengukur mutu"})})
    pembuat.ajukan(skp)
    bupati, halaman = sebagai(pemeran.bupati), alamat(skp, f"manual/{iki.pk}/")
    jawaban = bupati.get(halaman)
    assert "Mengukur mutu" in teks(jawaban)
    assert "<textarea" not in isi(jawaban)
    with tanpa_perubahan():
        assert bupati.post(halaman, baris("manual", iki.pk, versi=2, tujuan="x")).status_code == 403


def test_manual_iki_orang_lain_404(tono, pemeran, skp):
    asing = pembuat.buat_skp(pemeran.sari).rhk.first().iki.first()
    assert tono.get(alamat(skp, f"manual/{asing.pk}/")).status_code == 404


# strategi -----------------------------------------------------------------------------------------
def test_strategi_ditambah_disimpan_diturunkan_dan_dihapus(tono, skp, iki):
    halaman = alamat(skp, "strategi/")
    tono.post(alamat(skp, "strategi/tambah/"), {"iki": iki.pk})
    satu = Strategi.objects.get()
    isian = baris("strategi", satu.pk, teks="Aplikasi andal", tingkat="output", cascading="layanan")
    jawaban = tono.post(alamat(skp, "strategi/tambah/"), isian | {"induk": satu.pk})
    dua = Strategi.objects.exclude(pk=satu.pk).get()
    assert jawaban.url == f"{halaman}#strategi-{dua.pk}"
    assert dua.induk == satu
    assert "Aplikasi andal" in isi(tono.get(halaman))
    tono.post(alamat(skp, f"strategi/{satu.pk}/hapus/"))
    assert Strategi.objects.count() == 0


def test_strategi_autosave_basi_dan_keliru(tono, skp, iki):
    s = strategi.tambah(skp, oleh=skp.pegawai, iki=iki, teks="A")
    simpan = alamat(skp, "strategi/simpan/")
    assert tono.post(simpan, baris("strategi", s.pk, teks="B", tingkat="layanan"), headers=HTMX).status_code == 204
    for htmx in ({}, HTMX):
        with tanpa_perubahan():
            jawaban = tono.post(simpan, baris("strategi", s.pk, teks="C", tingkat="layanan"), headers=htmx)
        assert jawaban.status_code == 409
        assert "<ins>C</ins>" in isi(jawaban)
    with tanpa_perubahan():
        assert tono.post(simpan, baris("strategi", s.pk, versi=2, tingkat="langit")).status_code == 422
        assert tono.post(alamat(skp, "strategi/tambah/"), {}).status_code == 422
        assert tono.post(alamat(skp, "strategi/tambah/"), {"iki": "9" * 30}).status_code == 422


def test_ketua_tim_menyusun_strategi_dan_pegawai_lain_tidak(sebagai, pemeran, organisasi, periode):
    sari = pembuat.buat_skp(pemeran.sari)
    klien = sebagai(pemeran.sari)
    assert klien.get(alamat(sari, "strategi/")).status_code == 409
    assert "Strategi pencapaian" not in teks(klien.get(alamat(sari)))
    TimKerja.objects.create(periode=periode, unit=organisasi.egov, nama="Tim", ketua=pemeran.sari)
    assert judul(klien.get(alamat(sari, "strategi/"))) == f"Strategi pencapaian {periode.tahun}"
    assert "Strategi pencapaian" in teks(klien.get(alamat(sari)))


def test_penilai_membaca_strategi_tanpa_isian(sebagai, pemeran, skp, iki):
    strategi.tambah(skp, oleh=skp.pegawai, iki=iki, teks="Aplikasi andal")
    pembuat.ajukan(skp)
    jawaban = sebagai(pemeran.bupati).get(alamat(skp, "strategi/"))
    assert "Aplikasi andal" in teks(jawaban)
    assert 'name="strategi-' not in isi(jawaban)


# workblock ----------------------------------------------------------------------------------------
def test_workblock_dibuat_ditulis_dan_dihapus(tono, skp, iki):
    jawaban = tono.post(alamat(skp, f"iki/{iki.pk}/workblock/tambah/"))
    blok = Workblock.objects.get()
    halaman = alamat(skp, f"workblock/{blok.pk}/")
    assert jawaban.url == halaman
    assert tono.post(halaman, baris("workblock", blok.pk, judul="Layanan daring", waktu="12 bulan")).url == halaman
    assert "Layanan daring" in isi(tono.get(halaman))
    with tanpa_perubahan():
        assert tono.post(halaman, baris("workblock", blok.pk, versi=2, judul="")).status_code == 422
        assert tono.post(halaman, baris("workblock", blok.pk, judul="Basi")).status_code == 409
    tono.post(alamat(skp, f"workblock/{blok.pk}/hapus/"))
    assert Workblock.objects.count() == 0


# the chain of plans -------------------------------------------------------------------------------
def test_gambaran_menunjukkan_rencana_dari_atas_sampai_unit_sendiri(sebagai, pemeran, organisasi, pk, periode):
    tahun = periode.tahun
    renstra = rencana.buat(
        organisasi.kabupaten, oleh=pemeran.admin, jenis="renstra", tahun_mulai=tahun - 1, tahun_selesai=tahun + 1
    )
    tabel = f"Sasaran\tIndikator\t{tahun - 1}\t{tahun}\nPemerintahan melayani\tIndeks RB\t70\t72"
    rencana.tempel(renstra, oleh=pemeran.admin, teks=tabel)
    rencana.buat(organisasi.statistik, oleh=pemeran.admin, jenis="pk", tahun_mulai=tahun)
    sari = pembuat.buat_skp(pemeran.sari)
    jawaban = sebagai(pemeran.sari).get(alamat(sari, "gambaran/"))
    baca = teks(jawaban)
    assert (
        baca.index("Indeks RB 72") < baca.index("Indeks layanan 3,5 skala 5") < baca.index("BIDANG E-GOVERNMENT unit")
    )
    assert "BIDANG STATISTIK" not in baca
    assert sari.rhk.first().teks not in baca
