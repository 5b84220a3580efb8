"""Who gives feedback in which relation (Pasal 1 angka 10, Pasal 18), how he is printed, when berkala is due."""

from datetime import date

import pytest

from skp_app.aturan.umpan_balik import (
    Dasar,
    Fakta,
    Hubungan,
    Irama,
    Letak,
    Rentang,
    hubungan,
    kaitan_terlarang,
    rentang,
    sebutan,
    tertagih,
)

# Kabupaten 1 > Dinas 2 > Bidang 3 and 4
STAF = Letak(3, "BIDANG E-GOV", (1, 2, 3), False)
KABID = Letak(3, "BIDANG E-GOV", (1, 2, 3), True)
STAF_LAIN = Letak(4, "BIDANG STATISTIK", (1, 2, 4), False)
KABID_LAIN = Letak(4, "BIDANG STATISTIK", (1, 2, 4), True)
KADIS = Letak(2, "DINAS", (1, 2), True)
BUPATI = Letak(1, "KABUPATEN", (1,), True)


@pytest.mark.parametrize(
    ("pemberi", "penerima", "hasil", "alasan"),
    [
        (STAF, STAF, "rekan_setingkat", "Satu unit, BIDANG E-GOV"),
        (KABID_LAIN, KABID, "rekan_setingkat", "Sama-sama memimpin unit di bawah unit yang sama"),
        (STAF, KABID, "bawahan", "Bekerja di bawah pimpinan BIDANG E-GOV"),
        (STAF, KADIS, "bawahan", "Bekerja di bawah pimpinan DINAS"),
        (KABID, KADIS, "bawahan", "Bekerja di bawah pimpinan DINAS"),
        (KADIS, BUPATI, "bawahan", "Bekerja di bawah pimpinan KABUPATEN"),
    ],
)
def test_hubungan_mengikuti_penempatan_hari_itu(pemberi, penerima, hasil, alasan):
    assert hubungan(Fakta((pemberi,), penerima)) == Dasar(Hubungan(hasil), alasan)


@pytest.mark.parametrize(
    ("pemberi", "penerima"),
    [(STAF, STAF_LAIN), (KABID_LAIN, STAF), (KABID, STAF), (STAF, KABID_LAIN), (KADIS, STAF), (BUPATI, BUPATI)],
)
def test_yang_tidak_terkait_bukan_pemberi(pemberi, penerima):
    assert hubungan(Fakta((pemberi,), penerima)) is None
    assert hubungan(Fakta((), penerima)) is None


def test_yang_diminta_menjadi_pihak_lain():
    assert hubungan(Fakta((STAF,), STAF_LAIN, diminta=True)).hubungan is Hubungan.PIHAK_LAIN
    assert hubungan(Fakta((STAF,), STAF, diminta=True)).hubungan is Hubungan.REKAN_SETINGKAT


@pytest.mark.parametrize(
    ("fakta", "alasan"),
    [
        ({"penilai": True}, "Pejabat penilai kinerja"),
        ({"menugaskan": True}, "Pimpinan yang memberi penugasan"),
        ({"atasan_penilai": True}, "Atasan pejabat penilai kinerja"),
    ],
)
def test_pimpinan_lebih_dulu_dari_hubungan_lain(fakta, alasan):
    assert hubungan(Fakta((STAF,), STAF, **fakta)) == Dasar(Hubungan.PIMPINAN, alasan)


def test_tim_kerja_dan_penilai_yang_didelegasikan():
    assert hubungan(Fakta((STAF,), STAF_LAIN, tim="Tim SPBE")) == Dasar(
        Hubungan.REKAN_SETINGKAT, "Satu tim kerja, Tim SPBE"
    )
    assert hubungan(Fakta((STAF,), STAF_LAIN, dinilai_penerima=True)).hubungan is Hubungan.BAWAHAN


def test_jabatan_rangkap_cukup_satu_yang_cocok():
    assert hubungan(Fakta((STAF_LAIN, KABID_LAIN), KABID)).hubungan is Hubungan.REKAN_SETINGKAT


@pytest.mark.parametrize(
    ("hub", "tampil", "lain", "cetak"),
    [
        ("pimpinan", True, {"penilai": True}, "Pimpinan"),
        ("pimpinan", True, {}, "Pimpinan (Joko)"),
        ("bawahan", True, {}, "Pegawai di bawahnya (Joko)"),
        ("bawahan", False, {}, "Pegawai di bawahnya"),
        ("rekan_setingkat", True, {}, "Rekan kerja setingkat (Joko)"),
        ("pihak_lain", True, {}, "Pegawai (Joko)"),
        ("pihak_lain", True, {"kaitan": "Dosen"}, "Dosen (Joko)"),
        ("pihak_lain", False, {"kaitan": "Pasien"}, "Pasien"),
    ],
)
def test_sebutan_seperti_contoh_lampiran(hub, tampil, lain, cetak):
    assert sebutan(Hubungan(hub), "Joko", tampil=tampil, **lain) == cetak


@pytest.mark.parametrize(
    ("kaitan", "terlarang"),
    [
        ("Pimpinan", True),
        ("pegawai di bawahnya", True),
        ("Rekan kerja setingkat lain", True),
        ("Dosen", False),
        ("Pimpinan perguruan tinggi", False),
        ("Rekan perkuliahan", False),
    ],
)
def test_pihak_luar_tidak_memakai_sebutan_orang_dalam(kaitan, terlarang):
    assert kaitan_terlarang(kaitan) is terlarang


@pytest.mark.parametrize(
    ("irama", "hari", "mulai", "selesai"),
    [
        ("bulanan", date(2026, 2, 10), date(2026, 2, 1), date(2026, 2, 28)),
        ("bulanan", date(2026, 12, 31), date(2026, 12, 1), date(2026, 12, 31)),
        ("triwulanan", date(2026, 5, 15), date(2026, 4, 1), date(2026, 6, 30)),
        ("triwulanan", date(2026, 12, 1), date(2026, 10, 1), date(2026, 12, 31)),
        ("semesteran", date(2026, 6, 30), date(2026, 1, 1), date(2026, 6, 30)),
        ("semesteran", date(2026, 7, 1), date(2026, 7, 1), date(2026, 12, 31)),
    ],
)
def test_rentang_jadwal(irama, hari, mulai, selesai):
    assert rentang(Irama(irama), hari) == Rentang(mulai, selesai)


@pytest.mark.parametrize(
    ("hari", "selesai"),
    [
        (date(2026, 6, 16), date(2026, 3, 31)),
        (date(2026, 6, 17), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 6, 30)),
        (date(2026, 1, 5), date(2025, 12, 31)),
    ],
)
def test_ditagih_empat_belas_hari_sebelum_akhir_sampai_giliran_berikutnya(hari, selesai):
    assert tertagih(Irama.TRIWULANAN, hari, 14).selesai == selesai
