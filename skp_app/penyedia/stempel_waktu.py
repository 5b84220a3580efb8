"""The stamp of a time stamp authority (RFC 3161), asked over HTTP where the installation names one."""

import asyncio

import urllib3
from asn1crypto import tsp
from django.conf import settings
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError, set_tsp_headers

TERBESAR = 256 * 1024  # bytes of an answer


class StempelWaktu(TimeStamper):
    """Asks `alamat`; TimestampRequestError when it does not answer or answers something else."""

    def __init__(self, alamat: str, detik: float) -> None:
        super().__init__()
        self.alamat, self.detik = alamat, detik

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        return await asyncio.to_thread(self._tanya, req.dump())

    def _tanya(self, isi: bytes) -> tsp.TimeStampResp:
        pengirim = urllib3.PoolManager(timeout=self.detik, retries=False)
        try:
            jawab = pengirim.request(
                "POST", self.alamat, body=isi, headers=set_tsp_headers({}), redirect=False, preload_content=False
            )
            badan = jawab.read(TERBESAR)
        except urllib3.exceptions.HTTPError:
            raise TimestampRequestError("Otoritas stempel waktu tidak menjawab.") from None
        if jawab.status != 200 or jawab.headers.get("Content-Type") != "application/timestamp-reply":
            raise TimestampRequestError("Jawaban otoritas stempel waktu tidak terbaca.")
        return tsp.TimeStampResp.load(badan)


def stempel_waktu() -> StempelWaktu | None:
    """The authority of the installation, None when it names none."""
    return StempelWaktu(settings.TSA_ALAMAT, settings.TSA_DETIK) if settings.TSA_ALAMAT else None
