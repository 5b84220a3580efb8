"""The one page of an SKP, and the verbs of its editor"""

import pytest

from skp_app.alur import penyusunan
from skp_app.models import Iki, Rhk
from tests import pembuat
from tests.cuplikan import tanpa_perubahan
from tests.halaman.bantu import isi, judul, teks
from tests.halaman.isian import baris_iki, lembar
from tests.halaman.kueri import kueri

TERKUNCI = "SKP berstatus “Menunggu pimpinan”, isinya tidak dapat diubah lagi."


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp(pemeran.sari)


@pytest.fixture
def sari(sebagai, pemeran):
    return sebagai(pemeran.sari)


@pytest.fixture
def rhk(skp):
    return skp.rhk.first()


@pytest.fixture
def iki(rhk):
    return rhk.iki.get()


def alamat(skp, ekor=""):
    return f"/skp/{skp.kode}/{ekor}"


# Satu halaman, tiga rupa ---------------------------------------------------------------------------
def test_pemilik_menyunting_drafnya(sari, skp, rhk, iki):
    jawaban = sari.get(alamat(skp))
    assert judul(jawaban) == f"SKP {skp.mulai.year}"
    for bidang in (f"rhk-{rhk.pk}-teks", f"iki-{iki.pk}-target", f"iki-{iki.pk}-aspek", "lampiran-dukungan"):
        assert f'name="{bidang}"' in isi(jawaban)


@pytest.mark.parametrize("siapa", ["budi", "tono", "rina", "dewi", "joko"])
def test_draf_hanya_milik_penyusunnya(sebagai, pemeran, skp, siapa):
    assert sebagai(getattr(pemeran, siapa)).get(alamat(skp)).status_code == 404


@pytest.mark.parametrize(
    ("siapa", "status"),
    [("sari", 200), ("budi", 200), ("tono", 200), ("dewi", 200), ("admin", 200), ("rina", 404), ("joko", 404)],
)
def test_yang_diajukan_terbaca_oleh_yang_berhak(sebagai, pemeran, skp, siapa, status):
    pembuat.ajukan(skp)
    assert sebagai(getattr(pemeran, siapa)).get(alamat(skp)).status_code == status


@pytest.mark.parametrize(
    ("siapa", "tombol"),
    [
        ("sari", {"Tarik kembali"}), ("budi", {"Kembalikan dengan catatan", "Simpan ekspektasi", "Tetapkan …"}),
        ("tono", set()), ("dewi", set()),
    ],
)  # fmt: skip
def test_tombol_menurut_peran(sebagai, pemeran, skp, siapa, tombol):
    pembuat.ajukan(skp)
    halaman = teks(sebagai(getattr(pemeran, siapa)).get(alamat(skp)))
    semua = {"Tarik kembali", "Kembalikan dengan catatan", "Simpan ekspektasi", "Tetapkan …", "Ajukan ke pimpinan"}
    assert {t for t in semua if t in halaman} == tombol


def test_pembaca_tanpa_peran_tidak_melihat_riwayat(sebagai, pemeran, skp):
    pembuat.ajukan(skp)
    sebagai(pemeran.budi).post(alamat(skp, "kembalikan/"), {"catatan": "Catatan rahasia berdua"})
    pembuat.ajukan(skp)
    assert "Catatan rahasia berdua" in teks(sebagai(pemeran.tono).get(alamat(skp)))
    assert "Catatan rahasia berdua" not in teks(sebagai(pemeran.dewi).get(alamat(skp)))


def test_yang_ditetapkan_terbaca_dari_salinan_beku(sari, skp, pemeran):
    pembuat.tetapkan(skp)
    halaman = teks(sari.get(alamat(skp)))
    assert "Tersedianya layanan 1 yang andal" in halaman
    assert "11 layanan" in halaman
    assert "SKP-" in halaman


@pytest.mark.parametrize(
    ("buka", "terbuka"), [("", 1), ("2", 2), ("99", 1), ("abc", 1), ("-1", 1), ("9" * 30, 1)]
)  # fmt: skip
def test_satu_rhk_terbuka_di_ponsel(sari, skp, buka, terbuka):
    halaman = isi(sari.get(alamat(skp), {"buka": buka}))
    assert halaman.count("rhk-aktif") == 1
    assert f'class="rhk rhk-aktif" id="rhk-{terbuka}"' in halaman


def test_yang_kurang_disebut_dengan_tautan(sari, skp, iki):
    penyusunan.simpan_iki(iki, oleh=skp.pegawai, versi=iki.versi, target="")
    kalimat = "Kurang 1 hal sebelum diajukan : Target RHK 1, indikator 1, belum diisi."
    assert kalimat in teks(sari.get(alamat(skp)))
    assert teks(sari.get(alamat(skp, "kurang/"))) == kalimat


def test_formulir_jpt_dan_kualitatif(sebagai, pemeran, periode, skp, sari):
    jpt = pembuat.buat_skp(pemeran.tono)
    halaman = teks(sebagai(pemeran.tono).get(alamat(jpt)))
    assert "Perspektif, indikator 1 RHK 1" in halaman
    assert "Penugasan dari untuk RHK 1" in halaman
    assert "RHK pimpinan yang diintervensi" not in halaman
    sari.post(alamat(skp, "pendekatan/"), {"pendekatan": "kualitatif"})
    halaman = teks(sari.get(alamat(skp)))
    assert "Ukuran keberhasilan, indikator 1 RHK 1" in halaman
    assert "Aspek, indikator 1 RHK 1" not in halaman


def test_teks_orang_tidak_menjadi_kode_halaman(sari, skp, rhk):
    penyusunan.simpan_rhk(rhk, oleh=skp.pegawai, versi=rhk.versi, teks="<script>alert(1)</script>")
    assert "<script>alert" not in isi(sari.get(alamat(skp)))
    pembuat.ajukan(skp)
    assert "<script>alert" not in isi(sari.get(alamat(skp)))


@pytest.mark.parametrize("banyak", [1, 12])
def test_kueri_penyunting_tidak_bertambah_dengan_isi(sari, pemeran, periode, banyak):
    skp = pembuat.buat_skp(pemeran.sari, lengkap=False)
    for n in range(banyak):
        pembuat.isi_rhk(skp, n + 1, iki=3)
    sari.get(alamat(skp))  # content types and the like are remembered after the first visit
    with kueri() as semua:
        jawaban = sari.get(alamat(skp))
    assert isi(jawaban).count("-target") >= 3 * banyak
    assert len(semua) == 16


# Kata kerja penyunting -----------------------------------------------------------------------------
def kata_kerja(skp):
    """{name: (path, what the button brings)}"""
    rhk, iki = skp.rhk.last(), Iki.objects.filter(rhk__skp=skp).last()
    return {
        "simpan": ("simpan/", {}),
        "tambah_rhk": ("rhk/tambah/", {"jenis": "utama"}),
        "hapus_rhk": (f"rhk/{rhk.pk}/hapus/", {}),
        "naik_rhk": (f"rhk/{rhk.pk}/naik/", {}),
        "turun_rhk": (f"rhk/{rhk.pk}/turun/", {}),
        "jenis_rhk": (f"rhk/{rhk.pk}/jenis/", {"jenis": "tambahan"}),
        "intervensi": (f"rhk/{rhk.pk}/intervensi/", {"pilihan": "bebas", "teks": "RHK lain", "versi": rhk.versi}),
        "tambah_iki": (f"rhk/{rhk.pk}/iki/tambah/", {}),
        "hapus_iki": (f"iki/{iki.pk}/hapus/", {}),
        "pendekatan": ("pendekatan/", {"pendekatan": "kualitatif"}),
        "ajukan": ("ajukan/", {}),
        "tarik": ("tarik/", {}),
    }


SEMUA = ["simpan", "tambah_rhk", "hapus_rhk", "naik_rhk", "turun_rhk", "jenis_rhk", "intervensi", "tambah_iki",
         "hapus_iki", "pendekatan", "ajukan", "tarik"]  # fmt: skip
PENYUNTINGAN = [n for n in SEMUA if n != "tarik"]


@pytest.mark.parametrize("nama", [n for n in SEMUA if n != "intervensi"])
def test_get_ditolak(sari, skp, nama):
    jalur, _ = kata_kerja(skp)[nama]
    with tanpa_perubahan():
        assert sari.get(alamat(skp, jalur)).status_code == 405


@pytest.mark.parametrize("siapa", ["rina", "budi", "dewi"])
@pytest.mark.parametrize("nama", SEMUA)
def test_draf_orang_lain_tidak_tersentuh(sebagai, pemeran, skp, nama, siapa):
    jalur, data = kata_kerja(skp)[nama]
    isian = lembar(skp) | {f"rhk-{skp.rhk.first().pk}-teks": "Diganti orang lain"} | data
    orang_lain = sebagai(getattr(pemeran, siapa))
    with tanpa_perubahan():
        assert orang_lain.post(alamat(skp, jalur), isian).status_code == 404


@pytest.mark.parametrize("nama", SEMUA)
def test_penilai_tidak_menyunting_isi(sebagai, pemeran, skp, nama):
    jalur, data = kata_kerja(skp)[nama]
    pembuat.ajukan(skp)
    budi = sebagai(pemeran.budi)
    with tanpa_perubahan():
        assert budi.post(alamat(skp, jalur), lembar(skp) | data).status_code == 403


@pytest.mark.parametrize("nama", PENYUNTINGAN)
def test_setelah_diajukan_isi_terkunci(sari, skp, nama):
    jalur, data = kata_kerja(skp)[nama]
    pembuat.ajukan(skp)
    isian = lembar(skp) | {f"rhk-{skp.rhk.first().pk}-teks": "Diganti diam-diam"} | data
    with tanpa_perubahan():
        jawaban = sari.post(alamat(skp, jalur), isian)
    assert jawaban.status_code == 409
    assert TERKUNCI in teks(jawaban)


BERBARIS = ["hapus_rhk", "naik_rhk", "turun_rhk", "jenis_rhk", "intervensi", "tambah_iki", "hapus_iki"]


@pytest.mark.parametrize("nama", BERBARIS)
def test_baris_skp_lain_tidak_ditemukan(sari, skp, pemeran, nama):
    lain = pembuat.buat_skp(pemeran.joko)
    jalur, data = kata_kerja(lain)[nama]
    with tanpa_perubahan():
        assert sari.post(alamat(skp, jalur), data).status_code == 404


@pytest.mark.parametrize("nomor", ["0", "9" * 19, "9" * 5000, "-1", "1.5", "abc"])
def test_nomor_baris_ganjil_tidak_ditemukan(sari, skp, nomor):
    with tanpa_perubahan():
        assert sari.post(alamat(skp, f"rhk/{nomor}/hapus/")).status_code == 404


@pytest.mark.parametrize("nama", ["tambah_rhk", "naik_rhk", "jenis_rhk", "tambah_iki", "hapus_iki", "pendekatan"])
def test_yang_sudah_diketik_disimpan_lebih_dulu(sari, skp, rhk, nama):
    jalur, data = kata_kerja(skp)[nama]
    isian = lembar(skp) | {f"rhk-{rhk.pk}-teks": "Diketik sebelum menekan tombol"} | data
    assert sari.post(alamat(skp, jalur), isian).status_code == 302
    rhk.refresh_from_db()
    assert rhk.teks == "Diketik sebelum menekan tombol"


def test_tambah_rhk(sari, skp):
    jawaban = sari.post(alamat(skp, "rhk/tambah/"), lembar(skp) | {"jenis": "tambahan"})
    assert jawaban.url == alamat(skp, "?buka=3#rhk-3")
    assert list(skp.rhk.values_list("jenis", "teks")) == [
        ("utama", "Tersedianya layanan 1 yang andal"), ("utama", "Tersedianya layanan 2 yang andal"), ("tambahan", ""),
    ]  # fmt: skip


@pytest.mark.parametrize("jenis", ["", "penting", "utama\x00"])
def test_jenis_rhk_yang_tidak_dikenal(sari, skp, jenis):
    with tanpa_perubahan():
        assert sari.post(alamat(skp, "rhk/tambah/"), {"jenis": jenis}).status_code in {400, 422}


def test_hapus_rhk(sari, skp, rhk):
    assert sari.post(alamat(skp, f"rhk/{rhk.pk}/hapus/")).url == alamat(skp, "#hasil")
    assert [r.teks for r in skp.rhk.all()] == ["Tersedianya layanan 2 yang andal"]
    with tanpa_perubahan():
        assert sari.post(alamat(skp, f"rhk/{rhk.pk}/hapus/")).status_code == 404


def test_naik_dan_turun(sari, skp):
    satu, dua = skp.rhk.all()
    assert sari.post(alamat(skp, f"rhk/{dua.pk}/naik/")).url == alamat(skp, "?buka=1#rhk-1")
    assert list(skp.rhk.all()) == [dua, satu]
    with tanpa_perubahan():  # it is the first already
        sari.post(alamat(skp, f"rhk/{dua.pk}/naik/"))
    assert sari.post(alamat(skp, f"rhk/{dua.pk}/turun/")).url == alamat(skp, "?buka=2#rhk-2")
    assert list(skp.rhk.all()) == [satu, dua]


def test_jadikan_tambahan_dua_kali_sama_dengan_sekali(sari, skp, rhk):
    sari.post(alamat(skp, f"rhk/{rhk.pk}/jenis/"), {"jenis": "tambahan"})
    assert [r.jenis for r in skp.rhk.all()] == ["utama", "tambahan"]
    with tanpa_perubahan():
        sari.post(alamat(skp, f"rhk/{rhk.pk}/jenis/"), {"jenis": "tambahan"})


def test_tambah_dan_hapus_indikator(sari, skp, rhk, iki):
    assert sari.post(alamat(skp, f"rhk/{rhk.pk}/iki/tambah/")).url == alamat(skp, "?buka=1#rhk-1")
    assert [i.teks for i in rhk.iki.all()] == ["Jumlah layanan 1 yang beroperasi", ""]
    sari.post(alamat(skp, f"iki/{iki.pk}/hapus/"))
    assert [i.teks for i in rhk.iki.all()] == [""]


def test_ganti_pendekatan_tidak_menghilangkan_apa_pun(sari, skp, iki):
    sebelum = Iki.objects.values_list("teks", "target", "aspek")[0]
    sari.post(alamat(skp, "pendekatan/"), lembar(skp) | {"pendekatan": "kualitatif"})
    skp.refresh_from_db()
    assert skp.pendekatan == "kualitatif"
    kiriman = baris_iki(iki)
    del kiriman[f"iki-{iki.pk}-aspek"]  # the kualitatif form does not show it
    sari.post(alamat(skp, "pendekatan/"), kiriman | {"pendekatan": "kuantitatif"})
    assert Iki.objects.values_list("teks", "target", "aspek")[0] == sebelum


def test_pendekatan_lain_tidak_dikenal(sari, skp):
    with tanpa_perubahan():
        jawaban = sari.post(alamat(skp, "pendekatan/"), {"pendekatan": "campuran"})
    assert jawaban.status_code == 422
    assert "Pendekatan: pilih salah satu yang tersedia." in teks(jawaban)


# Ajukan, tarik -------------------------------------------------------------------------------------
def test_ajukan_menyimpan_lalu_mengajukan(sari, skp, iki):
    isian = lembar(skp) | {f"iki-{iki.pk}-target": "80 – 90% sistem siap digunakan"}
    with kueri() as semua:
        jawaban = sari.post(alamat(skp, "ajukan/"), isian, follow=False)
    skp.refresh_from_db()
    assert (jawaban.url, skp.status) == (alamat(skp), "diajukan")
    assert skp.versi_isi.get().isi["rhk"][0]["iki"][0]["target"] == "80 – 90% sistem siap digunakan"
    assert len(semua) <= 20
    assert "SKP diajukan ke Budi Santoso." in teks(sari.get(alamat(skp)))


def test_ajukan_yang_belum_lengkap_menunjukkan_semuanya(sari, skp, iki):
    isian = lembar(skp) | {f"iki-{iki.pk}-target": "", f"iki-{iki.pk}-aspek": [""]}
    jawaban = sari.post(alamat(skp, "ajukan/"), isian)
    skp.refresh_from_db()
    assert (jawaban.status_code, skp.status) == (422, "draf")
    halaman = teks(jawaban)
    assert "SKP belum dapat diajukan. Ada 2 hal yang perlu dilengkapi." in halaman
    assert "Target RHK 1, indikator 1, belum diisi." in halaman
    assert "Aspek RHK 1, indikator 1, belum diisi." in halaman


def test_ajukan_dua_kali_ditolak_dengan_kalimat(sari, skp):
    sari.post(alamat(skp, "ajukan/"))
    with tanpa_perubahan():
        jawaban = sari.post(alamat(skp, "ajukan/"))
    assert jawaban.status_code == 409
    assert TERKUNCI in teks(jawaban)


def test_tarik_mengembalikan_ke_draf(sari, skp):
    pembuat.ajukan(skp)
    assert sari.post(alamat(skp, "tarik/")).url == alamat(skp)
    skp.refresh_from_db()
    assert skp.status == "draf"
    with tanpa_perubahan():
        jawaban = sari.post(alamat(skp, "tarik/"))
    assert jawaban.status_code == 409
    assert "SKP ini sudah berstatus “Draf”." in teks(jawaban)


def test_dikembalikan_menampilkan_catatan_dan_dapat_disunting(sebagai, sari, pemeran, skp):
    pembuat.ajukan(skp)
    sebagai(pemeran.budi).post(alamat(skp, "kembalikan/"), {"catatan": "Target RHK 2 turun dari tahun lalu."})
    jawaban = sari.get(alamat(skp))
    assert "Target RHK 2 turun dari tahun lalu." in teks(jawaban)
    assert f'name="rhk-{Rhk.objects.first().pk}-teks"' in isi(jawaban)
