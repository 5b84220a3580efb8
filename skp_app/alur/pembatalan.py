"""A pengelola takes back a draft or a proposal that should not be there; the person may begin anew."""

from pegawai.models import Pegawai, Pemberitahuan
from pegawai.penolakan import IsianKeliru
from skp_app.alur.transisi import transition
from skp_app.models import Skp

PANJANG_ALASAN = 500


def batalkan(skp: Skp, *, oleh: Pegawai, alasan: str) -> Skp:
    """Raises IsianKeliru without a reason, KeadaanMenolak once it is set."""
    alasan = alasan.strip()
    if not alasan or len(alasan) > PANJANG_ALASAN:
        kalimat = f"Alasan belum diisi, atau lebih panjang dari {PANJANG_ALASAN} huruf."
        raise IsianKeliru(kalimat, {"alasan": kalimat})
    with transition(skp, "batalkan", oleh=oleh, catatan=alasan) as skp:
        Pemberitahuan.kirim(
            skp.pegawai,
            f"skp-{skp.pk}-batalkan",
            f"SKP {skp.mulai.year} Anda dibatalkan pengelola kinerja",
            isi=f"Alasan: {alasan}",
            tautan="/skp/",
        )
    return skp
