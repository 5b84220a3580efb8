"""The home page on 7 April 2026: Triwulan I is being evaluated until 15 April."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluasi.alur import kesepakatan, penyampaian
from skp_app.alur import intervensi, mutasi, pencetakan, pendokumentasian, penugasan, penyusunan, perencanaan, perubahan
from skp_app.alur.periode import buka_tahun
from skp_app.models import Penugasan
from tests import pembuat


@pytest.fixture(autouse=True)
def tujuh_april():
    with time_machine.travel(datetime(2026, 4, 7, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        yield


@pytest.fixture
def periode(db):
    """The year as the law has it: SKP are due at the end of January, long ago."""
    return buka_tahun(2026, oleh=None)


@pytest.fixture
def beranda(sebagai):
    """beranda(pegawai) -> {group: [titles]}"""

    def buka(pegawai):
        kelompok = sebagai(pegawai).get("/").context["kelompok"]
        return {k.judul: [t.judul for t in k.tugas] for k in kelompok}

    return buka


def satu(sebagai, pegawai, judul):
    semua = [t for k in sebagai(pegawai).get("/").context["kelompok"] for t in k.tugas]
    return next(t for t in semua if t.judul == judul)


def jumlah_kueri(klien, alamat="/"):
    klien.get(alamat)  # content types and the like are remembered after the first visit
    with CaptureQueriesContext(connection) as kueri:
        assert klien.get(alamat).status_code == 200
    return len(kueri)


# Before anything exists ------------------------------------------------------------------------------


def test_sebelum_tahun_dibuka_halaman_berkata_demikian(sebagai, pemeran):
    isi = sebagai(pemeran.sari).get("/").content.decode()
    assert "Tahun kinerja belum dibuka oleh BKD" in isi


def test_tanpa_masuk_dibawa_ke_pintu(client, db):
    assert client.get("/").headers["Location"] == "/masuk/?next=%2F"


def test_beranda_hanya_dibaca(sebagai, pemeran):
    assert sebagai(pemeran.sari).post("/").status_code == 405


# Planning --------------------------------------------------------------------------------------------


def test_tanpa_skp_diminta_menyusun_dan_sudah_terlambat(beranda, pemeran, periode):
    assert beranda(pemeran.sari) == {"Terlambat": ["Susun SKP 2026"]}


def test_pejabat_negara_tidak_diminta_menyusun_skp(beranda, pemeran, periode):
    assert beranda(pemeran.bupati) == {}


def test_draf_diminta_diselesaikan(beranda, pemeran, periode):
    pembuat.buat_skp(pemeran.sari)
    assert beranda(pemeran.sari) == {"Terlambat": ["Selesaikan SKP 2026"]}


def test_skp_diajukan_menjadi_tugas_penilai_dan_ditunggu_pegawai(beranda, pemeran, periode):
    pembuat.ajukan(pembuat.buat_skp(pemeran.sari))
    assert beranda(pemeran.sari) == {"Menunggu orang lain": ["SKP 2026 Anda"]}
    assert beranda(pemeran.budi)["Terlambat"] == ["Periksa SKP Sari Utami, S.Kom.", "Susun SKP 2026"]


def test_penilai_lain_tidak_melihat_tugas_itu(beranda, pemeran, periode):
    pembuat.ajukan(pembuat.buat_skp(pemeran.sari))
    assert beranda(pemeran.rina) == {"Terlambat": ["Susun SKP 2026"]}


def test_skp_dikembalikan_muncul_dengan_catatannya(sebagai, pemeran, periode):
    skp = pembuat.ajukan(pembuat.buat_skp(pemeran.sari))
    perencanaan.kembalikan(skp, oleh=pemeran.budi, catatan="Target RHK 2 terlalu rendah.")
    tugas = satu(sebagai, pemeran.sari, "Perbaiki SKP 2026")
    assert (tugas.sebab, tugas.tombol) == ("Budi Santoso: Target RHK 2 terlalu rendah.", "Buka catatan")


def test_enam_usulan_menjadi_satu_tugas(beranda, pemeran, periode, organisasi):
    for n in range(6):
        orang = pembuat.buat_pegawai(f"Staf {n}")
        pembuat.tempatkan(orang, organisasi.egov, "PENGELOLA DATA")
        pembuat.ajukan(pembuat.buat_skp(orang))
    assert beranda(pemeran.budi)["Terlambat"] == ["Periksa SKP 6 bawahan", "Susun SKP 2026"]


def test_rhk_pimpinan_yang_berubah_diminta_dikonfirmasi(beranda, pemeran, periode):
    atas = intervensi.bagikan_rancangan(pembuat.buat_skp(pemeran.budi), oleh=pemeran.budi).rhk.first()
    rhk = pembuat.buat_skp(pemeran.sari).rhk.first()
    penyusunan.simpan_rhk(rhk, oleh=pemeran.sari, versi=rhk.versi, intervensi_rhk=atas)
    assert beranda(pemeran.sari) == {"Terlambat": ["Selesaikan SKP 2026"]}
    penyusunan.simpan_rhk(atas, oleh=pemeran.budi, versi=atas.versi, teks="Layanan publik makin andal")
    assert beranda(pemeran.sari) == {"Terlambat": ["1 RHK perlu dikonfirmasi ulang", "Selesaikan SKP 2026"]}
    assert beranda(pemeran.joko) == {"Terlambat": ["Susun SKP 2026"]}


def test_rancangan_perubahan_diminta_dilanjutkan_lalu_diperbaiki(sebagai, beranda, pemeran, periode):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    baru = perubahan.buka(skp, oleh=pemeran.sari, alasan="Anggaran dipotong")
    assert beranda(pemeran.sari)["Berikutnya"][-1] == "Lanjutkan perubahan SKP 2026"
    tugas = satu(sebagai, pemeran.sari, "Lanjutkan perubahan SKP 2026")
    assert (tugas.alamat, tugas.tenggat) == (f"/skp/{baru.kode}/", None)
    pembuat.ajukan(baru)
    assert "Perubahan SKP 2026 Anda" in beranda(pemeran.sari)["Menunggu orang lain"]
    assert "Periksa perubahan SKP Sari Utami, S.Kom." in beranda(pemeran.budi)["Berikutnya"]
    perencanaan.kembalikan(baru, oleh=pemeran.budi, catatan="Alasannya kurang jelas.")
    assert beranda(pemeran.sari)["Berikutnya"][-1] == "Perbaiki perubahan SKP 2026"


def test_draf_sesudah_mutasi_diminta_diselesaikan_dengan_tenggatnya_sendiri(sebagai, pemeran, organisasi, periode):
    pembuat.buat_skp_ditetapkan(pemeran.sari)
    tujuan = mutasi.Tujuan(organisasi.statistik, "STATISTISI AHLI MUDA", "jf_keahlian")
    permintaan = mutasi.Permintaan(pemeran.sari, "mutasi", date(2026, 4, 1), tujuan=tujuan)
    baru = mutasi.jalankan(permintaan, oleh=pemeran.admin).skp_baru
    tugas = satu(sebagai, pemeran.sari, "Selesaikan SKP 2026")
    assert (tugas.alamat, tugas.tenggat) == (f"/skp/{baru.kode}/", date(2026, 5, 31))


# What a penilai and a pegawai answer -----------------------------------------------------------------


def usulkan_penugasan(pemeran, n=1):
    for i in range(n):
        penugasan.usulkan(
            pegawai=pemeran.sari, pemberi=pemeran.rina, pemberi_teks="Kepala Bidang Statistik", penilai=pemeran.budi,
            uraian=f"Anggota tim data {i}", mulai=date(2026, 4, 1),
        )  # fmt: skip
    return Penugasan.objects.filter(pegawai=pemeran.sari).order_by("pk")


def test_penugasan_yang_menunggu_menjadi_tugas_penilainya(sebagai, beranda, pemeran, periode):
    (usulan,) = usulkan_penugasan(pemeran)
    tugas = satu(sebagai, pemeran.budi, "Putuskan penugasan Sari Utami, S.Kom.")
    assert (tugas.alamat, tugas.sebab) == (f"/penugasan/{usulan.kode}/", "Anggota tim data 0.")
    assert beranda(pemeran.sari)["Menunggu orang lain"] == ["Penugasan Anda: Anggota tim data 0"]
    assert list(beranda(pemeran.rina)) == ["Terlambat"]
    penugasan.putuskan(usulan, oleh=pemeran.budi, setuju=True)
    assert beranda(pemeran.budi) == {"Terlambat": ["Susun SKP 2026"]}


def test_lebih_dari_lima_penugasan_menjadi_satu_tugas(beranda, sebagai, pemeran, periode):
    usulkan_penugasan(pemeran)
    sedikit = jumlah_kueri(sebagai(pemeran.budi))
    usulkan_penugasan(pemeran, 5)
    assert beranda(pemeran.budi)["Berikutnya"] == ["Putuskan penugasan Sari Utami, S.Kom."] * 5
    usulkan_penugasan(pemeran, 7)
    assert beranda(pemeran.budi)["Berikutnya"] == ["Putuskan 7 penugasan"]
    assert jumlah_kueri(sebagai(pemeran.budi)) == sedikit


def test_hasil_periode_lama_yang_diusulkan_menunggu_jawaban_pegawai(beranda, sebagai, pemeran, organisasi, periode):
    lama = pembuat.buat_skp_ditetapkan(pemeran.sari)
    with time_machine.travel(datetime(2026, 7, 7, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        pembuat.buat_evaluasi_ditetapkan(lama, pembuat.triwulan(2), pemeran.admin)
        tujuan = mutasi.Tujuan(organisasi.statistik, "STATISTISI AHLI MUDA", "jf_keahlian")
        rhk = frozenset(lama.rhk.values_list("pk", flat=True))
        p = mutasi.Permintaan(pemeran.sari, "mutasi", date(2026, 7, 1), tujuan=tujuan, rhk=rhk)
        baru = pembuat.tetapkan(mutasi.jalankan(p, oleh=pemeran.admin).skp_baru)
        usulan = kesepakatan.usulkan(baru, pembuat.triwulan(3), oleh=pemeran.rina)
        judul = "Jawab usulan hasil untuk Triwulan III 2026"
        assert satu(sebagai, pemeran.sari, judul).alamat == "/evaluasi/"
        assert judul not in sum(beranda(pemeran.rina).values(), [])
        kesepakatan.setujui(usulan, oleh=pemeran.sari)
        assert judul not in sum(beranda(pemeran.sari).values(), [])


# Realisasi -------------------------------------------------------------------------------------------


def test_realisasi_triwulan_yang_berakhir_diminta_dengan_kemajuannya(sebagai, pemeran, periode):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    iki = skp.rhk.first().iki.get()
    pendokumentasian.catat_realisasi(iki, pembuat.triwulan(1), oleh=pemeran.sari, teks="9 layanan")
    tugas = satu(sebagai, pemeran.sari, "Lengkapi realisasi Triwulan I 2026")
    assert tugas.maju == (1, 2, "indikator terisi")
    assert tugas.alamat == "/realisasi/2026-tw1/"


def test_realisasi_lengkap_bukan_tugas_lagi(beranda, pemeran, periode):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    assert beranda(pemeran.sari)["Sampai 15 April"] == ["Lengkapi realisasi Triwulan I 2026"]
    pembuat.isi_realisasi(skp, pembuat.triwulan(1))
    assert beranda(pemeran.sari) == {
        "Berikutnya": ["Lengkapi realisasi Triwulan II 2026"],
        "Menunggu orang lain": ["Evaluasi Triwulan I 2026 Anda"],
    }


# Evaluation ------------------------------------------------------------------------------------------


@pytest.fixture
def skp(pemeran, periode):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    pembuat.isi_realisasi(skp, pembuat.triwulan(1))
    return skp


def test_penilai_diminta_menilai_selama_jendela_terbuka(sebagai, skp, pemeran):
    tugas = satu(sebagai, pemeran.budi, "Nilai kinerja bawahan, Triwulan I 2026")
    assert tugas.sebab == "1 orang sudah lengkap dan siap dinilai."
    assert tugas.maju == (0, 1, "orang dinilai")
    assert tugas.tombol == "Mulai menilai"


def test_tugas_menilai_beralih_ke_atasan_setelah_jendela_tutup(beranda, sebagai, skp, pemeran):
    with time_machine.travel(datetime(2026, 4, 20, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        assert "Nilai kinerja bawahan, Triwulan I 2026" not in str(beranda(pemeran.budi))
        tugas = satu(sebagai, pemeran.tono, "Evaluasi Sari Utami, S.Kom., Triwulan I 2026, sebagai atasan penilai")
    assert (tugas.tenggat, tugas.alamat) == (date(2026, 5, 6), "/penilaian/beralih/2026-tw1/")
    assert tugas.sebab == "Budi Santoso belum menetapkannya sampai masa evaluasi berakhir."


def test_semua_dinilai_tanpa_capaian_menunggu_bkd(beranda, skp, pemeran):
    pembuat.nilai(skp, pembuat.triwulan(1))
    tugas = beranda(pemeran.budi)
    assert tugas["Menunggu orang lain"] == ["Capaian organisasi Triwulan I 2026"]
    assert "Sampai 15 April" not in tugas


def test_semua_dinilai_dan_ada_capaian_diminta_menetapkan(beranda, skp, pemeran):
    pembuat.catat_capaian(skp.unit_penilai, pembuat.triwulan(1), pemeran.admin)
    pembuat.nilai(skp, pembuat.triwulan(1))
    assert beranda(pemeran.budi)["Sampai 15 April"] == ["Tetapkan penilaian Triwulan I 2026"]


def test_sesudah_ditetapkan_dokumennya_perlu_disampaikan(sebagai, beranda, skp, pemeran):
    evaluasi = pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
    tugas = satu(sebagai, pemeran.budi, "Sampaikan dokumen evaluasi Triwulan I 2026")
    assert tugas.tenggat == evaluasi.batas_penyerahan
    assert beranda(pemeran.sari)["Menunggu orang lain"] == ["Dokumen evaluasi Triwulan I 2026 Anda"]


def test_dokumen_yang_disampaikan_menjadi_tugas_pegawai(sebagai, beranda, skp, pemeran):
    evaluasi = pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
    evaluasi = penyampaian.sampaikan(evaluasi, oleh=pemeran.budi)
    tugas = satu(sebagai, pemeran.sari, "Baca dan terima hasil evaluasi Triwulan I 2026")
    assert (tugas.tenggat, tugas.alamat) == (evaluasi.batas_pengembalian, f"/evaluasi/{evaluasi.kode}/")
    penyampaian.terima(evaluasi, oleh=pemeran.sari)
    assert beranda(pemeran.sari) == {"Berikutnya": ["Lengkapi realisasi Triwulan II 2026"]}


def test_penilaian_yang_belum_ditetapkan_tidak_mengubah_beranda_pegawai(sebagai, skp, pemeran):
    klien = sebagai(pemeran.sari)
    sebelum = klien.get("/").context["kelompok"]
    pembuat.nilai(skp, pembuat.triwulan(1), hasil="di_bawah", perilaku="di_bawah")
    assert klien.get("/").context["kelompok"] == sebelum
    assert "Sangat Kurang" not in klien.get("/").content.decode()


def test_tahun_yang_sudah_ditetapkan_tidak_menagih_triwulannya(sebagai, beranda, skp, pemeran):
    with time_machine.travel(datetime(2027, 1, 5, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        assert len(beranda(pemeran.sari)["Terlambat"]) == 2
        assert "Terlambat" not in beranda(pemeran.budi)
        assert str(beranda(pemeran.tono)).count("sebagai atasan penilai") == 3
        pembuat.buat_evaluasi_ditetapkan(skp, pembuat.akhir_tahun(2026), pemeran.admin)
        assert list(beranda(pemeran.sari)) == ["Menunggu orang lain"]
        assert beranda(pemeran.budi) == {"Berikutnya": ["Sampaikan dokumen evaluasi Akhir tahun 2026"]}
        assert "sebagai atasan penilai" not in str(beranda(pemeran.tono))


def test_nama_bergelar_tidak_berakhir_dua_titik(sebagai, skp, pemeran):
    pemeran.budi.gelar_belakang = "M.Si."
    pemeran.budi.save()
    tugas = satu(sebagai, pemeran.sari, "Evaluasi Triwulan I 2026 Anda")
    assert tugas.sebab == "Menunggu penilaian Budi Santoso, M.Si."


def test_ringkasan_tim_menghitung_setiap_orang_sekali(sebagai, skp, pemeran):
    pembuat.buat_skp_ditetapkan(pemeran.joko)
    tim = sebagai(pemeran.budi).get("/").context["meja"].tim
    assert (tim.dinilai, tim.siap, tim.belum) == (0, 1, 1)
    pembuat.nilai(skp, pembuat.triwulan(1))
    tim = sebagai(pemeran.budi).get("/").context["meja"].tim
    assert (tim.dinilai, tim.siap, tim.belum) == (1, 0, 1)


def test_bkd_diminta_merekam_capaian_unit_yang_menilai(beranda, skp, pemeran):
    assert beranda(pemeran.admin)["Sampai 15 April"] == ["Rekam capaian organisasi 1 unit, Triwulan I 2026"]
    pembuat.catat_capaian(skp.unit_penilai, pembuat.triwulan(1), pemeran.admin)
    assert beranda(pemeran.admin) == {"Terlambat": ["Susun SKP 2026"]}


def test_hanya_tugas_pertama_yang_tombolnya_berisi(sebagai, skp, pemeran):
    pembuat.ajukan(pembuat.buat_skp(pemeran.joko))
    utama = sebagai(pemeran.budi).get("/").content.decode().split("<main")[1].split("</main>")[0]
    assert utama.count("tombol-utama") == 1


# Cost ------------------------------------------------------------------------------------------------


def tambah_staf(organisasi, banyak):
    for n in range(banyak):
        orang = pembuat.buat_pegawai(f"Staf {n}")
        pembuat.tempatkan(orang, organisasi.egov, "PENGELOLA DATA")
        pembuat.buat_skp_ditetapkan(orang)
        lain = pembuat.buat_pegawai(f"Calon {n}")
        pembuat.tempatkan(lain, organisasi.egov, "PENGELOLA DATA")
        pembuat.ajukan(pembuat.buat_skp(lain))


def test_dokumen_yang_menunggu_tanda_tangan_dihitung_di_beranda_dan_menu(sebagai, pemeran, periode):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    pencetakan.arsipkan(skp, "A.1.7", skp.sidik_ditetapkan, lambda _: b"%PDF-1.7")
    halaman = sebagai(pemeran.sari).get("/")
    tugas = satu(sebagai, pemeran.sari, "Tandatangani 1 dokumen")
    assert (tugas.alamat, halaman.context["kerangka"].lencana["skp_app:tanda_tangan"]) == ("/tanda-tangan/", 1)
    # It is the pegawai's turn; the penilai is not asked yet.
    assert sebagai(pemeran.budi).get("/").context["kerangka"].lencana["skp_app:tanda_tangan"] == 0


def test_kueri_beranda_tidak_tumbuh_dengan_tim(sebagai, pemeran, periode, organisasi):
    pembuat.buat_skp_ditetapkan(pemeran.budi)
    tambah_staf(organisasi, 1)
    satu_orang = jumlah_kueri(sebagai(pemeran.budi))
    tambah_staf(organisasi, 2)
    assert (satu_orang, jumlah_kueri(sebagai(pemeran.budi))) == (11, 11)


def test_kueri_beranda_bkd_tidak_lewat_dua_belas(sebagai, pemeran, periode, organisasi):
    tambah_staf(organisasi, 2)
    pembuat.jadikan_bkd(pemeran.budi)
    assert jumlah_kueri(sebagai(pemeran.budi)) == 12


# The numbers beside the menu -------------------------------------------------------------------------


def lencana(sebagai, pegawai):
    return sebagai(pegawai).get("/akun/").context["kerangka"].lencana


def test_lencana_menghitung_yang_harus_dikerjakan(sebagai, skp, pemeran):
    pembuat.ajukan(pembuat.buat_skp(pemeran.joko))
    sisa = {"evaluasi:hasil": 0, "skp_app:tanda_tangan": 0}
    assert lencana(sebagai, pemeran.budi) == {"skp_app:tim": 1, "evaluasi:tim": 1} | sisa
    assert lencana(sebagai, pemeran.rina) == {"skp_app:tim": 0, "evaluasi:tim": 0} | sisa


def test_lencana_hilang_setelah_dikerjakan(sebagai, skp, pemeran):
    evaluasi = pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
    penyampaian.sampaikan(evaluasi, oleh=pemeran.budi)
    assert lencana(sebagai, pemeran.budi)["evaluasi:tim"] == 0
    assert lencana(sebagai, pemeran.sari)["evaluasi:hasil"] == 1
    assert "1 perlu tindakan" in sebagai(pemeran.sari).get("/akun/").content.decode()
