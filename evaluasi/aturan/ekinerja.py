"""The fields of e-Kinerja BKN in the order in which its screens ask for them, filled from what was frozen here.

Whoever has to write the same plan into the national system copies field by field; nothing is sent from here.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from evaluasi.aturan.kuadran import Predikat, Rating
from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.aturan.hasil_kerja import Aspek, JenisLampiran, JenisRhk, Keluarga, Pendekatan, Perspektif


class Isian(NamedTuple):
    label: str
    nilai: str

    @property
    def panjang(self) -> bool:
        return len(self.nilai) > 60 or "\n" in self.nilai


class Langkah(NamedTuple):
    """One form of e-Kinerja: its name there, and its fields."""

    nama: str
    isian: list[Isian]


def skp(salinan: Mapping[str, Any]) -> list[Langkah]:
    """Setting Periode SKP, Hasil Kerja, Perilaku Kerja, Lampiran."""
    jpt = salinan["keluarga"] == Keluarga.JPT
    return [_periode(salinan), *_hasil_kerja(salinan["rhk"], jpt), *_perilaku(salinan), *_lampiran(salinan)]


def _periode(salinan: Mapping[str, Any]) -> Langkah:
    masa = [f"{date.fromisoformat(salinan['periode'][ujung]):%d/%m/%Y}" for ujung in ("mulai", "selesai")]
    pendekatan = Pendekatan(salinan["pendekatan"]).cetak
    isian = [Isian("Periode awal", masa[0]), Isian("Periode akhir", masa[1]), Isian("Pendekatan", pendekatan)]
    return Langkah("Tambah SKP", isian)


def _hasil_kerja(daftar: list[dict[str, Any]], jpt: bool) -> Iterator[Langkah]:
    for rhk in daftar:
        isian = [Isian("Jenis RHK", JenisRhk(rhk["jenis"]).cetak)]
        if not jpt:
            isian.append(Isian("RHK pimpinan yang diintervensi", rhk["intervensi"]))
        isian.append(Isian("Rencana hasil kerja", rhk["teks"]))
        isian.append(Isian("Penugasan dari", rhk["penugasan_dari"]))
        yield Langkah(f"Tambah RHK {rhk['nomor']}", _terisi(isian))
        for nomor, iki in enumerate(rhk["iki"], start=1):
            yield Langkah(f"Tambah Indikator {rhk['nomor']}.{nomor}", _terisi(_iki(iki)))


def _iki(iki: Mapping[str, Any]) -> list[Isian]:
    aspek = iki["aspek"] if isinstance(iki["aspek"], list) else [iki["aspek"]]
    perspektif = Perspektif(iki["perspektif"]).cetak if iki["perspektif"] else ""
    return [
        Isian("Indikator kinerja individu", iki["teks"]),
        Isian("Aspek", ", ".join(Aspek(a).cetak for a in aspek if a)),
        Isian("Target", iki["target"]),
        Isian("Perspektif", perspektif),
    ]


def _perilaku(salinan: Mapping[str, Any]) -> Iterator[Langkah]:
    ada = salinan["ekspektasi"]
    for nilai in NilaiPerilaku:
        if semua := ada.get(nilai):
            yield Langkah(f"Perilaku kerja: {nilai.cetak}", [Isian("Ekspektasi khusus pimpinan", t) for t in semua])


def _lampiran(salinan: Mapping[str, Any]) -> Iterator[Langkah]:
    for jenis in JenisLampiran:
        if semua := salinan["lampiran"].get(jenis):
            yield Langkah(f"Lampiran: {jenis.cetak}", [Isian(jenis.cetak, t) for t in semua])


def penilaian(salinan: Mapping[str, Any], hasil: str, perilaku: str, predikat: str) -> list[Langkah]:
    """Penilaian Bawahan: the two ratings that count, and what the quadrant there must then show."""
    return [
        Langkah(
            "Penilaian",
            [
                Isian("Rating hasil kerja", Rating(hasil).cetak),
                Isian("Rating perilaku kerja", Rating(perilaku).cetak),
            ],
        ),
        Langkah("Dokumen evaluasi", _terisi([Isian("Catatan/rekomendasi", salinan["catatan"])])),
        Langkah("Cocokkan", [Isian("Predikat kinerja pegawai", Predikat(predikat).cetak)]),
    ]


def _terisi(isian: list[Isian]) -> list[Isian]:
    return [i for i in isian if i.nilai]
