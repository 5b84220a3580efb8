"""A step called from a form: what it refuses is said in the form, beside what was typed."""

from pegawai.penolakan import BukanHak, Ditolak, VersiBasi


def jalankan(formulir, langkah, *args, **kwargs):
    """(done, the step's result). A refusal becomes an error of the form, which then carries its `status`."""
    try:
        return True, langkah(*args, **kwargs)
    except (BukanHak, VersiBasi):
        raise
    except Ditolak as tolak:
        kesalahan = getattr(tolak, "kesalahan", None) or {None: tolak.kalimat}
        for bidang, kalimat in kesalahan.items():
            formulir.add_error(bidang if bidang in formulir.fields else None, kalimat)
        formulir.status = tolak.status
        return False, None


def status(*formulir):
    """200, or why one of these forms is shown again."""
    return next((getattr(f, "status", 422) for f in formulir if f is not None and f.errors), 200)
