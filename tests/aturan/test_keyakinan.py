"""Grade of the derived penilai, by table (Pasal 1 angka 9; Lampiran p. 65 C, p. 89 A.7)."""

from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from pegawai.aturan.keyakinan import Keadaan, Sebab, Tingkat, tangga, yakin
from pegawai.aturan.penilai import Duduk, penilai

HARI = date(2026, 3, 2)
INDUK = {1: None, 2: 1, 3: 2, 4: 3, 9: 1}  # kabupaten, dinas, bidang, seksi; another dinas
_id = count(1)
PASTI = (Tingkat.PASTI, ())


def duduk(unit, *, memimpin=True, jenis="definitif", jabatan="administrator", **lain):
    n = next(_id)
    return Duduk(n, 100 + n, unit, jenis, jabatan, memimpin, date(2020, 1, 1), **lain)


def nilai(untuk, *daftar, delegasi=None, **keadaan):
    def di_unit(unit):
        return [d for d in daftar if d.unit == unit]

    hasil = penilai(untuk, di_unit, INDUK.get, HARI, delegasi)
    keadaan.setdefault("ditunjuk", delegasi is not None)
    return tuple(yakin(untuk, hasil.duduk, di_unit, INDUK.get, HARI, Keadaan(**keadaan)))


def ragu(*sebab):
    return (Tingkat.DILIHAT, sebab)


BUPATI = duduk(1, jabatan="pejabat_negara")
KADIS = duduk(2, jabatan="jpt_pratama")
KABID = duduk(3)
KASI = duduk(4, jabatan="pengawas")
STAF = duduk(4, memimpin=False, jabatan="pelaksana")
PLT = duduk(4, jenis="plt")
GURU = duduk(4, jabatan="jf_keahlian")

TABEL = {
    "kepala di unitnya": (STAF, [KASI, KABID], {}, PASTI),
    "kepala unit dan kepala di atasnya": (KASI, [KASI, KABID], {}, PASTI),
    "kepala perangkat daerah dan bupati": (KADIS, [KADIS, BUPATI], {}, PASTI),
    "Plt. selama jabatan kosong": (STAF, [PLT, KABID], {}, PASTI),
    "Plh. di samping kepala yang cuti": (STAF, [KASI, duduk(4, jenis="plh"), KABID], {}, PASTI),
    "Plt. di samping kepala definitif": (STAF, [KASI, PLT, KABID], {}, ragu(Sebab.DUA_PIMPINAN)),
    "dua Plt.": (STAF, [PLT, duduk(4, jenis="plt")], {}, ragu(Sebab.DUA_PIMPINAN)),
    "dua Plh.": (STAF, [duduk(4, jenis="plh"), duduk(4, jenis="plh")], {}, ragu(Sebab.DUA_PIMPINAN)),
    "jabatan kosong tanpa Plt.": (STAF, [KABID], {}, ragu(Sebab.JABATAN_KOSONG)),
    "jabatan kosong, ada pejabat yang belum dicatat memimpin": (
        STAF, [KABID], {"tanpa_memimpin": frozenset({4})}, ragu(Sebab.JABATAN_KOSONG, Sebab.TANPA_MEMIMPIN),
    ),
    "unit lain tanpa pimpinan tercatat tidak berarti apa-apa": (
        STAF, [KABID], {"tanpa_memimpin": frozenset({9})}, ragu(Sebab.JABATAN_KOSONG),
    ),
    "kepala unit mandiri dinilai JPT walau bidang di antaranya kosong": (
        replace(KASI, mandiri=True), [KASI, KADIS], {}, PASTI,
    ),
    "Plt. di atas dirinya": (
        KASI, [KASI, replace(duduk(3, jenis="plt"), pegawai=KASI.pegawai), KADIS], {},
        ragu(Sebab.PLT_ATASAN_SENDIRI),
    ),
    "penilai tanpa akun": (STAF, [KASI], {"berakun": False}, ragu(Sebab.TANPA_AKUN)),
    "unit dipimpin JF": (STAF, [GURU], {}, ragu(Sebab.PIMPINAN_JF)),
    "unit mandiri dipimpin JF": (STAF, [replace(GURU, mandiri=True)], {}, PASTI),
    "unit dipimpin pelaksana": (
        STAF, [duduk(4, jabatan="pelaksana")], {}, ragu(Sebab.DI_BAWAH_PENGAWAS),
    ),
    "kepala bidang dinilai pengawas": (
        KABID, [KABID, duduk(2, jabatan="pengawas")], {}, ragu(Sebab.LEBIH_RENDAH),
    ),
    "JF ahli utama dinilai pengawas": (duduk(4, memimpin=False, jabatan="jf_keahlian"), [KASI], {}, PASTI),
    "penunjukan penilai sudah berakhir": (STAF, [KASI], {"ditunjuk": True}, ragu(Sebab.DELEGASI_BERAKHIR)),
    "unit sudah berakhir": (STAF, [KASI], {"unit_berakhir": True}, ragu(Sebab.UNIT_BERAKHIR)),
    "tidak ada siapa pun di atasnya": (BUPATI, [BUPATI], {}, (Tingkat.TIDAK_ADA, (Sebab.TANPA_PIMPINAN,))),
}  # fmt: skip


@pytest.mark.parametrize("nama", TABEL)
def test_tingkat_dan_sebabnya(nama):
    untuk, daftar, keadaan, harap = TABEL[nama]
    assert nilai(untuk, *daftar, **keadaan) == harap


def test_penunjukan_di_cabang_sendiri_pasti_walau_ia_jf():
    pejabat = duduk(3, memimpin=False, jabatan="jf_keahlian")
    assert nilai(replace(STAF, ditunjuk=pejabat.id), KASI, delegasi=pejabat) == PASTI


def test_penunjukan_di_cabang_lain_perlu_dilihat():
    pejabat = duduk(9, jabatan="jpt_pratama")
    assert nilai(replace(STAF, ditunjuk=pejabat.id), KASI, delegasi=pejabat) == ragu(Sebab.CABANG_LAIN)


def test_tangga_menyebut_setiap_unit_dan_pilihan_pertamanya():
    def di_unit(unit):
        return [d for d in (PLT, KASI, KADIS) if d.unit == unit]

    daftar = [(a.unit, a.pemimpin) for a in tangga(STAF, di_unit, INDUK.get, HARI)]
    assert daftar == [(4, (KASI, PLT)), (3, ()), (2, (KADIS,)), (1, ())]
