"""Secrets that must be read again are kept locked with the signing key of the site; each use has a key of its own."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def kunci(tujuan: str, isi: bytes) -> str:
    return _laci(tujuan).encrypt(isi).decode()


def buka(tujuan: str, terkunci: str | bytes) -> bytes | None:
    """What was locked, or None when neither the present nor a former signing key opens it."""
    try:
        return _laci(tujuan).decrypt(terkunci)
    except InvalidToken:
        return None


def _laci(tujuan: str) -> MultiFernet:
    rahasia = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    sidik = [hashlib.sha256(f"{tujuan}:{r}".encode()).digest() for r in rahasia]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(s)) for s in sidik])
