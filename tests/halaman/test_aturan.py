"""/aturan/: policy numbers with their source, changed by two people, and the days that are no hari kerja"""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils.timezone import localdate

from pegawai.alur import ketentuan, libur
from pegawai.models import HariLibur, Jejak, Ketentuan, UsulanKetentuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from tests import pembuat
from tests.cuplikan import tanpa_perubahan
from tests.halaman.bantu import teks
from tests.halaman.kueri import kueri

KUNCI = "keberatan_hari_kerja"
ALAMAT = f"/aturan/{KUNCI}/"


@pytest.fixture
def kedua(pemeran):
    orang = pembuat.buat_pegawai("Wira Nugraha")
    pembuat.jadikan_bkd(orang)
    return orang


@pytest.fixture
def besok(db):
    return localdate() + timedelta(days=1)


def kirim(hari, **lain):
    return {"nilai-0": "10", "mulai": hari.isoformat(), "sumber": "Keputusan 1/2026", "alasan": "Uji"} | lain


@pytest.fixture
def usulan(pemeran, besok):
    return ketentuan.usulkan(KUNCI, 10, besok, sumber="Keputusan 1/2026", alasan="Uji", oleh=pemeran.admin)


def test_nilai_baru_berlaku_sesudah_orang_kedua_menyetujui(sebagai, pemeran, kedua, besok):
    assert sebagai(pemeran.admin).post(ALAMAT, kirim(besok)).url == ALAMAT
    usulan = UsulanKetentuan.objects.get()
    klien = sebagai(kedua, sandi_segar=True)
    assert "Isian Sekarang Usulan Nilai 14 10" in teks(klien.get(ALAMAT))
    assert klien.post(f"/aturan/usulan/{usulan.pk}/setujui/").url == ALAMAT
    assert [Ketentuan.objects.nilai(KUNCI, hari) for hari in (localdate(), besok)] == [14, 10]
    assert Ketentuan.objects.get(kunci=KUNCI, mulai=besok).sumber == "Keputusan 1/2026"
    jejak = Jejak.objects.filter(objek_jenis="usulanketentuan").order_by("nomor")
    assert [(j.kata_kerja, j.oleh) for j in jejak] == [("usulkan", pemeran.admin), ("disetujui", kedua)]
    assert klien.post(f"/aturan/usulan/{usulan.pk}/setujui/").status_code == 409


def test_pengusul_tidak_menyetujui_usulannya_sendiri(usulan, pemeran):
    with pytest.raises(BukanHak, match="bukan pengusulnya"):
        ketentuan.setujui(usulan, oleh=pemeran.admin)
    assert Ketentuan.objects.filter(kunci=KUNCI).count() == 1


def test_basis_data_menolak_satu_orang_untuk_keduanya_dan_perubahan_isi(usulan):
    with pytest.raises(IntegrityError, match="usulan_ketentuan_orang_kedua"), transaction.atomic():
        UsulanKetentuan.objects.update(
            status="disetujui", diputus_oleh=usulan.diusulkan_oleh, diputus_pada=usulan.diusulkan_pada
        )
    for sql in ("UPDATE pegawai_usulanketentuan SET nilai = '99'", "DELETE FROM pegawai_usulanketentuan"):
        with pytest.raises(IntegrityError, match="hanya dapat diputus sekali"), transaction.atomic():
            connection.cursor().execute(sql)


def test_klik_kedua_adalah_usulan_yang_sama_dan_yang_lain_menunggu(usulan, pemeran, kedua, besok):
    isi = {"sumber": "Keputusan 1/2026", "alasan": "Uji"}
    assert ketentuan.usulkan(KUNCI, 10, besok, **isi, oleh=pemeran.admin) == usulan
    with pytest.raises(KeadaanMenolak, match="masih menunggu"):
        ketentuan.usulkan(KUNCI, 12, besok, **isi, oleh=kedua)


def test_ditolak_dengan_catatan_ditarik_oleh_pengusul(sebagai, usulan, pemeran, kedua, besok):
    with pytest.raises(IsianKeliru, match="Catatan belum diisi"):
        ketentuan.tolak(usulan, oleh=kedua, catatan=" ")
    assert ketentuan.tolak(usulan, oleh=kedua, catatan="Belum ada dasarnya.").status == "ditolak"
    lagi = ketentuan.usulkan(KUNCI, 10, besok, sumber="Keputusan", alasan="Uji", oleh=pemeran.admin)
    assert ketentuan.tolak(lagi, oleh=pemeran.admin, catatan="").status == "ditarik"
    kata = teks(sebagai(kedua).get(ALAMAT))
    assert ("Belum ada dasarnya." in kata, "Usulkan nilai baru" in kata) == (True, True)


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"nilai-0": "empat belas"}, "Nilai: Tulis dengan angka bulat, mis. 14."),
        ({"nilai-0": "14"}, "Nilainya sama dengan yang berlaku sekarang"),
        ({"mulai": "2020-01-01"}, "yang sudah lewat tidak diubah"),
        ({"sumber": ""}, "Dasar belum diisi."),
        ({"alasan": "\u202e"}, "Alasan perubahan"),
    ],
)
def test_usulan_yang_keliru_ditolak_dengan_kalimat(sebagai, pemeran, besok, isi, kalimat):
    klien = sebagai(pemeran.admin)
    with tanpa_perubahan():
        jawaban = klien.post(ALAMAT, kirim(besok, **isi))
    assert (jawaban.status_code, kalimat in teks(jawaban)) == (422, True)


def test_susunan_nilai_tidak_dapat_diubah(pemeran, besok):
    with pytest.raises(IsianKeliru, match="Susunan nilai"):
        ketentuan.usulkan("pola_distribusi", {"baik": []}, besok, sumber="x", alasan="x", oleh=pemeran.admin)


def test_satu_angka_dari_nilai_bersusun(sebagai, pemeran, besok):
    alamat = "/aturan/pola_distribusi/"
    klien = sebagai(pemeran.admin)
    formulir = klien.get(alamat).context["formulir"]
    isi = {b.html_name: b.value() for b in formulir.isian_nilai()}
    letak = next(n for n, (jalan, _) in formulir.daun.items() if jalan == ("baik", 1, "persen"))
    klien.post(alamat, kirim(besok) | isi | {letak: "65"})
    assert UsulanKetentuan.objects.get().nilai["baik"][1]["persen"] == 65


def test_ketentuan_yang_tidak_ada_404(sebagai, pemeran):
    assert sebagai(pemeran.admin).get("/aturan/tidak_ada/").status_code == 404


def test_daftar_bertanya_sama_banyak_berapa_pun_ketentuannya(sebagai, pemeran, besok):
    klien = sebagai(pemeran.admin)
    klien.get("/aturan/")
    with kueri() as sedikit:
        kata = teks(klien.get("/aturan/?q=keberatan"))
    for n in range(20):
        Ketentuan.objects.create(kunci=f"uji_{n}", nilai=n, mulai=localdate(), sumber="Uji")
    with kueri() as banyak:
        klien.get("/aturan/")
    assert len(banyak) == len(sedikit)
    assert ("Pengajuan keberatan (hari kerja) 14" in kata, "Ukuran kertas" in kata) == (True, False)


# days --------------------------------------------------------------------------------------------
def test_hari_libur_ditempel_sekaligus_dan_yang_ada_tetap(sebagai, pemeran):
    isi = {"sumber": "SKB 2027", "baris": "01/01/2027\tTahun Baru 2027\tnasional\n17-08-2027; HUT RI; cuti bersama"}
    klien = sebagai(pemeran.admin)
    for _ in range(2):
        assert klien.post("/aturan/libur/", isi).status_code == 302
    hari = HariLibur.objects.filter(tanggal__year=2027).values_list("nama", "jenis", "sumber")
    assert list(hari) == [("Tahun Baru 2027", "nasional", "SKB 2027"), ("HUT RI", "cuti_bersama", "SKB 2027")]
    assert "HUT RI" in teks(klien.get("/aturan/libur/?tahun=2027"))


def test_baris_libur_yang_keliru_disebut_nomornya(sebagai, pemeran):
    isi = {"sumber": "SKB", "baris": "32/01/2027; X; nasional\n01/01/2027; Y; libur\n02/01/2027; Z"}
    klien = sebagai(pemeran.admin)
    with tanpa_perubahan():
        jawaban = klien.post("/aturan/libur/", isi)
    kata = teks(jawaban)
    harap = ("Baris 1: tanggal “32/01/2027” tidak terbaca", "Baris 2: jenis “libur” tidak dikenal",
             "Baris 3: tulis tanggal; nama; jenis.")  # fmt: skip
    assert (jawaban.status_code, [h for h in harap if h not in kata]) == (422, [])


def test_hari_yang_sudah_lewat_tidak_dihapus(pemeran, besok):
    libur.catat([libur.Hari(besok, "Hari jadi", "daerah")], sumber="Keputusan", oleh=pemeran.admin)
    depan = HariLibur.objects.get(tanggal=besok)
    libur.hapus(depan, oleh=pemeran.admin)
    libur.hapus(depan, oleh=pemeran.admin)
    assert HariLibur.objects.filter(tanggal=besok).count() == 0
    with pytest.raises(KeadaanMenolak, match="sudah lewat"):
        libur.hapus(HariLibur.objects.filter(tanggal__lte=localdate()).first(), oleh=pemeran.admin)
