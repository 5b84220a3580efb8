"""Where an account is open: the list its owner sees, ending one or all others, and word of a new place."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac
from django.utils.timezone import now

from pegawai.models import Jejak, Pegawai, Pemberitahuan, Pengguna, PerangkatDikenal, Sesi

DIINGAT = timedelta(days=365)
BUKAN_ANDA = "Bila bukan Anda, akhiri sesi itu dari halaman Akun saya, lalu ganti kata sandi."


def terbuka(pengguna: Pengguna) -> QuerySet[Sesi]:
    """The sessions that still open something, the latest used first."""
    kini = now()
    return Sesi.objects.filter(
        pengguna=pengguna,
        expire_date__gt=kini,
        terakhir__gt=kini - timedelta(seconds=settings.SESI_DIAM_DETIK),
        mulai__gt=kini - timedelta(seconds=settings.SESI_PENUH_DETIK),
    ).order_by("-terakhir", "kode")


@transaction.atomic
def akhiri(sesi: Sesi, *, oleh: Pegawai) -> None:
    """End one session of the own account; a second click finds nothing and says nothing."""
    if Sesi.objects.filter(pk=sesi.pk, pengguna=oleh.pengguna).delete()[0]:
        Jejak.catat(oleh.pengguna, "akhiri_sesi", oleh=oleh)


def akhiri_semua(pengguna: Pengguna, kecuali: str | None = None) -> None:
    """End every session of the account but the one with this key. Part of a step that leaves its own trace."""
    Sesi.objects.filter(pengguna=pengguna).exclude(session_key=kecuali or "").delete()


@transaction.atomic
def catat_perangkat(pengguna: Pengguna, perangkat: str, jaringan: str) -> None:
    """Remember from where the account is entered; its owner hears of every place but the first."""
    sidik = salted_hmac("pegawai.perangkat", f"{pengguna.pk}|{perangkat}|{jaringan}", algorithm="sha256").hexdigest()
    if PerangkatDikenal.objects.filter(pengguna=pengguna, sidik=sidik).update(terakhir_pada=now()):
        return
    pertama = not PerangkatDikenal.objects.filter(pengguna=pengguna).exists()
    baris = PerangkatDikenal(pengguna=pengguna, sidik=sidik, terakhir_pada=now())
    PerangkatDikenal.objects.bulk_create([baris], ignore_conflicts=True)
    pegawai = getattr(pengguna, "pegawai", None)
    if pegawai and not pertama:
        judul = f"Akun Anda dibuka dari tempat baru: {perangkat}"
        isi = f"Jaringan {jaringan or 'tidak diketahui'}. {BUKAN_ANDA}"
        Pemberitahuan.kirim(pegawai, f"perangkat:{sidik}:{now().isoformat()}", judul, isi, "/akun/")


def lupakan_perangkat() -> None:
    """Places that nobody came from for a year."""
    PerangkatDikenal.objects.filter(terakhir_pada__lt=now() - DIINGAT).delete()
