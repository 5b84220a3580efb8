"""Launching a cycle: who gets a draft, who cannot and why, and that it may be repeated."""

from datetime import date

import pytest

from pegawai import mandat
from pegawai.alur import bebas, pekerjaan
from pegawai.models import AtasanDiragukan, Jejak, Pekerjaan
from pegawai.penolakan import BukanHak, IsianKeliru
from skp_app.alur import peluncuran, perencanaan
from skp_app.models import Skp
from tests import pembuat
from tests.halaman.kueri import kueri

pytestmark = pytest.mark.django_db


def luncurkan(populasi, oleh):
    pesanan = peluncuran.pesan(populasi, oleh=oleh)
    pekerjaan.kerjakan(pesanan.pk, peluncuran.jalankan)
    return Pekerjaan.objects.get(pk=pesanan.pk)


def pns(periode, unit=None):
    return peluncuran.populasi(periode, unit, ["pns"])


def hitungan(populasi):
    return {g.kunci: n for g, n in peluncuran.pratinjau(populasi)}


def test_pratinjau_menggolongkan_setiap_orang_sekali(pemeran, periode):
    pembuat.buat_skp(pemeran.sari)
    bebas.catat(pemeran.joko, "cltn", date(periode.tahun - 1, 1, 1), oleh=pemeran.admin)
    kini = pemeran.rina.penempatan.get()
    AtasanDiragukan.objects.create(
        penempatan=kini, tingkat="tidak_ada", sebab=["tanpa_pimpinan"], dihitung_pada=periode.dibuka_pada
    )
    pembuat.buat_pegawai("Nina Rahayu")
    populasi = pns(periode)
    assert hitungan(populasi) == {"sudah": 1, "bebas": 1, "tanpa_penilai": 1, "siap": 5}
    assert peluncuran.duduk(populasi).count() == 8
    assert [o.nama for o in peluncuran.tanpa_penempatan(populasi)] == ["Nina Rahayu"]


def test_peluncuran_membuat_rancangan_dan_memberi_tahu_lalu_boleh_diulang(pemeran, periode):
    lama = pembuat.buat_skp(pemeran.sari)
    hasil = luncurkan(pns(periode), pemeran.admin)
    assert (hasil.status, hasil.hasil["dibuat"], hasil.hasil["gagal"]) == ("selesai", 7, {})
    assert Skp.objects.filter(periode=periode).count() == 8
    assert set(Skp.objects.exclude(pk=lama.pk).values_list("status", flat=True)) == {"draf"}
    assert pemeran.joko.pemberitahuan.get().tautan == f"/skp/{pemeran.joko.skp.get().kode}/"
    assert pemeran.sari.pemberitahuan.count() == 0
    assert luncurkan(pns(periode), pemeran.admin).hasil["dibuat"] == 0
    assert Jejak.objects.filter(kata_kerja="buat", sebagai="bkd").count() == 7


def test_cabang_dan_jenis_membatasi(pemeran, organisasi, periode):
    tini = pembuat.buat_pegawai("Tini Suhartini", jenis="pppk", golongan="IX")
    pembuat.tempatkan(tini, organisasi.egov, "PENGOLAH DATA")
    assert hitungan(pns(periode, organisasi.dinas))["siap"] == 6
    assert hitungan(peluncuran.populasi(periode, organisasi.egov, ["pppk"]))["siap"] == 1
    assert peluncuran.tanpa_penempatan(pns(periode, organisasi.dinas)).count() == 0
    luncurkan(pns(periode, organisasi.egov), pemeran.admin)
    assert sorted(Skp.objects.values_list("pegawai__nama", flat=True)) == [
        "Budi Santoso",
        "Joko Prasetyo",
        "Sari Utami",
    ]


def test_yang_ternyata_tidak_bisa_disebut_sebabnya_dan_yang_lain_jalan_terus(pemeran, organisasi, periode):
    pembuat.tempatkan(lain := pembuat.buat_pegawai("Unit Lepas"), pembuat.buat_unit("UNIT LEPAS"), "PENGOLAH DATA")
    hasil = luncurkan(pns(periode), pemeran.admin)
    assert (hasil.hasil["dibuat"], list(hasil.hasil["gagal"].values())) == (8, [1])
    assert "Tidak ada pimpinan di atas unit ini." in next(iter(hasil.hasil["gagal"]))
    assert not lain.skp.exists()


def test_terhenti_di_tengah_lalu_dilanjutkan(pemeran, periode):
    pesanan = peluncuran.pesan(pns(periode), oleh=pemeran.admin)
    perencanaan.buatkan(pemeran.sari, periode, oleh=pemeran.admin)  # what an interrupted run had done
    pekerjaan.kerjakan(pesanan.pk, peluncuran.jalankan)
    assert Skp.objects.filter(periode=periode).values("pegawai").distinct().count() == Skp.objects.count() == 8


def test_hanya_bkd_juga_saat_pekerjaan_berjalan(pemeran, periode):
    with pytest.raises(BukanHak):
        peluncuran.pesan(pns(periode), oleh=pemeran.dewi)
    with pytest.raises(BukanHak):
        perencanaan.buatkan(pemeran.sari, periode, oleh=pemeran.dewi)
    pesanan = peluncuran.pesan(pns(periode), oleh=pemeran.admin)
    pemeran.admin.pengguna.user_permissions.clear()
    with pytest.raises(BukanHak):
        pekerjaan.kerjakan(pesanan.pk, peluncuran.jalankan)
    assert (Skp.objects.count(), mandat.pengelola_instansi().count()) == (0, 0)


@pytest.mark.parametrize("jenis", [[], ["non_asn"], ["apa"]])
def test_populasi_kosong_ditolak(pemeran, periode, jenis):
    with pytest.raises(IsianKeliru):
        peluncuran.populasi(periode, None, jenis)


def test_pratinjau_tidak_bertambah_kueri_menurut_orang(pemeran, organisasi, periode):
    def banyak():
        with kueri() as daftar:
            hitungan(pns(periode))
        return len(daftar)

    sedikit = banyak()
    for n in range(5):
        pembuat.tempatkan(pembuat.buat_pegawai(f"Staf {n}", masuk=False), organisasi.egov, "PENGOLAH DATA")
    assert banyak() == sedikit == 4
