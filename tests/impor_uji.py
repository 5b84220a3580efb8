"""The example files of an import, what they must come to, and the state in which each is judged.

All people in them are invented. `kotor/harapan.json` tells for every row and every messy cell what is right.
"""

import json
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path

from pegawai import berkas_lembar
from pegawai.aturan.impor.daftar import JENIS
from pegawai.aturan.impor.dasar import Acuan
from pegawai.aturan.impor.kepala import susun

CONTOH = Path(__file__).parent / "contoh_impor"
HARI = date(2026, 1, 5)
RUJUKAN = tuple(
    (f"ref_jabatan_{j}", f"bersih/referensi_jabatan_{j}.xlsx") for j in ("struktural", "fungsional", "pelaksana")
)
POHON = ("hierarki_unor", "bersih/hierarki_unor.xlsx")
REF_UNOR = ("ref_unor", "bersih/ref_unor.xlsx")
NON_ASN = ("pejabat_non_asn", "bersih/pejabat_non_asn.xlsx")
ORANG = tuple(("pegawai", f"bersih/pegawai_{j}.xlsx") for j in ("pns", "pppk", "pppk_paruh_waktu"))
SETELAH_KOTOR = (*RUJUKAN, ("hierarki_unor", "kotor/hierarki_unor_kotor.xlsx"), REF_UNOR, NON_ASN)
SETELAH_BERSIH = (*RUJUKAN, POHON, REF_UNOR, NON_ASN)


@cache
def harapan(himpunan):
    return json.loads((CONTOH / himpunan / "harapan.json").read_text())


def baca(jalur):
    berkas = CONTOH / jalur
    return berkas_lembar.baca_buku(berkas.name, berkas.read_bytes())


@cache
def tabel(kode, jalur):
    return susun(baca(jalur), JENIS[kode])


def periksa(kode, jalur, acuan):
    """Rows of one file judged against what is known."""
    isi = tabel(kode, jalur)
    acuan.tanggal_unduh = isi.tanggal_unduh
    jenis = JENIS[kode]
    return list(jenis.periksa(isi, jenis.kenali(isi.kepala), acuan))


def impor(acuan, kode, jalur):
    """The same, and taken in."""
    hasil = periksa(kode, jalur, acuan)
    for satu in hasil:
        JENIS[kode].serap(acuan, satu)
    return hasil


@cache
def _keadaan(berkas):
    acuan = Acuan(HARI)
    for kode, jalur in berkas:
        impor(acuan, kode, jalur)
    return acuan


def keadaan(*berkas):
    """What is known after these files; a copy that a test may change."""
    acuan = deepcopy(_keadaan(berkas))
    acuan.tanggal_unduh = None
    return acuan


def selisih(nama, hasil, kunci, butir, baris, tanpa_kode=()):
    """Every difference between what was judged and what is right, as readable lines."""
    per_baris = {h.nomor: h for h in hasil}
    boleh = {b["baris"]: b["juga_boleh"] for b in butir if b["kode"] in tanpa_kode}
    beda = []
    for nomor, putusan, nilai_kunci in baris:
        satu = per_baris.get(nomor)
        if satu is None or satu.bukan_data:
            beda.append(f"{nama}:{nomor} harus {putusan}, tidak dibaca sebagai data")
        elif satu.putusan not in (putusan, *boleh.get(nomor, ())):
            sebab = [f"{c.kolom}/{c.kode}/{c.tingkat}" for c in satu.catatan]
            beda.append(f"{nama}:{nomor} harus {putusan}, menjadi {satu.putusan}: {sebab}")
        elif nilai_kunci and satu.nilai.get(kunci) != nilai_kunci:
            beda.append(f"{nama}:{nomor} {kunci} harus {nilai_kunci}, menjadi {satu.nilai.get(kunci)}")
    asing = sorted(h.nomor for h in hasil if not h.bukan_data and h.nomor not in {b[0] for b in baris})
    beda += [f"{nama}:{nomor} bukan data, tetapi dibaca sebagai data" for nomor in asing]
    for satu in butir:
        if satu["kode"] not in tanpa_kode:
            beda += [f"{nama}:{satu['baris']} {satu['kolom']}: {b}" for b in _selisih_butir(per_baris, satu)]
    return beda


def _selisih_butir(per_baris, satu):
    hasil = per_baris.get(satu["baris"])
    if satu["kode"] == "BARIS_BUKAN_DATA":
        return [] if hasil is None or hasil.bukan_data else ["harus BARIS_BUKAN_DATA"]
    kolom, kode = satu["kolom_baku"] or "", satu["kode"]
    semua = hasil.catatan if hasil else ()
    cocok = [c for c in semua if c.kolom == kolom and c.kode == kode]
    if not cocok:
        return [f"{kode} tidak disebut; yang disebut {[(c.kolom, c.kode) for c in semua]}"]
    catatan = cocok[0]
    beda = []
    boleh_tingkat = {satu["harapan"], *satu.get("juga_boleh", ())}
    if catatan.tingkat not in boleh_tingkat:
        beda.append(f"{kode} harus {sorted(boleh_tingkat)}, menjadi {catatan.tingkat}")
    benar = satu["nilai_bersih"]
    boleh = {None if benar is None else str(benar), *satu.get("nilai_boleh", ())}
    if catatan.bersih not in boleh:
        beda.append(f"{kode} nilai harus {boleh}, menjadi {catatan.bersih!r}")
    if catatan.perlu_klik != satu.get("perlu_klik", False):
        beda.append(f"{kode} perlu_klik {catatan.perlu_klik}")
    if satu.get("usulan") and satu["usulan"] not in (catatan.usulan, catatan.bersih):
        beda.append(f"{kode} usulan harus {satu['usulan']}, menjadi {catatan.usulan}")
    return beda + _selisih_nilai(hasil, catatan)


def _selisih_nilai(hasil, catatan):
    """What the note says is what the row writes; a proposal is not written before somebody confirms it."""
    if hasil.putusan == "tolak" or hasil.diabaikan or catatan.kolom not in hasil.nilai:
        return []
    if catatan.perlu_klik and dict(catatan.isian).get(catatan.kolom) is not None:
        return [f"{catatan.kode}: nilai ditulis sebelum dikonfirmasi"]
    terakhir = [c for c in hasil.catatan if c.kolom == catatan.kolom and c.bersih is not None]
    if terakhir and terakhir[-1].bersih != hasil.nilai[catatan.kolom]:
        return [f"{catatan.kode}: ditulis {hasil.nilai[catatan.kolom]!r}, disebut {terakhir[-1].bersih!r}"]
    return []
