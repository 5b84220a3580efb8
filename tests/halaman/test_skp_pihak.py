"""The short way to an SKP shows its parties nothing that the long way hides"""

import pytest

from skp_app.models import Skp
from tests import pembuat

SEMUA = ["sari", "joko", "budi", "rina", "tono", "dewi", "admin", "bupati"]


@pytest.mark.parametrize("siapa", SEMUA)
def test_sebagai_pihak_adalah_bagian_dari_yang_terlihat(pemeran, periode, siapa):
    pembuat.buat_skp(pemeran.joko)  # a draft
    pembuat.ajukan(pembuat.buat_skp(pemeran.budi))
    pembuat.buat_skp_ditetapkan(pemeran.sari)
    pelihat = getattr(pemeran, siapa)
    pihak = set(Skp.objects.sebagai_pihak(pelihat))
    assert pihak <= set(Skp.objects.visible_to(pelihat))
    assert pihak == {s for s in Skp.objects.visible_to(pelihat) if s.peran(pelihat)}
