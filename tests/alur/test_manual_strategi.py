"""Manual indikator (A.1.3), strategies of a leader and their workblock (A.1.4)."""

import pytest

from pegawai.models import Jejak
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import manual, penyusunan, strategi
from skp_app.models import IndikatorUnit, ManualIndikator, RencanaUnit, SasaranUnit, Strategi, TimKerja
from tests import pembuat
from tests.alur.test_rencana import dampingi
from tests.cuplikan import tanpa_perubahan

LENGKAP = {
    "tujuan": "Menghitung mutu", "definisi": "Mutu layanan", "formula": "a / b", "satuan": "Nilai",
    "kendali": "outcome", "sumber_data": "Survei", "periode_pelaporan": "tahunan",
}  # fmt: skip


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp(pemeran.tono)


@pytest.fixture
def iki(skp):
    return skp.rhk.first().iki.get()


def tulis(skp, iki, oleh=None, versi=1, **isian):
    return manual.simpan(skp, oleh=oleh or skp.pegawai, manual={iki.pk: (versi, isian)})


# manual -------------------------------------------------------------------------------------------
def test_manual_pertama_dibuat_saat_disimpan_dan_dicatat(skp, iki):
    assert [m.manual for m in manual.daftar(skp)] == [None, None]
    hasil = tulis(skp, iki, **LENGKAP)
    assert hasil.versi == {f"manual-{iki.pk}": 2}
    assert [m.kurang for m in manual.daftar(skp)] == [
        [],
        ["tujuan", "definisi", "formula", "satuan pengukuran", "kualitas dan tingkat kendali", "sumber data",
         "periode pelaporan"],
    ]  # fmt: skip
    assert Jejak.objects.order_by("nomor").last().kata_kerja == "ubah_manual"


def test_formula_dan_satuan_boleh_kosong_bila_kualitatif(skp, iki):
    tulis(skp, iki, **{**LENGKAP, "formula": "", "satuan": ""})
    assert manual.daftar(skp)[0].kurang == ["formula", "satuan pengukuran"]
    skp = penyusunan.ubah_pendekatan(skp, oleh=skp.pegawai, pendekatan="kualitatif")
    assert manual.daftar(skp)[0].kurang == []


def test_dua_tab_dari_nol_yang_kedua_melihat_kedua_teks(skp, iki):
    tulis(skp, iki, tujuan="A")
    with tanpa_perubahan():
        hasil = tulis(skp, iki, tujuan="B")
    assert [(b.tersimpan, b.dikirim) for b in hasil.bentrok] == [({"tujuan": "A"}, {"tujuan": "B"})]
    assert ManualIndikator.objects.count() == 1


def test_isian_bawaan_dari_indikator_pk(skp, iki, organisasi):
    rencana = RencanaUnit.objects.create(unit=organisasi.dinas, jenis="pk", tahun_mulai=2026, tahun_selesai=2026)
    sasaran = SasaranUnit.objects.create(rencana=rencana, urutan=1, teks="S")
    assert manual.bawaan(iki) == {}
    iki.indikator = IndikatorUnit.objects.create(
        sasaran=sasaran, urutan=1, teks="I", metode="a / b", satuan="Nilai", sumber_data=""
    )
    assert manual.bawaan(iki) == {"formula": "a / b", "satuan": "Nilai"}


def test_manual_ditulis_penyusun_dan_setelah_penetapan_hanya_oleh_pemilik(pemeran, skp, iki):
    dampingi(pemeran.tono, pemeran.joko)
    tulis(skp, iki, oleh=pemeran.joko, tujuan="Draf pendamping")
    assert Jejak.objects.order_by("nomor").last().sebagai == "penyusun"
    tetap = pembuat.tetapkan(skp)
    with tanpa_perubahan(), pytest.raises(KeadaanMenolak):
        tulis(tetap, iki, oleh=pemeran.joko, versi=2, tujuan="x")
    for siapa in (pemeran.bupati, pemeran.budi, pemeran.admin):
        with tanpa_perubahan(), pytest.raises(BukanHak):
            tulis(tetap, iki, oleh=siapa, versi=2, tujuan="x")
    tulis(tetap, iki, versi=2, tujuan="Diperjelas")
    assert iki.manual.tujuan == "Diperjelas"


def test_manual_hanya_untuk_pimpinan_tinggi_dan_iki_sendiri(pemeran, skp, iki):
    sari = pembuat.buat_skp(pemeran.sari)
    with tanpa_perubahan(), pytest.raises(KeadaanMenolak):
        tulis(sari, sari.rhk.first().iki.get(), tujuan="x")
    with tanpa_perubahan():
        assert tulis(skp, sari.rhk.first().iki.get(), tujuan="x").hilang != []


# strategi -----------------------------------------------------------------------------------------
def test_strategi_bercabang_di_bawah_indikator(skp, iki):
    a = strategi.tambah(skp, oleh=skp.pegawai, iki=iki, teks="Aplikasi andal")
    b = strategi.tambah(skp, oleh=skp.pegawai, induk=a, teks="Proses bisnis", tingkat="layanan")
    strategi.tambah(skp, oleh=skp.pegawai, iki=iki, teks="Aduan cepat")
    pertama, kedua = strategi.susunan(skp).iki
    assert [(c.strategi.teks, c.dalam) for c in pertama.cabang] == [
        ("Aplikasi andal", 0), ("Proses bisnis", 1), ("Aduan cepat", 0)
    ]  # fmt: skip
    assert (pertama.nomor, kedua.cabang) == ("1.1", [])
    hasil = strategi.simpan(skp, oleh=skp.pegawai, strategi={b.pk: (1, {"cascading": "layanan"})})
    assert hasil.versi == {f"strategi-{b.pk}": 2}


def test_pindah_dan_hapus_strategi(skp, iki):
    a, b = (strategi.tambah(skp, oleh=skp.pegawai, iki=iki, teks=t) for t in "AB")
    strategi.tambah(skp, oleh=skp.pegawai, induk=a, teks="anak")
    strategi.pindah(b, oleh=skp.pegawai, arah="naik")
    assert [c.strategi.teks for c in strategi.susunan(skp).iki[0].cabang] == ["B", "A", "anak"]
    strategi.hapus(a, oleh=skp.pegawai)
    assert [c.strategi.teks for c in strategi.susunan(skp).iki[0].cabang] == ["B"]
    with pytest.raises(KeadaanMenolak, match="sudah dihapus"):
        strategi.tambah(skp, oleh=skp.pegawai, induk=a)


def test_strategi_paling_dalam_empat_tingkat(skp, iki):
    s = strategi.tambah(skp, oleh=skp.pegawai, iki=iki)
    for _ in range(3):
        s = strategi.tambah(skp, oleh=skp.pegawai, induk=s)
    with tanpa_perubahan(), pytest.raises(IsianKeliru, match="paling banyak 4 tingkat"):
        strategi.tambah(skp, oleh=skp.pegawai, induk=s)


def test_indikator_yang_dihapus_meninggalkan_strateginya_terlihat(skp, iki):
    strategi.tambah(skp, oleh=skp.pegawai, iki=iki, teks="Tertinggal")
    strategi.tambah_workblock(skp, oleh=skp.pegawai, iki=iki)
    penyusunan.hapus_iki(iki, oleh=skp.pegawai)
    isi = strategi.susunan(skp)
    assert [c.strategi.teks for c in isi.lepas] == ["Tertinggal"]
    assert len(isi.workblock_lepas) == 1


def test_strategi_disusun_yang_memimpin_unit_atau_tim(pemeran, organisasi, periode):
    sari = pembuat.buat_skp(pemeran.sari)
    iki = sari.rhk.first().iki.get()
    with tanpa_perubahan(), pytest.raises(KeadaanMenolak, match="memimpin unit atau mengetuai tim"):
        strategi.tambah(sari, oleh=pemeran.sari, iki=iki)
    TimKerja.objects.create(periode=periode, unit=organisasi.egov, nama="Tim SIMBG", ketua=pemeran.sari)
    assert strategi.tambah(sari, oleh=pemeran.sari, iki=iki).garis_iki == iki.garis
    budi = pembuat.buat_skp(pemeran.budi)
    assert strategi.tambah(budi, oleh=pemeran.budi, iki=budi.rhk.first().iki.get()).skp == budi


def test_orang_lain_tidak_menulis_strategi(pemeran, skp, iki):
    s = strategi.tambah(skp, oleh=skp.pegawai, iki=iki)
    w = strategi.tambah_workblock(skp, oleh=skp.pegawai, iki=iki)
    langkah = [
        lambda o: strategi.tambah(skp, oleh=o, iki=iki),
        lambda o: strategi.simpan(skp, oleh=o, strategi={s.pk: (1, {"teks": "x"})}),
        lambda o: strategi.pindah(s, oleh=o, arah="naik"),
        lambda o: strategi.hapus(s, oleh=o),
        lambda o: strategi.tambah_workblock(skp, oleh=o, iki=iki),
        lambda o: strategi.simpan_workblock(skp, oleh=o, workblock={w.pk: (1, {"judul": "x"})}),
        lambda o: strategi.hapus_workblock(w, oleh=o),
    ]
    for satu in langkah:
        for siapa in (pemeran.bupati, pemeran.rina):
            with tanpa_perubahan(), pytest.raises(BukanHak):
                satu(siapa)


def test_strategi_dan_workblock_orang_lain_tidak_tersentuh(pemeran, skp, iki):
    budi = pembuat.buat_skp(pemeran.budi)
    milik = strategi.tambah(budi, oleh=pemeran.budi, iki=budi.rhk.first().iki.get(), teks="Milik Budi")
    with tanpa_perubahan():
        hasil = strategi.simpan(skp, oleh=skp.pegawai, strategi={milik.pk: (1, {"teks": "x"})})
        assert hasil.hilang == [f"strategi-{milik.pk}"]
        with pytest.raises(KeadaanMenolak):
            strategi.tambah(skp, oleh=skp.pegawai, iki=budi.rhk.first().iki.get())
    assert Strategi.objects.count() == 1


# workblock ----------------------------------------------------------------------------------------
def test_workblock_baru_terisi_pemilik_dan_indikatornya(skp, iki):
    w = strategi.tambah_workblock(skp, oleh=skp.pegawai, iki=iki)
    assert (w.pemilik, w.indikator) == (skp.penempatan.nama_jabatan, f"{iki.teks} {iki.target}")
    isi = {"judul": "Layanan daring", "strategi_rutin": "Satu\nDua"}
    strategi.simpan_workblock(skp, oleh=skp.pegawai, workblock={w.pk: (1, isi)})
    w.refresh_from_db()
    assert (w.judul, w.strategi_rutin, w.versi) == ("Layanan daring", "Satu\nDua", 2)
    strategi.hapus_workblock(w, oleh=skp.pegawai)
    assert strategi.workblock_milik(skp).count() == 0
