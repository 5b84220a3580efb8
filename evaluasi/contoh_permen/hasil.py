"""The year of the ministry example and its evaluation (Anak Lampiran 4)."""

from collections.abc import Iterator
from typing import Any

from django.utils.timezone import localdate

from evaluasi.alur import capaian, penilaian, penyampaian
from evaluasi.contoh_permen.berkas import HASIL, baca
from pegawai.models import Pegawai, UnitKerja
from skp_app.alur import bukti, pendokumentasian, umpan_balik
from skp_app.models import Iki, Periode, PeriodeEvaluasi, Skp

CATATAN = {
    "direktur-jenderal-iii": (
        "Percepat penyelesaian revisi undang-undang dan tingkatkan layanan internal pada tahun kinerja selanjutnya."
    ),
    "direktur-ii": "Tingkatkan lagi indeks penyelenggaraan bangunan gedung pada tahun kinerja selanjutnya.",
    "kepala-subdirektorat-ii": "Lebih terbuka terhadap masukan pegawai; direkomendasikan mengikuti bimbingan kinerja.",
    "jf-teknis-tata-bangunan": "Pertahankan kecepatan dan mutu; dapat diberi penugasan yang lebih luas.",
}  # the samples print no Dokumen Evaluasi, so these words are ours


def jalani(semua: dict[str, Skp], periode: Periode, admin: Pegawai) -> None:
    """Realisasi, feedback and the yearly evaluation of everybody whose evaluation is printed."""
    akhir = PeriodeEvaluasi.objects.get(periode=periode, jenis="tahunan")
    for unit in _unit_penilai(semua):
        _catat_capaian(unit, akhir, admin)
    for kunci, skp in semua.items():
        hasil = baca(HASIL, kunci)
        _jalani(skp, akhir, hasil)
        _nilai(skp, akhir, hasil)


def _unit_penilai(skp: dict[str, Skp]) -> list[UnitKerja]:
    pimpinan = {s.unit_penilai_id for s in skp.values()} | {s.unit_id for s in skp.values() if s.memimpin_unit}
    return list(UnitKerja.objects.filter(pk__in=pimpinan))


def _catat_capaian(unit: UnitKerja, akhir: PeriodeEvaluasi, admin: Pegawai) -> None:
    capaian.catat(
        unit, akhir, oleh=admin, predikat="baik", tanggal=localdate(),
        dasar="Capaian IKU dan ekspektasi pimpinan menurut contoh Anak Lampiran 4", ditetapkan_oleh="Menteri",
    )  # fmt: skip


def _baris(skp: Skp, hasil: dict[str, Any]) -> Iterator[tuple[Iki, dict[str, Any]]]:
    for rhk, isi in zip(skp.rhk.prefetch_related("iki"), hasil["rhk"], strict=True):
        yield from zip(rhk.iki.all(), isi["iki"], strict=True)


def _jalani(skp: Skp, akhir: PeriodeEvaluasi, hasil: dict[str, Any]) -> None:
    for iki, isi in _baris(skp, hasil):
        realisasi = pendokumentasian.catat_realisasi(
            iki, akhir, oleh=skp.pegawai, teks=isi["realisasi"], sumber_data=isi["sumber_data"], jenis="akhir"
        )
        judul = isi["sumber_data"][:1].upper() + isi["sumber_data"][1:]
        bukti.tambah(realisasi, oleh=skp.pegawai, judul=judul, lokasi="Arsip unit kerja")
        for suara in isi["umpan_balik"]:
            _umpan_balik(skp, akhir, suara, iki=iki)
    for nilai in hasil["perilaku"]:
        for suara in nilai["umpan_balik"]:
            _umpan_balik(skp, akhir, suara, perilaku=nilai["nilai"])


def _umpan_balik(skp: Skp, akhir: PeriodeEvaluasi, suara: dict[str, str], **sasaran: Any) -> None:
    dari = "" if suara["pemberi"] == "Pimpinan" else suara["pemberi"]
    umpan_balik.beri(skp, akhir, oleh=skp.penilai, isi=suara["isi"], nada=suara["nada"], dari=dari, **sasaran)


def _nilai(skp: Skp, akhir: PeriodeEvaluasi, hasil: dict[str, Any]) -> None:
    evaluasi = penilaian.nilai(
        skp, akhir, oleh=skp.penilai, rating_hasil=hasil["rating_hasil"], rating_perilaku=hasil["rating_perilaku"],
        catatan=CATATAN[hasil["kunci"]],
    )  # fmt: skip
    evaluasi = penilaian.tetapkan(evaluasi, oleh=skp.penilai, versi=evaluasi.versi)
    evaluasi = penyampaian.sampaikan(evaluasi, oleh=skp.penilai)
    penyampaian.terima(evaluasi, oleh=skp.pegawai)
