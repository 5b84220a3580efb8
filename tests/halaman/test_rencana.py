"""Renstra, PK and RKT as pages: the list, the sheet, the table from Excel, the indicator above."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate

from pegawai.models import Jejak
from skp_app.alur import rencana
from skp_app.models import IndikatorUnit, RencanaUnit, SasaranUnit
from tests import pembuat
from tests.cuplikan import tanpa_perubahan
from tests.halaman.bantu import baris_csv, isi, judul, teks
from tests.halaman.kueri import kueri
from tests.test_berkas_lembar import xlsx

TABEL = "Layanan membaik\tIndeks layanan\tskala 5\t3,5\n\tAduan selesai\t%\t90\nAnggaran optimal\tNilai IKPA\tnilai\t95"
DAFTAR = "/organisasi/rencana/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def tahun(periode):
    return periode.tahun


@pytest.fixture
def pk(pemeran, organisasi, tahun):
    return rencana.buat(organisasi.dinas, oleh=pemeran.tono, jenis="pk", tahun_mulai=tahun)


@pytest.fixture
def sasaran(pk, pemeran):
    return rencana.tambah_sasaran(pk, oleh=pemeran.tono, teks="Layanan membaik")


@pytest.fixture
def indikator(sasaran):
    return sasaran.indikator.get()


@pytest.fixture
def tono(sebagai, pemeran):
    return sebagai(pemeran.tono)


def alamat(pk, ekor=""):
    return f"{DAFTAR}{pk.kode}/{ekor}"


def test_satu_rencana_diunduh_dengan_target_setiap_tahun(pemeran, pk, sasaran, indikator, sebagai, tono, tahun):
    rencana.tambah_indikator(sasaran, oleh=pemeran.tono, target={tahun: "3,5"}, teks="Indeks layanan", satuan="skala 5")
    kepala, pertama, kedua = baris_csv(sebagai(pemeran.sari), alamat(pk))
    assert kepala[:1] + kepala[4:8] == ["Sasaran", "Indikator", "Satuan", "Baseline", f"Target {tahun}"]
    assert (pertama[4], kedua[:1] + kedua[4:8]) == ("", ["Layanan membaik", "Indeks layanan", "skala 5", "", "3,5"])
    for klien in (tono, sebagai(pemeran.sari)):
        assert "unduh=xlsx" in isi(klien.get(alamat(pk)))


def test_daftar_diunduh_dengan_saringannya(pemeran, organisasi, pk, tono, sebagai, tahun):
    rencana.buat(organisasi.dinas, oleh=pemeran.tono, jenis="renstra", tahun_mulai=tahun, tahun_selesai=tahun + 4)
    RencanaUnit.objects.filter(pk=pk.pk).update(rancangan=True)
    kepala, dinas = baris_csv(sebagai(pemeran.sari), f"{DAFTAR}?isi=ada")
    assert kepala == ["Unit kerja", "Unit atasan", "Rencana Strategis", "Perjanjian Kinerja", "Rencana Kinerja Tahunan"]
    assert dinas[0] == "DINAS KOMUNIKASI DAN INFORMATIKA"
    assert dinas[2:] == [f"{tahun}–{tahun + 4}", f"{tahun} (rancangan)", ""]
    assert len(baris_csv(tono, f"{DAFTAR}?cari=perikanan")) == 1
    jejak = Jejak.objects.filter(kata_kerja="unduh_daftar").first()
    assert (jejak.oleh, jejak.data["daftar"], jejak.data["jumlah"]) == (pemeran.sari, f"rencana-unit-{tahun}", 1)


def baris(objek, jenis, versi=None, **bidang):
    isian = {"versi": versi or objek.versi, **bidang}
    return {f"{jenis}-{objek.pk}-{nama}": nilai for nama, nilai in isian.items()}


# the list -----------------------------------------------------------------------------------------
def test_pegawai_melihat_unit_yang_punya_rencana_saja(sebagai, pemeran, pk):
    jawaban = sebagai(pemeran.sari).get(DAFTAR)
    assert "DINAS KOMUNIKASI DAN INFORMATIKA" in isi(jawaban)
    assert "BADAN KEPEGAWAIAN DAERAH" not in isi(jawaban)
    assert "Tambah rencana" not in isi(jawaban)
    assert f'href="{alamat(pk)}"' in isi(jawaban)


def test_penulis_juga_menemukan_unitnya_yang_belum_punya(sebagai, pemeran, organisasi, pk):
    jawaban = sebagai(pemeran.dewi).get(DAFTAR)
    assert "BIDANG STATISTIK" in isi(jawaban)
    assert f"{DAFTAR}buat/{organisasi.egov.kode}/" in isi(jawaban)
    assert "BIDANG STATISTIK" not in isi(sebagai(pemeran.dewi).get(DAFTAR, {"isi": "ada"}))


def test_mencari_unit_dan_tahun_lain(sebagai, pemeran, pk, tahun):
    sari = sebagai(pemeran.sari)
    assert "KOMUNIKASI" in isi(sari.get(DAFTAR, {"cari": "komunikasi"}))
    assert "Tidak ada unit yang cocok" in teks(sari.get(DAFTAR, {"cari": "perikanan"}))
    assert "Belum ada unit yang menulis rencana" in teks(sari.get(DAFTAR, {"tahun": tahun - 3}))
    assert sari.get(DAFTAR, {"tahun": "1800"}).status_code == 400
    assert sari.get(DAFTAR, {"isi": "lain"}).status_code == 400


def test_banyaknya_kueri_daftar_tidak_ikut_banyaknya_unit(sebagai, pemeran, organisasi, pk, tahun):
    klien = sebagai(pemeran.admin)
    klien.get(DAFTAR)
    with kueri() as sedikit:
        klien.get(DAFTAR)
    for n in range(15):
        unit = pembuat.buat_unit(f"BIDANG {n}", organisasi.dinas)
        rencana.buat(unit, oleh=pemeran.admin, jenis="pk", tahun_mulai=tahun)
    with kueri() as banyak:
        klien.get(DAFTAR)
    assert len(banyak) == len(sedikit)


# a new plan ---------------------------------------------------------------------------------------
def test_membuat_rencana_lalu_sampai_di_lembarnya(tono, organisasi, tahun):
    buat = f"{DAFTAR}buat/{organisasi.dinas.kode}/"
    assert judul(tono.get(buat)) == "Rencana baru"
    jawaban = tono.post(
        buat, {"jenis": "renstra", "tahun_mulai": tahun - 1, "tahun_selesai": tahun + 3, "rancangan": "on"}
    )
    jadi = RencanaUnit.objects.get()
    assert jawaban.url == alamat(jadi)
    assert (jadi.tahun_selesai, jadi.rancangan) == (tahun + 3, True)
    assert "Masih rancangan" in teks(tono.get(jawaban.url))


@pytest.mark.parametrize(
    ("kiriman", "status", "kalimat"),
    [
        ({}, 422, "Dokumen belum diisi."),
        ({"jenis": "pk", "tahun_mulai": "2026", "tahun_selesai": "2027"}, 422, "berlaku satu tahun"),
        ({"jenis": "renstra", "tahun_mulai": "2026", "tahun_selesai": "2040"}, 422, "Tahun selesai mulai dari"),
        ({"jenis": "renstra", "tahun_mulai": "2024", "tahun_selesai": "2027"}, 409, "Sudah ada Rencana Strategis"),
    ],
)
def test_rencana_baru_yang_keliru_ditolak_dengan_kalimat(tono, pemeran, organisasi, tahun, kiriman, status, kalimat):
    masa = {"tahun_mulai": 2025, "tahun_selesai": 2026}
    rencana.buat(organisasi.dinas, oleh=pemeran.tono, jenis="renstra", **masa)
    with tanpa_perubahan():
        jawaban = tono.post(f"{DAFTAR}buat/{organisasi.dinas.kode}/", kiriman)
    assert jawaban.status_code == status
    assert kalimat in teks(jawaban)


# the sheet ----------------------------------------------------------------------------------------
def test_pembaca_melihat_isi_dan_bukan_isian(sebagai, pemeran, pk):
    rencana.tempel(pk, oleh=pemeran.tono, teks=TABEL)
    jawaban = sebagai(pemeran.rina).get(alamat(pk))
    assert "<textarea" not in isi(jawaban)
    assert "3,5 skala 5" in teks(jawaban)
    assert "Nilai IKPA" in teks(jawaban)


def test_menyimpan_tanpa_javascript(tono, pk, sasaran, indikator, tahun):
    data = baris(sasaran, "sasaran", teks="Layanan prima", sebutan="", perspektif="anggaran")
    data |= baris(indikator, "indikator", teks="Indeks\r\nlayanan", **{f"t{tahun}": "3,5"})
    data |= baris(pk, "rencana", judul="PK Kepala Dinas", rancangan="ya")
    jawaban = tono.post(alamat(pk, "simpan/"), data)
    assert jawaban.url == alamat(pk)
    assert "Rencana tersimpan." in teks(tono.get(jawaban.url))
    pk.refresh_from_db()
    assert (pk.judul, pk.rancangan) == ("PK Kepala Dinas", True)
    assert IndikatorUnit.objects.get().teks == "Indeks layanan"
    assert IndikatorUnit.objects.get().target.get().teks == "3,5"


def test_autosave_menjawab_204_dengan_versi_baru(tono, pk, sasaran):
    jawaban = tono.post(alamat(pk, "simpan/"), baris(sasaran, "sasaran", teks="Layanan prima"), headers=HTMX)
    assert jawaban.status_code == 204
    assert f'"sasaran-{sasaran.pk}": 2' in jawaban["HX-Trigger"]


@pytest.mark.parametrize("htmx", [True, False])
def test_versi_basi_menampilkan_kedua_teks_lalu_dapat_dipilih(tono, pemeran, pk, sasaran, htmx):
    rencana.simpan_isi(pk, oleh=pemeran.dewi, sasaran={sasaran.pk: (1, {"teks": "Teks Dewi"})})
    basi = baris(sasaran, "sasaran", versi=1, teks="Teks Tono")
    with tanpa_perubahan():
        jawaban = tono.post(alamat(pk, "simpan/"), basi, headers=HTMX if htmx else {})
    assert jawaban.status_code == 409
    assert "<ins>Teks Tono</ins>" in isi(jawaban)
    assert "Teks Dewi" in isi(jawaban)
    tono.post(alamat(pk, "simpan/"), basi | {"pakai": f"sasaran-{sasaran.pk}:2"})
    assert SasaranUnit.objects.get().teks == "Teks Tono"


@pytest.mark.parametrize("htmx", [True, False])
def test_isian_keliru_ditandai_dan_yang_lain_tersimpan(tono, pk, sasaran, indikator, htmx):
    data = baris(sasaran, "sasaran", teks="x" * 1001) | baris(indikator, "indikator", teks="Indeks")
    jawaban = tono.post(alamat(pk, "simpan/"), data, headers=HTMX if htmx else {})
    assert jawaban.status_code == 422
    assert "Sasaran paling panjang 1000 huruf." in teks(jawaban)
    assert IndikatorUnit.objects.get().teks == "Indeks"


def test_teks_pada_baris_yang_sudah_dihapus_ditampilkan_lagi(tono, pemeran, pk, sasaran):
    rencana.hapus_sasaran(sasaran, oleh=pemeran.dewi)
    jawaban = tono.post(alamat(pk, "simpan/"), baris(sasaran, "sasaran", teks="Jangan hilang"))
    assert jawaban.status_code == 422
    assert "Jangan hilang" in teks(jawaban)


def test_kata_kerja_menyimpan_dulu_lalu_bekerja(tono, pk, sasaran, indikator):
    ketikan = baris(sasaran, "sasaran", teks="Diketik tadi")
    tono.post(alamat(pk, "sasaran/tambah/"), ketikan)
    assert [s.teks for s in pk.sasaran.all()] == ["Diketik tadi", ""]
    tono.post(alamat(pk, f"sasaran/{sasaran.pk}/turun/"))
    assert [s.teks for s in pk.sasaran.all()] == ["", "Diketik tadi"]
    tono.post(alamat(pk, f"sasaran/{sasaran.pk}/indikator/tambah/"))
    tono.post(alamat(pk, f"indikator/{indikator.pk}/turun/"))
    assert sasaran.indikator.last() == indikator
    tono.post(alamat(pk, f"indikator/{indikator.pk}/hapus/"))
    tono.post(alamat(pk, f"sasaran/{sasaran.pk}/hapus/"))
    assert pk.sasaran.count() == 1
    tono.post(alamat(pk, "hapus/"))
    assert RencanaUnit.objects.count() == 0


def test_baris_rencana_lain_404(tono, pemeran, organisasi, pk, sasaran, tahun):
    lain = rencana.buat(organisasi.egov, oleh=pemeran.budi, jenis="pk", tahun_mulai=tahun)
    asing = rencana.tambah_sasaran(lain, oleh=pemeran.budi)
    with tanpa_perubahan():
        assert tono.post(alamat(pk, f"sasaran/{asing.pk}/hapus/")).status_code == 404


# the indicator above ------------------------------------------------------------------------------
def test_memilih_indikator_di_atas(sebagai, tono, pemeran, organisasi, pk, indikator, tahun):
    rencana.simpan_isi(pk, oleh=pemeran.tono, indikator={indikator.pk: (1, {"teks": "Indeks SPBE"})})
    bidang = rencana.buat(organisasi.egov, oleh=pemeran.budi, jenis="pk", tahun_mulai=tahun)
    milik = rencana.tambah_sasaran(bidang, oleh=pemeran.budi).indikator.get()
    budi, halaman = sebagai(pemeran.budi), alamat(bidang, f"indikator/{milik.pk}/induk/")
    assert "Indeks SPBE" in teks(budi.get(halaman))
    assert "Tidak ada indikator yang cocok" in teks(budi.get(halaman, {"cari": "perikanan"}))
    assert budi.post(halaman, {"induk": indikator.pk}).url == f"{alamat(bidang)}#sasaran-{milik.sasaran_id}"
    milik.refresh_from_db()
    assert milik.induk == indikator
    assert "Indeks SPBE" in teks(budi.get(alamat(bidang)))
    with tanpa_perubahan():
        assert budi.post(halaman, {"induk": milik.pk}).status_code == 422
    assert budi.post(halaman, {"induk": "tanpa"}).status_code == 302


# from Excel ---------------------------------------------------------------------------------------
def test_tempelan_diperlihatkan_dulu_lalu_dimasukkan_sekali(tono, pk):
    halaman = alamat(pk, "tempel/")
    with tanpa_perubahan():
        jawaban = tono.post(halaman, {"teks": TABEL + "\n\t\t\t1"})
    assert "Masukkan 2 indikator" in teks(jawaban)
    assert "Baris 4: Indikator belum diisi." in teks(jawaban)
    jawaban = tono.post(halaman, {"teks": TABEL, "lanjut": "masukkan"})
    assert jawaban.url == alamat(pk)
    assert "2 sasaran dan 3 indikator dimasukkan." in teks(tono.get(jawaban.url))
    with tanpa_perubahan():
        jawaban = tono.post(halaman, {"teks": TABEL, "lanjut": "masukkan"})
    assert "Tidak ada yang ditambahkan. 3 indikator dilewati" in teks(tono.get(jawaban.url))


@pytest.mark.parametrize("jenis", ["csv", "xlsx"])
def test_berkas_menjadi_tempelan_di_halaman_yang_sama(tono, pk, jenis):
    sel = "".join(
        f'<c r="{k}1" t="inlineStr"><is><t>{t}</t></is></c>' for k, t in zip("ABC", ("S", "I", "7"), strict=True)
    )
    berkas = SimpleUploadedFile(f"pk.{jenis}", b"S;I;7" if jenis == "csv" else xlsx(sel))
    with tanpa_perubahan():
        jawaban = tono.post(alamat(pk, "tempel/"), {"berkas": berkas})
    assert jawaban.status_code == 200
    assert "S\tI\t7</textarea>" in isi(jawaban)
    assert "Masukkan 1 indikator" in teks(jawaban)


@pytest.mark.parametrize(
    ("nama", "isi_berkas", "kalimat"),
    [
        ("a.xlsx", b"bukan zip", "tidak dapat dibaca"),
        ("a.exe", b"x", "Pilih berkas Excel"),
        ("a.csv", b"a;b\x00;c", "tanda yang tidak dapat dicetak"),
        ("a.csv", b"", "Berkas ini kosong."),
        ("a.csv", b"x" * (2 * 1024 * 1024 + 1), "Berkas paling besar 2 MB."),
    ],
)
def test_berkas_yang_tidak_sah_ditolak_dengan_kalimat(tono, pk, nama, isi_berkas, kalimat):
    with tanpa_perubahan():
        jawaban = tono.post(alamat(pk, "tempel/"), {"berkas": SimpleUploadedFile(nama, isi_berkas)})
    assert jawaban.status_code == 422
    assert kalimat in teks(jawaban)


def test_tempel_tanpa_apa_pun_ditolak(tono, pk):
    jawaban = tono.post(alamat(pk, "tempel/"), {})
    assert jawaban.status_code == 422
    assert "Tempel tabel atau pilih berkas lebih dahulu." in teks(jawaban)


def test_pimpinan_yang_sudah_pindah_hanya_membaca(tono, pemeran, pk):
    pemeran.tono.penempatan.update(selesai=localdate() - timedelta(days=1))
    assert tono.get(alamat(pk)).status_code == 200
    with tanpa_perubahan():
        assert tono.post(alamat(pk, "sasaran/tambah/")).status_code == 403
