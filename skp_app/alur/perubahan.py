"""Penyesuaian of a set SKP: a new version is drafted beside the one in force (Pasal 11(2), 14(2), 20(3)-(5))."""

from django.db import transaction

from pegawai.models import Jejak, Pegawai
from pegawai.models.kode import kode_acak
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur.peran import peran_bertindak
from skp_app.alur.transisi import terkunci, transition
from skp_app.alur.versi import gandakan, kembar
from skp_app.aturan.status import Status
from skp_app.models import PenutupanPeriode, Skp
from skp_app.models.periode import JenisEvaluasi

PANJANG_ALASAN = 500


@transaction.atomic
def buka(skp: Skp, *, oleh: Pegawai, alasan: str) -> Skp:
    """The draft of the next version, for the same parties and days; a second click gets the same draft.

    Raises IsianKeliru without a reason, KeadaanMenolak when this version is not in force or the year was evaluated.
    """
    skp = terkunci(skp)
    if ada := periksa(skp, oleh=oleh):
        return ada
    alasan = _alasan(alasan)
    baru = _rancangan(skp, alasan)
    gandakan(skp, baru)
    sebagai = "pemilik" if oleh.pk == skp.pegawai_id else "penyusun"
    Jejak.catat(baru, "buka_perubahan", oleh=oleh, sebagai=sebagai, ke=baru.status, dari_skp=skp.pk, catatan=alasan)
    return baru


def periksa(skp: Skp, *, oleh: Pegawai) -> Skp | None:
    """The open draft or proposal, if there is one. Raises BukanHak, or KeadaanMenolak when none can be opened."""
    if not {"pemilik", "penyusun"} & peran_bertindak(skp, oleh):
        raise BukanHak("Perubahan SKP hanya dapat disusun oleh pegawai yang bersangkutan atau penyusun pendampingnya.")
    if ada := skp.pengubah:
        return ada
    _dapat_berubah(skp)
    return None


def _dapat_berubah(skp: Skp) -> None:
    if skp.status != Status.DITETAPKAN:
        raise KeadaanMenolak(f"SKP ini sudah berstatus “{skp.sebutan_status}”.")
    tahunan = {"periode_evaluasi__jenis": JenisEvaluasi.TAHUNAN, "skp__rangkaian": skp.rangkaian}
    if PenutupanPeriode.objects.filter(**tahunan).exists():
        raise KeadaanMenolak(f"Evaluasi akhir tahun {skp.mulai.year} sudah ditetapkan; SKP tidak dapat diubah lagi.")


def _alasan(alasan: str) -> str:
    alasan = alasan.strip()
    if not alasan:
        raise IsianKeliru("Alasan perubahan belum diisi.", {"alasan": "Alasan perubahan belum diisi."})
    if len(alasan) > PANJANG_ALASAN:
        raise IsianKeliru(f"Alasan paling panjang {PANJANG_ALASAN} huruf.", {"alasan": "Terlalu panjang."})
    return alasan


def _rancangan(skp: Skp, alasan: str) -> Skp:
    """The same parties and days as the version in force; nothing of its signatures."""
    baru: Skp = kembar(
        skp,
        kode=kode_acak(),
        status=Status.DRAF,
        menggantikan_id=skp.pk,
        nomor_versi=skp.nomor_versi + 1,
        alasan_perubahan=alasan,
        versi=1,
        versi_lampiran=1,
        catatan_pengembalian="",
        sidik_diajukan="",
        sidik_ditetapkan="",
        salinan=None,
        nomor_dokumen=None,
        rancangan_dibagikan_pada=None,
        diajukan_pada=None,
        ditetapkan_pada=None,
    )
    baru.save()
    return baru


def buang(skp: Skp, *, oleh: Pegawai) -> Skp:
    """The owner gives up his draft of a change; what others had read of it stays among the kept versions."""
    with transition(skp, "buang", oleh=oleh) as skp:
        if not skp.menggantikan_id:
            raise KeadaanMenolak("Ini bukan rancangan perubahan, jadi tidak dapat dibuang.")
        skp.sidik_diajukan = ""
    return skp
