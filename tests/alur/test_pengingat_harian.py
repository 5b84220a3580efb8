"""The reminders of a working day: one digest per person, nothing twice, and superiors who are told once."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail

from evaluasi.alur import kewajiban as alur
from evaluasi.alur import pengingat_harian as harian
from evaluasi.kewajiban import baca
from pegawai.alur import pekerjaan as buku
from pegawai.alur.pemberitahuan import kirim_antrean
from pegawai.alur.pilihan import atur_surel
from pegawai.aturan.surel import CaraSurel
from pegawai.models import HariLibur, Jejak, Ketentuan, Pegawai, Pekerjaan, Pemberitahuan
from pegawai.penolakan import IsianKeliru, KeadaanMenolak
from skp_app.alur import pengingat
from skp_app.alur.periode import buka_tahun
from skp_app.models import Eskalasi, TundaPengingat
from tests import pembuat

WIB = ZoneInfo("Asia/Jakarta")
pytestmark = pytest.mark.django_db


def pada(*saat):
    return time_machine.travel(datetime(2026, *saat, tzinfo=WIB), tick=False)


@pytest.fixture
def periode(db):
    return buka_tahun(2026, oleh=None)  # SKP are due on Saturday 31 January


@pytest.fixture
def diajukan(pemeran, periode):
    with pada(1, 12, 9):
        return pembuat.ajukan(pembuat.buat_skp(pemeran.sari))


def jalankan():
    """As the worker does; what beat ordered."""
    pekerjaan = harian.pesan_hari_ini()
    if pekerjaan is None:
        return None
    buku.kerjakan(pekerjaan.pk, harian.jalankan)
    pekerjaan.refresh_from_db()
    return pekerjaan.hasil


def ringkasan(orang):
    return list(
        Pemberitahuan.objects.filter(penerima=orang, kunci__startswith="ringkasan-").values_list("judul", "isi")
    )


# When ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("saat", "berjalan"),
    [((1, 30, 5, 59), False), ((1, 30, 6, 0), True), ((1, 31, 9, 0), False), ((2, 17, 9, 0), False)],
)
def test_dipesan_sekali_pada_hari_kerja_sesudah_pukul_enam(periode, saat, berjalan):
    """30 January 2026 is a Friday, 31 a Saturday, 17 February a holiday."""
    with pada(*saat):
        assert (harian.pesan_hari_ini() is not None) is berjalan
        assert harian.pesan_hari_ini() is None
    assert Pekerjaan.objects.filter(tugas=harian.TUGAS).count() == berjalan


def test_libur_daerah_yang_ditambahkan_ikut_dihormati(periode):
    HariLibur.objects.create(tanggal=date(2026, 1, 30), nama="Hari jadi", jenis="daerah", sumber="Perda")
    with pada(1, 30, 9):
        assert jalankan() is None


# The digest ------------------------------------------------------------------------------------------


def test_satu_ringkasan_menyebut_jenis_dan_tenggat_tanpa_nama(pemeran, organisasi, diajukan):
    with pada(1, 13, 9):
        for n in range(2):
            staf = pembuat.buat_pegawai(f"Rahasia {n}")
            pembuat.tempatkan(staf, organisasi.egov, "PENGELOLA DATA")
            pembuat.ajukan(pembuat.buat_skp(staf))
    with pada(1, 30, 9):
        jalankan()
    assert ringkasan(pemeran.budi) == [
        (
            "Pengingat: 4 tugas menunggu Anda",
            "- Periksa SKP bawahan (3), tenggat 31 Januari\n- Susun dan ajukan SKP, tenggat 31 Januari",
        )
    ]
    assert ringkasan(pemeran.sari) == []  # hers waits for Budi


def test_dua_kali_sehari_tidak_menggandakan_apa_pun(pemeran, diajukan):
    with pada(1, 30, 9):
        pertama = jalankan()
        sebelum = list(Pemberitahuan.objects.order_by("pk").values_list("pk", "kunci", "judul"))
        assert jalankan() is None
        lagi = buku.pesan(harian.TUGAS, "lagi", "Sekali lagi", None, hari="2026-01-30")
        buku.kerjakan(lagi.pk, harian.jalankan)
        lagi.refresh_from_db()
    assert lagi.hasil == pertama
    assert list(Pemberitahuan.objects.order_by("pk").values_list("pk", "kunci", "judul")) == sebelum


def test_hasil_pekerjaan_terbaca(pemeran, diajukan):
    Pegawai.objects.filter(pk=pemeran.budi.pk).update(surel="budi@contoh.go.id")
    with pada(1, 30, 9):
        # Everybody of the cast has a post and owes an SKP, but the Bupati; Sari has handed hers in.
        assert jalankan() == {"orang_diingatkan": 7, "surel": 1, "atasan_diberi_tahu": 0}
    assert Pekerjaan.objects.get().judul == "Pengingat Jumat, 30 Januari 2026"


def test_akun_yang_ditutup_tidak_diingatkan(pemeran, periode):
    pemeran.joko.pengguna.is_active = False
    pemeran.joko.pengguna.save()
    with pada(1, 30, 9):
        jalankan()
    assert (len(ringkasan(pemeran.joko)), len(ringkasan(pemeran.rina))) == (0, 1)


def test_ringkasan_baru_menutup_yang_lama(pemeran, periode):
    with pada(1, 30, 9):
        jalankan()
    with pada(2, 4, 9):  # three working days after the deadline
        jalankan()
    milik = Pemberitahuan.objects.filter(penerima=pemeran.joko).order_by("pk")
    assert [(p.kunci, p.dibaca_pada is None) for p in milik] == [
        ("ringkasan-2026-01-30", False),
        ("ringkasan-2026-02-04", True),
    ]
    assert milik[1].judul == "Pengingat: 1 tugas menunggu Anda, 1 lewat tenggat"


def test_di_antara_hari_pengingat_tidak_ada_pesan(pemeran, periode):
    with pada(2, 3, 9):
        assert jalankan()["orang_diingatkan"] == 0


def test_kebijakan_baru_berlaku_mulai_tanggalnya(pemeran, periode):
    nilai = {"hari_sebelum": [3], "lewat_tiap_hari_kerja": 3, "tanpa_tenggat_tiap_hari_kerja": 5}
    Ketentuan.objects.create(kunci="pengingat", nilai=nilai, mulai=date(2026, 1, 28), sumber="Keputusan instansi")
    with pada(1, 27, 9):
        assert jalankan()["orang_diingatkan"] == 0
    with pada(1, 28, 9):
        assert jalankan()["orang_diingatkan"] == 8


# Put off ---------------------------------------------------------------------------------------------


def milik(orang, jenis):
    return next(k for k in baca.milik(orang.pk, date(2026, 1, 28)) if k.jenis.kunci == jenis)


def test_tunda_hanya_menahan_pengingat_sendiri_dan_tidak_melewati_tenggat(pemeran, periode):
    with pada(1, 28, 9):
        ini = milik(pemeran.joko, "susun_skp")
        assert alur.tunda(ini, oleh=pemeran.joko, lama=7, hari=date(2026, 1, 28)) == date(2026, 1, 31)
        alur.tunda(ini, oleh=pemeran.joko, lama=3, hari=date(2026, 1, 28))
    assert TundaPengingat.objects.get().sampai == date(2026, 1, 31)
    with pada(1, 30, 9):
        jalankan()
    assert (len(ringkasan(pemeran.joko)), len(ringkasan(pemeran.rina))) == (0, 1)
    with pada(2, 4, 9):
        jalankan()
    assert len(ringkasan(pemeran.joko)) == 1


@pytest.mark.parametrize("lama", [0, 8, -1])
def test_tunda_paling_lama_tujuh_hari(pemeran, periode, lama):
    with pada(1, 28, 9), pytest.raises(IsianKeliru):
        alur.tunda(milik(pemeran.joko, "susun_skp"), oleh=pemeran.joko, lama=lama, hari=date(2026, 1, 28))


def test_tugas_orang_lain_dan_yang_jatuh_tempo_tidak_dapat_ditunda(pemeran, periode):
    with pada(1, 31, 9):
        ini = milik(pemeran.joko, "susun_skp")
        for oleh in (pemeran.rina, pemeran.joko):
            with pytest.raises(KeadaanMenolak):
                alur.tunda(ini, oleh=oleh, lama=1, hari=date(2026, 1, 31))
    assert TundaPengingat.objects.count() == 0


# Reminders by hand -----------------------------------------------------------------------------------


def test_pengingat_tangan_dibatasi_per_orang_per_hari(pemeran, periode):
    with pada(1, 28, 9):
        for n in range(5):
            pengingat.ingatkan(pemeran.budi, f"ingat-hal{n}-", "Pengingat", tautan="/")
        pengingat.ingatkan(pemeran.budi, "ingat-hal0-", "Pengingat", tautan="/")  # the same again is no sixth
        with pytest.raises(KeadaanMenolak, match="5 pengingat hari ini"):
            pengingat.ingatkan(pemeran.budi, "ingat-hal5-", "Pengingat", tautan="/")
        pengingat.ingatkan(pemeran.rina, "ingat-hal5-", "Pengingat", tautan="/")
    with pada(1, 29, 9, 1):
        pengingat.ingatkan(pemeran.budi, "ingat-hal5-", "Pengingat", tautan="/")
    assert Pemberitahuan.objects.filter(penerima=pemeran.budi).count() == 6


def test_diri_sendiri_tidak_diingatkan(pemeran, periode):
    with pada(1, 28, 9), pytest.raises(KeadaanMenolak):
        alur.ingatkan(milik(pemeran.joko, "susun_skp"), oleh=pemeran.joko, hari=date(2026, 1, 28))


# Escalation ------------------------------------------------------------------------------------------


def eskalasi():
    kolom = ("pemilik__nama", "atasan__nama", "tingkat", "jenis", "hari")
    return sorted(Eskalasi.objects.filter(jenis="susun_skp").values_list(*kolom))


def test_atasan_diberi_tahu_sekali_lalu_atasannya_lagi(pemeran, periode):
    with pada(2, 5, 9):  # four working days after 31 January
        jalankan()
    assert eskalasi() == []
    with pada(2, 6, 9):
        jalankan()
    satu = [e for e in eskalasi() if e[0] in ("Joko Prasetyo", "Budi Santoso")]
    assert satu == [
        ("Budi Santoso", "Tono Subroto", "atasan", "susun_skp", date(2026, 2, 6)),
        ("Joko Prasetyo", "Budi Santoso", "atasan", "susun_skp", date(2026, 2, 6)),
    ]
    with pada(2, 9, 9):
        jalankan()
    assert len(eskalasi()) == len({e[0] for e in eskalasi()})
    with pada(2, 13, 9):
        jalankan()
    joko = [e[1:3] for e in eskalasi() if e[0] == "Joko Prasetyo"]
    assert joko == [("Budi Santoso", "atasan"), ("Tono Subroto", "atasan_kedua")]
    assert Jejak.objects.filter(kata_kerja="eskalasi").count() == Eskalasi.objects.count()


def test_atasan_dan_pemilik_masing_masing_mendapat_satu_kabar(pemeran, periode, sebagai):
    with pada(2, 6, 9):
        jalankan()
        kabar = Pemberitahuan.objects.filter(kunci="eskalasi-2026-02-06", penerima=pemeran.budi)
        assert [p.judul for p in kabar] == ["2 tugas bawahan Anda lama lewat tenggat"]  # Sari and Joko
        joko = Pemberitahuan.objects.get(kunci="eskalasi-anda-2026-02-06", penerima=pemeran.joko)
        assert joko.judul == "Atasan Anda diberi tahu: 1 tugas Anda lama lewat tenggat"
        assert "Atasan Anda diberi tahu 6 Februari" in sebagai(pemeran.joko).get("/").content.decode()


def test_yang_selesai_tidak_dieskalasi(pemeran, diajukan):
    with pada(1, 20, 9):
        pembuat.tetapkan(diajukan)
    with pada(2, 6, 9):
        jalankan()
    assert "Sari Utami" not in [e[0] for e in eskalasi()]
    assert "Joko Prasetyo" in [e[0] for e in eskalasi()]


# Mail ------------------------------------------------------------------------------------------------


@pytest.fixture
def joko(pemeran):
    Pegawai.objects.filter(pk=pemeran.joko.pk).update(surel="joko@contoh.go.id")
    return Pegawai.objects.get(pk=pemeran.joko.pk)


def kabari(orang, n):
    Pemberitahuan.kirim(orang, f"uji-{n}", f"Kabar ke-{n}")


def kirim(*saat):
    mail.outbox.clear()
    with pada(*saat):
        kirim_antrean()
    return [(s.subject, s.body.count("Kabar ke-")) for s in mail.outbox]


RINGKASAN = "Ringkasan pemberitahuan Aplikasi SKP"


def test_ringkasan_harian_terkirim_sekali_setiap_pagi(joko):
    atur_surel(joko, CaraSurel.HARIAN)
    for jam in (8, 15):
        with pada(4, 7, jam):
            kabari(joko, jam)
    assert kirim(4, 7, 18) == []
    assert kirim(4, 8, 6, 59) == []
    assert kirim(4, 8, 7, 1) == [(RINGKASAN, 2)]
    assert kirim(4, 8, 7, 2) == []
    with pada(4, 8, 9):
        kabari(joko, 9)
    assert kirim(4, 9, 12) == [(RINGKASAN, 1)]  # the server was away in the morning


def test_ringkasan_mingguan_terkirim_senin_pagi(joko):
    atur_surel(joko, CaraSurel.MINGGUAN)
    for tanggal in (7, 10):
        with pada(4, tanggal, 9):
            kabari(joko, tanggal)
    assert kirim(4, 12, 20) == []
    assert kirim(4, 13, 7) == [(RINGKASAN, 2)]
    assert kirim(4, 13, 8) == []


def test_hanya_di_aplikasi_tidak_menerima_surel_juga_kemudian(joko):
    atur_surel(joko, CaraSurel.TIDAK)
    with pada(4, 7, 9):
        kabari(joko, 1)
    assert kirim(4, 7, 10) == []
    atur_surel(joko, CaraSurel.LANGSUNG)
    assert kirim(4, 7, 11) == []
    assert joko.pemberitahuan.count() == 1


def test_pilihan_yang_sama_bukan_perubahan(joko):
    atur_surel(joko, CaraSurel.LANGSUNG)
    atur_surel(joko, CaraSurel.HARIAN)
    atur_surel(joko, CaraSurel.HARIAN)
    assert list(Jejak.objects.filter(kata_kerja="atur_surel").values_list("dari", "ke")) == [("langsung", "harian")]


def test_surel_ringkasan_tanpa_nama_pada_judul_dan_menyebut_sisanya(joko):
    atur_surel(joko, CaraSurel.HARIAN)
    with pada(4, 7, 9):
        for n in range(23):
            kabari(joko, n)
    assert kirim(4, 8, 8) == [(RINGKASAN, 20)]
    isi = mail.outbox[0].body
    assert "23 pemberitahuan untuk Anda" in isi
    assert "dan 3 lainnya" in isi
    assert "http://localhost:8000/pemberitahuan/" in isi
