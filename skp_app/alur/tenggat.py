"""Extensions of the deadline of penetapan: for a unit or a person, with a reason; they lapse by themselves."""

from datetime import date

from django.db import transaction
from django.utils.timezone import now

from pegawai import mandat
from pegawai.models import Jejak, Pegawai, Pemberitahuan, UnitKerja
from pegawai.penolakan import BukanHak, IsianKeliru
from skp_app.models import Periode, Perpanjangan

PANJANG_ALASAN = 500
BUKAN_HAK = "Tenggat diperpanjang oleh pengelola kinerja unit tersebut, atau oleh BKD."


@transaction.atomic
def perpanjang(
    periode: Periode,
    *,
    oleh: Pegawai,
    sampai: date,
    alasan: str,
    unit: UnitKerja | None = None,
    pegawai: Pegawai | None = None,
) -> Perpanjangan:
    """A later last day for one unit (and what lies below it) or one person. The same extension twice is one."""
    alasan = alasan.strip()
    _periksa(periode, sampai, alasan)
    if not any(boleh(oleh, u) for u in unit_sasaran(unit, pegawai)):
        raise BukanHak(BUKAN_HAK)
    Periode.objects.select_for_update(no_key=True).get(pk=periode.pk)
    sasaran = {"periode": periode, "unit": unit, "pegawai": pegawai}
    isi = {"sampai": sampai, "alasan": alasan, "dicabut_pada": None}
    baru, dibuat = Perpanjangan.objects.get_or_create(**sasaran, **isi, defaults={"dibuat_oleh": oleh})
    if dibuat:
        Jejak.catat(baru, "perpanjang_tenggat", oleh=oleh, sebagai="pengelola", sampai=sampai.isoformat())
    if dibuat and pegawai:
        judul = f"Tenggat penetapan SKP {periode.tahun} Anda diperpanjang sampai {sampai:%d/%m/%Y}"
        Pemberitahuan.kirim(pegawai, f"perpanjangan-{baru.pk}", judul, isi=f"Alasan: {alasan}", tautan="/skp/")
    return baru


def unit_sasaran(unit: UnitKerja | None, pegawai: Pegawai | None) -> list[UnitKerja]:
    """Whose pengelola may decide: of the unit itself, or of a unit in which the person sits today or will sit."""
    if unit is not None:
        return [unit]
    return list(UnitKerja.objects.filter(penempatan__pegawai=pegawai, penempatan__jenis="definitif").distinct())


def boleh(oleh: Pegawai, unit: UnitKerja) -> bool:
    return bool(mandat.mengelola(oleh.pengguna, unit.pk))


def _periksa(periode: Periode, sampai: date, alasan: str) -> None:
    if not periode.tenggat_penetapan < sampai <= periode.selesai:
        kalimat = f"Hari terakhir sesudah {periode.tenggat_penetapan:%d/%m/%Y}, paling lambat akhir tahun."
        raise IsianKeliru(kalimat, {"sampai": kalimat})
    periksa_alasan(alasan)


def periksa_alasan(alasan: str) -> None:
    """Raises IsianKeliru for an extension without a reason, or with one too long to be kept."""
    if not alasan or len(alasan) > PANJANG_ALASAN:
        kalimat = f"Alasan belum diisi, atau lebih panjang dari {PANJANG_ALASAN} huruf."
        raise IsianKeliru(kalimat, {"alasan": kalimat})


@transaction.atomic
def cabut(perpanjangan: Perpanjangan, *, oleh: Pegawai) -> Perpanjangan:
    """The deadline is again what it was; the row stays, with the hour."""
    perpanjangan = Perpanjangan.objects.select_for_update().get(pk=perpanjangan.pk)
    sendiri = perpanjangan.dibuat_oleh_id == oleh.pk  # a penilai takes back what he opened himself
    if not sendiri and not any(boleh(oleh, u) for u in unit_sasaran(perpanjangan.unit, perpanjangan.pegawai)):
        raise BukanHak(BUKAN_HAK)
    if perpanjangan.dicabut_pada is None:
        perpanjangan.dicabut_pada = now()
        perpanjangan.save(update_fields=["dicabut_pada"])
        Jejak.catat(perpanjangan, "cabut_perpanjangan", oleh=oleh, sebagai="pengelola")
    return perpanjangan
