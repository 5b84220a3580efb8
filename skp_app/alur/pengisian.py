"""Sending a documentation period to the penilai, and opening one for longer (Pasal 16; peers' Buka Kunci)."""

from datetime import date

from django.db import transaction
from django.utils.timezone import localdate, now

from pegawai.models import Jejak, Pegawai, Pemberitahuan, UnitKerja
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import tenggat
from skp_app.alur.peran import peran_pihak
from skp_app.alur.progres import buka_periode
from skp_app.alur.transisi import terkunci
from skp_app.models import (
    PengirimanRealisasi,
    PenutupanPeriode,
    PeriodeDokumentasi,
    Perpanjangan,
    Realisasi,
    RealisasiProgres,
    Skp,
    Tahap,
)

BUKAN_HAK = "Pengisian dibuka oleh pejabat penilai, pengelola kinerja unit, atau BKD."
PALING_LAMA = 60  # days from today: an unlock ends by itself, and soon


@transaction.atomic
def kirim(skp: Skp, periode: PeriodeDokumentasi, *, oleh: Pegawai) -> PengirimanRealisasi:
    """Say to the penilai that this period can be read; it may still be edited. Unchanged, sent twice is sent once.

    Raises IsianKeliru when nothing was filled in, KeadaanMenolak when the period takes no entries.
    """
    skp = buka_periode(skp, periode, oleh)
    if not terisi(skp, periode):
        raise IsianKeliru(f"Belum ada realisasi {periode.nama} yang dapat dikirim.")
    ada = terkirim(skp, periode)
    if ada and ada.diubah_pada is None:
        return ada
    if ada:
        ada.ditarik_pada = now()
        ada.save(update_fields=["ditarik_pada"])
    baru = PengirimanRealisasi.objects.create(skp=skp, rangkaian=skp.rangkaian, periode_dokumentasi=periode)
    Jejak.catat(skp, "kirim_realisasi", oleh=oleh, sebagai="pemilik", periode=periode.kode)
    judul = f"{oleh.nama_lengkap} mengirim realisasi {periode.nama}"
    Pemberitahuan.kirim(skp.penilai, f"realisasi-{baru.pk}", judul, tautan=alamat_baca(skp, periode))
    return baru


@transaction.atomic
def tarik(skp: Skp, periode: PeriodeDokumentasi, *, oleh: Pegawai) -> None:
    """Take the sending back before the evaluation is set; a second click finds nothing to take back."""
    skp = terkunci(skp)
    if "pemilik" not in skp.peran(oleh):
        raise BukanHak("Realisasi ditarik kembali oleh pegawai yang mengirimnya.")
    if skp.tertutup(periode.periode_evaluasi):
        raise KeadaanMenolak(f"Evaluasi {periode.periode_evaluasi.nama} sudah ditetapkan.")
    if ada := terkirim(skp, periode):
        ada.ditarik_pada = now()
        ada.save(update_fields=["ditarik_pada"])
        Jejak.catat(skp, "tarik_realisasi", oleh=oleh, sebagai="pemilik", periode=periode.kode)


def terkirim(skp: Skp, periode: PeriodeDokumentasi) -> PengirimanRealisasi | None:
    """What was sent of this period and not taken back, under any version of the SKP."""
    semua = PengirimanRealisasi.objects.filter(rangkaian=skp.rangkaian, periode_dokumentasi=periode)
    return semua.filter(ditarik_pada=None).first()


def terisi(skp: Skp, periode: PeriodeDokumentasi) -> bool:
    if periode.setara:
        realisasi = Realisasi.objects.filter(iki__rhk__skp__rangkaian=skp.rangkaian)
        return realisasi.filter(periode_evaluasi=periode.periode_evaluasi_id).exists()
    progres = RealisasiProgres.objects.filter(iki__rhk__skp__rangkaian=skp.rangkaian)
    return progres.filter(periode_dokumentasi=periode).exists()


def alamat_baca(skp: Skp, periode: PeriodeDokumentasi) -> str:
    """Where the parties of the SKP read this period."""
    if periode.setara:
        return f"/realisasi/{periode.periode_evaluasi.kode}/{skp.kode}/"
    return f"/realisasi/{periode.periode.tahun}/{periode.bagian}/{skp.kode}/"


# A longer window -----------------------------------------------------------------------------------------------------
@transaction.atomic
def buka_kunci(skp: Skp, periode: PeriodeDokumentasi, *, oleh: Pegawai, sampai: date, alasan: str) -> Perpanjangan:
    """Let the owner of this SKP write until `sampai`, with a reason that he reads; it ends by itself.

    The penilai, the pengelola of a unit of his, or the BKD may. Nothing opens a period whose evaluation was set.
    """
    skp = terkunci(skp)
    if "penilai" not in peran_pihak(skp, oleh) and not tenggat.boleh(oleh, skp.unit):
        raise BukanHak(BUKAN_HAK)
    if not skp.mencakup(periode.periode_evaluasi):
        raise KeadaanMenolak(f"{periode.nama} berada di luar masa SKP ini.")
    if skp.tertutup(periode.periode_evaluasi):
        raise KeadaanMenolak(f"Evaluasi {periode.periode_evaluasi.nama} sudah ditetapkan; pengisiannya tetap tertutup.")
    sebagai = "penilai" if "penilai" in peran_pihak(skp, oleh) else "pengelola"
    return _perpanjang(periode, oleh, sebagai, sampai, alasan, pegawai=skp.pegawai)


@transaction.atomic
def perpanjang(
    periode: PeriodeDokumentasi,
    *,
    oleh: Pegawai,
    sampai: date,
    alasan: str,
    unit: UnitKerja | None = None,
    pegawai: Pegawai | None = None,
) -> Perpanjangan:
    """A later last day for a unit and what lies below it, or for one person; by its pengelola or the BKD."""
    if not any(tenggat.boleh(oleh, u) for u in tenggat.unit_sasaran(unit, pegawai)):
        raise BukanHak(tenggat.BUKAN_HAK)
    if pegawai and _dinilai(periode, pegawai):
        raise KeadaanMenolak(f"Evaluasi {periode.periode_evaluasi.nama} sudah ditetapkan; pengisiannya tetap tertutup.")
    return _perpanjang(periode, oleh, "pengelola", sampai, alasan, unit=unit, pegawai=pegawai)


def _dinilai(periode: PeriodeDokumentasi, pegawai: Pegawai) -> bool:
    tutup = PenutupanPeriode.objects.filter(periode_evaluasi=periode.periode_evaluasi_id, skp__pegawai=pegawai)
    milik = Skp.objects.filter(pegawai=pegawai, periode=periode.periode_id).berlaku()
    return tutup.exists() and not milik.exclude(rangkaian__in=tutup.values("skp__rangkaian")).exists()


def _perpanjang(
    periode: PeriodeDokumentasi,
    oleh: Pegawai,
    sebagai: str,
    sampai: date,
    alasan: str,
    *,
    unit: UnitKerja | None = None,
    pegawai: Pegawai | None = None,
) -> Perpanjangan:
    alasan = alasan.strip()
    _periksa(sampai, alasan)
    PeriodeDokumentasi.objects.select_for_update(no_key=True).get(pk=periode.pk)
    baru, dibuat = Perpanjangan.objects.get_or_create(
        periode_id=periode.periode_id, tahap=Tahap.PENDOKUMENTASIAN, periode_dokumentasi=periode, unit=unit,
        pegawai=pegawai, sampai=sampai, alasan=alasan, dicabut_pada=None, defaults={"dibuat_oleh": oleh},
    )  # fmt: skip
    if dibuat:
        data = {"periode": periode.kode, "sampai": sampai.isoformat()}
        Jejak.catat(baru, "buka_pengisian", oleh=oleh, sebagai=sebagai, **data)
    if dibuat and pegawai:
        judul = f"Pengisian realisasi {periode.nama} terbuka sampai {sampai:%d/%m/%Y}"
        Pemberitahuan.kirim(pegawai, f"pengisian-{baru.pk}", judul, isi=f"Alasan: {alasan}", tautan="/realisasi/")
    return baru


def _periksa(sampai: date, alasan: str) -> None:
    if not 0 <= (sampai - localdate()).days <= PALING_LAMA:
        kalimat = f"Hari terakhir paling awal hari ini, paling lama {PALING_LAMA} hari lagi."
        raise IsianKeliru(kalimat, {"sampai": kalimat})
    tenggat.periksa_alasan(alasan)
