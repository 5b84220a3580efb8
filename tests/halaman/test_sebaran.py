"""The pages of the spread, on 10 April 2026: for the penilai, for who answers for more units, for the BKD."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from evaluasi.alur import hitung, panduan
from evaluasi.models import PenjelasanBendera
from pegawai.models import Ketentuan, Pekerjaan
from tests import pembuat
from tests.halaman.bantu import isi, teks
from tests.halaman.kueri import kueri

AWAL = "/sebaran/2026-tw1/"
ALASAN = "Beban layanan triwulan ini dua kali lipat dari rencana."


@pytest.fixture(autouse=True)
def sepuluh_april():
    with time_machine.travel(datetime(2026, 4, 10, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        yield


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


@pytest.fixture
def egov(pemeran, organisasi, tw1):
    """Three rated Baik in a unit whose capaian is Istimewa; three are enough to be compared and shown."""
    Ketentuan.objects.filter(kunci="unit_terkecil_panduan").update(nilai=3)
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin, "istimewa")
    lina = pembuat.buat_pegawai("Lina")
    pembuat.tempatkan(lina, organisasi.egov, "PENGELOLA DATA")
    for orang in (pemeran.sari, pemeran.joko, lina):
        pembuat.nilai(pembuat.buat_skp_ditetapkan(orang, rhk=1), tw1)
    pembuat.buat_skp_ditetapkan(pemeran.budi, rhk=1)
    hitung.jalankan(hitung.pesan_semua(tw1, oleh=pemeran.admin), lambda *n: None)
    return organisasi.egov


def kirim(klien, unit, isi=ALASAN, **lain):
    isian = {"capaian": "istimewa", "kunci": "terbanyak:sangat_baik", "isi": isi} | lain
    return klien.post(f"{AWAL}{unit.kode}/jelaskan/", isian, follow=True)


def test_penilai_menjelaskan_dan_penjelasannya_tampil(sebagai, pemeran, egov):
    klien = sebagai(pemeran.budi)
    halaman = klien.get(f"{AWAL}{egov.kode}/")
    kata = teks(halaman)
    assert "Panduan: sebagian besar pegawai Sangat Baik; sekarang 0 dari 3. Jelaskan mengapa berbeda" in kata
    assert "SE Menpan RB 3/2023, berlaku sejak 31 Januari 2023." in kata
    kata = teks(kirim(klien, egov))
    assert f"Dijelaskan {ALASAN} Budi Santoso" in kata
    assert "Berbeda dari panduan: 1 butir, 1 sudah dijelaskan." in kata
    assert f"Dijelaskan {ALASAN}" in teks(klien.get("/penilaian/tim/2026-tw1/"))


def test_penjelasan_yang_terlalu_pendek_kembali_dengan_isinya(sebagai, pemeran, egov):
    jawaban = kirim(sebagai(pemeran.budi), egov, "karena <b>baik</b>")
    assert (jawaban.status_code, "Penjelasan paling pendek 20 huruf. Sekarang 18." in teks(jawaban)) == (422, True)
    assert "karena &lt;b&gt;baik&lt;/b&gt;</textarea>" in isi(jawaban)
    assert kirim(sebagai(pemeran.budi), egov, capaian="hebat").status_code == 422
    assert kirim(sebagai(pemeran.budi), egov, kunci="maks:baik").status_code == 409
    assert kirim(sebagai(pemeran.budi), egov, capaian="baik").status_code == 409
    assert PenjelasanBendera.objects.count() == 0


def test_angka_dijumlahkan_ke_atas_dan_yang_kecil_tidak_dirinci(sebagai, pemeran, egov, organisasi, tw1):
    panduan.jelaskan(egov, tw1, oleh=pemeran.budi, capaian="istimewa", kunci="terbanyak:sangat_baik", isi=ALASAN)
    pembuat.nilai(pembuat.buat_skp_ditetapkan(pemeran.dewi, rhk=1), tw1, "di_bawah", "di_bawah")
    hitung.hitung_banyak([organisasi.dinas.pk], tw1)
    jawaban = sebagai(pemeran.admin).get(f"{AWAL}{organisasi.kabupaten.kode}/")
    seluruh, ((dinas, cabang), (bkd, kosong)) = jawaban.context["seluruh"], reversed(jawaban.context["baris"])
    assert (dinas, bkd, kosong.dinilai) == (organisasi.dinas, organisasi.bkd, 0)
    # Dewi is rated in the dinas itself, alone with Budi who is not: her predikat is nobody's business up here.
    assert (cabang.dinilai, cabang.belum_dinilai, cabang.tersembunyi) == (4, 1, 1)
    assert dict(cabang.jumlah) == {
        "sangat_baik": 0, "baik": 3, "butuh_perbaikan": 0, "kurang": 0, "sangat_kurang": 0,
    }  # fmt: skip
    assert (cabang.berbeda, cabang.dijelaskan, seluruh) == (1, 1, cabang.__class__(**vars(cabang) | {"unit": 2}))
    assert "kurang dari 3 orang dinilai" in teks(sebagai(pemeran.admin).get(f"{AWAL}{organisasi.dinas.kode}/"))
    assert "kurang dari 3 orang dinilai" not in teks(sebagai(pemeran.tono).get(f"{AWAL}{organisasi.dinas.kode}/"))


def test_setiap_orang_mulai_dari_unit_teratas_yang_dipantaunya(sebagai, pemeran, egov, organisasi):
    def pangkal(orang):
        return [u.nama for u, _ in sebagai(orang).get(AWAL).context["baris"]]

    assert pangkal(pemeran.admin) == ["PEMERINTAH KABUPATEN SUKAMAJU"]
    assert pangkal(pemeran.dewi) == ["DINAS KOMUNIKASI DAN INFORMATIKA"]
    assert pangkal(pemeran.budi) == ["BIDANG E-GOVERNMENT"]
    assert [sebagai(pemeran.sari).get(AWAL).status_code, sebagai(pemeran.rina).get(f"{AWAL}{egov.kode}/").status_code] \
        == [404, 404]  # fmt: skip


def test_bkd_menghitung_ulang_seluruh_instansi_dengan_satu_tombol(sebagai, pemeran, egov):
    Pekerjaan.objects.all().delete()
    klien = sebagai(pemeran.admin)
    assert "Hitung ulang seluruh instansi" in teks(klien.get(AWAL))
    jawaban = klien.post(f"{AWAL}hitung/")
    pekerjaan = Pekerjaan.objects.get()
    assert (jawaban.headers["Location"], pekerjaan.peminta) == (f"/proses/{pekerjaan.kode}/", pemeran.admin)
    assert '<progress class="bilah" max="100" value="0"' in isi(klien.get(f"/proses/{pekerjaan.kode}/"))
    assert "Seluruh instansi sedang dihitung ulang, 0 % selesai." in teks(klien.get(AWAL))
    assert "Hitung ulang seluruh instansi" not in teks(sebagai(pemeran.budi).get(AWAL))
    assert sebagai(pemeran.budi).post(f"{AWAL}hitung/").status_code == 403


def test_kueri_halaman_tidak_tumbuh_dengan_unit(sebagai, pemeran, egov, organisasi, tw1):
    klien, banyak = sebagai(pemeran.tono), []
    for _ in range(2):
        for n in range(3):
            pembuat.buat_unit(f"SEKSI {len(banyak)}{n}", organisasi.dinas)
        klien.get(f"{AWAL}{organisasi.dinas.kode}/")
        with kueri() as daftar:
            assert klien.get(f"{AWAL}{organisasi.dinas.kode}/").status_code == 200
        banyak.append(len(daftar))
    assert banyak[0] == banyak[1] <= 16
