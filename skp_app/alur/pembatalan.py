"""A pengelola takes back a draft or a proposal that should not be there; the person may begin anew."""

from pegawai.alur.isian import wajib
from pegawai.models import Pegawai, Pemberitahuan
from skp_app.alur.transisi import transition
from skp_app.models import Skp

PANJANG_ALASAN = 500


def batalkan(skp: Skp, *, oleh: Pegawai, alasan: str) -> Skp:
    """Raises IsianKeliru without a reason, KeadaanMenolak once it is set."""
    alasan = wajib(alasan, PANJANG_ALASAN, "alasan")
    with transition(skp, "batalkan", oleh=oleh, catatan=alasan) as skp:
        Pemberitahuan.kirim(
            skp.pegawai,
            f"skp-{skp.pk}-batalkan",
            f"SKP {skp.mulai.year} Anda dibatalkan pengelola kinerja",
            isi=f"Alasan: {alasan}",
            tautan="/skp/",
        )
    return skp
