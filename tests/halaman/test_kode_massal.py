"""/organisasi/kode-aktivasi/: a slip for each person of a unit who cannot enter yet"""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.files.storage import storages
from django.utils.timezone import now

from pegawai.alur import akun, kewenangan
from pegawai.alur import pekerjaan as buku
from pegawai.mandat import INSTANSI
from pegawai.models import Jejak, KodeAktivasi, Pegawai, Pekerjaan
from pegawai.penolakan import BukanHak
from skp_app.alur import kode_massal, paket
from skp_app.alur.kode_massal import Sasaran
from tests import pembuat
from tests.dokumen.bacaan import teks_pdf
from tests.halaman.bantu import judul, teks
from tests.halaman.kueri import kueri

ALAMAT = "/organisasi/kode-aktivasi/"
SANDI = "gerimis di atas genteng 41"


@pytest.fixture
def baru(pemeran, organisasi):
    """Three newcomers of the bidang, one next door; none has an account."""
    orang = [pembuat.buat_pegawai(nama, masuk=False) for nama in ("Nina Rahayu", "Oki Saputra", "Putri Ayu")]
    for satu in orang:
        pembuat.tempatkan(satu, organisasi.egov, "PENGOLAH DATA")
    pembuat.tempatkan(pembuat.buat_pegawai("Qori Amalia", masuk=False), organisasi.bkd, "PENGOLAH DATA")
    return orang


def pesan(klien, unit, sasaran="tanpa_akun", **lain):
    return klien.post(ALAMAT, {"unit": unit.kode, "sasaran": sasaran, "keperluan": "Pembagian akun", **lain})


def jalankan():
    pekerjaan = Pekerjaan.objects.get(tugas=kode_massal.TUGAS, status="antre")
    buku.kerjakan(pekerjaan.pk, kode_massal.jalankan)
    pekerjaan.refresh_from_db()
    return pekerjaan


def kode_pada(isi):
    """{name: code} as they stand on the paper."""
    return dict(re.findall(r"Aplikasi SKP\s+([A-Z][a-z]+ [A-Z][a-z]+).*?((?:[a-z2-9]{4}-){3}[a-z2-9]{4})", isi, re.S))


def test_slip_tiap_orang_membuka_akunnya_sekali(sebagai, pemeran, organisasi, baru, client):
    klien = sebagai(pemeran.admin, sandi_segar=True)
    assert judul(klien.get(ALAMAT)) == "Kode aktivasi"
    assert pesan(klien, organisasi.dinas).status_code == 302
    pekerjaan = jalankan()
    assert (pekerjaan.status, pekerjaan.hasil["slip"]) == ("selesai", 3)
    jawaban = klien.get(pekerjaan.hasil["tautan"])
    assert jawaban["Content-Disposition"] == 'attachment; filename="slip-kode-aktivasi.pdf"'
    isi = teks_pdf(jawaban.content)
    kode = kode_pada(isi)
    assert sorted(kode) == ["Nina Rahayu", "Oki Saputra", "Putri Ayu"]
    isian = {"masuk": baru[0].nip, "kode_sandi": kode["Nina Rahayu"], "sandi_baru": SANDI, "sandi_ulang": SANDI}
    assert client.post("/aktivasi/", isian)["Location"] == "/"
    assert client.post("/aktivasi/", isian).status_code == 422
    assert Jejak.objects.filter(kata_kerja="terbitkan_kode").count() == 3
    kata = ("pesan_kode_massal", "unduh_kode_massal")
    assert Jejak.objects.filter(kata_kerja__in=kata, oleh=pemeran.admin).count() == 2


def test_kode_tidak_tersimpan_terbaca_di_mana_pun(sebagai, pemeran, organisasi, baru):
    klien = sebagai(pemeran.admin, sandi_segar=True)
    pesan(klien, organisasi.dinas)
    pekerjaan = jalankan()
    with storages["bukti"].open(paket.tempat(pekerjaan)) as berkas:
        mentah = berkas.read()
    assert not mentah.startswith(b"%PDF")
    kode = kode_pada(teks_pdf(klien.get(pekerjaan.hasil["tautan"]).content))
    tersimpan = str(list(KodeAktivasi.objects.values())) + str(pekerjaan.hasil) + str(list(Jejak.objects.values()))
    assert not any(k in tersimpan or k.replace("-", "") in tersimpan for k in kode.values())


def test_pesanan_ulang_menutup_kode_lama(sebagai, pemeran, organisasi, baru, client):
    klien = sebagai(pemeran.admin, sandi_segar=True)
    pesan(klien, organisasi.dinas)
    lama = kode_pada(teks_pdf(klien.get(jalankan().hasil["tautan"]).content))
    assert "Tidak ada orang ber-NIP" in teks(pesan(klien, organisasi.dinas))
    pesan(klien, organisasi.dinas, "belum_aktif")
    kini = kode_pada(teks_pdf(klien.get(jalankan().hasil["tautan"]).content))
    isian = {"masuk": baru[0].nip, "sandi_baru": SANDI, "sandi_ulang": SANDI}
    assert client.post("/aktivasi/", isian | {"kode_sandi": lama["Nina Rahayu"]}).status_code == 422
    assert client.post("/aktivasi/", isian | {"kode_sandi": kini["Nina Rahayu"]}).status_code == 302


def test_yang_sudah_aktif_tertutup_atau_di_unit_lain_tidak_ikut(pemeran, organisasi, baru):
    akun.terbitkan_kode(baru[0], oleh=pemeran.admin)
    akun.tutup(Pegawai.objects.get(pk=baru[0].pk), oleh=pemeran.admin)
    assert [p.nama for p in kode_massal.terpilih(organisasi.dinas, Sasaran.TANPA_AKUN)] == ["Oki Saputra", "Putri Ayu"]
    assert [p.nama for p in kode_massal.terpilih(organisasi.dinas, Sasaran.BELUM_AKTIF)] == ["Oki Saputra", "Putri Ayu"]
    assert kode_massal.terpilih(organisasi.kabupaten, Sasaran.TANPA_AKUN).count() == 3


def test_yang_aktif_sesudah_dipesan_tetap_memegang_sandinya(sebagai, pemeran, organisasi, baru):
    klien = sebagai(pemeran.admin, sandi_segar=True)
    kode = akun.terbitkan_kode(baru[0], oleh=pemeran.admin)
    pesan(klien, organisasi.dinas, "belum_aktif")
    pengguna = Pegawai.objects.get(pk=baru[0].pk).pengguna
    akun.aktifkan(pengguna, kode, SANDI)
    assert jalankan().hasil["slip"] == 2
    pengguna.refresh_from_db()
    assert pengguna.check_password(SANDI)


def test_kode_slip_berlaku_tujuh_hari(sebagai, pemeran, organisasi, baru, client):
    klien = sebagai(pemeran.admin, sandi_segar=True)
    pesan(klien, organisasi.dinas)
    kode = kode_pada(teks_pdf(klien.get(jalankan().hasil["tautan"]).content))
    isian = {"masuk": baru[0].nip, "kode_sandi": kode["Nina Rahayu"], "sandi_baru": SANDI, "sandi_ulang": SANDI}
    with time_machine.travel(now() + timedelta(days=8)):
        assert client.post("/aktivasi/", isian).status_code == 422
    with time_machine.travel(now() + timedelta(days=6)):
        assert client.post("/aktivasi/", isian).status_code == 302


def test_berkas_hilang_sesudah_seminggu(sebagai, pemeran, organisasi, baru):
    klien = sebagai(pemeran.admin, sandi_segar=True)
    pesan(klien, organisasi.dinas)
    pekerjaan = jalankan()
    with time_machine.travel(now() + timedelta(days=8)):
        lagi = sebagai(pemeran.admin, sandi_segar=True)
        assert lagi.get(pekerjaan.hasil["tautan"]).status_code == 409
        paket.bersihkan()
    assert not storages["bukti"].exists(paket.tempat(pekerjaan))


def test_memesan_dan_mengunduh_perlu_dipastikan(sebagai, pemeran, organisasi, baru):
    assert pesan(sebagai(pemeran.admin), organisasi.dinas)["Location"].startswith("/akun/pastikan/")
    assert not Pekerjaan.objects.exists()
    pesan(sebagai(pemeran.admin, sandi_segar=True), organisasi.dinas)
    tautan = jalankan().hasil["tautan"]
    assert sebagai(pemeran.admin).get(tautan)["Location"].startswith("/akun/pastikan/")


def test_hanya_bkd_dan_hanya_pemesannya(sebagai, pemeran, organisasi, baru):
    assert sebagai(pemeran.dewi, sandi_segar=True).get(ALAMAT).status_code == 404
    pesan(sebagai(pemeran.admin, sandi_segar=True), organisasi.dinas)
    tautan = jalankan().hasil["tautan"]
    pembuat.jadikan_bkd(pemeran.kepala_bkd)
    assert sebagai(pemeran.kepala_bkd, sandi_segar=True).get(tautan).status_code == 403
    assert sebagai(pemeran.dewi, sandi_segar=True).get(tautan).status_code == 404


def test_hak_yang_dicabut_sesudah_memesan_menghentikan_pekerjaan(sebagai, pemeran, organisasi, baru):
    pembuat.jadikan_bkd(pemeran.kepala_bkd)
    pesan(sebagai(pemeran.admin, sandi_segar=True), organisasi.dinas)
    kewenangan.cabut(pemeran.admin, INSTANSI, None, oleh=pemeran.kepala_bkd)
    with pytest.raises(BukanHak):
        jalankan()
    assert KodeAktivasi.objects.count() == 0


def test_pekerja_yang_mati_di_tengah_jalan_diulang_lengkap(sebagai, pemeran, organisasi, baru, monkeypatch):
    klien = sebagai(pemeran.admin, sandi_segar=True)
    pesan(klien, organisasi.dinas)
    asli, kali = kode_massal._cetak, []

    def cetak(slip, hari):
        kali.append(len(slip))
        if len(kali) == 2:
            raise MemoryError
        return asli(slip, hari)

    monkeypatch.setattr(kode_massal, "SEKALI", 2)
    monkeypatch.setattr(kode_massal, "_cetak", cetak)
    with pytest.raises(MemoryError):
        jalankan()
    pekerjaan = jalankan()
    assert (pekerjaan.percobaan, pekerjaan.hasil["slip"]) == (2, 3)
    kode = kode_pada(teks_pdf(klien.get(pekerjaan.hasil["tautan"]).content))
    assert sorted(kode) == ["Nina Rahayu", "Oki Saputra", "Putri Ayu"]


def test_unit_yang_terlalu_besar_disebut(sebagai, pemeran, organisasi, baru, monkeypatch):
    monkeypatch.setattr(kode_massal, "TERBANYAK", 2)
    jawaban = pesan(sebagai(pemeran.admin, sandi_segar=True), organisasi.dinas)
    assert jawaban.status_code == 409
    assert "Ada 3 orang di unit ini; sekali pesan paling banyak 2." in teks(jawaban)


def test_keperluan_dan_unit_harus_disebut(sebagai, pemeran, organisasi, baru):
    klien = sebagai(pemeran.admin, sandi_segar=True)
    assert pesan(klien, organisasi.dinas, keperluan="").status_code == 422
    assert klien.post(ALAMAT, {"unit": "tidak-ada", "sasaran": "tanpa_akun", "keperluan": "x"}).status_code == 422
    assert not Pekerjaan.objects.exists()


def test_dipesan_dua_kali_tetap_satu_pekerjaan(sebagai, pemeran, organisasi, baru):
    klien = sebagai(pemeran.admin, sandi_segar=True)
    assert pesan(klien, organisasi.dinas)["Location"] == pesan(klien, organisasi.dinas)["Location"]


def test_kueri_halaman_tidak_bertambah_dengan_unit(sebagai, pemeran, organisasi):
    klien = sebagai(pemeran.admin)
    klien.get(ALAMAT)
    with kueri() as sedikit:
        klien.get(ALAMAT)
    for n in range(5):
        pembuat.buat_unit(f"SEKSI {n}", organisasi.dinas)
    with kueri() as banyak:
        klien.get(ALAMAT)
    assert len(banyak) == len(sedikit)
