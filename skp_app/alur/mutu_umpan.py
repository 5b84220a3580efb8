"""What a giver wrote before, for the hint that a text says the same to many. Nothing of it is stored."""

from collections import defaultdict

from pegawai.models import Pegawai
from skp_app.aturan.mutu_umpan import untuk_orang_lain
from skp_app.aturan.umpan_balik import Jalur
from skp_app.models import Skp, UmpanBalik

DIBACA = 400  # latest texts; older ones no longer matter for the hint


def serupa(isi: str, *, pemberi: Pegawai, untuk: Skp) -> int:
    """For how many other people this giver wrote much the same. One query."""
    milik = UmpanBalik.objects.filter(pemberi=pemberi, jalur=Jalur.SENDIRI).exclude(skp__pegawai=untuk.pegawai_id)
    tulisan: dict[int, list[str]] = defaultdict(list)
    for orang, kata in milik.order_by("-dikirim_pada", "-pk").values_list("skp__pegawai", "isi")[:DIBACA]:
        tulisan[orang].append(kata)
    return untuk_orang_lain(isi, tulisan)
