"""The second factor of an account: authenticator app, passkeys (kunci_sandi.py), and codes for when they are lost.

Whatever changes here ends the other sessions of the account and is told to its owner. A wrong code is counted on the
row of the app, whatever the network it came from: who types one has the password already.
"""

import hashlib
import secrets
import time
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Count, Q
from django.utils.timezone import localdate, now

from pegawai import mandat, rahasia
from pegawai.alur import sesi
from pegawai.aturan import kode_waktu
from pegawai.aturan.masuk import bersih_kode
from pegawai.models import AplikasiKode, Jejak, Ketentuan, KodePemulihan, Pegawai, Pemberitahuan, Penempatan, Pengguna
from pegawai.models.kode import kode_acak
from pegawai.penolakan import IsianKeliru, KeadaanMenolak, TerlaluSering
from pegawai.templatetags.tampilan import tanggal

TUJUAN = "aplikasi-kode"
PANJANG_RAHASIA = 20  # bytes; what RFC 4226 recommends
BANYAK_PEMULIHAN = 10
COBA = 5  # wrong codes until a pause, which doubles each time
JEDA_AWAL, JEDA_TERLAMA = timedelta(minutes=15), timedelta(hours=4)
BUKAN_ANDA = "Bila bukan Anda yang melakukannya, segera ganti kata sandi dan hubungi pengelola kepegawaian (BKD)."
TIDAK_COCOK = "Kode tidak cocok. Pakai kode yang sedang tampil; jam ponsel harus tepat."
BKD, MANDAT, PIMPINAN = "bkd", "mandat", "pimpinan"  # words of the Ketentuan `faktor_kedua`


class Punya(NamedTuple):
    """What an account has."""

    aplikasi: bool
    kunci: int
    pemulihan: int

    @property
    def ada(self) -> bool:
        return self.aplikasi or bool(self.kunci)


def punya(pengguna: Pengguna) -> Punya:
    """One query."""
    banyak = Pengguna.objects.filter(pk=pengguna.pk).aggregate(
        aplikasi=Count("aplikasi_kode", filter=Q(aplikasi_kode__aktif_pada__isnull=False), distinct=True),
        kunci=Count("kunci_sandi", distinct=True),
        pemulihan=Count("kode_pemulihan", distinct=True),
    )
    return Punya(bool(banyak["aplikasi"]), banyak["kunci"], banyak["pemulihan"])


# The authenticator app ---------------------------------------------------------------------------
@transaction.atomic
def siapkan(pengguna: Pengguna) -> bytes:
    """The secret of an app that is not confirmed yet; the same while the page is loaded again."""
    terkunci(pengguna)
    lama = AplikasiKode.objects.filter(pengguna=pengguna).first()
    if lama and lama.aktif_pada:
        raise KeadaanMenolak("Aplikasi autentikator Anda sudah aktif. Matikan dahulu untuk memasang yang lain.")
    if lama and (ada := rahasia.buka(TUJUAN, lama.rahasia)):
        return ada
    baru = secrets.token_bytes(PANJANG_RAHASIA)
    isi = {"rahasia": rahasia.kunci(TUJUAN, baru)}
    AplikasiKode.objects.update_or_create(pengguna=pengguna, defaults=isi)
    return baru


@transaction.atomic
def aktifkan(pengguna: Pengguna, kode: str, *, sesi_ini: str, oleh: Pegawai) -> list[str]:
    """The first right code puts the app in force; gives the recovery codes, unless there are some already.

    Raises IsianKeliru for a wrong code, KeadaanMenolak when nothing was prepared or it is in force already.
    """
    terkunci(pengguna)
    aplikasi = AplikasiKode.objects.filter(pengguna=pengguna, aktif_pada=None).first()
    if aplikasi is None:
        raise KeadaanMenolak("Aplikasi autentikator sudah aktif, atau belum disiapkan. Buka lagi halamannya.")
    langkah = kode_waktu.langkah_cocok(_rahasia(aplikasi), kode, time.time(), 0)
    if langkah is None:
        raise IsianKeliru(TIDAK_COCOK, {"kode_sandi": TIDAK_COCOK})
    aplikasi.aktif_pada, aplikasi.langkah_terakhir = now(), langkah
    aplikasi.save()
    return sesudah_dipasang(pengguna, "pasang_aplikasi", "Aplikasi autentikator dipasang", sesi_ini, oleh)


def sesudah_dipasang(pengguna: Pengguna, kata: str, judul: str, sesi_ini: str, oleh: Pegawai) -> list[str]:
    """What follows on any factor: recovery codes when there are none, other sessions end, a message and a trace."""
    perlu = not KodePemulihan.objects.filter(pengguna=pengguna).exists()
    kode = _kode_baru(pengguna) if perlu else []
    _sesudah_berubah(pengguna, kata, judul, sesi_ini, oleh)
    return kode


@transaction.atomic
def matikan(pengguna: Pengguna, *, sesi_ini: str, oleh: Pegawai) -> None:
    """Take the app away; a second click finds nothing."""
    terkunci(pengguna)
    if AplikasiKode.objects.filter(pengguna=pengguna).delete()[0]:
        sesudah_dilepas(pengguna, "lepas_aplikasi", "Aplikasi autentikator dimatikan", sesi_ini, oleh)


def sesudah_dilepas(pengguna: Pengguna, kata: str, judul: str, sesi_ini: str, oleh: Pegawai) -> None:
    """Recovery codes stand in for a factor: without any they open nothing and go."""
    if not punya(pengguna).ada:
        KodePemulihan.objects.filter(pengguna=pengguna).delete()
    _sesudah_berubah(pengguna, kata, judul, sesi_ini, oleh)


def _sesudah_berubah(pengguna: Pengguna, kata: str, judul: str, sesi_ini: str, oleh: Pegawai) -> None:
    sesi.akhiri_semua(pengguna, kecuali=sesi_ini)
    Pemberitahuan.kirim(oleh, f"{kata}:{now().isoformat()}", judul, BUKAN_ANDA, "/akun/keamanan/")
    Jejak.catat(pengguna, kata, oleh=oleh)


# Codes -------------------------------------------------------------------------------------------
@transaction.atomic
def pemulihan_baru(pengguna: Pengguna, *, oleh: Pegawai) -> list[str]:
    """Ten new recovery codes; the old ones open nothing any more. Raises KeadaanMenolak without a factor."""
    terkunci(pengguna)
    if not punya(pengguna).ada:
        raise KeadaanMenolak("Pasang aplikasi autentikator atau kunci sandi dahulu.")
    kode = _kode_baru(pengguna)
    judul = "Kode pemulihan baru dibuat"
    Pemberitahuan.kirim(oleh, f"pemulihan:{now().isoformat()}", judul, BUKAN_ANDA, "/akun/keamanan/")
    Jejak.catat(pengguna, "pemulihan_baru", oleh=oleh)
    return kode


def _kode_baru(pengguna: Pengguna) -> list[str]:
    semua = [kode_acak() for _ in range(BANYAK_PEMULIHAN)]
    KodePemulihan.objects.filter(pengguna=pengguna).delete()
    KodePemulihan.objects.bulk_create([KodePemulihan(pengguna=pengguna, sidik=_sidik(pengguna, k)) for k in semua])
    return ["-".join(k[n : n + 4] for n in range(0, len(k), 4)) for k in semua]


def _sidik(pengguna: Pengguna, kode: str) -> str:
    """80 random bits need no slow hash; without the signing key in it, the paper still counts when that is changed."""
    return hashlib.sha256(f"pegawai.pemulihan:{pengguna.pk}:{bersih_kode(kode)}".encode()).hexdigest()


def cocok(pengguna: Pengguna, kode: str, *, pemulihan: bool = False) -> bool:
    """Does this code of the app fit, or, when `pemulihan` is allowed, one of the recovery codes? Each opens once.

    Raises TerlaluSering while the account waits after wrong codes.
    """
    with transaction.atomic():
        terkunci(pengguna)
        aplikasi = AplikasiKode.objects.filter(pengguna=pengguna, aktif_pada__isnull=False).first()
        _tolak_bila_ditahan(aplikasi)
        benar = bool(aplikasi and _pakai(aplikasi, kode)) or pemulihan and _pakai_pemulihan(pengguna, kode)
        if aplikasi and not benar:
            _hitung_gagal(aplikasi)
    return benar


def _tolak_bila_ditahan(aplikasi: AplikasiKode | None) -> None:
    if aplikasi and aplikasi.ditahan_sampai and aplikasi.ditahan_sampai > now():
        sisa = max(1, round((aplikasi.ditahan_sampai - now()).total_seconds()))
        raise TerlaluSering(f"Terlalu banyak kode keliru. Coba lagi dalam {-(-sisa // 60)} menit.", sisa)


def _pakai(aplikasi: AplikasiKode, kode: str) -> bool:
    langkah = kode_waktu.langkah_cocok(_rahasia(aplikasi), kode, time.time(), aplikasi.langkah_terakhir)
    if langkah is None:
        return False
    aplikasi.langkah_terakhir, aplikasi.gagal, aplikasi.ditahan_sampai = langkah, 0, None
    aplikasi.save()
    return True


def _pakai_pemulihan(pengguna: Pengguna, kode: str) -> bool:
    if not KodePemulihan.objects.filter(pengguna=pengguna, sidik=_sidik(pengguna, kode)).delete()[0]:
        return False
    sisa = KodePemulihan.objects.filter(pengguna=pengguna).count()
    pegawai = Pegawai.objects.filter(pengguna=pengguna).first()
    if pegawai:
        judul = f"Kode pemulihan dipakai; tersisa {sisa}"
        Pemberitahuan.kirim(pegawai, f"pemulihan:{now().isoformat()}", judul, BUKAN_ANDA, "/akun/keamanan/")
    Jejak.catat(pengguna, "pakai_pemulihan", oleh=pegawai)
    return True


def _hitung_gagal(aplikasi: AplikasiKode) -> None:
    aplikasi.gagal += 1
    if aplikasi.gagal % COBA == 0:
        jeda = JEDA_AWAL * 2 ** min(aplikasi.gagal // COBA - 1, 8)
        aplikasi.ditahan_sampai = now() + min(jeda, JEDA_TERLAMA)
    aplikasi.save()


def _rahasia(aplikasi: AplikasiKode) -> bytes:
    isi = rahasia.buka(TUJUAN, aplikasi.rahasia)
    if isi is None:
        raise KeadaanMenolak("Aplikasi autentikator ini tidak terbaca lagi. Minta BKD memulihkan faktor kedua Anda.")
    return isi


def terkunci(pengguna: Pengguna) -> Pengguna:
    """Two steps on the factors of one account come one by one."""
    return Pengguna.objects.select_for_update(no_key=True).get(pk=pengguna.pk)


# Who must have one -------------------------------------------------------------------------------
@transaction.atomic
def tenggat(pengguna: Pengguna) -> datetime | None:
    """Until when this account, which has no second factor, may go on without; None when nobody demands one.

    Counted from the first login in which it was demanded; the person hears of it then.
    """
    aturan = Ketentuan.objects.nilai("faktor_kedua", localdate())
    if not _diwajibkan(pengguna, aturan["wajib"]):
        return None
    if pengguna.faktor_diminta_pada is None:
        pengguna.faktor_diminta_pada = now()
        pengguna.save(update_fields=["faktor_diminta_pada"])
        _kabari(pengguna, pengguna.faktor_diminta_pada + timedelta(days=aturan["tenggang_hari"]))
    return pengguna.faktor_diminta_pada + timedelta(days=aturan["tenggang_hari"])


def _kabari(pengguna: Pengguna, sampai: datetime) -> None:
    pegawai = Pegawai.objects.filter(pengguna=pengguna).first()
    if pegawai:
        judul = f"Pasang faktor kedua sebelum {tanggal(sampai, 'sedang')}"
        isi = "Kewenangan Anda menjangkau data orang lain; kata sandi saja tidak cukup untuk melindunginya."
        Pemberitahuan.kirim(pegawai, f"faktor-diminta:{sampai.date()}", judul, isi, "/akun/keamanan/")


def keliru(nilai: dict[str, Any]) -> str:
    """Why a proposed value of the Ketentuan would be wrong; '' when it is not."""
    asing = [kata for kata in nilai["wajib"] if kata not in (BKD, MANDAT, PIMPINAN)]
    return f"Peran ini tidak dikenal: {', '.join(map(str, asing))}. Pakai bkd, mandat, atau pimpinan." if asing else ""


def _diwajibkan(pengguna: Pengguna, wajib: list[str]) -> bool:
    if BKD in wajib and pengguna.has_perm(mandat.INSTANSI):
        return True
    if MANDAT in wajib and mandat.unit_bermandat(pengguna).exists():
        return True
    memimpin = Penempatan.objects.pada(localdate()).filter(pegawai__pengguna=pengguna, memimpin=True)
    return PIMPINAN in wajib and memimpin.exists()
