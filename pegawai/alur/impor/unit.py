"""HierarkiUnor and ref-unor: the tree of units."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.db import connection

from pegawai.alur import organisasi
from pegawai.alur.impor import acuan, sumber
from pegawai.alur.impor.daftar import Rencana, nilai
from pegawai.alur.impor.pena import Pena
from pegawai.alur.impor.sumber import TolakBaris
from pegawai.aturan import impor_alih
from pegawai.aturan.impor.dasar import Acuan, Jenis
from pegawai.aturan.impor.hierarki import ATASAN, ID, JENIS_UNOR, MANDIRI, NAMA, PIMPINAN, STATUS
from pegawai.models import BarisImpor, Impor, SumberData, UnitKerja
from pegawai.models.impor import Tindakan

ASAL = "unit"


class Bekal(NamedTuple):
    unit: UnitKerja | None
    sumber: SumberData | None
    kolom: dict[str, str | None]
    bidang: dict[str, str | None]


class PenerapUnit:
    """Both files describe the same tree; ref-unor also names the head of each unit."""

    bidang = {
        "nama": "Nama",
        "induk": "Unit induk",
        "aktif": "Aktif",
        "mandiri": "Unit mandiri",
        "pemimpin": "Pemimpin",
    }

    def __init__(self, jenis: Jenis) -> None:
        self.jenis = jenis

    def acuan(self, impor: Impor) -> Acuan:
        return acuan.susun(impor)

    def sebutan(self, isi: Mapping[str, str | None]) -> tuple[str, str]:
        return isi.get(ID) or "", isi.get(NAMA) or ""

    def rencanakan(self, impor: Impor, baris: Sequence[BarisImpor], *, kunci: bool = False) -> list[Rencana]:
        if kunci:
            organisasi.kunci_pohon()
        isi = [nilai(b) for b in baris]
        kode = {v for n in isi for v in (n.get(ID), n.get(ATASAN)) if v}
        unit = {u.kode_unor: u for u in UnitKerja.objects.filter(kode_unor__in=kode).select_related("induk")}
        terakhir = sumber.muat(ASAL, unit.values(), kunci)
        return [self._satu(b, n, unit, terakhir) for b, n in zip(baris, isi, strict=True)]

    def _satu(
        self,
        baris: BarisImpor,
        n: dict[str, str | None],
        unit: dict[str | None, UnitKerja],
        terakhir: dict[int, SumberData],
    ) -> Rencana:
        if baris.putusan == "tolak":
            return Rencana(Tindakan.TOLAK)
        ada = unit.get(n.get(ID))
        dahulu = terakhir.get(ada.pk) if ada else None
        try:
            baru = self._baru(n, ada)
        except TolakBaris as tolak:
            return sumber.ditolak(str(tolak))
        kini = None if ada is None else self._kini(ada, dahulu)
        return sumber.rencana(baris, kini, dahulu, baru, Bekal(ada, dahulu, n, baru))

    def _baru(self, n: dict[str, str | None], ada: UnitKerja | None) -> dict[str, str | None]:
        nama = n.get(NAMA) or (ada.nama if ada else "")
        if len(nama) > 255:
            raise TolakBaris("Nama unit lebih dari 255 huruf.")
        baru: dict[str, str | None] = {"nama": nama}
        if ATASAN in n:
            baru["induk"] = n[ATASAN]
        if STATUS in n:
            baru["aktif"] = "tidak" if n[STATUS] == "NONAKTIF" else "ya"
        if PIMPINAN in n:
            baru["mandiri"] = "ya" if n.get(JENIS_UNOR) in MANDIRI or impor_alih.mandiri(nama) else "tidak"
            baru["pemimpin"] = n[PIMPINAN]
        return baru

    def _kini(self, unit: UnitKerja, terakhir: SumberData | None) -> dict[str, str | None]:
        return {
            "nama": unit.nama,
            "induk": unit.induk.kode_unor if unit.induk else None,
            "aktif": "tidak" if unit.selesai else "ya",
            "mandiri": "ya" if unit.mandiri else "tidak",
            "pemimpin": terakhir.bidang.get("pemimpin") if terakhir else None,
        }

    def urutan(self, baris: BarisImpor, rencana: Rencana) -> int:
        return baris.urutan

    def rapikan(self, impor: Impor) -> None:
        """Parents before their children, whatever the order of the file."""
        baris = list(impor.baris.exclude(nomor=None).only("pk", "nomor", "kunci", "nilai", "urutan"))
        induk = {b.kunci: b.nilai.get(ATASAN) for b in baris}
        for satu in baris:
            satu.urutan = _dalam(satu.kunci, induk) * 1_000_000 + (satu.nomor or 0)
        BarisImpor.objects.bulk_update(baris, ["urutan"], batch_size=1000)

    def tulis(self, pena: Pena, pasangan: Sequence[tuple[BarisImpor, Rencana]]) -> None:
        baru = [(b, r) for b, r in pasangan if r.tindakan == Tindakan.BARU]
        letak = self._letak(pasangan)
        nomor = _nomor_baru(len(baru))
        unit: dict[int, UnitKerja] = {}
        for (baris, r), pk in zip(baru, nomor, strict=True):
            unit[baris.pk] = self._buat(r, pk, letak, pena)
        pena.tambah([(b, unit[b.pk]) for b, _ in baru])
        for baris, r in pasangan:
            if r.tindakan != Tindakan.BARU:
                unit[baris.pk] = r.bekal.unit
                self._ubah(pena, baris, r, letak)
        catatan = [
            sumber.Isi(b, unit[b.pk], unit[b.pk].kode_unor or "", r.bekal.kolom, r.bekal.bidang, r, r.bekal.sumber)
            for b, r in pasangan
        ]
        sumber.catat(pena, ASAL, catatan)

    def _letak(self, pasangan: Sequence[tuple[BarisImpor, Rencana]]) -> dict[str, UnitKerja]:
        kode = {r.bekal.bidang.get("induk") for _, r in pasangan} - {None}
        return {u.kode_unor or "": u for u in UnitKerja.objects.filter(kode_unor__in=kode)}

    def _buat(self, r: Rencana, pk: int, letak: dict[str, UnitKerja], pena: Pena) -> UnitKerja:
        isi: dict[str, Any] = r.bekal.bidang
        induk = letak.get(isi.get("induk") or "")
        unit = UnitKerja(
            pk=pk, kode_unor=r.bekal.kolom[ID], nama=isi["nama"], induk=induk,
            mandiri=impor_alih.mandiri(isi["nama"]), daerah=induk is None and impor_alih.daerah(isi["nama"]),
            jalur=f"{induk.jalur if induk else ''}{pk:05}.",
            selesai=sumber.hari_data(pena.impor) if isi.get("aktif") == "tidak" else None,
        )  # fmt: skip
        letak[unit.kode_unor or ""] = unit
        return unit

    def _ubah(self, pena: Pena, baris: BarisImpor, r: Rencana, letak: dict[str, UnitKerja]) -> None:
        unit, isi = r.bekal.unit, {}
        if "nama" in r.perubahan:
            isi["nama"] = r.bekal.bidang["nama"]
        if "mandiri" in r.perubahan:
            isi["mandiri"] = r.bekal.bidang["mandiri"] == "ya"
        if "aktif" in r.perubahan:
            isi["selesai"] = None if r.bekal.bidang["aktif"] == "ya" else sumber.hari_data(pena.impor)
        pena.ubah([(baris, unit, isi)])
        if "induk" in r.perubahan:
            _pindahkan(pena, baris, unit, letak.get(r.bekal.bidang["induk"] or ""))

    def tandai_hilang(self, pena: Pena, baris: Sequence[BarisImpor]) -> None:
        sumber.tandai_hilang(pena, ASAL, baris)


def _dalam(kode: str, induk: Mapping[str, str | None]) -> int:
    """How many units of this file stand above."""
    dalam, terlihat, di_atas = 0, {kode}, induk.get(kode)
    while di_atas and di_atas not in terlihat and dalam < 100:
        terlihat.add(di_atas)
        dalam, di_atas = dalam + 1, induk.get(di_atas)
    return dalam


def _nomor_baru(banyak: int) -> list[int]:
    """Keys for new units, taken now, because the path of a unit is made of keys."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [UnitKerja._meta.db_table, banyak],
        )
        return [pk for (pk,) in kursor.fetchall()]


def _pindahkan(pena: Pena, baris: BarisImpor, unit: UnitKerja, induk: UnitKerja | None) -> None:
    """Hang a unit with everything below it under another one."""
    lama = UnitKerja.objects.get(pk=unit.pk).jalur
    if induk and induk.jalur.startswith(lama):
        baris.alasan = f"{unit.nama} tidak dapat dipindahkan ke bawah unit bawahannya sendiri; induknya tetap."
        return
    jalur = f"{induk.jalur if induk else ''}{unit.pk:05}."
    subpohon = UnitKerja.objects.filter(jalur__startswith=lama).order_by("jalur")
    pena.ubah([(baris, u, {"jalur": jalur + u.jalur[len(lama) :]}) for u in subpohon if u.pk != unit.pk])
    pena.ubah([(baris, unit, {"induk": induk, "jalur": jalur, "daerah": unit.daerah and induk is None})])
