"""Papers beside the Formats of an SKP: stored once, another content is another version, signed by one person"""

import pytest
from django.db import IntegrityError, connection, transaction

from evaluasi.alur import angka_kredit, capaian_cetak, cetak_ak, hitung, penyampaian, terbitkan_hasil
from evaluasi.alur.pencetakan import arsip_dokumen, arsip_kalibrasi, cetak_kalibrasi
from evaluasi.models import CapaianOrganisasi, Kalibrasi
from skp_app.alur import kunci
from skp_app.alur import tanda_tangan as ttd
from skp_app.alur.isi import sidik
from skp_app.models import Dokumen
from skp_app.penyedia import Rahasia
from tests import pembuat
from tests.alur.test_angka_kredit import evaluasi, jf  # noqa: F401
from tests.tanda_tangan_uji import FRASA


@pytest.fixture
def konversi(evaluasi, pemeran):  # noqa: F811
    return angka_kredit.konversi(evaluasi, oleh=pemeran.budi)[0]


@pytest.fixture
def kalibrasi(pemeran, organisasi, periode):
    salinan = {
        "instansi": "KABUPATEN SUKAMAJU", "unit": organisasi.egov.nama, "periode": "Triwulan I", "tempat": "Sukamaju",
        "tanggal": "2026-04-07", "capaian": "Baik", "populasi": 2, "peserta_lain": [], "perubahan": [],
        "peserta": [{"nama": "Budi Santoso", "jabatan": "KEPALA BIDANG"}],
        "sebelum": {"jumlah": [["Baik", 2, 100.0]], "panduan": []},
        "sesudah": {"jumlah": [["Baik", 2, 100.0]], "panduan": []},
    }  # fmt: skip
    return Kalibrasi.objects.create(
        unit=organisasi.egov, periode_evaluasi=pembuat.triwulan(1), oleh=pemeran.budi, tanggal="2026-04-07",
        tempat="Sukamaju", kunci="k", nomor="BA-1", salinan=salinan, sidik=sidik(salinan),
    )  # fmt: skip


def tandatangani(dokumen, oleh):
    kunci.buat(oleh, oleh=oleh, frasa=FRASA)
    return ttd.tandatangani(dokumen, oleh=oleh, penyedia="lokal", rahasia=Rahasia(frasa=FRASA))


def test_konversi_disimpan_sekali_dan_ditandatangani_penilai(konversi, pemeran):
    pertama = cetak_ak.konversi(konversi)
    dokumen = Dokumen.objects.get()
    assert (cetak_ak.konversi(konversi), Dokumen.objects.count()) == (pertama, 1)
    assert (dokumen.kode_format, dokumen.orang, dokumen.pokok["nomor"]) == (
        "F-KONVERSI", pemeran.sari, konversi.nomor,
    )  # fmt: skip
    tandatangani(dokumen, pemeran.budi)
    assert ttd.tahap(dokumen).keadaan == "lengkap"
    assert cetak_ak.konversi(konversi)[: len(pertama)] == pertama
    assert len(cetak_ak.konversi(konversi)) > len(pertama)


def test_pemilik_dan_penanda_membukanya_mandat_tidak(konversi, pemeran):
    cetak_ak.konversi(konversi)
    pembaca = {
        n for n in ("sari", "budi", "joko", "dewi", "tono", "admin")
        if Dokumen.objects.milik_pihak(getattr(pemeran, n)).exists()
    }  # fmt: skip
    assert pembaca == {"sari", "budi", "admin"}


def test_dokumen_dua_penanda_tampil_sekali_bagi_masing_masing(evaluasi, pemeran):  # noqa: F811
    dokumen = arsip_dokumen(evaluasi)
    for orang in (pemeran.sari, pemeran.budi):
        assert Dokumen.objects.milik_pihak(orang).get(kode_format="D.1.1") == dokumen


def test_konversi_yang_dibatalkan_ditarik_dokumennya(konversi, pemeran):
    dokumen = cetak_ak.arsip_konversi(konversi)
    batal = angka_kredit.batalkan_konversi(konversi, oleh=pemeran.budi, alasan="Keliru bulan")
    assert ttd.tahap(dokumen).keadaan == "ditarik"
    assert list(Dokumen.objects.berlaku()) == []
    # Printed again it says so across the page, and nothing is stored.
    assert (cetak_ak.konversi(batal)[:5], Dokumen.objects.count()) == (b"%PDF-", 1)


def test_akumulasi_baru_menggantikan_yang_lama(evaluasi, konversi, pemeran):  # noqa: F811
    cetak_ak.akumulasi(pemeran.sari, konversi.jenjang)
    lama = Dokumen.objects.get()
    tw2 = pembuat.buat_evaluasi_ditetapkan(evaluasi.skp, pembuat.triwulan(2), pemeran.admin)
    angka_kredit.konversi(penyampaian.sampaikan(tw2, oleh=pemeran.budi), oleh=pemeran.budi)
    cetak_ak.akumulasi(pemeran.sari, konversi.jenjang)
    assert list(Dokumen.objects.order_by("versi").values_list("versi", flat=True)) == [1, 2]
    assert (lama.pengganti, ttd.tahap(lama).keadaan) == ("versi 2", "digantikan")
    assert [d.versi for d in Dokumen.objects.berlaku()] == [2]


def test_berita_acara_kalibrasi_disimpan_dan_disahkan_pemimpinnya(kalibrasi, pemeran):
    isi = cetak_kalibrasi(kalibrasi)
    dokumen = arsip_kalibrasi(kalibrasi)
    assert (dokumen.orang, [p.pegawai for p in dokumen.penanda.all()]) == (None, [pemeran.budi])
    tandatangani(dokumen, pemeran.budi)
    assert cetak_kalibrasi(kalibrasi).startswith(isi)


def test_penyapu_menerbitkan_lembar_yang_belum_dicetak(konversi, kalibrasi, pemeran):
    pekerjaan = terbitkan_hasil.pesan()
    terbitkan_hasil.jalankan(pekerjaan, lambda n, dari: None)
    lembar = Dokumen.objects.exclude(perihal="").order_by("perihal")
    assert [d.perihal for d in lembar] == [f"kalibrasi-{kalibrasi.pk}", f"konversi-{konversi.pk}"]
    assert terbitkan_hasil.pesan() is None
    kabar = pemeran.budi.pemberitahuan.filter(kunci__startswith="ttd-").values_list("judul", flat=True)
    assert "Berita acara kalibrasi menunggu tanda tangan Anda" in set(kabar)


def test_penetapan_capaian_adalah_draf_sampai_semua_dievaluasi(pemeran, organisasi, periode):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    tw1 = pembuat.triwulan(1)
    pembuat.catat_capaian(skp.unit_penilai, tw1, pemeran.admin)
    capaian_cetak.penetapan(skp.unit_penilai, tw1)
    assert Dokumen.objects.count() == 0
    pembuat.buat_evaluasi_ditetapkan(skp, tw1, pemeran.admin)
    hitung.hitung_banyak([skp.unit_penilai_id], tw1)
    pertama = capaian_cetak.penetapan(skp.unit_penilai, tw1)
    assert (capaian_cetak.penetapan(skp.unit_penilai, tw1), Dokumen.objects.count()) == (pertama, 1)
    CapaianOrganisasi.objects.update(nomor="KEP-2")
    capaian_cetak.penetapan(skp.unit_penilai, tw1)
    assert [(d.versi, d.pokok["nomor"]) for d in Dokumen.objects.berlaku()] == [(2, "KEP-2")]


def test_basis_data_menolak_dokumen_tanpa_pokok_dan_versi_kembar(konversi):
    cetak_ak.konversi(konversi)
    for keliru in ("perihal = ''", "skp_id = (SELECT id FROM skp_app_skp LIMIT 1)"):
        with pytest.raises(IntegrityError, match="dokumen_skp_atau_perihal"), transaction.atomic():
            _salin(keliru)
    with pytest.raises(IntegrityError, match="dokumen_satu_versi_perihal"), transaction.atomic():
        _salin("kode_format = 'F-LAIN'")


def _salin(ubah):
    """A second row like the stored one, but for its code and what `ubah` says."""
    with connection.cursor() as kursor:
        kursor.execute("CREATE TEMP TABLE salin ON COMMIT DROP AS SELECT * FROM skp_app_dokumen")
        kursor.execute(f"UPDATE salin SET id = id + 1, kode = 'lainlainlainlain', {ubah}")
        kursor.execute("INSERT INTO skp_app_dokumen SELECT * FROM salin")
