"""Rencana aksi towards an RHK in an evaluation period, agreed on in the dialog where it is needed (Lampiran p. 67)."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction

from pegawai.models import Jejak, Pegawai
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import baris, dialog
from skp_app.alur.baris import Kiriman, Simpanan
from skp_app.alur.isi import baris_rhk
from skp_app.alur.peran import peran_pihak
from skp_app.alur.transisi import terkunci
from skp_app.aturan.status import BERLAKU
from skp_app.models import Iki, PeriodeEvaluasi, RencanaAksi, Rhk, SepakatRencanaAksi, Skp

TERBANYAK = 20
PANJANG_AKSI = 200
BIDANG = frozenset({"teks", "target"})


def _buka(skp: Skp, periode: PeriodeEvaluasi, oleh: Pegawai) -> Skp:
    skp = terkunci(skp)
    if "pemilik" not in skp.peran(oleh):
        raise BukanHak("Rencana aksi ditulis oleh pegawai; pejabat penilai menyepakatinya.")
    pastikan_terbuka(skp, periode)
    return skp


def pastikan_terbuka(skp: Skp, periode: PeriodeEvaluasi) -> None:
    """Raises KeadaanMenolak outside an SKP in force, its days, and periods whose evaluation is not set yet."""
    if skp.status not in BERLAKU:
        raise KeadaanMenolak("Rencana aksi disusun setelah SKP ditetapkan.")
    if not skp.mencakup(periode):
        raise KeadaanMenolak(f"{periode.nama} berada di luar masa SKP ini.")
    if skp.tertutup(periode):
        raise KeadaanMenolak(f"Evaluasi {periode.nama} sudah ditetapkan; rencana aksinya tidak dapat diubah.")


@transaction.atomic
def simpan(skp: Skp, periode: PeriodeEvaluasi, *, oleh: Pegawai, kiriman: Kiriman) -> Simpanan:
    """Edits of rows, each on the version it was typed upon. A row is emptied by `hapus`, never by saving."""
    skp = _buka(skp, periode, oleh)
    milik = {r.pk: r for r in semua(skp, periode)}
    for _, isian in kiriman.values():
        _periksa(str(isian.get("teks", "-")))
    hasil = baris.kosong()
    baris.tulis("aksi", milik, kiriman, hasil, boleh=BIDANG)
    if hasil.versi:
        Jejak.catat(skp, "ubah_rencana_aksi", oleh=oleh, sebagai="pemilik", periode=periode.kode)
    return hasil


@transaction.atomic
def tambah(
    skp: Skp, periode: PeriodeEvaluasi, rhk: Rhk, *, oleh: Pegawai, teks: str, target: str = "", iki: Iki | None = None
) -> list[RencanaAksi]:
    """One row for each line of `teks`; a line that stands there already is not added twice."""
    skp = _buka(skp, periode, oleh)
    if rhk.skp_id != skp.pk or (iki and iki.rhk_id != rhk.pk):
        raise IsianKeliru("RHK atau indikator tersebut bukan bagian dari SKP ini.")
    aksi = [_bersih(b) for b in teks.splitlines() if _bersih(b)]
    for satu in aksi or [""]:
        _periksa(satu)
    ada = [r for r in semua(skp, periode) if r.garis_rhk == rhk.garis]
    if len(ada) + len(aksi) > TERBANYAK:
        raise IsianKeliru(f"Satu RHK memuat paling banyak {TERBANYAK} rencana aksi dalam satu periode.")
    kunci: dict[str, Any] = _kunci(skp, periode) | {"garis_rhk": rhk.garis, "garis_iki": iki and iki.garis}
    sudah = {(r.teks, r.garis_iki) for r in ada}
    baru = [t for t in dict.fromkeys(aksi) if (t, kunci["garis_iki"]) not in sudah]
    urutan = max((r.urutan for r in ada), default=0)
    tertulis = [RencanaAksi(**kunci, urutan=urutan + n, teks=t, target=target) for n, t in enumerate(baru, start=1)]
    RencanaAksi.objects.bulk_create(tertulis)
    if tertulis:
        Jejak.catat(skp, "tambah_rencana_aksi", oleh=oleh, sebagai="pemilik", periode=periode.kode, n=len(tertulis))
    return tertulis


@transaction.atomic
def hapus(skp: Skp, periode: PeriodeEvaluasi, pk: int, *, oleh: Pegawai) -> None:
    skp = _buka(skp, periode, oleh)
    milik = RencanaAksi.objects.filter(**_kunci(skp, periode), pk=pk).first()
    if milik:
        milik.delete()
        Jejak.catat(skp, "hapus_rencana_aksi", oleh=oleh, sebagai="pemilik", periode=periode.kode, teks=milik.teks)


@transaction.atomic
def pindah(skp: Skp, periode: PeriodeEvaluasi, pk: int, arah: str, *, oleh: Pegawai) -> None:
    """Up or down among the rows of its RHK."""
    skp = _buka(skp, periode, oleh)
    daftar = semua(skp, periode)
    ini = next((r for r in daftar if r.pk == pk), None)
    if ini and baris.geser([r for r in daftar if r.garis_rhk == ini.garis_rhk], ini, arah):
        Jejak.catat(skp, "pindah_rencana_aksi", oleh=oleh, sebagai="pemilik", periode=periode.kode)


@transaction.atomic
def salin(skp: Skp, periode: PeriodeEvaluasi, *, oleh: Pegawai) -> int:
    """Fill RHK that have no rencana aksi yet from the period before, else from last year's; how many rows came."""
    skp = _buka(skp, periode, oleh)
    daftar = baris_rhk(skp)
    terisi = {r.garis_rhk for r in semua(skp, periode)}
    kosong = [r for r in daftar if r.garis not in terisi]
    baru = [
        RencanaAksi(**_kunci(skp, periode), garis_rhk=rhk.garis, garis_iki=iki, urutan=n, teks=r.teks, target=r.target)
        for rhk, asal in zip(kosong, _asal(skp, periode, kosong), strict=True)
        for n, (r, iki) in enumerate(asal, start=1)
    ]
    RencanaAksi.objects.bulk_create(baru)
    if baru:
        Jejak.catat(skp, "salin_rencana_aksi", oleh=oleh, sebagai="pemilik", periode=periode.kode, n=len(baru))
    return len(baru)


def _asal(skp: Skp, periode: PeriodeEvaluasi, daftar: list[Rhk]) -> list[list[tuple[RencanaAksi, UUID | None]]]:
    """For each RHK the rows to copy, with the line of their IKI where it still is one of this RHK."""
    lalu = RencanaAksi.objects.filter(rangkaian=skp.rangkaian, periode_evaluasi__selesai__lt=periode.selesai)
    terakhir = lalu.order_by("-periode_evaluasi__selesai").values_list("periode_evaluasi", flat=True).first()
    per_garis: dict[UUID, list[RencanaAksi]] = {}
    for r in lalu.filter(periode_evaluasi=terakhir).order_by("urutan", "id"):
        per_garis.setdefault(r.garis_rhk, []).append(r)
    hasil = []
    for rhk in daftar:
        iki = {i.garis for i in rhk.iki.all()}
        baris_lama = per_garis.get(rhk.garis) or _tahun_lalu(skp, periode, rhk)
        hasil.append([(r, r.garis_iki if r.garis_iki in iki else None) for r in baris_lama])
    return hasil


def _tahun_lalu(skp: Skp, periode: PeriodeEvaluasi, rhk: Rhk) -> list[RencanaAksi]:
    """Of the RHK with the same words in last year's SKP, in the evaluation period of the same place in its year."""
    lama = Rhk.objects.filter(skp__pegawai=skp.pegawai_id, skp__periode__tahun=skp.periode.tahun - 1, teks=rhk.teks)
    sama = lama.exclude(skp__ditetapkan_pada=None).order_by("-skp__nomor_versi").select_related("skp").first()
    if sama is None:
        return []
    kode = f"{skp.periode.tahun - 1}-{periode.kode.partition('-')[2]}"
    milik = RencanaAksi.objects.filter(rangkaian=sama.skp.rangkaian, garis_rhk=sama.garis)
    return list(milik.filter(periode_evaluasi__kode=kode).order_by("urutan", "id"))


# Agreement -----------------------------------------------------------------------------------------------------------
@transaction.atomic
def minta_sepakat(skp: Skp, periode: PeriodeEvaluasi, *, oleh: Pegawai) -> None:
    """Ask the penilai in the dialog kinerja to look at what is not agreed on yet; the same request is one a day."""
    skp = _buka(skp, periode, oleh)
    sepakat = disepakati(skp, periode)
    daftar = [r for r in baris_rhk(skp) if r.garis in sepakat and sepakat[r.garis] is None]
    belum = [str(r.nomor) for r in daftar]  # type: ignore[attr-defined]
    if not belum:
        raise IsianKeliru(f"Tidak ada rencana aksi {periode.nama} yang menunggu kesepakatan.")
    isi = f"Rencana aksi {periode.nama} untuk RHK {', '.join(belum)} sudah disusun, mohon disepakati."
    dialog.ujarkan(skp, oleh=oleh, isi=isi)


@transaction.atomic
def sepakati(skp: Skp, periode: PeriodeEvaluasi, rhk: Rhk, *, oleh: Pegawai, sidik_dilihat: str) -> SepakatRencanaAksi:
    """The penilai agrees to the rows of one RHK as he saw them; it is said in the dialog (p. 67 A.3).

    Raises KeadaanMenolak when the rows changed since he opened the page.
    """
    skp = terkunci(skp)
    if "penilai" not in peran_pihak(skp, oleh):
        raise BukanHak("Rencana aksi disepakati oleh pejabat penilai kinerja.")
    pastikan_terbuka(skp, periode)
    daftar = [r for r in semua(skp, periode) if r.garis_rhk == rhk.garis]
    if not daftar:
        raise KeadaanMenolak("RHK ini belum punya rencana aksi pada periode tersebut.")
    if sidik(daftar) != sidik_dilihat:
        raise KeadaanMenolak("Rencana aksi berubah setelah Anda membukanya. Baca lagi sebelum menyepakati.")
    kunci = _kunci(skp, periode) | {"garis_rhk": rhk.garis, "sidik": sidik(daftar)}
    catatan, baru = SepakatRencanaAksi.objects.get_or_create(**kunci, defaults={"oleh": oleh})
    if baru:
        dialog.ujarkan(skp, oleh=oleh, isi=f"Rencana aksi {periode.nama} disepakati.", sasaran=rhk)
        Jejak.catat(skp, "sepakati_rencana_aksi", oleh=oleh, sebagai="penilai", rhk=rhk.pk, periode=periode.kode)
    return catatan


def disepakati(skp: Skp, periode: PeriodeEvaluasi) -> dict[UUID, SepakatRencanaAksi | None]:
    """{line of an RHK with rencana aksi: the agreement on exactly these rows, or None}, in two queries."""
    per_garis: dict[UUID, list[RencanaAksi]] = {}
    for r in semua(skp, periode):
        per_garis.setdefault(r.garis_rhk, []).append(r)
    catatan = SepakatRencanaAksi.objects.filter(**_kunci(skp, periode)).select_related("oleh")
    ada = {(c.garis_rhk, c.sidik): c for c in catatan}
    return {garis: ada.get((garis, sidik(daftar))) for garis, daftar in per_garis.items()}


def sidik(daftar: Iterable[RencanaAksi]) -> str:
    """SHA-256 of the rows of one RHK as they are read."""
    isi = [[str(r.garis_iki or ""), r.teks, r.target] for r in daftar]
    return hashlib.sha256(json.dumps(isi, ensure_ascii=False).encode()).hexdigest()


def semua(skp: Skp, periode: PeriodeEvaluasi) -> list[RencanaAksi]:
    """The rencana aksi of one period, in order, whichever version of the SKP they were written under."""
    return list(RencanaAksi.objects.filter(**_kunci(skp, periode)).order_by("urutan", "id"))


def _kunci(skp: Skp, periode: PeriodeEvaluasi) -> dict[str, Any]:
    return {"rangkaian": skp.rangkaian, "periode_evaluasi": periode}


def _bersih(teks: str) -> str:
    """One line without the bullet or number it was pasted with."""
    rapi = " ".join(teks.split()).lstrip("-•*– ")
    depan, titik, sisa = rapi.partition(" ")
    return sisa if titik and depan.rstrip(".)").isdigit() and depan[-1] in ".)" else rapi


def _periksa(teks: str) -> None:
    if not teks.strip() or len(teks) > PANJANG_AKSI:
        raise IsianKeliru(f"Rencana aksi ditulis, paling panjang {PANJANG_AKSI} huruf.")
