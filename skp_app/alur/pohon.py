"""What follows from a finding in the pohon kinerja: whoever can mend it is asked to, once in 24 hours."""

from pegawai.models import Jejak, Pegawai
from pegawai.penolakan import KeadaanMenolak
from skp_app.alur.pengingat import ingatkan
from skp_app.models import Skp
from skp_app.temuan import Temuan


def minta_penjelasan(temuan: Temuan, *, oleh: Pegawai, tahun: int) -> Pegawai:
    """Tell the person behind the finding; a second click within 24 hours is the first one.

    Raises KeadaanMenolak when nobody is there to ask.
    """
    kepada = temuan.penanggung
    if kepada is None:
        raise KeadaanMenolak("Tidak ada pejabat yang dapat dimintai penjelasan: unit ini sedang tanpa pimpinan.")
    ingatkan(
        kepada,
        f"ingat-temuan-{temuan.jenis.value}-{temuan.pk}-",
        f"Diminta penjelasan: {temuan.jenis.cetak.lower()}",
        isi=f"{oleh.nama_lengkap} meminta Anda melihat “{temuan.judul}”. {temuan.sebab}",
        tautan=f"/skp/{temuan.skp}/" if temuan.skp else f"/pohon/{tahun}/saya/",
    )
    if skp := Skp.objects.filter(kode=temuan.skp).first():
        Jejak.catat(skp, "minta_penjelasan", oleh=oleh, temuan=temuan.jenis.value)
    return kepada
