"""How sure the derived penilai of a placement is, and why not (Pasal 1 angka 9; Lampiran p. 65 C, p. 89 A.1-A.7).

The rule of `penilai.py` always answers as well as it can. Where the record leaves room for another answer, a person
should look: every doubt is a reason with a name.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from pegawai.aturan.kepegawaian import JenisJabatan, JenisPenempatan
from pegawai.aturan.penilai import URUTAN, Duduk
from pegawai.aturan.pilihan import Istilah


class Tingkat(Istilah):
    PASTI = "pasti", "Pasti"
    DILIHAT = "perlu_dilihat", "Perlu dilihat"
    TIDAK_ADA = "tidak_ada", "Tidak ada"


class Sebab(Istilah):
    TANPA_PIMPINAN = "tanpa_pimpinan", "Tidak ada pimpinan di atasnya"
    DUA_PIMPINAN = "dua_pimpinan", "Dua orang tercatat memimpin unit yang sama"
    JABATAN_KOSONG = "jabatan_kosong", "Jabatan pimpinan kosong tanpa Plt."
    PLT_ATASAN_SENDIRI = "plt_atasan_sendiri", "Ia sendiri Plt. atau Plh. di atas jabatannya"
    TANPA_AKUN = "tanpa_akun", "Penilai belum punya akun yang terbuka"
    CABANG_LAIN = "cabang_lain", "Penilai duduk di cabang unit lain"
    DELEGASI_BERAKHIR = "delegasi_berakhir", "Penunjukan penilai sudah berakhir"
    PIMPINAN_JF = "pimpinan_jf", "Unit dipimpin pejabat fungsional yang bukan pimpinan unit mandiri"
    DI_BAWAH_PENGAWAS = "di_bawah_pengawas", "Penilai di bawah pejabat pengawas"
    LEBIH_RENDAH = "lebih_rendah", "Jabatan penilai lebih rendah daripada jabatan yang dinilai"
    UNIT_BERAKHIR = "unit_berakhir", "Unit kerjanya sudah berakhir"
    TANPA_MEMIMPIN = "tanpa_memimpin", "Pejabat struktural di unit ini belum dicatat memimpin"


STRUKTURAL = {
    JenisJabatan.PENGAWAS: 1,
    JenisJabatan.ADMINISTRATOR: 2,
    JenisJabatan.JPT_PRATAMA: 3,
    JenisJabatan.JPT_MADYA: 4,
    JenisJabatan.JPT_UTAMA: 5,
    JenisJabatan.PEJABAT_NEGARA: 6,
}
FUNGSIONAL = frozenset({JenisJabatan.JF_KEAHLIAN, JenisJabatan.JF_KETERAMPILAN})
DiUnit = Callable[[int], Iterable[Duduk]]
Induk = Callable[[int], int | None]


class Keadaan(NamedTuple):
    """What the record says beside the placements themselves."""

    berakun: bool = True  # the penilai can log in
    unit_berakhir: bool = False
    ditunjuk: bool = False  # a penilai was named for this placement, whether or not that still holds
    tanpa_memimpin: frozenset[int] = frozenset()  # units without a leader where somebody holds a structural post


class Keyakinan(NamedTuple):
    tingkat: Tingkat
    sebab: tuple[Sebab, ...]


class Anak(NamedTuple):
    """One step of the search upward: a unit and who may lead it that day, the rule's choice first."""

    unit: int
    pemimpin: tuple[Duduk, ...]


def tangga(untuk: Duduk, di_unit: DiUnit, induk: Induk, hari: date) -> Iterator[Anak]:
    """The units that the search passes, from the nearest; also those that the person himself leads."""
    unit = induk(untuk.unit) if untuk.memimpin else untuk.unit
    while unit is not None:
        memimpin = [d for d in di_unit(unit) if d.memimpin and d.berlaku(hari)]
        yield Anak(unit, tuple(sorted(memimpin, key=lambda d: (URUTAN[JenisPenempatan(d.jenis)], d.id))))
        unit = induk(unit)


def yakin(
    untuk: Duduk, penilai: Duduk | None, di_unit: DiUnit, induk: Induk, hari: date, keadaan: Keadaan
) -> Keyakinan:
    """Grade and reasons of the answer that `penilai.penilai` gave for this placement."""
    if penilai is None:
        sebab = [Sebab.TANPA_PIMPINAN, *_tentang_rekaman(keadaan)]
        return Keyakinan(Tingkat.TIDAK_ADA, tuple(sebab))
    delegasi = keadaan.ditunjuk and penilai.id == untuk.ditunjuk
    ragu = [] if delegasi else list(_tentang_jalan(untuk, penilai, di_unit, induk, hari, keadaan))
    ragu += _tentang_orang(untuk, penilai, keadaan, delegasi=delegasi)
    if delegasi and penilai.unit not in {a.unit for a in tangga(untuk, di_unit, induk, hari)}:
        ragu.append(Sebab.CABANG_LAIN)
    ragu += _tentang_rekaman(keadaan)
    return Keyakinan(Tingkat.DILIHAT if ragu else Tingkat.PASTI, tuple(ragu))


def _tentang_jalan(
    untuk: Duduk, penilai: Duduk, di_unit: DiUnit, induk: Induk, hari: date, keadaan: Keadaan
) -> Iterator[Sebab]:
    """Doubts about the way up: an empty chair, two on one chair, himself on the next one."""
    if keadaan.ditunjuk:
        yield Sebab.DELEGASI_BERAKHIR
    kosong = sendiri = tak_tercatat = False
    for anak in tangga(untuk, di_unit, induk, hari):
        lain = [d for d in anak.pemimpin if d.pegawai != untuk.pegawai]
        sendiri |= len(lain) < len(anak.pemimpin)
        if penilai in lain:
            if _rangkap(lain):
                yield Sebab.DUA_PIMPINAN
            break
        # Whom the table of p. 65 names for a JPT does not depend on the chairs between.
        if not anak.pemimpin and not untuk.khusus:
            kosong, tak_tercatat = True, tak_tercatat or anak.unit in keadaan.tanpa_memimpin
    if kosong:
        yield Sebab.JABATAN_KOSONG
    if tak_tercatat:
        yield Sebab.TANPA_MEMIMPIN
    if sendiri:
        yield Sebab.PLT_ATASAN_SENDIRI


def _rangkap(pemimpin: list[Duduk]) -> bool:
    """Two of the same kind, or a Plt. beside a head in office; a Plh. beside him is what a Plh. is for."""
    jenis = [JenisPenempatan(d.jenis) for d in pemimpin if d.jenis != JenisPenempatan.PLH]
    return len(jenis) > 1 or (not jenis and len(pemimpin) > 1)


def _tentang_orang(untuk: Duduk, penilai: Duduk, keadaan: Keadaan, *, delegasi: bool) -> Iterator[Sebab]:
    if not keadaan.berakun:
        yield Sebab.TANPA_AKUN
    # A JF may assess by delegation, or when he leads a unit kerja mandiri (p. 89 A.7).
    if not delegasi and not penilai.mandiri and penilai.jenis == JenisPenempatan.DEFINITIF:
        if penilai.jenis_jabatan in FUNGSIONAL:
            yield Sebab.PIMPINAN_JF
        elif penilai.jenis_jabatan == JenisJabatan.PELAKSANA:
            yield Sebab.DI_BAWAH_PENGAWAS
    pangkal, atas = (STRUKTURAL.get(JenisJabatan(d.jenis_jabatan), 0) for d in (untuk, penilai))
    if 0 < atas < pangkal:
        yield Sebab.LEBIH_RENDAH


def _tentang_rekaman(keadaan: Keadaan) -> list[Sebab]:
    return [Sebab.UNIT_BERAKHIR] if keadaan.unit_berakhir else []
