"""Realisasi and evidence of one period: the sheet, its autosave, bukti dukung, who may read"""

import json
from datetime import date

import pytest
import time_machine

from skp_app.alur import bukti as gudang
from skp_app.alur import pendokumentasian
from skp_app.models import BuktiDukung, Iki, PakaiBukti, PenutupanPeriode, Realisasi
from tests import pembuat
from tests.cuplikan import tanpa_perubahan
from tests.halaman.bantu import isi, judul, teks
from tests.halaman.isian import baris_realisasi
from tests.halaman.kueri import kueri

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture(autouse=True)
def pertengahan_tahun():
    """15 May: triwulan I is over, II runs, III has not begun."""
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
def sari(sebagai, pemeran):
    return sebagai(pemeran.sari)


@pytest.fixture
def simpan(sari, tw):
    def kirim(data, *, otomatis=False, periode=tw):
        return sari.post(f"/realisasi/{periode.kode}/simpan/", data, **(HTMX if otomatis else {}))

    return kirim


def catat(iki, periode, teks_isi="9 layanan", **lain):
    return pendokumentasian.catat_realisasi(
        iki, periode, oleh=iki.rhk.skp.pegawai, teks=teks_isi, jenis="progres", **lain
    )


# Halaman -------------------------------------------------------------------------------------------
def test_realisasi_menuju_periode_berjalan(sari, skp):
    assert sari.get("/realisasi/").url == "/realisasi/2026-tw2/"


def test_tanpa_skp_dikatakan_apa_yang_lebih_dulu(sebagai, pemeran, periode):
    assert "Anda belum punya SKP" in teks(sebagai(pemeran.joko).get("/realisasi/"))
    pembuat.buat_skp(pemeran.joko)
    assert "Realisasi diisi setelah SKP ditetapkan." in teks(sebagai(pemeran.joko).get("/realisasi/"))


def test_lembar_menampilkan_target_dan_realisasi_sebelumnya(sari, iki, tw):
    catat(iki, tw, "3 layanan")
    jawaban = sari.get("/realisasi/2026-tw2/")
    assert judul(jawaban) == "Realisasi Triwulan II 2026"
    assert "Jumlah layanan 1 yang beroperasi 11 layanan 3 layanan Triwulan I 2026" in teks(jawaban)
    assert f'name="realisasi-{iki.pk}-teks"' in isi(jawaban)


def test_pita_periode_menghitung_yang_terisi(sari, iki, tw):
    catat(iki, tw)
    halaman = teks(sari.get("/realisasi/2026-tw1/"))
    assert "Triwulan I 2026 1 / 2 Triwulan II 2026 0 / 2 Triwulan III 2026 1 Juli" in halaman


def test_periode_yang_belum_mulai_hanya_dapat_dibaca(sari, simpan, iki, skp):
    jawaban = sari.get("/realisasi/2026-tw3/")
    assert "Triwulan III 2026 dibuka 1 Juli 2026." in teks(jawaban)
    assert "<textarea" not in isi(jawaban)
    tw3 = pembuat.triwulan(3)
    with tanpa_perubahan():
        jawaban = simpan(baris_realisasi(iki, tw3, teks="Mendahului"), periode=tw3)
    assert jawaban.status_code == 409


def test_periode_yang_sudah_dievaluasi_hanya_dapat_dibaca(sari, simpan, skp, iki, tw):
    catat(iki, tw, "3 layanan")
    PenutupanPeriode.objects.create(skp=skp, periode_evaluasi=tw)
    jawaban = sari.get("/realisasi/2026-tw1/")
    assert "Evaluasi Triwulan I 2026 sudah ditetapkan; realisasinya tidak dapat diubah." in teks(jawaban)
    assert "3 layanan" in teks(jawaban)
    assert "<textarea" not in isi(jawaban)
    with tanpa_perubahan():
        jawaban = simpan(baris_realisasi(iki, tw, teks="Terlambat"))
    assert jawaban.status_code == 409


def test_sebelum_ditetapkan_hanya_dapat_dibaca(sebagai, pemeran, skp, tw):
    lain = pembuat.buat_skp(pemeran.joko)
    joko = sebagai(pemeran.joko)
    assert "Realisasi diisi setelah SKP ditetapkan." in teks(joko.get("/realisasi/2026-tw1/"))
    data = baris_realisasi(lain.rhk.first().iki.get(), tw, teks="Mendahului")
    with tanpa_perubahan():
        assert joko.post("/realisasi/2026-tw1/simpan/", data).status_code == 409


@pytest.mark.parametrize("kode", ["2026-tw9", "x", "2025", "9" * 500, "%00", "2026-tw1%27"])
def test_periode_yang_tidak_ada(sari, skp, kode):
    assert sari.get(f"/realisasi/{kode}/").status_code in {400, 404}


@pytest.mark.parametrize(
    ("siapa", "status"),
    [("sari", 200), ("budi", 200), ("tono", 200), ("dewi", 403), ("admin", 403), ("rina", 404), ("joko", 404)],
)
def test_realisasi_orang_lain_hanya_untuk_para_pihak(sebagai, pemeran, skp, iki, tw, siapa, status):
    catat(iki, tw, "Rahasia para pihak")
    jawaban = sebagai(getattr(pemeran, siapa)).get(f"/realisasi/{tw.kode}/{skp.kode}/")
    assert jawaban.status_code == status
    assert ("Rahasia para pihak" in teks(jawaban)) == (status == 200)


def test_penilai_membaca_tanpa_isian(sebagai, pemeran, skp, tw):
    jawaban = sebagai(pemeran.budi).get(f"/realisasi/{tw.kode}/{skp.kode}/")
    assert 'name="realisasi-' not in isi(jawaban)
    assert f"/umpan-balik/beri/{skp.kode}/?periode=2026-tw1" in isi(jawaban)


@pytest.mark.parametrize("banyak", [1, 3])
def test_jumlah_kueri_tetap(sebagai, pemeran, periode, tw, banyak):
    skp = pembuat.buat_skp_ditetapkan(pemeran.joko, rhk=banyak)
    pembuat.isi_realisasi(skp, tw)
    joko = sebagai(pemeran.joko)
    with kueri() as semua:
        jawaban = joko.get("/realisasi/2026-tw1/")
    assert isi(jawaban).count("-sumber_data") >= banyak
    assert len(semua) == 18


# Simpan --------------------------------------------------------------------------------------------
def test_simpan(simpan, iki, tw):
    data = baris_realisasi(iki, tw, teks="3 layanan", sumber_data="laporan\r\nbulanan", kendala="Listrik padam")
    assert simpan(data).url == "/realisasi/2026-tw1/"
    r = Realisasi.objects.get()
    assert (r.iki, r.teks, r.sumber_data, r.kendala, r.jenis) == (
        iki, "3 layanan", "laporan bulanan", "Listrik padam", "progres",
    )  # fmt: skip


def test_realisasi_tahunan_adalah_hasil_akhir(simpan, iki, skp):
    simpan(baris_realisasi(iki, pembuat.akhir_tahun(), teks="12 layanan"), periode=pembuat.akhir_tahun())
    assert Realisasi.objects.get().jenis == "akhir"


def test_simpan_otomatis(simpan, iki, tw):
    jawaban = simpan(baris_realisasi(iki, tw, teks="3 layanan"), otomatis=True)
    assert jawaban.status_code == 204
    assert json.loads(jawaban["HX-Trigger"])["tersimpan"]["versi"] == {f"realisasi-{iki.pk}": 1}
    assert simpan(baris_realisasi(iki, tw, teks="4 layanan"), otomatis=True).status_code == 204
    assert Realisasi.objects.get().teks == "4 layanan"


def test_pengulangan_tidak_mengubah_apa_pun(simpan, iki, tw):
    data = baris_realisasi(iki, tw, teks="3 layanan")
    simpan(data)
    with tanpa_perubahan():
        assert simpan(data).status_code == 302


def test_baris_kosong_tidak_menjadi_realisasi(simpan, skp, tw):
    data = {}
    for iki in Iki.objects.filter(rhk__skp=skp):
        data |= baris_realisasi(iki, tw)
    with tanpa_perubahan():
        assert simpan(data).status_code == 302


@pytest.mark.parametrize("isian", [{"kendala": "Listrik padam"}, {"sumber_data": "laporan"}])
def test_kendala_tanpa_realisasi_ditunda_dengan_kalimat(simpan, iki, tw, isian):
    with tanpa_perubahan():
        jawaban = simpan(baris_realisasi(iki, tw, **isian))
    assert jawaban.status_code == 422
    assert "Realisasi belum diisi." in teks(jawaban)
    assert next(iter(isian.values())) in isi(jawaban)


def test_yang_tersimpan_tidak_dapat_dikosongkan(simpan, iki, tw):
    catat(iki, tw)
    with tanpa_perubahan():
        assert simpan(baris_realisasi(iki, tw)).status_code == 422


def test_versi_basi_menunjukkan_dua_teks_dan_tidak_menahan_yang_lain(simpan, skp, iki, tw):
    data = baris_realisasi(iki, tw, teks="Dari tab ini")
    catat(iki, tw, "Dari tab lain")
    lain = Iki.objects.filter(rhk__skp=skp).last()
    jawaban = simpan(data | baris_realisasi(lain, tw, teks="Baris lain"))
    assert jawaban.status_code == 409
    assert '<ins>Dari tab ini</ins></td><td class="teks-asli">Dari tab lain</td>' in isi(jawaban)
    assert [r.teks for r in Realisasi.objects.order_by("iki__rhk__urutan")] == ["Dari tab lain", "Baris lain"]
    assert simpan(data | {"pakai": f"realisasi-{iki.pk}:1"}).status_code == 302
    assert Realisasi.objects.get(iki=iki).teks == "Dari tab ini"


@pytest.mark.parametrize(
    ("bidang", "nilai", "status"),
    [("teks", "x" * 501, 422), ("sumber_data", "x" * 301, 422), ("kendala", "x" * 501, 422), ("teks", "a\x1bb", 422),
     ("teks", "a\x00b", 400), ("versi", "x", 422), ("versi", "9" * 30, 422), ("teks", "\u202eterbalik", 422)],
)  # fmt: skip
def test_isian_keliru_ditolak(simpan, iki, tw, bidang, nilai, status):
    with tanpa_perubahan():
        assert simpan(baris_realisasi(iki, tw, **({"teks": "3 layanan"} | {bidang: nilai}))).status_code == status


def test_indikator_orang_lain_ditolak(simpan, pemeran, tw):
    lain = pembuat.buat_skp_ditetapkan(pemeran.joko).rhk.first().iki.get()
    with tanpa_perubahan():
        assert simpan(baris_realisasi(lain, tw, teks="Dari luar")).status_code == 422


@pytest.mark.parametrize("siapa", ["budi", "tono", "dewi", "rina"])
def test_orang_lain_tidak_punya_lembar_ini(sebagai, pemeran, iki, tw, siapa):
    klien = sebagai(getattr(pemeran, siapa))
    data = baris_realisasi(iki, tw, teks="Dari luar")
    with tanpa_perubahan():
        assert klien.post("/realisasi/2026-tw1/simpan/", data).status_code == 404


@pytest.mark.parametrize("jalur", ["simpan/", "1/bukti/tambah/", "bukti/1/hapus/"])
def test_get_ditolak(sari, skp, jalur):
    with tanpa_perubahan():
        assert sari.get(f"/realisasi/2026-tw1/{jalur}").status_code == 405


# Bukti dukung --------------------------------------------------------------------------------------
@pytest.fixture
def tambah(sari, tw):
    """tambah(iki, judul=..., tautan=...) as its button does, with whatever else was typed."""

    def kirim(iki, lain=None, **isian):
        data = {f"bukti-{iki.pk}-{bidang}": nilai for bidang, nilai in isian.items()}
        return sari.post(f"/realisasi/{tw.kode}/{iki.pk}/bukti/tambah/", data | (lain or {}))

    return kirim


TAUTAN = {"judul": "Berita acara", "tautan": "https://drive.google.com/x"}


def test_tambah_tautan_dan_dokumen_di_unit(tambah, iki, tw):
    catat(iki, tw)
    assert tambah(iki, **TAUTAN).url == f"/realisasi/2026-tw1/#iki-{iki.pk}"
    tambah(iki, judul="Laporan", lokasi="Lemari arsip")
    assert list(BuktiDukung.objects.values_list("jenis", "judul", "tautan", "lokasi")) == [
        ("tautan", "Berita acara", "https://drive.google.com/x", ""), ("unit", "Laporan", "", "Lemari arsip"),
    ]  # fmt: skip


def test_tambah_menyimpan_realisasi_yang_baru_diketik(tambah, iki, tw):
    assert tambah(iki, baris_realisasi(iki, tw, teks="3 layanan"), **TAUTAN).status_code == 302
    assert Realisasi.objects.get(bukti__isnull=False).teks == "3 layanan"


def test_tombol_simpan_membawa_bukti_yang_mulai_diketik(simpan, iki, tw):
    data = baris_realisasi(iki, tw, teks="3 layanan") | {f"bukti-{iki.pk}-{b}": n for b, n in TAUTAN.items()}
    assert simpan(data).status_code == 302
    assert BuktiDukung.objects.get().judul == "Berita acara"


def test_bukti_yang_sama_satu_saja(tambah, iki, tw):
    catat(iki, tw)
    tambah(iki, **TAUTAN)
    with tanpa_perubahan():
        assert tambah(iki, **TAUTAN).status_code == 302


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({"lokasi": "Lemari"}, "Nama bukti belum diisi."),
        ({"judul": "x"}, "Isi salah satu: berkas, tautan bukti, atau tempat dokumen disimpan di unit."),
        (TAUTAN | {"lokasi": "Lemari"}, "Isi salah satu: berkas, tautan bukti, atau tempat dokumen disimpan di unit."),
        ({"judul": "x", "tautan": "http://a.id/b"}, "Tautan harus diawali https://"),
        ({"judul": "x", "tautan": "javascript:alert(1)"}, "Tautan ditulis lengkap"),
        ({"judul": "x", "tautan": "data:text/html,x"}, "Tautan ditulis lengkap"),
        ({"judul": "x", "tautan": "https://a.id/" + "b" * 500}, "Tautan paling panjang 500 huruf."),
        ({"judul": "x" * 201, "lokasi": "y"}, "Nama bukti paling panjang 200 huruf."),
        ({"judul": "a\nb", "lokasi": "y"}, "Tulis dalam satu baris."),
    ],
)
def test_bukti_keliru_tampil_lagi_dengan_kalimat(tambah, iki, tw, isian, kalimat):
    catat(iki, tw)
    with tanpa_perubahan():
        jawaban = tambah(iki, **isian)
    assert jawaban.status_code == 422
    assert kalimat in teks(jawaban)


def test_bukti_menunggu_realisasinya(tambah, iki):
    with tanpa_perubahan():
        jawaban = tambah(iki, **TAUTAN)
    assert jawaban.status_code == 422
    assert "Isi realisasinya dulu, lalu tambahkan buktinya." in teks(jawaban)
    assert "https://drive.google.com/x" in isi(jawaban)


@pytest.mark.parametrize("nomor", ["0", "9" * 25])
def test_bukti_untuk_indikator_yang_tidak_ada(sari, skp, nomor):
    with tanpa_perubahan():
        assert sari.post(f"/realisasi/2026-tw1/{nomor}/bukti/tambah/", {}).status_code == 404


def test_bukti_untuk_indikator_orang_lain(tambah, pemeran, skp):
    lain = pembuat.buat_skp_ditetapkan(pemeran.joko).rhk.first().iki.get()
    with tanpa_perubahan():
        assert tambah(lain, **TAUTAN).status_code == 404


@pytest.fixture
def bukti(iki, tw):
    return gudang.tambah(catat(iki, tw), oleh=iki.rhk.skp.pegawai, **TAUTAN)


def test_hapus_bukti_menyimpan_dulu(sari, bukti, iki, tw):
    data = baris_realisasi(iki, tw, teks="Diketik dulu")
    alamat = f"/realisasi/2026-tw1/bukti/{bukti.pakai.get().pk}/hapus/"
    assert sari.post(alamat, data).url == f"/realisasi/2026-tw1/#iki-{iki.pk}"
    assert not PakaiBukti.objects.exists()
    assert Realisasi.objects.get().teks == "Diketik dulu"
    with tanpa_perubahan():
        assert sari.post(alamat).status_code == 404


@pytest.mark.parametrize("siapa", ["budi", "dewi", "joko"])
def test_bukti_orang_lain_tidak_terhapus(sebagai, pemeran, bukti, siapa):
    if siapa == "joko":
        pembuat.buat_skp_ditetapkan(pemeran.joko)
    klien = sebagai(getattr(pemeran, siapa))
    with tanpa_perubahan():
        assert klien.post(f"/realisasi/2026-tw1/bukti/{bukti.pakai.get().pk}/hapus/").status_code == 404


def test_bukti_terkunci_setelah_evaluasi(sari, skp, bukti, tw):
    PenutupanPeriode.objects.create(skp=skp, periode_evaluasi=tw)
    with tanpa_perubahan():
        assert sari.post(f"/realisasi/2026-tw1/bukti/{bukti.pakai.get().pk}/hapus/").status_code == 409


def test_tautan_bukti_dibuka_tanpa_membawa_alamat_kita(sari, bukti):
    assert 'rel="noopener noreferrer"' in isi(sari.get("/realisasi/2026-tw1/"))


def test_rhk_yang_beres_dilipat(sari, bukti):
    halaman = isi(sari.get("/realisasi/2026-tw1/"))
    assert '<details class="panel lipat" id="rhk-1">' in halaman
    assert '<section class="panel" id="rhk-2"' in halaman
