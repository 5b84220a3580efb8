"""The wizard *Proses Mutasi* in the browser of the BKD and of a pengelola kinerja. It is August 2026."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from skp_app.models import Peristiwa, Skp
from tests import pembuat
from tests.halaman.bantu import isi, teks
from tests.halaman.kueri import kueri

pytestmark = pytest.mark.django_db
DAFTAR = "/organisasi/mutasi/"


@pytest.fixture(autouse=True)
def _agustus():
    with time_machine.travel(datetime(2026, 8, 3, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        yield


@pytest.fixture
def skp(pemeran):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def minta(organisasi):
    return {
        "jenis": "mutasi",
        "tmt": "2026-07-01",
        "dasar": "SK 800/12",
        "cara": "catat",
        "unit": organisasi.statistik.kode,
        "jabatan": "STATISTISI AHLI MUDA",
        "jenis_jabatan": "jf_keahlian",
    }


def alamat(orang):
    return f"{DAFTAR}{orang.kode}/"


def test_bkd_menemukan_pegawai_lalu_menjalankan_sampai_selesai(skp, pemeran, sebagai, minta):
    klien = sebagai(pemeran.admin)
    assert "Sari Utami" in teks(klien.get(DAFTAR, {"q": "sari"}))
    assert klien.get(alamat(pemeran.sari)).status_code == 200
    rhk = klien.get(alamat(pemeran.sari), minta)
    assert "RHK yang dibawa" in teks(rhk)
    dibawa = skp.rhk.first().pk
    lihat = klien.get(alamat(pemeran.sari), minta | {"pratinjau": "1", "rhk": dibawa})
    for kata in ("sampai 30 Juni 2026", "dengan 1 RHK, penilai Rina Kartikasari", "Sari Utami, S.Kom.; Budi Santoso"):
        assert kata in teks(lihat)
    assert Peristiwa.objects.count() == 0
    jawab = klien.post(f"{alamat(pemeran.sari)}jalankan/", minta | {"rhk": dibawa})
    peristiwa = Peristiwa.objects.get()
    assert jawab.url == f"/organisasi/mutasi/peristiwa/{peristiwa.kode}/"
    assert "penilai Rina Kartikasari" in teks(klien.get(jawab.url))
    assert "Sari Utami" in teks(klien.get(DAFTAR))
    assert peristiwa.skp_baru.rhk.count() == 1


def test_kirim_dua_kali_satu_peristiwa(skp, pemeran, sebagai, minta):
    klien = sebagai(pemeran.admin)
    dua = [klien.post(f"{alamat(pemeran.sari)}jalankan/", minta).url for _ in range(2)]
    assert (dua[0], Peristiwa.objects.count()) == (dua[1], 1)


def test_unit_dicari_dengan_kata_dan_isian_tetap(pemeran, sebagai, minta):
    jawab = sebagai(pemeran.admin).get(
        alamat(pemeran.sari), minta | {"unit": "", "unit_cari": "statistik", "cari": "unit"}
    )
    assert jawab.status_code == 200
    assert "BIDANG STATISTIK" in teks(jawab)
    assert 'value="STATISTISI AHLI MUDA"' in isi(jawab)


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"tmt": "2026-08-04"}, "belum tiba"),
        ({"tmt": "kapan"}, "ditulis dengan tanggal"),
        ({"tmt": "9999-12-31"}, "Tanggal harus antara"),
        ({"jenis": "naik"}, "pilih salah satu"),
        ({"unit": "xxxxxxxxxxxxxxxx"}, "pilih dari yang tersedia"),
        ({"unit": ""}, "Unit tujuan belum diisi"),
        ({"jabatan": "A" * 10_000}, "paling panjang 255 huruf"),
        ({"jenis": "ganti_penilai"}, "masih Budi Santoso"),
    ],
)
def test_isian_keliru_dijawab_dengan_kalimat_dan_tidak_mengubah(skp, pemeran, sebagai, minta, ganti, kalimat):
    klien = sebagai(pemeran.admin)
    for jawab in (klien.get(alamat(pemeran.sari), minta | ganti),
                  klien.post(f"{alamat(pemeran.sari)}jalankan/", minta | ganti)):  # fmt: skip
        assert jawab.status_code in {409, 422}
        assert kalimat in teks(jawab)
    assert (Peristiwa.objects.count(), Skp.objects.count()) == (0, 1)


def test_rhk_asing_dan_aneh_ditolak(skp, pemeran, sebagai, minta):
    klien = sebagai(pemeran.admin)
    for rhk in ("999999999", "1" * 40, "abc", "-1"):
        jawab = klien.post(f"{alamat(pemeran.sari)}jalankan/", minta | {"rhk": rhk})
        assert jawab.status_code == 422
    assert Peristiwa.objects.count() == 0


def test_bukan_pengelola_tidak_melihat(skp, pemeran, sebagai, minta):
    for orang in (pemeran.sari, pemeran.budi, pemeran.rina, pemeran.tono):
        klien = sebagai(orang)
        assert klien.get(DAFTAR).status_code == 404
        assert klien.get(alamat(pemeran.sari)).status_code == 404
        assert klien.post(f"{alamat(pemeran.sari)}jalankan/", minta).status_code == 404


def test_pengelola_hanya_melihat_orang_unitnya_dan_tidak_mencatat_penempatan(skp, pemeran, sebagai, minta):
    klien = sebagai(pemeran.dewi)
    assert klien.get(alamat(pemeran.kepala_bkd)).status_code == 404
    assert klien.get(alamat(pemeran.dewi)).status_code == 404
    assert "Sudah dicatat BKD" in teks(klien.get(alamat(pemeran.sari)))
    jawab = klien.post(f"{alamat(pemeran.sari)}jalankan/", minta)
    assert (jawab.status_code, Peristiwa.objects.count()) == (422, 0)
    assert "Kepala" not in teks(klien.get(DAFTAR, {"q": "Hadi"}))


def test_pensiun_langsung_ke_pratinjau(skp, pemeran, sebagai):
    jawab = sebagai(pemeran.admin).get(alamat(pemeran.sari), {"jenis": "pensiun", "tmt": "2026-07-01"})
    assert "Pensiun Sari Utami" in teks(jawab)
    assert "Penempatan PRANATA KOMPUTER AHLI MUDA" in teks(jawab)


def test_bawahan_pimpinan_yang_berganti(skp, pemeran, organisasi, sebagai):
    kepala = pemeran.budi.penempatan.get()
    kepala.selesai = datetime(2026, 6, 30).date()
    kepala.save()
    klien, ke = sebagai(pemeran.admin), f"{alamat(pemeran.budi)}bawahan/"
    assert klien.get(ke).status_code == 200
    lihat = teks(klien.get(ke, {"tmt": "2026-07-01"}))
    assert "Tono Subroto, KEPALA DINAS" in lihat
    assert klien.post(ke, {"tmt": "2026-07-01"}).status_code == 302
    assert Skp.objects.get(pegawai=pemeran.sari, melanjutkan=skp).penilai == pemeran.tono
    assert klien.post(ke, {"tmt": "2027-01-01"}).status_code == 422


def test_jumlah_kueri_daftar_tidak_tumbuh(skp, pemeran, organisasi, sebagai, minta):
    klien = sebagai(pemeran.admin)
    klien.post(f"{alamat(pemeran.sari)}jalankan/", minta)
    klien.get(DAFTAR)
    with kueri() as satu:
        klien.get(DAFTAR)
    klien.post(f"{alamat(pemeran.joko)}jalankan/", minta | {"jabatan": "PENGELOLA DATA STATISTIK"})
    klien.get(DAFTAR)
    with kueri() as dua:
        klien.get(DAFTAR)
    assert len(dua) == len(satu)


# What both sides see of the other part of the year --------------------------------------------------------
@pytest.fixture
def beralih(skp, pemeran, sebagai, minta):
    """Sari went to Rina; triwulan II was set by Budi before."""
    tw2 = pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(2), pemeran.admin)
    rhk = list(skp.rhk.values_list("pk", flat=True))
    sebagai(pemeran.admin).post(f"{alamat(pemeran.sari)}jalankan/", minta | {"rhk": rhk})
    return tw2, pembuat.tetapkan(Skp.objects.get(pegawai=pemeran.sari, melanjutkan=skp))


def test_kedua_bagian_tahun_saling_menyebut(skp, beralih, pemeran, sebagai):
    _, baru = beralih
    klien = sebagai(pemeran.sari)
    assert "SKP ini melanjutkan SKP 1 Januari – 30 Juni 2026 dengan penilai Budi Santoso" in teks(
        klien.get(f"/skp/{baru.kode}/")
    )
    assert "Sejak 1 Juli 2026 dilanjutkan SKP berikutnya dengan penilai Rina Kartikasari" in teks(
        klien.get(f"/skp/{skp.kode}/")
    )
    lama = isi(sebagai(pemeran.budi).get(f"/skp/{skp.kode}/"))
    assert "SKP berikutnya" in lama
    assert baru.kode not in lama  # he may not read it


def test_penilai_baru_membaca_realisasi_dan_hasil_lama_bukan_dialognya(skp, beralih, pemeran, sebagai):
    tw2, _ = beralih
    rina, joko = sebagai(pemeran.rina), sebagai(pemeran.joko)
    for ke in (f"/skp/{skp.kode}/", f"/realisasi/2026-tw2/{skp.kode}/", f"/evaluasi/{tw2.kode}/"):
        assert (ke, rina.get(ke).status_code, joko.get(ke).status_code) == (ke, 200, 404)
    assert rina.get(f"/skp/{skp.kode}/dialog/").status_code == 403


def test_usul_dan_persetujuan_memakai_hasil_lama(beralih, pemeran, sebagai):
    _, baru = beralih
    rina, sari = sebagai(pemeran.rina), sebagai(pemeran.sari)
    lembar = f"/penilaian/2026-tw3/{baru.kode}/"
    assert "hasil Triwulan II 2026 dari Budi Santoso" in teks(rina.get(lembar))
    assert rina.post(f"{lembar}pakai-hasil/").url == lembar
    assert "menunggu persetujuan Sari Utami" in teks(rina.get(lembar))
    usulan = baru.hasil_disepakati.get()
    assert "Triwulan II 2026 dipakai untuk Triwulan III 2026" in teks(sari.get("/evaluasi/"))
    assert sari.post(f"/evaluasi/kesepakatan/{usulan.pk}/setujui/").status_code == 302
    assert "tidak perlu dinilai lagi" in teks(rina.get(lembar))
    assert "Memakai hasil Triwulan II 2026" in teks(rina.get("/penilaian/tim/2026-tw3/"))
    assert rina.post(lembar, {"rating_hasil": "sesuai", "rating_perilaku": "sesuai"}).status_code == 409
    assert sebagai(pemeran.joko).post(f"/evaluasi/kesepakatan/{usulan.pk}/akhiri/").status_code == 404
    assert rina.post(f"/evaluasi/kesepakatan/{usulan.pk}/akhiri/").status_code == 409


def test_penilai_lama_menilai_periode_yang_sudah_lewat(skp, beralih, pemeran, sebagai):
    budi = sebagai(pemeran.budi)
    assert budi.get(f"/penilaian/2026-tw1/{skp.kode}/").status_code == 200
    assert "Nilai Sari Utami" in teks(budi.get("/penilaian/tim/2026-tw1/"))
    assert budi.get(f"/penilaian/2026-akhir/{skp.kode}/").status_code == 409
    assert "Dinilai pada SKP berikutnya" in teks(budi.get("/penilaian/tim/2026-akhir/"))
