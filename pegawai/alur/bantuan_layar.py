"""Help-desk: ask, agree, open, look, end. Nothing that is looked at can be changed from there."""

from django.db import transaction
from django.utils.timezone import now

from pegawai import mandat
from pegawai.alur import pembacaan
from pegawai.alur.hak import wajib_bkd
from pegawai.alur.isian import wajib
from pegawai.models import BantuanLayar, Jejak, Pegawai, Pemberitahuan
from pegawai.models.bantuan_layar import LAMA
from pegawai.models.pembacaan import JenisBaca, SebagaiPembaca
from pegawai.penolakan import BukanHak, KeadaanMenolak

PANJANG_ALASAN = 300
ALAMAT_SAYA = "/akun/bantuan/"
ALAMAT_PETUGAS = "/bantuan-layar/"


@transaction.atomic
def minta(pegawai: Pegawai, *, oleh: Pegawai, alasan: str) -> BantuanLayar:
    """Ask to see the screens of this person. While one request is open, asking again is that request."""
    wajib_bkd(oleh)
    alasan = wajib(alasan, PANJANG_ALASAN, "alasan")
    if pegawai == oleh:
        raise KeadaanMenolak("Layar Anda sendiri sudah terbuka.")
    if pegawai.pengguna is None or not pegawai.pengguna.is_active:
        raise KeadaanMenolak(f"{pegawai.nama_lengkap} tidak punya akun yang terbuka.")
    Pegawai.objects.select_for_update(no_key=True).get(pk=pegawai.pk)
    milik = BantuanLayar.objects.filter(petugas=oleh, pegawai=pegawai)
    if ada := milik.menunggu().first() or milik.siap().first() or milik.berjalan().first():
        return ada
    baru = BantuanLayar.objects.create(petugas=oleh, pegawai=pegawai, alasan=alasan)
    Jejak.catat(baru, "minta", oleh=oleh, sebagai="bkd", alasan=alasan)
    judul = f"{oleh.nama_lengkap} (BKD) meminta izin melihat layar Anda"
    Pemberitahuan.kirim(pegawai, f"bantuan-{baru.pk}", judul, f"Alasan: {alasan}", ALAMAT_SAYA)
    return baru


@transaction.atomic
def setujui(bantuan: BantuanLayar, *, oleh: Pegawai) -> BantuanLayar:
    """The person agrees, or a second officer of the BKD in his stead; he hears of it either way."""
    kini = _terkunci(bantuan)
    if oleh.pk == kini.petugas_id or oleh.pk != kini.pegawai_id and not _bkd(oleh):
        raise BukanHak("Disetujui oleh pegawai yang bersangkutan atau petugas BKD lain.")
    if kini.disetujui_oleh_id == oleh.pk:
        return kini
    if not BantuanLayar.objects.menunggu().filter(pk=kini.pk).exists():
        raise KeadaanMenolak("Permintaan ini tidak lagi menunggu persetujuan.")
    kini.disetujui_oleh, kini.disetujui_pada = oleh, now()
    kini.save(update_fields=["disetujui_oleh", "disetujui_pada"])
    sebagai = "pegawai" if oleh.pk == kini.pegawai_id else "bkd"
    Jejak.catat(kini, "setujui", oleh=oleh, sebagai=sebagai)
    judul = f"Anda boleh melihat layar {kini.pegawai.nama_lengkap} selama 30 menit"
    Pemberitahuan.kirim(kini.petugas, f"bantuan-{kini.pk}-setuju", judul, tautan=ALAMAT_PETUGAS)
    if sebagai == "bkd":
        kabar = f"{oleh.nama_lengkap} (BKD) menyetujui layar Anda dilihat {kini.petugas.nama_lengkap}"
        Pemberitahuan.kirim(kini.pegawai, f"bantuan-{kini.pk}-setuju", kabar, f"Alasan: {kini.alasan}", ALAMAT_SAYA)
    return kini


@transaction.atomic
def buka(bantuan: BantuanLayar, *, oleh: Pegawai) -> BantuanLayar:
    """Half an hour begins. Opened again while it lasts it is the same half hour. Raises BukanHak, KeadaanMenolak."""
    wajib_bkd(oleh)
    kini = _terkunci(bantuan)
    if oleh.pk != kini.petugas_id:
        raise BukanHak("Dibuka oleh petugas yang memintanya.")
    if BantuanLayar.objects.berjalan().filter(pk=kini.pk).exists():
        return kini
    if not BantuanLayar.objects.siap().filter(pk=kini.pk).exists():
        raise KeadaanMenolak("Belum disetujui, atau sudah berakhir. Minta izin lagi.")
    kini.dibuka_pada = now()
    kini.berakhir_pada = kini.dibuka_pada + LAMA
    kini.save(update_fields=["dibuka_pada", "berakhir_pada"])
    for jenis in (JenisBaca.SKP, JenisBaca.HASIL):
        keperluan = f"Bantuan layar: {kini.alasan}"[:200]
        pembacaan.catat_banyak(oleh, [kini.pegawai_id], jenis, SebagaiPembaca.BKD, keperluan)
    Jejak.catat(kini, "buka", oleh=oleh, sebagai="bkd")
    judul = f"{oleh.nama_lengkap} (BKD) sedang melihat layar Anda"
    Pemberitahuan.kirim(kini.pegawai, f"bantuan-{kini.pk}-buka", judul, f"Alasan: {kini.alasan}", ALAMAT_SAYA)
    return kini


@transaction.atomic
def tutup(bantuan: BantuanLayar, *, oleh: Pegawai) -> BantuanLayar:
    """The officer or the person ends it, refuses it or takes it back; ended twice is ended."""
    kini = _terkunci(bantuan)
    if oleh.pk not in (kini.petugas_id, kini.pegawai_id):
        raise BukanHak("Diakhiri oleh petugas yang memintanya atau pegawai yang bersangkutan.")
    if kini.ditutup_pada is None:
        kini.ditutup_pada, kini.ditutup_oleh = now(), oleh
        kini.save(update_fields=["ditutup_pada", "ditutup_oleh"])
        Jejak.catat(kini, "tutup", oleh=oleh, sebagai="bkd" if oleh.pk == kini.petugas_id else "pegawai")
    return kini


def berjalan(kode: str, petugas: Pegawai | None) -> BantuanLayar | None:
    """The half hour that this officer is in, as long as he is the BKD and the person's account is open."""
    if petugas is None or not _bkd(petugas):
        return None
    milik = BantuanLayar.objects.berjalan().filter(kode=kode, petugas=petugas, pegawai__pengguna__is_active=True)
    return milik.select_related("pegawai__pengguna", "petugas").first()


def catat_dilihat(bantuan: BantuanLayar, halaman: str) -> None:
    """One page was shown: which one, never what stood there."""
    with transaction.atomic():
        Jejak.catat(bantuan, "dilihat", oleh=bantuan.petugas, sebagai="bkd", halaman=halaman)


def dilihat(bantuan: list[BantuanLayar]) -> dict[int, list[Jejak]]:
    """{pk: the pages that were shown}, oldest first."""
    hasil: dict[int, list[Jejak]] = {b.pk: [] for b in bantuan}
    semua = Jejak.objects.filter(objek_jenis="bantuanlayar", objek_id__in=list(hasil), kata_kerja="dilihat")
    for jejak in semua.order_by("nomor"):
        hasil[jejak.objek_id].append(jejak)
    return hasil


def _bkd(orang: Pegawai) -> bool:
    return orang.pengguna is not None and orang.pengguna.is_active and orang.pengguna.has_perm(mandat.INSTANSI)


def _terkunci(bantuan: BantuanLayar) -> BantuanLayar:
    baris = BantuanLayar.objects.select_for_update(of=("self",)).select_related("pegawai__pengguna", "petugas")
    return baris.get(pk=bantuan.pk)
