"""One evaluation per period, whichever version of the SKP it began on (Pasal 14(2))."""

from evaluasi.aturan.status import DAPAT_DINILAI
from evaluasi.models import Evaluasi
from pegawai.models import Jejak, Pegawai
from skp_app.models import PeriodeEvaluasi, Skp


def milik(skp: Skp, periode: PeriodeEvaluasi) -> Evaluasi | None:
    """The evaluation of this SKP in the period, begun on this version of it or on an earlier one."""
    semua = Evaluasi.objects.select_related("unit_capaian")
    return semua.filter(skp__rangkaian=skp.rangkaian, periode_evaluasi=periode).first()


def lanjutkan(evaluasi: Evaluasi, skp: Skp, oleh: Pegawai) -> None:
    """What was begun goes on under the version in force; marks follow their RHK, those of a dropped RHK go.

    A result that was set stays with the version that it was set on. The caller holds the SKP.
    """
    if evaluasi.skp_id == skp.pk or evaluasi.status not in DAPAT_DINILAI:
        return
    baru = dict(skp.rhk.values_list("garis", "pk"))
    for tanda in evaluasi.tanda.select_related("rhk"):
        if tanda.rhk.garis in baru:
            tanda.rhk_id = baru[tanda.rhk.garis]
            tanda.save(update_fields=["rhk"])
        else:
            tanda.delete()
    evaluasi.skp = skp
    evaluasi.save(update_fields=["skp"])
    Jejak.catat(evaluasi, "pindah_versi", oleh=oleh, sebagai="penilai", skp=skp.pk)
