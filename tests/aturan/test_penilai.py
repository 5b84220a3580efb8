"""Who assesses whom (Pasal 1 angka 9; Lampiran p. 89 A.1-A.7), on plain placements."""

from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from pegawai.aturan.penilai import Duduk, penilai, pimpinan

HARI = date(2026, 3, 2)
INDUK = {1: None, 2: 1, 3: 2, 4: 3}  # kabupaten, dinas, bidang, seksi
_id = count(1)


def duduk(unit, *, memimpin=True, jenis="definitif", jabatan="administrator", **lain):
    n = next(_id)
    return Duduk(n, 100 + n, unit, jenis, jabatan, memimpin, date(2020, 1, 1), **lain)


def cari(untuk, *daftar, hari=HARI, **lain):
    hasil = penilai(untuk, lambda unit: [d for d in daftar if d.unit == unit], INDUK.get, hari, **lain)
    return hasil.duduk, hasil.alasan


@pytest.fixture
def staf():
    return duduk(4, memimpin=False, jabatan="pelaksana")


def test_staf_dinilai_kepala_unitnya(staf):
    kepala = duduk(4, jabatan="pengawas")
    assert cari(staf, kepala, duduk(3)) == (kepala, "Atasan langsung.")


def test_kepala_unit_dinilai_kepala_unit_di_atasnya():
    kepala, atasan = duduk(4), duduk(3)
    assert cari(kepala, kepala, atasan) == (atasan, "Atasan langsung.")


def test_kepala_unit_teratas_tidak_punya_penilai():
    bupati = duduk(1, jabatan="pejabat_negara")
    assert cari(bupati, bupati) == (None, "Tidak ada pimpinan di atas unit ini.")


def test_jabatan_kosong_naik_ke_pimpinan_terdekat(staf):
    kepala_dinas = duduk(2, jabatan="jpt_pratama")
    assert cari(staf, kepala_dinas) == (
        kepala_dinas,
        "Atasan langsung; 2 jenjang di bawahnya sedang tanpa pimpinan.",
    )


@pytest.mark.parametrize(
    ("jenis", "alasan"), [("plt", "Plt. pimpinan unit."), ("plh", "Plh. pimpinan unit.")], ids=["plt", "plh"]
)
def test_plt_atau_plh_menilai_selama_jabatan_kosong(staf, jenis, alasan):
    pengganti = duduk(4, jenis=jenis)
    assert cari(staf, pengganti, duduk(3)) == (pengganti, alasan)


def test_definitif_didahulukan_lalu_plt_lalu_plh(staf):
    plh, plt, definitif = duduk(4, jenis="plh"), duduk(4, jenis="plt"), duduk(4)
    assert cari(staf, plh, plt, definitif)[0] == definitif
    assert cari(staf, plh, plt)[0] == plt


def test_dua_plt_sekaligus_diputuskan_tetap(staf):
    pertama, kedua = duduk(4, jenis="plt"), duduk(4, jenis="plt")
    assert cari(staf, kedua, pertama)[0] == pertama


def test_yang_tidak_memimpin_bukan_penilai(staf):
    assert cari(staf, duduk(4, memimpin=False, jabatan="jf_keahlian"))[0] is None


def test_jf_yang_memimpin_unit_menilai(staf):
    kepala_puskesmas = duduk(4, jabatan="jf_keahlian")
    assert cari(staf, kepala_puskesmas, duduk(3))[0] == kepala_puskesmas


def test_plt_di_unit_sendiri_tidak_menilai_dirinya():
    """Head of the bidang and Plt. head of the dinas above it: the next one up assesses him."""
    kepala = duduk(3)
    sebagai_plt = replace(duduk(2, jenis="plt"), pegawai=kepala.pegawai)
    bupati = duduk(1, jabatan="pejabat_negara")
    assert cari(kepala, kepala, sebagai_plt, bupati) == (
        bupati,
        "Atasan langsung; 1 jenjang di bawahnya sedang tanpa pimpinan.",
    )


@pytest.mark.parametrize(
    ("selesai", "hari", "masih"),
    [
        (date(2026, 3, 2), date(2026, 3, 2), True),  # the last day counts
        (date(2026, 3, 1), date(2026, 3, 2), False),
        (None, date(2019, 12, 31), False),  # not yet in office
        (None, date(2020, 1, 1), True),
    ],
)
def test_hanya_yang_menjabat_pada_hari_itu(staf, selesai, hari, masih):
    kepala, atasan = duduk(4, selesai=selesai), replace(duduk(3), mulai=date(2000, 1, 1))
    assert cari(staf, kepala, atasan, hari=hari)[0] == (kepala if masih else atasan)


def test_kewenangan_yang_didelegasikan_didahulukan(staf):
    ketua_tim = duduk(3, memimpin=False, jabatan="jf_keahlian")
    assert cari(staf, duduk(4), delegasi=ketua_tim) == (ketua_tim, "Kewenangan menilai didelegasikan.")


def test_delegasi_yang_berakhir_kembali_ke_atasan_langsung(staf):
    kepala = duduk(4)
    assert cari(staf, kepala, delegasi=duduk(3, selesai=date(2026, 3, 1)))[0] == kepala


def test_delegasi_kepada_diri_sendiri_diabaikan(staf):
    kepala = duduk(4)
    assert cari(staf, kepala, delegasi=replace(duduk(3), pegawai=staf.pegawai))[0] == kepala


def test_yang_dikecualikan_dilewati(staf):
    kepala, atasan = duduk(4), duduk(3)
    assert cari(staf, kepala, atasan, kecuali=(kepala.pegawai,))[0] == atasan


def test_pimpinan_satu_unit_saja(staf):
    kepala = duduk(4)
    assert pimpinan(4, [kepala, duduk(3)], HARI) == kepala
    assert pimpinan(4, [kepala], HARI, kecuali={kepala.pegawai}) is None


# the table of Lampiran p. 65 C.2-3 ------------------------------------------------------------------
POHON = {1: None, 2: 1, 3: 2, 4: 3, 5: 4}  # instansi, sekretariat or ditjen, dinas or direktorat, bidang, unit mandiri


def menurut_tabel(untuk, daerah, *di_atas, **lain):
    """The leaders stand in units 1, 2, ... in the order given; None leaves a seat empty."""
    kepala = [duduk(n, jabatan=j) for n, j in enumerate(di_atas, start=1) if j]
    hasil = penilai(untuk, lambda u: [d for d in kepala if d.unit == u], POHON.get, HARI, daerah=daerah, **lain)
    return (hasil.duduk and hasil.duduk.unit), hasil.alasan


HLM_65 = "Menetapkan SKP jabatan ini menurut Lampiran Permenpan RB 6/2022 hlm. 65."
NEGARA, MADYA, PRATAMA, ADM = "pejabat_negara", "jpt_madya", "jpt_pratama", "administrator"


@pytest.mark.parametrize(
    ("jabatan", "unit", "mandiri", "daerah", "di_atas", "penilainya", "alasan"),
    [
        # C.2a: JPT utama
        ("jpt_utama", 2, False, False, [NEGARA], 1, "Atasan langsung."),
        ("jpt_utama", 1, False, False, [], None,
         "SKP JPT utama ditetapkan menteri yang mengoordinasikan; tunjuk penempatannya sebagai penilai."),
        # C.2b: JPT madya by the pimpinan instansi, whoever stands between
        (MADYA, 2, False, False, [NEGARA], 1, "Atasan langsung."),
        (MADYA, 3, False, False, [NEGARA, MADYA], 1, HLM_65),
        (MADYA, 2, False, False, ["jpt_utama"], 1, "Atasan langsung."),
        (MADYA, 2, False, False, [None], None, "Pimpinan instansi belum tercatat pada unit puncak."),
        # C.2c: JPT pratama by the JPT madya
        (PRATAMA, 3, False, False, [NEGARA, MADYA], 2, "Atasan langsung."),
        (PRATAMA, 4, False, False, [NEGARA, MADYA, PRATAMA], 2, HLM_65),
        (PRATAMA, 3, False, False, [NEGARA, None], 1, "Atasan langsung; 1 jenjang di bawahnya sedang tanpa pimpinan."),
        (PRATAMA, 2, False, False, [NEGARA], 1, "Atasan langsung."),
        # C.2d: pimpinan unit kerja mandiri by the menteri or the JPT who coordinates
        ("jf_keahlian", 5, True, False, [NEGARA, MADYA, PRATAMA, ADM], 3, HLM_65),
        (ADM, 2, True, False, [NEGARA], 1, "Atasan langsung."),
        # C.3a: JPT madya and pratama of a daerah by the kepala daerah, though the Sekda stands between
        (MADYA, 2, False, True, [NEGARA], 1, "Atasan langsung."),
        (PRATAMA, 3, False, True, [NEGARA, MADYA], 1, HLM_65),
        (PRATAMA, 3, False, True, [NEGARA, PRATAMA], 1, HLM_65),
        (PRATAMA, 3, False, True, [None, MADYA], None, "Kepala daerah belum tercatat pada unit puncak."),
        # C.3b: pimpinan unit kerja mandiri by the kepala daerah or the pimpinan perangkat daerah who coordinates
        ("jf_keahlian", 5, True, True, [NEGARA, MADYA, PRATAMA, ADM], 3, HLM_65),
        ("jf_keahlian", 4, True, True, [NEGARA, MADYA, PRATAMA], 3, "Atasan langsung."),
        (ADM, 2, True, True, [NEGARA], 1, "Atasan langsung."),
        # everybody else: the nearest leader
        (ADM, 4, False, True, [NEGARA, MADYA, PRATAMA], 3, "Atasan langsung."),
        ("pengawas", 5, False, False, [NEGARA, MADYA, PRATAMA, ADM], 4, "Atasan langsung."),
    ],
)  # fmt: skip
def test_siapa_menetapkan_skp_siapa(jabatan, unit, mandiri, daerah, di_atas, penilainya, alasan):
    untuk = duduk(unit, jabatan=jabatan, mandiri=mandiri)
    assert menurut_tabel(untuk, daerah, *di_atas) == (penilainya, alasan)


def test_camat_mengoordinasikan_kelurahan_di_daerah_saja():
    camat = duduk(3, jabatan="administrator", mandiri=True)
    semua = {1: duduk(1, jabatan=NEGARA), 3: camat}
    lurah = duduk(4, jabatan="pengawas", mandiri=True)
    hasil = [
        penilai(lurah, lambda u: [semua[u]] if u in semua else [], POHON.get, HARI, daerah=d).duduk.unit
        for d in (True, False)
    ]
    assert hasil == [3, 1]


def test_staf_ahli_jpt_yang_tidak_memimpin_dinilai_kepala_daerah():
    untuk = duduk(2, jabatan=PRATAMA, memimpin=False)
    assert menurut_tabel(untuk, True, NEGARA, MADYA) == (1, HLM_65)


def test_pendelegasian_mendahului_tabel():
    sekda = duduk(2, jabatan=MADYA)
    untuk = duduk(3, jabatan=PRATAMA)
    assert menurut_tabel(untuk, True, NEGARA, delegasi=sekda) == (2, "Kewenangan menilai didelegasikan.")


def test_jf_yang_tidak_memimpin_tidak_pernah_menilai():
    staf, jf = duduk(3, memimpin=False, jabatan="pelaksana"), duduk(3, memimpin=False, jabatan="jf_keahlian")
    kepala = duduk(2, jabatan=PRATAMA)
    hasil = penilai(staf, lambda u: [d for d in (jf, kepala) if d.unit == u], POHON.get, HARI)
    assert hasil.duduk == kepala
