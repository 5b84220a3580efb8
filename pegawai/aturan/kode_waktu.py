"""Codes of an authenticator app: HOTP (RFC 4226) counted in steps of half a minute (RFC 6238), six digits, SHA-1.

SHA-1 because it is what every app on a phone takes; here it is a keyed hash, which its known weakness does not touch.
"""

import base64
import hmac
import re
from urllib.parse import quote

LANGKAH = 30  # seconds
ANGKA = 6
GESER = 1  # steps that a clock may be off
BENTUK = re.compile(rf"[0-9]{{{ANGKA}}}")


def kode(rahasia: bytes, langkah: int) -> str:
    """RFC 4226 section 5.3: four bytes of the hash, from where its last half byte says."""
    sidik = hmac.digest(rahasia, langkah.to_bytes(8, "big"), "sha1")
    awal = sidik[-1] & 15
    angka = int.from_bytes(sidik[awal : awal + 4], "big") & 0x7FFFFFFF
    return str(angka % 10**ANGKA).zfill(ANGKA)


def langkah_pada(detik: float) -> int:
    return int(detik) // LANGKAH


def rapikan(teks: str) -> str:
    return teks.replace(" ", "").strip()


def berbentuk_kode(teks: str) -> bool:
    return BENTUK.fullmatch(rapikan(teks)) is not None


def langkah_cocok(rahasia: bytes, teks: str, detik: float, sesudah: int) -> int | None:
    """The step whose code this is, or None. Only steps after `sesudah` count: a code opens once."""
    if not berbentuk_kode(teks):
        return None
    kini, tertulis = langkah_pada(detik), rapikan(teks)
    cocok = [n for n in range(kini - GESER, kini + GESER + 1) if hmac.compare_digest(kode(rahasia, n), tertulis)]
    return next((n for n in cocok if n > sesudah), None)


def tertulis(rahasia: bytes) -> str:
    """The secret as an app takes it by hand: base32 in groups of four."""
    teks = base64.b32encode(rahasia).decode().rstrip("=")
    return " ".join(teks[n : n + 4] for n in range(0, len(teks), 4))


def alamat(rahasia: bytes, penerbit: str, akun: str) -> str:
    """What the QR says (otpauth://)."""
    nama = quote(f"{penerbit}:{akun}", safe=":")
    kunci = base64.b32encode(rahasia).decode().rstrip("=")
    return f"otpauth://totp/{nama}?secret={kunci}&issuer={quote(penerbit)}&digits={ANGKA}&period={LANGKAH}"
