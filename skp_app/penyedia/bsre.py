"""Remote signing by BSrE: the "e-sign client service" inside the network of the instansi signs, we only ask.

NIK and passphrase go straight on and are kept nowhere. There is no official text of the interface; what several
public integrations agree on is `NAMA`, and BSRE_NAMA replaces any of it where a version calls it otherwise.
"""

import json
from typing import Any

import urllib3
from django.conf import settings

from pegawai.models import Pegawai
from pegawai.penolakan import KeadaanMenolak
from skp_app.penyedia import PenyediaDiam, Permintaan, Rahasia, TidakDitandatangani, keliru
from skp_app.penyedia.kertas import tempat

NAMA = {
    "alamat": "/api/sign/pdf", "berkas": "file", "nik": "nik", "frasa": "passphrase", "tampilan": "tampilan",
    "gambar": "image", "qr": "linkQR", "x": "xAxis", "y": "yAxis", "lebar": "width", "tinggi": "height",
    "halaman": "page", "alasan": "reason", "tempat": "location", "galat": "error", "pesan": "message",
}  # fmt: skip
TERBESAR = 32 * 1024 * 1024  # bytes of an answer
TIDAK_TERSEDIA = "Tanda tangan BSrE belum disiapkan di instalasi ini."
DIAM = "Layanan BSrE tidak menjawab. Dokumen tetap menunggu; coba lagi nanti."
TERTOLAK = "Layanan BSrE menolak permintaan ini. Dokumen tetap menunggu; hubungi pengelola BSrE instansi."
# Words in the service's refusals, in the two languages it speaks, and what the person is told.
SEBAB = (
    (("passphrase", "kata sandi"), "frasa", "Passphrase BSrE keliru. Belum ada yang ditandatangani."),
    (("expired", "kedaluwarsa", "kadaluarsa", "kadaluwarsa"), "nik",
     "Sertifikat BSrE Anda sudah habis masa berlakunya. Perbarui lewat pengelola BSrE instansi."),
    (("nik", "user", "pengguna", "tidak terdaftar", "not found"), "nik", "NIK ini tidak terdaftar di BSrE."),
)  # fmt: skip


class SesiBsre:
    def __init__(self, rahasia: Rahasia) -> None:
        self.rahasia = rahasia

    def tandatangani(self, permintaan: Permintaan) -> bytes:
        """The signed PDF as the service answered; whether it is a good one is asked by the step."""
        nama = NAMA | settings.BSRE_NAMA
        jawab, badan = _kirim(nama, self._isian(nama, permintaan))
        if jawab.status == 200 and badan[:5] == b"%PDF-":
            return badan
        raise _penolakan(nama, jawab.status, badan)

    def _isian(self, nama: dict[str, str], p: Permintaan) -> dict[str, Any]:
        halaman, (kiri, bawah, kanan, atas) = tempat(p.isi, p.urutan)[p.peran]
        isian = {
            "nik": self.rahasia.nik, "frasa": self.rahasia.frasa, "tampilan": "visible", "gambar": "false",
            "qr": f"{settings.ALAMAT_SITUS}/cek/{p.kode}/", "x": round(kiri), "y": round(bawah),
            "lebar": round(kanan - kiri), "tinggi": round(atas - bawah), "halaman": halaman + 1, "alasan": p.alasan,
            "tempat": p.tempat,
        }  # fmt: skip
        isi = {nama[kunci]: str(nilai) for kunci, nilai in isian.items()}
        return isi | {nama["berkas"]: (f"{p.kode}.pdf", p.isi, "application/pdf")}


def buka(pegawai: Pegawai, rahasia: Rahasia) -> SesiBsre:
    """Nothing is asked yet: the service checks NIK and passphrase with each document."""
    if not settings.BSRE_ALAMAT:
        raise KeadaanMenolak(TIDAK_TERSEDIA)
    if not (rahasia.nik.isascii() and rahasia.nik.isdigit() and len(rahasia.nik) == 16):
        raise keliru("nik", "NIK terdiri dari 16 angka.")
    if not rahasia.frasa:
        raise keliru("frasa", "Passphrase belum diisi.")
    return SesiBsre(rahasia)


def _kirim(nama: dict[str, str], isian: dict[str, Any]) -> tuple[urllib3.BaseHTTPResponse, bytes]:
    kepala = urllib3.make_headers(basic_auth=f"{settings.BSRE_PENGGUNA}:{settings.BSRE_SANDI}")
    waktu = urllib3.Timeout(connect=min(5, settings.BSRE_DETIK), read=settings.BSRE_DETIK)
    # Signing is not repeated: whether a request that was cut off did anything, only the service knows.
    with urllib3.PoolManager(timeout=waktu, retries=False) as pengirim:
        try:
            jawab = pengirim.request(
                "POST", settings.BSRE_ALAMAT + nama["alamat"], fields=isian, headers=kepala, redirect=False,
                preload_content=False,
            )  # fmt: skip
            return jawab, jawab.read(TERBESAR)
        except (urllib3.exceptions.HTTPError, OSError):
            raise PenyediaDiam(DIAM) from None


def _penolakan(nama: dict[str, str], status: int, badan: bytes) -> TidakDitandatangani | PenyediaDiam:
    """What to tell the person. The service's own words are not shown: they may repeat what was typed."""
    try:
        isi = json.loads(badan)
        kata = f"{isi.get(nama['galat'], '')} {isi.get(nama['pesan'], '')}".lower()
    except (ValueError, AttributeError):
        return PenyediaDiam(DIAM)
    if status >= 500 and not kata.strip():
        return PenyediaDiam(DIAM)
    for tanda, bidang, kalimat in SEBAB:
        if any(t in kata for t in tanda):
            return keliru(bidang, kalimat)
    return PenyediaDiam(TERTOLAK)
