"""A lost second factor. Who lost phone and recovery codes comes to the BKD: two officers look at him, one by one.

Taking a factor away opens an account to whoever knows its password; therefore no officer does it alone, none for
himself, and the owner hears of the proposal at once and not only of the deed.
"""

from django.db import IntegrityError, transaction
from django.utils.timezone import now

from pegawai import mandat
from pegawai.alur import faktor, sesi
from pegawai.alur.hak import wajib_bkd
from pegawai.alur.isian import wajib
from pegawai.models import (
    AplikasiKode,
    Jejak,
    KodePemulihan,
    KunciSandi,
    Pegawai,
    Pemberitahuan,
    PemulihanFaktor,
    Pengguna,
)
from pegawai.models.usulan_ketentuan import StatusUsulan
from pegawai.penolakan import BukanHak, KeadaanMenolak

ALASAN_TERPANJANG = 500
BUKAN_ANDA = "Bila bukan Anda yang memintanya, segera hubungi pengelola kepegawaian (BKD) instansi Anda."


@transaction.atomic
def usulkan(pegawai: Pegawai, alasan: str, *, oleh: Pegawai) -> PemulihanFaktor:
    """The first officer saw who it is. Raises BukanHak, IsianKeliru, KeadaanMenolak; a second click is the first."""
    wajib_bkd(oleh)
    alasan = wajib(alasan, ALASAN_TERPANJANG, "alasan")
    if pegawai == oleh:
        raise KeadaanMenolak("Faktor kedua Anda sendiri dipulihkan oleh pengelola lain.")
    if pegawai.pengguna is None or not faktor.punya(pegawai.pengguna).ada:
        raise KeadaanMenolak("Orang ini tidak memakai faktor kedua.")
    menunggu = PemulihanFaktor.objects.filter(pegawai=pegawai, status=StatusUsulan.MENUNGGU).first()
    if menunggu:
        return menunggu
    try:
        with transaction.atomic():
            usulan = PemulihanFaktor.objects.create(pegawai=pegawai, alasan=alasan, diusulkan_oleh=oleh)
    except IntegrityError:
        raise KeadaanMenolak("Pengelola lain baru saja mengusulkan hal yang sama.") from None
    judul = "BKD mengusulkan agar faktor kedua akun Anda dilepas"
    Pemberitahuan.kirim(pegawai, f"pulih-faktor:{usulan.pk}", judul, BUKAN_ANDA)
    for lain in mandat.pengelola_instansi().exclude(pk__in=[oleh.pk, pegawai.pk])[:20]:
        tugas = f"Pemulihan faktor kedua {pegawai.nama_lengkap} menunggu orang kedua"
        Pemberitahuan.kirim(
            lain, f"pulih-faktor-tugas:{usulan.pk}", tugas, tautan=f"/organisasi/pegawai/{pegawai.kode}/"
        )
    Jejak.catat(pegawai.pengguna, "usulkan_pulih_faktor", oleh=oleh, sebagai="bkd", usulan=usulan.pk)
    return usulan


@transaction.atomic
def setujui(usulan: PemulihanFaktor, *, oleh: Pegawai) -> None:
    """A second officer takes every factor away and ends the sessions. Raises BukanHak for the first, KeadaanMenolak."""
    kini = _terkunci(usulan, oleh)
    if kini.diusulkan_oleh_id == oleh.pk:
        raise BukanHak("Pemulihan harus disetujui pengelola lain, bukan pengusulnya.")
    pengguna = kini.pegawai.pengguna
    if pengguna is None:
        raise KeadaanMenolak("Orang ini tidak punya akun.")
    lepas(pengguna)
    judul = "Faktor kedua akun Anda dilepas oleh BKD"
    Pemberitahuan.kirim(kini.pegawai, f"faktor-dilepas:{kini.pk}", judul, BUKAN_ANDA, "/akun/keamanan/")
    _putuskan(kini, StatusUsulan.DISETUJUI, oleh)


@transaction.atomic
def tolak(usulan: PemulihanFaktor, *, oleh: Pegawai) -> None:
    """The second officer says no, or the first takes it back."""
    kini = _terkunci(usulan, oleh)
    _putuskan(kini, StatusUsulan.DITARIK if kini.diusulkan_oleh_id == oleh.pk else StatusUsulan.DITOLAK, oleh)


def lepas(pengguna: Pengguna) -> None:
    """Every factor of the account goes, and every session. Part of a step that leaves its own trace."""
    faktor.terkunci(pengguna)
    for model in (AplikasiKode, KunciSandi, KodePemulihan):
        model.objects.filter(pengguna=pengguna).delete()
    sesi.akhiri_semua(pengguna)


@transaction.atomic
def lepas_oleh_operator(pegawai: Pegawai) -> None:
    """For an installation with a single officer: who runs the server does it, after both have seen the person."""
    if pegawai.pengguna is None:
        raise KeadaanMenolak("Orang ini tidak punya akun.")
    lepas(pegawai.pengguna)
    judul = "Faktor kedua akun Anda dilepas oleh operator server"
    Pemberitahuan.kirim(pegawai, f"faktor-dilepas:{now().isoformat()}", judul, BUKAN_ANDA, "/akun/keamanan/")
    Jejak.catat(pegawai.pengguna, "lepas_faktor_operator", oleh=None)


def _terkunci(usulan: PemulihanFaktor, oleh: Pegawai) -> PemulihanFaktor:
    wajib_bkd(oleh)
    kini = (
        PemulihanFaktor.objects.select_for_update(of=("self",), no_key=True)
        .select_related("pegawai__pengguna")
        .get(pk=usulan.pk)
    )
    if kini.status != StatusUsulan.MENUNGGU:
        raise KeadaanMenolak(f"Usulan ini sudah berstatus “{kini.get_status_display()}”.")
    if kini.pegawai_id == oleh.pk:
        raise BukanHak("Faktor kedua Anda sendiri dipulihkan oleh pengelola lain.")
    return kini


def _putuskan(usulan: PemulihanFaktor, status: StatusUsulan, oleh: Pegawai) -> None:
    usulan.status, usulan.diputus_oleh, usulan.diputus_pada = status, oleh, now()
    usulan.save()
    kata = f"{status.value}_pulih_faktor"
    Jejak.catat(usulan.pegawai.pengguna, kata, oleh=oleh, sebagai="bkd", usulan=usulan.pk)
