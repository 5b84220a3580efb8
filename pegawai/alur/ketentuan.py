"""Changing a policy number: one officer of the BKD writes the new value, another puts it in force.

A value in force is never overwritten: a new one has its own first day, today or later, so that what was decided under
the old one can still be understood.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate, now

from pegawai.alur.hak import wajib_bkd
from pegawai.aturan.bentuk import daun
from pegawai.models import Jejak, Ketentuan, Pegawai, Pemberitahuan, UsulanKetentuan
from pegawai.models.usulan_ketentuan import StatusUsulan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from pegawai.templatetags.tampilan import tanggal

SEBAGAI = "pengelola_instansi"


class Jaga(NamedTuple):
    """What a room above knows of a value it reads: why it would be wrong ('' when not), and what then follows."""

    kekeliruan: Callable[[Any], str]
    sesudah: Callable[[Pegawai], object]


PENJAGA: dict[str, Jaga] = {}  # filled when the rooms are loaded


@transaction.atomic
def usulkan(kunci: str, nilai: Any, mulai: date, *, sumber: str, alasan: str, oleh: Pegawai) -> UsulanKetentuan:
    """Propose a value; a second click of the same is the first.

    Raises BukanHak, IsianKeliru (nothing changes, a day in the past, no basis), KeadaanMenolak while another proposal
    for the same number waits, or when that day already has a value.
    """
    wajib_bkd(oleh)
    isi = {"nilai": nilai, "mulai": mulai, "sumber": sumber.strip(), "alasan": alasan.strip()}
    menunggu = UsulanKetentuan.objects.filter(kunci=kunci, status=StatusUsulan.MENUNGGU).first()
    if menunggu and menunggu.diusulkan_oleh == oleh and all(getattr(menunggu, b) == n for b, n in isi.items()):
        return menunggu
    _boleh_diusulkan(kunci, isi)
    try:
        with transaction.atomic():
            usulan = UsulanKetentuan.objects.create(kunci=kunci, diusulkan_oleh=oleh, **isi)
    except IntegrityError:
        raise KeadaanMenolak("Usulan lain untuk ketentuan ini masih menunggu. Putuskan atau tarik dahulu.") from None
    Jejak.catat(usulan, "usulkan", oleh=oleh, sebagai=SEBAGAI, ke=StatusUsulan.MENUNGGU.value, kunci=kunci)
    return usulan


def _boleh_diusulkan(kunci: str, isi: dict[str, Any]) -> None:
    hari = max(isi["mulai"], localdate())
    berlaku = Ketentuan.objects.filter(kunci=kunci, mulai__lte=hari).order_by("-mulai").first()
    if berlaku is None:
        raise IsianKeliru("Ketentuan ini tidak dikenal.")
    kesalahan = {}
    for bidang, sebutan in (("sumber", "Dasar"), ("alasan", "Alasan")):
        if not isi[bidang]:
            kesalahan[bidang] = f"{sebutan} belum diisi."
    if isi["mulai"] < localdate():
        kesalahan["mulai"] = "Berlaku mulai hari ini atau sesudahnya; yang sudah lewat tidak diubah."
    if kesalahan:
        raise IsianKeliru("Usulan belum lengkap.", kesalahan)
    if berlaku.mulai == isi["mulai"]:
        raise KeadaanMenolak(f"Ketentuan ini sudah punya nilai mulai {tanggal(isi['mulai'], 'sedang')}.")
    if {j for j, _ in daun(berlaku.nilai)} != {j for j, _ in daun(isi["nilai"])}:
        raise IsianKeliru("Susunan nilai tidak sama dengan yang berlaku.")
    if kunci in PENJAGA and (salah := PENJAGA[kunci].kekeliruan(isi["nilai"])):
        raise IsianKeliru(salah)
    if berlaku.nilai == isi["nilai"]:
        raise IsianKeliru("Nilainya sama dengan yang berlaku sekarang; tidak ada yang diusulkan.")


@transaction.atomic
def setujui(usulan: UsulanKetentuan, *, oleh: Pegawai) -> UsulanKetentuan:
    """A second officer puts it in force from its day on. Raises BukanHak for whoever proposed it, KeadaanMenolak."""
    kini = _terkunci(usulan, oleh)
    if kini.diusulkan_oleh_id == oleh.pk:
        raise BukanHak("Usulan harus disetujui orang lain, bukan pengusulnya.")
    if kini.mulai < localdate():
        raise KeadaanMenolak("Hari mulainya sudah lewat. Tolak usulan ini dan minta yang baru.")
    _, baru = Ketentuan.objects.get_or_create(
        kunci=kini.kunci, mulai=kini.mulai, defaults={"nilai": kini.nilai, "sumber": kini.sumber}
    )
    if not baru:
        raise KeadaanMenolak(f"Ketentuan ini sudah punya nilai mulai {tanggal(kini.mulai, 'sedang')}.")
    if kini.kunci in PENJAGA:
        PENJAGA[kini.kunci].sesudah(oleh)
    return _putuskan(kini, StatusUsulan.DISETUJUI, oleh, "")


@transaction.atomic
def tolak(usulan: UsulanKetentuan, *, oleh: Pegawai, catatan: str) -> UsulanKetentuan:
    """Another officer says no, with a note; its author takes it back. Raises IsianKeliru without the note."""
    kini = _terkunci(usulan, oleh)
    if kini.diusulkan_oleh_id == oleh.pk:
        return _putuskan(kini, StatusUsulan.DITARIK, oleh, catatan.strip())
    if not catatan.strip():
        raise IsianKeliru("Catatan belum diisi.", {"catatan": "Catatan belum diisi. Tulis mengapa usulan ditolak."})
    return _putuskan(kini, StatusUsulan.DITOLAK, oleh, catatan.strip())


def _terkunci(usulan: UsulanKetentuan, oleh: Pegawai) -> UsulanKetentuan:
    wajib_bkd(oleh)
    kini = UsulanKetentuan.objects.select_for_update(of=("self",), no_key=True).get(pk=usulan.pk)
    if kini.status != StatusUsulan.MENUNGGU:
        raise KeadaanMenolak(f"Usulan ini sudah berstatus “{kini.get_status_display()}”.")
    return kini


def _putuskan(usulan: UsulanKetentuan, status: StatusUsulan, oleh: Pegawai, catatan: str) -> UsulanKetentuan:
    usulan.status, usulan.diputus_oleh, usulan.diputus_pada, usulan.catatan = status, oleh, now(), catatan
    usulan.save()
    if usulan.diusulkan_oleh_id != oleh.pk:
        kalimat = f"Usulan ketentuan Anda {status.cetak.lower()}"
        Pemberitahuan.kirim(
            usulan.diusulkan_oleh, f"usulan-ketentuan-{usulan.pk}", kalimat, tautan=f"/aturan/{usulan.kunci}/"
        )
    Jejak.catat(
        usulan, status.value, oleh=oleh, sebagai=SEBAGAI, dari=StatusUsulan.MENUNGGU.value, ke=status.value,
        kunci=usulan.kunci,
    )  # fmt: skip
    return usulan
