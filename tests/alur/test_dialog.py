"""Dialog kinerja: said once, told once, proposed by the penilai, applied by the owner (Pasal 7(3)-(4))."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from pegawai.models import Jejak, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import dialog, penyusunan, perencanaan
from skp_app.models import KesepakatanDialog, UjarDialog
from tests import pembuat
from tests.cuplikan import ditolak, tanpa_perubahan


@pytest.fixture
def diajukan(pemeran, periode):
    return pembuat.ajukan(pembuat.buat_skp(pemeran.sari))


@pytest.fixture
def skp(diajukan):
    return perencanaan.kembalikan(diajukan, oleh=diajukan.penilai, catatan="Perbaiki.")


@pytest.fixture
def iki(skp):
    return skp.rhk.first().iki.get()


@pytest.fixture
def usulan(skp, iki):
    return usulkan(skp, iki)


def usulkan(skp, sasaran, bidang="target", menjadi="98 %", **lain):
    return dialog.ujarkan(skp, oleh=skp.penilai, sasaran=sasaran, bidang=bidang, menjadi=menjadi, **lain)


def catat(skp, **isi):
    isi = {"oleh": skp.pegawai, "tanggal": localdate(), "agenda": "Target", "kesepakatan": "Target 98 %."} | isi
    return dialog.catat_kesepakatan(skp, **isi)


def jejak(kata_kerja):
    return list(Jejak.objects.filter(kata_kerja=kata_kerja).values_list("oleh__nama", "sebagai", "data"))


def pesan(kunci):
    return list(Pemberitahuan.objects.filter(kunci=kunci).values_list("penerima__nama", "judul"))


# Ujarkan -----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("siapa", "peran", "penerima", "judul"),
    [
        ("sari", "pemilik", "Budi Santoso", "Pegawai menulis pada dialog SKP"),
        ("budi", "penilai", "Sari Utami", "Pimpinan menulis pada dialog SKP"),
    ],
)
def test_pesan_meninggalkan_satu_jejak_dan_satu_kabar(skp, pemeran, siapa, peran, penerima, judul):
    oleh = getattr(pemeran, siapa)
    ujar = dialog.ujarkan(skp, oleh=oleh, isi="  Mohon target tidak turun.  ")
    assert (ujar.isi, ujar.oleh, ujar.sebutan, ujar.status, ujar.versi_skp) == (
        "Mohon target tidak turun.", oleh, "", "", skp.versi,
    )  # fmt: skip
    assert jejak("ujarkan") == [(oleh.nama, peran, {"ujar": ujar.pk})]
    assert pesan(f"dialog-{ujar.pk}") == [(penerima, f"{judul} {skp.mulai.year}")]


def test_pesan_yang_sama_terkirim_sekali(skp, iki):
    pertama = dialog.ujarkan(skp, oleh=skp.pegawai, isi="Baik.")
    with tanpa_perubahan():
        assert dialog.ujarkan(skp, oleh=skp.pegawai, isi=" Baik. ") == pertama
    lain = [
        dialog.ujarkan(skp, oleh=skp.penilai, isi="Baik."),
        dialog.ujarkan(skp, oleh=skp.pegawai, isi="Baik.", sasaran=iki),
    ]
    penyusunan.simpan_iki(iki, oleh=skp.pegawai, versi=iki.versi, target="12 layanan")
    lain.append(dialog.ujarkan(skp, oleh=skp.pegawai, isi="Baik."))
    assert len({pertama, *lain}) == UjarDialog.objects.count() == 4


def test_pesan_menyebut_tempat_barisnya(skp, iki):
    rhk = skp.rhk.last()
    assert dialog.ujarkan(skp, oleh=skp.pegawai, isi="Baik.", sasaran=rhk).sebutan == "RHK 2"
    ujar = dialog.ujarkan(skp, oleh=skp.pegawai, isi="Baik.", sasaran=iki)
    assert (ujar.sebutan, ujar.rhk, ujar.iki) == ("RHK 1, indikator 1", None, iki)


def test_pesan_tetap_ada_setelah_barisnya_dihapus(skp, iki):
    ujar = dialog.ujarkan(skp, oleh=skp.penilai, isi="Hapus saja.", sasaran=iki)
    penyusunan.hapus_rhk(iki.rhk, oleh=skp.pegawai)
    ujar.refresh_from_db()
    assert (ujar.iki, ujar.isi, ujar.sebutan) == (None, "Hapus saja.", "RHK 1, indikator 1")


@pytest.mark.parametrize("isi", ["", "   ", "x" * 1001])
def test_pesan_kosong_atau_terlalu_panjang_ditolak(skp, isi):
    with ditolak(IsianKeliru, "Tulis pesan, paling panjang 1000 huruf."):
        dialog.ujarkan(skp, oleh=skp.pegawai, isi=isi)


def test_baris_skp_lain_ditolak(skp, pemeran):
    asing = pembuat.buat_skp(pemeran.joko).rhk.first()
    for sasaran in (asing, asing.iki.get()):
        with ditolak(IsianKeliru, "Baris tersebut bukan bagian dari SKP ini."):
            dialog.ujarkan(skp, oleh=skp.pegawai, isi="Baik.", sasaran=sasaran)


@pytest.mark.parametrize("siapa", ["tono", "rina", "joko", "dewi", "admin"])
def test_hanya_kedua_pihak_yang_menulis(skp, pemeran, siapa):
    oleh, kalimat = getattr(pemeran, siapa), "Dialog kinerja ditulis oleh pegawai dan pejabat penilai kinerja."
    catatan = catat(skp)
    with ditolak(BukanHak, kalimat):
        dialog.ujarkan(skp, oleh=oleh, isi="Baik.")
    with ditolak(BukanHak, kalimat):
        catat(skp, oleh=oleh)
    with ditolak(BukanHak, kalimat):
        dialog.konfirmasi(catatan, oleh=oleh)


def test_pada_draf_belum_ada_dialog(pemeran, periode):
    skp = pembuat.buat_skp(pemeran.sari)
    for oleh in (pemeran.sari, pemeran.budi):
        with ditolak(KeadaanMenolak, "Dialog kinerja terbuka setelah SKP diajukan. Draf hanya terbaca oleh Anda."):
            dialog.ujarkan(skp, oleh=oleh, isi="Baik.")


def test_dialog_berlanjut_setelah_skp_ditetapkan(diajukan):
    skp = pembuat.tetapkan(diajukan)
    assert dialog.ujarkan(skp, oleh=skp.pegawai, isi="Triwulan I selesai.").pk


# Usulan ------------------------------------------------------------------------------------------
def test_usulan_menyimpan_kedua_teks(usulan, skp):
    assert (usulan.semula, usulan.menjadi, usulan.status) == ("11 layanan", "98 %", "menunggu")
    assert pesan(f"dialog-{usulan.pk}") == [
        ("Sari Utami", f"Pimpinan mengusulkan perubahan pada dialog SKP {skp.mulai.year}")
    ]


def test_usulan_yang_sama_terkirim_sekali(usulan, skp, iki):
    with tanpa_perubahan():
        assert usulkan(skp, iki) == usulan


def test_pegawai_tidak_mengusulkan_kepada_diri_sendiri(skp, iki):
    with ditolak(BukanHak, "Usulan perubahan ditulis pejabat penilai. Pegawai mengubah SKP-nya sendiri."):
        dialog.ujarkan(skp, oleh=skp.pegawai, sasaran=iki, bidang="target", menjadi="98 %")


def test_setelah_ditetapkan_tidak_ada_usulan(diajukan):
    skp = pembuat.tetapkan(diajukan)
    with ditolak(KeadaanMenolak, "SKP berstatus “Ditetapkan”, isinya tidak dapat diusulkan berubah lagi."):
        usulkan(skp, skp.rhk.first().iki.get())


@pytest.mark.parametrize(
    ("bidang", "menjadi", "kalimat"),
    [
        ("target", "", "Tulis usulan teksnya, paling panjang 300 huruf."),
        ("target", "x" * 301, "Tulis usulan teksnya, paling panjang 300 huruf."),
        ("teks", "x" * 1001, "Tulis usulan teksnya, paling panjang 1000 huruf."),
        ("target", "11 layanan", "Usulan sama dengan yang sudah tertulis."),
        ("aspek", "mutu", "Pilih teks RHK, indikator, atau target yang diusulkan berubah."),
    ],
)
def test_usulan_keliru_ditolak(skp, iki, bidang, menjadi, kalimat):
    with ditolak(IsianKeliru, kalimat):
        usulkan(skp, iki, bidang, menjadi)


def test_rhk_tidak_punya_target(skp):
    with ditolak(IsianKeliru, "Pilih teks RHK, indikator, atau target yang diusulkan berubah."):
        usulkan(skp, skp.rhk.first(), "target")


# Terapkan, tolak ---------------------------------------------------------------------------------
def test_usulan_target_diterapkan(usulan, iki, skp):
    dialog.terapkan(usulan, oleh=skp.pegawai)
    iki.refresh_from_db(), usulan.refresh_from_db()
    assert (iki.target, iki.versi) == ("98 %", 3)
    assert (usulan.status, usulan.diputus_oleh, usulan.semula) == ("diterapkan", skp.pegawai, "11 layanan")
    assert jejak("jawab_usulan") == [("Sari Utami", "pemilik", {"ujar": usulan.pk, "hasil": "diterapkan"})]
    assert pesan(f"dialog-{usulan.pk}-diterapkan") == [
        ("Budi Santoso", "Usulan Anda pada RHK 1, indikator 1: diterapkan")
    ]


def test_usulan_teks_rhk_diterapkan_dalam_satu_baris(skp):
    rhk = skp.rhk.first()
    dialog.terapkan(usulkan(skp, rhk, "teks", "Meningkatnya\nlayanan"), oleh=skp.pegawai)
    rhk.refresh_from_db()
    assert rhk.teks == "Meningkatnya layanan"


def test_diterapkan_dua_kali_sama_dengan_sekali(usulan, skp):
    dialog.terapkan(usulan, oleh=skp.pegawai)
    with tanpa_perubahan():
        assert dialog.terapkan(usulan, oleh=skp.pegawai).status == "diterapkan"


def test_teks_yang_sudah_lain_tidak_ditimpa(usulan, iki, skp):
    penyusunan.simpan_iki(iki, oleh=skp.pegawai, versi=iki.versi, target="97 %")
    hasil = dialog.terapkan(usulan, oleh=skp.pegawai)
    iki.refresh_from_db()
    assert (hasil.status, hasil.semula, hasil.menjadi, hasil.kini, iki.target) == (
        "usang", "11 layanan", "98 %", "97 %", "97 %",
    )  # fmt: skip
    assert len(pesan(f"dialog-{usulan.pk}-usang")) == 1


def test_pegawai_yang_sudah_menulisnya_sendiri_cukup_menerima(usulan, iki, skp):
    penyusunan.simpan_iki(iki, oleh=skp.pegawai, versi=iki.versi, target="98 %")
    assert dialog.terapkan(usulan, oleh=skp.pegawai).status == "diterapkan"
    iki.refresh_from_db()
    assert iki.versi == 3


def test_usulan_pada_baris_yang_dihapus_menjadi_usang(usulan, iki, skp):
    penyusunan.hapus_rhk(iki.rhk, oleh=skp.pegawai)
    hasil = dialog.terapkan(usulan, oleh=skp.pegawai)
    assert (hasil.status, hasil.kini) == ("usang", None)


def test_tolak_dengan_alasan_yang_tercatat_dalam_dialog(usulan, iki, skp):
    dialog.tolak(usulan, oleh=skp.pegawai, alasan=" Anggaran tidak cukup. ")
    usulan.refresh_from_db(), iki.refresh_from_db()
    assert (usulan.status, iki.target) == ("ditolak", "11 layanan")
    assert list(UjarDialog.objects.exclude(pk=usulan.pk).values_list("oleh__nama", "isi", "iki")) == [
        ("Sari Utami", "Anggaran tidak cukup.", iki.pk)
    ]
    assert len(jejak("jawab_usulan")) == len(pesan(f"dialog-{usulan.pk}-ditolak")) == 1
    with tanpa_perubahan():
        dialog.tolak(usulan, oleh=skp.pegawai, alasan="Lagi.")


@pytest.mark.parametrize("langkah", [dialog.terapkan, dialog.tolak])
def test_yang_sudah_dijawab_tidak_dijawab_lain(usulan, skp, langkah):
    lain = dialog.tolak if langkah is dialog.terapkan else dialog.terapkan
    lain(usulan, oleh=skp.pegawai)
    usulan.refresh_from_db()
    with ditolak(KeadaanMenolak, f"Usulan ini sudah dijawab: {usulan.get_status_display().lower()}."):
        langkah(usulan, oleh=skp.pegawai)


@pytest.mark.parametrize("langkah", [dialog.terapkan, dialog.tolak])
def test_pesan_biasa_tidak_dapat_diterapkan(skp, langkah):
    ujar = dialog.ujarkan(skp, oleh=skp.penilai, isi="Baik.")
    with ditolak(KeadaanMenolak, "Pesan ini tidak memuat usulan perubahan."):
        langkah(ujar, oleh=skp.pegawai)


@pytest.mark.parametrize("siapa", ["budi", "tono", "joko", "admin"])
def test_hanya_pegawai_yang_menjawab_usulan(usulan, pemeran, siapa):
    oleh = getattr(pemeran, siapa)
    with ditolak(BukanHak, "Usulan dijawab oleh pegawai yang menyusun SKP."):
        dialog.terapkan(usulan, oleh=oleh)
    with ditolak(BukanHak, "Usulan dijawab oleh pegawai yang menyusun SKP."):
        dialog.tolak(usulan, oleh=oleh)


def test_selama_menunggu_pimpinan_usulan_belum_dapat_diterapkan(diajukan):
    usulan = usulkan(diajukan, diajukan.rhk.first().iki.get())
    with ditolak(KeadaanMenolak, "SKP berstatus “Menunggu pimpinan”, isinya tidak dapat diubah lagi."):
        dialog.terapkan(usulan, oleh=diajukan.pegawai)


def test_kabar_dari_draf_tidak_menautkan_ke_draf(diajukan):
    usulan = usulkan(diajukan, diajukan.rhk.first().iki.get())
    perencanaan.tarik(diajukan, oleh=diajukan.pegawai)
    dialog.terapkan(usulan, oleh=diajukan.pegawai)
    assert Pemberitahuan.objects.get(kunci=f"dialog-{usulan.pk}-diterapkan").tautan == ""


# Kesepakatan -------------------------------------------------------------------------------------
def test_pencatat_ikut_mengonfirmasi(skp):
    catatan = catat(skp, berikutnya=localdate() + timedelta(days=90))
    assert (catatan.konfirmasi_pegawai_pada is None, catatan.konfirmasi_penilai_pada, catatan.lengkap) == (
        False, None, False,
    )  # fmt: skip
    assert jejak("catat_dialog") == [("Sari Utami", "pemilik", {"kesepakatan": catatan.pk})]
    assert [p[0] for p in pesan(f"kesepakatan-{catatan.pk}")] == ["Budi Santoso"]
    with tanpa_perubahan():
        assert catat(skp, berikutnya=localdate() + timedelta(days=90)) == catatan


def test_pihak_lain_mengonfirmasi_sekali(skp):
    catatan = dialog.konfirmasi(catat(skp), oleh=skp.penilai)
    assert catatan.lengkap
    assert jejak("konfirmasi_dialog") == [("Budi Santoso", "penilai", {"kesepakatan": catatan.pk})]
    assert [p[0] for p in pesan(f"kesepakatan-{catatan.pk}-penilai")] == ["Sari Utami"]
    with tanpa_perubahan():
        dialog.konfirmasi(catatan, oleh=skp.penilai)
        dialog.konfirmasi(catatan, oleh=skp.pegawai)


def test_tanggal_dialog_masuk_akal(skp):
    kalimat = "Tanggal dialog tidak boleh lewat dari hari ini, paling awal Januari tahun lalu."
    for tanggal in (localdate() + timedelta(days=1), date(localdate().year - 2, 12, 31), date(1, 1, 1)):
        with ditolak(IsianKeliru, kalimat):
            catat(skp, tanggal=tanggal)
    for berikutnya in (localdate(), date(9999, 12, 31)):
        with ditolak(IsianKeliru, "Dialog berikutnya sesudah dialog ini, paling lama dua tahun lagi."):
            catat(skp, berikutnya=berikutnya)


def test_agenda_dan_kesepakatan_wajib(skp):
    for isi in ({"agenda": " "}, {"kesepakatan": ""}):
        with ditolak(IsianKeliru, "Agenda dan kesepakatan belum ditulis."):
            catat(skp, **isi)
    assert not KesepakatanDialog.objects.exists()
