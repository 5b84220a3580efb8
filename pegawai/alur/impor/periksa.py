"""Looking at every row of a file in the background; nothing but the rows of the import is written."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from itertools import islice
from typing import Any

from django.db import transaction

from pegawai.alur.impor import baca, berkas, langkah
from pegawai.alur.impor.daftar import Penerap, pakai, penerap
from pegawai.alur.pekerjaan import Kemajuan
from pegawai.aturan.impor.dasar import Acuan, BarisHasil, Susulan, TabelSalah
from pegawai.buku_kerja import BerkasSalah
from pegawai.models import BarisImpor, Impor, Pekerjaan
from pegawai.models.impor import KeadaanBaris, StatusImpor, Tindakan
from pegawai.penolakan import IsianKeliru

SEPOTONG = 500
PENGENAL = {"NIP BARU", "PNS ID", "ID", "Id", "UNOR ID", "UNIT KERJA"}


def kenali(pekerjaan: Pekerjaan, kemajuan: Kemajuan) -> dict[str, Any]:
    """Open a large file and recognise it; what cannot be read is not kept."""
    impor = Impor.objects.get(pk=pekerjaan.masukan["impor"])
    kemajuan(0, 1)
    if not impor.kepala and impor.status == StatusImpor.DIUNGGAH:
        try:
            terbaca = baca.kenali(impor.nama_berkas, berkas.baca(impor), impor.jenis, impor.lembar)
        except IsianKeliru as salah:
            impor.status, impor.galat = StatusImpor.GAGAL, salah.kalimat[:500]
            berkas.buang(impor)
        else:
            impor.jenis, impor.lembar, impor.kepala = terbaca.jenis, terbaca.lembar, terbaca.kepala
            impor.pemetaan, impor.data_per = terbaca.pemetaan, terbaca.data_per
        impor.save()
    return {"tautan": f"/impor/{impor.kode}/"}


def jalankan(pekerjaan: Pekerjaan, kemajuan: Kemajuan) -> dict[str, Any]:
    """Safe to run again: rows of an earlier try are thrown away first."""
    impor = Impor.objects.get(pk=pekerjaan.masukan["impor"])
    tautan = {"tautan": f"/impor/{impor.kode}/"}
    if impor.status != StatusImpor.DIPETAKAN:
        return tautan
    if not impor.berkas:  # it was applied, and taken back
        _periksa_ulang(impor, kemajuan)
        return tautan
    try:
        _periksa(impor, kemajuan)
    except (BerkasSalah, TabelSalah) as salah:
        Impor.objects.filter(pk=impor.pk).update(status=StatusImpor.GAGAL, galat=str(salah)[:500])
    return tautan


def _periksa(impor: Impor, kemajuan: Kemajuan) -> None:
    jenis = penerap(impor)
    impor.baris.all().delete()
    kemajuan(0, 1)
    tabel = baca.tabel(impor.nama_berkas, berkas.baca(impor), jenis.jenis, impor.lembar)
    acuan = jenis.acuan(impor)
    acuan.sekali = impor.sekali
    dibaca: list[BarisHasil] = []
    bukan_data = 0
    hasil = jenis.jenis.periksa(tabel, impor.pemetaan, acuan)
    for potong in _potong(hasil):
        isi = [h for h in potong if not h.bukan_data]
        bukan_data += len(potong) - len(isi)
        _simpan(impor, jenis, isi)
        dibaca += [_ringkas(h) for h in isi]
        kemajuan(min(len(dibaca), len(tabel.baris)), len(tabel.baris))
    _hilang(impor, jenis.jenis.susulan(dibaca, acuan), acuan)
    rapikan = getattr(jenis, "rapikan", None)
    if rapikan:
        rapikan(impor)
    _selesai(impor, bukan_data)


def _periksa_ulang(impor: Impor, kemajuan: Kemajuan) -> None:
    """Plan the rows of an import that was taken back against what is here now."""
    ulang = impor.baris.exclude(keadaan=KeadaanBaris.TERTAHAN).exclude(putusan="tolak")
    ulang.filter(tindakan=Tindakan.HILANG).update(keadaan=KeadaanBaris.MENUNGGU, alasan="")
    # Rows without values were left out as repetitions.
    kunci = list(ulang.exclude(nilai={}).order_by("urutan", "id").values_list("pk", flat=True))
    for awal in range(0, len(kunci), SEPOTONG):
        langkah.rencanakan(impor, list(impor.baris.filter(pk__in=kunci[awal : awal + SEPOTONG])))
        kemajuan(awal, len(kunci))
    _selesai(impor, impor.angka.get("bukan_data", 0))


@transaction.atomic
def _selesai(impor: Impor, bukan_data: int) -> None:
    kini = Impor.objects.select_for_update().get(pk=impor.pk)
    kini.angka = {"bukan_data": bukan_data}
    langkah.hitung(kini)
    kini.status = StatusImpor.DIPERIKSA
    kini.save(update_fields=["status"])


def _ringkas(h: BarisHasil) -> BarisHasil:
    """What is needed to see who is missing; the rest of many thousand rows need not stay in memory."""
    return replace(h, mentah={k: v for k, v in h.mentah.items() if k in PENGENAL}, catatan=())


def _potong(hasil: Iterator[BarisHasil]) -> Iterator[list[BarisHasil]]:
    while potong := list(islice(hasil, SEPOTONG)):
        yield potong


@transaction.atomic
def _simpan(impor: Impor, jenis: Penerap, isi: list[BarisHasil]) -> None:
    baris = [_baris(impor, jenis, h) for h in isi]
    siap = [b for b, h in zip(baris, isi, strict=True) if not h.diabaikan]
    for satu, rencana in zip(siap, jenis.rencanakan(impor, siap), strict=True):
        pakai(satu, rencana)
        satu.urutan = jenis.urutan(satu, rencana)
    BarisImpor.objects.bulk_create(baris, batch_size=SEPOTONG)


def _baris(impor: Impor, jenis: Penerap, h: BarisHasil) -> BarisImpor:
    kunci, sebutan = jenis.sebutan({**h.mentah, **{k: v for k, v in h.nilai.items() if v}})
    diabaikan = h.diabaikan
    return BarisImpor(
        impor=impor, nomor=h.nomor, urutan=h.nomor, kunci=kunci[:64], sebutan=sebutan[:200], putusan=h.putusan,
        tindakan=Tindakan.SAMA, keadaan=KeadaanBaris.DILEWATI if diabaikan else KeadaanBaris.MENUNGGU,
        nilai={} if diabaikan else dict(h.nilai), mentah=dict(h.mentah), catatan=[asdict(c) for c in h.catatan],
        alasan=" ".join(c.kalimat for c in h.catatan)[:500] if diabaikan else "",
    )  # fmt: skip


def _hilang(impor: Impor, susulan: list[Susulan], acuan: Acuan) -> None:
    """Whom the file no longer holds: listed, to be marked, never closed by itself."""
    nama = {s.kunci: acuan.pegawai.get(s.kunci, {}).get("NAMA") or _nama_unit(acuan, s.kunci) for s in susulan}
    baris = [
        BarisImpor(
            impor=impor, nomor=None, urutan=2_000_000_000, kunci=s.kunci, sebutan=nama[s.kunci][:200],
            putusan=s.catatan.tingkat, tindakan=Tindakan.HILANG, catatan=[asdict(s.catatan)],
        )
        for s in susulan
    ]  # fmt: skip
    BarisImpor.objects.bulk_create(baris, batch_size=SEPOTONG)


def _nama_unit(acuan: Acuan, kunci: str) -> str:
    return acuan.unit[kunci].nama if kunci in acuan.unit else ""
