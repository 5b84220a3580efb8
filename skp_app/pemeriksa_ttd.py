"""Examines the signatures of one PDF in a process of its own: `python -m skp_app.pemeriksa_ttd BERKAS`.

Trust roots (PEM) and the moments of signing that the registry knows come as JSON on standard input. The process has
little memory and time, cannot open a socket, and knows no Django, database or secret. It answers with one line of
JSON: {"tanda": [...]}, in the order in which they were made; {"tanda": null} for what is no readable PDF; {} for
what is too heavy to be examined.
"""

import asyncio
import io
import json
import logging
import sys
from datetime import datetime

from asn1crypto import pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from pegawai.kurungan import kurung

# Levels of pyHanko's strict difference policy that leave a signature good: nothing, or what another signature adds.
PERUBAHAN = {"NONE": "tidak_ada", "LTA_UPDATES": "tanda_tangan", "FORM_FILLING": "tanda_tangan"}
TANDA_TERBANYAK = 20
# What it finds is in the answer; its own log would name people.
for milik in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(milik).setLevel(logging.CRITICAL)
MEMORI, CPU_DETIK = 1024 * 1024 * 1024, 20


def periksa(isi, akar, pada=(), putaran=None):
    """The signatures of a PDF in order, None when it is none that can be read; `pada` are moments of the registry.

    Every doubt of the reader counts against the file: what cannot be understood is reported as not intact.
    """
    putaran = putaran or asyncio.new_event_loop()
    try:
        return _baca(isi, akar, list(pada), putaran)
    finally:
        putaran.close()


def _baca(isi, akar, pada, putaran):
    try:
        pembaca = PdfFileReader(io.BytesIO(isi), strict=True)
        semua = None if pembaca.encrypted else pembaca.embedded_regular_signatures
    except Exception:  # hostile bytes raise whatever they like
        return [RUSAK] if isi[:5] == b"%PDF-" and b"/ByteRange" in isi else None
    if semua is None:
        return None
    if len(semua) > TANDA_TERBANYAK:
        return [RUSAK]
    waktu = pada if len(pada) == len(semua) else [None] * len(semua)
    return [putaran.run_until_complete(_satu(t, akar, w)) for t, w in zip(semua, waktu, strict=True)]


RUSAK = {
    "medan": "", "nama": "", "penerbit": "", "sidik": "", "pada": "", "utuh": False, "sah": False, "dikenal": False,
    "seluruh_berkas": False, "perubahan": "lain", "berstempel": False,
}  # fmt: skip


async def _satu(tanda, akar, waktu):
    """One signature. What makes the validator stumble is not intact."""
    try:
        status = await async_validate_pdf_signature(tanda, _kepercayaan(akar, waktu), _kepercayaan(akar, None))
        return _fakta(tanda, status)
    except Exception:  # as above: none of it is a good signature
        return RUSAK


def _fakta(tanda, status):
    sertifikat = status.signing_cert
    bersambung = status.coverage in {SignatureCoverageLevel.ENTIRE_REVISION, SignatureCoverageLevel.ENTIRE_FILE}
    tingkat = status.modification_level
    return {
        "medan": tanda.field_name,
        "nama": sertifikat.subject.native.get("common_name", ""),
        "penerbit": sertifikat.issuer.native.get("common_name", ""),
        "sidik": sertifikat.sha256.hex(),
        "pada": status.signer_reported_dt.isoformat() if status.signer_reported_dt else "",
        "utuh": bool(status.intact and status.docmdp_ok),
        "sah": bool(status.valid),
        "dikenal": bool(status.trusted),
        "seluruh_berkas": status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        "perubahan": PERUBAHAN.get(tingkat.name, "lain") if bersambung and tingkat else "lain",
        "berstempel": bool(status.timestamp_validity and status.timestamp_validity.valid),
    }


def _kepercayaan(akar, waktu):
    """Only our roots, nothing fetched. `waktu` is when the registry says that it was signed, None for now."""
    semua = [x509.Certificate.load(pem.unarmor(a.encode())[2]) for a in akar]
    kapan = {"moment": datetime.fromisoformat(waktu)} if waktu else {}
    return ValidationContext(trust_roots=semua, allow_fetching=False, revocation_mode="soft-fail", **kapan)


def utama(berkas, setelan, putaran):
    logging.disable(logging.CRITICAL)  # the answer is the JSON alone
    with open(berkas, "rb") as aliran:
        isi = aliran.read()
    try:
        jawaban = {"tanda": periksa(isi, setelan["akar"], setelan["pada"], putaran)}
    except (MemoryError, RecursionError):
        jawaban = {}
    print(json.dumps(jawaban))


if __name__ == "__main__":
    isian = json.load(sys.stdin)
    lingkaran = asyncio.new_event_loop()  # wants a socket pair of its own, so it is made before sockets are taken away
    kurung(memori=MEMORI, detik=CPU_DETIK)
    utama(sys.argv[1], isian, lingkaran)
