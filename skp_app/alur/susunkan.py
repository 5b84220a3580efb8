"""The penilai drafts for a pegawai who does not; the pegawai still signs and submits himself (Pasal 14(3))."""

from django.db import IntegrityError, transaction

from pegawai.models import Jejak, Pegawai, Pemberitahuan
from pegawai.penolakan import BukanHak, KeadaanMenolak
from skp_app.alur import perencanaan
from skp_app.alur.transisi import terkunci
from skp_app.aturan.status import DAPAT_DISUSUN, TIDAK_DIHITUNG, Status
from skp_app.models import Periode, Skp

BUKAN_PENILAI = "SKP disusunkan oleh pejabat penilai kinerja pegawai tersebut."


@transaction.atomic
def susunkan(pegawai: Pegawai, periode: Periode, *, oleh: Pegawai) -> Skp:
    """A draft by the penilai, the same one at a second click.

    An empty draft of the pegawai is opened to him; one in which the pegawai wrote is never taken over.
    """
    Pegawai.objects.select_for_update(no_key=True).get(pk=pegawai.pk)
    ada = Skp.objects.filter(pegawai=pegawai, periode=periode).exclude(status__in=TIDAK_DIHITUNG).first()
    if ada is None:
        return _mulai(pegawai, periode, oleh)
    if ada.penilai_id != oleh.pk:
        raise BukanHak(BUKAN_PENILAI)
    if ada.disusun_penilai:
        return ada
    if ada.status != Status.DRAF or ada.versi > 1 or ada.rhk.exists():
        raise KeadaanMenolak(f"{pegawai.nama_lengkap} sudah menyusun SKP-nya sendiri. Ingatkan, jangan ambil alih.")
    Skp.objects.filter(pk=ada.pk).update(disusun_penilai=True)
    ada.disusun_penilai = True
    return _kabarkan(ada, oleh)


def _mulai(pegawai: Pegawai, periode: Periode, oleh: Pegawai) -> Skp:
    pihak = perencanaan.para_pihak(pegawai, periode, periode.mulai)
    if pihak["penilai"] != oleh:
        raise BukanHak(BUKAN_PENILAI)
    try:
        with transaction.atomic():
            skp = Skp.objects.create(**pihak, mulai=periode.mulai, disusun_penilai=True)
    except IntegrityError:
        raise KeadaanMenolak("Sudah ada SKP lain yang mencakup tanggal tersebut.") from None
    return _kabarkan(skp, oleh)


def _kabarkan(skp: Skp, oleh: Pegawai) -> Skp:
    Jejak.catat(skp, "susunkan", oleh=oleh, sebagai="penilai", ke=skp.status)
    judul = f"{oleh.nama_lengkap} menyusunkan SKP {skp.mulai.year} Anda; Anda yang mengajukannya"
    Pemberitahuan.kirim(skp.pegawai, f"skp-{skp.pk}-susunkan", judul, tautan=f"/skp/{skp.kode}/")
    return skp


@transaction.atomic
def serahkan(skp: Skp, *, oleh: Pegawai) -> Skp:
    """Tell the pegawai that the draft is ready to be read and submitted. The same content is handed over once."""
    skp = terkunci(skp)
    if skp.penilai_id != oleh.pk or not skp.disusun_penilai:
        raise BukanHak("Rancangan diserahkan oleh pejabat penilai yang menyusunnya.")
    if skp.status not in DAPAT_DISUSUN:
        raise KeadaanMenolak(f"SKP ini sudah berstatus “{skp.get_status_display()}”.")
    kunci = f"skp-{skp.pk}-serahkan-{skp.versi}"
    if not Pemberitahuan.objects.filter(penerima=skp.pegawai, kunci=kunci).exists():
        judul = f"Rancangan SKP {skp.mulai.year} Anda siap diperiksa dan diajukan"
        Pemberitahuan.kirim(skp.pegawai, kunci, judul, tautan=f"/skp/{skp.kode}/")
        Jejak.catat(skp, "serahkan", oleh=oleh, sebagai="penilai")
    return skp
