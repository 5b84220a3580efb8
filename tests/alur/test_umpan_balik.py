"""Feedback: by whom the law names, on one thing, sent once and told once (Pasal 17-19)."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone
from django.utils.timezone import localdate

from pegawai.models import Jejak, Ketentuan, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import penugasan, rekaman, umpan_balik
from skp_app.models import Rhk, UmpanBalik
from tests import pembuat
from tests.cuplikan import ditolak, tanpa_perubahan


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


def beri(skp, periode, oleh=None, **isi):
    isi = {"isi": "Sudah baik.", "nada": "positif", "perilaku": "loyal"} | isi
    return umpan_balik.beri(skp, periode, oleh=oleh or skp.penilai, **isi)


def test_umpan_balik_meninggalkan_satu_jejak_dan_satu_pesan(skp, tw1, pemeran):
    kiriman = beri(skp, tw1, isi="  Sudah baik.  ")
    assert (str(kiriman), kiriman.hubungan, kiriman.perilaku) == ("Pimpinan: Sudah baik.", "pimpinan", "loyal")
    jejak = Jejak.objects.filter(kata_kerja="beri_umpan_balik")
    assert list(jejak.values_list("oleh__nama", "sebagai", "data")) == [
        ("Budi Santoso", "penilai", {"umpan_balik": kiriman.pk})
    ]
    pesan = Pemberitahuan.objects.filter(judul="Anda menerima umpan balik")
    assert [p.penerima for p in pesan] == [pemeran.sari]


def test_umpan_balik_yang_sama_terkirim_sekali(skp, tw1):
    pertama = beri(skp, tw1)
    with tanpa_perubahan():
        assert beri(skp, tw1, isi=" Sudah baik. ") == pertama


def test_umpan_balik_pada_indikator(skp, tw1):
    iki = skp.rhk.first().iki.get()
    kiriman = beri(skp, tw1, iki=iki, perilaku="")
    assert (kiriman.iki, kiriman.perilaku) == (iki, "")


@pytest.mark.parametrize(
    ("dari", "hubungan", "cetak"),
    [
        ("", "pimpinan", "Pimpinan: Sudah baik."),
        ("Pimpinan (nama)", "pimpinan", "Pimpinan (nama): Sudah baik."),
        ("Rekan kerja setingkat (nama)", "rekan_setingkat", "Rekan kerja setingkat (nama): Sudah baik."),
        ("Pegawai di bawahnya (nama)", "bawahan", "Pegawai di bawahnya (nama): Sudah baik."),
        ("Stakeholder terkait", "pihak_lain", "Stakeholder terkait: Sudah baik."),
    ],
)
def test_penilai_mencatat_umpan_balik_orang_lain(skp, tw1, dari, hubungan, cetak):
    kiriman = beri(skp, tw1, dari=dari)
    assert (kiriman.hubungan, str(kiriman), kiriman.pemberi) == (hubungan, cetak, skp.penilai)


@pytest.mark.parametrize("isi", ["", "   ", "\n"])
def test_umpan_balik_kosong_ditolak(skp, tw1, isi):
    with ditolak(IsianKeliru, "Umpan balik belum ditulis."):
        beri(skp, tw1, isi=isi)


def test_umpan_balik_tentang_satu_hal_saja(skp, tw1):
    kalimat = "Pilih satu: RHK, indikator hasil kerja, atau nilai perilaku."
    with ditolak(IsianKeliru, kalimat):
        beri(skp, tw1, perilaku="")
    with ditolak(IsianKeliru, kalimat):
        beri(skp, tw1, iki=skp.rhk.first().iki.get(), perilaku="loyal")


def test_indikator_orang_lain_ditolak(skp, tw1, pemeran):
    asing = pembuat.buat_skp_ditetapkan(pemeran.joko).rhk.first().iki.get()
    with ditolak(IsianKeliru, "RHK atau indikator tersebut bukan bagian dari SKP ini."):
        beri(skp, tw1, iki=asing, perilaku="")


@pytest.mark.parametrize("siapa", ["sari", "rina", "dewi", "admin", "bupati"])
def test_yang_tidak_terkait_tidak_memberi(skp, tw1, pemeran, siapa):
    with ditolak(BukanHak, umpan_balik.BUKAN_PEMBERI):
        beri(skp, tw1, oleh=getattr(pemeran, siapa))


@pytest.mark.parametrize(
    ("siapa", "hubungan", "sebutan", "alasan"),
    [
        ("budi", "pimpinan", "Pimpinan", "Pejabat penilai kinerja"),
        ("tono", "pimpinan", "Pimpinan (Tono Subroto)", "Atasan pejabat penilai kinerja"),
        ("joko", "rekan_setingkat", "Rekan kerja setingkat (Joko Prasetyo)", "Satu unit, BIDANG E-GOVERNMENT"),
    ],
)
def test_hubungan_dan_alasannya_tersimpan(skp, tw1, pemeran, siapa, hubungan, sebutan, alasan):
    kiriman = beri(skp, tw1, oleh=getattr(pemeran, siapa))
    assert (kiriman.hubungan, kiriman.sebutan, kiriman.alasan_hubungan) == (hubungan, sebutan, alasan)
    assert kiriman.nama_pemberi == getattr(pemeran, siapa).nama_lengkap
    assert Jejak.objects.get(kata_kerja="beri_umpan_balik").sebagai == ("penilai" if siapa == "budi" else hubungan)


def test_bawahan_memberi_kepada_pimpinannya(pemeran, periode, tw1):
    milik_budi = pembuat.buat_skp_ditetapkan(pemeran.budi)
    assert beri(milik_budi, tw1, oleh=pemeran.sari).sebutan == "Pegawai di bawahnya (Sari Utami, S.Kom.)"
    assert beri(milik_budi, tw1, oleh=pemeran.rina).sebutan == "Rekan kerja setingkat (Rina Kartikasari)"


def test_rekan_memberi_tentang_perilaku_tidak_tentang_rhk(skp, tw1, pemeran):
    rhk = skp.rhk.first()
    with ditolak(BukanHak, umpan_balik.BUKAN_PEMBERI):
        beri(skp, tw1, oleh=pemeran.joko, perilaku="", rhk=rhk)
    with ditolak(BukanHak, umpan_balik.BUKAN_PEMBERI):
        beri(skp, tw1, oleh=pemeran.joko, perilaku="", iki=rhk.iki.first())


def test_pimpinan_yang_menugaskan_memberi_pada_rhk_itu_saja(skp, tw1, pemeran):
    tugas = penugasan.tunjuk(
        pemeran.sari, oleh=pemeran.rina, uraian="Tim data", mulai=date(2026, 1, 1), selesai=None, jenis="biasa"
    )
    penugasan.putuskan(tugas, oleh=pemeran.budi, setuju=True)
    satu, dua = skp.rhk.all()
    Rhk.objects.filter(pk=satu.pk).update(penugasan=tugas)
    satu.refresh_from_db()
    kiriman = beri(skp, tw1, oleh=pemeran.rina, perilaku="", rhk=satu)
    assert (kiriman.sebutan, kiriman.alasan_hubungan) == (
        "Pimpinan (Rina Kartikasari)", "Pimpinan yang memberi penugasan",
    )  # fmt: skip
    pesan = Pemberitahuan.objects.get(penerima=pemeran.budi, kunci=f"umpan-pimpinan-{kiriman.pk}")
    assert pesan.judul == "Umpan balik Pimpinan lain untuk Sari Utami, S.Kom."
    for lain in ({"perilaku": "loyal"}, {"perilaku": "", "rhk": dua}):
        with ditolak(BukanHak, umpan_balik.BUKAN_PEMBERI):
            beri(skp, tw1, oleh=pemeran.rina, **lain)


def test_instansi_dapat_mencetak_hubungannya_saja(skp, tw1, pemeran):
    lama = beri(skp, tw1, oleh=pemeran.joko)
    Ketentuan.objects.create(
        kunci="umpan_balik_nama", mulai=localdate(), sumber="SK Bupati", nilai={"rekan_setingkat": False}
    )
    baru = beri(skp, tw1, oleh=pemeran.joko, isi="Rapi dan cepat.")
    assert (lama.sebutan, baru.sebutan) == ("Rekan kerja setingkat (Joko Prasetyo)", "Rekan kerja setingkat")
    assert (baru.nama_pemberi, baru.nama_tersembunyi, lama.nama_tersembunyi) == ("Joko Prasetyo", True, False)
    lama.refresh_from_db()
    assert lama.sebutan == "Rekan kerja setingkat (Joko Prasetyo)"


def test_aturan_nama_yang_berubah_selagi_menulis_tidak_menjebak(skp, tw1, pemeran):
    with ditolak(IsianKeliru, umpan_balik.ATURAN_BERUBAH):
        beri(skp, tw1, oleh=pemeran.joko, diumumkan=["Rekan kerja setingkat"])
    assert beri(skp, tw1, oleh=pemeran.joko, diumumkan=["Rekan kerja setingkat (Joko Prasetyo)"]).pk


def test_umpan_balik_tentang_rhk_dengan_saran(skp, tw1):
    kiriman = beri(skp, tw1, perilaku="", rhk=skp.rhk.first(), saran=" Percepat. ", bentuk="berkala", cara="langsung")
    assert str(kiriman) == "Pimpinan: Sudah baik. Saran: Percepat."
    assert (kiriman.bentuk, kiriman.cara) == ("berkala", "langsung")


def test_hanya_penilai_yang_mencatat_kata_orang_lain(skp, tw1, pemeran):
    assert beri(skp, tw1, dari="Dosen (nama)").jalur == "dicatat"
    with ditolak(BukanHak, "Hanya pejabat penilai kinerja yang mencatat umpan balik orang lain."):
        beri(skp, tw1, oleh=pemeran.joko, dari="Pimpinan")


# Memperbaiki dan menanggapi ----------------------------------------------------------------------------
def test_perbaikan_menggantikan_dan_yang_lama_tetap_terbaca(skp, tw1):
    lama = beri(skp, tw1)
    baru = umpan_balik.perbaiki(lama, oleh=skp.penilai, isi="Sudah sangat baik.", nada="positif")
    assert (baru.menggantikan, baru.sebutan, baru.perilaku) == (lama, "Pimpinan", "loyal")
    assert [str(u) for u in rekaman.umpan_balik_periode(skp, tw1)] == ["Pimpinan: Sudah sangat baik."]
    assert UmpanBalik.objects.count() == 2
    with tanpa_perubahan():
        assert umpan_balik.perbaiki(lama, oleh=skp.penilai, isi="Sudah sangat baik.", nada="positif") == baru
    with ditolak(KeadaanMenolak, "Umpan balik ini sudah diganti."):
        umpan_balik.perbaiki(lama, oleh=skp.penilai, isi="Lain lagi.", nada="positif")


def test_setelah_sepuluh_menit_tidak_diganti_lagi(skp, tw1):
    with time_machine.travel(timezone.now(), tick=False) as jam:
        lama = beri(skp, tw1)
        jam.shift(timedelta(minutes=10, seconds=1))
        with ditolak(KeadaanMenolak, "Waktu memperbaiki sudah lewat. Kirim umpan balik baru bila perlu."):
            umpan_balik.perbaiki(lama, oleh=skp.penilai, isi="Lain.", nada="positif")


def test_hanya_pemberinya_yang_memperbaiki(skp, tw1, pemeran):
    lama = beri(skp, tw1, oleh=pemeran.joko)
    for siapa in (pemeran.sari, pemeran.budi):
        with ditolak(BukanHak, "Hanya pemberinya yang dapat memperbaiki umpan balik."):
            umpan_balik.perbaiki(lama, oleh=siapa, isi="Lain.", nada="positif")


def test_penerima_menanggapi_sekali(skp, tw1, pemeran):
    kiriman = beri(skp, tw1, oleh=pemeran.joko)
    tanggapan = umpan_balik.tanggapi(kiriman, oleh=pemeran.sari, jenis="terima_kasih")
    with tanpa_perubahan():
        assert umpan_balik.tanggapi(kiriman, oleh=pemeran.sari, jenis="terima_kasih") == tanggapan
    with ditolak(KeadaanMenolak, "Anda sudah menanggapi umpan balik ini."):
        umpan_balik.tanggapi(kiriman, oleh=pemeran.sari, jenis="tanggapan", isi="Baik.")
    with ditolak(BukanHak, "Umpan balik ditanggapi oleh pegawai yang menerimanya."):
        umpan_balik.tanggapi(kiriman, oleh=pemeran.joko, jenis="terima_kasih")
    with ditolak(KeadaanMenolak, "Umpan balik ini sudah ditanggapi, jadi tidak dapat diganti lagi."):
        umpan_balik.perbaiki(kiriman, oleh=pemeran.joko, isi="Lain.", nada="positif")
    pesan = Pemberitahuan.objects.get(penerima=pemeran.joko, kunci__startswith="tanggapan")
    assert pesan.judul == "Sari Utami, S.Kom. menanggapi umpan balik Anda"


def test_tanggapan_tanpa_kata_ditolak(skp, tw1, pemeran):
    kiriman = beri(skp, tw1)
    with ditolak(IsianKeliru, "Tanggapan belum ditulis."):
        umpan_balik.tanggapi(kiriman, oleh=pemeran.sari, jenis="tanggapan", isi="  ")


# Pada rekaman ------------------------------------------------------------------------------------------
def test_umpan_balik_rhk_berdiri_di_indikator_pertamanya(skp, tw1):
    satu = skp.rhk.first()
    beri(skp, tw1, perilaku="", rhk=satu, isi="RHK ini maju.")
    beri(skp, tw1, perilaku="", iki=satu.iki.first(), isi="Indikatornya tercapai.")
    isi = rekaman.rekaman(skp, tw1)
    assert isi["hasil"]["1"][0]["umpan_balik"] == ["Pimpinan: RHK ini maju.", "Pimpinan: Indikatornya tercapai."]
    assert isi["hasil"]["2"][0]["umpan_balik"] == []


@pytest.mark.parametrize("sampai", [lambda s: s, pembuat.ajukan], ids=["draf", "diajukan"])
def test_sebelum_ditetapkan_belum_ada_umpan_balik(pemeran, tw1, sampai):
    skp = sampai(pembuat.buat_skp(pemeran.joko))
    with ditolak(KeadaanMenolak, "Umpan balik diberikan setelah SKP ditetapkan."):
        beri(skp, tw1)


def test_periode_tahun_lain_ditolak(skp, periode):
    pembuat.buat_periode(periode.tahun - 1)
    lalu = pembuat.triwulan(4, periode.tahun - 1)
    with ditolak(KeadaanMenolak, f"{lalu.nama} berada di luar masa SKP ini."):
        beri(skp, lalu)


def test_periode_sebelum_skp_mulai_ditolak(pemeran, periode, tw1):
    skp = pembuat.buat_skp_ditetapkan(pemeran.joko, mulai=date(periode.tahun, 7, 1))
    with ditolak(KeadaanMenolak, f"{tw1.nama} berada di luar masa SKP ini."):
        beri(skp, tw1)


def test_setelah_evaluasi_ditetapkan_umpan_balik_periode_itu_tertutup(skp, tw1, pemeran):
    beri(skp, tw1)
    pembuat.buat_evaluasi_ditetapkan(skp, tw1, pemeran.admin)
    with ditolak(KeadaanMenolak, f"Evaluasi {tw1.nama} sudah ditetapkan."):
        beri(skp, tw1, isi="Terlambat.")
    beri(skp, pembuat.triwulan(2), isi="Untuk triwulan berikutnya.")
    assert UmpanBalik.objects.count() == 2
