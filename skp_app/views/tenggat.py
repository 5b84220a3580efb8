"""What pages say about the deadline of penetapan."""

from django.utils.timezone import localdate

from skp_app.alur.peran import tenggat_penetapan
from skp_app.aturan.status import BELUM_DITETAPKAN, Status
from skp_app.models import Skp

DITUNGGU = BELUM_DITETAPKAN - {Status.DIBATALKAN}


def keterangan(skp: Skp) -> dict:
    """{tenggat, terlambat} of an SKP that waits to be set; nothing for one that was, or for a new version of it."""
    if skp.status not in DITUNGGU or skp.menggantikan_id:
        return {"tenggat": None, "terlambat": False}
    tenggat = tenggat_penetapan(skp)
    return {"tenggat": tenggat, "terlambat": tenggat < localdate()}
