"""The pages of who evaluates in place of a late penilai. The window of triwulan I 2026 closed on 15 April."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from evaluasi.models import Evaluasi
from tests import pembuat

pytestmark = pytest.mark.django_db
DAFTAR = "/penilaian/beralih/2026-tw1/"


def pada(bulan, hari):
    return time_machine.travel(datetime(2026, bulan, hari, 9, tzinfo=ZoneInfo("Asia/Jakarta")))


@pytest.fixture
def skp(pemeran):
    with pada(2, 2):
        skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
        pembuat.catat_capaian(skp.unit_penilai, pembuat.triwulan(1), pemeran.admin)
    return skp


def test_atasan_menilai_dan_menetapkan_d12_dari_daftarnya(sebagai, skp, pemeran):
    lembar = f"/penilaian/2026-tw1/{skp.kode}/"
    with pada(4, 10):
        pembuat.nilai(skp, pembuat.triwulan(1))
        assert list(sebagai(pemeran.tono).get(DAFTAR).context["halaman"]) == []
        assert sebagai(pemeran.tono).get(lembar).status_code == 403
    with pada(4, 16):
        assert sebagai(pemeran.budi).get(lembar).status_code == 403
        baris = sebagai(pemeran.budi).get("/penilaian/tim/2026-tw1/").context["halaman"][0]
        assert (baris.keadaan[0], baris.dapat_dinilai) == ("Beralih ke penilai lain", False)
        tono = sebagai(pemeran.tono, sandi_segar=True)
        assert [s.pegawai for s in tono.get(DAFTAR).context["halaman"]] == [pemeran.sari]
        assert tono.get(lembar).context["evaluasi"].predikat == "baik"
        isian = {
            "rating_hasil": "di_atas",
            "rating_perilaku": "di_atas",
            "catatan": "Baik.",
            "versi": "1",
            "lanjut": "1",
        }
        assert tono.post(lembar, isian).headers["Location"] == DAFTAR
        assert tono.post(f"{lembar}tetapkan/", {"versi": "2"}).status_code == 302
        evaluasi = Evaluasi.objects.get()
        assert (evaluasi.penilai, evaluasi.predikat, evaluasi.oleh_atasan) == (pemeran.tono, "sangat_baik", True)
        rinci = f"/evaluasi/{evaluasi.kode}/"
        assert sebagai(pemeran.budi).get(lembar).headers["Location"] == rinci
        assert sebagai(pemeran.budi).post(f"{rinci}sampaikan/").status_code == 403
        assert tono.post(f"{rinci}sampaikan/").status_code == 302
        assert "final" in sebagai(pemeran.sari).get(rinci).context["kini"].sebab
        assert sebagai(pemeran.sari).get(f"{rinci}keberatan/").status_code == 409
    evaluasi.refresh_from_db()
    assert (evaluasi.status, evaluasi.batas_pengembalian) == ("disampaikan", date(2026, 4, 27))
