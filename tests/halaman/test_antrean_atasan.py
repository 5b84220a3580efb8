"""/organisasi/atasan/: the queue of doubtful penilai on screen."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from pegawai.alur import antrean_atasan as alur
from pegawai.alur import pekerjaan, penempatan
from pegawai.models import AtasanDiragukan, Pekerjaan
from tests import pembuat
from tests.halaman.bantu import isi, teks
from tests.halaman.kueri import kueri

pytestmark = pytest.mark.django_db
ALAMAT = "/organisasi/atasan/"


@pytest.fixture
def kosong(pemeran):
    penempatan.akhiri(pemeran.budi.penempatan.get(), localdate() - timedelta(days=1), oleh=pemeran.admin)
    pekerjaan.kerjakan(alur.pesan(oleh=None).pk, alur.jalankan)
    return pemeran


def alamat(orang, kata=""):
    return f"{ALAMAT}{orang.penempatan.get(jenis='definitif').pk}/{kata}"


def test_daftar_menyebut_penilai_dan_sebab(kosong, sebagai):
    halaman = teks(sebagai(kosong.admin).get(ALAMAT))
    assert "Sari Utami, S.Kom. PRANATA KOMPUTER AHLI MUDA, BIDANG E-GOVERNMENT Tono Subroto Perlu dilihat" in halaman
    assert "Jabatan pimpinan kosong tanpa Plt." in halaman


def test_mandat_hanya_membaca_unitnya(kosong, organisasi, sebagai):
    pembuat.beri_mandat(kosong.rina, organisasi.statistik)
    assert "Tidak ada yang perlu ditinjau" in teks(sebagai(kosong.rina).get(ALAMAT))
    assert sebagai(kosong.rina).get(alamat(kosong.sari)).status_code == 404
    assert sebagai(kosong.sari).get(ALAMAT).status_code == 404
    assert "Sari Utami" in teks(sebagai(kosong.dewi).get(ALAMAT))


@pytest.mark.parametrize(
    ("saringan", "nama"),
    [
        ("q=joko", ["Joko Prasetyo"]),
        ("sebab=jabatan_kosong", ["Joko Prasetyo", "Sari Utami"]),
        ("sebab=dua_pimpinan", []),
        ("tingkat=tidak_ada", []),
        ("keadaan=dibenarkan", []),
    ],
)
def test_saringan(kosong, sebagai, saringan, nama):
    halaman = teks(sebagai(kosong.admin).get(f"{ALAMAT}?{saringan}"))
    assert [n for n in ("Joko Prasetyo", "Sari Utami") if n in halaman] == nama


def test_saringan_yang_tidak_dikenal_ditolak(kosong, sebagai):
    assert sebagai(kosong.admin).get(f"{ALAMAT}?sebab=apa").status_code == 400


def test_rinci_menerangkan_jalan_ke_atas(kosong, sebagai):
    halaman = teks(sebagai(kosong.admin).get(alamat(kosong.sari)))
    assert "Atasan langsung; 1 jenjang di bawahnya sedang tanpa pimpinan." in halaman
    assert "BIDANG E-GOVERNMENT Tidak ada pimpinan yang menjabat hari ini." in halaman
    assert "Catat Plt. atau Plh. KEPALA BIDANG E-GOVERNMENT , BIDANG E-GOVERNMENT" in halaman


def test_pengelola_membenarkan_tetapi_tidak_menunjuk(kosong, sebagai):
    dewi = sebagai(kosong.dewi)
    assert "Penunjukan penilai dan Plt. dicatat oleh BKD." in teks(dewi.get(alamat(kosong.sari)))
    assert dewi.post(alamat(kosong.sari, "tunjuk/"), {"orang": kosong.tono.kode}).status_code == 403
    assert dewi.post(alamat(kosong.sari, "benarkan/"), {"catatan": ""}).status_code == 422
    assert dewi.post(alamat(kosong.sari, "benarkan/"), {"catatan": "Menunggu pelantikan"}).status_code == 302
    assert "Sari Utami" not in teks(dewi.get(ALAMAT))
    assert "Dibenarkan Dewi Lestari: Menunggu pelantikan" in teks(dewi.get(f"{ALAMAT}?keadaan=dibenarkan"))


def test_tunjuk_dari_hasil_pencarian(kosong, sebagai):
    admin = sebagai(kosong.admin)
    assert kosong.rina.kode in isi(admin.get(f"{alamat(kosong.sari)}?pejabat=kartika"))
    assert admin.post(alamat(kosong.sari, "tunjuk/"), {}).status_code == 422
    assert admin.post(alamat(kosong.sari, "tunjuk/"), {"orang": "x" * 16}).status_code == 422
    assert admin.post(alamat(kosong.sari, "tunjuk/"), {"orang": kosong.rina.kode}).status_code == 302
    assert [d.sebab for d in AtasanDiragukan.objects.filter(penempatan__pegawai=kosong.sari)] == [["cabang_lain"]]


def test_plt_dicatat_dari_antrean(kosong, sebagai):
    admin, isian = sebagai(kosong.admin), {"orang": kosong.rina.kode, "jenis": "plt"}
    assert admin.post(alamat(kosong.sari, "plt/"), isian).status_code == 422
    isian["mulai"] = localdate().isoformat()
    assert admin.post(alamat(kosong.sari, "plt/"), isian).status_code == 302
    assert (AtasanDiragukan.objects.count(), kosong.rina.penempatan.get(jenis="plt").memimpin) == (0, True)


def test_satu_pimpinan_dari_dua(kosong, organisasi, sebagai):
    for orang in (kosong.rina, kosong.dewi):
        pembuat.tempatkan(orang, organisasi.egov, "KEPALA BIDANG", "administrator", memimpin=True, jenis="plt")
    pekerjaan.kerjakan(alur.pesan(oleh=None).pk, alur.jalankan)
    admin, p = sebagai(kosong.admin), kosong.rina.penempatan.get(jenis="plt")
    assert "Jadikan satu-satunya : Rina Kartikasari" in teks(admin.get(alamat(kosong.sari)))
    assert admin.post(alamat(kosong.sari, "satu-pimpinan/"), {"penempatan": p.pk}).status_code == 302
    assert AtasanDiragukan.objects.count() == 0


def test_hitung_ulang_hanya_oleh_bkd(kosong, sebagai):
    assert sebagai(kosong.dewi).post(f"{ALAMAT}hitung/").status_code == 404
    assert sebagai(kosong.admin).post(f"{ALAMAT}hitung/").status_code == 302
    assert Pekerjaan.objects.filter(tugas=alur.TUGAS, status="antre").count() == 1


def test_banyaknya_kueri_daftar_tetap(kosong, organisasi, sebagai):
    admin = sebagai(kosong.admin)

    def banyak():
        with kueri() as daftar:
            admin.get(ALAMAT)
        return len(daftar)

    sedikit = banyak()
    for n in range(5):
        pembuat.tempatkan(pembuat.buat_pegawai(f"Staf {n}", masuk=False), organisasi.egov, "PENGOLAH DATA")
    alur.segarkan(organisasi.egov)
    assert (banyak(), AtasanDiragukan.objects.count()) == (sedikit, 7)
    assert sedikit == 9
