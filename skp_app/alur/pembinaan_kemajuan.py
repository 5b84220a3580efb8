"""From a conclusion of no progress to the bimbingan that follows from it (Pasal 20(3) c)."""

from django.db import transaction

from pegawai.models import Pegawai
from skp_app.alur import bimbingan, kemajuan
from skp_app.aturan.kemajuan import Tindak
from skp_app.models import KesimpulanKemajuan, TindakKemajuan


@transaction.atomic
def bina(kesimpulan: KesimpulanKemajuan, *, oleh: Pegawai, metode: str, isi: str) -> TindakKemajuan:
    """Open the bimbingan and keep it as what followed. A second click finds both."""
    if ada := kesimpulan.tindak.filter(jenis=Tindak.PEMBINAAN, ditarik_pada=None).first():
        return ada
    baru = bimbingan.usulkan(kesimpulan.skp.terkini, oleh=oleh, metode=metode, alasan=isi)
    return kemajuan.tindak(kesimpulan, Tindak.PEMBINAAN, oleh=oleh, isi=isi, bimbingan=baru)
