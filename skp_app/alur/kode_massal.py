"""Activation codes for the people of a unit at once: one slip each, printed, handed over, thrown away after a week.

The code in the clear is only on the slip. The file is locked with a key of the site while it lies here; ordering the
same unit again gives new codes, and the old slips open nothing any more.
"""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate, now

from pegawai import bel, rahasia
from pegawai.alur import akun
from pegawai.alur import pekerjaan as buku
from pegawai.alur.hak import wajib_bkd
from pegawai.aturan.pilihan import Istilah
from pegawai.models import Jejak, Ketentuan, Pegawai, Pekerjaan, Penempatan, UnitKerja
from pegawai.penolakan import BukanHak, KeadaanMenolak
from skp_app.alur import paket
from skp_app.aturan.format import POTRET
from skp_app.dokumen.bundel import gabung
from skp_app.dokumen.cetak import lembar

TUGAS = "skp_app.kode_massal"
TUJUAN = "slip-aktivasi"
TERBANYAK = 500  # people in one order; more personal data than that never leaves by one hand
SEKALI = 50  # people whose codes are made in one transaction and drawn at once: five whole pages


class Sasaran(Istilah):
    TANPA_AKUN = "tanpa_akun", "Yang belum punya akun"
    BELUM_AKTIF = "belum_aktif", "Yang belum pernah memilih kata sandi, juga yang sudah pernah diberi kode"


class Slip(NamedTuple):
    nama: str
    masuk: str
    unit: str
    kode: str


def terpilih(unit: UnitKerja, sasaran: Sasaran) -> QuerySet[Pegawai]:
    """People with a NIP who sit in the unit or below it today and cannot enter yet."""
    di_sana = Penempatan.objects.pada(localdate()).filter(unit__in=UnitKerja.objects.di_bawah([unit.jalur]).order_by())
    belum = Q(pengguna=None)
    if sasaran == Sasaran.BELUM_AKTIF:  # Django's mark of a password that opens nothing
        belum |= Q(pengguna__is_active=True, pengguna__password__startswith="!")
    semua = Pegawai.objects.filter(belum, nip__isnull=False, pk__in=di_sana.order_by().values("pegawai"))
    return semua.order_by("nama", "pk")


@transaction.atomic
def pesan(unit: UnitKerja, sasaran: Sasaran, *, keperluan: str, oleh: Pegawai) -> Pekerjaan:
    """Order the slips; the same order while it is open is that order. Raises BukanHak, KeadaanMenolak."""
    wajib_bkd(oleh)
    banyak = terpilih(unit, sasaran).count()
    if not banyak:
        raise KeadaanMenolak("Tidak ada orang ber-NIP di unit ini yang masih memerlukan kode aktivasi.")
    if banyak > TERBANYAK:
        kalimat = f"Ada {banyak} orang di unit ini; sekali pesan paling banyak {TERBANYAK}. Pilih unit di bawahnya."
        raise KeadaanMenolak(kalimat)
    untuk = {"unit": unit.kode, "sasaran": sasaran.value, "keperluan": keperluan}
    judul = f"Slip kode aktivasi {unit.nama}"[:200]
    pekerjaan = buku.pesan(TUGAS, f"{unit.pk}-{sasaran.value}-{oleh.pk}", judul, oleh, **untuk)
    Jejak.catat(unit, "pesan_kode_massal", oleh=oleh, sebagai="bkd", orang=banyak, **untuk)
    bel.bunyikan(pekerjaan)
    return pekerjaan


def jalankan(pekerjaan: Pekerjaan, kemajuan: Callable[[int, int], None]) -> dict[str, Any]:
    """The body of the job. Begun anew after a killed worker: the codes of the earlier attempt left no slip, and end."""
    oleh = pekerjaan.peminta
    assert oleh is not None
    unit, sasaran = UnitKerja.objects.get(kode=pekerjaan.masukan["unit"]), Sasaran(pekerjaan.masukan["sasaran"])
    hari = Ketentuan.objects.nilai("kode_aktivasi_massal_hari", localdate())
    # Whoever got an account in an earlier attempt has no slip yet.
    pk = list(terpilih(unit, Sasaran.BELUM_AKTIF if pekerjaan.percobaan > 1 else sasaran).values_list("pk", flat=True))
    slip, halaman = 0, []
    for awal in range(0, len(pk), SEKALI):
        kemajuan(awal, len(pk))
        if baru := _terbitkan(pk[awal : awal + SEKALI], unit, timedelta(days=hari), oleh):
            halaman.append((f"{baru[0].nama} – {baru[-1].nama}", _cetak(baru, hari)))
            slip += len(baru)
    simpanan = paket.simpan(pekerjaan, io.BytesIO(rahasia.kunci(TUJUAN, gabung(halaman)).encode()))
    del simpanan["sidik"]  # of the locked file, which nobody sees
    kemajuan(len(pk), len(pk))
    return {"slip": slip, "tautan": f"/organisasi/kode-aktivasi/{pekerjaan.kode}/", **simpanan}


def _cetak(slip: list[Slip], hari: int) -> bytes:
    """Pages of ten slips, two in a row."""
    konteks = {
        "slip": [slip[n : n + 2] for n in range(0, len(slip), 2)],
        "alamat": settings.ALAMAT_SITUS + reverse("pegawai:aktivasi"),
        "sampai": now() + timedelta(days=hari),
    }
    return lembar("dokumen/slip_aktivasi.html", konteks, kertas="A4", arah=POTRET)


@transaction.atomic
def _terbitkan(pk: list[int], unit: UnitKerja, berlaku: timedelta, oleh: Pegawai) -> list[Slip]:
    """Codes of some people, by the rights of this moment; whoever activated meanwhile keeps his password."""
    wajib_bkd(Pegawai.objects.select_related("pengguna").get(pk=oleh.pk))
    masih = Pegawai.objects.select_for_update(no_key=True, of=("self",)).select_related("pengguna").filter(pk__in=pk)
    slip, jejak = [], []
    for pegawai in masih.order_by("nama", "pk"):
        if pegawai.pengguna and (pegawai.pengguna.has_usable_password() or not pegawai.pengguna.is_active):
            continue
        kode = akun.kode_untuk(pegawai, berlaku=berlaku)
        assert pegawai.pengguna is not None
        slip.append(Slip(pegawai.nama_lengkap, pegawai.nip or "", unit.nama, kode))
        pelaku = {"oleh": oleh, "sebagai": "bkd"}
        jejak.append((pegawai.pengguna, "terbitkan_kode", pelaku, {"massal": True}))
    if jejak:
        Jejak.catat_banyak(jejak)
    return slip


def buka(pekerjaan: Pekerjaan, *, oleh: Pegawai) -> bytes:
    """The slips, for the officer who ordered them. Raises BukanHak, KeadaanMenolak."""
    wajib_bkd(oleh)
    if pekerjaan.peminta_id != oleh.pk:
        raise BukanHak("Slip ini hanya diunduh oleh pemesannya.")
    with paket.buka(pekerjaan, "Pesan lagi dari halaman Kode aktivasi", "Slip") as terkunci:
        isi = rahasia.buka(TUJUAN, terkunci.read())
    if isi is None:
        raise KeadaanMenolak("Slip ini tidak terbaca lagi. Pesan lagi dari halaman Kode aktivasi.")
    unit = UnitKerja.objects.get(kode=pekerjaan.masukan["unit"])
    Jejak.catat(unit, "unduh_kode_massal", oleh=oleh, sebagai="bkd", pekerjaan=pekerjaan.kode)
    return isi
