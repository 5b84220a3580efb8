"""Keberatan and what follows, many people at once and a connection that dies: nothing is half done."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import OperationalError, connection

from evaluasi.alur import keberatan, penyampaian, tindak_lanjut
from evaluasi.models import BuktiKeberatan, Evaluasi, Keberatan, TahapTindakLanjut, TindakLanjut
from pegawai.models import Jejak, Pemberitahuan
from pegawai.penolakan import KeadaanMenolak
from skp_app.alur import bukti as gudang
from skp_app.models import BuktiDukung
from tests import pembuat
from tests.serentak import bersamaan, di_tengah, ditolak, menang, serentak

pytestmark = pytest.mark.usefixtures("basis_nyata")
JAKARTA = ZoneInfo("Asia/Jakarta")
ALASAN = "RHK 1 dinilai di bawah ekspektasi, padahal laporannya diterima lengkap pada 12 Desember."


def pada(bulan, hari):
    return time_machine.travel(datetime(2026, bulan, hari, 9, tzinfo=JAKARTA), tick=False)


@pytest.fixture
def evaluasi(pemeran):
    with pada(1, 19):
        pembuat.buat_periode(2026)
        skp = pembuat.buat_skp_ditetapkan(pemeran.sari, tahun=2025, rhk=1)
        tetap = pembuat.buat_evaluasi_ditetapkan(skp, pembuat.akhir_tahun(2025), pemeran.admin, hasil="di_bawah")
        return penyampaian.sampaikan(tetap, oleh=pemeran.budi)


def segar(objek):
    return type(objek).objects.get(pk=objek.pk)


def ajukan(evaluasi, pemeran, **lain):
    return keberatan.ajukan(segar(evaluasi), oleh=pemeran.sari, **{"bagian": ["hasil_kerja"], "alasan": ALASAN} | lain)


def dengar(kasus, pemeran):
    for orang in (pemeran.budi, pemeran.sari):
        keberatan.terangkan(kasus, oleh=orang, isi="Sudah dijelaskan.")


def putuskan(kasus, pemeran, keputusan="mengubah"):
    rating = {"rating_hasil": "sesuai", "rating_perilaku": "sesuai"} if keputusan == "mengubah" else {}
    return keberatan.putuskan(segar(kasus), oleh=pemeran.tono, keputusan=keputusan, rekomendasi="Cukup.", **rating)


def jejak(kata):
    return Jejak.objects.filter(kata_kerja=kata).count()


def test_delapan_kali_ajukan_satu_berkas_lalu_satu_putusan(evaluasi, pemeran):
    with pada(2, 5):
        hasil = serentak(lambda _: ajukan(evaluasi, pemeran))
        kasus = Keberatan.objects.get()
        assert ({k.pk for k in hasil}, jejak("ajukan_keberatan")) == ({kasus.pk}, 1)
        dengar(kasus, pemeran)
        pilihan = ["mengubah", "menguatkan"] * 4
        putusan = serentak(lambda i: putuskan(kasus, pemeran, pilihan[i]))
        assert (len(menang(putusan)), ditolak(putusan)) == (1, [KeadaanMenolak] * 7)
    kasus.refresh_from_db()
    berubah = "baik" if kasus.keputusan == "mengubah" else ""
    assert (segar(evaluasi).putusan_predikat, jejak("putuskan_keberatan")) == (berubah, 1)
    assert Pemberitahuan.objects.filter(kunci__contains="-putusan-").count() == 2


def test_putuskan_lawan_cabut_satu_yang_berhasil(evaluasi, pemeran):
    with pada(2, 5):
        kasus = ajukan(evaluasi, pemeran)
        dengar(kasus, pemeran)
        hasil = bersamaan(lambda: putuskan(kasus, pemeran), lambda: keberatan.cabut(segar(kasus), oleh=pemeran.sari))
    assert ditolak(hasil) == [KeadaanMenolak]
    kasus.refresh_from_db()
    assert segar(evaluasi).putusan_predikat == ("baik" if kasus.status == "diputus" else "")


def test_kasus_yang_dibuka_selagi_keberatan_terlambat_masuk(evaluasi, pemeran):
    """Whichever comes first, the case is never opened about a result that is being examined."""
    with pada(3, 10):
        hasil = di_tengah(
            lambda: ajukan(evaluasi, pemeran, alasan_terlambat="Dirawat di rumah sakit."),
            "pegawai_jejak",
            lambda: tindak_lanjut.buka(segar(evaluasi), oleh=pemeran.admin, catatan="x"),
        )
        assert (ditolak(hasil), TindakLanjut.objects.count()) == ([KeadaanMenolak], 0)
        keberatan.tolak(Keberatan.objects.get(), oleh=pemeran.admin, catatan="Tidak ada halangan.")
        kasus = serentak(lambda _: tindak_lanjut.buka(segar(evaluasi), oleh=pemeran.admin, catatan="x"), n=4)
    assert ({k.pk for k in kasus}, jejak("buka_tindak_lanjut")) == ({TindakLanjut.objects.get().pk}, 1)
    assert TahapTindakLanjut.objects.count() == 5


def test_bukti_yang_dilampirkan_selagi_dibuang(evaluasi, pemeran):
    with pada(2, 5):
        kasus = ajukan(evaluasi, pemeran)
        bukti = gudang.tambah_unit(oleh=pemeran.sari, judul="Tanda terima", lokasi="Lemari")
        hasil = bersamaan(
            lambda: keberatan.lampirkan(segar(kasus), [segar(bukti)], oleh=pemeran.sari),
            lambda: gudang.buang(segar(bukti), oleh=pemeran.sari),
        )
    assert ditolak(hasil) == [KeadaanMenolak]
    assert BuktiKeberatan.objects.count() == BuktiDukung.objects.ada().count()


def test_sambungan_mati_sebelum_simpan_tidak_meninggalkan_apa_pun(evaluasi, pemeran):
    """As `kill -9` of the process does: the server ends the connection where the trace is about to be written."""
    with pada(2, 5):
        kasus = ajukan(evaluasi, pemeran)
        dengar(kasus, pemeran)
        sebelum = [list(m.objects.order_by("pk").values()) for m in (Evaluasi, Keberatan, Jejak, Pemberitahuan)]

        def bunuh(jalan, sql, isi, banyak, konteks):
            if sql.startswith('INSERT INTO "pegawai_jejak"'):
                konteks["connection"].cursor().execute("SELECT pg_terminate_backend(pg_backend_pid())")
            return jalan(sql, isi, banyak, konteks)

        def mati():
            with connection.execute_wrapper(bunuh), pytest.raises(OperationalError):
                putuskan(kasus, pemeran)
            return "mati"

        assert bersamaan(mati) == ["mati"]
        assert [list(m.objects.order_by("pk").values()) for m in (Evaluasi, Keberatan, Jejak, Pemberitahuan)] == sebelum
        putuskan(kasus, pemeran)
    assert (segar(evaluasi).putusan_predikat, jejak("putuskan_keberatan")) == ("baik", 1)
