"""Opening a year: its evaluation periods, their windows, and the choice of the instansi."""

from datetime import date

from pegawai.models import Jejak, Ketentuan
from skp_app.alur.periode import buka_tahun
from skp_app.models import PeriodeEvaluasi
from tests.cuplikan import tanpa_perubahan


def periode(tahun):
    kolom = ("kode", "label_cetak", "mulai", "selesai", "jendela_mulai", "jendela_selesai")
    return list(PeriodeEvaluasi.objects.filter(periode__tahun=tahun).order_by("selesai", "-mulai").values_list(*kolom))


def test_tahun_dibuka_dengan_empat_triwulan_dan_evaluasi_tahunan(pemeran):
    tahun = buka_tahun(2026, oleh=pemeran.admin)
    assert (tahun.mulai, tahun.selesai, tahun.tenggat_penetapan) == (
        date(2026, 1, 1), date(2026, 12, 31), date(2026, 1, 31),
    )  # fmt: skip
    # Ten hari kerja after the end of the triwulan; the year's window ends with January (Lampiran p. 90).
    assert periode(2026) == [
        ("2026-tw1", "TRIWULAN I", date(2026, 1, 1), date(2026, 3, 31), date(2026, 3, 31), date(2026, 4, 15)),
        ("2026-tw2", "TRIWULAN II", date(2026, 4, 1), date(2026, 6, 30), date(2026, 6, 30), date(2026, 7, 14)),
        ("2026-tw3", "TRIWULAN III", date(2026, 7, 1), date(2026, 9, 30), date(2026, 9, 30), date(2026, 10, 14)),
        ("2026-tw4", "TRIWULAN IV", date(2026, 10, 1), date(2026, 12, 31), date(2026, 12, 31), date(2027, 1, 14)),
        ("2026-akhir", "AKHIR", date(2026, 1, 1), date(2026, 12, 31), date(2026, 12, 31), date(2027, 1, 31)),
    ]
    assert list(Jejak.objects.values_list("kata_kerja", "oleh", "data")) == [
        ("buka_tahun", pemeran.admin.pk, {"tahun": 2026})
    ]


def test_membuka_dua_kali_memberi_tahun_yang_sama(pemeran):
    tahun = buka_tahun(2026, oleh=pemeran.admin)
    with tanpa_perubahan():
        assert buka_tahun(2026, oleh=pemeran.admin) == tahun


def test_instansi_dapat_memilih_evaluasi_bulanan(pemeran):
    Ketentuan.objects.create(kunci="evaluasi_periodik", nilai="bulanan", mulai=date(2027, 1, 1), sumber="Keputusan")
    buka_tahun(2026, oleh=None)
    buka_tahun(2028, oleh=None)
    assert (len(periode(2026)), len(periode(2028))) == (5, 13)
    assert periode(2028)[1][:4] == ("2028-b02", "BULAN FEBRUARI", date(2028, 2, 1), date(2028, 2, 29))
    assert periode(2028)[-1][0] == "2028-akhir"
    assert max(len(kode) for kode, *_ in periode(2028)) <= 12
