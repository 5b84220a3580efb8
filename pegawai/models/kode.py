"""Public names of rows: random, so that a URL tells nothing (no NIP, no sequence)."""

import secrets

ABJAD = "abcdefghijkmnpqrstuvwxyz23456789"  # without l, o, 0, 1: it is read aloud and typed from paper


def kode_acak() -> str:
    """16 characters, 80 bits."""
    return "".join(secrets.choice(ABJAD) for _ in range(16))
