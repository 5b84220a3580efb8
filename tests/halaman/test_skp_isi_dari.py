"""The fill helpers as pages: choose, look, put in; nothing is written before"""

from datetime import date, timedelta

import pytest

from pegawai.models import Jejak
from skp_app.alur import pendokumentasian, penyusunan
from skp_app.models import Rhk, Skp
from tests import pembuat
from tests.cuplikan import tanpa_perubahan
from tests.halaman.bantu import isi, judul, teks
from tests.halaman.kueri import kueri

HALAMAN = ("salin", "pendahulu", "tempel")
TABEL = "Layanan tertempel\tWaktu\tJumlah hari\t3 hari\n\tBiaya\tJumlah biaya\t2 juta\nData tertempel\tKualitas\tx\t1"


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp(pemeran.sari, lengkap=False)


@pytest.fixture
def sari(sebagai, pemeran):
    return sebagai(pemeran.sari)


@pytest.fixture
def alamat(skp):
    return {nama: f"/skp/{skp.kode}/isi-dari/{nama}/" for nama in HALAMAN}


@pytest.fixture
def wati(pemeran, organisasi, periode):
    """She held Sari's post until the end of last year."""
    wati, akhir = pembuat.buat_pegawai("Wati Rahayu"), date(periode.tahun - 1, 12, 31)
    pembuat.tempatkan(wati, organisasi.egov, "PRANATA KOMPUTER AHLI MUDA", "jf_keahlian", selesai=akhir)
    pemeran.sari.penempatan.update(mulai=akhir + timedelta(days=1))
    return wati


@pytest.fixture
def milik_wati(wati, periode):
    return pembuat.tetapkan(pembuat.buat_skp(wati, tahun=periode.tahun - 1))


@pytest.fixture
def lama(pemeran, periode):
    """Sari's SKP of last year; with Wati before her it stands under another post."""
    tahun = periode.tahun - 1
    if not pemeran.sari.penempatan.pada(date(tahun, 1, 1)).exists():
        unit = pemeran.sari.penempatan.get().unit
        pembuat.tempatkan(pemeran.sari, unit, "PENGELOLA DATA", selesai=date(tahun, 12, 31))
    skp = pembuat.buat_skp(pemeran.sari, tahun=tahun, rhk=3)
    penyusunan.simpan_lampiran(skp, oleh=pemeran.sari, dukungan=["Server uji"])
    return pembuat.tetapkan(skp)


@pytest.fixture
def siap(milik_wati, lama):
    return {"salin": [r.pk for r in lama.rhk.all()], "pendahulu": [r.pk for r in milik_wati.rhk.all()]}


@pytest.fixture
def kiriman(siap):
    """What each page sends to put something in."""
    return {n: {"rhk": pk} for n, pk in siap.items()} | {"tempel": {"teks": TABEL, "lanjut": "masukkan"}}


# what holds for all three ------------------------------------------------------------------------
@pytest.mark.parametrize(("nama", "banyak"), [("salin", 3), ("pendahulu", 2), ("tempel", 2)])
def test_masuk_lalu_kembali_ke_penyunting_di_baris_baru(sari, skp, alamat, kiriman, nama, banyak):
    pembuat.isi_rhk(skp, 9)
    jawaban = sari.post(alamat[nama], kiriman[nama])
    assert jawaban.url == f"/skp/{skp.kode}/?buka=2#rhk-2"
    assert f"{banyak} RHK dimasukkan. Periksa dan sesuaikan dengan tahun ini." in teks(sari.get(jawaban.url))
    assert skp.rhk.count() == 1 + banyak


@pytest.mark.parametrize(("nama", "banyak"), [("salin", 3), ("pendahulu", 2), ("tempel", 2)])
def test_klik_ganda_tidak_menambah_dua_kali(sari, skp, alamat, kiriman, nama, banyak):
    sari.post(alamat[nama], kiriman[nama])
    with tanpa_perubahan():
        jawaban = sari.post(alamat[nama], kiriman[nama])
    # A check box of an RHK that is there already is disabled on the page, but an old page may still send it.
    assert jawaban.url == f"/skp/{skp.kode}/"
    kalimat = f"Tidak ada yang ditambahkan. {banyak} RHK dilewati karena sudah ada di SKP ini."
    assert kalimat in teks(sari.get(jawaban.url))


@pytest.mark.parametrize("nama", HALAMAN)
@pytest.mark.parametrize("siapa", ["joko", "budi", "rina", "admin"])
def test_draf_orang_lain_tertutup(sebagai, pemeran, alamat, kiriman, nama, siapa):
    klien = sebagai(getattr(pemeran, siapa))
    assert klien.get(alamat[nama]).status_code == 404
    with tanpa_perubahan():
        assert klien.post(alamat[nama], kiriman[nama]).status_code == 404


@pytest.mark.parametrize("nama", HALAMAN)
def test_penilai_yang_membaca_skp_tidak_dapat_mengisinya(sebagai, pemeran, skp, alamat, kiriman, nama):
    pembuat.isi_rhk(skp, 9)
    pembuat.ajukan(skp)
    budi = sebagai(pemeran.budi)
    with tanpa_perubahan():
        assert budi.post(alamat[nama], kiriman[nama]).status_code == 403


@pytest.mark.parametrize("nama", HALAMAN)
def test_setelah_diajukan_tertutup(sari, skp, alamat, kiriman, nama):
    pembuat.isi_rhk(skp, 9)
    pembuat.ajukan(skp)
    assert sari.get(alamat[nama]).status_code == 409
    with tanpa_perubahan():
        assert sari.post(alamat[nama], kiriman[nama]).status_code == 409


@pytest.mark.parametrize("nama", HALAMAN)
def test_melihat_saja_tidak_menulis_apa_apa(sari, alamat, siap, nama):
    with tanpa_perubahan():
        assert sari.get(alamat[nama]).status_code == 200


@pytest.mark.parametrize("nama", HALAMAN)
def test_terlalu_banyak_rhk_ditolak_dengan_kalimat(sari, skp, alamat, kiriman, nama):
    Rhk.objects.bulk_create(Rhk(skp=skp, urutan=n, teks=f"RHK {n}") for n in range(60))
    with tanpa_perubahan():
        jawaban = sari.post(alamat[nama], kiriman[nama])
    assert jawaban.status_code == 422
    assert "Satu SKP memuat paling banyak 60 RHK. Pilih lebih sedikit." in teks(jawaban)


@pytest.mark.parametrize("nama", ["salin", "pendahulu"])
@pytest.mark.parametrize("pilihan", ["", "a\x1bb", "x" * 10_000, "9" * 40, "-1", "1e3", "foreign"])
def test_pilihan_keliru_ditolak_dengan_kalimat(sari, alamat, siap, pemeran, nama, pilihan):
    if pilihan == "foreign":
        pilihan = pembuat.buat_skp_ditetapkan(pemeran.joko).rhk.first().pk
    for bidang in ("rhk", "lampiran"):
        with tanpa_perubahan():
            jawaban = sari.post(alamat[nama], {bidang: [pilihan]})
        assert jawaban.status_code == 422
        label = {"rhk": "RHK", "lampiran": "Lampiran"}[bidang]
        assert f"{label}: pilih salah satu yang tersedia." in teks(jawaban)


@pytest.mark.parametrize("nama", ["salin", "pendahulu"])
def test_tanpa_pilihan_diminta_memilih(sari, alamat, siap, nama):
    with tanpa_perubahan():
        jawaban = sari.post(alamat[nama])
    assert jawaban.status_code == 422
    assert "Pilih paling sedikit satu RHK." in teks(jawaban)


@pytest.mark.parametrize("nama", HALAMAN)
def test_tombol_penyunting_menyimpan_dulu_lalu_membuka_halamannya(sari, skp, alamat, nama):
    rhk = pembuat.isi_rhk(skp, 1)
    assert f'name="lalu" value="{nama}"' in isi(sari.get(f"/skp/{skp.kode}/"))
    kiriman = {f"rhk-{rhk.pk}-versi": 1, f"rhk-{rhk.pk}-teks": "Diketik dulu", "lalu": nama}
    assert sari.post(f"/skp/{skp.kode}/simpan/", kiriman).url == alamat[nama]
    assert Rhk.objects.get(pk=rhk.pk).teks == "Diketik dulu"


def test_isian_keliru_di_penyunting_tampil_lagi_sebelum_pindah(sari, skp):
    rhk = pembuat.isi_rhk(skp, 1)
    kiriman = {f"rhk-{rhk.pk}-versi": 1, f"rhk-{rhk.pk}-teks": "x" * 1001, "lalu": "tempel"}
    assert sari.post(f"/skp/{skp.kode}/simpan/", kiriman).status_code == 422


# salin -------------------------------------------------------------------------------------------
def test_salin_menyebut_tahun_pada_target(sari, alamat, lama):
    halaman = teks(sari.get(alamat["salin"]))
    assert f"SKP {lama.mulai.year} PRANATA KOMPUTER AHLI MUDA" in halaman
    assert f"Kuantitas: Jumlah layanan 1 yang beroperasi — target {lama.mulai.year}: 11 layanan" in halaman
    assert "Dukungan sumber daya: Server uji" in halaman


def test_salin_tanpa_skp_lama_mengatakannya(sari, skp, alamat):
    kalimat = f"Belum ada SKP Anda sebelum {skp.mulai.year} yang ditetapkan di sini, jadi belum ada yang dapat disalin."
    assert kalimat in teks(sari.get(alamat["salin"]))
    assert sari.post(alamat["salin"]).status_code == 422


def test_salin_tidak_menawarkan_skp_rekan(sari, alamat, lama, pemeran):
    rekan = pembuat.buat_skp(pemeran.joko, tahun=lama.mulai.year)
    penyusunan.tambah_iki(rekan.rhk.first(), oleh=pemeran.joko, teks="RAHASIA JOKO", target="1", aspek=["waktu"])
    pembuat.tetapkan(rekan)
    halaman = isi(sari.get(alamat["salin"]))
    assert "RAHASIA JOKO" not in halaman
    assert f'value="{rekan.rhk.first().pk}"' not in halaman


def test_yang_sudah_ada_tidak_dapat_dipilih(sari, alamat, lama, kiriman):
    sari.post(alamat["salin"], {"rhk": [lama.rhk.first().pk]})
    halaman = isi(sari.get(alamat["salin"]))
    assert halaman.count(" disabled>") == 1
    assert halaman.count("Sudah ada di SKP ini") == 1


def test_pilihan_tetap_tercentang_setelah_ditolak(sari, alamat, lama):
    pilihan = lama.rhk.first().pk
    halaman = isi(sari.post(alamat["salin"], {"rhk": [pilihan, 1], "lampiran": [lama.pk]}))
    assert f'value="{pilihan}" checked' in halaman
    assert f'name="lampiran" value="{lama.pk}" checked' in halaman


def test_salin_lampiran_saja(sari, skp, alamat, lama):
    jawaban = sari.post(alamat["salin"], {"lampiran": [lama.pk]})
    assert "1 butir lampiran dimasukkan." in teks(sari.get(jawaban.url))
    assert [b.teks for b in skp.lampiran.all()] == ["Server uji"]


# pendahulu ---------------------------------------------------------------------------------------
def test_pendahulu_disebut_nama_dan_tahunnya(sari, alamat, milik_wati):
    halaman = teks(sari.get(alamat["pendahulu"]))
    assert f"Rencana dari SKP {milik_wati.mulai.year} milik Wati Rahayu" in halaman
    assert "Tersedianya layanan 1 yang andal" in halaman


def test_pendahulu_hanya_rencananya_yang_terlihat(sari, alamat, milik_wati, pemeran):
    tw = pembuat.triwulan(4, milik_wati.mulai.year)
    iki = milik_wati.rhk.first().iki.get()
    pendokumentasian.catat_realisasi(iki, tw, oleh=milik_wati.pegawai, teks="RAHASIA REALISASI", kendala="RAHASIA 2")
    pembuat.buat_evaluasi_ditetapkan(milik_wati, tw, pemeran.admin, catatan="RAHASIA CATATAN")
    halaman = isi(sari.get(alamat["pendahulu"]))
    assert "Jumlah layanan 1 yang beroperasi" in halaman
    assert "RAHASIA" not in halaman
    assert milik_wati.pegawai.nip not in halaman
    assert sari.get(f"/skp/{milik_wati.kode}/").status_code == 404


def test_tanpa_pendahulu_ada_satu_kalimat(sari, alamat):
    kalimat = (
        "Belum ada SKP yang ditetapkan dari pemegang jabatan PRANATA KOMPUTER AHLI MUDA di BIDANG E-GOVERNMENT "
        "sebelum Anda."
    )
    assert kalimat in teks(sari.get(alamat["pendahulu"]))


def test_draf_pendahulu_tidak_terbaca(sari, alamat, wati, periode):
    draf = pembuat.buat_skp(wati, tahun=periode.tahun - 1)
    assert "Tersedianya layanan" not in isi(sari.get(alamat["pendahulu"]))
    with tanpa_perubahan():
        assert sari.post(alamat["pendahulu"], {"rhk": [draf.rhk.first().pk]}).status_code == 422


def test_lampiran_pendahulu_tidak_dapat_diminta(sari, alamat, milik_wati):
    with tanpa_perubahan():
        assert sari.post(alamat["pendahulu"], {"lampiran": [milik_wati.pk]}).status_code == 422


# tempel ------------------------------------------------------------------------------------------
def test_periksa_menampilkan_tanpa_menulis(sari, alamat):
    with tanpa_perubahan():
        jawaban = sari.post(alamat["tempel"], {"teks": TABEL})
    halaman = teks(jawaban)
    assert (jawaban.status_code, judul(jawaban)) == (200, "Tempel dari Excel")
    assert "Layanan tertempel Waktu: Jumlah hari — target: 3 hari Biaya: Jumlah biaya — target: 2 juta" in halaman
    assert "Masukkan 2 RHK" in halaman


def test_baris_keliru_disebut_satu_per_satu(sari, skp, alamat):
    tabel = f"{TABEL}\nBuruk\tWarna\tx\t1\nBuruk juga\tWaktu\t\t1"
    halaman = teks(sari.post(alamat["tempel"], {"teks": tabel}))
    assert "2 baris perlu diperbaiki. RHK yang memuatnya tidak ikut dimasukkan." in halaman
    assert "Baris 4: Aspek “warna” tidak dikenal." in halaman
    assert "Baris 5: Indikator belum diisi." in halaman
    assert "Masukkan 2 RHK" in halaman
    jawaban = sari.post(alamat["tempel"], {"teks": tabel, "lanjut": "masukkan"})
    assert "2 baris yang perlu diperbaiki tidak ikut." in teks(sari.get(jawaban.url))
    assert skp.rhk.count() == 2


def test_tabel_yang_diperbaiki_dapat_ditempel_lagi_seluruhnya(sari, skp, alamat):
    buruk = f"{TABEL}\nTerakhir\tWarna\tx\t1"
    sari.post(alamat["tempel"], {"teks": buruk, "lanjut": "masukkan"})
    halaman = teks(sari.post(alamat["tempel"], {"teks": buruk.replace("Warna", "Waktu")}))
    assert halaman.count("Sudah ada, dilewati") == 2
    assert "Masukkan 1 RHK" in halaman


def test_tempelan_kembali_utuh_ke_kotaknya(sari, alamat):
    tabel = "\tsambungan\t1\r\n<script>x</script>\tIndikator\t1"
    halaman = isi(sari.post(alamat["tempel"], {"teks": tabel}))
    assert "\n\tsambungan\t1\n&lt;script&gt;x&lt;/script&gt;\tIndikator\t1</textarea>" in halaman.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({}, "Tabel dari Excel belum diisi."),
        ({"teks": "  \n "}, "Isian hanya berisi spasi."),
        ({"teks": "a\x1bb\tc\td"}, "Isian memuat tanda yang tidak dapat dicetak."),
        ({"teks": "x" * 200_001}, "Tabel dari Excel paling panjang 200000 huruf. Sekarang 200001; pendekkan."),
        ({"teks": TABEL, "lanjut": "x" * 10_000}, "Tempelan belum dapat dibaca."),
        ({"teks": "x" * 10_000, "lanjut": "masukkan"}, "Tidak ada RHK yang dapat dimasukkan dari tempelan ini."),
    ],
)
def test_tempelan_yang_rusak_ditolak_dengan_kalimat(sari, alamat, isian, kalimat):
    with tanpa_perubahan():
        jawaban = sari.post(alamat["tempel"], isian)
    assert jawaban.status_code == 422
    assert kalimat in teks(jawaban)


@pytest.mark.parametrize("nama", HALAMAN)
@pytest.mark.parametrize("bidang", ["rhk", "lampiran", "teks", "lanjut"])
def test_nul_ditolak_di_pintu(sari, alamat, nama, bidang):
    with tanpa_perubahan():
        assert sari.post(alamat[nama], {bidang: "a\0b"}).status_code == 400


# cost --------------------------------------------------------------------------------------------
@pytest.mark.parametrize("nama", HALAMAN)
@pytest.mark.parametrize("banyak", [0, 20])
def test_jumlah_kueri_halaman_tetap(sari, alamat, siap, skp, nama, banyak):
    for n in range(banyak):
        pembuat.isi_rhk(skp, 100 + n)
    with kueri() as semua:
        sari.get(alamat[nama])
    assert len(semua) == {"salin": 9, "pendahulu": 8, "tempel": 4}[nama]


@pytest.mark.parametrize("banyak", [1, 40])
def test_jumlah_kueri_memasukkan_tetap(sari, skp, alamat, banyak):
    tabel = "\n".join(f"RHK {n}\tx\t1\n\ty\t2" for n in range(banyak))
    with kueri() as semua:
        sari.post(alamat["tempel"], {"teks": tabel, "lanjut": "masukkan"})
    assert (skp.rhk.count(), Jejak.objects.get(kata_kerja="isi_dari").data["rhk"]) == (banyak, banyak)
    assert Skp.objects.get(pk=skp.pk).versi == 2
    assert len(semua) == 14
