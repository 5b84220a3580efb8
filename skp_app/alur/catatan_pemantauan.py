"""Observation notes of the Pimpinan (Pasal 17(1); Lampiran p. 68-69 B): his own until he shares them."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate, now

from pegawai.models import Jejak, Pegawai, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur.isi import baris_rhk
from skp_app.alur.transisi import terkunci
from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.aturan.status import BERLAKU
from skp_app.models import CatatanPemantauan, Iki, Rhk, Skp, StatusPenugasan, UmpanBalik
from skp_app.models.pemantauan import CaraAmati, Sifat

BUKAN_PIMPINAN = "Catatan pemantauan ditulis oleh Pimpinan: pejabat penilai, atau pemberi penugasan untuk RHK-nya."
BUKAN_PENULIS = "Catatan ini hanya dapat diubah oleh penulisnya."


def rhk_ditugaskan(skp: Skp, pegawai: Pegawai) -> set[int]:
    """RHK of this SKP whose work this person assigned and the penilai agreed to (Lampiran p. 45-46)."""
    tugas = {"penugasan__pemberi": pegawai, "penugasan__status": StatusPenugasan.DISETUJUI}
    return set(Rhk.objects.filter(skp=skp, **tugas).values_list("pk", flat=True))


@transaction.atomic
def tulis(
    skp: Skp,
    *,
    oleh: Pegawai,
    tanggal: date,
    sifat: str,
    cara: str,
    isi: str,
    sasaran: Rhk | Iki | None = None,
    perilaku: str = "",
    tindak_lanjut: date | None = None,
    bagikan: bool = False,
) -> CatatanPemantauan:
    """Write what was observed that day; with `bagikan` the pegawai reads it at once. The same note twice is one.

    Raises BukanHak, KeadaanMenolak while no SKP is in force, IsianKeliru for a date that cannot be.
    """
    skp = terkunci(skp)
    sebagai = _penulis(skp, sasaran, oleh)
    tentang = _tentang(skp, sasaran, perilaku)
    _periksa_tanggal(skp, tanggal, tindak_lanjut)
    apa: dict[str, Any] = {"tanggal": tanggal, "isi": _bersih(isi), "tindak_lanjut": tindak_lanjut, **tentang}
    apa |= {"sifat": Sifat(sifat), "cara": CaraAmati(cara), "ditulis_pada__date": localdate()}
    catatan, baru = CatatanPemantauan.objects.get_or_create(skp=skp, oleh=oleh, **apa)
    if baru:
        Jejak.catat(skp, "catat_pemantauan", oleh=oleh, sebagai=sebagai, catatan_pemantauan=catatan.pk)
    return _bagikan(catatan, oleh) if bagikan else catatan


@transaction.atomic
def ubah(
    catatan: CatatanPemantauan,
    *,
    oleh: Pegawai,
    sasaran: Rhk | Iki | None = None,
    perilaku: str = "",
    **isian: Any,
) -> CatatanPemantauan:
    """Mend a note on the day it was written, as long as nobody else has read it. Afterwards one writes a new one."""
    catatan = _milik(catatan, oleh)
    if not dapat_diubah(catatan):
        raise KeadaanMenolak("Catatan ini tidak dapat diubah lagi. Tulis catatan baru sebagai koreksinya.")
    _penulis(catatan.skp, sasaran, oleh)
    _periksa_tanggal(catatan.skp, isian["tanggal"], isian["tindak_lanjut"])
    bagikan = isian.pop("bagikan", False)
    for bidang, nilai in (isian | _tentang(catatan.skp, sasaran, perilaku)).items():
        setattr(catatan, bidang, nilai)
    catatan.isi = _bersih(catatan.isi)
    catatan.save()
    Jejak.catat(catatan.skp, "ubah_catatan_pemantauan", oleh=oleh, catatan_pemantauan=catatan.pk)
    return _bagikan(catatan, oleh) if bagikan else catatan


def dapat_diubah(catatan: CatatanPemantauan) -> bool:
    terbaca = catatan.dibagikan_pada or catatan.umpan_balik_id or catatan.ditindaklanjuti_pada
    return not terbaca and localdate(catatan.ditulis_pada) == localdate()


@transaction.atomic
def bagikan(catatan: CatatanPemantauan, *, oleh: Pegawai) -> CatatanPemantauan:
    """From now on the pegawai and the atasan penilai read it too; it cannot be taken back."""
    return _bagikan(_milik(catatan, oleh), oleh)


def _bagikan(catatan: CatatanPemantauan, oleh: Pegawai) -> CatatanPemantauan:
    if catatan.dibagikan_pada:
        return catatan
    catatan.dibagikan_pada = now()
    catatan.save(update_fields=["dibagikan_pada"])
    skp = catatan.skp
    Pemberitahuan.kirim(
        skp.pegawai,
        f"catatan-pemantauan-{catatan.pk}",
        f"{oleh.nama_lengkap} membagikan catatan pemantauan",
        tautan=f"/pemantauan/{skp.mulai.year}/{skp.kode}/",
    )
    Jejak.catat(skp, "bagikan_catatan_pemantauan", oleh=oleh, catatan_pemantauan=catatan.pk)
    return catatan


@transaction.atomic
def selesaikan(catatan: CatatanPemantauan, *, oleh: Pegawai) -> CatatanPemantauan:
    """The follow-up of a note was done."""
    catatan = _milik(catatan, oleh)
    if catatan.tindak_lanjut is None:
        raise KeadaanMenolak("Catatan ini tidak punya tanggal tindak lanjut.")
    if catatan.ditindaklanjuti_pada is None:
        catatan.ditindaklanjuti_pada = now()
        catatan.save(update_fields=["ditindaklanjuti_pada"])
        Jejak.catat(catatan.skp, "tindak_lanjuti_catatan", oleh=oleh, catatan_pemantauan=catatan.pk)
    return catatan


@transaction.atomic
def tautkan(catatan: CatatanPemantauan, umpan_balik: UmpanBalik, *, oleh: Pegawai) -> CatatanPemantauan:
    """The note became this feedback. Both keep their words; each shows the other."""
    catatan = _milik(catatan, oleh)
    if catatan.umpan_balik_id is None and umpan_balik.skp.rangkaian == catatan.skp.rangkaian:
        catatan.umpan_balik = umpan_balik
        catatan.save(update_fields=["umpan_balik"])
    return catatan


def _penulis(skp: Skp, sasaran: Rhk | Iki | None, oleh: Pegawai) -> str:
    """In which role he writes: penilai, or pemberi_tugas for the RHK that he assigned."""
    peran = "penilai" if "penilai" in skp.peran(oleh) else ""
    rhk = sasaran.rhk if isinstance(sasaran, Iki) else sasaran
    if not peran and rhk is not None and rhk.pk in rhk_ditugaskan(skp, oleh):
        peran = "pemberi_tugas"
    if not peran:
        raise BukanHak(BUKAN_PIMPINAN)
    if skp.status not in BERLAKU:
        raise KeadaanMenolak("Pemantauan dicatat atas SKP yang sudah ditetapkan.")
    return peran


def _milik(catatan: CatatanPemantauan, oleh: Pegawai) -> CatatanPemantauan:
    semua = CatatanPemantauan.objects.select_related("skp__pegawai").select_for_update(of=("self",))
    catatan = semua.get(pk=catatan.pk)
    if catatan.oleh_id != oleh.pk:
        raise BukanHak(BUKAN_PENULIS)
    return catatan


def _bersih(isi: str) -> str:
    isi = isi.strip()
    if not isi:
        raise IsianKeliru("Catatan belum ditulis.", {"isi": "Catatan belum ditulis."})
    return isi


def _periksa_tanggal(skp: Skp, tanggal: date, tindak_lanjut: date | None) -> None:
    if not skp.mulai <= tanggal <= localdate():
        kalimat = "Tanggal pengamatan ada di dalam masa SKP, paling akhir hari ini."
        raise IsianKeliru(kalimat, {"tanggal": kalimat})
    if tindak_lanjut and tindak_lanjut < localdate():
        kalimat = "Tanggal tindak lanjut paling awal hari ini."
        raise IsianKeliru(kalimat, {"tindak_lanjut": kalimat})


def _tentang(skp: Skp, sasaran: Rhk | Iki | None, perilaku: str) -> dict[str, Any]:
    """The columns that say what it is about, with its place on the form that day."""
    kosong: dict[str, Any] = {"rhk": None, "iki": None, "perilaku": "", "sebutan": "Umum"}
    if perilaku:
        return kosong | {"perilaku": NilaiPerilaku(perilaku), "sebutan": f"Perilaku: {NilaiPerilaku(perilaku).cetak}"}
    if sasaran is None:
        return kosong
    for rhk in baris_rhk(skp):
        if sasaran == rhk:
            return kosong | {"rhk": rhk, "sebutan": f"RHK {rhk.nomor}"}  # type: ignore[attr-defined]
        for n, iki in enumerate(rhk.iki.all(), start=1):
            if sasaran == iki:
                sebutan = f"RHK {rhk.nomor}, indikator {n}"  # type: ignore[attr-defined]
                return kosong | {"rhk": rhk, "iki": iki, "sebutan": sebutan}
    raise IsianKeliru("Baris tersebut bukan bagian dari SKP ini.")
