"""The challenge that a passkey signs: kept in the session that asked, for minutes, used up when looked at."""

import time

KUNCI = "tantangan"
BERLAKU = 5 * 60  # seconds


def simpan(request, untuk, isi):
    request.session[KUNCI] = {"untuk": untuk, "isi": isi, "pada": int(time.time())}


def ambil(request, untuk):
    """What was kept for this purpose, or None; either way nothing is left."""
    ada = request.session.pop(KUNCI, None)
    if not ada or ada["untuk"] != untuk or time.time() - ada["pada"] > BERLAKU:
        return None
    return ada["isi"]
