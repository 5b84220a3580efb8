"""The year after penetapan: realisasi, evidence, feedback, ratings and the frozen evaluation of every period.

The copy is what `evaluasi.alur.salinan.susun` would make; a test holds the two against each other.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from django.utils.timezone import localdate

from evaluasi.aturan.capaian import SARAN_KEPALA, Capaian, CapaianBerlaku
from evaluasi.aturan.kuadran import Rating, predikat
from evaluasi.aturan.saran import Tanda, sarankan
from evaluasi.aturan.status import TERTETAPKAN, Status
from evaluasi.aturan.tenggat import pengembalian, penyerahan
from evaluasi.demo.capaian import PetaCapaian
from evaluasi.demo.kabupaten import Kabupaten
from evaluasi.demo.organisasi import KATALOG
from evaluasi.demo.rencana import BarisIki, BarisRhk, BarisSkp, kanonik, sidik
from evaluasi.demo.waktu import Jam
from evaluasi.models import Evaluasi
from pegawai.models import Ketentuan
from skp_app.models import BuktiDukung, PeriodeEvaluasi, Realisasi
from skp_app.models.umpan_balik import Hubungan, Nada

# What became of the newest finished period, person after person; every earlier one was received.
HASIL_TERBARU = (
    Status.DITERIMA, Status.DINILAI, Status.DITERIMA, Status.DISAMPAIKAN, Status.DITERIMA, "", Status.DITERIMA,
    Status.DITETAPKAN, Status.DITERIMA, Status.DINILAI, Status.DITERIMA, Status.DITERIMA, "", Status.DITERIMA,
    Status.DISAMPAIKAN, Status.DITERIMA, Status.DINILAI, Status.DITETAPKAN, Status.DITERIMA,
)  # fmt: skip
# Weights of the ratings hasil kerja (di bawah, sesuai, di atas), by the capaian of the unit.
BOBOT_HASIL = {
    "istimewa": (2, 36, 62), "baik": (10, 68, 22), "butuh_perbaikan": (58, 36, 6), "kurang": (62, 33, 5),
    "sangat_kurang": (75, 23, 2),
}  # fmt: skip
BOBOT_PERILAKU, BOBOT_PERILAKU_TOKOH = (5, 70, 25), (0, 70, 30)
RATING = (Rating.DI_BAWAH, Rating.SESUAI, Rating.DI_ATAS)
KEMAJUAN = {Rating.DI_BAWAH: 0.72, Rating.SESUAI: 1.0, Rating.DI_ATAS: 1.12}
NADA = {Rating.DI_BAWAH: Nada.TIDAK_POSITIF, Rating.SESUAI: Nada.NETRAL, Rating.DI_ATAS: Nada.POSITIF}
KENDALA = "Data dari unit lain datang setelah tenggat."
MENYIMPANG = "Umpan balik sepanjang periode dan kontribusinya dalam matriks ikut dipertimbangkan."


@dataclass(slots=True)
class BarisRealisasi:
    id: int
    iki: int
    periode: int
    jenis: str
    teks: str
    sumber: str
    kendala: str
    pada: datetime

    @property
    def tercetak(self) -> str:
        return f"{self.teks} berdasarkan {self.sumber}"


@dataclass(slots=True)
class BarisUmpanBalik:
    periode: int
    iki: int | None
    perilaku: str
    sebutan: str
    nada: str
    isi: str
    pada: datetime

    def __str__(self) -> str:
        return f"{self.sebutan}: {self.isi}"


@dataclass(slots=True)
class BarisEvaluasi:
    id: int
    kode: str
    periode: PeriodeEvaluasi
    status: str
    hasil: str
    perilaku: str
    catatan: str
    capaian: CapaianBerlaku
    saran: tuple[str, str]
    tanda: dict[int, str]
    dinilai: datetime
    ditetapkan: datetime | None = None
    disampaikan: datetime | None = None
    diterima: datetime | None = None
    nomor: str | None = None
    salinan: str | None = None
    sidik: str = ""

    @property
    def predikat(self) -> str:
        return predikat(self.hasil, self.perilaku)

    @property
    def alasan_menyimpang(self) -> str:
        return "" if self.saran[0] in ("", self.hasil) else MENYIMPANG


@dataclass(slots=True)
class Catatan:
    """What one SKP gathered in its year."""

    realisasi: list[BarisRealisasi] = field(default_factory=list)
    bukti: list[tuple[int, int]] = field(default_factory=list)  # (its key, the realisasi it proves)
    umpan_balik: list[BarisUmpanBalik] = field(default_factory=list)
    evaluasi: list[BarisEvaluasi] = field(default_factory=list)


class Perjalanan:
    """Plays the periods of a year for one SKP after another."""

    def __init__(self, kabupaten: Kabupaten, jam: Jam, capaian: PetaCapaian, libur: frozenset[date]) -> None:
        self.acak, self.nomor, self.kode, self.hari = kabupaten.acak, kabupaten.nomor, kabupaten.kode, kabupaten.hari
        self.jam, self.capaian = jam, capaian
        self.urut = 0
        ketentuan = Ketentuan.objects.semua(self.hari)
        self._penyerahan = cache(lambda hari: penyerahan(hari, ketentuan["penyerahan_hari_kerja"], libur))
        self._pengembalian = cache(lambda hari: pengembalian(hari, ketentuan["pengembalian_hari_kerja"], libur))

    def jalani(self, skp: BarisSkp, periode: list[PeriodeEvaluasi], terbaru: PeriodeEvaluasi) -> Catatan:
        self.urut += 1
        catatan = Catatan()
        for p in periode:
            if p.selesai >= skp.mulai and p.mulai <= self.hari:
                self._periode(skp, p, catatan, baru=p.pk == terbaru.pk, berjalan=p.selesai >= self.hari)
        return catatan

    def _periode(self, skp: BarisSkp, p: PeriodeEvaluasi, catatan: Catatan, *, baru: bool, berjalan: bool) -> None:
        capaian = self.capaian.berlaku(skp.unit_penilai.pk, p)
        hasil, perilaku = self._rating(skp, p, capaian.predikat)
        status = "" if berjalan else self._status(skp, capaian.predikat) if baru else Status.DITERIMA
        if not p.tahunan and (status or self.urut % 3 == 0):
            self._realisasi(skp, p, catatan, hasil, dibukti=baru or berjalan)
        giliran = self.urut % (3 if baru or berjalan else 8) == 0 or skp.pegawai.surel
        if giliran and not p.tahunan:
            self._umpan_balik(skp, p, catatan, hasil)
        if status:
            evaluasi = self._nilai(skp, p, capaian, hasil, perilaku, status)
            catatan.evaluasi.append(evaluasi)
            if status in TERTETAPKAN:
                self._tetapkan(skp, evaluasi, catatan)

    def _status(self, skp: BarisSkp, capaian: str) -> str:
        """Sari has a document to accept; without capaian of the unit nothing can be set."""
        status = Status.DISAMPAIKAN if skp.pegawai.surel else HASIL_TERBARU[self.urut % len(HASIL_TERBARU)]
        return Status.DINILAI if status in TERTETAPKAN and not capaian else status

    def _rating(self, skp: BarisSkp, p: PeriodeEvaluasi, capaian: str) -> tuple[Rating, Rating]:
        saran = self._saran_kepala(skp, p)
        if saran and self.acak.random() < 0.8:
            hasil = saran
        else:
            (hasil,) = self.acak.choices(RATING, BOBOT_HASIL.get(capaian, BOBOT_HASIL["baik"]))
        bobot = BOBOT_PERILAKU_TOKOH if skp.pegawai.surel else BOBOT_PERILAKU
        return hasil, self.acak.choices(RATING, bobot)[0]

    def _saran_kepala(self, skp: BarisSkp, p: PeriodeEvaluasi) -> Rating | None:
        capaian = self.capaian.berlaku(skp.penempatan.unit_id, p).predikat if skp.penempatan.memimpin else ""
        return SARAN_KEPALA[Capaian(capaian)] if capaian else None

    def batas(self, e: BarisEvaluasi) -> tuple[date | None, date | None]:
        """Last days to hand the document over and to return it."""
        return (
            self._penyerahan(localdate(e.ditetapkan)) if e.ditetapkan else None,
            self._pengembalian(localdate(e.disampaikan)) if e.disampaikan else None,
        )

    # Documentation -----------------------------------------------------------------------------------
    def _realisasi(self, skp: BarisSkp, p: PeriodeEvaluasi, catatan: Catatan, hasil: Rating, *, dibukti: bool) -> None:
        triwulan = (p.selesai.month + 2) // 3
        pada = self.jam(min(p.selesai - timedelta(days=2), self.hari))
        for rhk in skp.rhk:
            for iki in rhk.iki:
                baris = BarisRealisasi(
                    self.nomor(Realisasi), iki.id, p.pk, "akhir" if triwulan == 4 else "progres",
                    self._nyata(iki, triwulan, KEMAJUAN[hasil]), f"{rhk.sumber} {p.nama}",
                    KENDALA if hasil == Rating.DI_BAWAH else "", pada,
                )  # fmt: skip
                catatan.realisasi.append(baris)
                if dibukti and baris.id % 3 == 0:
                    catatan.bukti.append((self.nomor(BuktiDukung), baris.id))

    def _nyata(self, iki: BarisIki, triwulan: int, kemajuan: float) -> str:
        """Amounts add up over the year; quality and time stand near the target."""
        bawah, atas = iki.batas
        if iki.jenis == "waktu" and "persen" not in iki.satuan:
            nilai = atas + (1 if kemajuan < 1 else 0)
        elif iki.jenis == "kuantitas":
            nilai = round(atas * kemajuan * triwulan / 4)
        else:
            nilai = round((bawah + atas) / 2 * min(kemajuan, 1.03))
        return f"{min(nilai, 100) if iki.satuan.startswith('persen') else nilai} {iki.satuan}"

    def _umpan_balik(self, skp: BarisSkp, p: PeriodeEvaluasi, catatan: Catatan, hasil: Rating) -> None:
        pada = self.jam(min(p.mulai + timedelta(days=45), self.hari))
        rekan = (self.urut + p.selesai.month) % 2
        sebutan = (Hubungan.REKAN_SETINGKAT if rekan else Hubungan.PIMPINAN).cetak
        nada = NADA[hasil]
        isi = self.acak.choice(KATALOG["umpan_balik"][nada])
        iki, perilaku = (None, "kolaboratif") if rekan else (skp.rhk[0].iki[0].id, "")
        catatan.umpan_balik.append(BarisUmpanBalik(p.pk, iki, perilaku, sebutan, nada, isi, pada))

    # Evaluation --------------------------------------------------------------------------------------
    def _nilai(
        self, skp: BarisSkp, p: PeriodeEvaluasi, capaian: CapaianBerlaku, hasil: Rating, perilaku: Rating, status: str
    ) -> BarisEvaluasi:
        tanda = {} if status in TERTETAPKAN else {r.id: str(hasil) for r in skp.rhk}
        kode = self.kode()
        return BarisEvaluasi(
            self.nomor(Evaluasi), kode, p, status, hasil, perilaku,
            self.acak.choice(KATALOG["catatan"][predikat(hasil, perilaku)]), capaian, self._saran(skp, p, tanda),
            tanda, self.jam(self._hari_dalam_jendela(p, 0)),
        )  # fmt: skip

    def _saran(self, skp: BarisSkp, p: PeriodeEvaluasi, tanda: dict[int, str]) -> tuple[str, str]:
        if skp.penempatan.memimpin:
            rating = self._saran_kepala(skp, p)
            unit, capaian = skp.penempatan.unit, self.capaian.berlaku(skp.penempatan.unit_id, p).predikat
            return (rating, f"Capaian kinerja {unit.nama} {Capaian(capaian).cetak}.") if rating else ("", "")
        saran = sarankan([Tanda(r.jenis == "utama", tanda[r.id]) for r in skp.rhk if r.id in tanda], ())
        return (saran.rating, f"{'; '.join(saran.alasan)}.") if saran else ("", "")

    def _hari_dalam_jendela(self, p: PeriodeEvaluasi, lalu: int) -> date:
        """Some days into the evaluation window, and `lalu` days after the rating."""
        mulai = p.selesai + timedelta(days=2 + self.urut % 6)
        return min(mulai + timedelta(days=lalu), self.hari)

    def _tetapkan(self, skp: BarisSkp, e: BarisEvaluasi, catatan: Catatan) -> None:
        e.ditetapkan = max(e.dinilai, self.jam(self._hari_dalam_jendela(e.periode, 1)))
        if e.status != Status.DITETAPKAN:
            e.disampaikan = max(e.ditetapkan, self.jam(self._hari_dalam_jendela(e.periode, 2)))
        if e.status == Status.DITERIMA:
            e.diterima = max(e.disampaikan, self.jam(self._hari_dalam_jendela(e.periode, 4)))
        e.nomor = f"EK-{e.periode.kode.upper()}-{e.kode[:12].upper()}"
        # The plan is most of the copy and the same in every period: written once, put in its place.
        e.salinan = kanonik(self._salinan(skp, e, catatan)).replace('"skp": null', f'"skp": {skp.salinan_teks}', 1)
        e.sidik = sidik(e.salinan)

    def _salinan(self, skp: BarisSkp, e: BarisEvaluasi, catatan: Catatan) -> dict[str, Any]:
        p = e.periode
        masuk = [u for u in catatan.umpan_balik if p.tahunan or u.periode == p.pk]
        nyata = {r.iki: r.tercetak for r in catatan.realisasi if p.tahunan or r.periode == p.pk}
        return {
            "skp": None,
            "periode_evaluasi": {"kode": p.kode, "label": p.label_cetak},
            "capaian": e.capaian.predikat,
            "capaian_catatan": "capaian tahun sebelumnya" if e.capaian.tahun_lalu else "",
            "hasil": {str(nomor): _hasil(r, nyata, masuk) for nomor, r in enumerate(skp.rhk, start=1)},
            "perilaku": _perilaku(masuk),
            "rating_hasil": e.hasil,
            "rating_perilaku": e.perilaku,
            "predikat": e.predikat,
            "catatan": e.catatan,
            "penandatangan": {"peran": "penilai"},
            "diterima": None,
            "tempat": skp.salinan["tempat"],
            "tanggal": localdate(e.ditetapkan).isoformat(),
            "nomor_dokumen": e.nomor,
            "draf": False,
        }


def _hasil(rhk: BarisRhk, nyata: dict[int, str], masuk: list[BarisUmpanBalik]) -> list[dict[str, list[str]]]:
    return [
        {
            "realisasi": [nyata[iki.id]] if iki.id in nyata else [],
            "umpan_balik": [str(u) for u in masuk if u.iki == iki.id],
        }
        for iki in rhk.iki
    ]


def _perilaku(masuk: list[BarisUmpanBalik]) -> dict[str, list[str]]:
    hasil: dict[str, list[str]] = {}
    for u in masuk:
        if u.perilaku:
            hasil.setdefault(u.perilaku, []).append(str(u))
    return hasil
