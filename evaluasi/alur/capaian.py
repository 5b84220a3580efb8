"""Recording the capaian kinerja organisasi (Lampiran p. 92-94); the level above sets it, BKD writes it down."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from evaluasi.alur import hitung
from evaluasi.aturan.capaian import Capaian
from evaluasi.models import CapaianOrganisasi, Evaluasi
from pegawai import mandat
from pegawai.models import Jejak, Pegawai, UnitKerja
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.models import PeriodeEvaluasi


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
    versi: int | None = None,
) -> CapaianOrganisasi:
    """Record or correct the capaian of one unit; every dependent evaluation is then recomputed.

    Raises BukanHak without the mandate of the instansi, VersiBasi on a stale form, and KeadaanMenolak once a
    set evaluation rests on the figure.
    """
    if not (oleh.pengguna and oleh.pengguna.has_perm(mandat.INSTANSI)):
        raise BukanHak("Capaian organisasi hanya dapat direkam oleh pengelola kepegawaian instansi.")
    isian = {
        "predikat": Capaian(predikat),
        "dasar": dasar.strip(),
        "ditetapkan_oleh": ditetapkan_oleh.strip(),
    }
    if not isian["dasar"]:
        raise IsianKeliru("Dasar capaian belum diisi. Contoh: LKj Triwulan I 2026.", {"dasar": "Dasar belum diisi."})
    unit = UnitKerja.objects.select_for_update(no_key=True).get(pk=unit.pk)
    # Whoever sets an evaluation holds this row, too: the figure cannot change under his pen.
    terkunci = CapaianOrganisasi.objects.select_for_update(no_key=True)
    ada = terkunci.filter(unit=unit, periode_evaluasi=periode).first()
    if ada and _sama(ada, isian, tanggal):
        return ada
    _boleh_diubah(ada, periode, isian, versi)
    capaian = ada or CapaianOrganisasi(unit=unit, periode_evaluasi=periode, versi=0)
    dari = capaian.predikat
    for bidang, nilai in isian.items():
        setattr(capaian, bidang, nilai)
    capaian.tanggal, capaian.direkam_oleh = tanggal, oleh
    capaian.versi += 1
    capaian.save()
    hitung.pesan(unit, periode, oleh)
    Jejak.catat(capaian, "catat_capaian", oleh=oleh, sebagai="pengelola_instansi", dari=dari, ke=str(predikat))
    return capaian


def _sama(ada: CapaianOrganisasi, isian: dict, tanggal: date) -> bool:
    return ada.tanggal == tanggal and all(getattr(ada, b) == n for b, n in isian.items())


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
    terpakai = Evaluasi.objects.filter(_bersandar(periode), unit_capaian=ada.unit, salinan__isnull=False).count()
    if terpakai and isian["predikat"] != ada.predikat:
        raise KeadaanMenolak(f"Capaian ini sudah dipakai {terpakai} evaluasi yang ditetapkan dan tidak dapat diubah.")


def _bersandar(periode: PeriodeEvaluasi) -> Q:
    """Evaluations of the period itself, and those of the next year that had to take this one's figure (p. 94 f)."""
    syarat = Q(periode_evaluasi=periode, capaian_tahun_lalu=False)
    if periode.tahunan:
        syarat |= Q(
            periode_evaluasi__jenis=periode.jenis,
            periode_evaluasi__periode__tahun=periode.periode.tahun + 1,
            capaian_tahun_lalu=True,
        )
    return syarat
