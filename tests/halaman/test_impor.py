"""/impor/: from the file to the result and back, without script."""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from pegawai.alur.impor import batal, jalan, langkah, periksa
from pegawai.models import HariLibur, Impor, Pegawai, Pekerjaan, RefJabatan
from tests.halaman.bantu import judul, teks
from tests.halaman.kueri import kueri

pytestmark = pytest.mark.django_db
CONTOH = Path(__file__).parents[1] / "contoh_impor"
LANGKAH = {"dipetakan": periksa, "berjalan": jalan, "membatalkan": batal}


@pytest.fixture
def bkd(sebagai, pemeran, time_machine):
    time_machine.move_to(datetime(2026, 1, 5, 9, tzinfo=UTC), tick=True)
    return sebagai(pemeran.admin, sandi_segar=True)


def kerjakan():
    """What a worker would do now."""
    for impor in Impor.objects.filter(status__in=LANGKAH):
        LANGKAH[impor.status].jalankan(impor.pekerjaan, lambda *n: None)
    return Impor.objects.first()


def unggah(bkd, nama, kumpulan="bersih", **lain):
    isi = (CONTOH / kumpulan / nama).read_bytes()
    return bkd.post("/impor/unggah/", {"berkas": SimpleUploadedFile(nama, isi), **lain})


def sampai_diperiksa(bkd, nama, kumpulan="bersih"):
    jawaban = unggah(bkd, nama, kumpulan)
    assert jawaban.status_code == 302
    halaman = bkd.get(jawaban["Location"], follow=True)
    kiriman = {b.html_name: b.value() or "" for b, _, _ in halaman.context["baris"]}
    bkd.post(f"{jawaban['Location']}petakan/", kiriman)
    return kerjakan()


def sampai_selesai(bkd, nama, kumpulan="bersih"):
    impor = sampai_diperiksa(bkd, nama, kumpulan)
    bkd.post(f"/impor/{impor.kode}/jalankan/")
    return kerjakan()


def test_dari_unggah_sampai_hasil_dan_dibatalkan(bkd):
    HariLibur.objects.all().delete()
    impor = sampai_diperiksa(bkd, "hari_libur_2026.xlsx")
    alamat = f"/impor/{impor.kode}/"
    assert judul(bkd.get(alamat)) == "Periksa sebelum dijalankan"
    assert bkd.post(f"{alamat}jalankan/")["Location"] == alamat
    assert judul(bkd.get(alamat)) == "Berjalan"
    impor = kerjakan()
    assert (impor.status, impor.angka["hasil"], HariLibur.objects.count()) == ("selesai", {"baru": 25}, 25)
    assert judul(bkd.get(alamat)) == "Hasil impor"
    bkd.post(f"{alamat}batalkan/")
    assert (kerjakan().status, HariLibur.objects.count()) == ("dibatalkan", 0)
    bkd.post(f"{alamat}ulang/")
    kerjakan()
    bkd.post(f"{alamat}jalankan/")
    assert (kerjakan().status, HariLibur.objects.count()) == ("selesai", 25)


def test_jenis_dikenali_dari_kolomnya(bkd):
    harapan = {
        "hierarki_unor.xlsx": "hierarki_unor", "ref_unor.xlsx": "ref_unor", "mutasi_2026.xlsx": "mutasi",
        "referensi_jabatan_struktural.xlsx": "ref_jabatan_struktural", "plt_plh.xlsx": "plt_plh",
        "referensi_jabatan_fungsional.xlsx": "ref_jabatan_fungsional", "pejabat_non_asn.xlsx": "pejabat_non_asn",
        "referensi_jabatan_pelaksana.xlsx": "ref_jabatan_pelaksana", "pegawai_pppk.xlsx": "pegawai",
    }  # fmt: skip
    for nama in harapan:
        unggah(bkd, nama)
    assert dict(Impor.objects.values_list("nama_berkas", "jenis")) == harapan


def test_kolom_pribadi_disebut_tidak_disimpan(bkd):
    halaman = bkd.get(unggah(bkd, "pegawai_pppk.xlsx")["Location"], follow=True)
    assert halaman.context["tidak_disimpan"] == [
        "AGAMA ID", "AGAMA NAMA", "JENIS KAWIN ID", "JENIS KAWIN NAMA", "NIK", "ALAMAT", "NPWP NOMOR", "BPJS",
    ]  # fmt: skip
    assert "9901066903900015" not in teks(halaman)


def test_berkas_yang_salah_dijelaskan_di_formulir(bkd):
    jawaban = unggah(bkd, "bukan_excel.xlsx", "kotor")
    assert (jawaban.status_code, "Isi berkas bukan Excel (terlihat seperti PDF)." in teks(jawaban)) == (422, True)


def test_pemetaan_yang_kurang_dijelaskan(bkd):
    alamat = unggah(bkd, "hari_libur_2026.xlsx")["Location"]
    jawaban = bkd.post(f"{alamat}petakan/", {})
    assert (jawaban.status_code, "Kolom TANGGAL tidak ditemukan." in teks(jawaban)) == (422, True)


def test_baris_bermasalah_kembali_dengan_alasan_sebagai_teks(bkd):
    sampai_selesai(bkd, "referensi_jabatan_pelaksana.xlsx")
    impor = sampai_diperiksa(bkd, "hierarki_unor_kotor.xlsx", "kotor")
    isi = bkd.get(f"/impor/{impor.kode}/bermasalah/xlsx/").content
    lembar = CalamineWorkbook.from_filelike(io.BytesIO(isi)).get_sheet_by_index(0).to_python()
    assert lembar[0] == ["Kode Unit", "Nama Unit Organisasi", "Kode Induk", "Status", "Keterangan", "Alasan"]
    assert len(lembar) == 14
    assert all(baris[-1] for baris in lembar[1:])
    csv = bkd.get(f"/impor/{impor.kode}/bermasalah/csv/").content.decode("utf-8-sig")
    assert not [sel for baris in csv.splitlines() for sel in baris.split(";") if sel.startswith(("=", "+", "@"))]
    assert bkd.get(f"/impor/{impor.kode}/bermasalah/pdf/").status_code == 404


def test_usulan_dikonfirmasi_sekaligus(bkd):
    for nama in ("hierarki_unor.xlsx", "referensi_jabatan_fungsional.xlsx", "referensi_jabatan_pelaksana.xlsx"):
        sampai_selesai(bkd, nama)
    impor = sampai_diperiksa(bkd, "pegawai_paruh_waktu_kotor.xls", "kotor")
    alamat = f"/impor/{impor.kode}/"
    banyak = impor.angka["pilihan"]
    assert banyak > 0
    assert bkd.get(alamat, {"tab": "pilihan"}).context["halaman"].paginator.count == banyak
    satu = impor.baris.filter(menunggu_pilihan=True).first()
    bkd.post(f"{alamat}pilih/", {"baris": [satu.pk], "jawaban": "tidak"})
    for kode, _ in bkd.get(alamat).context["kode_pilihan"]:
        bkd.post(f"{alamat}pilih/", {"semua": "on", "kode": kode, "jawaban": "ya"})
    impor.refresh_from_db()
    assert impor.angka["pilihan"] == 0
    assert "Belum ada baris yang dipilih." in teks(bkd.post(f"{alamat}pilih/", {"jawaban": "ya"}, follow=True))


def test_saring_dan_cari_baris(bkd):
    impor = sampai_diperiksa(bkd, "hierarki_unor_kotor.xlsx", "kotor")
    alamat = f"/impor/{impor.kode}/"
    assert bkd.get(alamat, {"tab": "tolak"}).context["halaman"].paginator.count == 12
    assert [t.baris.nomor for t in bkd.get(alamat, {"q": "31"}).context["baris"]] == [31]
    assert bkd.get(alamat, {"tab": "asal"}).status_code == 400


def test_jalankan_meminta_kata_sandi(sebagai, pemeran, bkd):
    impor = sampai_diperiksa(bkd, "hari_libur_2026.xlsx")
    lain = sebagai(pemeran.admin)
    assert lain.post(f"/impor/{impor.kode}/jalankan/")["Location"].startswith("/akun/pastikan/")
    impor.refresh_from_db()
    assert impor.status == "diperiksa"


def test_lembar_lain_dari_berkas_yang_sama(bkd):
    alamat = unggah(bkd, "lembar_kedua.xlsx", "kotor")["Location"]
    impor = Impor.objects.get()
    assert (impor.jenis, impor.lembar) == ("pegawai", "DATA")
    assert bkd.post(f"{alamat}lembar/", {"lembar": "LAMA"}).status_code == 422  # hidden: not offered
    bkd.post(f"{alamat}lembar/", {"lembar": "DATA"})
    assert judul(bkd.get(alamat)) == "Membaca berkas"
    periksa.kenali(Impor.objects.get().pekerjaan, lambda *n: None)
    assert judul(bkd.get(alamat, follow=True)) == "Petakan kolom"


def test_berkas_besar_dibaca_di_latar(bkd, monkeypatch):
    monkeypatch.setattr(langkah, "SEKALIGUS", 1_000)
    alamat = unggah(bkd, "hari_libur_2026.xlsx")["Location"]
    assert judul(bkd.get(alamat)) == "Membaca berkas"
    periksa.kenali(Impor.objects.get().pekerjaan, lambda *n: None)
    assert judul(bkd.get(alamat, follow=True)) == "Petakan kolom"
    assert Impor.objects.get().jenis == "hari_libur"
    lain = unggah(bkd, "bukan_excel.xlsx", "kotor", jenis="pegawai")
    assert lain.status_code == 422  # a small one is read at once
    monkeypatch.setattr(langkah, "SEKALIGUS", 10)
    alamat = unggah(bkd, "bukan_excel.xlsx", "kotor", jenis="pegawai")["Location"]
    periksa.kenali(Impor.objects.first().pekerjaan, lambda *n: None)
    assert "terlihat seperti PDF" in teks(bkd.get(alamat))


def test_pekerjaan_yang_menyerah_dapat_diteruskan(bkd):
    impor = sampai_diperiksa(bkd, "referensi_jabatan_pelaksana.xlsx")
    alamat = f"/impor/{impor.kode}/"
    bkd.post(f"{alamat}jalankan/")
    assert bkd.get(alamat).context["teruskan"] == ""
    Pekerjaan.objects.update(status="gagal")
    assert bkd.get(alamat).context["teruskan"] == "pegawai:impor_jalankan"
    bkd.post(f"{alamat}jalankan/")
    assert Pekerjaan.objects.filter(status="antre").count() == 1
    assert (kerjakan().status, RefJabatan.objects.count()) == ("selesai", 14)


def test_nomor_di_nama_berkas_disamarkan(bkd):
    isi = (CONTOH / "bersih" / "hari_libur_2026.xlsx").read_bytes()
    bkd.post("/impor/unggah/", {"berkas": SimpleUploadedFile("data 197202132000021009.xlsx", isi)})
    assert Impor.objects.get().nama_berkas == "data •••.xlsx"


def test_kueri_tidak_tumbuh_dengan_banyaknya_baris(bkd):
    kecil = sampai_diperiksa(bkd, "referensi_jabatan_pelaksana.xlsx")
    bkd.get("/impor/")
    with kueri() as sedikit:
        bkd.get(f"/impor/{kecil.kode}/")
    besar = sampai_diperiksa(bkd, "referensi_jabatan_fungsional.xlsx")
    with kueri() as banyak:
        bkd.get(f"/impor/{besar.kode}/")
    assert len(banyak) == len(sedikit)
    with kueri() as daftar:
        bkd.get("/impor/")
    for _ in range(20):
        Impor.objects.create(
            jenis="pegawai", nama_berkas="a.xlsx", sidik="0", diunggah_oleh=Pegawai.objects.get(nama="Ayu Puspita")
        )
    with kueri() as lebih:
        bkd.get("/impor/")
    assert len(lebih) == len(daftar)
    assert RefJabatan.objects.count() == 0


def bergeser(nama, kumpulan="bersih"):
    """The same sheet with the units of everybody shifted by one row: the classic accident of sorting one column."""
    baris = CalamineWorkbook.from_path(str(CONTOH / kumpulan / nama)).get_sheet_by_index(0).to_python()
    letak, kepala = next((i, b) for i, b in enumerate(baris) if "UNOR ID" in b)
    kolom, badan = kepala.index("UNOR ID"), baris[letak + 1 :]
    unit = [b[kolom] for b in badan]
    for satu, lain in zip(badan, [*unit[1:], unit[0]], strict=True):
        satu[kolom] = lain
    tulis = io.StringIO()
    csv.writer(tulis).writerows([kepala, *badan])
    return tulis.getvalue().encode()


def test_perpindahan_besar_besaran_baru_jalan_setelah_jumlahnya_diketik(bkd):
    for nama in ("hierarki_unor.xlsx", "referensi_jabatan_pelaksana.xlsx", "pegawai_pns.xlsx"):
        sampai_selesai(bkd, nama)
    alamat = bkd.post(
        "/impor/unggah/", {"berkas": SimpleUploadedFile("geser.csv", bergeser("pegawai_pns.xlsx")), "jenis": "pegawai"}
    )["Location"]
    halaman = bkd.get(alamat, follow=True)
    bkd.post(f"{alamat}petakan/", {b.html_name: b.value() or "" for b, _, _ in halaman.context["baris"]})
    impor = kerjakan()
    pindah = impor.baris.filter(tindakan="berubah", perubahan__has_key="unit").count()
    assert (impor.angka["pindah"], pindah > 10) == (pindah, True)
    assert f"{pindah} orang kehilangan unitnya yang sekarang" in teks(bkd.get(alamat))
    for salah in ({}, {"pindah": str(pindah - 1)}, {"pindah": "banyak"}):
        jawaban = bkd.post(f"{alamat}jalankan/", salah)
        assert (jawaban.status_code, Impor.objects.get(pk=impor.pk).status) == (422, "diperiksa")
    assert "Jumlahnya tidak sama. Periksa dulu daftar perubahannya." in teks(bkd.post(f"{alamat}jalankan/", {}))
    assert bkd.post(f"{alamat}jalankan/", {"pindah": str(pindah)}).status_code == 302
    assert kerjakan().status == "selesai"
