"""The queue of doubtful penilai: computed in batches, looked at by people, mended by the steps that exist for it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate, now

from pegawai import bel, mandat
from pegawai.alur import pekerjaan as buku
from pegawai.alur import penempatan as langkah_penempatan
from pegawai.alur.hak import wajib_bkd
from pegawai.atasan import Peta
from pegawai.aturan.kepegawaian import JenisPegawai, JenisPenempatan
from pegawai.aturan.keyakinan import STRUKTURAL, Keadaan, Keyakinan, Tingkat, yakin
from pegawai.models import AtasanDiragukan, Jejak, Pegawai, Pekerjaan, Penempatan, UnitKerja
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak

TUGAS = "pegawai.hitung_antrean_atasan"
SEKALI = 1000  # placements of one transaction
SEGERA = 300  # so many are computed within the request that mended something
PANJANG_CATATAN = 300
BUKAN_HAK = "Atasan ditinjau oleh BKD atau pengelola kinerja unit tersebut."


# Computing ------------------------------------------------------------------------------------------------------------
def pesan(*, oleh: Pegawai | None) -> Pekerjaan:
    """Order the whole queue anew; an open order is that order."""
    pekerjaan = buku.pesan(TUGAS, "antrean-atasan", "Tinjau pejabat penilai semua pegawai", oleh)
    bel.bunyikan(pekerjaan)
    return pekerjaan


def pesan_harian() -> None:
    """Once a day: placements begin and end at midnight without anybody doing anything."""
    if not Pekerjaan.objects.filter(tugas=TUGAS, dibuat_pada__date=localdate()).exists():
        pesan(oleh=None)


def jalankan(pekerjaan: Pekerjaan, kemajuan: Callable[[int, int], None]) -> dict[str, Any]:
    """The body of the job: batches along the tree, each in its own transaction; safe to run again."""
    saat, hari = now(), localdate()
    # The keys at once: a placement that begins meanwhile moves nobody into two batches.
    urut = list(dinilai(hari).order_by("unit__jalur", "pk").values_list("pk", flat=True))
    for awal in range(0, len(urut), SEKALI):
        kemajuan(awal, len(urut))
        hitung(urut[awal : awal + SEKALI], hari)
    AtasanDiragukan.objects.filter(dihitung_pada__lt=saat).delete()
    kemajuan(len(urut), len(urut))
    return {"diperiksa": len(urut), "diragukan": AtasanDiragukan.objects.count(), "tautan": "/organisasi/atasan/"}


def dinilai(hari: date) -> QuerySet[Penempatan]:
    """Placements that somebody must assess that day."""
    definitif = Penempatan.objects.pada(hari).filter(jenis=JenisPenempatan.DEFINITIF)
    return definitif.exclude(pegawai__jenis=JenisPegawai.NON_ASN)


@transaction.atomic
def hitung(pk: Iterable[int], hari: date) -> None:
    """Write what is doubtful of these placements, forget what is not."""
    pk, saat = list(pk), now()
    lama = {d.penempatan_id: d for d in AtasanDiragukan.objects.select_for_update().filter(penempatan__in=pk)}
    baru = []
    for penempatan, keyakinan, penilai in _diperiksa(pk, hari):
        if keyakinan.tingkat != Tingkat.PASTI:
            baru.append(_baris(penempatan, keyakinan, penilai, lama.get(penempatan.pk), saat))
    bidang = ["tingkat", "sebab", "penilai", "dihitung_pada", "dibenarkan_oleh", "dibenarkan_pada", "catatan"]
    AtasanDiragukan.objects.bulk_create(
        baru, update_conflicts=True, unique_fields=["penempatan"], update_fields=bidang, batch_size=500
    )
    tetap = {b.penempatan_id for b in baru}
    AtasanDiragukan.objects.filter(penempatan__in=[p for p in lama if p not in tetap]).delete()


def _baris(
    penempatan: Penempatan, keyakinan: Keyakinan, penilai: Pegawai | None, lama: AtasanDiragukan | None, saat: Any
) -> AtasanDiragukan:
    sebab = [str(s) for s in keyakinan.sebab]
    baris = AtasanDiragukan(
        penempatan=penempatan, tingkat=keyakinan.tingkat, sebab=sebab, penilai=penilai, dihitung_pada=saat
    )
    if lama and (lama.tingkat, lama.sebab, lama.penilai_id) == (baris.tingkat, sebab, penilai and penilai.pk):
        baris.dibenarkan_oleh_id, baris.dibenarkan_pada = lama.dibenarkan_oleh_id, lama.dibenarkan_pada
        baris.catatan = lama.catatan
    return baris


def _diperiksa(pk: list[int], hari: date) -> Iterator[tuple[Penempatan, Keyakinan, Pegawai | None]]:
    semua = dinilai(hari).filter(pk__in=pk).select_related("unit", "jabatan", "pegawai")
    daftar = list(semua)
    peta = Peta([p.unit for p in daftar], hari)
    tak_tercatat = tanpa_memimpin(peta.induk, hari)
    for p in daftar:
        hasil = peta.penilai(p)
        yield p, tentang(p, hasil.penempatan, peta, tak_tercatat), hasil.penempatan and hasil.penempatan.pegawai


def tanpa_memimpin(unit: Iterable[int], hari: date) -> frozenset[int]:
    """Of these units those where somebody holds a structural post and nobody is recorded as leading."""
    kini = Penempatan.objects.pada(hari)
    tanpa = UnitKerja.objects.filter(pk__in=unit).exclude(Exists(kini.filter(unit=OuterRef("pk"), memimpin=True)))
    struktural = kini.filter(unit__in=tanpa.values("pk").order_by(), jabatan__jenis__in=[str(j) for j in STRUKTURAL])
    return frozenset(struktural.values_list("unit", flat=True))


def tentang(p: Penempatan, penilai: Penempatan | None, peta: Peta, tak_tercatat: frozenset[int]) -> Keyakinan:
    """Grade and reasons of one answer."""
    pengguna = penilai and penilai.pegawai.pengguna
    selesai = p.unit.selesai
    keadaan = Keadaan(
        berakun=bool(pengguna and pengguna.is_active),
        unit_berakhir=bool(selesai and selesai < peta.hari),
        ditunjuk=p.penilai_ditunjuk_id is not None,
        tanpa_memimpin=tak_tercatat,
    )
    return yakin(
        p.duduk, penilai.duduk if penilai else None, lambda u: peta.di_unit[u], peta.induk.get, peta.hari, keadaan
    )


def segarkan(unit: UnitKerja) -> None:
    """After something was mended: this branch at once, or by the job where it is large."""
    hari = localdate()
    di_bawah = dinilai(hari).filter(unit__in=UnitKerja.objects.di_bawah([unit.jalur]).order_by().values("pk"))
    pk = list(di_bawah.values_list("pk", flat=True)[: SEGERA + 1])
    if len(pk) > SEGERA:
        pesan(oleh=None)
    else:
        hitung(pk, hari)
        lewat = AtasanDiragukan.objects.filter(penempatan__unit__jalur__startswith=unit.jalur)
        lewat.exclude(penempatan__in=pk).delete()


# Mending --------------------------------------------------------------------------------------------------------------
@transaction.atomic
def benarkan(diragukan: AtasanDiragukan, *, oleh: Pegawai, catatan: str) -> AtasanDiragukan:
    """Somebody looked: the derived penilai is right. It leaves the queue until the answer or its reasons change.

    Raises BukanHak, IsianKeliru without a note, KeadaanMenolak when there is no penilai to be right about.
    """
    kini = AtasanDiragukan.objects.select_for_update().get(pk=diragukan.pk)
    if not mandat.mengelola(oleh.pengguna, kini.penempatan.unit_id):
        raise BukanHak(BUKAN_HAK)
    catatan = catatan.strip()
    if not 3 <= len(catatan) <= PANJANG_CATATAN:
        kalimat = f"Sebutkan sebabnya dalam 3 sampai {PANJANG_CATATAN} huruf."
        raise IsianKeliru(kalimat, {"catatan": kalimat})
    if kini.tingkat == Tingkat.TIDAK_ADA:
        raise KeadaanMenolak("Belum ada penilai yang dapat dibenarkan. Tunjuk penilai atau catat pimpinannya.")
    if kini.dibenarkan_oleh_id is None:
        kini.dibenarkan_oleh, kini.dibenarkan_pada, kini.catatan = oleh, now(), catatan
        kini.save(update_fields=["dibenarkan_oleh", "dibenarkan_pada", "catatan"])
        data = {"penilai": kini.penilai_id, "sebab": kini.sebab, "catatan": catatan}
        Jejak.catat(kini.penempatan, "benarkan_penilai", oleh=oleh, sebagai="pengelola", **data)
    return kini


@transaction.atomic
def tunjuk(diragukan: AtasanDiragukan, pejabat: Pegawai, *, oleh: Pegawai) -> None:
    """Delegate the authority to this official, in the post that he leads or else in his definitive one."""
    hari = localdate()
    duduk = pejabat.penempatan.pada(hari).order_by("-memimpin", "jenis", "id").first()
    if duduk is None:
        raise IsianKeliru(f"{pejabat.nama_lengkap} tidak menempati jabatan hari ini.")
    kini = langkah_penempatan.tunjuk_penilai(diragukan.penempatan, duduk, oleh=oleh)
    segarkan(kini.unit)


@transaction.atomic
def jadikan_satu(terpilih: Penempatan, *, oleh: Pegawai) -> int:
    """This one leads the unit: the other Plt. and Plh. there end yesterday. The definitive head cannot be ended so."""
    wajib_bkd(oleh)
    hari = localdate()
    lain = Penempatan.objects.pada(hari).filter(unit=terpilih.unit_id, memimpin=True).exclude(pk=terpilih.pk)
    if lain.filter(jenis=JenisPenempatan.DEFINITIF).exists():
        raise KeadaanMenolak("Kepala definitif unit ini masih menjabat. Akhiri penempatannya pada halaman pegawainya.")
    kemarin, banyak = hari - timedelta(days=1), 0
    for p in lain.order_by("pk"):
        if p.mulai > kemarin:
            raise KeadaanMenolak(f"Penempatan {p.pegawai.nama_lengkap} baru mulai hari ini. Koreksi di halamannya.")
        langkah_penempatan.akhiri(p, kemarin, oleh=oleh)
        banyak += 1
    segarkan(terpilih.unit)
    return banyak


@transaction.atomic
def catat_plt(
    unit: UnitKerja, pejabat: Pegawai, *, oleh: Pegawai, jenis: str, mulai: date, selesai: date | None
) -> Penempatan:
    """Fill the empty chair of a unit with a Plt. or Plh., in the name that its last head had."""
    terakhir = kepala_terakhir(unit)
    if terakhir is None:
        raise KeadaanMenolak("Nama jabatan pimpinan unit ini belum pernah tercatat. Catat dari halaman pegawainya.")
    if jenis not in {JenisPenempatan.PLT, JenisPenempatan.PLH}:
        raise IsianKeliru("Pilih Plt. atau Plh.", {"jenis": "Pilih Plt. atau Plh."})
    isi = {"mulai": mulai, "selesai": selesai, "jenis": jenis, "memimpin": True}
    baru = langkah_penempatan.tempatkan(pejabat, unit, terakhir.jabatan, oleh=oleh, **isi)  # type: ignore[arg-type]
    segarkan(unit)
    return baru


def kepala_terakhir(unit: UnitKerja) -> Penempatan | None:
    """Who led the unit last; of the one in a structural post today, where nobody was recorded as leading."""
    semua = Penempatan.objects.filter(unit=unit).select_related("jabatan", "pegawai")
    pimpinan = Q(memimpin=True) | Q(jabatan__jenis__in=[str(j) for j in STRUKTURAL])
    return semua.filter(pimpinan).order_by("-memimpin", "jenis", "-mulai", "-pk").first()
