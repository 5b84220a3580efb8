"""Comparison, ringkasan eksekutif and surat pengingat, on 10 April 2026."""

import io
import zipfile
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from pypdf import PdfReader

from evaluasi.alur import hitung, surat_pengingat, tahap
from evaluasi.models import SebaranUnit
from pegawai.alur import pekerjaan as buku
from pegawai.models import Jejak, Ketentuan, Pekerjaan
from tests import pembuat
from tests.halaman.bantu import judul, teks
from tests.halaman.kueri import kueri

TW1 = "/pantauan/2026-tw1/"


@pytest.fixture(autouse=True)
def sepuluh_april():
    with time_machine.travel(datetime(2026, 4, 10, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        yield


@pytest.fixture
def dunia(pemeran, organisasi, periode):
    """Three are rated in E-Government, whose capaian is Baik; Rina and the dinas have nothing yet."""
    Ketentuan.objects.filter(kunci="unit_terkecil_panduan").update(nilai=2)
    tw1 = pembuat.triwulan(1)
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin)
    for orang in (pemeran.sari, pemeran.joko):
        pembuat.nilai(pembuat.buat_skp_ditetapkan(orang, rhk=1), tw1)
    hitung.jalankan(hitung.pesan_semua(tw1, oleh=pemeran.admin), lambda *n: None)
    tahap.hitung(tw1)
    return organisasi


def isi_pdf(jawaban):
    return " ".join(" ".join(h.extract_text() for h in PdfReader(io.BytesIO(jawaban.content)).pages).split())


# comparison --------------------------------------------------------------------------------------
def test_unit_dan_tahun_dan_capaian_dibandingkan(sebagai, pemeran, dunia):
    halaman = sebagai(pemeran.dewi).get(f"{TW1}{dunia.dinas.kode}/banding/")
    assert [(u, n, semua, p) for u, n, semua, p in halaman.context["halaman"]] == [
        (dunia.statistik, 0, 1, 0), (dunia.egov, 2, 3, 67),
    ]  # fmt: skip
    ((periode, wajib, skp, _, _),) = halaman.context["tahun"]
    assert (periode, wajib, skp) == (pembuat.triwulan(1), 6, (2, 33))
    ((nama, c),) = halaman.context["per_capaian"]
    assert (nama, c.unit, c.orang, c.tersembunyi, dict(c.jumlah)["baik"]) == ("Baik", 1, 2, 0, 2)
    assert "BIDANG E-GOVERNMENT 67% (2 dari 3)" in halaman.content.decode()
    lain = sebagai(pemeran.dewi).get(f"{TW1}{dunia.dinas.kode}/banding/?tahap=dinilai")
    assert lain.context["halaman"][1][1] == 2
    assert sebagai(pemeran.dewi).get(f"{TW1}{dunia.dinas.kode}/banding/?tahap=keberatan").status_code == 400


def test_predikat_unit_kecil_tidak_dirinci(sebagai, pemeran, dunia):
    Ketentuan.objects.filter(kunci="unit_terkecil_panduan").update(nilai=5)
    halaman = sebagai(pemeran.dewi).get(f"{TW1}{dunia.dinas.kode}/banding/")
    ((_, c),) = halaman.context["per_capaian"]
    assert (c.orang, c.tersembunyi, {n for _, n in c.jumlah}) == (2, 2, {0})
    ringkas = teks(sebagai(pemeran.dewi).get(f"{TW1}{dunia.dinas.kode}/ringkasan/"))
    assert "Belum cukup pegawai yang dinilai" in ringkas


# ringkasan ---------------------------------------------------------------------------------------
def test_ringkasan_di_layar_dan_kertas(sebagai, pemeran, dunia):
    klien, alamat = sebagai(pemeran.admin), f"{TW1}{dunia.dinas.kode}/ringkasan"
    kata = teks(klien.get(f"{alamat}/"))
    assert "Dari 6 pegawai yang wajib SKP, 2 (33%) sudah mempunyai SKP yang ditetapkan." in kata
    assert "Tidak ada keberatan atas hasil periode ini." in kata
    assert "Yang paling tertinggal dalam penetapan SKP: BIDANG STATISTIK, 1 (100%) pegawai belum selesai." in kata
    kertas = isi_pdf(klien.get(f"{alamat}.pdf"))
    assert "RINGKASAN EKSEKUTIF PENGELOLAAN KINERJA PEGAWAI" in kertas
    assert "Dari 6 pegawai yang wajib SKP, 2 (33%) sudah mempunyai SKP yang ditetapkan." in kertas


def test_keberatan_hanya_di_ringkasan_bkd(sebagai, pemeran, dunia):
    alamat = f"{TW1}{dunia.dinas.kode}/ringkasan"
    for orang in (pemeran.dewi, pemeran.tono):
        assert sebagai(orang).get(f"{alamat}/").context["r"].keberatan is None
        assert "eberatan" not in isi_pdf(sebagai(orang).get(f"{alamat}.pdf"))
    assert sebagai(pemeran.rina).get(f"{alamat}/").status_code == 404


# letters -----------------------------------------------------------------------------------------
def test_surat_menyebut_jumlah_dan_nama(sebagai, pemeran, dunia):
    alamat = f"{TW1}{dunia.dinas.kode}/surat.pdf?hal=skp&nomor=800/1/DISKOMINFO"
    kertas = isi_pdf(sebagai(pemeran.dewi).get(alamat))
    assert "PEMERINTAH KABUPATEN SUKAMAJU DINAS KOMUNIKASI DAN INFORMATIKA" in kertas
    assert "800/1/DISKOMINFO" in kertas
    assert "dari 6 pegawai DINAS KOMUNIKASI DAN INFORMATIKA yang wajib menyusun SKP terdapat 4 pegawai" in kertas
    for nama in ("Tono Subroto", "Budi Santoso", "Rina Kartikasari", "Dewi Lestari"):
        assert nama in kertas
    assert "Sari Utami" not in kertas
    assert Jejak.objects.filter(kata_kerja="cetak_surat_pengingat", oleh=pemeran.dewi).count() == 1


def test_surat_hanya_dari_pengelola_dan_hanya_bila_ada_yang_tertinggal(sebagai, pemeran, dunia):
    surat = f"{TW1}{dunia.egov.kode}/surat.pdf?hal=skp"
    assert sebagai(pemeran.budi).get(surat).status_code == 404
    pembuat.buat_skp_ditetapkan(pemeran.budi, rhk=1)
    tahap.hitung(pembuat.triwulan(1))
    assert sebagai(pemeran.dewi).get(surat).status_code == 409
    assert sebagai(pemeran.dewi).get(surat.replace("skp", "lain")).status_code == 400


def test_satu_surat_untuk_setiap_unit_dalam_zip(sebagai, pemeran, dunia):
    klien, alamat = sebagai(pemeran.dewi), f"{TW1}{dunia.dinas.kode}/surat/"
    assert judul(klien.get(alamat)) == "Surat pengingat"
    for _ in range(2):  # a second click finds the first order
        klien.post(alamat, {"hal": "skp", "nomor": "800/#/DISKOMINFO"})
    pekerjaan = Pekerjaan.objects.get(tugas=surat_pengingat.TUGAS)
    assert klien.get(f"/pantauan/surat/{pekerjaan.kode}/").status_code == 409
    buku.kerjakan(pekerjaan.pk, surat_pengingat.jalankan)
    jawaban = klien.get(f"/pantauan/surat/{pekerjaan.kode}/")
    with zipfile.ZipFile(io.BytesIO(b"".join(jawaban.streaming_content))) as arsip:
        assert arsip.namelist() == ["001-bidang-e-government.pdf", "002-bidang-statistik.pdf"]
        kedua = PdfReader(io.BytesIO(arsip.read("002-bidang-statistik.pdf"))).pages[0].extract_text()
    assert "800/002/DISKOMINFO" in kedua
    assert "Rina Kartikasari" in kedua
    assert sebagai(pemeran.admin).get(f"/pantauan/surat/{pekerjaan.kode}/").status_code == 403
    assert sebagai(pemeran.budi).get(f"/pantauan/surat/{pekerjaan.kode}/").status_code == 404


def test_tidak_ada_yang_tertinggal_dikatakan_di_formulir(sebagai, pemeran, dunia):
    tahap.TahapPegawai.objects.update(skp="ditetapkan")
    jawaban = sebagai(pemeran.dewi).post(f"{TW1}{dunia.dinas.kode}/surat/", {"hal": "skp"})
    assert jawaban.status_code == 409
    assert "Tidak ada pegawai DINAS KOMUNIKASI DAN INFORMATIKA yang tertinggal" in teks(jawaban)


def test_kueri_tidak_tumbuh_dengan_unit(sebagai, pemeran, dunia):
    klien, banyak = sebagai(pemeran.admin), []
    for n in range(2):
        for m in range(3):
            unit = pembuat.buat_unit(f"SEKSI {n}{m}", dunia.dinas)
            pembuat.tempatkan(pembuat.buat_pegawai(f"Orang {n}{m}"), unit, "PENGELOLA DATA")
            SebaranUnit.objects.create(
                unit=unit, periode_evaluasi=pembuat.triwulan(1), capaian="baik", jumlah={"baik": 3},
                dihitung_pada=datetime(2026, 4, 1, tzinfo=ZoneInfo("UTC")),
            )  # fmt: skip
        tahap.hitung(pembuat.triwulan(1))
        for halaman in ("banding/", "ringkasan/"):
            klien.get(f"{TW1}{dunia.dinas.kode}/{halaman}")
            with kueri() as daftar:
                assert klien.get(f"{TW1}{dunia.dinas.kode}/{halaman}").status_code == 200
            banyak.append(len(daftar))
    assert banyak[:2] == banyak[2:]
    assert max(banyak) <= 17
