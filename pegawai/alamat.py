"""Addresses that come from the browser: only those of this site are followed."""

from urllib.parse import urlsplit

from django.utils.http import url_has_allowed_host_and_scheme


def lokal(alamat, bawaan="/"):
    """The path when it stays on this site, else `bawaan`."""
    di_sini = alamat and alamat.startswith("/") and url_has_allowed_host_and_scheme(alamat, allowed_hosts=None)
    return alamat if di_sini else bawaan


def halaman_asal(request, bawaan="/"):
    """Path of the page this request was sent from (htmx says it, else the Referer)."""
    return lokal(jalur(request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")), bawaan)


def jalur(alamat):
    """The path of a full address; '' when it is none."""
    try:
        return urlsplit(alamat).path
    except ValueError:
        return ""
