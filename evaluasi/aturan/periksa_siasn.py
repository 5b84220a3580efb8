"""Our own checker of a package for SIASN: what it would refuse, said before it is sent (columns, types, kuadran, ids).

It reads what was written, not what was meant to be written, so it catches a mistake of the writer as well.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from evaluasi.aturan.kuadran import KUADRAN, predikat
from evaluasi.aturan.siasn import KOLOM, Kode

WAJIB = ("PNS_DINILAI_ID", "UNOR_ID", "PENILAI_NAMA", "PENILAI_JABATAN_NM", "PEGAWAI_ATASAN_UNOR_NAMA")
STATUS = KOLOM[-1]


def lembar(baris: Sequence[Sequence[Any]], kode: Kode, dinilai: Collection[str], tahun: int) -> list[str]:
    """Findings of one sheet. `dinilai`: SIASN ids of the people whose results it may hold."""
    if not baris or tuple(baris[0]) != KOLOM:
        return ["Judul kolom tidak sama dengan sebelas kolom rekonsiliasi."]
    temuan: list[str] = []
    terlihat: set[str] = set()
    for nomor, sel in enumerate(baris[1:], start=2):
        if any(not isinstance(s, str) for s in sel) or len(sel) != len(KOLOM):
            temuan.append(f"Baris {nomor}: setiap sel harus teks.")
            continue
        isi = dict(zip(KOLOM, sel, strict=True))
        temuan += [f"Baris {nomor}: {kalimat}" for kalimat in _baris(isi, kode, dinilai, tahun)]
        if isi["PNS_DINILAI_ID"] in terlihat:
            temuan.append(f"Baris {nomor}: pegawai yang sama tertulis dua kali.")
        terlihat.add(isi["PNS_DINILAI_ID"])
    return temuan


def _baris(isi: Mapping[str, str], kode: Kode, dinilai: Collection[str], tahun: int) -> Iterable[str]:
    yield from (f"{k} kosong." for k in WAJIB if not isi[k])
    if isi["PNS_DINILAI_ID"] not in dinilai:
        yield "PNS_DINILAI_ID bukan id pegawai yang dinilai."
    if isi["TAHUN"] != str(tahun):
        yield f"TAHUN bukan {tahun}."
    rating = {str(n) for n in kode.rating.values()}
    yield from (f"{k} bukan kode rating." for k in ("HASIL_KERJA", "PERILAKU_KERJA") if isi[k] not in rating)
    asn = isi[STATUS] == "ASN"
    if isi[STATUS] not in {"ASN", "NON_ASN"} or asn != bool(isi["NIP_NIK_PENILAI"]):
        yield "Status penilai tidak cocok dengan NIP-nya."
    if asn and isi["PENILAI_GOLONGAN_ID"] not in kode.golongan.values():
        yield "PENILAI_GOLONGAN_ID tidak dikenal."


def badan(daftar: Sequence[Mapping[str, Any]], kode: Kode, dinilai: Collection[str], kunci: str) -> list[str]:
    """Findings of the bodies of a save call; `kunci` is the field with the id of the rated person."""
    tabel = _tabel(kode)
    temuan = []
    for nomor, b in enumerate(daftar, start=1):
        if b.get(kunci) not in dinilai:
            temuan.append(f"Badan {nomor}: {kunci} bukan id pegawai yang dinilai.")
        sel = (b.get("hasilKinerjaNilai"), b.get("perilakuKerjaNilai"))
        if tabel.get(sel) != b.get("kuadranKinerjaNilai"):
            temuan.append(f"Badan {nomor}: kuadran tidak menurut tabel kuadran kinerja.")
    return temuan


def _tabel(kode: Kode) -> dict[Any, int]:
    """(code of hasil kerja, code of perilaku) -> code of the kuadran, read off the printed table."""
    return {
        (kode.rating[h], kode.rating[p]): kode.kuadran[predikat(h, p)] for h in KUADRAN for p in kode.rating
    }  # fmt: skip
