"""Gudang bukti: items of their owner, and what they are used for (Lampiran p. 68 A.7). Every step may be repeated."""

from typing import Any

from django.db import transaction

from pegawai.models import Jejak, Pegawai
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import pendokumentasian
from skp_app.models import BuktiDukung, JenisBukti, Kesehatan, PakaiBukti, Realisasi, Skp

TERBANYAK = 50  # pieces of evidence for one realisasi
BUKAN_MILIK = "Bukti ini milik orang lain; hanya pemiliknya yang dapat mengubahnya."


@transaction.atomic
def tambah_tautan(*, oleh: Pegawai, judul: str, tautan: str, keterangan: str = "") -> BuktiDukung:
    """An https address. The same address of the same owner is the same item, under the name it already has."""
    if not tautan.startswith("https://"):
        raise IsianKeliru("Tautan bukti harus diawali https://.")
    ciri = {"jenis": JenisBukti.TAUTAN, "tautan": tautan}
    return _sekali(oleh, ciri, judul=judul, keterangan=keterangan)


@transaction.atomic
def tambah_unit(*, oleh: Pegawai, judul: str, lokasi: str, keterangan: str = "") -> BuktiDukung:
    """The word where in the unit a document is kept."""
    if not lokasi:
        raise IsianKeliru("Tulis tempat dokumen disimpan di unit.")
    ciri = {"jenis": JenisBukti.UNIT, "judul": judul, "lokasi": lokasi}
    return _sekali(oleh, ciri, keterangan=keterangan, kesehatan=Kesehatan.UNIT)


def _sekali(oleh: Pegawai, ciri: dict[str, Any], **isi: Any) -> BuktiDukung:
    """The item with these marks, made when there is none; `baru` on it says which."""
    bukti, baru = BuktiDukung.objects.get_or_create(pemilik=oleh, dihapus_pada=None, **ciri, defaults=isi)
    bukti.baru = baru
    if baru:
        Jejak.catat(bukti, "tambah_bukti", oleh=oleh, sebagai="pemilik")
    return bukti


@transaction.atomic
def tambah(realisasi: Realisasi, *, oleh: Pegawai, judul: str, tautan: str = "", lokasi: str = "") -> BuktiDukung:
    """Into the gudang and to this realisasi in one step: exactly one of link and place."""
    if bool(tautan) == bool(lokasi):
        raise IsianKeliru("Isi tautan bukti, atau tempat dokumen disimpan di unit.")
    _buka(realisasi, oleh)
    if tautan:
        bukti = tambah_tautan(oleh=oleh, judul=judul, tautan=tautan)
    else:
        bukti = tambah_unit(oleh=oleh, judul=judul, lokasi=lokasi)
    pakai(bukti, realisasi, oleh=oleh)
    return bukti


@transaction.atomic
def pakai(bukti: BuktiDukung, tujuan: Realisasi, *, oleh: Pegawai) -> PakaiBukti:
    """Let an item of one's own prove this; a second time it is the same use."""
    skp = _buka(tujuan, oleh)
    bukti = _milik(bukti, oleh)
    if bukti.dihapus_pada:
        raise KeadaanMenolak("Bukti ini sudah dibuang dari gudang. Tambahkan lagi bila masih diperlukan.")
    ada = PakaiBukti.objects.filter(bukti=bukti, realisasi=tujuan).first()
    if ada:
        return ada
    if tujuan.pakai_bukti.count() >= TERBANYAK:
        raise IsianKeliru(f"Satu realisasi memuat paling banyak {TERBANYAK} bukti dukung.")
    baru = PakaiBukti.objects.create(bukti=bukti, realisasi=tujuan)
    Jejak.catat(skp, "pakai_bukti", oleh=oleh, sebagai="pemilik", bukti=bukti.pk, tujuan=_sebutan(tujuan))
    return baru


@transaction.atomic
def lepas(bukti: BuktiDukung, tujuan: Realisasi, *, oleh: Pegawai) -> None:
    """The item no longer proves this; it stays in the gudang, and the trace remembers its name."""
    skp = _buka(tujuan, oleh)
    if PakaiBukti.objects.filter(bukti=bukti, realisasi=tujuan).delete()[0]:
        data = {"bukti": bukti.pk, "judul": bukti.judul, "tujuan": _sebutan(tujuan)}
        Jejak.catat(skp, "lepas_bukti", oleh=oleh, sebagai="pemilik", **data)


def _buka(tujuan: Realisasi, oleh: Pegawai) -> Skp:
    """Lock what the evidence is for, and refuse when it is closed or somebody else's."""
    return pendokumentasian.buka(tujuan.iki.rhk.skp, tujuan.periode_evaluasi, oleh)


def _milik(bukti: BuktiDukung, oleh: Pegawai) -> BuktiDukung:
    """The item, locked."""
    bukti = BuktiDukung.objects.select_for_update(no_key=True).get(pk=bukti.pk)
    if bukti.pemilik_id != oleh.pk:
        raise BukanHak(BUKAN_MILIK)
    return bukti


def _sebutan(tujuan: Realisasi) -> str:
    return f"{tujuan._meta.model_name}:{tujuan.pk}"
