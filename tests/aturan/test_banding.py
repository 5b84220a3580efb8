"""The word-level difference of two contents: pure data in, pure data out."""

import pytest

from skp_app.aturan.banding import bandingkan, kata


def iki(teks="Jumlah layanan", target="12 layanan", aspek=("kuantitas",), perspektif=""):
    return {"teks": teks, "target": target, "aspek": list(aspek), "perspektif": perspektif}


def rhk(teks, *daftar, jenis="utama", intervensi=None, penugasan=""):
    return {"teks": teks, "jenis": jenis, "intervensi": intervensi, "penugasan_dari": penugasan,
            "iki": list(daftar) or [iki()]}  # fmt: skip


def isi(*daftar, pendekatan="kuantitatif", **lain):
    nomor = [r | {"nomor": n} for n, r in enumerate(daftar, start=1)]
    return {"pendekatan": pendekatan, "rhk": nomor, "ekspektasi": {}, "lampiran": {}} | lain


def garis(*nama):
    return [{"rhk": n, "iki": [f"{n}-1", f"{n}-2"]} for n in nama]


def potong(sel):
    return [tuple(p) for p in sel.potong]


@pytest.mark.parametrize(
    ("lama", "baru", "hasil"),
    [
        ("95 %", "98 %", [("hapus", "95"), ("tambah", "98"), ("sama", " %")]),
        ("sama saja", "sama saja", [("sama", "sama saja")]),
        ("", "baru", [("tambah", "baru")]),
        ("lama", "", [("hapus", "lama")]),
        ("", "", []),
        ("dua kata lama", "satu frasa lama", [("hapus", "dua kata"), ("tambah", "satu frasa"), ("sama", " lama")]),
        ("mutu layanan", "mutu baik layanan", [("sama", "mutu "), ("tambah", "baik "), ("sama", "layanan")]),
        ("≤ 4 jam", "≤ 3 jam", [("sama", "≤ "), ("hapus", "4"), ("tambah", "3"), ("sama", " jam")]),
    ],
)
def test_beda_per_kata(lama, baru, hasil):
    assert potong(kata(lama, baru)) == hasil


@pytest.mark.parametrize(("lama", "baru"), [("a b c d", "x b y d"), ("satu, dua", "dua satu"), ("  spasi ", "spasi")])
def test_semula_dan_menjadi_tersusun_kembali(lama, baru):
    sel = kata(lama, baru)
    assert (sel.semula, sel.menjadi) == (lama, baru)


def keadaan(beda):
    return [(b.keadaan, b.nomor) for b in beda.rhk]


def test_baris_dipasangkan_menurut_garis_walau_teks_dan_urutannya_lain():
    beda = bandingkan(
        isi(rhk("Satu"), rhk("Dua")), isi(rhk("Lain sekali"), rhk("Satu")), garis("a", "b"), garis("b", "a")
    )
    assert keadaan(beda) == [("ubah", 1), ("sama", 2)]
    assert potong(beda.rhk[0].sel["teks"]) == [("hapus", "Dua"), ("tambah", "Lain sekali")]


def test_baris_baru_dan_yang_dicabut():
    lama, baru = isi(rhk("Satu"), rhk("Dua"), rhk("Tiga")), isi(rhk("Satu"), rhk("Tiga"), rhk("Empat"))
    beda = bandingkan(lama, baru, garis("a", "b", "c"), garis("a", "c", "d"))
    assert keadaan(beda) == [("sama", 1), ("hapus", 2), ("sama", 2), ("tambah", 3)]
    assert [i.keadaan for i in beda.rhk[1].iki] == ["hapus"]
    assert beda.jumlah == 2


def test_tanpa_garis_baris_dipasangkan_menurut_kemiripan():
    lama = isi(rhk("Tersedianya layanan andal bagi warga"), rhk("Terpadunya data"))
    baru = isi(rhk("Terpadunya data daerah"), rhk("Tersedianya layanan andal bagi semua warga"))
    beda = bandingkan(lama, baru)
    assert [b.sel["teks"].semula for b in beda.rhk] == ["Terpadunya data", "Tersedianya layanan andal bagi warga"]


def test_tanpa_garis_dan_tanpa_kemiripan_nomornya_yang_menentukan():
    beda = bandingkan(isi(rhk("Satu dua")), isi(rhk("Tiga empat")), (), garis("a"))
    assert keadaan(beda) == [("ubah", 1)]


def test_perubahan_satu_target_adalah_satu_sel():
    lama, baru = isi(rhk("Satu", iki())), isi(rhk("Satu", iki(target="14 layanan")))
    beda = bandingkan(lama, baru, garis("a"), garis("a"))
    assert (keadaan(beda), beda.jumlah) == ([("ubah", 1)], 1)
    assert potong(beda.rhk[0].iki[0].sel["target"]) == [("hapus", "12"), ("tambah", "14"), ("sama", " layanan")]


def test_indikator_yang_ditambah_menandai_rhk_nya():
    lama, baru = isi(rhk("Satu", iki())), isi(rhk("Satu", iki(), iki("Mutu")))
    beda = bandingkan(lama, baru, [{"rhk": "a", "iki": ["x"]}], [{"rhk": "a", "iki": ["x", "y"]}])
    assert [i.keadaan for i in beda.rhk[0].iki] == ["sama", "tambah"]
    assert (beda.rhk[0].keadaan, beda.jumlah) == ("ubah", 1)


def test_jenis_aspek_intervensi_dan_pendekatan_dibandingkan_dalam_kata_cetaknya():
    atas = {"rhk": "Mutu", "iki": "Nilai"}
    lama = isi(rhk("Satu", iki(aspek=["kuantitas"])))
    baru = isi(
        rhk("Satu", iki(aspek=["kuantitas", "waktu"]), jenis="tambahan", intervensi=atas), pendekatan="kualitatif"
    )
    beda = bandingkan(lama, baru, garis("a"), garis("a"))
    satu = beda.rhk[0]
    assert (satu.sel["jenis"].semula, satu.sel["jenis"].menjadi) == ("Utama", "Tambahan")
    assert satu.sel["intervensi"].menjadi == "Mutu (indikator: Nilai)"
    assert satu.iki[0].sel["aspek"].menjadi == "Kuantitas, Waktu"
    assert (beda.pendekatan.semula, beda.pendekatan.menjadi) == ("Kuantitatif", "Kualitatif")
    assert beda.jumlah == 4


def test_butir_lampiran_dan_ekspektasi():
    lama = isi(lampiran={"dukungan": ["Anggaran", "Alat"]}, ekspektasi={"loyal": ["Rajin"]})
    baru = isi(lampiran={"dukungan": ["Anggaran", "Alat kerja", "SDM"]}, ekspektasi={})
    beda = bandingkan(lama, baru)
    dukungan = next(k for k in beda.lampiran if k.nama == "Dukungan sumber daya")
    assert [potong(b) for b in dukungan.butir] == [
        [("sama", "Anggaran")],
        [("sama", "Alat"), ("tambah", " kerja")],
        [("tambah", "SDM")],
    ]
    assert [k.nama for k in beda.ekspektasi if k.berubah] == ["Loyal"]
    assert beda.jumlah == 3


def test_isi_yang_sama_tidak_berbeda():
    sama = isi(rhk("Satu"), lampiran={"skema": ["Bulanan"]}, ekspektasi={"loyal": ["Rajin"]})
    assert bandingkan(sama, sama, garis("a"), garis("a")).jumlah == 0


def test_teks_panjang_tetap_cepat():
    panjang = " ".join(f"kata{n}" for n in range(150))
    daftar = [rhk(panjang, *[iki(panjang) for _ in range(3)]) for _ in range(20)]
    assert bandingkan(isi(*daftar), isi(*daftar)).jumlah == 0
