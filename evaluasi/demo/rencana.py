"""SKP of the regency: RHK, IKI and the rest from the catalogue, cascaded from the superior, with the frozen copy.

The copy is what `skp_app.alur.isi` would make; a test holds the two against each other.
"""

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.utils.timezone import localdate

from evaluasi.demo.kabupaten import Kabupaten
from evaluasi.demo.organisasi import KATALOG
from pegawai.models import Pegawai, Penempatan, UnitKerja
from skp_app.alur.isi import identitas
from skp_app.aturan.hasil_kerja import JenisLampiran, JenisRhk, Keluarga, Pendekatan, Perspektif
from skp_app.aturan.status import Status
from skp_app.models import Iki, Periode, Rhk

PERSPEKTIF = (
    Perspektif.PENERIMA_LAYANAN, Perspektif.PROSES_BISNIS, Perspektif.PENGUATAN_INTERNAL, Perspektif.ANGGARAN,
)  # fmt: skip
TOPIK_TAHUN_INI, TOPIK_TAHUN_LALU = (0, 1, 2, 3), (0, 1, 3)
TUGAS_TAMBAHAN = (
    ("Keputusan Bupati tentang Tim Percepatan Penurunan Stunting", "Data keluarga berisiko stunting tersedia untuk tim",
     "Jumlah keluarga yang diverifikasi | 40-50 keluarga | kuantitas"),
    ("Keputusan Bupati tentang Tim Penilai Mandiri Reformasi Birokrasi", "Bukti penilaian mandiri lengkap saat dinilai",
     "Persentase bukti yang diterima penilai | 90-95 persen | kualitas"),
    ("Surat Tugas panitia peringatan hari jadi kabupaten", "Rangkaian hari jadi terlaksana tertib dan hemat",
     "Persentase kegiatan yang sesuai jadwal | 92-96 persen | waktu"),
)  # fmt: skip


@dataclass(slots=True)
class BarisIki:
    id: int
    teks: str
    target: str
    aspek: list[str]
    perspektif: str
    batas: tuple[int, int]  # the target as numbers, for the realisasi
    satuan: str
    jenis: str  # aspek of the catalogue, also where the form shows none


@dataclass(slots=True)
class BarisRhk:
    id: int
    topik: int
    sumber: str
    jenis: str
    teks: str
    penugasan: str = ""
    intervensi: "BarisRhk | None" = None
    iki: list[BarisIki] = field(default_factory=list)


@dataclass(slots=True)
class BarisSkp:
    """One SKP with everything below it, before it is stored."""

    id: int
    kode: str
    periode: Periode
    pegawai: Pegawai
    penempatan: Penempatan
    penilai: Penempatan
    atasan: Penempatan | None
    alasan: str
    mulai: date
    status: str
    pendekatan: str
    dibuat: datetime
    diajukan: datetime | None = None
    ditetapkan: datetime | None = None
    rhk: list[BarisRhk] = field(default_factory=list)
    ekspektasi: dict[str, list[str]] = field(default_factory=dict)
    lampiran: dict[str, list[str]] = field(default_factory=dict)
    isi: str = ""
    sidik: str = ""
    salinan: dict[str, Any] | None = None
    salinan_teks: str | None = None

    @property
    def keluarga(self) -> str:
        return self.penempatan.keluarga

    @property
    def unit_penilai(self) -> UnitKerja:
        return self.penilai.unit

    @property
    def nomor_dokumen(self) -> str | None:
        return f"SKP-{self.mulai.year}-{self.kode[:12].upper()}" if self.ditetapkan else None


def kanonik(isi: Any) -> str:
    return json.dumps(isi, sort_keys=True, ensure_ascii=False)


def sidik(teks: str) -> str:
    return sha256(teks.encode()).hexdigest()


def urai_iki(baris: str) -> tuple[str, tuple[int, int], str, str]:
    """("Jumlah balita", (110, 130), "balita", "kuantitas") of one line of the catalogue."""
    teks, target, aspek = baris.split(" | ")
    angka, satuan = target.split(" ", 1)
    bawah, atas = angka.split("-")
    return teks, (int(bawah), int(atas)), satuan, aspek


# [family][topic] -> level -> (RHK, [parsed IKI]); the last topic is the common one
TOPIK = {
    nama: [
        {"sumber": t["sumber"] if "sumber" in t else isi["sumber"]}
        | {tingkat: (t[tingkat][0], [urai_iki(i) for i in t[tingkat][1:]]) for tingkat in ("atas", "tengah", "staf")}
        for t in (*isi["topik"], KATALOG["anggaran"])
    ]
    for nama, isi in KATALOG.items()
    if "topik" in isi
}
TAMBAHAN = [(dari, teks, urai_iki(iki)) for dari, teks, iki in TUGAS_TAMBAHAN]


class Penyusun:
    """Fills SKP; the RHK of whoever assesses others are remembered for the cascade."""

    def __init__(self, kabupaten: Kabupaten, pimpinan: set[int]) -> None:
        self.acak, self.nomor, self.rencana = kabupaten.acak, kabupaten.nomor, kabupaten.rencana
        self.tahun_ini, self.pimpinan = kabupaten.hari.year, pimpinan
        self.rhk_pimpinan: dict[int, dict[int, BarisRhk]] = {}
        self.urut = 0

    def isi(self, skp: BarisSkp, topik: tuple[int, ...], banyak_iki: int) -> None:
        self.urut += 1
        unit = self.rencana[skp.penempatan.unit_id]
        tingkat = _tingkat(skp.penempatan)
        keluarga = "umum" if tingkat == "staf" and unit.isi == "kantor" else unit.keluarga
        di_atas = self.rhk_pimpinan.get(skp.penilai.pegawai_id, {})
        for nomor in topik[:2] if skp.status == Status.DRAF else topik:
            skp.rhk.append(self._rhk(skp, keluarga, nomor, tingkat, banyak_iki, di_atas.get(nomor)))
        if self.urut % 10 == 4 and skp.status != Status.DRAF:
            skp.rhk.append(self._tambahan(skp))
        if skp.status == Status.DRAF:
            skp.rhk[-1].iki[-1].target = ""  # somebody was interrupted here
        if skp.pegawai.pk in self.pimpinan:
            self.rhk_pimpinan[skp.pegawai.pk] = {r.topik: r for r in skp.rhk}
        self._perilaku_dan_lampiran(skp)

    def lupakan(self) -> None:
        """A new year cascades from its own SKP."""
        self.rhk_pimpinan.clear()

    def _rhk(
        self, skp: BarisSkp, keluarga: str, nomor: int, tingkat: str, banyak: int, di_atas: BarisRhk | None
    ) -> BarisRhk:
        topik = TOPIK[keluarga][nomor]
        obyek = KATALOG[keluarga]["obyek"]
        teks, iki = topik[tingkat]
        rhk = BarisRhk(
            self.nomor(Rhk), nomor, topik["sumber"], JenisRhk.UTAMA,
            teks.format(obyek=obyek[self.urut % len(obyek)]), intervensi=di_atas,
        )  # fmt: skip
        rhk.iki = [self._iki(skp, baris, PERSPEKTIF[nomor]) for baris in iki[:banyak]]
        return rhk

    def _tambahan(self, skp: BarisSkp) -> BarisRhk:
        dari, teks, iki = TAMBAHAN[self.urut // 10 % len(TAMBAHAN)]
        rhk = BarisRhk(self.nomor(Rhk), len(PERSPEKTIF), "laporan tim", JenisRhk.TAMBAHAN, teks, penugasan=dari)
        rhk.iki = [self._iki(skp, iki, Perspektif.PROSES_BISNIS)]
        return rhk

    def _iki(self, skp: BarisSkp, baris: tuple[str, tuple[int, int], str, str], perspektif: str) -> BarisIki:
        teks, (bawah, atas), satuan, aspek = baris
        if skp.periode.tahun < self.tahun_ini:
            bawah, atas = int(bawah * 0.96), int(atas * 0.96)  # last year's targets were a little lower
        target = f"{bawah}-{atas} {satuan}" if bawah != atas else f"{bawah} {satuan}"
        jpt, kualitatif = skp.keluarga == Keluarga.JPT, skp.pendekatan == Pendekatan.KUALITATIF
        if kualitatif:
            teks, target = f"{teks}: {target}", ""
        return BarisIki(
            self.nomor(Iki), teks, target, [] if jpt or kualitatif else [aspek], perspektif if jpt else "",
            (bawah, atas), satuan, aspek,
        )  # fmt: skip

    def _perilaku_dan_lampiran(self, skp: BarisSkp) -> None:
        if self.urut % 3 == 0:
            nilai = sorted(self.acak.sample(sorted(KATALOG["ekspektasi"]), 1 + self.urut % 2))
            skp.ekspektasi = {n: [self.acak.choice(KATALOG["ekspektasi"][n])] for n in nilai}
        banyak = 2 if skp.penempatan.memimpin else 1
        for jenis in JenisLampiran:
            skp.lampiran[str(jenis)] = self.acak.sample(KATALOG["lampiran"][jenis], banyak)


def _tingkat(penempatan: Penempatan) -> str:
    if not penempatan.memimpin:
        return "staf"
    return "atas" if penempatan.jabatan.jenis == "jpt_pratama" else "tengah"


# The frozen copy ------------------------------------------------------------------------------------
class Pembeku:
    """Content and copy of one SKP as `isi_skp` and `salinan` write them."""

    def __init__(self, instansi: UnitKerja, *, ulangi_penilai: bool) -> None:
        self.instansi, self.ulangi_penilai = instansi, ulangi_penilai
        self._tempat: dict[int, str] = {}
        self._identitas: dict[int, dict[str, Any]] = {}

    def bekukan(self, skp: BarisSkp) -> None:
        isi = _isi(skp)
        skp.isi = kanonik(isi)
        skp.sidik = sidik(skp.isi)
        if skp.ditetapkan:
            skp.salinan = self._salinan(skp, isi)
            skp.salinan_teks = kanonik(skp.salinan)

    def _salinan(self, skp: BarisSkp, isi: dict[str, Any]) -> dict[str, Any]:
        atasan = skp.atasan or (skp.penilai if self.ulangi_penilai else None)
        return {
            **isi,
            "pegawai": identitas(skp.penempatan, sebagai_pegawai=True),
            "penilai": self._pimpinan(skp.penilai),
            "atasan_penilai": atasan and self._pimpinan(atasan),
            "instansi": self.instansi.nama,
            "periode": {"mulai": skp.mulai.isoformat(), "selesai": skp.periode.selesai.isoformat()},
            "tempat": self._tempat_di(skp.penempatan.unit),
            "tanggal": skp.ditetapkan and localdate(skp.ditetapkan).isoformat(),
            "nomor_dokumen": skp.nomor_dokumen,
            "draf": False,
        }

    def _pimpinan(self, penempatan: Penempatan) -> dict[str, Any]:
        if penempatan.pk not in self._identitas:
            self._identitas[penempatan.pk] = identitas(penempatan)
        return self._identitas[penempatan.pk]

    def _tempat_di(self, unit: UnitKerja) -> str:
        if unit.pk not in self._tempat:
            self._tempat[unit.pk] = unit.tempat or self._tempat_di(unit.induk)
        return self._tempat[unit.pk]


def _isi(skp: BarisSkp) -> dict[str, Any]:
    return {
        "keluarga": skp.keluarga,
        "pendekatan": skp.pendekatan,
        "rhk": [_isi_rhk(nomor, r) for nomor, r in enumerate(skp.rhk, start=1)],
        "ekspektasi": skp.ekspektasi,
        "lampiran": skp.lampiran,
    }


def _isi_rhk(nomor: int, rhk: BarisRhk) -> dict[str, Any]:
    atas = rhk.intervensi
    return {
        "nomor": nomor,
        "jenis": rhk.jenis,
        "teks": rhk.teks,
        "penugasan_dari": rhk.penugasan,
        "intervensi": atas and {"rhk": atas.teks, "iki": atas.iki[0].teks},
        "iki": [{"aspek": i.aspek, "perspektif": i.perspektif, "teks": i.teks, "target": i.target} for i in rhk.iki],
    }
