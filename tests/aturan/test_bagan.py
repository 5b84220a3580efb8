"""Pictures are pure functions: well-formed, named for those who cannot see them, with every word escaped"""

from xml.etree import ElementTree

import pytest

from skp_app.bagan import ANTAR, LEBAR, SELA, TINGGI, Cabang, pohon, potong, tata

SVG = "{http://www.w3.org/2000/svg}"


def gambar(*akar, keterangan="Dua simpul."):
    return ElementTree.fromstring(pohon(akar, judul="Pohon", keterangan=keterangan, id="g"))


def dua():
    return Cabang("Kepala", "Hasil pimpinan", anak=[Cabang("Sari", "Hasil Sari"), Cabang("Joko", "Hasil Joko")])


def test_anak_di_kolom_kanan_dan_induk_di_tengahnya():
    letak, sisi = tata([dua()])
    tempat = {p.cabang.judul: (p.x, p.y) for p in letak}
    tinggi = TINGGI + SELA
    assert tempat == {"Kepala": (0, tinggi // 2), "Sari": (LEBAR + ANTAR, 0), "Joko": (LEBAR + ANTAR, tinggi)}
    assert [(s.dari, s.ke) for s in sisi] == [
        (tinggi // 2 + TINGGI // 2, TINGGI // 2),
        (tinggi // 2 + TINGGI // 2, tinggi + TINGGI // 2),
    ]


def test_dua_akar_tidak_bertumpuk():
    letak, _ = tata([dua(), dua()])
    kotak = [(p.x, p.y) for p in letak]
    assert len(kotak) == len(set(kotak)) == 6
    per_kolom = {}
    for x, y in sorted(kotak):
        assert y - per_kolom.get(x, -TINGGI) >= TINGGI
        per_kolom[x] = y


def test_punya_judul_dan_keterangan_yang_dirujuk():
    svg = gambar(dua())
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby").split() == [svg.find(f"{SVG}title").get("id"), svg.find(f"{SVG}desc").get("id")]
    assert (svg.find(f"{SVG}title").text, svg.find(f"{SVG}desc").text) == ("Pohon", "Dua simpul.")


def test_kata_orang_tidak_menjadi_unsur_gambar():
    svg = gambar(Cabang("<script>", 'a & b "c" <b>'), keterangan="<i>")
    assert {u.tag for u in svg.iter()} == {f"{SVG}{n}" for n in ("svg", "title", "desc", "rect", "text")}
    assert [t.text for t in svg.iter(f"{SVG}text")] == ["<script>", 'a & b "c" <b>']


def test_cabang_terputus_bergaris_lain_dan_sisa_disebut():
    svg = gambar(Cabang("Kepala", "Hasil", anak=[Cabang("Sari", "Hasil Sari", putus=True)], sisa=3))
    assert [p.get("class") for p in svg.iter(f"{SVG}path")] == ["sisi sisi-putus"]
    assert "3 cabang lain" in [t.text for t in svg.iter(f"{SVG}text")]


def test_gambar_tanpa_simpul_tetap_utuh():
    assert list(gambar().iter(f"{SVG}rect")) == []


@pytest.mark.parametrize(
    ("teks", "harapan"),
    [
        ("", []),
        ("satu dua", ["satu dua"]),
        ("satu dua tiga", ["satu dua", "tiga"]),
        ("satu dua tiga empat lima", ["satu dua", "tiga empa…"]),
        ("x" * 25, ["x" * 10]),
    ],
)
def test_kata_dipotong_pada_batas_baris(teks, harapan):
    assert potong(teks, 10, 2) == harapan
