"""A form that could not be taken (session over, password wanted) is kept and offered again to the same person."""

import time

KUNCI = "titipan"
TERBESAR = 200_000  # characters
TIDAK_DISIMPAN = ("csrfmiddlewaretoken", "sandi", "password")
# Of the form that changes the own password, and what opens a signature.
SANDI_BARU = {"baru", "ulang", "frasa", "nik"}


def titip(request, id_pengguna):
    """Keep the posted fields in this browser's session; files and passwords never."""
    isian = [
        (nama, isi)
        for nama, semua in request.POST.lists()
        if nama not in SANDI_BARU and not any(kata in nama.lower() for kata in TIDAK_DISIMPAN)
        for isi in semua
    ]
    if isian and sum(len(n) + len(i) for n, i in isian) <= TERBESAR:
        request.session[KUNCI] = {
            "untuk": str(id_pengguna), "ke": request.get_full_path(), "isian": isian, "pada": int(time.time()),
        }  # fmt: skip


def ada(request):
    """What waits for this person in this session, or None. What waits for somebody else is thrown away."""
    isi = request.session.get(KUNCI)
    if isi and isi["untuk"] != str(request.user.pk):
        buang(request)
        return None
    return isi


def buang(request):
    request.session.pop(KUNCI, None)


def terkirim(request):
    """The kept form has arrived at its address: nothing waits any more."""
    if request.method == "POST" and request.session.get(KUNCI, {}).get("ke") == request.get_full_path():
        buang(request)
