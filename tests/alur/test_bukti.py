"""Gudang bukti: an item of its owner, used for many things, kept once a period it proves is closed."""

import pytest

from pegawai.models import Jejak
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import bukti as gudang
from skp_app.alur import pendokumentasian
from skp_app.models import BuktiDukung, PakaiBukti
from tests import pembuat
from tests.cuplikan import ditolak, tanpa_perubahan


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


@pytest.fixture
def realisasi(skp, tw1):
    return catat(skp, tw1)


def catat(skp, periode, nomor=0):
    iki = skp.rhk.all()[nomor].iki.get()
    return pendokumentasian.catat_realisasi(iki, periode, oleh=skp.pegawai, teks="9 layanan")


def tambah(realisasi, oleh=None, **isi):
    isi = isi or {"tautan": "https://contoh.go.id/laporan.pdf"}
    return gudang.tambah(realisasi, oleh=oleh or realisasi.iki.rhk.skp.pegawai, judul="Laporan layanan", **isi)


def jejak():
    return list(
        Jejak.objects.filter(kata_kerja__contains="bukti").values_list("kata_kerja", "objek_jenis", "oleh__nama")
    )


# links and documents in the unit -----------------------------------------------------------------
@pytest.mark.parametrize(
    ("isi", "jenis", "kesehatan"),
    [({"tautan": "https://contoh.go.id/a"}, "tautan", "belum"), ({"lokasi": "Lemari arsip 2"}, "unit", "unit")],
)
def test_bukti_berupa_tautan_atau_dokumen_di_unit(realisasi, isi, jenis, kesehatan):
    bukti = tambah(realisasi, **isi)
    assert (bukti.jenis, bukti.tautan, bukti.lokasi) == (jenis, isi.get("tautan", ""), isi.get("lokasi", ""))
    assert (bukti.pemilik, bukti.kesehatan) == (realisasi.iki.rhk.skp.pegawai, kesehatan)
    assert jejak() == [("tambah_bukti", "buktidukung", "Sari Utami"), ("pakai_bukti", "skp", "Sari Utami")]


def test_bukti_yang_sama_dua_kali_adalah_satu(realisasi):
    bukti = tambah(realisasi)
    with tanpa_perubahan():
        assert tambah(realisasi) == bukti


def test_satu_bukti_untuk_banyak_indikator_dan_periode(skp, realisasi, tw1):
    lain = [catat(skp, tw1, nomor=1), catat(skp, pembuat.triwulan(2))]
    bukti = tambah(realisasi)
    for tujuan in lain:
        assert tambah(tujuan) == bukti
    assert BuktiDukung.objects.get().realisasi.count() == 3
    assert [list(r.bukti.all()) for r in lain] == [[bukti], [bukti]]


@pytest.mark.parametrize("isi", [{"tautan": ""}, {"tautan": "https://a.go.id", "lokasi": "Lemari"}])
def test_bukti_menyebut_tepat_satu_tempat(realisasi, isi):
    with ditolak(IsianKeliru, "Isi tautan bukti, atau tempat dokumen disimpan di unit."):
        tambah(realisasi, **isi)


@pytest.mark.parametrize(
    "tautan", ["http://contoh.go.id/a", "javascript:alert(1)", "file:///etc/passwd", "//x", "HTTP"]
)
def test_tautan_selain_https_ditolak(realisasi, tautan):
    with ditolak(IsianKeliru, "Tautan bukti harus diawali https://."):
        tambah(realisasi, tautan=tautan)


def test_paling_banyak_50_bukti(realisasi, pemeran):
    semua = BuktiDukung.objects.bulk_create(
        [BuktiDukung(pemilik=pemeran.sari, jenis="unit", judul=f"{n}", kesehatan="unit") for n in range(50)]
    )
    PakaiBukti.objects.bulk_create([PakaiBukti(bukti=b, realisasi=realisasi) for b in semua])
    with ditolak(IsianKeliru, "Satu realisasi memuat paling banyak 50 bukti dukung."):
        tambah(realisasi)


@pytest.mark.parametrize("siapa", ["budi", "rina", "joko", "admin"])
def test_hanya_pemilik_yang_memakai_dan_melepas_bukti(realisasi, pemeran, siapa):
    bukti, orang = tambah(realisasi), getattr(pemeran, siapa)
    with ditolak(BukanHak, "Realisasi hanya dapat diisi oleh pegawai yang bersangkutan."):
        tambah(realisasi, oleh=orang, lokasi="Lemari")
    with ditolak(BukanHak, "Realisasi hanya dapat diisi oleh pegawai yang bersangkutan."):
        gudang.lepas(bukti, realisasi, oleh=orang)


def test_bukti_orang_lain_tidak_dapat_dipakai(realisasi, pemeran, tw1):
    milik_joko, bukti = catat(pembuat.buat_skp_ditetapkan(pemeran.joko), tw1), tambah(realisasi)
    with ditolak(BukanHak, "Bukti ini milik orang lain; hanya pemiliknya yang dapat mengubahnya."):
        gudang.pakai(bukti, milik_joko, oleh=pemeran.joko)


def test_bukti_terkunci_setelah_evaluasi_ditetapkan(skp, realisasi, tw1, pemeran):
    bukti = tambah(realisasi)
    pembuat.buat_evaluasi_ditetapkan(skp, tw1, pemeran.admin)
    kalimat = f"Evaluasi {tw1.nama} sudah ditetapkan; realisasinya tidak dapat diubah."
    with ditolak(KeadaanMenolak, kalimat):
        tambah(realisasi, lokasi="Lemari")
    with ditolak(KeadaanMenolak, kalimat):
        gudang.lepas(bukti, realisasi, oleh=pemeran.sari)


def test_bukti_dilepas_sekali_tetap_di_gudang_dan_jejak_mengingat_judulnya(realisasi, pemeran):
    bukti = tambah(realisasi)
    kembar = BuktiDukung.objects.get(pk=bukti.pk)
    gudang.lepas(bukti, realisasi, oleh=pemeran.sari)
    with tanpa_perubahan():
        gudang.lepas(kembar, realisasi, oleh=pemeran.sari)
    assert (PakaiBukti.objects.count(), BuktiDukung.objects.count()) == (0, 1)
    assert Jejak.objects.get(kata_kerja="lepas_bukti").data == {
        "bukti": bukti.pk, "judul": "Laporan layanan", "tujuan": f"realisasi:{realisasi.pk}",
    }  # fmt: skip
