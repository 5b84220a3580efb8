"""Proses Mutasi (Lampiran p. 65 C.6-C.7, p. 91-92 A.13-A.14). It is August 2026."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction

from pegawai.models import BebasSkp, Jejak, Ketentuan, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import mutasi, pendokumentasian, penyusunan, perencanaan, perubahan
from skp_app.alur.mutasi import Permintaan, Tujuan
from skp_app.alur.peristiwa import masih_dinilai
from skp_app.aturan.status import Status
from skp_app.models import Penugasan, Peristiwa, Rhk, Skp
from tests import pembuat
from tests.serentak import menang, serentak

pytestmark = pytest.mark.django_db
TMT = date(2026, 7, 1)


@pytest.fixture(autouse=True)
def _agustus():
    with time_machine.travel(datetime(2026, 8, 3, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        yield


@pytest.fixture
def skp(pemeran):
    """Budi's own SKP is set, Sari's leans on it."""
    pembuat.buat_skp_ditetapkan(pemeran.budi)
    skp = pembuat.buat_skp(pemeran.sari)
    atas = Rhk.objects.filter(skp__pegawai=pemeran.budi).first()
    penyusunan.simpan_rhk(skp.rhk.first(), oleh=pemeran.sari, versi=1, intervensi_rhk=atas)
    return pembuat.tetapkan(skp)


@pytest.fixture
def ke_statistik(pemeran, organisasi):
    def minta(**lain):
        isi = {"pegawai": pemeran.sari, "jenis": "mutasi", "tmt": TMT, "dasar": "SK 800/12",
               "tujuan": Tujuan(organisasi.statistik, "STATISTISI AHLI MUDA", "jf_keahlian")}  # fmt: skip
        return Permintaan(**isi | lain)

    return minta


def pilihan(skp, n=1):
    return frozenset(list(skp.rhk.values_list("pk", flat=True))[:n])


def ganti_kepala(pemeran, organisasi, tmt=TMT):
    """Rina takes over the bidang of Budi, who goes to the dinas as staff."""
    kepala = pemeran.budi.penempatan.get()
    kepala.selesai = mutasi.hari_terakhir(tmt)
    kepala.save()
    pembuat.tempatkan(pemeran.budi, organisasi.dinas, "ANALIS KEBIJAKAN", "jf_keahlian", mulai=tmt)
    lama = pemeran.rina.penempatan.get()
    lama.selesai = mutasi.hari_terakhir(tmt)
    lama.save()
    pembuat.tempatkan(
        pemeran.rina, organisasi.egov, "KEPALA BIDANG E-GOVERNMENT", "administrator", memimpin=True, mulai=tmt
    )


# Mutasi ------------------------------------------------------------------------------------------------
def test_mutasi_mengakhiri_skp_lama_dan_membuka_yang_baru(skp, pemeran, ke_statistik):
    peristiwa = mutasi.jalankan(ke_statistik(rhk=pilihan(skp)), oleh=pemeran.admin)
    skp.refresh_from_db()
    baru = peristiwa.skp_baru
    assert (skp.status, skp.selesai) == (Status.BERALIH, date(2026, 6, 30))
    assert (baru.status, baru.mulai, baru.selesai) == (Status.DRAF, TMT, date(2026, 12, 31))
    assert (baru.melanjutkan, baru.penilai, baru.unit.nama) == (skp, pemeran.rina, "BIDANG STATISTIK")
    assert (peristiwa.skp_lama, peristiwa.dasar) == (skp, "SK 800/12")
    assert [str(p.jabatan) for p in pemeran.sari.penempatan.all()] == [
        "PRANATA KOMPUTER AHLI MUDA", "STATISTISI AHLI MUDA",
    ]  # fmt: skip
    assert pemeran.sari.penempatan.first().selesai == date(2026, 6, 30)


def test_rhk_terpilih_dibawa_dengan_garis_dan_tanpa_tautan_lama(skp, pemeran, ke_statistik):
    baru = mutasi.jalankan(ke_statistik(rhk=pilihan(skp)), oleh=pemeran.admin).skp_baru
    (dibawa,) = baru.rhk.all()
    asal = skp.rhk.first()
    assert (dibawa.teks, dibawa.garis) == (asal.teks, asal.garis)
    assert [i.garis for i in dibawa.iki.all()] == [i.garis for i in asal.iki.all()]
    assert dibawa.intervensi is None
    assert asal.intervensi_rhk.skp.pegawai == pemeran.budi


def test_dokumen_lama_tetap_seperti_tercetak(skp, pemeran, ke_statistik):
    tercetak = (skp.salinan, skp.sidik_ditetapkan, skp.nomor_dokumen)
    mutasi.jalankan(ke_statistik(), oleh=pemeran.admin)
    skp.refresh_from_db()
    assert (skp.salinan, skp.sidik_ditetapkan, skp.nomor_dokumen) == tercetak
    assert skp.salinan["periode"]["selesai"] == "2026-12-31"


def test_klik_kedua_tidak_menggandakan(skp, pemeran, ke_statistik):
    pertama = mutasi.jalankan(ke_statistik(rhk=pilihan(skp)), oleh=pemeran.admin)
    jejak = Jejak.objects.count()
    assert mutasi.jalankan(ke_statistik(rhk=pilihan(skp)), oleh=pemeran.admin) == pertama
    assert (Peristiwa.objects.count(), Skp.objects.filter(pegawai=pemeran.sari).count()) == (1, 2)
    assert Jejak.objects.count() == jejak


def test_pemilik_penilai_lama_dan_penilai_baru_diberi_tahu_sekali(skp, pemeran, ke_statistik):
    mutasi.jalankan(ke_statistik(), oleh=pemeran.admin)
    mutasi.jalankan(ke_statistik(), oleh=pemeran.admin)
    kabar = Pemberitahuan.objects.filter(kunci__startswith="peristiwa-").order_by("kunci")
    assert [k.penerima for k in kabar] == [pemeran.sari, pemeran.rina, pemeran.budi]


def test_periode_sesudah_tmt_diisi_pada_skp_baru(skp, pemeran, ke_statistik):
    baru = mutasi.jalankan(ke_statistik(rhk=pilihan(skp)), oleh=pemeran.admin).skp_baru
    skp.refresh_from_db()
    assert [skp.mencakup(pembuat.triwulan(n)) for n in (1, 2, 3)] == [True, True, False]
    assert [baru.mencakup(pembuat.triwulan(n)) for n in (1, 2, 3)] == [False, False, True]
    baru = pembuat.tetapkan(baru)
    iki = baru.rhk.first().iki.first()
    pendokumentasian.catat_realisasi(iki, pembuat.triwulan(3), oleh=pemeran.sari, teks="3 layanan")
    with pytest.raises(KeadaanMenolak):
        pendokumentasian.catat_realisasi(
            skp.rhk.first().iki.first(), pembuat.triwulan(3), oleh=pemeran.sari, teks="3 layanan"
        )


def test_triwulan_yang_sudah_lewat_masih_diisi_pada_skp_lama(skp, pemeran, ke_statistik):
    """Its penilai until then still evaluates it, so its realisasi stays open."""
    mutasi.jalankan(ke_statistik(), oleh=pemeran.admin)
    iki = skp.rhk.first().iki.first()
    isian = {"oleh": pemeran.sari, "teks": "9 layanan"}
    assert pendokumentasian.catat_realisasi(iki, pembuat.triwulan(2), **isian).teks == "9 layanan"
    with pytest.raises(KeadaanMenolak):
        pendokumentasian.catat_realisasi(iki, pembuat.triwulan(3), **isian)


def test_penempatan_yang_sudah_dicatat_bkd_dipakai(skp, pemeran, organisasi, ke_statistik):
    lama = pemeran.sari.penempatan.get()
    lama.selesai = date(2026, 6, 30)
    lama.save()
    pembuat.tempatkan(pemeran.sari, organisasi.statistik, "STATISTISI AHLI MUDA", "jf_keahlian", mulai=TMT)
    baru = mutasi.jalankan(ke_statistik(tujuan=None), oleh=pemeran.admin).skp_baru
    assert (baru.penilai, pemeran.sari.penempatan.count()) == (pemeran.rina, 2)


def test_draf_yang_belum_ditetapkan_dibatalkan_dan_rhknya_dapat_dibawa(pemeran, ke_statistik):
    draf = pembuat.buat_skp(pemeran.sari)
    baru = mutasi.jalankan(ke_statistik(rhk=pilihan(draf)), oleh=pemeran.admin).skp_baru
    draf.refresh_from_db()
    assert (draf.status, draf.alasan_perubahan) == (Status.DIBATALKAN, "Mutasi terhitung mulai 1 Juli 2026.")
    assert (baru.melanjutkan, baru.rhk.get().teks) == (None, draf.rhk.first().teks)


def test_ajuan_dibatalkan(pemeran, ke_statistik):
    ajuan = pembuat.ajukan(pembuat.buat_skp(pemeran.sari))
    mutasi.jalankan(ke_statistik(), oleh=pemeran.admin)
    ajuan.refresh_from_db()
    assert ajuan.status == Status.DIBATALKAN


@pytest.mark.parametrize("diajukan", [False, True])
@pytest.mark.parametrize(("jenis", "akhir"), [("mutasi", Status.BERALIH), ("pensiun", Status.DITUTUP)])
def test_penyesuaian_yang_berjalan_dibatalkan_dengan_alasannya(skp, pemeran, ke_statistik, diajukan, jenis, akhir):
    rancangan = perubahan.buka(skp, oleh=pemeran.sari, alasan="Target naik")
    if diajukan:
        pembuat.ajukan(rancangan)
    lain = {} if jenis == "mutasi" else {"tujuan": None}
    mutasi.jalankan(ke_statistik(jenis=jenis, **lain), oleh=pemeran.admin)
    rancangan.refresh_from_db()
    skp.refresh_from_db()
    assert (rancangan.status, skp.status, skp.pengubah) == (Status.DIBATALKAN, akhir, None)
    assert rancangan.alasan_perubahan == f"{jenis.capitalize()} terhitung mulai 1 Juli 2026."
    langkah = ["usulkan_perubahan", "lepas_perubahan"] if diajukan else []
    assert _langkah(skp)[-len(langkah) - 1 :] == [*langkah, "alihkan" if jenis == "mutasi" else "tutup"]


def _langkah(skp):
    milik = Jejak.objects.filter(objek_id=skp.pk, objek_jenis="skp")
    return list(milik.values_list("kata_kerja", flat=True))


def test_pergantian_penilai_membatalkan_ajuan_perubahan(skp, pemeran, organisasi):
    rancangan = pembuat.ajukan(perubahan.buka(skp, oleh=pemeran.sari, alasan="Target naik"))
    ganti_kepala(pemeran, organisasi)
    mutasi.jalankan(Permintaan(pemeran.sari, "ganti_penilai", TMT), oleh=pemeran.admin)
    rancangan.refresh_from_db()
    skp.refresh_from_db()
    assert (rancangan.status, skp.status) == (Status.DIBATALKAN, Status.BERALIH)


# Refusals ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("orang", ["sari", "budi", "rina", "joko", "dewi"])
def test_hanya_bkd_yang_memindahkan_penempatan(skp, pemeran, ke_statistik, orang):
    with pytest.raises(BukanHak):
        mutasi.jalankan(ke_statistik(), oleh=getattr(pemeran, orang))
    skp.refresh_from_db()
    assert (skp.status, Peristiwa.objects.count()) == (Status.DITETAPKAN, 0)


def test_pengelola_memproses_yang_sudah_dicatat_di_kedua_unit_bermandat(skp, pemeran, organisasi, ke_statistik):
    lama = pemeran.sari.penempatan.get()
    lama.selesai = date(2026, 6, 30)
    lama.save()
    pembuat.tempatkan(pemeran.sari, organisasi.statistik, "STATISTISI AHLI MUDA", "jf_keahlian", mulai=TMT)
    assert mutasi.jalankan(ke_statistik(tujuan=None), oleh=pemeran.dewi).skp_baru.penilai == pemeran.rina


def test_pengelola_tanpa_mandat_atas_unit_tujuan_ditolak(skp, pemeran, organisasi, ke_statistik):
    lama = pemeran.sari.penempatan.get()
    lama.selesai = date(2026, 6, 30)
    lama.save()
    pembuat.tempatkan(pemeran.sari, organisasi.bkd, "PRANATA KOMPUTER AHLI MUDA", "jf_keahlian", mulai=TMT)
    with pytest.raises(BukanHak, match="Unit asal dan unit tujuan"):
        mutasi.jalankan(ke_statistik(tujuan=None), oleh=pemeran.dewi)


def test_diri_sendiri_tidak_diproses_sendiri(pemeran, organisasi):
    tujuan = Tujuan(organisasi.dinas, "ANALIS", "pelaksana")
    with pytest.raises(BukanHak, match="diri sendiri"):
        mutasi.jalankan(Permintaan(pemeran.admin, "mutasi", TMT, tujuan=tujuan), oleh=pemeran.admin)


def test_tmt_yang_belum_tiba_ditolak(skp, pemeran, ke_statistik):
    with pytest.raises(IsianKeliru, match="belum tiba"):
        mutasi.jalankan(ke_statistik(tmt=date(2026, 8, 4)), oleh=pemeran.admin)


def test_skp_yang_baru_mulai_pada_tmt_tidak_dapat_diakhiri(skp, pemeran, ke_statistik):
    with pytest.raises(IsianKeliru, match="baru mulai 1 Januari 2026"):
        mutasi.jalankan(ke_statistik(tmt=date(2026, 1, 1)), oleh=pemeran.admin)


def test_peristiwa_diproses_menurut_urutan_waktunya(skp, pemeran, ke_statistik):
    mutasi.jalankan(ke_statistik(), oleh=pemeran.admin)
    with pytest.raises(IsianKeliru, match="Mutasi per 1 Juli 2026 sudah diproses"):
        mutasi.jalankan(Permintaan(pemeran.sari, "pensiun", date(2026, 5, 1)), oleh=pemeran.admin)


def test_sesudah_evaluasi_tahunan_tidak_diproses(skp, pemeran, ke_statistik):
    pembuat.buat_evaluasi_ditetapkan(skp, pembuat.akhir_tahun(), pemeran.admin)
    with pytest.raises(KeadaanMenolak, match="Evaluasi tahunan"):
        mutasi.jalankan(ke_statistik(), oleh=pemeran.admin)


def test_rhk_orang_lain_tidak_dapat_dibawa(skp, pemeran, ke_statistik):
    asing = pembuat.buat_skp(pemeran.joko).rhk.first()
    with pytest.raises(IsianKeliru, match="tidak ada pada SKP lama"):
        mutasi.jalankan(ke_statistik(rhk=frozenset({asing.pk})), oleh=pemeran.admin)
    assert pemeran.sari.penempatan.count() == 1


def test_kursi_pimpinan_yang_terisi_ditolak(skp, pemeran, organisasi, ke_statistik):
    tujuan = Tujuan(organisasi.statistik, "KEPALA BIDANG STATISTIK", "administrator", memimpin=True)
    with pytest.raises(IsianKeliru, match="masih dipimpin Rina Kartikasari"):
        mutasi.jalankan(ke_statistik(tujuan=tujuan), oleh=pemeran.admin)


def test_tanpa_penempatan_baru_mutasi_ditolak(skp, pemeran, ke_statistik):
    with pytest.raises(KeadaanMenolak, match="belum dicatat"):
        mutasi.jalankan(ke_statistik(tujuan=None), oleh=pemeran.admin)


# Another penilai ---------------------------------------------------------------------------------------
def test_ganti_penilai_satu_orang_membawa_semua_dan_kata_tautan(skp, pemeran, organisasi):
    ganti_kepala(pemeran, organisasi)
    mutasi.jalankan(Permintaan(pemeran.budi, "mutasi", TMT), oleh=pemeran.admin)
    p = Permintaan(pemeran.sari, "ganti_penilai", TMT, rhk=pilihan(skp, 2))
    baru = mutasi.jalankan(p, oleh=pemeran.dewi).skp_baru
    assert (baru.penilai, baru.rhk.count(), baru.melanjutkan) == (pemeran.rina, 2, skp)
    pertama = baru.rhk.first()
    assert (pertama.intervensi_rhk, pertama.intervensi["rhk"]) == (None, skp.rhk.first().salinan_rhk)


def test_ganti_penilai_ditolak_bila_penilainya_masih_sama(skp, pemeran):
    with pytest.raises(KeadaanMenolak, match="masih Budi Santoso"):
        mutasi.jalankan(Permintaan(pemeran.sari, "ganti_penilai", TMT), oleh=pemeran.admin)


@pytest.mark.parametrize("ajukan", [False, True])
def test_draf_dan_ajuan_pindah_ke_penilai_baru_apa_adanya(pemeran, organisasi, ajukan):
    skp = pembuat.buat_skp(pemeran.sari)
    skp = pembuat.ajukan(skp) if ajukan else skp
    Skp.objects.filter(pk=skp.pk).update(  # drawn up while Budi still led
        penilai=pemeran.budi, penempatan_penilai=pemeran.budi.penempatan.first(), unit_penilai=organisasi.egov
    )
    ganti_kepala(pemeran, organisasi)
    status = skp.status
    peristiwa = mutasi.jalankan(Permintaan(pemeran.sari, "ganti_penilai", TMT), oleh=pemeran.admin)
    skp.refresh_from_db()
    assert (skp.penilai, skp.status, skp.mulai) == (pemeran.rina, status, date(2026, 1, 1))
    assert peristiwa.skp_baru == skp


def test_semua_bawahan_berganti_penilai_sekaligus_dan_sekali(skp, pemeran, organisasi):
    joko = pembuat.buat_skp(pemeran.joko)
    ganti_kepala(pemeran, organisasi)
    hasil = mutasi.ganti_penilai_bawahan(pemeran.budi, TMT, dasar="SK 1", oleh=pemeran.admin)
    assert [(h.pegawai, h.jenis) for h in hasil] == [(pemeran.joko, "ganti_penilai"), (pemeran.sari, "ganti_penilai")]
    joko.refresh_from_db()
    assert (joko.penilai, joko.status) == (pemeran.rina, Status.DRAF)
    assert mutasi.ganti_penilai_bawahan(pemeran.budi, TMT, dasar="SK 1", oleh=pemeran.admin) == []


def test_pensiun_pimpinan_dengan_bawahan_dalam_satu_langkah(skp, pemeran):
    p = Permintaan(pemeran.budi, "pensiun", TMT, bawahan=True)
    peristiwa = mutasi.jalankan(p, oleh=pemeran.admin)
    assert (Skp.objects.get(pegawai=pemeran.budi).status, peristiwa.skp_baru) == (Status.DITUTUP, None)
    baru = Skp.objects.get(pegawai=pemeran.sari, melanjutkan=skp)
    assert (baru.penilai, baru.alasan_penilai) == (
        pemeran.tono, "Atasan langsung; 1 jenjang di bawahnya sedang tanpa pimpinan.",
    )  # fmt: skip


def test_penugasan_yang_menunggu_ikut_ke_penilai_baru(skp, pemeran, ke_statistik):
    usulan = Penugasan.objects.create(
        pegawai=pemeran.sari, pemberi=pemeran.tono, pemberi_teks="KEPALA DINAS", penilai=pemeran.budi,
        bentuk="penunjukan", uraian="Tim data", mulai=TMT,
    )  # fmt: skip
    mutasi.jalankan(ke_statistik(), oleh=pemeran.admin)
    usulan.refresh_from_db()
    assert usulan.penilai == pemeran.rina


# The end -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("jenis", ["pensiun", "berhenti", "akhir_kontrak", "meninggal"])
def test_yang_berakhir_menutup_skp_dan_penempatan(skp, pemeran, jenis):
    peristiwa = mutasi.jalankan(Permintaan(pemeran.sari, jenis, TMT), oleh=pemeran.admin)
    skp.refresh_from_db()
    assert (skp.status, skp.selesai, peristiwa.skp_baru) == (Status.DITUTUP, date(2026, 6, 30), None)
    assert pemeran.sari.penempatan.get().selesai == date(2026, 6, 30)
    dikabari = Pemberitahuan.objects.filter(penerima=pemeran.sari, kunci__startswith="peristiwa").count()
    assert dikabari == (0 if jenis == "meninggal" else 1)


# Who evaluates ----------------------------------------------------------------------------------------
def test_lebar_jendela_penilai_yang_pindah_mengikuti_ketentuan_pada_tmt(skp, pemeran, organisasi):
    """1 August lies outside the last month of the triwulan; under a window of two months it would lie inside."""
    tmt = date(2026, 8, 1)
    ganti_kepala(pemeran, organisasi, tmt)
    mutasi.jalankan(Permintaan(pemeran.sari, "ganti_penilai", tmt), oleh=pemeran.admin)
    skp.refresh_from_db()
    tw3 = pembuat.triwulan(3)
    assert masih_dinilai(skp, tw3) is False
    baru = {"kunci": "jendela_penilai_pindah", "nilai": {"bulan": 2, "hari": 7}, "sumber": "Keputusan"}
    Ketentuan.objects.create(**baru, mulai=date(2026, 8, 2))
    assert masih_dinilai(skp, tw3) is False
    Ketentuan.objects.create(**baru, mulai=date(2026, 7, 1))
    assert masih_dinilai(skp, tw3) is True


# Re-hanging --------------------------------------------------------------------------------------------
def test_bawahan_ikut_ke_skp_baru_pimpinan_saat_ditetapkan_dan_kata_tercetak_tetap(skp, pemeran, organisasi):
    """Tono leaves; Budi gets another penilai, keeps his garis; Sari's link follows when Budi's new SKP is set."""
    lama = Skp.objects.get(pegawai=pemeran.budi)
    baru_kepala = pembuat.buat_pegawai("Wahyu Hidayat", golongan="IV/c")
    duduk = pemeran.tono.penempatan.get()
    duduk.selesai = date(2026, 6, 30)
    duduk.save()
    pembuat.tempatkan(baru_kepala, organisasi.dinas, "KEPALA DINAS", "jpt_pratama", memimpin=True, mulai=TMT)
    p = Permintaan(pemeran.budi, "ganti_penilai", TMT, rhk=pilihan(lama, 2))
    assert [r.ikut for r in mutasi.tersandar(p)] == [True]
    baru = mutasi.jalankan(p, oleh=pemeran.admin).skp_baru
    rhk = skp.rhk.first()
    assert rhk.intervensi_rhk.skp == lama  # the new one is only a draft
    perkataan = rhk.salinan_rhk
    penyusunan.simpan_rhk(baru.rhk.first(), oleh=pemeran.budi, versi=1, teks="Bunyi yang baru")
    pembuat.tetapkan(baru)
    rhk.refresh_from_db()
    assert (rhk.intervensi_rhk.skp, rhk.salinan_rhk) == (baru, perkataan)


def test_pengganti_membawa_rhk_pendahulu_dan_bawahan_pindah_kepadanya(skp, pemeran, organisasi):
    """Budi retires; Rina is promoted into his seat and takes over his RHK, so Sari's link finds it."""
    mutasi.jalankan(Permintaan(pemeran.budi, "pensiun", TMT), oleh=pemeran.admin)
    lama = Skp.objects.get(pegawai=pemeran.budi)
    tujuan = Tujuan(organisasi.egov, "KEPALA BIDANG E-GOVERNMENT", "administrator", memimpin=True)
    p = Permintaan(pemeran.rina, "mutasi", TMT, tujuan=tujuan, rhk=pilihan(lama, 2))
    baru = mutasi.jalankan(p, oleh=pemeran.admin).skp_baru
    assert {r.garis for r in baru.rhk.all()} == {r.garis for r in lama.rhk.all()}
    pembuat.tetapkan(baru)
    assert skp.rhk.first().intervensi_rhk.skp == baru


def test_tautan_tanpa_pengganti_dilaporkan(skp, pemeran):
    p = Permintaan(pemeran.budi, "pensiun", TMT)
    assert [(r.skp.pegawai, r.ikut) for r in mutasi.tersandar(p)] == [(pemeran.sari, False)]


# Short service and the database ------------------------------------------------------------------------
def test_cpns_mulai_pada_spmt_dan_pppk_sampai_akhir_kontrak(pemeran, organisasi, periode):
    cpns = pembuat.buat_pegawai("Citra Ayu", jenis="cpns")
    pembuat.tempatkan(cpns, organisasi.egov, "CALON PRANATA KOMPUTER", mulai=date(2026, 3, 2))
    pppk = pembuat.buat_pegawai("Pandu Wijaya", jenis="pppk", golongan="IX", kontrak_selesai=date(2026, 9, 30))
    pembuat.tempatkan(pppk, organisasi.egov, "PRANATA KOMPUTER", "jf_keahlian")
    rentang = [(s.mulai, s.selesai) for s in (perencanaan.buat(o, periode, oleh=o) for o in (cpns, pppk))]
    assert rentang == [
        (date(2026, 3, 2), date(2026, 12, 31)),
        (date(2026, 1, 1), date(2026, 9, 30)),
    ]
    assert perencanaan.buat(cpns, periode, oleh=cpns).mulai == date(2026, 3, 2)  # a second click


@pytest.fixture
def pppk(organisasi):
    """Until the end of June; his SKP ends with it."""
    pppk = pembuat.buat_pegawai("Pandu Wijaya", jenis="pppk", golongan="IX", kontrak_selesai=date(2026, 6, 30))
    pembuat.tempatkan(pppk, organisasi.egov, "PRANATA KOMPUTER", "jf_keahlian")
    pembuat.buat_skp_ditetapkan(pppk)
    return pppk


def test_perjanjian_yang_diperpanjang_membuka_skp_untuk_sisa_tahun(pemeran, periode, pppk):
    lama = Skp.objects.get(pegawai=pppk)
    assert perencanaan.buat(pppk, periode, oleh=pppk) == lama  # not prolonged yet
    pppk.kontrak_selesai = date(2026, 11, 30)
    pppk.save()
    sisa = perencanaan.buat(pppk, periode, oleh=pppk)
    assert (sisa.mulai, sisa.selesai, sisa.status) == (TMT, date(2026, 11, 30), Status.DRAF)
    assert perencanaan.buat(pppk, periode, oleh=pppk) == sisa  # a second click
    lama.refresh_from_db()
    assert (lama.selesai, lama.status) == (date(2026, 6, 30), Status.DITETAPKAN)


@pytest.mark.parametrize("sebab", ["perjanjian baru kemudian", "penempatan berakhir", "dibebaskan", "belum ditetapkan"])
def test_sisa_tahun_tidak_dibuka(pemeran, periode, pppk, sebab):
    lama = Skp.objects.select_related("periode").get(pegawai=pppk)
    pppk.kontrak_selesai = date(2026, 12, 31)
    assert perencanaan.sisa_tahun(pppk, lama) == TMT
    if sebab == "perjanjian baru kemudian":
        pppk.kontrak_mulai = date(2026, 9, 1)
    elif sebab == "penempatan berakhir":
        pppk.penempatan.update(selesai=date(2026, 6, 30))
    elif sebab == "dibebaskan":
        BebasSkp.objects.create(pegawai=pppk, mulai=TMT, alasan="cltn", dicatat_oleh=pemeran.admin)
    else:
        lama.status = Status.DIAJUKAN
    assert perencanaan.sisa_tahun(pppk, lama) is None


def test_dua_skp_beriringan_boleh_tetapi_tidak_tumpang_tindih(skp, pemeran, ke_statistik):
    baru = mutasi.jalankan(ke_statistik(), oleh=pemeran.admin).skp_baru
    with pytest.raises(IntegrityError, match="skp_tidak_tumpang_tindih"), transaction.atomic():
        _sql("UPDATE skp_app_skp SET mulai = '2026-06-30' WHERE id = %s", baru.pk)
    with pytest.raises(IntegrityError, match="skp_tidak_tumpang_tindih"), transaction.atomic():
        _sql("UPDATE skp_app_skp SET selesai = '2026-07-01' WHERE id = %s", skp.pk)


def _sql(perintah, *isi):
    with connection.cursor() as kursor:
        kursor.execute(perintah, isi)


def test_peristiwa_tidak_dapat_diubah(skp, pemeran, ke_statistik):
    peristiwa = mutasi.jalankan(ke_statistik(), oleh=pemeran.admin)
    with pytest.raises(IntegrityError), transaction.atomic():
        _sql("UPDATE skp_app_peristiwa SET tmt = '2026-07-02' WHERE id = %s", peristiwa.pk)


def test_serentak_hanya_satu_peristiwa(basis_nyata):
    from tests.conftest import susun_organisasi, susun_pemeran

    o = susun_organisasi()
    p = susun_pemeran(o)
    skp = pembuat.buat_skp_ditetapkan(p.sari)
    tujuan = Tujuan(o.statistik, "STATISTISI AHLI MUDA", "jf_keahlian")
    minta = Permintaan(p.sari, "mutasi", TMT, tujuan=tujuan, rhk=pilihan(skp))
    hasil = serentak(lambda _: mutasi.jalankan(minta, oleh=p.admin), n=4)
    assert len({h.pk for h in menang(hasil)}) == 1
    assert Skp.objects.filter(pegawai=p.sari).count() == 2
