"""Every row of the example files comes to what their list of expectations says."""

from copy import deepcopy

import pytest

from pegawai.aturan.impor.daftar import JENIS
from pegawai.aturan.impor.dasar import TabelSalah
from pegawai.aturan.impor.kepala import susun
from pegawai.buku_kerja import BerkasSalah
from tests.impor_uji import (
    NON_ASN,
    ORANG,
    POHON,
    REF_UNOR,
    RUJUKAN,
    SETELAH_BERSIH,
    SETELAH_KOTOR,
    baca,
    harapan,
    impor,
    keadaan,
    periksa,
    selisih,
    tabel,
)

KOTOR = {
    "hierarki_unor_kotor.xlsx": ("hierarki_unor", RUJUKAN),
    "pegawai_pns_kotor.xlsx": ("pegawai", SETELAH_KOTOR),
    "pegawai_pppk_kotor.csv": ("pegawai", SETELAH_KOTOR),
    "pegawai_paruh_waktu_kotor.xls": ("pegawai", SETELAH_KOTOR),
    "simpeg_kabupaten.xlsx": ("pegawai", (*SETELAH_BERSIH, *ORANG)),
    "unduhan_2026-01-05_pns.xlsx": ("pegawai", SETELAH_BERSIH),
    "referensi_jabatan_fungsional_kotor.xlsx": ("ref_jabatan_fungsional", ()),
    "plt_plh_kotor.xlsx": ("plt_plh", (*SETELAH_BERSIH, ORANG[0])),
    "rumus_dan_suntikan.xlsx": ("pegawai", SETELAH_BERSIH),
    "pegawai_sampai_1048576.xlsx": ("pegawai", SETELAH_BERSIH),
    "lembar_kedua.xlsx": ("pegawai", SETELAH_BERSIH),
}
URUT_BERSIH = (
    POHON, REF_UNOR, *RUJUKAN, *ORANG, NON_ASN, ("plt_plh", "bersih/plt_plh.xlsx"),
    ("mutasi", "bersih/mutasi_2026.xlsx"), ("hari_libur", "bersih/hari_libur_2026.xlsx"),
)  # fmt: skip
UNDUHAN = ("unduhan_2026-01-05_pns.xlsx", "unduhan_2026-02-20_pppk.xlsx", "unduhan_2026-03-31_pns.xlsx")
BERKEPALA = [b for b in harapan("kotor")["berkas"] if b.get("pemetaan")]
BERKODE = [b for b in harapan("kotor")["berkas"] if b.get("kode")]
DI_BERKAS_LAIN = {"MUNGKIN_ORANG_SAMA"}  # the other half of the pair comes with another file


def butir(nama):
    return [b for b in harapan("kotor")["butir"] if b["berkas"] == nama]


@pytest.mark.parametrize("nama", KOTOR)
def test_setiap_baris_berkas_kotor_dinilai_seperti_harapan(nama):
    kode, sebelum = KOTOR[nama]
    hasil = periksa(kode, f"kotor/{nama}", keadaan(*sebelum))
    beda = selisih(nama, hasil, JENIS[kode].kunci, butir(nama), harapan("kotor")["baris"][nama], DI_BERKAS_LAIN)
    assert beda == []


@pytest.mark.parametrize("satu", BERKEPALA, ids=lambda b: b["berkas"])
def test_kepala_dan_pemetaan_kolom_dikenali(satu):
    kode = "ref_jabatan_fungsional" if satu["jenis"] == "ref_jabatan" else satu["jenis"]
    isi = tabel(kode, f"kotor/{satu['berkas']}")
    assert list(isi.baris_kepala) == satu["baris_kepala"]
    assert JENIS[kode].kenali(isi.kepala) == satu["pemetaan"]
    assert isi.lembar == (satu["lembar"] or "")
    assert list(isi.kolom_tersembunyi) == satu.get("kolom_tersembunyi", [])


@pytest.mark.parametrize("satu", BERKODE, ids=lambda b: b["berkas"])
def test_berkas_yang_ditolak_menyebut_sebabnya(satu):
    jenis = JENIS[satu["jenis"]]
    try:
        isi = susun(baca(f"kotor/{satu['berkas']}"), jenis)
        jenis.periksa(isi, jenis.kenali(isi.kepala), keadaan())
        kode, kalimat = next((c.kode, c.kalimat) for c in isi.catatan)
    except (BerkasSalah, TabelSalah) as salah:
        kode, kalimat = salah.kode, str(salah)
    assert kode == satu["kode"]
    assert kalimat.endswith(".")


@pytest.mark.parametrize("urutan", [0, 1], ids=["maju", "mundur"])
def test_unduhan_dari_hari_yang_berbeda(urutan):
    skenario = harapan("kotor")["skenario"][urutan]
    acuan = keadaan(*RUJUKAN, POHON)
    catatan = {}
    for nama in skenario["urutan"]:
        sebelum = deepcopy(acuan)
        hasil = impor(acuan, "pegawai", f"kotor/{nama}")
        sebelum.tanggal_unduh = acuan.tanggal_unduh
        if urutan == 0:
            assert selisih(nama, hasil, "NIP BARU", butir(nama), harapan("kotor")["baris"][nama]) == []
        for satu in hasil:
            nip = satu.nilai.get("NIP BARU") or satu.mentah["NIP BARU"]
            for c in satu.catatan:
                catatan.setdefault((nip, c.kolom), []).append(c)
        for satu in JENIS["pegawai"].susulan(hasil, sebelum):
            catatan.setdefault((satu.kunci, ""), []).append(satu.catatan)
    assert [b for satu in skenario["hasil"] for b in _beda_skenario(satu, acuan, catatan)] == []


def _beda_skenario(satu, acuan, catatan):
    kolom, nip = satu["kolom"] or "", satu["nip"]
    disebut = [c for c in catatan.get((nip, kolom), []) if c.kode == satu["kode"] and c.tingkat == satu["harapan"]]
    if not disebut:
        yield f"{nip} {kolom}: {satu['kode']} tidak disebut; {[c.kode for c in catatan.get((nip, kolom), [])]}"
    if satu["kode"] != "HILANG" and acuan.pegawai.get(nip, {}).get(kolom) != satu["nilai_akhir"]:
        yield f"{nip} {kolom}: akhir {acuan.pegawai.get(nip, {}).get(kolom)}, harus {satu['nilai_akhir']}"


def test_data_bersih_diterima_tanpa_satu_peringatan_dan_impor_ulang_tidak_mengubah():
    acuan = keadaan()
    jumlah = {b["berkas"]: b["jumlah_baris"] for b in harapan("bersih")["berkas"]}
    for kode, jalur in URUT_BERSIH:
        hasil = impor(acuan, kode, jalur)
        assert [(jalur, h.nomor, h.catatan) for h in hasil if h.putusan != "terima"] == []
        assert len(hasil) == jumlah[jalur.removeprefix("bersih/")]
    orang, unit, jabatan = dict(acuan.pegawai), dict(acuan.unit), dict(acuan.jabatan)
    for kode, jalur in URUT_BERSIH:
        hasil = impor(acuan, kode, jalur)
        assert [(jalur, h.nomor, h.catatan) for h in hasil if h.putusan != "terima"] == []
        assert [c for h in hasil for c in h.catatan if c.kode.startswith("BERUBAH")] == []
    assert (acuan.pegawai, acuan.unit, acuan.jabatan) == (orang, unit, jabatan)


@pytest.mark.parametrize("nama", KOTOR)
def test_berkas_kotor_yang_diimpor_lagi_dinilai_sama_dan_tidak_mengubah_apa_pun(nama):
    kode, sebelum = KOTOR[nama]
    acuan = keadaan(*sebelum)
    pertama = impor(acuan, kode, f"kotor/{nama}")
    sesudah = deepcopy(acuan)
    kedua = impor(acuan, kode, f"kotor/{nama}")
    assert [(h.nomor, h.putusan, h.catatan) for h in kedua] == [(h.nomor, h.putusan, h.catatan) for h in pertama]
    assert (acuan.pegawai, acuan.unit, acuan.jabatan) == (sesudah.pegawai, sesudah.unit, sesudah.jabatan)


def test_pppk_dan_cpns_yang_sama_masuk_antrean_pencocokan_bila_keduanya_ada():
    acuan = keadaan(*SETELAH_KOTOR)
    impor(acuan, "pegawai", "kotor/pegawai_pns_kotor.xlsx")
    hasil = periksa("pegawai", "kotor/pegawai_pppk_kotor.csv", acuan)
    sama = [h.nomor for h in hasil if any(c.kode == "MUNGKIN_ORANG_SAMA" for c in h.catatan)]
    assert sama == [78]


def test_kolom_yang_tidak_boleh_disimpan_tidak_ada_di_hasil_mana_pun():
    terlarang = set(harapan("kotor")["kolom_tidak_disimpan"])
    for nama in ("pegawai_pns_kotor.xlsx", "pegawai_pppk_kotor.csv", "rumus_dan_suntikan.xlsx"):
        for satu in periksa("pegawai", f"kotor/{nama}", keadaan(*SETELAH_KOTOR)):
            assert terlarang & {*satu.nilai, *satu.mentah} == set()
            assert [c.mentah for c in satu.catatan if c.kolom in terlarang and c.mentah] == []
            assert {"role", "is_superuser", "status_skp"} & {*satu.nilai, *satu.mentah} == set()
