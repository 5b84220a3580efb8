"""Daily entries of the lembar progres: written by their owner, row by row, until the period was evaluated."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Count

from pegawai.models import HariLibur, Jejak, Pegawai
from pegawai.penolakan import KeadaanMenolak
from skp_app.alur.jendela import keadaan_semua
from skp_app.alur.kaitan import kait, skp_bertanggal
from skp_app.alur.lembar_jumlah import Terkena, gulung_lembar
from skp_app.aturan.lembar import BARIS_SEHARI, IsiBaris, Kait
from skp_app.aturan.pendokumentasian import Keadaan
from skp_app.models import (
    BarisTertahan,
    CatatanHarian,
    Ketidakhadiran,
    PenutupanPeriode,
    PeriodeDokumentasi,
    Skp,
)

BIDANG = (*IsiBaris._fields, *Kait._fields)
DI_LUAR_MASA = "Tanggal ini berada di luar masa SKP Anda yang sudah ditetapkan."
PENUH = f"Satu hari memuat paling banyak {BARIS_SEHARI} baris."
CARI_KE_BELAKANG = 31  # days in which "hari kemarin" is looked for


class Kiriman(NamedTuple):
    """One row as it was sent: its key, the version it was typed upon (0: new), its content and its line."""

    kunci: UUID
    versi: int
    isi: IsiBaris
    kait: Kait

    @property
    def nilai(self) -> dict[str, Any]:
        return self.isi._asdict() | self.kait._asdict()


class Bentrok(NamedTuple):
    """A row that somebody saved in between; both are {field: value}."""

    kunci: UUID
    versi: int
    tersimpan: dict[str, Any]
    dikirim: dict[str, Any]


class Simpanan(NamedTuple):
    versi: dict[UUID, int]  # of every row that is stored now
    bentrok: list[Bentrok]
    hilang: list[UUID]  # rows that were deleted meanwhile
    salah: dict[UUID, dict[str, str]]
    baru: int


class Masa:
    """The days on which this person may write: inside a set SKP, while the period takes entries.

    Three queries; two more for each SKP where the instansi closes documentation periods by a day.
    """

    def __init__(self, pegawai: Pegawai, hari: Iterable[date], *, kunci: bool = False):
        semua = sorted(hari)
        self.skp: list[Skp] = []
        self._tutup: list[tuple[date, date, date, date, str]] = []
        self._lewat: list[PeriodeDokumentasi] = []
        if not semua:
            return
        daftar = skp_bertanggal(pegawai, semua[0], semua[-1]).select_related("pegawai", "unit")
        self.skp = list(daftar.select_for_update(of=("self",)) if kunci else daftar)
        tutup = PenutupanPeriode.objects.filter(
            skp__pegawai=pegawai, periode_evaluasi__mulai__lte=semua[-1], periode_evaluasi__selesai__gte=semua[0]
        )
        kolom = ("skp__mulai", "skp__selesai", "periode_evaluasi__mulai", "periode_evaluasi__selesai")
        self._tutup = list(tutup.values_list(*kolom, "periode_evaluasi__nama"))
        self._lewat = [p for skp in self.skp for p in _periode_tertutup(skp, semua[0], semua[-1])]

    def pada(self, hari: date) -> Skp | None:
        return next((s for s in self.skp if s.mulai <= hari <= s.selesai), None)

    def tertutup(self, hari: date) -> str:
        """Why nothing changes on this day any more; '' when it does."""
        for mulai, selesai, awal, akhir, nama in self._tutup:
            if mulai <= hari <= selesai and awal <= hari <= akhir:
                return f"Evaluasi {nama} sudah ditetapkan; catatan hariannya tidak dapat diubah."
        lewat = next((p.nama for p in self._lewat if p.mulai <= hari <= p.selesai), "")
        return f"{lewat} sudah ditutup. Minta pejabat penilai atau pengelola kinerja membukanya." if lewat else ""

    def alasan(self, hari: date) -> str:
        """Why this day cannot be written; '' when it can."""
        return self.tertutup(hari) if self.pada(hari) else DI_LUAR_MASA


def _periode_tertutup(skp: Skp, mulai: date, selesai: date) -> list[PeriodeDokumentasi]:
    """Documentation periods whose last day has passed, without an extension for this person."""
    berbatas = PeriodeDokumentasi.objects.filter(
        periode=skp.periode_id, akhir=False, tutup__isnull=False, mulai__lte=selesai, selesai__gte=mulai
    )
    daftar = list(berbatas)
    keadaan = keadaan_semua(skp, daftar) if daftar else {}
    return [p for p in daftar if keadaan[p.pk] is Keadaan.DITUTUP]


@transaction.atomic
def simpan(oleh: Pegawai, kiriman: Sequence[Kiriman]) -> Simpanan:
    """Write the rows of one's own sheet. A row that cannot be written is reported, the others are stored.

    The same row sent twice is one row; a stale one is a Bentrok with both texts.
    """
    tua = CatatanHarian.objects.filter(pegawai=oleh, kunci__in=[k.kunci for k in kiriman])
    hari = {k.isi.tanggal for k in kiriman} | set(tua.values_list("tanggal", flat=True))
    masa = Masa(oleh, hari, kunci=True)
    ada = {c.kunci: c for c in tua.select_for_update()}
    tulis = _Tulis(oleh, masa, _sisa_tempat(oleh, hari))
    for k in kiriman:
        tulis.satu(k, ada.get(k.kunci))
    return tulis.selesai()


def _sisa_tempat(oleh: Pegawai, hari: Iterable[date]) -> dict[date, int]:
    terisi = CatatanHarian.objects.filter(pegawai=oleh, tanggal__in=hari).order_by().values_list("tanggal")
    return defaultdict(lambda: BARIS_SEHARI, {h: BARIS_SEHARI - n for h, n in terisi.annotate(n=Count("pk"))})


class _Tulis:
    """One saving: decides row by row, then writes all at once."""

    def __init__(self, oleh: Pegawai, masa: Masa, sisa: dict[date, int]):
        self.oleh, self.masa, self.sisa = oleh, masa, sisa
        self.hasil = Simpanan({}, [], [], {}, 0)
        self.baru: list[CatatanHarian] = []
        self.ubah: list[CatatanHarian] = []
        self.jejak: dict[int, dict[str, Any]] = defaultdict(dict)
        self.terkena: Terkena = set()

    def satu(self, kiriman: Kiriman, ada: CatatanHarian | None) -> None:
        if ada is None:
            self._tambah(kiriman)
            return
        lama = {b: getattr(ada, b) for b, nilai in kiriman.nilai.items() if getattr(ada, b) != nilai}
        if not lama:
            self.hasil.versi[ada.kunci] = ada.versi
        elif ada.versi != kiriman.versi:
            dikirim = {b: kiriman.nilai[b] for b in lama}
            self.hasil.bentrok.append(Bentrok(ada.kunci, ada.versi, lama, dikirim))
        elif alasan := self.masa.alasan(ada.tanggal) or self._tak_muat(kiriman, ada.tanggal):
            self.hasil.salah[ada.kunci] = {"tanggal": alasan}
        else:
            self._ganti(kiriman, ada, lama)

    def _tambah(self, kiriman: Kiriman) -> None:
        if kiriman.versi:
            self.hasil.hilang.append(kiriman.kunci)
        elif alasan := self._tak_muat(kiriman, None):
            self.hasil.salah[kiriman.kunci] = {"tanggal": alasan}
        else:
            self.baru.append(CatatanHarian(pegawai=self.oleh, kunci=kiriman.kunci, **kiriman.nilai))
            self._catat(kiriman, {"tanggal": str(kiriman.isi.tanggal)})

    def _tak_muat(self, kiriman: Kiriman, semula: date | None) -> str:
        hari = kiriman.isi.tanggal
        if hari == semula:
            return ""
        if alasan := self.masa.alasan(hari):
            return alasan
        self.sisa[hari] -= 1
        return PENUH if self.sisa[hari] < 0 else ""

    def _ganti(self, kiriman: Kiriman, ada: CatatanHarian, lama: Mapping[str, Any]) -> None:
        self.terkena.add((ada.garis_iki, ada.tanggal))
        for bidang in lama:
            setattr(ada, bidang, kiriman.nilai[bidang])
        ada.versi += 1
        self.ubah.append(ada)
        self._catat(kiriman, {b: [_kata(nilai), _kata(kiriman.nilai[b])] for b, nilai in lama.items()})

    def _catat(self, kiriman: Kiriman, data: dict[str, Any]) -> None:
        skp = self.masa.pada(kiriman.isi.tanggal)
        assert skp is not None
        self.jejak[skp.pk][str(kiriman.kunci)] = data
        self.terkena.add((kiriman.kait.garis_iki, kiriman.isi.tanggal))

    def selesai(self) -> Simpanan:
        CatatanHarian.objects.bulk_create(self.baru)
        for catatan in self.ubah:
            catatan.save(update_fields=[*BIDANG, "versi", "diubah_pada"])
        BarisTertahan.objects.filter(pegawai=self.oleh, kunci__in=[c.kunci for c in self.baru]).delete()
        self.hasil.versi.update({c.kunci: c.versi for c in (*self.baru, *self.ubah)})
        gulung_lembar(self.oleh, self.masa.skp, self.terkena)
        _catat(self.oleh, self.masa, "isi_lembar", self.jejak)
        return self.hasil._replace(baru=len(self.baru))


def _kata(nilai: Any) -> Any:
    return nilai if nilai is None or isinstance(nilai, bool) else str(nilai)


def _catat(oleh: Pegawai, masa: Masa, kata_kerja: str, data: Mapping[int, Any]) -> None:
    pelaku = {"oleh": oleh, "sebagai": "pemilik", "dari": "", "ke": ""}
    jejak = [(s, kata_kerja, pelaku, {"baris": data[s.pk]}) for s in masa.skp if s.pk in data]
    if jejak:
        Jejak.catat_banyak(jejak)


@transaction.atomic
def hapus(oleh: Pegawai, kunci: UUID) -> date | None:
    """Take one row away; the trace keeps its words. Gives its day, or None when it was gone already."""
    BarisTertahan.objects.filter(pegawai=oleh, kunci=kunci).delete()
    catatan = CatatanHarian.objects.filter(pegawai=oleh, kunci=kunci).first()
    if catatan is None:
        return None
    masa = Masa(oleh, [catatan.tanggal], kunci=True)
    if alasan := masa.tertutup(catatan.tanggal):
        raise KeadaanMenolak(alasan)
    catatan.delete()
    gulung_lembar(oleh, masa.skp, {(catatan.garis_iki, catatan.tanggal)})
    isi = {b: _kata(getattr(catatan, b)) for b in BIDANG if getattr(catatan, b)}
    _catat(oleh, masa, "hapus_lembar", {s.pk: {str(kunci): isi} for s in masa.skp})
    return catatan.tanggal


# Yesterday again ----------------------------------------------------------------------------------
def hari_kemarin(pegawai: Pegawai, hari: date) -> date | None:
    """The last working day before this one that has rows; a holiday or a day away is no working day."""
    sejak = hari - timedelta(days=CARI_KE_BELAKANG)
    libur = HariLibur.objects.filter(tanggal__range=(sejak, hari)).values("tanggal")
    terisi = CatatanHarian.objects.filter(pegawai=pegawai, tanggal__gte=sejak, tanggal__lt=hari)
    terisi = terisi.filter(tanggal__iso_week_day__lte=5).exclude(tanggal__in=libur)
    pergi = Ketidakhadiran.objects.filter(pegawai=pegawai, mulai__lt=hari, selesai__gte=sejak)
    for rentang in pergi.values_list("mulai", "selesai"):
        terisi = terisi.exclude(tanggal__range=rentang)
    return terisi.order_by("-tanggal").values_list("tanggal", flat=True).first()


def salin_kemarin(oleh: Pegawai, hari: date) -> Simpanan:
    """The rows of the last working day on this day, without numbers and evidence: those belong to their own day."""
    dari = hari_kemarin(oleh, hari)
    baris = CatatanHarian.objects.filter(pegawai=oleh, tanggal=dari) if dari else []
    kiriman = [Kiriman(uuid5(c.kunci, f"salin {hari}"), 0, _tanpa_hasil(c.isi, hari), kait(c)) for c in baris]
    return yang_belum_ada(oleh, kiriman)


def _tanpa_hasil(isi: IsiBaris, hari: date) -> IsiBaris:
    return isi._replace(tanggal=hari, realisasi=None, bukti="", catatan="")


def yang_belum_ada(oleh: Pegawai, kiriman: Sequence[Kiriman]) -> Simpanan:
    """Store those whose key is not known yet; what was taken before and changed since stays as it is."""
    kunci = [k.kunci for k in kiriman]
    ada = set(CatatanHarian.objects.filter(pegawai=oleh, kunci__in=kunci).values_list("kunci", flat=True))
    return simpan(oleh, [k for k in kiriman if k.kunci not in ada])
