"""Codes of an authenticator app, against the values of the standards"""

import pytest

from pegawai.aturan import kode_waktu

RFC = b"12345678901234567890"


@pytest.mark.parametrize(
    ("langkah", "kode"),
    enumerate(["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"]),
)
def test_sama_dengan_rfc_4226(langkah, kode):
    assert kode_waktu.kode(RFC, langkah) == kode


@pytest.mark.parametrize(
    ("detik", "delapan"),
    [(59, "94287082"), (1111111109, "07081804"), (2000000000, "69279037"), (20000000000, "65353130")],
)
def test_sama_dengan_rfc_6238(detik, delapan):
    assert kode_waktu.kode(RFC, kode_waktu.langkah_pada(detik)) == delapan[2:]


@pytest.mark.parametrize(("geser", "cocok"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_jam_boleh_meleset_satu_langkah(geser, cocok):
    kode = kode_waktu.kode(RFC, kode_waktu.langkah_pada(1_000_000 + geser))
    assert (kode_waktu.langkah_cocok(RFC, kode, 1_000_000, 0) is not None) is cocok


def test_kode_yang_sudah_dipakai_tidak_membuka_lagi():
    kini = kode_waktu.langkah_pada(1_000_000)
    kode = kode_waktu.kode(RFC, kini)
    assert kode_waktu.langkah_cocok(RFC, kode, 1_000_000, kini - 1) == kini
    assert kode_waktu.langkah_cocok(RFC, kode, 1_000_000, kini) is None


@pytest.mark.parametrize("kosong", ["", " ", "None", "12345", "1234567", "١٢٣٤٥٦", "abcdef"])
def test_yang_bukan_enam_angka_tidak_pernah_cocok(kosong):
    assert kode_waktu.langkah_cocok(RFC, kosong, 1_000_000, 0) is None


def test_rahasia_ditulis_berkelompok_dan_alamatnya_dibaca_aplikasi():
    assert kode_waktu.tertulis(RFC) == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"
    assert kode_waktu.alamat(RFC, "Aplikasi SKP", "1985") == (
        "otpauth://totp/Aplikasi%20SKP:1985?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        "&issuer=Aplikasi%20SKP&digits=6&period=30"
    )
