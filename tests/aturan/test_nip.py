"""Reading an NIP or NI PPPK."""

from datetime import date

import pytest

from pegawai.aturan.nip import NipKeliru, berkelompok, peringatan, rapikan, tersamar, urai


def test_nip_pns_menyebut_lahir_angkat_kelamin_dan_urut():
    nip = urai("198503152010012007")
    assert (nip.lahir, nip.tahun_angkat, nip.bulan_angkat) == (date(1985, 3, 15), 2010, 1)
    assert (nip.jenis_kelamin, nip.urut, nip.pppk) == ("perempuan", 7, False)


def test_nomor_dengan_bulan_21_adalah_ni_pppk_tanpa_bulan():
    nip = urai("199004122022211003")
    assert (nip.lahir, nip.tahun_angkat, nip.bulan_angkat) == (date(1990, 4, 12), 2022, None)
    assert (nip.jenis_kelamin, nip.urut, nip.pppk) == ("laki_laki", 3, True)


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("198513152010011001", "Tanggal lahir pada NIP (19851315) tidak ada dalam kalender."),
        ("198502302010011001", "Tanggal lahir pada NIP (19850230) tidak ada dalam kalender."),
        ("198502292010011001", "Tanggal lahir pada NIP (19850229) tidak ada dalam kalender."),
        ("000001012010011001", "Tanggal lahir pada NIP (00000101) tidak ada dalam kalender."),
        ("198503152010013007", "Angka ke-15 NIP harus 1 (laki-laki) atau 2 (perempuan)."),
        ("198503152010010007", "Angka ke-15 NIP harus 1 (laki-laki) atau 2 (perempuan)."),
        ("19850315201001200", "NIP harus 18 angka; yang ditulis 17 angka."),
        ("1985031520100120071", "NIP harus 18 angka; yang ditulis 19 angka."),
        ("", "NIP hanya berisi angka, contoh 198503152010012007."),
        ("1.97E+17", "NIP hanya berisi angka, contoh 198503152010012007."),
        ("19850315201001200x", "NIP hanya berisi angka, contoh 198503152010012007."),
        ("١٩٨٥٠٣١٥٢٠١٠٠١٢٠٠٧", "NIP hanya berisi angka, contoh 198503152010012007."),
        ("１９８５０３１５２０１００１２００７", "NIP hanya berisi angka, contoh 198503152010012007."),
        ("198503152010012007\x00", "NIP hanya berisi angka, contoh 198503152010012007."),
    ],
)
def test_nip_keliru_ditolak_dengan_kalimat(teks, kalimat):
    with pytest.raises(NipKeliru) as galat:
        urai(teks)
    assert str(galat.value) == kalimat


@pytest.mark.parametrize(
    "teks",
    ["19850315 201001 2 007", "'198503152010012007", "1985.0315.2010.01.2.007", "19850315-201001-2-007\t"],
)
def test_nip_ditulis_dengan_sela_tetap_terbaca(teks):
    assert rapikan(teks) == "198503152010012007"
    assert urai(teks) == urai("198503152010012007")


def test_29_februari_tahun_kabisat_sah():
    assert urai("198402292010011001").lahir == date(1984, 2, 29)


@pytest.mark.parametrize(
    ("nip", "catatan"),
    [
        ("198503152010012007", []),
        ("198503152001012007", ["Diangkat sebelum berumur 17 tahun."]),
        ("198503152002012007", []),
        ("198503152010012000", ["Nomor urut NIP 000."]),
        ("198503151990012000", ["Diangkat sebelum berumur 17 tahun.", "Nomor urut NIP 000."]),
    ],
)
def test_kejanggalan_hanya_diperingatkan(nip, catatan):
    assert peringatan(urai(nip)) == catatan


def test_cetakan_berkelompok_dan_tersamar():
    assert berkelompok("198503152010012007") == "19850315 201001 2 007"
    assert berkelompok("") == ""
    assert (tersamar("198503152010012007"), tersamar("")) == ("•••• 2007", "")
