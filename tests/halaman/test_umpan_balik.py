"""Umpan balik berkelanjutan: giving it as a penilai, reading what one received"""

from datetime import UTC, date, datetime

import pytest
import time_machine

from pegawai.models import Jejak, Ketentuan, Pemberitahuan, TeksInstansi
from skp_app.alur import bukti as alur_bukti
from skp_app.alur import umpan_balik
from skp_app.models import Iki, PenutupanPeriode, UmpanBalik
from tests import pembuat
from tests.cuplikan import tanpa_perubahan
from tests.dokumen.bacaan import rapat, teks_pdf
from tests.halaman.bantu import baris_csv, isi, teks
from tests.halaman.kueri import kueri

KATA = "Layanan izin usaha berjalan tanpa gangguan selama Maret."


@pytest.fixture(autouse=True)
def pertengahan_tahun():
    with time_machine.travel(date(2026, 5, 15), tick=True):
        yield


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def tw(skp):
    return pembuat.triwulan(1)


@pytest.fixture
def iki(skp):
    return Iki.objects.filter(rhk__skp=skp).first()


@pytest.fixture
def budi(sebagai, pemeran):
    return sebagai(pemeran.budi)


@pytest.fixture
def isian(iki, tw):
    return {
        "sasaran": f"iki-{iki.pk}",
        "nada": "positif",
        "isi": KATA,
        "hubungan": "pimpinan",
        "nama": "",
        "periode": tw.kode,
        "bentuk": "insidentil",
        "cara": "tidak_langsung",
    }


def alamat(skp):
    return f"/umpan-balik/beri/{skp.kode}/"


# Memberi -------------------------------------------------------------------------------------------
def test_halaman_menyebut_siapa_yang_melihat(budi, skp, iki):
    jawaban = budi.get(alamat(skp), {"periode": "2026-tw1"})
    assert (
        "Dilihat oleh Sari Utami, S.Kom., Anda sebagai pejabat penilai, dan Tono Subroto sebagai atasan penilai."
        in teks(jawaban)
    )
    assert f'<option value="iki-{iki.pk}">' in isi(jawaban)
    assert '<option value="kolaboratif">Kolaboratif</option>' in isi(jawaban)
    assert 'name="periode" value="2026-tw1"' in isi(jawaban)


def test_beri_untuk_indikator(budi, skp, iki, tw, isian, pemeran):
    jawaban = budi.post(alamat(skp), isian)
    assert jawaban.url == f"/umpan-balik/?skp={skp.kode}&periode=2026-tw1"
    u = UmpanBalik.objects.get()
    assert (u.skp, u.iki, u.perilaku, u.isi, u.nada, u.sebutan, u.pemberi, u.periode_evaluasi) == (
        skp, iki, "", KATA, "positif", "Pimpinan", pemeran.budi, tw,
    )  # fmt: skip
    assert Pemberitahuan.objects.filter(penerima=pemeran.sari, judul="Anda menerima umpan balik").count() == 1
    assert KATA in teks(budi.get(jawaban.url))
    assert (u.bentuk, u.cara, u.jalur) == ("insidentil", "tidak_langsung", "sendiri")


def test_mencatat_umpan_balik_orang_lain(budi, skp, isian):
    budi.post(alamat(skp), isian | {"sasaran": "kolaboratif", "hubungan": "rekan_setingkat", "nama": "Joko"})
    u = UmpanBalik.objects.get()
    assert (u.iki, u.perilaku, u.sebutan, u.hubungan) == (
        None, "kolaboratif", "Rekan kerja setingkat (Joko)", "rekan_setingkat",
    )  # fmt: skip


def test_pihak_lain_yang_dicatat_tercetak_dengan_sebutannya(budi, skp, isian):
    """'Satpam: ...' (Lampiran p. 213)"""
    budi.post(alamat(skp), isian | {"sasaran": "harmonis", "hubungan": "pihak_lain", "nama": "Satpam"})
    u = UmpanBalik.objects.get()
    assert (u.sebutan, u.hubungan, u.jalur) == ("Satpam", "pihak_lain", "dicatat")


def test_kata_yang_sama_dua_kali_satu_umpan_balik(budi, skp, isian):
    budi.post(alamat(skp), isian)
    with tanpa_perubahan():
        assert budi.post(alamat(skp), isian).status_code == 302


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"isi": ""}, "Yang terjadi belum diisi."),
        ({"isi": "bagus"}, "Yang terjadi paling pendek 15 huruf. Sekarang 5."),
        ({"isi": "x" * 1001}, "Yang terjadi paling panjang 1000 huruf. Sekarang 1001; pendekkan."),
        ({"isi": KATA + "\x1b"}, "Isian memuat tanda yang tidak dapat dicetak."),
        ({"nada": "marah"}, "Kesan: pilih salah satu yang tersedia."),
        ({"nada": ""}, "Kesan belum diisi."),
        ({"sasaran": ""}, "Tentang belum diisi."),
        ({"sasaran": "iki-" + "9" * 40}, "Tentang: pilih salah satu yang tersedia."),
        ({"sasaran": "setia"}, "Tentang: pilih salah satu yang tersedia."),
        ({"hubungan": "musuh"}, "Berasal dari: pilih salah satu yang tersedia."),
        ({"nama": "x" * 121}, "Nama pemberi paling panjang 120 huruf."),
        ({"hubungan": "pihak_lain", "nama": "Pimpinan"}, "Tulis sebutan pihak luar, misalnya Dosen, Pasien"),
        ({"periode": "kapan"}, "Periode"),
        ({"saran": "x" * 501}, "Saran paling panjang 500 huruf. Sekarang 501; pendekkan."),
        ({"bentuk": "mingguan"}, "Bentuk: pilih salah satu yang tersedia."),
        ({"cara": ""}, "Cara belum diisi."),
        ({"tautan": "http://contoh.go.id/a"}, "Tautan harus diawali https://, agar isinya tidak terbaca di jalan."),
        ({"bukti": "a" * 16}, "Bukti dari gudang Anda: pilih salah satu yang tersedia."),
        ({"diumumkan": "Pimpinan (nama lain)"}, "Aturan penyebutan nama berubah selagi Anda menulis."),
    ],
)
def test_isian_keliru_tampil_lagi_dengan_kalimat(budi, skp, isian, ubah, kalimat):
    with tanpa_perubahan():
        jawaban = budi.post(alamat(skp), isian | ubah)
    assert jawaban.status_code == 422
    assert kalimat in teks(jawaban)


def test_indikator_skp_lain_bukan_pilihan(budi, skp, isian, pemeran):
    lain = pembuat.buat_skp_ditetapkan(pemeran.joko).rhk.first().iki.get()
    with tanpa_perubahan():
        assert budi.post(alamat(skp), isian | {"sasaran": f"iki-{lain.pk}"}).status_code == 422


@pytest.mark.parametrize("periode", ["2026-tw9", "1999-akhir"])
def test_periode_yang_tidak_ada(budi, skp, isian, periode):
    with tanpa_perubahan():
        assert budi.post(alamat(skp), isian | {"periode": periode}).status_code == 404


@pytest.mark.parametrize(
    ("siapa", "status"), [("sari", 403), ("dewi", 403), ("admin", 403), ("rina", 404), ("kepala_bkd", 404)]
)
@pytest.mark.parametrize("cara", ["get", "post"])
def test_yang_tidak_terkait_tidak_memberi(sebagai, pemeran, skp, isian, siapa, status, cara):
    klien = sebagai(getattr(pemeran, siapa))
    with tanpa_perubahan():
        assert getattr(klien, cara)(alamat(skp), isian).status_code == status


def test_setelah_evaluasi_ditetapkan_ditolak_dengan_kalimat(budi, skp, tw, isian):
    PenutupanPeriode.objects.create(skp=skp, periode_evaluasi=tw)
    with tanpa_perubahan():
        jawaban = budi.post(alamat(skp), isian)
    assert jawaban.status_code == 409
    assert "Evaluasi Triwulan I 2026 sudah ditetapkan." in teks(jawaban)


def test_sebelum_skp_ditetapkan_ditolak_dengan_kalimat(budi, pemeran, skp, isian):
    lain = pembuat.ajukan(pembuat.buat_skp(pemeran.joko))
    with tanpa_perubahan():
        jawaban = budi.post(alamat(lain), isian | {"sasaran": "loyal"})
    assert jawaban.status_code == 409
    assert "Umpan balik diberikan setelah SKP ditetapkan." in teks(jawaban)


# Membaca -------------------------------------------------------------------------------------------
@pytest.fixture
def diberi(skp, tw, iki, pemeran):
    umpan_balik.beri(skp, tw, oleh=pemeran.budi, isi=KATA, nada="positif", iki=iki)
    kata = "Rapat dua kali tidak dihadiri tanpa kabar."
    umpan_balik.beri(skp, tw, oleh=pemeran.budi, isi=kata, nada="tidak_positif", perilaku="kolaboratif")


def test_diterima_dikelompokkan(sebagai, pemeran, diberi):
    halaman = teks(sebagai(pemeran.sari).get("/umpan-balik/"))
    pertama = "RHK 1. Tersedianya layanan 1 yang andal 1 umpan balik Jumlah layanan 1 yang beroperasi " + KATA
    assert pertama in halaman
    assert "Perilaku: Kolaboratif 1 umpan balik Rapat dua kali tidak dihadiri tanpa kabar." in halaman
    assert halaman.index(pertama) < halaman.index("Perilaku: Kolaboratif")


def test_saring_periode(sebagai, pemeran, skp, diberi):
    sari = sebagai(pemeran.sari)
    assert KATA in teks(sari.get("/umpan-balik/", {"skp": skp.kode, "periode": "2026-tw1"}))
    assert "Belum ada umpan balik pada Triwulan II 2026." in teks(sari.get("/umpan-balik/", {"periode": "2026-tw2"}))


def test_tanpa_skp_ada_kalimatnya(sebagai, pemeran, periode):
    assert "Anda belum punya SKP." in teks(sebagai(pemeran.joko).get("/umpan-balik/"))


@pytest.mark.parametrize(
    ("siapa", "status"),
    [("sari", 200), ("budi", 200), ("tono", 200), ("dewi", 403), ("admin", 403), ("rina", 404), ("joko", 404)],
)
def test_milik_orang_lain_hanya_untuk_para_pihak(sebagai, pemeran, skp, diberi, siapa, status):
    jawaban = sebagai(getattr(pemeran, siapa)).get("/umpan-balik/", {"skp": skp.kode})
    assert jawaban.status_code == status
    assert (KATA in teks(jawaban)) == (status == 200)


@pytest.mark.parametrize("saring", [{"skp": "x"}, {"skp": "a" * 500}, {"periode": "x"}, {"periode": "2026-tw1%"}])
def test_saringan_ganjil_ditolak(sebagai, pemeran, skp, saring):
    assert sebagai(pemeran.sari).get("/umpan-balik/", saring).status_code == 400


@pytest.mark.parametrize("saring", [{"skp": "a" * 16}, {"periode": "1999-tw1"}])
def test_saringan_yang_tidak_ada(sebagai, pemeran, skp, saring):
    assert sebagai(pemeran.sari).get("/umpan-balik/", saring).status_code == 404


@pytest.mark.parametrize("banyak", [1, 3])
def test_jumlah_kueri_tetap(sebagai, pemeran, skp, tw, iki, banyak):
    for n in range(banyak):
        umpan_balik.beri(skp, tw, oleh=pemeran.budi, isi=f"{KATA} {n}", nada="positif", iki=iki)
    sari = sebagai(pemeran.sari)
    with kueri() as semua:
        assert isi(sari.get("/umpan-balik/")).count(KATA) == banyak
    assert len(semua) == 12


def test_teks_orang_tidak_menjadi_kode_halaman(sebagai, budi, skp, isian, pemeran):
    budi.post(alamat(skp), isian | {"isi": "<script>alert('panjang')</script>"})
    assert "<script>alert" not in isi(sebagai(pemeran.sari).get("/umpan-balik/"))


def test_metode_lain_ditolak(budi, skp):
    with tanpa_perubahan():
        assert budi.put(alamat(skp)).status_code == 405


def test_saring_menurut_perilaku_pemberi_dan_kesan(sebagai, pemeran, diberi, skp):
    sari = sebagai(pemeran.sari)
    assert KATA not in teks(sari.get("/umpan-balik/", {"tentang": "perilaku"}))
    assert "Rapat dua kali" not in teks(sari.get("/umpan-balik/", {"tentang": "hasil"}))
    assert "Rapat dua kali" in teks(sari.get("/umpan-balik/", {"tentang": "kolaboratif", "nada": "tidak_positif"}))
    kosong = teks(sari.get("/umpan-balik/", {"hubungan": "bawahan"}))
    assert "Tidak ada umpan balik yang cocok dengan saringan." in kosong


# Pemberi selain penilai -----------------------------------------------------------------------------
@pytest.fixture
def joko(sebagai, pemeran):
    return sebagai(pemeran.joko)


def test_rekan_hanya_ditawari_perilaku_dan_tahu_namanya_tampil(joko, skp):
    halaman = joko.get(alamat(skp))
    assert "Anda memberi sebagai rekan kerja setingkat (Satu unit, BIDANG E-GOVERNMENT)." in teks(halaman)
    assert "Nama Anda tampil sebagai “Rekan kerja setingkat (Joko Prasetyo)”." in teks(halaman)
    for rhk in skp.rhk.all():
        assert rhk.teks not in isi(halaman)
    assert '<option value="loyal">Loyal</option>' in isi(halaman)
    assert "Mencatat umpan balik dari orang lain" not in isi(halaman)


def test_rekan_memberi_lalu_membacanya_di_yang_saya_beri(joko, skp, isian, sebagai, pemeran):
    kirim = isian | {"sasaran": "loyal", "diumumkan": "Rekan kerja setingkat (Joko Prasetyo)"}
    assert joko.post(alamat(skp), kirim).url == "/umpan-balik/diberi/"
    halaman = teks(joko.get("/umpan-balik/diberi/"))
    assert "Untuk Sari Utami, S.Kom. , perilaku loyal" in halaman
    assert KATA in teks(sebagai(pemeran.sari).get("/umpan-balik/"))


def test_rekan_tidak_dapat_mengaku_orang_lain(joko, skp, isian):
    joko.post(alamat(skp), isian | {"sasaran": "loyal", "hubungan": "bawahan", "nama": "Budi"})
    assert UmpanBalik.objects.get().sebutan == "Rekan kerja setingkat (Joko Prasetyo)"


def test_indikator_yang_tidak_diminta_bukan_pilihan_rekan(joko, skp, isian):
    with tanpa_perubahan():
        assert joko.post(alamat(skp), isian).status_code == 422


def test_draf_rekan_tidak_terlihat(joko, pemeran, periode):
    draf = pembuat.buat_skp(pemeran.sari)
    assert joko.get(alamat(draf)).status_code == 404


@pytest.fixture
def nama_disembunyikan(skp):
    Ketentuan.objects.create(
        kunci="umpan_balik_nama", mulai=date(2026, 1, 1), sumber="SK Bupati", nilai={"rekan_setingkat": False}
    )


def test_nama_tersembunyi_hanya_terbaca_penilai(nama_disembunyikan, joko, skp, isian, sebagai, pemeran):
    assert "Nama Anda tidak tampil; tercetak “Rekan kerja setingkat”." in teks(joko.get(alamat(skp)))
    joko.post(alamat(skp), isian | {"sasaran": "loyal"})
    baca = {
        o: teks(sebagai(getattr(pemeran, o)).get("/umpan-balik/", {"skp": skp.kode})) for o in ("sari", "budi", "tono")
    }
    assert {o: KATA in t for o, t in baca.items()} == {"sari": True, "budi": True, "tono": True}
    assert {o: "Joko" in t for o, t in baca.items()} == {"sari": False, "budi": True, "tono": False}
    assert "Satu unit, BIDANG E-GOVERNMENT" not in baca["sari"]
    pesan = Pemberitahuan.objects.get(penerima=pemeran.sari, kunci__startswith="umpan-balik-")
    assert "Joko" not in pesan.judul + pesan.isi + pesan.tautan


def test_orang_yang_dapat_diberi(sebagai, pemeran, skp):
    pembuat.buat_skp_ditetapkan(pemeran.budi)
    halaman = teks(sebagai(pemeran.joko).get("/umpan-balik/beri/"))
    assert "Sari Utami, S.Kom. PRANATA KOMPUTER AHLI MUDA, BIDANG E-GOVERNMENT Anda rekan kerja setingkat" in halaman
    assert "Pegawai ini pejabat penilainya" not in halaman
    assert "Anda pegawai di bawahnya (Bekerja di bawah pimpinan BIDANG E-GOVERNMENT)" in halaman
    rina = teks(sebagai(pemeran.rina).get("/umpan-balik/beri/"))
    assert ("Budi Santoso" in rina, "Sari Utami" in rina) == (True, False)


def test_cari_penerima(joko, skp):
    assert "Sari Utami" in teks(joko.get("/umpan-balik/beri/", {"cari": "sari"}))
    kosong = teks(joko.get("/umpan-balik/beri/", {"cari": "tidak ada"}))
    assert "Tidak ada orang bernama “tidak ada” yang dapat Anda beri umpan balik." in kosong


@pytest.mark.parametrize("banyak", [1, 3])
def test_jumlah_kueri_pilih_orang(joko, pemeran, organisasi, skp, banyak):
    for n in range(banyak - 1):
        orang = pembuat.buat_pegawai(f"Rekan {n}")
        pembuat.tempatkan(orang, organisasi.egov, "PENGOLAH DATA")
        pembuat.buat_skp_ditetapkan(orang)
    with kueri() as semua:
        assert isi(joko.get("/umpan-balik/beri/")).count("rekan kerja setingkat") == banyak
    assert len(semua) == 8


# Bantuan menulis ------------------------------------------------------------------------------------
def test_petunjuk_tampil_tanpa_mengirim(joko, skp, isian):
    with tanpa_perubahan():
        jawaban = joko.post(alamat(skp), isian | {"isi": "Baik.", "periksa": "1"})
    assert jawaban.status_code == 200
    assert "Masih pendek. Tambahkan satu kalimat." in teks(jawaban)
    sebagian = joko.post(alamat(skp), isian | {"isi": "Baik.", "periksa": "1"}, headers={"HX-Request": "true"})
    assert teks(sebagian).startswith("Masih pendek.")


def test_pembuka_disisipkan_tanpa_skrip(joko, skp, isian):
    pembuka = TeksInstansi.objects.get(isi="Dampaknya …").pk
    jawaban = joko.post(alamat(skp), isian | {"isi": "Sudah baik.", "pembuka": pembuka, "saran": "Percepat"})
    assert "Sudah baik. Dampaknya …</textarea>" in isi(jawaban)
    assert "Percepat</textarea>" in isi(jawaban)


def test_kalimat_yang_sama_untuk_banyak_orang_disebut(budi, skp, isian, pemeran, periode):
    lain = pembuat.buat_skp_ditetapkan(pemeran.joko)
    umpan_balik.beri(lain, pembuat.triwulan(1), oleh=pemeran.budi, isi=KATA, nada="positif", perilaku="loyal")
    jawaban = budi.post(alamat(skp), isian | {"periksa": "1"})
    assert "Kalimat ini dipakai untuk 2 orang. Tambahkan satu hal yang khas." in teks(jawaban)
    terkirim = budi.post(alamat(skp), isian, follow=True)
    assert "Kalimat ini dipakai untuk 2 orang." in teks(terkirim)


def test_bukti_ikut_terkirim(budi, skp, isian, pemeran):
    bukti = alur_bukti.tambah_unit(oleh=pemeran.budi, judul="Notula rapat", lokasi="Lemari 2")
    budi.post(alamat(skp), isian | {"bukti": [bukti.kode], "tautan": "https://contoh.go.id/laporan"})
    judul = [p.bukti.judul for p in UmpanBalik.objects.get().pakai_bukti.order_by("pk")]
    assert judul == ["Notula rapat", "https://contoh.go.id/laporan"]


# Perbaikan, tanggapan, rekaman ----------------------------------------------------------------------
def test_baris_pengganti_tampil_bersama_yang_lama(budi, sebagai, pemeran, skp, tw):
    lama = umpan_balik.beri(skp, tw, oleh=pemeran.budi, isi=KATA, nada="positif", perilaku="loyal")
    baru = {"isi": "Layanan berjalan tanpa gangguan selama April.", "nada": "netral"}
    assert "Dapat diganti sampai" in teks(budi.get(f"/umpan-balik/{lama.pk}/perbaiki/"))
    assert budi.post(f"/umpan-balik/{lama.pk}/perbaiki/", baru).url == "/umpan-balik/diberi/"
    halaman = teks(sebagai(pemeran.sari).get("/umpan-balik/"))
    assert KATA in halaman
    assert "Diganti pemberinya pada" in halaman
    assert baru["isi"] in halaman


def test_yang_lewat_waktu_tidak_ditawari_perbaikan(budi, pemeran, skp, tw):
    lama = umpan_balik.beri(skp, tw, oleh=pemeran.budi, isi=KATA, nada="positif", perilaku="loyal")
    assert "Perbaiki" in isi(budi.get("/umpan-balik/diberi/"))
    with time_machine.travel(datetime(2026, 5, 15, 0, 15, tzinfo=UTC), tick=True):
        assert "Perbaiki" not in isi(budi.get("/umpan-balik/diberi/"))
        jawaban = budi.post(f"/umpan-balik/{lama.pk}/perbaiki/", {"isi": KATA + " Benar.", "nada": "positif"})
    assert jawaban.status_code == 409
    assert "Waktu memperbaiki sudah lewat." in teks(jawaban)


def test_penerima_menanggapi_sekali(sebagai, pemeran, skp, tw):
    u = umpan_balik.beri(skp, tw, oleh=pemeran.joko, isi=KATA, nada="positif", perilaku="loyal")
    sari = sebagai(pemeran.sari)
    assert "Terima kasih" in isi(sari.get("/umpan-balik/"))
    sari.post(f"/umpan-balik/{u.pk}/tanggapi/", {"jenis": "tanggapan", "isi": "Akan saya pertahankan."})
    assert "Tanggapan : Akan saya pertahankan." in teks(sari.get("/umpan-balik/"))
    assert "Tanggapan : Akan saya pertahankan." in teks(sebagai(pemeran.joko).get("/umpan-balik/diberi/"))
    lagi = sari.post(f"/umpan-balik/{u.pk}/tanggapi/", {"jenis": "terima_kasih"})
    assert (lagi.status_code, "Anda sudah menanggapi umpan balik ini." in teks(lagi)) == (409, True)


def test_rekaman_tercetak_untuk_periode_yang_dipilih(sebagai, pemeran, skp, diberi):
    jawaban = sebagai(pemeran.sari).get(f"/umpan-balik/rekaman/{skp.kode}/2026-tw1.pdf")
    assert jawaban["Content-Type"] == "application/pdf"
    tercetak = rapat(teks_pdf(jawaban.content))
    assert rapat(f"Pimpinan: {KATA}") in tercetak
    kosong = sebagai(pemeran.sari).get(f"/umpan-balik/rekaman/{skp.kode}/2026-tw2.pdf")
    assert rapat(KATA) not in rapat(teks_pdf(kosong.content))
    assert sebagai(pemeran.sari).get(f"/umpan-balik/rekaman/{skp.kode}/1999-tw1.pdf").status_code == 404


# Jadwal dan cakupan ---------------------------------------------------------------------------------
def test_jadwal_diusulkan_dan_disepakati_di_halaman(sebagai, pemeran, budi, skp):
    sari = sebagai(pemeran.sari)
    assert "berlaku ketentuan instansi: setiap triwulan" in teks(sari.get("/umpan-balik/"))
    sari.post(f"/umpan-balik/jadwal/{skp.kode}/", {"irama": "bulanan"})
    usul = skp.jadwal_umpan_balik.get()
    assert "Sepakati" in isi(budi.get("/umpan-balik/", {"skp": skp.kode}))
    budi.post(f"/umpan-balik/jadwal/{skp.kode}/{usul.pk}/", {"putusan": "setuju"})
    assert "Disepakati: setiap bulan , 15 Mei 2026." in teks(sari.get("/umpan-balik/"))


def test_cakupan_menyebut_yang_belum_mendapat(sebagai, pemeran, skp):
    with time_machine.travel(date(2026, 6, 20), tick=True):
        budi = sebagai(pemeran.budi)
        sebelum = teks(budi.get("/umpan-balik/cakupan/"))
        assert "Sari Utami, S.Kom. 10 hari lagi Belum pernah 0 0 dari 7" in sebelum
        umpan_balik.beri(
            skp, pembuat.triwulan(2), oleh=pemeran.budi, isi=KATA, nada="positif", perilaku="loyal", bentuk="berkala"
        )
        assert "Sari Utami, S.Kom. Sesuai jadwal 20 Juni 2026 1 1 dari 7" in teks(budi.get("/umpan-balik/cakupan/"))
        angka = teks(sebagai(pemeran.admin).get("/umpan-balik/cakupan/"))
        unduhan = baris_csv(budi, "/umpan-balik/cakupan/")
        tanpa_nama = baris_csv(sebagai(pemeran.admin), "/umpan-balik/cakupan/")
    assert unduhan[1:] == [
        ["Sari Utami, S.Kom.", "BIDANG E-GOVERNMENT", "Setiap triwulan", "30/06/2026", "Sesuai jadwal", "20/06/2026",
         "1", "1"]
    ]  # fmt: skip
    assert (len(tanpa_nama), Jejak.objects.filter(kata_kerja="unduh_daftar").count()) == (1, 2)
    assert "0 dari 1 pegawai belum mendapat umpan balik berkala" in angka
    assert "Sari" not in angka


@pytest.mark.parametrize("banyak", [1, 3])
def test_jumlah_kueri_yang_saya_beri(budi, pemeran, skp, tw, banyak):
    for n in range(banyak):
        umpan_balik.beri(skp, tw, oleh=pemeran.budi, isi=f"{KATA} {n}", nada="positif", perilaku="loyal")
    with kueri() as semua:
        assert isi(budi.get("/umpan-balik/diberi/")).count(KATA) == banyak
    assert len(semua) == 7
