"""A chain of waits to look at: Bupati, kepala dinas, kepala bidang, each holding the change of who stands below him.

Made by the steps people use; only the days are set back.
"""

from datetime import timedelta

from django.utils.timezone import now

from skp_app.alur import penyusunan, perencanaan, perubahan
from skp_app.aturan.status import Status
from skp_app.models import Periode, Skp

ALASAN = "Anggaran perubahan, ekspektasi disesuaikan (Pasal 14 ayat (2))."
STAF = 3


def bangun(periode: Periode, kecuali: str) -> None:
    """In a dinas other than `kecuali`; nothing where no dinas is large enough."""
    berlaku = Skp.objects.filter(periode=periode, status=Status.DITETAPKAN)
    kepala = berlaku.filter(keluarga="jpt", memimpin_unit=True).exclude(unit__nama=kecuali)
    for kadis in kepala.order_by("unit__jalur", "pk"):
        kabid = berlaku.filter(penilai=kadis.pegawai, memimpin_unit=True).order_by("pk").first()
        staf = berlaku.filter(penilai=kabid.pegawai).order_by("pk")[:STAF] if kabid else []
        if len(staf) == STAF:
            for lama, skp in zip((18, 14, 9, 8, 6), (kadis, kabid, *staf), strict=True):
                _ubah(skp, lama)
            return


def _ubah(skp: Skp, lama: int) -> None:
    """Proposed `lama` days ago, and nobody has answered."""
    draf = perubahan.buka(skp, oleh=skp.pegawai, alasan=ALASAN)
    rhk = draf.rhk.order_by("urutan").first()
    teks = f"{rhk.teks} sesuai anggaran perubahan"
    penyusunan.simpan_rhk(rhk, oleh=skp.pegawai, versi=rhk.versi, teks=teks)
    baru = perencanaan.ajukan(Skp.objects.get(pk=draf.pk), oleh=skp.pegawai)
    Skp.objects.filter(pk=baru.pk).update(diajukan_pada=now() - timedelta(days=lama))
