"""Applying an import, piece by piece. A piece is one transaction: its rows are done, or nothing of it happened."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import now

from pegawai.alur.impor import berkas
from pegawai.alur.impor.daftar import Penerap, Rencana, menunggu, penerap
from pegawai.alur.impor.pena import Pena
from pegawai.alur.pekerjaan import Kemajuan
from pegawai.models import BarisImpor, Impor, Jejak, Pegawai, Pekerjaan
from pegawai.models.impor import KeadaanBaris, StatusImpor, Tindakan
from pegawai.penolakan import Ditolak

SEPOTONG = 500  # rows per transaction
BERUBAH = "Data ini berubah sejak diperiksa. Unggah berkasnya lagi untuk melihat keadaan terbaru."
PILIHAN = "Menunggu pilihan Anda; baris ini tidak ikut dijalankan."
BERBENTURAN = "Berbenturan dengan data lain yang tersimpan. Periksa orang atau unit ini, lalu unggah lagi."


def jalankan(pekerjaan: Pekerjaan, kemajuan: Kemajuan) -> dict[str, Any]:
    """Safe to run again after a kill: rows that are done are no longer waiting."""
    id_impor = pekerjaan.masukan["impor"]
    jumlah = BarisImpor.objects.filter(impor=id_impor).count()
    kemajuan(0, jumlah)
    while satu_potong(id_impor):
        kemajuan(jumlah - BarisImpor.objects.filter(impor=id_impor, keadaan=KeadaanBaris.MENUNGGU).count(), jumlah)
    return {"tautan": f"/impor/{Impor.objects.values_list('kode', flat=True).get(pk=id_impor)}/"}


@transaction.atomic
def satu_potong(id_impor: int) -> bool:
    """The next rows; False when none is left, and then the import is over."""
    impor = Impor.objects.select_for_update(no_key=True).get(pk=id_impor)
    if impor.status != StatusImpor.BERJALAN:
        return False
    antrean = impor.baris.filter(keadaan=KeadaanBaris.MENUNGGU).order_by("urutan", "id")
    baris = list(antrean[:SEPOTONG])
    if not baris:
        _selesai(impor)
        return False
    pelaksana = impor.dijalankan_oleh
    assert pelaksana is not None  # the database says so, too
    _terapkan(impor, penerap(impor), baris, pelaksana)
    return True


def _terapkan(impor: Impor, jenis: Penerap, baris: list[BarisImpor], oleh: Pegawai) -> None:
    hilang = [b for b in baris if b.tindakan == Tindakan.HILANG]
    isi = [b for b in baris if b.tindakan != Tindakan.HILANG]
    _lewati([b for b in isi if menunggu(b)], PILIHAN)
    siap = [b for b in isi if not menunggu(b)]
    try:
        with transaction.atomic():
            _tulis(impor, jenis, siap, hilang, oleh)
    except (IntegrityError, Ditolak):
        # Somebody in this piece is in the way: alone each row shows who.
        for satu in siap:
            _tulis_satu(impor, jenis, satu, oleh)
        _tulis(impor, jenis, [], hilang, oleh)


def _tulis(impor: Impor, jenis: Penerap, siap: list[BarisImpor], hilang: list[BarisImpor], oleh: Pegawai) -> None:
    pasangan, usang = [], []
    for satu, rencana in zip(siap, jenis.rencanakan(impor, siap, kunci=True) if siap else [], strict=True):
        (pasangan.append((satu, rencana)) if masih_berlaku(satu, rencana) else usang.append((satu, rencana)))
    for satu, rencana in usang:
        _lewati([satu], rencana.alasan or BERUBAH)
    pena = Pena(impor, oleh)
    if pasangan:
        jenis.tulis(pena, pasangan)
    if hilang:
        jenis.tandai_hilang(pena, hilang)
    pena.tutup([*(satu for satu, _ in pasangan), *hilang])


def _tulis_satu(impor: Impor, jenis: Penerap, baris: BarisImpor, oleh: Pegawai) -> None:
    try:
        with transaction.atomic():
            _tulis(impor, jenis, [baris], [], oleh)
    except Ditolak as tolak:
        _lewati([baris], tolak.kalimat)
    except IntegrityError:
        _lewati([baris], BERBENTURAN)


def masih_berlaku(baris: BarisImpor, rencana: Rencana) -> bool:
    """Is this still what a person looked at before he said: run?"""
    kini = {b: list(p) for b, p in rencana.perubahan.items()}
    return rencana.tindakan == baris.tindakan and kini == baris.perubahan


def _lewati(baris: list[BarisImpor], alasan: str) -> None:
    for satu in baris:
        satu.keadaan, satu.alasan = KeadaanBaris.DILEWATI, alasan[:500]
    BarisImpor.objects.bulk_update(baris, ["keadaan", "alasan"], batch_size=500)


def _selesai(impor: Impor) -> None:
    impor.status, impor.berakhir_pada = StatusImpor.SELESAI, now()
    impor.angka = {**impor.angka, "hasil": hitung(impor)}
    berkas.buang(impor)
    impor.kepala = {**impor.kepala, "contoh": {}}
    impor.save(update_fields=["status", "berakhir_pada", "angka", "berkas", "kepala"])
    Jejak.catat(impor, "selesai", oleh=impor.dijalankan_oleh, sebagai="bkd", angka=impor.angka["hasil"])


def hitung(impor: Impor) -> dict[str, int]:
    """How many rows were applied, by what they did, and how many were left out."""
    isi: dict[str, int] = {}
    for tindakan, keadaan in impor.baris.values_list("tindakan", "keadaan"):
        nama = tindakan if keadaan == KeadaanBaris.DITERAPKAN else keadaan
        isi[nama] = isi.get(nama, 0) + 1
    return isi
