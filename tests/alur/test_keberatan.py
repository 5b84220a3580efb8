"""A keberatan from the form to the decision (Lampiran p. 117-119 B). The result was received on 20 January 2026."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.utils.timezone import localdate

from evaluasi.alur import angka_kredit, hitung, keberatan, penyampaian
from evaluasi.models import BuktiKeberatan, Evaluasi, Keberatan, KonversiAk
from pegawai.models import Jabatan, Jejak
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import bukti as gudang
from skp_app.models import BuktiDukung
from tests import pembuat

pytestmark = pytest.mark.django_db
ALASAN = "RHK 1 dinilai di bawah ekspektasi, padahal laporannya diterima lengkap pada 12 Desember."
JAKARTA = ZoneInfo("Asia/Jakarta")


def pada(bulan, hari, jam=9):
    return time_machine.travel(datetime(2026, bulan, hari, jam, tzinfo=JAKARTA), tick=False)


@pytest.fixture
def evaluasi(pemeran):
    """Triwulan IV of 2025, received by Sari on 20 January 2026: Butuh Perbaikan."""
    with pada(1, 19):
        pembuat.buat_periode(2026)
        skp = pembuat.buat_skp_ditetapkan(pemeran.sari, tahun=2025)
        tw4 = pembuat.triwulan(4, 2025)
        tetap = pembuat.buat_evaluasi_ditetapkan(skp, tw4, pemeran.admin, hasil="di_bawah", perilaku="sesuai")
        tetap = penyampaian.sampaikan(tetap, oleh=pemeran.budi)
    with pada(1, 20):
        return penyampaian.terima(tetap, oleh=pemeran.sari)


def ajukan(evaluasi, pemeran, **lain):
    isi = {"bagian": ["hasil_kerja"], "alasan": ALASAN}
    return keberatan.ajukan(evaluasi, oleh=pemeran.sari, **isi | lain)


def dengar(kasus, pemeran):
    keberatan.terangkan(kasus, oleh=pemeran.budi, isi="Laporan diterima, tetapi tanpa lampiran.")
    keberatan.terangkan(kasus, oleh=pemeran.sari, isi="Lampiran dikirim dua hari kemudian.")


def putuskan(kasus, pemeran, **lain):
    isi = {"keputusan": "mengubah", "rating_hasil": "sesuai", "rating_perilaku": "sesuai", "rekomendasi": "Diterima."}
    return keberatan.putuskan(kasus, oleh=pemeran.tono, **isi | lain)


@pytest.mark.parametrize(("bulan", "hari", "terlambat"), [(1, 21, False), (2, 9, False), (2, 10, True)])
def test_masa_keberatan_empat_belas_hari_kerja(evaluasi, pemeran, bulan, hari, terlambat):
    with pada(bulan, hari):
        kini = keberatan.keadaan(evaluasi, localdate())
    assert (kini.sebab, kini.batas, kini.terlambat) == ("", date(2026, 2, 9), terlambat)


def test_diajukan_kepada_atasan_penilai_dan_diputus_tujuh_hari_kerja(evaluasi, pemeran):
    with pada(2, 5):
        kasus = ajukan(evaluasi, pemeran)
    assert (kasus.status, kasus.pemutus, kasus.batas_putusan) == ("diajukan", pemeran.tono, date(2026, 2, 18))
    kabar = {n: getattr(pemeran, n).pemberitahuan.filter(kunci__startswith="keberatan-").count()
             for n in ("tono", "budi", "rina", "dewi")}  # fmt: skip
    assert kabar == {"tono": 1, "budi": 1, "rina": 0, "dewi": 0}
    assert Jejak.objects.filter(kata_kerja="ajukan_keberatan").count() == 1


def test_klik_kedua_menemukan_berkas_pertama(evaluasi, pemeran):
    with pada(2, 5):
        assert ajukan(evaluasi, pemeran) == ajukan(evaluasi, pemeran)
        with pytest.raises(KeadaanMenolak, match="sudah diajukan"):
            ajukan(evaluasi, pemeran, alasan=f"{ALASAN} Tambahan.")
    assert Keberatan.objects.count() == 1


@pytest.mark.parametrize(
    ("beda", "bidang"), [({"bagian": []}, "bagian"), ({"alasan": "Tidak adil."}, "alasan"), ({"alasan": ""}, "alasan")]
)
def test_keberatan_tanpa_alasan_ditolak(evaluasi, pemeran, beda, bidang):
    with pada(2, 5), pytest.raises(IsianKeliru) as tolak:
        ajukan(evaluasi, pemeran, **beda)
    assert list(tolak.value.kesalahan) == [bidang]


def test_hanya_pegawai_yang_dinilai_yang_mengajukan(evaluasi, pemeran):
    for orang in (pemeran.budi, pemeran.joko, pemeran.admin):
        with pada(2, 5), pytest.raises(BukanHak):
            keberatan.ajukan(evaluasi, oleh=orang, bagian=["hasil_kerja"], alasan=ALASAN)


def test_terlambat_perlu_alasan_dan_orang_kedua(evaluasi, pemeran):
    with pada(2, 10):
        with pytest.raises(IsianKeliru) as tolak:
            ajukan(evaluasi, pemeran)
        assert list(tolak.value.kesalahan) == ["alasan_terlambat"]
        kasus = ajukan(evaluasi, pemeran, alasan_terlambat="Dirawat di rumah sakit.")
        assert (kasus.status, kasus.diajukan_pada) == ("menunggu_izin", None)
        for orang in (pemeran.sari, pemeran.tono, pemeran.budi):
            with pytest.raises(BukanHak):
                keberatan.izinkan(kasus, oleh=orang, catatan="Boleh.")
    with pada(2, 11):
        kasus = keberatan.izinkan(kasus, oleh=pemeran.admin, catatan="Surat rawat inap terlampir.")
    assert (kasus.status, kasus.diizinkan_oleh, localdate(kasus.diajukan_pada)) == (
        "diajukan",
        pemeran.admin,
        date(2026, 2, 11),
    )


def test_terlambat_yang_ditolak_berakhir(evaluasi, pemeran):
    with pada(2, 10):
        kasus = ajukan(evaluasi, pemeran, alasan_terlambat="Lupa.")
        kasus = keberatan.tolak(kasus, oleh=pemeran.admin, catatan="Tidak ada halangan.")
        assert kasus.status == "ditolak"
        with pytest.raises(KeadaanMenolak):
            keberatan.izinkan(kasus, oleh=pemeran.admin, catatan="Berubah pikiran.")


def test_tanpa_mendengar_kedua_pihak_tidak_diputus(evaluasi, pemeran):
    with pada(2, 5):
        kasus = ajukan(evaluasi, pemeran)
        with pytest.raises(KeadaanMenolak, match="keterangan pegawai dan penjelasan pejabat penilai kinerja"):
            putuskan(kasus, pemeran)
        keberatan.terangkan(kasus, oleh=pemeran.tono, pihak="penilai", isi="Disampaikan lisan.")
        assert kasus.keterangan.get().lisan is True
        with pytest.raises(KeadaanMenolak, match="keterangan pegawai"):
            putuskan(kasus, pemeran)


def test_mengubah_menulis_hasil_baru_di_samping_yang_lama(evaluasi, pemeran):
    with pada(2, 5):
        kasus = ajukan(evaluasi, pemeran)
        dengar(kasus, pemeran)
        putuskan(kasus, pemeran)
    e = Evaluasi.objects.get(pk=evaluasi.pk)
    assert (e.predikat, e.putusan_predikat, e.predikat_akhir) == ("butuh_perbaikan", "baik", "baik")
    assert e.salinan["predikat"] == "butuh_perbaikan"
    kasus.refresh_from_db()
    assert (kasus.status, kasus.salinan["predikat_lama"], kasus.salinan["predikat"]) == (
        "diputus",
        "butuh_perbaikan",
        "baik",
    )


def test_sebaran_unit_menghitung_predikat_yang_berlaku(evaluasi, pemeran):
    unit, tw4 = evaluasi.unit_capaian, evaluasi.periode_evaluasi
    assert hitung.sebaran(unit, tw4)["butuh_perbaikan"] == 1
    with pada(2, 5):
        kasus = ajukan(evaluasi, pemeran)
        dengar(kasus, pemeran)
        putuskan(kasus, pemeran)
    assert (hitung.sebaran(unit, tw4)["baik"], hitung.sebaran(unit, tw4)["butuh_perbaikan"]) == (1, 0)


def test_menguatkan_tidak_mengubah_apa_pun(evaluasi, pemeran):
    with pada(2, 5):
        kasus = ajukan(evaluasi, pemeran)
        dengar(kasus, pemeran)
        putuskan(kasus, pemeran, keputusan="menguatkan", rating_hasil="", rating_perilaku="")
    assert Evaluasi.objects.get(pk=evaluasi.pk).predikat_akhir == "butuh_perbaikan"


def test_mengubah_dengan_rating_yang_sama_ditolak(evaluasi, pemeran):
    with pada(2, 5):
        kasus = ajukan(evaluasi, pemeran)
        dengar(kasus, pemeran)
        with pytest.raises(IsianKeliru, match="sama dengan yang lama"):
            putuskan(kasus, pemeran, rating_hasil="di_bawah")


def test_hanya_atasan_penilai_yang_memutus_dan_sekali(evaluasi, pemeran):
    with pada(2, 5):
        kasus = ajukan(evaluasi, pemeran)
        dengar(kasus, pemeran)
        for orang in (pemeran.budi, pemeran.sari, pemeran.admin, pemeran.rina):
            with pytest.raises(BukanHak):
                keberatan.putuskan(kasus, oleh=orang, keputusan="menguatkan", rekomendasi="Tetap.")
        putuskan(kasus, pemeran)
        with pytest.raises(KeadaanMenolak):
            putuskan(kasus, pemeran, keputusan="menguatkan")


def test_dicabut_boleh_diajukan_lagi_dalam_masanya(evaluasi, pemeran):
    with pada(2, 5):
        kasus = keberatan.cabut(ajukan(evaluasi, pemeran), oleh=pemeran.sari)
        assert kasus.status == "dicabut"
        with pytest.raises(KeadaanMenolak):
            keberatan.terangkan(kasus, oleh=pemeran.budi, isi="Terlanjur.")
        assert ajukan(evaluasi, pemeran).pk != kasus.pk


def test_pembantu_membaca_berkas_yang_dipercayakan_saja(evaluasi, pemeran):
    with pada(2, 5):
        kasus = ajukan(evaluasi, pemeran)
        assert list(Keberatan.objects.visible_to(pemeran.rina)) == []
        keberatan.tunjuk(kasus, pemeran.rina, oleh=pemeran.tono)
        assert list(Keberatan.objects.visible_to(pemeran.rina)) == [kasus]
        kata = keberatan.terangkan(kasus, oleh=pemeran.rina, pihak="pegawai", isi="Didengar di ruang rapat.")
        assert (kata.lisan, kata.oleh) == (True, pemeran.rina)
        with pytest.raises(BukanHak):
            keberatan.putuskan(kasus, oleh=pemeran.rina, keputusan="menguatkan", rekomendasi="Tetap.")
        keberatan.lepas(kasus, pemeran.rina, oleh=pemeran.tono)
        assert list(Keberatan.objects.visible_to(pemeran.rina)) == []


def test_berkas_terlihat_oleh_para_pihak_dan_bkd_tidak_lewat_mandat(evaluasi, pemeran):
    with pada(2, 5):
        ajukan(evaluasi, pemeran)
    nama = ("sari", "joko", "budi", "rina", "tono", "dewi", "admin", "bupati")
    assert {n for n in nama if Keberatan.objects.visible_to(getattr(pemeran, n)).exists()} == {
        "sari",
        "budi",
        "tono",
        "admin",
    }


def test_angka_kredit_menunggu_lalu_dihitung_dari_keputusan(evaluasi, pemeran):
    Jabatan.objects.filter(penempatan__pegawai=pemeran.sari).update(jenjang="Ahli Muda")
    with pada(1, 21):
        (lama,) = angka_kredit.konversi(evaluasi, oleh=pemeran.budi)
    with pada(2, 5):
        kasus = ajukan(evaluasi, pemeran)
        assert list(Evaluasi.objects.tertahan()) == [evaluasi]
        dengar(kasus, pemeran)
        putuskan(kasus, pemeran)
        lama.refresh_from_db()
        assert lama.dibatalkan_pada is not None
        (baru,) = angka_kredit.konversi(Evaluasi.objects.get(pk=evaluasi.pk), oleh=pemeran.budi)
    assert (lama.persen, baru.persen, KonversiAk.objects.count()) == (75, 100, 2)
    assert list(Evaluasi.objects.tertahan()) == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE evaluasi_keberatan SET alasan = 'lain'",
        "UPDATE evaluasi_keberatan SET keputusan = 'menguatkan'",
        "DELETE FROM evaluasi_keberatan",
        "UPDATE evaluasi_keterangankeberatan SET isi = 'lain'",
        "DELETE FROM evaluasi_keterangankeberatan",
        "UPDATE evaluasi_evaluasi SET putusan_predikat = 'sangat_baik', putusan_hasil = 'di_atas',"
        " putusan_perilaku = 'di_atas'",
        "UPDATE evaluasi_evaluasi SET putusan_predikat = '', putusan_hasil = '', putusan_perilaku = ''",
    ],
)
def test_basis_data_menolak_mengubah_yang_diputus(evaluasi, pemeran, sql):
    with pada(2, 5):
        kasus = ajukan(evaluasi, pemeran)
        dengar(kasus, pemeran)
        putuskan(kasus, pemeran)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(sql)


# evidence ----------------------------------------------------------------------------------------
def dokumen(orang, judul="Tanda terima"):
    return gudang.tambah_unit(oleh=orang, judul=judul, lokasi="Lemari arsip")


def test_bukti_kedua_pihak_terbaca_lewat_berkas_dan_ikut_putusan(evaluasi, pemeran):
    with pada(2, 5):
        milik_sari, milik_budi = dokumen(pemeran.sari), dokumen(pemeran.budi, "Catatan penilai")
        kasus = ajukan(evaluasi, pemeran, bukti=[milik_sari])
        for _ in range(2):
            keberatan.lampirkan(kasus, [milik_budi], oleh=pemeran.budi)
        assert [(b.pihak, b.bukti) for b in kasus.bukti.all()] == [("pegawai", milik_sari), ("penilai", milik_budi)]
        # The case opens it; the gudang of the other side stays closed.
        assert list(BuktiDukung.objects.visible_to(pemeran.tono)) == []
        dengar(kasus, pemeran)
        putuskan(kasus, pemeran)
        kasus.refresh_from_db()
        assert [b["judul"] for b in kasus.salinan["bukti"]] == ["Tanda terima", "Catatan penilai"]
        with pytest.raises(KeadaanMenolak):
            keberatan.lampirkan(kasus, [dokumen(pemeran.sari, "Susulan")], oleh=pemeran.sari)


def test_hanya_bukti_sendiri_dan_hanya_kedua_sisi(evaluasi, pemeran):
    with pada(2, 5):
        asing = dokumen(pemeran.budi)
        with pytest.raises(BukanHak, match="gudang Anda sendiri"):
            ajukan(evaluasi, pemeran, bukti=[asing])
        kasus = ajukan(evaluasi, pemeran)
        for orang in (pemeran.tono, pemeran.admin, pemeran.rina):
            with pytest.raises(BukanHak):
                keberatan.lampirkan(kasus, [dokumen(orang)], oleh=orang)
        banyak = [dokumen(pemeran.sari, f"Dokumen {n}") for n in range(21)]
        with pytest.raises(IsianKeliru, match="Paling banyak 20 bukti"):
            keberatan.lampirkan(kasus, banyak, oleh=pemeran.sari)
    assert BuktiKeberatan.objects.count() == 0


def test_bukti_dalam_berkas_tidak_dibuang_dan_tidak_berganti_nama(evaluasi, pemeran):
    with pada(2, 5):
        bukti = dokumen(pemeran.sari)
        kasus = ajukan(evaluasi, pemeran, bukti=[bukti])
        with pytest.raises(KeadaanMenolak, match="berkas perkara"):
            gudang.buang(bukti, oleh=pemeran.sari)
        with pytest.raises(KeadaanMenolak):
            gudang.ganti_judul(bukti, "Lain", oleh=pemeran.sari)
        keberatan.cabut(kasus, oleh=pemeran.sari)
    lampiran = BuktiKeberatan.objects.get()
    for sql, nilai in (
        ("UPDATE skp_app_buktidukung SET dihapus_pada = now() WHERE id = %s", [bukti.pk]),
        ("DELETE FROM evaluasi_buktikeberatan WHERE id = %s", [lampiran.pk]),
        ("UPDATE evaluasi_buktikeberatan SET pihak = 'penilai' WHERE id = %s", [lampiran.pk]),
        ("INSERT INTO evaluasi_buktikeberatan (keberatan_id, bukti_id, pihak, dilampirkan_pada)"
         " SELECT keberatan_id, bukti_id, 'penilai', now() FROM evaluasi_buktikeberatan WHERE id = %s", [lampiran.pk]),
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as kursor:
            kursor.execute(sql, nilai)
