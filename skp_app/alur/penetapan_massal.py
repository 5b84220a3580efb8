"""Setting many SKP at once (Lampiran p. 65 C.1): each by itself, each with the hash that was on the screen.

One path for few and many: an order in the ledger. A small one is carried out within the request, a large one by the
worker. Carried out again, it finds what it set before and sets nothing twice.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from pegawai import bel
from pegawai.alur import pekerjaan as buku
from pegawai.models import Pegawai, Pekerjaan
from pegawai.penolakan import Ditolak, IsianKeliru
from skp_app.alur import perencanaan
from skp_app.aturan.status import BERLAKU
from skp_app.models import Periode, Skp

TUGAS = "skp_app.tetapkan_banyak"
LANGSUNG = 20  # so many are set within the request
TERBANYAK = 200


def pesan(periode: Periode, *, oleh: Pegawai, sidik: Mapping[str, str]) -> Pekerjaan:
    """Order the penetapan of {kode: hash on the screen}; the same order while it is open is that order."""
    if not 0 < len(sidik) <= TERBANYAK:
        raise IsianKeliru(f"Pilih paling sedikit satu SKP, paling banyak {TERBANYAK} sekali jalan.")
    isi = dict(sorted(sidik.items()))
    kunci = hashlib.sha256(json.dumps(isi).encode()).hexdigest()[:40]
    judul = f"Penetapan {len(isi)} SKP tahun {periode.tahun}"
    pekerjaan = buku.pesan(TUGAS, f"{oleh.pk}-{kunci}", judul, oleh, sidik=isi, tahun=periode.tahun)
    if len(isi) > LANGSUNG:
        bel.bunyikan(pekerjaan)
    else:
        buku.kerjakan(pekerjaan.pk, jalankan)
        pekerjaan.refresh_from_db()
    return pekerjaan


def jalankan(pekerjaan: Pekerjaan, kemajuan: Callable[[int, int], None]) -> dict[str, Any]:
    """The body of the job: {"rincian": {kode: '' or why not}}."""
    penilai, sidik = pekerjaan.peminta, pekerjaan.masukan["sidik"]
    rincian: dict[str, str] = {}
    for kode, dilihat in sidik.items():
        kemajuan(len(rincian), len(sidik))
        rincian[kode] = _tetapkan(kode, dilihat, penilai)  # type: ignore[arg-type]
    kemajuan(len(sidik), len(sidik))
    tetap = sum(not alasan for alasan in rincian.values())
    return {
        "ditetapkan": tetap,
        "tidak_ditetapkan": len(rincian) - tetap,
        "rincian": rincian,
        "tautan": f"/skp/tim/{pekerjaan.masukan['tahun']}/tetapkan/{pekerjaan.kode}/",
    }


def _tetapkan(kode: str, dilihat: str, penilai: Pegawai) -> str:
    """'' when it is set, also by an earlier attempt; else the sentence that says why not."""
    skp = Skp.objects.filter(kode=kode).first()
    if skp is None:
        return "SKP ini sudah tidak ada."
    if skp.status in BERLAKU and skp.sidik_ditetapkan == dilihat:
        return ""
    try:
        perencanaan.tetapkan(skp, oleh=penilai, sidik_dilihat=dilihat)
    except Ditolak as tolak:
        return tolak.kalimat
    return ""
