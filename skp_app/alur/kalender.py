"""The days of a sheet: weekends, holidays, and the days on which a person was away."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils.timezone import localdate

from pegawai import mandat
from pegawai.models import HariLibur, Jejak, Pegawai, Penempatan
from pegawai.penolakan import BukanHak, IsianKeliru
from skp_app.aturan.lembar import JenisKetidakhadiran
from skp_app.models import Ketidakhadiran

TERPANJANG = 366  # days of one entry
PANJANG_KETERANGAN = 200
BUKAN_PENCATAT = "Ketidakhadiran dicatat oleh pegawai yang bersangkutan atau pengelola kinerja unitnya."


class Hari(NamedTuple):
    """One day with the names that grey it; '' where there is none."""

    tanggal: date
    libur: str
    pergi: str

    @property
    def akhir_pekan(self) -> bool:
        return self.tanggal.weekday() > 4

    @property
    def kerja(self) -> bool:
        return not (self.akhir_pekan or self.libur or self.pergi)


def kalender(pegawai: Pegawai, hari: Iterable[date]) -> dict[date, Hari]:
    """{day: what it is}, in two queries."""
    semua = sorted(hari)
    libur = dict(HariLibur.objects.filter(tanggal__in=semua).values_list("tanggal", "nama"))
    pergi = ketidakhadiran(pegawai, semua[0], semua[-1]) if semua else []
    return {h: Hari(h, libur.get(h, ""), _nama(pergi, h)) for h in semua}


def ketidakhadiran(pegawai: Pegawai, mulai: date, selesai: date) -> list[Ketidakhadiran]:
    """What was written down of these days."""
    milik = Ketidakhadiran.objects.filter(pegawai=pegawai, mulai__lte=selesai, selesai__gte=mulai)
    return list(milik.select_related("dicatat_oleh"))


def _nama(daftar: Iterable[Ketidakhadiran], hari: date) -> str:
    return next((JenisKetidakhadiran(k.jenis).cetak for k in daftar if k.mulai <= hari <= k.selesai), "")


def boleh_mencatat(pegawai: Pegawai, oleh: Pegawai) -> str:
    """As what this person writes days away for that one: pemilik, pengelola, or '' for not at all."""
    if oleh.pk == pegawai.pk:
        return "pemilik"
    tempat = Penempatan.objects.filter(pegawai=pegawai).pada(localdate()).order_by("jenis", "id").first()
    return "pengelola" if tempat and mandat.mengelola(oleh.pengguna, tempat.unit_id) else ""


@transaction.atomic
def catat_ketidakhadiran(
    pegawai: Pegawai, *, oleh: Pegawai, jenis: str, mulai: date, selesai: date, keterangan: str = ""
) -> Ketidakhadiran:
    """Write down days away; the same days sent twice are one entry. Greys the sheet, blocks nothing."""
    sebagai = boleh_mencatat(pegawai, oleh)
    if not sebagai:
        raise BukanHak(BUKAN_PENCATAT)
    _periksa(mulai, selesai, keterangan)
    Pegawai.objects.select_for_update().get(pk=pegawai.pk)
    isi = {"jenis": jenis, "mulai": mulai, "selesai": selesai, "keterangan": keterangan.strip()}
    if sama := Ketidakhadiran.objects.filter(pegawai=pegawai, **isi).first():
        return sama
    _pastikan_terpisah(pegawai, mulai, selesai)
    baru = Ketidakhadiran.objects.create(pegawai=pegawai, dicatat_oleh=oleh, **isi)
    data = {"jenis": jenis, "mulai": str(mulai), "selesai": str(selesai)}
    Jejak.catat(pegawai, "catat_ketidakhadiran", oleh=oleh, sebagai=sebagai, **data)
    return baru


def _periksa(mulai: date, selesai: date, keterangan: str) -> None:
    salah = {}
    if selesai < mulai:
        salah["selesai"] = "Hari terakhir tidak boleh sebelum hari pertama."
    elif (selesai - mulai).days >= TERPANJANG:
        salah["selesai"] = f"Satu ketidakhadiran paling lama {TERPANJANG} hari. Bagi menjadi beberapa."
    if len(keterangan) > PANJANG_KETERANGAN:
        salah["keterangan"] = f"Keterangan paling panjang {PANJANG_KETERANGAN} huruf."
    if salah:
        raise IsianKeliru(" ".join(salah.values()), salah)


def _pastikan_terpisah(pegawai: Pegawai, mulai: date, selesai: date) -> None:
    if lain := Ketidakhadiran.objects.filter(pegawai=pegawai, mulai__lte=selesai, selesai__gte=mulai).first():
        kalimat = (
            f"Sudah tercatat {lain.get_jenis_display().lower()} {lain.mulai:%d-%m-%Y} sampai {lain.selesai:%d-%m-%Y}. "
            "Hapus dulu yang itu, atau pilih hari lain."
        )
        raise IsianKeliru(kalimat, {"mulai": kalimat})


@transaction.atomic
def hapus_ketidakhadiran(catatan: Ketidakhadiran, *, oleh: Pegawai) -> None:
    """Take days away off again. What the pengelola wrote down, only a pengelola takes off."""
    sebagai = boleh_mencatat(catatan.pegawai, oleh)
    if not sebagai:
        raise BukanHak(BUKAN_PENCATAT)
    if sebagai == "pemilik" and catatan.dicatat_oleh_id != oleh.pk:
        raise BukanHak("Ketidakhadiran ini dicatat oleh pengelola kinerja, dan dihapus oleh pengelola kinerja.")
    if Ketidakhadiran.objects.filter(pk=catatan.pk).delete()[0]:
        data = {"jenis": catatan.jenis, "mulai": str(catatan.mulai), "selesai": str(catatan.selesai)}
        Jejak.catat(catatan.pegawai, "hapus_ketidakhadiran", oleh=oleh, sebagai=sebagai, **data)


def hari_di(mulai: date, selesai: date) -> list[date]:
    return [mulai + timedelta(days=n) for n in range((selesai - mulai).days + 1)]
