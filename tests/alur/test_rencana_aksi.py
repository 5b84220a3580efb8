"""Rencana aksi: written by the pegawai, agreed on through the dialog where it is needed (Lampiran p. 67 A.2-3)."""

from datetime import datetime

import pytest

from pegawai.models import Jejak
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import perubahan, rencana_aksi
from skp_app.models import RencanaAksi, UjarDialog
from tests import pembuat
from tests.cuplikan import tanpa_perubahan


@pytest.fixture(autouse=True)
def hari_ini(time_machine):
    time_machine.move_to(datetime(2026, 5, 4, 3))


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def rhk(skp):
    return skp.rhk.first()


def tambah(rhk, teks, triwulan=2, **lain):
    return rencana_aksi.tambah(rhk.skp, pembuat.triwulan(triwulan), rhk, oleh=rhk.skp.pegawai, teks=teks, **lain)


def isi(skp, triwulan=2):
    return [(r.urutan, r.teks) for r in rencana_aksi.semua(skp, pembuat.triwulan(triwulan))]


def test_satu_baris_satu_aksi_tanpa_nomor_dan_butir_yang_ikut_tertempel(rhk, skp):
    tambah(rhk, "1. Menyusun konsep\n2) Uji coba\n- Sosialisasi\n\n  Uji coba  \n3 kota diuji")
    assert isi(skp) == [(1, "Menyusun konsep"), (2, "Uji coba"), (3, "Sosialisasi"), (4, "3 kota diuji")]
    tambah(rhk, "Uji coba")
    assert len(isi(skp)) == 4


def test_paling_banyak_dua_puluh_dan_paling_panjang_dua_ratus_huruf(rhk):
    with pytest.raises(IsianKeliru):
        tambah(rhk, "\n".join(f"Aksi {n}" for n in range(21)))
    with pytest.raises(IsianKeliru):
        tambah(rhk, "a" * 201)
    with pytest.raises(IsianKeliru):
        tambah(rhk, "  \n ")
    assert not RencanaAksi.objects.exists()


def test_hanya_pegawai_pada_skp_yang_berlaku_dan_periode_yang_belum_dinilai(rhk, skp, pemeran):
    with pytest.raises(BukanHak):
        rencana_aksi.tambah(skp, pembuat.triwulan(2), rhk, oleh=pemeran.budi, teks="Aksi")
    draf = pembuat.buat_skp(pemeran.joko)
    with pytest.raises(KeadaanMenolak):
        tambah(draf.rhk.first(), "Aksi")
    pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
    with pytest.raises(KeadaanMenolak):
        tambah(rhk, "Aksi", triwulan=1)


def test_ubah_urutan_dan_hapus(rhk, skp, pemeran):
    satu, dua = tambah(rhk, "Satu\nDua")
    tw2 = pembuat.triwulan(2)
    rencana_aksi.pindah(skp, tw2, dua.pk, "naik", oleh=pemeran.sari)
    assert [t for _, t in isi(skp)] == ["Dua", "Satu"]
    rencana_aksi.hapus(skp, tw2, satu.pk, oleh=pemeran.sari)
    rencana_aksi.hapus(skp, tw2, satu.pk, oleh=pemeran.sari)
    assert [t for _, t in isi(skp)] == ["Dua"]
    assert Jejak.objects.filter(kata_kerja="hapus_rencana_aksi").count() == 1


def test_versi_basi_dilaporkan_dan_baris_lain_tertulis(rhk, skp, pemeran):
    satu, dua = tambah(rhk, "Satu\nDua")
    tw2 = pembuat.triwulan(2)
    rencana_aksi.simpan(skp, tw2, oleh=pemeran.sari, kiriman={satu.pk: (1, {"teks": "Satu lagi"})})
    hasil = rencana_aksi.simpan(
        skp, tw2, oleh=pemeran.sari, kiriman={satu.pk: (1, {"teks": "Lain"}), dua.pk: (1, {"target": "2"})}
    )
    assert [b.baris for b in hasil.bentrok] == [f"aksi-{satu.pk}"]
    assert hasil.versi == {f"aksi-{dua.pk}": 2}


def test_disalin_dari_periode_lalu_hanya_ke_rhk_yang_kosong(skp, pemeran):
    satu, dua = skp.rhk.all()
    tambah(satu, "Satu", triwulan=1)
    tambah(dua, "Dua", triwulan=1)
    tambah(satu, "Sudah ada", triwulan=2)
    for _ in range(2):
        rencana_aksi.salin(skp, pembuat.triwulan(2), oleh=pemeran.sari)
    assert sorted(t for _, t in isi(skp)) == ["Dua", "Sudah ada"]


def test_disalin_dari_skp_tahun_lalu_untuk_rhk_yang_sama(pemeran, skp):
    lama = pembuat.buat_skp_ditetapkan(pemeran.sari, tahun=2025)
    rencana_aksi.tambah(
        lama, pembuat.triwulan(1, 2025), lama.rhk.first(), oleh=pemeran.sari, teks="Tahun lalu", target="2 layanan"
    )
    assert rencana_aksi.salin(skp, pembuat.triwulan(1), oleh=pemeran.sari) == 1
    assert isi(skp, 1) == [(1, "Tahun lalu")]


# Agreement -----------------------------------------------------------------------------------------------------------
def sepakati(skp, rhk, oleh, sidik=None):
    tw2 = pembuat.triwulan(2)
    daftar = [r for r in rencana_aksi.semua(skp, tw2) if r.garis_rhk == rhk.garis]
    return rencana_aksi.sepakati(skp, tw2, rhk, oleh=oleh, sidik_dilihat=sidik or rencana_aksi.sidik(daftar))


def test_penilai_menyepakati_lewat_dialog_sekali(rhk, skp, pemeran):
    tambah(rhk, "Menyusun konsep")
    rencana_aksi.minta_sepakat(skp, pembuat.triwulan(2), oleh=pemeran.sari)
    for _ in range(2):
        sepakati(skp, rhk, pemeran.budi)
    assert list(UjarDialog.objects.values_list("oleh__nama", "isi")) == [
        ("Sari Utami", "Rencana aksi Triwulan II 2026 untuk RHK 1 sudah disusun, mohon disepakati."),
        ("Budi Santoso", "Rencana aksi Triwulan II 2026 disepakati."),
    ]
    assert rencana_aksi.disepakati(skp, pembuat.triwulan(2))[rhk.garis].oleh == pemeran.budi
    with pytest.raises(IsianKeliru):
        rencana_aksi.minta_sepakat(skp, pembuat.triwulan(2), oleh=pemeran.sari)


def test_yang_berubah_sesudah_disepakati_menunggu_lagi(rhk, skp, pemeran):
    (satu,) = tambah(rhk, "Menyusun konsep")
    sepakati(skp, rhk, pemeran.budi)
    tw2 = pembuat.triwulan(2)
    rencana_aksi.simpan(skp, tw2, oleh=pemeran.sari, kiriman={satu.pk: (1, {"teks": "Menyusun dua konsep"})})
    assert rencana_aksi.disepakati(skp, tw2) == {rhk.garis: None}


def test_yang_dilihat_penilai_yang_disepakati(rhk, skp, pemeran):
    tambah(rhk, "Menyusun konsep")
    with tanpa_perubahan(), pytest.raises(KeadaanMenolak):
        sepakati(skp, rhk, pemeran.budi, sidik="0" * 64)
    with pytest.raises(BukanHak):
        sepakati(skp, rhk, pemeran.sari)
    with pytest.raises(KeadaanMenolak):
        sepakati(skp, skp.rhk.last(), pemeran.budi)


def test_ikut_ke_versi_skp_berikutnya(rhk, skp, pemeran):
    tambah(rhk, "Menyusun konsep")
    sepakati(skp, rhk, pemeran.budi)
    baru = perubahan.buka(skp, oleh=pemeran.sari, alasan="Penugasan baru")
    pembuat.isi_rhk(baru, 3)
    baru = pembuat.tetapkan(baru)
    assert isi(baru) == [(1, "Menyusun konsep")]
    assert rencana_aksi.disepakati(baru, pembuat.triwulan(2))[rhk.garis].oleh == pemeran.budi
