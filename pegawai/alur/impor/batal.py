"""Taking an import back: exactly what it wrote, row by row, as long as nobody built on it or changed it since."""

from collections import defaultdict
from typing import Any

from django.db import models, transaction
from django.utils.text import capfirst
from django.utils.timezone import now

from pegawai.alur.impor.daftar import Penjaga, Tulisan, penerap
from pegawai.alur.impor.pena import PELENGKAP, TAMBAH, UBAH, isi, model, pulihkan, simpan
from pegawai.alur.impor.rujukan import perujuk
from pegawai.alur.pekerjaan import Kemajuan
from pegawai.models import BarisImpor, Impor, Jejak, Pekerjaan
from pegawai.models.impor import KeadaanBaris, StatusImpor

SEPOTONG = 500
DIUBAH = "{} sudah diubah sejak impor ini, jadi perubahan itu dipertahankan."
DIHAPUS = "{} sudah dihapus sejak impor ini."
DIPAKAI = "{} sudah menjadi dasar {}, jadi tidak dapat ditarik kembali."

Objek = dict[tuple[str, int], models.Model]


def jalankan(pekerjaan: Pekerjaan, kemajuan: Kemajuan) -> dict[str, Any]:
    """Safe to run again after a kill: rows that were taken back no longer count as applied."""
    id_impor = pekerjaan.masukan["impor"]
    sisa = BarisImpor.objects.filter(impor=id_impor, keadaan=KeadaanBaris.DITERAPKAN)
    jumlah = BarisImpor.objects.filter(impor=id_impor).count()
    kemajuan(jumlah - sisa.count(), jumlah)
    while satu_potong(id_impor):
        kemajuan(jumlah - sisa.count(), jumlah)
    return {"tautan": f"/impor/{Impor.objects.values_list('kode', flat=True).get(pk=id_impor)}/"}


@transaction.atomic
def satu_potong(id_impor: int) -> bool:
    """The last rows that are still applied; False when none is left."""
    impor = Impor.objects.select_for_update(no_key=True).get(pk=id_impor)
    if impor.status != StatusImpor.MEMBATALKAN:
        return False
    diterapkan = impor.baris.filter(keadaan=KeadaanBaris.DITERAPKAN).order_by("-urutan", "-id")
    baris = list(diterapkan[:SEPOTONG])
    if not baris:
        _selesai(impor)
        return False
    _tarik(impor, baris)
    return True


def _selesai(impor: Impor) -> None:
    tertahan = impor.baris.filter(keadaan=KeadaanBaris.TERTAHAN).count()
    impor.status, impor.berakhir_pada = StatusImpor.DIBATALKAN, now()
    impor.angka = {**impor.angka, "tertahan": tertahan}
    impor.save(update_fields=["status", "berakhir_pada", "angka"])
    Jejak.catat(impor, "dibatalkan", oleh=impor.dijalankan_oleh, sebagai="bkd", tertahan=tertahan)


def _tarik(impor: Impor, baris: list[BarisImpor]) -> None:
    objek = _muat(baris)
    boleh = [b for b in baris if not _keberatan(b, objek)]
    while terpakai := _terpakai(boleh, objek):
        for satu in boleh:
            satu.alasan = terpakai.get(satu.pk, satu.alasan)
        boleh = [b for b in boleh if b.pk not in terpakai]
    jenis = penerap(impor)
    if isinstance(jenis, Penjaga):
        boleh = _dijaga(jenis, impor, boleh, objek)
    _pulihkan(boleh, objek, impor)
    if isinstance(jenis, Penjaga):
        jenis.ditarik(impor, _tulisan(boleh, objek))
    tertahan = {b.pk for b in baris} - {b.pk for b in boleh}
    for satu in baris:
        satu.keadaan = KeadaanBaris.TERTAHAN if satu.pk in tertahan else KeadaanBaris.DIBATALKAN
        satu.batal = satu.batal if satu.pk in tertahan else []
    BarisImpor.objects.bulk_update(baris, ["keadaan", "batal", "alasan"], batch_size=500)


def _dijaga(jenis: Penjaga, impor: Impor, baris: list[BarisImpor], objek: Objek) -> list[BarisImpor]:
    """Without those that their kind keeps; the sentence goes into the row."""
    penahan = jenis.penahan(impor, _tulisan(baris, objek))
    for satu in baris:
        satu.alasan = penahan.get(satu.pk, satu.alasan)[:500]
    return [b for b in baris if b.pk not in penahan]


def _tulisan(baris: list[BarisImpor], objek: Objek) -> list[Tulisan]:
    semua = [(b.pk, label, pk, op, nilai) for b in baris for label, pk, op, nilai in b.batal]
    return [Tulisan(b, objek[label, pk], frozenset(nilai)) for b, label, pk, op, nilai in semua if op in {TAMBAH, UBAH}]


def _muat(baris: list[BarisImpor]) -> Objek:
    """Everything these rows wrote, locked."""
    kunci: dict[str, set[int]] = defaultdict(set)
    for satu in baris:
        for label, pk, *_ in satu.batal:
            kunci[label].add(pk)
    objek: Objek = {}
    for label, pks in sorted(kunci.items()):
        terkunci = model(label)._base_manager.select_for_update().filter(pk__in=pks).order_by("pk")
        objek |= {(label, o.pk): o for o in terkunci}
    return objek


def _keberatan(baris: BarisImpor, objek: Objek) -> bool:
    """Was something of this row changed or deleted since? The sentence goes into the row."""
    sesudah: dict[tuple[str, int], dict[str, Any]] = defaultdict(dict)
    for label, pk, op, nilai in baris.batal:
        if op != PELENGKAP:
            sesudah[label, pk] |= nilai if op == TAMBAH else {b: baru for b, (_, baru) in nilai.items()}
    for kunci, nilai in sesudah.items():
        if kunci not in objek:
            baris.alasan = DIHAPUS.format(capfirst(_nama(kunci[0])))
            return True
        kini = isi(objek[kunci])
        if any(kini.get(b, n) != n for b, n in nilai.items()):
            baris.alasan = DIUBAH.format(_sebut(objek[kunci]))[:500]
            return True
    return False


def _terpakai(baris: list[BarisImpor], objek: Objek) -> dict[int, str]:
    """{row: why} for rows that made something on which rows of any room rest, other than what goes away as well."""
    dibuat = {(label, pk): b.pk for b in baris for label, pk, op, _ in b.batal if op == TAMBAH}
    hasil = {}
    for label in {label for label, _ in dibuat}:
        pks = [pk for lain, pk in dibuat if lain == label]
        for pk, apa in perujuk(model(label), pks, set(dibuat)).items():
            hasil[dibuat[label, pk]] = DIPAKAI.format(_sebut(objek[label, pk]), apa)[:500]
    return hasil


def _pulihkan(baris: list[BarisImpor], objek: Objek, impor: Impor) -> None:
    """What was changed gets its old values, what was made goes; the newest first."""
    berubah: dict[tuple[str, int], dict[str, Any]] = defaultdict(dict)
    hapus: dict[str, list[int]] = defaultdict(list)
    pelengkap: dict[str, list[int]] = defaultdict(list)
    for satu in baris:
        for label, pk, op, nilai in reversed(satu.batal):
            if op == UBAH:
                berubah[label, pk] |= {b: lama for b, (lama, _) in nilai.items()}
            else:
                (hapus if op == TAMBAH else pelengkap)[label].append(pk)
    _catat(impor, objek, berubah, hapus)
    for label, pks in hapus.items():
        # Nothing rests on them any more, and the foreign keys are checked at the end of the transaction.
        model(label)._base_manager.filter(pk__in=pks)._raw_delete("default")
    # Afterwards: a placement that lasts again must not meet the one that came in its stead.
    _kembalikan(objek, {k: n for k, n in berubah.items() if k[1] not in hapus.get(k[0], [])})
    for label, pks in pelengkap.items():
        dipakai = perujuk(model(label), pks, set())
        model(label)._base_manager.filter(pk__in=set(pks) - set(dipakai)).delete()


def _kembalikan(objek: Objek, berubah: dict[tuple[str, int], dict[str, Any]]) -> None:
    tersimpan = []
    for kunci, nilai in berubah.items():
        satu = objek[kunci]
        for bidang, lama in nilai.items():
            pulihkan(satu, bidang, lama)
        if hasattr(satu, "versi"):
            satu.versi += 1
        tersimpan.append((satu, nilai))
    simpan(tersimpan)


def _catat(impor: Impor, objek: Objek, berubah: dict[tuple[str, int], Any], hapus: dict[str, list[int]]) -> None:
    pelaku = {"oleh": impor.dijalankan_oleh, "sebagai": "bkd", "dari": "", "ke": ""}
    daftar = [(k, "impor_pulih", {"ubah": n}) for k, n in berubah.items() if k[1] not in hapus.get(k[0], [])]
    daftar += [((label, pk), "impor_tarik", {}) for label, pks in hapus.items() for pk in pks]
    Jejak.catat_banyak(
        [
            (objek[k], kata, pelaku, {"impor": impor.kode, **data})
            for k, kata, data in daftar
            if k[0] != "pegawai.sumberdata"
        ]
    )


def _nama(label: str) -> str:
    return str(model(label)._meta.verbose_name)


def _sebut(objek: models.Model) -> str:
    """'Pegawai Sari Utami'; 'SKP Sari Utami 2026', which says already what it is."""
    nama, teks = _nama(objek._meta.label_lower), str(objek)
    return teks if teks.startswith(nama) else f"{capfirst(nama)} {teks}"
