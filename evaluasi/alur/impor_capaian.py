"""capaian: the figures of one period from a file, through the same doors as the table that is pasted."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.timezone import localdate

from evaluasi.alur import capaian as alur_capaian
from evaluasi.alur.capaian_tempel import keberatan_tanggal
from evaluasi.aturan.capaian import Capaian
from evaluasi.aturan.impor_nilai import (
    CAPAIAN_ORGANISASI,
    DASAR,
    NOMOR,
    PENETAP,
    PREDIKAT,
    TANGGAL,
    TERCATAT,
    UNIT,
    tebak_periode,
)
from evaluasi.aturan.usulan_capaian import Status
from evaluasi.models import CapaianOrganisasi, UsulanCapaian
from pegawai.alur.impor import acuan, sumber
from pegawai.alur.impor.daftar import Lingkup, Rencana, Tulisan, nilai
from pegawai.alur.impor.pena import Pena
from pegawai.aturan.impor.bacaan import UNOR_ID
from pegawai.aturan.impor.dasar import TOLAK, Acuan
from pegawai.models import BarisImpor, Impor, SumberData, UnitKerja
from pegawai.models.impor import Tindakan
from skp_app.models import PeriodeEvaluasi

Nilai = dict[str, str | None]
KOLOM = {"predikat": PREDIKAT, "dasar": DASAR, "nomor": NOMOR, "ditetapkan_oleh": PENETAP, "tanggal": TANGGAL}
TERBANYAK = 60  # periods to choose from
TERPAKAI = (
    "Capaian {unit} sudah {dari} dan dipakai {banyak} evaluasi yang ditetapkan. Ajukan perubahannya di Capaian "
    "organisasi, {periode}; orang kedua menyetujuinya."
)
TETAP = "Capaian {unit} sudah dipakai {banyak} evaluasi yang ditetapkan, jadi tidak ditarik kembali."
TERKUNCI = "Tahun {tahun} sudah dikunci; tidak ada yang dapat diubah lagi."


class Bekal(NamedTuple):
    unit: UnitKerja
    ada: CapaianOrganisasi | None
    sumber: SumberData | None
    kolom: Nilai
    bidang: Nilai


class PenerapCapaian:
    """Key is the unit; the period is chosen when the columns are mapped, because no column names it."""

    asal = "capaian"
    jenis = CAPAIAN_ORGANISASI
    bidang = {
        "predikat": "Capaian", "dasar": "Dasar", "nomor": "Nomor", "ditetapkan_oleh": "Ditetapkan oleh",
        "tanggal": "Tanggal",
    }  # fmt: skip
    istilah = {"predikat": dict(Capaian.pilihan())}
    rinci_baru = True

    def lingkup(self, impor: Impor) -> Lingkup:
        mulai = PeriodeEvaluasi.objects.filter(
            periode__dibuka_pada__isnull=False, periode__dikunci_pada=None, mulai__lte=localdate()
        )
        pilihan = list(mulai.order_by("-selesai", "mulai").values_list("kode", "nama")[:TERBANYAK])
        usulan = tebak_periode(impor.nama_berkas)
        bantuan = "Berkas ini tidak menyebut periodenya. Tahun yang belum dibuka atau sudah dikunci tidak ada di sini."
        return Lingkup("Periode", pilihan, usulan if usulan in dict(pilihan) else "", bantuan)

    def acuan(self, impor: Impor) -> Acuan:
        isi = acuan.susun(impor)
        dahulu = SumberData.objects.filter(asal=self.asal, objek_id__in=_tercatat(impor).values("pk"), hilang_pada=None)
        unit = _tercatat(impor).filter(pk__in=dahulu.values("objek_id"))
        isi.lain[TERCATAT] = {str(kode): nama for kode, nama in unit.values_list("unit__kode_unor", "unit__nama")}
        return isi

    def sebutan(self, isi: Mapping[str, str | None]) -> tuple[str, str]:
        return isi.get(UNOR_ID) or "", isi.get(UNIT) or ""

    def urutan(self, baris: BarisImpor, rencana: Rencana) -> int:
        return baris.nomor or 0

    def rencanakan(self, impor: Impor, baris: Sequence[BarisImpor], *, kunci: bool = False) -> list[Rencana]:
        periode = _periode(impor)
        isi = [nilai(b) for b in baris]
        daftar = UnitKerja.objects.filter(kode_unor__in=[n.get(UNOR_ID) for n in isi if n.get(UNOR_ID)]).order_by("pk")
        # Unit first, then its figure: the order of every step that writes one.
        unit = {u.kode_unor: u for u in (daftar.select_for_update(no_key=True) if kunci else daftar)}
        tersimpan = alur_capaian.terkunci(periode) if kunci else CapaianOrganisasi.objects.filter(
            periode_evaluasi=periode
        ).select_related("penetap")  # fmt: skip
        ada = {c.unit_id: c for c in tersimpan.filter(unit__in=[u.pk for u in unit.values()]).order_by("pk")}
        terpakai = alur_capaian.terpakai(periode, ada)
        terakhir = sumber.muat(self.asal, ada.values(), kunci)
        return [
            self._satu(b, n, periode, unit.get(n.get(UNOR_ID)), ada, terpakai, terakhir)
            for b, n in zip(baris, isi, strict=True)
        ]

    def _satu(
        self, baris: BarisImpor, n: Nilai, periode: PeriodeEvaluasi, unit: UnitKerja | None,
        semua: Mapping[int, CapaianOrganisasi], terpakai: Mapping[int, int], terakhir: Mapping[int, SumberData],
    ) -> Rencana:  # fmt: skip
        if baris.putusan == TOLAK:
            return Rencana(Tindakan.TOLAK)
        if unit is None:
            return sumber.ditolak(sumber.TANPA_UNIT)
        if keberatan := _keberatan(n, unit, periode):
            return sumber.ditolak(keberatan)
        ada = semua.get(unit.pk)
        if ada:
            ada.unit = unit
        dahulu = terakhir.get(ada.pk) if ada else None
        baru = {b: " ".join((n.get(k) or "").split()) for b, k in KOLOM.items() if n.get(k)}
        rencana = sumber.rencana(baris, _kini(ada), dahulu, baru, Bekal(unit, ada, dahulu, n, dict(baru)))
        if ada and "predikat" in rencana.perubahan and ada.unit_id in terpakai:
            return sumber.ditolak(TERPAKAI.format(
                unit=unit.nama, dari=Capaian(ada.predikat).cetak, banyak=terpakai[ada.unit_id], periode=periode.nama
            ))  # fmt: skip
        return rencana

    def tulis(self, pena: Pena, pasangan: Sequence[tuple[BarisImpor, Rencana]]) -> None:
        periode = _periode(pena.impor)
        menulis = [(b, r) for b, r in pasangan if r.perubahan]
        milik = {
            b.pk: r.bekal.ada or CapaianOrganisasi(
                unit=r.bekal.unit, periode_evaluasi=periode, direkam_oleh=pena.oleh, **_isian(r)
            )
            for b, r in pasangan
        }  # fmt: skip
        pena.tambah([(b, milik[b.pk]) for b, r in menulis if r.bekal.ada is None])
        diganti = [(b, r) for b, r in menulis if r.bekal.ada]
        penetap = [(milik[b.pk], milik[b.pk].penetap) for b, _ in diganti]
        perekam = {"direkam_oleh": pena.oleh, "penetap": None}
        pena.ubah([(b, milik[b.pk], _isian(r) | perekam) for b, r in diganti])
        for capaian, lama in penetap:
            if lama:  # who set it here learns of it
                capaian.periode_evaluasi = periode
                alur_capaian.kabari_penetap(capaian, lama)
        self._tutup_usulan(pena, periode, menulis)
        catatan = [
            sumber.Isi(b, milik[b.pk], _kunci(pena.impor, r), r.bekal.kolom, r.bekal.bidang, r, r.bekal.sumber)
            for b, r in pasangan
        ]
        sumber.catat(pena, self.asal, catatan)
        if menulis:
            alur_capaian.pesan_hitung([r.bekal.unit for _, r in menulis], periode, pena.oleh)

    def _tutup_usulan(self, pena: Pena, periode: PeriodeEvaluasi, menulis: list[tuple[BarisImpor, Rencana]]) -> None:
        """A proposal that waited for the decision has it now."""
        baris = {r.bekal.unit.pk: b for b, r in menulis}
        terkirim = UsulanCapaian.objects.select_for_update(no_key=True).filter(
            unit__in=baris, periode_evaluasi=periode, status=Status.DIKIRIM
        )
        pena.ubah([(baris[u.unit_id], u, {"status": Status.DITETAPKAN.value}) for u in terkirim.order_by("pk")])

    def tandai_hilang(self, pena: Pena, baris: Sequence[BarisImpor]) -> None:
        sumber.tandai_hilang(pena, self.asal, baris, f"{pena.impor.lingkup} ")

    def penahan(self, impor: Impor, tulisan: Sequence[Tulisan]) -> dict[int, str]:
        """A figure on which a set evaluation rests stays, and one of a locked year."""
        periode = _periode(impor)
        if periode.periode.dikunci_pada:
            return {t.baris: TERKUNCI.format(tahun=periode.periode.tahun) for t in tulisan}
        angka = _angka(t for t in tulisan if "predikat" in t.bidang)
        terpakai = alur_capaian.terpakai(periode, {c.unit_id for c in angka.values()})
        nama = dict(UnitKerja.objects.filter(pk__in=terpakai).values_list("pk", "nama"))
        return {
            baris: TETAP.format(unit=nama[c.unit_id], banyak=terpakai[c.unit_id])
            for baris, c in angka.items() if c.unit_id in terpakai
        }  # fmt: skip

    def ditarik(self, impor: Impor, tulisan: Sequence[Tulisan]) -> None:
        unit = {c.unit_id for c in _angka(tulisan).values()}
        if unit:
            oleh = impor.dijalankan_oleh
            assert oleh is not None  # the database says so, too
            alur_capaian.pesan_hitung(list(UnitKerja.objects.filter(pk__in=unit)), _periode(impor), oleh)


def _periode(impor: Impor) -> PeriodeEvaluasi:
    return PeriodeEvaluasi.objects.select_related("periode").get(kode=impor.lingkup)


def _tercatat(impor: Impor) -> QuerySet[CapaianOrganisasi]:
    return CapaianOrganisasi.objects.filter(periode_evaluasi__kode=impor.lingkup).exclude(unit__kode_unor=None)


def _keberatan(n: Nilai, unit: UnitKerja, periode: PeriodeEvaluasi) -> str:
    """Why this figure cannot be recorded at all."""
    if periode.periode.dikunci_pada:
        return TERKUNCI.format(tahun=periode.periode.tahun)
    if (unit.selesai and unit.selesai < periode.mulai) or (unit.mulai and unit.mulai > periode.selesai):
        return f"Unit ini tidak ada pada {periode.nama}."
    return keberatan_tanggal(date.fromisoformat(n[TANGGAL] or ""), periode)


def _kini(ada: CapaianOrganisasi | None) -> Nilai | None:
    return {b: str(getattr(ada, b)) for b in KOLOM} if ada else None


def _isian(rencana: Rencana) -> dict[str, object]:
    """The fields that change, as the model keeps them."""
    isi = {b: rencana.bekal.bidang[b] for b in rencana.perubahan}
    return isi | ({"tanggal": date.fromisoformat(isi["tanggal"])} if "tanggal" in isi else {})


def _kunci(impor: Impor, rencana: Rencana) -> str:
    return f"{impor.lingkup} {rencana.bekal.unit.kode_unor}"[:64]


def _angka(tulisan: Iterable[Tulisan]) -> dict[int, CapaianOrganisasi]:
    return {t.baris: t.objek for t in tulisan if isinstance(t.objek, CapaianOrganisasi)}
