"""The PDF itself: paper, repeated headings, signatures, footer, nothing foreign, nothing lost."""

import re

import pytest

from evaluasi import dokumen
from skp_app.aturan.format import SEMUA
from skp_app.dokumen import cetak, penggambar, skp
from tests.dokumen import salinan_contoh as contoh
from tests.dokumen.bacaan import halaman, letak, pembaca, rapat, semua_sel, teks_pdf, ukuran

TEKS_PANJANG = ("Terwujudnya tata kelola pelayanan publik yang cepat, mudah, dan terjangkau " * 9)[:600].strip()
BIRU = b"0.870588 0.921569 0.968627 rg"


def semua_format():
    """One filled print of each Format: code -> context."""
    konteks = [skp.konteks(contoh.skp(k), url_cek=contoh.URL_CEK) for k in (*contoh.EMPAT_ORANG, *contoh.KUALITATIF)]
    konteks += [
        dokumen.konteks_evaluasi(contoh.evaluasi(k), url_cek=contoh.URL_CEK)
        for k in (*contoh.EMPAT_ORANG, *contoh.KUALITATIF)
    ]
    atasan = contoh.ubah(contoh.evaluasi("direktur-ii"), penandatangan={"peran": "atasan_penilai"})
    return [
        *konteks,
        skp.konteks_lampiran(contoh.skp("bidan-penyelia"), url_cek=contoh.URL_CEK),
        dokumen.konteks_dokumen(contoh.evaluasi("kepala-subdirektorat-ii"), url_cek=contoh.URL_CEK),
        dokumen.konteks_dokumen(atasan, url_cek=contoh.URL_CEK),
    ]


@pytest.fixture(scope="module", params=semua_format(), ids=lambda k: f"{k['kode']}-{k['pegawai']['jabatan'].lower()}")
def cetakan(request):
    konteks = request.param
    return konteks, cetak.cetak(konteks["kode"], konteks)


def cetak_panjang(keluarga, **isi):
    konteks = skp.konteks(contoh.panjang(keluarga, **isi))
    return cetak.cetak(konteks["kode"], konteks)


def test_semua_format_yang_dijanjikan_tercetak():
    assert {k["kode"] for k in semua_format()} == {
        *("A.1.1", "A.1.2", "A.1.6", "A.1.7", "A.1.8", "C.1.1", "C.1.2", "C.1.3", "D.1.1", "D.1.2"),
    }


def test_setiap_sel_dan_judul_ada_di_teks_pdf(cetakan):
    konteks, hasil = cetakan
    isi = rapat(teks_pdf(hasil.isi))
    hilang = [s for s in semua_sel(cetak.html(konteks["kode"], konteks)) if rapat(s) not in isi]
    assert hilang == []
    assert [baris for baris in SEMUA[konteks["kode"]].judul if rapat(baris) not in isi] == []


def test_kertas_folio_dan_arahnya(cetakan):
    konteks, hasil = cetakan
    harapan = (936, 612) if SEMUA[konteks["kode"]].arah == "lanskap" else (612, 936)
    assert ukuran(hasil.isi) == pytest.approx(harapan, abs=3)


def test_setelan_a4():
    konteks = skp.konteks(contoh.skp("direktur-ii"))
    assert ukuran(cetak.pdf("A.1.2", konteks, kertas="A4")) == pytest.approx((841.9, 595.3), abs=3)
    lampiran = skp.konteks_lampiran(contoh.skp("bidan-penyelia"))
    assert ukuran(cetak.pdf("A.1.8", lampiran, kertas="A4")) == pytest.approx((595.3, 841.9), abs=3)


def test_jumlah_dan_urutan_tanda_tangan(cetakan):
    konteks, hasil = cetakan
    blok = [(peran, *letak(hasil.isi, sebutan)) for peran, sebutan in penanda_tangan(konteks)]
    assert [len(b) - 1 for b in blok] == [1] * len(SEMUA[konteks["kode"]].ttd)
    assert [b[0] for b in sorted(blok, key=lambda b: b[1][1])] == list(SEMUA[konteks["kode"]].ttd)
    assert set(hasil.ruang_ttd) == set(SEMUA[konteks["kode"]].ttd)
    tengah = ukuran(hasil.isi)[0] / 2
    assert hasil.ruang_ttd[konteks["ttd"][-1]["peran"]].kiri > tengah


def penanda_tangan(konteks):
    return [(t["peran"], t["sebutan"]) for t in konteks["ttd"]]


def test_ruang_tanda_tangan_ada_di_halaman_sebutannya(cetakan):
    konteks, hasil = cetakan
    for peran, sebutan in penanda_tangan(konteks):
        ((lembar, _),) = letak(hasil.isi, sebutan)
        ruang = hasil.ruang_ttd[peran]
        assert ruang.halaman == lembar
        assert (ruang.kanan - ruang.kiri, ruang.atas - ruang.bawah) == pytest.approx((150, 46), abs=1)


def test_tidak_ada_sisa_formulir_kosong(cetakan):
    _, hasil = cetakan
    isi = teks_pdf(hasil.isi)
    assert re.findall(r"\b(?:FORMAT|TABEL|CONTOH)\b", isi) == []
    assert [s for s in ("(Nama)", "(NIP)", "(tempat)", "NAMA INSTANSI", "diisi dengan", "LAMBANG") if s in isi] == []


def test_kaki_halaman_menyebut_pemilik_nomor_kode_dan_halaman(cetakan):
    konteks, hasil = cetakan
    for nomor, isi in enumerate(halaman(hasil.isi), start=1):
        assert "Dokumen milik Dr. Siti Rahmawati, S.T., M.T. (NIP 197803152003122001)" in isi
        assert f"Nomor dokumen {konteks['nomor_dokumen']} · {konteks['kode']}" in isi
        assert f"Periksa keaslian: {contoh.URL_CEK}" in isi
        assert f"Halaman {nomor} dari {hasil.halaman}" in isi


def test_metadata_menyebut_judul_bahasa_dan_kode(cetakan):
    konteks, hasil = cetakan
    baca = pembaca(hasil.isi)
    assert baca.metadata.title == f"{SEMUA[konteks['kode']].judul[0]} - Dr. Siti Rahmawati, S.T., M.T."
    assert baca.trailer["/Root"]["/Lang"] == "id"
    assert baca.metadata["/format"] == konteks["kode"]
    assert baca.metadata["/dokumen"] == konteks["nomor_dokumen"]


def test_kepala_tabel_berwarna_biru_muda(cetakan):
    _, hasil = cetakan
    assert BIRU in pembaca(hasil.isi).pages[0].get_contents().get_data()


def test_salinan_yang_sama_menjadi_berkas_yang_sama(cetakan):
    konteks, hasil = cetakan
    assert cetak.pdf(konteks["kode"], konteks) == hasil.isi


def test_draf_bertanda_di_setiap_halaman_dan_yang_resmi_tidak():
    salinan = contoh.skp("direktur-ii")
    draf = halaman(cetak.pdf("A.1.2", skp.konteks(contoh.ubah(salinan, draf=True, tanggal=None))))
    assert [("DRAF" in isi) for isi in draf] == [True] * len(draf)
    assert "DRAF" not in teks_pdf(cetak.pdf("A.1.2", skp.konteks(salinan)))
    assert "Jakarta, ........................" in "".join(draf)


def test_kode_qr_hanya_bila_ada_alamat_cek():
    salinan = contoh.skp("direktur-ii")
    dengan, tanpa = (cetak.html("A.1.2", skp.konteks(salinan, url_cek=u)) for u in (contoh.URL_CEK, None))
    assert (dengan.count("<svg"), tanpa.count("<svg")) == (1, 0)
    assert "Periksa keaslian" not in tanpa


# ---- Pages ---------------------------------------------------------------------------------------------------


def test_kepala_tabel_berulang_di_halaman_dua():
    isi = [rapat(h) for h in halaman(cetak_panjang("ja_jf", rhk=12, iki=3, teks=TEKS_PANJANG[:120]).isi)]
    judul = rapat("HASIL KERJA NO. RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI* RENCANA HASIL KERJA ASPEK")
    assert [judul in h for h in isi[:3]] == [True, True, True]
    perilaku = rapat("PERILAKU KERJA**")
    assert [h.count(perilaku) for h in isi if rapat("Kolaboratif") in h or rapat("Berorientasi pelayanan") in h] == [
        1,
        1,
    ]


@pytest.mark.parametrize("keluarga", ["jpt", "ja_jf"])
@pytest.mark.parametrize(("rhk", "iki"), [(1, 40), (2, 20), (10, 4)])
def test_empat_puluh_iki_tidak_ada_yang_hilang(keluarga, rhk, iki):
    isi = teks_pdf(cetak_panjang(keluarga, rhk=rhk, iki=iki, teks=TEKS_PANJANG[:90]).isi)
    assert sorted(re.findall(r"\[I[\d.]+\]", isi)) == sorted(
        f"[I{n}.{i}]" for n in range(1, rhk + 1) for i in range(1, iki + 1)
    )
    assert len(re.findall(r"\[T[\d.]+\]", isi)) == rhk * iki
    assert sorted(re.findall(r"\[R\d+\]", isi)) == sorted(f"[R{n}]" for n in range(1, rhk + 1))


@pytest.mark.parametrize(
    ("keluarga", "pendekatan"), [(k, p) for k in ("jpt", "ja_jf") for p in ("kuantitatif", "kualitatif")]
)
def test_rhk_enam_ratus_huruf_tercetak_utuh(keluarga, pendekatan):
    salinan = contoh.panjang(keluarga, rhk=4, iki=2, teks=TEKS_PANJANG, pendekatan=pendekatan)
    konteks = skp.konteks(salinan)
    isi = teks_pdf(cetak.pdf(konteks["kode"], konteks))
    penanda = "RPQ" if konteks["kode"] == "A.1.7" else "R"
    assert len(re.findall(rf"\[[{penanda}]\d\]", isi)) == 4 * len(penanda)
    assert isi.count("terjangkau") == TEKS_PANJANG.count("terjangkau") * 4 * (2 if konteks["kode"] == "A.1.7" else 1)


def test_blok_yang_lebih_tinggi_dari_halaman_dipotong_tanpa_kehilangan_teks():
    umpan = [f"Pimpinan: {TEKS_PANJANG} [U{n}]" for n in range(1, 7)]
    for keluarga, pendekatan in (("jpt", "kuantitatif"), ("ja_jf", "kuantitatif"), ("jpt", "kualitatif")):
        isi_skp = contoh.panjang(keluarga, rhk=2, iki=1, teks=TEKS_PANJANG, pendekatan=pendekatan)
        hasil = {
            "1": [{"realisasi": ["80% [H1]"], "umpan_balik": umpan}],
            "2": [{"realisasi": ["9% [H2]"], "umpan_balik": []}],
        }
        salinan = contoh.ubah(contoh.kerangka_evaluasi(isi_skp), hasil=hasil, perilaku={"loyal": umpan})
        konteks = dokumen.konteks_evaluasi(salinan)
        isi = teks_pdf(cetak.pdf(konteks["kode"], konteks))
        assert sorted(re.findall(r"\[U\d\]", isi)) == sorted([f"[U{n}]" for n in range(1, 7)] * 2)
        assert sorted(re.findall(r"\[[RH]\d\]", isi)) == ["[H1]", "[H2]", "[R1]", "[R2]"]


@pytest.mark.parametrize("rhk", range(3, 15))
def test_tanda_tangan_skp_tidak_pernah_sendirian(rhk):
    hasil = cetak_panjang("jpt", rhk=rhk, iki=1, teks="Terwujudnya layanan")
    terakhir = halaman(hasil.isi)[-1]
    assert [ruang.halaman for ruang in hasil.ruang_ttd.values()] == [hasil.halaman - 1] * 2
    assert "Kolaboratif" in terakhir
    assert "Bambang Wirawan" in terakhir
    assert "* Pimpinan dapat memberikan Ekspektasi khusus" in terakhir


@pytest.mark.parametrize("baris", range(0, 12, 2))
def test_tanda_tangan_evaluasi_selalu_bersama_predikat(baris):
    perilaku = {"kolaboratif": [f"Pimpinan: catatan {n}" for n in range(baris)]}
    konteks = dokumen.konteks_evaluasi(contoh.ubah(contoh.evaluasi("direktur-ii"), perilaku=perilaku))
    hasil = cetak.cetak("C.1.2", konteks)
    terakhir = halaman(hasil.isi)[-1]
    assert hasil.ruang_ttd["penilai"].halaman == hasil.halaman - 1
    assert "PREDIKAT KINERJA PEGAWAI*" in terakhir
    assert "*** periode disesuaikan" in terakhir


@pytest.mark.parametrize("jumlah", [1, 20, 24, 28, 32, 36, 60])
def test_tanda_tangan_lampiran_selalu_di_bawah_sebuah_baris(jumlah):
    salinan = contoh.ubah(
        contoh.skp("bidan-penyelia"), lampiran={"konsekuensi": [f"Baris {n}" for n in range(1, jumlah + 1)]}
    )
    hasil = cetak.cetak("A.1.8", skp.konteks_lampiran(salinan))
    assert f"Baris {jumlah}\n" in halaman(hasil.isi)[hasil.ruang_ttd["penilai"].halaman]


@pytest.mark.parametrize("panjang", [1, 6, 9, 12, 15, 40])
def test_catatan_panjang_dokumen_evaluasi_utuh_dan_ttd_tidak_sendirian(panjang):
    catatan = "\n".join(f"{TEKS_PANJANG[:150]} [C{n}]" for n in range(1, panjang + 1))
    konteks = dokumen.konteks_dokumen(contoh.ubah(contoh.evaluasi("direktur-ii"), catatan=catatan))
    hasil = cetak.cetak("D.1.1", konteks)
    assert re.findall(r"\[C(\d+)\]", teks_pdf(hasil.isi)) == [str(n) for n in range(1, panjang + 1)]
    assert f"[C{panjang}]" in halaman(hasil.isi)[hasil.ruang_ttd["penilai"].halaman]


def test_lebih_dari_empat_puluh_halaman_ditolak():
    with pytest.raises(cetak.TerlaluPanjang, match="lebih dari 40 halaman"):
        cetak_panjang("ja_jf", rhk=140, iki=2, teks=TEKS_PANJANG)


# ---- Users' text -------------------------------------------------------------------------------------------


JAHAT = (
    "<script>alert(1)</script><img src=file:///etc/hostname><link rel=attachment href=http://127.0.0.1/> & {{ kode }}"
)


@pytest.mark.parametrize("kunci", ["direktur-ii", "kepala-subdirektorat-ii", "bidan-penyelia"])
def test_teks_pengguna_tidak_pernah_menjadi_html(kunci, caplog):
    isi = contoh.skp(kunci)
    rhk = [
        {**r, "teks": JAHAT, "intervensi": {"rhk": JAHAT, "iki": JAHAT}, "penugasan_dari": JAHAT} for r in isi["rhk"]
    ]
    orang = {**isi["pegawai"], "nama": JAHAT, "jabatan": JAHAT}
    salinan = contoh.ubah(isi, rhk=rhk, pegawai=orang, tempat=JAHAT, instansi=JAHAT, ekspektasi={"loyal": [JAHAT]})
    evaluasi = contoh.ubah(contoh.evaluasi(kunci), skp=salinan, catatan=JAHAT, perilaku={"loyal": [JAHAT]})
    for konteks in (skp.konteks(salinan), dokumen.konteks_evaluasi(evaluasi), dokumen.konteks_dokumen(evaluasi)):
        html = cetak.html(konteks["kode"], konteks)
        assert "<script" not in html
        assert "<img src=file" not in html
        assert rapat("<script>alert(1)</script>") in rapat(teks_pdf(cetak.pdf(konteks["kode"], konteks)))
        assert "{{ kode }}" in html.replace("&#x27;", "'")
    assert [r.message for r in caplog.records if r.name == "skp_app.dokumen.pekerja"] == []


def test_baris_baru_menjadi_ganti_baris_dan_huruf_kendali_hilang():
    (rhk,) = contoh.skp("bidan-penyelia")["rhk"][:1]
    html = cetak.html(
        "A.1.6", skp.konteks(contoh.ubah(contoh.skp("bidan-penyelia"), rhk=[{**rhk, "teks": "satu\ndua\x00\x0btiga"}]))
    )
    assert "satu<br>dua  tiga" in html
    assert "\x00" not in html


@pytest.mark.parametrize(
    "alamat",
    [
        *("file:///etc/passwd", "http://127.0.0.1:8000/", "https://example.org/a.png", "ftp://example.org/a"),
        *("data:text/plain,a", "cetak:../../etc/passwd", "cetak:cetak.css", "garuda.svg", ""),
    ],
)
def test_pengambil_menolak_alamat_lain(alamat):
    with pytest.raises(ValueError, match="tidak boleh dibuka"):
        penggambar.PengambilTertutup().fetch(alamat)


def test_pengambil_hanya_melayani_gambar_kita():
    assert penggambar.PengambilTertutup().fetch("cetak:garuda.svg").read().startswith(b"<svg")
    assert penggambar.PengambilTertutup()("cetak:garis.svg").read().startswith(b"<svg")
