"""The trail of reading (UU 27/2022 art. 31-32): written once a day per reader, kept for years, read by the owner."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import QuerySet
from django.utils.timezone import localdate, now

from pegawai import mandat
from pegawai.models import Ketentuan, Pegawai, Pembacaan
from pegawai.models.pembacaan import JenisBaca, SebagaiPembaca

SEKALI_HAPUS = 5000


def catat(pembaca: Pegawai, id_pemilik: int, jenis: JenisBaca, peran: set[str]) -> None:
    """One row for this reader, owner, kind and day; a second one is the first."""
    catat_banyak(pembaca, [id_pemilik], jenis, _sebagai(pembaca, peran))


def catat_banyak(
    pembaca: Pegawai, pemilik: Iterable[int], jenis: JenisBaca, sebagai: SebagaiPembaca, keperluan: str = ""
) -> None:
    """The same for many people at once, as a print of a whole unit shows them; in one statement."""
    hari, saat = localdate(), now()
    isi = {"pembaca": pembaca, "jenis": jenis, "hari": hari, "pada": saat, "sebagai": sebagai, "keperluan": keperluan}
    baris = [Pembacaan(pemilik_id=pk, **isi) for pk in pemilik if pk != pembaca.pk]
    Pembacaan.objects.bulk_create(baris, ignore_conflicts=True)


def _sebagai(pembaca: Pegawai, peran: set[str]) -> SebagaiPembaca:
    """In which capacity: a role towards the person counts before an office."""
    for sebagai in (SebagaiPembaca.PENILAI, SebagaiPembaca.ATASAN_PENILAI):
        if sebagai.value in peran:
            return sebagai
    return sebagai_pejabat(pembaca)


def sebagai_pejabat(pembaca: Pegawai) -> SebagaiPembaca:
    if pembaca.pengguna is None:
        return SebagaiPembaca.LAIN
    if pembaca.pengguna.has_perm(mandat.INSTANSI):
        return SebagaiPembaca.BKD
    return SebagaiPembaca.MANDAT if mandat.unit_bermandat(pembaca.pengguna).exists() else SebagaiPembaca.LAIN


def milik(pegawai: Pegawai) -> QuerySet[Pembacaan]:
    """Who read what is this person's, the newest first."""
    return Pembacaan.objects.filter(pemilik=pegawai).select_related("pembaca")


def hapus_yang_lama() -> int:
    """What is older than the instansi keeps it; a part each day, so that no statement grows."""
    tahun = Ketentuan.objects.nilai("pembacaan_tahun", localdate())
    lama = Pembacaan.objects.filter(hari__lt=localdate() - timedelta(days=365 * tahun)).order_by("hari")
    return Pembacaan.objects.filter(pk__in=list(lama.values_list("pk", flat=True)[:SEKALI_HAPUS])).delete()[0]
