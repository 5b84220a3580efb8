"""The authenticator app: put in force, asked for at login, taken for a decision; recovery codes; help of the BKD"""

import re
import time
from base64 import b32decode
from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from pegawai.alur import faktor, ketentuan, kewenangan
from pegawai.aturan import kode_waktu
from pegawai.mandat import INSTANSI
from pegawai.models import AplikasiKode, Jejak, Ketentuan, KodePemulihan, PemulihanFaktor, Sesi
from pegawai.penolakan import IsianKeliru
from tests import pembuat
from tests.halaman.bantu import isi, judul, teks
from tests.pembuat import SANDI

RAHASIA = b"12345678901234567890"


def kode_kini(rahasia, geser=0):
    return kode_waktu.kode(rahasia, kode_waktu.langkah_pada(time.time()) + geser)


def pasang(pegawai):
    """An app in force for this person; gives its secret and the recovery codes."""
    rahasia = faktor.siapkan(pegawai.pengguna)
    kode = faktor.aktifkan(pegawai.pengguna, kode_kini(rahasia, -1), sesi_ini="", oleh=pegawai)
    return rahasia, kode


def masuk(pegawai, klien=None):
    klien = klien or Client()
    return klien, klien.post("/masuk/", {"masuk": pegawai.nip, "sandi": SANDI, "next": "/akun/"})


def sudah_masuk(klien):
    return "_auth_user_id" in klien.session


# Put in force ------------------------------------------------------------------------------------
def test_dipasang_dengan_rahasia_yang_tertulis_pada_halaman(sebagai, pemeran):
    lain, klien = sebagai(pemeran.sari), sebagai(pemeran.sari, sandi_segar=True)
    halaman = klien.get("/akun/keamanan/kode/")
    tertulis = re.search(r'kode-panjang" translate="no">([A-Z2-7 ]+)<', isi(halaman))[1]
    rahasia = b32decode(tertulis.replace(" ", ""))
    assert 'src="data:image/svg+xml' in isi(halaman)
    assert klien.get("/akun/keamanan/kode/").context["rahasia"] == tertulis
    jawaban = klien.post("/akun/keamanan/kode/", {"kode_sandi": kode_kini(rahasia)})
    assert judul(jawaban) == "Kode pemulihan"
    assert len(re.findall(r"<code>(?:[a-z2-9]{4}-){3}[a-z2-9]{4}</code>", isi(jawaban))) == 10
    assert (lain.get("/akun/").status_code, klien.get("/akun/").status_code) == (302, 200)
    assert "Aktif" in teks(klien.get("/akun/keamanan/"))
    assert Jejak.objects.get().kata_kerja == "pasang_aplikasi"
    assert pemeran.sari.pemberitahuan.get().judul == "Aplikasi autentikator dipasang"


def test_rahasia_dan_kode_pemulihan_tidak_tersimpan_terbaca(pemeran):
    rahasia, kode = pasang(pemeran.sari)
    tersimpan = AplikasiKode.objects.get().rahasia + str(list(KodePemulihan.objects.values()))
    assert kode_waktu.tertulis(rahasia).replace(" ", "") not in tersimpan
    assert rahasia.hex() not in tersimpan
    assert not any(k in tersimpan or k.replace("-", "") in tersimpan for k in kode)


def test_kode_keliru_tidak_memasang(sebagai, pemeran):
    klien = sebagai(pemeran.sari, sandi_segar=True)
    klien.get("/akun/keamanan/kode/")
    jawaban = klien.post("/akun/keamanan/kode/", {"kode_sandi": "000000"})
    assert jawaban.status_code == 422
    assert jawaban.context["formulir"].errors == {"kode_sandi": [faktor.TIDAK_COCOK]}
    assert not faktor.punya(pemeran.sari.pengguna).ada


def test_memasang_perlu_dipastikan(sebagai, pemeran):
    klien = sebagai(pemeran.sari)
    for alamat in ("kode/", "kunci/"):
        jawaban = klien.get(f"/akun/keamanan/{alamat}")
        assert (jawaban.status_code, jawaban["Location"][:16]) == (302, "/akun/pastikan/?")
    for alamat in ("kode/matikan/", "pemulihan/", "kunci/mulai/"):
        assert klien.post(f"/akun/keamanan/{alamat}").status_code == 302
    assert AplikasiKode.objects.count() == 0


def test_yang_sudah_aktif_tidak_menampilkan_rahasianya_lagi(sebagai, pemeran):
    pasang(pemeran.sari)
    assert sebagai(pemeran.sari, sandi_segar=True).get("/akun/keamanan/kode/").status_code == 409


# Login -------------------------------------------------------------------------------------------
def test_sandi_saja_belum_masuk(pemeran):
    pasang(pemeran.sari)
    klien, jawaban = masuk(pemeran.sari)
    assert (jawaban.status_code, jawaban["Location"]) == (302, "/masuk/kode/")
    assert not sudah_masuk(klien)
    assert klien.get("/akun/").status_code == 302
    assert judul(klien.get("/masuk/kode/")) == "Langkah kedua"


def test_kode_menyelesaikan_masuk_dan_terhitung_segar(pemeran):
    rahasia, _ = pasang(pemeran.sari)
    klien, _ = masuk(pemeran.sari)
    lama = klien.session.session_key
    jawaban = klien.post("/masuk/kode/", {"kode_sandi": kode_kini(rahasia)})
    assert (jawaban.status_code, jawaban["Location"]) == (302, "/akun/")
    assert klien.session.session_key != lama
    assert klien.get("/akun/keamanan/kode/").status_code == 409  # no password in between


def test_kode_yang_sama_tidak_membuka_dua_kali(pemeran):
    rahasia, _ = pasang(pemeran.sari)
    kode = kode_kini(rahasia)
    for diharap in (302, 422):
        klien, _ = masuk(pemeran.sari)
        assert klien.post("/masuk/kode/", {"kode_sandi": kode}).status_code == diharap
    assert not sudah_masuk(klien)


@pytest.mark.parametrize("kosong", [{}, {"kode_sandi": ""}, {"kode_sandi": " "}, {"kode_sandi": "None"}])
def test_kode_yang_kosong_atau_hilang_gagal(pemeran, kosong):
    pasang(pemeran.sari)
    klien, _ = masuk(pemeran.sari)
    assert klien.post("/masuk/kode/", kosong).status_code == 422
    assert not sudah_masuk(klien)


def test_tanpa_langkah_pertama_tidak_ada_langkah_kedua(pemeran):
    rahasia, _ = pasang(pemeran.sari)
    klien = Client()
    assert klien.post("/masuk/kode/", {"kode_sandi": kode_kini(rahasia)})["Location"] == "/masuk/"
    assert not sudah_masuk(klien)


def test_kode_orang_lain_tidak_membuka(pemeran):
    pasang(pemeran.sari)
    rahasia, pemulihan = pasang(pemeran.joko)
    klien, _ = masuk(pemeran.sari)
    for kode in (kode_kini(rahasia), pemulihan[0]):
        assert klien.post("/masuk/kode/", {"kode_sandi": kode}).status_code == 422


def test_langkah_kedua_hanya_lima_menit_dan_gugur_bila_sandi_berganti(pemeran):
    rahasia, _ = pasang(pemeran.sari)
    klien, _ = masuk(pemeran.sari)
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert klien.post("/masuk/kode/", {"kode_sandi": kode_kini(rahasia)})["Location"] == "/masuk/"
    klien, _ = masuk(pemeran.sari)
    pemeran.sari.pengguna.set_password("gerimis di atas genteng 41")
    pemeran.sari.pengguna.save()
    assert klien.post("/masuk/kode/", {"kode_sandi": kode_kini(rahasia)})["Location"] == "/masuk/"


def test_lima_kode_keliru_dijeda_dari_jaringan_mana_pun(pemeran):
    rahasia, _ = pasang(pemeran.sari)
    for n in range(5):
        klien, _ = masuk(pemeran.sari, Client(REMOTE_ADDR=f"203.0.113.{n}"))
        assert klien.post("/masuk/kode/", {"kode_sandi": "000000"}).status_code == 422
    klien, _ = masuk(pemeran.sari)
    jawaban = klien.post("/masuk/kode/", {"kode_sandi": kode_kini(rahasia)})
    assert jawaban.status_code == 429
    assert "Terlalu banyak kode keliru. Coba lagi dalam 15 menit." in teks(jawaban)
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        klien, _ = masuk(pemeran.sari)
        assert klien.post("/masuk/kode/", {"kode_sandi": kode_kini(rahasia)}).status_code == 302


def test_jeda_berlipat(pemeran):
    pasang(pemeran.sari)
    AplikasiKode.objects.update(gagal=9)
    assert faktor.cocok(pemeran.sari.pengguna, "000000") is False
    sisa = AplikasiKode.objects.get().ditahan_sampai - timezone.now()
    assert timedelta(minutes=29) < sisa <= timedelta(minutes=30)


def test_kode_pemulihan_membuka_sekali_dan_diberitahukan(pemeran):
    _, pemulihan = pasang(pemeran.sari)
    klien, _ = masuk(pemeran.sari)
    assert klien.post("/masuk/kode/", {"kode_sandi": f" {pemulihan[3].upper()} "}).status_code == 302
    assert sudah_masuk(klien)
    assert pemeran.sari.pemberitahuan.filter(judul="Kode pemulihan dipakai; tersisa 9").count() == 1
    klien, _ = masuk(pemeran.sari)
    assert klien.post("/masuk/kode/", {"kode_sandi": pemulihan[3]}).status_code == 422


def test_kode_aktivasi_dari_bkd_tidak_melewati_faktor_kedua(pemeran):
    from pegawai.alur import akun

    pasang(pemeran.sari)
    kode, klien = akun.terbitkan_kode(pemeran.sari, oleh=pemeran.admin), Client()
    baru = "gerimis di atas genteng 41"
    isian = {"masuk": pemeran.sari.nip, "kode_sandi": kode, "sandi_baru": baru, "sandi_ulang": baru}
    assert klien.post("/aktivasi/", isian)["Location"] == "/masuk/kode/"
    assert not sudah_masuk(klien)


# Decisions ---------------------------------------------------------------------------------------
def test_kode_menggantikan_sandi_untuk_keputusan(sebagai, pemeran):
    rahasia, _ = pasang(pemeran.sari)
    klien = sebagai(pemeran.sari)
    kode = kode_kini(rahasia)
    assert klien.post("/akun/pastikan/", {"sandi": kode, "next": "/akun/"})["Location"] == "/akun/"
    lain = sebagai(pemeran.sari)
    assert lain.post("/akun/pastikan/", {"sandi": kode}).status_code == 422  # used up


def test_kode_tidak_menggantikan_sandi_lama_saat_menggantinya(sebagai, pemeran):
    rahasia, _ = pasang(pemeran.sari)
    baru = "gerimis di atas genteng 41"
    isian = {"sandi": kode_kini(rahasia), "baru": baru, "ulang": baru}
    assert sebagai(pemeran.sari).post("/akun/sandi/", isian).status_code == 422
    pemeran.sari.pengguna.refresh_from_db()
    assert pemeran.sari.pengguna.check_password(SANDI)


def test_kode_pemulihan_tidak_menggantikan_sandi_untuk_keputusan(sebagai, pemeran):
    _, pemulihan = pasang(pemeran.sari)
    assert sebagai(pemeran.sari).post("/akun/pastikan/", {"sandi": pemulihan[0]}).status_code == 422
    assert KodePemulihan.objects.count() == 10


# Taken away --------------------------------------------------------------------------------------
def test_dimatikan_bersama_kode_pemulihannya(sebagai, pemeran):
    pasang(pemeran.sari)
    klien = sebagai(pemeran.sari, sandi_segar=True)
    assert klien.post("/akun/keamanan/kode/matikan/")["Location"] == "/akun/keamanan/"
    assert faktor.punya(pemeran.sari.pengguna) == (False, 0, 0)
    klien, jawaban = masuk(pemeran.sari)
    assert (jawaban["Location"], sudah_masuk(klien)) == ("/akun/", True)


def test_kode_pemulihan_baru_menggantikan_yang_lama(sebagai, pemeran):
    _, lama = pasang(pemeran.sari)
    jawaban = sebagai(pemeran.sari, sandi_segar=True).post("/akun/keamanan/pemulihan/")
    assert judul(jawaban) == "Kode pemulihan"
    assert not faktor.cocok(pemeran.sari.pengguna, lama[0], pemulihan=True)
    baru = re.findall(r"<code>([^<]+)</code>", isi(jawaban))
    assert faktor.cocok(pemeran.sari.pengguna, baru[0], pemulihan=True)


# Help of the BKD ---------------------------------------------------------------------------------
@pytest.fixture
def petugas_kedua(pemeran):
    pembuat.jadikan_bkd(pemeran.kepala_bkd)
    return pemeran.kepala_bkd


def usulkan(klien, pegawai):
    return klien.post(f"/organisasi/pegawai/{pegawai.kode}/faktor/", {"alasan": "KTP diperiksa, ponsel hilang"})


def test_dua_petugas_melepas_faktor_yang_hilang(sebagai, pemeran, petugas_kedua):
    pasang(pemeran.sari)
    milik_sari, satu = sebagai(pemeran.sari), sebagai(pemeran.admin, sandi_segar=True)
    assert usulkan(satu, pemeran.sari).status_code == 302
    usulan = PemulihanFaktor.objects.get()
    alamat = f"/organisasi/pegawai/{pemeran.sari.kode}/faktor/{usulan.pk}/setujui/"
    assert satu.post(alamat).status_code == 403
    assert faktor.punya(pemeran.sari.pengguna).ada
    assert petugas_kedua.pemberitahuan.filter(judul__contains="menunggu orang kedua").count() == 1
    dua = sebagai(petugas_kedua, sandi_segar=True)
    assert "KTP diperiksa, ponsel hilang" in teks(dua.get(f"/organisasi/pegawai/{pemeran.sari.kode}/"))
    assert dua.post(alamat).status_code == 302
    assert not faktor.punya(pemeran.sari.pengguna).ada
    assert milik_sari.get("/akun/").status_code == 302
    assert list(pemeran.sari.pemberitahuan.order_by("id").values_list("judul", flat=True))[1:] == [
        "BKD mengusulkan agar faktor kedua akun Anda dilepas",
        "Faktor kedua akun Anda dilepas oleh BKD",
    ]
    assert dua.post(alamat).status_code == 409


def test_faktor_sendiri_tidak_dilepas_sendiri(sebagai, pemeran, petugas_kedua):
    pasang(pemeran.admin)
    assert usulkan(sebagai(pemeran.admin, sandi_segar=True), pemeran.admin).status_code == 409
    usulkan(sebagai(petugas_kedua, sandi_segar=True), pemeran.admin)
    alamat = f"/organisasi/pegawai/{pemeran.admin.kode}/faktor/{PemulihanFaktor.objects.get().pk}/setujui/"
    assert sebagai(pemeran.admin, sandi_segar=True).post(alamat).status_code == 403


def test_usulan_dapat_ditolak_dan_ditarik(sebagai, pemeran, petugas_kedua):
    pasang(pemeran.sari)
    for orang, status in ((pemeran.admin, "ditarik"), (petugas_kedua, "ditolak")):
        usulkan(sebagai(pemeran.admin, sandi_segar=True), pemeran.sari)
        usulan = PemulihanFaktor.objects.get(status="menunggu")
        sebagai(orang).post(f"/organisasi/pegawai/{pemeran.sari.kode}/faktor/{usulan.pk}/tolak/")
        usulan.refresh_from_db()
        assert usulan.status == status
    assert faktor.punya(pemeran.sari.pengguna).ada


def test_tanpa_alasan_dan_tanpa_faktor_ditolak(sebagai, pemeran):
    klien = sebagai(pemeran.admin, sandi_segar=True)
    assert klien.post(f"/organisasi/pegawai/{pemeran.sari.kode}/faktor/", {"alasan": ""}).status_code == 422
    assert usulkan(klien, pemeran.sari).status_code == 409
    assert PemulihanFaktor.objects.count() == 0


def test_operator_server_melepas_bila_hanya_ada_satu_petugas(pemeran):
    pasang(pemeran.admin)
    call_command("lepas_faktor", pemeran.admin.nip)
    assert not faktor.punya(pemeran.admin.pengguna).ada
    assert Jejak.objects.last().kata_kerja == "lepas_faktor_operator"
    with pytest.raises(CommandError, match="Tidak ada akun"):
        call_command("lepas_faktor", "tidak-ada")


def test_ganti_kunci_situs_tidak_menghilangkan_faktor(pemeran, settings):
    rahasia, pemulihan = pasang(pemeran.sari)
    lama, settings.SECRET_KEY = settings.SECRET_KEY, "kunci-baru-yang-cukup-panjang-9876543210"
    settings.SECRET_KEY_FALLBACKS = [lama]
    call_command("kunci_ulang")
    settings.SECRET_KEY_FALLBACKS = []
    assert faktor.cocok(pemeran.sari.pengguna, kode_kini(rahasia))
    assert faktor.cocok(pemeran.sari.pengguna, pemulihan[0], pemulihan=True)


# Who must have one -------------------------------------------------------------------------------
def test_bkd_diminta_memasang_dan_sesudah_tenggang_hanya_akunnya_terbuka(pemeran):
    klien, _ = masuk(pemeran.admin)
    assert klien.get("/organisasi/").status_code == 200
    assert pemeran.admin.pemberitahuan.get().judul.startswith("Pasang faktor kedua sebelum ")
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        klien, _ = masuk(pemeran.admin)
        jawaban = klien.get("/organisasi/")
        assert (jawaban.status_code, jawaban["Location"]) == (302, "/akun/keamanan/?next=%2F")
        assert klien.get("/akun/keamanan/").status_code == 200
        rahasia = b32decode(klien.get("/akun/keamanan/kode/").context["rahasia"].replace(" ", ""))
        assert klien.post("/akun/keamanan/kode/", {"kode_sandi": kode_kini(rahasia)}).status_code == 200
        assert klien.get("/organisasi/").status_code == 200


def test_mandat_diminta_pegawai_biasa_tidak(pemeran):
    for orang, diminta in ((pemeran.dewi, True), (pemeran.sari, False)):
        klien, _ = masuk(orang)
        assert bool(klien.session["faktor_sampai"]) is diminta


def test_pimpinan_diminta_bila_instansi_menghendaki(pemeran):
    nilai = {"wajib": ["pimpinan"], "tenggang_hari": 30}
    Ketentuan.objects.create(kunci="faktor_kedua", nilai=nilai, mulai=timezone.localdate(), sumber="Uji")
    for orang, diminta in ((pemeran.budi, True), (pemeran.sari, False), (pemeran.admin, False)):
        klien, _ = masuk(orang)
        assert bool(klien.session["faktor_sampai"]) is diminta


def test_instansi_dapat_membebaskan(pemeran):
    nilai = {"wajib": [], "tenggang_hari": 30}
    Ketentuan.objects.create(kunci="faktor_kedua", nilai=nilai, mulai=timezone.localdate(), sumber="Uji")
    klien, _ = masuk(pemeran.admin)
    assert klien.session["faktor_sampai"] is None


def test_peran_yang_tidak_dikenal_tidak_dapat_diusulkan(pemeran):
    isi = {"sumber": "SK Bupati", "alasan": "Uji", "oleh": pemeran.admin}
    with pytest.raises(IsianKeliru, match="Peran ini tidak dikenal: bupati"):
        ketentuan.usulkan("faktor_kedua", {"wajib": ["bupati"], "tenggang_hari": 30}, timezone.localdate(), **isi)


def test_tenggang_dihitung_sejak_pertama_diminta(pemeran):
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        kewenangan.beri(pemeran.sari, INSTANSI, None, oleh=pemeran.admin)
        klien, _ = masuk(pemeran.sari)
        assert klien.get("/organisasi/").status_code == 200
    assert Sesi.objects.exists()
