"""Siapa menunggu siapa, Ingatkan, Tunda, the proof of what was done, and the calendar address."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache
from django.utils.timezone import localdate
from icalendar import Calendar

from evaluasi.alur import pengingat_harian, tugas_terbuka
from evaluasi.kewajiban import SEMUA, baca
from evaluasi.models import TugasTerbuka
from evaluasi.views.kalender import DIBACA_SEJAM, KELIRU_SEJAM
from pegawai.alur import pekerjaan as buku
from pegawai.models import LanggananKalender, Pegawai, Pekerjaan, Pemberitahuan
from skp_app.alur.periode import buka_tahun
from skp_app.models import TundaPengingat
from tests import pembuat
from tests.halaman.bantu import isi, teks
from tests.halaman.kueri import kueri

PAPAN = "/pantauan/menunggu/"


@pytest.fixture(autouse=True)
def tujuh_april():
    with time_machine.travel(datetime(2026, 4, 7, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        yield


@pytest.fixture
def periode(db):
    return buka_tahun(2026, oleh=None)


@pytest.fixture
def rantai(pemeran, periode, organisasi):
    """Bupati has not set the SKP of Tono, who has not set that of Budi, who has not set those of three staff."""
    pembuat.ajukan(pembuat.buat_skp(pemeran.tono))
    pembuat.ajukan(pembuat.buat_skp(pemeran.budi))
    orang = [pemeran.sari, pemeran.joko, tambah_staf(organisasi, "Staf Ketiga")]
    return [pembuat.ajukan(pembuat.buat_skp(o)) for o in orang]


def tambah_staf(organisasi, nama):
    orang = pembuat.buat_pegawai(nama)
    pembuat.tempatkan(orang, organisasi.egov, "PENGELOLA DATA")
    return orang


def buka(klien, saring=None):
    """The board after its job has been by."""
    tugas_terbuka.hitung()
    return klien.get(PAPAN, saring or {})


def akar(klien, alamat=PAPAN):
    tugas_terbuka.hitung()
    return [
        (a.orang.nama, a.jenis.belum, a.akar.langsung, a.akar.tertahan, a.akar.tingkat)
        for a, _ in klien.get(alamat).context["akar"]
    ]


def pemegang(klien, **saring):
    return sorted((k.nama_pemilik, k.jenis.kunci) for k, _ in buka(klien, saring).context["baris"])


# The board -------------------------------------------------------------------------------------------


def test_rantai_tiga_tingkat_satu_akar(sebagai, pemeran, rantai):
    harap = [("Surya Wibawa", "belum menetapkan SKP", 1, 5, 3)]
    assert akar(sebagai(pemeran.admin)) == harap
    assert akar(sebagai(pemeran.dewi)) == harap  # the Bupati sits above her units, but her Kadis waits for him
    halaman = teks(buka(sebagai(pemeran.admin)))
    assert "Surya Wibawa belum menetapkan SKP BUPATI SUKAMAJU. Sejak 7 April, rantai 3 tingkat" in halaman


def test_akar_berpindah_setelah_yang_di_atas_bekerja(sebagai, pemeran, rantai):
    pembuat.tetapkan(pemeran.tono.skp.get())
    assert akar(sebagai(pemeran.admin))[0] == ("Tono Subroto", "belum menetapkan SKP", 1, 4, 2)
    pembuat.tetapkan(pemeran.budi.skp.get())
    assert ("Budi Santoso", "belum menetapkan SKP", 3, 3, 1) in akar(sebagai(pemeran.admin))


def test_pemimpin_melihat_cabangnya_saja(sebagai, pemeran, rantai):
    """Budi leads one bidang: he sees what his people hold, and not what Rina's do next door."""
    assert {n for n, _ in pemegang(sebagai(pemeran.budi))} == {"Budi Santoso"}
    assert {n for n, _ in pemegang(sebagai(pemeran.rina))} == {"Rina Kartikasari"}
    assert "Ayu Puspita" not in {n for n, _ in pemegang(sebagai(pemeran.dewi))}
    assert "Ayu Puspita" in {n for n, _ in pemegang(sebagai(pemeran.admin))}


def test_yang_tidak_memantau_unit_apa_pun_tidak_menemukan_halamannya(sebagai, pemeran, organisasi, rantai):
    assert buka(sebagai(pemeran.sari)).status_code == 404
    assert buka(sebagai(pemeran.rina), {"unit": organisasi.egov.kode}).status_code == 404
    assert buka(sebagai(pemeran.dewi), {"unit": organisasi.bkd.kode}).status_code == 404
    assert buka(sebagai(pemeran.dewi), {"unit": organisasi.egov.kode}).status_code == 200


@pytest.mark.parametrize("saring", [{"jenis": "lain"}, {"lama": "4"}, {"hal": "0"}, {"unit": "x" * 17}])
def test_saringan_yang_tidak_dikenal(sebagai, pemeran, periode, saring):
    assert buka(sebagai(pemeran.admin), saring).status_code == 400


def test_saringan_jenis_lama_dan_lewat(sebagai, pemeran, rantai):
    admin = sebagai(pemeran.admin)
    assert "periksa_skp" in {j for _, j in pemegang(admin, lewat="on")}
    assert {j for _, j in pemegang(admin, jenis="periksa_skp")} == {"periksa_skp"}
    assert pemegang(admin, lama="3") == []  # the year was opened this morning
    with time_machine.travel(datetime(2026, 4, 12, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        admin = sebagai(pemeran.admin)  # the session of Tuesday is over
        assert {j for _, j in pemegang(admin, lama="3")} == {"gantikan_penilai", "periksa_skp", "susun_skp"}
        assert pemegang(admin, lama="30") == []


def test_per_unit_menghitung_yang_dipegang_orangnya(sebagai, pemeran, organisasi, rantai):
    unit = {u.nama: (u.banyak, u.lewat) for u in buka(sebagai(pemeran.dewi)).context["per_unit"]}
    assert unit["BIDANG E-GOVERNMENT"] == (3, 3)  # Budi holds three proposals
    assert "BADAN KEPEGAWAIAN DAERAH" not in unit


def test_yang_rahasia_tidak_tampil_di_papan(sebagai, pemeran, periode):
    from skp_app.alur import perubahan

    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    perubahan.buka(skp, oleh=pemeran.sari, alasan="Anggaran dipotong")
    assert SEMUA["perubahan_skp"].rahasia
    assert ("Sari Utami, S.Kom.", "perubahan_skp") not in pemegang(sebagai(pemeran.admin))
    assert buka(sebagai(pemeran.admin), {"jenis": "perubahan_skp"}).status_code == 400


def test_papan_bernomor_halaman_dan_kuerinya_tetap(sebagai, pemeran, organisasi, periode):
    admin = sebagai(pemeran.admin)
    pembuat.ajukan(pembuat.buat_skp(pemeran.sari, rhk=1))
    buka(admin)
    with kueri() as satu:
        admin.get(PAPAN)
    for n in range(20):
        pembuat.ajukan(pembuat.buat_skp(tambah_staf(organisasi, f"Staf {n}"), rhk=1))
    tugas_terbuka.hitung()
    with kueri() as banyak:
        jawaban = admin.get(PAPAN)
    assert (len(satu), len(banyak)) == (13, 13)
    assert jawaban.context["halaman"].paginator.num_pages == 2
    assert len(buka(admin, {"hal": 2}).context["baris"]) == jawaban.context["halaman"].paginator.count - 25


def isi_tabel():
    return sorted(TugasTerbuka.objects.values_list("jenis", "pemilik__nama", "penunggu__nama", "kode"), key=str)


def test_tabel_papan_sama_dengan_fakta_dan_hanya_yang_berubah_ditulis(pemeran, rantai):
    tugas_terbuka.hitung()
    terbuka = [k for o in Pegawai.objects.all() for k in baca.milik(o.pk, localdate()) if not k.jenis.rahasia]
    nama = dict(Pegawai.objects.values_list("pk", "nama"))
    harap = {(k.jenis.kunci, nama[k.pemilik], nama.get(k.penunggu), k.kode) for k in terbuka}
    assert (isi_tabel(), len(harap) > 5) == (sorted(harap, key=str), True)
    lama = set(TugasTerbuka.objects.values_list("pk", flat=True))
    tugas_terbuka.hitung()
    assert set(TugasTerbuka.objects.values_list("pk", flat=True)) == lama
    pembuat.tetapkan(rantai[0])
    tugas_terbuka.hitung()
    kini = set(TugasTerbuka.objects.values_list("pk", flat=True))
    assert ("periksa_skp", "Budi Santoso", "Sari Utami", rantai[0].kode) not in isi_tabel()
    assert len(lama - kini) < len(lama) / 2


def test_segarkan_memesan_satu_pekerjaan_dan_papan_menyebut_saatnya(sebagai, pemeran, rantai):
    admin = sebagai(pemeran.admin)
    assert "Belum dihitung; tekan Segarkan." in teks(admin.get(PAPAN))
    for _ in range(2):
        assert admin.post(f"{PAPAN}perbarui/").headers["Location"] == PAPAN
    (pesanan,) = Pekerjaan.objects.filter(tugas=tugas_terbuka.TUGAS)
    buku.kerjakan(pesanan.pk, tugas_terbuka.jalankan)
    assert "Keadaan 7 April 2026" in teks(admin.get(PAPAN))
    assert sebagai(pemeran.sari).post(f"{PAPAN}perbarui/").status_code == 404


# Ingatkan --------------------------------------------------------------------------------------------


def hal(skp, pemilik):
    return {"jenis": "periksa_skp", "kode": skp.kode, "pemilik": pemilik.kode}


def kabar(orang):
    return [p.judul for p in Pemberitahuan.objects.filter(penerima=orang, kunci__startswith="ingat-")]


def test_pantauan_mengingatkan_pemegangnya_saja_dan_sekali(sebagai, pemeran, rantai):
    dewi = sebagai(pemeran.dewi)
    for _ in range(2):
        jawaban = dewi.post("/tugas/ingatkan/", hal(rantai[0], pemeran.budi), headers={"referer": f"http://t{PAPAN}"})
        assert jawaban.headers["Location"] == PAPAN
    assert kabar(pemeran.budi) == ["Pengingat dari Dewi Lestari: periksa SKP Sari Utami, S.Kom."]
    assert "Diingatkan 09.00" in teks(buka(dewi))
    assert sum(len(kabar(o)) for o in (pemeran.sari, pemeran.tono, pemeran.bupati)) == 0


def test_akar_di_luar_cabang_dapat_diingatkan(sebagai, pemeran, rantai):
    """The Kadis of her dinas waits for the Bupati, whom she does not watch."""
    dewi = sebagai(pemeran.dewi)
    ((akar, _),) = buka(dewi).context["akar"]
    kirim = {"jenis": akar.jenis.kunci, "kode": akar.pertama.kode, "pemilik": akar.orang.kode}
    assert dewi.post("/tugas/ingatkan/", kirim).status_code == 302
    assert kabar(pemeran.bupati) == ["Pengingat dari Dewi Lestari: periksa SKP Tono Subroto"]
    assert sebagai(pemeran.rina).post("/tugas/ingatkan/", kirim).status_code == 404


def test_pengingat_dari_papan_dan_dari_halaman_skp_satu_hal(sebagai, pemeran, rantai):
    sebagai(pemeran.dewi).post("/tugas/ingatkan/", hal(rantai[0], pemeran.budi))
    sebagai(pemeran.sari).post(f"/skp/{rantai[0].kode}/ingatkan/")
    assert len(kabar(pemeran.budi)) == 1


def test_orang_luar_tidak_dapat_mengingatkan(sebagai, pemeran, rantai):
    kirim = hal(rantai[0], pemeran.budi)
    assert sebagai(pemeran.rina).post("/tugas/ingatkan/", kirim).status_code == 404
    assert sebagai(pemeran.joko).post("/tugas/ingatkan/", kirim).status_code == 404
    assert sebagai(pemeran.budi).post("/tugas/ingatkan/", kirim).status_code == 409  # his own
    assert sebagai(pemeran.dewi).post("/tugas/ingatkan/", kirim | {"kode": "x"}).status_code == 404
    assert sebagai(pemeran.dewi).post("/tugas/ingatkan/", kirim | {"jenis": "perubahan_skp"}).status_code == 404
    assert sebagai(pemeran.dewi).post("/tugas/ingatkan/", {"jenis": "periksa_skp"}).status_code == 422
    assert kabar(pemeran.budi) == []


def test_yang_sudah_selesai_tidak_diingatkan(sebagai, pemeran, rantai):
    pembuat.tetapkan(rantai[0])
    assert sebagai(pemeran.sari).post("/tugas/ingatkan/", hal(rantai[0], pemeran.budi)).status_code == 404


# Tunda -----------------------------------------------------------------------------------------------


def test_menunda_pengingat_dari_beranda(sebagai, pemeran, organisasi, periode):
    from skp_app.alur import tenggat

    tenggat.perpanjang(periode, oleh=pemeran.admin, unit=organisasi.dinas, sampai=date(2026, 4, 10), alasan="Banjir")
    joko = sebagai(pemeran.joko)
    assert "/tugas/tunda/?jenis=susun_skp&amp;kode=2026" in isi(joko.get("/"))
    halaman = teks(joko.get("/tugas/tunda/", {"jenis": "susun_skp", "kode": "2026"}))
    assert "tidak melewati tenggatnya, Jumat, 10 April 2026" in halaman
    kirim = {"jenis": "susun_skp", "kode": "2026", "lama": "7"}
    assert joko.post("/tugas/tunda/", kirim).status_code == 302
    assert TundaPengingat.objects.get().sampai == date(2026, 4, 10)
    assert "Pengingat ditunda sampai 10 April" in teks(joko.get("/"))
    assert joko.post("/tugas/tunda/", kirim | {"lama": "30"}).status_code == 422
    assert joko.post("/tugas/tunda/", kirim | {"kode": "2025"}).status_code == 404


# Bukti -----------------------------------------------------------------------------------------------


def test_bukti_menyebut_yang_selesai_yang_terbuka_dan_pemegangnya(sebagai, pemeran, periode):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    pembuat.isi_realisasi(skp, pembuat.triwulan(1))
    halaman = teks(sebagai(pemeran.sari).get("/kewajiban/2026/"))
    assert "Mengajukan SKP 2026" in halaman
    assert "Penetapan SKP 2026" in halaman
    assert "Mengisi realisasi Triwulan I 2026" in halaman
    assert "Menunggu penilaian Budi Santoso." in halaman
    assert "Menetapkan SKP bawahan" in teks(sebagai(pemeran.budi).get("/kewajiban/2026/"))
    assert "Penetapan" not in teks(sebagai(pemeran.joko).get("/kewajiban/2026/")).split("Sudah selesai")[1]
    assert sebagai(pemeran.sari).get("/kewajiban/2025/").status_code == 404


# Calendar --------------------------------------------------------------------------------------------


@pytest.fixture
def alamat(sebagai, pemeran, rantai):
    cache.clear()
    jawaban = sebagai(pemeran.budi).post("/kalender/buat/")
    return jawaban.context["alamat"].removeprefix("http://localhost:8000")


def acara(jawaban):
    kalender = Calendar.from_ical(jawaban.content)
    return {str(a["summary"]): a for a in kalender.walk("VEVENT")}


def test_kalender_terbaca_program_kalender(client, alamat, pemeran):
    jawaban = client.get(alamat)
    assert jawaban.headers["Content-Type"] == "text/calendar; charset=utf-8"
    semua = acara(jawaban)
    periksa = semua["Periksa SKP bawahan (3)"]
    assert (periksa["dtstart"].dt, periksa["dtend"].dt) == (date(2026, 1, 31), date(2026, 2, 1))
    tw1 = semua["Evaluasi Triwulan I 2026"]
    assert tw1["dtend"].dt - tw1["dtstart"].dt == pembuat.triwulan(1).jendela_selesai - pembuat.triwulan(
        1
    ).jendela_mulai + timedelta(days=1)
    assert "Tenggat penetapan SKP 2026" in semua
    assert {type(a["dtstart"].dt) for a in semua.values()} == {date}  # all-day: no time zone moves it
    assert len({str(a["uid"]) for a in semua.values()}) == len(semua)


def test_kalender_tidak_memuat_nama_atau_nip(client, alamat, pemeran):
    badan = client.get(alamat).content.decode()
    for orang in vars(pemeran).values():
        assert orang.nama not in badan
        assert orang.nip is None or orang.nip not in badan


def test_acara_yang_sama_bertanda_sama_dan_tidak_dikirim_dua_kali(client, alamat, rantai):
    pertama = client.get(alamat)
    lagi = client.get(alamat, headers={"if-none-match": pertama.headers["ETag"]})
    assert (lagi.status_code, lagi.content) == (304, b"")
    tanda = {nama: str(a["uid"]) for nama, a in acara(pertama).items()}
    pembuat.tetapkan(rantai[0])
    kedua = client.get(alamat, headers={"if-none-match": pertama.headers["ETag"]})
    assert kedua.status_code == 200
    baru = {nama: str(a["uid"]) for nama, a in acara(kedua).items()}
    assert baru["Periksa SKP bawahan (2)"] == tanda["Periksa SKP bawahan (3)"]


def test_alamat_lama_mati_setelah_diganti_atau_dicabut(client, alamat, sebagai, pemeran):
    budi = sebagai(pemeran.budi)
    baru = budi.post("/kalender/buat/").context["alamat"].removeprefix("http://localhost:8000")
    assert (client.get(alamat).status_code, client.get(baru).status_code) == (404, 200)
    assert baru not in isi(budi.get("/kalender/"))  # shown once
    budi.post("/kalender/cabut/")
    budi.post("/kalender/cabut/")
    assert client.get(baru).status_code == 404
    assert LanggananKalender.objects.count() == 0


def test_akun_yang_ditutup_tidak_berkalender(client, alamat, pemeran):
    pemeran.budi.pengguna.is_active = False
    pemeran.budi.pengguna.save()
    assert client.get(alamat).status_code == 404


def test_menebak_dan_membaca_terlalu_sering_ditahan(client, alamat):
    cache.clear()
    tebakan = [client.get(f"/kalender/{'x' * 42}{n}.ics").status_code for n in range(KELIRU_SEJAM + 1)]
    assert (set(tebakan[:-1]), tebakan[-1]) == ({404}, 429)
    bacaan = [client.head(alamat).status_code for _ in range(DIBACA_SEJAM + 1)]
    assert (set(bacaan[:-1]), bacaan[-1]) == ({200}, 429)
    cache.clear()


# The job, where the BKD sees it ----------------------------------------------------------------------


def test_pekerjaan_pengingat_tampak_dengan_hasilnya(sebagai, pemeran, rantai):
    pekerjaan = pengingat_harian.pesan_hari_ini()
    buku.kerjakan(pekerjaan.pk, pengingat_harian.jalankan)
    assert "Pengingat Selasa, 7 April 2026" in teks(sebagai(pemeran.admin).get("/proses/"))
    rinci = teks(sebagai(pemeran.admin).get(f"/proses/{pekerjaan.kode}/"))
    assert "Orang diingatkan" in rinci
    assert sebagai(pemeran.dewi).get(f"/proses/{pekerjaan.kode}/").status_code == 404


def test_pilihan_surel_disimpan(sebagai, pemeran):
    joko = sebagai(pemeran.joko)
    assert "Alamat surel Anda belum tercatat" in teks(joko.get("/akun/pemberitahuan/"))
    assert joko.post("/akun/pemberitahuan/", {"cara": "mingguan"}).status_code == 302
    pemeran.joko.refresh_from_db()
    assert pemeran.joko.cara_surel == "mingguan"
    assert joko.post("/akun/pemberitahuan/", {"cara": "merpati"}).status_code == 422
