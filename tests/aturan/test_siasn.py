"""What SIASN takes of a result, and what our own checker finds in a package that is wrong."""

from datetime import date

import pytest

from evaluasi.aturan import balasan_siasn, periksa_siasn, siasn
from evaluasi.aturan.kuadran import semua_sel
from pegawai.acuan_siasn import SIASN_KODE

KODE = siasn.baca(SIASN_KODE)
PENILAI = siasn.Penilai("Budi Santoso", "198501012010011001", "KEPALA BIDANG", "IV/a", "BIDANG E-GOVERNMENT")
BUPATI = siasn.Penilai("Surya Wibawa", "", "BUPATI SUKAMAJU", "", "PEMERINTAH KABUPATEN")


def hasil(**lain):
    isi = {"id_siasn": "A1", "unor": "U1", "tahun": 2026, "hasil": "di_atas", "perilaku": "sesuai", "predikat": "baik"}
    return siasn.Hasil(**{**isi, "penilai": PENILAI, **lain})


def test_lembar_memuat_sebelas_sel_teks_dengan_id_yang_dinilai():
    assert siasn.lembar(hasil(), KODE) == (
        "A1", "U1", "2026", "1", "2", "BIDANG E-GOVERNMENT", "KEPALA BIDANG", "41", "Budi Santoso",
        "198501012010011001", "ASN",
    )  # fmt: skip


def test_penilai_tanpa_nip_bukan_asn():
    sel = siasn.lembar(hasil(penilai=BUPATI), KODE)
    assert (sel[7], sel[9], sel[10]) == ("", "", "NON_ASN")
    assert siasn.skp22(hasil(penilai=BUPATI), KODE)["statusPenilai"] == "NON ASN"


@pytest.mark.parametrize(("h", "p", "predikat"), semua_sel())
def test_kuadran_setiap_sel_menurut_tabel(h, p, predikat):
    badan = siasn.skp22(hasil(hasil=h, perilaku=p, predikat=predikat), KODE)
    assert badan["kuadranKinerjaNilai"] == KODE.kuadran[predikat]
    assert periksa_siasn.badan([badan], KODE, {"A1"}, "pnsDinilaiOrang") == []


def test_kuadran_yang_dihitung_dari_kode_terbesar_ditemukan():
    """Di atas with di bawah is Kurang (4); the larger of the two codes would say 3."""
    badan = siasn.skp22(hasil(hasil="di_atas", perilaku="di_bawah", predikat="kurang"), KODE)
    assert badan["kuadranKinerjaNilai"] == 4
    assert periksa_siasn.badan([badan | {"kuadranKinerjaNilai": 3}], KODE, {"A1"}, "pnsDinilaiOrang") == [
        "Badan 1: kuadran tidak menurut tabel kuadran kinerja."
    ]


def test_id_penilai_sebagai_yang_dinilai_ditemukan():
    sel = ["ID-PENILAI", *siasn.lembar(hasil(), KODE)[1:]]
    assert periksa_siasn.lembar([siasn.KOLOM, sel], KODE, {"A1"}, 2026) == [
        "Baris 2: PNS_DINILAI_ID bukan id pegawai yang dinilai."
    ]


@pytest.mark.parametrize(
    ("kolom", "isi", "kalimat"),
    [
        (2, "2025", "TAHUN bukan 2026."),
        (3, "4", "HASIL_KERJA bukan kode rating."),
        (7, "99", "PENILAI_GOLONGAN_ID tidak dikenal."),
        (8, "", "PENILAI_NAMA kosong."),
        (10, "NON_ASN", "Status penilai tidak cocok dengan NIP-nya."),
    ],
)
def test_isi_yang_keliru_ditemukan(kolom, isi, kalimat):
    sel = list(siasn.lembar(hasil(), KODE))
    sel[kolom] = isi
    assert periksa_siasn.lembar([siasn.KOLOM, sel], KODE, {"A1"}, 2026) == [f"Baris 2: {kalimat}"]


def test_sel_angka_kolom_asing_dan_baris_kembar_ditemukan():
    sel = siasn.lembar(hasil(), KODE)
    angka = [*sel[:2], 2026, *sel[3:]]
    assert periksa_siasn.lembar([siasn.KOLOM, angka], KODE, {"A1"}, 2026) == ["Baris 2: setiap sel harus teks."]
    assert periksa_siasn.lembar([siasn.KOLOM[:10]], KODE, {"A1"}, 2026) == [
        "Judul kolom tidak sama dengan sebelas kolom rekonsiliasi."
    ]
    assert periksa_siasn.lembar([siasn.KOLOM, sel, sel], KODE, {"A1"}, 2026) == [
        "Baris 3: pegawai yang sama tertulis dua kali."
    ]


@pytest.mark.parametrize(
    ("pangkat", "golongan"),
    [("Penata Tingkat I (III/d)", "III/d"), ("IX", "IX"), ("", ""), ("Pembina (IV/a) ", "IV/a")],
)
def test_golongan_dari_pangkat_tercetak(pangkat, golongan):
    assert siasn.golongan(pangkat) == golongan


def test_badan_periodik_memuat_masa_dan_koefisien():
    badan = siasn.kinerja_periodik(hasil(jenjang="Ahli Muda"), KODE, date(2026, 4, 1), date(2026, 6, 30))
    assert [badan[k] for k in ("bulanMulaiPenilaian", "bulanSelesaiPenilaian", "periodikId", "koefisienId")] == [
        4, 6, siasn.TRIWULANAN, "22",
    ]  # fmt: skip
    assert "penilaiJabatanNama" in badan
    tanpa = siasn.kinerja_periodik(hasil(), KODE, date(2026, 4, 1), date(2026, 4, 30))
    assert (tanpa["periodikId"], tanpa["koefisienId"]) == (siasn.BULANAN, None)


def test_badan_angka_kredit_dengan_ejaan_siasn():
    k = siasn.Kredit("A1", "PAK-1", date(2027, 1, 5), date(2026, 1, 1), date(2026, 12, 31), "37.50", True)
    badan = siasn.angka_kredit(k)
    assert (badan["tanggalSk"], badan["bulanMulaiPenailan"], badan["kreditBaruTotal"]) == ("05-01-2027", 1, "37.50")
    assert (badan["isKonversi"], badan["isAngkaKreditPertama"], badan["rwJabatanId"]) == (1, 1, None)


@pytest.mark.parametrize(
    ("bagian", "isi", "kalimat"),
    [
        ("rating", {"di_atas": 1, "sesuai": 2}, "Kode rating belum memuat di_bawah."),
        ("kuadran", SIASN_KODE["kuadran"] | {"kurang": 3}, "Dua kuadran memakai kode yang sama."),
        ("golongan", [], "Tabel kode memuat rating, kuadran, golongan, jenjang."),
    ],
)
def test_tabel_kode_yang_keliru_ditolak(bagian, isi, kalimat):
    assert siasn.kekeliruan(SIASN_KODE | {bagian: isi}) == kalimat
    assert siasn.kekeliruan(SIASN_KODE) == ""


# the answer ---------------------------------------------------------------------------------------
def test_jawaban_dibaca_di_mana_pun_judulnya():
    tabel = [
        ["Hasil impor", "", ""],
        ["", "", ""],
        ["status", "PNS_DINILAI_ID", "Keterangan"],
        ["Diterima", "A1", ""],
        ["gagal", "A2", "unor tidak aktif"],
        ["", "", ""],
    ]
    balasan = balasan_siasn.baca(tabel)
    assert [(j.nomor, j.id_siasn, j.diterima, j.alasan) for j in balasan.jawaban] == [
        (4, "A1", True, ""), (5, "A2", False, "unor tidak aktif"),
    ]  # fmt: skip
    assert (balasan.salah, balasan.berstatus) == ([], True)


@pytest.mark.parametrize(
    ("baris", "kalimat"),
    [
        ([["", "ok"]], "PNS_DINILAI_ID kosong."),
        ([["A1", "mungkin"]], "Status “mungkin” tidak dikenal; tulis diterima atau ditolak."),
        ([["A1", "ok"], ["A1", "gagal"]], "Pegawai yang sama sudah ada di atasnya."),
    ],
)
def test_baris_jawaban_yang_keliru_disebut(baris, kalimat):
    balasan = balasan_siasn.baca([["PNS_DINILAI_ID", "STATUS"], *baris])
    assert [k for _, k in balasan.salah] == [kalimat]


def test_berkas_lain_bukan_jawaban():
    with pytest.raises(balasan_siasn.BukanBalasan, match="Tidak ada kolom PNS_DINILAI_ID"):
        balasan_siasn.baca([["Nama", "NIP"], ["Sari", "1"]])
