"""Recording the capaian kinerja organisasi (Lampiran p. 92-94); the level above sets it, BKD writes it down."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from evaluasi.alur import hitung
from evaluasi.aturan.capaian import Capaian
from evaluasi.aturan.usulan_capaian import Status
from evaluasi.models import CapaianOrganisasi, Evaluasi, UsulanCapaian
from pegawai.alur.hak import wajib_bkd
from pegawai.models import Jejak, Pegawai, Pemberitahuan, UnitKerja
from pegawai.penolakan import IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.models import PeriodeEvaluasi

SATU_PER_SATU = 20  # so many units are recomputed by a job each, more by one job for all
HANYA_BKD = "Capaian organisasi hanya dapat direkam oleh pengelola kepegawaian instansi."


@transaction.atomic
def catat(
    unit: UnitKerja,
    periode: PeriodeEvaluasi,
    *,
    oleh: Pegawai,
    predikat: str,
    dasar: str,
    ditetapkan_oleh: str,
    tanggal: date,
    nomor: str = "",
    nilai_pk: str = "",
    nilai_ekspektasi: str = "",
    versi: int | None = None,
) -> CapaianOrganisasi:
    """Record or correct the capaian of one unit; every dependent evaluation is then recomputed.

    Raises BukanHak without the mandate of the instansi, VersiBasi on a stale form, and KeadaanMenolak once a
    set evaluation rests on the figure: then two people change it, see `capaian_perubahan`.
    """
    periksa_bkd(oleh)
    isian = {
        "predikat": Capaian(predikat),
        "dasar": dasar.strip(),
        "nomor": nomor.strip(),
        "ditetapkan_oleh": ditetapkan_oleh.strip(),
        **komponen(periode, nilai_pk, nilai_ekspektasi),
    }
    return simpan(unit, periode, isian, tanggal, oleh=oleh, sebagai="pengelola_instansi", versi=versi)


def periksa_bkd(oleh: Pegawai) -> None:
    wajib_bkd(oleh, HANYA_BKD)


def komponen(periode: PeriodeEvaluasi, nilai_pk: str, nilai_ekspektasi: str) -> dict[str, str]:
    """The two components belong to the yearly figure only (SE 3/2023)."""
    return {"nilai_pk": nilai_pk, "nilai_ekspektasi": nilai_ekspektasi} if periode.tahunan else {}


def simpan(
    unit: UnitKerja, periode: PeriodeEvaluasi, isian: dict[str, Any], tanggal: date, *, oleh: Pegawai, sebagai: str,
    versi: int | None, penetap: Pegawai | None = None,
) -> CapaianOrganisasi:  # fmt: skip
    """Within a transaction: lock, compare, write, order the recomputation, leave the trace."""
    if not isian["dasar"]:
        raise IsianKeliru("Dasar capaian belum diisi. Contoh: LKj Triwulan I 2026.", {"dasar": "Dasar belum diisi."})
    unit = UnitKerja.objects.select_for_update(no_key=True).get(pk=unit.pk)
    # Whoever sets an evaluation holds this row, too: the figure cannot change under his pen.
    ada = terkunci(periode).filter(unit=unit).first()
    if ada and ada.tanggal == tanggal and penetap in {None, ada.penetap} and _sama(ada, isian):
        return ada
    _boleh_diubah(ada, periode, isian, versi)
    capaian = ada or CapaianOrganisasi(unit=unit, periode_evaluasi=periode, versi=0)
    dari, penetap_lama = capaian.predikat, capaian.penetap
    for bidang, nilai in isian.items():
        setattr(capaian, bidang, nilai)
    capaian.tanggal, capaian.direkam_oleh, capaian.penetap = tanggal, oleh, penetap
    capaian.versi += 1
    capaian.save()
    UsulanCapaian.objects.filter(unit=unit, periode_evaluasi=periode, status=Status.DIKIRIM).update(
        status=Status.DITETAPKAN
    )
    if penetap_lama and penetap_lama != penetap:
        kabari_penetap(capaian, penetap_lama)
    pesan_hitung([unit], periode, oleh)
    Jejak.catat(capaian, "catat_capaian", oleh=oleh, sebagai=sebagai, dari=dari, ke=str(capaian.predikat))
    return capaian


def terkunci(periode: PeriodeEvaluasi) -> QuerySet[CapaianOrganisasi]:
    return (
        CapaianOrganisasi.objects.select_for_update(no_key=True, of=("self",))
        .select_related("penetap")
        .filter(periode_evaluasi=periode)
    )


def _sama(ada: CapaianOrganisasi, isian: dict[str, Any]) -> bool:
    return all(getattr(ada, b) == n for b, n in isian.items())


def kabari_penetap(capaian: CapaianOrganisasi, penetap: Pegawai) -> None:
    """Who set it here learns that the BKD wrote another decision over it."""
    periode = capaian.periode_evaluasi
    kata = Capaian(capaian.predikat).cetak
    judul = f"Capaian {capaian.unit.nama} {periode.nama} yang Anda tetapkan diubah BKD menjadi {kata}"
    tautan = f"/organisasi/capaian/{periode.kode}/{capaian.unit.kode}/"
    Pemberitahuan.kirim(penetap, f"capaian-{capaian.pk}-{capaian.versi}", judul, isi=capaian.dasar, tautan=tautan)


def _boleh_diubah(ada: CapaianOrganisasi | None, periode: PeriodeEvaluasi, isian: dict, versi: int | None) -> None:
    if ada is None:
        return
    if ada.versi != versi:
        tersimpan = {b: getattr(ada, b) for b in isian}
        raise VersiBasi(
            "Capaian ini baru saja disimpan oleh orang lain.",
            tersimpan=tersimpan | {"predikat": Capaian(ada.predikat).cetak, "versi": ada.versi},
            dikirim=isian | {"predikat": isian["predikat"].cetak},
        )
    jumlah = terpakai(periode, [ada.unit_id]).get(ada.unit_id, 0)
    if jumlah and isian["predikat"] != ada.predikat:
        raise KeadaanMenolak(
            f"Capaian ini sudah dipakai {jumlah} evaluasi yang ditetapkan. Perubahannya diajukan dengan alasan dan "
            "disetujui orang kedua."
        )


def terpakai(periode: PeriodeEvaluasi, unit: Iterable[int]) -> dict[int, int]:
    """{unit: how many set evaluations rest on its figure}; units with none are left out."""
    tetap = Evaluasi.objects.filter(bersandar(periode), unit_capaian__in=list(unit), salinan__isnull=False)
    return dict(tetap.order_by().values_list("unit_capaian").annotate(n=Count("pk")))


def bersandar(periode: PeriodeEvaluasi) -> Q:
    """Evaluations of the period itself, and those of the next year that had to take this one's figure (p. 94 f)."""
    return Q(periode_evaluasi=periode, capaian_tahun_lalu=False) | _tahun_depan(periode)


def _tahun_depan(periode: PeriodeEvaluasi) -> Q:
    if not periode.tahunan:
        return Q(pk__in=[])
    return Q(
        periode_evaluasi__jenis=periode.jenis,
        periode_evaluasi__periode__tahun=periode.periode.tahun + 1,
        capaian_tahun_lalu=True,
    )


def pesan_hitung(unit: list[UnitKerja], periode: PeriodeEvaluasi, oleh: Pegawai) -> None:
    """Order what follows from new figures: the period, and open evaluations of the next year that lean on them."""
    _pesan(unit, periode, oleh)
    bersandar = Evaluasi.objects.filter(_tahun_depan(periode), unit_capaian__in=unit, salinan=None).order_by()
    for berikut in PeriodeEvaluasi.objects.filter(pk__in=bersandar.values("periode_evaluasi")):
        _pesan(list(UnitKerja.objects.filter(pk__in=bersandar.values("unit_capaian"))), berikut, oleh)


def _pesan(unit: list[UnitKerja], periode: PeriodeEvaluasi, oleh: Pegawai) -> None:
    if len(unit) > SATU_PER_SATU:
        hitung.pesan(None, periode, oleh)
        return
    for satu in unit:
        hitung.pesan(satu, periode, oleh)
