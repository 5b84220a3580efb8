"""The package for SIASN: one list of what is missing, a package that passes its own check, the answer brought back."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate, now

from evaluasi.alur import balasan_siasn, keberatan, paket_siasn, penyampaian, siasn
from evaluasi.alur.siasn import Keadaan, Kekurangan
from evaluasi.aturan.siasn import KOLOM
from evaluasi.models import BalasanSiasn, Evaluasi, KirimanSiasn, PaketSiasn
from pegawai import berkas_lembar
from pegawai.alur import pekerjaan as buku
from pegawai.models import Jejak, Pegawai, Pekerjaan, UnitKerja
from pegawai.penolakan import BukanHak, KeadaanMenolak
from skp_app.dokumen import tabel_xlsx
from tests import pembuat
from tests.halaman.bantu import teks
from tests.halaman.kueri import kueri

ALASAN = "Target tahun ini tercapai seluruhnya, dan laporannya sudah diterima pada akhir Maret."


@pytest.fixture
def alamat(periode):
    return f"/ekspor/siasn/{localdate().year}-akhir/"


@pytest.fixture
def hasil(pemeran, organisasi, periode):
    """Sari and Joko have results that were handed over; everybody has his ids."""
    for orang, kunci in ((pemeran.sari, "ID-SARI"), (pemeran.joko, "ID-JOKO"), (pemeran.budi, "ID-BUDI")):
        Pegawai.objects.filter(pk=orang.pk).update(id_siasn=kunci)
    UnitKerja.objects.filter(pk=organisasi.egov.pk).update(kode_unor="UNOR-EGOV")
    for orang in (pemeran.sari, pemeran.joko):
        beri_hasil(orang, pemeran)
    return pembuat.akhir_tahun()


def beri_hasil(orang, pemeran, **lain):
    skp = pembuat.buat_skp_ditetapkan(orang, rhk=1)
    evaluasi = pembuat.buat_evaluasi_ditetapkan(skp, pembuat.akhir_tahun(), pemeran.admin, **lain)
    return penyampaian.sampaikan(evaluasi, oleh=skp.penilai)


def kurang(periode, unit=None):
    return {k: n for k, n in siasn.ringkasan(periode, unit).kurang}


def buat(pemeran, periode, unit=None, semua=False):
    pekerjaan = paket_siasn.pesan(periode, unit, oleh=pemeran.admin, keperluan="Rekonsiliasi", semua=semua)
    buku.kerjakan(pekerjaan.pk, paket_siasn.jalankan)
    return PaketSiasn.objects.get(pekerjaan=pekerjaan)


def arsip(paket, pemeran):
    return zipfile.ZipFile(io.BytesIO(paket_siasn.buka(paket, oleh=pemeran.admin).read()))


# the pre-check ------------------------------------------------------------------------------------
def test_setiap_kekurangan_dihitung_dan_menyebut_orangnya(pemeran, organisasi, hasil):
    assert kurang(hasil) == {Kekurangan.TANPA_SKP: 6, Kekurangan.BELUM_DILAPORKAN: 2}
    pembuat.buat_skp_ditetapkan(pemeran.dewi, rhk=1)
    Pegawai.objects.filter(pk=pemeran.sari.pk).update(id_siasn=None)
    UnitKerja.objects.filter(pk=organisasi.egov.pk).update(kode_unor=None)
    assert kurang(hasil) == {
        Kekurangan.TANPA_SKP: 5, Kekurangan.BELUM_DINILAI: 1, Kekurangan.TANPA_ID: 1, Kekurangan.TANPA_UNOR: 2,
        Kekurangan.BELUM_DILAPORKAN: 2,
    }  # fmt: skip
    siapa = {k: {getattr(b, "skp", b).pegawai.nama for b in siasn.kurang(k, hasil, None)} for k in kurang(hasil)}
    assert siapa[Kekurangan.BELUM_DINILAI] == {"Dewi Lestari"}
    assert siapa[Kekurangan.TANPA_ID] == {"Sari Utami"}
    assert siapa[Kekurangan.TANPA_UNOR] == {"Sari Utami", "Joko Prasetyo"}
    assert kurang(hasil, organisasi.egov) == {
        Kekurangan.TANPA_SKP: 1, Kekurangan.TANPA_ID: 1, Kekurangan.TANPA_UNOR: 2, Kekurangan.BELUM_DILAPORKAN: 2,
    }  # fmt: skip
    assert siasn.ringkasan(hasil, None).siap == 0


def test_yang_belum_disampaikan_dan_yang_dikeberatkan_ditahan(pemeran, hasil):
    evaluasi = Evaluasi.objects.get(skp__pegawai=pemeran.sari)
    evaluasi = penyampaian.terima(evaluasi, oleh=pemeran.sari)
    keberatan.ajukan(evaluasi, oleh=pemeran.sari, bagian=["hasil_kerja"], alasan=ALASAN)
    skp = pembuat.buat_skp_ditetapkan(pemeran.dewi, rhk=1)
    pembuat.buat_evaluasi_ditetapkan(skp, hasil, pemeran.admin)
    ada = kurang(hasil)
    assert (ada[Kekurangan.KEBERATAN], ada[Kekurangan.BELUM_DISAMPAIKAN]) == (1, 1)
    assert [e.skp.pegawai.nama for e in siasn.siap(hasil, None)] == ["Joko Prasetyo"]


def test_penilai_asn_tanpa_golongan_ditahan_dan_pejabat_negara_tidak(pemeran, organisasi, hasil):
    UnitKerja.objects.filter(pk=organisasi.dinas.pk).update(kode_unor="UNOR-DINAS")
    Pegawai.objects.filter(pk=pemeran.tono.pk).update(id_siasn="ID-TONO")
    beri_hasil(pemeran.tono, pemeran)
    assert Kekurangan.GOLONGAN_PENILAI not in kurang(hasil)
    for e in Evaluasi.objects.filter(penilai=pemeran.budi):
        assert e.salinan["skp"]["penilai"]["pangkat"]
    Pegawai.objects.filter(pk=pemeran.rina.pk).update(golongan="", id_siasn="ID-RINA")
    lina = pembuat.buat_pegawai("Lina Marlina", id_siasn="ID-LINA")
    pembuat.tempatkan(lina, organisasi.statistik, "PENGOLAH DATA")
    UnitKerja.objects.filter(pk=organisasi.statistik.pk).update(kode_unor="UNOR-STAT")
    beri_hasil(lina, pemeran)
    assert kurang(hasil)[Kekurangan.GOLONGAN_PENILAI] == 1
    Pegawai.objects.filter(pk=pemeran.rina.pk).update(golongan="IV/a")
    assert Kekurangan.GOLONGAN_PENILAI not in kurang(hasil)


# the package --------------------------------------------------------------------------------------
def test_paket_lulus_pemeriksaannya_sendiri_dan_kembali_tanpa_beda(pemeran, hasil):
    paket = buat(pemeran, hasil)
    isi = arsip(paket, pemeran)
    assert isi.namelist() == ["rekonsiliasi-01.xlsx", "skp22-01.json", "tidak-ikut.csv", "indeks.json"]
    kode, tahun = siasn.kode(hasil), hasil.mulai.year
    berkas = paket_siasn.buka(paket, oleh=pemeran.admin)
    assert paket_siasn.periksa(berkas, kode, {"ID-SARI", "ID-JOKO"}, tahun) == []
    tabel = berkas_lembar.baca("rekonsiliasi-01.xlsx", isi.read("rekonsiliasi-01.xlsx"))
    assert tuple(tabel[0]) == KOLOM
    assert [b[0] for b in tabel[1:]] == ["ID-JOKO", "ID-SARI"]
    kembali = balasan_siasn.terima(paket, tabel, oleh=pemeran.admin)
    assert (kembali.beda, kembali.sama, kembali.berstatus) == ([], 2, False)
    assert [k.status for k in paket.kiriman.all()] == ["dikirim", "dikirim"]


def test_isi_lembar_memakai_id_yang_dinilai_dan_nama_yang_dibekukan(pemeran, hasil):
    Pegawai.objects.filter(pk=pemeran.budi.pk).update(nama="Budi Ganti Nama", golongan="IV/c")
    isi = arsip(buat(pemeran, hasil), pemeran)
    sari = paket_siasn.sel_lembar(isi.read("rekonsiliasi-01.xlsx"))[2]
    assert sari == [
        "ID-SARI", "UNOR-EGOV", str(hasil.mulai.year), "2", "2", "DINAS KOMUNIKASI DAN INFORMATIKA",
        "KEPALA BIDANG E-GOVERNMENT", "41", "Budi Santoso", pemeran.budi.nip, "ASN",
    ]  # fmt: skip
    badan = json.loads(isi.read("skp22-01.json"))
    assert [b["pnsDinilaiOrang"] for b in badan] == ["ID-JOKO", "ID-SARI"]
    assert badan[1]["kuadranKinerjaNilai"] == 2
    indeks = json.loads(isi.read("indeks.json"))
    assert (indeks["hasil"], indeks["tidak_ikut"], indeks["keperluan"]) == (2, 6, "Rekonsiliasi")
    assert pemeran.sari.nip not in " ".join(isi.namelist())


def test_periode_triwulan_menjadi_kinerja_periodik(pemeran, hasil):
    skp = pemeran.sari.skp.get()
    evaluasi = pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
    penyampaian.sampaikan(evaluasi, oleh=pemeran.budi)
    isi = arsip(buat(pemeran, pembuat.triwulan(1)), pemeran)
    assert isi.namelist() == ["kinerjaperiodik-01.json", "tidak-ikut.csv", "indeks.json"]
    (badan,) = json.loads(isi.read("kinerjaperiodik-01.json"))
    assert (badan["pnsDinilaiId"], badan["koefisienId"], badan["bulanSelesaiPenilaian"]) == ("ID-SARI", "22", 3)


def test_nama_yang_mirip_rumus_tetap_teks():
    sel = paket_siasn.sel_lembar(tabel_xlsx.tulis([("NIP", "Nama"), ("198501012010011001", "=1+1")]))
    assert sel == [["NIP", "Nama"], ["198501012010011001", "'=1+1"]]


def test_paket_berikutnya_hanya_memuat_yang_baru_atau_berubah(pemeran, organisasi, hasil):
    buat(pemeran, hasil)
    assert dict(siasn.ringkasan(hasil, None).keadaan) == {Keadaan.DIKIRIM: 2}
    with pytest.raises(KeadaanMenolak, match="Belum ada hasil yang dapat dikirim"):
        paket_siasn.pesan(hasil, None, oleh=pemeran.admin, keperluan="Lagi")
    Pegawai.objects.filter(pk=pemeran.sari.pk).update(id_siasn="ID-SARI-BENAR")
    assert dict(siasn.ringkasan(hasil, None).keadaan) == {Keadaan.BERUBAH: 1, Keadaan.DIKIRIM: 1}
    kedua = buat(pemeran, hasil)
    assert [k.id_siasn for k in kedua.kiriman.all()] == ["ID-SARI-BENAR"]
    assert buat(pemeran, hasil, semua=True).jumlah == 2
    assert KirimanSiasn.objects.filter(terakhir=True).count() == 2


def test_pekerjaan_yang_diulang_tidak_membuat_paket_kedua(pemeran, hasil):
    paket = buat(pemeran, hasil)
    lagi = paket_siasn.jalankan(paket.pekerjaan, lambda *_: None)
    assert (PaketSiasn.objects.count(), lagi["hasil"]) == (1, 2)


def test_hanya_bkd_yang_memesan_dan_mengunduh(pemeran, hasil):
    with pytest.raises(BukanHak):
        paket_siasn.pesan(hasil, None, oleh=pemeran.dewi, keperluan="Coba")
    paket = buat(pemeran, hasil)
    with pytest.raises(BukanHak):
        paket_siasn.buka(paket, oleh=pemeran.tono)
    pemeran.admin.pengguna.user_permissions.clear()
    pekerjaan = paket.pekerjaan
    with pytest.raises(BukanHak):
        paket_siasn.jalankan(pekerjaan, lambda *_: None)


# the answer ---------------------------------------------------------------------------------------
def test_jawaban_menandai_baris_dan_berkas_yang_sama_tidak_mengubah_apa_pun(pemeran, hasil):
    paket = buat(pemeran, hasil)
    tabel = [
        ["PNS_DINILAI_ID", "STATUS", "KETERANGAN"],
        ["ID-SARI", "Diterima", ""],
        ["ID-JOKO", "Ditolak", "Unor tidak aktif"],
        ["ID-LAIN", "Diterima", ""],
    ]
    satu = balasan_siasn.terima(paket, tabel, oleh=pemeran.admin)
    assert (satu.diterima, satu.ditolak, satu.beda) == (1, 1, [(4, "Pegawai ini tidak ada dalam paket.")])
    assert {k.id_siasn: (k.status, k.alasan) for k in paket.kiriman.all()} == {
        "ID-SARI": ("diterima", ""), "ID-JOKO": ("ditolak", "Unor tidak aktif"),
    }  # fmt: skip
    jejak = Jejak.objects.count()
    dua = balasan_siasn.terima(paket, tabel, oleh=pemeran.admin)
    assert (dua.ulang, BalasanSiasn.objects.count(), Jejak.objects.count()) == (True, 1, jejak)
    assert dict(siasn.ringkasan(hasil, None).keadaan) == {Keadaan.DITOLAK: 1, Keadaan.DITERIMA: 1}
    assert [k.id_siasn for k in buat(pemeran, hasil).kiriman.all()] == ["ID-JOKO"]


def test_jawaban_atas_nilai_lain_disebut_dan_tidak_ditandai(pemeran, hasil):
    paket = buat(pemeran, hasil)
    tabel = [["PNS_DINILAI_ID", "HASIL_KERJA", "STATUS"], ["ID-SARI", "1", "diterima"]]
    hasil_baca = balasan_siasn.terima(paket, tabel, oleh=pemeran.admin)
    assert hasil_baca.beda == [(2, "Tidak sama dengan yang dikirim: HASIL_KERJA 2 menjadi 1.")]
    assert {k.status for k in paket.kiriman.all()} == {"dikirim"}


# the pages ----------------------------------------------------------------------------------------
def test_bkd_memeriksa_memesan_dan_mengunduh(sebagai, pemeran, hasil, alamat):
    bkd = sebagai(pemeran.admin, sandi_segar=True)
    halaman = teks(bkd.get(alamat))
    assert "Belum mempunyai SKP yang ditetapkan 6 Tidak ikut" in halaman
    assert "2 hasil siap, 0 hasil ditahan" in halaman
    orang = teks(bkd.get(alamat, {"kurang": "belum_dilaporkan"}))
    assert "Sari Utami, S.Kom. BIDANG E-GOVERNMENT Penilai: Budi Santoso" in orang
    tujuan = bkd.post(alamat, {"keperluan": "Rekonsiliasi"}).url
    pekerjaan = Pekerjaan.objects.get(tugas=paket_siasn.TUGAS)
    assert tujuan == f"/proses/{pekerjaan.kode}/"
    buku.kerjakan(pekerjaan.pk, paket_siasn.jalankan)
    paket = PaketSiasn.objects.get()
    rinci = f"/ekspor/siasn/paket/{paket.kode}/"
    assert "1 Joko Prasetyo BIDANG E-GOVERNMENT Sesuai ekspektasi" in teks(bkd.get(rinci))
    unduh = bkd.get(f"{rinci}paket.zip")
    assert unduh["Content-Disposition"].startswith(f'attachment; filename="siasn-{hasil.kode}-{paket.kode}.zip"')
    assert zipfile.ZipFile(io.BytesIO(b"".join(unduh.streaming_content))).testzip() is None
    Pekerjaan.objects.update(berakhir_pada=now() - timedelta(days=8))
    assert bkd.get(f"{rinci}paket.zip").status_code == 409
    assert "Berkasnya sudah dihapus" in teks(bkd.get(rinci))


def test_tanpa_kata_sandi_dan_tanpa_keperluan_tidak_ada_yang_dipesan(sebagai, pemeran, hasil, alamat):
    assert sebagai(pemeran.admin).post(alamat, {"keperluan": "x"}).url.startswith("/akun/pastikan/")
    assert sebagai(pemeran.admin, sandi_segar=True).post(alamat, {"keperluan": ""}).status_code == 422
    assert Pekerjaan.objects.filter(tugas=paket_siasn.TUGAS).count() == 0


def test_jawaban_diunggah_dari_halaman(sebagai, pemeran, hasil):
    paket = buat(pemeran, hasil)
    rinci = f"/ekspor/siasn/paket/{paket.kode}/"
    bkd = sebagai(pemeran.admin)

    def kirim(isi, nama="jawaban.csv"):
        return bkd.post(f"{rinci}balasan/", {"berkas": SimpleUploadedFile(nama, isi)}, follow=True)

    isi = b"PNS_DINILAI_ID;STATUS;KETERANGAN\r\nID-SARI;diterima;\r\nID-JOKO;ditolak;Unor tidak aktif\r\n"
    assert "1 baris diterima, 1 ditolak." in teks(kirim(isi))
    assert "Berkas ini sudah pernah dibaca. Tidak ada yang berubah." in teks(kirim(isi))
    assert "Ditolak SIASN Unor tidak aktif" in teks(bkd.get(rinci, {"status": "ditolak"}))
    xlsx = arsip(paket, pemeran).read("rekonsiliasi-01.xlsx")
    assert "2 baris sama dengan yang dikirim" in teks(kirim(xlsx, "rekonsiliasi.xlsx"))
    keliru = kirim(b"Nama;NIP\r\nSari;1\r\n")
    assert (keliru.status_code, "Tidak ada kolom PNS_DINILAI_ID" in teks(keliru)) == (422, True)
    assert kirim(b"x", "jawaban.exe").status_code == 422


def test_banyaknya_kueri_tidak_bertambah_dengan_orang(sebagai, pemeran, organisasi, hasil, alamat):
    bkd = sebagai(pemeran.admin)
    paket = buat(pemeran, hasil)
    halaman = [(alamat, {"kurang": k.value}) for k in Kekurangan] + [(f"/ekspor/siasn/paket/{paket.kode}/", {})]

    def hitung():
        banyak = []
        for url, cari in halaman:
            bkd.get(url, cari)
            with kueri() as daftar:
                bkd.get(url, cari)
            banyak.append(len(daftar))
        return banyak

    sedikit = hitung()
    for n in range(3):
        orang = pembuat.buat_pegawai(f"Pegawai {n}", id_siasn=f"ID-{n}")
        pembuat.tempatkan(orang, organisasi.egov, "PENGOLAH DATA")
        beri_hasil(orang, pemeran)
        lain = pembuat.buat_pegawai(f"Pegawai tanpa SKP {n}")
        pembuat.tempatkan(lain, organisasi.egov, "PENGOLAH DATA")
    assert hitung() == sedikit
    assert max(sedikit) <= 16
