"""Placing, ending and mending: what the database refuses is said as a sentence with names and dates."""

from datetime import date

import pytest

from pegawai.alur import penempatan as alur
from pegawai.models import Jejak, Penempatan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from tests import pembuat

pytestmark = pytest.mark.django_db
PELAKSANA = {"mulai": date(2026, 3, 1)}


@pytest.fixture
def baru(pemeran):
    return pembuat.buat_pegawai("Nina Rahayu")


@pytest.fixture
def pengolah():
    return alur.jabatan("  PENGOLAH   DATA ", "pelaksana")


def tempatkan(p, pegawai, unit, jabatan, **lain):
    return alur.tempatkan(pegawai, unit, jabatan, oleh=p.admin, **{**PELAKSANA, **lain})


def test_menempatkan_meninggalkan_jejak_dan_klik_kedua_tidak_menambah(pemeran, organisasi, baru, pengolah):
    satu = tempatkan(pemeran, baru, organisasi.egov, pengolah)
    dua = tempatkan(pemeran, baru, organisasi.egov, pengolah)
    assert (satu.pk, baru.penempatan.count()) == (dua.pk, 1)
    assert list(Jejak.objects.values_list("objek_jenis", "kata_kerja", "oleh")) == [
        ("penempatan", "tempatkan", pemeran.admin.pk)
    ]


def test_jabatan_yang_sama_dipakai_lagi(pengolah):
    assert pengolah.nama == "PENGOLAH DATA"
    assert alur.jabatan("PENGOLAH DATA", "pelaksana", kelas=6) == pengolah


@pytest.mark.parametrize("siapa", ["dewi", "budi", "bupati"])
def test_hanya_bkd_yang_menempatkan(pemeran, organisasi, baru, pengolah, siapa):
    with pytest.raises(BukanHak):
        alur.tempatkan(baru, organisasi.egov, pengolah, oleh=getattr(pemeran, siapa), mulai=date(2026, 3, 1))
    with pytest.raises(BukanHak):
        alur.akhiri(pemeran.sari.penempatan.get(), date(2026, 1, 1), oleh=getattr(pemeran, siapa))
    assert not baru.penempatan.exists()


def test_dua_penempatan_definitif_ditolak_dengan_nama_dan_tanggal(pemeran, organisasi, pengolah):
    with pytest.raises(KeadaanMenolak) as tolak:
        tempatkan(pemeran, pemeran.sari, organisasi.statistik, pengolah)
    assert tolak.value.kalimat == (
        "Sari Utami, S.Kom. sudah menempati PRANATA KOMPUTER AHLI MUDA di BIDANG E-GOVERNMENT sejak 1 Januari 2020. "
        "Akhiri dahulu penempatan itu, paling lambat 28 Februari 2026."
    )


def test_dua_kepala_satu_unit_ditolak_dengan_nama_dan_tanggal(pemeran, organisasi, baru):
    kepala = alur.jabatan("KEPALA BIDANG E-GOVERNMENT", "administrator")
    with pytest.raises(KeadaanMenolak) as tolak:
        tempatkan(pemeran, baru, organisasi.egov, kepala, memimpin=True)
    assert tolak.value.kalimat == (
        "BIDANG E-GOVERNMENT sudah dipimpin Budi Santoso (KEPALA BIDANG E-GOVERNMENT) sejak 1 Januari 2020. "
        "Akhiri dahulu penempatan itu, paling lambat 28 Februari 2026."
    )
    assert tempatkan(pemeran, baru, organisasi.egov, kepala, memimpin=True, jenis="plt").nama_jabatan == (
        "Plt. KEPALA BIDANG E-GOVERNMENT"
    )


def test_pindah_setelah_yang_lama_berakhir(pemeran, organisasi, pengolah):
    lama = pemeran.sari.penempatan.get()
    alur.akhiri(lama, date(2026, 2, 28), oleh=pemeran.admin)
    pindah = tempatkan(pemeran, pemeran.sari, organisasi.statistik, pengolah)
    assert list(pemeran.sari.penempatan.values_list("unit", "selesai")) == [
        (organisasi.egov.pk, date(2026, 2, 28)),
        (organisasi.statistik.pk, None),
    ]
    with pytest.raises(KeadaanMenolak, match="dari 1 Januari 2020 sampai 28 Februari 2026"):
        tempatkan(pemeran, pemeran.sari, organisasi.dinas, pengolah, mulai=date(2026, 2, 1))
    assert pindah.unit == organisasi.statistik


def test_yang_sudah_berakhir_tidak_diperpanjang(pemeran):
    lama = alur.akhiri(pemeran.sari.penempatan.get(), date(2026, 2, 28), oleh=pemeran.admin)
    assert alur.akhiri(lama, date(2026, 2, 28), oleh=pemeran.admin) == lama
    with pytest.raises(KeadaanMenolak) as tolak:
        alur.akhiri(lama, date(2026, 3, 1), oleh=pemeran.admin)
    assert tolak.value.kalimat == "Penempatan ini sudah berakhir pada 28 Februari 2026."
    assert Jejak.objects.count() == 1


def test_tanggal_terbalik_dan_tahun_mustahil_ditolak(pemeran, organisasi, baru, pengolah):
    for isi, bidang in (({"selesai": date(2026, 1, 1)}, "selesai"), ({"mulai": date(1, 1, 1)}, "mulai")):
        with pytest.raises(IsianKeliru) as tolak:
            tempatkan(pemeran, baru, organisasi.egov, pengolah, **isi)
        assert list(tolak.value.kesalahan) == [bidang]


def test_unit_yang_berakhir_tidak_menerima_orang(pemeran, organisasi, baru, pengolah):
    type(organisasi.egov).objects.filter(pk=organisasi.egov.pk).update(selesai=date(2026, 1, 31))
    with pytest.raises(IsianKeliru, match="BIDANG E-GOVERNMENT sudah berakhir pada 31 Januari 2026"):
        tempatkan(pemeran, baru, organisasi.egov, pengolah)


def test_jabatan_pejabat_negara_hanya_untuk_pejabat_negara(pemeran, organisasi, baru):
    bupati = alur.jabatan("WAKIL BUPATI SUKAMAJU", "pejabat_negara")
    with pytest.raises(IsianKeliru):
        tempatkan(pemeran, baru, organisasi.kabupaten, bupati)


def test_tidak_menilai_diri_sendiri(pemeran, organisasi, pengolah):
    with pytest.raises(IsianKeliru, match="dirinya sendiri"):
        tempatkan(pemeran, pemeran.sari, organisasi.egov, pengolah, penilai_ditunjuk=pemeran.sari.penempatan.get())


def test_koreksi_dan_hapus_selama_belum_dipakai(pemeran, organisasi, baru, pengolah):
    salah = tempatkan(pemeran, baru, organisasi.egov, pengolah)
    benar = alur.koreksi(salah, oleh=pemeran.admin, unit=organisasi.statistik, mulai=date(2026, 2, 1))
    assert (benar.unit, benar.mulai) == (organisasi.statistik, date(2026, 2, 1))
    alur.hapus(benar, oleh=pemeran.admin)
    assert not Penempatan.objects.filter(pegawai=baru).exists()
    assert list(Jejak.objects.values_list("kata_kerja", flat=True)) == ["tempatkan", "koreksi", "hapus"]


def test_penempatan_yang_mendasari_skp_tidak_dikoreksi(pemeran, periode):
    pembuat.buat_skp(pemeran.sari)
    for orang in (pemeran.sari, pemeran.budi):  # as owner, and as penilai
        with pytest.raises(KeadaanMenolak) as tolak:
            alur.koreksi(orang.penempatan.get(), oleh=pemeran.admin, mulai=date(2020, 2, 1))
        assert tolak.value.kalimat == (
            "Penempatan ini sudah menjadi dasar SKP, jadi tidak dapat diubah lagi. "
            "Akhiri penempatan ini, lalu catat yang baru."
        )
        with pytest.raises(KeadaanMenolak):
            alur.hapus(orang.penempatan.get(), oleh=pemeran.admin)
