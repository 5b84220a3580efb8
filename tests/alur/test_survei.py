"""The 360 survey from the switch to the result: who is drawn, what is kept, and that nothing leads back"""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils.timezone import localdate

from pegawai.alur import pekerjaan as buku
from pegawai.models import Jejak, Ketentuan, Pekerjaan, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur import survei, survei_jawab, survei_undian
from skp_app.aturan.survei import NILAI, Kelompok, Skala, Status, kosong
from skp_app.kewajiban.survei import belum_dijawab
from skp_app.models import DrafSurvei, HitunganSurvei, KotakKomentar, SasaranSurvei, Survei, UndanganSurvei
from skp_app.views.survei_hasil import Hasil
from tests import pembuat
from tests.conftest import susun_organisasi, susun_pemeran

ISIAN = {"atasan": 1, "rekan": 8, "bawahan": 8, "minimum": 5, "pengumuman": "Survei tertutup."}


def jawaban(skala=Skala.SERING, **komentar):
    return {n.value: {"skala": skala, "komentar": komentar.get(n, "")} for n in NILAI}


@pytest.fixture(scope="module")
def dunia(django_db_setup, django_db_blocker):
    """Budi leads seven people with an SKP in force; built once, each test takes back what it did."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield susun_dunia()
        transaction.set_rollback(True)


def susun_dunia():
    o = susun_organisasi()
    p = susun_pemeran(o)
    pembuat.buat_periode()
    tim = [p.sari, p.joko]
    for n in range(5):
        tim.append(pembuat.buat_pegawai(f"Rekan {n}"))
        pembuat.tempatkan(tim[-1], o.egov, "PENGOLAH DATA", "pelaksana")
    for orang in (p.budi, *tim):
        pembuat.buat_skp_ditetapkan(orang)
    return p, tim


@pytest.fixture
def pemeran(db, dunia):
    return dunia[0]


@pytest.fixture
def tim(db, dunia):
    return dunia[1]


@pytest.fixture
def periode(db, dunia):
    return pembuat.buat_periode()


@pytest.fixture
def evaluasi_kini(periode):
    return next(p for p in periode.evaluasi.all() if p.jenis == "periodik" and p.mulai <= localdate() <= p.selesai)


def hidupkan(admin):
    survei.atur_saklar(True, oleh=admin, dasar="SE Bupati 12/2026")


def susun(periode, admin, **lain):
    hari = {"mulai": localdate(), "selesai": localdate() + timedelta(days=7)}
    return survei.susun(periode, oleh=admin, **hari | ISIAN | lain)


def undi(disusun, admin):
    pekerjaan = survei.umumkan(disusun, oleh=admin)
    buku.kerjakan(pekerjaan.pk, survei_undian.jalankan)
    disusun.refresh_from_db()
    return Pekerjaan.objects.get(pk=pekerjaan.pk)


@pytest.fixture
def berjalan(tim, pemeran, evaluasi_kini):
    hidupkan(pemeran.admin)
    disusun = susun(evaluasi_kini, pemeran.admin)
    undi(disusun, pemeran.admin)
    return disusun


def tentang(berjalan, pegawai):
    return SasaranSurvei.objects.get(survei=berjalan, pegawai=pegawai)


def jawab_semua(sasaran, banyak=None, **lain):
    for u in list(sasaran.undangan.filter(dijawab=False).order_by("pk"))[:banyak]:
        survei_jawab.kirim(u, oleh=u.penjawab, isi=jawaban(**lain))


# Off by default -----------------------------------------------------------------------------------
def test_survei_mati_sampai_bkd_menghidupkannya(pemeran, evaluasi_kini):
    assert survei.hidup(localdate()) is False
    with pytest.raises(KeadaanMenolak):
        susun(evaluasi_kini, pemeran.admin)
    hidupkan(pemeran.admin)
    hidupkan(pemeran.admin)
    assert survei.hidup(localdate()) is True
    assert Ketentuan.objects.filter(kunci=survei.SAKLAR, sumber="SE Bupati 12/2026").count() == 1
    assert Jejak.objects.filter(kata_kerja="atur_survei_360").count() == 1


def test_mematikan_perlu_dasar(pemeran):
    hidupkan(pemeran.admin)
    with pytest.raises(IsianKeliru):
        survei.atur_saklar(False, oleh=pemeran.admin, dasar=" ")
    survei.atur_saklar(False, oleh=pemeran.admin, dasar="Dihentikan")
    assert survei.hidup(localdate()) is False


@pytest.mark.parametrize("langkah", ["saklar", "susun", "umumkan", "tutup", "batalkan"])
def test_hanya_bkd_yang_menyelenggarakan(pemeran, evaluasi_kini, langkah):
    hidupkan(pemeran.admin)
    disusun = susun(evaluasi_kini, pemeran.admin)
    jalan = {
        "saklar": lambda: survei.atur_saklar(False, oleh=pemeran.dewi, dasar="x"),
        "susun": lambda: susun(evaluasi_kini, pemeran.dewi, versi=1),
        "umumkan": lambda: survei.umumkan(disusun, oleh=pemeran.dewi),
        "tutup": lambda: survei.tutup(disusun, oleh=pemeran.budi),
        "batalkan": lambda: survei.batalkan(disusun, oleh=pemeran.tono, alasan="x"),
    }
    with pytest.raises(BukanHak):
        jalan[langkah]()


@pytest.mark.parametrize(
    ("isian", "bidang"),
    [({"selesai": localdate() - timedelta(days=1)}, "selesai"), ({"atasan": 0, "rekan": 4, "bawahan": 0}, "rekan")],
)
def test_pengaturan_yang_tidak_mungkin_ditolak(pemeran, evaluasi_kini, isian, bidang):
    hidupkan(pemeran.admin)
    with pytest.raises(IsianKeliru) as tolak:
        susun(evaluasi_kini, pemeran.admin, **isian)
    assert list(tolak.value.kesalahan) == [bidang]


def test_pengaturan_berubah_sampai_diumumkan(pemeran, evaluasi_kini, tim):
    hidupkan(pemeran.admin)
    disusun = susun(evaluasi_kini, pemeran.admin)
    with pytest.raises(VersiBasi) as tolak:
        susun(evaluasi_kini, pemeran.admin, rekan=6, versi=0)
    assert (tolak.value.tersimpan, tolak.value.dikirim) == ({"rekan": 8}, {"rekan": 6})
    assert susun(evaluasi_kini, pemeran.admin, rekan=6, versi=1).rekan == 6
    undi(disusun, pemeran.admin)
    with pytest.raises(KeadaanMenolak):
        susun(evaluasi_kini, pemeran.admin, rekan=7, versi=4)


def test_tanggal_yang_lewat_tidak_diumumkan(pemeran, evaluasi_kini):
    hidupkan(pemeran.admin)
    lalu = {"mulai": localdate() - timedelta(days=3), "selesai": localdate() - timedelta(days=1)}
    with pytest.raises(KeadaanMenolak):
        survei.umumkan(susun(evaluasi_kini, pemeran.admin, **lalu), oleh=pemeran.admin)


# The draw -----------------------------------------------------------------------------------------
def test_responden_diundi_dari_atasan_rekan_dan_bawahan(berjalan, tim, pemeran):
    def kelompok(orang):
        return sorted(tentang(berjalan, orang).undangan.values_list("kelompok", "penjawab__nama"))

    rekan = [("rekan", n) for n in ["Joko Prasetyo", *[f"Rekan {n}" for n in range(5)]]]
    assert kelompok(pemeran.sari) == [("atasan", "Budi Santoso"), *rekan]
    bawahan = [("bawahan", n) for n in sorted(["Joko Prasetyo", *[f"Rekan {n}" for n in range(5)], "Sari Utami"])]
    assert kelompok(pemeran.budi) == [("atasan", "Tono Subroto"), *bawahan]
    assert berjalan.status == Status.BERJALAN


def test_unit_kecil_dikatakan_terlalu_sedikit(berjalan, tim, pemeran, organisasi):
    assert tentang(berjalan, pemeran.sari).terlalu_sedikit is False
    kecil = Survei.objects.get(pk=berjalan.pk)
    survei.batalkan(kecil, oleh=pemeran.admin, alasan="Ulang dengan jumlah lain")
    ulang = susun(kecil.periode_evaluasi, pemeran.admin, minimum=9, rekan=9, bawahan=9)
    hasil = undi(ulang, pemeran.admin).hasil
    assert (hasil["pegawai"], hasil["terlalu_sedikit"], hasil["undangan"]) == (0, 8, 0)
    assert not HitunganSurvei.objects.filter(sasaran__survei=ulang).exists()


def test_undian_yang_diulang_tidak_menggandakan_apa_pun(berjalan, pemeran):
    sebelum = sorted(UndanganSurvei.objects.values_list("sasaran__pegawai", "penjawab"))
    kabar = Pemberitahuan.objects.filter(kunci=f"survei-{berjalan.pk}-undangan").count()
    pekerjaan = Pekerjaan(masukan={"survei": berjalan.pk})
    survei_undian.jalankan(pekerjaan, lambda a, b: None)
    assert sorted(UndanganSurvei.objects.values_list("sasaran__pegawai", "penjawab")) == sebelum
    assert kabar == 9  # Budi, Tono, and the seven
    assert Pemberitahuan.objects.filter(kunci=f"survei-{berjalan.pk}-undangan").count() == kabar


def test_undian_yang_terputus_dilanjutkan_dengan_hasil_yang_sama(tim, pemeran, evaluasi_kini, monkeypatch):
    hidupkan(pemeran.admin)
    monkeypatch.setattr(survei_undian, "SEPOTONG", 3)
    disusun = susun(evaluasi_kini, pemeran.admin, rekan=4)
    pekerjaan = survei.umumkan(disusun, oleh=pemeran.admin)

    def mati(selesai, jumlah):
        if selesai >= 3:
            raise RuntimeError

    with pytest.raises(RuntimeError):
        survei_undian.jalankan(pekerjaan, mati)
    assert SasaranSurvei.objects.count() == 3
    buku.kerjakan(pekerjaan.pk, survei_undian.jalankan)
    pasangan = set(UndanganSurvei.objects.values_list("sasaran__pegawai", "penjawab"))
    survei.batalkan(disusun, oleh=pemeran.admin, alasan="Uji")
    lagi = susun(evaluasi_kini, pemeran.admin, rekan=4)
    Survei.objects.filter(pk=lagi.pk).update(bibit=disusun.bibit)
    undi(lagi, pemeran.admin)
    milik = UndanganSurvei.objects.filter(survei=lagi)
    assert set(milik.values_list("sasaran__pegawai", "penjawab")) == pasangan


def test_mengumumkan_dua_kali_adalah_satu_pesanan(tim, pemeran, evaluasi_kini):
    hidupkan(pemeran.admin)
    disusun = susun(evaluasi_kini, pemeran.admin)
    assert survei.umumkan(disusun, oleh=pemeran.admin) == survei.umumkan(disusun, oleh=pemeran.admin)


def test_banyaknya_kueri_undian_tidak_bergantung_pada_orang(tim, pemeran, evaluasi_kini, django_assert_num_queries):
    hidupkan(pemeran.admin)
    pekerjaan = survei.umumkan(susun(evaluasi_kini, pemeran.admin), oleh=pemeran.admin)
    with django_assert_num_queries(26):  # with 8 people as with 500
        survei_undian.jalankan(pekerjaan, lambda a, b: None)


# Answering ----------------------------------------------------------------------------------------
@pytest.fixture
def undangan(berjalan, pemeran):
    return tentang(berjalan, pemeran.sari).undangan.get(penjawab=pemeran.joko)


def test_jawaban_menambah_hitungan_dan_memakai_undangan(undangan, pemeran):
    survei_jawab.simpan_draf(undangan, oleh=pemeran.joko, versi=0, isi=jawaban(Skala.JARANG))
    survei_jawab.kirim(undangan, oleh=pemeran.joko, isi=jawaban(akuntabel="Laporan tepat waktu."))
    undangan.refresh_from_db()
    hitungan = HitunganSurvei.objects.get(sasaran=undangan.sasaran, kelompok=Kelompok.REKAN)
    assert (undangan.dijawab, hitungan.banyak, hitungan.hitungan) == (True, 1, [0, 0, 0, 1, 0] * 7)
    assert undangan.sasaran.kotak.isi == [{"nilai": "akuntabel", "teks": "Laporan tepat waktu."}]
    assert not DrafSurvei.objects.filter(undangan=undangan).exists()


def test_jawaban_kedua_tidak_mengubah_apa_pun(undangan, pemeran):
    survei_jawab.kirim(undangan, oleh=pemeran.joko, isi=jawaban())
    survei_jawab.kirim(undangan, oleh=pemeran.joko, isi=jawaban(Skala.TIDAK_PERNAH, harmonis="Lain"))
    hitungan = HitunganSurvei.objects.get(sasaran=undangan.sasaran, kelompok=Kelompok.REKAN)
    assert (hitungan.banyak, hitungan.hitungan) == (1, [0, 0, 0, 1, 0] * 7)
    assert undangan.sasaran.kotak.isi == []


def test_menjawab_tidak_meninggalkan_jejak_dan_kabar(undangan, pemeran):
    sebelum = Jejak.objects.count(), Pemberitahuan.objects.count()
    survei_jawab.simpan_draf(undangan, oleh=pemeran.joko, versi=0, isi=jawaban())
    survei_jawab.kirim(undangan, oleh=pemeran.joko, isi=jawaban())
    assert (Jejak.objects.count(), Pemberitahuan.objects.count()) == sebelum


def test_tabel_jawaban_tidak_memuat_penjawab_waktu_atau_undangan():
    def kolom(model):
        return [f.column for f in model._meta.concrete_fields]

    assert kolom(HitunganSurvei) == ["id", "sasaran_id", "kelompok", "banyak", "hitungan"]
    assert kolom(KotakKomentar) == ["id", "sasaran_id", "isi"]
    waktu = ("DateField", "DateTimeField")
    assert [f.name for f in UndanganSurvei._meta.concrete_fields if f.get_internal_type() in waktu] == []


def test_komentar_diacak_dan_tanpa_hubungan(berjalan, pemeran):
    sasaran = tentang(berjalan, pemeran.sari)
    urutan = []
    for n, u in enumerate(sasaran.undangan.order_by("pk")):
        survei_jawab.kirim(u, oleh=u.penjawab, isi=jawaban(akuntabel=f"Komentar {n}"))
        sasaran.kotak.refresh_from_db()
        urutan.append([k["teks"] for k in sasaran.kotak.isi])
    assert sorted(urutan[-1]) == [f"Komentar {n}" for n in range(7)]
    assert {frozenset(k) for k in sasaran.kotak.isi} == {frozenset({"nilai", "teks"})}
    # Seven answers in the order of sending each time have one chance in 7! x 6! x ... to come out sorted.
    assert any(u != sorted(u) for u in urutan)


def test_yang_belum_lengkap_belum_dapat_dikirim(undangan, pemeran):
    with pytest.raises(IsianKeliru) as tolak:
        survei_jawab.kirim(undangan, oleh=pemeran.joko, isi=jawaban() | {"loyal": {"skala": "", "komentar": "x"}})
    assert tolak.value.kesalahan == {"skala-loyal": "Loyal: pilih salah satu."}
    assert HitunganSurvei.objects.get(sasaran=undangan.sasaran, kelompok="rekan").hitungan == kosong()


@pytest.mark.parametrize("isi", [{"loyal": {"skala": "9"}}, {"loyal": {"skala": "1", "komentar": "x" * 501}}])
def test_isian_asing_ditolak(undangan, pemeran, isi):
    with pytest.raises(IsianKeliru):
        survei_jawab.simpan_draf(undangan, oleh=pemeran.joko, versi=0, isi=isi)


def test_draf_dua_tab_dibandingkan(undangan, pemeran):
    satu, dua = {"loyal": {"skala": "1"}}, {"loyal": {"skala": "2"}}
    assert survei_jawab.simpan_draf(undangan, oleh=pemeran.joko, versi=0, isi=satu) == 1
    assert survei_jawab.simpan_draf(undangan, oleh=pemeran.joko, versi=0, isi=satu) == 1  # the same text twice is one
    with pytest.raises(VersiBasi) as tolak:
        survei_jawab.simpan_draf(undangan, oleh=pemeran.joko, versi=0, isi=dua)
    assert tolak.value.tersimpan == {"loyal": {"skala": "1", "komentar": ""}}
    assert survei_jawab.simpan_draf(undangan, oleh=pemeran.joko, versi=1, isi=dua) == 2


@pytest.mark.parametrize(("langkah", "lain"), [(survei_jawab.kirim, {}), (survei_jawab.simpan_draf, {"versi": 0})])
def test_undangan_orang_lain_ditolak(undangan, pemeran, langkah, lain):
    with pytest.raises(BukanHak):
        langkah(undangan, oleh=pemeran.sari, isi=jawaban(), **lain)


def test_sesudah_terkirim_tidak_ada_draf_lagi(undangan, pemeran):
    survei_jawab.kirim(undangan, oleh=pemeran.joko, isi=jawaban())
    with pytest.raises(KeadaanMenolak):
        survei_jawab.simpan_draf(undangan, oleh=pemeran.joko, versi=0, isi=jawaban())


def test_di_luar_tanggalnya_survei_tidak_menerima(undangan, berjalan, pemeran, time_machine_hari):
    time_machine_hari(berjalan.selesai + timedelta(days=1))
    with pytest.raises(KeadaanMenolak):
        survei_jawab.kirim(undangan, oleh=pemeran.joko, isi=jawaban())


@pytest.fixture
def time_machine_hari():
    import time_machine

    perjalanan = []

    def ke(hari):
        perjalanan.append(time_machine.travel(f"{hari}T05:00:00+00:00", tick=False))
        perjalanan[-1].start()

    yield ke
    for p in perjalanan:
        p.stop()


# Closing and results ------------------------------------------------------------------------------
def tutup(berjalan, admin):
    survei.tutup(berjalan, oleh=admin)
    pekerjaan = Pekerjaan.objects.get(tugas=survei.TUGAS_TUTUP)
    buku.kerjakan(pekerjaan.pk, survei.selesaikan)
    berjalan.refresh_from_db()
    return Pekerjaan.objects.get(pk=pekerjaan.pk)


def test_survei_yang_lewat_ditutup_sendiri(berjalan, time_machine_hari):
    assert survei.tutup_yang_lewat() == 0
    time_machine_hari(berjalan.selesai + timedelta(days=1))
    assert (survei.tutup_yang_lewat(), survei.tutup_yang_lewat()) == (1, 0)
    berjalan.refresh_from_db()
    assert (berjalan.status, berjalan.ditutup_pada) == (Status.DITUTUP, localdate())


def test_penutupan_membuang_draf_dan_mengabari_yang_punya_hasil(berjalan, undangan, pemeran):
    jawab_semua(tentang(berjalan, pemeran.budi))
    survei_jawab.simpan_draf(undangan, oleh=pemeran.joko, versi=0, isi=jawaban())
    hasil = tutup(berjalan, pemeran.admin).hasil
    assert (hasil["hasil_terbaca"], hasil["draf_dihapus"]) == (1, 1)
    kabar = Pemberitahuan.objects.filter(kunci=f"survei-{berjalan.pk}-hasil")
    assert [(k.penerima_id, k.tautan) for k in kabar] == [(pemeran.budi.pk, "/survei/")]
    with pytest.raises(KeadaanMenolak):
        survei_jawab.kirim(undangan, oleh=pemeran.joko, isi=jawaban())


@pytest.mark.parametrize(("banyak", "tampil"), [(5, False), (6, True)])
def test_hasil_tampil_dari_jawaban_yang_cukup(berjalan, pemeran, banyak, tampil):
    """The superior is drawn first here: six answers are five besides his own."""
    sasaran = tentang(berjalan, pemeran.sari)
    assert sasaran.undangan.order_by("pk").first().kelompok == Kelompok.ATASAN
    jawab_semua(sasaran, banyak)
    tutup(berjalan, pemeran.admin)
    sasaran.refresh_from_db()
    hasil = Hasil(sasaran, list(sasaran.hitungan.all()))
    assert (hasil.tampil, hasil.seluruh is not None, hasil.kelompok) == (tampil, tampil, [])


def test_sebelum_ditutup_tidak_ada_hasil(berjalan, pemeran):
    sasaran = tentang(berjalan, pemeran.sari)
    jawab_semua(sasaran)
    assert Hasil(sasaran, list(sasaran.hitungan.all())).tampil is False
    assert not SasaranSurvei.objects.visible_to(pemeran.sari).exists()


def test_hasil_terbaca_oleh_yang_bersangkutan_dan_dua_tingkat_di_atasnya(berjalan, pemeran, tim):
    tutup(berjalan, pemeran.admin)

    def membaca(orang):
        return sorted(SasaranSurvei.objects.visible_to(orang).values_list("pegawai__nama", flat=True))

    staf = sorted(o.nama for o in tim)
    assert membaca(pemeran.sari) == ["Sari Utami"]
    assert membaca(pemeran.budi) == sorted(["Budi Santoso", *staf])
    assert membaca(pemeran.tono) == sorted(["Budi Santoso", *staf])
    assert [membaca(o) for o in (pemeran.rina, pemeran.dewi, pemeran.admin)] == [[], [], []]


def test_yang_dibatalkan_tidak_pernah_terbaca(berjalan, undangan, pemeran):
    jawab_semua(tentang(berjalan, pemeran.sari))
    with pytest.raises(IsianKeliru):
        survei.batalkan(berjalan, oleh=pemeran.admin, alasan=" ")
    survei.batalkan(berjalan, oleh=pemeran.admin, alasan="Salah tanggal")
    assert not SasaranSurvei.objects.visible_to(pemeran.sari).exists()
    assert survei.milik(berjalan.periode_evaluasi) is None
    with pytest.raises(KeadaanMenolak):
        survei.tutup(berjalan, oleh=pemeran.admin)


def test_yang_ditutup_tidak_dibatalkan(berjalan, pemeran):
    tutup(berjalan, pemeran.admin)
    assert survei.tutup(berjalan, oleh=pemeran.admin).status == Status.DITUTUP
    with pytest.raises(KeadaanMenolak):
        survei.batalkan(berjalan, oleh=pemeran.admin, alasan="Terlambat")


# Obligation ---------------------------------------------------------------------------------------
def test_satu_kewajiban_per_responden_tanpa_nama_siapa_pun(berjalan, pemeran, tim):
    semua = list(belum_dijawab(localdate()))
    assert len(semua) == 9
    milik = next(b for b in semua if b["k_pemilik"] == pemeran.joko.pk)
    assert milik == {
        "k_jenis": "survei", "k_pemilik": pemeran.joko.pk, "k_penunggu": None, "k_sejak": berjalan.mulai,
        "k_tenggat": berjalan.selesai, "k_kode": berjalan.kode, "k_tentang": berjalan.periode_evaluasi.nama,
        "k_rincian": "",
    }  # fmt: skip
    for u in UndanganSurvei.objects.filter(penjawab=pemeran.joko):
        survei_jawab.kirim(u, oleh=pemeran.joko, isi=jawaban())
    assert pemeran.joko.pk not in [b["k_pemilik"] for b in belum_dijawab(localdate())]
    assert list(belum_dijawab(berjalan.selesai + timedelta(days=1))) == []
