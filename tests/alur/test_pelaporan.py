"""Reporting upward (Lampiran p. 114-119): E62 and the tacit paths. The year 2025, its window closed on 31 January."""

from datetime import date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils.timezone import localdate
from pypdf import PdfReader

from evaluasi.alur import keberatan, pelaporan, penilaian, penyampaian
from evaluasi.models import Evaluasi, Pelaporan
from pegawai.models import Jejak
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur.pencetakan import isi_berkas
from skp_app.models import Dokumen
from tests import pembuat
from tests.basis_data.langsung import ubah

pytestmark = pytest.mark.django_db
ALASAN = "RHK 1 dinilai di bawah ekspektasi, padahal laporannya diterima lengkap pada 12 Desember."


def pada(bulan, hari, tahun=2026):
    return time_machine.travel(datetime(tahun, bulan, hari, 9, tzinfo=ZoneInfo("Asia/Jakarta")), tick=False)


@pytest.fixture
def tetap(pemeran):
    """Sari's result of 2025, set by Budi on 12 January."""
    with pada(1, 20, 2025):
        skp = pembuat.buat_skp_ditetapkan(pemeran.sari, tahun=2025)
    with pada(1, 12):
        return pembuat.buat_evaluasi_ditetapkan(skp, pembuat.akhir_tahun(2025), pemeran.admin, hasil="di_bawah")


@pytest.fixture
def sampai(tetap, pemeran):
    with pada(1, 30):
        return penyampaian.sampaikan(tetap, oleh=pemeran.budi)


@pytest.fixture
def bagian_singkat(monkeypatch):
    """A bundle without drawing: what it is made of is the concern of one test."""
    monkeypatch.setattr(pelaporan, "bundel", lambda evaluasi: b"%PDF-1.7 D A C")


def test_e62_laporan_lengkap_adalah_d_a_c_dalam_satu_pdf(sampai, pemeran):
    with pada(1, 30):
        kembali = penyampaian.terima(sampai, oleh=pemeran.sari)
        laporan = pelaporan.laporkan(kembali, oleh=pemeran.budi)
    with laporan.berkas.open("rb") as berkas:
        pdf = PdfReader(BytesIO(berkas.read()))
    assert [b.title for b in pdf.outline] == ["Dokumen Evaluasi", "SKP", "Hasil Evaluasi"]
    awal = [pdf.get_destination_page_number(b) for b in pdf.outline]
    judul = ["DOKUMEN EVALUASI KINERJA PEGAWAI", "SASARAN KINERJA PEGAWAI", "EVALUASI KINERJA PEGAWAI"]
    assert [j in pdf.pages[n].extract_text() for j, n in zip(judul, awal, strict=True)] == [True] * 3
    jumlah = [len(PdfReader(BytesIO(isi_berkas(d))).pages) for d in Dokumen.objects.order_by("kode_format")]
    assert len(pdf.pages) == sum(jumlah)
    assert sorted(Dokumen.objects.values_list("kode_format", flat=True)) == ["A.1.7", "C.1.3", "D.1.1"]
    assert (laporan.bentuk, laporan.batas, laporan.tanpa_tanda_tangan) == ("D.1.1", date(2026, 3, 17), False)
    assert Jejak.objects.filter(kata_kerja="laporkan").values_list("sebagai", flat=True).get() == "penilai"


@pytest.mark.parametrize("hilang", ["C", "A", "D"])
def test_e62_bagian_yang_belum_ada_ditolak(tetap, monkeypatch, hilang):
    bagian = {k: b"" for k in "DAC" if k != hilang}
    monkeypatch.setattr(pelaporan, "_bagian", lambda evaluasi: bagian)
    nama = {"D": "Dokumen Evaluasi", "A": "SKP", "C": "Hasil Evaluasi"}[hilang]
    with pytest.raises(KeadaanMenolak, match=f"Laporan belum lengkap: {nama} belum ada."):
        pelaporan.bundel(tetap)


def test_dilaporkan_sekali_dan_hanya_oleh_penilai(sampai, pemeran, bagian_singkat):
    with pada(2, 2):
        kembali = penyampaian.terima(sampai, oleh=pemeran.sari)
        for orang in (pemeran.sari, pemeran.tono, pemeran.admin, pemeran.rina):
            with pytest.raises(BukanHak):
                pelaporan.laporkan(kembali, oleh=orang)
        pertama = pelaporan.laporkan(kembali, oleh=pemeran.budi)
        assert pelaporan.laporkan(kembali, oleh=pemeran.budi) == pertama
    assert Pelaporan.objects.count() == 1


def test_sebelum_disampaikan_atau_kembali_belum_dilaporkan(tetap, pemeran):
    with pada(1, 30):
        with pytest.raises(KeadaanMenolak, match="belum disampaikan"):
            pelaporan.laporkan(tetap, oleh=pemeran.budi)
        sampai = penyampaian.sampaikan(tetap, oleh=pemeran.budi)
        with pytest.raises(KeadaanMenolak, match="belum menandatangani"):
            pelaporan.laporkan(sampai, oleh=pemeran.budi)


def test_tidak_ditandatangani_sampai_batas_waktu_tetap_dilaporkan_dengan_tanda(sampai, pemeran, bagian_singkat):
    """The regulation is silent: after the term the document goes upward as it is, and says so."""
    with pada(2, 23), pytest.raises(KeadaanMenolak):
        pelaporan.laporkan(sampai, oleh=pemeran.budi)
    with pada(2, 24):
        assert sampai.tidak_ditandatangani(localdate())
        assert pelaporan.laporkan(sampai, oleh=pemeran.budi).tanpa_tanda_tangan
        # Signing late stays possible, and keberatan ran from the last day to return it.
        assert keberatan.batas_pengajuan(sampai) == date(2026, 3, 13)
        assert penyampaian.terima(sampai, oleh=pemeran.sari).status == "diterima"


def test_keberatan_menahan_laporan_dan_d13_dilaporkan_pemutus(sampai, pemeran, bagian_singkat):
    """Lampiran p. 119 B.8; what was reported before the decision is followed by D.1.3."""
    with pada(2, 2):
        kembali = penyampaian.terima(sampai, oleh=pemeran.sari)
        kasus = keberatan.ajukan(kembali, oleh=pemeran.sari, bagian=["hasil_kerja"], alasan=ALASAN)
        with pytest.raises(IsianKeliru) as tolak:
            pelaporan.laporkan(kembali, oleh=pemeran.budi)
        assert list(tolak.value.kesalahan) == ["alasan"]
        pertama = pelaporan.laporkan(kembali, oleh=pemeran.budi, alasan="Tunjangan dibayar besok.")
        for orang in (pemeran.sari, pemeran.budi):
            keberatan.terangkan(kasus, oleh=orang, isi="Laporan diterima tanpa lampiran.")
        keberatan.putuskan(
            kasus, oleh=pemeran.tono, keputusan="mengubah", rating_hasil="sesuai", rating_perilaku="sesuai",
            rekomendasi="Lampiran memang dikirim.",
        )  # fmt: skip
        kembali = Evaluasi.objects.get()
        with pytest.raises(BukanHak, match="dilaporkan oleh Tono Subroto"):
            pelaporan.laporkan(kembali, oleh=pemeran.budi)
        kedua = pelaporan.laporkan(kembali, oleh=pemeran.tono)
    assert [(p.bentuk, p.alasan) for p in (pertama, kedua)] == [("D.1.1", "Tunjangan dibayar besok."), ("D.1.3", "")]


def test_laporan_tidak_dapat_diubah(sampai, pemeran, bagian_singkat):
    with pada(2, 2):
        laporan = pelaporan.laporkan(penyampaian.terima(sampai, oleh=pemeran.sari), oleh=pemeran.budi)
    pesan = "UPDATE pada evaluasi_pelaporan ditolak: isinya hanya boleh bertambah"
    assert ubah(laporan, tanpa_tanda_tangan=True) == pesan


def test_d12_dilaporkan_atasan_penilai(pemeran, bagian_singkat):
    """Lampiran p. 117 A.11."""
    with pada(1, 20, 2025):
        skp = pembuat.buat_skp_ditetapkan(pemeran.sari, tahun=2025)
    akhir = pembuat.akhir_tahun(2025)
    with pada(2, 19):
        pembuat.catat_capaian(skp.unit_penilai, akhir, pemeran.admin)
        dinilai = pembuat.nilai(skp, akhir, oleh=pemeran.tono)
        tetap = penilaian.tetapkan(dinilai, oleh=pemeran.tono, versi=1)
        kembali = penyampaian.terima(penyampaian.sampaikan(tetap, oleh=pemeran.tono), oleh=pemeran.sari)
        laporan = pelaporan.laporkan(kembali, oleh=pemeran.tono)
    assert (laporan.bentuk, laporan.batas, laporan.oleh) == ("D.1.2", date(2026, 3, 17), pemeran.tono)
