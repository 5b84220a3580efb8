"""What people do about an open obligation: remind who owes it, or put one's own reminder off."""

from datetime import date, datetime, timedelta

from django.db import transaction

from evaluasi.kewajiban.baca import Kewajiban
from pegawai.models import Jejak, Pegawai
from pegawai.penolakan import IsianKeliru, KeadaanMenolak
from skp_app.alur import pengingat
from skp_app.models import TundaPengingat

TUNDA_TERLAMA = 7  # days


def ingatkan(kewajiban: Kewajiban, *, oleh: Pegawai, hari: date) -> datetime:
    """Remind the owner, and nobody else. Whose row `oleh` may name is the caller's to know.

    Raises KeadaanMenolak when `oleh` owes it himself, or when the owner was reminded often enough today.
    """
    if kewajiban.pemilik == oleh.pk:
        raise KeadaanMenolak("Ini tugas Anda sendiri. Kerjakan, atau tunda pengingatnya dari Tugas saya.")
    judul = kewajiban.kata(kewajiban.jenis.judul, hari)
    return pengingat.ingatkan(
        Pegawai.objects.get(pk=kewajiban.pemilik),
        kewajiban.hal,
        f"Pengingat dari {oleh.nama_lengkap}: {judul[:1].lower()}{judul[1:]}",
        isi=kewajiban.jenis.akibat,
        tautan=kewajiban.jenis.alamat(kewajiban.kode),
    )


@transaction.atomic
def tunda(kewajiban: Kewajiban, *, oleh: Pegawai, lama: int, hari: date) -> date:
    """Until which day its owner gets no reminder of it: at most seven days, and never past its deadline."""
    if not 1 <= lama <= TUNDA_TERLAMA:
        raise IsianKeliru(f"Pengingat dapat ditunda 1 sampai {TUNDA_TERLAMA} hari.")
    if kewajiban.pemilik != oleh.pk:
        raise KeadaanMenolak("Hanya pengingat tugas sendiri yang dapat ditunda.")
    sampai = hari + timedelta(days=lama)
    if kewajiban.tenggat is not None:
        if kewajiban.tenggat <= hari:
            raise KeadaanMenolak("Tenggatnya hari ini atau sudah lewat, jadi pengingatnya tidak dapat ditunda.")
        sampai = min(sampai, kewajiban.tenggat)
    tunda, _ = TundaPengingat.objects.update_or_create(
        pegawai=oleh, jenis=kewajiban.jenis.kunci, kode=kewajiban.kode, defaults={"sampai": sampai}
    )
    Jejak.catat(tunda, "tunda_pengingat", oleh=oleh, sebagai="pemilik", sampai=sampai.isoformat())
    return sampai
