"""Tools of the editor: the wide picker, sementara links, the catalogue, hints and readings"""

import json

import pytest
from django.utils.timezone import now

from skp_app import katalog
from skp_app.alur import intervensi, penyusunan, perencanaan
from skp_app.models import BarisMatriks, ButirKatalog, Iki, Matriks, Rhk, TimKerja
from tests import pembuat
from tests.cuplikan import tanpa_perubahan
from tests.halaman.bantu import isi, teks
from tests.halaman.isian import baris_iki, baris_rhk
from tests.halaman.kueri import kueri

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp(pemeran.sari)


@pytest.fixture
def rhk(skp):
    return skp.rhk.first()


@pytest.fixture
def sari(sebagai, pemeran):
    return sebagai(pemeran.sari)


@pytest.fixture
def pemilih(skp, rhk):
    return f"/skp/{skp.kode}/rhk/{rhk.pk}/intervensi/"


@pytest.fixture
def atas(pemeran, periode):
    return intervensi.bagikan_rancangan(pembuat.buat_skp(pemeran.budi), oleh=pemeran.budi)


def hubungkan(rhk, atas):
    return penyusunan.simpan_rhk(rhk, oleh=rhk.skp.pegawai, versi=rhk.versi, intervensi_rhk=atas)


# Pemilih -------------------------------------------------------------------------------------------
def test_pimpinan_unit_lain_hanya_lewat_pencarian(sari, pemilih, pemeran):
    pembuat.buat_skp_ditetapkan(pemeran.rina)
    assert "KEPALA BIDANG STATISTIK" not in isi(sari.get(pemilih))
    for cari in ("statistik", "rina layanan", "layanan 2 kepala bidang"):
        assert "KEPALA BIDANG STATISTIK" in isi(sari.get(pemilih, {"q": cari})), cari
    assert "Tidak ada RHK pimpinan" in teks(sari.get(pemilih, {"q": "tidak begitu"}))


def test_hasil_pencarian_dapat_dipilih_dan_tetap_terpilih(sari, pemilih, rhk, pemeran):
    tujuan = pembuat.buat_skp_ditetapkan(pemeran.rina).rhk.first()
    sari.post(pemilih, {"pilihan": f"rhk-{tujuan.pk}", "versi": rhk.versi})
    rhk.refresh_from_db()
    assert rhk.intervensi_rhk == tujuan
    assert f'value="rhk-{tujuan.pk}" checked' in isi(sari.get(pemilih))


def test_rancangan_yang_tidak_dibagikan_tidak_pernah_ditemukan(sari, pemilih, rhk, pemeran):
    rahasia = pembuat.buat_skp(pemeran.rina).rhk.first()
    penyusunan.simpan_rhk(rahasia, oleh=pemeran.rina, versi=rahasia.versi, teks="Rahasia bidang statistik")
    for cari in ("", "rahasia", "rina", "statistik"):
        assert "Rahasia bidang" not in isi(sari.get(pemilih, {"q": cari}))
    with tanpa_perubahan():
        assert sari.post(pemilih, {"pilihan": f"rhk-{rahasia.pk}", "versi": rhk.versi}).status_code == 422


def test_pegawai_yang_tidak_memimpin_tidak_ditemukan(sari, pemilih, rhk, pemeran):
    joko = pembuat.buat_skp_ditetapkan(pemeran.joko).rhk.first()
    assert "Joko Prasetyo" not in isi(sari.get(pemilih, {"q": "joko"}))
    with tanpa_perubahan():
        assert sari.post(pemilih, {"pilihan": f"rhk-{joko.pk}", "versi": rhk.versi}).status_code == 422


def test_ketua_tim_yang_memberi_peran_disebut(sari, pemilih, skp, pemeran, organisasi):
    pembuat.buat_skp_ditetapkan(pemeran.joko)
    tim = TimKerja.objects.create(periode=skp.periode, unit=organisasi.egov, nama="Layanan", ketua=pemeran.joko)
    matriks = Matriks.objects.create(
        periode=skp.periode, unit=organisasi.egov, pemilik=pemeran.joko, tim=tim, dibagikan_pada=now()
    )
    BarisMatriks.objects.create(matriks=matriks, urutan=1, pegawai=pemeran.sari, penempatan=skp.penempatan)
    assert "Joko Prasetyo, ketua tim Layanan" in teks(sari.get(pemilih))


def test_banyaknya_pendukung_lain_disebut(sari, pemilih, pemeran, atas):
    hubungkan(pembuat.buat_skp(pemeran.joko).rhk.first(), atas.rhk.first())
    halaman = teks(sari.get(pemilih))
    assert "RHK 1. Tersedianya layanan 1 yang andal 1 pegawai lain mendukung" in halaman
    assert "RHK 2. Tersedianya layanan 2 yang andal Belum didukung" in halaman


def test_pemilih_di_dalam_penyunting_mengembalikan_barisnya_saja(sari, skp, pemilih, rhk, atas):
    assert "<html" not in isi(sari.get(pemilih, **HTMX))
    jawaban = sari.post(pemilih, {"pilihan": f"rhk-{atas.rhk.first().pk}", "versi": rhk.versi}, **HTMX)
    rhk.refresh_from_db()
    assert json.loads(jawaban["HX-Trigger-After-Settle"]) == {
        "terhubung": {"rhk": rhk.pk, "versi": {f"rhk-{rhk.pk}": rhk.versi}}
    }
    assert "Mengintervensi RHK KEPALA BIDANG E-GOVERNMENT — Tersedianya layanan 1" in teks(jawaban)
    assert "Sementara" in teks(jawaban)


@pytest.mark.parametrize("cari", ["x" * 101, "a\x00b"])
def test_pencarian_yang_rusak_ditolak(sari, pemilih, cari):
    assert sari.get(pemilih, {"q": cari}).status_code == 400


def test_ingatkan_pimpinan_sekali_sehari(sari, skp, pemeran):
    for _ in range(2):
        assert sari.post(f"/skp/{skp.kode}/ingatkan-pimpinan/").status_code == 302
    assert [p.judul for p in pemeran.budi.pemberitahuan.all()] == [
        f"Sari Utami, S.Kom. menunggu RHK Anda untuk SKP {skp.mulai.year}"
    ]


def test_pimpinan_yang_sudah_berbagi_tidak_diingatkan(sari, skp, atas):
    with tanpa_perubahan():
        assert sari.post(f"/skp/{skp.kode}/ingatkan-pimpinan/").status_code == 409


# Sementara, konfirmasi ---------------------------------------------------------------------------
def test_bagikan_dan_akhiri_rancangan(sebagai, pemeran, periode):
    milik, budi = pembuat.buat_skp(pemeran.budi), sebagai(pemeran.budi)
    alamat = f"/skp/{milik.kode}/rancangan/"
    budi.post(alamat, {"rancangan": "bagikan"})
    assert "Rancangan dibagikan" in teks(budi.get(f"/skp/{milik.kode}/"))
    budi.post(alamat, {"rancangan": "akhiri"})
    milik.refresh_from_db()
    assert milik.rancangan_dibagikan_pada is None


def test_rancangan_dapat_dibagikan_selama_menunggu_pimpinan(sebagai, pemeran, periode):
    milik = pembuat.ajukan(pembuat.buat_skp(pemeran.budi))
    budi = sebagai(pemeran.budi)
    assert "Bagikan rancangan" in teks(budi.get(f"/skp/{milik.kode}/"))
    assert budi.post(f"/skp/{milik.kode}/rancangan/", {"rancangan": "bagikan"}).status_code == 302
    milik.refresh_from_db()
    assert milik.terbagi


def test_perbedaan_ditunjukkan_dan_dijawab(sari, skp, rhk, atas, pemeran):
    tujuan = atas.rhk.first()
    hubungkan(rhk, tujuan)
    penyusunan.simpan_rhk(tujuan, oleh=pemeran.budi, versi=tujuan.versi, teks="Tersedianya layanan 1 yang prima")
    halaman = isi(sari.get(f"/skp/{skp.kode}/"))
    assert "<del>andal</del>" in halaman
    assert "<ins>prima</ins>" in halaman
    sidik = intervensi.tautan(skp)[rhk.pk].sidik
    jawaban = sari.post(f"/skp/{skp.kode}/rhk/{rhk.pk}/konfirmasi/", {"jawab": f"pakai:{sidik}"})
    assert jawaban.url == f"/skp/{skp.kode}/?buka=1#rhk-1"
    assert "<del>" not in isi(sari.get(f"/skp/{skp.kode}/"))


def test_jawaban_atas_perbedaan_lain_ditolak(sari, skp, rhk, atas, pemeran):
    tujuan = atas.rhk.first()
    hubungkan(rhk, tujuan)
    penyusunan.simpan_rhk(tujuan, oleh=pemeran.budi, versi=tujuan.versi, teks="Lain")
    with tanpa_perubahan():
        jawaban = sari.post(f"/skp/{skp.kode}/rhk/{rhk.pk}/konfirmasi/", {"jawab": f"pakai:{'0' * 64}"})
    assert jawaban.status_code == 409


def test_skp_yang_ditetapkan_mengajukan_perubahan(sari, skp, rhk, atas, pemeran):
    tujuan = atas.rhk.first()
    hubungkan(rhk, tujuan)
    pembuat.tetapkan(skp)
    penyusunan.simpan_rhk(tujuan, oleh=pemeran.budi, versi=tujuan.versi, teks="Layanan publik prima")
    halaman = sari.get(f"/skp/{skp.kode}/")
    assert "1 RHK pimpinan yang Anda dukung berubah" in teks(halaman)
    assert f'href="/skp/{skp.kode}/perubahan/"' in isi(halaman)


# Katalog -------------------------------------------------------------------------------------------
@pytest.fixture
def contoh(db):
    katalog.muat(ButirKatalog)
    return ButirKatalog.objects.get(teks="Tersedianya layanan daring yang andal bagi masyarakat")


def test_katalog_jabatan_sendiri_di_atas_lalu_masuk_sebagai_rancangan(sari, skp, contoh):
    alamat = f"/skp/{skp.kode}/isi-dari/katalog/"
    halaman = teks(sari.get(alamat))
    assert halaman.index("Pranata Komputer Jabatan Anda 3 contoh") < halaman.index("Bidan")
    sari.post(alamat, {"rhk": [contoh.pk]})
    baru = skp.rhk.last()
    assert (baru.teks, [(i.aspek, i.target) for i in baru.iki.all()]) == (
        contoh.teks, [(["kualitas"], "… %"), (["waktu"], "… jam")],
    )  # fmt: skip
    assert "Bagian “…” pada target RHK 3, indikator 1, belum diisi." in teks(sari.get(f"/skp/{skp.kode}/"))
    with tanpa_perubahan():
        sari.post(alamat, {"rhk": [contoh.pk]})


def test_katalog_dicari(sari, skp, contoh):
    alamat = f"/skp/{skp.kode}/isi-dari/katalog/"
    assert "Ibu hamil terlayani sesuai standar" in teks(sari.get(alamat, {"q": "ibu hamil"}))
    assert contoh.teks not in teks(sari.get(alamat, {"q": "ibu hamil"}))
    assert "Tidak ada contoh yang memuat" in teks(sari.get(alamat, {"q": "astronot"}))


@pytest.mark.parametrize("isian", [{}, {"rhk": ["x"]}, {"rhk": ["999999999"]}])
def test_pilihan_katalog_yang_keliru(sari, skp, contoh, isian):
    with tanpa_perubahan():
        assert sari.post(f"/skp/{skp.kode}/isi-dari/katalog/", isian).status_code == 422


def test_contoh_awal_ditulis_sebagai_hasil(contoh):
    from skp_app.aturan.kelengkapan import saran_teks
    from skp_app.aturan.target import bacaan

    semua = katalog.awal()
    assert len(semua) >= 40
    assert [b["teks"] for b in semua if saran_teks(b["teks"])] == []
    assert [i["target"] for b in semua for i in b["iki"] if "…" in i["target"] and not bacaan(i["target"]).curiga] == []
    assert {b["sumber"] != "" for b in semua} == {True}


# Isian -----------------------------------------------------------------------------------------------
def test_bacaan_target_dan_kata_kegiatan_ikut_jawaban_simpan_otomatis(sari, skp, rhk):
    iki = rhk.iki.get()
    kiriman = baris_iki(iki, target="7-8 bulan") | baris_rhk(rhk, teks="Menyusun laporan")
    jawaban = sari.post(f"/skp/{skp.kode}/simpan/", kiriman, **HTMX)
    assert json.loads(jawaban["HX-Trigger"])["tersimpan"]["catatan"] == {
        f"iki-{iki.pk}-target": ["dibaca: 7 sampai 8 bulan", False],
        f"rhk-{rhk.pk}-teks": ["Dimulai dengan “Menyusun”. Tulis hasilnya, bukan kegiatannya.", True],
    }
    halaman = teks(sari.get(f"/skp/{skp.kode}/"))
    assert "dibaca: 7 sampai 8 bulan" in halaman
    assert "Dimulai dengan “Menyusun”." in halaman


def test_tingkat_kendali_disimpan_dan_disarankan(sebagai, pemeran, periode):
    milik, budi = pembuat.buat_skp(pemeran.budi), sebagai(pemeran.budi)
    rhk = milik.rhk.first()
    budi.post(f"/skp/{milik.kode}/simpan/", baris_rhk(rhk) | {f"rhk-{rhk.pk}-kendali": "kendali_tinggi"})
    assert Rhk.objects.get(pk=rhk.pk).kendali == "kendali_tinggi"
    kalimat = "RHK 1: hasil kerja administrator sebaiknya paling kurang output kendali sedang."
    assert kalimat in teks(budi.get(f"/skp/{milik.kode}/"))


def test_saran_lampiran_disisipkan_sekali(sari, skp):
    for _ in range(2):
        assert sari.post(f"/skp/{skp.kode}/simpan/", {"sisip": "konsekuensi-positif"}).url.endswith("#lampiran")
    assert [b.teks for b in skp.lampiran.all()] == ["Apabila memenuhi ekspektasi Pimpinan, maka …"]


def test_empat_puluh_indikator_dalam_kueri_yang_sama(sari, pemeran, periode):
    milik = perencanaan.buat(pemeran.sari, periode, oleh=pemeran.sari)
    jumlah = []
    for banyak in (1, 7):
        for n in range(banyak):
            pembuat.isi_rhk(milik, n, iki=5)
        with kueri() as semua:
            assert sari.get(f"/skp/{milik.kode}/").status_code == 200
        jumlah.append(len(semua))
    assert Iki.objects.filter(rhk__skp=milik).count() == 40
    assert jumlah[0] == jumlah[1]
