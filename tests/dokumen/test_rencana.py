"""The planning sheets on paper: manual indikator (Format A.1.3, p. 38) and workblock (A.1.4, p. 43)"""

import tomllib

import pytest

from skp_app.dokumen import rencana
from skp_app.dokumen.cetak import cetak, html
from skp_app.models import Iki, ManualIndikator, Rhk, Workblock
from tests.dokumen import salinan_contoh as contoh
from tests.dokumen.bacaan import baris_tabel, halaman, pohon, rapat, teks, teks_pdf

BERKAS = contoh.AKAR / "skp_app" / "contoh"


def baca(nama):
    return [s for b in sorted(BERKAS.glob(f"*-{nama}.toml")) for s in tomllib.loads(b.read_text())[nama]]


MANUAL, WORKBLOCK = baca("manual"), baca("workblock")


def satukan(nilai):
    return "\n".join(nilai) if isinstance(nilai, list) else nilai


def iki(m, **ganti):
    """An IKI with its manual and RHK; nothing is stored."""
    baru = Iki(teks=m["ukuran"], rhk=Rhk(teks=m["rhk_tercetak"]), **ganti)
    bidang = ("tujuan", "definisi", "formula", "satuan", "kendali", "sumber_data", "periode_pelaporan")
    baru.manual = ManualIndikator(**{b: satukan(m[b]) for b in bidang})
    return baru


def workblock(w, **ganti):
    isi = {k: satukan(v) for k, v in w.items() if k not in {"skp", "rhk", "hlm"}}
    return Workblock(**isi | ganti)


def kepala(**ganti):
    return contoh.ubah(contoh.skp("direktur-ii"), **ganti)


def html_manual(*daftar, **ganti):
    return html("A.1.3", rencana.konteks_manual(kepala(**ganti), daftar))


def html_workblock(satu):
    return html("A.1.4", rencana.konteks_workblock(kepala(), satu))


def kolom_kiri(lembar):
    return [b[0] for b in baris_tabel(lembar, "manual") if b[0]]


def test_judul_kepala_dan_jabatan_pemiliknya():
    isi = pohon(html_manual(iki(MANUAL[1])))
    assert [teks(p) for p in isi.find(".//header").iter("p")] == [
        "MANUAL INDIKATOR KINERJA",
        "SKP PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI",
        "DIREKTUR II",
    ]
    assert [teks(p) for p in isi.find(".//div[@class='baris-instansi']")] == [
        "KEMENTERIAN X",
        "PERIODE PENILAIAN: 1 JANUARI SD 31 DESEMBER TAHUN 2026",
    ]


def test_label_manual_menurut_format():
    assert kolom_kiri(html_manual(iki(MANUAL[0]))) == [
        "RENCANA HASIL KERJA",
        "UKURAN KEBERHASILAN/ INDIKATOR KINERJA",
        "TUJUAN",
        "DESKRIPSI",
        "SATUAN PENGUKURAN (opsional bagi pendekatan hasil kerja kualitatif)",
        "KUALITAS DAN TINGKAT KENDALI",
        "SUMBER DATA",
        "PERIODE PELAPORAN",
    ]


@pytest.mark.parametrize("m", MANUAL, ids=lambda m: m["skp"])
def test_manual_contoh_tercetak_sel_demi_sel(m):
    isi = [b[1:] for b in baris_tabel(html_manual(iki(m)), "manual")]
    kendali = {"kendali_rendah": ["( ) Outcome", "( ) Outcome Antara", "(X) Output kendali rendah"],
               "outcome": ["(X) Outcome", "( ) Outcome Antara", "( ) Output kendali rendah"]}  # fmt: skip
    assert isi == [
        [m["rhk_tercetak"]],
        [m["ukuran"]],
        [m["tujuan"]],
        ["Definisi"],
        [" ".join(m["definisi"])],
        ["Formula (opsional bagi pendekatan hasil kerja kualitatif)"],
        [" ".join(m["formula"])],
        [m["satuan"]],
        kendali[m["kendali"]],
        [m["sumber_data"]],
        ["( ) Bulanan", "( ) Triwulanan", "( ) Semesteran", "(X) Tahunan"],
    ]


def test_target_berdiri_di_bawah_indikatornya():
    isi = baris_tabel(html_manual(iki(MANUAL[1], target="30%")), "manual")
    assert isi[1][1] == f"{MANUAL[1]['ukuran']} Target: 30%"


def test_manual_kosong_tetap_satu_lembar_dengan_pilihan_tanpa_silang():
    kosong = Iki(teks="Indeks", rhk=Rhk(teks="Hasil"))
    kosong.manual = ManualIndikator()
    isi = baris_tabel(html_manual(kosong), "manual")
    assert isi[8] == ["KUALITAS DAN TINGKAT KENDALI", "( ) Outcome", "( ) Outcome Antara", "( ) Output kendali rendah"]
    assert "(X)" not in html_manual(kosong)


def test_setiap_indikator_mulai_di_halaman_baru_dengan_kepalanya():
    hasil = cetak("A.1.3", rencana.konteks_manual(kepala(), [iki(m) for m in MANUAL]))
    judul = [n for n, isi in enumerate(halaman(hasil.isi), start=1) if "MANUAL INDIKATOR KINERJA" in isi]
    tujuan = [n for n, isi in enumerate(halaman(hasil.isi), start=1) if "TUJUAN" in isi]
    assert judul == tujuan
    assert len(judul) == 3


def test_manual_tanpa_tanda_tangan_dan_nomor_dokumen():
    hasil = cetak("A.1.3", rencana.konteks_manual(kepala(), [iki(MANUAL[0])]))
    assert hasil.ruang_ttd == {}
    assert "SKP-2026-000123" not in teks_pdf(hasil.isi)


@pytest.mark.parametrize("draf", [True, False])
def test_cap_draf_selama_skp_belum_ditetapkan(draf):
    hasil = cetak("A.1.3", rencana.konteks_manual(kepala(draf=draf), [iki(MANUAL[0])]))
    assert ("DRAF" in teks_pdf(hasil.isi)) is draf


def test_label_dan_isi_workblock_menurut_format():
    w = WORKBLOCK[0]
    kepala_lembar, isi = [t for t in pohon(html_workblock(workblock(w))).iter("table") if "workblock" in t.get("class")]
    assert [[teks(s) for s in baris] for baris in kepala_lembar.iter("tr")][1:] == [
        ["JUDUL INISIATIF STRATEGI PENCAPAIAN IKU", w["judul"], "INDIKATOR DAN TARGET YANG DIINTERVENSI",
         w["indikator"]],
        ["PEMILIK STRATEGI", w["pemilik"], "PIHAK YANG TERLIBAT", w["pihak"]],
        ["WAKTU PENYELESAIAN", w["waktu"], "PENERIMA MANFAAT", w["penerima"]],
        ["TUJUAN", w["tujuan"], "ANGGARAN", ""],
    ]  # fmt: skip
    assert [[teks(s) for s in baris] for baris in isi.iter("tr")][1:] == [
        ["STRATEGI (KEY ACTIVITIES)"],
        ["A. RUTIN"],
        ["1.", w["strategi_rutin"][0]],
        ["B. TRANSFORMATIF"],
        ["2.", w["strategi_transformatif"][0]],
        ["3.", w["strategi_transformatif"][1]],
        ["4.", w["strategi_transformatif"][2]],
        ["KELUARAN KUNCI (KEY MILESTONE)"],
        ["A. RUTIN"],
        ["1.", w["keluaran_rutin"][0]],
        ["B. TRANSFORMATIF"],
        ["2.", w["keluaran_transformatif"][0]],
        ["3.", w["keluaran_transformatif"][1]],
    ]


def test_judul_workblock():
    (judul,) = pohon(html_workblock(workblock(WORKBLOCK[1]))).iter("header")
    assert teks(judul) == "WORKBLOCK UNTUK IDENTIFIKASI STRATEGI PENCAPAIAN HASIL KERJA"


def test_kelompok_workblock_yang_kosong_bertanda_hubung():
    isi = workblock(WORKBLOCK[1], strategi_rutin=" \n\n", keluaran_rutin="", keluaran_transformatif="")
    baris = baris_tabel(html_workblock(isi), "workblock")
    mulai = baris.index(["STRATEGI (KEY ACTIVITIES)"])
    assert baris[mulai + 2] == ["-", "-"]
    assert baris[mulai + 4][0] == "1."


@pytest.mark.parametrize("kertas", ["F4", "A4"])
def test_lembar_penuh_tercetak_utuh(kertas):
    """Every field as long as its column allows; nothing gets lost between the pages."""
    panjang = "\n".join(f"[D{n}] {'uraian indikator ' * 12}" for n in range(18))
    penuh = iki(MANUAL[0], target="95%")
    penuh.teks, penuh.manual.definisi, penuh.manual.formula = "[I] " + "u" * 990, panjang, panjang.replace("[D", "[F")
    isi = rapat(teks_pdf(cetak("A.1.3", rencana.konteks_manual(kepala(), [penuh]), kertas=kertas).isi))
    assert [n for n in range(18) if f"[D{n}]" not in isi or f"[F{n}]" not in isi] == []
    assert isi.count("u" * 990) == 1


@pytest.mark.parametrize("kertas", ["F4", "A4"])
def test_workblock_penuh_tercetak_utuh(kertas):
    butir = "\n".join(f"[S{n}] {'kegiatan kunci ' * 10}" for n in range(24))
    penuh = workblock(WORKBLOCK[0], strategi_rutin=butir, keluaran_transformatif=butir.replace("[S", "[K"))
    isi = rapat(teks_pdf(cetak("A.1.4", rencana.konteks_workblock(kepala(), penuh), kertas=kertas).isi))
    assert [n for n in range(24) if f"[S{n}]" not in isi or f"[K{n}]" not in isi] == []


def test_isi_dengan_tag_tercetak_sebagai_teks():
    jahat = '<script>alert(1)</script> Ma\'ruf & "kawan"'
    isi = html_workblock(workblock(WORKBLOCK[0], judul=jahat, strategi_rutin=jahat))
    assert "<script>" not in isi
    assert teks(pohon(isi)).count(jahat) == 2
