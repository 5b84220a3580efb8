"""The living pohon kinerja: who sees which branch, what hangs where, findings and what can be done about them"""

import pytest

from pegawai.models import BebasSkp, Jejak, Ketentuan, Pemberitahuan, UnitKerja
from skp_app.alur import penyusunan
from skp_app.models import Iki, IndikatorUnit, RencanaUnit, Rhk, SasaranUnit
from skp_app.temuan import Cakupan, Jenis
from tests import pembuat
from tests.halaman.bantu import isi, teks
from tests.halaman.kueri import kueri


@pytest.fixture
def pohon(pemeran, organisasi, periode):
    """PK of the dinas -> RHK of Tono (JPT) -> RHK of Budi -> RHK of Sari, all set."""
    iku = buat_iku(organisasi.dinas, periode, "Indeks SPBE")
    tono = pembuat.buat_skp(pemeran.tono)
    Iki.objects.filter(rhk=tono.rhk.first()).update(indikator=iku)
    tono = pembuat.tetapkan(tono)
    budi = hubungkan(pembuat.buat_skp(pemeran.budi), tono)
    sari = hubungkan(pembuat.buat_skp(pemeran.sari), budi)
    return {"iku": iku, "tono": tono, "budi": budi, "sari": sari, "periode": periode}


def buat_iku(unit, periode, kata):
    pk, _ = RencanaUnit.objects.get_or_create(
        unit=unit, jenis="pk", tahun_mulai=periode.tahun, tahun_selesai=periode.tahun
    )
    sasaran = SasaranUnit.objects.create(rencana=pk, urutan=1, teks="Layanan digital yang matang")
    return IndikatorUnit.objects.create(sasaran=sasaran, urutan=1, teks=kata)


def hubungkan(skp, atas):
    """Each RHK leans on the RHK of the superior with the same number; then the SKP is set."""
    for rhk, tujuan in zip(skp.rhk.all(), atas.rhk.all(), strict=True):
        penyusunan.simpan_rhk(rhk, oleh=skp.pegawai, versi=rhk.versi, intervensi_rhk=tujuan)
    return pembuat.tetapkan(skp)


def unit(organisasi, nama, periode):
    return f"/pohon/{periode.tahun}/unit/{getattr(organisasi, nama).kode}/"


def cakupan(organisasi, periode):
    return Cakupan(UnitKerja.objects.di_bawah([organisasi.dinas.jalur]), periode)


# Branches -----------------------------------------------------------------------------------------
def test_pimpinan_masuk_ke_unitnya_dan_pegawai_ke_posisinya(sebagai, pemeran, organisasi, periode):
    alamat = f"/pohon/{periode.tahun}/"
    assert sebagai(pemeran.tono).get(alamat).url == unit(organisasi, "dinas", periode)
    assert sebagai(pemeran.dewi).get(alamat).url == unit(organisasi, "dinas", periode)
    assert sebagai(pemeran.admin).get(alamat).url == unit(organisasi, "kabupaten", periode)
    assert sebagai(pemeran.sari).get(alamat).url == f"/pohon/{periode.tahun}/saya/"


def test_iku_memuat_rhk_yang_membawanya_dan_rhk_lain_tetap_tampak(sebagai, pemeran, organisasi, pohon):
    halaman = teks(sebagai(pemeran.tono).get(unit(organisasi, "dinas", pohon["periode"])))
    assert "Indeks SPBE 1 cabang di bawahnya" in halaman
    assert "RHK pimpinan di luar Perjanjian Kinerja" in halaman
    assert pohon["tono"].rhk.last().teks in halaman


def test_rhk_dengan_dua_indikator_pada_satu_iku_adalah_satu_cabang(sebagai, pemeran, organisasi, periode):
    iku = buat_iku(organisasi.dinas, periode, "Indeks SPBE")
    skp = pembuat.buat_skp(pemeran.tono, lengkap=False)
    pembuat.isi_rhk(skp, 1, iki=2)
    Iki.objects.filter(rhk__skp=skp).update(indikator=iku)
    pembuat.tetapkan(skp)
    halaman = teks(sebagai(pemeran.tono).get(unit(organisasi, "dinas", periode)))
    assert "Indeks SPBE 1 cabang di bawahnya" in halaman


def test_cabang_dibuka_satu_jenjang_sekali(sebagai, pemeran, pohon):
    tono = sebagai(pemeran.tono)
    tahun = pohon["periode"].tahun
    cabang = tono.get(f"/pohon/{tahun}/iku/{pohon['iku'].pk}/", headers={"HX-Request": "true"})
    assert pohon["tono"].rhk.first().teks in isi(cabang)
    assert "<html" not in isi(cabang)
    halaman = teks(tono.get(f"/pohon/{tahun}/rhk/{pohon['tono'].rhk.first().pk}/"))
    assert "Budi Santoso, KEPALA BIDANG E-GOVERNMENT" in halaman
    assert "PRANATA KOMPUTER" not in halaman.partition("Gambar")[0]


def test_posisi_saya_dari_iku_sampai_rhk_sendiri(sebagai, pemeran, pohon):
    halaman = teks(sebagai(pemeran.sari).get(f"/pohon/{pohon['periode'].tahun}/saya/"))
    satu = halaman.partition("RHK 1")[2].partition("RHK 2")[0]
    tempat = [satu.find(k) for k in ("Indeks SPBE", "Tono Subroto", "Budi Santoso", "Sari Utami")]
    assert tempat == sorted(tempat)
    assert min(tempat) >= 0


def test_yang_bukan_pengawas_tidak_membuka_unit(sebagai, pemeran, organisasi, pohon):
    alamat = unit(organisasi, "egov", pohon["periode"])
    assert [sebagai(p).get(alamat).status_code for p in (pemeran.rina, pemeran.sari, pemeran.joko)] == [404] * 3
    assert sebagai(pemeran.budi).get(alamat).status_code == 200


def test_rekan_tidak_membaca_rhk_lewat_pohon(sebagai, pemeran, pohon):
    alamat = f"/pohon/{pohon['periode'].tahun}/rhk/{pohon['sari'].rhk.first().pk}/"
    assert [sebagai(p).get(alamat).status_code for p in (pemeran.budi, pemeran.tono, pemeran.bupati)] == [200] * 3
    assert [sebagai(p).get(alamat).status_code for p in (pemeran.joko, pemeran.rina)] == [404] * 2


def test_draf_tidak_tampak_di_pohon(sebagai, pemeran, pohon):
    draf = pembuat.buat_skp(pemeran.joko)
    alamat = f"/pohon/{pohon['periode'].tahun}/rhk/{draf.rhk.first().pk}/"
    assert [sebagai(p).get(alamat).status_code for p in (pemeran.joko, pemeran.budi, pemeran.admin)] == [404] * 3


def test_rhk_pimpinan_di_atas_terbaca_tetapi_skpnya_tidak_tertaut(sebagai, pemeran, pohon):
    halaman = sebagai(pemeran.sari).get(f"/pohon/{pohon['periode'].tahun}/rhk/{pohon['tono'].rhk.first().pk}/")
    assert halaman.status_code == 200
    assert f"/skp/{pohon['tono'].kode}/" not in isi(halaman)


# Search -------------------------------------------------------------------------------------------
def test_cari_menurut_nama_rhk_dan_indikator_dengan_jalannya(sebagai, pemeran, pohon):
    budi = sebagai(pemeran.budi)
    alamat = f"/pohon/{pohon['periode'].tahun}/cari/"
    assert "2 RHK memuat “Sari”." in teks(budi.get(alamat, {"q": "Sari"}))
    assert "Indeks SPBE" in teks(budi.get(alamat, {"q": "layanan 1 yang andal"}))
    assert "Tidak ada RHK, indikator, atau nama yang memuat “zzz”" in teks(budi.get(alamat, {"q": "zzz"}))


def test_cari_tidak_menemukan_milik_orang_lain(sebagai, pemeran, pohon):
    assert "0 RHK memuat “Sari”." in teks(sebagai(pemeran.rina).get(f"/pohon/{pohon['periode'].tahun}/cari/?q=Sari"))


# Findings -----------------------------------------------------------------------------------------
def jumlah(organisasi, periode):
    return {j: cakupan(organisasi, periode).jumlah(j) for j in Jenis}


def test_pohon_yang_utuh_hanya_memuat_salinan_persis_dan_orang_tanpa_peran(organisasi, pohon):
    """Builders give everybody the same words; Rina, Joko and Dewi have no SKP."""
    temuan = jumlah(organisasi, pohon["periode"])
    assert temuan == {
        Jenis.IKU_TANPA_PEMILIK: 0, Jenis.RHK_YATIM: 0, Jenis.CABANG_PUTUS: 0, Jenis.TANPA_PERAN: 3,
        Jenis.BEBAN_BERLEBIH: 0, Jenis.SALINAN_PERSIS: 4,
    }  # fmt: skip


def test_iku_tanpa_pemilik(organisasi, pohon, pemeran):
    iku = buat_iku(organisasi.dinas, pohon["periode"], "Indeks tanpa pemilik")
    ini = cakupan(organisasi, pohon["periode"])
    (temuan,) = ini.temuan(Jenis.IKU_TANPA_PEMILIK, ini.semua(Jenis.IKU_TANPA_PEMILIK))
    assert (temuan.pk, temuan.judul, temuan.penanggung) == (iku.pk, "Indeks tanpa pemilik", pemeran.tono)


def test_iku_yang_hanya_dibawa_draf_tetap_tanpa_pemilik(organisasi, pohon, pemeran):
    iku = buat_iku(organisasi.dinas, pohon["periode"], "Indeks draf")
    Iki.objects.filter(rhk=pembuat.buat_skp(pemeran.joko).rhk.first()).update(indikator=iku)
    assert jumlah(organisasi, pohon["periode"])[Jenis.IKU_TANPA_PEMILIK] == 1


def test_rhk_yatim_adalah_yang_tidak_terhubung_dan_bukan_penugasan(organisasi, pohon, pemeran):
    skp = pembuat.buat_skp(pemeran.joko, rhk=3)
    satu, dua, _ = skp.rhk.all()
    penyusunan.simpan_rhk(satu, oleh=pemeran.joko, versi=satu.versi, intervensi_teks="Sasaran dinas")
    penyusunan.simpan_rhk(dua, oleh=pemeran.joko, versi=dua.versi, penugasan_dari="Bupati")
    pembuat.tetapkan(skp)
    ini = cakupan(organisasi, pohon["periode"])
    assert [r.urutan for r in ini.semua(Jenis.RHK_YATIM)] == [3]


def test_cabang_putus_bila_kata_pimpinan_berubah(organisasi, pohon, pemeran, sebagai):
    tahun = pohon["periode"].tahun
    rhk = pohon["sari"].rhk.first()
    lain = pembuat.tetapkan(pembuat.buat_skp(pemeran.rina))
    Rhk.objects.filter(pk=rhk.pk).update(intervensi_rhk=lain.rhk.last())  # the living link may be re-hung
    assert jumlah(organisasi, pohon["periode"])[Jenis.CABANG_PUTUS] == 1
    assert "Terputus" in teks(sebagai(pemeran.sari).get(f"/pohon/{tahun}/saya/"))


def test_pegawai_tanpa_peran_tidak_termasuk_yang_bebas_skp(organisasi, pohon, pemeran):
    mulai = pohon["periode"].mulai
    BebasSkp.objects.create(pegawai=pemeran.joko, alasan="cltn", mulai=mulai, dicatat_oleh=pemeran.admin)
    ini = cakupan(organisasi, pohon["periode"])
    assert [p.pegawai for p in ini.semua(Jenis.TANPA_PERAN)] == [pemeran.dewi, pemeran.rina]


def test_beban_berlebih_menurut_ketentuan(organisasi, pohon):
    Ketentuan.objects.filter(kunci="rhk_utama_terbanyak").update(nilai=1)
    ini = cakupan(organisasi, pohon["periode"])
    temuan = ini.temuan(Jenis.BEBAN_BERLEBIH, ini.semua(Jenis.BEBAN_BERLEBIH))
    assert sorted(t.judul for t in temuan) == ["Budi Santoso", "Sari Utami, S.Kom.", "Tono Subroto"]
    assert temuan[0].sebab.endswith("2 RHK utama, panduan paling banyak 1.")


def test_temuan_unit_lain_tidak_ikut(organisasi, pohon, pemeran):
    pembuat.buat_skp_ditetapkan(pemeran.kepala_bkd)
    buat_iku(organisasi.bkd, pohon["periode"], "Indeks BKD")
    assert jumlah(organisasi, pohon["periode"])[Jenis.IKU_TANPA_PEMILIK] == 0


# Actions ------------------------------------------------------------------------------------------
def minta(klien, organisasi, pohon, jenis, pk):
    return klien.post(f"{unit(organisasi, 'dinas', pohon['periode'])}temuan/minta/", {"jenis": jenis, "pk": pk})


def test_minta_penjelasan_sampai_satu_kali_sehari(sebagai, pemeran, organisasi, pohon):
    pk = cakupan(organisasi, pohon["periode"]).semua(Jenis.SALINAN_PERSIS).get(skp=pohon["sari"], urutan=1).pk
    tono = sebagai(pemeran.tono)
    assert [minta(tono, organisasi, pohon, "salinan-persis", pk).status_code for _ in range(2)] == [302, 302]
    (pesan,) = Pemberitahuan.objects.filter(penerima=pemeran.sari, judul__startswith="Diminta penjelasan")
    assert pesan.tautan == f"/skp/{pohon['sari'].kode}/"
    assert Jejak.objects.filter(kata_kerja="minta_penjelasan", oleh=pemeran.tono).exists()


def test_temuan_yang_sudah_beres_ditolak(sebagai, pemeran, organisasi, pohon):
    jawab = minta(sebagai(pemeran.tono), organisasi, pohon, "rhk-yatim", pohon["sari"].rhk.first().pk)
    assert jawab.status_code == 409
    assert "Temuan ini sudah tidak ada." in teks(jawab)


def test_jenis_yang_tidak_dikenal_ditolak_dengan_kalimat(sebagai, pemeran, organisasi, pohon):
    jawab = minta(sebagai(pemeran.tono), organisasi, pohon, "lain", 1)
    assert jawab.status_code == 422
    assert "Jenis temuan: pilih salah satu yang tersedia." in teks(jawab)


def test_daftar_temuan_memberi_tindakan(sebagai, pemeran, organisasi, pohon):
    halaman = sebagai(pemeran.tono).get(f"{unit(organisasi, 'dinas', pohon['periode'])}temuan/?jenis=tanpa-peran")
    assert "Joko Prasetyo PENGELOLA DATA, BIDANG E-GOVERNMENT" in teks(halaman)
    assert isi(halaman).count("Minta penjelasan<") == 3


# Cost and paper -----------------------------------------------------------------------------------
def test_halaman_unit_dan_cabang_tidak_bertambah_mahal(sebagai, pemeran, organisasi, pohon):
    tono = sebagai(pemeran.tono)
    tahun = pohon["periode"].tahun
    alamat = [
        unit(organisasi, "dinas", pohon["periode"]), f"/pohon/{tahun}/rhk/{pohon['budi'].rhk.first().pk}/",
        f"/pohon/{tahun}/cari/?q=layanan", f"{unit(organisasi, 'dinas', pohon['periode'])}temuan/",
    ]  # fmt: skip
    sedikit = [banyak_kueri(tono, a) for a in alamat]
    for n in range(5):
        orang = pembuat.buat_pegawai(f"Orang {n}")
        pembuat.tempatkan(orang, organisasi.egov, "PENGELOLA DATA", "pelaksana")
        hubungkan(pembuat.buat_skp(orang), pohon["budi"])
    assert [banyak_kueri(tono, a) for a in alamat] == sedikit


def banyak_kueri(klien, alamat):
    klien.get(alamat)
    with kueri() as daftar:
        assert klien.get(alamat).status_code == 200
    return len(daftar)


@pytest.mark.parametrize("jenis", ["salinan-persis", "beban-berlebih", "iku-tanpa-pemilik"])
def test_daftar_temuan_tidak_bertambah_mahal_dengan_temuannya(sebagai, pemeran, organisasi, pohon, jenis):
    Ketentuan.objects.filter(kunci="rhk_utama_terbanyak").update(nilai=1)
    tono, alamat = sebagai(pemeran.tono), f"{unit(organisasi, 'dinas', pohon['periode'])}temuan/?jenis={jenis}"
    buat_iku(organisasi.dinas, pohon["periode"], "Indeks tanpa pemilik")
    sedikit = banyak_kueri(tono, alamat), isi(tono.get(alamat)).count("<tr>")
    for n in range(4):
        buat_iku(organisasi.dinas, pohon["periode"], f"Indeks {n}")
        orang = pembuat.buat_pegawai(f"Orang {n}")
        pembuat.tempatkan(orang, organisasi.egov, "PENGELOLA DATA", "pelaksana")
        hubungkan(pembuat.buat_skp(orang), pohon["budi"])
    banyak = banyak_kueri(tono, alamat), isi(tono.get(alamat)).count("<tr>")
    assert banyak[0] == sedikit[0]
    assert banyak[1] >= sedikit[1] + 4


def test_cetakan_a3_memuat_gambar_dan_matriks(sebagai, pemeran, organisasi, pohon):
    tono = sebagai(pemeran.tono)
    from tests.dokumen.bacaan import rapat, teks_pdf

    gambar = rapat(teks_pdf(tono.get(f"{unit(organisasi, 'dinas', pohon['periode'])}pohon.pdf").content))
    assert rapat("POHON KINERJA DINAS KOMUNIKASI DAN INFORMATIKA") in gambar
    assert rapat("Sari Utami, S.Kom.") in gambar
    matriks = rapat(teks_pdf(tono.get(f"{unit(organisasi, 'egov', pohon['periode'])}matriks.pdf").content))
    assert rapat(pohon["budi"].rhk.first().teks) in matriks
    assert rapat("Sari Utami, S.Kom. PRANATA KOMPUTER AHLI MUDA") in matriks
