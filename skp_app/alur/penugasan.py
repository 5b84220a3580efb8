"""Penugasan: proposed to the penilai of the person, who agrees or declines (Lampiran p. 45-46)."""

from datetime import date

from pegawai.models import Pegawai, Pemberitahuan
from skp_app.models import BentukPenugasan, Penugasan


def usulkan(
    *,
    pegawai: Pegawai,
    pemberi: Pegawai,
    pemberi_teks: str,
    penilai: Pegawai,
    uraian: str,
    mulai: date,
    selesai: date | None = None,
) -> Penugasan:
    """A penunjukan by a Pimpinan who is not the penilai; the penilai is told and decides (p. 46 number 10)."""
    usulan = Penugasan.objects.create(
        pegawai=pegawai, pemberi=pemberi, pemberi_teks=pemberi_teks[:200], penilai=penilai, uraian=uraian[:500],
        bentuk=BentukPenugasan.PENUNJUKAN, mulai=mulai, selesai=selesai,
    )  # fmt: skip
    Pemberitahuan.kirim(
        penilai,
        f"penugasan-{usulan.pk}-usul",
        f"{pegawai.nama_lengkap} diusulkan mendapat penugasan",
        isi=f"{pemberi.nama_lengkap}: {uraian}. Persetujuan Anda sebagai penilai diperlukan.",
    )
    return usulan
