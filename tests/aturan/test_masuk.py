"""pegawai/aturan/masuk.py: login names and passwords"""

import pytest

from pegawai.aturan.masuk import kata_pribadi, keberatan_sandi, lipat

NIP = "198503152010012007"
KATA = kata_pribadi(NIP, ["Sari Utami", "DINAS KOMUNIKASI DAN INFORMATIKA"], 2026)


@pytest.mark.parametrize(
    ("diketik", "dibaca"),
    [
        (NIP, NIP), ("19850315 201001 2 007", NIP), ("'198503152010012007", NIP), ("１９８５", "1985"),
        ("Bupati", "bupati"), ("  BUPATI ", "bupati"), ("Bupatí", "bupati"), ("pejabat-12", "pejabat-12"), ("", ""),
    ],
)  # fmt: skip
def test_satu_ejaan_untuk_semua_ejaan(diketik, dibaca):
    assert lipat(diketik) == dibaca


@pytest.mark.parametrize(
    "sandi", ["merpati-terbang-tinggi-7", "gerimis di atas genteng", "Kucing#Oren#Gendut", "sari buah mangga manis"]
)
def test_sandi_yang_cukup_jauh_dari_data_diri(sandi):
    assert keberatan_sandi(sandi, KATA) == ""


@pytest.mark.parametrize(
    "sandi",
    [
        NIP, f"abc{NIP}", "SariUtami2026", "sari.utami.1985", "15031985sari", "19850315-asn", "150385sariutami",
        "850315Sari!!!", "dinaskomunikasi", "Informatika2026", "skp2026skp2026", "S4ri-Utami-85",
        "P N S sari 2025 asn", "Sárí Ütámí 2026",
    ],
)  # fmt: skip
def test_sandi_yang_bisa_ditebak_rekan_ditolak(sandi):
    assert keberatan_sandi(sandi, KATA).startswith("Kata sandi terlalu dekat dengan data diri Anda")


@pytest.mark.parametrize("sandi", ["aaaaaaaaaaaa", "abababababab", "1212121212121", "............"])
def test_sandi_berulang_ditolak(sandi):
    assert keberatan_sandi(sandi, KATA).startswith("Kata sandi terlalu berulang")
