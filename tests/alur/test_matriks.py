"""The matrix: made from the SKP of the leader, written cell by cell, shared, taken into the SKP of the people"""

from datetime import date

import pytest
from django.utils.timezone import now

from pegawai.models import Jejak, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import isi_matriks, matriks, matriks_isi, penyusunan
from skp_app.models import Matriks, Pendamping, Penugasan, PeranHasil, Rhk, Skp
from tests import pembuat
from tests.cuplikan import tanpa_perubahan
from tests.halaman.kueri import kueri


@pytest.fixture
def skp_budi(pemeran, periode):
    return pembuat.buat_skp(pemeran.budi)


@pytest.fixture
def milik_budi(pemeran, periode, skp_budi):
    return matriks.buat(pemeran.budi, periode, oleh=pemeran.budi)


@pytest.fixture
def skp_sari(pemeran, periode):
    return pembuat.buat_skp(pemeran.sari, lengkap=False)


def sel(m, pegawai, kolom=0):
    return m.baris.get(pegawai=pegawai).pk, m.kolom.all()[kolom].pk


def tulis(m, pegawai, teks, kolom=0, versi=None, oleh=None, **lain):
    letak = sel(m, pegawai, kolom)
    return matriks_isi.simpan_sel(m, oleh=oleh or m.pemilik, kiriman={letak: (versi, teks)}, **lain)


def isi(m, pegawai, kolom=0):
    return [(p.teks, p.jenis) for p in PeranHasil.objects.filter(sel__baris=sel(m, pegawai, kolom)[0],
                                                                 sel__kolom=sel(m, pegawai, kolom)[1])]  # fmt: skip


# made ---------------------------------------------------------------------------------------------
def test_kolom_dari_indikator_dan_baris_dari_bawahan(milik_budi, pemeran):
    assert [k.teks for k in milik_budi.kolom.all()] == [
        "Jumlah layanan 1 yang beroperasi", "Jumlah layanan 2 yang beroperasi",
    ]  # fmt: skip
    assert [(b.pegawai, b.lintas_unit) for b in milik_budi.baris.all()] == [
        (pemeran.joko, False),
        (pemeran.sari, False),
    ]


def test_klik_ganda_memberi_matriks_yang_sama(milik_budi, pemeran, periode):
    with tanpa_perubahan():
        assert matriks.buat(pemeran.budi, periode, oleh=pemeran.budi) == milik_budi


def test_tanpa_skp_belum_ada_kolom(pemeran, periode):
    with pytest.raises(KeadaanMenolak, match="Susun SKP itu lebih dulu"):
        matriks.buat(pemeran.budi, periode, oleh=pemeran.budi)


def test_yang_tidak_menilai_siapa_pun_tidak_membuat_matriks(pemeran, periode, skp_sari):
    with pytest.raises(KeadaanMenolak, match="oleh pimpinan"):
        matriks.buat(pemeran.sari, periode, oleh=pemeran.sari)


def test_orang_lain_tidak_membuatkan_matriks(pemeran, periode, skp_budi):
    with pytest.raises(BukanHak):
        matriks.buat(pemeran.budi, periode, oleh=pemeran.rina)


def test_pendamping_menyiapkan_tetapi_tidak_membagikan(pemeran, periode, skp_budi):
    Pendamping.objects.create(
        pemimpin=pemeran.budi, pendamping=pemeran.dewi, mulai=date(2020, 1, 1), ditunjuk_oleh=pemeran.budi
    )
    m = matriks.buat(pemeran.budi, periode, oleh=pemeran.dewi)
    tulis(m, pemeran.sari, "Data akurat", oleh=pemeran.dewi)
    with tanpa_perubahan(), pytest.raises(BukanHak, match="oleh pimpinan sendiri"):
        matriks_isi.bagikan(m, oleh=pemeran.dewi)


def test_tahun_yang_selesai_tidak_diubah(pemeran, periode):
    lalu = pembuat.buat_skp(pemeran.budi, tahun=periode.tahun - 1)
    m = Matriks.objects.create(periode=lalu.periode, unit=lalu.unit, pemilik=pemeran.budi)
    with pytest.raises(KeadaanMenolak, match="sudah selesai"):
        matriks.tambah_orang(m, oleh=pemeran.budi, pegawai=[pemeran.sari])


# columns ------------------------------------------------------------------------------------------
def test_kolom_mengikuti_skp_tanpa_membuang_isi(milik_budi, skp_budi, pemeran):
    tulis(milik_budi, pemeran.sari, "Data akurat", kolom=1)
    satu, dua = skp_budi.rhk.all()
    penyusunan.simpan_iki(satu.iki.get(), oleh=pemeran.budi, versi=2, teks="Indeks layanan")
    penyusunan.hapus_rhk(dua, oleh=pemeran.budi)
    semua = [matriks.kunci_kolom(k) for k in milik_budi.kolom.all()]
    matriks.atur_kolom(milik_budi, oleh=pemeran.budi, dipilih=semua)
    assert [k.teks for k in milik_budi.kolom.all()] == ["Indeks layanan", "Jumlah layanan 2 yang beroperasi"]
    assert isi(milik_budi, pemeran.sari, 1) == [("Data akurat", "utama")]


def test_kolom_terisi_dilepas_hanya_bila_diminta(milik_budi, pemeran):
    tulis(milik_budi, pemeran.sari, "Data akurat")
    pilih = [matriks.kunci_kolom(milik_budi.kolom.all()[1])]
    with tanpa_perubahan(), pytest.raises(IsianKeliru, match="memuat 1 peran"):
        matriks.atur_kolom(milik_budi, oleh=pemeran.budi, dipilih=pilih)
    matriks.atur_kolom(milik_budi, oleh=pemeran.budi, dipilih=pilih, beserta_isi=True)
    assert milik_budi.kolom.count() == 1


def test_baris_baru_skp_menjadi_kolom_bila_dipilih(milik_budi, skp_budi, pemeran):
    pembuat.isi_rhk(skp_budi, 3)
    sumber = matriks.sumber_kolom(milik_budi, skp_budi)
    matriks.atur_kolom(milik_budi, oleh=pemeran.budi, dipilih=[s.kunci for s in sumber])
    assert [k.urutan for k in milik_budi.kolom.all()] == [1, 2, 3]


# people -------------------------------------------------------------------------------------------
def test_orang_unit_lain_diusulkan_kepada_penilainya(milik_budi, pemeran, organisasi):
    lina = pembuat.buat_pegawai("Lina Marlina")
    pembuat.tempatkan(lina, organisasi.statistik, "STATISTISI AHLI MUDA", "jf_keahlian")
    (baris,) = matriks.tambah_orang(milik_budi, oleh=pemeran.budi, pegawai=[lina])
    usulan = Penugasan.objects.get()
    assert (baris.lintas_unit, baris.penugasan, usulan.penilai, usulan.status) == (
        True,
        usulan,
        pemeran.rina,
        "diusulkan",
    )
    assert usulan.pemberi_teks == "KEPALA BIDANG E-GOVERNMENT"
    assert list(Pemberitahuan.objects.values_list("penerima", flat=True)) == [pemeran.rina.pk]
    with tanpa_perubahan():
        assert matriks.tambah_orang(milik_budi, oleh=pemeran.budi, pegawai=[lina]) == []


def test_orang_instansi_lain_hanya_dicatat(milik_budi, pemeran):
    baris = matriks.tambah_luar(milik_budi, oleh=pemeran.budi, nama="Anwar", jabatan="BSSN")
    assert (baris.pegawai, str(baris), Penugasan.objects.count()) == (None, "Anwar", 0)
    with tanpa_perubahan():
        assert matriks.tambah_luar(milik_budi, oleh=pemeran.budi, nama="Anwar", jabatan="BSSN") == baris


def test_tim_kerja_punya_matriks_ketuanya(milik_budi, pemeran, skp_sari):
    penyusunan.tambah_rhk(skp_sari, oleh=pemeran.sari, teks="Aplikasi andal")
    anak = matriks.buat_tim(
        milik_budi, oleh=pemeran.budi, nama="Tim Data", ketua=pemeran.sari, anggota=[pemeran.joko, pemeran.sari]
    )
    assert ([k.teks for k in anak.kolom.all()], [str(b) for b in anak.baris.all()]) == (
        ["Aplikasi andal"],
        ["Joko Prasetyo"],
    )
    assert [b.lintas_unit for b in anak.baris.all()] == [False]
    assert list(Matriks.objects.boleh_disusun(pemeran.sari)) == [anak]
    # Its columns are Sari's draft; Budi reads them once she shares.
    assert set(Matriks.objects.visible_to(pemeran.budi)) == {milik_budi}
    Matriks.objects.filter(pk=anak.pk).update(dibagikan_pada=now())
    assert set(Matriks.objects.visible_to(pemeran.budi)) == {milik_budi, anak}
    with tanpa_perubahan():
        assert matriks.buat_tim(milik_budi, oleh=pemeran.budi, nama="Tim Data", ketua=pemeran.sari, anggota=[]) == anak


# cells --------------------------------------------------------------------------------------------
def test_beberapa_peran_dalam_satu_sel(milik_budi, pemeran):
    hasil = tulis(milik_budi, pemeran.sari, "Data akurat\nArsip tertata (tambahan)", versi=0)
    assert list(hasil.versi.values()) == [1]
    assert isi(milik_budi, pemeran.sari) == [("Data akurat", "utama"), ("Arsip tertata", "tambahan")]


def test_versi_basi_memberi_kedua_teks(milik_budi, pemeran):
    tulis(milik_budi, pemeran.sari, "Dari tab lain", versi=0)
    with tanpa_perubahan():
        hasil = tulis(milik_budi, pemeran.sari, "Dari tab ini", versi=0)
    assert list(hasil.bentrok.values()) == [(1, "Dari tab lain", "Dari tab ini")]


def test_klik_ganda_pada_sel_tidak_bentrok(milik_budi, pemeran):
    tulis(milik_budi, pemeran.sari, "Data akurat", versi=0)
    with tanpa_perubahan():
        assert tulis(milik_budi, pemeran.sari, "Data akurat", versi=0).utuh


def test_peran_yang_ditulis_ulang_tetap_peran_yang_sama(milik_budi, pemeran):
    tulis(milik_budi, pemeran.sari, "Data akurat\nLayanan cepat")
    pk = PeranHasil.objects.get(teks="Data akurat").pk
    tulis(milik_budi, pemeran.sari, "Layanan cepat\nData kepegawaian akurat")
    assert isi(milik_budi, pemeran.sari) == [("Layanan cepat", "utama"), ("Data kepegawaian akurat", "utama")]
    assert PeranHasil.objects.get(pk=pk).teks == "Data kepegawaian akurat"


def test_sel_orang_lain_tidak_tertulis(milik_budi, pemeran, periode):
    with pytest.raises(BukanHak):
        tulis(milik_budi, pemeran.sari, "x", oleh=pemeran.sari)
    hasil = matriks_isi.simpan_sel(milik_budi, oleh=pemeran.budi, kiriman={(999_999, 1): (0, "x")})
    assert list(hasil.keliru.values()) == ["Baris atau kolom ini sudah tidak ada. Muat ulang halaman."]


def test_banyaknya_kueri_tidak_mengikuti_banyaknya_sel(milik_budi, pemeran):
    letak = [(b.pk, k.pk) for b in milik_budi.baris.all() for k in milik_budi.kolom.all()]
    with kueri() as satu:
        matriks_isi.simpan_sel(milik_budi, oleh=pemeran.budi, kiriman={letak[0]: (0, "Satu")})
    with kueri() as semua:
        matriks_isi.simpan_sel(milik_budi, oleh=pemeran.budi, kiriman={x: (0, f"Hasil {x}") for x in letak[1:]})
    assert (len(satu), len(semua)) == (6, 7)  # the cell that is there already is read with its peran


# shared -------------------------------------------------------------------------------------------
def test_bagikan_mengabari_hanya_yang_mendapat_peran_baru(milik_budi, pemeran, skp_budi):
    tulis(milik_budi, pemeran.sari, "Data akurat\nLayanan cepat")
    assert matriks_isi.bagikan(milik_budi, oleh=pemeran.budi) == 2
    assert list(Pemberitahuan.objects.values_list("penerima", flat=True)) == [pemeran.sari.pk]
    skp_budi.refresh_from_db()
    assert skp_budi.rancangan_dibagikan_pada is not None
    tulis(milik_budi, pemeran.joko, "Arsip tertata")
    assert matriks_isi.bagikan(milik_budi, oleh=pemeran.budi) == 1
    assert list(Pemberitahuan.objects.order_by("pk").values_list("penerima", flat=True)) == [
        pemeran.sari.pk,
        pemeran.joko.pk,
    ]
    with tanpa_perubahan():
        assert matriks_isi.bagikan(milik_budi, oleh=pemeran.budi) == 0


def test_sebelum_dibagikan_tidak_terlihat_oleh_barisnya(milik_budi, pemeran):
    tulis(milik_budi, pemeran.sari, "Data akurat")
    assert list(Matriks.objects.visible_to(pemeran.sari)) == []
    matriks_isi.bagikan(milik_budi, oleh=pemeran.budi)
    terlihat = {n: milik_budi in Matriks.objects.visible_to(getattr(pemeran, n)) for n in vars(pemeran)}
    assert {n for n, ya in terlihat.items() if ya} == {"budi", "sari", "joko", "tono", "dewi", "admin"}


# taken over ---------------------------------------------------------------------------------------
@pytest.fixture
def terbagi(milik_budi, pemeran):
    tulis(milik_budi, pemeran.sari, "Data akurat\nArsip tertata (tambahan)")
    matriks_isi.bagikan(milik_budi, oleh=pemeran.budi)
    return milik_budi


def ambil(skp, n=None):
    semua = [t.peran.pk for t in isi_matriks.tawaran(skp)]
    return isi_matriks.ambil(skp, oleh=skp.pegawai, rhk=semua[:n])


def test_peran_menjadi_rhk_yang_sudah_terhubung(terbagi, skp_sari, skp_budi):
    ambil(skp_sari)
    atas = skp_budi.rhk.first()
    baru = list(skp_sari.rhk.values_list("teks", "jenis", "intervensi_rhk", "salinan_rhk", "penugasan_dari"))
    assert baru == [
        ("Data akurat", "utama", atas.pk, atas.teks, ""),
        ("Arsip tertata", "tambahan", atas.pk, atas.teks, ""),
    ]
    assert [t.dapat_diambil for t in isi_matriks.tawaran(skp_sari)] == [False, False]


def test_indikator_ikut_terhubung_bila_pimpinannya_jpt(pemeran, periode):
    atas = pembuat.buat_skp(pemeran.tono)
    m = matriks.buat(pemeran.tono, periode, oleh=pemeran.tono)
    tulis(m, pemeran.budi, "Layanan terpadu")
    matriks_isi.bagikan(m, oleh=pemeran.tono)
    bawah = pembuat.buat_skp(pemeran.budi, lengkap=False)
    ambil(bawah)
    rhk = bawah.rhk.get()
    assert (rhk.intervensi_rhk, rhk.intervensi_iki) == (atas.rhk.first(), atas.rhk.first().iki.get())


def test_ambil_dua_kali_tidak_menambah_apa_pun(terbagi, skp_sari):
    ambil(skp_sari)
    with tanpa_perubahan():
        assert ambil(skp_sari).rhk == []


def test_rhk_yang_sudah_ditulis_sendiri_dihubungkan(terbagi, skp_sari, pemeran):
    sendiri = penyusunan.tambah_rhk(skp_sari, oleh=pemeran.sari, teks="DATA  akurat")
    hasil = ambil(skp_sari, 1)
    sendiri.refresh_from_db()
    assert (hasil.rhk, skp_sari.rhk.count(), sendiri.intervensi_rhk is not None) == ([], 1, True)
    assert PeranHasil.objects.get(teks="Data akurat").rhk == sendiri


def test_rhk_yang_dihapus_mengembalikan_tawarannya(terbagi, skp_sari, pemeran):
    ambil(skp_sari)
    penyusunan.hapus_rhk(skp_sari.rhk.first(), oleh=pemeran.sari)
    assert [t.dapat_diambil for t in isi_matriks.tawaran(skp_sari)] == [True, False]


def test_peran_orang_lain_tidak_dapat_diambil(terbagi, pemeran, periode):
    skp_joko = pembuat.buat_skp(pemeran.joko, lengkap=False)
    milik_sari = PeranHasil.objects.first()
    with tanpa_perubahan(), pytest.raises(IsianKeliru):
        isi_matriks.ambil(skp_joko, oleh=pemeran.joko, rhk=[milik_sari.pk])


def test_setelah_diajukan_tidak_dapat_diisi(terbagi, pemeran, periode):
    skp = pembuat.ajukan(pembuat.buat_skp(pemeran.sari))
    with tanpa_perubahan(), pytest.raises(KeadaanMenolak):
        ambil(skp)


def test_penugasan_lintas_unit_tercetak_dan_dapat_ditolak(milik_budi, pemeran, organisasi, periode):
    lina = pembuat.buat_pegawai("Lina Marlina")
    pembuat.tempatkan(lina, organisasi.statistik, "STATISTISI AHLI MUDA", "jf_keahlian")
    matriks.tambah_orang(milik_budi, oleh=pemeran.budi, pegawai=[lina])
    tulis(milik_budi, lina, "Data akurat")
    matriks_isi.bagikan(milik_budi, oleh=pemeran.budi)
    skp = pembuat.buat_skp(lina, lengkap=False)
    Penugasan.objects.update(status="ditolak", diputus_pada=now())
    with tanpa_perubahan(), pytest.raises(IsianKeliru, match="tidak disetujui"):
        ambil(skp)
    Penugasan.objects.update(status="disetujui")
    ambil(skp)
    rhk = skp.rhk.get()
    assert (rhk.penugasan_dari, rhk.penugasan) == ("KEPALA BIDANG E-GOVERNMENT", Penugasan.objects.get())


def test_peran_terpakai_dihapus_dengan_catatan_untuk_orangnya(terbagi, skp_sari, pemeran):
    ambil(skp_sari)
    Pemberitahuan.objects.all().delete()
    with tanpa_perubahan():
        hasil = tulis(terbagi, pemeran.sari, "Arsip tertata (tambahan)")
    assert list(hasil.ditahan.values()) == [["Data akurat"]]
    tulis(terbagi, pemeran.sari, "Arsip tertata (tambahan)", catatan="Dipindah ke Joko.")
    kabar = Pemberitahuan.objects.get()
    assert (kabar.penerima, kabar.isi.startswith("Dipindah ke Joko.")) == (pemeran.sari, True)
    assert Rhk.objects.filter(skp=skp_sari, teks="Data akurat").exists()


def test_orang_dengan_peran_terpakai_dikeluarkan_dengan_catatan(terbagi, skp_sari, pemeran):
    ambil(skp_sari)
    baris = terbagi.baris.get(pegawai=pemeran.sari)
    with tanpa_perubahan(), pytest.raises(IsianKeliru, match="Tulis catatan"):
        matriks.hapus_baris(terbagi, oleh=pemeran.budi, baris=baris.pk)
    matriks.hapus_baris(terbagi, oleh=pemeran.budi, baris=baris.pk, catatan="Pindah tugas.")
    assert not terbagi.baris.filter(pegawai=pemeran.sari).exists()
    assert Jejak.objects.filter(objek_jenis="matriks", kata_kerja="hapus_orang").count() == 1


def test_pemimpin_yang_skp_nya_ditetapkan_memakai_yang_berlaku(pemeran, periode, skp_budi):
    pembuat.tetapkan(skp_budi)
    assert matriks.skp_pemimpin(pemeran.budi, periode) == Skp.objects.get(pk=skp_budi.pk)
