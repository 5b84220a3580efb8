from django.core.checks import Error, register
from django.urls import URLPattern, get_resolver


@register("security")
def setiap_view_menyatakan_akses(app_configs, **kwargs):
    """A view that nobody thought about must not go live."""
    return [
        Error(
            f"View {rute!r} ({p.lookup_str}) has no access rule.",
            hint="See pegawai/akses.py.",
            id="pegawai.E001",
        )
        for rute, p in rute_dan_pola(get_resolver().url_patterns)
        if not hasattr(p.callback, "akses")
    ]


def rute_dan_pola(daftar, awalan=""):
    """(full route, pattern) of every address of the site."""
    for pola in daftar:
        rute = awalan + str(pola.pattern)
        if isinstance(pola, URLPattern):
            yield rute, pola
        else:
            yield from rute_dan_pola(pola.url_patterns, rute)
