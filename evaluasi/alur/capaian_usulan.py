"""The unit proposes its own capaian: indicators of its plan with what was achieved, one of five words, reasons."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import now

from evaluasi.alur import capaian_peran
from evaluasi.aturan.capaian import Capaian
from evaluasi.aturan.usulan_capaian import LANGKAH, Status
from evaluasi.models import CapaianOrganisasi, IndikatorUsulan, UsulanCapaian
from pegawai import mandat
from pegawai.alur.isian import wajib
from pegawai.models import Jejak, Pegawai, Pemberitahuan, UnitKerja
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.aturan.hasil_kerja import JenisRencana
from skp_app.models import IndikatorUnit, PeriodeEvaluasi, RencanaUnit

ALASAN_TERPENDEK, ALASAN_TERPANJANG, CATATAN_TERPANJANG = 20, 3000, 500
SEBUTAN = {
    "pengusul": "pimpinan atau pengelola kinerja unit ini",
    "penetap": "pimpinan organisasi setingkat di atasnya",
}
BIDANG_INDIKATOR = ("realisasi", "keterangan")
# Whose achievement counts (p. 92): the perjanjian kinerja; a unit without one has at least its RKT or Renstra.
DARI_RENCANA = (JenisRencana.PK, JenisRencana.RKT, JenisRencana.RENSTRA)


@transaction.atomic
def mulai(unit: UnitKerja, periode: PeriodeEvaluasi, *, oleh: Pegawai) -> UsulanCapaian:
    """A draft with the indicators of the unit's plan; a second click finds the first, with what the plan has new."""
    unit = UnitKerja.objects.select_for_update(no_key=True).get(pk=unit.pk)
    if "pengusul" not in capaian_peran.peran(unit, oleh):
        raise BukanHak(f"Usulan capaian hanya ditulis oleh {SEBUTAN['pengusul']}.")
    _belum_ditetapkan(unit, periode)
    usulan, baru = UsulanCapaian.objects.get_or_create(unit=unit, periode_evaluasi=periode)
    if usulan.status == Status.DRAF and (_muat_indikator(usulan) or baru):
        Jejak.catat(usulan, "mulai_usulan_capaian", oleh=oleh, sebagai="pengusul", ke=str(usulan.status))
    return usulan


def _belum_ditetapkan(unit: UnitKerja, periode: PeriodeEvaluasi) -> None:
    if CapaianOrganisasi.objects.filter(unit=unit, periode_evaluasi=periode).exists():
        raise KeadaanMenolak(f"Capaian {unit.nama} {periode.nama} sudah ditetapkan.")


def _muat_indikator(usulan: UsulanCapaian) -> int:
    """Copy the indicators that are not there yet, in the order of the plan. How many came."""
    tahun = usulan.periode_evaluasi.periode.tahun
    dari = rencana(usulan.unit, tahun)
    if dari is None:
        return 0
    ada = set(usulan.indikator.values_list("asal", flat=True))
    semua = IndikatorUnit.objects.filter(sasaran__rencana=dari).exclude(teks="").select_related("sasaran")
    urut = semua.order_by("sasaran__urutan", "sasaran__id", "urutan", "id").prefetch_related("target")
    baru = [
        IndikatorUsulan(
            usulan=usulan, asal=i, urutan=n, sasaran=i.sasaran.teks, teks=i.teks,
            target=next((f"{t.teks} {i.satuan}".strip() for t in i.target.all() if t.tahun == tahun), "")[:300],
        )
        for n, i in enumerate(urut, start=1)
        if i.pk not in ada
    ]  # fmt: skip
    IndikatorUsulan.objects.bulk_create(baru)
    return len(baru)


def rencana(unit: UnitKerja, tahun: int) -> RencanaUnit | None:
    """The plan whose indicators count in that year: the PK, else the RKT, else the Renstra."""
    semua = RencanaUnit.objects.filter(unit=unit, tahun_mulai__lte=tahun, tahun_selesai__gte=tahun)
    return min(semua, key=lambda r: DARI_RENCANA.index(JenisRencana(r.jenis)), default=None)


@contextmanager
def _langkah(
    usulan: UsulanCapaian, nama: str, oleh: Pegawai, versi: int | None = None, **data: Any
) -> Iterator[UsulanCapaian]:
    """The door: lock, who, state, save, trace. Lock order: unit, then its proposal."""
    langkah = LANGKAH[nama]
    with transaction.atomic():
        unit = UnitKerja.objects.select_for_update(no_key=True).get(pk=usulan.unit_id)
        usulan = (
            UsulanCapaian.objects.select_for_update(no_key=True, of=("self",))
            .select_related("periode_evaluasi__periode", "pengirim")
            .get(pk=usulan.pk)
        )
        usulan.unit = unit
        if langkah.pelaku not in capaian_peran.peran(unit, oleh):
            raise BukanHak(f"{langkah.sebutan} hanya dapat dilakukan oleh {SEBUTAN[langkah.pelaku]}.")
        _belum_ditetapkan(unit, usulan.periode_evaluasi)
        if usulan.status not in langkah.dari:
            raise KeadaanMenolak(f"Usulan ini sudah berstatus “{usulan.get_status_display()}”.")
        if versi is not None and versi != usulan.versi:
            raise VersiBasi("Usulan ini baru saja disimpan oleh orang lain. Muat ulang halamannya.")
        dari, usulan.status = usulan.status, langkah.ke
        yield usulan
        usulan.versi += 1
        usulan.save()
        Jejak.catat(usulan, f"{nama}_usulan_capaian", oleh=oleh, sebagai=langkah.pelaku, dari=dari,
                    ke=str(langkah.ke), **data)  # fmt: skip


def simpan(
    usulan: UsulanCapaian, *, oleh: Pegawai, versi: int, indikator: Mapping[int, Mapping[str, str]], **isian: str
) -> UsulanCapaian:
    """Keep a draft: predikat, alasan, the two components of a year, {indicator: {realisasi, keterangan}}."""
    with _langkah(usulan, "simpan", oleh, versi) as usulan:
        _isi(usulan, indikator, isian)
    return usulan


def kirim(
    usulan: UsulanCapaian, *, oleh: Pegawai, versi: int, indikator: Mapping[int, Mapping[str, str]], **isian: str
) -> UsulanCapaian:
    """Keep it and propose it to the level above. Raises IsianKeliru while something is missing."""
    with _langkah(usulan, "kirim", oleh, versi, predikat=isian.get("predikat", "")) as usulan:
        _isi(usulan, indikator, isian)
        _periksa(usulan)
        usulan.pengirim, usulan.dikirim_pada = oleh, now()
        usulan.catatan_kembali = ""
        _kabari_penetap(usulan)
    return usulan


def _isi(usulan: UsulanCapaian, indikator: Mapping[int, Mapping[str, str]], isian: Mapping[str, str]) -> None:
    usulan.predikat, usulan.alasan = isian.get("predikat", ""), isian.get("alasan", "").strip()
    if usulan.periode_evaluasi.tahunan:
        usulan.nilai_pk = isian.get("nilai_pk", "")
        usulan.nilai_ekspektasi = isian.get("nilai_ekspektasi", "")
    milik = list(usulan.indikator.filter(pk__in=indikator))
    for baris in milik:
        for bidang in BIDANG_INDIKATOR:
            setattr(baris, bidang, indikator[baris.pk].get(bidang, "").strip())
    IndikatorUsulan.objects.bulk_update(milik, BIDANG_INDIKATOR)


def _periksa(usulan: UsulanCapaian) -> None:
    """All indicators count (p. 92-93): none is left without its realisasi."""
    salah = {}
    if not usulan.predikat:
        salah["predikat"] = "Pilih salah satu dari lima capaian."
    if len(usulan.alasan) < ALASAN_TERPENDEK:
        salah["alasan"] = f"Alasan paling pendek {ALASAN_TERPENDEK} huruf."
    if usulan.periode_evaluasi.tahunan and not usulan.nilai_pk:
        salah["nilai_pk"] = "Pilih capaian perjanjian kinerja setahun."
    if usulan.periode_evaluasi.tahunan and not usulan.nilai_ekspektasi:
        salah["nilai_ekspektasi"] = "Pilih pemenuhan ekspektasi pimpinan."
    kosong = usulan.indikator.filter(realisasi="").count()
    if salah or kosong:
        kurang = f"{kosong} indikator belum ada realisasinya." if kosong else "Lengkapi yang ditandai."
        raise IsianKeliru(f"Usulan belum dikirim. {kurang}", salah)


def _kabari_penetap(usulan: UsulanCapaian) -> None:
    """To the leader above; where there is none, to the BKD that records it."""
    unit, periode = usulan.unit, usulan.periode_evaluasi
    judul = f"{unit.nama} mengusulkan capaian {Capaian(usulan.predikat).cetak} untuk {periode.nama}"
    atas = capaian_peran.penetap(unit).first()
    for penerima in [atas.pegawai] if atas else mandat.pengelola_instansi():
        _kabar(usulan, penerima, judul, "kirim")


def tarik(usulan: UsulanCapaian, *, oleh: Pegawai) -> UsulanCapaian:
    """The unit takes it back before it is set, to mend it."""
    with _langkah(usulan, "tarik", oleh) as usulan:
        pass
    return usulan


def kembalikan(usulan: UsulanCapaian, *, oleh: Pegawai, catatan: str) -> UsulanCapaian:
    """The level above gives it back with what is missing."""
    catatan = wajib(catatan, CATATAN_TERPANJANG, "catatan", "Catatan")
    with _langkah(usulan, "kembalikan", oleh, catatan=catatan) as usulan:
        usulan.catatan_kembali = catatan
        if usulan.pengirim:
            judul = f"Usulan capaian {usulan.unit.nama} {usulan.periode_evaluasi.nama} dikembalikan"
            _kabar(usulan, usulan.pengirim, judul, "kembali", isi=catatan)
    return usulan


def _kabar(usulan: UsulanCapaian, penerima: Pegawai, judul: str, hal: str, isi: str = "") -> None:
    kunci = f"usulan-capaian-{usulan.pk}-{hal}-{usulan.versi}"
    tautan = f"/organisasi/capaian/{usulan.periode_evaluasi.kode}/{usulan.unit.kode}/"
    Pemberitahuan.kirim(penerima, kunci, judul, isi=isi, tautan=tautan)


def tampak(unit: UnitKerja, periode: PeriodeEvaluasi, peran: set[str]) -> UsulanCapaian | None:
    """The proposal of the unit as these roles may see it: a draft is the unit's alone."""
    semua: QuerySet[UsulanCapaian] = UsulanCapaian.objects.filter(unit=unit, periode_evaluasi=periode)
    if "pengusul" not in peran:
        semua = semua.exclude(status=Status.DRAF)
    return semua.select_related("pengirim", "periode_evaluasi", "unit").first()
