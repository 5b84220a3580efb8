"""Saving in the editor: the whole form, the autosave of one row, stale rows, bad input"""

import json

import pytest

from skp_app.alur import penyusunan
from skp_app.models import Iki, LampiranSkp, Rhk
from tests import pembuat
from tests.cuplikan import tanpa_perubahan
from tests.halaman.bantu import isi, teks
from tests.halaman.isian import baris_iki, baris_rhk, lembar
from tests.halaman.kueri import kueri

HTMX = {"HTTP_HX_REQUEST": "true"}
BUKAN_TEKS = {
    "pembalik arah": "Layanan \u202eladna",
    "separuh huruf berantai": "a" + "\u0301" * 40,
    "tanda escape": "\x1b[31mmerah",
    "pemisah baris unicode": "satu\u2028dua",
    "tak tampak": "\u3164\u200b",
}


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp(pemeran.sari)


@pytest.fixture
def sari(sebagai, pemeran):
    return sebagai(pemeran.sari)


@pytest.fixture
def iki(skp):
    return Iki.objects.filter(rhk__skp=skp).first()


@pytest.fixture
def simpan(sari, skp):
    """simpan(data) as the button does, simpan(data, otomatis=True) as the autosave does."""

    def kirim(data, *, otomatis=False):
        return sari.post(f"/skp/{skp.kode}/simpan/", data, **(HTMX if otomatis else {}))

    return kirim


def kabar(jawaban, nama="tersimpan"):
    return json.loads(jawaban["HX-Trigger"])[nama]


# Seluruh formulir ----------------------------------------------------------------------------------
def test_simpan_draf(simpan, skp, iki):
    rhk = iki.rhk
    isian = lembar(skp) | {
        f"rhk-{rhk.pk}-teks": "Meningkatnya kepuasan pengguna",
        f"iki-{iki.pk}-target": "3,5 dari skala 5",
        f"iki-{iki.pk}-aspek": ["", "waktu", "kuantitas"],
        "lampiran-dukungan": "Satu server uji\r\n\r\n  Pelatihan  ",
        "lampiran-skema": "",
        "lampiran-konsekuensi": "",
        "lampiran-versi": skp.versi_lampiran,
    }
    assert simpan(isian).url == f"/skp/{skp.kode}/"
    rhk.refresh_from_db()
    iki.refresh_from_db()
    assert (rhk.teks, iki.target, iki.aspek) == (
        "Meningkatnya kepuasan pengguna", "3,5 dari skala 5", ["kuantitas", "waktu"],
    )  # fmt: skip
    assert list(skp.lampiran.values_list("jenis", "teks")) == [
        ("dukungan", "Satu server uji"), ("dukungan", "Pelatihan"),
    ]  # fmt: skip


def test_simpan_tanpa_perubahan_tidak_mengubah_apa_pun(simpan, skp):
    with tanpa_perubahan():
        assert simpan(lembar(skp)).status_code == 302


def test_target_tersimpan_persis_seperti_diketik(simpan, iki):
    target = "  80 – 90%\nsistem aplikasi siap digunakan "
    simpan(baris_iki(iki, target=target.replace("\n", "\r\n")))
    iki.refresh_from_db()
    assert iki.target == target


def test_bidang_yang_tidak_dikirim_tidak_berubah(simpan, iki):
    simpan({f"iki-{iki.pk}-versi": iki.versi, f"iki-{iki.pk}-teks": "Hanya teks"})
    baru = Iki.objects.get(pk=iki.pk)
    assert (baru.teks, baru.target, baru.aspek) == ("Hanya teks", iki.target, iki.aspek)


def test_bidang_di_luar_formulir_diabaikan(simpan, skp, iki, pemeran):
    isian = baris_rhk(iki.rhk, skp=1, urutan=9, jenis="tambahan", intervensi_rhk=iki.rhk.pk, intervensi_teks="x")
    isian |= {
        "status": "ditetapkan",
        "penilai": pemeran.rina.pk,
        f"iki-{iki.pk}-rhk": 1,
        "rhk-versi": 3,
        "rhk-0-versi": 1,
    }
    with tanpa_perubahan():
        assert simpan(isian).status_code == 302


# Simpan otomatis -----------------------------------------------------------------------------------
def test_simpan_otomatis_menjawab_dengan_versi_baru(simpan, iki):
    jawaban = simpan(baris_iki(iki, target="14 layanan"), otomatis=True)
    assert (jawaban.status_code, jawaban.content) == (204, b"")
    assert kabar(jawaban)["versi"] == {f"iki-{iki.pk}": iki.versi + 1}
    iki.refresh_from_db()
    assert iki.target == "14 layanan"


def test_simpan_otomatis_lampiran_menjawab_dengan_versi_baru(simpan, skp):
    isian = {"lampiran-versi": 1, "lampiran-dukungan": "Satu server uji"}
    assert kabar(simpan(isian, otomatis=True))["versi"] == {"lampiran": 2}
    isian = {"lampiran-versi": 2, "lampiran-dukungan": "Satu server uji\nDua orang"}
    assert simpan(isian, otomatis=True).status_code == 204
    assert LampiranSkp.objects.count() == 2


def test_simpan_otomatis_murah(simpan, iki):
    with kueri() as semua:
        simpan(baris_iki(iki, target="15 layanan"), otomatis=True)
    assert len(semua) <= 6, "\n".join(semua)


def test_pengulangan_simpan_otomatis_tidak_mengubah_apa_pun(simpan, iki):
    isian = baris_iki(iki, target="14 layanan")
    simpan(isian, otomatis=True)
    with tanpa_perubahan():
        assert simpan(isian, otomatis=True).status_code == 204


# Dua tempat menyimpan baris yang sama ----------------------------------------------------------------
@pytest.fixture
def lama(skp, iki):
    """The form as it was drawn before another tab changed the target of the first indicator."""
    isian = lembar(skp)
    penyusunan.simpan_iki(iki, oleh=skp.pegawai, versi=iki.versi, target="Dari tab lain")
    return isian


def test_versi_basi_menunjukkan_dua_teks(simpan, lama, iki):
    jawaban = simpan(lama | {f"iki-{iki.pk}-target": "Dari tab ini"})
    assert jawaban.status_code == 409
    halaman = isi(jawaban)
    assert '<ins>Dari tab ini</ins></td><td class="teks-asli">Dari tab lain</td>' in halaman
    assert f'name="pakai" value="iki-{iki.pk}:{iki.versi + 1}"' in halaman
    iki.refresh_from_db()
    assert iki.target == "Dari tab lain"


def test_versi_basi_tidak_menahan_baris_lain(simpan, lama, iki):
    lain = Rhk.objects.last()
    simpan(lama | {f"iki-{iki.pk}-target": "Dari tab ini", f"rhk-{lain.pk}-teks": "Baris lain"})
    lain.refresh_from_db()
    assert lain.teks == "Baris lain"


def test_versi_basi_pada_simpan_otomatis(simpan, lama, iki):
    jawaban = simpan(baris_iki(iki, target="Dari tab ini"), otomatis=True)
    assert jawaban.status_code == 409
    assert f'data-tanda="iki-{iki.pk}"' in isi(jawaban)
    assert kabar(jawaban, "sebagian")["versi"] == {}


def test_versi_basi_dengan_isi_yang_sama_bukan_pertentangan(simpan, lama, iki):
    with tanpa_perubahan():
        assert simpan(lama | {f"iki-{iki.pk}-target": "Dari tab lain"}).status_code == 302


def test_pakai_versi_saya(simpan, lama, iki):
    isian = lama | {f"iki-{iki.pk}-target": "Dari tab ini", "pakai": f"iki-{iki.pk}:{iki.versi + 1}"}
    assert simpan(isian).status_code == 302
    iki.refresh_from_db()
    assert iki.target == "Dari tab ini"


def test_pakai_versi_tersimpan(simpan, lama, iki):
    with tanpa_perubahan():
        jawaban = simpan(lama | {f"iki-{iki.pk}-target": "Dari tab ini", "buang": f"iki-{iki.pk}"})
    assert jawaban.status_code == 302


@pytest.mark.parametrize("pakai", ["", "iki", "iki-1", "iki-1:x", "iki-1:" + "9" * 30, "skp-1:2", "iki-1:2\x1b"])
def test_pakai_yang_ganjil_tidak_memaksa(simpan, lama, iki, pakai):
    with tanpa_perubahan():
        jawaban = simpan(lama | {f"iki-{iki.pk}-target": "Dari tab ini", "pakai": pakai})
    assert jawaban.status_code == 409


def test_lampiran_basi(simpan, skp):
    isian = {"lampiran-versi": 1, "lampiran-dukungan": "Dari tab ini"}
    penyusunan.simpan_lampiran(skp, oleh=skp.pegawai, dukungan=["Dari tab lain"])
    jawaban = simpan(isian)
    assert jawaban.status_code == 409
    assert "Lampiran SKP juga diubah dari tempat lain." in teks(jawaban)
    assert simpan(isian | {"pakai": "lampiran:2"}).status_code == 302
    assert [b.teks for b in skp.lampiran.all()] == ["Dari tab ini"]


def test_tab_lain_menghapus_baris_tetapi_teksnya_tidak_hilang(simpan, skp, iki):
    isian = lembar(skp) | {f"iki-{iki.pk}-teks": "Teks yang jangan sampai hilang"}
    penyusunan.hapus_rhk(iki.rhk, oleh=skp.pegawai)
    jawaban = simpan(isian)
    assert jawaban.status_code == 422
    assert "mungkin dihapus dari tempat lain" in teks(jawaban)
    assert "Teks yang jangan sampai hilang" in teks(jawaban)


# Isian yang tidak dapat disimpan ---------------------------------------------------------------------
@pytest.mark.parametrize("otomatis", [False, True])
@pytest.mark.parametrize("sebab", BUKAN_TEKS)
def test_teks_yang_tidak_terbaca_ditolak_dengan_kalimat(simpan, iki, sebab, otomatis):
    with tanpa_perubahan():
        jawaban = simpan(baris_iki(iki, teks=BUKAN_TEKS[sebab]), otomatis=otomatis)
    assert jawaban.status_code == 422
    assert "Isian " in teks(jawaban)


@pytest.mark.parametrize("bidang", ["teks", "target"])
def test_byte_nol_ditolak(simpan, iki, bidang):
    with tanpa_perubahan():
        assert simpan(baris_iki(iki, **{bidang: "a\x00b"})).status_code == 400


@pytest.mark.parametrize(
    ("bidang", "panjang", "kalimat"),
    [
        ("teks", 1001, "Indikator kinerja individu paling panjang 1000 huruf. Sekarang 1001; pendekkan."),
        ("target", 301, "Target paling panjang 300 huruf. Sekarang 301; pendekkan."),
        ("target", 10_000, "Target paling panjang 300 huruf. Sekarang 10000; pendekkan."),
    ],
)
def test_terlalu_panjang_disebut_dan_tetap_tampil(simpan, iki, bidang, panjang, kalimat):
    with tanpa_perubahan():
        jawaban = simpan(baris_iki(iki, **{bidang: "x" * panjang}))
    assert jawaban.status_code == 422
    assert kalimat in teks(jawaban)
    assert "x" * panjang in isi(jawaban)


def test_tepat_sepanjang_batas_diterima(simpan, iki):
    assert simpan(baris_iki(iki, target="x" * 300)).status_code == 302


def test_satu_isian_keliru_tidak_menahan_yang_lain(simpan, skp, iki):
    lain = Iki.objects.filter(rhk__skp=skp).last()
    jawaban = simpan(lembar(skp) | {f"iki-{iki.pk}-target": "x" * 301, f"iki-{lain.pk}-target": "20 layanan"})
    assert jawaban.status_code == 422
    lain.refresh_from_db()
    assert lain.target == "20 layanan"
    # What was saved is drawn with its new version, so that sending the page again changes nothing more.
    assert f'name="iki-{lain.pk}-versi" type="hidden" value="{lain.versi}"' in isi(jawaban)


def test_kalimat_simpan_otomatis_menyebut_bidangnya(simpan, iki):
    jawaban = simpan(baris_iki(iki, target="x" * 301), otomatis=True)
    assert f'data-untuk="iki-{iki.pk}-target"' in isi(jawaban)


@pytest.mark.parametrize(
    ("bidang", "nilai"),
    [("aspek", ["mutu"]), ("aspek", ["kuantitas", "<b>"]), ("perspektif", "langit"), ("versi", "x"), ("versi", "0"),
     ("versi", "-1"), ("versi", "9" * 30), ("versi", "1.5"), ("versi", "")],
)  # fmt: skip
def test_pilihan_dan_versi_yang_tidak_dikenal(simpan, iki, bidang, nilai):
    with tanpa_perubahan():
        assert simpan(baris_iki(iki, **{bidang: nilai, "target": "20 layanan"})).status_code == 422


def test_baris_orang_lain_tidak_tersentuh(simpan, pemeran):
    lain = Iki.objects.filter(rhk__skp=pembuat.buat_skp(pemeran.joko)).first()
    penyusunan.simpan_iki(lain, oleh=pemeran.joko, versi=lain.versi, teks="Rahasia Joko")
    with tanpa_perubahan():
        jawaban = simpan(baris_iki(lain, target="Diganti dari luar") | baris_rhk(lain.rhk, teks="Diganti dari luar"))
    assert jawaban.status_code == 422
    assert "Rahasia Joko" not in teks(jawaban)


@pytest.mark.parametrize("nomor", ["0", "01", "9" * 19, "9" * 400, "-1", "1e3", "x"])
def test_nomor_baris_yang_tidak_mungkin_diabaikan(simpan, nomor):
    with tanpa_perubahan():
        assert simpan({f"iki-{nomor}-versi": 1, f"iki-{nomor}-teks": "x"}).status_code == 302


def test_nomor_baris_terbesar_tidak_membuat_gangguan(simpan):
    with tanpa_perubahan():
        assert simpan({f"iki-{'9' * 18}-versi": 1, f"iki-{'9' * 18}-teks": "x"}).status_code == 422


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ("x\n" * 31, "Dukungan sumber daya: paling banyak 30 butir. Sekarang 31."),
        ("x" * 1001, "Dukungan sumber daya: satu butir paling panjang 1000 huruf. Sekarang 1001; bagi dua."),
    ],
)
def test_lampiran_yang_terlalu_banyak(simpan, isian, kalimat):
    with tanpa_perubahan():
        jawaban = simpan({"lampiran-versi": 1, "lampiran-dukungan": isian})
    assert jawaban.status_code == 422
    assert kalimat in teks(jawaban)
