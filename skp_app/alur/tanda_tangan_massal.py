"""Signing many documents with one passphrase. The order stands in the ledger, the passphrase nowhere.

So it is carried out within the request that brought the passphrase. A worker that finds the order left behind by a
killed process cannot go on; it ends it and says what was signed. Asked again, what is signed stays as it is.
"""

import hashlib
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from pegawai.alur import pekerjaan as buku
from pegawai.models import Pegawai, Pekerjaan
from pegawai.penolakan import Ditolak, IsianKeliru
from skp_app.alur import tanda_tangan as alur
from skp_app.models import Dokumen, TandaTangan
from skp_app.models.tanda_tangan import Penyedia
from skp_app.penyedia import PenyediaDiam, Rahasia, Sesi

TUGAS = "skp_app.tandatangani_banyak"
WAKTU = 25  # seconds; what is not signed by then waits for the next time
WAKTU_HABIS = "Belum sempat. Ulangi untuk sisanya."
TERPUTUS = "Terputus sebelum sempat. Ulangi dengan frasa sandi Anda."
TIDAK_SEKALIGUS = "Tanda tangan basah diunggah satu per satu."


def pesan(dokumen: Iterable[Dokumen], *, oleh: Pegawai, penyedia: str, rahasia: Rahasia) -> Pekerjaan:
    """Sign these documents now: {"rincian": {kode: '' or why not}}. Refusals of the key itself are raised."""
    kode = sorted(d.kode for d in dokumen)
    terbanyak = alur.setelan()["sekaligus"]
    if not 0 < len(kode) <= terbanyak:
        raise IsianKeliru(f"Pilih paling sedikit satu dokumen, paling banyak {terbanyak} sekali jalan.")
    if penyedia == Penyedia.BASAH:
        raise IsianKeliru(TIDAK_SEKALIGUS, {"penyedia": TIDAK_SEKALIGUS})
    jenis = alur.pilih(penyedia)
    sesi = alur.buka(jenis, oleh, rahasia)
    kunci = hashlib.sha256(" ".join(kode).encode()).hexdigest()[:40]
    judul = f"Tanda tangan {len(kode)} dokumen"
    pekerjaan = buku.pesan(TUGAS, f"{oleh.pk}-{kunci}", judul, oleh, dokumen=kode, penyedia=str(jenis))
    buku.kerjakan(pekerjaan.pk, partial(_jalankan, sesi, jenis))
    pekerjaan.refresh_from_db()
    return pekerjaan


def _jalankan(
    sesi: Sesi, jenis: Penyedia, pekerjaan: Pekerjaan, kemajuan: Callable[[int, int], None]
) -> dict[str, Any]:
    mulai, diam = time.monotonic(), ""
    rincian: dict[str, str] = {}
    semua = pekerjaan.masukan["dokumen"]
    for kode in semua:
        kemajuan(len(rincian), len(semua))
        if diam or time.monotonic() - mulai > WAKTU:
            rincian[kode] = diam or WAKTU_HABIS
            continue
        try:
            rincian[kode] = _satu(sesi, jenis, kode, pekerjaan.peminta)  # type: ignore[arg-type]
        except PenyediaDiam as tolak:  # it would not answer for the others either
            rincian[kode] = diam = tolak.kalimat
    kemajuan(len(semua), len(semua))
    return _hasil(pekerjaan, rincian)


def _satu(sesi: Sesi, jenis: Penyedia, kode: str, oleh: Pegawai) -> str:
    if _sudah(kode, oleh):
        return ""
    dokumen = Dokumen.objects.select_related("skp__pegawai").filter(kode=kode).first()
    if dokumen is None:
        return "Dokumen ini sudah tidak ada."
    try:
        alur.tandatangani_dengan(sesi, jenis, dokumen, oleh)
    except PenyediaDiam:
        raise
    except Ditolak as tolak:
        return tolak.kalimat
    return ""


def _sudah(kode: str, oleh: Pegawai) -> bool:
    return TandaTangan.objects.filter(penanda__dokumen__kode=kode, penanda__pegawai=oleh).exists()


def lanjutkan(pekerjaan: Pekerjaan, kemajuan: Callable[[int, int], None]) -> dict[str, Any]:
    """What a worker can do with an order whose process was killed: say what was signed and what was not."""
    semua = pekerjaan.masukan["dokumen"]
    kemajuan(len(semua), len(semua))
    oleh: Any = pekerjaan.peminta
    return _hasil(pekerjaan, {kode: "" if _sudah(kode, oleh) else TERPUTUS for kode in semua})


def _hasil(pekerjaan: Pekerjaan, rincian: dict[str, str]) -> dict[str, Any]:
    beres = sum(not alasan for alasan in rincian.values())
    return {
        "ditandatangani": beres,
        "belum": len(rincian) - beres,
        "rincian": rincian,
        "tautan": f"/tanda-tangan/banyak/{pekerjaan.kode}/",
    }
