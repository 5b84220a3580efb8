"""Takes a file of evidence: examines it in a capped process, and keeps what came out in the storage of evidence."""

import hashlib
import json
import secrets
import tempfile
from pathlib import Path
from typing import NamedTuple

from django.core.files import File
from django.core.files.storage import storages

from skp_app import antivirus
from skp_app.aturan.bukti import (
    GAMBAR,
    Batas,
    BerkasDitolak,
    Tipe,
    isi_lain,
    kalimat,
    nama_aman,
    periksa_ukuran,
    tipe_dari_nama,
)
from skp_app.proses_terkurung import jalankan

TUNGGU_DETIK = 40


class Terperiksa(NamedTuple):
    """What is known of a file that may be kept: the one that came, and the one at `jalan` that is kept."""

    nama: str
    tipe: Tipe
    sidik_asli: str
    sidik: str
    ukuran: int
    jalan: Path
    ditahan: bool  # the configured scanner does not answer: kept, but not to be opened


def gudang():
    return storages["bukti"]


def sidik_berkas(aliran) -> str:
    return hashlib.file_digest(aliran, "sha256").hexdigest()


def periksa(unggahan, batas: Batas, folder: Path) -> Terperiksa:
    """Examine an uploaded file inside `folder`. Raises BerkasDitolak with a sentence."""
    nama = nama_aman(unggahan.name or "")
    tipe = tipe_dari_nama(nama, batas)
    periksa_ukuran(unggahan.size, tipe, batas)
    asal, hasil = folder / "asal", folder / "hasil"
    with asal.open("wb") as tulis:
        for potong in unggahan.chunks():
            tulis.write(potong)
    _dalam_kurungan(tipe, asal, hasil, batas)
    putusan = antivirus.periksa(asal)
    if putusan == antivirus.VIRUS:
        raise BerkasDitolak(kalimat("virus"))
    kini = hasil if tipe.kunci in GAMBAR else asal
    with asal.open("rb") as a, kini.open("rb") as k:
        sidik_asli, sidik = sidik_berkas(a), sidik_berkas(k)
    return Terperiksa(nama, tipe, sidik_asli, sidik, kini.stat().st_size, kini, putusan == antivirus.TAK_TERJAWAB)


def _dalam_kurungan(tipe: Tipe, asal: Path, hasil: Path, batas: Batas) -> None:
    isi = json.dumps({"megapiksel": batas.megapiksel, "halaman": batas.halaman})
    argumen = (tipe.kunci, str(asal), str(hasil), isi)
    jawaban = jalankan("skp_app.pemeriksa", *argumen, folder=asal.parent, detik=TUNGGU_DETIK) or {"sebab": "berat"}
    sebab = jawaban.pop("sebab")
    if sebab:
        raise BerkasDitolak(isi_lain(tipe) if sebab == "isi_lain" else kalimat(sebab, **jawaban))


def simpan(terperiksa: Terperiksa) -> str:
    """Keep the file under a random name in the folder of its digest; the name in the storage."""
    with terperiksa.jalan.open("rb") as isi:
        return gudang().save(tempat_baru(terperiksa.sidik), File(isi))


def tempat_baru(sidik: str) -> str:
    return f"{sidik[:2]}/{sidik[2:4]}/{secrets.token_hex(16)}"


def ruang_kerja():
    """A private folder for one examination, gone afterwards."""
    return tempfile.TemporaryDirectory(prefix="bukti-")
