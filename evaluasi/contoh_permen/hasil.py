"""The year of the examples and its evaluation (Anak Lampiran 4 to 6)."""

from collections.abc import Iterator
from typing import Any

from django.utils.timezone import localdate

from evaluasi.alur import capaian, penilaian, penyampaian
from evaluasi.contoh_permen.berkas import HASIL, baca
from evaluasi.contoh_permen.pemberi import Diminta, Luar, pemberi
from evaluasi.contoh_permen.tokoh import Contoh
from pegawai.models import Pegawai, UnitKerja
from skp_app.alur import bukti, pendokumentasian, permintaan_umpan, umpan_balik
from skp_app.models import Iki, Periode, PeriodeEvaluasi, PermintaanUmpanBalik, Rhk, Skp

CATATAN = {
    "direktur-jenderal-iii": (
        "Percepat penyelesaian revisi undang-undang dan tingkatkan layanan internal pada tahun kinerja selanjutnya."
    ),
    "direktur-ii": "Tingkatkan lagi indeks penyelenggaraan bangunan gedung pada tahun kinerja selanjutnya.",
    "kepala-subdirektorat-ii": "Lebih terbuka terhadap masukan pegawai; direkomendasikan mengikuti bimbingan kinerja.",
    "jf-teknis-tata-bangunan": "Pertahankan kecepatan dan mutu; dapat diberi penugasan yang lebih luas.",
    "kepala-dinas-kesehatan": "Tingkatkan keluarga sehat di wilayah yang tertinggal dan tindak lanjuti catatan Lakip.",
    "kepala-puskesmas": "Pertahankan jangkauan pelayanan; tingkatkan keramahan dan pengembangan kompetensi pegawai.",
    "bidan-tugas-belajar": "Tingkatkan IPK pada semester berikutnya; minta bimbingan untuk mata kuliah yang penting.",
    "bidan-penyelia": "Pertahankan ketelitian; tingkatkan keramahan kepada pasien.",
}  # the samples print no Dokumen Evaluasi, so these words are ours
PERTANYAAN = "Bagaimana menurut Anda perilaku kerja saya dalam hal ini?"
BUKTI_LAIN = "Laporan realisasi kinerja"  # Anak Lampiran 5 and 6 name hardly any source of data


def jalani(contoh: Contoh, semua: dict[str, Skp], orang: dict[str, Pegawai], periode: Periode) -> None:
    """Realisasi, feedback and the yearly evaluation of everybody whose evaluation is printed."""
    akhir = PeriodeEvaluasi.objects.get(periode=periode, jenis="tahunan")
    catat_capaian(contoh, semua, akhir, orang[contoh.bkd])
    for kunci, skp in semua.items():
        hasil = baca(HASIL, kunci)
        _dokumentasikan(skp, akhir, hasil)
        for sasaran, satu in suara(skp, hasil):
            _umpan_balik(skp, akhir, satu, orang, kunci, sasaran)
        nilai(skp, akhir, hasil)


def catat_capaian(contoh: Contoh, semua: dict[str, Skp], akhir: PeriodeEvaluasi, admin: Pegawai) -> None:
    """Baik for every unit whose capaian counts, as the samples leave it standing."""
    for unit in _unit_penilai(semua):
        _catat_capaian(contoh, unit, akhir, admin)


def _unit_penilai(skp: dict[str, Skp]) -> list[UnitKerja]:
    pimpinan = {s.unit_penilai_id for s in skp.values()} | {s.unit_id for s in skp.values() if s.memimpin_unit}
    return list(UnitKerja.objects.filter(pk__in=pimpinan))


def _catat_capaian(contoh: Contoh, unit: UnitKerja, akhir: PeriodeEvaluasi, admin: Pegawai) -> None:
    dasar = f"Capaian IKU dan ekspektasi pimpinan menurut contoh Anak Lampiran {contoh.lampiran_evaluasi}"
    puncak = contoh.tokoh[0].jabatan.title()
    capaian.catat(unit, akhir, oleh=admin, predikat="baik", tanggal=localdate(), dasar=dasar, ditetapkan_oleh=puncak)


def _dokumentasikan(skp: Skp, akhir: PeriodeEvaluasi, hasil: dict[str, Any]) -> None:
    for iki, isi in baris(skp, hasil):
        if "realisasi" not in isi:  # "(realisasi)" is all that the sample prints
            continue
        sumber = isi.get("sumber_data", "")
        realisasi = pendokumentasian.catat_realisasi(
            iki, akhir, oleh=skp.pegawai, teks=isi["realisasi"], sumber_data=sumber, jenis="akhir"
        )
        judul = sumber[:1].upper() + sumber[1:] or BUKTI_LAIN
        bukti.tambah(realisasi, oleh=skp.pegawai, judul=judul, lokasi="Arsip unit kerja")


def _rhk(skp: Skp, hasil: dict[str, Any]) -> Iterator[tuple[Rhk, dict[str, Any]]]:
    """RHK with what the sample says about them; those about which it says nothing are the last."""
    return zip(skp.rhk.prefetch_related("iki"), hasil["rhk"], strict=False)


def baris(skp: Skp, hasil: dict[str, Any]) -> Iterator[tuple[Iki, dict[str, Any]]]:
    """IKI with what the sample says about them."""
    for rhk, isi in _rhk(skp, hasil):
        yield from zip(rhk.iki.all(), isi["iki"], strict=True)


def suara(skp: Skp, hasil: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
    """Everything that was said, in printed order, with what it is about."""
    for rhk, isi in _rhk(skp, hasil):
        yield from (({"rhk": rhk}, satu) for satu in isi.get("umpan_balik", ()))
    for iki, isi in baris(skp, hasil):
        yield from (({"iki": iki}, satu) for satu in isi.get("umpan_balik", ()))
    for butir in hasil["perilaku"]:
        yield from (({"perilaku": butir["nilai"]}, satu) for satu in butir["umpan_balik"])


def _umpan_balik(
    skp: Skp, akhir: PeriodeEvaluasi, suara: dict[str, str], orang: dict[str, Pegawai], kunci: str, sasaran: dict
) -> None:
    """By the giver whom the label names; what somebody unnamed said is written down by the penilai."""
    kata = {"isi": suara["isi"], "nada": suara["nada"]}
    siapa = pemberi(kunci, suara["pemberi"])
    if isinstance(siapa, Luar):
        diminta = _minta(skp, akhir, sasaran, luar=[(siapa.nama, siapa.kaitan)])
        permintaan_umpan.jawab_luar(permintaan_umpan.buat_tautan(diminta, oleh=skp.pegawai), **kata)
    elif isinstance(siapa, Diminta):
        diminta = _minta(skp, akhir, sasaran, kepada=[orang[siapa.kunci]])
        umpan_balik.beri(skp, akhir, oleh=orang[siapa.kunci], permintaan=diminta, **sasaran, **kata)
    elif siapa:
        umpan_balik.beri(skp, akhir, oleh=orang[siapa], **sasaran, **kata)
    else:
        dari = "" if suara["pemberi"].startswith("Pimpinan") else suara["pemberi"]
        umpan_balik.beri(skp, akhir, oleh=skp.penilai, dari=dari, **sasaran, **kata)


def _minta(skp: Skp, akhir: PeriodeEvaluasi, sasaran: dict[str, Any], **siapa: Any) -> PermintaanUmpanBalik:
    [baru] = permintaan_umpan.minta(skp, akhir, oleh=skp.pegawai, pertanyaan=PERTANYAAN, **sasaran, **siapa)
    return baru


def nilai(skp: Skp, akhir: PeriodeEvaluasi, hasil: dict[str, Any]) -> None:
    """Rated as the sample leaves it standing, set, handed over and received."""
    evaluasi = penilaian.nilai(
        skp, akhir, oleh=skp.penilai, rating_hasil=hasil["rating_hasil"], rating_perilaku=hasil["rating_perilaku"],
        catatan=CATATAN[hasil["kunci"]],
    )  # fmt: skip
    evaluasi = penilaian.tetapkan(evaluasi, oleh=skp.penilai, versi=evaluasi.versi)
    evaluasi = penyampaian.sampaikan(evaluasi, oleh=skp.penilai)
    penyampaian.terima(evaluasi, oleh=skp.pegawai)
