"""Rows of the permission matrix: the spread of BIDANG E-GOVERNMENT, which Budi leads, and what he said about it."""

from evaluasi.alur import hitung
from evaluasi.models import PenjelasanBendera, SebaranUnit
from tests.halaman.matriks.dasar import Baris

DI_ATAS = frozenset({"budi", "tono", "bupati", "dewi", "admin"})
# So few are rated in this unit that nobody but its penilai is shown more than heads.
RAHASIA = {"KENARI-PENJELASAN": frozenset({"budi"})}
BENDERA = {"sesuai": False, "kalimat": "Sangat Baik 1", "diharapkan": 0, "nyata": 1, "kunci": "maks:sangat_baik"}


def siapkan(d):
    periode, egov = d.tetap.periode_evaluasi, d.tetap.unit_capaian
    hitung.hitung_unit(egov.pk, periode)
    SebaranUnit.objects.filter(unit=egov, periode_evaluasi=periode).update(bendera=[BENDERA])
    PenjelasanBendera.objects.create(
        unit=egov, periode_evaluasi=periode, capaian=d.tetap.capaian, kunci=BENDERA["kunci"],
        kalimat=BENDERA["kalimat"], isi="KENARI-PENJELASAN", oleh=d.orang.budi,
    )  # fmt: skip


def baris(d):
    periode, unit = d.tetap.periode_evaluasi.kode, d.tetap.unit_capaian.kode
    return [
        Baris("evaluasi:sebaran_kini", get=302),
        Baris("evaluasi:sebaran", (periode,), DI_ATAS | {"rina"}),
        Baris("evaluasi:sebaran_unit", (periode, unit), DI_ATAS),
        Baris("evaluasi:jelaskan_bendera", (periode, unit), DI_ATAS, None, 422, frozenset({"budi"})),
        Baris("evaluasi:hitung_semua", (periode,), get=None, post=302, pelaku=frozenset({"admin"})),
    ]
