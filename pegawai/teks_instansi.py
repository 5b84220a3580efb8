"""The words of the instansi on a page: read once for each request, whatever number of fields and phrases it has."""

from collections import defaultdict

from django.http import HttpRequest
from django.utils.timezone import localdate

from pegawai.models import TeksInstansi


def kini(request: HttpRequest) -> dict[str, list[TeksInstansi]]:
    """{place: [rows that are shown today]}"""
    if not hasattr(request, "teks_instansi"):
        semua = defaultdict(list)
        for satu in TeksInstansi.objects.berlaku(localdate()):
            semua[satu.tempat].append(satu)
        request.teks_instansi = dict(semua)
    return request.teks_instansi


def frasa(request: HttpRequest, tempat: str) -> list[TeksInstansi]:
    """The phrases that are offered in a place."""
    return kini(request).get(tempat, [])
