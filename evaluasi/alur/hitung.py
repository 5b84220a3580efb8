"""Recompute what follows from capaian and ratings: one transaction and a few set-based statements per unit.

Running it again changes nothing; a worker killed half-way is followed by one that starts over.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, Exists, OuterRef
from django.utils.timezone import localdate, now

from evaluasi.aturan.capaian import SARAN_KEPALA, Capaian, CapaianBerlaku, berlaku
from evaluasi.aturan.distribusi import bandingkan
from evaluasi.aturan.kuadran import Predikat, semua_sel
from evaluasi.aturan.saran import Saran
from evaluasi.models import CapaianOrganisasi, Evaluasi, HasilDisepakati, SebaranUnit
from pegawai import bel
from pegawai.alur import pekerjaan as buku
from pegawai.models import Ketentuan, Pegawai, Pekerjaan, UnitKerja
from pegawai.penolakan import BukanHak
from skp_app.aturan.status import BERLAKU
from skp_app.models import PeriodeEvaluasi, Skp

TUGAS = "evaluasi.hitung_predikat"
Kemajuan = Callable[[int, int], None]


def pesan(unit: UnitKerja | None, periode: PeriodeEvaluasi, peminta: Pegawai | None) -> Pekerjaan:
    """Order the recomputation of one unit (None: of every unit) and ring for a worker."""
    sasaran = f"unit-{unit.pk}" if unit else "semua"
    judul = f"Hitung ulang predikat {periode.nama}: {unit.nama if unit else 'semua unit'}"
    pekerjaan = buku.pesan(
        TUGAS, f"{sasaran}-{periode.kode}", judul[:200], peminta, unit=unit and unit.pk, periode=periode.pk
    )
    bel.bunyikan(pekerjaan)
    return pekerjaan


@transaction.atomic
def pesan_tim(penilai: Pegawai, periode: PeriodeEvaluasi) -> list[Pekerjaan]:
    """The penilai orders it for every unit whose people he assesses. Raises BukanHak when there is none."""
    dinilai = Skp.objects.filter(penilai=penilai, periode=periode.periode_id).values("unit_penilai")
    unit = list(UnitKerja.objects.filter(pk__in=dinilai))
    if not unit:
        raise BukanHak("Hitung ulang hanya dapat dipesan oleh pejabat penilai kinerja unit tersebut.")
    return [pesan(u, periode, penilai) for u in unit]


def jalankan(pekerjaan: Pekerjaan, kemajuan: Kemajuan) -> dict[str, Any]:
    """The body of the job: every unit in its own transaction; units done since the order are skipped."""
    periode = PeriodeEvaluasi.objects.select_related("periode").get(pk=pekerjaan.masukan["periode"])
    unit = daftar_unit(pekerjaan.masukan["unit"], periode)
    for selesai, id_unit in enumerate(unit):
        kemajuan(selesai, len(unit))
        if not _sudah(id_unit, periode, pekerjaan):
            hitung_unit(id_unit, periode, pekerjaan)
    kemajuan(len(unit), len(unit))
    return {"unit": len(unit)}


def daftar_unit(id_unit: int | None, periode: PeriodeEvaluasi) -> list[int]:
    """One unit and its parents, or every unit whose leader assesses somebody in that year."""
    if id_unit is not None:
        return list(reversed(UnitKerja.objects.get(pk=id_unit).id_leluhur))
    dinilai = Skp.objects.filter(periode=periode.periode_id).order_by("unit_penilai")
    return list(dinilai.values_list("unit_penilai", flat=True).distinct())


def _sudah(id_unit: int, periode: PeriodeEvaluasi, pekerjaan: Pekerjaan) -> bool:
    """Done by an earlier attempt of this very job."""
    return SebaranUnit.objects.filter(
        unit=id_unit,
        periode_evaluasi=periode,
        pekerjaan=pekerjaan,
        masukan__percobaan_dari=_urutan(pekerjaan),
    ).exists()


def _urutan(pekerjaan: Pekerjaan) -> str:
    return pekerjaan.dibuat_pada.isoformat()


@transaction.atomic
def hitung_unit(id_unit: int, periode: PeriodeEvaluasi, pekerjaan: Pekerjaan | None = None) -> SebaranUnit:
    """Capaian, suggestions, predikat and the spread of one unit in one period."""
    hari = localdate()
    unit = UnitKerja.objects.select_for_update(no_key=True).get(pk=id_unit)
    ketentuan = Ketentuan.objects.semua(hari)
    capaian = yang_berlaku(unit, periode, hari)
    terbuka = Evaluasi.objects.filter(unit_capaian=unit, periode_evaluasi=periode, salinan__isnull=True)
    isian = {"capaian": capaian.predikat, "capaian_tahun_lalu": capaian.tahun_lalu}
    terbuka.exclude(**isian).update(**isian)  # rows that say so already are not written again
    if ketentuan["capaian_kepala_jadi_saran"]:
        _sarankan_kepala(unit, periode, capaian.predikat)
    _tetapkan_kuadran(unit, periode)
    return _simpan_sebaran(unit, periode, capaian.predikat, ketentuan, pekerjaan)


def _sarankan_kepala(unit: UnitKerja, periode: PeriodeEvaluasi, capaian: str) -> None:
    """The head is judged one level up, but by what his own unit achieved."""
    if saran := saran_kepala(unit, capaian):
        kepala = Evaluasi.objects.filter(skp__unit=unit, skp__memimpin_unit=True, periode_evaluasi=periode)
        kepala.filter(salinan__isnull=True).update(saran_hasil=saran.rating, saran_alasan=f"{saran.alasan[0]}."[:500])


def _tetapkan_kuadran(unit: UnitKerja, periode: PeriodeEvaluasi) -> None:
    """predikat := the cell of the printed table, in one statement for the whole unit."""
    hasil, perilaku, predikat = ([str(n) for n in kolom] for kolom in zip(*semua_sel(), strict=True))
    with connection.cursor() as kursor:
        kursor.execute(
            """UPDATE evaluasi_evaluasi e SET predikat = k.predikat
               FROM unnest(%s::text[], %s::text[], %s::text[]) AS k (hasil, perilaku, predikat)
               WHERE e.unit_capaian_id = %s AND e.periode_evaluasi_id = %s AND e.salinan IS NULL
                 AND e.rating_hasil = k.hasil AND e.rating_perilaku = k.perilaku AND e.predikat <> k.predikat""",
            [hasil, perilaku, predikat, unit.pk, periode.pk],
        )


def _simpan_sebaran(
    unit: UnitKerja, periode: PeriodeEvaluasi, capaian: str, ketentuan: dict, pekerjaan: Pekerjaan | None
) -> SebaranUnit:
    jumlah = sebaran(unit, periode)
    aturan = ketentuan["pola_distribusi"].get(capaian, []) if capaian else []
    cukup = sum(jumlah.values()) >= ketentuan["unit_terkecil_panduan"]
    bendera = [b._asdict() for b in bandingkan(aturan, jumlah)] if cukup else []
    disepakati = HasilDisepakati.objects.filter(
        skp__rangkaian=OuterRef("rangkaian"), periode_evaluasi=periode, disetujui_pada__isnull=False
    )
    milik = Skp.objects.filter(unit_penilai=unit, periode=periode.periode_id, status__in=BERLAKU)
    populasi = milik.filter(~Exists(disepakati)).count()
    isi = {
        "capaian": capaian,
        "jumlah": jumlah,
        "belum_dinilai": max(populasi - sum(jumlah.values()), 0),
        "bendera": bendera,
        "masukan": {"aturan": aturan, "percobaan_dari": _urutan(pekerjaan) if pekerjaan else ""},
        "pekerjaan": pekerjaan,
        "dihitung_pada": now(),
    }
    return SebaranUnit.objects.update_or_create(unit=unit, periode_evaluasi=periode, defaults=isi)[0]


def sebaran(unit: UnitKerja, periode: PeriodeEvaluasi) -> dict[str, int]:
    """Count per predikat among those whose penilai leads the unit (the head is judged one level up)."""
    dinilai = Evaluasi.objects.filter(unit_capaian=unit, periode_evaluasi=periode).exclude(predikat="")
    hitungan = dict(dinilai.dengan_predikat_akhir().order_by().values_list("akhir").annotate(n=Count("id")))
    return {str(p): hitungan.get(p, 0) for p in Predikat}


def yang_berlaku(
    unit: UnitKerja, periode: PeriodeEvaluasi, hari: date | None = None, *, kunci: bool = False
) -> CapaianBerlaku:
    """The capaian that counts for people whose penilai leads this unit; `kunci` holds it until the commit."""
    tahun = periode.periode.tahun
    dicari = {periode.kode: "", f"{tahun - 1}-akhir": ""}
    ada = CapaianOrganisasi.objects.filter(unit=unit, periode_evaluasi__kode__in=dicari).order_by("pk")
    if kunci:
        ada = ada.select_for_update(of=("self",), no_key=True)
    dicari |= dict(ada.values_list("periode_evaluasi__kode", "predikat"))
    return berlaku(
        dicari[periode.kode],
        dicari[f"{tahun - 1}-akhir"],
        tahunan=periode.tahunan,
        hari=hari or localdate(),
        jendela_selesai=periode.jendela_selesai,
    )


def saran_kepala(unit: UnitKerja, capaian: str) -> Saran | None:
    """The rating that the capaian of the unit he leads suggests for its head (SE Menpan RB 3/2023)."""
    if not capaian:
        return None
    return Saran(SARAN_KEPALA[Capaian(capaian)], [f"Capaian kinerja {unit.nama} {Capaian(capaian).cetak}"])
