"""The tugas belajar of Anak Lampiran 6: given by the Pimpinan, its RHK in the same SKP with the words of the sample."""

from datetime import date

from skp_app.alur import penugasan, penyusunan
from skp_app.models import Penugasan, Rhk, Skp

MUTU = "diatas 3,5"
STUDI = {
    "program": "Sarjana Kebidanan", "perguruan": "Universitas Y", "jenjang": "s1", "luar_negeri": False,
    "akreditasi_perguruan": "A", "akreditasi_prodi": "B",
}  # fmt: skip


def rhk(skp: Skp, teks: str) -> Rhk:
    """The next of the RHK that the study brings, now with these words."""
    tugas = Penugasan.objects.filter(pegawai=skp.pegawai).first() or _tunjuk(skp)
    penugasan.tambahkan_studi(tugas, skp, oleh=skp.pegawai, mutu=MUTU)
    berikut = skp.rhk.filter(penugasan=tugas, versi=1).first()
    assert berikut, "the study brings two"
    return penyusunan.simpan_rhk(berikut, oleh=skp.pegawai, versi=1, teks=teks)


def _tunjuk(skp: Skp) -> Penugasan:
    mulai = date(skp.periode.tahun, 1, 2)
    return penugasan.tunjuk(
        skp.pegawai, oleh=skp.penilai, uraian="Tugas belajar", mulai=mulai, jenis="tugas_belajar", studi=STUDI
    )
