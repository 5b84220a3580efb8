"""Pages and forms of angka kredit. On 7 April 2026."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from evaluasi.alur import angka_kredit, penyampaian
from evaluasi.models import KonversiAk, PenetapanAk, SaldoAk
from pegawai.models import Jabatan, Jejak
from tests import pembuat
from tests.halaman.bantu import teks
from tests.halaman.kueri import kueri

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tujuh_april():
    with time_machine.travel(datetime(2026, 4, 7, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        yield


def jadikan_jf(pegawai, jenjang="Ahli Muda"):
    Jabatan.objects.filter(penempatan__pegawai=pegawai).update(jenis="jf_keahlian", jenjang=jenjang)


@pytest.fixture
def evaluasi(pemeran, periode):
    jadikan_jf(pemeran.sari)
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    tetap = pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
    return penyampaian.sampaikan(tetap, oleh=pemeran.budi)


def isi_pdf(jawaban):
    return " ".join(" ".join(h.extract_text() for h in PdfReader(BytesIO(jawaban.content)).pages).split())


def test_penilai_mengonversi_setelah_kata_sandi(sebagai, evaluasi, pemeran):
    alamat = f"/angka-kredit/{pemeran.sari.kode}/konversi/{evaluasi.kode}/"
    klien = sebagai(pemeran.budi)
    assert klien.post(alamat).url.startswith("/akun/pastikan/")
    assert KonversiAk.objects.count() == 0
    assert klien.post(alamat, {"sandi": pembuat.SANDI}).url == f"/angka-kredit/{pemeran.sari.kode}/"
    halaman = teks(klien.get(f"/angka-kredit/{pemeran.sari.kode}/"))
    assert "6,25 angka kredit dicatat untuk Sari Utami, S.Kom." in halaman
    assert "6,25 dari 100,00 untuk kenaikan pangkat. Kekurangan 93,75." in halaman


def test_pegawai_melihat_jumlah_dan_asalnya(sebagai, evaluasi, pemeran):
    angka_kredit.konversi(evaluasi, oleh=pemeran.budi)
    isi = {"oleh": pemeran.admin, "jenjang": "Ahli Muda", "tanggal": date(2023, 1, 1), "dasar": "PAK 2022"}
    angka_kredit.catat_saldo(pemeran.sari, jenis="lama", nilai=Decimal("93.75"), **isi)
    halaman = teks(sebagai(pemeran.sari).get("/angka-kredit/"))
    assert "100,00 dari 100,00 untuk kenaikan pangkat. Tepat terpenuhi." in halaman
    assert "AK JF lama 93,75 AK Konversi 6,25" in halaman


def test_bukan_fungsional_diberi_tahu_dengan_tenang(sebagai, pemeran, periode):
    assert "Angka kredit hanya untuk pejabat fungsional" in teks(sebagai(pemeran.joko).get("/angka-kredit/"))


def test_formulir_konversi_memuat_setiap_sel(sebagai, evaluasi, pemeran):
    (k,) = angka_kredit.konversi(evaluasi, oleh=pemeran.budi)
    cetakan = isi_pdf(sebagai(pemeran.sari).get(f"/angka-kredit/konversi/{k.kode}.pdf"))
    for sel in (
        "KONVERSI PREDIKAT KINERJA KE ANGKA KREDIT", f"NOMOR: {k.nomor}", "Periode: 1 Januari 2026 s.d. 31 Maret 2026",
        "Nomor Seri KARPEG", "BAIK 3/12 × 100% 25 6,25", pemeran.sari.nama_lengkap, pemeran.budi.nama_lengkap,
    ):  # fmt: skip
        assert sel in cetakan


def test_formulir_akumulasi_menjumlah_tanpa_pembulatan(sebagai, evaluasi, pemeran):
    angka_kredit.konversi(evaluasi, oleh=pemeran.budi)
    cetakan = isi_pdf(sebagai(pemeran.sari).get(f"/angka-kredit/{pemeran.sari.kode}/akumulasi.pdf"))
    assert "2026 1-3 BAIK 3/12 × 100% 25 6,25" in cetakan
    assert "JUMLAH ANGKA KREDIT YANG DIPEROLEH 6,25" in cetakan


def test_formulir_penetapan_menyimpulkan_tidak_dapat(sebagai, evaluasi, pemeran):
    """E21 with one triwulan: both needs are short."""
    angka_kredit.konversi(evaluasi, oleh=pemeran.budi)
    pak = angka_kredit.tetapkan(pemeran.sari, oleh=pemeran.budi)
    cetakan = isi_pdf(sebagai(pemeran.sari).get(f"/angka-kredit/penetapan/{pak.kode}.pdf"))
    for sel in (
        "PENETAPAN ANGKA KREDIT", "Masa Penilaian: 1 Januari 2026 s.d. 31 Maret 2026", "4. AK Konversi - 6,25 6,25",
        "JUMLAH ANGKA KREDIT KUMULATIF 0,00 6,25 6,25", "93,75", "193,75", "TIDAK DAPAT",
    ):  # fmt: skip
        assert sel in cetakan
    assert "MENJADI" not in cetakan


def test_penetapan_yang_dibatalkan_tercetak_ditarik(sebagai, evaluasi, pemeran):
    angka_kredit.konversi(evaluasi, oleh=pemeran.budi)
    pak = angka_kredit.tetapkan(pemeran.sari, oleh=pemeran.budi)
    klien = sebagai(pemeran.budi)
    assert "DITARIK" not in isi_pdf(klien.get(f"/angka-kredit/penetapan/{pak.kode}.pdf"))
    klien.post(f"/angka-kredit/penetapan/{pak.kode}/batal/", {"alasan": "Keliru bulan"})
    assert "DITARIK" in isi_pdf(klien.get(f"/angka-kredit/penetapan/{pak.kode}.pdf"))
    assert PenetapanAk.objects.get().alasan_batal == "Keliru bulan"


def test_bkd_merekam_saldo_dengan_koma(sebagai, evaluasi, pemeran):
    isi = {"jenis": "dasar", "jenjang": "Ahli Muda", "nilai": "62,5", "tanggal": "01/01/2023", "dasar": "SK 7/2023"}
    alamat = f"/angka-kredit/{pemeran.sari.kode}/saldo/"
    assert sebagai(pemeran.budi).post(alamat, isi).status_code == 403
    assert sebagai(pemeran.admin).post(alamat, isi).status_code == 302
    assert SaldoAk.objects.get().nilai == Decimal("62.5")


@pytest.mark.parametrize(
    ("bidang", "isi", "kalimat"),
    [
        ("nilai", "abc", "Angka kredit ditulis dengan angka saja, mis. 12."),
        ("nilai", "0", "Angka kredit lebih dari 0."),
        ("nilai", "-1", "Angka kredit paling kecil 0."),
        ("jenjang", "Ahli Dewa", "Jenjang: pilih salah satu yang tersedia."),
        ("tanggal", "2026-02-30", "Berlaku sejak ditulis dengan tanggal, mis. 15/04/2026."),
        ("dasar", "", "Nomor surat atau dasar belum diisi."),
    ],
)
def test_saldo_keliru_dijelaskan_dan_isian_tinggal(sebagai, evaluasi, pemeran, bidang, isi, kalimat):
    benar = {"jenis": "dasar", "jenjang": "Ahli Muda", "nilai": "62,5", "tanggal": "01/01/2023", "dasar": "SK 7/2023"}
    jawaban = sebagai(pemeran.admin).post(f"/angka-kredit/{pemeran.sari.kode}/saldo/", benar | {bidang: isi})
    assert (jawaban.status_code, SaldoAk.objects.count()) == (422, 0)
    assert kalimat in teks(jawaban)


def test_daftar_tim_sama_mahalnya_untuk_satu_dan_tiga_orang(sebagai, evaluasi, pemeran, organisasi):
    klien = sebagai(pemeran.budi)

    def hitung():
        with kueri() as daftar:
            assert klien.get("/angka-kredit/tim/").status_code == 200
        return len(daftar)

    satu = hitung()
    for nama in ("Lina Marlina", "Wati Handayani"):
        baru = pembuat.buat_pegawai(nama)
        pembuat.tempatkan(baru, organisasi.egov, "AUDITOR AHLI MUDA", "jf_keahlian")
        pembuat.buat_skp_ditetapkan(baru)
    assert (satu, hitung()) == (5, 5)


def test_daftar_setahun_dapat_diunduh_sebagai_excel_dan_csv(sebagai, evaluasi, pemeran, organisasi):
    angka_kredit.konversi(evaluasi, oleh=pemeran.budi)
    angka_kredit.tetapkan(pemeran.sari, oleh=pemeran.budi)
    dewi, alamat = sebagai(pemeran.dewi), "/angka-kredit/daftar/2026/konversi"
    assert dewi.get("/angka-kredit/daftar/").url == f"{alamat}/"
    assert "Sari Utami, S.Kom. Ahli Muda 1 Januari 2026 – 31 Maret 2026 6,25" in teks(dewi.get(f"{alamat}/"))
    assert "1 baris" not in teks(dewi.get(f"{alamat}/", {"unit": "statistik"}))
    baris = CalamineWorkbook.from_filelike(BytesIO(dewi.get(f"{alamat}.xlsx").content)).get_sheet_by_index(0)
    kepala, satu = baris.to_python()
    assert (kepala[:2], satu[0], satu[1], satu[7:11]) == (
        ["NIP", "Nama"], pemeran.sari.nip, "Sari Utami, S.Kom.", ["Baik", "100", "25", "6,25"],
    )  # fmt: skip
    csv = dewi.get("/angka-kredit/daftar/2026/penetapan.csv").content.decode("utf-8-sig").split("\r\n")
    assert (csv[0].split(";")[4], csv[1].split(";")[4:8]) == ("Golongan", ["III/c", "01/01/2026", "31/03/2026", "6,25"])
    jejak = Jejak.objects.filter(kata_kerja="unduh_daftar").order_by("nomor")
    assert [j.data["daftar"] for j in jejak] == ["ak-konversi-2026", "ak-penetapan-2026"]
    assert [sebagai(o).get(f"{alamat}.csv").status_code for o in (pemeran.sari, pemeran.budi)] == [404, 404]
    assert dewi.get("/angka-kredit/daftar/2026/semua/").status_code == 404


def test_daftar_hanya_memuat_unit_yang_dikelola(sebagai, evaluasi, pemeran, organisasi):
    angka_kredit.konversi(evaluasi, oleh=pemeran.budi)
    pembuat.beri_mandat(pemeran.joko, organisasi.statistik)
    assert "Sari Utami" not in teks(sebagai(pemeran.joko).get("/angka-kredit/daftar/2026/konversi/"))
    assert "Sari Utami" in teks(sebagai(pemeran.admin).get("/angka-kredit/daftar/2026/konversi/"))


def test_banyaknya_kueri_daftar_setahun_tetap(sebagai, evaluasi, pemeran, organisasi):
    angka_kredit.konversi(evaluasi, oleh=pemeran.budi)
    klien, alamat = sebagai(pemeran.dewi), "/angka-kredit/daftar/2026/konversi/"
    klien.get(alamat)
    with kueri() as sedikit:
        klien.get(alamat)
    for n in range(3):
        orang = pembuat.buat_pegawai(f"Pegawai {n}")
        pembuat.tempatkan(orang, organisasi.egov, f"PRANATA KOMPUTER {n}")
        jadikan_jf(orang)
        skp = pembuat.buat_skp_ditetapkan(orang, rhk=1)
        tetap = pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
        angka_kredit.konversi(penyampaian.sampaikan(tetap, oleh=pemeran.budi), oleh=pemeran.budi)
    with kueri() as banyak:
        klien.get(alamat)
    assert len(banyak) == len(sedikit)
