"""Rows of people against what is known of them: nobody is doubled, merged, promoted or wiped by a file."""

from datetime import date

import pytest

from pegawai.aturan.impor import kolom_pegawai as k
from pegawai.aturan.impor.daftar import JENIS
from pegawai.aturan.impor.dasar import Acuan, Buku, Jabatan, Lembar, Unit
from pegawai.aturan.impor.kepala import susun

PEGAWAI = JENIS["pegawai"]
UNIT, LAIN = "a" * 32, "b" * 32
NIP, NIP_LAIN = "198503152010012007", "198703302015031002"
KEPALA = ("PNS ID", "NIP", "NAMA", "UNOR ID", "EMAIL")


def nilai(*baris, acuan=None, kepala=KEPALA, lembar="Data"):
    isi = tuple((n, tuple(sel)) for n, sel in enumerate((kepala, *baris), 1))
    tabel = susun(Buku((Lembar(lembar, isi),)), PEGAWAI)
    return list(PEGAWAI.periksa(tabel, PEGAWAI.kenali(tabel.kepala), acuan or kenal()))


def kenal(**lain):
    acuan = Acuan(date(2026, 1, 5), unit={UNIT: Unit(UNIT, "Dinas A"), LAIN: Unit(LAIN, "Dinas B")})
    for isi in lain.values():
        acuan.pegawai[isi[k.NIP]] = isi
        acuan.data_dari[isi[k.NIP]] = date(2026, 1, 1)
        if isi.get(k.PNS_ID):
            acuan.nip_siasn[isi[k.PNS_ID]] = isi[k.NIP]
    return acuan


def sri(**lain):
    return {k.NIP: NIP, k.PNS_ID: "S1", k.NAMA: "Sri", k.UNOR_ID: UNIT, k.EMAIL: "s@contoh.example", **lain}


def kode(hasil):
    return [c.kode for c in hasil.catatan]


def test_nip_yang_sudah_dipakai_orang_lain_tidak_menyatukan_dua_orang():
    acuan = kenal(sri=sri(), adi={k.NIP: NIP_LAIN, k.PNS_ID: "A1", k.NAMA: "Adi", k.UNOR_ID: UNIT})
    (hasil,) = nilai(("S1", NIP_LAIN, "Sri", UNIT, ""), acuan=acuan)
    assert (hasil.putusan, hasil.nilai) == ("tolak", {})
    assert "NIP_MILIK_LAIN" in kode(hasil)


def test_pns_id_yang_dipakai_dua_nip_dalam_satu_berkas_ditolak():
    hasil = nilai(("S1", NIP, "Sri", UNIT, ""), ("S1", NIP_LAIN, "Adi", UNIT, ""))
    assert [(h.putusan, kode(h)) for h in hasil] == [("tolak", ["PNS_ID_GANDA"]), ("tolak", ["PNS_ID_GANDA"])]


def test_pns_id_yang_berbeda_untuk_nip_yang_sama_tidak_dipakai():
    (hasil,) = nilai(("S2", NIP, "Sri", UNIT, ""), acuan=kenal(sri=sri()))
    assert (hasil.putusan, kode(hasil), k.PNS_ID in hasil.nilai) == ("peringatan", ["PNS_ID_BEDA"], False)


@pytest.mark.parametrize("jenis", ["cpns", "pppk_paruh_waktu", "pns"])
def test_berkas_tanpa_kolom_status_tidak_mengubah_jenis_pegawai(jenis):
    (hasil,) = nilai(("S1", NIP, "Sri", UNIT, ""), acuan=kenal(sri=sri(**{k.TURUNAN_JENIS: jenis})))
    assert (k.TURUNAN_JENIS in hasil.nilai, kode(hasil)) == (False, [])


def test_orang_baru_tanpa_kolom_status_dijeniskan_dari_nip():
    hasil = nilai(("S1", NIP, "Sri", UNIT, ""), ("S2", "198703302015211002", "Adi", UNIT, ""))
    assert [h.nilai[k.TURUNAN_JENIS] for h in hasil] == ["pns", "pppk"]


def test_sel_kosong_tidak_menghapus_tetapi_tanda_hubung_menghapus():
    kosong, hubung = nilai(("S1", NIP, "Sri", UNIT, ""), ("A1", NIP_LAIN, "Adi", UNIT, "-"), acuan=kenal(
        sri=sri(), adi={k.NIP: NIP_LAIN, k.PNS_ID: "A1", k.NAMA: "Adi", k.UNOR_ID: UNIT, k.EMAIL: "a@contoh.example"},
    ))  # fmt: skip
    assert k.EMAIL not in kosong.nilai
    assert (hubung.nilai[k.EMAIL], kode(hubung)) == (None, ["EMAIL_KOSONG", "BERUBAH"])


def test_berkas_lama_tidak_menimpa_tetapi_mengisi_yang_belum_pernah_ada():
    acuan = kenal(sri={k.NIP: NIP, k.PNS_ID: "S1", k.NAMA: "Sri", k.UNOR_ID: UNIT})
    acuan.tanggal_unduh = date(2025, 12, 1)
    (hasil,) = nilai(("S1", NIP, "Sri", LAIN, "s@contoh.example"), acuan=acuan)
    assert (kode(hasil), hasil.nilai[k.EMAIL], k.UNOR_ID in hasil.nilai) == (
        ["BERKAS_LEBIH_LAMA"], "s@contoh.example", False,
    )  # fmt: skip


def test_usulan_unit_dari_berkas_lama_tidak_ditanyakan():
    acuan = kenal(sri=sri())
    acuan.tanggal_unduh = date(2025, 12, 1)
    (hasil,) = nilai((NIP, "Sri", "Dinas B"), acuan=acuan, kepala=("NIP", "NAMA", "UNIT KERJA"))
    assert (hasil.putusan, kode(hasil)) == ("terima", [])


def test_usulan_unit_baru_berlaku_setelah_dikonfirmasi():
    (hasil,) = nilai((NIP, "Sri", "Dinas B"), kepala=("NIP", "NAMA", "UNIT KERJA"))
    (catatan,) = hasil.catatan
    assert (catatan.kode, catatan.perlu_klik, catatan.isian) == ("UNOR_DARI_NAMA", True, ((k.UNOR_ID, LAIN),))
    assert k.UNOR_ID not in hasil.nilai


def test_orang_yang_sudah_dikenal_boleh_diimpor_tanpa_kolom_unit_yang_baru_tidak():
    kepala = ("NIP", "NAMA", "EMAIL")
    (lama,) = nilai((NIP, "Sri", "baru@contoh.example"), kepala=kepala, acuan=kenal(sri=sri()))
    (baru,) = nilai((NIP_LAIN, "Adi", "a@contoh.example"), kepala=kepala)
    assert (lama.putusan, lama.nilai[k.EMAIL]) == ("terima", "baru@contoh.example")
    assert (baru.putusan, kode(baru)) == ("tolak", ["UNOR_KOSONG"])


def test_jabatan_tanpa_referensi_diterima_apa_adanya():
    kepala = ("NIP", "NAMA", "UNOR ID", "JABATAN ID", "JABATAN")
    (hasil,) = nilai((NIP, "Sri", UNIT, "c" * 32, "Guru"), kepala=kepala)
    assert (hasil.putusan, hasil.nilai[k.JABATAN]) == ("terima", "Guru")
    acuan = kenal()
    acuan.jabatan = {"d" * 32: Jabatan("d" * 32, "Guru Ahli Muda", "fungsional")}
    (hasil,) = nilai((NIP, "Sri", UNIT, "c" * 32, "Guru"), kepala=kepala, acuan=acuan)
    assert (hasil.putusan, kode(hasil)) == ("peringatan", ["JABATAN_ID_TAK_DIKENAL"])


def test_kolom_titipan_tidak_pernah_menjadi_nilai():
    kepala = (*KEPALA, "role", "is_superuser", "status_skp", "pengguna")
    (hasil,) = nilai(("S1", NIP, "Sri", UNIT, "", "admin", "1", "disetujui", "1"), kepala=kepala)
    assert set(hasil.nilai) == {k.PNS_ID, k.NIP, k.NAMA, k.UNOR_ID, k.EMAIL, k.TURUNAN_JENIS}


def test_baris_csv_yang_bergeser_ditolak_dan_yang_pendek_tidak_mengubah_sisanya():
    panjang, pendek = nilai(("S1", NIP, "Sri", UNIT, "", "lebih"), ("A1", NIP_LAIN, "Adi", UNIT), lembar="")
    assert (panjang.putusan, kode(panjang)) == ("tolak", ["BARIS_PANJANG"])
    assert (pendek.putusan, kode(pendek), k.EMAIL in pendek.nilai) == ("peringatan", ["BARIS_PENDEK"], False)
