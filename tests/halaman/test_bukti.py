"""Gudang bukti in the browser: the list, what is added, one item, the file itself, and the pack."""

import io
import zipfile
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pegawai.alur import pekerjaan as buku
from pegawai.models import Jejak, Pekerjaan, Pemberitahuan
from skp_app import pengambil
from skp_app.alur import bukti as alur
from skp_app.alur import paket, paket_bukti, pendokumentasian, rawat_bukti
from skp_app.alur.unggah_bukti import unggah
from skp_app.kewajiban.bukti import JENIS
from skp_app.models import BuktiDukung, PakaiBukti
from tests import pembuat
from tests.berkas_uji import gambar, pdf
from tests.cuplikan import tanpa_perubahan
from tests.halaman.bantu import isi, teks
from tests.halaman.kueri import kueri

PDF = pdf()


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def realisasi(skp, pemeran):
    iki = skp.rhk.first().iki.get()
    return pendokumentasian.catat_realisasi(iki, pembuat.triwulan(1), oleh=pemeran.sari, teks="9 layanan")


@pytest.fixture
def sari(sebagai, pemeran):
    return sebagai(pemeran.sari)


@pytest.fixture
def berkas(pemeran, realisasi):
    bukti = unggah(SimpleUploadedFile("Laporan Tahun.pdf", PDF), oleh=pemeran.sari)
    alur.pakai(bukti, realisasi, oleh=pemeran.sari)
    return bukti


# the list ----------------------------------------------------------------------------------------
def test_gudang_kosong_menunjukkan_tiga_cara(sari, skp):
    halaman = teks(sari.get("/bukti/"))
    assert "Gudang Anda masih kosong. Tambahkan bukti pertama lewat salah satu dari tiga cara di atas." in halaman


@pytest.mark.parametrize("jumlah", [1, 3])
def test_gudang_tidak_bertambah_kuerinya(sari, pemeran, realisasi, jumlah):
    for n in range(jumlah):
        alur.pakai(alur.tambah_unit(oleh=pemeran.sari, judul=f"Map {n}", lokasi="Lemari"), realisasi, oleh=pemeran.sari)
    with kueri() as daftar:
        assert sari.get("/bukti/").status_code == 200
    assert len(daftar) == 10


@pytest.mark.parametrize(
    ("saring", "judul"),
    [
        ("cari=map", {"Map merah"}),
        ("jenis=tautan", {"Situs"}),
        ("kesehatan=gagal", {"Situs"}),
        ("kesehatan=unit", {"Map merah", "Map biru"}),
        ("periode=lepas", {"Situs", "Map biru"}),
        ("periode=2026-tw1", {"Map merah"}),
    ],
)
def test_saring(sari, pemeran, realisasi, saring, judul):
    alur.pakai(alur.tambah_unit(oleh=pemeran.sari, judul="Map merah", lokasi="A"), realisasi, oleh=pemeran.sari)
    alur.tambah_unit(oleh=pemeran.sari, judul="Map biru", lokasi="B")
    situs = alur.tambah_tautan(oleh=pemeran.sari, judul="Situs", tautan="https://a.go.id/x")
    rawat_bukti.catat_putusan(situs.pk, pengambil.MEMINTA_IZIN)
    halaman = sari.get(f"/bukti/?{saring}").context["halaman"]
    assert {b.judul for b in halaman if saring != "cari=map" or b.judul != "Map biru"} == judul


def test_saring_yang_dikarang_400(sari, skp):
    assert sari.get("/bukti/?jenis=rahasia").status_code == 400


# add ---------------------------------------------------------------------------------------------
def test_unggah_tanpa_skrip_lalu_terpakai(sari, realisasi):
    data = {"berkas": SimpleUploadedFile("a.pdf", PDF), "judul": "Laporan", "untuk": f"realisasi-{realisasi.pk}"}
    bukti_url = sari.post("/bukti/unggah/", data).url
    bukti = BuktiDukung.objects.get()
    assert bukti_url == f"/bukti/{bukti.kode}/rincian/"
    assert (bukti.judul, list(realisasi.bukti.all())) == ("Laporan", [bukti])
    ulang = sari.post("/bukti/unggah/", data | {"berkas": SimpleUploadedFile("b.pdf", PDF)}, follow=True)
    assert "Bukti ini sudah ada di gudang Anda, jadi tidak disimpan dua kali." in teks(ulang)
    assert (BuktiDukung.objects.count(), PakaiBukti.objects.count()) == (1, 1)


def test_unggah_dengan_skrip_dijawab_dengan_baris(sari, realisasi):
    data = {"berkas": SimpleUploadedFile("foto.png", gambar("PNG")), "untuk": f"realisasi-{realisasi.pk}"}
    jawaban = sari.post("/bukti/unggah/", data, headers={"X-Unggah": "1"})
    assert jawaban.status_code == 200
    assert "foto.png" in jawaban.json()["baris"]
    tolak = sari.post("/bukti/unggah/", {"berkas": SimpleUploadedFile("a.exe", b"MZ")}, headers={"X-Unggah": "1"})
    assert (tolak.status_code, tolak.json()) == (
        422, {"kalimat": "Berkas .exe tidak bisa dilihat penilai. Unggah PDF, gambar, Word, atau Excel."},
    )  # fmt: skip


def test_unggah_ditolak_formulir_tampil_lagi(sari, skp):
    with tanpa_perubahan():
        jawaban = sari.post("/bukti/unggah/", {"berkas": SimpleUploadedFile("a.rar", b"Rar!"), "judul": "Judul saya"})
        kosong = sari.post("/bukti/unggah/", {})
    assert (jawaban.status_code, kosong.status_code) == (422, 422)
    assert "Berkas arsip tidak bisa dilihat penilai." in teks(jawaban)
    assert "Judul saya" in isi(jawaban)
    assert "Pilih berkasnya dulu." in teks(kosong)


def test_terlalu_banyak_unggahan_429_dengan_waktu_tunggu(sari, skp, monkeypatch):
    monkeypatch.setattr("skp_app.alur.unggah_bukti.SEJAM", 0)
    jawaban = sari.post("/bukti/unggah/", {"berkas": SimpleUploadedFile("a.pdf", PDF)})
    assert jawaban.status_code == 429
    assert 0 < int(jawaban["Retry-After"]) <= 3600


def test_tautan_dan_dokumen_di_unit(sari, skp):
    sari.post("/bukti/tambah/", {"tautan-jenis": "tautan", "tautan-tautan": "https://drive.google.com/x"})
    sari.post("/bukti/tambah/", {"unit-jenis": "unit", "unit-judul": "Map", "unit-lokasi": "Lemari"})
    assert list(BuktiDukung.objects.values_list("jenis", "judul", "kesehatan")) == [
        ("tautan", "drive.google.com/x", "belum"), ("unit", "Map", "unit"),
    ]  # fmt: skip
    assert sari.post("/bukti/tambah/", {"unit-jenis": "unit", "unit-judul": "Map"}).status_code == 422
    assert sari.post("/bukti/tambah/", {"tautan-tautan": "http://a.id"}).status_code == 422


def test_berkas_dari_lembar_realisasi(sari, realisasi):
    iki = realisasi.iki_id
    data = {
        f"realisasi-{iki}-teks": "10 layanan", f"realisasi-{iki}-versi": realisasi.versi,
        f"bukti-{iki}-berkas": SimpleUploadedFile("a.pdf", PDF),
    }  # fmt: skip
    assert sari.post(f"/realisasi/2026-tw1/{iki}/bukti/tambah/", data).status_code == 302
    realisasi.refresh_from_db()
    assert (realisasi.teks, [b.nama_asli for b in realisasi.bukti.all()]) == ("10 layanan", ["a.pdf"])
    data[f"bukti-{iki}-berkas"] = SimpleUploadedFile("a.zip", b"PK")
    jawaban = sari.post(f"/realisasi/2026-tw1/{iki}/bukti/tambah/", data)
    assert jawaban.status_code in {409, 422}


# one item ----------------------------------------------------------------------------------------
def test_tanda_terima_sama_dengan_isi(sari, berkas):
    halaman = teks(sari.get(f"/bukti/{berkas.kode}/rincian/"))
    assert f"SHA-256 {sha256(PDF).hexdigest()}" in halaman
    assert "Nama asli Laporan Tahun.pdf" in halaman
    assert "menurut jam server" in halaman


def test_penilai_membaca_tanda_terima_tanpa_tombol_pemilik(sebagai, pemeran, berkas):
    halaman = teks(sebagai(pemeran.budi).get(f"/bukti/{berkas.kode}/rincian/"))
    assert "milik Sari Utami" in halaman
    assert "Triwulan I 2026: Jumlah layanan 1 yang beroperasi" in halaman
    assert "Simpan nama" not in halaman


def test_pakai_untuk_banyak_sekaligus_lalu_lepas_dan_buang(sari, pemeran, skp, realisasi):
    lain = [
        pendokumentasian.catat_realisasi(r.iki.get(), t, oleh=pemeran.sari, teks="1")
        for r, t in ((skp.rhk.all()[1], pembuat.triwulan(1)), (skp.rhk.first(), pembuat.triwulan(2)))
    ]
    bukti = alur.tambah_unit(oleh=pemeran.sari, judul="Map", lokasi="Lemari")
    semua = [f"realisasi-{r.pk}" for r in (realisasi, *lain)]
    assert sari.post(f"/bukti/{bukti.kode}/pakai/", {"untuk": semua}).status_code == 302
    assert bukti.realisasi.count() == 3
    assert sari.post(f"/bukti/{bukti.kode}/buang/").status_code == 409
    for p in list(bukti.pakai.all()):
        assert sari.post(f"/bukti/{bukti.kode}/lepas/{p.pk}/").status_code == 302
    assert sari.post(f"/bukti/{bukti.kode}/buang/").url == "/bukti/"
    assert sari.get(f"/bukti/{bukti.kode}/rincian/").status_code == 404


def test_pakai_untuk_yang_dikarang_422(sari, pemeran, berkas):
    joko = pembuat.buat_skp_ditetapkan(pemeran.joko)
    milik_joko = pendokumentasian.catat_realisasi(
        joko.rhk.first().iki.get(), pembuat.triwulan(1), oleh=pemeran.joko, teks="1"
    )
    with tanpa_perubahan():
        for untuk in ([], ["realisasi-0"], [f"realisasi-{milik_joko.pk}"], ["lain"]):
            assert sari.post(f"/bukti/{berkas.kode}/pakai/", {"untuk": untuk}).status_code == 422


def test_ganti_nama_tidak_setelah_evaluasi_ditetapkan(sari, pemeran, skp, berkas):
    assert sari.post(f"/bukti/{berkas.kode}/ganti/", {"judul": "Nama baru"}).status_code == 302
    berkas.refresh_from_db()
    assert berkas.judul == "Nama baru"
    pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
    with tanpa_perubahan():
        assert sari.post(f"/bukti/{berkas.kode}/ganti/", {"judul": "Lain"}).status_code == 409


def test_penilai_menandai_dokumen_di_unit_sekali(sebagai, pemeran, realisasi):
    unit = alur.tambah_unit(oleh=pemeran.sari, judul="Map", lokasi="Lemari")
    pakai = alur.pakai(unit, realisasi, oleh=pemeran.sari)
    budi = sebagai(pemeran.budi)
    for _ in range(2):
        assert budi.post(f"/bukti/pakai/{pakai.pk}/dilihat/").status_code == 302
    pakai.refresh_from_db()
    assert pakai.dilihat_oleh == pemeran.budi
    assert Jejak.objects.filter(kata_kerja="lihat_dokumen_unit").count() == 1
    assert sebagai(pemeran.tono).post(f"/bukti/pakai/{pakai.pk}/dilihat/").status_code == 403
    assert sebagai(pemeran.rina).post(f"/bukti/pakai/{pakai.pk}/dilihat/").status_code == 404


# the file ----------------------------------------------------------------------------------------
def test_berkas_diunduh_dengan_kepala_yang_aman(sari, berkas):
    jawaban = sari.get(f"/bukti/{berkas.kode}/")
    assert b"".join(jawaban.streaming_content) == PDF
    kepala = {n: jawaban[n] for n in (
        "Content-Type", "Content-Disposition", "X-Content-Type-Options", "Content-Security-Policy",
        "Cross-Origin-Resource-Policy", "Cache-Control",
    )}  # fmt: skip
    assert kepala == {
        "Content-Type": "application/pdf",
        "Content-Disposition": "attachment; filename=\"Laporan Tahun.pdf\"; filename*=UTF-8''Laporan%20Tahun.pdf",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-store",
    }


@pytest.mark.parametrize(
    ("rentang", "status", "potongan"),
    [
        ("bytes=0-3", 206, PDF[:4]),
        ("bytes=5-", 206, PDF[5:]),
        ("bytes=0-999999999", 206, PDF),
        ("bytes=99999999-", 416, b""),
        ("bytes=0-0," * 1000 + "0-0", 200, PDF),
        ("bytes=-5", 200, PDF),
        ("baris=1-2", 200, PDF),
    ],
)
def test_rentang(sari, berkas, rentang, status, potongan):
    jawaban = sari.get(f"/bukti/{berkas.kode}/", headers={"Range": rentang})
    badan = b"".join(jawaban.streaming_content) if jawaban.streaming else jawaban.content
    assert (jawaban.status_code, badan) == (status, potongan)


@pytest.mark.parametrize(("dari", "status"), [("cross-site", 403), ("same-site", 403), ("same-origin", 200)])
def test_hanya_dari_halaman_sendiri(sari, berkas, dari, status):
    assert sari.get(f"/bukti/{berkas.kode}/", headers={"Sec-Fetch-Site": dari}).status_code == status


def test_pembacaan_orang_lain_berjejak(sari, sebagai, pemeran, berkas):
    for klien in (sari, sebagai(pemeran.budi), sebagai(pemeran.tono)):
        assert klien.get(f"/bukti/{berkas.kode}/").status_code == 200
    for siapa in ("rina", "joko", "dewi", "admin"):
        assert sebagai(getattr(pemeran, siapa)).get(f"/bukti/{berkas.kode}/").status_code == 404
    dilihat = Jejak.objects.filter(kata_kerja="dilihat", objek_id=berkas.pk)
    assert list(dilihat.values_list("oleh__nama", flat=True)) == ["Budi Santoso", "Tono Subroto"]


def test_berkas_yang_belum_dipakai_hanya_milik_pemiliknya(sebagai, pemeran, skp):
    bukti = unggah(SimpleUploadedFile("a.pdf", PDF), oleh=pemeran.sari)
    assert sebagai(pemeran.budi).get(f"/bukti/{bukti.kode}/").status_code == 404


def test_gambar_tampil_lewat_miniatur_saja(sari, pemeran, skp):
    bukti = unggah(SimpleUploadedFile("a.png", gambar("PNG", sisi=(640, 480))), oleh=pemeran.sari)
    assert sari.get(f"/bukti/{bukti.kode}/miniatur/").status_code == 404
    rawat_bukti.periksa_satu(bukti.pk)
    kecil = sari.get(f"/bukti/{bukti.kode}/miniatur/")
    assert (kecil.status_code, kecil["Content-Type"]) == (200, "image/jpeg")
    assert f'src="/bukti/{bukti.kode}/miniatur/"' in isi(sari.get("/bukti/"))
    assert sari.get(f"/bukti/{bukti.kode}/")["Content-Disposition"].startswith("attachment")


# links -------------------------------------------------------------------------------------------
@pytest.fixture
def tautan(pemeran, realisasi):
    bukti = alur.tambah_tautan(oleh=pemeran.sari, judul="Drive", tautan="https://drive.google.com/x")
    alur.pakai(bukti, realisasi, oleh=pemeran.sari)
    return bukti


def periksa(bukti, *putusan):
    for p in putusan:
        rawat_bukti.periksa_satu(bukti.pk, lambda _, p=p: p)
    bukti.refresh_from_db()


def kewajiban():
    (jenis,) = JENIS
    return [(b["k_pemilik"], b["k_tentang"]) for b in jenis.sumber(None)]


def test_tautan_yang_meminta_izin_dilaporkan_kepada_pemiliknya_sekali(sari, tautan, pemeran):
    periksa(tautan, pengambil.MEMINTA_IZIN, pengambil.MEMINTA_IZIN)
    kabar = Pemberitahuan.objects.filter(judul="Bukti dukung belum bisa dibuka")
    assert [(k.penerima, k.tautan) for k in kabar] == [(pemeran.sari, f"/bukti/{tautan.kode}/rincian/")]
    assert kewajiban() == [(pemeran.sari.pk, "1")]
    assert "Tautan meminta izin." in teks(sari.get("/realisasi/2026-tw1/"))
    periksa(tautan, pengambil.TERBUKA)
    assert (kewajiban(), tautan.kesehatan, tautan.gagal_sejak) == ([], "bisa", None)


def test_periksa_lagi_menunggu_pemeriksaan(sari, tautan):
    periksa(tautan, pengambil.TIDAK_ADA)
    assert tautan.kesehatan == "rusak"
    assert sari.post(f"/bukti/{tautan.kode}/periksa/").status_code == 302
    tautan.refresh_from_db()
    assert (tautan.kesehatan, tautan.diperiksa_pada) == ("periksa", None)


def test_di_jaringan_tertutup_tautan_belum_diperiksa(tautan, settings):
    settings.PERIKSA_TAUTAN = False
    periksa(tautan, pengambil.MEMINTA_IZIN)
    assert tautan.kesehatan == "belum"


def test_pemeriksaan_mingguan_meneruskan_yang_terputus(tautan, time_machine):
    from datetime import timedelta

    from django.utils.timezone import now

    def putaran():
        diminta = []
        hasil = rawat_bukti.jalankan(None, lambda *_: None, lambda t: diminta.append(t) or pengambil.TERBUKA)
        return hasil["tautan"], diminta

    assert putaran() == (0, [])  # its bell has rung a moment ago
    time_machine.move_to(now() + timedelta(minutes=11))
    assert putaran() == (1, [tautan.tautan])
    assert putaran() == (0, [])
    time_machine.move_to(now() + timedelta(days=8))
    assert putaran() == (1, [tautan.tautan])


# the pack ----------------------------------------------------------------------------------------
def test_paket_bukti_berisi_berkas_daftar_dan_sidik(sebagai, pemeran, skp, berkas, realisasi):
    alur.tambah(realisasi, oleh=pemeran.sari, judul="Berita acara", lokasi="Lemari arsip")
    budi = sebagai(pemeran.budi)
    alamat = budi.post(f"/bukti/paket/{skp.kode}/2026-tw1/").url
    pekerjaan = Pekerjaan.objects.get(tugas=paket_bukti.TUGAS)
    assert alamat == f"/proses/{pekerjaan.kode}/"
    assert budi.get(f"/bukti/paket/{pekerjaan.kode}/").status_code == 409
    for _ in range(2):
        buku.kerjakan(pekerjaan.pk, paket_bukti.jalankan)
    pekerjaan.refresh_from_db()
    assert (pekerjaan.status, pekerjaan.hasil["bukti"], pekerjaan.hasil["berkas"]) == ("selesai", 2, 1)
    arsip = zipfile.ZipFile(io.BytesIO(b"".join(budi.get(f"/bukti/paket/{pekerjaan.kode}/").streaming_content)))
    assert arsip.namelist() == ["daftar-bukti.html", "sidik-sha256.txt", "berkas/001-Laporan Tahun.pdf"]
    assert arsip.read("berkas/001-Laporan Tahun.pdf") == PDF
    assert arsip.read("sidik-sha256.txt").decode() == f"{sha256(PDF).hexdigest()}  berkas/001-Laporan Tahun.pdf\n"
    daftar = arsip.read("daftar-bukti.html").decode()
    assert "Ada di unit: Lemari arsip" in daftar
    assert "<script" not in daftar
    assert Jejak.objects.filter(kata_kerja="unduh_paket_bukti", oleh=pemeran.budi).count() == 1
    assert sebagai(pemeran.tono).get(f"/bukti/paket/{pekerjaan.kode}/").status_code == 404


def test_paket_kedaluwarsa_dan_dihapus(sari, skp, berkas, pemeran, time_machine):
    from datetime import timedelta

    from django.utils.timezone import now

    pekerjaan = paket_bukti.pesan(skp, pembuat.triwulan(1), oleh=pemeran.sari)
    buku.kerjakan(pekerjaan.pk, paket_bukti.jalankan)
    assert (sari.get(f"/bukti/paket/{pekerjaan.kode}/").status_code, paket.bersihkan()) == (200, 0)
    time_machine.move_to(now() + timedelta(days=8))
    assert [paket.bersihkan() for _ in range(2)] == [1, 0]
    pekerjaan.refresh_from_db()
    assert paket.kedaluwarsa(pekerjaan)


@pytest.mark.parametrize("siapa", ["dewi", "admin", "rina"])
def test_paket_hanya_bagi_para_pihak(sebagai, pemeran, skp, siapa):
    jawaban = sebagai(getattr(pemeran, siapa)).post(f"/bukti/paket/{skp.kode}/2026-tw1/")
    assert jawaban.status_code == (404 if siapa == "rina" else 403)
