"""The grid of capaian organisasi, on 7 April 2026."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluasi.models import CapaianOrganisasi
from pegawai import mandat
from pegawai.models import Jejak, Pekerjaan
from tests import pembuat
from tests.halaman.bantu import isi, teks

ALAMAT = "/organisasi/capaian/2026-tw1/"
SIMPAN = f"{ALAMAT}simpan/"
ISIAN = {"predikat": "baik", "dasar": "LKj Triwulan I", "ditetapkan_oleh": "Bupati", "tanggal": "2026-04-06"}


@pytest.fixture(autouse=True)
def tujuh_april():
    with time_machine.travel(datetime(2026, 4, 7, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        yield


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


def satu(unit, versi=0, **ubah):
    """What the form of one row sends."""
    return ISIAN | {"pilih": unit.kode, "versi": versi} | ubah


def tersimpan():
    return list(CapaianOrganisasi.objects.order_by("unit__jalur").values_list("unit__nama", "predikat", "versi"))


def nama_unit(jawaban):
    return [unit.nama for unit, _ in jawaban.context["baris"]]


# Reading ---------------------------------------------------------------------------------------------


def test_tanpa_periode_dibawa_ke_periode_kini(sebagai, pemeran, periode):
    assert sebagai(pemeran.admin).get("/organisasi/capaian/").headers["Location"] == ALAMAT


def test_bkd_melihat_semua_unit_dengan_pemakainya(sebagai, pemeran, tw1, organisasi):
    pembuat.buat_skp_ditetapkan(pemeran.sari)
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin)
    jawaban = sebagai(pemeran.admin).get(ALAMAT)
    assert len(nama_unit(jawaban)) == 5
    assert "1 dari 5 unit terisi." in teks(jawaban)
    assert "BIDANG E-GOVERNMENT DINAS KOMUNIKASI DAN INFORMATIKA 1 pegawai memakai capaian ini Baik" in teks(jawaban)


def test_pemegang_mandat_membaca_unitnya_saja_tanpa_formulir(sebagai, pemeran, tw1, organisasi):
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin)
    pembuat.catat_capaian(organisasi.bkd, tw1, pemeran.admin, "istimewa")
    jawaban = sebagai(pemeran.dewi).get(ALAMAT)
    assert nama_unit(jawaban) == ["DINAS KOMUNIKASI DAN INFORMATIKA", "BIDANG E-GOVERNMENT", "BIDANG STATISTIK"]
    assert ("LKj. Ditetapkan Bupati, 7 April 2026." in teks(jawaban), "Istimewa" in teks(jawaban)) == (True, False)
    assert 'name="predikat"' not in isi(jawaban)


def test_auditor_membaca_unitnya(sebagai, pemeran, tw1, organisasi):
    pembuat.beri_mandat(pemeran.joko, organisasi.statistik, mandat.AWASI)
    assert nama_unit(sebagai(pemeran.joko).get(ALAMAT)) == ["BIDANG STATISTIK"]


@pytest.mark.parametrize("siapa", ["sari", "budi", "tono"])
def test_tanpa_mandat_halaman_tidak_ada(sebagai, pemeran, tw1, organisasi, siapa):
    klien = sebagai(getattr(pemeran, siapa))
    assert [klien.get("/organisasi/capaian/").status_code, klien.get(ALAMAT).status_code] == [404, 404]
    assert klien.post(SIMPAN, satu(organisasi.egov)).status_code == 404
    assert tersimpan() == []


@pytest.mark.parametrize(
    ("saring", "unit"),
    [
        ("?q=statistik", ["BIDANG STATISTIK"]),
        ("?isi=terisi", ["BIDANG E-GOVERNMENT"]),
        ("?isi=kosong&q=bidang", ["BIDANG STATISTIK"]),
        ("?q=tidak+ada", []),
    ],
)
def test_saringan(sebagai, pemeran, tw1, organisasi, saring, unit):
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin)
    assert nama_unit(sebagai(pemeran.admin).get(ALAMAT + saring)) == unit


@pytest.mark.parametrize("saring", ["?isi=lain", "?hal=-1", "?q=%00", f"?q={'x' * 10_000}"])
def test_saringan_buruk_ditolak_dengan_kalimat(sebagai, pemeran, tw1, saring):
    assert sebagai(pemeran.admin).get(ALAMAT + saring).status_code == 400


def test_periode_asing_tidak_ditemukan(sebagai, pemeran, tw1):
    assert sebagai(pemeran.admin).get("/organisasi/capaian/2031-tw1/").status_code == 404


def test_unit_yang_sudah_berakhir_tidak_muncul(sebagai, pemeran, tw1, organisasi):
    pembuat.buat_unit("BIDANG LAMA", organisasi.dinas, selesai=date(2025, 12, 31))
    assert "BIDANG LAMA" not in nama_unit(sebagai(pemeran.admin).get(ALAMAT))


def test_kueri_tidak_tumbuh_dengan_unit(sebagai, pemeran, tw1, organisasi):
    klien = sebagai(pemeran.admin)
    hitungan = []
    for saring in ("?q=statistik", "?q=b"):
        klien.get(ALAMAT + saring)
        with CaptureQueriesContext(connection) as kueri:
            klien.get(ALAMAT + saring)
        hitungan.append(len(kueri))
    assert hitungan == [12, 12]


# simpan ----------------------------------------------------------------------------------------------


def test_simpan_merekam_dan_memesan_hitung_ulang(sebagai, pemeran, tw1, organisasi):
    klien = sebagai(pemeran.admin)
    jawaban = klien.post(f"{SIMPAN}?isi=kosong", satu(organisasi.egov))
    assert jawaban.headers["Location"] == f"{ALAMAT}?isi=kosong"
    assert tersimpan() == [("BIDANG E-GOVERNMENT", "baik", 1)]
    halaman = klien.get(ALAMAT)
    assert "Capaian BIDANG E-GOVERNMENT disimpan: Baik. 3 unit dihitung ulang." in teks(halaman)
    assert isi(halaman).count(f'href="/proses/{Pekerjaan.objects.get().kode}/"') == 2


def test_simpan_bukan_alamat_untuk_dibuka(sebagai, pemeran, tw1):
    assert sebagai(pemeran.admin).get(SIMPAN).status_code == 405


def test_pemegang_mandat_tidak_merekam(sebagai, pemeran, tw1, organisasi):
    assert sebagai(pemeran.dewi).post(SIMPAN, satu(organisasi.egov)).status_code == 403
    assert tersimpan() == []


def test_simpan_dua_kali_tidak_memesan_lagi(sebagai, pemeran, tw1, organisasi):
    klien = sebagai(pemeran.admin)
    klien.post(SIMPAN, satu(organisasi.egov))
    Pekerjaan.objects.update(status="selesai")
    klien.post(SIMPAN, satu(organisasi.egov, versi=1))
    assert (tersimpan(), Pekerjaan.objects.count()) == ([("BIDANG E-GOVERNMENT", "baik", 1)], 1)
    assert Jejak.objects.filter(kata_kerja="catat_capaian").count() == 1


def test_formulir_basi_memperlihatkan_kedua_isian(sebagai, pemeran, tw1, organisasi):
    klien = sebagai(pemeran.admin)
    klien.post(SIMPAN, satu(organisasi.egov, predikat="kurang"))
    jawaban = klien.post(SIMPAN, satu(organisasi.egov))
    assert (jawaban.status_code, "Predikat Baik Kurang" in teks(jawaban)) == (409, True)
    assert tersimpan() == [("BIDANG E-GOVERNMENT", "kurang", 1)]
    klien.post(SIMPAN, satu(organisasi.egov, versi=1))
    assert tersimpan() == [("BIDANG E-GOVERNMENT", "baik", 2)]


def test_capaian_yang_sudah_dipakai_tidak_dapat_diubah(sebagai, pemeran, tw1, organisasi):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    pembuat.buat_evaluasi_ditetapkan(skp, tw1, pemeran.admin)
    jawaban = sebagai(pemeran.admin).post(SIMPAN, satu(organisasi.egov, versi=1, predikat="istimewa"))
    assert (jawaban.status_code, "sudah dipakai 1 evaluasi" in teks(jawaban)) == (409, True)
    assert tersimpan() == [("BIDANG E-GOVERNMENT", "baik", 1)]


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"predikat": ""}, "Capaian kinerja belum diisi."),
        ({"predikat": "cukup"}, "Capaian kinerja: pilih salah satu yang tersedia."),
        ({"dasar": ""}, "Dasar keputusan belum diisi."),
        ({"dasar": " \u200b "}, "Isian hanya berisi spasi."),
        ({"dasar": "x" * 10_000}, "Dasar keputusan paling panjang 300 huruf."),
        ({"ditetapkan_oleh": ""}, "Pejabat penetap belum diisi."),
        ({"tanggal": "kemarin"}, "Tanggal penetapan ditulis dengan tanggal"),
        ({"tanggal": "2026-04-08"}, "Tanggal penetapan belum lewat."),
        ({"tanggal": "2025-12-31"}, "Tanggal penetapan mendahului Triwulan I 2026."),
        ({"tanggal": "0001-01-01"}, "Tanggal penetapan mendahului Triwulan I 2026."),
        ({"versi": "9" * 40}, "Versi paling besar 2147483647."),
        ({"pilih": ""}, "Belum ada unit yang dicentang"),
        ({"pilih": "tidakadasamasekali"}, "Belum ada unit yang dicentang"),
    ],
)
def test_isian_buruk_ditolak_dengan_kalimat(sebagai, pemeran, tw1, organisasi, ubah, kalimat):
    jawaban = sebagai(pemeran.admin).post(SIMPAN, satu(organisasi.egov, **ubah))
    assert (jawaban.status_code, kalimat in teks(jawaban)) == (422, True)
    assert tersimpan() == []


def test_baris_yang_keliru_terbuka_dengan_isian_semula(sebagai, pemeran, tw1, organisasi):
    jawaban = sebagai(pemeran.admin).post(SIMPAN, satu(organisasi.egov, dasar="", ditetapkan_oleh="Sekda"))
    assert isi(jawaban).count("<details open>") == 1
    assert f'id="{organisasi.egov.kode}_ditetapkan_oleh"' in isi(jawaban).split('value="Sekda"')[1][:200]


def test_nul_ditolak(sebagai, pemeran, tw1, organisasi):
    assert sebagai(pemeran.admin).post(SIMPAN, satu(organisasi.egov, dasar="a\x00b")).status_code == 400
    assert tersimpan() == []


# The ticked rows -------------------------------------------------------------------------------------


def banyak(*unit, **versi):
    return ISIAN | {"pilih": [u.kode for u in unit]} | {f"versi-{k}": v for k, v in versi.items()}


def test_isi_terpilih_merekam_setiap_unit(sebagai, pemeran, tw1, organisasi):
    jawaban = sebagai(pemeran.admin).post(SIMPAN, banyak(organisasi.egov, organisasi.statistik), follow=True)
    assert "Capaian 2 unit disimpan: Baik. 4 unit dihitung ulang." in teks(jawaban)
    assert tersimpan() == [("BIDANG E-GOVERNMENT", "baik", 1), ("BIDANG STATISTIK", "baik", 1)]


def test_unit_yang_ditolak_tidak_menghalangi_yang_lain(sebagai, pemeran, tw1, organisasi):
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin, "kurang")
    jawaban = sebagai(pemeran.admin).post(SIMPAN, banyak(organisasi.egov, organisasi.statistik), follow=True)
    assert "BIDANG E-GOVERNMENT tidak diubah: Capaian ini baru saja disimpan oleh orang lain." in teks(jawaban)
    assert tersimpan() == [("BIDANG E-GOVERNMENT", "kurang", 1), ("BIDANG STATISTIK", "baik", 1)]


def test_versi_setiap_baris_ikut_terkirim(sebagai, pemeran, tw1, organisasi):
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin, "kurang")
    egov = organisasi.egov
    halaman = isi(sebagai(pemeran.admin).get(ALAMAT))
    assert f'<input type="hidden" name="versi-{egov.kode}" value="1" form="terpilih">' in halaman
    sebagai(pemeran.admin).post(SIMPAN, banyak(egov, organisasi.statistik, **{egov.kode: 1}))
    assert tersimpan() == [("BIDANG E-GOVERNMENT", "baik", 2), ("BIDANG STATISTIK", "baik", 1)]


@pytest.mark.parametrize("versi", ["satu", "9" * 40, "²", "-1"])
def test_versi_baris_yang_tak_terbaca_tidak_menimpa(sebagai, pemeran, tw1, organisasi, versi):
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin, "kurang")
    sebagai(pemeran.admin).post(SIMPAN, banyak(organisasi.egov, **{organisasi.egov.kode: versi}))
    assert tersimpan() == [("BIDANG E-GOVERNMENT", "kurang", 1)]


def test_isi_terpilih_yang_keliru_ditolak(sebagai, pemeran, tw1, organisasi):
    jawaban = sebagai(pemeran.admin).post(SIMPAN, banyak(organisasi.egov, organisasi.statistik) | {"dasar": ""})
    assert (jawaban.status_code, "Dasar keputusan belum diisi." in teks(jawaban)) == (422, True)
    assert isi(jawaban).count('form="terpilih" checked>') == 2
    assert tersimpan() == []


def test_paling_banyak_lima_puluh_unit_sekali_simpan(sebagai, pemeran, tw1, organisasi):
    unit = [pembuat.buat_unit(f"UPTD {n}", organisasi.dinas) for n in range(51)]
    assert sebagai(pemeran.admin).post(SIMPAN, banyak(*unit)).status_code == 422
    assert tersimpan() == []
