"""What is hard to print: very long texts, many rows, narrow columns, missing people, on both papers"""

import re
import subprocess
from typing import NamedTuple

import pytest

from evaluasi import dokumen
from skp_app.dokumen import cetak, skp
from tests.dokumen import salinan_contoh as contoh
from tests.dokumen.bacaan import halaman, rapat, teks_pdf

KERTAS = ("F4", "A4")
SEMUA_KELUARGA = [(k, p) for k in ("jpt", "ja_jf") for p in ("kuantitatif", "kualitatif")]
KEPALA = {
    ("jpt", "kuantitatif"): "HASIL KERJA NO RENCANA HASIL KERJA INDIKATOR KINERJA INDIVIDU TARGET PERSPEKTIF",
    ("ja_jf", "kuantitatif"): "HASIL KERJA NO. RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI* RENCANA HASIL KERJA",
    ("jpt", "kualitatif"): "HASIL KERJA",
    ("ja_jf", "kualitatif"): "HASIL KERJA",
}
SERIBU = ("Terwujudnya tata kelola pelayanan publik yang cepat, mudah, dan terjangkau bagi semua warga " * 11)[:994]
TANPA_JEDA = "https://skp.contoh.go.id/berkas/" + "a" * 300
RAPAT_TEPI = 0.8  # points: letters lean a little over their box


class Kata(NamedTuple):
    halaman: int
    kiri: float
    kanan: float
    teks: str


def kata(isi):
    """Every word of the PDF with its box, read by another program than the one that wrote it."""
    keluar = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=isi, capture_output=True, check=True
    ).stdout.decode()
    pola = r'<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="[\d.-]+">(.*?)</word>'
    for nomor, lembar in enumerate(keluar.split("<page ")[1:]):
        lebar = float(re.match(r'width="([\d.]+)"', lembar)[1])
        for kiri, kanan, teks in re.findall(pola, lembar):
            yield lebar, Kata(nomor, float(kiri), float(kanan), teks)


def di_luar_tepi(isi):
    return [k for lebar, k in kata(isi) if k.kiri < 48 - RAPAT_TEPI or k.kanan > lebar - 48 + RAPAT_TEPI]


def cetak_skp(salinan, kertas="F4"):
    konteks = skp.konteks(salinan)
    return cetak.cetak(konteks["kode"], konteks, kertas=kertas)


def seribu_huruf(keluarga, pendekatan):
    """Every text as long as its column: 1000 letters for RHK and IKI, 300 for the target."""
    salinan = contoh.panjang(keluarga, rhk=3, iki=2, teks=SERIBU, pendekatan=pendekatan)
    for rhk in salinan["rhk"]:
        rhk["penugasan_dari"] = "Kepala Dinas Kesehatan"
        rhk["intervensi"]["iki"] = f"{SERIBU} [Q{rhk['nomor']}]"
        for n, iki in enumerate(rhk["iki"], start=1):
            iki |= {"teks": f"{SERIBU} [I{rhk['nomor']}.{n}]", "target": f"{SERIBU[:280]} [T{rhk['nomor']}.{n}]"}
    return salinan


# Length -------------------------------------------------------------------------------------------
@pytest.mark.parametrize("kertas", KERTAS)
@pytest.mark.parametrize(("keluarga", "pendekatan"), SEMUA_KELUARGA)
def test_seribu_huruf_per_sel_tercetak_utuh(keluarga, pendekatan, kertas):
    salinan = seribu_huruf(keluarga, pendekatan)
    isi = cetak_skp(salinan, kertas).isi
    polos = rapat(teks_pdf(isi))
    dua_kolom = keluarga == "ja_jf" and pendekatan == "kuantitatif"
    assert sorted(re.findall(r"\[I\d\.\d\]", polos)) == [f"[I{r}.{i}]" for r in (1, 2, 3) for i in (1, 2)]
    assert len(re.findall(r"\[T\d\.\d\]", polos)) == 6
    assert sorted(re.findall(r"\[[RPQ]\d\]", polos)) == sorted(
        f"[{h}{r}]" for r in (1, 2, 3) for h in ("RPQ" if dua_kolom else "R")
    )
    assert di_luar_tepi(isi) == []


@pytest.mark.parametrize("kertas", KERTAS)
@pytest.mark.parametrize(("keluarga", "pendekatan"), SEMUA_KELUARGA)
def test_kepala_tabel_di_setiap_halaman_dengan_empat_puluh_iki(keluarga, pendekatan, kertas):
    hasil = cetak_skp(contoh.panjang(keluarga, rhk=8, iki=5, teks=SERIBU[:250], pendekatan=pendekatan), kertas)
    isi = [rapat(h) for h in halaman(hasil.isi)]
    dengan_iki = [h for h in isi if re.search(r"\[I\d\.\d\]", h)]
    assert sum(len(re.findall(r"\[I\d\.\d\]", h)) for h in isi) == 40
    assert len(dengan_iki) > 1
    assert [rapat(KEPALA[keluarga, pendekatan]) in h for h in dengan_iki] == [True] * len(dengan_iki)


@pytest.mark.parametrize("kertas", KERTAS)
def test_kepala_perilaku_berulang_bila_ekspektasinya_panjang(kertas):
    panjang = {n: [SERIBU[:400]] * 3 for n in ("akuntabel", "harmonis", "loyal", "kolaboratif")}
    hasil = cetak_skp(contoh.ubah(contoh.skp("direktur-ii"), ekspektasi=panjang), kertas)
    isi = [rapat(h) for h in halaman(hasil.isi)]
    nilai = [h for h in isi if "EkspektasiKhususPimpinan:" in h or rapat(SERIBU[:60]) in h]
    assert len(nilai) > 1
    assert ["PERILAKUKERJA*" in h for h in nilai] == [True] * len(nilai)


# Signatures ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("kertas", KERTAS)
@pytest.mark.parametrize("butir", [0, 3, 5, 8, 12])
@pytest.mark.parametrize("kunci", ["direktur-ii", "bidan-penyelia"])
def test_tanda_tangan_bersama_akhir_tabel(kunci, butir, kertas):
    """However the last expectation grows, the block stands on a page that also holds a row of the table."""
    kolaboratif = [f"{SERIBU[:90]} [E{n}]" for n in range(butir)]
    hasil = cetak_skp(contoh.ubah(contoh.skp(kunci), ekspektasi={"kolaboratif": kolaboratif}), kertas)
    terakhir = halaman(hasil.isi)[-1]
    assert {r.halaman for r in hasil.ruang_ttd.values()} == {hasil.halaman - 1}
    assert ("Kolaboratif" in terakhir, f"[E{butir - 1}]" in terakhir) in {(True, bool(butir)), (False, True)}


@pytest.mark.parametrize("kertas", KERTAS)
@pytest.mark.parametrize("jumlah", [21, 24, 27, 30])
def test_tanda_tangan_lampiran_bersama_baris_terakhir(jumlah, kertas):
    butir = [f"Laporan bulanan kepada pimpinan [L{n}]" for n in range(jumlah)]
    konteks = skp.konteks_lampiran(contoh.ubah(contoh.skp("bidan-penyelia"), lampiran={"konsekuensi": butir}))
    hasil = cetak.cetak("A.1.8", konteks, kertas=kertas)
    lembar = halaman(hasil.isi)[hasil.ruang_ttd["penilai"].halaman]
    assert f"[L{jumlah - 1}]" in lembar


# Width --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("keluarga", "pendekatan", "kertas"), [*((k, p, "A4") for k, p in SEMUA_KELUARGA), ("ja_jf", "kuantitatif", "F4")]
)
def test_kata_tanpa_jeda_tidak_keluar_dari_halaman(keluarga, pendekatan, kertas):
    salinan = contoh.panjang(keluarga, rhk=2, iki=1, teks=TANPA_JEDA, pendekatan=pendekatan)
    for rhk in salinan["rhk"]:
        rhk["penugasan_dari"] = rhk["intervensi"]["iki"] = "B" * 200
        rhk["iki"][0] |= {"teks": TANPA_JEDA, "target": "8" * 120}
    panjang = {"nama": "N" * 150, "jabatan": "J" * 255, "unit": "U" * 255, "pangkat": "P" * 60, "nip": "1" * 18}
    salinan |= {"pegawai": panjang, "penilai": panjang, "instansi": "I" * 255, "ekspektasi": {"loyal": [TANPA_JEDA]}}
    isi = cetak_skp(salinan, kertas).isi
    assert di_luar_tepi(isi) == []
    assert teks_pdf(isi).count("8") == 240  # nothing is lost where a cell goes on to the next page


@pytest.mark.parametrize("kertas", KERTAS)
def test_kata_tanpa_jeda_tetap_di_kolomnya(kertas):
    """On the narrowest table no letter runs into the next column: the words end before the next one begins."""
    salinan = contoh.panjang("ja_jf", rhk=1, iki=1, teks="W" * 300)
    salinan["rhk"][0]["iki"][0] |= {"teks": "M" * 300, "target": "9" * 120}
    tepi = {
        h: [(k.kiri, k.kanan) for _, k in kata(cetak_skp(salinan, kertas).isi) if set(k.teks) == {h}] for h in "WM9"
    }
    lebar = max(kanan for _, kanan in tepi["W"])
    assert min(kiri for kiri, _ in tepi["M"]) > lebar - RAPAT_TEPI
    assert min(kiri for kiri, _ in tepi["9"]) > max(kanan for _, kanan in tepi["M"]) - RAPAT_TEPI


# People -------------------------------------------------------------------------------------------
def test_nama_bertanda_petik_dan_tag_tercetak_sebagai_teks():
    nama = "Ma'ruf <script>alert('x')</script> \"O’Brien\" & Co"
    isi = contoh.skp("kepala-puskesmas")
    hasil = cetak_skp(contoh.ubah(isi, pegawai={**isi["pegawai"], "nama": nama}))
    assert rapat(teks_pdf(hasil.isi)).count(rapat(nama)) == 2 + hasil.halaman  # identity, signature, every footer


@pytest.mark.parametrize("kunci", contoh.KUALITATIF)
def test_tanpa_ekspektasi_khusus_ketujuh_nilai_tetap_tercetak(kunci):
    isi = teks_pdf(cetak_skp(contoh.ubah(contoh.skp(kunci), ekspektasi={})).isi)
    assert len(re.findall("Ekspektasi Khusus Pimpinan:", isi)) == 7


def test_penilai_tanpa_nip_bertanda_hubung_dan_tanpa_baris_nip():
    hasil = cetak_skp(contoh.skp("kepala-dinas-kesehatan"))
    isi = teks_pdf(hasil.isi)
    assert isi.count("–") == 2  # NIP and pangkat of the identity block
    nip = re.findall(r"NIP \d{18}", isi.replace("(NIP 197803152003122001)", ""))
    assert nip == ["NIP 197803152003122001"] * 2  # identity and signature of the pegawai, none of the penilai


def test_tanpa_atasan_penilai_dokumen_evaluasi_tetap_tercetak():
    isi = contoh.ubah(contoh.skp("direktur-jenderal-iii"), atasan_penilai=None)
    konteks = dokumen.konteks_dokumen(contoh.ubah(contoh.evaluasi("direktur-jenderal-iii"), skp=isi))
    hasil = cetak.cetak(konteks["kode"], konteks)
    assert "ATASAN PEJABAT PENILAI KINERJA" in teks_pdf(hasil.isi)
    assert set(hasil.ruang_ttd) == {"pegawai", "penilai"}
