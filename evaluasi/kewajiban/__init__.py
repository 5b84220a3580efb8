"""Every kind of obligation of the application, in the order in which the parts of the year follow each other."""

from evaluasi.kewajiban import capaian, kalibrasi, keberatan, penilaian, pertimbangan, tindak_lanjut
from skp_app.kewajiban import (
    Jenis,
    bukti,
    lembar,
    pemantauan,
    pembinaan,
    pendokumentasian,
    perbaikan,
    perencanaan,
    survei,
    umpan_balik,
)

BAGIAN = (
    perbaikan,
    perencanaan,
    pendokumentasian,
    lembar,
    bukti,
    umpan_balik,
    pemantauan,
    pembinaan,
    survei,
    capaian,
    pertimbangan,
    penilaian,
    kalibrasi,
    keberatan,
    tindak_lanjut,
)
SEMUA: dict[str, Jenis] = {jenis.kunci: jenis for bagian in BAGIAN for jenis in bagian.JENIS}
