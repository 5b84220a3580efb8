"""Ajukan perbaikan atasan/data: asked by anybody about himself, answered in one place, told to him in words."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate, now

from pegawai import mandat
from pegawai.alur.isian import wajib
from pegawai.aturan.perbaikan import LANGKAH, Hal, Status
from pegawai.models import Jejak, Pegawai, Pemberitahuan, PermintaanPerbaikan
from pegawai.models.perbaikan import PANJANG_URAIAN
from pegawai.penolakan import BukanHak, KeadaanMenolak

ALAMAT_SAYA = "/akun/perbaikan/"
SEBUTAN = {"penjawab": "pengelola kinerja unit atau BKD", "pemohon": "pegawai yang mengajukannya"}


@transaction.atomic
def ajukan(pegawai: Pegawai, *, oleh: Pegawai, hal: str, uraian: str, bukti: str = "") -> PermintaanPerbaikan:
    """Ask. The same words twice are one request; other words about a matter that is still open are refused."""
    if oleh != pegawai:
        raise BukanHak("Perbaikan data diajukan oleh pegawai yang bersangkutan.")
    isi = {"uraian": wajib(uraian, PANJANG_URAIAN, "uraian", "Uraian"), "bukti": bukti.strip()[:PANJANG_URAIAN]}
    duduk = pegawai.penempatan.pada(localdate()).filter(jenis="definitif").first()
    try:
        with transaction.atomic():
            baru = PermintaanPerbaikan.objects.create(pegawai=pegawai, unit=duduk and duduk.unit, hal=Hal(hal), **isi)
    except IntegrityError:  # one open request a matter
        ada = pegawai.permintaan_perbaikan.get(hal=hal, status=Status.DIAJUKAN)
        if (ada.uraian, ada.bukti) == (isi["uraian"], isi["bukti"]):
            return ada
        raise KeadaanMenolak("Permintaan Anda tentang hal ini masih menunggu. Tarik dahulu bila keliru.") from None
    Jejak.catat(baru, "ajukan", oleh=oleh, sebagai="pemohon", ke=Status.DIAJUKAN.value, hal=hal)
    _kabarkan_penjawab(baru)
    return baru


def _kabarkan_penjawab(permintaan: PermintaanPerbaikan) -> None:
    judul = f"{permintaan.pegawai.nama_lengkap} mengajukan perbaikan data: {permintaan.get_hal_display()}"
    tautan = f"/organisasi/perbaikan/{permintaan.kode}/"
    for penjawab in penjawab_pertama(permintaan):
        Pemberitahuan.kirim(penjawab, f"perbaikan-{permintaan.pk}", judul, tautan=tautan)


def penjawab_pertama(permintaan: PermintaanPerbaikan) -> QuerySet[Pegawai]:
    """Who is told: the pengelola nearest to the unit; the BKD where there is none but the person himself."""
    dekat = mandat.pengelola_terdekat(permintaan.unit) if permintaan.unit else Pegawai.objects.none()
    lain = dekat.exclude(pk=permintaan.pegawai_id)
    return lain if lain.exists() else mandat.pengelola_instansi().exclude(pk=permintaan.pegawai_id)


def jawab(permintaan: PermintaanPerbaikan, *, oleh: Pegawai, jawaban: str) -> PermintaanPerbaikan:
    """What was mended, or why it is right as it stands, in words for the person."""
    return _jawab("jawab", permintaan, oleh, jawaban)


def tolak(permintaan: PermintaanPerbaikan, *, oleh: Pegawai, jawaban: str) -> PermintaanPerbaikan:
    """Not to be mended, and why."""
    return _jawab("tolak", permintaan, oleh, jawaban)


def tarik(permintaan: PermintaanPerbaikan, *, oleh: Pegawai) -> PermintaanPerbaikan:
    """The person takes his request back; a second click finds it taken back."""
    kini = PermintaanPerbaikan.objects.get(pk=permintaan.pk)
    if kini.status == Status.DITARIK and kini.pegawai_id == oleh.pk:
        return kini
    with _transisi("tarik", permintaan, oleh) as kini:
        pass
    return kini


def _jawab(kata: str, permintaan: PermintaanPerbaikan, oleh: Pegawai, jawaban: str) -> PermintaanPerbaikan:
    isi = wajib(jawaban, PANJANG_URAIAN, "jawaban", "Jawaban")
    kini = PermintaanPerbaikan.objects.get(pk=permintaan.pk)
    if (kini.status, kini.dijawab_oleh_id, kini.jawaban) == (LANGKAH[kata].ke, oleh.pk, isi):
        return kini  # a second click
    with _transisi(kata, permintaan, oleh) as kini:
        kini.jawaban, kini.dijawab_oleh, kini.dijawab_pada = isi, oleh, now()
        judul = f"Permintaan perbaikan Anda ({kini.get_hal_display().lower()}) {LANGKAH[kata].ke.cetak.lower()}"
        Pemberitahuan.kirim(kini.pegawai, f"perbaikan-{kini.pk}-jawaban", judul, isi=isi, tautan=ALAMAT_SAYA)
    return kini


@contextmanager
def _transisi(kata: str, permintaan: PermintaanPerbaikan, oleh: Pegawai) -> Iterator[PermintaanPerbaikan]:
    """Lock, role, state, save, trace. Raises BukanHak, KeadaanMenolak; then nothing has changed."""
    langkah = LANGKAH[kata]
    with transaction.atomic():
        baris = PermintaanPerbaikan.objects.select_for_update(of=("self",)).select_related("pegawai", "unit")
        kini = baris.get(pk=permintaan.pk)
        if langkah.pelaku not in peran(kini, oleh):
            raise BukanHak(f"{langkah.sebutan} hanya dapat dilakukan oleh {SEBUTAN[langkah.pelaku]}.")
        if kini.status not in langkah.dari:
            raise KeadaanMenolak(f"Permintaan ini sudah berstatus “{kini.get_status_display()}”.")
        dari, kini.status = kini.status, langkah.ke
        yield kini
        kini.save()
        Jejak.catat(kini, kata, oleh=oleh, sebagai=langkah.pelaku, dari=dari, ke=langkah.ke.value)


def peran(permintaan: PermintaanPerbaikan, pegawai: Pegawai) -> set[str]:
    """Nobody answers himself."""
    if pegawai.pk == permintaan.pegawai_id:
        return {"pemohon"}
    return {"penjawab"} if mandat.mengelola(pegawai.pengguna, permintaan.unit_id) else set()


def dapat_dijawab(pegawai: Pegawai) -> QuerySet[PermintaanPerbaikan]:
    """Requests that this person may read in order to answer: of the units he manages, all for the BKD; not his own."""
    lain = PermintaanPerbaikan.objects.exclude(pegawai=pegawai)
    if pegawai.pengguna is None:
        return lain.none()
    if pegawai.pengguna.has_perm(mandat.INSTANSI):
        return lain
    unit = mandat.unit_di_bawah_mandat(pegawai.pengguna, (mandat.KELOLA,))
    return lain.filter(unit__in=unit.order_by().values("pk"))
