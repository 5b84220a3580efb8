"""The heat map of the cycle, on 10 April 2026: numbers, the people behind them, lists as files."""

import csv
import io
from datetime import datetime
from zoneinfo import ZoneInfo

import openpyxl
import pytest
import time_machine

from evaluasi.alur import tahap
from evaluasi.models import TahapPegawai
from pegawai import mandat, unduh
from pegawai.alur import ekspor as alur_ekspor
from pegawai.alur import pekerjaan as buku
from pegawai.models import Jejak, Pekerjaan
from tests import pembuat
from tests.halaman.bantu import baris_csv, isi, judul, teks
from tests.halaman.bantu import unduhan as ambil
from tests.halaman.kueri import kueri

TW1 = "/pantauan/2026-tw1/"


@pytest.fixture(autouse=True)
def sepuluh_april():
    with time_machine.travel(datetime(2026, 4, 10, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        yield


@pytest.fixture
def dunia(pemeran, organisasi, periode):
    """Sari is done to the end, Joko submitted, Budi has a draft, the others nothing."""
    tw1 = pembuat.triwulan(1)
    sari = pembuat.buat_skp_ditetapkan(pemeran.sari, rhk=1)
    pembuat.isi_realisasi(sari, tw1)
    pembuat.buat_evaluasi_ditetapkan(sari, tw1, pemeran.admin)
    pembuat.ajukan(pembuat.buat_skp(pemeran.joko, rhk=1))
    pembuat.buat_skp(pemeran.budi, rhk=1)
    tahap.hitung(tw1)
    return organisasi


def test_angka_setiap_tahap_dan_nama_di_baliknya(sebagai, pemeran, dunia):
    klien = sebagai(pemeran.dewi)
    jawaban = klien.get(f"{TW1}{dunia.dinas.kode}/")
    seluruh = jawaban.context["seluruh"]["angka"]
    # The bupati owes none; tono, budi, rina, sari, joko and dewi do.
    assert seluruh == {
        "wajib": 6, "skp_belum": 3, "skp_draf": 1, "skp_diajukan": 1, "skp_ditetapkan": 1, "realisasi": 1,
        "umpan_balik": 0, "dinilai": 1, "ditetapkan": 1, "disampaikan": 0, "diterima": 0, "keberatan": 0,
        "dilaporkan": 0,
    }  # fmt: skip
    assert [(b["unit"].nama, b["angka"]["wajib"]) for b in jawaban.context["halaman"]] == [
        ("BIDANG E-GOVERNMENT", 3),
        ("BIDANG STATISTIK", 1),
    ]
    assert jawaban.context["langsung"]["angka"]["wajib"] == 2
    assert "Data 10 April 2026 pukul 09.00." in teks(jawaban)

    def nama(saring, unit=dunia.egov):
        orang = klien.get(f"{TW1}{unit.kode}/pegawai/?tahap={saring}").context["halaman"]
        return [t.pegawai.nama for t in orang]

    assert nama("skp-draf") == ["Budi Santoso"]
    assert nama("skp-diajukan") == ["Joko Prasetyo"]
    assert nama("skp-belum", dunia.dinas) == ["Dewi Lestari", "Rina Kartikasari", "Tono Subroto"]
    assert nama("hasil-ditetapkan") == ["Sari Utami"]
    assert nama("hasil-belum") == ["Budi Santoso", "Joko Prasetyo"]
    assert nama("tanpa-realisasi") == ["Budi Santoso", "Joko Prasetyo"]
    assert nama("belum-dilaporkan") == ["Sari Utami"]


def test_setiap_orang_mulai_dari_unitnya_dan_orang_lain_tidak_menemukannya(sebagai, pemeran, dunia):
    def ke(orang):
        return sebagai(orang).get(TW1).headers.get("Location")

    assert ke(pemeran.admin) == f"{TW1}{dunia.kabupaten.kode}/"
    assert ke(pemeran.dewi) == f"{TW1}{dunia.dinas.kode}/"
    assert ke(pemeran.rina) == f"{TW1}{dunia.statistik.kode}/"
    assert sebagai(pemeran.sari).get(TW1).status_code == 404
    assert sebagai(pemeran.rina).get(f"{TW1}{dunia.egov.kode}/").status_code == 404
    assert sebagai(pemeran.rina).get(f"{TW1}{dunia.egov.kode}/pegawai/").status_code == 404


def test_dua_mandat_menjadi_dua_baris(sebagai, pemeran, dunia):
    pembuat.beri_mandat(pemeran.dewi, dunia.bkd)
    halaman = sebagai(pemeran.dewi).get(TW1)
    assert judul(halaman) == "Pantauan"
    assert [b["unit"] for b in halaman.context["halaman"]] == [dunia.bkd, dunia.dinas]


def test_keberatan_hanya_diketahui_bkd(sebagai, pemeran, dunia):
    kolom = [k.kunci for k in sebagai(pemeran.dewi).get(f"{TW1}{dunia.dinas.kode}/").context["kolom"]]
    assert "keberatan" not in kolom
    assert "keberatan" in [k.kunci for k in sebagai(pemeran.admin).get(f"{TW1}{dunia.dinas.kode}/").context["kolom"]]
    assert sebagai(pemeran.dewi).get(f"{TW1}{dunia.dinas.kode}/pegawai/?tahap=keberatan").status_code == 400
    assert "Keberatan diproses" not in baris_csv(sebagai(pemeran.dewi), f"{TW1}{dunia.dinas.kode}/pegawai/")[0]


def test_yang_dinilai_tetapi_belum_ditetapkan_tidak_disebut_namanya(sebagai, pemeran, dunia):
    pembuat.nilai(pembuat.buat_skp_ditetapkan(pemeran.rina, rhk=1), pembuat.triwulan(1))
    tahap.hitung(pembuat.triwulan(1))
    klien, alamat = sebagai(pemeran.dewi), f"{TW1}{dunia.statistik.kode}/"
    assert klien.get(alamat).context["seluruh"]["angka"]["dinilai"] == 1
    assert "Dinilai" not in teks(klien.get(f"{alamat}pegawai/"))
    (_, rina) = baris_csv(klien, f"{alamat}pegawai/")
    assert (rina[0], rina[8]) == ("Rina Kartikasari", "Belum ditetapkan")


def test_hitungan_kedua_tidak_menulis_dan_yang_pindah_ikut_pindah(pemeran, dunia):
    tw1 = pembuat.triwulan(1)
    semula = dict(TahapPegawai.objects.values_list("pegawai", "pk"))
    tahap.hitung(tw1)
    assert dict(TahapPegawai.objects.values_list("pegawai", "pk")) == semula
    pemeran.joko.penempatan.update(unit=dunia.statistik)
    pemeran.rina.penempatan.update(selesai=datetime(2026, 3, 1))
    tahap.hitung(tw1)
    assert TahapPegawai.objects.get(pegawai=pemeran.joko).unit == dunia.statistik
    assert not TahapPegawai.objects.filter(pegawai=pemeran.rina).exists()


def test_segarkan_memesan_satu_pekerjaan(sebagai, pemeran, dunia):
    klien = sebagai(pemeran.dewi)
    for _ in range(2):
        assert klien.post(f"{TW1}hitung/").status_code == 302
    pekerjaan = Pekerjaan.objects.get(tugas=tahap.TUGAS)
    buku.kerjakan(pekerjaan.pk, tahap.jalankan)
    assert Pekerjaan.objects.get(pk=pekerjaan.pk).hasil == {"periode": 3, "tautan": "/pantauan/"}
    assert sebagai(pemeran.sari).post(f"{TW1}hitung/").status_code == 404


def test_cari_saring_dan_urutan(sebagai, pemeran, dunia):
    klien, alamat = sebagai(pemeran.admin), f"{TW1}{dunia.kabupaten.kode}/"
    assert [b["unit"] for b in klien.get(f"{alamat}?q=bidang").context["halaman"]] == [dunia.egov, dunia.statistik]
    pemeran.sari.__class__.objects.filter(pk=pemeran.sari.pk).update(jenis="pppk")
    assert klien.get(f"{alamat}?jenis=pppk").context["seluruh"]["angka"]["wajib"] == 1
    assert [t.pegawai for t in klien.get(f"{alamat}pegawai/?jenis=pppk").context["halaman"]] == [pemeran.sari]
    urut = klien.get(f"{TW1}{dunia.dinas.kode}/?urut=tertinggal").context["halaman"]
    assert [b["unit"] for b in urut] == [dunia.statistik, dunia.egov]
    assert klien.get(f"{alamat}?jenis=lain").status_code == 400


# files -------------------------------------------------------------------------------------------
def test_csv_memuat_saringan_halaman_dan_meninggalkan_jejak(sebagai, pemeran, dunia):
    klien = sebagai(pemeran.dewi)
    jawaban, _ = ambil(klien, f"{TW1}{dunia.egov.kode}/pegawai/?tahap=skp-draf&q=budi")
    assert jawaban.headers["Content-Disposition"] == 'attachment; filename="pegawai-2026-tw1.csv"'
    assert "no-store" in jawaban.headers["Cache-Control"]
    kepala, *lain = baris_csv(klien, f"{TW1}{dunia.egov.kode}/pegawai/?tahap=skp-draf")
    assert [b[0] for b in lain] == ["Budi Santoso"]
    assert kepala[:3] == ["Nama", "NIP", "Jenis pegawai"]
    jejak = Jejak.objects.filter(kata_kerja="unduh_daftar").first()
    assert jejak.oleh == pemeran.dewi
    assert jejak.data == {
        "daftar": "pegawai-2026-tw1", "jumlah": 1, "bentuk": "csv", "saringan": {"tahap": "skp-draf", "q": "…"},
    }  # fmt: skip


def test_xlsx_berisi_teks_dan_rumus_tidak_dihitung(sebagai, pemeran, dunia):
    pemeran.budi.__class__.objects.filter(pk=pemeran.budi.pk).update(nama="=HYPERLINK(1)")
    _, isi_berkas = ambil(sebagai(pemeran.dewi), f"{TW1}{dunia.egov.kode}/pegawai/", "xlsx")
    buku_kerja = openpyxl.load_workbook(io.BytesIO(isi_berkas))
    baris = list(buku_kerja["Daftar"].iter_rows())
    assert {sel.data_type for b in baris for sel in b if sel.value is not None} == {"s"}
    assert baris[1][0].value == "'=HYPERLINK(1)"
    assert [b[0].value for b in buku_kerja["Keterangan"].iter_rows()] == [
        "Daftar", "Baris", "Saringan", "Diunduh", "Oleh",
    ]  # fmt: skip
    kepala = baris_csv(sebagai(pemeran.dewi), f"{TW1}{dunia.egov.kode}/pegawai/")
    assert kepala[1][0] == "'=HYPERLINK(1)"


def test_peta_diunduh_dengan_jumlah_dan_persen(sebagai, pemeran, dunia):
    kepala, dinas, egov, _ = baris_csv(sebagai(pemeran.dewi), f"{TW1}{dunia.dinas.kode}/")
    assert (dinas[0], dinas[1]) == ("DINAS KOMUNIKASI DAN INFORMATIKA (langsung)", "2")
    assert (egov[0], egov[1]) == ("BIDANG E-GOVERNMENT", "3")
    assert dict(zip(kepala, egov, strict=True))["SKP: Ditetapkan (%)"] == "33"


def test_daftar_panjang_dipesan_dan_dibuat_oleh_halamannya_sendiri(sebagai, pemeran, dunia, monkeypatch):
    monkeypatch.setattr(unduh, "BARIS_LANGSUNG", 2)
    klien = sebagai(pemeran.dewi, sandi_segar=True)
    halaman = klien.get(f"{TW1}{dunia.egov.kode}/pegawai/?tahap=&unduh=csv")
    assert judul(halaman) == "Unduh 3 baris"
    alamat = halaman.context["formulir"]["alamat"].value()
    pesanan = {"alamat": alamat, "jumlah": 3, "keperluan": "Rapat pimpinan"}
    assert klien.post("/unduhan/", pesanan | {"keperluan": ""}).status_code == 422
    assert klien.post("/unduhan/", pesanan | {"alamat": alamat.replace("pegawai", "x")}).status_code == 422
    klien.post("/unduhan/", pesanan)
    pekerjaan = Pekerjaan.objects.get(tugas=alur_ekspor.TUGAS)
    assert klien.get(f"/unduhan/{pekerjaan.kode}/").status_code == 409
    buku.kerjakan(pekerjaan.pk, alur_ekspor.jalankan)
    jawaban = klien.get(f"/unduhan/{pekerjaan.kode}/")
    baris = list(csv.reader(io.StringIO(b"".join(jawaban.streaming_content).decode("utf-8-sig")), delimiter=";"))
    assert [b[0] for b in baris] == ["Nama", "Budi Santoso", "Joko Prasetyo", "Sari Utami, S.Kom."]
    assert [j.kata_kerja for j in Jejak.objects.filter(oleh=pemeran.dewi).order_by("nomor")][-2:] == [
        "pesan_unduhan", "unduh_daftar",
    ]  # fmt: skip
    assert sebagai(pemeran.admin).get(f"/unduhan/{pekerjaan.kode}/").status_code == 403
    assert sebagai(pemeran.sari).get(f"/unduhan/{pekerjaan.kode}/").status_code == 404


def test_unduhan_tertutup_bila_mandatnya_dicabut_atau_waktunya_lewat(sebagai, pemeran, dunia):
    alamat = f"{TW1}{dunia.egov.kode}/pegawai/?unduh=csv"
    pekerjaan = alur_ekspor.pesan(alamat, oleh=pemeran.dewi, keperluan="Rapat")
    buku.kerjakan(pekerjaan.pk, alur_ekspor.jalankan)
    assert sebagai(pemeran.dewi).get(f"/unduhan/{pekerjaan.kode}/").status_code == 200
    mandat.cabut(pemeran.dewi.pengguna, dunia.dinas)
    assert sebagai(pemeran.dewi).get(f"/unduhan/{pekerjaan.kode}/").status_code == 403
    mandat.beri(pemeran.dewi.pengguna, dunia.dinas)
    with time_machine.travel(datetime(2026, 4, 18, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        assert alur_ekspor.bersihkan() == 1
        assert alur_ekspor.bersihkan() == 0
        assert sebagai(pemeran.dewi).get(f"/unduhan/{pekerjaan.kode}/").status_code == 409


def test_bentuk_lain_ditolak(sebagai, pemeran, dunia):
    assert sebagai(pemeran.dewi).get(f"{TW1}{dunia.dinas.kode}/?unduh=pdf").status_code == 400


def test_kueri_tidak_tumbuh_dengan_unit_dan_orang(sebagai, pemeran, dunia):
    klien, banyak = sebagai(pemeran.admin), []
    for n in range(2):
        for m in range(3):
            unit = pembuat.buat_unit(f"SEKSI {n}{m}", dunia.dinas)
            pembuat.tempatkan(pembuat.buat_pegawai(f"Orang {n}{m}"), unit, "PENGELOLA DATA")
        tahap.hitung(pembuat.triwulan(1))
        for alamat in (f"{TW1}{dunia.dinas.kode}/", f"{TW1}{dunia.dinas.kode}/pegawai/"):
            klien.get(alamat)
            with kueri() as daftar:
                assert klien.get(alamat).status_code == 200
            banyak.append(len(daftar))
    assert banyak[:2] == banyak[2:]
    assert max(banyak) <= 12


def test_menu_menunjuk_ke_pantauan(sebagai, pemeran, dunia):
    assert 'href="/pantauan/" aria-current="page"' in isi(sebagai(pemeran.tono).get(f"{TW1}{dunia.dinas.kode}/"))
