"""The database itself: what was signed in pembinaan stays, people and steps follow the law. By SQL, past every step."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests import pembuat
from tests import pembuat_pembinaan as buat

pytestmark = pytest.mark.django_db


@pytest.fixture
def skp(pemeran):
    buat.jadikan_pimpinan_kepegawaian(pemeran.kepala_bkd)
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


def ditolak(sql, *nilai):
    """A statement that hits a row and is refused by its trigger."""
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(sql, nilai)
    return True


def coba(sql, *nilai):
    with connection.cursor() as kursor:
        kursor.execute(sql, nilai)
        return kursor.rowcount


def test_lembar_coaching_terbuka_sampai_ditandatangani(skp, pemeran):
    b = buat.isi_coaching(buat.buat_coaching(skp))
    tabel = ("bariscoaching", "langkahcoaching", "isibimbingan")
    for nama in tabel:
        assert coba(f"UPDATE skp_app_{nama} SET versi = versi + 1 WHERE bimbingan_id = %s", b.pk) == 1
    b = buat.tanda_tangani(b, pemeran.sari)
    for nama in tabel:
        assert ditolak(f"UPDATE skp_app_{nama} SET versi = versi + 1 WHERE bimbingan_id = %s", b.pk)
        assert ditolak(f"DELETE FROM skp_app_{nama} WHERE bimbingan_id = %s", b.pk)


def test_jurnal_mentoring_dibekukan(skp):
    b = buat.tanda_tangani(buat.buat_mentoring(skp))
    assert ditolak("UPDATE skp_app_sesibimbingan SET materi = 'x' WHERE bimbingan_id = %s", b.pk)
    assert ditolak("UPDATE skp_app_rencanamentoring SET ukuran = 'x' WHERE bimbingan_id = %s", b.pk)


def test_umpan_balik_dan_evaluasi_dibekukan_tanda_tangannya(skp):
    b = buat.buat_coaching_selesai(skp)
    assert coba("UPDATE skp_app_jawabanbimbingan SET teks = 'x' WHERE bimbingan_id = %s", b.pk) == 9
    buat.tanda_tangani_umpan_balik(b)
    buat.tanda_tangani_evaluasi(b)
    assert ditolak("UPDATE skp_app_jawabanbimbingan SET teks = 'x' WHERE bimbingan_id = %s", b.pk)
    assert ditolak("UPDATE skp_app_nilaikompetensi SET nilai = 5 WHERE bimbingan_id = %s", b.pk)
    assert ditolak("UPDATE skp_app_evaluasikompetensi SET rekomendasi = 'x' WHERE bimbingan_id = %s", b.pk)


def test_nilai_kompetensi_satu_sampai_lima(skp):
    b = buat.buat_coaching_selesai(skp)
    assert ditolak("UPDATE skp_app_nilaikompetensi SET nilai = 6 WHERE bimbingan_id = %s", b.pk)
    assert ditolak("UPDATE skp_app_nilaikompetensi SET nilai = 0 WHERE bimbingan_id = %s", b.pk)


def test_salinan_dan_tanda_tangan_tidak_berubah(skp):
    b = buat.buat_coaching_selesai(skp)
    assert ditolak("UPDATE skp_app_formulirbimbingan SET salinan = '{}' WHERE bimbingan_id = %s", b.pk)
    assert ditolak("DELETE FROM skp_app_formulirbimbingan WHERE bimbingan_id = %s", b.pk)
    assert ditolak("UPDATE skp_app_tandatanganbimbingan SET pada = now() WHERE bimbingan_id = %s", b.pk)
    # Both have signed: neither signature may lapse any more.
    assert ditolak("UPDATE skp_app_tandatanganbimbingan SET ditarik_pada = now() WHERE bimbingan_id = %s", b.pk)


def test_tanda_tangan_hanya_oleh_pihaknya(skp, pemeran):
    b = buat.isi_coaching(buat.buat_coaching(skp))
    sql = """INSERT INTO skp_app_tandatanganbimbingan (bimbingan_id, kode_format, peran, oleh_id, sidik, pada)
             VALUES (%s, %s, %s, %s, %s, now())"""
    for kode, peran, oleh in (
        ("B.1.6", "pegawai", pemeran.budi), ("B.1.8", "pembimbing", pemeran.budi), ("B.1.9", "pegawai", pemeran.sari),
        ("B.1.6", "penilai", pemeran.budi),
    ):  # fmt: skip
        assert ditolak(sql, b.pk, kode, peran, oleh.pk, "a" * 64)


def test_pihak_dan_langkah_bimbingan_menurut_tabel(skp, pemeran):
    b = buat.buat_coaching(skp)
    ubah = "UPDATE skp_app_bimbingan SET {} = %s WHERE id = %s"
    assert ditolak(ubah.format("pegawai_id"), pemeran.joko.pk, b.pk)
    assert ditolak(ubah.format("penilai_id"), pemeran.rina.pk, b.pk)
    assert ditolak(ubah.format("pembimbing_id"), pemeran.sari.pk, b.pk)
    assert ditolak(ubah.format("pembimbing_id"), pemeran.tono.pk, b.pk)
    assert ditolak(ubah.format("status"), "dilaporkan", b.pk)
    assert ditolak("DELETE FROM skp_app_bimbingan WHERE id = %s", b.pk)
    assert coba(ubah.format("pembimbing_id"), pemeran.rina.pk, b.pk) == 1


def test_konselor_bukan_pegawai_dan_sesuai_kapasitasnya(skp, pemeran):
    k = buat.tetapkan(buat.laporkan(buat.sampaikan(skp), pemeran.kepala_bkd), pemeran.joko)
    ubah = "UPDATE skp_app_konseling SET konselor_id = %s WHERE id = %s"
    for orang in (pemeran.sari, pemeran.budi, pemeran.tono):
        assert ditolak(ubah, orang.pk, k.pk)
    assert coba(ubah, pemeran.rina.pk, k.pk) == 1


def test_laporan_dan_buktinya_dibekukan_setelah_dilaporkan(skp, pemeran):
    k = buat.isi_laporan(buat.sampaikan(skp))
    assert coba("UPDATE skp_app_laporanperilaku SET uraian = 'Lain' WHERE konseling_id = %s", k.pk) == 1
    k.refresh_from_db()
    k = buat.laporkan(k, pemeran.kepala_bkd)
    assert ditolak("UPDATE skp_app_laporanperilaku SET uraian = 'x' WHERE konseling_id = %s", k.pk)
    assert ditolak("DELETE FROM skp_app_konseling_bukti WHERE konseling_id = %s", k.pk)
    assert ditolak("UPDATE skp_app_konseling SET penyampaian = 'x' WHERE id = %s", k.pk)
    assert ditolak("UPDATE skp_app_konseling SET kepada_id = %s WHERE id = %s", pemeran.admin.pk, k.pk)
    assert ditolak("DELETE FROM skp_app_konseling WHERE id = %s", k.pk)


def test_rekaman_dibekukan_setelah_ditandatangani(skp, pemeran):
    k = buat.rekam(buat.tetapkan(buat.laporkan(buat.sampaikan(skp), pemeran.kepala_bkd), pemeran.joko))
    assert ditolak("UPDATE skp_app_rekamankonseling SET hasil = 'x' WHERE konseling_id = %s", k.pk)
    assert ditolak("UPDATE skp_app_konseling SET konselor_id = %s WHERE id = %s", pemeran.rina.pk, k.pk)
    assert ditolak("UPDATE skp_app_formulirkonseling SET salinan = '{}' WHERE konseling_id = %s", k.pk)
    assert ditolak("UPDATE skp_app_tandatangankonseling SET pada = now() WHERE konseling_id = %s", k.pk)


def test_langkah_konseling_tidak_dilompati(skp):
    k = buat.sampaikan(skp)
    for status in ("ditetapkan", "direkam", "ditindaklanjuti"):
        assert ditolak("UPDATE skp_app_konseling SET status = %s WHERE id = %s", status, k.pk)
